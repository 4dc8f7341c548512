"""Persons of a text: which printed names belong to one of them.

Full names first, then what is left: a bare surname or given name goes to the person who can bear it. Different given
names or initials make different people, and so do forms that only a woman or only a man can bear.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from headwater.records import Span
from headwater.resolve.spelling import (
    Gender,
    PersonName,
    base_forms,
    can_bear,
    is_given,
    may_be_a_mans,
    person_name,
    same_given,
)

MOST = 50
"""Namesakes looked at for one name: more are met only in lists, and every step stays linear."""
RIGHT_BEFORE = 60
"""Characters from where a name of theirs starts within which a surname alone is that person's."""


@dataclass(slots=True)
class Person:
    """One person under every name: `texts` counts the spellings, `spans` are the mentions by name.

    `starts` are where full names of theirs start, `bare` where the last of one word does that was given to them; the
    first come first, and both in the order of the text.
    """

    given: tuple[str, ...]
    surname: str
    gender: Gender | None
    spans: list[Span] = field(default_factory=list)
    texts: Counter[str] = field(default_factory=Counter)
    names: dict[str, PersonName] = field(default_factory=dict)
    count: int = 0
    starts: list[int] = field(default_factory=list)
    bare: int = -1

    def add(self, span: Span, text: str, name: PersonName, gender: Gender | None) -> None:
        """One more mention by name."""
        self.spans.append(span)
        if name.given:
            self.starts.append(span.start)
        else:
            self.bare = span.start
        self.count += 1
        self.texts[text] += 1
        self.names[text] = name
        if len(name.given) > len(self.given) or (self.given and name.given and self.given[0].endswith(".")):
            self.given = name.given
        self.gender = self.gender or gender or name.gender

    def last_before(self, place: int) -> int:
        """Where the last mention before a place starts, of those met so far; -1 where there is none."""
        n = bisect_left(self.starts, place)
        return max(self.bare, self.starts[n - 1] if n else -1)

    def shown(self) -> str:
        """The fullest spelling, in its base form where one is printed, the commonest of equals, no initial of them."""

        def rank(text: str) -> tuple[int, bool, bool, int, int]:
            name = self.names[text]
            return name.words, name.base, "." not in text[:3], self.texts[text], -len(text)

        return max(self.texts, key=rank)


@dataclass(frozen=True, slots=True)
class Printed:
    """A name of a person where it stands, and what stands beside it (`beside.py`).

    `gender` is what a title or verb says, the latter not always `sure`; `subject`: it may stand in its base form;
    `another`: said to be somebody else than the bearer of that name met before.
    """

    span: Span
    text: str
    gender: Gender | None
    sure: bool = True
    subject: bool = True
    another: bool = False

    @property
    def certain(self) -> Gender | None:
        """The gender, where it is sure."""
        return self.gender if self.sure else None


def people(printed: list[Printed], language: str | None, aliases: Iterable[tuple[Span, Span]] = ()) -> list[Person]:
    """The persons under the printed names, each name in exactly one of them, or in none where two fit alike.

    `aliases` are pairs of places where the text says that the second is another name of the first.
    """
    known = _Known(language)
    read = {text: person_name(text, language) for text in {p.text for p in printed}}
    for p in printed:
        if read[p.text].given:
            known.full(p, read[p.text])
    for p in printed:
        if not read[p.text].given:
            known.bare(p, read[p.text])
    for one, other in aliases:
        known.join(one, other)
    for person in known.found:
        person.spans.sort(key=lambda span: span.start)
    return known.found


