"""Outlets that print a claim, met again where another article names them.

An outlet that no list knows has one key by its address and another by its name, and in another script a third: what a
text calls "Мерыдыян пост" prints at meridianpost.example. Among the few outlets of one claim the name settles it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from headwater.linked import Credit, Hand, House, Sheet, Telling
from headwater.names import printed
from headwater.names.likeness import CERTAIN
from headwater.weigh.chains import outlet_key
from headwater.wordforms import fold


class Printers:
    """The outlets of a claim, by the names that articles give them."""

    def __init__(self, houses: Iterable[House]) -> None:
        self._houses = {outlet_key(house): house for house in houses if house.name}
        borne: dict[str, list[House]] = {}
        for _, house in sorted(self._houses.items()):
            borne.setdefault(_plain(house.name), []).append(house)
        # One name at two addresses is of two outlets; what has no address is the one that has.
        self._names = {name: houses[0] for name, houses in borne.items() if sum(map(_has_address, houses)) <= 1}

    def met(self, name: str, house: House | None, language: str | None) -> House | None:
        """Which of them is meant by a name; `house` is what is known of it without them."""
        if house and outlet_key(house, name) in self._houses:
            return None  # it is one of them already
        if _plain(name) in self._names:
            return self._names[_plain(name)]
        alike = [other for other in self._houses.values() if _one(name, other.name, language)]
        return alike[0] if len(alike) == 1 else None

    def printing(self, house: House) -> House:
        """The outlet that prints an article: by its address where another article of it shows one."""
        other = self._names.get(_plain(house.name), house)
        return house if _has_address(house) else other

    def named(self, name: str) -> House | None:
        """The outlet of exactly that name."""
        return self._names.get(_plain(name))


def as_one(houses: Sequence[House]) -> dict[str, str]:
    """Which outlets that are known by name alone are others whose address is known, both by House.outlet.

    The name settles it where one alone has it at an address; in another script or case, where one alone is as like as
    can be.
    """
    printers = Printers(houses)
    addressed = [house for house in houses if _has_address(house)]
    found: dict[str, str] = {}
    for house in houses:
        if _has_address(house) or not house.name:
            continue
        other = printers.printing(house)
        alike = [other] if _has_address(other) else [one for one in addressed if _may_be(house.name, one.name)]
        if len({outlet_key(one) for one in alike}) == 1:
            found[outlet_key(house)] = outlet_key(alike[0])
    return found


def _may_be(name: str, other: str) -> bool:
    """As `_one`, asked only of names that share a key: of hundreds of outlets few do."""
    return not _looked_up(name).isdisjoint(_stored(other)) and _one(name, other, None)


@lru_cache(maxsize=10_000)
def _looked_up(name: str) -> frozenset[str]:
    return printed.lookups(name, "organization")


@lru_cache(maxsize=10_000)
def _stored(name: str) -> frozenset[str]:
    return printed.keys(name, "organization")


def _has_address(house: House) -> bool:
    return not outlet_key(house).startswith("name:")


@lru_cache(maxsize=10_000)
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
        own = printers.printing(hand.house) if hand.house else None  # the printing outlet has no place in the text
        house = printers.met(hand.name, hand.house, hand.language) if hand.span else own
    else:
        house = printers.named(hand.name)
    return replace(hand, kind="outlet", house=house) if house else hand


def credited(sheets: Mapping[str, Sheet], printers: Printers) -> dict[str, Sheet]:
    """The sheets with who prints them, and whom they credit, under the keys of the outlets of the claim."""
    return {article: _printed(sheet, printers) for article, sheet in sheets.items()}


def _printed(sheet: Sheet, printers: Printers) -> Sheet:
    house, credits_ = printers.printing(sheet.house), _credits(sheet, printers)
    known = house == sheet.house and credits_ == sheet.credits
    return sheet if known else replace(sheet, house=house, credits=credits_)


def _credits(sheet: Sheet, printers: Printers) -> tuple[Credit, ...]:
    met = ((credit, printers.met(credit.name, credit.house, sheet.language)) for credit in sheet.credits)
    return tuple(replace(credit, house=house) if house else credit for credit, house in met)
