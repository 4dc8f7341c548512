"""Finds the words for days, months, years and lengths of time in a text, for every language we have a calendar for.

The vocabulary and the patterns are data (`data/<language>/calendar.toml`; what its entries mean stands at the head of
`data/en/calendar.toml`). What an expression is worth is for resolve/dates.py to say; read/ uses the plain calendar
dates among them for datelines and for the year of publication.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from headwater.calendar_data import Calendar, Element, Node, Payload, calendar_of
from headwater.records import Span


@dataclass(frozen=True, slots=True)
class Word:
    """One token: `low` is its lower-case form, `tags` what it can stand for in the calendar, None for nothing."""

    start: int
    end: int
    low: str
    tags: dict[str, Payload] | None
    small: bool = False
    """Written as no word of a title is: with a small letter, or all in capitals, as a whole line may be."""


@dataclass(frozen=True, slots=True)
class Expression:
    """A stretch that a pattern of the calendar covers. `found` holds the words of each class, in order.

    `kind` is the pattern's heading in the data (`date`, `weekday`, `ago`, ...), `value` its fixed value if it has one.
    `pieces` are the spans of the words in `found`, for patterns that name two dates at once.
    """

    span: Span
    kind: str
    found: dict[str, list[Payload]] = field(default_factory=dict)
    pieces: dict[str, list[Span]] = field(default_factory=dict)
    value: str = ""

    def first(self, name: str) -> Any:
        """The first word of that class, or None."""
        words = self.found.get(name)
        return words[0] if words else None


@dataclass(frozen=True, slots=True)
class _Found:
    """A pattern found: the index after its last word, its kind and value, and the element that each word took."""

    end: int
    kind: str
    value: str
    elements: tuple[Element, ...]

    @property
    def rank(self) -> tuple[int, int]:
        """The longer wins; of two equally long ones that which says more of its words literally."""
        return self.end, sum(not e.names and not e.context for e in self.elements)


def expressions(text: str, language: str) -> tuple[Expression, ...]:
    """The expressions of time in `text`, in order, never overlapping; the longest at a place wins.

    Empty for a language without a calendar. Linear in the length of the text.
    """
    calendar = calendar_of(language)
    return tuple(_expressions(text, calendar)) if calendar else ()


def dates(text: str, language: str) -> Iterator[Expression]:
    """Only what names a day of a month, or a weekday: what a dateline or a year of publication is read from."""
    for expression in expressions(text, language):
        if expression.kind in ("date", "weekday"):
            yield expression


def _expressions(text: str, calendar: Calendar) -> Iterator[Expression]:
    words = _tagged(text, calendar)
    i = 0
    while i < len(words):
        tags = words[i].tags
        best = _longest(words, i, calendar) if tags else None
        if best is None:
            i += 1
            continue
        expression, i = best
        yield _with_modifiers(expression, calendar, text)


def _longest(words: list[Word], i: int, calendar: Calendar) -> tuple[Expression, int] | None:
    """The longest expression at the word `i`, with where to look on; what context leads to may itself go further."""
    best = _match(calendar.patterns, words, i, ())
    if best is None:
        return None
    lead = 0
    while best.elements[lead].context:
        lead += 1
    if lead and (inner := _match(calendar.patterns, words, i + lead, ())) and inner.rank > best.rank:
        return _expression(inner, words, i + lead), _next(inner)
    return _expression(best, words, i), _next(best)


def _match(node: Node, words: list[Word], i: int, taken: tuple[Element, ...]) -> _Found | None:
    """The longest pattern from `node` on. As deep as the longest pattern, MAX_PATTERN words."""
    best = _Found(i, *node.ends, taken) if node.ends and _holds(node.ends[0], words, i, taken) else None
    tags = words[i].tags if i < len(words) else None
    for tag in tags or ():
        for element, child in node.edges.get(tag, ()):
            found = _match(child, words, i + 1, (*taken, element))
            if found and (best is None or found.rank > best.rank):
                best = found
    return best


def _holds(kind: str, words: list[Word], end: int, taken: tuple[Element, ...]) -> bool:
    """False for a pattern of `titles` in small letters ("on Friday night lights went out"), and for one of `things`
    behind a word that makes a date of its first ("at Christmas party leaders met").
    """
    begin = end - len(taken)
    if kind == "titles":
        return not any(word.small for word in words[begin:end])
    return kind != "things" or begin == 0 or "of_time" not in (words[begin - 1].tags or ())


def _next(found: _Found) -> int:
    """Where to look on: context at the end of a pattern may begin the next expression."""
    end = found.end
    for element in reversed(found.elements):
        if not element.context:
            break
        end -= 1
    return end


def _expression(pattern: _Found, words: list[Word], i: int) -> Expression:
    found: dict[str, list[Payload]] = {}
    pieces: dict[str, list[Span]] = {}
    inside: list[Word] = []
    for element, word in zip(pattern.elements, words[i : pattern.end], strict=True):
        if not element.context:
            inside.append(word)
        for name in element.names:
            if word.tags is not None and name in word.tags:
                found.setdefault(name, []).append(word.tags[name])
                pieces.setdefault(name, []).append(Span(word.start, word.end))
    return Expression(Span(inside[0].start, inside[-1].end), pattern.kind, found, pieces, pattern.value)


def _with_modifiers(expression: Expression, calendar: Calendar, text: str) -> Expression:
    """The expression widened to the left over "the", "early", "about", "nearly", as TIMEX3 marks it."""
    start = expression.span.start
    while before := _BEFORE.search(text, max(0, start - 40), start):
        if before[1].lower() not in calendar.before:
            break
        start = before.start(1)
    if start == expression.span.start:
        return expression
    return Expression(
        Span(start, expression.span.end), expression.kind, expression.found, expression.pieces, expression.value
    )


_BEFORE = re.compile(r"(?<![\w'’-])([^\W\d_]+)[ \u00a0-]\Z")


_GAP = Word(0, 0, "", None)
"""Stands for any words between two of the calendar."""


def _tagged(text: str, calendar: Calendar) -> list[Word]:
    words: list[Word] = [_GAP]
    stop = 0
    known, dotted, capital = calendar.words, calendar.dotted, calendar.capital
    after_number = calendar.after_number
    for match in calendar.token.finditer(text):
        raw = match[0]
        low = "'s" if raw == "’s" else raw.lower()
        number, tags = raw[0].isdecimal(), known.get(low)
        if tags is None and not number:  # most words: no part of any date
            if words[-1] is not _GAP and match.start() >= stop:
                words.append(_GAP)
            continue
        start, end = match.span()
        if start < stop:
            continue  # the full stop of an abbreviation
        if number:
            words.append(Word(start, end, low, _number_tags(raw, match, calendar)))
            continue
        if low in after_number and not (words[-1].low[:1].isdecimal() and start - words[-1].end < 3):
            tags = None
        if tags is None or (low in capital and raw[0].islower()):
            if words[-1] is not _GAP:
                words.append(_GAP)
            continue
        if low in dotted and text[end : end + 1] == ".":
            end += 1
        stop = end
        words.append(Word(start, end, low, tags, raw.islower() or (raw.isupper() and len(raw) > 1)))
    return _joined(words, calendar.numerals, text)


def _joined(words: list[Word], numerals: frozenset[str], text: str) -> list[Word]:
    """Numbers in several words ("twenty-four", "nineteen ninety-six") become one word."""
    if not any(w.low in numerals for w in words):
        return words
    joined: list[Word] = []
    i = 0
    while i < len(words):
        word = words[i]
        if word.low in numerals and word.tags:
            end = i + 1
            values = [word.tags["number"]]
            while end < len(words) and end - i < 8:
                step = end + 1 if words[end].low == "-" and end + 1 < len(words) else end
                tags = words[step].tags
                if words[step].low not in numerals or not tags or not _follows(values[-1], tags["number"]):
                    break
                values.append(tags["number"])
                end = step + 1
            if len(values) > 1:
                word = Word(word.start, words[end - 1].end, text[word.start : words[end - 1].end], _spoken(values))
            i = end
        else:
            i += 1
        joined.append(word)
    return joined


def _follows(a: Payload, b: Payload) -> bool:
    """True where number word `b` goes on with `a`: tens and a unit, or a multiplier."""
    if not isinstance(a, int) or not isinstance(b, int):
        return False
    return (a >= 20 and a < 100 and a % 10 == 0 and b < 10) or (b >= 100 > a) or (a >= 100 > b) or 13 <= a <= 20 <= b


def _spoken(values: list[Payload]) -> dict[str, Payload]:
    numbers = [v for v in values if isinstance(v, int)]
    if 13 <= numbers[0] <= 20 and len(numbers) > 1 and 10 <= numbers[1] < 100:
        year = numbers[0] * 100 + sum(numbers[1:])
        return {"year": year, "named_year": year} if year < 2100 else {}
    total = 0
    for n in numbers:
        total = max(total, 1) * n if n >= 100 else total + n
    tags: dict[str, Payload] = {"number": total}
    if 1900 <= total < 2100:
        tags |= {"year": total}
    return tags


def _number_tags(raw: str, match: re.Match[str], calendar: Calendar) -> dict[str, Payload] | None:
    if match["iso"]:
        return {"iso": raw[:10]}
    if match["date"]:
        return _numeric_date(re.split(r"[./]", raw), calendar.order)
    if match["dashed"]:
        return _numeric_date(raw.split("-"), calendar.order if calendar.order != "ymd" else "dmy")
    if match["clock"]:
        return {"clock": raw.zfill(5) if raw.count(":") == 1 else raw.zfill(8)} if _is_clock(raw) else None
    if match["grouped"]:
        return {"number": int(re.sub(r"\D", "", raw))} if len(raw) < 12 else None
    if match["decimal"]:
        return {"decimal": raw, "number": float(raw.replace(",", "."))} if len(raw) < 8 else {}
    digits = match["digits"]
    suffix = calendar.suffixes.get((match["suffix"] or "").lstrip("-'’").lower()) if match["suffix"] else None
    return _plain_number(digits, suffix) if len(digits) <= 6 else None


def _plain_number(digits: str, suffix: str | None) -> dict[str, Payload]:
    n = int(digits)
    if suffix == "decade":
        name = {2: "short_decade", 4: "decade"}.get(len(digits))
        return {name: n} if name and n % 10 == 0 else {}
    tags: dict[str, Payload] = {"ordinal": n} if suffix else {"number": n}
    if suffix and suffix not in ("ordinal",):
        tags = {suffix: n}
    if 1 <= n <= 31 and len(digits) <= 2 and suffix in (None, "ordinal"):
        tags["day"] = n
        if n <= 12:
            tags["month_number"] = n
    if len(digits) == 4 and 1000 <= n < 2200 and suffix in (None, "ordinal"):
        # First, so that "1936 року" is a year and not a length of 1,936 years.
        tags = {"year": n, **({"named_year": n} if suffix else {}), **tags}
    if len(digits) == 4 and n < 2400 and n % 100 < 60 and suffix is None:
        tags["hours_minutes"] = f"{digits[:2]}:{digits[2:]}"
    if len(digits) == 2 and suffix is None:
        tags["short_year"] = n
    return tags


def _is_clock(raw: str) -> bool:
    parts = [int(p) for p in raw.split(":")]
    return parts[0] < 25 and all(p < 60 for p in parts[1:])


def _numeric_date(parts: list[str], order: str) -> dict[str, Payload] | None:
    numbers = dict(zip(order, (int(p) for p in parts), strict=True))
    year, month, day = numbers["y"], numbers["m"], numbers["d"]
    if month > 12 >= day:
        month, day = day, month
    if year < 100:
        year += 2000 if year < 50 else 1900
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return {"iso": f"{year:04}-{month:02}-{day:02}"}
