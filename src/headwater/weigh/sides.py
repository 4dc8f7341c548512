"""Which side each telling of a claim takes: it stands behind it, denies it, was asked and says nothing, or neither."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from headwater.linked import Telling
from headwater.records import Polarity, Stance

Side = Literal["for", "against", "quiet", "neither"]
Ref = tuple[str, str]

SAYS: frozenset[Stance] = frozenset(("asserts", "confirms", "believes", "promises", "thanks"))
"""Who promises, says what will be; who thanks, takes it for a fact."""
WANTS: frozenset[Stance] = frozenset(("proposes", "demands"))
"""Who wants something does not say that it is so: it stands behind a claim only where nobody says so."""
QUIET: frozenset[Stance] = frozenset(("declines", "silent"))


def sides(tellings: Sequence[Telling], wording: Ref | None = None) -> dict[Ref, Side]:
    """The side of each telling, by its ref. `wording` is the telling whose words are shown as the claim.

    A denial of "they did not meet" stands behind "they met". Without a `wording` a claim is taken as put positively
    wherever one telling puts it so: more copies of a telling must not turn it over.
    """
    polarity = _polarity(tellings, wording)
    said = any(t.stance in SAYS or t.stance == "denies" for t in tellings)
    return {t.ref: _side(t, polarity, said=said) for t in tellings}


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
