"""When an event was or will be: the date of its clause, else one that the sentence gives to all its clauses.

A date of another clause, or of the verb of saying, is not the event's.
"""

from __future__ import annotations

import re
from collections import defaultdict

from headwater.attribute.happenings.clauses import attributes, clause_end, clause_start, parties, region
from headwater.attribute.happenings.dated import choose, known
from headwater.attribute.happenings.ground import Ground
from headwater.attribute.happenings.words import SUBJECT, Trigger
from headwater.attribute.patterns import edges
from headwater.records import DateMention, Event, Span

_WORD = re.compile(r"[\w’'-]+")
_SAID = ("support", "accuse", "threaten")
"""Types of events that are words about something that has a date of its own: "condemned the attack of 6 June"."""
CLOSE = 2
"""Words between a verb and its own date, names aside."""


def when(ground: Ground, trigger: Trigger, tense: str = "") -> str | None:
    """The id of the date of an event of a tense, None where its sentence gives none."""
    return choose(ground, trigger, by_rules(ground, trigger), tense)


def by_rules(ground: Ground, trigger: Trigger) -> str | None:
    """The id of the date of an event as the rules find it, None where they find none."""
    where = region(ground, trigger.group, trigger.span.end)
    told = ground.covering(trigger.span)
    if trigger.voice == "infinitive" and told and told[0][0].start >= trigger.group - 2:
        where = told[0][0]  # what stands before "to resign" is when it was promised
    dates = _dates(ground, where, trigger.span)
    if not dates:
        return None
    start = max(where.start, clause_start(ground, min(where.start, trigger.group), trigger.group))
    end = clause_end(ground, trigger.span.end, where.end)
    own = [d for d in dates if start <= d.span.start and d.span.end <= end and _its_own(ground, trigger, d.span)]
    if own:
        return min(own, key=lambda d: _distance(d.span, trigger.span)).id
    return _shared(ground, trigger, where, start, dates)


def _its_own(ground: Ground, trigger: Trigger, date: Span) -> bool:
    """False for the date of what is thanked for or condemned, and of a phrase set between the verb and it."""
    if date.start < trigger.span.end or trigger.type not in _SAID:
        return True
    between = ground.text[trigger.span.end : date.start]
    for mention in reversed(ground.named_between(trigger.span.end, date.start) if between else []):
        at = trigger.span.end
        between = between[: mention.span.start - at] + between[mention.span.end - at :]
    return len(_WORD.findall(between)) <= CLOSE


def _shared(ground: Ground, trigger: Trigger, where: Span, start: int, dates: list[DateMention]) -> str | None:
    """A date at the head of the sentence, or of the verb that "and" joins to this one."""
    opening = ground.text[where.start : start]
    if opening.rstrip().endswith((";", ":")) and trigger.voice != "infinitive":
        end = clause_end(ground, trigger.span.end, where.end)
        own_time = any(start <= d.span.start and d.span.end <= end for d in ground.dates)
        told = [d for d in dates if d.span.end <= start]
        return told[0].id if len(told) == 1 and not own_time else None
    own = parties(ground, start, trigger.group, trigger.span)
    if any(not p.led and p.nominative > 0.5 for p in own):
        return None
    if start > where.start and edges(ground.language, SUBJECT, "words.shares").search(opening):
        earlier = [d for d in dates if d.span.end <= start]
        return earlier[-1].id if earlier else None
    return None


def _dates(ground: Ground, where: Span, trigger: Span) -> list[DateMention]:
    others = ground.contents_in(where, trigger)
    others += [c for c in attributes(ground, where) if not c.overlaps(trigger)]
    return [d for d in known(ground, where) if not any(o.covers(d.span) for o in others)]


def _distance(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end)


def conflicts(events: list[Event], dates: tuple[DateMention, ...]) -> dict[str, tuple[str, ...]]:
    """For each event the others that tell of the same with another time: same type, mode and parties, in another
    statement, at a time that cannot be the same."""
    values = {d.id: d.value for d in dates}
    alike: defaultdict[tuple[object, ...], list[Event]] = defaultdict(list)
    for event in events:
        alike[_told(event)].append(event)
    out: dict[str, tuple[str, ...]] = {}
    for event in events:
        same = alike[_told(event)] if len({*event.actors, *event.recipients}) > 1 else []
        others = [o for o in same if o.statement != event.statement and _apart(event, o, values)]
        if others:
            out[event.id] = tuple(o.id for o in others)
    return out


def _told(event: Event) -> tuple[object, ...]:
    """What two events have in common that are the same."""
    put, parties = event.presentation, frozenset((*event.actors, *event.recipients))
    return event.type, event.mode, put.polarity, put.tense == "future", parties


def _apart(one: Event, other: Event, values: dict[str, str]) -> bool:
    """True where neither time can lie inside the other."""
    a, b = values.get(one.when or "", ""), values.get(other.when or "", "")
    if not (a[:4].isdigit() and b[:4].isdigit()):
        return False
    return not (inside(a, b) or inside(b, a))


def inside(narrow: str, wide: str) -> bool:
    """True where a TIMEX3 value may lie inside another: a day in its month; of quarters, seasons and weeks only the
    year is compared."""
    wide = wide.split("T", maxsplit=1)[0]
    if narrow.startswith(wide):
        return True
    return any(
        not part.isdigit() for part in (*wide.split("-")[1:], *narrow.split("T", maxsplit=1)[0].split("-")[1:])
    ) and (narrow[:4] == wide[:4])
