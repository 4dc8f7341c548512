"""On which side of publication an event and a date lie: what will be returned was not returned in 1944.

Only a year that is over is held against an event: weekdays and months may have been taken for the wrong ones.
"""

from __future__ import annotations

from headwater.attribute.happenings.ground import Ground
from headwater.records import DateMention

YEAR = 4
"""Digits of a year."""


def fits(ground: Ground, date: DateMention, tense: str) -> bool:
    """False for a date in a year before the publication of what is still to come."""
    published, year = ground.article.published, (date.value or "")[:YEAR]
    if tense != "future" or published is None or not year.isdigit():
        return True
    return year >= published.value[:YEAR]
