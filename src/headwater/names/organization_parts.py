"""A name of an organization taken apart: kinds, subjects, countries, proper names, acronyms, numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from headwater import lexicon
from headwater.names import organization_words as words

PartSort = Literal["body", "subject", "weak", "country", "city", "name", "acronym", "number"]
NAME, SHORT_NAME, ACRONYM, NUMBER = 1.5, 1.0, 1.5, 1.0
"""How much a proper name tells, one of up to three letters, an acronym, a number (see `organization_words`)."""
LONGEST_ACRONYM = 7
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}[^\W\d_]?(?!\w)|[^\W_]+(?:['’ʼ`&][^\W_]+)*\d*|\d+")
_SITE = re.compile(
    r"(?<=\w)\.(?:ru|by|ua|pl|lt|lv|eu|com|org|net|info|io|news|media|online|live|tv|me|cz|si|de|uk)\b", re.IGNORECASE
)
_POSSESSIVE = re.compile(r"['’]s\b")
_ROMAN = re.compile(r"(?=[IVX])(X{0,3})(IX|IV|V?I{0,3})$")
_GLUED = re.compile(r"(?<=[a-z])(?:AG|GmbH|SA|SE|LLC|Ltd|Inc|NV|BV|AB|AS|plc|PLC)$")
_GLUED_LAST = frozenset("GHAECdcVBS")
_CAPITAL = re.compile(r"[A-ZÀ-ÞĀĄĆČĒĘĖĢĪĶĻŁŃŅÓŚŠŪŲŹŻŽ\u0400-\u042f]")
SHORT_MIXED = 4
"""Letters of an acronym, at most, that has small letters (AfD, PiS); from five on it is a name (BioNTech)."""
_NUMBERED = re.compile(r"\b([^\W\d_]{1,2})[-–](\d{1,2})\b")


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that a name says, `text` as printed; `weight` is how much it tells. Two of one `key` say the same."""

    key: str
    sort: PartSort
    text: str
    weight: float
    families: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Name:
    """A name taken apart. `words` are its words without legal forms; `spelt` the letters of a name that is one acronym.

    `countries` are those it names, `near` those its towns lie in. `plain` is its folded words, for equality.
    """

    text: str
    parts: tuple[Part, ...]
    words: tuple[str, ...]
    plain: str
    spelt: str
    countries: frozenset[str]
    near: frozenset[str]
    legal: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Lists:
    dropped: frozenset[str]
    legal: frozenset[str]
    legal_phrases: dict[tuple[str, ...], str]
    phrases: dict[tuple[str, ...], str]
    letters: dict[str, str]
    numbers: dict[str, str]
    opening: frozenset[str]
    longest: int


@cache
def _lists() -> _Lists:
    data = lexicon.shared("names/organizations")
    abroad = lexicon.shared("names/organizations_countries")["phrases"]
    legal = {
        tuple(words.fold(w) for w in phrase.split()): phrase
        for phrase in data["legal_phrases"].replace("\n", "").split("|")
        if phrase
    }
    opening = frozenset(phrase[0] for phrase in legal)
    phrases = {}
    for row in abroad.splitlines():
        country, _, names = row.partition(":")
        for name in names.split("|"):
            phrases[tuple(words.core(words.fold(w)) for w in name.split())] = country.strip()
    numbers = {
        words.fold(w): n
        for n, _, said in (r.partition(":") for r in data["numbers"].splitlines())
        for w in said.split()
    }
    letters = {n: row.partition(":")[0] for row in data["letters"].splitlines() for n in row.partition(":")[2].split()}
    return _Lists(
        dropped=frozenset(w.lower() for w in data["dropped"].split()),
        legal=frozenset(w.replace(".", "").lower() for w in data["legal_forms"].replace('"', "").split()),
        legal_phrases=legal,
        phrases={k: v for k, v in phrases.items() if k},
        letters=letters,
        numbers=numbers,
        opening=opening,
        longest=max(map(len, legal)),
    )


def _printed(text: str) -> list[str]:
    """The words of a name as printed: initials joined (`U.S.`), hyphens apart, G-20 and МИ-6 together."""
    found = []
    text = _SITE.sub("", text) if "." in text else text
    text = _NUMBERED.sub(r"\1\2", _POSSESSIVE.sub("", text))
    for match in _WORD.finditer(text):
        word = match.group()
        if "." in word:
            word = word.replace(".", "")
        if "&" in word and max(map(len, word.split("&"))) > 2:
            found += word.split("&")
        else:
            found.append(_GLUED.sub("", word) if len(word) > 4 and word[-1] in _GLUED_LAST else word)
    return [w for w in found if w]


def _read_out(printed: list[str]) -> list[str]:
    """Би-би-си, Ес Си Ел Груп: letters that are written as they are said, put together as an acronym."""
    known = _lists().letters
    n = next((i for i, w in enumerate(printed) if w.lower() not in known), len(printed))
    if n < 2 or (n < 3 and n < len(printed)):
        return printed
    return ["".join(known[w.lower()] for w in printed[:n]).upper(), *printed[n:]]


