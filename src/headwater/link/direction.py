"""Which of two articles that share a text had it first, and how sure that is: by credit, by time, by version."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from headwater.link.houses import meets
from headwater.linked import Credit, Sheet
from headwater.records import Span


@dataclass(frozen=True, slots=True)
class Directed:
    """Two articles in order, `told` by a credit or a clock. `credited`: the later one names the earlier one's house."""

    earlier: Sheet
    later: Sheet
    credited: bool
    why: str
    told: bool = True


def directed(one: Sheet, other: Sheet) -> Directed:
    """The two in order, whichever is given first. A credit goes before the clock: outlets date and redate freely."""
    one, other = sorted((one, other), key=lambda sheet: sheet.article)
    to_other, to_one = _credit(one, other), _credit(other, one)
    if to_one and not to_other:
        return Directed(one, other, True, _credited(to_one))
    if to_other and not to_one:
        return Directed(other, one, True, _credited(to_other))
    both = bool(to_one and to_other)
    for ordered in (_published, _versions, _fetched):
        if found := ordered(one, other):
            return Directed(*found[:2], both, found[2], told=ordered is _published)
    silent = "Nothing tells which was first: times, credits and versions are silent."
    return Directed(one, other, both, silent, told=False)


def reordered(order: Directed, shared: Sequence[Span]) -> Directed | None:
    """The order by the words that both have, where most of them came into the earlier text with a later version.

    `shared` are these in the earlier text. None where the order stands. A day of publication is that of a first
    version: who printed other words on it did not have these from nobody.
    """
    if order.credited or not order.told or not order.later.published:
        return None
    young = [f for f in order.earlier.fresh if any(f.span.overlaps(span) for span in shared)]
    covered = sum(_common(f.span, span) for f in young for span in shared)
    if 2 * covered <= sum(span.end - span.start for span in shared):
        return None
    since, then = max(f.since for f in young), order.later.published
    if _order(then, since) < 0:
        why = f"The later one had other words when it was seen {since}, the earlier one was published {then}: a guess."
        return Directed(order.later, order.earlier, False, why, told=False)
    why = f"The earlier one had other words when it was seen {since}, and these some time later: a guess."
    return replace(order, why=why, told=False)


def _common(a: Span, b: Span) -> int:
    return max(0, min(a.end, b.end) - max(a.start, b.start))


def _credit(sheet: Sheet, other: Sheet) -> Credit | None:
    """Where `sheet` names the house of `other`; in one house nobody credits anybody."""
    if meets(sheet.house, other.house):
        return None
    return next((credit for credit in sheet.credits if meets(credit.house, other.house)), None)


def _credited(credit: Credit) -> str:
    if credit.whole:
        return f"The later one credits {credit.name} with its text: sure."
    return f"The later one credits {credit.name} with its news: sure."


def _published(one: Sheet, other: Sheet) -> tuple[Sheet, Sheet, str] | None:
    apart = _order(one.published, other.published)
    if not apart:
        return None
    first, second = (one, other) if apart < 0 else (other, one)
    exact = "T" in first.published and "T" in second.published
    then, later = first.published, second.published
    likely = f"The earlier one was published {then}, the later one {later}: likely."
    to_the_day = f"The earlier one was published {then}, the later one {later}: likely, to the day."
    return first, second, likely if exact else to_the_day


def _versions(one: Sheet, other: Sheet) -> tuple[Sheet, Sheet, str] | None:
    """Two articles of one outlet: the longer one is the later version of a running story."""
    if not one.house.outlet or one.house.outlet != other.house.outlet or len(one.text) == len(other.text):
        return None
    first, second = (one, other) if len(one.text) < len(other.text) else (other, one)
    return first, second, "One outlet printed both, and running stories grow: a guess."


def _fetched(one: Sheet, other: Sheet) -> tuple[Sheet, Sheet, str] | None:
    apart = _order(one.fetched, other.fetched)
    if not apart:
        return None
    first, second = (one, other) if apart < 0 else (other, one)
    return first, second, "No date of publication tells; the earlier one was fetched first: a guess."


def _order(one: str, other: str) -> int:
    """Below 0 where `one` is earlier, 0 where that cannot be told: a day alone says nothing within itself."""
    if not one or not other or (one[:10] == other[:10] and not ("T" in one and "T" in other)):
        return 0
    try:
        first, second = _moment(one), _moment(other)
    except ValueError:
        return 0
    return (first > second) - (first < second)


def _moment(value: str) -> datetime:
    found = datetime.fromisoformat(value)
    return found if found.tzinfo else found.replace(tzinfo=UTC)
