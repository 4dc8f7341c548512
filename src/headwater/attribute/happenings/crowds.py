"""Crowds that rally or strike: "workers at the Halder plant walked out", "hundreds of people marched".

Who employs them does not act; where they strike, it is touched. Who belongs to a union acts as the union. Words in
`data/<language>/events.toml`.
"""

from __future__ import annotations

import re
from dataclasses import replace

from headwater.attribute.happenings.clauses import STOP, Sides, clause_end, clause_start, region
from headwater.attribute.happenings.ground import Ground
from headwater.attribute.happenings.words import Trigger, listed
from headwater.records import Span

REACH = 7
"""Words between the crowd and a name or the verb, at most."""
_WORD = re.compile(r"[\w’'-]+")
_QUOTES = re.compile("[«»„“”]")


def without_employers(ground: Ground, trigger: Trigger, sides: Sides) -> Sides:
    """The sides of a rally or strike: of "the workers of X" the workers act; elsewhere they are left as they are."""
    if trigger.type != "protest" or trigger.voice not in ("active", "infinitive"):
        return sides
    where = region(ground, trigger.group, trigger.span.end)
    start = clause_start(ground, where.start, trigger.group)
    if not sides.actors:
        noun = _crowd(ground, start, trigger) if not sides.described else None
        return replace(sides, described=(noun,)) if noun else sides
    kept, struck, nouns = [], list(sides.recipients), list[Span]()
    for id in sides.actors:
        noun = _of(ground, Span(where.start, max(where.start + 1, trigger.span.start)), id)
        if noun is None:
            kept.append(id)
            continue
        nouns.append(noun)
        if trigger.mode == "strike" and ground.mentions.entities[id].kind == "organization":
            struck.append(id)
    described = tuple(dict.fromkeys(nouns)) if nouns and not kept else sides.described
    return replace(sides, actors=tuple(kept), recipients=tuple(dict.fromkeys(struck)), described=described)


def _of(ground: Ground, where: Span, id: str) -> Span | None:
    """The crowd of the clause that works for one of a name, or lives there; None where the named one acts."""
    for mention in ground.named(where) if where.start < where.end else ():
        if mention.entity.id != id or mention.entity.kind == "person":
            continue
        leads = bool(listed(ground.language, "leads"))
        low, high = (mention.span.end, where.end) if leads else (where.start, mention.span.start)
        found = list(_WORD.finditer(ground.text, low, high))
        for word in found[:REACH] if leads else reversed(found[-REACH:]):
            between = ground.text[low : word.start()] if leads else ground.text[word.end() : high]
            if STOP.search(_QUOTES.sub("", between)):
                break
            if word.group().lower() in _crowds(ground):
                return Span(word.start(), word.end())
    return None


def _crowds(ground: Ground) -> frozenset[str]:
    """Nouns of people who do not act for whom the name beside them names, as members do."""
    language = ground.language
    return (listed(language, "people", "crowd")) - listed(language, "members")


def _crowd(ground: Ground, start: int, trigger: Trigger) -> Span | None:
    """The people who act where nobody is named: right before the verb, or behind it in a language with cases."""
    nouns = listed(ground.language, "people", "crowd")
    for word in reversed(list(_WORD.finditer(ground.text, start, trigger.group))[-REACH:]):
        if word.group().lower() in nouns:
            return Span(word.start(), word.end())
    if not ground.cases:
        return None
    end = clause_end(ground, trigger.span.end, ground.sentence(trigger.span.start).end)
    for word in list(_WORD.finditer(ground.text, trigger.span.end, end))[:REACH]:
        behind = _WORD.search(ground.text, trigger.span.end, word.start())
        if behind and word.group().lower() in listed(ground.language, "preposition"):
            return None  # a preposition that does not stand right behind the verb
        if word.group().lower() in nouns:
            return Span(word.start(), word.end())
    return None
