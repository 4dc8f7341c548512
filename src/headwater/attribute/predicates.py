"""How one verb or noun of a clause is put, by what governs it: "may", "failed to", "the possibility of", "no".

`presentation` judges the main verb of a content; here a word may stand anywhere. Looked at are, from the word
backwards, its auxiliaries, what it is the infinitive or the object of (and so on up), and who its subject is; and what
opens its clause. Lists in `[governors]` of `data/<language>/presentation.toml`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Literal

from headwater.attribute import presentation
from headwater.attribute.patterns import edges, pattern, words
from headwater.attribute.presentation import SUBJECT
from headwater.records import Certainty, Presentation, Span

Kind = Literal["held", "denied", "coming", "probable", "possible", "purpose"]
KINDS: tuple[Kind, ...] = ("held", "denied", "coming", "probable", "possible", "purpose")
"""What a governor makes of the word it governs, in the order in which they are looked for: `held` leaves it as the
governor itself is put, `denied` turns it round, `coming` has it still to come, the others leave it open."""
DEPTH = 4
"""Governors of governors that are followed: "was expected to be asked to agree to leave"."""
_WEAKER: tuple[Certainty, ...] = ("certain", "probable", "possible")
_WORD_BEFORE = re.compile(r"([\w’'-]+)\s+[“‘\"]?$")
_ENDED = re.compile(r"[.!?:;]\W*$")
_OPENING = '“‘"«„([ '


def put(text: str, within: Span, place: Span, language: str) -> Presentation:
    """How the word at `place` is put; `within` is its clause."""
    clause = presentation.judge(within.of(text), language)
    own = _own(_Clause(text, within, language, clause), place, DEPTH)
    # Behind the comma of "if they lose, they leave" stands another clause.
    that = edges(language, SUBJECT, "governors.opening").match(text, within.start, place.start)
    inside = that is not None and "," not in text[within.start : place.start]
    opening = text[max(0, within.start - 40) : that.end() if that and inside else within.start]
    if edges(language, SUBJECT, "governors.opens_denied").search(opening):
        own = replace(own, polarity=_turned(own))
    if edges(language, SUBJECT, "governors.given").search(text, within.start, place.start):
        return own  # "if they drop their inquiry": there is one
    if edges(language, SUBJECT, "governors.opens_wish").search(opening):
        own = replace(own, certainty=_weaker(own.certainty, "possible"), tense="future")
    asks = edges(language, SUBJECT, "governors.asks").search(within.of(text + " ").lstrip(_OPENING))
    if asks or edges(language, SUBJECT, "governors.opens_open").search(opening):
        own = replace(own, certainty=_weaker(own.certainty, "possible"))
    if edges(language, SUBJECT, "governors.opens_if").search(opening):
        return replace(own, certainty=_weaker(own.certainty, "possible"), conditional=True)
    return replace(own, conditional=_hangs(text, within, place, own, language))


def _hangs(text: str, within: Span, place: Span, own: Presentation, language: str) -> bool:
    """True for a word whose clause has a condition in it or behind it: "will stay | unless they are paid"."""
    if own.certainty == "certain" and own.tense == "past":
        return False  # "has agreed to leave if ...": only what is agreed hangs on it
    if own.tense == "present" and pattern(language, SUBJECT, "future").search(text, place.end, within.end):
        return False  # "says it will stay unless ...": as little
    asked = pattern(language, SUBJECT, "not_conditional").search(text, max(0, within.end - 12), within.end + 4)
    behind = edges(language, SUBJECT, "governors.closes_if").match(text, within.end)
    return own.conditional or bool(behind and not asked)


class _Clause:
    """A clause in its text, how it is put as a whole, and its lists."""

    def __init__(self, text: str, within: Span, language: str, put: Presentation) -> None:
        self.text, self.within, self.language, self.put = text, within, language, put

    def list(self, name: str) -> re.Pattern[str]:
        """A list of governors whose patterns carry their own edges."""
        return edges(self.language, SUBJECT, f"governors.{name}")

    @property
    def no(self) -> re.Pattern[str]:
        """Words that deny."""
        return pattern(self.language, SUBJECT, "negative")

    def head(self, end: int) -> str:
        """What stands in it before a place."""
        return self.text[self.within.start : end]


def _own(clause: _Clause, place: Span, depth: int) -> Presentation:
    """How a word is put by its auxiliaries and governors."""
    if not words(clause.language, SUBJECT, "governors.auxiliary"):
        return _by_form(clause, place)
    start = _group(clause, place.start)
    found = _governor(clause, start) if depth else None
    helped = presentation.is_clause(clause.text[start : place.start], clause.language)
    if found is None and depth and not helped and not _finished(clause, place):
        for earlier in list(clause.list("joined").finditer(clause.head(start)))[-1:]:
            # "may take or even harm him": the second verb shares what stands before the first.
            return _own(clause, Span(clause.within.start + earlier.end(), place.end), depth - 1)
    if found is None:
        return _free(clause, start, place)
    kind, governor = found
    outer = _own(clause, governor, depth - 1)
    if kind == "held":
        return outer
    if kind == "denied":
        return replace(outer, polarity=_turned(outer))
    if kind == "purpose":
        done = outer.certainty == "certain" and outer.tense != "future"
        return replace(outer, certainty="probable" if done else "possible", tense="future")
    weaker: Certainty = "certain" if kind == "coming" else kind
    past = clause.list("perfect").search(clause.text[start : place.start])
    return replace(outer, certainty=_weaker(outer.certainty, weaker), tense="past" if past else "future")


def _by_form(clause: _Clause, place: Span) -> Presentation:
    """How a word is put where the order of words is free: as its clause is, but for an infinitive; its form has its
    tense."""
    word = place.of(clause.text)
    first = word.split(maxsplit=1)[0]
    if not pattern(clause.language, SUBJECT, "governors.form").fullmatch(first):
        return _of_form(clause, place, word)
    found = _governor(clause, place.start)
    kind = found[0] if found else "coming"
    if kind == "held":
        return clause.put
    if kind == "denied":
        return replace(clause.put, polarity="negative")
    weaker: Certainty = "possible" if kind == "possible" else "certain"
    return replace(clause.put, certainty=_weaker(clause.put.certainty, weaker), tense="future")


def _of_form(clause: _Clause, place: Span, word: str) -> Presentation:
    """How a finite verb or a noun is put: in the tense it shows, and not where "not" is in it or right before it."""
    before = _WORD_BEFORE.search(clause.text, clause.within.start, place.start)
    own = presentation.judge(word, clause.language)
    put = replace(clause.put, tense=own.tense) if presentation.is_clause(word, clause.language) else clause.put
    denied = before is not None and clause.no.fullmatch(before[1]) is not None
    return replace(put, polarity="negative") if denied or clause.no.match(word) else put


def _group(clause: _Clause, start: int) -> int:
    """Where the auxiliaries and adverbs of a verb begin."""
    while before := _WORD_BEFORE.search(clause.text, clause.within.start, start):
        word = before[1].lower()
        if not pattern(clause.language, SUBJECT, "governors.auxiliary").fullmatch(word):
            return before.start(1) if clause.list("contracted").search(word) else start
        start = before.start(1)
    return start


def _governor(clause: _Clause, start: int) -> tuple[Kind, Span] | None:
    """What governs the word whose auxiliaries begin at `start`, and where that stands."""
    head = clause.head(start)
    for kind in KINDS:
        found = clause.list(kind).search(head)
        if found:
            return kind, Span(clause.within.start + found.start(), clause.within.start + found.end())
    return None


def _free(clause: _Clause, start: int, place: Span) -> Presentation:
    """How a word without a governor is put: by its auxiliaries, its subject, and a "not" behind it."""
    text, language = clause.text, clause.language
    helping = presentation.judge(text[start : place.start], language)
    group = text[start : place.end]
    tense = presentation.judge(group, language).tense if _is_verb(clause, start, group) else clause.put.tense
    before = clause.head(start).lstrip(_OPENING)
    certainty, polarity = helping.certainty, helping.polarity
    if clause.list("nobody").search(before) or clause.list("nothing").match(text, place.end, clause.within.end):
        polarity = "negative"
    if clause.list("nearly").search(clause.head(place.start)):
        polarity = "negative"
    unreal = bool(clause.list("unreal").search(text[start : place.start]))
    if unreal or clause.list("perhaps").search(before):
        certainty = _weaker(certainty, "possible")
    if start == place.start and not before and _is_order(clause, place):
        certainty, tense = "possible", "future"
    return Presentation(certainty, polarity, tense, unreal or clause.put.conditional)


def _is_verb(clause: _Clause, start: int, group: str) -> bool:
    return presentation.is_clause(group, clause.language) or bool(clause.list("pronoun").search(clause.head(start)))


def _is_order(clause: _Clause, place: Span) -> bool:
    """True for a bare verb that opens its sentence, before an object: "Send him back"."""
    opens = not clause.text[: clause.within.start].rstrip(_OPENING) or _ENDED.search(
        clause.text, 0, clause.within.start
    )
    return bool(opens and not _finished(clause, place) and clause.list("ordered").match(clause.text, place.end))


def _finished(clause: _Clause, place: Span) -> bool:
    """True for a form that is no infinitive."""
    word = place.of(clause.text)
    past = presentation.is_clause(word, clause.language) and presentation.judge(word, clause.language).tense == "past"
    return past or bool(pattern(clause.language, SUBJECT, "governors.finished").fullmatch(word))


def _turned(put: Presentation) -> Literal["positive", "negative"]:
    return "negative" if put.polarity == "positive" else "positive"


def _weaker(one: Certainty, other: Certainty) -> Certainty:
    return max(one, other, key=_WEAKER.index)
