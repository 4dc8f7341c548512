"""A person's printed name taken apart: given names, father's name, family name, numbers.

Which of two words is the family name cannot always be said: then both orders are kept.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from headwater import lexicon
from headwater.names import same
from headwater.names.sounds import Sound, readings
from headwater.wordforms import CYRILLIC

WORD = re.compile(r"[^\s,;()\[\]\"«»“”„]+")
INITIALS = re.compile(r"(?:\w\.-?)+\w?\.?")
INITIAL = re.compile(r"[^\W\d_]{1,2}\.")
"""Дз. and Yu. are initials too."""
APOSTROPHES = str.maketrans("’ʼ`´", "''''")


Shape = Literal["full", "initial", "bare"]


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a name, with all that is known of it.

    `text`: as printed; `bare`: without an ending that its language adds (else empty); `sounds`, `plain`: the readings
    of both. `names`: whose name it is, ids of `same` (empty: no name that we know); `surely`: the lexicon has it in
    this very spelling; `listed`: the ids of given names whose every form we list (two words with such ids and none in
    common are two names). `given`: a given name; `gender`: whose, by the added ending, else by the name; `initial`: a
    letter or two that stand for a name.
    """

    text: str
    bare: str
    sounds: tuple[Sound, ...]
    plain: tuple[Sound, ...]
    names: frozenset[int]
    surely: bool
    listed: frozenset[int]
    given: bool
    gender: same.Gender | None
    initial: bool

    def __hash__(self) -> int:
        """By what is printed: words that are compared are looked up by them, and the rest follows from it."""
        return hash((self.text, self.bare))


@dataclass(frozen=True, slots=True)
class PersonName:
    """One way to take a name apart. A single word stands as `family`; `number` is that of a pope or king."""

    given: tuple[Word, ...]
    patronymic: Word | None
    family: tuple[Word, ...]
    number: int | None = None
    generation: str | None = None

    @property
    def words(self) -> tuple[Word, ...]:
        """All words that are names: given names, the father's, family names, whichever stood first."""
        return (*self.given, *([self.patronymic] if self.patronymic else ()), *self.family)


@dataclass(frozen=True, slots=True)
class _Lists:
    particles: frozenset[str]
    titles: frozenset[str]
    generations: dict[str, str]
    ordinals: dict[str, int]
    patronymics: tuple[str, ...]
    added: dict[str, tuple[tuple[str, same.Gender], ...]]


@cache
def _lists() -> _Lists:
    data = lexicon.shared("names/persons")
    return _Lists(
        particles=frozenset(data["particles"].split()),
        titles=frozenset(data["titles"].split()),
        generations={word: which for which, words in data["generations"].items() for word in words.split()},
        ordinals={word: int(n) for n, words in data["ordinals"].items() for word in words.split()},
        patronymics=tuple(e for endings in data["patronymics"].values() for e in endings.split()),
        added={language: _endings(given) for language, given in data["added"].items()},
    )


def _endings(given: dict[same.Gender, str]) -> tuple[tuple[str, same.Gender], ...]:
    """The longest first."""
    pairs = [(ending, gender) for gender, endings in given.items() for ending in endings.split()]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


@lru_cache(maxsize=100_000)
def taken_apart(text: str, language: str | None = None) -> tuple[PersonName, ...]:
    """The ways in which a printed name can be taken apart, the likeliest first; none where no word is left."""
    named, number, generation, comma = _named(text)
    if not named:
        return ()
    ways = _ways([word(w, language) for w in named], told=comma)
    return tuple(PersonName(g, p, f, number, generation) for g, p, f in ways)


@lru_cache(maxsize=200_000)
def shape(text: str) -> Shape:
    """Whether a name is a full one, has letters for given names only, or is a single word; without reading it."""
    named = _named(text)[0]
    if len(named) < 2:
        return "bare"
    return "full" if sum(not _is_initial(w) for w in named) > 1 else "initial"


@lru_cache(maxsize=20_000)
def _named(text: str) -> tuple[tuple[str, ...], int | None, str | None, bool]:
    """The words of a name without titles and particles, its number and generation, whether a comma turned it round."""
    clean = unicodedata.normalize("NFC", text).translate(APOSTROPHES)
    first, comma, rest = clean.partition(",")
    turned = bool(comma and rest.strip())
    words = [w for w in WORD.findall(f"{rest} {first}" if turned else clean) if any(map(str.isalpha, w))]
    number, generation, words = _marks([part for w in words for part in _spread(w)])
    last = len(words) - 1
    named = tuple(w for n, w in enumerate(words) if n == last or not _is_particle(w, first=not n))
    return named, number, generation, turned


def _is_particle(text: str, *, first: bool) -> bool:
    """A small word of a family name; at the beginning it may be a given name (Ben, Al) or an initial instead."""
    if text.lower() not in _lists().particles:
        return False
    return not first or (len(text) > 1 and not same.is_given(text))


@cache
def _no_names() -> frozenset[str]:
    """The small words, titles, numbers and generations that stand in names."""
    lists = _lists()
    return lists.particles | lists.titles | lists.generations.keys() | lists.ordinals.keys()


def is_plain(word: str) -> bool:
    """True for a word in small letters that stays one word, and a name, however a name with it is taken apart."""
    return len(word) > 1 and word.isalpha() and "ʼ" not in word and word not in _no_names()


