"""The desk: one file that holds what was read, and every version of it. The only door to the database."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row, func, select

from headwater import contract
from headwater.bearers import Linking
from headwater.desk import adding, difference, judgements, readings, schema
from headwater.desk.accounts.accounts import Accounts
from headwater.desk.alerts.alerts import Alerts
from headwater.desk.bearers import entities, linking, listing
from headwater.desk.bearers.entities import EntityCounts, Who
from headwater.desk.bearers.listing import Entry, MetIn
from headwater.desk.changes.changes import Changes
from headwater.desk.claims import whose_word
from headwater.desk.claims.claims import Claims
from headwater.desk.difference import Difference
from headwater.desk.dossiers.dossiers import Dossiers
from headwater.desk.finding.finding import Finding
from headwater.desk.finding.hits import Wanted
from headwater.desk.followed.followed import Followed
from headwater.desk.gathered import Gathered
from headwater.desk.judgements import Judgement
from headwater.desk.keeping.keeping import Keeping
from headwater.desk.log.log import Log
from headwater.desk.margin.margin import Margin
from headwater.desk.outgoing.outgoing import Outgoing
from headwater.desk.publishing.publishing import Publishing
from headwater.desk.rows import Added, Counts, Hit, Kept, Listed, Noted, StatementRow, Version
from headwater.desk.sealed.sealed import Sealed
from headwater.desk.watchlists import sighted, watchfile, watchlists
from headwater.desk.watchlists.sighted import Outline, Sighting
from headwater.desk.watchlists.watchlists import Watchlist
from headwater.errors import DeskError
from headwater.records import Capture, EntityKind, Issue, Link, Reading, Span
from headwater.weighing import Weighing

_BATCH = 100
_PATIENCE = 0.5
"""`add_all` writes when so many readings have come, or one has come so many seconds after the last write."""


class Desk(
    Claims,
    Followed,
    Changes,
    Margin,
    Finding,
    Accounts,
    Log,
    Alerts,
    Dossiers,
    Sealed,
    Publishing,
    Keeping,
    Outgoing,
    Gathered,
):
    """A desk file, opened. Use it in a `with` block, or call `close`.

    Makes the file where there is none, unless `create` is False or `read_only`; brings an older desk to the present
    form. Many processes may read while one writes; a second writer waits `wait` seconds for it. Raises `DeskError`.
    `rules` say who is one across articles (`pipeline.RULES`), `weighing` what is one claim and how many origins stand
    behind it (`pipeline.WEIGHING`); without them what is added waits for them.
    """

    # Writing

    def add(self, capture: Capture, reading: Reading) -> Added:
        """Keeps the capture and what was read out of it; both are on the disk when this returns.

        `new`: an article not seen before. `changed`: its title, access or text differ from the current version.
        `unchanged`: nothing to keep, or only another place or time where the same was found.
        """
        with self._writing() as connection:
            return adding.add(connection, capture, reading, self._rules, self._weighing)

    def add_all(self, items: Iterable[tuple[Capture, Reading] | Issue]) -> Iterator[Added | Issue]:
        """Keeps many, and issues among them, in their order; each is given out once it is on the disk, not before."""
        batch: list[tuple[Capture, Reading] | Issue] = []
        written = time.monotonic()
        for item in items:
            batch.append(item)
            if len(batch) >= _BATCH or time.monotonic() - written > _PATIENCE:
                yield from self._add_batch(batch)
                batch, written = [], time.monotonic()
        yield from self._add_batch(batch)

    def _add_batch(self, batch: list[tuple[Capture, Reading] | Issue]) -> list[Added | Issue]:
        if not batch:
            return []
        with self._writing() as connection:
            return [_add_one(connection, item, self._rules, self._weighing) for item in batch]

    def note_issue(self, issue: Issue) -> None:
        """Keeps what went wrong with an input. The same issue is kept once."""
        with self._writing() as connection:
            adding.note(connection, issue)

    # Reading

    def articles(self, limit: int = 100, offset: int = 0) -> list[Listed]:
        """The articles, those last added or changed first."""
        table = schema.articles
        query = select(table).order_by(table.c.changed.desc(), table.c.id).limit(limit).offset(offset)
        return [_listed(row) for row in self._rows(query)]

    def find(self, start: str) -> str:
        """The id of the one article whose id begins with `start`. `DeskError` where there is none or several."""
        table = schema.articles
        query = select(table.c.id).where(table.c.id.startswith(start, autoescape=True)).order_by(table.c.id).limit(6)
        ids: list[str] = [row.id for row in self._rows(query)] if start else []
        if start in ids or len(ids) == 1:
            return start if start in ids else ids[0]
        if ids:
            raise DeskError(f"{start}: several articles begin so ({', '.join(ids[:5])}); write more of it")
        raise DeskError(f"{start}: no such article on {self.path}; `headwater list` shows them")

    def article(self, id: str) -> Kept | None:
        """The article with its current reading and its versions; None where there is none with that id."""
        with self._reading() as connection:
            row = connection.execute(select(schema.articles).where(schema.articles.c.id == id)).first()
            if row is None or (current := readings.latest(connection, id, row.current)) is None:
                return None
            return Kept(_listed(row), current, tuple(_versions(connection, id)))

    def reading(self, id: str, version: int | None = None) -> Reading | None:
        """The latest reading of a version (default: the current one); None where there is none."""
        with self._reading() as connection:
            if version is None:
                version = connection.execute(
                    select(schema.articles.c.current).where(schema.articles.c.id == id)
                ).scalar()
            return None if version is None else readings.latest(connection, id, version)

    def readings(self) -> Iterator[Reading]:
        """The current reading of every article, in the order of their ids."""
        table = schema.articles
        for row in self._rows(select(table.c.id).order_by(table.c.id)):
            if current := self.reading(row.id):
                yield current

    def versions(self, id: str) -> list[Version]:
        """The versions of an article, oldest first; empty where there is no such article."""
        with self._reading() as connection:
            return _versions(connection, id)

    def difference(self, id: str, a: int, b: int) -> Difference | None:
        """What changed from version `a` to version `b`; None where there is no such version."""
        table = schema.versions
        with self._reading() as connection:
            kept = connection.execute(
                select(table.c.difference).where(table.c.article == id, table.c.n == b, table.c.compared_with == a)
            ).scalar()
            if kept:
                return difference.from_json(kept)
            before, after = readings.latest(connection, id, a), readings.latest(connection, id, b)
        return difference.between(a, before, b, after) if before and after else None

    def statements(
        self,
        *,
        article: str | None = None,
        naming: str | None = None,
        stance: str | None = None,
        source: str | None = None,
        limit: int = 100,
        offset: int = 0,
    ) -> list[StatementRow]:
        """Statements of current versions that fit every condition; `source` is the source's text, as written."""
        table, articles = schema.statements, schema.articles
        query = select(table).join(articles, (articles.c.id == table.c.article) & (articles.c.current == table.c.n))
        wanted = {"article": article, "naming": naming, "stance": stance, "source": source}
        for name, value in wanted.items():
            if value is not None:
                query = query.where(table.c[name] == value)
        query = query.order_by(table.c.article, table.c.position).limit(limit).offset(offset)
        return [_statement(row) for row in self._rows(query)]

    def search(self, query: str, limit: int = 20) -> list[Hit]:
        """The articles that have the words of `query`, best first; see search.py for what a query may be."""
        return list(self.find_texts(Wanted(query), limit=limit).hits) if query.strip() else []

    def capture(self, sha256: str) -> Capture | None:
        """The bytes with that SHA-256 as they first came; None where they never did, or were let go since."""
        captures, originals = schema.captures, schema.originals
        query = select(captures, originals.c.packing, originals.c.body).join(originals).order_by(captures.c.id)
        row = next(iter(self._rows(query.where(captures.c.sha256 == sha256).limit(1))), None)
        if row is None or row.packing == adding.GONE:
            return None
        return Capture(
            sha256=row.sha256,
            fetched=row.fetched,
            source=row.source,
            media_type=row.media_type,
            body=adding.unpack(row.packing, row.body),
            url=row.url,
            encoding=row.encoding,
            container=row.container,
            hints=row.hints,
        )

    def issues(self, limit: int = 100, offset: int = 0) -> list[Noted]:
        """What could not be read, the latest first."""
        table = schema.issues
        rows = self._rows(select(table).order_by(table.c.id.desc()).limit(limit).offset(offset))
        return [Noted(row.input, row.code, row.message, row.noted) for row in rows]

    # Entities

    def who(self, name: str, limit: int = 10) -> list[Who]:
        """Whom or what a name can mean, in any spelling; an id (e-000123) means its entity alone, or `DeskError`."""
        with self._reading() as connection:
            return entities.find(connection, name, limit)

    def entity(self, article: str, local: str) -> str | None:
        """The id of the entity of the desk that an article's entity was linked to; None where it was not."""
        with self._reading() as connection:
            return entities.linked(connection, article, local)

    def waiting(self) -> int:
        """How many articles wait to be linked."""
        table = schema.articles
        with self._reading() as connection:
            return connection.execute(select(func.count()).where(table.c.linked.is_(None))).scalar_one()

    def entity_counts(self) -> EntityCounts:
        """How many entities are on the desk, and how many pairs were left open."""
        with self._reading() as connection:
            return entities.counts(connection)

    def entity_kinds(self) -> dict[EntityKind, int]:
        """How many entities of each kind were met."""
        with self._reading() as connection:
            return listing.kinds(connection)

    def entries(
        self, kind: str | None = None, *, latest: bool = False, limit: int = 40, offset: int = 0
    ) -> list[Entry]:
        """The entities, of one kind where it is named, as lists show them: the most met or the last met first."""
        with self._reading() as connection:
            return listing.page(connection, kind, latest=latest, limit=limit, offset=offset)

    def entries_of(self, ids: Sequence[str]) -> list[Entry]:
        """Those with these ids, as lists show them, each once. `DeskError` where one is not there."""
        with self._reading() as connection:
            return listing.entries(connection, listing.roots(connection, ids))

    def entries_named(self, name: str, limit: int = 40) -> list[Entry]:
        """Whom or what a name can mean, as `who` finds them, as lists show them."""
        with self._reading() as connection:
            return listing.found(connection, name, limit)

    def met_in(self, entity: str, limit: int = 40, offset: int = 0) -> list[MetIn]:
        """The articles in which an entity was met, the latest first."""
        with self._reading() as connection:
            return listing.met_in(connection, entities.root_of(connection, entity), limit, offset)

    def linked(self, article: str, version: int) -> dict[str, str]:
        """The entities of the desk by the ids that they have in the reading of this version of an article."""
        with self._reading() as connection:
            return listing.linked(connection, article, version)

    def languages(self, articles: Sequence[str]) -> dict[str, str | None]:
        """The language of each of these articles."""
        with self._reading() as connection:
            return listing.languages(connection, articles)

    def link_waiting(self) -> Iterator[str]:
        """Links the articles that were never linked, a batch at a time; gives out the id of each."""
        rules = self._need_rules()
        while True:
            with self._writing() as connection:
                ids = linking.waiting(connection, _BATCH)
                for id in ids:
                    linking.link(connection, id, rules)
            if not ids:
                return
            yield from ids

    def relink(self) -> Iterator[str]:
        """Links every article anew, as one change of the desk; gives out the id of each. Judgements stand."""
        rules = self._need_rules()
        with self._writing() as connection:
            yield from linking.link_all_anew(connection, rules)

    # Judgements of persons; each `DeskError` names what is wrong with one

    def merge(self, a: str, b: str, who: str) -> Judgement:
        """`b` is `a`, says `who`."""
        return self._judge(lambda connection: self._weighed(connection, judgements.merge(connection, a, b, who)))

    def apart(self, a: str, b: str, who: str) -> Judgement:
        """`a` and `b` are not the same, says `who`."""
        return self._judge(lambda connection: judgements.apart(connection, a, b, who))

    def split(self, entity: str, articles: Sequence[str], who: str) -> Judgement:
        """In these articles (ids or their beginnings) it is somebody else, who becomes an entity of its own."""
        ids = [self.find(article) for article in articles]
        return self._judge(
            lambda connection: self._weighed(connection, judgements.split(connection, entity, ids, who)[0])
        )

    def rename(self, entity: str, name: str, who: str) -> Judgement:
        """The entity is shown under this name."""
        return self._judge(lambda connection: judgements.rename(connection, entity, name, who))

    def lock(self, entity: str, who: str, *, locked: bool = True) -> Judgement:
        """The rules leave the entity as it is, or no longer do."""
        return self._judge(lambda connection: judgements.lock(connection, entity, who, locked=locked))

    def _weighed(self, connection: Connection, judgement: int) -> int:
        """The judgement, with the claims that it bears on weighed anew."""
        whose_word.judged(connection, judgement, self._weighing)
        return judgement

    def judgements(self, limit: int = 100, offset: int = 0) -> list[Judgement]:
        """The judgements, the latest first."""
        with self._reading() as connection:
            return judgements.log(connection, limit, offset)

    # Watch lists

    def add_watchlist(self, name: str, file: str | Path, who: str = "") -> tuple[int, int]:
        """Keeps the names in a file (watchfile.py) and looks for them; how many names, and sightings, there are.

        Raises `InputError` for a file that is not a list of names, `DeskError` where there is a list of that name.
        """
        rows = watchfile.read(Path(file))
        with self._writing() as connection:
            return len(rows), watchlists.add(connection, name, str(file), rows, who)

    def watchlists(self) -> list[Watchlist]:
        """The watch lists, by name."""
        with self._reading() as connection:
            return watchlists.lists(connection)

    def sightings(self, watchlist: str, among: Sequence[str] | None = None) -> list[Sighting]:
        """Who of a watch list may have been met, with the evidence, in the order of the list; `among`: only these."""
        with self._reading() as connection:
            return sighted.sightings(connection, watchlist, among)

    def sighting_outlines(self, watchlist: str) -> list[Outline] | None:
        """The same without the evidence; None where there is no such list."""
        with self._reading() as connection:
            return sighted.outlines(connection, watchlist) if sighted.is_list(connection, watchlist) else None

    def judged_sightings(self, sightings: Sequence[str], most: int, also: int = 0) -> list[Judgement]:
        """The last judgements on these sightings, those that were taken back too; `also`: the one with this number, if
        it is one of them."""
        with self._reading() as connection:
            ids = sighted.judged(connection, sightings)
            return judgements.numbered(connection, {*ids[:most], *({also} & set(ids))})

    def sighting_count(self) -> int:
        """How many sightings there are, of all watch lists."""
        with self._reading() as connection:
            return connection.execute(select(func.count()).select_from(schema.sightings)).scalar_one()

    def remove_watchlist(self, name: str, who: str = "") -> int:
        """Removes a watch list; how many names were on it."""
        with self._writing() as connection:
            return watchlists.remove(connection, name, who)

    def judge_sighting(self, sighting: str, who: str, *, confirmed: bool) -> Judgement:
        """A sighting (h-000123) is, or is not, the one on the list: holds wherever that entity is met again."""
        return self._judge(lambda connection: watchlists.judge(connection, sighting, who, confirmed=confirmed))

    def counts(self) -> Counts:
        """How much is on the desk, all versions and their statements counted."""
        tables = (schema.articles, schema.versions, schema.captures, schema.statements, schema.issues)
        with self._reading() as connection:
            return Counts(*(connection.execute(select(func.count()).select_from(t)).scalar_one() for t in tables))


