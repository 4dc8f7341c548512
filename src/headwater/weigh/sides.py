"""Which side each telling of a claim takes: it stands behind it, denies it, was asked and says nothing, or neither."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Literal

from headwater.linked import Telling
from headwater.records import Polarity, Stance
from headwater.weigh.moments import moment

Side = Literal["for", "against", "quiet", "neither"]
Ref = tuple[str, str]

SAYS: frozenset[Stance] = frozenset(("asserts", "confirms", "believes", "promises", "thanks"))
"""Who promises, says what will be; who thanks, takes it for a fact."""
WANTS: frozenset[Stance] = frozenset(("proposes", "demands"))
"""Who wants something does not say that it is so: it stands behind a claim only where nobody says so."""
AT_ONCE = 2
"""Days within which a quotation is printed in translation: later it may be another one."""
QUIET: frozenset[Stance] = frozenset(("declines", "silent"))


def sides(tellings: Sequence[Telling], wording: Ref | None = None) -> dict[Ref, Side]:
    """The side of each telling, by its ref. `wording` is the telling whose words are shown as the claim.

    A denial of "they did not meet" stands behind "they met". Without a `wording` a claim is taken as put positively
    wherever one telling puts it so: more copies of a telling must not turn it over.
    """
    polarity = _polarity(tellings, wording)
    said = any(t.stance in SAYS or t.stance == "denies" for t in tellings)
    return {t.ref: _side(t, polarity, said=said) for t in tellings}


def translated(
    tellings: Mapping[Ref, Telling], found: Mapping[Ref, Side], origin: Mapping[Ref, int]
) -> dict[Ref, Side]:
    """The sides, one and the same for what one origin (-1: unknown) is quoted with in several languages.

    It is one utterance in translation, whatever a "not" in one of its sentences makes of it; the first one printed
    shows how it is meant, and where nobody else says anything it is the claim. In one language, or days
    later, somebody may have turned, and who denies does so in all. What stands within a quotation of somebody's own
    takes its side.
    """
    quotes: dict[int, list[Ref]] = defaultdict(list)
    for ref in sorted(tellings, key=lambda ref: (tellings[ref].published or "9", ref)):
        if origin[ref] >= 0 and tellings[ref].quoted == "direct" and tellings[ref].stance in SAYS:
            quotes[origin[ref]].append(ref)
    sided = dict(found)
    for number, said in quotes.items():
        refs = [ref for ref in said if _days_apart(tellings[said[0]], tellings[ref]) <= AT_ONCE]
        if len({tellings[ref].language for ref in refs}) < 2 or len({found[ref] for ref in refs}) < 2:
            continue
        alone = all(origin[ref] == number for ref, side in found.items() if side in ("for", "against"))
        side: Side = "for" if alone else found[refs[0]]
        others = (ref for ref in refs if alone or tellings[ref].language != tellings[refs[0]].language)
        sided |= dict.fromkeys(others, side)
    for ref, telling in tellings.items():
        outer = (ref[0], telling.within or "")
        own = outer in tellings and origin[outer] == origin[ref] >= 0 and tellings[outer].quoted == "direct"
        if own and telling.stance in SAYS:
            sided[ref] = sided[outer]
    return sided


def _days_apart(one: Telling, other: Telling) -> int:
    """Days between two tellings; 0 where one has no date."""
    days = [moment(telling.published).day for telling in (one, other)]
    if any(len(day) < len("2026-01-31") for day in days):
        return 0
    return abs((date.fromisoformat(days[1]) - date.fromisoformat(days[0])).days)


def put(telling: Telling) -> Polarity:
    """How a telling puts its content; of one that says nothing by itself ("denied this") what it answers decides."""
    if telling.polarity == "negative" or (not telling.borrowed and telling.presentation.polarity == "negative"):
        return "negative"
    return "positive"


def _polarity(tellings: Sequence[Telling], wording: Ref | None) -> Polarity:
    shown = next((t for t in tellings if t.ref == wording), None)
    if shown is not None:
        return put(shown)
    stated = [t for t in tellings if t.stance not in QUIET and t.stance != "asks"]
    return "negative" if stated and all(put(t) == "negative" for t in stated) else "positive"


def _side(telling: Telling, polarity: Polarity, *, said: bool) -> Side:
    if telling.stance in QUIET:
        return "quiet"
    if telling.stance == "asks" or (telling.stance in WANTS and said):
        return "neither"
    stands = telling.stance != "denies"
    return "for" if stands == (put(telling) == polarity) else "against"
