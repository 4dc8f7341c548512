"""The day of an event that its own clause does not date, and the two who act in it, where the text before has fixed
them.

What one who met says or signs is of the day of the meeting. Verbs of one subject that "and", "but" or a comma joins
share the day that the first of them has. Who died is of no day but one that is told of the death itself: "the port was
shelled on Monday; Engineer Dray died" leaves open when. "They" who sign or agree are the two of the meeting before.
"""

from __future__ import annotations

import re
from dataclasses import replace

from headwater.attribute.happenings.clauses import Sides, clause_end, clause_start
from headwater.attribute.happenings.dated import known
from headwater.attribute.happenings.ground import Ground
from headwater.attribute.happenings.words import SUBJECT, Trigger, listed
from headwater.attribute.patterns import edges
from headwater.records import Event, Span

Told = tuple[Trigger, Event]
"""An event with the word that tells it."""

NEAR = 400
"""Characters back to a meeting of two whom "they" or "the sides" means."""
_MEETINGS = ("meet", "visit", "call", "negotiate")
_AT_MEETINGS = ("support", "accuse", "threaten", "agree", "consult", "appoint", "aid")
"""Types of what is said and done where two meet."""

_WORD = re.compile(r"[\w’'-]+")


def of_joined(ground: Ground, told: list[Told]) -> list[Event]:
    """The events, in their order, with the day of the verb that "and" joins to theirs: "boarded the ferry on Monday and
    took its cargo"."""
    out: list[Event] = []
    for n, (trigger, event) in enumerate(told):
        if n and event.when is None and out[-1].when and _joined(ground, (told[n - 1][0], out[-1]), (trigger, event)):
            event = replace(event, when=out[-1].when)
        out.append(event)
    return out


def _joined(ground: Ground, first: Told, second: Told) -> bool:
    """True for two verbs of one sentence, tense and subject, where no other date stands by the second."""
    (one, before), (other, event) = first, second
    if "noun" in (one.voice, other.voice) or not ground.sentence(one.span.start).covers(other.span):
        return False
    if before.presentation.tense != event.presentation.tense or not _same_subject(first, second):
        return False
    if not edges(ground.language, SUBJECT, "words.shares").search(ground.text[one.span.end : other.group]):
        return False  # a subject of its own stands between
    end = clause_end(ground, other.span.end, ground.sentence(other.span.start).end)
    return not known(ground, Span(other.group, max(end, other.group + 1)))


def _same_subject(first: Told, second: Told) -> bool:
    mine, theirs = _subject(*first), _subject(*second)
    return mine == theirs or not theirs


def _subject(trigger: Trigger, event: Event) -> frozenset[str]:
    return frozenset(event.recipients if trigger.voice == "passive" else event.actors)


def both_who_met(ground: Ground, trigger: Trigger, sides: Sides, told: list[Told]) -> Sides:
    """The sides of what two agree on or sign, where only "they", "the sides" or a verb in the plural says who: both of
    the meeting told of last."""
    if trigger.type not in ("agree", "consult") or trigger.voice != "active" or not _several(ground, trigger, sides):
        return sides
    last = next((event for _, event in reversed(told) if event.type in ("consult", "agree")), None)
    if last is None or trigger.span.start - last.trigger.end > NEAR:
        return sides
    both = tuple(dict.fromkeys((*last.actors, *last.recipients)))
    since = ground.sentence(trigger.span.start).start
    named = ground.named_between(since, trigger.span.start)
    others = {m.entity.id for m in named if m.entity.kind != "place"} - {*both}
    two = len(both) == 2 and len(others) < len(both)  # "Two others went home, and they signed": who is named nearer
    return replace(sides, actors=both) if two else sides


def _several(ground: Ground, trigger: Trigger, sides: Sides) -> bool:
    """True where the subject is "they", "both", "the sides", or is left out of a verb in the plural."""
    language, sentence = ground.language, ground.sentence(trigger.span.start)
    start = clause_start(ground, sentence.start, trigger.group)
    words = [w.group().lower() for w in _WORD.finditer(ground.text, start, trigger.group)]
    if any(word in listed(language, "they") or word in _both(language) for word in words):
        return True
    if sides.actors or sides.described or not ground.cases or trigger.number != "p":
        return False
    return not ground.named_between(start, trigger.group)


def _both(language: str) -> frozenset[str]:
    return listed(language, "sides", "both")


def of_meetings(events: list[Event]) -> list[Event]:
    """The events with the day of the meeting at which they were: what one who met says or signs then."""
    out: list[Event] = []
    for event in events:
        if not event.when and event.type in _AT_MEETINGS and event.presentation.tense == "past":
            met = next((m for m in reversed(out) if _at_meeting(event, m)), None)
            event = replace(event, when=met.when) if met else event
        out.append(event)
    return out


def _at_meeting(event: Event, meeting: Event) -> bool:
    """True for a dated meeting of one who acts, which the text has told of before."""
    there = {*meeting.actors, *meeting.recipients}
    return (
        meeting.type == "consult"
        and meeting.mode in _MEETINGS
        and bool(meeting.when)
        and meeting.presentation.tense == "past"
        and event.statement is None
        and any(id in there for id in event.actors)
    )
