"""Dossiers as a reader asks for them: lists, one whole as it was at any of its revisions, its revisions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row, func, or_, select

from headwater.desk import schema
from headwater.desk.chunks import among, chunks
from headwater.desk.claims.claim_tables import claims
from headwater.desk.claims.packing import unpack
from headwater.desk.dossiers.dossier_records import Dossier, DossierRow, Draft, Evidence, Revision, State, Translation
from headwater.desk.dossiers.dossier_tables import dossiers, evidence, revisions, states, translations
from headwater.desk.dossiers.dossier_writing import checked, token
from headwater.desk.dossiers.freezing import Freezing
from headwater.desk.numbered import token as claim_token
from headwater.desk.stamps import stamp
from headwater.errors import DeskError
from headwater.records import Span


def page(connection: Connection, *, limit: int = 40, offset: int = 0) -> list[DossierRow]:
    """The dossiers, those changed last first."""
    query = select(dossiers).order_by(dossiers.c.changed.desc(), dossiers.c.id).limit(limit).offset(offset)
    return _rows(connection, connection.execute(query).all())


def count(connection: Connection) -> int:
    """How many there are."""
    return connection.execute(select(func.count()).select_from(dossiers)).scalar_one()


def citing(connection: Connection, claim: int) -> list[DossierRow]:
    """The dossiers that name a claim now, or one that went into it; those changed last first."""
    names, fresh = {claim}, {claim}
    while fresh:
        found = connection.execute(select(claims.c.id).where(among(claims.c.into, fresh))).scalars()
        fresh = set(found) - names
        names |= fresh
    of = select(states.c.dossier).where(among(states.c.claim, names), states.c.until.is_(None))
    query = select(dossiers).where(dossiers.c.id.in_(of)).order_by(dossiers.c.changed.desc())
    return _rows(connection, connection.execute(query).all())


def _rows(connection: Connection, rows: Sequence[Row[Any]]) -> list[DossierRow]:
    ids = [row.id for row in rows]
    moved, edited = _moved(connection, ids), _edited(connection, ids)
    return [replace(_row(row), moved=moved.get(row.id, 0), edited=edited.get(row.id, 0)) for row in rows]


def _row(row: Row[Any]) -> DossierRow:
    return DossierRow(
        dossier=token(row.id),
        title=row.title,
        language=row.language,
        sections=tuple(row.sections),
        made=row.made,
        who=row.who,
        n=row.n,
        changed=row.changed,
        changed_by=row.changed_by,
        claims=row.claims,
        unsupported=row.unsupported,
    )


def otherwise() -> Any:
    """The condition that a claim stands otherwise than its state says."""
    c, s = claims.c, states.c
    differs = (c.standing != s.standing, c.at_least != s.at_least, c.at_most != s.at_most)
    return or_(c.tellings == 0, *differs)


def _moved(connection: Connection, ids: Sequence[int]) -> dict[int, int]:
    """How many claims of each dossier stand otherwise now. Of one that went into another, nothing is said here but
    that it did: how that one stands is looked at where it is shown."""
    s, c = states.c, claims.c
    query = select(s.dossier, func.count()).join(claims, c.id == s.claim).where(s.until.is_(None))
    found: dict[int, int] = {}
    for some in chunks(sorted(ids)):
        asked = query.where(s.dossier.in_(some), c.into.is_(None), otherwise()).group_by(s.dossier)
        found |= dict(connection.execute(asked).all())
        for id, body, into in connection.execute(
            select(s.dossier, s.body, c.into)
            .join(claims, c.id == s.claim)
            .where(s.until.is_(None), s.dossier.in_(some), c.into.is_not(None))
        ):
            found[id] = found.get(id, 0) + int(went_elsewhere(connection, unpack(State, body), into))
    return found


def went_elsewhere(connection: Connection, state: State, into: int) -> bool:
    """Whether a claim that went into another one stands otherwise than its state says, or went there since."""
    row = connection.execute(select(claims).where(claims.c.id == into)).first()
    while row is not None and row.into is not None:
        row = connection.execute(select(claims).where(claims.c.id == row.into)).first()
    if row is None or claim_token("c", row.id) != state.claim:
        return True
    return (row.standing, row.at_least, row.at_most) != (state.standing, state.at_least, state.at_most)


def _edited(connection: Connection, ids: Sequence[int]) -> dict[int, int]:
    """How many of the articles that each dossier cites have a version that nobody who wrote it has seen."""
    e, a = evidence.c, schema.articles.c
    query = select(e.dossier, func.count(e.article.distinct())).join(schema.articles, a.id == e.article)
    query = query.where(e.cited.is_(True), a.current > e.seen)
    found: dict[int, int] = {}
    for some in chunks(sorted(ids)):
        found |= dict(connection.execute(query.where(e.dossier.in_(some)).group_by(e.dossier)).all())
    return found


# One, whole


def one(connection: Connection, id: int, n: int | None = None) -> Dossier:
    """A dossier with the text of a revision, the last one where none is named. `DeskError` where there is none."""
    found = connection.execute(select(dossiers).where(dossiers.c.id == id)).all()
    if not found:
        raise DeskError(f"{token(id)}: there is no such dossier on this desk; `headwater dossier list` lists them")
    (row,) = _rows(connection, found)
    n = row.n if n is None else n
    text = connection.execute(select(revisions).where(revisions.c.dossier == id, revisions.c.n == n)).first()
    if text is None:
        raise DeskError(f"{token(id)}: there is no revision {n} of this dossier; the last one is {row.n}")
    kept, keyed = _states(connection, id, n), _evidence(connection, id, n)
    told = {e.article for e in keyed.values()} | {e.article for state in kept.values() for e in state.evidence}
    return Dossier(row, _revision(text), kept, keyed, tuple(_translations(connection, told)))


def as_drafted(connection: Connection, id: int, draft: Draft) -> Dossier:
    """A dossier as it would be with another text: what is new in that is looked up, and nothing is kept."""
    was, draft = one(connection, id), checked(draft)
    freezing = Freezing(connection)
    kept, keyed = dict(was.states), dict(was.evidence)
    for claim in draft.claims:
        if claim not in kept:
            with suppress(DeskError):
                kept[claim] = freezing.state(claim, stamp(), "")
    for at in draft.keys:
        if at.key not in keyed and (made := freezing.pointed(at)):
            keyed[at.key] = made
    told = {e.article for e in keyed.values()} | {e.article for state in kept.values() for e in state.evidence}
    text = replace(was.revision, title=draft.title, language=draft.language, sections=draft.sections, text=draft.text)
    return Dossier(was.row, text, kept, keyed, tuple(_translations(connection, told)))


def _states(connection: Connection, id: int, n: int) -> dict[str, State]:
    s = states.c
    query = select(s.claim, s.since, s.until, s.body).where(s.dossier == id, s.since <= n)
    query = query.where(or_(s.until.is_(None), s.until > n)).order_by(s.id)
    return {
        claim_token("c", row.claim): replace(unpack(State, row.body), since=row.since, until=row.until)
        for row in connection.execute(query)
    }


def _evidence(connection: Connection, id: int, n: int) -> dict[str, Evidence]:
    query = select(evidence.c.key, evidence.c.body).where(evidence.c.dossier == id, evidence.c.since <= n)
    return {row.key: unpack(Evidence, row.body) for row in connection.execute(query.order_by(evidence.c.key))}


def _translations(connection: Connection, articles: Iterable[str]) -> Iterable[Translation]:
    """The translation that holds of each quotation and language: the last that was entered."""
    t, last = translations.c, {}
    for some in chunks(sorted(articles)):
        query = select(translations).where(t.article.in_(some)).order_by(t.id)
        for r in connection.execute(query):
            last[r.article, r.n, r.start, r.end, r.language] = r
    return [
        Translation(r.article, r.n, Span(r.start, r.end), r.language, r.text, r.who, r.made)
        for _, r in sorted(last.items())
        if r.text
    ]


def history(connection: Connection, id: int, limit: int = 100, offset: int = 0) -> list[Revision]:
    """The revisions of a dossier, the latest first."""
    query = select(revisions).where(revisions.c.dossier == id).order_by(revisions.c.n.desc())
    return [_revision(row) for row in connection.execute(query.limit(limit).offset(offset))]


def _revision(row: Row[Any]) -> Revision:
    return Revision(
        dossier=token(row.dossier),
        n=row.n,
        what=row.what,
        who=row.who,
        made=row.made,
        title=row.title,
        language=row.language,
        sections=tuple(row.sections),
        text=row.text,
    )