def _is_initial(text: str) -> bool:
    return len(text) == 1 or bool(INITIAL.fullmatch(text))


@lru_cache(maxsize=200_000)
def word(text: str, language: str | None = None) -> Word:
    """One word with all that is known of it."""
    lower = text.lower()
    heard = readings(lower, language)
    bare, ending = without_ending(lower, language)
    names = same.ids(lower) | (same.ids(bare) if bare else frozenset())
    return Word(
        text,
        bare,
        heard,
        readings(bare, language) if bare else (),
        names,
        any(grade == same.SAME and n >= same.FIRST_OF_LEXICON for n, grade in same.graded(lower).items()),
        frozenset(n for n in names if n < same.FIRST_OF_LEXICON),
        same.is_given(lower) or bool(bare and same.is_given(bare)),
        ending or same.gender_of(lower) or _likely_gender(lower),
        _is_initial(text),
    )


@lru_cache(maxsize=100_000)
def heads(word: Word) -> frozenset[str]:
    """With which sounds the name can begin, in whatever spelling: М. is Mikola, who is Николай elsewhere."""
    # Of the other spellings the Cyrillic ones: each has one reading, and a Latin initial has that of its own language.
    names = (form for group in same.groups(word.text) for form in group.name if CYRILLIC.search(form))
    sounds = (*word.sounds, *(s for form in names for s in readings(form)))
    return frozenset(head for s in sounds if s.slavic for head in _heads(s))


def _heads(sound: Sound) -> tuple[str, ...]:
    """The first sound; of je, ju, ja also the glide alone (Latin J. and Y.), and e, which Cyrillic writes alike."""
    if sound.fine[0] == "j" and len(sound.fine) > 1:
        return ("j", sound.fine[:2], *("e" if sound.fine[1] == "e" else ""))
    return (sound.coarse[0] if sound.coarse else sound.fine[0],)


def _likely_gender(text: str) -> same.Gender | None:
    """Whose an unknown given name is likely to be."""
    return "f" if len(text) > 3 and text.endswith(_women()) and not same.is_given(text) else None


@cache
def _women() -> tuple[str, ...]:
    """What unknown given names of women end in."""
    return tuple(lexicon.shared("names/persons")["unknown"]["f"].split())


def _marks(words: list[str]) -> tuple[int | None, str | None, list[str]]:
    """Number and generation, and the words without them and without the titles at their beginning."""
    lists = _lists()
    number = generation = None
    kept = []
    for n, w in enumerate(words):
        low = w.lower()
        if n and low in lists.ordinals and (w.isupper() or len(low) > 4):
            number = lists.ordinals[low]
        elif n and low in lists.generations:
            generation = lists.generations[low]
        else:
            kept.append(w)
    while len(kept) > 1 and kept[0].lower() in lists.titles and not same.is_given(kept[0]):
        kept = kept[1:]
    return number, generation, kept


def _spread(text: str) -> list[str]:
    """Initials that are printed as one word (A.B.) as several; what stands behind a hyphen and is no name apart."""
    if INITIAL.fullmatch(text) or text.lower() in _lists().generations:
        return [text]
    if INITIALS.fullmatch(text) and "." in text:
        return [f"{letter}." for letter in text if letter.isalpha()]
    if text.count(".") == 1 and not text.endswith(".") and len(text.split(".", maxsplit=1)[0]) == 1:
        return [f"{text[0]}.", text[2:]]
    name, hyphen, last = text.rpartition("-")
    if hyphen and last.lower() in _lists().generations:
        return [name, last]
    return [text.rstrip(".") if len(text) > 2 else text]


Way = tuple[tuple[Word, ...], Word | None, tuple[Word, ...]]


def _ways(words: list[Word], told: bool) -> list[Way]:
    if len(words) == 1:
        return [((), None, (words[0],))]
    straight = _way(words[:-1], words[-1])
    if told or words[0].initial:
        return [straight]
    turned = _way(words[1:], words[0])
    if words[-1].initial:
        return [turned]
    if len(words) == 3 and _is_patronymic(words[2]) and words[1].given and not _is_patronymic(words[1]):
        return [turned]
    if words[-1].given and not words[0].given:
        return [turned, straight]
    sure = words[0].given and not words[-1].given and not _eastern(words)
    return [straight] if sure else [straight, turned]


def _eastern(words: list[Word]) -> bool:
    """`Kim Jong-un`, `Kim Jong Un`: the family name stands first, though it may look like a given name."""
    return "-" in words[-1].text or (len(words) == 3 and all(len(w.text) <= 5 for w in words))


def _way(given: list[Word], family: Word) -> Way:
    """Given names with a father's name, or its initial, as their second."""
    if len(given) == 2 and (_is_patronymic(given[1]) or (given[0].initial and given[1].initial)):
        return (given[0],), given[1], (family,)
    return tuple(given), None, (family,)


def _is_patronymic(word: Word) -> bool:
    return len(word.text) > 5 and word.text.lower().endswith(_lists().patronymics)


def without_ending(text: str, language: str | None) -> tuple[str, same.Gender | None]:
    """Without an ending that the language puts behind, and whose it is; nothing where too little would be left."""
    lists = _lists()
    for ending, gender in (*lists.added.get(language or "", ()), *lists.added["any"]):
        if text.endswith(ending) and len(text) - len(ending) >= 3:
            return text[: -len(ending)], gender
    return "", None
