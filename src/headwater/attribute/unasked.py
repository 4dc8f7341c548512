"""What sounds like silence though nobody was asked: "the pupils answered none of the questions in the test".

Words of silence are those of plain life as well. Whether somebody was asked is told by the clause around them: not
where it is only supposed ("if the ministry does not reply"), where a question is put to be denied ("Did she not say
that it was safe?"), where somebody has said something else ("Nobody said that it would be easy"), or where what is
answered is a test, a poll, an alarm or a letter to a saint.
Lists in `data/<language>/silence.toml`, under `unasked`.
"""

from __future__ import annotations

import re
from typing import Literal

from headwater.attribute import nouns
from headwater.attribute.patterns import pattern
from headwater.records import Span
from headwater.wordforms import CAPITAL

SUBJECT = "silence"
CLAUSE_ENDS = re.compile(
    r"[;:?!…]|\.\s|,\s(?:and|but|а|но|але|ale|ir|bet|i|і|y|адна[кч]|однак|проте|jednak|lecz|tačiau)\s"
)
_OPENS = "“”„«»\"'‘’ —–-"
_OFFICES = ("person", "body", "outlet")
_CAPITALISED = re.compile(rf"(?<=[\w,»”\"] ){CAPITAL}[\w’'ʼ-]+")
"""A word with a capital that the beginning of a sentence does not give it."""


def clause(sentence: str, start: int, end: int) -> Span:
    """The clause of a sentence in which its characters [start, end) stand, by the marks that end clauses."""
    last = next((m.start() for m in CLAUSE_ENDS.finditer(sentence, end)), len(sentence))
    return Span(_begins(sentence, start), last)


def _begins(sentence: str, start: int) -> int:
    """Where the clause begins in which a character stands."""
    return max((m.end() for m in CLAUSE_ENDS.finditer(sentence, 0, start)), default=0)


def asks_nobody(sentence: str, start: int, end: int, language: str, kind: Literal["silent", "declines"]) -> bool:
    """True where words of silence or refusal at [start, end) of a sentence tell of nobody who was asked."""
    if _supposed(sentence, start, end, language) or _rhetorical(sentence, end, language):
        return True
    where = clause(sentence, start, end)
    around = where.of(sentence)
    if _met(around, "unasked.blame", language):
        return True
    if pattern(language, SUBJECT, "unasked.press").search(around):
        return False
    if pattern(language, SUBJECT, "unasked.tests").search(around):
        return not _speaks(sentence, where, language)
    if kind == "declines" and not pattern(language, SUBJECT, "unasked.replies").match(sentence, start, end):
        return False
    return _met(around, "unasked.matters", language) or _says_otherwise(sentence, start, end, language)


def _met(around: str, key: str, language: str) -> bool:
    """True where a clause tells of such a matter, and of no question beside it: "a question | about the prayers"."""
    met = pattern(language, SUBJECT, key).search(around)
    if not met:
        return False
    asks = pattern(language, SUBJECT, "unasked.questions").finditer(around)
    return not any(m.end() <= met.start() or met.end() <= m.start() for m in asks)


def _supposed(sentence: str, start: int, end: int, language: str) -> bool:
    """True where an "if" opens the clause: nothing but its own subject stands between it and the words."""
    first = _begins(sentence, start)
    first = max(first, sentence.rfind(", ", first, start) + len(", ")) if ", " in sentence[first:start] else first
    told = sentence[first:end]
    opened, that = pattern(language, SUBJECT, "unasked.if"), pattern(language, "presentation", "that")
    places = [len(told) - len(told.lstrip(f" {_OPENS}")), *(m.end() + 1 for m in that.finditer(told))]
    return any(place < start - first and opened.match(told, place) for place in places)


def _says_otherwise(sentence: str, start: int, end: int, language: str) -> bool:
    """True where it is only said what somebody has not said: "Nobody said | that it would be easy"."""
    told = pattern(language, SUBJECT, "unasked.saying").finditer(sentence)
    return any(m.start() < end and start < m.end() for m in told)


def _rhetorical(sentence: str, end: int, language: str) -> bool:
    """True for a question that expects "he did": "Did the mayor not say that the bridge was safe?"."""
    opened = pattern(language, SUBJECT, "unasked.rhetorical").match(sentence.lstrip(_OPENS))
    return bool(opened) and "?" in sentence[end:]


def _speaks(sentence: str, where: Span, language: str) -> bool:
    """True where an office or a person whom one may ask stands there, or a name; not who is examined."""
    if _CAPITALISED.search(sentence, where.start, where.end):
        return True
    nobody = pattern(language, SUBJECT, "unasked.pupils")
    found = (w.group().lower() for w in nouns.WORD.finditer(sentence, where.start, where.end))
    return any(nouns.sort_of(word, language) in _OFFICES and not nobody.fullmatch(word) for word in found)
