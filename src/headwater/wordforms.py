"""Words as they stand in a text and under their endings: tokens, folded forms, stems, scripts.

What the finding of names (attribute) and the joining of mentions (resolve) must agree on. The endings of a language
are data: `endings` in `data/<language>/names.toml`. A stem is no lemma: it is only what the forms of one name share.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache, lru_cache

from headwater import lexicon

SHORTEST_STEM = 3
"""Letters that must remain when an ending is cut off: fewer, and short names begin to fall together."""

MOST_STEMS = 200_000
"""Stems kept in memory for a language: a bound for long runs, far above one day's vocabulary."""

_LETTER = r"[^\W\d_]"
_TOKEN = re.compile(
    rf"(?:{_LETTER}\.){{2,6}}(?!{_LETTER})"  # U.S., В.В.
    rf"|\b(?:{_LETTER}|Mrs?|Ms|Dr|St|Jr|Sr|Sen|Rep|Gov|Gen|Lt|Col|Maj|Sgt|Capt|Prof|Rev)\.(?=[ \u00a0]?{_LETTER})"
    rf"|{_LETTER}+(?:['’ʼ](?![sS]\b){_LETTER}+|[-‐‑]{_LETTER}+|&{_LETTER}+)*"
    r"|\d+"
)
_TAILS = """based backed led era style born controlled owned run sponsored funded held occupied related linked made
bound brokered aligned supported educated trained built like wide area allied dominated friendly mediated speaking"""
_JOINED = frozenset(_TAILS.split())
"""Second halves that make a word of a name for once: Minsk-based, Trump-era."""
_FOLD = tuple(zip("ё’ʼ‐‑", "е''--", strict=True))
CYRILLIC = re.compile(r"[\u0400-\u052f]")
"""A Cyrillic letter."""
CAPITAL = f"[{''.join(c for c in map(chr, range(0x41, 0x530)) if c.isupper())}]"
"""A capital of any of our alphabets (`A-Z` and `А-Я` know neither `Š` nor `Ў`), for patterns that tell cases apart."""
_PIECE = re.compile(r"[\w’'ʼ]+")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")


@dataclass(slots=True)
class Tokens:
    """The words and numbers of a text: token i is `word[i]`, which covers text[start[i]:end[i]]."""

    text: str
    start: list[int]
    end: list[int]
    word: list[str]

    def gap(self, i: int) -> str:
        """The characters between token i - 1 and token i."""
        return self.text[self.end[i - 1] if i else 0 : self.start[i] if i < len(self.start) else len(self.text)]

    def at(self, offset: int) -> int:
        """The first token that starts at `offset` or after it."""
        return bisect_left(self.start, offset)


def tokens(text: str) -> Tokens:
    """The words and numbers of a text, in order. `’s` is left out; the period of an initial is kept."""
    start: list[int] = []
    end: list[int] = []
    word: list[str] = []
    for found in _TOKEN.finditer(text):
        piece, at = found.group(), found.start()
        cut = _hyphen(piece)
        if cut:
            start += [at, at + cut + 1]
            end += [at + cut, found.end()]
            word += [piece[:cut], piece[cut + 1 :]]
        else:
            start.append(at)
            end.append(found.end())
            word.append(piece)
    return Tokens(text, start, end, word)


def _hyphen(piece: str) -> int:
    """Where `US-based` or `Nato-led` falls apart, or 0: a name and a small word joined for once."""
    if "-" not in piece or not piece[0].isupper():
        return 0
    cut = piece.index("-")
    head, tail = piece[:cut], piece[cut + 1 :]
    if not tail[:1].islower() or "-" in tail:
        return 0
    return cut if len(head) > 1 and (head.isupper() or tail in _JOINED) else 0


def fold(word: str) -> str:
    """A word in lower case, with one apostrophe, one hyphen and no ё."""
    low = word.lower()
    if low.isascii():
        return low
    # One sign after the other: a table takes many times as long to look each letter up.
    for sign, plain in _FOLD:
        low = low.replace(sign, plain)
    return low


def script(text: str) -> str:
    """`Cyrl` or `Latn`, whichever has more letters in `text`; `Zyyy` where there are none of either (ISO 15924)."""
    cyrillic, latin = len(CYRILLIC.findall(text)), len(_LATIN.findall(text))
    if not cyrillic and not latin:
        return "Zyyy"
    return "Cyrl" if cyrillic > latin else "Latn"


