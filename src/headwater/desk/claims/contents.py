"""What statements say, kept once for all that say it in the same words, and the ties between contents.

Forty outlets that print one dispatch give forty tellings and one content: it is compared with others once.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from sqlalchemy import Connection, delete, func, or_, select

from headwater.desk.chunks import asked, chunks, put
from headwater.desk.claims import lookup
from headwater.desk.claims.claim_tables import content_keys, contents, sheets, tellings, ties
from headwater.desk.claims.entering import entered
from headwater.desk.claims.lookup import Shelf
from headwater.desk.claims.packing import hashed, marked, pack, unpack_again
from headwater.json_text import encode_lines
from headwater.linked import Telling, Tie
from headwater.weighing import Weighing
from headwater.wordforms import fold

COMPARED = 50
"""Contents that a new one is compared with, those that share most keys."""
LEAST = 8.0
"""Bits that the keys must tell which a new content shares with another one, to be compared with it: one key that up to
three hold (at 800 it would tell nothing), or two that 50 hold. Of 13,812 pairs of one content among those that
were compared on a desk of 6,000 articles, it leaves out 13; of those that are no more than related, a quarter."""
FEW, MUCH = 20, 12.0
"""So many are compared in any case, the others only where the keys tell so many bits. Of 4,122 pairs of one content
among 19,249 that were compared on a desk of 103,000 articles without this, it leaves out 68, most of them in claims
that others hold together; of all others, four in ten."""
LARGE = 80
"""Contents of a claim beyond which it stays together as it is: only some of them are looked at with what is new."""
STAND = 12
"""Contents that stand for a large claim: its fullest ones. Who joins it is told by five of them (link/claims.py)."""


def same(telling: Telling) -> int:
    """One number for all tellings between which a comparison could not find a difference: words, day, and stance.

    What a person entered is of the claim that it was entered for: nothing else is one with it, whatever its words.
    """
    bare = replace(
        telling,
        article=telling.article if entered(telling.article) else "",
        statement="",
        spans=(),
        chain=(),
        answers=None,
        within=None,
        confidence=1.0,
        vector=b"",
        wording=" ".join(fold(telling.wording).split()),
        published=telling.published[:10],
        withdrawn="",
        fragment=False,
        led="",
    )
    return marked(pack(bare).decode("latin-1"))


def keep(connection: Connection, sheet: int, told: Sequence[Telling], weighing: Weighing) -> dict[str, int]:
    """Keeps the tellings of a sheet that has none; the content of each statement."""
    of = _contents(connection, told, weighing)
    rows = []
    for telling in told:
        answers = of.get(telling.answers or telling.within or "")
        said = (telling.statement, of[telling.statement], answers, telling.wording, pack(telling))
        rows.append((sheet, *said))
    put(connection, _TOLD, rows)
    return of


_TOLD = "INSERT INTO tellings (sheet, statement, content, answers, wording, body) VALUES (?, ?, ?, ?, ?, ?)"
_TIED = "INSERT INTO ties (one, other, how, score, what, why) VALUES (?, ?, ?, ?, ?, ?)"


def forget(connection: Connection, sheet: int) -> set[int]:
    """Lets go of the tellings of a sheet; their contents."""
    table = tellings
    lost = set(connection.execute(select(table.c.content).where(table.c.sheet == sheet)).scalars())
    connection.execute(delete(table).where(table.c.sheet == sheet))
    return lost


def _contents(connection: Connection, told: Sequence[Telling], weighing: Weighing) -> dict[str, int]:
    """The content of each of these statements; those that were not met before are made, and tied to others."""
    said = {telling.statement: same(telling) for telling in told}
    known = _known(connection, set(said.values()))
    fresh: dict[int, Telling] = {}
    for telling in told:
        if (one := said[telling.statement]) not in known:
            fresh.setdefault(one, telling)
    if fresh:
        rows = [(one, pack(telling)) for one, telling in fresh.items()]
        put(connection, "INSERT INTO contents (same, body) VALUES (?, ?)", rows)
        known |= (made := _known(connection, fresh.keys()))
        read = {made[one]: telling for one, telling in fresh.items() if not entered(telling.article)}
        _tie(connection, read, weighing)
    return {statement: known[one] for statement, one in said.items()}


def _known(connection: Connection, sames: Collection[int]) -> dict[int, int]:
    """The contents that are there, by what is one for all that say it."""
    return dict(asked(connection, "SELECT same, id FROM contents WHERE same IN ({})", sames))


def _tie(connection: Connection, fresh: Mapping[int, Telling], weighing: Weighing) -> None:
    """Ties each of these new contents to those before it that are like it."""
    keys = {id: sorted({hashed(key) for key in weighing.content_keys(telling)}) for id, telling in fresh.items()}
    shelf = Shelf(connection, content_keys.c.content, {key for each in keys.values() for key in each})
    near: dict[int, list[int]] = {}
    for id in fresh:
        near[id] = shelf.telling(keys[id], most=COMPARED, least=LEAST, few=FEW, much=MUCH)
        shelf.add(id, keys[id])
    others = load(connection, sorted({other for each in near.values() for other in each}))
    rows = [
        (min(id, other), max(id, other), tie.how, tie.score, encode_lines(tie.what), encode_lines(tie.why))
        for id, telling in fresh.items()
        for other in near[id]
        if (tie := weighing.tie(telling, others[other]))
    ]
    put(connection, _TIED, rows)
    lookup.put(connection, content_keys.c.content, keys)


def load(connection: Connection, ids: Sequence[int]) -> dict[int, Telling]:
    """For each content the first telling of it that was met."""
    rows = asked(connection, "SELECT id, body FROM contents WHERE id IN ({})", ids)
    return {id: unpack_again(Telling, body) for id, body in rows}


def told(connection: Connection, ids: Iterable[int]) -> dict[int, list[tuple[int, Telling]]]:
    """For each content its tellings, with the sheets that they are in."""
    found: dict[int, list[tuple[int, Telling]]] = {}
    question = "SELECT content, sheet, body FROM tellings WHERE content IN ({}) ORDER BY sheet, statement"
    for content, sheet, body in asked(connection, question, set(ids)):
        found.setdefault(content, []).append((sheet, unpack_again(Telling, body)))
    return found


def refs(connection: Connection, ids: Iterable[int]) -> dict[int, set[tuple[str, str]]]:
    """For each content the names of its tellings: article and statement."""
    found: dict[int, set[tuple[str, str]]] = {}
    for some in chunks(sorted(ids)):
        query = select(tellings.c.content, sheets.c.article, tellings.c.statement)
        query = query.join(sheets, sheets.c.id == tellings.c.sheet).where(tellings.c.content.in_(some))
        for content, article, statement in connection.execute(query):
            found.setdefault(content, set()).add((article, statement))
    return found


def first_told(connection: Connection, ids: Iterable[int]) -> dict[int, Telling]:
    """For each content the telling that stands for it: the first in time, of equals the one with the smallest ids."""
    return {content: first(each) for content, each in told(connection, ids).items()}


def first(each: Sequence[tuple[int, Telling]]) -> Telling:
    """The telling that stands for a content."""
    return min((telling for _, telling in each), key=lambda t: (t.published or "~", t.ref))


def only_entered(each: Sequence[tuple[int, Telling]]) -> bool:
    """True of the tellings of a content that only persons entered."""
    return all(entered(telling.article) for _, telling in each)


def around(
    connection: Connection,
    ids: Iterable[int],
    *,
    also: Mapping[int, set[int]],
    most: int | None = None,
    near: Collection[int] = (),
) -> set[int]:
    """The contents that hang together with these, claims always whole.

    By ties of one claim, by answering one another in an article, and by what persons joined (`also`). All of them; or,
    where they are more than `most`, those that are fewer steps away, the first step in any case, and of a large claim
    only those that stand for it, beside those of `near` and what is tied to them.
    """
    known = _whole(connection, set(ids), most, near)
    fresh, steps = known, 0
    while fresh:
        met = _whole(connection, _next_to(connection, fresh, also) - known, most, near) - known
        if steps and most is not None and len(known) + len(met) > most:
            break
        known = known | met
        fresh, steps = met, steps + 1
    return known


def _whole(connection: Connection, ids: set[int], most: int | None, near: Collection[int]) -> set[int]:
    """These contents and all others of their claims; where `most` bounds, of large claims those that stand for them."""
    of = claims_of(connection, ids)
    claims = set(of.values())
    large = set() if most is None else _large(connection, claims)
    kept = {id for id in ids if of.get(id) not in large or id in near}
    return kept | members(connection, claims - large) | _standing_for(connection, large, near)


def held(connection: Connection, of: Mapping[int, int], near: Collection[int]) -> list[list[int]]:
    """Those of contents that stay together, as they are of one large claim; `near` are free to leave it.

    `of` are the claims of those that have one.
    """
    large = _large(connection, set(of.values()))
    return [sorted(id for id in of if of[id] == claim and id not in near) for claim in sorted(large)]


def _large(connection: Connection, claims: Collection[int]) -> set[int]:
    question = f"SELECT claim FROM contents WHERE claim IN ({{}}) GROUP BY claim HAVING count(*) > {LARGE}"
    return {claim for (claim,) in asked(connection, question, claims)}


def _standing_for(connection: Connection, large: Collection[int], near: Collection[int]) -> set[int]:
    """The fullest contents of large claims, and those tied to `near`."""
    found: set[int] = set()
    for claim in large:
        query = select(contents.c.id).where(contents.c.claim == claim)
        fullest = query.order_by(func.length(contents.c.body).desc(), contents.c.id).limit(STAND)
        found |= set(connection.execute(fullest).scalars())
        for some in chunks(sorted(near)):
            for mine, other in ((ties.c.one, ties.c.other), (ties.c.other, ties.c.one)):
                tied = query.join(ties, other == contents.c.id).where(mine.in_(some), ties.c.how != "related")
                found |= set(connection.execute(tied).scalars())
    return found


def _next_to(connection: Connection, ids: set[int], also: Mapping[int, set[int]]) -> set[int]:
    met = {other for id in ids for other in also.get(id, ())}
    return met | {other for (other,) in asked(connection, _NEXT_TO, ids)}


_NEXT_TO = """SELECT other FROM ties WHERE one IN ({0}) AND how != 'related'
UNION SELECT one FROM ties WHERE other IN ({0}) AND how != 'related'
UNION SELECT answers FROM tellings WHERE content IN ({0}) AND answers IS NOT NULL
UNION SELECT content FROM tellings WHERE answers IN ({0})"""


def claims_of(connection: Connection, ids: Iterable[int]) -> dict[int, int]:
    """The claim of each content that has one."""
    return dict(asked(connection, "SELECT id, claim FROM contents WHERE id IN ({}) AND claim IS NOT NULL", set(ids)))


def members(connection: Connection, claims: set[int]) -> set[int]:
    """The contents of these claims."""
    return {id for (id,) in asked(connection, "SELECT id FROM contents WHERE claim IN ({})", claims)}


def among(connection: Connection, ids: Iterable[int], refs: dict[int, tuple[str, str]]) -> list[Tie]:
    """The ties among contents, without their reasons; `refs` names the telling that stands for each."""
    rows = asked(connection, _AMONG, set(ids))
    return [Tie(refs[one], refs[other], how, score) for one, other, how, score in rows if other in refs]


# The plus keeps the database from seeking each of the pairs by themselves, of which few are there.
_AMONG = "SELECT one, other, how, score FROM ties WHERE one IN ({0}) AND +other IN ({0})"


def related(connection: Connection, claim: int) -> dict[int, str]:
    """The claims that have a content related to one of this claim's, or tied to it and left outside, and why.

    Found by the database: a claim that hundreds tell has tens of thousands of ties, nearly all within itself.
    """
    found: dict[int, list[str]] = {}
    ours, theirs = contents.alias(), contents.alias()
    own = select(contents.c.id).where(contents.c.claim == claim).scalar_subquery()
    for mine, other in ((ties.c.one, ties.c.other), (ties.c.other, ties.c.one)):
        query = select(theirs.c.claim, func.min(ties.c.why)).select_from(ours).join(ties, mine == ours.c.id)
        query = query.join(theirs, theirs.c.id == other).where(ours.c.claim == claim, theirs.c.claim != claim)
        # By the index of the ties alone, before a row of theirs is looked up: it halves the time.
        for number, why in connection.execute(query.where(other.not_in(own)).group_by(theirs.c.claim)):
            found[number] = min(found.get(number, why), why)
    return {number: " ".join(w if w.endswith(".") else f"{w}." for w in why) for number, why in found.items()}


def untold(connection: Connection, ids: Iterable[int]) -> set[int]:
    """Those contents that nobody tells any more."""
    wanted = set(ids)
    here = asked(connection, "SELECT DISTINCT content FROM tellings WHERE content IN ({})", wanted)
    return wanted - {content for (content,) in here}


def answering(connection: Connection, ids: Iterable[int]) -> bool:
    """Whether one of these is told as an answer, and so may bind what was not bound."""
    question = "SELECT content FROM tellings WHERE content IN ({}) AND answers IS NOT NULL LIMIT 1"
    return bool(asked(connection, question, set(ids)))


def drop(connection: Connection, ids: Iterable[int], weighing: Weighing) -> None:
    """Lets go of contents, of their keys and ties."""
    gone = sorted(ids)
    if gone:
        lookup.let_go(connection, content_keys.c.content)
    for id, telling in load(connection, gone).items():
        keys = [hashed(key) for key in weighing.content_keys(telling)]
        connection.execute(delete(content_keys).where(content_keys.c.content == id, content_keys.c.key.in_(keys)))
    for some in chunks(gone):
        connection.execute(delete(ties).where(or_(ties.c.one.in_(some), ties.c.other.in_(some))))
        connection.execute(delete(contents).where(contents.c.id.in_(some)))
