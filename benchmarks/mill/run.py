"""Headwater over many sheets in memory: what copies what, which tellings are one claim, on whose word.

    articles -> judge -> Judged, ...

`Judge` is the protocol: whatever makes claims with intervals and histories of articles can be measured in its place.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Protocol

from headwater import link, weigh
from headwater.linked import Claim, Copy, Sheet, Telling, Tie, Weighed

MOST = 60
"""Holders of a key of contents that are compared, those nearest in time first; the desk has a bound of that kind."""

Ref = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Judged:
    """A claim as it was found: its tellings, its interval, and its standing from when on: (when, article, standing)."""

    tellings: tuple[Ref, ...]
    at_least: int
    at_most: int
    history: tuple[tuple[str, str, str], ...]


class Judge(Protocol):
    """Makes claims of articles."""

    def __call__(self, sheets: Sequence[Sheet]) -> Iterable[Judged]:
        """The claims of these articles."""


def in_memory(sheets: Sequence[Sheet]) -> Iterator[Judged]:
    """Linking and weighing as Headwater does it, without a desk."""
    for _, _, judged in weighed(sheets):
        yield judged


def with_claims(given: Sequence[Sequence[Ref]]) -> Judge:
    """A judge to whom the claims are given, so that copies and weighing are measured alone."""

    def judge(sheets: Sequence[Sheet]) -> Iterator[Judged]:
        there = {t.ref for sheet in sheets for t in sheet.tellings}
        known = [tuple(ref for ref in refs if ref in there) for refs in given]
        for _, _, judged in weighed(sheets, [Claim(refs, refs[0]) for refs in known if refs]):
            yield judged

    return judge


def weighed(sheets: Sequence[Sheet], given: Sequence[Claim] = ()) -> Iterator[tuple[Claim, Weighed, Judged]]:
    """The claims of these articles, or those that are given, with all that was found out about them."""
    by_article = {sheet.article: sheet for sheet in sheets}
    beside: dict[str, list[Copy]] = defaultdict(list)
    for copy in copies(sheets):
        beside[copy.earlier].append(copy)
        beside[copy.later].append(copy)
    told = {t.ref: t for sheet in sheets for t in sheet.tellings}
    for claim in given or claims(list(told.values())):
        articles = {ref[0] for ref in claim.tellings}
        among = {id(c): c for a in articles for c in beside[a] if {c.earlier, c.later} <= articles}
        found = weigh.weigh(
            [told[ref] for ref in claim.tellings],
            {a: by_article[a] for a in articles},
            list(among.values()),
            wording=claim.wording,
        )
        history = tuple((s.when, s.by[0], s.standing) for s in found.history)
        yield claim, found, Judged(claim.tellings, found.at_least, found.at_most, history)


def copies(sheets: Sequence[Sheet]) -> list[Copy]:
    """Which article repeats which."""
    by_article = {sheet.article: sheet for sheet in sheets}
    keys = {sheet.article: link.text_keys(sheet) for sheet in sheets}
    holders: dict[str, set[str]] = defaultdict(set)
    for article, own in keys.items():
        for key in own:
            holders[key].add(article)
    outlets = {sheet.article: sheet.house.outlet for sheet in sheets}
    worn = link.worn_keys(holders, keys, outlets)
    pairs = {pair for held in holders.values() if len(held) > 1 for pair in link.compared_pairs(held)}
    found = []
    for one, other in sorted(pairs):
        copy = link.copy(by_article[one], by_article[other], worn & (keys[one] | keys[other]))
        if copy:
            found.append(copy)
    return found


def claims(tellings: Sequence[Telling]) -> tuple[Claim, ...]:
    """Which tellings are one claim."""
    return tuple(map(link.claim, link.group_claims(tellings, list(ties(tellings)), ())))


def ties(tellings: Sequence[Telling]) -> Iterator[Tie]:
    """What tellings that meet under a key have to do with each other."""
    holders: dict[str, list[Telling]] = defaultdict(list)
    for telling in sorted(tellings, key=lambda t: (t.published, t.ref)):
        for key in link.content_keys(telling):
            holders[key].append(telling)
    seen: set[tuple[Ref, Ref]] = set()
    for held in holders.values():
        for one, other in _near(held):
            pair = (one.ref, other.ref) if one.ref < other.ref else (other.ref, one.ref)
            if pair not in seen:
                seen.add(pair)
                if found := link.tie(one, other):
                    yield found


def _near(held: Sequence[Telling]) -> Iterator[tuple[Telling, Telling]]:
    """The pairs of a key's holders that are compared: all of a few, of many each with those next to it in time."""
    if len(held) <= MOST:
        yield from combinations(held, 2)
        return
    for i, one in enumerate(held):
        for other in held[i + 1 : i + 1 + MOST]:
            yield one, other


def by_article(sheets: Iterable[Sheet]) -> Mapping[str, Sheet]:
    """Sheets under the ids of their articles."""
    return {sheet.article: sheet for sheet in sheets}
