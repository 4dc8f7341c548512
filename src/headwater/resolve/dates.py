"""When: the expressions of time in an article as TIMEX3, each with its value, its type and why it has that value.

The words are found by calendar_words; here they are worked out against the day of publication, the dates named before
them, and the tense around them. Values follow TimeML (`2025-02-12`, `2025-W07`, `2025-Q1`, `P5Y`, `PAST_REF`); an
unknown year is written `XXXX`, and where nothing at all fixes an expression its value is "".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from headwater import calendar_words, lexicon
from headwater.calendar_data import adjectives_of
from headwater.calendar_words import Expression
from headwater.records import Article, DateMention, Span
from headwater.resolve import date_values
from headwater.resolve.date_events import event_days
from headwater.resolve.date_frame import Frame, Worth
from headwater.resolve.date_holidays import with_weekends
from headwater.resolve.date_lengths import with_lengths
from headwater.resolve.date_lines import with_lines
from headwater.resolve.date_published import day_of_publication, place_of
from headwater.resolve.date_undated import undated
from headwater.resolve.tense import tenses
from headwater.wordforms import CAPITAL

_PAIRS = {"days": ("day", "date"), "months": ("month", "month"), "years": ("year", "year")}
"""Patterns that name two dates: the class that stands twice, and what each half is."""
_COMMON = ("unit", "duration", "vague_duration", "day", "time", "ref", "set", "tonight", "weekend")
"""Kinds of expressions whose words have no capital within a sentence."""
_PROPER = {"weekday", "weekly", "month"}
"""Classes of words that English writes with a capital."""
_LAST_WORD = re.compile(rf"{CAPITAL}(?:(?!{CAPITAL})[^\W\d_])+\Z")
_SMALL = re.compile(rf"(?<![^\W\d_])(?!{CAPITAL})[^\W\d_]{{4,}}")
CHRONICLE = 10
"""Days of months in a chronicle, at least."""
STORY = 10
"""Years that a chronicle spans, at most, but for a fifth of those it names on either side."""
DATED = 10
"""Days and months with their years, at least, in a history that goes on into the year of publication."""
_DATED = ("date", "days", "month", "months")
"""Kinds of expressions that name a day or a month."""
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
        published=day_of_publication(article),
        tenses=tenses(article.read_in),
        sentences=article.sentences,
        language=article.read_in,
        place=place_of(article),
        adjectives=adjectives_of(article.read_in),
        counted=_counted(article.read_in),
        small_months=bool(lexicon.load(article.read_in, "calendar").get("small_months")),
        sure_months=frozenset(lexicon.load(article.read_in, "calendar").get("sure_months", "").split()),
    )
    read = calendar_words.expressions(article.text, article.read_in)
    read = with_weekends(with_lengths(read, article.text, article.read_in), article.text, article.read_in)
    expressions = with_lines(_with_events(read, article), article.text)
    frame.narrative = _is_narrative(expressions, frame.published)
    frame.named = frozenset(int(e.first("year")) for e in expressions if e.kind != "bare_year" and e.first("year"))
    if frame.published is None:
        frame.undated = undated(expressions, frame, article.read_in, article.capture.fetched)
    found = (
        m for e, ahead in zip(expressions, _days_ahead(expressions), strict=True) for m in _mentions(e, ahead, frame)
    )
    return tuple(
        DateMention(f"d{n}", span, span.of(article.text), worth.value, worth.type, worth.basis)
        for n, (span, worth) in enumerate(found, start=1)
    )


@cache
def _counted(language: str) -> tuple[str, ...]:
    """Endings of the words that a number before them counts: "2000 people" is no year."""
    return tuple(lexicon.load(language, "calendar").get("counted", "").split())


def _with_events(expressions: tuple[Expression, ...], article: Article) -> tuple[Expression, ...]:
    """The expressions with "the day of the visit" and its like, which take the place of what they cover."""
    events = tuple(event_days(article.text, article.read_in or ""))
    if not events:
        return expressions
    covered = [e.span for e in events]
    kept = (e for e in expressions if not any(e.span.start < s.end and s.start < e.span.end for s in covered))
    return tuple(sorted((*kept, *events), key=lambda e: e.span))


def _is_narrative(expressions: tuple[Expression, ...], published: date | None) -> bool:
    """True where most years that the text names lie well before publication: history, not news."""
    spoken = sum(e.kind in _NEWS for e in expressions)
    years = [int(e.first("year")) for e in expressions if e.first("year") is not None]
    dated = [int(e.first("year")) for e in expressions if e.kind in _DATED and e.first("year") is not None]
    long_gone = sum(year < published.year - 1 for year in dated) if published else 0
    if len(dated) >= DATED and spoken * 3 <= len(dated) < long_gone * 2:
        return True  # it may go on into the year of publication
    if published is None or len(years) < 5 or spoken * 5 > len(years):
        return False
    if sum(year < published.year - 2 for year in years) < 0.8 * len(years):
        return False
    # People with their years of birth are no history: one names the years of its days and months, too.
    if not dated:
        return False
    return len(years) * 3 >= len(expressions) or (spoken == 0 and _chronicle(years, expressions))


def _chronicle(years: list[int], expressions: tuple[Expression, ...]) -> bool:
    """True for many days of a few years close together: not for people with their years of birth."""
    days = sum(e.kind == "date" for e in expressions)
    middle = sorted(years)[len(years) // 5 : len(years) - len(years) // 5]
    return days >= CHRONICLE and middle[-1] - middle[0] <= STORY


def _days_ahead(expressions: tuple[Expression, ...]) -> list[Expression | None]:
    """For each expression the next one that is not a time of day."""
    ahead: list[Expression | None] = []
    following = None
    for e in reversed(expressions):
        ahead.append(following)
        following = following if e.kind == "time" else e
    return ahead[::-1]


def _mentions(expression: Expression, ahead: Expression | None, frame: Frame) -> Iterator[tuple[Span, Worth]]:
    """An expression as one mention, or as two where it names two days or years."""
    if expression.kind in _COMMON and not _PROPER & expression.found.keys() and _is_title(expression, frame):
        return
    frame.ahead = ahead
    for part in _halves(expression):
        worth = date_values.worth(part, frame)
        if worth is not None:
            if "earlier" not in (part.kind, part.value):  # what had been before does not move the story on
                frame.remember(part.span, worth, part.kind)
            yield part.span, worth


def _is_title(expression: Expression, frame: Frame) -> bool:
    """True where a capital within a sentence makes a common word a name: "60 Minutes", "This Week"."""
    last = _LAST_WORD.search(frame.text, expression.span.start, expression.span.end)
    if last is None or not frame.text[max(0, last.start() - 2) : last.start()].strip(" \n")[-1:].isalnum():
        return False
    sentence = frame.sentence(last.start())
    told = frame.text[sentence.start : sentence.end]
    return sentence.start < last.start() and len(_SMALL.findall(told)) > 2


def _short_years(expression: Expression) -> Iterator[Expression]:
    """The two years of "2006-07"; only the first where the other is not after it, and so no year."""
    begins, ends = int(expression.first("year")), int(expression.first("short_year"))
    last = begins - begins % 100 + ends + (100 if ends < begins % 100 == 99 else 0)
    yield Expression(expression.pieces["year"][0], "year", {"year": [begins]})
    if last > begins:
        yield Expression(expression.pieces["short_year"][0], "year", {"year": [last]})


def _halves(expression: Expression) -> Iterator[Expression]:
    """ "12-14 February" as "12" and "14 February", "2006-07" as "2006" and "07"; what names one date as it is."""
    if expression.kind == "years" and "short_year" in expression.found:
        yield from _short_years(expression)
        return
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
