"""What an expression of time is read against, and what it turns out to be worth."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date

from headwater.records import Span, TimexType
from headwater.resolve.tense import Tenses, When

UNKNOWN_DAY = "Counted from the day of publication, which is not known."
NO_YEAR = "The text does not name the year, and the day of publication is not known."


@dataclass(frozen=True, slots=True)
class Worth:
    """The TIMEX3 value and type, and why in a sentence. `day` is the calendar day where the value is one."""

    value: str
    type: TimexType
    basis: str
    day: date | None = None
    explicit: bool = False
    """The text itself names the year."""


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
    narrative: bool = False
    """The text tells of times long before its publication: a day belongs to the year named before it."""
    anchor: date | None = None
    anchor_at: int = -1
    anchor_text: str = ""
    quarter: tuple[int, int] | None = None
    quarter_at: int = -1
    days: list[tuple[int, date]] = field(default_factory=list)
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

    def tense(self, span: Span) -> When | None:
        """Whether the sentence around `span` speaks of the past or of the future."""
        return self.tenses.around(self.text, span, self.sentence(span.start))

    def remember(self, span: Span, worth: Worth) -> None:
        """Keeps what later expressions hang on: the last day, month or year."""
        if worth.day:
            self.days.append((span.start, worth.day))
        parts = worth.value.split("-")
        if worth.type != "DATE" or not all(p.isdigit() for p in parts) or len(parts[0]) != 4 or parts[0] == "0000":
            return
        year, month, day = (*map(int, parts), 1, 1)[:3]
        self.anchor = date(year, month, day)
        self.anchor_text = span.of(self.text)
        if worth.explicit:
            self.anchor_at = span.end
