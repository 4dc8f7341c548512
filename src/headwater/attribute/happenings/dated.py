"""Which date of a sentence is an event's, weighed: the answer of `times` beside what stands around every date.

What is asked of a date: whether the rules took it, on which side of the verb it stands and how far, what leads it,
which verbs and dates are nearer, whether it belongs to an attribute, to what is said or to the saying.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from headwater.attribute.happenings import attributive, bounds, signs
from headwater.attribute.happenings.clauses import attributes, clause_end, clause_start, region
from headwater.attribute.happenings.ground import Ground
from headwater.attribute.happenings.words import SUBJECT, Trigger, listed, triggers_in
from headwater.attribute.patterns import edges
from headwater.records import DateMention, Span

LIKELY = 0.5
"""Share from which a date is taken for the event's; 0.4 brought no more (five-fold, marked passages)."""

KEPT = 0.3
"""Share from which the date that the rules took is kept where no other is likelier."""

_POINTS = ("DATE", "TIME")
_UNFIXED = re.compile(r"XXXX-(?:W|\d)")
_FORMS = {4: "year", 7: "month", 10: "day"}


def known(ground: Ground, where: Span) -> list[DateMention]:
    """The days and times of a stretch that the text fixes: not "now", nor a weekday of no known week."""
    low = bisect_left(ground.dates, where.start, key=lambda d: d.span.start)
    high = bisect_left(ground.dates, where.end, key=lambda d: d.span.start)
    return [d for d in ground.dates[low:high] if d.type in _POINTS and d.value and _fixed(d.value)]


def _fixed(value: str) -> bool:
    return not value.endswith("_REF") and not _UNFIXED.match(value)


def choose(ground: Ground, trigger: Trigger, by_rules: str | None, tense: str = "") -> str | None:
    """The id of the date of an event, None where its sentence gives none. No date fits that lies on the other side of
    publication than the event by its `tense`."""
    found = candidates(ground, trigger, by_rules)
    if by_rules and all(id != by_rules for id, _ in found):
        return by_rules  # of another sentence
    dates = {d.id: d for d in known(ground, ground.sentence(trigger.span.start))}
    own, others = attributive.parted(ground, trigger, dates.values())
    if own:
        return own
    fit = [
        (id, held)
        for id, held in found
        if id not in others and (trigger.span.covers(dates[id].span) or bounds.fits(ground, dates[id], tense))
    ]
    likely = [(signs.shares(held, signs.weights("when"), 1)[0], id) for id, held in fit]
    share, best = max(likely, default=(0.0, ""))
    if share >= (KEPT if best == by_rules else LIKELY):
        return best
    ruled = next((dates[id] for id, _ in fit if id == by_rules), None)
    return ruled.id if ruled and _shared(ground, trigger, ruled, len(dates)) else None


def _shared(ground: Ground, trigger: Trigger, date: DateMention, dates: int) -> bool:
    """True for the only date of a sentence, before a verb that "and" joins to the one that it stands by: "seized the
    ferry on Monday and took its cargo"."""
    if trigger.voice == "noun" or dates > 1 or date.span.end >= trigger.group:
        return False
    between = ground.text[date.span.end : trigger.group]
    return not signs.marks(between) and bool(edges(ground.language, SUBJECT, "words.shares").search(between))


def candidates(ground: Ground, trigger: Trigger, by_rules: str | None) -> list[tuple[str, tuple[str, ...]]]:
    """Each date of the sentence by its id, with the signs that hold of it."""
    sentence = ground.sentence(trigger.span.start)
    dates = known(ground, sentence)
    if not dates:
        return []
    verbs = triggers_in(ground.text, ground.language, sentence)
    where = region(ground, trigger.group, trigger.span.end)
    start = clause_start(ground, where.start, trigger.group)
    clause = Span(start, max(start + 1, clause_end(ground, trigger.span.end, where.end)))
    apart = _set_apart(ground, sentence)
    found = []
    for date in dates:
        rule = "rule:this" if date.id == by_rules else "rule:another" if by_rules else "rule:none"
        zone, between = signs.side(trigger.span, clause, trigger.group, date.span)
        held = [rule, f"zone:{zone}", *_between(ground, zone, between), *_itself(ground, sentence, date)]
        held += [*_against(trigger, date, dates, verbs), *_in_parts(trigger, date.span, apart)]
        held.append(f"said between:{_said_between(ground, trigger, date.span)}")
        found.append((date.id, _crossed(trigger, held)))
    return found


