"""The calendars of the languages made ready: their words, and their patterns as one tree.

What the entries of `data/<language>/calendar.toml` mean stands at the head of the English one. calendar_words.py finds
the patterns in a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import product
from typing import Any

from headwater import lexicon

Payload = int | float | str
"""What a word stands for: a month's number, a unit's TIMEX letter, a clock time."""

MAX_PATTERN = 12
"""Words that a pattern takes, at most: matching stays linear in the text whatever the data say."""


@dataclass(frozen=True, slots=True)
class Element:
    """One word of a pattern."""

    names: tuple[str, ...]
    """The classes to match, any of them; empty for literal words."""
    words: frozenset[str]
    context: bool
    """Must be there, but lies outside the expression."""


@dataclass(slots=True)
class Node:
    """A place within the patterns, which share their beginnings; `edges` lead on by the tag of the next word."""

    edges: dict[str, list[tuple[Element, Node]]] = field(default_factory=dict)
    ends: tuple[str, str] | None = None
    """Kind and fixed value of the pattern that ends here."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """What one language's calendar.toml says, ready for matching."""

    words: dict[str, dict[str, Payload]]
    capital: frozenset[str]
    dotted: frozenset[str]
    after_number: frozenset[str]
    suffixes: dict[str, str]
    numerals: frozenset[str]
    order: str
    token: re.Pattern[str]
    patterns: Node
    before: frozenset[str]
    adjectives: frozenset[str]


_NUMBERS = (
    r"(?P<iso>(?<!\d)\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?)?(?!\d))"
    r"|(?P<date>(?<![\d.])\d{1,2}([./])\d{1,2}\3(?:\d{4}|\d{2})(?!\d|[./]\d))"
    r"|(?P<dashed>(?<![\d-])\d{1,2}-\d{1,2}-(?:19|20)\d{2}(?![\d-]))"
    r"|(?P<clock>\d{1,2}:\d{2}(?::\d{2})?(?!\d))"
    r"|(?P<grouped>\d{1,3}(?:[,\u00a0\u202f ]\d{3})+(?!\d))"
    r"|(?P<decimal>\d+[.,]\d+)"
    r"|(?P<digits>\d+)(?P<suffix>%s)?"
)
_WORDS = r"(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:['’ʼ](?!s\b)[^\W\d_]+)*|['’]s\b|[^\w\s]|"
"""Before the numbers: most of what stands in a text are words."""


@cache
def calendar_of(language: str) -> Calendar | None:
    """The calendar of a language, read once; None where there is none."""
    table = lexicon.load(language, "calendar")
    if not table:
        return None
    words = dict(_vocabulary(table))
    patterns = _patterns(table, words)
    suffixes = {s: name for name, forms in table.get("suffixes", {}).items() for s in forms.split()}
    alternatives = "|".join(sorted(map(re.escape, suffixes), key=len, reverse=True)) or "(?!)"
    token = re.compile(_WORDS + _NUMBERS % rf"[-'’]?(?:{alternatives})\b", re.IGNORECASE)
    return Calendar(
        words=words,
        capital=frozenset(table.get("capital", "").split()),
        dotted=frozenset(table.get("dotted", "").split()),
        after_number=frozenset(table.get("after_number", "").split()),
        suffixes=suffixes,
        numerals=frozenset(f for forms in table["words"].get("number", {}).values() for f in forms.split()),
        order=table.get("numeric_order", "dmy"),
        token=token,
        patterns=patterns,
        before=frozenset(table.get("before", "").split()),
        adjectives=frozenset(form for _, _, form in _adjectives(table.get("adjectives", {}))),
    )


def adjectives_of(language: str) -> frozenset[str]:
    """Every adjective made of a month or weekday in a language; none without a calendar."""
    calendar = calendar_of(language)
    return calendar.adjectives if calendar else frozenset()


