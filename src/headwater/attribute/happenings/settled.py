"""The sides of a deal for which the text gives no name, settled by what it says instead, before they are weighed.

Surest is what the side itself says: what is printed, "we", "its members", "they", a noun that stands beside a name.
Then comes what may mean many ("the city" of a place of which nothing is known), to whom the offer is made, and who
answers it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from headwater.attribute.happenings.hints import Hints
from headwater.attribute.happenings.stretches import Bargain

Found = Callable[[Hints, int, str | None], Iterator[str | None]]
"""Whom one side (0 what is given, 1 what is got) may mean, the surest first; the other side is somebody else's."""


def settled(hints: Hints) -> Bargain:
    """The bargain of `hints` with a giver for each side that had none, where one is meant."""
    parties = _kept(hints)
    for find in (_sure, _likely):
        for n in (1, 0):
            if parties[n] is None:
                other = parties[1 - n]
                parties[n] = next((id for id in find(hints, n, other) if _may(hints, id, other)), None)
    gives, gets = hints.sides
    return replace(hints.bargain, gives=replace(gives, party=parties[0]), gets=replace(gets, party=parties[1]))


def _kept(hints: Hints) -> list[str | None]:
    """Who was found for each side, without those who do not give it, each as for whom they act."""
    found = [None if _wrong(hints, n) else hints.sides[n].party for n in (0, 1)]
    for n in (0, 1):
        whose = hints.whose_word(n)
        found[n] = whose or found[n]
        if whose and found[1 - n] == whose:
            found[1 - n] = None  # "we" are not who is to do something for us
    return found


def _wrong(hints: Hints, n: int) -> bool:
    """True where whoever was found gives not that side."""
    party = hints.sides[n].party
    # "They will leave if the yard pays": the yard is not who leaves.
    called = n == 0 and hints.fits[1].get(party or "") == "same" and not hints.names(0, party or "")
    return called or hints.another(n) or hints.stray(n) or hints.is_given(n, party)


def _may(hints: Hints, id: str | None, other: str | None) -> bool:
    """True for somebody who is not the other side, nor acts for it."""
    return id is not None and id != other and not (other and hints.one(id, other))


def _sure(hints: Hints, n: int, other: str | None) -> Iterator[str | None]:
    yield hints.prints(n)
    yield hints.belonging(n)
    yield hints.ours(n)
    yield hints.they(n)
    yield _called(hints, n, other, ("same", "like"))
    yield hints.undoes(n)


def _likely(hints: Hints, n: int, other: str | None) -> Iterator[str | None]:
    if hints.fits[n]:
        yield _called(hints, n, other, ("open",)) if hints.is_place(n) else None
    elif n == 1 and not hints.speaks(n) and not hints.of_people(n):
        yield hints.hearer if hints.orders else None
        offered = [id for id in hints.offered_to if id != other]
        yield offered[0] if len(offered) == 1 else None
        yield hints.answering


def _called(hints: Hints, n: int, other: str | None, grades: tuple[str, ...]) -> str | None:
    """Whom the noun of a side means best; of several the one named last before it."""
    for grade in grades:
        found = [id for id, fit in hints.fits[n].items() if fit == grade and _may(hints, id, other)]
        found = [id for id in found if not hints.located(id)] if grade == "open" else found
        if found:
            return hints.nearest(n, found)
    return None
