"""Words as search compares them, the same on every database: folded, and cut down to a stem.

Folding: lower case; Latin letters without their marks (Łukašenka, Lukasenka), Cyrillic kept but for ё and the accent
mark; apostrophes inside a word dropped. Then one ending of the text's language is cut off, the longest of
`data/<language>/search.toml` that leaves enough of the word. What language a query is in nobody knows: a query's word
stands for its stems in every language, and meets a text under the stem of the text's own.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

from headwater import lexicon
from headwater.names import scripts

LANGUAGES = lexicon.LANGUAGES

WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f]|['’ʼ`](?=[^\W_]))*")

# Letters that Unicode does not take apart into a base letter and a mark.
_PLAIN = str.maketrans(
    {"ł": "l", "đ": "d", "ð": "d", "ø": "o", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "ё": "е"}
)
_MARKS = re.compile(r"(?<=[a-zα-ω])[\u0300-\u036f]+")
_DROPPED = re.compile(r"['’ʼ`\u0301]")
_ASCII_JUNK = re.compile(r"[\x00-\x2f\x3a-\x60\x7b-\x7f]+")


def lemmas(text: str, language: str | None) -> str:
    """The words of `text` as stems of `language`, with blanks between, in order."""
    return " ".join(map(_known(language).__getitem__, WORD.findall(text)))


def occurrences(text: str, wanted: frozenset[str], language: str | None) -> Iterator[tuple[int, int]]:
    """Where words of `text` stand whose stem is one of `wanted`: [start, end) in code points."""
    known = _known(language)
    for match in WORD.finditer(text):
        if known[match.group()] in wanted:
            yield match.span()


class _Lemmas(dict[str, str]):
    """Words of one language that were looked up before: a text repeats most of its words."""

    most = 100_000

    def __init__(self, language: str | None) -> None:
        self.language = language

    def __missing__(self, word: str) -> str:
        if len(self) > self.most:
            self.clear()
        self[word] = found = lemma(word, self.language)
        return found


@lru_cache(maxsize=32)
def _known(language: str | None) -> _Lemmas:
    return _Lemmas(language)


def lemma(word: str, language: str | None) -> str:
    """One word, folded and cut down to its stem in `language`."""
    folded = fold(word)
    endings = _endings(language)
    if endings is None or folded in endings.keep:
        return folded
    for size in range(min(endings.longest, len(folded) - endings.least), 0, -1):
        if folded[-size:] in endings.suffixes:
            return folded[:-size]
    return folded


@lru_cache(maxsize=10_000)
def stems(word: str) -> tuple[str, ...]:
    """What a query's word may be in any language: the folded word first, then its stems."""
    return tuple(dict.fromkeys([fold(word), *(stem for language in LANGUAGES for stem in forms(word, language))]))


@lru_cache(maxsize=10_000)
def forms(word: str, language: str) -> tuple[str, ...]:
    """The stems under which a text of this language may have a query's word, its own stem first; `FORMS` at most.

    A text holds one stem of each word. What changes inside a word (рука, руцэ; minister, ministra) and how else a
    language is written (снег, сьнег, śnieh) is met here, so that nothing need be indexed anew.
    """
    endings = _endings(language)
    if endings is None:
        return (fold(word),)
    spelt = dict.fromkeys([word, *endings.respelt(word)])
    spelt |= dict.fromkeys(made for each in tuple(spelt) for made in _rewritten(each, language, endings.written))
    spelt |= dict.fromkeys(made for each in tuple(spelt) for made in endings.respelt(each))
    found = dict.fromkeys(lemma(each, language) for each in spelt)
    for _ in range(2):
        found |= dict.fromkeys(made for stem in tuple(found) for made in endings.changed(stem))
    return tuple(found)[:FORMS]


FORMS = 16


def _rewritten(word: str, language: str, systems: tuple[str, ...]) -> Iterator[str]:
    """A word in the other scripts of its language, where it is not in them already."""
    for system in systems:
        made = scripts.rewrite(word, language, system)
        if made != word:
            yield made


def fold(word: str) -> str:
    """`word` in lower case without marks on Latin and Greek letters; letters and digits only. Never empty."""
    if word.isascii():
        return _ASCII_JUNK.sub("", word.lower()) or "0"
    folded = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", word).lower())
    folded = unicodedata.normalize("NFC", _MARKS.sub("", folded)).translate(_PLAIN)
    # `ı` and its like may leave an ASCII sign or a blank behind, at which the index would cut.
    return "".join(_ASCII_JUNK.sub("", _DROPPED.sub("", folded)).split()) or "0"


class _Endings:
    def __init__(self, table: dict[str, object]) -> None:
        self.suffixes = frozenset(fold(s) for s in _strings(table, "suffixes"))
        self.keep = frozenset(fold(s) for s in _strings(table, "keep"))
        self.written = tuple(_strings(table, "written"))
        self._respell = _pairs(table, "respell")
        self._changes = _pairs(table, "changes")
        least = table.get("least", 3)
        self.least = least if isinstance(least, int) else 3
        self.longest = max(map(len, self.suffixes), default=0)

    def respelt(self, word: str) -> Iterator[str]:
        """The word in the other orthographies of its language."""
        return _replaced(word.lower(), self._respell)

    def changed(self, stem: str) -> Iterator[str]:
        """The stem as other forms of its word have it."""
        return (made for made in _replaced(stem, self._changes) if len(made) >= self.least - 1)


def _replaced(text: str, pairs: tuple[tuple[re.Pattern[str], str], ...]) -> Iterator[str]:
    return (made for pattern, by in pairs if (made := pattern.sub(by, text)) != text)


def _pairs(table: dict[str, object], key: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Rows of a pattern and what takes its place."""
    value = table.get(key, [])
    return tuple((re.compile(str(a)), str(b)) for a, b in value) if isinstance(value, list) else ()


def _strings(table: dict[str, object], key: str) -> list[str]:
    value = table.get(key, [])
    return [str(v) for v in value] if isinstance(value, list) else []


@cache
def _endings(language: str | None) -> _Endings | None:
    code = (language or "").split("-")[0].lower()
    table = lexicon.load(code, "search") if code in lexicon.LANGUAGES else {}
    return _Endings(table) if table else None
