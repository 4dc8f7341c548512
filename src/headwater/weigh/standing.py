"""The standing of a claim: what can be said of it from who stands behind it and who denies it. Never "true".

The first that holds, from top to bottom (docs/decisions/0092-standing.md):

| standing | where |
|---|---|
| no answer | nobody stands behind it and nobody denies it |
| disputed | named origins stand behind it, and named ones deny it |
| officially confirmed | an official of the side concerned says so, openly and without reserve |
| disputed | a named origin stands behind it and unnamed ones deny it; or both sides are unnamed |
| denied | it is denied, and nobody with a name stands behind it |
| single origin | no more than one origin can stand behind it |
| named source | a named origin says so openly |
| unnamed sources only | all others |
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from headwater.linked import Hand, StandingName, Telling
from headwater.names import match, printed, unlike
from headwater.names.likeness import CERTAIN
from headwater.records import Stance
from headwater.weigh.brief import Brief
from headwater.weigh.chains import speaks_for_body
from headwater.weigh.countries import countries, of_name
from headwater.weigh.origins import SURE, Springs
from headwater.weigh.sides import Ref

VEILED, OPEN, OFFICIAL = 0, 1, 2
"""How openly a telling shows an origin: unnamed, or through the unnamed; by name; as an official with a right to it."""
_OFFERS, _AGREES = frozenset(("agree", "propose", "promise")), "agree/"
"""Concepts and events of those who would do something on a condition."""
_CONFIRMS: frozenset[Stance] = frozenset(("asserts", "confirms"))


@dataclass(frozen=True, slots=True)
class Weight:
    """What stands on one side: how many origins, how many of them with an open name, how many official ones."""

    all: int = 0
    named: int = 0
    official: int = 0


def standing(support: Weight, denial: Weight, at_most: int) -> StandingName:
    """The standing, by the table above."""
    if not support.all and not denial.all:
        return "no answer"
    if support.named and denial.named:
        return "disputed"
    if support.official:
        return "officially confirmed"
    if denial.all and (support.named or (support.all and not denial.named)):
        return "disputed"
    if denial.all:
        return "denied"
    if at_most <= 1:
        return "single origin"
    return "named source" if support.named else "unnamed sources only"


def levels(brief: Brief, found: Springs) -> dict[tuple[Ref, int], int]:
    """How openly each telling shows each of the origins that it rests on: VEILED, OPEN or OFFICIAL.

    What a telling took from another it shows as that one does: forty copies of an interview are as open as it is.
    """
    concerned = _Concerned(brief)
    own = {ref: _own(brief, ref, concerned) for ref in brief.tellings}
    root = {i: _root(brief, own, i, found) for i in range(len(found.all))}
    shown: dict[tuple[Ref, int], int] = {}
    for ref, rests in found.rests.items():
        for i in rests:
            spring = found.all[i]
            itself = own[ref] if brief.identity(ref) in spring.numbers else VEILED
            # At the root a telling shows what it says itself: a letter that leaked is no open word because its author
            # spoke later. Who has it from others shows the origin as openly as they do.
            shown[ref, i] = itself if spring.numbers and ref in spring.roots else max(root[i], itself)
    return shown


def _root(brief: Brief, own: Mapping[Ref, int], i: int, found: Springs) -> int:
    """How openly those at the root show an origin; of an unseen report, who tells of it."""
    spring = found.all[i]
    if not spring.numbers:
        return VEILED
    roots = {node for node in spring.roots if isinstance(node, tuple)}
    seen = roots or set(spring.tellings)
    return max((own[ref] for ref in seen if brief.identity(ref) in spring.numbers), default=VEILED)


def _own(brief: Brief, ref: Ref, concerned: _Concerned) -> int:
    ending = brief.endings[ref]
    telling, hand = brief.tellings[ref], ending.hand
    if ending.hidden or ending.sort not in ("named", "own") or telling.confidence < SURE:
        return VEILED
    return OFFICIAL if hand and _without_reserve(telling) and concerned.may_confirm(telling, hand) else OPEN


def _without_reserve(telling: Telling) -> bool:
    put = telling.presentation
    # What has happened hangs on no condition, nor does an offer: that they "agree to free them if ..." is so by itself.
    offers = not _OFFERS.isdisjoint(telling.concepts) or any(act.startswith(_AGREES) for act in telling.acts)
    hangs = put.conditional and put.tense != "past" and not offers
    return telling.stance in _CONFIRMS and put.certainty == "certain" and not hangs and not telling.partly


class _Concerned:
    """Whom a claim is about, and so who has a right to confirm it officially."""

    def __init__(self, brief: Brief) -> None:
        self._people = _names(brief.tellings.values(), "person")
        self._bodies = _names(brief.tellings.values(), "organization")
        self._places = _names(brief.tellings.values(), "place")
        named = {name for name, _ in (*self._bodies, *self._places)}
        self._countries = frozenset(code for name in named for code in of_name(name))
        self._known: dict[tuple[str, str | None, str | None, str | None], bool] = {}

    def may_confirm(self, telling: Telling, hand: Hand) -> bool:
        """True for an official of the side concerned; a state body that confirms need not be named in the claim.

        A body of a country that the claim does not name, where it names others, is of another side. A member of a
        parliament has a vote in it, and confirms for nobody.
        """
        if not hand.official or hand.sits:
            return False
        if self._is_named(hand):
            return True
        its = countries(hand)
        if its and self._countries:
            return bool(its & self._countries)
        a_body = hand.kind == "body" or speaks_for_body(hand)
        return telling.stance == "confirms" and a_body

    def _is_named(self, hand: Hand) -> bool:
        key = (hand.name, hand.body, hand.holds, hand.language)
        if key not in self._known:
            names = [name for name in (hand.name, hand.body, hand.holds) if name]
            self._known[key] = any(_meets(name, hand.language, self._people, self._bodies) for name in names) or bool(
                # A mayor speaks for his town.
                hand.kind == "person"
                and hand.holds
                and any(_alike(hand.holds, other, "place", hand.language, code) for other, code in self._places)
            )
        return self._known[key]


def _names(tellings: Iterable[Telling], kind: str) -> tuple[tuple[str, str | None], ...]:
    """The names of one kind in the contents, each once; of whoever is named as telling it in one ("reports that the
    mayor said that ...") it is not about him."""
    told = list(tellings)
    within: defaultdict[Ref, list[Hand]] = defaultdict(list)
    for t in told if kind != "place" else ():
        if t.within and t.chain and t.names:  # "said that it had ...": he is whom that is about
            within[t.article, t.within].append(t.chain[-1])
    found = {
        (n.text, n.language or t.language)
        for t in told
        for n in t.names
        if n.kind == kind and not any(_alike(n.text, h.name, kind, n.language, h.language) for h in within[t.ref])
    }
    return tuple(sorted(found, key=repr))


def _meets(
    name: str,
    language: str | None,
    people: Iterable[tuple[str, str | None]],
    bodies: Iterable[tuple[str, str | None]],
) -> bool:
    return any(_alike(name, other, "person", language, code) for other, code in people) or any(
        _alike(name, other, "organization", language, code) for other, code in bodies
    )


@lru_cache(maxsize=50_000)
def _alike(a: str, b: str, kind: str, language_a: str | None, language_b: str | None) -> bool:
    which = match.KINDS[kind]
    # Nearly all are somebody else, and that is heard long before two names are compared.
    if which == "person" and not unlike.can_be_one(a, b, language_a, language_b):
        return False
    return printed.likeness(a, b, which, language_a, language_b).score >= CERTAIN
