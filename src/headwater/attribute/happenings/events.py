"""What happened, to whom, when and where, and what will or may (types of PLOVER and modes: docs/sourcing-guideline.md).

Triggers come from `words`, who acts and whom it touches from `parties`, the time from `times`.
"""

from __future__ import annotations

from dataclasses import replace

from headwater.attribute.happenings import crowds
from headwater.attribute.happenings.carried import Told, both_who_met, of_joined, of_meetings
from headwater.attribute.happenings.clauses import Sides
from headwater.attribute.happenings.described import is_body
from headwater.attribute.happenings.ground import Ground, lay_out
from headwater.attribute.happenings.letters import respelled
from headwater.attribute.happenings.parties import sides
from headwater.attribute.happenings.presented import clause, presented
from headwater.attribute.happenings.stand_ins import StandIns
from headwater.attribute.happenings.times import conflicts, when
from headwater.attribute.happenings.words import SUBJECT, Trigger, triggers
from headwater.attribute.patterns import edges
from headwater.records import Article, DateMention, Entity, Event, Span, Statement

NAME = 40
"""Characters of a name before and behind one word of it, at most."""


def find(
    article: Article, statements: tuple[Statement, ...], entities: tuple[Entity, ...], dates: tuple[DateMention, ...]
) -> tuple[Event, ...]:
    """The events that the text tells, in its order; one whose parties the text does not name is left out."""
    return _find(article, statements, entities, dates, len(article.text), named=True)


def of_nobody(
    article: Article,
    statements: tuple[Statement, ...],
    entities: tuple[Entity, ...],
    dates: tuple[DateMention, ...],
    end: int,
) -> tuple[Event, ...]:
    """What the text before `end` tells and names nobody for ("nine people died in a fire"): no events of a reading."""
    return _find(article, statements, entities, dates, end, named=False)


def _find(
    article: Article,
    statements: tuple[Statement, ...],
    entities: tuple[Entity, ...],
    dates: tuple[DateMention, ...],
    end: int,
    *,
    named: bool,
) -> tuple[Event, ...]:
    if not article.read_in:
        return ()
    spelling, article, statements, entities, dates = respelled(article, statements, entities, dates)
    ground = lay_out(article, statements, entities, dates)
    stand_ins = StandIns(ground)
    told: list[Told] = []
    for trigger in triggers(article.text[:end], ground.language):
        if trigger.span.start < article.body_start or _is_name(ground, trigger.span):
            continue
        trigger = _in_words(ground, trigger)
        either = sides(ground, stand_ins, trigger)
        if not (either.actors or either.recipients) and (cut := _up_to_name(ground, trigger)) is not trigger:
            trigger, either = cut, sides(ground, stand_ins, cut)
        parties = both_who_met(ground, trigger, either, told)
        parties = _target(ground, trigger, crowds.without_employers(ground, trigger, parties))
        parted = _told(ground, trigger, parties) or bool(trigger.type == "protest" and either.actors)
        if parted == named:
            told.append((trigger, _event(ground, trigger, parties, f"v{len(told) + 1}")))
    found = of_meetings(of_joined(ground, told))
    apart = conflicts(found, dates)
    return tuple(
        replace(
            e,
            trigger=spelling.back(e.trigger),
            conflicts=apart.get(e.id, ()),
            described=tuple(map(spelling.back, e.described)),
        )
        for e in found
    )


def _is_name(ground: Ground, trigger: Span) -> bool:
    """True for a word of somebody's name: Livia Banning bans nothing."""
    if not trigger.of(ground.text)[0].isupper():
        return False
    around = Span(max(0, trigger.start - NAME), trigger.end + NAME)
    return any(m.span.covers(trigger) and m.entity.kind == "person" for m in ground.named(around))


def _up_to_name(ground: Ground, trigger: Trigger) -> Trigger:
    """Without whom a phrase runs over: of "призначив Адама Лінда послом" the verb tells, and Adam Lind is touched."""
    people = (m for m in ground.named(trigger.span) if m.entity.kind == "person")
    inside = (m.span.start for m in people if m.span.start > trigger.span.start)
    start = min(inside, default=None)
    if start is None or not (before := ground.text[trigger.span.start : start].rstrip()):
        return trigger
    return replace(trigger, span=Span(trigger.span.start, trigger.span.start + len(before)))


def _in_words(ground: Ground, trigger: Trigger) -> Trigger:
    """An attack that is somebody's way of speaking is none by force: "Vint | attacked | the mayor for her words"."""
    if (trigger.type, trigger.mode) != ("assault", "attack") or trigger.voice in ("passive", "participle"):
        return trigger
    said = [s for s in ground.statements if s.source.spans and any(cue.overlaps(trigger.span) for cue in s.cue)]
    named = [m.entity.kind for s in said for c in s.content for m in ground.named(c)]
    by_force = named != [] and set(named) == {"place"}  # "Rebels attacked the town"
    return replace(trigger, type="accuse", mode="condemn") if said and not by_force else trigger


def _target(ground: Ground, trigger: Trigger, parties: Sides) -> Sides:
    """The sides of a strike that names nobody but where it hit: "a missile hit a depot in Brenn" touches Brenn."""
    hit = (trigger.type, trigger.mode) == ("assault", "strike") and trigger.voice != "noun"
    if not hit or parties.actors or parties.recipients:
        return parties
    place = _place(ground, clause(ground, trigger.span, trigger.group), parties)
    return replace(parties, recipients=(place,)) if place else parties


def _told(ground: Ground, trigger: Trigger, parties: Sides) -> bool:
    """True where the text says who it was that acted or was touched; a rally is somebody's who rallies."""
    if trigger.type == "protest":
        return bool(parties.actors) or any(is_body(ground, noun) for noun in parties.described)
    named = parties.actors or parties.recipients
    return bool(named) or any(is_body(ground, noun) for noun in parties.described)


def _event(ground: Ground, trigger: Trigger, parties: Sides, id: str) -> Event:
    around = clause(ground, trigger.span, trigger.group)
    covering = ground.covering(trigger.span)
    put = presented(ground, trigger.span, around)
    return Event(
        id=id,
        type=trigger.type,
        trigger=trigger.span,
        actors=parties.actors,
        recipients=parties.recipients,
        place=_place(ground, around, parties),
        when=when(ground, trigger, put.tense),
        presentation=put,
        statement=covering[0][1].id if covering else None,
        mode=trigger.mode,
        described=parties.described,
    )


def _place(ground: Ground, around: Span, parties: Sides) -> str | None:
    """The first place of the clause behind a word such as "in"."""
    for mention in ground.named(around):
        if mention.entity.kind != "place" or mention.entity.id in parties.actors:
            continue
        before = ground.text[max(0, mention.span.start - 12) : mention.span.start].rstrip()
        if edges(ground.language, SUBJECT, "words.in").search(before):
            return mention.entity.id
    return None
