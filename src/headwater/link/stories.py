"""The articles on one developing matter, over days and languages.

    Sheets, Nears, what a person joined -> Stories

Articles become one story where they are near each other on the whole: the mean of all pairs of two groups decides
whether they are one, so that one article that is near to both does not make one of everything about one president.
Copies of one text are one from the start. Nothing depends on the order in which articles came.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush

from headwater.link.nearness import WINDOW, day, keys, near, ordinal
from headwater.linked import Near, Ruling, Sheet, Story, Taking

__all__ = ["keys", "may_take", "near", "stories"]

ONE = 0.3
"""How near two groups must be on the mean to be one story. Of .2 to .35 the best on the labelled articles that were
looked at (benchmarks/stories.py), by a point or two; lower values run stories together, higher ones lose articles."""
MAY = 0.6
"""Share of `ONE` from which on a story is looked at together with a new article."""
UNIT = 1000
"""Nearness is counted in thousandths: whole numbers have one sum in any order."""


@dataclass(slots=True)
class _Group:
    """Articles found to be on one matter so far; `days`: how many on each, from `first` to `last`; `near`: by group,
    the sum over all pairs."""

    members: list[str]
    days: Counter[int]
    first: int
    last: int
    near: dict[str, int] = field(default_factory=dict)


def stories(
    articles: Iterable[Sheet],
    nears: Iterable[Near],
    joins: Iterable[tuple[str, str]] = (),
    rulings: Sequence[Ruling] = (),
) -> tuple[Story, ...]:
    """The stories that articles make, in the order of time; every article is in one, alone where nothing is near.

    `joins` are pairs of articles that carry one text. A person's `copy` and `together` join as well, `no copy` undoes.
    """
    sheets = {sheet.article: sheet for sheet in articles}
    pairs = {_ordered(n.one, n.other): round(n.score * UNIT) for n in nears if n.one in sheets and n.other in sheets}
    groups = _joined(sheets, list(_one_text(sheets, joins, rulings)))
    _bind(groups, pairs)
    _merge(groups)
    central = _central(groups, pairs)
    made = (_story([sheets[member] for member in group.members], central) for group in groups.values())
    return tuple(sorted(made, key=lambda story: (_when(sheets[story.articles[0]]), story.articles)))


def may_take(when: str, nears: Mapping[int, float], days: Mapping[int, Mapping[str, int]]) -> list[Taking]:
    """Which of the known stories may take an article in, the likeliest first, before all of their pairs are looked at.

    `when` it came out (ISO 8601), `nears` how near it is to the articles of each story, summed up, `days` how many of
    them came out on each day. A story that is a little less near than it needs to be is among them: the article may
    bring it another one's.
    """
    at = ordinal(when)
    found = []
    for story, total in nears.items():
        compared = sum(many for other, many in days[story].items() if abs(ordinal(other) - at) <= WINDOW)
        mean = total / compared if compared else 0.0
        if mean >= MAY * ONE:
            found.append((-mean, story))
    return [Taking(story, -mean >= ONE) for mean, story in sorted(found)]


def _one_text(
    sheets: dict[str, Sheet], joins: Iterable[tuple[str, str]], rulings: Sequence[Ruling]
) -> Iterator[tuple[str, str]]:
    """The pairs of articles that are one story whatever they are about, by their texts or by a person's word."""
    said = {
        kind: {_ordered(r.one[0], r.other[0]) for r in rulings if r.kind == kind}
        for kind in ("copy", "together", "no copy")
    }
    copied = {_ordered(a, b) for a, b in joins} - said["no copy"]
    for a, b in sorted(copied | said["copy"] | said["together"]):
        if a in sheets and b in sheets:
            yield a, b


def _ordered(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)


