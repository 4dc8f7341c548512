"""Persons of a text: which printed names belong to one of them.

Full names first, then what is left: a bare surname or given name goes to the person who can bear it. Different given
names or initials make different people, and so do forms that only a woman or only a man can bear.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from headwater.records import Span
from headwater.resolve.spelling import Gender, PersonName, can_bear, is_given, person_name, same_given

MOST = 50
"""Namesakes looked at for one name: more are met only in lists, and every step stays linear."""


@dataclass(slots=True)
class Person:
    """One person under every name: `texts` counts the spellings, `spans` are the mentions by name."""

    given: tuple[str, ...]
    surname: str
    gender: Gender | None
    spans: list[Span] = field(default_factory=list)
    texts: Counter[str] = field(default_factory=Counter)
    names: dict[str, PersonName] = field(default_factory=dict)
    count: int = 0

    def add(self, span: Span, text: str, name: PersonName, gender: Gender | None) -> None:
        """One more mention by name."""
        self.spans.append(span)
        self.count += 1
        self.texts[text] += 1
        self.names[text] = name
        if len(name.given) > len(self.given) or (self.given and name.given and self.given[0].endswith(".")):
            self.given = name.given
        self.gender = self.gender or gender or name.gender

    def shown(self) -> str:
        """The fullest spelling, in its base form where one is printed, the commonest of equals."""

        def rank(text: str) -> tuple[int, bool, int, int]:
            name = self.names[text]
            return name.words, name.base, self.texts[text], -len(text)

        return max(self.texts, key=rank)


@dataclass(frozen=True, slots=True)
class Printed:
    """A name of a person where it stands; `gender` is what a title before it says."""

    span: Span
    text: str
    gender: Gender | None


def people(printed: list[Printed], language: str | None) -> list[Person]:
    """The persons under the printed names, each name in exactly one of them, or in none where two fit alike."""
    found: list[Person] = []
    by_name: dict[str, list[Person]] = {}
    read: dict[str, PersonName] = {}
    for text in {p.text for p in printed}:
        read[text] = person_name(text, language)
    taken = [(p, read[p.text]) for p in printed]
    for p, name in taken:
        if name.given:
            _full(p, name, found, by_name)
    for p, name in taken:
        if not name.given:
            _bare(p, name, found, by_name, language)
    for person in found:
        person.spans.sort(key=lambda span: span.start)
    return found


def _full(p: Printed, name: PersonName, found: list[Person], by_name: dict[str, list[Person]]) -> None:
    gender = p.gender or name.gender
    for person in _namesakes(by_name, name):
        if same_given(person.given, name.given) and can_bear(person.gender, name):
            person.add(p.span, p.text, name, gender)
            return
    person = Person(name.given, name.surname, gender)
    person.add(p.span, p.text, name, gender)
    found.append(person)
    by_name.setdefault(name.surname, []).append(person)
    by_name.setdefault(f"{name.given[0]} {name.surname}", []).append(person)
    if not name.given[0].endswith("."):
        by_name.setdefault(f"given {name.given[0]}", []).append(person)


def _namesakes(by_name: dict[str, list[Person]], name: PersonName) -> list[Person]:
    """Who may be meant by a full name: whoever bears both names, then those whom an initial may hide."""
    return by_name.get(f"{name.given[0]} {name.surname}", [])[:MOST] + by_name.get(name.surname, [])[:MOST]


def _bare(
    p: Printed, name: PersonName, found: list[Person], by_name: dict[str, list[Person]], language: str | None
) -> None:
    """A single word: the surname of somebody met, else the given name of somebody met, else somebody new."""
    fits = [q for q in by_name.get(name.surname, [])[:MOST] if _fits(q, p, name)]
    if not fits and is_given(p.text, language):
        fits = [q for q in by_name.get(f"given {name.surname}", [])[:MOST] if q.gender in {None, p.gender or q.gender}]
        if len(fits) > 1:
            return
    if fits:
        _likeliest(fits, p.span).add(p.span, p.text, name, p.gender)
        return
    person = Person((), name.surname, p.gender or name.gender)
    person.add(p.span, p.text, name, p.gender)
    found.append(person)
    by_name.setdefault(name.surname, []).append(person)


def _fits(person: Person, p: Printed, name: PersonName) -> bool:
    if p.gender and person.gender and p.gender != person.gender:
        return False
    return person.gender is None or person.gender in name.forms


def _likeliest(people: list[Person], span: Span) -> Person:
    """Among namesakes: whoever is named more, met before this place rather than after it."""

    def rank(person: Person) -> float:
        return person.count + (1.5 if person.spans[0].start < span.start else 0)

    return max(people, key=rank)
