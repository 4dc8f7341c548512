"""The day of an event that its own sentence does not date, where the text before has fixed it.

What one who met says or signs is of the day of the meeting. Who died is of no day but one that is told of the death
itself: "the port was shelled on Monday; Engineer Dray died" leaves open when.
"""

from __future__ import annotations

from dataclasses import replace

from headwater.records import Event

_MEETINGS = ("meet", "visit", "call", "negotiate")
_AT_MEETINGS = ("support", "accuse", "threaten", "agree", "consult", "appoint", "aid")
"""Types of what is said and done where two meet."""


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
