"""Whether the words around a date speak of what was or of what is to come."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from headwater import lexicon
from headwater.records import Span

When = Literal["past", "future"]

REACH = 110
"""Characters looked at on each side of a date."""

_WORD = re.compile(r"['’]?[^\W\d_]+")
_BREAK = re.compile(r"[.;:!?\n]")


@dataclass(frozen=True, slots=True)
class Tenses:
    """Words, and endings of words, of one language that show a tense."""

    past: frozenset[str]
    future: frozenset[str]
    toward: frozenset[str]
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
            return "past"
        if len(word) > 4 and self.future_endings and word.endswith(self.future_endings):
            return "future"
        return None

    def around(self, text: str, span: Span, sentence: Span) -> When | None:
        """The tense of the word nearest to `span` within its sentence; None where none shows any."""
        before = text[max(sentence.start, span.start - REACH) : span.start]
        after = text[span.end : min(sentence.end, span.end + REACH)]
        if self.settled and after.startswith(self.settled):
            return "past"
        words = _WORD.findall(before)
        if words and words[-1].lower() in self.toward:
            return "future"
        left = self._first(reversed(words))
        right = self._first(iter(_WORD.findall(_BREAK.split(after, maxsplit=1)[0])))
        if left and right:
            return left[1] if left[0] <= right[0] else right[1]
        return (left or right or (0, None))[1]

    def _first(self, words: object) -> tuple[int, When] | None:
        for distance, word in enumerate(words):  # type: ignore[arg-type, var-annotated]
            when = self.of(word.lower())
            if when:
                return distance, when
        return None


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
        tuple(words("settled")),
        tuple(words("past_endings")),
        tuple(words("future_endings")),
    )