def _set_apart(ground: Ground, sentence: Span) -> tuple[list[Span], list[Span]]:
    """The attributes of a sentence and the contents that statements have in it."""
    return attributes(ground, sentence), ground.contents_in(sentence)


def _between(ground: Ground, zone: str, between: Span | None) -> list[str]:
    """What stands between a date and the verb."""
    piece = between.of(ground.text) if between else ""
    joining = listed(ground.language, "joining")
    return [
        f"words:{zone}:{signs.distance(piece)}",
        f"marks:{zone}:{signs.marks(piece)}",
        f"joining:{zone}:{any(word.lower() in joining for word in signs.WORD.findall(piece))}",
        f"names:{zone}:{min(2, len(ground.named(between))) if between else 0}",
    ]


def _itself(ground: Ground, sentence: Span, date: DateMention) -> list[str]:
    """What leads a date, how near to the head of the sentence it stands, how exact it is."""
    before = signs.WORD.findall(ground.text[max(sentence.start, date.span.start - 16) : date.span.start])[-1:]
    opening = len(signs.WORD.findall(ground.text[sentence.start : date.span.start]))
    value = date.value or ""
    return [
        f"led:{before[0] if before and before[0].islower() else ''}",
        f"opening:{'0' if opening < 2 else '5' if opening < 6 else 'no'}",
        f"form:{'clock' if 'T' in value else _FORMS.get(len(value), 'other')}",
    ]


def _against(trigger: Trigger, date: DateMention, dates: list[DateMention], verbs: Sequence[Trigger]) -> list[str]:
    """How near a date is to the verb, against other dates and other verbs."""
    low, high = sorted((date.span.start, trigger.span.start))
    far = _far(trigger.span, date.span)
    return [
        f"verbs nearer:{min(2, sum(1 for t in verbs if _far(t.span, date.span) < far))}",
        f"verbs between:{min(2, sum(1 for t in verbs if low < t.span.start < high))}",
        f"dates between:{min(2, sum(1 for d in dates if low < d.span.start < high))}",
        f"dates nearer:{min(2, sum(1 for d in dates if _far(d.span, trigger.span) < far))}",
        f"only date:{len(dates) == 1}",
        f"only verb:{len(verbs) == 1}",
    ]


def _far(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end)


def _in_parts(trigger: Trigger, date: Span, apart: tuple[list[Span], list[Span]]) -> list[str]:
    """Whether a date or the verb stands in an attribute or in what somebody says, and the other does not."""
    set_apart, contents = apart
    found = []
    if any(a.covers(date) and not a.overlaps(trigger.span) for a in set_apart):
        found.append("of an attribute")
    if any(a.covers(date) and a.covers(trigger.span) for a in set_apart):
        found.append("of the same attribute")
    if any(c.covers(date) and not c.covers(trigger.span) for c in contents):
        found.append("of what is said")
    if any(c.covers(trigger.span) and not c.covers(date) for c in contents):
        found.append("of the saying")
    return found


def _said_between(ground: Ground, trigger: Trigger, date: Span) -> bool:
    whole = Span(min(date.start, trigger.span.start), max(date.end, trigger.span.end))
    return ground.cues.inside(whole)


def _crossed(trigger: Trigger, held: list[str]) -> tuple[str, ...]:
    """Signs alone, with the voice of the verb, with the side of the date and with what the rules say."""
    rule, zone = held[0], held[1]
    mode = f"{trigger.type}.{trigger.mode}"
    out = ["bias", *held, f"voice:{trigger.voice}", f"mode:{mode}"]
    out += [f"{sign}|{trigger.voice}" for sign in held]
    out += [f"{sign}|{zone}" for sign in held if not sign.startswith("zone")]
    out += [f"{sign}|{rule}" for sign in held[1:]]
    out += [f"{zone}|{mode}", f"{zone}|{trigger.type}", f"{rule}|{trigger.type}"]
    verbs = next(sign for sign in held if sign.startswith("verbs nearer"))
    near = ("marks", "joining", "opening", "dates nearer")
    out += [f"{sign}|{verbs}|{zone}" for sign in held if sign.startswith(near)]
    return tuple(dict.fromkeys(out))
