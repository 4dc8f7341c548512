"""Outlets that print a claim, met again where another article names them.

An outlet that no list knows has one key by its address and another by its name, and in another script a third: what a
text calls "Мерыдыян пост" prints at meridianpost.example. Among the few outlets of one claim the name settles it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache

from headwater.linked import Credit, Hand, House, Sheet, Telling
from headwater.names import printed
from headwater.names.likeness import CERTAIN
from headwater.weigh.chains import outlet_key
from headwater.wordforms import fold


class Printers:
    """The outlets of a claim, by the names that articles give them."""

    def __init__(self, sheets: Iterable[Sheet]) -> None:
        self._houses = {outlet_key(sheet.house): sheet.house for sheet in sheets if sheet.house.name}
        self._names = {_plain(house.name): house for house in self._houses.values()}

    def met(self, name: str, house: House | None, language: str | None) -> House | None:
        """Which of them is meant by a name; `house` is what is known of it without them."""
        if house and outlet_key(house, name) in self._houses:
            return None  # it is one of them already
        if _plain(name) in self._names:
            return self._names[_plain(name)]
        alike = [other for other in self._houses.values() if _one(name, other.name, language)]
        return alike[0] if len(alike) == 1 else None

    def named(self, name: str) -> House | None:
        """The outlet of exactly that name."""
        return self._names.get(_plain(name))


def _plain(name: str) -> str:
    return fold(name).removeprefix("the ")


@lru_cache(maxsize=10_000)
def _one(name: str, other: str, language: str | None) -> bool:
    return printed.likeness(name, other, "organization", language, None).score >= CERTAIN


def with_printers(telling: Telling, printers: Printers) -> Telling:
    """A telling whose chain has the outlets of the claim under their own keys, whatever a reader took them for."""
    chain = tuple(_hand(hand, printers) for hand in telling.chain)
    return telling if chain == telling.chain else replace(telling, chain=chain)


def _hand(hand: Hand, printers: Printers) -> Hand:
    if hand.naming != "named":
        return hand
    if hand.kind == "outlet":
        house = printers.met(hand.name, hand.house, hand.language) if hand.span else None
    else:
        house = printers.named(hand.name)
    return replace(hand, kind="outlet", house=house) if house else hand


def credited(sheets: Mapping[str, Sheet], printers: Printers) -> dict[str, Sheet]:
    """The sheets with their credits under the keys of the outlets of the claim."""
    return {article: replace(sheet, credits=_credits(sheet, printers)) for article, sheet in sheets.items()}


def _credits(sheet: Sheet, printers: Printers) -> tuple[Credit, ...]:
    met = ((credit, printers.met(credit.name, credit.house, sheet.language)) for credit in sheet.credits)
    return tuple(replace(credit, house=house) if house else credit for credit, house in met)
