"""Whose word a report gives: the origin that only the mill knows, and the face under which the press shows it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from benchmarks.mill.facts import OFFICES, SPOKESMEN
from benchmarks.mill.grammar import MARKS, Dice, Slots, Tongue
from benchmarks.mill.names import LANGUAGES, Phrase, firm, load, named, person, place
from benchmarks.mill.world import Outlet, Person

Sort = Literal["person", "body", "unnamed", "document"]
_CLEAN = {ord(mark): None for mark in MARKS}
_CASES = {
    "body": ("nom", "gen", "acc"),
    "unnamed": ("nom", "gen", "acc"),
    "document": ("nom", "gen", "loc"),
    "post": ("nom", "gen", "dat", "acc", "ins"),
}


@dataclass(frozen=True, slots=True)
class Face:
    """How an origin is shown. `key` is the row of the language data (a post, a body, ...), `who` the person."""

    sort: Sort
    key: str
    c: int
    t: int
    who: Person | None = None
    group: int = 0

    @property
    def named(self) -> bool:
        """True where it can be looked up."""
        return self.sort != "unnamed"

    @property
    def official(self) -> bool:
        """True for bodies and office holders of a state."""
        return self.sort == "body" or (self.sort == "person" and self.key in OFFICES)

    @property
    def body(self) -> str:
        """For whose body it speaks, or in which it holds office: a row of `body`, "" for none."""
        return OFFICES.get(self.key, "") if self.sort == "person" else self.key if self.sort == "body" else ""

    @property
    def sits(self) -> bool:
        """True for a member of parliament, who confirms for nobody."""
        return self.sort == "person" and self.key == "deputy"

    @property
    def spokesman(self) -> bool:
        """True for those whose word is the body's."""
        return self.key in SPOKESMEN


@dataclass(frozen=True, slots=True)
class Origin:
    """Who really first said it, as only the mill knows. `id` is one for all faces of one source.

    `house` is the outlet that saw for itself, "" for others. No faces: nobody says on whose word it is.
    """

    id: str
    faces: tuple[Face, ...]
    house: str = ""

    @property
    def named(self) -> bool:
        """True where it stands behind its word openly."""
        return bool(self.house) or any(face.named for face in self.faces)

    @property
    def heads(self) -> tuple[str, ...]:
        """Its ids, one for each who really knows: two where two people spoke."""
        return (self.id, f"{self.id}:b") if any(face.key == "two" for face in self.faces) else (self.id,)

    @property
    def official(self) -> bool:
        """True where it speaks for a state."""
        return any(face.official for face in self.faces)


def of_person(who: Person) -> Face:
    """The face of somebody named."""
    return Face("person", who.post, who.country, who.town, who, who.group)


@cache
def tongue(language: str) -> Tongue:
    """The grammar of a language."""
    return Tongue(language)


@cache
def phrase(face: Face, language: str, *, full: bool, turn: int = 0) -> Phrase:
    """A face in words; `full` as at its first mention. `turn` chooses among ways to describe an unnamed one."""
    if face.sort == "person":
        return _person(face, language, full=full)
    rows = tongue(language).data[face.sort][face.key]
    gender, forms = ("m", rows) if face.sort == "document" else (rows[0], rows[1:])
    if face.sort == "unnamed" and not full:
        forms = tongue(language).data["again"][gender]
    slots = _slots(face, language)
    filled = [tongue(language).fill(form, slots, Dice(turn)) for form in forms]
    if face.sort == "body":
        filled = [named(text.translate(_CLEAN)) for text in filled]
    cases = dict(zip(_CASES[face.sort], filled, strict=False))
    return Phrase(cases, gender, base(face, language) if face.sort == "body" else "")


@cache
def base(face: Face, language: str) -> str:
    """The fullest name of a face in its base form, without marks."""
    if face.sort == "person" and face.who:
        who = face.who
        return person(who.given, who.surname, who.gender, language, short=False).name
    rows = tongue(language).data[face.sort][face.key]
    form = rows[0] if face.sort == "document" else rows[1]
    return tongue(language).fill(form, _slots(face, language), Dice(1)).translate(_CLEAN).rstrip(",")


def _person(face: Face, language: str, *, full: bool) -> Phrase:
    who = face.who
    assert who is not None
    name = person(who.given, who.surname, who.gender, language, short=not full)
    if not full:
        return name
    data = tongue(language).data
    rows = (data.get("post_f", {}) if who.gender == "f" else {}).get(who.post) or data["post"][who.post]
    slots = _slots(face, language)
    posts = [tongue(language).fill(row, slots, Dice(0)) for row in rows]
    forms = {}
    for i, case in enumerate(_CASES["post"]):
        post = posts[min(i, len(posts) - 1)]
        forms[case] = f"{post} {name.case(case)}" + ("," if post.endswith(",") else "")
    return Phrase(forms, name.gender, name.name)


def _slots(face: Face, language: str) -> Slots:
    who = face.who
    return {
        "c": place(face.c, "countries", language),
        "t": place(face.t, "towns", language),
        "f": firm(who.firm if who else 0, "firms", language),
        "u": firm(face.group, "groups", language),
    }


@cache
def outlet(each: Outlet, language: str, turn: int = 0) -> Phrase:
    """An outlet as the press of a language names it."""
    rows = load(language)["outlet"][each.what]
    slots: Slots = {"name": named(each.name(language))}
    filled = [tongue(language).fill(row, slots, Dice(turn)) for row in rows[1:]]
    cases = dict(zip(("nom", "gen", "dat", "acc"), filled, strict=False))
    return Phrase(cases, rows[0], each.name(language))


def languages() -> tuple[str, ...]:
    """The languages that sentences can be written in."""
    return LANGUAGES
