"""Lengths of time in two or three units: "three hours and 40 minutes", "2 years, 6 months and 10 days"."""

from __future__ import annotations

import re
from functools import cache

from headwater import lexicon
from headwater.calendar_data import Payload
from headwater.calendar_words import Expression
from headwater.records import Span

_UNITS = ("Y", "M", "W", "D", "TH", "TM", "TS")
"""Units that go on in one another, the longest first."""
_COUNTED = ("ago", "earlier", "later", "ahead")
"""Kinds of expressions that count a length from a day."""
_LAST_WORD = re.compile(r"[^\W\d_]+(?=\W*\Z)")

Length = tuple[int, int]
"""A unit, as its place in `_UNITS`, and how many of it."""


def with_lengths(expressions: tuple[Expression, ...], text: str, language: str) -> tuple[Expression, ...]:
    """The expressions, in order, with lengths that go on in a smaller unit as one."""
    if sum(e.kind in ("duration", "within", *_COUNTED) for e in expressions) < 2:
        return expressions
    joined: list[Expression] = []
    run: list[Length] = []
    for e in expressions:
        length = _length(e)
        if run and length and length[0] > run[-1][0] and _goes_on(joined[-1], e, text, language):
            run.append(length)
            if both := _one(joined[-1], e, run):
                joined[-1] = both
                continue
        run = [length] if length and e.kind not in _COUNTED else []
        joined.append(e)
    return tuple(joined)


def _length(e: Expression) -> Length | None:
    """What a number and a unit say: "40 minutes"; None for any other expression."""
    unit, numbers = e.first("unit"), e.found.get("number", [])
    if e.value or unit not in _UNITS or len(numbers) != 1 or not isinstance(numbers[0], int):
        return None
    counted = e.kind in _COUNTED
    if not counted and (e.kind not in ("duration", "within") or e.pieces["unit"][0].end != e.span.end):
        return None
    near = e.pieces["unit"][0].start - e.pieces["number"][0].end == 1  # no "three dark weeks", no "three-week"
    return (_UNITS.index(str(unit)), numbers[0]) if near else None


def _goes_on(a: Expression, b: Expression, text: str, language: str) -> bool:
    gap, between = _words(language)
    joined = gap.fullmatch(text, a.span.end, b.span.start)
    if joined is None or b.span.start != b.pieces["number"][0].start:
        return False
    # "It took three days, two hours longer than hoped": a comma alone joins figures only.
    figures = all(text[e.pieces["number"][0].start].isdecimal() for e in (a, b) if "number" in e.pieces)
    if joined["word"] is None and "," in joined[0] and not figures:
        return False
    before = _LAST_WORD.search(text, max(0, a.span.start - 20), a.span.start)
    return before is None or before[0].lower() not in between  # "between two weeks and 20 days"


def _one(a: Expression, b: Expression, run: list[Length]) -> Expression | None:
    """The lengths of a run as one expression; None where a count from a day has no such unit."""
    span = Span(a.span.start, b.span.end)
    counted = b.kind in _COUNTED
    if counted or (a.kind == "within" and run[0][0] < _UNITS.index("TH")):
        if [unit for unit, _ in run] != [0, 1]:
            return None
        months: list[Payload] = [run[0][1] * 12 + run[1][1]]
        found: dict[str, list[Payload]] = {**b.found, "unit": ["M"], "number": months}
        return Expression(span, b.kind if counted else a.kind, found, b.pieces, b.value)
    days = "".join(f"{n}{_UNITS[unit]}" for unit, n in run if len(_UNITS[unit]) == 1)
    hours = "".join(f"{n}{_UNITS[unit][1]}" for unit, n in run if len(_UNITS[unit]) == 2)
    return Expression(span, "duration", {}, {}, f"P{days}" + (f"T{hours}" if hours else ""))


@cache
def _words(language: str) -> tuple[re.Pattern[str], frozenset[str]]:
    """What may stand between two lengths that are one, and the words before two that are the ends of a span."""
    table = lexicon.load(language, "calendar")
    joins = "|".join(map(re.escape, table.get("and", "").split())) or "(?!)"
    between = table.get("tense", {}).get("between", "")
    return re.compile(rf",?[ \u00a0](?P<word>(?:{joins})[ \u00a0])?", re.IGNORECASE), frozenset(between.split())
