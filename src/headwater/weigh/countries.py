"""For which countries somebody speaks, as far as names tell: "Kasarno's Ministry of Tides" speaks for Kasarno."""

from __future__ import annotations

from functools import lru_cache

from headwater.linked import Hand
from headwater.names.organization_known import known
from headwater.names.organization_parts import taken_apart

CODE = 2
"""Letters of a country's code (ISO 3166): the other marks are of regions and unions."""


def countries(hand: Hand) -> frozenset[str]:
    """The countries for which a body speaks, or somebody for his body; nothing where the names do not say it.

    Who holds an office in a town speaks for the town, and not for its country.
    """
    names = [hand.body, hand.holds, hand.name if hand.kind in ("body", "group", "document") else None]
    return frozenset(
        code for name in names if name and not (name == hand.holds and is_town(name)) for code in of_name(name)
    )


@lru_cache(maxsize=20_000)
def is_town(name: str) -> bool:
    """True for the bare name of a town that is known; its council has a name of its own."""
    parts = taken_apart(name).parts
    return bool(parts) and all(part.sort == "city" for part in parts)


@lru_cache(maxsize=20_000)
def of_name(name: str) -> frozenset[str]:
    """The countries that the name of a body or a place says: its own, its town's, that of the one body of that name."""
    found = taken_apart(name)
    codes = found.countries | found.near
    if not codes:
        bodies = known(name)
        codes = frozenset(k.country for k in bodies if k.country and not k.generic) if len(bodies) == 1 else frozenset()
    return frozenset(code for code in codes if len(code) == CODE)