def is_acronym(word: str) -> bool:
    """True where a word is written as an acronym: two capitals at least (FPÖ, AfD, БелАЗ are left to `known`)."""
    if not 2 <= len(word) <= LONGEST_ACRONYM or word.islower() or word.istitle():
        return False
    return (word.isupper() or len(word) <= SHORT_MIXED) and len(_CAPITAL.findall(word)) > 1


@lru_cache(maxsize=100_000)
def taken_apart(text: str) -> Name:
    """A name taken apart; a name of legal forms and small words alone keeps them as its words."""
    printed = _read_out(_printed(text))
    kept, legal = _without_legal(printed)
    lists = _lists()
    said = [w for w in kept if w.lower() not in lists.dropped or (len(kept) < 3 and w.isupper())] or kept or printed
    shouting = len(said) > 1 and text.isupper() and sum(len(w) > 3 for w in said) > 1
    if shouting:
        said = [w.capitalize() if len(w) > 3 else w for w in said]
    parts = _parts(said, shouting)
    return Name(
        text=text,
        parts=tuple({p.key: p for p in parts}.values()),
        words=tuple(said),
        plain=" ".join(words.fold(w) for w in said),
        spelt=said[0] if len(said) == 1 and is_acronym(said[0]) else "",
        countries=frozenset(p.key for p in parts if p.sort == "country"),
        near=frozenset(c.country for p in parts if p.sort == "city" and (c := words.city(words.fold(p.text)))),
        legal=frozenset(legal),
    )


def _without_legal(printed: list[str]) -> tuple[list[str], list[str]]:
    lists = _lists()
    folded = [words.fold(w) for w in printed]
    kept: list[str] = []
    legal: list[str] = []
    i = 0
    while i < len(printed):
        longest = min(lists.longest, len(printed) - i) if folded[i] in lists.opening else 0
        for n in range(longest, 0, -1):
            if tuple(folded[i : i + n]) in lists.legal_phrases:
                legal.append(" ".join(folded[i : i + n]))
                i += n
                break
        else:
            edge = not kept or i >= len(printed) - 2
            word = printed[i]
            if edge and len(printed) > 1 and word.lower() in lists.legal and (word[:1].isupper() or kept):
                legal.append(word.lower())
            else:
                kept.append(word)
            i += 1
    return (kept, legal) if kept else (printed, [])


def _parts(said: list[str], shouting: bool) -> list[Part]:
    folded = [words.fold(w) for w in said]
    cores = [words.core(f) for f in folded]
    phrases = _lists().phrases
    found: list[Part] = []
    i = 0
    while i < len(said):
        for n in range(min(4, len(said) - i), 1, -1):
            country = phrases.get(tuple(cores[i : i + n]))
            if country:
                found.append(Part(country, "country", " ".join(said[i : i + n]), words.COUNTRY))
                i += n
                break
        else:
            found += _word(said[i], folded[i], cores[i], shouting)
            i += 1
    return found


def _word(word: str, folded: str, core: str, shouting: bool) -> list[Part]:
    number = _lists().numbers.get(folded)
    if number:
        return [Part("#" + number, "number", word, NUMBER)]
    if word.isdigit() or (_ROMAN.fullmatch(word) and len(word) <= 5):
        return [Part("#" + (word.lstrip("0") or "0" if word.isdigit() else str(_roman(word))), "number", word, NUMBER)]
    shortened = is_acronym(word) and not (shouting and len(word) > 3)
    ids = words.listed(word) if shortened else words.meaning(word)
    is_country = bool(ids) and any(c and c.sort == "country" for c in map(words.concept, ids))
    place = None if shortened or is_country else words.city(folded)
    if not ids and not place and not shortened:
        ids = words.borrowed(word)
    if ids and not place:
        return [_concept(c, word) for c in map(words.concept, ids) if c]
    if shortened:
        return [Part(acronym_key(word), "acronym", word, ACRONYM)]
    if any(c.isdigit() for c in word):
        return [Part("#" + letters(word), "number", word, NAME)]
    if place:
        return [Part(place.id, "city", word, words.CITY)]
    return [Part("=" + folded, "name", word, NAME if len(core) > words.SHORT - 1 else SHORT_NAME)]


def _concept(found: words.Concept, word: str) -> Part:
    return Part(found.id, found.sort, word, found.weight, found.families)


def _roman(word: str) -> int:
    values = [{"I": 1, "V": 5, "X": 10}[c] for c in word]
    return sum(-v if v < w else v for v, w in zip(values, [*values[1:], 0], strict=True))


_LETTERS = str.maketrans("абвгґдеёжзиійїклмнопрстуўфхцчшщыэюяєъь", "ABVGGDEEZZIIIIKLMNOPRSTUUFHCCSSYEUAEAY")


@lru_cache(maxsize=20_000)
def letters(word: str) -> str:
    """The letters of an acronym in plain Latin capitals, letter by letter: ВОЗ is VOZ, ČEZ is CEZ."""
    found = word.lower().translate(_LETTERS).upper()
    return "".join(words.unaccented(c) for c in found if c.isalnum())


def acronym_key(word: str) -> str:
    """Acronyms of two letters meet in one script only: ЕС is not ES, however alike they look."""
    plain = letters(word)
    mark = "c" if len(plain) < 3 and any(c > "\u0400" for c in word) else ""
    return f"@{mark}{plain}"
