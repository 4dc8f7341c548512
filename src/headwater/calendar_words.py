"""Finds the words for days, months, years and lengths of time in a text, for every language we have a calendar for.

The vocabulary and the patterns are data (`data/<language>/calendar.toml`; what its entries mean stands at the head of
`data/en/calendar.toml`). What an expression is worth is for resolve/dates.py to say; read/ uses the plain calendar
dates among them for datelines and for the year of publication.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import product
from typing import Any

from headwater import lexicon
from headwater.records import Span

Payload = int | float | str
"""What a word stands for: a month's number, a unit's TIMEX letter, a clock time."""

MAX_PATTERN = 12
"""Words that a pattern takes, at most: matching stays linear in the text whatever the data say."""


@dataclass(frozen=True, slots=True)
class Word:
    """One token: `low` is its lower-case form, `tags` what it can stand for in the calendar, None for nothing."""

    start: int
    end: int
    low: str
    tags: dict[str, Payload] | None


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
class _Element:
    names: tuple[str, ...]
    """The classes to match, any of them; empty for literal words."""
    words: frozenset[str]
    context: bool
    """Must be there, but lies outside the expression."""


@dataclass(slots=True)
class _Node:
    """A place within the patterns, which share their beginnings; `edges` lead on by the tag of the next word."""

    edges: dict[str, list[tuple[_Element, _Node]]] = field(default_factory=dict)
    ends: tuple[str, str] | None = None
    """Kind and fixed value of the pattern that ends here."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A pattern found: the index after its last word, its kind and value, and the element that each word took."""

    end: int
    kind: str
    value: str
    elements: tuple[_Element, ...]


@dataclass(frozen=True, slots=True)
class _Calendar:
    words: dict[str, dict[str, Payload]]
    capital: frozenset[str]
    dotted: frozenset[str]
    suffixes: dict[str, str]
    numerals: frozenset[str]
    order: str
    token: re.Pattern[str]
    patterns: _Node
    before: frozenset[str]


def expressions(text: str, language: str) -> tuple[Expression, ...]:
    """The expressions of time in `text`, in order, never overlapping; the longest at a place wins.

    Empty for a language without a calendar. Linear in the length of the text.
    """
    calendar = _calendar(language)
    return tuple(_expressions(text, calendar)) if calendar else ()


def dates(text: str, language: str) -> Iterator[Expression]:
    """Only what names a day of a month, or a weekday: what a dateline or a year of publication is read from."""
    for expression in expressions(text, language):
        if expression.kind in ("date", "weekday"):
            yield expression


def _expressions(text: str, calendar: _Calendar) -> Iterator[Expression]:
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


def _longest(words: list[Word], i: int, calendar: _Calendar) -> tuple[Expression, int] | None:
    """The longest expression at the word `i`, with where to look on; what context leads to may itself go further."""
    best = _match(calendar.patterns, words, i, ())
    if best is None:
        return None
    lead = 0
    while best.elements[lead].context:
        lead += 1
    if lead and (inner := _match(calendar.patterns, words, i + lead, ())) and inner.end > best.end:
        return _expression(inner, words, i + lead), _next(inner)
    return _expression(best, words, i), _next(best)


def _match(node: _Node, words: list[Word], i: int, taken: tuple[_Element, ...]) -> _Found | None:
    """The longest pattern from `node` on. As deep as the longest pattern, MAX_PATTERN words."""
    best = _Found(i, *node.ends, taken) if node.ends else None
    tags = words[i].tags if i < len(words) else None
    for tag in tags or ():
        for element, child in node.edges.get(tag, ()):
            found = _match(child, words, i + 1, (*taken, element))
            if found and (best is None or found.end > best.end):
                best = found
    return best


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


def _with_modifiers(expression: Expression, calendar: _Calendar, text: str) -> Expression:
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


def _tagged(text: str, calendar: _Calendar) -> list[Word]:
    words: list[Word] = [_GAP]
    stop = 0
    known, dotted, capital = calendar.words, calendar.dotted, calendar.capital
    for match in calendar.token.finditer(text):
        raw = match[0]
        start, end = match.span()
        if start < stop:
            continue  # the full stop of an abbreviation
        low = raw.lower()
        if raw[0].isdecimal():
            words.append(Word(start, end, low, _number_tags(raw, match, calendar)))
            continue
        tags = known.get(low)
        if tags is None or (low in capital and raw[0].islower()):
            if words[-1] is not _GAP:
                words.append(_GAP)
            continue
        if low in dotted and text[end : end + 1] == ".":
            end += 1
        stop = end
        words.append(Word(start, end, low, tags))
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


def _number_tags(raw: str, match: re.Match[str], calendar: _Calendar) -> dict[str, Payload] | None:
    if match["iso"]:
        return {"iso": raw[:10]}
    if match["date"]:
        return _numeric_date(re.split(r"[./]", raw), calendar.order)
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
        return {"decade": n} if n % 10 == 0 and (len(digits) in (2, 4)) else {}
    tags: dict[str, Payload] = {"ordinal": n} if suffix else {"number": n}
    if suffix and suffix not in ("ordinal",):
        tags = {suffix: n}
    if 1 <= n <= 31 and len(digits) <= 2 and suffix in (None, "ordinal"):
        tags["day"] = n
        if n <= 12:
            tags["month_number"] = n
    if len(digits) == 4 and 1000 <= n < 2200 and suffix in (None, "ordinal"):
        # First, so that "1936 року" is a year and not a length of 1,936 years.
        tags = {"year": n, **tags}
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


