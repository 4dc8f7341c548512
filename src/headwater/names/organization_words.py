"""The words that names of organizations are made of: which of them mean the same, in whatever language they stand.

`meaning("бяспекі")` and `meaning("Sicherheits")` are both (`security`,). Words, countries and endings are data
(`data/names/organizations.toml`, `organizations_countries.toml`, `data/places.toml`); a word is looked up folded, so
that scripts and orthographies meet, and under the longest stem that leaves a plausible ending.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from headwater import lexicon

Sort = Literal["body", "subject", "weak", "country", "city"]
"""What a word does in a name: says what kind of organization it is, what about, next to nothing, or where."""

COLUMNS = ("en", "ru", "be", "uk", "bg", "pl", "cs", "sl", "lt", "de", "fr")
"""The languages of a line of `organizations.toml`, in order."""
LONGEST_ENDING = 4
SHORT = 3
"""Letters of a stem behind which only a bare ending may stand."""

_CYRILLIC = dict(
    zip(
        "абвгґдеёєжзиіїйклмнопрстуўфхцчшщъыьэюяђјљњћџѓќ",
        (
            *"abvggdeeezziiiiklmnaprstuvfxccs",
            "sc",
            "a",
            "i",
            "",
            "e",
            "iu",
            "ia",
            "d",
            "i",
            "l",
            "n",
            "c",
            "dz",
            "g",
            "k",
        ),
        strict=True,
    )
)
_LATIN = {"ł": "l", "đ": "d", "ð": "d", "ß": "ss", "æ": "e", "ø": "a", "ŭ": "v", "ı": "i", "x": "ks", "þ": "t"}
_LIKE = {"o": "a", "y": "i", "j": "i", "w": "v"}


def _table() -> dict[int, str]:
    table = {ord(c): t for c, t in _CYRILLIC.items()} | {ord(c): t for c, t in _LATIN.items()}
    for code in range(0xC0, 0x250):
        plain = unicodedata.normalize("NFD", chr(code))[0].lower()
        if code not in table and plain.isascii():
            table[code] = _LIKE.get(plain, plain)
    table |= {ord(c): t for c, t in _LIKE.items()} | {ord(c): "" for c in "'’ʼ`´ʹ\u0301\u0306\u0308\u030c\u0327\u0328"}
    return table


_FOLDED = _table()
_GLIDE = re.compile(r"([ea])u(?=[bcdfgklmnpqrstvxz])")
_SOFT = re.compile(r"i+(?=[aeu]\w{2})")
_TWICE = re.compile(r"(.)\1+")


@lru_cache(maxsize=100_000)
def fold(word: str) -> str:
    """A word as all our scripts and orthographies spell it alike: `Міністэрства` and `ministerstwo`, ministerstva.

    Unstressed vowels, soft signs, doubled and accented letters are given up: good for looking words up, not for
    comparing names.
    """
    low = word.lower()
    text = ("у" + low[1:] if low[:1] in "ўŭ" else low).translate(_FOLDED).replace("ch", "x").replace("h", "g")
    return _TWICE.sub(r"\1", _SOFT.sub("", _GLIDE.sub(r"\1v", text)))


@dataclass(frozen=True, slots=True)
class Concept:
    """What words of several languages mean. `families`: of a body, kinds that may translate one another.

    `initials`: for each language the letters that its words for it begin with (capitals).
    """

    id: str
    sort: Sort
    families: frozenset[str]
    weight: float
    initials: dict[str, frozenset[str]]


BODY, SUBJECT, WEAK, COUNTRY, CITY = 0.7, 1.0, 0.3, 0.8, 1.0
"""How much a word of each sort tells: `state` tells little, what a body is about tells most (tried on press names)."""


@dataclass(frozen=True, slots=True)
class _Words:
    concepts: dict[str, Concept]
    stems: dict[str, tuple[str, ...]]
    exact: dict[str, tuple[str, ...]]
    prefixes: dict[str, str]
    longest: int
    ending: re.Pattern[str]
    derived: re.Pattern[str]
    endings: frozenset[str]


@cache
def _words() -> _Words:
    data = lexicon.shared("names/organizations")
    concepts: dict[str, Concept] = {}
    stems: dict[str, tuple[str, ...]] = {}
    exact: dict[str, tuple[str, ...]] = {}
    several = {a.strip(): tuple(b.split()) for a, _, b in (r.partition("=") for r in _rows(data["meanings"]))}
    for block, sort, usual in _BLOCKS:
        for row in _rows(data[block]):
            head, _, cells = row.partition(":")
            name, _, families = head.partition(",")
            columns = [cell.split() for cell in cells.split("|")]
            weight = float(data["weights"].get(name, usual))
            concepts[name] = Concept(name, sort, frozenset(families.split()), weight, _initials(columns))
            _add(stems, exact, (form for cell in columns for form in cell), several.get(name, (name,)))
    for row in _rows(data["known_as"]):
        name, _, forms = row.partition(":")
        _add(stems, exact, forms.split(), tuple(name.split("+")))
    _countries(concepts, stems, exact)
    return _Words(concepts, stems, exact, _prefixes(data["prefixes"]), max(map(len, stems)), *_endings(data))


_BLOCKS: tuple[tuple[str, Sort, float], ...] = (
    ("bodies", "body", BODY),
    ("subjects", "subject", SUBJECT),
    ("weak", "weak", WEAK),
)


def _prefixes(block: str) -> dict[str, str]:
    rows = (row.partition(":") for row in _rows(block))
    return {p: name for name, _, forms in rows for form in forms.split() for p in (fold(form), stem_of(form))}


def _endings(data: dict[str, str]) -> tuple[re.Pattern[str], re.Pattern[str], frozenset[str]]:
    """What may stand behind a stem: an ending; a derivation or two and an ending; and the endings alone."""
    endings = {fold(e) for e in data["endings"].split()} | {""}
    either = "|".join(sorted(endings, key=len, reverse=True))
    derived = "|".join(sorted((fold(d) for d in data["derivations"].split()), key=len, reverse=True))
    bare, whole = re.compile(f"i?(?:{either})"), re.compile(f"(?:{derived}){{0,2}}i?(?:{either})")
    return bare, whole, frozenset(endings - {""})


def _rows(block: str) -> list[str]:
    return [row.strip() for row in block.splitlines() if row.strip()]


def _add(
    stems: dict[str, tuple[str, ...]], exact: dict[str, tuple[str, ...]], forms: Iterable[str], ids: tuple[str, ...]
) -> None:
    """What is listed first keeps a form that two concepts claim."""
    for form in forms:
        if form.startswith("="):
            exact.setdefault(_script(form[1]) + fold(form[1:]), ids)
        else:
            for stem in dict.fromkeys((fold(form), stem_of(form))):
                stems.setdefault(_script(form) + (stem[:-1] if stem[-1:] == "i" and len(stem) > SHORT else stem), ids)


def stem_of(form: str) -> str:
    """A form folded as it is inside a longer word, where `i` before a vowel is not heard."""
    return fold(form + _MORE)[: -len(_MORE)]


_MORE = "bc"


def _script(word: str) -> str:
    """Scripts keep apart what folds alike: be `урад` is a government, cs `úřad` an office. `ŭ` is Belarusian."""
    return "c" if word[:1] > "\u0400" or word[:1] in ("ŭ", "Ŭ") else "l"


def _initials(columns: list[list[str]]) -> dict[str, frozenset[str]]:
    """For each language the first letters of its words; where its cell is empty, those of its neighbours in script."""
    own = {
        language: frozenset(w.lstrip("=")[0].upper() for w in cell)
        for language, cell in zip(COLUMNS, columns, strict=False)
    }
    cyrillic = frozenset[str]().union(*(own.get(x, frozenset()) for x in ("ru", "be", "uk", "bg")))
    latin = frozenset[str]().union(*(letters for x, letters in own.items() if x not in {"ru", "be", "uk", "bg"}))
    return {x: own.get(x) or (cyrillic if x in {"ru", "be", "uk", "bg"} else latin) for x in COLUMNS}


def _countries(
    concepts: dict[str, Concept], stems: dict[str, tuple[str, ...]], exact: dict[str, tuple[str, ...]]
) -> None:
    data = lexicon.shared("names/organizations_countries")
    for row in (*_rows(data["countries"]), *_rows(data["regions"])):
        country, _, forms = row.partition(":")
        letters = [w.lstrip("=") for w in forms.split()]
        cyrillic = frozenset(w[0].upper() for w in letters if w[0] > "\u0400")
        latin = frozenset(w[0].upper() for w in letters if w[0] < "\u0400")
        initials = {x: cyrillic if x in {"ru", "be", "uk", "bg"} else latin for x in COLUMNS}
        concepts[country] = Concept(country, "country", frozenset(), COUNTRY, initials)
        _add(stems, exact, forms.split(), (country,))
    for country, names in _places():
        for name in names:
            found = exact if len(fold(name)) <= SHORT + 1 else stems
            if country in concepts and _script(name) + fold(name) not in stems:
                found.setdefault(_script(name) + _bare(fold(name)), (country,))


def _places() -> Iterator[tuple[str, list[str]]]:
    """Countries by their one-word names and English adjectives; the first row of a country is its own."""
    seen = set()
    for row in lexicon.shared("places").get("places", ()):
        if row[0] and row[0] not in seen:
            seen.add(row[0])
            yield row[0], [n.lstrip("?") for cell in row[1:] for n in cell.split("|") if n and " " not in n]


def _bare(folded: str) -> str:
    return folded.rstrip("aeiu") if len(folded.rstrip("aeiu")) > SHORT else folded


@dataclass(frozen=True, slots=True)
class City:
    """A place smaller than a country: its English name and the country (ISO 3166)."""

    id: str
    country: str


@cache
def _cities() -> dict[str, City]:
    """Stem of a one-word name of a place -> the place. Countries themselves are concepts."""
    seen: set[str] = set()
    found: dict[str, City] = {}
    for row in lexicon.shared("places").get("places", ()):
        if not row[0] or row[0] not in seen:
            seen.add(row[0])
            continue
        place = City("city:" + row[2].split("|")[0].lstrip("?"), row[0])
        for name in (n for cell in row[2:] for n in cell.split("|")):
            if name and " " not in name and not name.startswith("?") and len(name) > SHORT:
                found.setdefault(_bare(fold(name)), place)
                found.setdefault(_bare(stem_of(name)), place)
    return found


def concept(name: str) -> Concept | None:
    """The concept of that id."""
    return _words().concepts.get(name)


@lru_cache(maxsize=100_000)
def meaning(word: str) -> tuple[str, ...]:
    """Ids of the concepts that a word stands for, in its order; none where we do not know it in its script."""
    folded, words = fold(word), _words()
    own = _script(word)
    return _simple(own, folded, words) or _compound(own, folded, words)


@lru_cache(maxsize=100_000)
def borrowed(word: str) -> tuple[str, ...]:
    """As `meaning`, for a word written in the script of another language: `Kamitet`, `Дойче`."""
    folded, words = fold(word), _words()
    other = "l" if _script(word) == "c" else "c"
    return _simple(other, folded, words) or _compound(other, folded, words)


def listed(word: str) -> tuple[str, ...]:
    """As `meaning`, of words that are listed as they are and not by a stem (`АЭС`)."""
    return _words().exact.get(_script(word) + fold(word), ())


def _simple(script: str, folded: str, words: _Words) -> tuple[str, ...]:
    found = words.exact.get(script + folded)
    if found:
        return found
    for n in range(min(len(folded), words.longest), 1, -1):
        ids = words.stems.get(script + folded[:n])
        if ids and _ends(folded[n:], n, words):
            return ids
    return ()


def _ends(rest: str, stem: int, words: _Words) -> bool:
    if not rest:
        return True
    return bool((words.ending if stem <= SHORT else words.derived).fullmatch(rest))


def _compound(script: str, folded: str, words: _Words) -> tuple[str, ...]:
    """Минобороны, Госдума, Außenministerium: a word before a word that we know."""
    for n in range(min(len(folded) - SHORT, 16), 1, -1):
        head = words.prefixes.get(folded[:n])
        if head:
            rest = _simple(script, folded[n:], words) or _compound(script, folded[n:], words)
            if rest:
                return (head, *rest)
    return ()


@lru_cache(maxsize=100_000)
def city(folded: str) -> City | None:
    """The place that a folded word names, in whatever case, or its adjective (Варшаўскі)."""
    words, cities = _words(), _cities()
    for n in range(len(folded), SHORT, -1):
        found = cities.get(folded[:n])
        if found and _ends(folded[n:], n if n > SHORT + 1 else SHORT, words):
            return found
    return None


@lru_cache(maxsize=100_000)
def core(folded: str) -> str:
    """A folded word without its ending, three letters at least."""
    endings = _words().endings
    for n in range(min(LONGEST_ENDING, len(folded) - SHORT), 0, -1):
        if folded[-n:] in endings:
            return folded[:-n]
    return folded


def unaccented(letter: str) -> str:
    """A letter without its accent; `Ł` is L."""
    return {"Ł": "L", "Đ": "D", "Ø": "O", "ẞ": "S"}.get(letter) or unicodedata.normalize("NFD", letter)[0]
