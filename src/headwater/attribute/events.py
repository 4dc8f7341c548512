"""What happened, to whom, when and where: a first reading by trigger words (types of PLOVER).

Who acts stands before the trigger in its clause, whom it touches behind it. Words in `events.toml`.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache

from headwater import lexicon
from headwater.attribute import presentation
from headwater.attribute.drafts import Contents
from headwater.attribute.mentions import Mentions
from headwater.attribute.patterns import any_of, pattern
from headwater.records import Article, DateMention, Entity, Event, Span, Statement

SUBJECT = "events"
_CLAUSE = re.compile(r"[;:]|,\s(?:while|but|and|after|before)\s|[“”«»]")


@cache
def _triggers(language: str) -> tuple[re.Pattern[str], tuple[tuple[re.Pattern[str], str], ...]]:
    """One pattern over all trigger words, and one for each type to tell which it was."""
    types = lexicon.load(language, SUBJECT).get("type", {})
    every = any_of(word for words in types.values() for word in words)
    return every, tuple((any_of(words), name) for name, words in types.items())


def find(
    article: Article, statements: tuple[Statement, ...], entities: tuple[Entity, ...], dates: tuple[DateMention, ...]
) -> tuple[Event, ...]:
    """The events that the text tells, in its order; one whose parties the text does not name is left out."""
    if not article.read_in:
        return ()
    every, types = _triggers(article.read_in)
    mentions, contents = Mentions(entities), Contents(statements)
    starts = [s.start for s in article.sentences]
    found: list[Event] = []
    for match in every.finditer(article.text):
        trigger = Span(match.start(), match.end())
        sentence = article.sentences[max(0, bisect_right(starts, trigger.start) - 1)] if starts else trigger
        name = next(name for p, name in types if p.fullmatch(match.group()))
        event = _event(article, mentions, dates, sentence, trigger, name, f"v{len(found) + 1}", contents)
        if event.actors or event.recipients:
            found.append(event)
    return tuple(found)


def _event(
    article: Article,
    mentions: Mentions,
    dates: tuple[DateMention, ...],
    sentence: Span,
    trigger: Span,
    name: str,
    id: str,
    contents: Contents,
) -> Event:
    clause = _clause(article.text, sentence, trigger)
    before = list(_parties(mentions, clause.start, trigger.start))
    behind = list(_parties(mentions, trigger.end, clause.end))
    places = [m for m in mentions.within(clause) if m.entity.kind == "place" and m.span.start > trigger.start]
    place = next((m.entity.id for m in places if _in(article, m.span.start)), None)
    around = Span(clause.start, clause.end).of(article.text)
    return Event(
        id=id,
        type=name,
        trigger=trigger,
        actors=tuple(before[-1:]),
        recipients=tuple(dict.fromkeys(id for id in behind if id not in before[-1:])),
        place=place,
        when=_when(dates, sentence),
        presentation=presentation.judge(around, article.read_in or ""),
        statement=contents.innermost(trigger),
    )


def _clause(text: str, sentence: Span, trigger: Span) -> Span:
    """The clause around a trigger: between the nearest marks that end one."""
    cuts = list(_CLAUSE.finditer(text, sentence.start, sentence.end))
    start = max((m.end() for m in cuts if m.end() <= trigger.start), default=sentence.start)
    end = min((m.start() for m in cuts if m.start() >= trigger.end), default=sentence.end)
    return Span(start, end)


def _parties(mentions: Mentions, start: int, end: int) -> list[str]:
    """The people and bodies named in a stretch, in order. Places are left out: a first reading cannot tell a state's
    acts from what merely happened there."""
    if start >= end:
        return []
    return [m.entity.id for m in mentions.within(Span(start, end)) if m.entity.kind != "place" and not m.entity.outlet]


def _in(article: Article, offset: int) -> bool:
    before = article.text[max(0, offset - 12) : offset]
    return bool(pattern(article.read_in or "", SUBJECT, "in").search(before))


def _when(dates: tuple[DateMention, ...], sentence: Span) -> str | None:
    """The first date of the sentence."""
    low = bisect_left(dates, sentence.start, key=lambda d: d.span.start)
    high = bisect_left(dates, sentence.end, key=lambda d: d.span.start)
    return next((d.id for d in dates[low:high] if d.type in ("DATE", "TIME")), None)