def _joined(sheets: dict[str, Sheet], joins: Sequence[tuple[str, str]]) -> dict[str, _Group]:
    """The groups that copies make, each under the least of its articles."""
    root = {article: article for article in sheets}

    def find(article: str) -> str:
        while root[article] != article:
            root[article] = article = root[root[article]]
        return article

    for a, b in joins:
        one, other = sorted((find(a), find(b)))
        root[other] = one
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for article in sorted(sheets):
        groups[find(article)].append(article)
    days = {key: Counter(day(sheets[article]) for article in of) for key, of in groups.items()}
    return {key: _Group(of, days[key], min(days[key]), max(days[key])) for key, of in groups.items()}


def _bind(groups: dict[str, _Group], pairs: dict[tuple[str, str], int]) -> None:
    """Writes into each group how near it is to others."""
    home = {article: key for key, group in groups.items() for article in group.members}
    for (a, b), score in pairs.items():
        one, other = home[a], home[b]
        if one != other:
            groups[one].near[other] = groups[other].near[one] = groups[one].near.get(other, 0) + score


def _merge(groups: dict[str, _Group]) -> None:
    """Makes one of the nearest two groups as long as any two are near enough."""
    means = {(a, b): _mean(groups, a, b) for a in groups for b in groups[a].near if a < b}
    waiting = [(-mean, *pair) for pair, mean in means.items() if mean >= ONE * UNIT]
    heapify(waiting)
    while waiting:
        mean, a, b = heappop(waiting)
        if a not in groups or b not in groups or -mean != means[a, b]:
            continue  # one of the two has become part of another since
        _take(groups, a, b)
        for other in groups[a].near:
            pair = _ordered(a, other)
            means[pair] = now = _mean(groups, a, other)
            if now >= ONE * UNIT:
                heappush(waiting, (-now, *pair))


def _mean(groups: dict[str, _Group], a: str, b: str) -> float:
    """How near two groups are: the mean over all pairs of their articles that are not more than a week apart."""
    one, other = groups[a], groups[b]
    compared = _compared(one, other)
    return one.near.get(b, 0) / compared if compared else 0.0


def _compared(one: _Group, other: _Group) -> int:
    """How many pairs of their articles are not more than a week apart: mostly all are, and need not be counted."""
    if one.last - other.first <= WINDOW and other.last - one.first <= WINDOW:
        return len(one.members) * len(other.members)
    return sum(
        count * more
        for when, count in one.days.items()
        for then, more in other.days.items()
        if -WINDOW <= when - then <= WINDOW
    )


def _take(groups: dict[str, _Group], a: str, b: str) -> None:
    """Makes group `b` a part of group `a`."""
    one, other = groups[a], groups.pop(b)
    one.members += other.members
    one.days.update(other.days)
    one.first, one.last = min(one.first, other.first), max(one.last, other.last)
    one.near.pop(b, None)
    for third, score in other.near.items():
        if third != a:
            groups[third].near.pop(b)
            one.near[third] = groups[third].near[a] = one.near.get(third, 0) + score


def _when(sheet: Sheet) -> str:
    return sheet.published or sheet.fetched


def _central(groups: dict[str, _Group], pairs: dict[tuple[str, str], int]) -> dict[str, int]:
    """How near each article is to all others of its group."""
    home = {article: key for key, group in groups.items() for article in group.members}
    found = dict.fromkeys(home, 0)
    for (a, b), score in pairs.items():
        if home[a] == home[b]:
            found[a] += score
            found[b] += score
    return found


def _story(sheets: Sequence[Sheet], central: Mapping[str, int]) -> Story:
    ordered = sorted(sheets, key=lambda sheet: (_when(sheet), sheet.article))
    inside = [sheet.article for sheet in ordered]
    # The headline that is shown is a real one: of the article that is nearest to all others, the earliest of equals.
    titled = [sheet for sheet in ordered if _title(sheet).strip()]
    shown = max(titled, key=lambda sheet: central[sheet.article], default=None)
    return Story(tuple(inside), _title(shown) if shown else "")


def _title(sheet: Sheet) -> str:
    """Its headline; of an article that was withdrawn the one that it had, and not that of the notice."""
    return (sheet.matter.titled if sheet.matter else "") or sheet.title
