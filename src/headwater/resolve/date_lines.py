"""What the heads of lines say of time: a year over what is told of it, the hours of a running report."""

from __future__ import annotations

import re

from headwater.calendar_data import Payload
from headwater.calendar_words import Expression
from headwater.records import Span

RUNNING = 3
"""Lines that begin with a time of day, at least, in a running report."""
_YEAR = re.compile(r"^[ \t]*([12]\d{3})[ \t]*[.:]?[ \t]*$", re.MULTILINE)
_CLOCK = re.compile(r"^[ \t]*((?:[01]?\d|2[0-3])[.:][0-5]\d)(?=[.,:]?[ \t])", re.MULTILINE)


def with_lines(expressions: tuple[Expression, ...], text: str) -> tuple[Expression, ...]:
    """The expressions of `text` with those that only their place at the head of a line shows, in order."""
    new = [*_years(expressions, text), *_clocks(text)]
    if not new:
        return expressions
    taken = {i for e in expressions for i in (e.span.start, e.span.end - 1)}
    kept = (e for e in new if taken.isdisjoint(range(e.span.start, e.span.end)))
    return tuple(sorted((*expressions, *kept), key=lambda e: e.span))


def _years(expressions: tuple[Expression, ...], text: str) -> list[Expression]:
    """Years alone in a line that the text names elsewhere too: another number may be a cell of a table."""
    named = {str(e.first("year")) for e in expressions if e.first("year") is not None}
    return [_expression(m, "year", int(m[1])) for m in _YEAR.finditer(text) if m[1] in named]


def _clocks(text: str) -> list[Expression]:
    """The times at the heads of lines, where there are enough of them and they go one way."""
    found = list(_CLOCK.finditer(text))
    clocks = [m[1].replace(".", ":").zfill(5) for m in found]
    if len(found) < RUNNING or clocks not in (sorted(clocks), sorted(clocks, reverse=True)):
        return []
    return [_expression(m, "time", clock, "clock") for m, clock in zip(found, clocks, strict=True)]


def _expression(match: re.Match[str], kind: str, value: Payload, name: str = "") -> Expression:
    return Expression(Span(*match.span(1)), kind, {name or kind: [value]})
