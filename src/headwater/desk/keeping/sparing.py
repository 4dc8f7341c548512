"""What rules spare though it is old: whatever somebody's work rests on, each with why.

noted     a note stands on the article, or on a claim that it tells or the story that it is of
judged    it was judged itself, tells a claim that was judged (rated, added to), or is the last that names somebody of
          whom a person decided something (a lock, a name, who is one and who is not, a rating)
watched   somebody confirmed a name of a watch list in it
dossier   a dossier has evidence of it
item      an item that is published or prepared cites it, leads to it or repeats its words
alert     an alert that is armed watches it, a claim that it tells, or the story that it is of
case      a sealed case may rest on it

What a case rests on is sealed, and nothing outside of it may tell: a list of these articles under any key that the
machine has would name them to whoever seizes the machine. So a case spares all that was on the desk in the month in
which it was last changed, which anybody may know of it. docs/decisions/0130.

An alert on somebody, an outlet, a list, a search or everything spares nothing: it waits for what comes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal, get_args

from sqlalchemy import Connection, Text, cast, func, select

from headwater.desk import schema
from headwater.desk.alerts.alert_tables import alerts
from headwater.desk.bearers import entities, known
from headwater.desk.chunks import chunks
from headwater.desk.claims import claim_listing
from headwater.desk.claims.claim_tables import amendments, contents, ratings, rulings, sheets, tellings
from headwater.desk.margin.margin_tables import notes
from headwater.desk.numbered import token
from headwater.desk.publishing import resting
from headwater.desk.sealed.sealed_tables import sealed_cases
from headwater.errors import DeskError

Why = Literal["noted", "judged", "watched", "dossier", "item", "alert", "case"]
WHYS: Final[tuple[Why, ...]] = get_args(Why)
_OF_BEARERS: Final = ("merge", "rename", "lock", "unlock", "apart", "rate")


@dataclass(frozen=True, slots=True)
class Spared:
    """An article that a rule lets stay, and why, in the order of `WHYS`."""

    article: str
    why: tuple[Why, ...]


def spared(connection: Connection, articles: Sequence[str], *, past_cases: bool = False) -> list[Spared]:
    """Those of these articles that something rests on, in their order. `past_cases`: sealed cases spare nothing."""
    why: dict[str, set[Why]] = {}
    for reason, found in _found(connection, articles):
        for article in found:
            why.setdefault(article, set()).add(reason)
    if not past_cases:
        for article in _sealed(connection, articles):
            why.setdefault(article, set()).add("case")
    return [Spared(id, tuple(w for w in WHYS if w in why[id])) for id in articles if id in why]


def counted(rows: Iterable[Spared]) -> dict[Why, int]:
    """How many articles are spared for each reason; one may be for several."""
    counts = Counter(why for row in rows for why in row.why)
    return {why: counts[why] for why in WHYS if counts[why]}


def _found(connection: Connection, articles: Sequence[str]) -> Iterator[tuple[Why, Collection[str]]]:
    of = _targets(connection)
    yield "noted", of["noted"] & set(articles) | _told(connection, articles, of["noted"])
    yield "judged", _judged(connection, articles)
    yield "judged", _told(connection, articles, _judged_claims(connection))
    yield "judged", _last_of_somebody(connection)
    yield "watched", _sighted(connection)
    yield "alert", of["alert"] & set(articles) | _told(connection, articles, of["alert"])
    for article, rests in resting.resting(connection, articles).items():
        for each in rests:
            yield ("dossier" if each.name.startswith("d-") else "item"), (article,)


# Notes and alerts


def _targets(connection: Connection) -> dict[str, set[str]]:
    """What notes stand on, and what armed alerts watch: articles by their ids, c-000123, s-000123."""
    watched = alerts.c.watch.in_(("claim", "story", "article"))
    armed = select(alerts.c.target).where(alerts.c.state == "armed", watched)
    return {
        "noted": set(connection.execute(select(notes.c.target).distinct()).scalars()),
        "alert": set(connection.execute(armed).scalars()),
    }


def _told(connection: Connection, articles: Sequence[str], targets: Iterable[str]) -> set[str]:
    """Those that tell, deny or answer one of these claims, or are of one of these stories; what is none is left out."""
    claims = {number for target in targets for number in _number(connection, target, "c")}
    stories = {number for target in targets for number in _number(connection, target, "s")}
    own = set(articles)
    found: set[str] = set()
    for some in chunks(sorted(claims)):
        c = contents.c
        for tells in (tellings.c.content == c.id, tellings.c.answers == c.id):
            query = select(sheets.c.article).join(tellings, tellings.c.sheet == sheets.c.id).join(contents, tells)
            found |= own & set(connection.execute(query.where(c.claim.in_(some)).distinct()).scalars())
    for some in chunks(sorted(stories)):
        found |= own & set(connection.execute(select(sheets.c.article).where(sheets.c.story.in_(some))).scalars())
    return found


def _number(connection: Connection, target: str, kind: str) -> Iterator[int]:
    """The number that a claim or story goes by now; none for what is none, or is gone."""
    if target.lower().startswith(f"{kind}-"):
        try:
            yield claim_listing.number(connection, target, kind)
        except DeskError:
            return


# What was judged


def _judged(connection: Connection, articles: Sequence[str]) -> set[str]:
    """Those that a judgement is about or names; also one that was taken back, as its history says what it was about."""
    found: set[str] = set()
    for column in (amendments.c.article, schema.pins.c.article, rulings.c.one, rulings.c.other):
        found |= set(connection.execute(select(column).distinct()).scalars())
    # What was judged of a claim, a name of a list or a copy names articles in its words.
    judged = " ".join(connection.execute(select(cast(schema.judgements.c.payload, Text))).scalars())
    return {id for id in articles if id in found or id in judged}


def _judged_claims(connection: Connection) -> set[str]:
    """The claims (c-000123) that have a rating, or an origin of somebody's own."""
    j, g, a = schema.judgements.c, ratings.c, amendments.c
    rated = select(g.name).join(schema.judgements, j.id == g.judgement).where(g.of == "claim", j.undone_by.is_(None))
    found = set(connection.execute(rated).scalars())
    own = select(a.body).join(schema.judgements, j.id == a.judgement).where(j.kind == "own", j.undone_by.is_(None))
    return found | {token("c", body["claim"]) for body in connection.execute(own).scalars()}