class _Known:
    """The persons of a text so far, by what they can be looked up under."""

    def __init__(self, language: str | None) -> None:
        self.language = language
        self.found: list[Person] = []
        self.by_name: dict[str, list[Person]] = {}

    def full(self, p: Printed, name: PersonName) -> None:
        """A name of several words: whoever bears it already, in whatever case, else somebody new."""
        gender = p.certain or name.gender
        for person in self._namesakes(name):
            if same_given(person.given, name.given) and can_bear(person.gender, name):
                self._note(person, p, name, gender)
                return
        known = self._without_surname(name, gender) or self._in_another_case(p, name, gender)
        if known is None:
            known = Person(name.given, name.surname, gender)
            self.found.append(known)
        self._note(known, p, name, gender)

    def _note(self, person: Person, p: Printed, name: PersonName, gender: Gender | None) -> None:
        person.add(p.span, p.text, name, gender)
        keys = [name.surname]
        if name.given:
            keys.append(f"{name.given[0]} {name.surname}")
            if not name.given[0].endswith("."):
                keys.append(f"given {name.given[0]}")
        for key in keys:
            if person not in (under := self.by_name.setdefault(key, [])):
                under.append(person)

    def _namesakes(self, name: PersonName) -> list[Person]:
        """Who may be meant by a full name: whoever bears both names, then those whom an initial may hide."""
        both = self.by_name.get(f"{name.given[0]} {name.surname}", [])[:MOST]
        return both + self.by_name.get(name.surname, [])[:MOST]

    def _without_surname(self, name: PersonName, gender: Gender | None) -> Person | None:
        """`Станислав Адамович`: given name and father's name of somebody met with both."""
        called = (*name.given, name.surname)
        met = self.by_name.get(f"given {called[0]}", [])[:MOST]
        fits = [q for q in met if q.given[: len(called)] == called and q.gender in {None, gender or q.gender}]
        return fits[0] if len(fits) == 1 else None

    def _in_another_case(self, p: Printed, name: PersonName, gender: Gender | None) -> Person | None:
        """Somebody whose name has a base form in common with this one, as far as letters for given names tell."""
        if len(self.found) > MOST:
            return None
        mine = base_forms(p.text, self.language)
        surnames = frozenset(f.split()[-1] for f in mine if len(f.split()) > 1)
        fits = [q for q in self.found if _fits(q, gender) and q.given and self._share(q, name, mine, surnames)]
        return fits[0] if len(fits) == 1 else None

    def _share(self, person: Person, name: PersonName, mine: frozenset[str], surnames: frozenset[str]) -> bool:
        if name.given[0].endswith(".") or person.given[0].endswith("."):
            return same_given(person.given[:1], name.given[:1]) and bool(self._surnames(person) & surnames)
        return any(base_forms(t, self.language) & mine for t in person.texts)

    def bare(self, p: Printed, name: PersonName) -> None:
        """A single word: the surname of somebody met, else the given name of somebody met, else somebody new."""
        named = self._of_surname(p, name)
        fits = [q for q in named if _fits(q, p.gender)] or [q for q in named if _fits(q, p.certain)]
        if not fits and is_given(p.text, self.language):
            fits = [q for q in self._of_given(p, name) if _fits(q, p.certain)]
            if len(fits) > 1:
                return
        if p.another:
            fits = [q for q in fits if q.spans[0].start > p.span.start]
        person = self._likeliest(fits, p) if fits else Person((), name.surname, p.certain or name.gender)
        if not fits:
            self.found.append(person)
        self._note(person, p, name, p.certain)

    def _of_surname(self, p: Printed, name: PersonName) -> list[Person]:
        """Those with this surname: by its stem where their gender can bear the form, and by a base form in common."""
        met = self.by_name.get(name.surname, [])[:MOST]
        fits = [q for q in met if q.gender is None or q.gender in name.forms]
        mine = base_forms(p.text, self.language)
        return fits + [q for q in self.found[:MOST] if q not in fits and q.given and self._surnames(q) & mine]

    def _of_given(self, p: Printed, name: PersonName) -> list[Person]:
        met = self.by_name.get(f"given {name.surname}", [])[:MOST]
        if met:
            return met
        mine = base_forms(p.text, self.language)
        return [q for q in self.found[:MOST] if q.given and self._first_names(q) & mine]

    def _surnames(self, person: Person) -> frozenset[str]:
        return frozenset(f.split()[-1] for f in self._full_forms(person))

    def _first_names(self, person: Person) -> frozenset[str]:
        return frozenset(f.split()[0] for f in self._full_forms(person))

    def _full_forms(self, person: Person) -> Iterator[str]:
        for text, name in person.names.items():
            if name.given:
                yield from (f for f in base_forms(text, self.language) if len(f.split()) > 1)

    def _likeliest(self, people: list[Person], p: Printed) -> Person:
        """Among namesakes: whom the form fits, then whoever is named more, met before this place rather than after.

        Of equals who was named right before ("a spokeswoman, Helena Halenka. Halenka said"), else who was met first.
        """
        oblique = not p.subject and len(people) > 1 and may_be_a_mans(p.text, self.language)

        def rank(person: Person) -> tuple[bool, float, int]:
            last = person.last_before(p.span.start)
            near = last >= 0 and p.span.start - last <= RIGHT_BEFORE
            right_before = last if near and any(text.split()[-1] == p.text for text in person.texts) else -1
            return oblique and person.gender != "f", person.count + (1.5 if last >= 0 else 0), right_before

        return max(people, key=rank)

    def join(self, one: Span, other: Span) -> None:
        """Makes the person named at `other` one with the person named at `one`."""
        of, alias = self._at(one), self._at(other)
        if of is None or alias is None or of is alias or not of.given or not _may_be_one(of, alias, self.language):
            return
        for text, name in alias.names.items():
            of.texts[text] += alias.texts[text]
            of.names[text] = name
        of.spans += alias.spans
        of.count += alias.count
        of.gender = of.gender or alias.gender
        self.found.remove(alias)

    def _at(self, span: Span) -> Person | None:
        return next((q for q in self.found if span in q.spans), None)


def _fits(person: Person, gender: Gender | None) -> bool:
    return not (gender and person.gender and gender != person.gender)


def _may_be_one(person: Person, alias: Person, language: str | None) -> bool:
    """A surname alone or a full name; no given name alone (`a son known as Adam`), nobody of the other gender."""
    if person.gender and alias.gender and person.gender != alias.gender:
        return False
    return bool(alias.given) or not any(is_given(t, language) for t in alias.texts)
