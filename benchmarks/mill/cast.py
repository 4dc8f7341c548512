"""Who and what a printed content names: the part of the world behind each form that is printed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from benchmarks.mill import orthographies
from benchmarks.mill.facts import Fact
from benchmarks.mill.names import Phrase, firm, person, place
from benchmarks.mill.prose import Told
from benchmarks.mill.world import KNOWN_TOWNS, TOWNS, World

from headwater.records import EntityKind

_MARK = {0xE002: None, 0xE003: None}
WRITINGS = {"be-tarask": orthographies.classical, "be-latn": orthographies.latin}


@dataclass(frozen=True, slots=True)
class Part:
    """Somebody or something: base form and kind; `country` the row of the one that it tells, or -1."""

    name: str
    kind: EntityKind
    country: int = -1


def inside(told: Told, text: str) -> Iterator[str]:
    """The names in a content, as printed."""
    for s in told.names:
        if told.content.start <= s.start < told.content.end:
            yield text[s.start : s.end]


def countries(world: World, told: Told, text: str, lang: str) -> frozenset[int]:
    """The countries that a content names, by themselves or by a town that everybody knows."""
    known = cast(world, told.line.fact, lang)
    return frozenset(known[form].country for form in inside(told, text) if form in known) - {-1}


def cast(world: World, fact: Fact, lang: str) -> dict[str, Part]:
    """All forms under which a text about a fact may name who takes part. `lang` is the outlet's, with orthography."""
    found: dict[str, Part] = {}
    people = [world.people[i] for i in (fact.p, fact.q) if i >= 0]
    for firm_ in {fact.f, *(w.firm for w in people)}:
        found |= _named("firms", firm_, lang)
    for group in {w.group for w in people}:
        found |= _named("groups", group, lang)
    for town in {fact.t, *(w.town for w in people)}:
        found |= _named("towns", town, lang)
    for country in {fact.c, fact.d, *(w.country for w in people)}:
        found |= _named("countries", country, lang)
    for who in people:
        found |= _person(who.given, who.surname, who.gender, lang)
    return found


@lru_cache(maxsize=20_000)
def _named(sort: str, row: int, lang: str) -> dict[str, Part]:
    language = lang.partition("-")[0]
    if sort in ("firms", "groups"):
        return _written(firm(row, sort, language), lang, "organization", -1)
    country = row if sort == "countries" else row // TOWNS if row % TOWNS < KNOWN_TOWNS else -1
    return _written(place(row, sort, language), lang, "place", country)


@lru_cache(maxsize=20_000)
def _person(given: int, surname: int, gender: str, lang: str) -> dict[str, Part]:
    language = lang.partition("-")[0]
    found: dict[str, Part] = {}
    for short in (True, False):
        found |= _written(person(given, surname, gender, language, short=short), lang, "person", -1)
    return found


def _written(found: Phrase, lang: str, kind: EntityKind, country: int) -> dict[str, Part]:
    write = WRITINGS.get(lang, str)
    part = Part(write(found.name), kind, country)
    return {write(form.translate(_MARK)): part for form in found.forms.values()}
