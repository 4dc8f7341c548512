"""Whom an active verb touches: its object, or whom something is done with.

Words in `data/<language>/events.toml`.
"""

from __future__ import annotations

from headwater.attribute.happenings.clauses import Party, clause_end, clause_start, parties, region
from headwater.attribute.happenings.ground import Ground
from headwater.attribute.happenings.nouns import joined_objects
from headwater.attribute.happenings.stand_ins import StandIns
from headwater.attribute.happenings.words import SUBJECT, Trigger, listed
from headwater.attribute.patterns import edges

STATES = frozenset(
    ["aid", "sanction", "retreat", "accuse", "support", "threaten", "agree", "assault", "mobilize", "coerce"]
)
"""Types of events that touch states."""


def touched_by(ground: Ground, stand_ins: StandIns, trigger: Trigger, actors: tuple[str, ...]) -> tuple[str, ...]:
    """The ids of whom an active verb touches: its object, or whom something is done with."""
    if trigger.type == "die":
        return ()  # who dies acts; nobody is touched
    where = region(ground, trigger.group, trigger.span.end)
    end = clause_end(ground, trigger.span.end, where.end)
    found = [p for p in parties(ground, trigger.span.end, end, trigger.span) if _may_be_touched(ground, p, trigger)]
    found = [p for p in found if p.entity.id not in actors]
    start = clause_start(ground, where.start, trigger.group)
    relative = edges(ground.language, SUBJECT, "words.relative_object").search(ground.text[where.start : start])
    if relative:
        named = parties(ground, where.start, where.start + relative.start())[-1:]
        return tuple(p.entity.id for p in named if p.entity.id not in actors)
    if ground.cases and not found:
        earlier = [p for p in parties(ground, start, trigger.group, trigger.span) if p.nominative < 0.5]
        found = [p for p in earlier if not p.led and p.entity.kind != "place"][-1:]
    if not found:
        one = stand_ins.object(trigger.span.start, min(end, trigger.span.end + 24))
        one = one or (stand_ins.object(start, trigger.group) if ground.cases else None)
        return (one,) if one and one not in actors else ()
    found = [p for p in found if p.entity.id not in actors]
    return tuple(dict.fromkeys(p.entity.id for p in (joined_objects(ground, found) if found else [])))


def _may_be_touched(ground: Ground, party: Party, trigger: Trigger) -> bool:
    if party.entity.kind == "place":
        if trigger.type not in STATES or (party.led and party.led not in listed(ground.language, "with")):
            return False
    elif party.led and party.led not in listed(ground.language, "with"):
        return False
    return not party.owns and not (
        ground.cases and party.nominative > 0.95 and not party.led and party.entity.kind == "place"
    )
