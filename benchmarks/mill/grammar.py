"""From a template of `data/<language>.toml` to words: slots in their case, verbs that agree, numbers that count.

    "{S.nom} {S!сообщил|заявил}, что {C}."   slots    -> «Полиция Вельмарии сообщила, что ...»

Which of several wordings is taken follows from a `Dice`, so that who copies a sentence prints the same one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from benchmarks.mill.names import NAME, Phrase, load

Value = Phrase | int | str
Slots = Mapping[str, Value]

CONTENT = ("\ue000", "\ue001")
DATE = ("\ue004", "\ue005")
SOURCE = ("\ue006", "\ue007")
MARKS = "".join((*CONTENT, *NAME, *DATE, *SOURCE))
_M = f"[{MARKS}]*"


class Dice:
    """A small generator of numbers (a linear congruence): a new one for each sentence costs next to nothing."""

    __slots__ = ("_state",)

    def __init__(self, seed: int) -> None:
        self._state = (seed * 2862933555777941757 + 3037000493) & 0xFFFFFFFFFFFFFFFF

    def below(self, n: int) -> int:
        """A number from 0 to n - 1."""
        self._state = (self._state * 6364136223846793005 + 1442695040888963407) & 0xFFFFFFFFFFFFFFFF
        return (self._state >> 33) % n


@dataclass(frozen=True, slots=True)
class _Slot:
    name: str
    case: str


@dataclass(frozen=True, slots=True)
class _Verb:
    name: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Count:
    name: str
    noun: str
    case: str


@dataclass(frozen=True, slots=True)
class _Either:
    parts: tuple[tuple[object, ...], ...]


@dataclass(frozen=True, slots=True)
class _Ending:
    name: str
    man: str
    woman: str


@cache
def compiled(template: str) -> tuple[object, ...]:
    """The parts of a template."""
    return tuple(_part(piece) for piece in re.findall(r"\{[^}]*\}|<(?:[^<>]|\{[^}]*\})*>|[^{<]+", template))


def _part(piece: str) -> object:
    if piece.startswith("<"):
        return _Either(tuple(compiled(p) for p in _split(piece[1:-1])))
    if not piece.startswith("{"):
        return piece
    inside = piece[1:-1]
    if match := re.fullmatch(r"(\w+)!(.+)", inside):
        return _Verb(match[1], tuple(match[2].split("|")))
    if match := re.fullmatch(r"(\w+):(\w*)/(\w*)", inside):
        return _Ending(match[1], match[2], match[3])
    if match := re.fullmatch(r"(\w+):(\w+)(?:\.(\w+))?", inside):
        return _Count(match[1], match[2], match[3] or "")
    name, _, case = inside.partition(".")
    return _Slot(name, case or "nom")


def _split(inside: str) -> list[str]:
    """The alternatives; a bar inside braces parts verbs, not wordings."""
    return re.findall(r"(?:\{[^}]*\}|[^|{])+|(?<=\|)(?=$)|^(?=\|)", inside)


class Tongue:
    """One of the six written languages: makes words of templates."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.data = load(language)

    def fill(self, template: str, slots: Slots, dice: Dice) -> str:
        """A template in words, with the marks of what is named in it; the letters between words not yet settled."""
        return "".join(self._words(part, slots, dice) for part in compiled(template))

    def _words(self, part: object, slots: Slots, dice: Dice) -> str:
        match part:
            case str():
                return part
            case _Slot(name, case):
                return _form(slots[name], case)
            case _Verb(name, words):
                return self._verb(slots[name], words, dice)
            case _Count(name, noun, case):
                return self._count(slots[name], noun, case)
            case _Ending(name, man, woman):
                value = slots[name]
                return man if isinstance(value, Phrase) and value.gender == "m" else woman
            case _Either(parts):
                return "".join(self._words(p, slots, dice) for p in parts[dice.below(len(parts))])
        raise TypeError(part)

    def _verb(self, value: Value, words: tuple[str, ...], dice: Dice) -> str:
        if isinstance(value, int):  # {n!few/many}
            few, many = words[0].split("/")
            return few if _few(value, self.language) else many
        gender = value.gender if isinstance(value, Phrase) else "m"
        return agreed(words[dice.below(len(words))], gender, self.language)

    def _count(self, value: Value, noun: str, case: str) -> str:
        assert isinstance(value, int)
        forms = self.data["nouns"][noun]
        if self.language == "en":
            return f"{_ENGLISH.get(value, value)} {forms[1]}"
        if case == "dat":
            return f"{value} {forms[3]}"
        if case == "gen" or not _few(value, self.language):
            return f"{value} {forms[2]}"
        return f"{value} {forms[3] if case == 'acc' and len(forms) > 3 else forms[1]}"


