"""Dates that belong to one noun: "Monday's attack", "пятничный арест", "środowy ostrzał".

Such a date is that of what the noun tells, and of no verb around it: who condemns Monday's attack does so another day.
"""

from __future__ import annotations

from collections.abc import Iterable

from headwater.attribute.happenings import signs
from headwater.attribute.happenings.ground import Ground
from headwater.attribute.happenings.words import Trigger
from headwater.calendar_data import adjectives_of
from headwater.records import DateMention, Span

NEAR = 2
"""Words between such a date and its noun, at most: "Monday's deadly missile attack"."""

_OWNING = ("’s ", "'s ")


def parted(ground: Ground, trigger: Trigger, dates: Iterable[DateMention]) -> tuple[str | None, frozenset[str]]:
    """The id of the date that belongs to a trigger as its attribute, and those that belong to other nouns."""
    found = [d for d in dates if _is_attribute(ground, d.span)]
    own = [d.id for d in found if _goes_with(ground, trigger, d.span)]
    return (own[-1] if own else None), frozenset(d.id for d in found if d.id not in own)


def _is_attribute(ground: Ground, date: Span) -> bool:
    if ground.text.startswith(_OWNING, date.end):
        return True
    return date.of(ground.text).lower() in adjectives_of(ground.language)


def _goes_with(ground: Ground, trigger: Trigger, date: Span) -> bool:
    """True where the noun of a trigger stands right behind a date, or a phrase holds both."""
    if trigger.span.covers(date):
        return True
    if trigger.voice != "noun" or trigger.span.start < date.end:
        return False
    between = ground.text[date.end : trigger.span.start].removeprefix("’s").removeprefix("'s")
    return not signs.marks(between) and len(signs.WORD.findall(between)) <= NEAR