def _vocabulary(table: dict[str, Any]) -> Iterator[tuple[str, dict[str, Payload]]]:
    """Every word of the calendar with the classes it belongs to."""
    words: dict[str, dict[str, Payload]] = {}
    for number, forms in enumerate(table["months"], start=1):
        for form in forms.split():
            words.setdefault(form, {})["month"] = number
    for number, forms in enumerate(table["weekdays"], start=1):
        for form in forms.split():
            words.setdefault(form, {})["weekday"] = number
    for name, number, form in _adjectives(table.get("adjectives", {})):
        words.setdefault(form, {})[name] = number
    for name, entries in table["words"].items():
        rows = entries.items() if isinstance(entries, dict) else [(name, entries)]
        for value, forms in rows:
            for form in forms.split():
                words.setdefault(form, {})[name] = _payload(value)
    for form, value in _compounds(table.get("compound", {})):
        words.setdefault(form, {})["long_word"] = value
    for form, tags in words.items():
        if "ordinal" in tags and isinstance(tags["ordinal"], int) and tags["ordinal"] <= 31:
            tags["day_word"] = tags["ordinal"]
        yield form, tags


def _adjectives(table: dict[str, Any]) -> Iterator[tuple[str, int, str]]:
    """Every form of the adjectives made of months and weekdays ("июльский", "sobotni"), with what it stands for."""
    endings = table.get("endings", "").split()
    for name in ("month", "weekday"):
        for number, stems in enumerate(table.get(f"{name}s", []), start=1):
            yield from ((name, number, stem + ending) for stem in stems.split() for ending in endings)


def _compounds(table: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Every form of "five-day" in one word ("пятидневный"), with its length of time."""
    endings = table.get("endings", "").split()
    for unit, stems in table.get("unit", {}).items():
        length = f"PT%s{unit[1:]}" if unit.startswith("T") else f"P%s{unit}"
        ended = [stem + ending for stem in stems.split() for ending in endings]
        for number, begins in table.get("number", {}).items():
            yield from ((begin + end, length % number) for begin in begins.split() for end in ended)


def _payload(value: str) -> Payload:
    return int(value) if value.lstrip("-").isdigit() else value


def _patterns(table: dict[str, Any], words: dict[str, dict[str, Payload]]) -> Node:
    """The patterns of a calendar from their common root. Literal words become tags of their own in `words`."""
    root = Node()
    for kind, rows in table["patterns"].items():
        for row in rows:
            text, _, value = row.partition(" = ")
            for elements in _expand(text):
                node = root
                for element in elements:
                    node = _step(node, element, words)
                node.ends = node.ends or (kind, value)
    return root


def _step(node: Node, element: Element, words: dict[str, dict[str, Payload]]) -> Node:
    keys = [*element.names, *(f"'{word}'" for word in element.words)]
    for word in element.words:
        words.setdefault(word, {})[f"'{word}'"] = word
    known = next((child for e, child in node.edges.get(keys[0], ()) if e == element), None)
    if known is not None:
        return known
    child = Node()
    for key in keys:
        node.edges.setdefault(key, []).append((element, child))
    return child


def _expand(text: str) -> Iterator[tuple[Element, ...]]:
    """A pattern with its optional elements there and not there; never one that begins with punctuation."""
    choices = []
    for part in text.split():
        element = _element(part.removesuffix("?"))
        choices.append([(element,), ()] if part.endswith("?") and part != "?" else [(element,)])
    for picked in product(*choices):
        elements = tuple(e for group in picked for e in group)
        if elements and len(elements) <= MAX_PATTERN and not (_comma(elements[0]) or _comma(elements[-1])):
            yield elements


def _comma(element: Element) -> bool:
    """True for punctuation that may stand within an expression only."""
    return not element.names and not element.context and element.words <= {",", "-", "–", "—"}


def _element(part: str) -> Element:
    context = part.startswith("~")
    part = part.removeprefix("~")
    if part.startswith("{"):
        return Element(tuple(part.strip("{}").split("|")), frozenset(), context)
    return Element((), frozenset(part.split("|")), context)
