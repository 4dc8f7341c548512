"""Who bears a name: the nouns with which the desk and the stage `resolve` settle who is one across articles.

The desk hands out `Bearer`s (those of a new article, and whom it knows under such names) and takes `Choice`s and a
`Settled` back: the desk knows no rule about names, the rules know no database. `Linking` is how they meet.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from headwater.names.parts import Shape, shape
from headwater.records import EntityKind, Spelling

Reasons = tuple[dict[str, Any], ...]
"""Why two were found alike or unlike: `part`, `a`, `b`, `by`, `weight`, as in `names.likeness.Reason`."""


@dataclass(frozen=True, slots=True)
class Held:
    """A role as articles gave it, with the days (ISO 8601) of the first and the last article that did; None unknown."""

    title: str
    organization: str | None = None
    language: str | None = None
    first: str | None = None
    last: str | None = None


@dataclass(frozen=True, slots=True)
class Bearer:
    """Somebody or something under the names that it was met with: one article's, or all that the desk has joined.

    `ref` names it within one question. `home` is the entity of the desk that it is part of, None for a newcomer;
    `whole`: a person has judged that entity, or it is large, and it is not to be taken apart. `company`: the full
    names of the persons met in the same articles, as printed.
    """

    ref: str
    kind: EntityKind
    names: tuple[Spelling, ...]
    gender: Literal["f", "m"] | None = None
    held: tuple[Held, ...] = ()
    outlets: frozenset[str] = frozenset()
    company: frozenset[str] = frozenset()
    home: str | None = None
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two that may be one and were left apart; `why` says so in a sentence."""

    a: str
    b: str
    score: float
    reasons: Reasons
    why: str


@dataclass(frozen=True, slots=True)
class Choice:
    """What becomes of a newcomer looked at alone.

    It `joins` the bearer with that ref, or is somebody new, with `doubts` about whom it may be. `unsettled`: those
    refs have to be looked at together with it, all their articles apart, because it may change who they are.
    """

    joins: str | None = None
    score: float = 1.0
    reasons: Reasons = ()
    doubts: tuple[Doubt, ...] = ()
    unsettled: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Joined:
    """Those who are one; `score` and `reasons` of the weakest tie that holds each of them, by ref."""

    refs: tuple[str, ...]
    ties: dict[str, tuple[float, Reasons]]


@dataclass(frozen=True, slots=True)
class Settled:
    """Who is one and who was left apart, whatever the order in which they were handed in."""

    groups: tuple[Joined, ...]
    doubts: tuple[Doubt, ...]


@dataclass(frozen=True, slots=True)
class Linking:
    """The two questions that the desk asks: of one newcomer among known bearers, and of a whole set at once.

    `settle` gets pairs of refs that a person has judged not to be the same.
    """

    choose: Callable[[Bearer, Sequence[Bearer]], Choice]
    settle: Callable[[Sequence[Bearer], Sequence[tuple[str, str]]], Settled]


def fullest(kind: EntityKind, names: Sequence[str]) -> Shape:
    """The fullest form among names. Only persons' names come in forms; others are full."""
    if kind != "person":
        return "full"
    forms = {shape(name) for name in names}
    return "full" if "full" in forms else "initial" if "initial" in forms else "bare"


def telling(kind: EntityKind, names: Sequence[str]) -> list[str]:
    """The names that tell who is meant: for a person those in the fullest form, for others all."""
    best = fullest(kind, names)
    return [name for name in names if kind != "person" or shape(name) == best]


@lru_cache(maxsize=100_000)
def base(name: str, kind: EntityKind, language: str | None, gender: str | None) -> str:
    """The base form of a printed name, itself where it stands in it or its language has no endings."""
    from headwater.names.inflection import base_form

    return base_form(name, kind, language, gender=gender)
