"""What editors do with items: publish, revise, hold back, withdraw. Each state of an item is kept for good.

Nothing that was out can change or go without a trace: a revision needs a word on what changed, an item that was out
can be withdrawn, which its page then says, but not put back for the desk alone, and its embargo is over.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Literal

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from headwater.desk.finding import folding
from headwater.desk.log import chain
from headwater.desk.publishing import reach
from headwater.desk.publishing.publishing_tables import (
    publications,
    published_reach,
    published_removed,
    published_revisions,
    published_words,
)
from headwater.desk.publishing.reach import DESK, Tier
from headwater.desk.readings import clean
from headwater.desk.stamps import written
from headwater.errors import DeskError, DeskOutdated
from headwater.said import kept

Kind = Literal["dossier", "own", "headline"]
_ALPHABET: Final = "23456789abcdefghjkmnpqrstvwxyz"
_LENGTH: Final = 14
"""Letters of a key: 30^14 is 68 bits, far above what can be tried out over a network."""
_STEM: Final = 100


@dataclass(frozen=True, slots=True)
class Draft:
    """What an editor publishes. `body`: blocks as JSON (newsroom/publishing/bodies.py), `words` its text for search.

    `groups`: of subscribers, all of them where there are none; `related`: keys of other items.
    """

    headline: str
    section: str
    language: str
    tier: Tier
    summary: str = ""
    body: Sequence[Mapping[str, Any]] = ()
    words: str = ""
    authors: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    kind: Kind = "own"
    dossier: str | None = None
    story: str | None = None
    translation_of: str = ""


@dataclass(frozen=True, slots=True)
class Embargo:
    """Until when an item does not exist for others, and the zone in which that was written."""

    until: datetime
    zone: str


def publish(connection: Connection, draft: Draft, who: str, now: datetime, embargo: Embargo | None = None) -> str:
    """A new item; its key."""
    key = "".join(secrets.choice(_ALPHABET) for _ in range(_LENGTH))
    row: dict[str, Any] = {"key": key, "kind": draft.kind, "dossier": draft.dossier, "story": draft.story}
    row |= {"translation": _translation(connection, draft.translation_of), "language": draft.language, "current": 1}
    row |= {"section": draft.section, "tier": draft.tier, "made": written(now), "who": clean(who)}
    row |= {"withdrawn_why": "", "unnamed": False, **_embargo(embargo), "out": _out(draft.tier, embargo, now)}
    made = connection.execute(insert(publications).values(row)).inserted_primary_key
    assert made is not None
    _keep(connection, int(made[0]), 1, draft, "", who, now)
    chain.enter(connection, "item published", who, key, {"tier": draft.tier, "embargo": row["embargo"] or ""})
    return key


def revise(connection: Connection, key: str, base: int, draft: Draft, note: str, who: str, now: datetime) -> int:
    """Another state of an item in the place of state `base`; its number. `note` says what changed in it.

    `DeskOutdated` where `base` is no longer the last: somebody else's change would be taken back without a word.
    """
    row = needed(connection, key)
    _not_withdrawn(row)
    if row.current != base:
        raise DeskOutdated(
            kept(
                "Somebody else changed this item since you opened it. What you wrote stands in the form, and was not "
                "published. Look at the item as it is now; publishing again takes its place."
            )
        )
    was_out = is_out(row, now)
    if was_out and draft.tier == "desk":
        raise DeskError(
            "This item was out already, and cannot be for the desk alone again. Withdraw it: its page then says so."
        )
    if was_out and not note.strip():
        raise DeskError("Write what changed: whoever read the item before has to be told.")
    if draft.language != row.language:
        raise DeskError("The language of an item stays. Publish the other language as an item of its own.")
    if _same(connection, row, draft):
        raise DeskError("Nothing has changed in it.")
    n: int = row.current + 1
    embargo = Embargo(datetime.fromisoformat(row.embargo), row.zone) if row.embargo else None
    out = row.out if was_out else _out(draft.tier, embargo, now)
    values = {"current": n, "section": draft.section, "tier": draft.tier, "out": out, "story": draft.story}
    connection.execute(update(publications).where(publications.c.id == row.id).values(values))
    _keep(connection, row.id, n, draft, note, who, now)
    chain.enter(connection, "item revised", who, key, {"tier": draft.tier})
    return n


def hold(connection: Connection, key: str, embargo: Embargo | None, who: str, now: datetime) -> None:
    """The item is not there for others until then; at once where there is no embargo any more."""
    row = needed(connection, key)
    _not_withdrawn(row)
    if is_out(row, now):
        raise DeskError("This item is out already: an embargo would come too late.")
    values = {**_embargo(embargo), "out": _out(row.tier, embargo, now)}
    connection.execute(update(publications).where(publications.c.id == row.id).values(values))
    chain.enter(connection, "embargo set", who, key, {"embargo": values["embargo"] or ""})


def withdraw(connection: Connection, key: str, why: str, who: str, now: datetime, *, unnamed: bool = False) -> None:
    """The item is withdrawn: whoever could see it sees that, and why. One that was not out was never there."""
    row = needed(connection, key)
    _not_withdrawn(row)
    was_out = is_out(row, now)
    if was_out and not why.strip():
        raise DeskError("Write why it is withdrawn: its page says so from now on.")
    values: dict[str, Any] = {"withdrawn": written(now), "withdrawn_by": clean(who), "withdrawn_why": clean(why)}
    values |= {"unnamed": unnamed, "out": row.out if was_out else None}
    connection.execute(update(publications).where(publications.c.id == row.id).values(values))
    # Nothing of it is found any more, nor read, by anybody but the desk.
    here = published_words.c.publication == row.id
    connection.execute(delete(published_words).where(here, published_words.c.reach != DESK))
    chain.enter(connection, "item withdrawn", who, key)


def needed(connection: Connection, key: str) -> Row[Any]:
    """The row of an item. `DeskError` where there is none."""
    row = connection.execute(select(publications).where(publications.c.key == key)).first()
    if row is None:
        raise DeskError("There is no such item.")
    return row


def is_out(row: Row[Any], now: datetime) -> bool:
    """True where an item is there for others."""
    return row.out is not None and row.out <= written(now)


def _not_withdrawn(row: Row[Any]) -> None:
    if row.withdrawn:
        raise DeskError("This item was withdrawn. Publish another one.")


def _embargo(embargo: Embargo | None) -> dict[str, Any]:
    return {"embargo": written(embargo.until) if embargo else None, "zone": embargo.zone if embargo else ""}


def _out(tier: Tier, embargo: Embargo | None, now: datetime) -> str | None:
    if tier == "desk":
        return None
    return written(max(now, embargo.until) if embargo else now)


def _translation(connection: Connection, of: str) -> str | None:
    """What one item in several languages has in common: the key of the first."""
    if not of:
        return None
    row = needed(connection, of)
    first: str = row.translation or row.key
    connection.execute(update(publications).where(publications.c.id == row.id).values(translation=first))
    return first


def _keep(connection: Connection, id: int, n: int, draft: Draft, note: str, who: str, now: datetime) -> None:
    row: dict[str, Any] = {"publication": id, "n": n, **_state(draft)}
    row |= {"note": clean(note.strip()), "made": written(now), "who": clean(who)}
    connection.execute(insert(published_revisions).values(row))
    reached = reach.reaches(draft.tier, draft.groups)
    rows = [{"publication": id, "n": n, "reach": each} for each in reached]
    connection.execute(insert(published_reach), rows)
    _index(connection, id, draft, reached)


def _state(draft: Draft) -> dict[str, Any]:
    return {
        "tier": draft.tier,
        "section": draft.section,
        "headline": clean(draft.headline),
        "summary": clean(draft.summary),
        "body": [dict(block) for block in draft.body],
        "authors": [clean(name) for name in draft.authors],
        "groups": sorted(set(draft.groups)) if draft.tier == "subscribers" else [],
        "related": list(draft.related),
    }


def _same(connection: Connection, row: Row[Any], draft: Draft) -> bool:
    table = published_revisions
    now = connection.execute(select(table).where(table.c.publication == row.id, table.c.n == row.current)).one()
    return row.story == draft.story and {name: now._mapping[name] for name in _state(draft)} == _state(draft)


def _index(connection: Connection, id: int, draft: Draft, reached: Sequence[str]) -> None:
    """The words of the current state: the headline's for everybody, the rest for whom it reaches.

    An item for the desk alone has none for others, and whoever may not read it never meets its words in the index.
    """
    connection.execute(delete(published_words).where(published_words.c.publication == id))
    head = _stems(draft.headline, draft.language)
    whole = head | _stems(f"{draft.summary}\n{draft.words}\n{' '.join(draft.authors)}", draft.language)
    rows = {(each, stem) for each in reached for stem in whole}
    if draft.tier != "desk":
        rows |= {(reach.OPEN, stem) for stem in head}
    given = [{"reach": each, "stem": stem, "publication": id} for each, stem in sorted(rows)]
    if given:
        connection.execute(insert(published_words), given)


def _stems(text: str, language: str) -> set[str]:
    return {stem[:_STEM] for stem in folding.lemmas(text, language).split()}


# What the desk's own pages show


@dataclass(frozen=True, slots=True)
class Edited:
    """An item as editors see it. `state`: `desk`, `embargo`, `out` or `withdrawn`; times are ISO 8601 in UTC.

    `removed`: when something that it rests on was last taken off the desk; `repeats`: its text has words of that.
    """

    key: str
    kind: Kind
    headline: str
    section: str
    language: str
    tier: Tier
    groups: tuple[str, ...]
    state: str
    embargo: str | None
    zone: str
    out: str | None
    made: str
    who: str
    withdrawn: str | None
    withdrawn_why: str
    unnamed: bool
    revisions: int
    dossier: str | None
    story: str | None
    translation: str | None
    removed: str | None = None
    repeats: bool = False


@dataclass(frozen=True, slots=True)
class State:
    """One state of an item, whole."""

    n: int
    tier: Tier
    section: str
    headline: str
    summary: str
    body: tuple[Mapping[str, Any], ...]
    authors: tuple[str, ...]
    groups: tuple[str, ...]
    related: tuple[str, ...]
    note: str
    made: str
    who: str


def edited(
    connection: Connection, now: datetime, *, key: str | None = None, limit: int = 40, offset: int = 0
) -> list[Edited]:
    """The items, the latest first; or the one of this key."""
    revisions = published_revisions
    current = (revisions.c.publication == publications.c.id) & (revisions.c.n == publications.c.current)
    gone = published_removed.c
    given = (revisions.c.headline, revisions.c.groups, gone.at.label("removed"), gone.repeats)
    query = select(publications, *given).join(revisions, current)
    query = query.outerjoin(published_removed, gone.publication == publications.c.id)
    query = query.where(publications.c.key == key) if key else query
    query = query.order_by(publications.c.made.desc(), publications.c.id.desc()).limit(limit).offset(offset)
    return [_edited(row, now) for row in connection.execute(query)]


def total(connection: Connection) -> int:
    """How many items there are."""
    return connection.execute(select(func.count()).select_from(publications)).scalar_one()


def states(connection: Connection, key: str) -> list[State]:
    """Every state of an item, the first first."""
    table, row = published_revisions, needed(connection, key)
    found = connection.execute(select(table).where(table.c.publication == row.id).order_by(table.c.n))
    return [state(each) for each in found]


def state(row: Row[Any]) -> State:
    """A state of an item out of its row."""
    return State(
        n=row.n,
        tier=row.tier,
        section=row.section,
        headline=row.headline,
        summary=row.summary,
        body=tuple(row.body),
        authors=tuple(row.authors),
        groups=tuple(row.groups),
        related=tuple(row.related),
        note=row.note,
        made=row.made,
        who=row.who,
    )


def _edited(row: Row[Any], now: datetime) -> Edited:
    names = {name for name in Edited.__slots__ if name not in ("groups", "state", "revisions", "repeats")}
    given = {name: row._mapping[name] for name in names}
    standing = "withdrawn" if row.withdrawn else "out" if is_out(row, now) else "embargo" if row.out else "desk"
    return Edited(**given, groups=tuple(row.groups), state=standing, revisions=row.current, repeats=bool(row.repeats))
