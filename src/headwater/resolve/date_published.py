"""The day a text is read against: that of publication, as the clocks stood where its dateline was written."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from headwater import lexicon
from headwater.records import Article

_WORD = re.compile(r"[^\W\d_]+")


def day_of_publication(article: Article) -> date | None:
    """The day of publication; None for none, and for one so far off that nothing can be counted from it.

    A stamp with a zone (`2025-02-12T22:30:00+00:00`) is turned into the time of the dateline's city, where we know its
    zone: "today" in a report from Tokyo is Tokyo's day.
    """
    value = article.published.value if article.published else ""
    zone = _zone(place_of(article))
    if zone and "T" in value:
        value = _local(value, zone)
    try:
        day = date.fromisoformat(value[:10])
    except ValueError:
        return None
    return day if 1000 < day.year < 9000 else None


def place_of(article: Article) -> str:
    """The first words of the dateline as printed, up to a mark; "" without one."""
    words = re.match(r"[^\W\d_]+(?:[ -][^\W\d_]+){0,2}", (article.dateline or "").strip(" /(["))
    return words[0] if words else ""


def _local(value: str, zone: ZoneInfo) -> str:
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return value
    return moment.astimezone(zone).isoformat() if moment.tzinfo else value


def _zone(place: str) -> ZoneInfo | None:
    names = (_cities().get(word.lower()) for word in _WORD.findall(place))
    name = next((n for n in names if n), None)
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, OSError):  # a machine without the tables of zones
        return None


@cache
def _cities() -> dict[str, str]:
    return {city: zone for zone, cities in lexicon.shared("zones").items() for city in cities.split()}
