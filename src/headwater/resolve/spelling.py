"""What a person’s name as printed tells: given name, surname, gender; and whether two names can be one person’s."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from headwater import lexicon
from headwater.names.gender import told_gender
from headwater.names.inflection import candidates
from headwater.names.same import gender_of
from headwater.names.same import is_given as is_known_given
from headwater.wordforms import Stemmer, fold, stemmer, tokens

Gender = Literal["f", "m"]

OPEN = 0.3
"""Base forms this likely are all taken for possible: «Евгения Щербанюка» is she, or he in another case."""


LIKELY = 0.5
"""Weight of its base form from which a printed name is taken to be in it."""


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
    """True where it stands in its base form, by the given name or as a whole: such a spelling is the better to show."""


@dataclass(frozen=True, slots=True)
class _Lists:
    gender: dict[str, Gender | None]
    exact: dict[str, Gender | None]
    base: frozenset[str]
    particles: frozenset[str]
    feminine: tuple[str, ...]
    masculine: tuple[str, ...]


@cache
def _lists(language: str | None) -> _Lists:
    data, stem = lexicon.shared("given_names"), stemmer(language)
    men, women = data.get("m", "").split(), data.get("f", "").split()
    gender: dict[str, Gender | None] = _one_gender([stem(n) for n in men], [stem(n) for n in women])
    return _Lists(
        gender=gender,
        exact=_one_gender([fold(n) for n in men], [fold(n) for n in women]),
        base=frozenset(fold(n) for key in ("m", "f") for n in data.get(key, "").split()),
        particles=frozenset(data.get("particles", "").split()),
        feminine=tuple(data.get("feminine_endings", "").split()),
        masculine=tuple(data.get("masculine_endings", "").split()),
    )


def _one_gender(men: list[str], women: list[str]) -> dict[str, Gender | None]:
    """Each name with the gender it tells, None where both bear it."""
    found: dict[str, Gender | None] = {**dict.fromkeys(men, "m"), **dict.fromkeys(women, "f")}
    found.update(dict.fromkeys(set(men) & set(women)))
    return found


def _gender_of(word: str, lists: _Lists, stem: Stemmer) -> Gender | None:
    """The base form decides where it is one: `Jana` is a woman or an inflected `Jan`, `Jan` only a man."""
    return lists.exact.get(fold(word)) or lists.gender.get(stem(word))


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
    first = _told(text, words[0], language, lists) if given or len(words) == 1 else None
    by_form: Gender | None = None
    if len(forms) == 1 and given and "." in words[0]:
        by_form = "f" if "f" in forms else "m"
    base = fold(words[0]) in lists.base or _stands(text, language)
    return PersonName(given, stem(surname), len(words), first or by_form, forms, base)


@lru_cache(maxsize=4096)
def _stands(text: str, language: str | None) -> bool:
    """True for a name that is likelier printed in its base form than in any other: "S. Gurkas", not "S. Gurku"."""
    return sum(c.weight for c in candidates(text, "person", language) if c.form == text) > LIKELY


def _told(text: str, first: str, language: str | None, lists: _Lists) -> Gender | None:
    """What the whole name tells, else the given name, where it is nobody's of the other gender in another case."""
    told = told_gender(text, language)
    if told or " " not in text:
        return told or _gender_of(first, lists, stemmer(language))
    likely = [c.form.split() for c in candidates(text, "person", language) if c.weight >= OPEN]
    genders = {gender_of(words[0]) for words in likely if words}
    return None if genders >= {"f", "m"} else _gender_of(first, lists, stemmer(language))


def _given(word: str, stem: Stemmer) -> str:
    return fold(word).replace(".", "")[:1] + "." if "." in word else stem(word)


def _forms(surname: str, lists: _Lists) -> frozenset[str]:
    if len(surname) > 4 and surname.endswith(lists.feminine):
        return frozenset("f")
    if len(surname) > 4 and surname.endswith(lists.masculine):
        return frozenset("m")
    return frozenset("fm")


@lru_cache(maxsize=50_000)
def base_forms(text: str, language: str | None) -> frozenset[str]:
    """The folded base forms that a printed name can have, unlikely ones too: what forms of one name share."""
    return frozenset(fold(c.form) for c in candidates(text, "person", language))


def may_be_a_mans(surname: str, language: str | None) -> bool:
    """True where a surname alone may be a man's in another case: «Сакалова» is a woman, or of Сакалоў."""
    lists = _lists(language)
    return any(form != fold(surname) and "m" in _forms(form, lists) for form in base_forms(surname, language))


def is_given(word: str, language: str | None) -> bool:
    """True where the word is a given name that we know."""
    return stemmer(language)(word) in _lists(language).gender or is_known_given(word)


def same_given(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """True where two lists of given names or initials can be one person’s: as far as both go, each must agree."""
    return all(
        one[:1] == other[:1] if one.endswith(".") or other.endswith(".") else one == other
        for one, other in zip(a, b, strict=False)
    )


def can_bear(gender: Gender | None, name: PersonName) -> bool:
    """True where somebody of that gender can bear this name in the form it is printed."""
    if gender is None:
        return True
    return gender in name.forms and name.gender in {None, gender}