def _last_of_somebody(connection: Connection) -> set[str]:
    """The last article in which each was met of whom somebody decided something: with it what was decided would go.

    Not all of theirs: a minister who was locked once would keep everything that was ever said of the ministry.
    """
    found: set[str] = set()
    a, links = schema.articles.c, schema.links.c
    for ids in _decided(connection):
        met = select(a.id).join(schema.links, links.article == a.id).where(links.bearer.in_(ids))
        found |= set(connection.execute(met.order_by(a.changed.desc(), a.id).limit(1)).scalars())
    return found


def _decided(connection: Connection) -> Iterator[Sequence[int]]:
    """The numbers of each of whom something was decided and not taken back: of the one, then of all who are one with
    them."""
    j = schema.judgements.c
    query = select(j.payload).where(j.kind.in_(_OF_BEARERS), j.undone_by.is_(None))
    named: set[int] = set()
    for payload in connection.execute(query).scalars():
        named |= set(payload.get("entities", ()))
        if (number := known.number(str(payload.get("name", "")))) is not None and payload.get("of") == "source":
            named.add(number)
    b = schema.bearers.c
    for some in chunks(sorted(named)):
        for id, root in connection.execute(select(b.id, b.root).where(b.id.in_(some))).all():
            yield (id,)
            yield entities.family(connection, root)[:500]


def _sighted(connection: Connection) -> set[str]:
    """Articles in which somebody confirmed a name of a watch list."""
    j, s = schema.judgements, schema.sightings.c
    rows = connection.execute(select(j.c.payload).where(j.c.kind == "confirm", j.c.undone_by.is_(None))).scalars()
    ids = sorted({row["sighting"] for row in rows if "sighting" in row})
    found: set[str] = set()
    for some in chunks(ids):
        found |= set(connection.execute(select(s.article).where(s.id.in_(some))).scalars())
    return found


# Sealed cases


def _sealed(connection: Connection, articles: Sequence[str]) -> set[str]:
    """What was on the desk in the month in which the case was last changed that was changed last of all."""
    month: Any = connection.execute(select(func.max(sealed_cases.c.changed))).scalar()
    if month is None:
        return set()
    found: set[str] = set()
    a = schema.articles.c
    for some in chunks(articles):
        query = select(a.id).where(a.id.in_(some), func.substr(a.added, 1, 7) <= month)
        found |= set(connection.execute(query).scalars())
    return found
