"""The day of an event that its own sentence does not date, where the text before has fixed it.

What one who met says or signs is of the day of the meeting; who died died when it happened that people died: in the
attack, the crash or the fire that the sentences before tell of, whether they name anybody or not.
"""

from __future__ import annotations

from dataclasses import replace

from headwater.attribute.happenings.dated import known
from headwater.attribute.happenings.ground import Ground
from headwater.attribute.happenings.times import when
from headwater.attribute.happenings.words import Trigger, triggers
from headwater.records import Event, Span

_MEETINGS = ("meet", "visit", "call", "negotiate")
_AT_MEETINGS = ("support", "accuse", "threaten", "agree", "consult", "appoint", "aid")
"""Types of what is said and done where two meet."""

_VICTIMS = ("die.die", "assault.kill", "assault.beat")
"""What happens to those who are named behind the event that it happened in."""

_DEADLY = ("die", "assault")
"""Types of events that have victims."""

SENTENCES_BACK = 6
"""How far a victim looks for what happened."""


def carried(ground: Ground, events: list[Event]) -> list[Event]:
    """The events, those without a date with the one that the text before fixes."""
    return of_meetings([_of_deaths(ground, event) for event in events])


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


def _of_deaths(ground: Ground, event: Event) -> Event:
    """A victim's event with the day of what it happened in; as it is where its sentence has a day of its own."""
    if event.when or f"{event.type}.{event.mode}" not in _VICTIMS or not _was(event):
        return event
    sentence = ground.sentence(event.trigger.start)
    if known(ground, sentence):
        return event
    for trigger in reversed(_deadly_before(ground, event.trigger)):
        if day := when(ground, trigger):
            return replace(event, when=day)
    return event


def _was(event: Event) -> bool:
    put = event.presentation
    return put.tense == "past" and put.polarity == "positive" and put.certainty != "possible"


def _deadly_before(ground: Ground, here: Span) -> list[Trigger]:
    """The words of the sentences before that tell of an attack or a death, whoever is named there."""
    sentences = ground.article.sentences
    at = next((n for n, s in enumerate(sentences) if s.end > here.start), 0)
    since = sentences[max(0, at - SENTENCES_BACK)].start if sentences else here.start
    return [
        t
        for t in triggers(ground.text, ground.language)
        if since <= t.span.start < here.start and t.type in _DEADLY and t.voice != "infinitive"
    ]