class Stemmer:
    """Cuts the endings of one language off: `stem("Иванову")` is `иванов`. Made by `stemmer`."""

    def __init__(self, language: str) -> None:
        data = lexicon.load(language, "names")
        endings = set(data.get("endings", "").split())
        latin = data.get("latin", {})
        endings |= {latinise(e, latin) for e in endings} if latin else set()
        self._by_length = [
            (n, frozenset(e for e in endings if len(e) == n)) for n in sorted({len(e) for e in endings}, reverse=True)
        ]
        self._apostrophe = bool(data.get("apostrophe_endings"))
        self._known: dict[str, str] = {}

    def __call__(self, word: str) -> str:
        """The stem of a word, folded."""
        found = self._known.get(word)
        if found is None:
            if len(self._known) > MOST_STEMS:
                self._known.clear()
            found = self._known[word] = self._cut(fold(word))
        return found

    def key(self, name: str) -> tuple[str, ...]:
        """The stems of the words of a name: what its forms have in common."""
        return tuple(self(w) for w in tokens(name).word)

    def _cut(self, word: str) -> str:
        if self._apostrophe and "'" in word[2:]:
            return word[: word.index("'", 2)]
        for length, endings in self._by_length:
            if len(word) - length >= SHORTEST_STEM and word[-length:] in endings:
                return word[:-length]
        return word


def shared_start(one: str, other: str) -> int:
    """How many letters two words begin with together."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


SHORTEST_ROOT = 4
"""Letters that an adjective shares with the name it is made of, at least."""
LONGEST_TAIL = 3
"""Letters at the end of a name that the adjective made of it may lack."""


def made_of(adjective: str, name: str) -> bool:
    """True for an adjective made of a name, both in small letters: "karvenian" of "karvenia", "кастовийской" of
    "кастовия"."""
    return adjective != name and shared_start(adjective, name) >= max(SHORTEST_ROOT, len(name) - LONGEST_TAIL)


def alike(one: str, other: str) -> bool:
    """True where two names are the same in any case, or the first is the first word of the second.

    Endings and vowels that come and go (день, дню) are why words are compared by how they begin.
    """
    mine, theirs = _folded(one), _folded(other)
    if not mine or not theirs:
        return False
    if len(mine) == 1 < len(theirs) and len(theirs) <= 3:
        return any(_inflected(mine[0], t) for t in theirs if len(t) > 3)
    if len(mine) != len(theirs) or any(a[0] != b[0] for a, b in zip(mine, theirs, strict=True)):
        return False
    shared = sum(shared_start(a, b) for a, b in zip(mine, theirs, strict=True))
    shorter = sum(min(len(a), len(b)) for a, b in zip(mine, theirs, strict=True))
    return shared >= 0.6 * shorter and abs(sum(map(len, mine)) - sum(map(len, theirs))) <= 3 * len(mine)


def _inflected(one: str, other: str) -> bool:
    return shared_start(one, other) >= max(3, min(len(one), len(other)) - 2) and abs(len(one) - len(other)) <= 2


@lru_cache(maxsize=4096)
def _folded(name: str) -> tuple[str, ...]:
    plain = unicodedata.normalize("NFD", name.casefold())
    return tuple(_PIECE.findall("".join(c for c in plain if not unicodedata.combining(c)).replace("ł", "l")))


@cache
def stemmer(language: str | None) -> Stemmer:
    """The stemmer of a language; one that only folds where the language has no endings."""
    return Stemmer(language if language in lexicon.LANGUAGES else "")


def latinise(word: str, table: dict[str, str]) -> str:
    """A Cyrillic word in the Latin script of its language; `table` maps letters, longer keys first, rest unchanged."""
    out, i, low = [], 0, word.lower()
    while i < len(low):
        for n in (3, 2, 1):
            piece = low[i : i + n]
            if len(piece) == n and piece in table:
                out.append(table[piece])
                break
        else:
            n = 1
            out.append(low[i])
        i += n
    latin = "".join(out)
    if word.isupper() and len(word) > 1:
        return latin.upper()
    return latin[:1].upper() + latin[1:] if word[:1].isupper() else latin
