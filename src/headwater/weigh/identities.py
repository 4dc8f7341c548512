"""Which named origins are one: the same person, body or document under every spelling, in any of our scripts.

Names are compared as everywhere in Headwater (`names/`), strongest likeness first. What could be either of two that
cannot be one is joined to neither: it may be the one or the other, and so is proven to be nobody new.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, product
from typing import Literal

from headwater.linked import Hand, Sheet
from headwater.names import printed
from headwater.names.likeness import CERTAIN, Kind
from headwater.names.organization_parts import taken_apart
from headwater.records import SourceKind
from headwater.weigh.chains import Ending, owner_key, speaks_for_body
from headwater.wordforms import fold, stemmer

FaceKind = Literal["person", "organization", "either", "document"]
"""`either`: for whom a spokesperson speaks, a person or a body, which a chain does not say."""
MAY_BE = 0.4
"""From this likeness on two names are not proven to be two: "Petrov" and "Ivan Petrov" are at 0.6."""
OPEN = 0.69
"""Most for two whom the desk holds to be two, for documents that may be one, for shared parts of a name."""
_KINDS: dict[SourceKind, FaceKind] = {"person": "person", "author": "person", "document": "document"}
_COMPARED: dict[FaceKind, tuple[Kind, ...]] = {
    "person": ("person",),
    "organization": ("organization",),
    "either": ("person", "organization"),
    "document": (),
}
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Face:
    """A named origin as one chain shows it. `owner` is the house of an outlet that speaks for itself; `judged`: a
    person said something of its `bearer`."""

    name: str
    kind: FaceKind
    language: str | None = None
    bearer: str = ""
    owner: str = ""
    judged: bool = False


def face(ending: Ending, sheet: Sheet) -> Face | None:
    """Whose word an ending is; None for everybody who cannot be looked up."""
    if ending.sort == "own":
        return Face(sheet.house.name, "organization", None, "", owner_key(sheet.house) or sheet.article)
    hand = ending.hand
    return face_of(hand) if ending.sort == "named" and hand else None


def voice(ending: Ending) -> Face | None:
    """The person by whom a body speaks, where one is named; None for all others."""
    hand = ending.hand
    if hand is None or hand.kind != "person" or hand.naming != "named" or not speaks_for_body(hand):
        return None
    return Face(hand.name, "person", hand.language, hand.bearer, judged=hand.judged)


def face_of(hand: Hand) -> Face:
    """Whose word a named link is."""
    if speaks_for_body(hand) and hand.body:
        # His word is the body's: "the ministry said" and "its spokeswoman said" are one origin.
        return Face(hand.body, "either", hand.language)
    kind = "either" if hand.kind == "body" and _is_bare(hand.name) else _KINDS.get(hand.kind, "organization")
    return Face(hand.name, kind, hand.language, hand.bearer, judged=hand.judged)


def _is_bare(name: str) -> bool:
    """True for one word that says of no body what it is: whoever cites "Brannick" alone may mean a man or a company."""
    return (
        " " not in name and name.istitle() and all(part.sort in ("name", "subject") for part in taken_apart(name).parts)
    )


class Identities:
    """Who is one among the named origins of a claim. Made by `identities`; a number stands for each of them."""

    def __init__(self, numbers: dict[Face, int], near: dict[int, frozenset[int]]) -> None:
        self._numbers = numbers
        self._near = near

    def of(self, face: Face) -> int:
        """The number of whoever has this face."""
        return self._numbers[face]

    def near(self, number: int) -> frozenset[int]:
        """The numbers of those whom their names do not prove to be another."""
        return self._near.get(number, frozenset())


def identities(faces: Iterable[Face]) -> Identities:
    """Who is one among these, in whatever order they come."""
    ordered = sorted(set(faces), key=_order)
    groups = _same_to_the_letter(ordered)
    pairs = _pairs(groups)
    pairs |= _bare(groups, pairs)
    home = _joined(groups, pairs)
    numbers = {face: home[i] for i, group in enumerate(groups) for face in group}
    near: dict[int, set[int]] = defaultdict(set)
    for (i, j), score in pairs.items():
        if home[i] != home[j] and score >= MAY_BE:
            near[home[i]].add(home[j])
            near[home[j]].add(home[i])
    return Identities(numbers, {n: frozenset(others) for n, others in near.items()})


def _order(face: Face) -> tuple[str, ...]:
    return (face.kind, face.owner, fold(face.name), face.name, face.language or "", face.bearer)


def _same_to_the_letter(ordered: list[Face]) -> list[list[Face]]:
    """Faces that need not be compared: one bearer of the desk, one house, or one name and nothing that sets apart."""
    groups: dict[tuple[str, ...], list[Face]] = {}
    for one in ordered:
        if one.owner or one.bearer:
            key: tuple[str, ...] = ("house", one.owner) if one.owner else ("bearer", one.bearer)
        else:
            key = (one.kind, fold(one.name))
        groups.setdefault(key, []).append(one)
    return list(groups.values())


def _pairs(groups: list[list[Face]]) -> dict[tuple[int, int], float]:
    """The likeness of those that are worth comparing, each pair once."""
    stored: dict[str, set[int]] = defaultdict(set)
    for i, group in enumerate(groups):
        for one in group:
            for key in _keys(one.name, one.kind, one.language):
                stored[key].add(i)
    found: dict[tuple[int, int], float] = {}
    for j, group in enumerate(groups):
        beside = {i for one in group for key in _lookups(one.name, one.kind, one.language) for i in stored.get(key, ())}
        for i in beside - {j}:
            _score(i, j, groups, found)
    return found


def _bare(groups: list[list[Face]], pairs: dict[tuple[int, int], float]) -> dict[tuple[int, int], float]:
    """The pairs of "the interior ministry", whose country a text leaves out, with the one in the claim that has one."""
    found = {}
    for i in (i for i, group in enumerate(groups) if all(_says_no_country(one) for one in group)):
        near = [pair for pair, score in pairs.items() if i in pair and score >= MAY_BE]
        if len(near) == 1:
            found[near[0]] = CERTAIN
    return found


def _says_no_country(face: Face) -> bool:
    """True for a body called by nothing but what it is and what it is for."""
    if face.kind not in ("organization", "either") or face.owner:
        return False
    sorts = [part.sort for part in taken_apart(face.name).parts]
    return "body" in sorts and set(sorts) <= {"body", "subject", "weak"}


def _score(i: int, j: int, groups: list[list[Face]], found: dict[tuple[int, int], float]) -> float:
    """The likeness of two groups, looked at once; keys overlook some pairs that a third name leads to."""
    pair = (i, j) if i < j else (j, i)
    if pair not in found:
        found[pair] = max(_likeness(a, b) for a, b in product(groups[pair[0]], groups[pair[1]]))
    return found[pair]


def _joined(groups: list[list[Face]], pairs: dict[tuple[int, int], float]) -> list[int]:
    """For each group the number of the first that it is one with."""
    sure = sorted((pair for pair, score in pairs.items() if score >= CERTAIN), key=lambda pair: (-pairs[pair], pair))
    beside: dict[int, set[int]] = defaultdict(set)
    for i, j in sure:
        beside[i].add(j)
        beside[j].add(i)
    torn = {
        one
        for one, others in beside.items()
        if any(_score(a, b, groups, pairs) < MAY_BE for a, b in combinations(sorted(others), 2))
    }
    home = list(range(len(groups)))
    members = {i: [i] for i in home}
    for i, j in sure:
        a, b = sorted((home[i], home[j]))
        if a == b or i in torn or j in torn:
            continue
        if all(_score(x, y, groups, pairs) >= MAY_BE for x, y in product(members[a], members[b])):
            for one in members.pop(b):
                home[one] = a
                members[a].append(one)
    return home


@lru_cache(maxsize=20_000)
def _keys(name: str, kind: FaceKind, language: str | None) -> frozenset[str]:
    if kind == "document":
        return stems(name, language) | {"document"}
    return frozenset(k for asked in _COMPARED[kind] for k in printed.keys(name, asked, language))


@lru_cache(maxsize=20_000)
def _lookups(name: str, kind: FaceKind, language: str | None) -> frozenset[str]:
    if kind == "document":
        return frozenset({"document"})
    return frozenset(k for asked in _COMPARED[kind] for k in printed.lookups(name, asked, language))


@lru_cache(maxsize=50_000)
def _likeness(a: Face, b: Face) -> float:
    if a.owner and b.owner:
        return 1.0 if a.owner == b.owner else 0.0
    if a.kind == b.kind == "document":
        return _documents(a, b)
    kinds = [kind for kind in _COMPARED[a.kind] if kind in _COMPARED[b.kind]]
    score = max((printed.likeness(a.name, b.name, kind, a.language, b.language).score for kind in kinds), default=0.0)
    held = a.bearer and b.bearer and not (_says_whose(a) and _says_whose(b))
    return min(score, OPEN) if held else score


def _says_whose(face: Face) -> bool:
    """True for a body called by what it is, what for and whose ("the interior ministry of Estonia").

    The desk holds such apart under their names alone, as every country has an interior ministry; here the country
    stands beside. Not where a person has said who it is.
    """
    if face.kind not in ("organization", "either") or face.judged:
        return False
    sorts = {part.sort for part in taken_apart(face.name).parts}
    return "body" in sorts and "subject" in sorts and not sorts <= {"body", "subject", "weak"}


def _documents(a: Face, b: Face) -> float:
    """Documents of the same words are one; titles of two languages or with words in common may be one."""
    if fold(a.name) == fold(b.name):
        return 1.0
    ours, theirs = set(_NUMBER.findall(a.name)), set(_NUMBER.findall(b.name))
    if ours and theirs and ours != theirs:
        return 0.0
    if a.language != b.language:
        return OPEN
    one, other = stems(a.name, a.language), stems(b.name, b.language)
    return 1.0 if one == other else OPEN if one & other else 0.0


def stems(name: str, language: str | None) -> frozenset[str]:
    """The stems of the words of a name or a description."""
    return frozenset(stemmer(language).key(name))
