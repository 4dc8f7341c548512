"""What an expression of time is read against, and what it turns out to be worth."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date

from headwater.calendar_words import Expression
from headwater.records import Span, TimexType
from headwater.resolve.tense import Tenses
from headwater.resolve.tense_words import When

UNKNOWN_DAY = "Counted from the day of publication, which is not known."
NO_YEAR = "The text does not name the year, and the day of publication is not known."


SEASONS = {"SP": 4, "SU": 7, "FA": 10, "WI": 1}
"""The month that each season of TIMEX3 is counted as."""
_NEXT_WORD = re.compile(r"[ \u00a0]([^\W\d_]{2,})")


@dataclass(frozen=True, slots=True)
class Worth:
    """The TIMEX3 value and type, and why in a sentence. `day` is the calendar day where the value is one."""

    value: str
    type: TimexType
    basis: str
    day: date | None = None
    explicit: bool = False
    """The text itself names the year."""


@dataclass(frozen=True, slots=True)
class Undated:
    """What a text without a day of publication says of its year: the years that fit, and why, in a sentence.

    No years: it says nothing of them. One: the text fixes it.
    """

    years: tuple[int, ...] = ()
    reason: str = ""

    @property
    def year(self) -> int | None:
        """The year, where only one fits."""
        return self.years[0] if len(self.years) == 1 else None


@dataclass
class Frame:
    """The text, its day of publication, and what the dates read so far have fixed.

    `anchor` is the last day, month or year read, `anchor_at` where one with its year in full ended; `quarter` the last
    quarter (year, number). These change as the expressions are read in the order of the text.
    """

    text: str
    published: date | None
    tenses: Tenses
    sentences: tuple[Span, ...]
    language: str = ""
    narrative: bool = False
    """The text tells of times long before its publication: a day belongs to the year named before it."""
    undated: Undated = Undated()
    place: str = ""
    """Where the dateline says the text was written: times of day are local to it."""
    small_months: bool = False
    """The language writes months in small letters: one with a capital within a sentence is a name."""
    sure_months: frozenset[str] = frozenset()
    """Forms that mean the month even where they open a sentence."""
    adjectives: frozenset[str] = frozenset()
    """Adjectives made of months and weekdays: "the Friday strike" in one word."""
    counted: tuple[str, ...] = ()
    """Endings of words that a number before them counts."""
    named: frozenset[int] = frozenset()
    """The years that the text names beyond doubt."""
    anchor: date | None = None
    anchor_at: int = -1
    anchor_text: str = ""
    anchor_from: int = -1
    anchor_kind: str = ""
    stated_at: int = -1
    """Where the anchor ended, if it gives its year in full."""
    anchor_whole: bool = False
    """The anchor is a whole year, and where it began."""
    quarter: tuple[int, int] | None = None
    quarter_at: int = -1
    days: list[tuple[int, date]] = field(default_factory=list)
    ahead: Expression | None = None
    """The expression after the one that is being read."""
    yearless: tuple[int, int] | None = None
    """Month and day of the last date whose year stayed open."""
    _starts: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._starts = [s.start for s in self.sentences]

    def sentence(self, at: int) -> Span:
        """The sentence that holds the offset `at`; the whole text where there is none."""
        i = bisect_right(self._starts, at) - 1
        return self.sentences[i] if i >= 0 else Span(0, max(1, len(self.text)))

    @property
    def now(self) -> date | None:
        """The day that "yesterday" and "two weeks ago" count from: in a history the day named last."""
        return self.anchor if self.narrative and self.anchor else self.published

    def day_before(self) -> date | None:
        """The day named last, or None."""
        return self.days[-1][1] if self.days else None

    def day_told(self, span: Span) -> date | None:
        """The day named last from which `span` counts: in a sentence of what was, none that is still to come."""
        if self.published is None or self.narrative or self.tense(span) != "past":
            return self.day_before()
        return next((day for _, day in reversed(self.days) if day <= self.published), None)

    def counts(self, at: int) -> bool:
        """True where the number that ends at `at` counts the word behind it: people, houses."""
        word = _NEXT_WORD.match(self.text, at)
        return bool(word and self.counted and word[1].endswith(self.counted))

    def over(self, span: Span) -> bool:
        """True where the word before `span` says that it lies in the past: "ended", "since"."""
        return self.tenses.over_before(self.text, span)

    def told(self, span: Span) -> bool:
        """True where a verb of the past stands right before `span` and its preposition."""
        return self.tenses.told_before(self.text, span)

    def meant(self, span: Span) -> bool:
        """True where what stands before `span` was to happen then: "the envoy was to leave on Friday"."""
        return self.tenses.meant_before(self.text, span, self.sentence(span.start))

    def makes_span(self, first: Span, second: Span) -> bool:
        """True where two dates are the ends of one span of days."""
        return self.tenses.makes_span(self.text, first, second)

    def before_it_was(self, span: Span) -> bool:
        """True where a clause of what was leads up to the day: "what was done before Tuesday's vote showed little"."""
        return self.tenses.was_before(self.text, span, self.sentence(span.start))

    def owns_what_comes(self, span: Span) -> bool:
        """True for a day that owns what its sentence looks ahead to: "much depends on how Saturday's vote goes"."""
        sentence = self.sentence(span.start)
        return self.tenses.owned_ahead(self.text, span, sentence)

    def scheduled(self, span: Span) -> bool:
        """True where what stands before a season or month has been planned for it."""
        return self.tenses.scheduled_before(self.text, span)

    def awaited(self, span: Span) -> bool:
        """True where the words before `span` say that it is surely to come."""
        return self.tenses.awaited_before(self.text, span)

    def surely_ahead(self, span: Span) -> bool:
        """True where the words before `span` say beyond doubt that it is to come, in languages that tell such words."""
        return not self.tenses.awaited or self.awaited(span) or self.tenses.toward_before(self.text, span)

    def planned(self, span: Span) -> bool:
        """True beside what is planned ahead: "the election on Monday", "Monday's election"."""
        return self.tenses.planned_beside(self.text, span)

    def may_be(self, span: Span) -> bool:
        """True shortly behind a modal verb that looks ahead."""
        return self.tenses.may_before(self.text, span)

    def best_in(self, span: Span) -> bool:
        """True where a superlative goes before `span` in its sentence."""
        return self.tenses.best_in(self.text, span, self.sentence(span.start))

    def may(self, span: Span) -> bool:
        """True where a modal verb stands right before `span`."""
        return self.tenses.be_before(self.text, span)

    def tense(self, span: Span) -> When | None:
        """Whether the sentence around `span` speaks of the past or of the future."""
        return self.tenses.around(self.text, span, self.sentence(span.start), adjective=self.is_adjective(span))

    def is_adjective(self, span: Span) -> bool:
        """True where a month or weekday stands in an adjective."""
        return bool(self.adjectives) and span.of(self.text).lower() in self.adjectives

    def is_name(self, span: Span) -> bool:
        """True where a capital within a sentence shows that a month or weekday written small is a name."""
        return (
            self.small_months
            and self.text[span.start].isupper()
            and not span.of(self.text).isupper()
            and (self.sentence(span.start).start < span.start or self.is_adjective(span))
        )

    def remember(self, span: Span, worth: Worth, kind: str = "") -> None:
        """Keeps what later expressions hang on: the last day, month or year, read by a pattern of that kind."""
        if worth.day:
            # A full stop may have parted it: "at 9 a.m. Sunday".
            self.days.append((max(span.start, self.sentence(span.end - 1).start), worth.day))
        parts = worth.value.split("-")
        if worth.value.startswith("XXXX-") and len(parts) == 3 and parts[1].isdigit() and parts[2].isdigit():
            self.yearless = int(parts[1]), int(parts[2])
        if worth.explicit and len(parts) == 2 and parts[1] in SEASONS:
            parts[1] = str(SEASONS[parts[1]])
        if worth.type != "DATE" or not all(p.isdigit() for p in parts) or len(parts[0]) != 4 or parts[0] == "0000":
            return
        year, month, day = (*map(int, parts), 1, 1)[:3]
        if not (1 <= month <= 12 and 1 <= day <= 31):
            return
        self.anchor = date(year, month, day)
        self.anchor_text, self.anchor_from, self.anchor_whole = span.of(self.text), span.start, len(parts) == 1
        self.anchor_kind = kind
        self.stated_at = span.end if worth.explicit else -1
        if worth.explicit and not self.tenses.since_before(self.text, span):
            self.anchor_at = span.end