_ENGLISH = {2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight", 9: "nine"}
"""English agencies write small numbers in words."""


def _form(value: Value, case: str) -> str:
    if isinstance(value, Phrase):
        if case == "up":
            return value.forms["nom"].upper()
        return value.name if case == "name" else value.case(case)
    return str(value)


def _few(n: int, language: str) -> bool:
    """True where the noun after a number stands in the form of a few: 2-4, in Lithuanian 2-9, and those after tens."""
    last, tens = n % 10, n % 100
    if 10 <= tens <= 20:
        return False
    return 1 <= last <= 9 if language == "lt" else 2 <= last <= 4


# Verbs in the past

_STEMS = {
    "ru": {"ушёл": "уш", "провёл": "прове", "опроверг": "опроверг", "отверг": "отверг"},
    "be": {"пайшоў": "пайш", "правёў": "правя", "абверг": "абверг"},
    "uk": {"пішов": "піш", "провів": "прове"},
    "pl": {},
}
_ENDINGS = {
    "ru": {"f": "ла", "n": "ло", "p": "ли"},
    "be": {"f": "ла", "n": "ла", "p": "лі"},
    "uk": {"f": "ла", "n": "ло", "p": "ли"},
    "pl": {"f": "ła", "n": "ło", "p": "li", "v": "ły"},
}
_PASSIVE = {
    "ru": {"m": "", "f": "а", "n": "о", "p": "ы"},
    "be": {"m": "ы", "f": "ая", "n": "ае", "p": "ыя"},
    "uk": {"m": "о", "f": "о", "n": "о", "p": "о"},
    "pl": {"m": "y", "f": "a", "n": "e", "p": "i", "v": "e"},
}


@cache
def agreed(verb: str, gender: str, language: str) -> str:
    """A verb in the past, given as of a man, as of somebody of this gender; a star marks a passive participle."""
    if language not in _ENDINGS:
        return verb
    if verb.endswith("*"):
        return verb[:-1].removesuffix(_PASSIVE[language]["m"] or "\0") + _PASSIVE[language][gender]
    if gender == "m":
        return verb
    own = verb.removesuffix("ся")
    back = "ся" if own != verb else ""
    stem = _STEMS[language].get(own) or own[:-1]
    end = _ENDINGS[language][gender]
    if language == "pl" and end == "li" and stem.endswith("dzia"):
        stem = stem.removesuffix("a") + "e"
    if back:
        back = "сь" if language == "ru" else "ся"
    return stem + end + back


# Letters that depend on their neighbours

_RU_ABOUT = re.compile(rf"\b([Оо])(?= {_M}[аоуэиАОУЭИ])")
_BE_SHORT = re.compile(rf"(?<=([\w,;:.)»–—]))({_M}) ({_M})([уў])(?=({_M})(.))")
_UK_IN = re.compile(rf"(?<=(.))({_M}) ({_M})([ув])({_M}) (?={_M}(.))")
_PL_FROM = re.compile(rf"\b([zw]) (?={_M}([szśżź]|w|f)[^aeiouyąęóiAEIOUY\W{MARKS}])", re.IGNORECASE)
_VOWELS_BE = "аеёіоуыэюя"
_VOWELS_UK = "аеєиіїоуюя"


def settled(text: str, language: str) -> str:
    """With the letters that depend on their neighbours: о / об, у / ў, у / в, z / ze. Marks are looked through."""
    settle = _SETTLE.get(language)
    return settle(text) if settle else text


def _russian(text: str) -> str:
    return _RU_ABOUT.sub(r"\1б", text)


def _belarusian(text: str) -> str:
    def short(match: re.Match[str]) -> str:
        before, marks, more, letter, _, after = match.groups()
        vowel = before.lower() in _VOWELS_BE and after.lower() not in _VOWELS_BE
        return f"{marks} {more}{'ў' if vowel else 'у' if letter == 'ў' else letter}"

    return _BE_SHORT.sub(short, text)


def _ukrainian(text: str) -> str:
    def one(match: re.Match[str]) -> str:
        before, marks, more, _, within, after = match.groups()
        short = (before.lower() in _VOWELS_UK or after.lower() in _VOWELS_UK) and after.lower() not in "вф"
        return f"{marks} {more}{'в' if short else 'у'}{within} "

    return _UK_IN.sub(one, text)


def _polish(text: str) -> str:
    def longer(match: re.Match[str]) -> str:
        preposition, first = match.groups()
        mild = preposition.lower() == "z" and first.lower() in "szśżź"
        hard = preposition.lower() == "w" and first.lower() in "wf"
        return preposition + ("e " if mild or hard else " ")

    return _PL_FROM.sub(longer, text)


_SETTLE: dict[str, Callable[[str], str]] = {
    "ru": _russian,
    "be": _belarusian,
    "uk": _ukrainian,
    "pl": _polish,
}


def opened(text: str) -> str:
    """With a capital at the beginning, whatever marks and quotation marks stand before it."""
    for i, char in enumerate(text):
        if char.isalnum():
            return text[:i] + char.upper() + text[i + 1 :]
    return text
