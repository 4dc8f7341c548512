"""Whether the words around a date speak of what was or of what is to come."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise, takewhile
from typing import Literal

from headwater import lexicon
from headwater.records import Span

When = Literal["past", "future"]

REACH = 110
"""Characters looked at on each side of a date."""

_WORD = re.compile(r"['’]?[^\W\d_]+")
_CLAUSE = re.compile(r";|\n")
_BREAK = re.compile(r"[.;:!?\n]")
_CLAUSE_PART = re.compile(r"[.,;:!?\n]")


@dataclass(frozen=True, slots=True)
class Tenses:
    """Words, and endings of words, of one language that show a tense."""

    past: frozenset[str]
    future: frozenset[str]
    toward: frozenset[str]
    over: frozenset[str]
    since: frozenset[str]
    had: frozenset[str]
    with_to: frozenset[str]
    to: frozenset[str]
    be: frozenset[str]
    joins: frozenset[str]
    reports: frozenset[str]
    planned: frozenset[str]
    awaited: frozenset[str]
    not_past: frozenset[str]
    at: frozenset[str]
    no: frozenset[str]
    small: frozenset[str]
    sure: frozenset[str]
    superlatives: frozenset[str]
    settled: tuple[str, ...]
    past_endings: tuple[str, ...]
    future_endings: tuple[str, ...]

    def of(self, word: str) -> When | None:
        """The tense that a word shows, or None."""
        if word in self.future:
            return "future"
        if word in self.past:
            return "past"
        if len(word) > 3 and self.past_endings and word.endswith(self.past_endings):
            return None if word in self.not_past else "past"
        if len(word) > 4 and self.future_endings and word.endswith(self.future_endings):
            return "future"
        return None

    def around(self, text: str, span: Span, sentence: Span, *, adjective: bool = False) -> When | None:
        """The tense of the word nearest to `span` within its sentence; None where none shows any.

        A preposition before an adjective is not one of time: "on" in "a comment on the Friday strike".
        """
        before = _CLAUSE.split(text[max(sentence.start, span.start - REACH) : span.start])[-1]
        after = text[span.end : min(sentence.end, span.end + REACH)]
        words = self._words(before)
        if words and words[-1] in self.over:
            return "past"
        rest = _BREAK.split(after, maxsplit=1)[0]
        following = self._words(rest)
        if self.had.intersection(words[-6:]) or (words and words[-1] in self.toward and self.had & {*following[:4]}):
            return "past"
        ahead = not adjective and " ".join(words[-2:]) in self.toward
        if self.settled and after.startswith(self.settled) and not (ahead or self.planned & {*following[1:5]}):
            return "past"
        if ahead or (words and words[-1] in self.toward and not adjective):
            return "past" if self._undone(words) else "future"
        left = self._first(self._whens(words)[::-1])
        if left:  # "arrived on Monday and will leave": what another verb says is of another day
            following = list(takewhile(lambda word: word not in self.joins, self._without_report(rest, following)))
        right = self._first(self._whens(following))
        if left and right:
            # "The deal reached on Saturday leaves much open": what only may look ahead does not outdo a verb before.
            weak = bool(self.sure) and right[1] == "future" and following[right[0]] not in self.sure | self.be
            return left[1] if left[0] <= right[0] or weak else right[1]
        return (left or right or (0, None))[1]

    def _words(self, text: str) -> list[str]:
        """The words of `text` as the data write them: small letters, a straight apostrophe; no month of "May"."""
        words = ((w, w.lower().replace("’", "'")) for w in _WORD.findall(text))
        return ["" if low in self.small and low != w else low for w, low in words]

    def best_in(self, text: str, span: Span, sentence: Span) -> bool:
        """True where a superlative stands before `span`: "the first in five years" is a length of time."""
        return not self.superlatives.isdisjoint(self._words(text[max(sentence.start, span.start - REACH) : span.start]))

    def _undone(self, words: list[str]) -> bool:
        """True where a "not" shortly before goes with a verb of the past: "did not answer by Monday"."""
        near = words[-6:]
        return any(w in self.no and "past" in map(self.of, near[max(0, i - 1) : i + 2]) for i, w in enumerate(near))

    def over_before(self, text: str, span: Span) -> bool:
        """True where the word before `span` puts it into the past, whatever the verb: "ended", "since"."""
        return _word_before(text, span) in self.over

    def told_before(self, text: str, span: Span) -> bool:
        """True right behind a verb of the past: "was revealed in March", "took office in February"."""
        words = self._words(_CLAUSE_PART.split(text[max(0, span.start - 40) : span.start])[-1])
        if len(words) < 3 or words[-1] not in self.at:
            return False
        # Two words before it an ending shows too little: "a contested convention in July" is to come.
        return self.of(words[-2]) == "past" or words[-3] in self.past

    def awaited_before(self, text: str, span: Span) -> bool:
        """True where what stands before `span` in its clause is sure to be to come: "is due to retire in January"."""
        words = self._words(_CLAUSE_PART.split(text[max(0, span.start - REACH) : span.start])[-1])
        last = next((i for i in range(len(words) - 1, -1, -1) if self._awaits(words, i)), None)
        return last is not None and not any(w in self.past or w in self.joins for w in words[last + 1 :])

    def _awaits(self, words: list[str], i: int) -> bool:
        return words[i] in self.awaited or " ".join(words[max(0, i - 1) : i + 1]) in self.awaited

    def be_before(self, text: str, span: Span) -> bool:
        """True where the word before `span` is a modal verb, or another behind which a participle shows no tense."""
        return _word_before(text, span) in self.be

    def since_before(self, text: str, span: Span) -> bool:
        """True where what is told has lasted since the date: what follows need not be of its year."""
        return _word_before(text, span) in self.since

    def _without_report(self, rest: str, words: list[str]) -> list[str]:
        """What follows without ", he said": when something was said is not when it is to happen."""
        head, comma, tail = rest.partition(",")
        if not comma or not self.reports:
            return words
        told = next((w for w in self._words(tail) if self.of(w)), None)
        return self._words(head) if told in self.reports else words

    def _whens(self, words: list[str]) -> list[When | None]:
        """What each word shows; "plans" and its like only before a "to", "cut" not in "will cut"."""
        pairs = pairwise([*words, ""])
        after_be = {i + 1 for i, word in enumerate(words) if word in self.be}
        return [
            None if i in after_be and w not in self.with_to else self._when(w, after)
            for i, (w, after) in enumerate(pairs)
        ]

    def _when(self, word: str, after: str) -> When | None:
        if word not in self.with_to or after in self.to:
            return self.of(word)
        return "past" if word in self.past else None

    @staticmethod
    def _first(whens: list[When | None]) -> tuple[int, When] | None:
        return next(((distance, when) for distance, when in enumerate(whens) if when), None)


def _word_before(text: str, span: Span) -> str:
    before = _WORD.findall(text[max(0, span.start - 24) : span.start])
    return before[-1].lower() if before else ""


@cache
def tenses(language: str) -> Tenses:
    """The tense words of a language, from data/<language>/calendar.toml."""
    table = lexicon.load(language, "calendar").get("tense", {})

    def words(key: str) -> list[str]:
        return [w.replace("-", " ") for w in table.get(key, "").split()]

    return Tenses(
        frozenset(words("past")),
        frozenset(words("future")),
        frozenset(words("toward")),
        frozenset(words("over")),
        frozenset(words("since")),
        frozenset(words("had")),
        frozenset(words("with_to")),
        frozenset(words("to")),
        frozenset(words("be")),
        frozenset(words("joins")),
        frozenset(words("reports")),
        frozenset(words("planned")),
        frozenset(words("awaited")),
        frozenset(words("not_past")),
        frozenset(words("at")),
        frozenset(words("no")),
        frozenset(words("small")),
        frozenset(words("sure")),
        frozenset(words("superlatives")),
        tuple(words("settled")),
        tuple(words("past_endings")),
        tuple(words("future_endings")),
    )
