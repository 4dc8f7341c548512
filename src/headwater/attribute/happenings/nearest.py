"""The subject where no name looks like one: whoever stands right before the verb, or behind one that takes no object.

Words in `data/<language>/events.toml`.
"""

from __future__ import annotations

import re
from dataclasses import replace

from headwater.attribute.happenings.clauses import Party, clause_end, parties
from headwater.attribute.happenings.ground import LIKELY, Ground
from headwater.attribute.happenings.words import Trigger, listed, may_be_verb
from headwater.records import Span

FAINT = 0.05
"""Share of the readings of a name from which it may be a subject where nobody else can be."""

HALF = 0.5
"""Share of the readings of a name from which a preposition some words before it does not govern it, right before the
verb: "на світанні Серня абстраляла"."""

OF_PEOPLE = frozenset(["consult.visit", "die.die", "retreat.resign"])
"""What no place does."""

_WORD = re.compile(r"[\w’'-]+")


def right_before(ground: Ground, trigger: Trigger, start: int) -> list[Party]:
    """Whoever stands right before the verb, led by nothing, though the name looks like another case: Ілка Варо."""
    last = parties(ground, start, trigger.group, trigger.span)[-1:]
    return [
        replace(p, nominative=LIKELY)
        for p in last
        if (not p.led or (p.nominative >= HALF and not _adjacent(ground, p)))
        and not p.owns
        and p.nominative >= FAINT
        and leads_up_to(ground, p.span.end, trigger.group)
        and f"{trigger.type}.{trigger.mode}" not in (OF_PEOPLE if p.entity.kind == "place" else ())
    ]


def right_behind(ground: Ground, trigger: Trigger, where: Span) -> list[Party]:
    """Who stands behind a verb that takes no object, though the name looks like another case: "Загинув Лука Бойко"."""
    if not ground.cases:
        return []
    end = clause_end(ground, trigger.span.end, where.end)
    first = parties(ground, trigger.span.end, end, trigger.span)[:1]
    near = [p for p in first if len(_WORD.findall(ground.text[trigger.span.end : p.span.start])) < 4]
    return [
        replace(p, nominative=HALF)
        for p in near
        if not p.led and not p.owns and p.entity.kind == "person" and p.nominative >= FAINT
    ]


def _adjacent(ground: Ground, party: Party) -> bool:
    """True where the preposition stands right before the name."""
    before = _WORD.findall(ground.text[max(0, party.span.start - 24) : party.span.start])[-1:]
    return any(word.lower() == party.led for word in before)


def bare(ground: Ground, trigger: Trigger, start: int) -> bool:
    """True for an infinitive right behind a name: in Belarusian "выпусціць" is "will set free" too."""
    last = parties(ground, start, trigger.group, trigger.span)[-1:]
    return bool(last) and not _WORD.search(ground.text, last[0].span.end, trigger.span.start)


def leads_up_to(ground: Ground, start: int, end: int) -> bool:
    """True where nothing but dates and small words stands between a name and its verb, or another verb of its own."""
    small = listed(ground.language, "preposition")
    for word in _WORD.finditer(ground.text, start, end):
        dated = any(d.span.start <= word.start() < d.span.end for d in ground.dates)
        if not dated and word.group().lower() not in small:
            return may_be_verb(word.group().lower(), ground.language)
    return True
