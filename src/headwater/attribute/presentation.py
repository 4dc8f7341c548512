"""How a content or an event is put: certainty, polarity, tense, condition (FactBank's and MEANTIME's scales).

Read from modal, negation and tense words of the main clause: what stands behind "but" or "because", in a relative
clause, or before the comma of an opening "if" is another matter's. Word lists in `data/<language>/presentation.toml`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache, lru_cache

from headwater import lexicon
from headwater.attribute import silence
from headwater.attribute.patterns import any_of, edges, pattern
from headwater.records import Certainty, Polarity, Presentation, Stance, Tense

SUBJECT = "presentation"
REACH = 240
"""Characters of a content that are looked at: past them stand other clauses."""

_TO_COME: frozenset[Stance] = frozenset(("promises",))
"""Stances whose content is still to come, unless it says otherwise."""
_ASKED_FOR: frozenset[Stance] = frozenset(("demands", "proposes"))
"""Stances whose content is still to come, whatever its verb: "demanded that he be freed"."""
_OF_WHAT_WAS: frozenset[Stance] = frozenset(("thanks",))
_QUOTES = "“”„‟«»\"'‘’ —–-"
_BEGINNING = re.compile(r"(?<!\w)(?=([\w’'-]*))")
"""Where a word may begin, and so whatever a list of whole words matches; the word that stands there."""
_TENSES: tuple[Tense, ...] = ("future", "past", "present")
_WORD = re.compile(r"[\w’'-]+")
_SIGNS = re.compile(r"\(\?(?:[:!=]|<!|-?i:)|\{\d*,?\d*\}|\\[wbd]|[()\[\]?*+|]")
"""What a pattern for one word consists of beside its letters; what asks for something before it may look past it."""


def judge(text: str, language: str, cue: str = "", stance: Stance = "asserts") -> Presentation:
    """The presentation of a content, given its text, the cue that brings it, and what the source does with it."""
    reach = text[:REACH]
    clause = main_clause(text, language)
    said = _without_refusal(clause, language) if stance in ("silent", "declines") else clause
    free = pattern(language, SUBJECT, "not_conditional").sub(" ", reach)
    return Presentation(
        certainty=_certainty(clause, language),
        polarity=_polarity(said, language),
        tense=_tense(clause, language, cue, stance),
        conditional=bool(pattern(language, SUBJECT, "conditional").search(free)),
    )


def denied(put: Presentation) -> Presentation:
    """The same, put the other way round: who refuses to sign says that it will not be signed."""
    return replace(put, polarity="positive" if put.polarity == "negative" else "negative")


def _without_refusal(clause: str, language: str) -> str:
    """A clause without the words of refusal in it: "it did | not comment | on rumours" is about rumours."""
    for quiet in silence.find(clause, language):
        for piece in quiet.pieces:
            clause = clause[: piece.start] + "_" * (piece.end - piece.start) + clause[piece.end :]
    return clause


def tells_time(text: str, language: str) -> bool:
    """True where a word shows by its form that something was, is or will be."""
    return _verb(text, language) is not None


def is_clause(text: str, language: str) -> bool:
    """True where a content says something with a verb of its own."""
    return _verb(main_clause(text, language), language) is not None


def main_clause(text: str, language: str) -> str:
    """`text` without other clauses: up to where one begins, without relative ones, and behind an opening "if ...,"."""
    clause = edges(language, SUBJECT, "relative").sub(" ", text[:REACH])
    opened = _opens(language).match(clause)
    comma = _closes(clause, opened.end(), language) if opened else -1
    if comma >= 0 and len(clause) - comma > 8:
        clause = clause[comma + 1 :]
    end = edges(language, SUBJECT, "clause_end").search(clause, min(12, len(clause)))
    return clause[: end.start()] if end else clause


def _closes(clause: str, start: int, language: str) -> int:
    """The comma that closes an opening "if ...": not one before "that", which goes on within it; -1 where none does."""
    that = pattern(language, SUBJECT, "that")
    commas = (n for n in range(start, len(clause)) if clause[n] == ",")
    return next((n for n in commas if not that.match(clause, n + 2)), -1)


@cache
def _opens(language: str) -> re.Pattern[str]:
    words = "|".join(lexicon.load(language, SUBJECT).get("opens", ()))
    return re.compile(rf"[{_QUOTES}]*(?:\w+ )?(?:{words})\b", re.IGNORECASE) if words else re.compile("(?!)")


def _certainty(clause: str, language: str) -> Certainty:
    if pattern(language, SUBJECT, "possible").search(pattern(language, SUBJECT, "not_possible").sub(" ", clause)):
        return "possible"
    plain = pattern(language, SUBJECT, "not_probable").sub(" ", clause)
    return "probable" if pattern(language, SUBJECT, "probable").search(plain) else "certain"


def _polarity(clause: str, language: str) -> Polarity:
    """Negative where a "not" stands before the verb of the clause, or close behind it."""
    plain = pattern(language, SUBJECT, "not_negative").sub(lambda m: "_" * len(m[0]), clause)
    verb = _first(clause, language)
    behind = int(lexicon.load(language, SUBJECT).get("behind", 0))
    found = pattern(language, SUBJECT, "negative").search(plain)
    # By where it begins: cut off within a word, "Norway" would end in "nor".
    near = found is not None and (verb is None or found.start() < verb[1].end() + behind)
    return "negative" if near else "positive"


def _tense(clause: str, language: str, cue: str, stance: Stance) -> Tense:
    """What the first verb shows; without one, what cue and noun say of it."""
    told = _verb(clause, language)
    holds = told == "present" and bool(cue and pattern(language, "stance", "assures").search(cue))
    to_come = (stance in _TO_COME and not holds) or bool(cue and pattern(language, SUBJECT, "cue_future").search(cue))
    if stance in _ASKED_FOR or (to_come and told != "past") or (stance == "asks" and told is None):
        return "future"
    if told is None:
        return _of_noun(clause, language, cue, stance)
    if told == "past" and cue and pattern(language, SUBJECT, "cue_past").search(cue):
        found = _first(clause, language)
        if found and edges(language, SUBJECT, "shifted").match(clause, found[1].start()):
            return "present"
    return told


def _of_noun(clause: str, language: str, cue: str, stance: Stance) -> Tense:
    """Of a content without a verb: what it names happened, unless it is planned, or said to hold."""
    if not cue:
        return "present"
    if stance in _OF_WHAT_WAS:
        return "past"
    if pattern(language, SUBJECT, "that").match(clause.lstrip(_QUOTES)):
        return "present"
    if pattern(language, SUBJECT, "noun_future").search(clause):
        return "future"
    says = stance == "believes" or bool(pattern(language, SUBJECT, "nominal").search(cue))
    return "present" if says else "past"


def _verb(clause: str, language: str) -> Tense | None:
    found = _first(clause, language)
    return found[0] if found else None


@lru_cache(maxsize=1024)
def _first(clause: str, language: str) -> tuple[Tense, re.Match[str]] | None:
    """The first word of the clause that shows a tense; of two at one place future goes before past before present."""
    phrases = _forms(language, phrases=True)
    # Word by word: the first verb stands near the beginning, and each tense alone would be looked for up to the end.
    for place in _BEGINNING.finditer(clause):
        word, at = place[1], place.start()
        if not (word and _shows(word, language)) and not phrases.match(clause, at):
            continue
        for tense in _TENSES:
            if found := pattern(language, SUBJECT, tense).match(clause, at):
                return tense, found
    return None


@lru_cache(maxsize=65_536)
def _shows(word: str, language: str) -> bool:
    """True for a word that by itself shows a tense. Kept, for the same words come again and again."""
    return _forms(language, phrases=False).match(word) is not None


@cache
def _forms(language: str, *, phrases: bool) -> re.Pattern[str]:
    """The forms of all tenses that are one word, or those for which more is looked at than that word."""
    table = lexicon.load(language, SUBJECT)
    listed = (form for tense in _TENSES for form in table.get(tense, ()))
    return any_of(form for form in listed if (_WORD.fullmatch(_SIGNS.sub("", form)) is None) == phrases)
