"""Parties that the sense of a verb turns: who takes an office is appointed, who demands something does not do it.

"Damm took over as governor" touches Damm; of "Norrland demanded to free X", Norrland frees nobody. Words in
`data/<language>/events.toml`.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from headwater.attribute.happenings.clauses import Sides
from headwater.attribute.happenings.ground import Ground
from headwater.attribute.happenings.signs import WORD
from headwater.attribute.happenings.words import SUBJECT, Trigger, listed
from headwater.attribute.patterns import edges

NEAR = 24
"""Characters before a verb in which the last word stands."""


def turned(ground: Ground, trigger: Trigger, by_rules: Sides, sides: Sides) -> Sides:
    """The sides of an event, whoever demands it or takes the office put right; `by_rules` are what the rules found."""
    if (trigger.type, trigger.mode) == ("appoint", "appoint"):
        return _in_office(ground, trigger, sides)
    return _without_who_demands(ground, trigger, by_rules, sides)


def _in_office(ground: Ground, trigger: Trigger, sides: Sides) -> Sides:
    """Who takes over or replaces another is who is appointed, by nobody who is named."""
    if not sides.actors or not edges(ground.language, SUBJECT, "words.takes_office").match(
        ground.text, trigger.span.start
    ):
        return sides
    end = ground.sentence(trigger.span.start).end
    comma = ground.text.find(",", trigger.span.end, end)
    clause = ground.named_between(trigger.span.end, comma if comma > 0 else end)
    people = [m.span for m in clause if m.entity.kind == "person"]
    if any(WORD.search(ground.text, one.end, other.start) for one, other in pairwise(people)):
        return sides  # "The president replaced one man with another": she takes no office
    # "Him replaced Helen Cho": what stands behind the verb is its subject.
    before = WORD.findall(ground.text[max(0, trigger.group - NEAR) : trigger.span.start])[-1:]
    pronouns = listed(ground.language, "him", "her")
    if ground.cases and sides.recipients and any(word.lower() in pronouns for word in before):
        return replace(sides, actors=())
    return replace(sides, actors=(), recipients=sides.actors)


def _without_who_demands(ground: Ground, trigger: Trigger, by_rules: Sides, sides: Sides) -> Sides:
    """Without those who only demand what an infinitive or a noun tells, and whom no rule took."""
    if trigger.voice not in ("infinitive", "noun") or not (sides.actors and sides.recipients):
        return sides
    since = ground.sentence(trigger.span.start).start
    found = list(edges(ground.language, SUBJECT, "words.urges").finditer(ground.text, since, trigger.span.start))
    if not found or "," in ground.text[found[-1].end() : trigger.span.start]:
        return sides
    behind = {m.entity.id for m in ground.named_between(found[-1].end(), trigger.span.start)}
    kept = tuple(id for id in sides.actors if id in behind or id in by_rules.actors)
    return replace(sides, actors=kept)
