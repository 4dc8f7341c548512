"""The dateline that opens a report: place, day, and the agency whose report it is, in any order and punctuation.

`MINSK, Feb 15 (Agency) -`, `February 15, Agency.`, `15 февраля, Минск /Корр. Агентство/.`, `(AGENCY) —`: one small
scanner reads the pieces and judges their order; the words of the calendar, of places and of correspondents are data.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from headwater import calendar_words, lexicon
from headwater.read.listing_words import UPPER
from headwater.records import Span

REACH = 160
"""Characters in which a dateline must end."""

_SEPARATOR = re.compile(r"[\s\u00a0,;|]*")
_CREDIT = re.compile(r"\(([^()\n]{2,60})\)|/([^/\n]{2,60})/|\[([^\[\]\n]{2,60})\]")
_IN_NAME = r"(?:[\w'’+&/-]|\.(?=\w))*"
_NAME = re.compile(rf"[{UPPER}]{_IN_NAME}(?:[ \u00a0](?:[{UPPER}]|de |el |al-){_IN_NAME}){{0,3}}")
_DASH = re.compile(r"[\s\u00a0.,:]*(?:[—–―]|--|-|_)+(?=[\s\u00a0])")
_STOP = re.compile(r"[\s\u00a0]*[.:](?=\s|$)")
_AFTER_NAME = re.compile(r"[\s\u00a0]*(?:[,.;:(/\[—–―|]|--|-[\s\u00a0]|$)")


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline as printed. `span` covers it with its closing dash or full stop; `outlet` is who it credits."""

    text: str
    span: Span
    place: str | None = None
    day: int | None = None
    month: int | None = None
    year: int | None = None
    outlet: str | None = None
    weekday: int | None = None


@dataclass
class _Pieces:
    order: str = ""
    names: list[tuple[str, bool]] = None  # type: ignore[assignment]
    credit: str | None = None
    date: calendar_words.Expression | None = None
    end: int = 0
    dash: bool = False

    def __post_init__(self) -> None:
        self.names = []


def find(text: str, language: str | None) -> Dateline | None:
    """The dateline at the head of `text` (white space before it is passed over), or None.

    Reads the first line only. The language decides the words of the calendar; without one, ISO dates are still read.
    """
    start = len(text) - len(text.lstrip())
    line = text[start : start + REACH].split("\n", 1)[0]
    dates = calendar_words.expressions(line, language or "en")
    pieces = _scan(line, [d for d in dates if d.kind == "date"])
    if not _accepted(pieces, line):
        return None
    return _dateline(pieces, line, start)


def _scan(line: str, dates: list[calendar_words.Expression]) -> _Pieces:
    pieces = _Pieces()
    at = 0
    while at < len(line) and len(pieces.order) < 7:
        at = _separator(line, at, begun=bool(pieces.order))
        if pieces.order and (dash := _DASH.match(line, at)):
            pieces.end, pieces.dash = dash.end(), True
            after = _separator(line, dash.end(), begun=False)
            if not pieces.date and any(d.span.start == after for d in dates):
                at = after
                continue
            at = _credit_after_dash(line, dash.end(), pieces)
            break
        step = _piece(line, at, dates, pieces)
        if step == at:
            break
        at = pieces.end = step
        if stop := _STOP.match(line, at):
            pieces.end = stop.end()
            if _accepted(pieces, line) and not _goes_on(line, stop.end(), dates):
                break
    return pieces


def _separator(line: str, at: int, *, begun: bool) -> int:
    match = _SEPARATOR.match(line, at)
    at = match.end() if match else at
    if begun and line[at : at + 1] in (".", ":"):
        match = _SEPARATOR.match(line, at + 1)
        at = match.end() if match else at + 1
    return at


def _goes_on(line: str, at: int, dates: list[calendar_words.Expression]) -> bool:
    """True where the dateline has one more piece after a full stop: a credit, a date, an agency in capitals."""
    at = _separator(line, at, begun=True)
    if _CREDIT.match(line, at) or _DASH.match(line, at) or any(d.span.start == at for d in dates):
        return True
    name = _NAME.match(line, at)
    if not name:
        return False
    return bool(_DASH.match(line, name.end()) or (name[0].isupper() and _STOP.match(line, name.end())))


