"""What is kept for how long, by rules of the desk: what is older goes, but never what somebody's work rests on.

articles   whole, as if forgotten; unless something rests on them (sparing.py)
captures   the bytes as they came, the readings stay; with the same exceptions
issues     what could not be read
use        how often subscribers read what
alerts     messages that were sent
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final, Literal, get_args

from sqlalchemy import Connection, delete, exists, func, insert, select, update

from headwater.desk import schema
from headwater.desk.adding import GONE
from headwater.desk.chunks import chunks
from headwater.desk.keeping import sparing
from headwater.desk.keeping.keeping_tables import retention_rules
from headwater.desk.keeping.sparing import Spared
from headwater.desk.log import chain
from headwater.desk.stamps import stamp, written
from headwater.errors import DeskError
from headwater.said import kept

Kind = Literal["articles", "captures", "issues", "use", "alerts"]
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
EVERY: Final = timedelta(hours=24)
_LONGEST: Final = 36_500


@dataclass(frozen=True, slots=True)
class Rule:
    """What of a kind is older than so many days goes; `applied` is when that was last done."""

    kind: Kind
    days: int
    who: str
    made: str
    applied: str | None


@dataclass(frozen=True, slots=True)
class Older:
    """What a rule would let go of now: how many, and the articles that are meant, if it is about articles; `spared` are
    those that are as old and stay."""

    rule: Rule
    number: int
    articles: tuple[str, ...] = ()
    spared: tuple[Spared, ...] = ()


def rules(connection: Connection) -> list[Rule]:
    """The rules of the desk."""
    rows = connection.execute(select(retention_rules).order_by(retention_rules.c.kind))
    return [Rule(row.kind, row.days, row.who, row.made, row.applied) for row in rows]


def keep(connection: Connection, kind: str, days: int | None, who: str) -> None:
    """Makes a rule, in the place of the one of its kind; without days there is none any more."""
    if kind not in KINDS:
        raise DeskError(kept("There is no such kind of rule: articles, captures, issues, use or alerts."))
    if days is not None and not 1 <= days <= _LONGEST:
        raise DeskError(kept("A rule needs a number of days from 1 up."))
    connection.execute(delete(retention_rules).where(retention_rules.c.kind == kind))
    if days is not None:
        row = {"kind": kind, "days": days, "who": who, "made": stamp(), "applied": None}
        connection.execute(insert(retention_rules), row)
    chain.enter(connection, "retention rule", who, kind, {"days": str(days or "none")})


def due(connection: Connection) -> list[Rule]:
    """The rules that were not applied for a day."""
    before = written(datetime.now(UTC) - EVERY)
    return [rule for rule in rules(connection) if rule.applied is None or rule.applied < before]


def older(connection: Connection, rule: Rule, *, past_cases: bool = False) -> Older:
    """What a rule would let go of now; `past_cases`: what sealed cases may rest on, too."""
    before = written(datetime.now(UTC) - timedelta(days=rule.days))
    if rule.kind in ("articles", "captures"):
        ids = _old(connection, before, captures=rule.kind == "captures")
        spared = sparing.spared(connection, ids, past_cases=past_cases)
        stays = {each.article for each in spared}
        goes = tuple(id for id in ids if id not in stays)
        return Older(rule, len(goes), goes, tuple(spared))
    table, when = _dated(rule.kind)
    return Older(
        rule, int(connection.execute(select(func.count()).select_from(table).where(*when(before))).scalar_one())
    )


def still(connection: Connection, rule: Rule, articles: Sequence[str], *, past_cases: bool = False) -> list[str]:
    """Those of these articles that are older even now, and on which nothing rests even now."""
    before = written(datetime.now(UTC) - timedelta(days=rule.days))
    old = set(_old(connection, before, captures=rule.kind == "captures", among=articles))
    stays = {each.article for each in sparing.spared(connection, articles, past_cases=past_cases)}
    return [id for id in articles if id in old and id not in stays]


def let_go(connection: Connection, found: Older) -> None:
    """Lets go of what was found older; articles are let go of by whoever calls (forgetting.py)."""
    rule = found.rule
    if rule.kind == "captures":
        _captures(connection, found.articles)
    elif rule.kind != "articles":
        table, when = _dated(rule.kind)
        before = written(datetime.now(UTC) - timedelta(days=rule.days))
        if rule.kind == "alerts":
            _messages(connection, before)
        else:
            connection.execute(delete(table).where(*when(before)))
    done(connection, rule, found.number)


def done(connection: Connection, rule: Rule, number: int) -> None:
    """A rule was applied."""
    of = retention_rules.c.kind == rule.kind
    connection.execute(update(retention_rules).where(of).values(applied=stamp()))
    if number:
        chain.enter(connection, "retention applied", rule.who, rule.kind, {"number": str(number)})


def _old(connection: Connection, before: str, *, captures: bool, among: Sequence[str] | None = None) -> list[str]:
    """Articles that were fetched and changed before then; for `captures` those whose bytes are still there. `among`:
    only of these."""
    a, v = schema.articles.c, schema.versions.c
    query = select(a.id).where(a.changed < before, ~exists().where(v.article == a.id, v.fetched >= before))
    if captures:
        c, o = schema.captures.c, schema.originals.c
        query = query.where(exists().where(c.article == a.id, c.sha256 == o.sha256, o.packing != GONE))
    if among is None:
        return list(connection.execute(query.order_by(a.id)).scalars())
    return [id for some in chunks(among) for id in connection.execute(query.where(a.id.in_(some))).scalars()]


def _captures(connection: Connection, articles: Sequence[str]) -> None:
    """Only the hash is left of bytes that none but these articles have."""
    c, o = schema.captures.c, schema.originals
    of = set(articles)
    shas: set[str] = set()
    for some in chunks(sorted(of)):
        shas |= set(connection.execute(select(c.sha256).where(c.article.in_(some))).scalars())
    for sha in sorted(shas):
        if set(connection.execute(select(c.article).where(c.sha256 == sha)).scalars()) <= of:
            connection.execute(update(o).where(o.c.sha256 == sha).values(packing=GONE, body=b""))


def _dated(kind: Kind) -> tuple[Any, Any]:
    """The table of what has a date, and which of its rows are older."""
    if kind == "issues":
        return schema.issues, lambda before: (schema.issues.c.noted < before,)
    if kind == "use":
        use = schema.metadata.tables["site_use"]
        return use, lambda before: (use.c.day < before[:10],)
    messages = schema.metadata.tables["alert_messages"]
    deliveries = schema.metadata.tables["alert_deliveries"].c
    waits = exists().where(deliveries.message == messages.c.id, deliveries.state == "waiting")
    return messages, lambda before: (messages.c.state == "sealed", messages.c.sealed < before, ~waits)


def _messages(connection: Connection, before: str) -> None:
    messages, when = _dated("alerts")
    ids = list(connection.execute(select(messages.c.id).where(*when(before))).scalars())
    for some in chunks(ids):
        for name in ("alert_deliveries", "alert_seen", "alert_events"):
            table = schema.metadata.tables[name]
            connection.execute(delete(table).where(table.c.message.in_(some)))
        connection.execute(delete(messages).where(messages.c.id.in_(some)))
