"""Verbs that only the object before them makes tell of an event: "the sanctions that Velland imposed", "a treaty was
signed", "Закон, який парламент ухвалив", "Sutartį premjerė pasirašė".

What is signed or imposed is looked for first, then the verb behind it: within the relative clause that says something
of it, or in its own clause. Nouns and verbs by type and mode in `[objects]` of `data/<language>/events.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from headwater import lexicon
from headwater.attribute.openings import Openings, first_words, matches_at, openings
from headwater.records import Span
from headwater.wordforms import CAPITAL

SUBJECT = "events"
REACH = 160
"""Characters behind a noun in which its verb is looked for."""
LETTERS = 40
"""Characters before a noun in which its preposition is looked for."""

_WORD = r"(?:[\w’'ʼ\-«»„“”\"]|(?<=\b\w)\.)+"
_CAPITAL = f"(?-i:{CAPITAL})"
_BEFORE = re.compile(r"([\w’'ʼ-]+)\s+(?:([\w’'ʼ-]+)\s+)?$")


@dataclass(frozen=True, slots=True)
class Parted:
    """A verb with the noun before it that makes it an event of a type and mode."""

    verb: Span
    noun: Span
    type: str
    mode: str


@dataclass(frozen=True, slots=True)
class _Row:
    """The ways in which one kind of noun goes before one kind of verb; each pattern begins behind the noun."""

    type: str
    mode: str
    behind: tuple[re.Pattern[str], ...]


def parted(text: str, language: str) -> Iterator[Parted]:
    """The verbs behind their objects, in the order of these; one noun may have several."""
    nouns, rows = _rows(language)
    if nouns is None:
        return
    for noun in _nouns(nouns, text, language):
        row = rows[int((noun.lastgroup or "n0")[1:])]
        for n, pattern in enumerate(row.behind):
            if n and _led(text, noun.start(), language):
                break
            found = pattern.match(text, noun.end(), noun.end() + REACH)
            if found:
                verb = Span(found.start("verb"), found.end("verb"))
                yield Parted(verb, Span(noun.start(), noun.end()), row.type, row.mode)
                break


def _nouns(nouns: re.Pattern[str], text: str, language: str) -> Iterator[re.Match[str]]:
    """Every noun of a text that may be an object; looked for at the words that open one, if they all have letters."""
    known = _openings(language)
    if known.any:
        return nouns.finditer(text)
    return matches_at(nouns, text, known.places(first_words(text), 0, len(text)))


@cache
def _openings(language: str) -> Openings:
    pairs = [pair for of in lexicon.load(language, SUBJECT).get("objects", {}).get("of", {}).values() for pair in of]
    return Openings(letters for noun, _ in pairs for letters in openings(noun))


def _led(text: str, start: int, language: str) -> bool:
    """True where a preposition leads a noun, an adjective between: it is no object then."""
    before = _BEFORE.search(text, max(0, start - LETTERS), start)
    prepositions = _prepositions(language)
    return any(word and word.lower() in prepositions for word in (before.groups() if before else ()))


@cache
def _prepositions(language: str) -> frozenset[str]:
    found = lexicon.load(language, SUBJECT).get("words", {}).get("preposition", "")
    return frozenset((found if isinstance(found, str) else " ".join(found)).split())


@cache
def _rows(language: str) -> tuple[re.Pattern[str] | None, tuple[_Row, ...]]:
    """One pattern for all nouns, a group for each row, and the rows."""
    data = lexicon.load(language, SUBJECT)
    table = data.get("objects", {})
    small = "|".join(map(re.escape, str(data.get("words", {}).get("joining", "")).split()))
    rows = tuple(
        _Row(kind.split(".")[0], kind.split(".")[1], _behind(table, verbs, small))
        for kind, pairs in table.get("of", {}).items()
        for _, verbs in pairs
    )
    nouns = [noun for pairs in table.get("of", {}).values() for noun, _ in pairs]
    if not nouns:
        return None, ()
    whole = "|".join(rf"(?P<n{n}>(?:{noun})(?!\w))" for n, noun in enumerate(nouns))
    return re.compile(rf"(?<!\w)(?:{whole})", re.IGNORECASE), rows


def _behind(table: dict[str, str], verbs: str, small: str) -> tuple[re.Pattern[str], ...]:
    """What may stand between a noun and its verb: a relative pronoun, or nothing that opens or joins a clause."""
    verb = rf"(?P<verb>(?:{verbs}))(?!\w)"
    word = rf"(?!(?:{small})\s){_WORD}" if small else _WORD
    relative = rf"(?:\s{word}){{0,4}}?,?\s(?:{table['which']})(?:\s{word}){{0,6}}?\s{verb}"
    own = [rf"(?:\s{word}){{0,5}}?\s{verb}"]
    if helper := table.get("helpers", ""):
        # In a language without cases the verb is passive, or its subject stands right behind the object.
        own = [
            rf"(?:\s{word}){{0,5}}?\s(?:{helper})\s(?:\w+ly\s)?{verb}",
            rf"\s{verb}(?=\sby\s)",
            rf"(?:\s{_CAPITAL}{_WORD}){{1,3}}\s(?:(?:has|had|have)\s)?{verb}",
        ]
    return tuple(re.compile(one, re.IGNORECASE) for one in (relative, *own))