def _piece(line: str, at: int, dates: list[calendar_words.Expression], pieces: _Pieces) -> int:
    """Reads one date, credit or name at `at`; returns where it ends, or `at` where there is none."""
    date = next((d for d in dates if d.span.start == at), None)
    if date and not pieces.date:
        pieces.date = date
        pieces.order += "d"
        return date.span.end
    credit = _CREDIT.match(line, at)
    if credit and not pieces.credit and any(c.isalpha() for c in credit[0]):
        pieces.credit = next(g for g in credit.groups() if g)
        pieces.order += "c"
        return credit.end()
    name = _NAME.match(line, at)
    if name:
        end = name.end()
        while end > at and line[end - 1] in ".":
            end -= 1
        if _AFTER_NAME.match(line, end):
            pieces.names.append((line[at:end], "d" in pieces.order))
            pieces.order += "n"
            return end
    return at


def _credit_after_dash(line: str, at: int, pieces: _Pieces) -> int:
    """`MOSCOW, 15 Feb — Agency. Text`: the name of the agency between the dash and a full stop."""
    match = _NAME.match(line, at + 1)
    if pieces.date and not pieces.credit and match:
        name = match[0].rstrip(".")
        stop = _STOP.match(line, match.start() + len(name))
        if stop and len(name) < 40 and stop.end() < len(line):
            pieces.credit = name
            pieces.end = stop.end()
    return pieces.end


def _accepted(pieces: _Pieces, line: str) -> bool:
    """True for what only a dateline looks like: a date with a name or credit; a credit, or CAPITALS, and a dash."""
    closed = pieces.dash or line[max(0, pieces.end - 1) : pieces.end] in (".", ":", ")", "/") or pieces.end >= len(line)
    if not pieces.order or not closed:
        return False
    if pieces.date:
        return ("n" in pieces.order or "c" in pieces.order) and pieces.order.count("n") <= 3
    if pieces.credit and pieces.order in ("c", "nc", "nnc"):
        return pieces.dash and len(pieces.credit) <= 40
    return pieces.dash and pieces.order in ("n", "nn") and pieces.names[0][0].isupper() and len(pieces.names[0][0]) > 2


def _dateline(pieces: _Pieces, line: str, start: int) -> Dateline:
    place, outlet = _parties(pieces)
    date = pieces.date
    day, month, year = numbers(date)
    printed = line[: pieces.end].rstrip()
    return Dateline(
        printed,
        Span(start, start + len(printed)),
        place,
        day,
        month,
        year,
        outlet,
        date.first("weekday") if date else None,
    )


def numbers(date: calendar_words.Expression | None) -> tuple[int | None, int | None, int | None]:
    if date is None:
        return None, None, None
    if iso := date.first("iso"):
        year, month, day = (int(p) for p in iso.split("-"))
        return day, month, year
    return date.first("day") or date.first("day_word"), date.first("month"), date.first("year")


def _parties(pieces: _Pieces) -> tuple[str | None, str | None]:
    """Place and outlet: a credit is the outlet, else the name after the date, unless it is a known place."""
    outlet = _without_correspondent(pieces.credit) if pieces.credit else None
    place = None
    for name, after in pieces.names:
        known = name.lower() in _words("outlets")
        if outlet is None and (known or (after and name.lower() not in _words("places"))):
            outlet = name
        elif place is None and not known:
            place = name
    return place, outlet


def _without_correspondent(credit: str) -> str:
    """`Корр. Иван Иванов, Агентство` -> `Агентство`."""
    name = credit.rsplit(",", maxsplit=1)[-1].strip()
    words = name.split()
    while len(words) > 1 and words[0].lower().rstrip(".:") in _words("correspondent"):
        words = words[1:]
    return " ".join(words).strip("–—- ")


@cache
def _words(kind: str) -> frozenset[str]:
    found: set[str] = set()
    for language in lexicon.LANGUAGES:
        found.update(lexicon.load(language, "dateline").get(kind, []))
    return frozenset(found)
