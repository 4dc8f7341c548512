"""The dates a page declares, as ISO 8601 with the zone as given."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from headwater import calendar_words, isodates
from headwater.read import dateline
from headwater.read.tree import Element
from headwater.records import Dated
from headwater.said import kept

_ISO = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ]+(\d\d:\d\d(?::\d\d)?)(?:[.,]\d+)?\s*(Z|[+-]\d\d:?\d\d)?)?", re.IGNORECASE)
_ZONE = re.compile(r"([+-]\d\d)(\d\d)$")
# Characters of a line that dates an article.
_LINE = 120
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?(Z|[+-]\d\d:?\d\d)?)?$")


def published(
    root: Element, own: dict[str, Any] | None, names: dict[str, list[str]], keys: Sequence[str]
) -> Dated | None:
    """When the page says it was published, and where it says so."""
    for value, basis in _said(root, own, names, keys):
        if day := iso(value):
            return Dated(day, basis)
    return None


def printed(lines: Iterable[str], language: str | None) -> Dated | None:
    """The date set in lines around the headline, where one of them gives it with its year."""
    for line in lines:
        for found in calendar_words.expressions(line, language or "en") if len(line) <= _LINE else ():
            day, month, year = dateline.numbers(found) if found.kind == "date" else (None, None, None)
            if day and month and year and (value := iso(f"{year:04}-{month:02}-{day:02}")):
                return Dated(value, kept(f"the line “{line}” beside the headline"))
    return None


def modified(own: dict[str, Any] | None, names: dict[str, list[str]], keys: Sequence[str]) -> str | None:
    """When the page says it was last changed."""
    declared = [own.get("dateModified")] if own else []
    values = (*declared, *(value for key in keys for value in names.get(key, ())))
    return next((day for value in values if (day := iso(value))), None)


def _said(
    root: Element, own: dict[str, Any] | None, names: dict[str, list[str]], keys: Sequence[str]
) -> Iterator[tuple[Any, str]]:
    for key in ("datePublished", "dateCreated", "uploadDate") if own else ():
        if value := (own or {}).get(key):
            yield value, kept(f"the page's JSON-LD says {key} {value}")
    for key in keys:
        for value in names.get(key, ()):
            yield value, kept(f"the page's meta tag {key} says {value}")
    for mark in root.xpath("//*[@itemprop='datePublished' or @itemprop='dateCreated']"):
        value = mark.get("content") or mark.get("datetime") or mark.text
        yield value, kept(f"the page marks {value} as the date of publication")
    for time in _times(root):
        value = time.get("datetime")
        yield value, kept(f"the first date set in the article is {value}")


def _times(root: Element) -> Iterator[Element]:
    """The first few times set inside an article or the main part of the page."""
    for time in islice(root.iter("time"), 20):
        if time.get("datetime") and next(time.iterancestors("article", "main"), None) is not None:
            yield time


def iso(value: Any) -> str | None:
    """`value` as ISO 8601 (a day, or time and zone where they are given), None where it is no date."""
    if isinstance(value, list):
        value = value[0] if value else None
    if not isinstance(value, str) or len(value) > 60:
        return None
    value = value.strip()
    found = _ISO.match(value)
    if found:
        return _checked(found.group(1), found.group(2), found.group(3))
    if packed := _COMPACT.match(value):
        year, month, day, hour, minute, second, zone = packed.groups()
        time = f"{hour}:{minute}:{second or '00'}" if hour else None
        return _checked(f"{year}-{month}-{day}", time, zone)
    return isodates.letter(value)


def _checked(day: str, time: str | None, zone: str | None) -> str | None:
    offset = _ZONE.sub(r"\1:\2", (zone or "").upper())
    stamp = f"{day}T{time}{offset}" if time else day
    # No page is older, and one that says so says it for want of a date.
    return stamp if isodates.exists(stamp) and 1900 <= int(day[:4]) <= 2100 else None
