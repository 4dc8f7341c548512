"""Who is on all sides of what two or more do together, where "between" names them: "talks between A, B and C".

The last is joined by "and"; a list that breaks off, or that holds a title with a state in it, is left to the other
rules. Words in `data/<language>/events.toml`.
"""

from __future__ import annotations

import re

from headwater.attribute.happenings.clauses import ADJACENT, STOP
from headwater.attribute.happenings.ground import Ground
from headwater.attribute.happenings.nouns import BOTH
from headwater.attribute.happenings.words import SUBJECT, Trigger, listed
from headwater.attribute.patterns import edges
from headwater.records import Span

_COMMA = re.compile(r"\s*,\s+")
_WORD = re.compile(r"[\w’'-]+")


def named(ground: Ground, trigger: Trigger) -> tuple[str, ...]:
    """The ids of all that "between" names for a trigger, before or behind it; none where it does not stand there."""
    words = listed(ground.language, "between")
    if f"{trigger.type}.{trigger.mode}" not in BOTH or not words:
        return ()
    sentence = ground.sentence(trigger.span.start)
    inside = list(_WORD.finditer(ground.text, trigger.span.start, trigger.span.end))
    if inside and inside[-1].group().lower() in words:
        return _series(ground, inside[-1].end(), sentence.end)[0]
    behind = _WORD.search(ground.text, trigger.span.end, sentence.end)
    if behind and behind.group().lower() in words and not ground.text[trigger.span.end : behind.start()].strip():
        return _series(ground, behind.end(), sentence.end)[0]
    return _before(ground, trigger, sentence)


def _before(ground: Ground, trigger: Trigger, sentence: Span) -> tuple[str, ...]:
    """ "Between A, B and C talks were held": right before the verb, but for a date."""
    for word in _WORD.finditer(ground.text, sentence.start, trigger.group):
        if word.group().lower() in listed(ground.language, "between") and _free(ground, sentence.start, word.start()):
            found, end = _series(ground, word.end(), trigger.group)
            if found and _only_dates(ground, end, trigger.group):
                return found
    return ()


def _free(ground: Ground, start: int, end: int) -> bool:
    """True where "between" hangs on no noun before it: it opens its clause, or stands behind a date or a place."""
    before = next(reversed(list(_WORD.finditer(ground.text, start, end))), None)
    if before is None or STOP.search(ground.text, before.end(), end):
        return True
    span = Span(before.start(), before.end())
    return bool(ground.named(span)) or any(d.span.overlaps(span) for d in ground.dates)


def _only_dates(ground: Ground, start: int, end: int) -> bool:
    """True where nothing but a date stands in a stretch."""
    small = listed(ground.language, "preposition")
    rest = (w for w in _WORD.finditer(ground.text, start, end) if w.group().lower() not in small)
    return all(any(d.span.overlaps(Span(w.start(), w.end())) for d in ground.dates) for w in rest)


def _series(ground: Ground, start: int, limit: int) -> tuple[tuple[str, ...], int]:
    """The ids of a list of names that begins right at a place and ends with "and" and a name, and where it ends."""
    ids: list[str] = []
    end = start
    for mention in ground.named_between(start, min(limit, start + 4 * ADJACENT)):
        lead = ground.text[end : mention.span.start]
        last = bool(ids) and bool(edges(ground.language, SUBJECT, "words.joined").search(lead)) and "," not in lead
        plain = not lead.strip(' «„“"') if not ids else bool(_COMMA.fullmatch(lead.rstrip(' «„“"') + " "))
        if not (last or plain):
            return (), start
        ids.append(mention.entity.id)
        end = mention.span.end + (ground.text[mention.span.end : mention.span.end + 1] in '»”"')
        if last:
            return tuple(dict.fromkeys(ids)), end
    return (), start