_NUMBERS = (
    r"(?P<iso>(?<!\d)\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?)?(?!\d))"
    r"|(?P<date>(?<![\d.])\d{1,2}([./])\d{1,2}\3(?:\d{4}|\d{2})(?!\d))"
    r"|(?P<clock>\d{1,2}:\d{2}(?::\d{2})?(?!\d))"
    r"|(?P<grouped>\d{1,3}(?:[,\u00a0\u202f ]\d{3})+(?!\d))"
    r"|(?P<decimal>\d+[.,]\d+)"
    r"|(?P<digits>\d+)(?P<suffix>%s)?"
)
_WORDS = r"|(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:['’ʼ](?!s\b)[^\W\d_]+)*|[^\w\s]"


@cache
def _calendar(language: str) -> _Calendar | None:
    table = lexicon.load(language, "calendar")
    if not table:
        return None
    words = dict(_vocabulary(table))
    patterns = _patterns(table, words)
    suffixes = {s: name for name, forms in table.get("suffixes", {}).items() for s in forms.split()}
    alternatives = "|".join(sorted(map(re.escape, suffixes), key=len, reverse=True)) or "(?!)"
    token = re.compile(_NUMBERS % rf"[-'’]?(?:{alternatives})\b" + _WORDS, re.IGNORECASE)
    return _Calendar(
        words=words,
        capital=frozenset(table.get("capital", "").split()),
        dotted=frozenset(table.get("dotted", "").split()),
        suffixes=suffixes,
        numerals=frozenset(f for forms in table["words"].get("number", {}).values() for f in forms.split()),
        order=table.get("numeric_order", "dmy"),
        token=token,
        patterns=patterns,
        before=frozenset(table.get("before", "").split()),
    )


def _vocabulary(table: dict[str, Any]) -> Iterator[tuple[str, dict[str, Payload]]]:
    """Every word of the calendar with the classes it belongs to."""
    words: dict[str, dict[str, Payload]] = {}
    for number, forms in enumerate(table["months"], start=1):
        for form in forms.split():
            words.setdefault(form, {})["month"] = number
    for number, forms in enumerate(table["weekdays"], start=1):
        for form in forms.split():
            words.setdefault(form, {})["weekday"] = number
    for name, entries in table["words"].items():
        rows = entries.items() if isinstance(entries, dict) else [(name, entries)]
        for value, forms in rows:
            for form in forms.split():
                words.setdefault(form, {})[name] = _payload(value)
    for form, tags in words.items():
        if "ordinal" in tags and isinstance(tags["ordinal"], int) and tags["ordinal"] <= 31:
            tags["day_word"] = tags["ordinal"]
        yield form, tags


def _payload(value: str) -> Payload:
    return int(value) if value.lstrip("-").isdigit() else value


def _patterns(table: dict[str, Any], words: dict[str, dict[str, Payload]]) -> _Node:
    """The patterns of a calendar from their common root. Literal words become tags of their own in `words`."""
    root = _Node()
    for kind, rows in table["patterns"].items():
        for row in rows:
            text, _, value = row.partition(" = ")
            for elements in _expand(text):
                node = root
                for element in elements:
                    node = _step(node, element, words)
                node.ends = node.ends or (kind, value)
    return root


def _step(node: _Node, element: _Element, words: dict[str, dict[str, Payload]]) -> _Node:
    keys = [*element.names, *(f"'{word}'" for word in element.words)]
    for word in element.words:
        words.setdefault(word, {})[f"'{word}'"] = word
    known = next((child for e, child in node.edges.get(keys[0], ()) if e == element), None)
    if known is not None:
        return known
    child = _Node()
    for key in keys:
        node.edges.setdefault(key, []).append((element, child))
    return child


def _expand(text: str) -> Iterator[tuple[_Element, ...]]:
    """A pattern with its optional elements there and not there; never one that begins with punctuation."""
    choices = []
    for part in text.split():
        element = _element(part.removesuffix("?"))
        choices.append([(element,), ()] if part.endswith("?") and part != "?" else [(element,)])
    for picked in product(*choices):
        elements = tuple(e for group in picked for e in group)
        if elements and len(elements) <= MAX_PATTERN and not (_comma(elements[0]) or _comma(elements[-1])):
            yield elements


def _comma(element: _Element) -> bool:
    """True for punctuation that may stand within an expression only."""
    return not element.names and not element.context and element.words <= {",", "-", "–", "—"}


def _element(part: str) -> _Element:
    context = part.startswith("~")
    part = part.removeprefix("~")
    if part.startswith("{"):
        return _Element(tuple(part.strip("{}").split("|")), frozenset(), context)
    return _Element((), frozenset(part.split("|")), context)
