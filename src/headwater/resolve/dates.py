"""When: the expressions of time in an article as TIMEX3, each with its value, its type and why it has that value.

The words are found by calendar_words; here they are worked out against the day of publication, the dates named before
them, and the tense around them. Values follow TimeML (`2025-02-12`, `2025-W07`, `2025-Q1`, `P5Y`, `PAST_REF`); an
unknown year is written `XXXX`, and where nothing at all fixes an expression its value is "".
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from headwater import calendar_words
from headwater.calendar_words import Expression
from headwater.records import Article, DateMention, Span
from headwater.resolve import date_values
from headwater.resolve.date_frame import Frame, Worth
from headwater.resolve.tense import tenses

_PAIRS = {"days": ("day", "date"), "years": ("year", "year")}
"""Patterns that name two dates: the class that stands twice, and what each half is."""
_NEWS = ("weekday", "day", "tonight", "ago")
"""Kinds of expressions that count from the day of publication: news speaks so, a history hardly ever."""


def dates(article: Article) -> tuple[DateMention, ...]:
    """The dates, times, durations and sets of an article, ids d1, d2, ... in the order of the text.

    A bare number is none. Empty for a language we do not read. Source of the notation: TimeML 1.2.1, TIMEX3.
    """
    if article.read_in is None or not article.text.strip():
        return ()
    frame = Frame(
        text=article.text,
        published=_day(article.published.value) if article.published else None,
        tenses=tenses(article.read_in),
        sentences=article.sentences,
    )
    expressions = calendar_words.expressions(article.text, article.read_in)
    frame.narrative = _is_narrative(expressions, frame.published)
    found = (m for e in expressions for m in _mentions(e, frame))
    return tuple(
        DateMention(f"d{n}", span, span.of(article.text), worth.value, worth.type, worth.basis)
        for n, (span, worth) in enumerate(found, start=1)
    )


def _is_narrative(expressions: tuple[Expression, ...], published: date | None) -> bool:
    """True where most years that the text names lie well before publication: history, not news."""
    spoken = sum(e.kind in _NEWS for e in expressions)
    years = [int(e.first("year")) for e in expressions if e.first("year") is not None]
    if published is None or len(years) < 5 or spoken * 5 > len(years):
        return False
    return sum(year < published.year - 2 for year in years) >= 0.8 * len(years) and len(years) * 3 >= len(expressions)


def _mentions(expression: Expression, frame: Frame) -> Iterator[tuple[Span, Worth]]:
    """An expression as one mention, or as two where it names two days or years."""
    for part in _halves(expression):
        worth = date_values.worth(part, frame)
        if worth is not None:
            frame.remember(part.span, worth)
            yield part.span, worth


def _halves(expression: Expression) -> Iterator[Expression]:
    """ "12-14 February" as "12" and "14 February"; anything that names one date as it is."""
    name, kind = _PAIRS.get(expression.kind, ("", ""))
    pieces = expression.pieces.get(name, ())
    if len(pieces) != 2:
        yield expression
        return
    shared = {k: v for k, v in expression.found.items() if k != name}
    numbers = expression.found[name]
    month = expression.pieces.get("month", pieces)[0]
    begins = month.start if name == "day" and month.start < pieces[0].start else pieces[0].start
    yield Expression(Span(begins, pieces[0].end), kind, {**shared, name: numbers[:1]})
    yield Expression(Span(pieces[1].start, expression.span.end), kind, {**shared, name: numbers[1:]})


def _day(value: str) -> date | None:
    """The day of a publication date; None for none, and for one so far off that nothing can be counted from it."""
    try:
        day = date.fromisoformat(value[:10])
    except ValueError:
        return None
    return day if 1000 < day.year < 9000 else None
