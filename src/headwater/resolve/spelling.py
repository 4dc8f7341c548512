"""What a person’s name as printed tells: given name, surname, gender; and whether two names can be one person’s."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from headwater import lexicon
from headwater.wordforms import Stemmer, fold, stemmer, tokens

Gender = Literal["f", "m"]


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name taken apart: stems of the given names (or letters, of initials) and of the surname.

    Of a single word nobody can say which of the two it is: it stands as `surname`, and `given` is empty.
    `gender` is what given name or ending tells; `forms` the genders that the surname’s ending allows.
    """

    given: tuple[str, ...]
    surname: str
    words: int
    gender: Gender | None
    forms: frozenset[str]
    base: bool
    """True where the given name stands in its base form: such a spelling is the better one to show."""


@dataclass(frozen=True, slots=True)
class _Lists:
    gender: dict[str, Gender | None]
    base: frozenset[str]
    particles: frozenset[str]
    feminine: tuple[str, ...]
    masculine: tuple[str, ...]


@cache
def _lists(language: str | None) -> _Lists:
    data, stem = lexicon.shared("given_names"), stemmer(language)
    gender: dict[str, Gender | None] = {stem(n): "m" for n in data.get("m", "").split()}
    for name in data.get("f", "").split():
        gender[stem(name)] = None if gender.get(stem(name)) == "m" else "f"
    return _Lists(
        gender=gender,
        base=frozenset(fold(n) for key in ("m", "f") for n in data.get(key, "").split()),
        particles=frozenset(data.get("particles", "").split()),
        feminine=tuple(data.get("feminine_endings", "").split()),
        masculine=tuple(data.get("masculine_endings", "").split()),
    )


def person_name(text: str, language: str | None) -> PersonName:
    """A printed name taken apart, after the rules of the language of its text."""
    lists, stem = _lists(language), stemmer(language)
    words = [w for w in tokens(text).word if w not in lists.particles]
    if not words:
        words = [text]
    if (
        len(words) > 1
        and stem(words[-1]) in lists.gender
        and stem(words[0]) not in lists.gender
        and "." not in words[0]
    ):
        words = [*words[-1:], *words[:-1]]
    given = tuple(_given(w, stem) for w in words[:-1])
    surname = words[-1]
    forms = _forms(fold(surname), lists)
    first = lists.gender.get(stem(words[0])) if given or len(words) == 1 else None
    by_form: Gender | None = None
    if len(forms) == 1 and given and "." in words[0]:
        by_form = "f" if "f" in forms else "m"
    return PersonName(given, stem(surname), len(words), first or by_form, forms, fold(words[0]) in lists.base)


def _given(word: str, stem: Stemmer) -> str:
    return fold(word).replace(".", "")[:1] + "." if "." in word else stem(word)


def _forms(surname: str, lists: _Lists) -> frozenset[str]:
    if len(surname) > 4 and surname.endswith(lists.feminine):
        return frozenset("f")
    if len(surname) > 4 and surname.endswith(lists.masculine):
        return frozenset("m")
    return frozenset("fm")


def gender_of_given(word: str, language: str | None) -> Gender | None:
    """The gender of whoever bears this given name, None where it is none we know or could be either’s."""
    return _lists(language).gender.get(stemmer(language)(word))


def is_given(word: str, language: str | None) -> bool:
    """True where the word is a given name that we know."""
    return stemmer(language)(word) in _lists(language).gender


def same_given(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """True where two lists of given names or initials can be one person’s: the first must agree, or its initial."""
    if not a or not b:
        return True
    one, other = a[0], b[0]
    if one.endswith(".") or other.endswith("."):
        return one[:1] == other[:1]
    return one == other


def can_bear(gender: Gender | None, name: PersonName) -> bool:
    """True where somebody of that gender can bear this name in the form it is printed."""
    if gender is None:
        return True
    return gender in name.forms and name.gender in {None, gender}
