"""Sets an article beside the others: whose text it repeats, which story and which claims it belongs to.

    keep the sheet -> copies -> tellings -> claims, weighed -> story

One call for each article that is added, within the transaction that adds it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from sqlalchemy import Connection, delete, func, select, update

from headwater.desk import schema
from headwater.desk.changes import edits, noting
from headwater.desk.chunks import asked, chunks
from headwater.desk.claims import amendments, claiming, contents, copying, fresh, sheets, stories
from headwater.desk.claims.claim_tables import contents as content_table
from headwater.desk.claims.claim_tables import tellings as telling_table
from headwater.desk.claims.claim_tables import worn_keys
from headwater.desk.claims.packing import unpack
from headwater.desk.finding import printed_by, sayings
from headwater.desk.readings import writable
from headwater.linked import Sheet, Telling
from headwater.records import Reading
from headwater.weighing import Weighing
from headwater.wordforms import fold


def link(connection: Connection, article: str, weighing: Weighing) -> None:
    """Compares the current version of an article; what was found for it before is let go."""
    here = schema.articles.c.id == article
    n = connection.execute(select(schema.articles.c.current).where(here)).scalar_one()
    reading = writable(connection, article, n)
    if reading is not None:
        whole = amendments.with_missed(reading, amendments.standing(connection, article))
        place(connection, _as_it_came(connection, weighing.sheet(whole), reading, n, weighing), n, weighing)
        sayings.forget(connection, article)
        sayings.keep(connection, reading, n)
    connection.execute(update(schema.articles).where(here).values(compared=n))


def _as_it_came(connection: Connection, sheet: Sheet, reading: Reading, n: int, weighing: Weighing) -> Sheet:
    """The sheet, with what of it is younger than the day of its article.

    Of an article that was withdrawn it has the matter that it was about and the day that it was of: a notice is of no
    story.
    """
    sheet = replace(sheet, fresh=fresh.fresh(connection, reading, n))
    stood = edits.stood(connection, reading, n)
    about = weighing.sheet(stood) if stood else None
    if about is None or about.matter is None:
        return sheet
    matter = replace(about.matter, titled=about.title)
    return replace(sheet, matter=matter, published=sheet.published or about.published)


def waiting(connection: Connection, limit: int) -> list[str]:
    """Articles that were not compared yet, in the order in which they were added."""
    table = schema.articles
    query = select(table.c.id).where(table.c.compared.is_(None)).order_by(table.c.added, table.c.id).limit(limit)
    return list(connection.execute(query).scalars())


def waiting_count(connection: Connection) -> int:
    """How many articles were not compared yet."""
    query = select(func.count()).where(schema.articles.c.compared.is_(None))
    return connection.execute(query).scalar_one()


def let_all_wait(connection: Connection) -> None:
    """Every article is to be compared anew; what is worn is found out anew with it."""
    connection.execute(update(schema.articles).values(compared=None))
    connection.execute(delete(worn_keys))
    noting.worn(connection).clear()


def place(connection: Connection, sheet: Sheet, n: int, weighing: Weighing) -> None:
    """Sets a sheet beside the others. `n` is the version of the article that it is of."""
    before = sheets.of_article(connection, sheet.article)
    told = list(amendments.applied(connection, sheet))
    if before and before.n != n:
        told += _withdrawn(connection, before, told, sheet.fetched)
    elif before:
        told += [each for each in _told(connection, before.id) if each.withdrawn]
    said = _contents(connection, before.id) if before else []
    lost = _let_go(connection, before.id) if before else set()
    kept = sheets.keep(connection, sheet, n, before)
    if before is None:
        noting.placed(connection, kept.id, sheet.article)
    printed_by.keep(connection, sheet, weighing)
    changed = copying.link(connection, kept.id, kept.sheet, weighing)
    of = contents.keep(connection, kept.id, told, weighing)
    heirs = _heirs(said, [(each.statement, _words(each), of[each.statement]) for each in told])
    claiming.take_in(connection, lost | set(of.values()), weighing, heirs)
    claiming.reweigh(connection, _told_by_both(connection, changed), weighing)
    stories.link(connection, kept.id, kept.sheet, weighing)


def _let_go(connection: Connection, id: int) -> set[int]:
    """Lets go of what was found of a sheet, all but the story that it is in; the contents that it told."""
    copying.forget(connection, id)
    stories.let_go(connection, id)
    return contents.forget(connection, id)


def _withdrawn(connection: Connection, before: sheets.Kept, told: Sequence[Telling], when: str) -> list[Telling]:
    """What the version before said and this one does not: it counts no longer, and stays in the history."""
    said = {_words(each) for each in told}
    gone = []
    for each in _told(connection, before.id):
        if each.withdrawn:
            gone.append(each)
        elif _words(each) not in said:
            gone.append(replace(each, statement=f"{each.statement}@{before.n}", withdrawn=when))
    return gone


def _words(telling: Telling) -> str:
    return _folded(telling.wording)


def _folded(wording: str) -> str:
    return " ".join(fold(wording).split())


Said = Sequence[tuple[str, str, int]]
"""Statements with their folded words and their contents."""


def _contents(connection: Connection, sheet: int) -> Said:
    t = telling_table.c
    rows = connection.execute(select(t.statement, t.wording, t.content).where(t.sheet == sheet).order_by(t.statement))
    return [(statement, _folded(wording), content) for statement, wording, content in rows]


def _heirs(before: Said, now: Said) -> dict[int, set[int]]:
    """Which contents came in the place of which: the words are the same, but not who says them, when or how."""
    called = {(statement, words): content for statement, words, content in before}
    worded = {words: content for _, words, content in before}
    heirs: dict[int, set[int]] = {}
    for statement, words, content in now:
        was = called.get((statement, words), worded.get(words))
        if was is not None and was != content:
            heirs.setdefault(content, set()).add(was)
    return heirs


def _told(connection: Connection, sheet: int) -> list[Telling]:
    table = telling_table
    query = select(table.c.body).where(table.c.sheet == sheet).order_by(table.c.statement)
    return [unpack(Telling, body) for body in connection.execute(query).scalars()]


def remove(connection: Connection, article: str, weighing: Weighing) -> None:
    """Takes a sheet away again, with all that was found of it."""
    kept = sheets.of_article(connection, article)
    if kept is None:
        return
    touched = _let_go(connection, kept.id)
    stories.forget(connection, kept.id, weighing)
    sheets.remove(connection, kept.id)
    claiming.settle(connection, touched, weighing)


def _told_by_both(connection: Connection, pairs: Collection[tuple[int, int]]) -> set[int]:
    """The claims that both sheets of one of these pairs tell: for others it is nothing that one repeats the other."""
    told: dict[int, set[int]] = {}
    for sheet, claim in asked(connection, _TOLD, {sheet for pair in pairs for sheet in pair}):
        told.setdefault(sheet, set()).add(claim)
    return {claim for one, other in pairs for claim in told.get(one, set()) & told.get(other, set())}


_TOLD = """SELECT DISTINCT t.sheet, c.claim FROM tellings AS t JOIN contents AS c ON c.id = t.content
WHERE t.sheet IN ({}) AND c.claim IS NOT NULL"""


def claims_of(connection: Connection, sheets_: Iterable[int]) -> set[int]:
    """The claims that have a telling in one of these sheets."""
    found: set[int] = set()
    t, c = telling_table, content_table
    for some in chunks(sorted(sheets_)):
        query = select(c.c.claim).join(t, t.c.content == c.c.id).where(t.c.sheet.in_(some)).distinct()
        found |= {claim for claim in connection.execute(query).scalars() if claim is not None}
    return found