def _add_one(
    connection: Connection, item: tuple[Capture, Reading] | Issue, rules: Linking | None, weighing: Weighing | None
) -> Added | Issue:
    if isinstance(item, Issue):
        adding.note(connection, item)
        return item
    return adding.add(connection, *item, rules, weighing)


def _listed(row: Row[Any]) -> Listed:
    return Listed(
        id=row.id,
        title=row.title,
        outlet=row.outlet,
        url=row.url,
        language=row.language,
        access=row.access,
        published=row.published,
        version=row.current,
        statements=row.statements,
        added=row.added,
        changed=row.changed,
    )


def _versions(connection: Connection, id: str) -> list[Version]:
    table = schema.versions
    rows = connection.execute(select(table).where(table.c.article == id).order_by(table.c.n))
    return [Version(r.n, r.title, r.access, r.published, r.sha256, r.fetched, r.added, r.compared_with) for r in rows]


def _statement(row: Row[Any]) -> StatementRow:
    return StatementRow(
        article=row.article,
        version=row.n,
        id=row.id,
        source=row.source,
        entity=row.entity,
        kind=row.kind,
        naming=row.naming,
        official=row.official,
        stance=row.stance,
        content=row.content,
        chain=tuple(_link(link) for link in row.chain),
    )


def _link(link: contract.Json) -> Link:
    span = Span(*link["span"]) if link["span"] else None
    return Link(link["text"], link["entity"], link["kind"], link["naming"], span)
