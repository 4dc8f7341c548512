"""What one origin says takes one side, in however many languages and within however many of its own words.

By its polarity alone a quotation of several sentences is told wrongly in one language or another: a "not" in one of
them made the translation a denial of what it translates.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from headwater.linked import Telling
from headwater.weigh.moments import moment
from headwater.weigh.sides import SAYS, Ref, Side

AT_ONCE = 2
"""Days within which a quotation is printed in translation: later it may be another one."""


def united(tellings: Mapping[Ref, Telling], found: Mapping[Ref, Side], origin: Mapping[Ref, int]) -> dict[Ref, Side]:
    """The sides `found`, with what one origin (-1: unknown) says on one of them; who denies it is left alone."""
    return _within(tellings, {**found, **_translated(tellings, found, origin)}, origin)


def _translated(
    tellings: Mapping[Ref, Telling], found: Mapping[Ref, Side], origin: Mapping[Ref, int]
) -> dict[Ref, Side]:
    """The sides of quotations in several languages: that of the first one printed; where nobody else says anything they
    are the claim. In one language, or days later, somebody may have turned."""
    quotes: dict[int, list[Ref]] = defaultdict(list)
    for ref in sorted(tellings, key=lambda ref: (tellings[ref].published or "9", ref)):
        if origin[ref] >= 0 and tellings[ref].quoted == "direct" and tellings[ref].stance in SAYS:
            quotes[origin[ref]].append(ref)
    sided: dict[Ref, Side] = {}
    for number, said in quotes.items():
        refs = [ref for ref in said if _days_apart(tellings[said[0]], tellings[ref]) <= AT_ONCE]
        if len({tellings[ref].language for ref in refs}) < 2 or len({found[ref] for ref in refs}) < 2:
            continue
        alone = all(origin[ref] == number for ref, side in found.items() if side in ("for", "against"))
        side: Side = "for" if alone else found[refs[0]]
        others = (ref for ref in refs if alone or tellings[ref].language != tellings[refs[0]].language)
        sided |= dict.fromkeys(others, side)
    return sided


def _within(tellings: Mapping[Ref, Telling], found: Mapping[Ref, Side], origin: Mapping[Ref, int]) -> dict[Ref, Side]:
    """The sides, with what stands within a quotation of somebody's own on the side of that quotation."""
    sided = dict(found)
    for ref, telling in tellings.items():
        outer = (ref[0], telling.within or "")
        own = outer in tellings and origin[outer] == origin[ref] >= 0 and tellings[outer].quoted == "direct"
        if own and telling.stance in SAYS:
            sided[ref] = found[outer]
    return sided


def _days_apart(one: Telling, other: Telling) -> int:
    """Days between two tellings; 0 where one has no date."""
    days = [moment(telling.published).day for telling in (one, other)]
    if any(len(day) < len("2026-01-31") for day in days):
        return 0
    return abs((date.fromisoformat(days[1]) - date.fromisoformat(days[0])).days)
