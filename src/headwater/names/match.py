"""The door to comparing names: how like two are, and under which keys one is stored and looked up."""

from __future__ import annotations

from collections.abc import Callable
from typing import get_args

from headwater.names import keys as person_keys
from headwater.names import organizations, people, places
from headwater.names.likeness import CERTAIN, Kind, Likeness

__all__ = ["CERTAIN", "keys", "likeness", "lookups"]

Compare = Callable[[str, str, str | None, str | None], Likeness]
Keys = Callable[[str, str | None], frozenset[str]]

_COMPARE: dict[Kind, Compare] = {
    "person": people.likeness,
    "organization": organizations.likeness,
    "place": places.likeness,
}
_KEYS: dict[Kind, Keys] = {"person": person_keys.keys, "organization": organizations.keys, "place": places.keys}

KINDS: dict[str, Kind] = {
    **{kind: kind for kind in get_args(Kind)},
    "per": "person",
    "org": "organization",
    "loc": "place",
}
"""Kinds by what they are called here and in the field (PER, ORG, LOC), in small letters."""
MOST = 300
"""Characters of a name that are looked at: longer ones are no names."""


def likeness(
    a: str, b: str, kind: str | None = None, language_a: str | None = None, language_b: str | None = None
) -> Likeness:
    """How far two names can be one bearer's, 0 to 1, with the reasons; from 0.7 on they are taken for one.

    `kind`: person, organization, place, or PER, ORG, LOC; without one, whichever kind makes them most alike. Kinds and
    languages (ISO 639-1) that we do not know are as if they had not been given.
    """
    a, b = a[:MOST], b[:MOST]
    if not (_says_something(a) and _says_something(b)):
        return Likeness(0.0)
    known = KINDS.get((kind or "").lower())
    asked = (known,) if known else get_args(Kind)
    return max((_COMPARE[k](a, b, language_a, language_b) for k in asked), key=lambda found: found.score)


def keys(name: str, kind: Kind, language: str | None = None) -> frozenset[str]:
    """The keys under which a name is stored: short strings that begin with the kind's letters."""
    return _marked(kind, name, _KEYS[kind](name[:MOST], language))


def lookups(name: str, kind: Kind, language: str | None = None) -> frozenset[str]:
    """The keys under which names that can be the same bearer's are looked up: `keys` of each holds at least one."""
    if kind == "person":
        return _marked(kind, name, person_keys.lookups(name[:MOST], language))
    return keys(name, kind, language)


def _says_something(name: str) -> bool:
    return any(map(str.isalnum, name))


def _marked(kind: Kind, name: str, found: frozenset[str]) -> frozenset[str]:
    """Kinds do not share keys, and what has no letter or digit has none."""
    return frozenset(f"{kind[:2]}:{key}" for key in found) if _says_something(name) else frozenset()
