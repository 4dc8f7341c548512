"""Who acts and whom it touches, weighed: the answer of the rules beside what stands around every name of the sentence.

The rules of `parties`, `touched` and `nouns` look at one thing after another and stop at the first that fits; here all
that speaks for a name and against it is added up. What is asked of a name: whether the rules took it, on which side of
the verb it stands and how far, its case, what leads it, what stands right before and behind it, who else could be it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from headwater.attribute.happenings import signs
from headwater.attribute.happenings.clauses import Party, Sides, clause_end, clause_start, everybody, region
from headwater.attribute.happenings.ground import LIKELY as POSSIBLE
from headwater.attribute.happenings.ground import Ground
from headwater.attribute.happenings.words import SUBJECT, Trigger, listed, may_be_verb, triggers_in
from headwater.attribute.patterns import edges
from headwater.records import Span

LIKELY = 0.45
"""Share from which one whom the rules took acts or is touched. At a half for everybody, events were lost of which only
one party is named; 0.35 brought no more (five-fold, marked passages)."""

NEW = 0.51
"""Share from which one acts or is touched whom the rules did not take."""

KEPT = 0.2
"""Share from which one whom the rules took is kept where nobody is likely."""

PLAIN = 0.8
"""Share of the readings of a name from which it is plainly a subject."""

APART = 60
"""Characters between two names that "and" joins, at most."""

_BEFORE = re.compile(r"([\w’'ʼ-]+)?([^\w’'ʼ-]*)$")
_BEHIND = re.compile(r"([^\w’'ʼ-]*)([\w’'ʼ-]+)?")
_QUOTES = '«“„"”»'


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody named in the sentence, or whom the rules found elsewhere (`span` is None), with the signs that hold."""

    id: str
    span: Span | None
    signs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """What is true of a name whatever verb is asked about: what kind of thing leads it, its case, what is beside it."""

    party: Party
    led: str
    case: str
    before: str
    behind: str


def weigh(ground: Ground, trigger: Trigger, sides: Sides) -> Sides:
    """The sides of an event by all that speaks for and against each."""
    acts: dict[str, float] = {}
    touched: dict[str, float] = {}
    for one in candidates(ground, trigger, sides):
        acting, receiving = signs.shares(one.signs, signs.weights("parties"), 2)
        acts[one.id] = max(acting, acts.get(one.id, 0.0))
        touched[one.id] = max(receiving, touched.get(one.id, 0.0))
    actors = _taken(acts, touched, sides.actors)
    return replace(sides, actors=actors, recipients=_taken(touched, acts, sides.recipients, but=actors))


def _taken(
    shares: dict[str, float], others: dict[str, float], by_rules: tuple[str, ...], *, but: tuple[str, ...] = ()
) -> tuple[str, ...]:
    """Who is likely enough to play a role; whom the rules took, already where nobody is likelier."""
    may = {id: share for id, share in shares.items() if share >= others[id] and id not in but}
    found = [id for id, share in may.items() if share >= (LIKELY if id in by_rules else NEW)]
    return tuple(found or [id for id in by_rules if may.get(id, 0.0) >= KEPT])


def candidates(ground: Ground, trigger: Trigger, sides: Sides) -> list[Candidate]:
    """Everybody who may act in what a trigger tells or be touched by it."""
    sentence = ground.sentence(trigger.span.start)
    named = [n for n in _named(ground, sentence) if not n.party.span.overlaps(trigger.span)]
    where = region(ground, trigger.group, trigger.span.end)
    start = clause_start(ground, where.start, trigger.group)
    clause = Span(start, max(start + 1, clause_end(ground, trigger.span.end, where.end)))
    by_rule = [n.party for n in named if n.party.entity.id in sides.actors]
    found = []
    for at, one in enumerate(named):
        id, span = one.party.entity.id, one.party.span
        zone, between = signs.side(trigger.span, clause, trigger.group, span)
        crossed = [*_of_rules(id, sides), f"zone:{zone}", *_between(ground, zone, between, named)]
        crossed += [*(["first"] if at == 0 else []), *_joined(ground, one.party, by_rule)]
        plain = [*_among(trigger, clause, named, at), *_beside(ground, named, at), *_speaks(ground, trigger, one.party)]
        plain += [f"verbs:{zone}:{_verbs(ground, between)}", f"number:{trigger.number}"]
        found.append(Candidate(id, span, (*plain, *_crossed(ground, trigger, one, crossed))))
    here = {n.party.entity.id for n in named}
    others = [id for id in dict.fromkeys((*sides.actors, *sides.recipients)) if id not in here]
    return found + [_elsewhere(ground, trigger, sides, id) for id in others]


def _elsewhere(ground: Ground, trigger: Trigger, sides: Sides, id: str) -> Candidate:
    """Whom a pronoun or noun of the sentence stands for."""
    own = [*_of_rules(id, sides), "elsewhere"]
    about = (trigger.voice, ground.mentions.entities[id].kind, f"{trigger.type}.{trigger.mode}")
    return Candidate(id, None, ("bias", *own, *(f"{sign}|{one}" for sign in own for one in about)))


# What holds of a name whatever the verb ---------------------------------------------------------------------------


def _named(ground: Ground, sentence: Span) -> list[Named]:
    if sentence.start not in ground.around:
        everyone = everybody(ground, sentence.start, sentence.end)
        ground.around[sentence.start] = [_described(ground, party) for party in everyone]
    return ground.around[sentence.start]


def _described(ground: Ground, party: Party) -> Named:
    text, span = ground.text, party.span
    kinds = (key for key in ("by", "genitive", "with", "inside") if party.led in listed(ground.language, key))
    led = next(kinds, "other" if party.led else "none")
    before = _BEFORE.search(text, max(0, span.start - 30), span.start)
    behind = _BEHIND.match(text, span.end, span.end + 30)
    return Named(
        party,
        led,
        _case(ground, party),
        _sort(ground, before.group(1) or "", before.group(2)) if before else "edge",
        _sort(ground, behind.group(2) or "", behind.group(1)) if behind else "edge",
    )


def _case(ground: Ground, party: Party) -> str:
    """The case in which a name stands as far as its ending tells; "none" in a language without."""
    if not ground.cases:
        return "none"
    if party.nominative >= PLAIN:
        return "subject"
    readings = ground.readings(party.mention)
    best = max(readings, key=lambda case: readings[case], default="")
    case = best if readings and readings[best] >= 0.5 else "unsure"
    return f"{case}/subject" if party.nominative >= POSSIBLE else case


def _sort(ground: Ground, word: str, mark: str) -> str:
    """What kind of word or mark stands beside a name."""
    mark, low = mark.strip(), word.lower()
    if mark:
        return "comma" if mark.startswith(",") else "quote" if mark[-1] in _QUOTES else "mark"
    if not low:
        return "edge"
    kinds = ("preposition", "joining", "stands_for", "people")
    if kind := next((key for key in kinds if low in listed(ground.language, key)), ""):
        return kind
    if word[0].isupper() or word[0].isdigit():
        return "capital" if word[0].isupper() else "number"
    return "verb" if ground.cases and may_be_verb(low, ground.language) else "word"


# What holds of a name for one verb --------------------------------------------------------------------------------


def _of_rules(id: str, sides: Sides) -> Iterator[str]:
    acts = id in sides.actors
    yield "rule:acts" if acts else "rule:another acts" if sides.actors else "rule:nobody acts"
    touched = id in sides.recipients
    yield "rule:touched" if touched else "rule:another touched" if sides.recipients else "rule:nobody touched"
    if acts and len(sides.actors) > 1:
        yield "rule:both act"
    if sides.described and not acts:
        yield "rule:a noun acts"


def _between(ground: Ground, zone: str, between: Span | None, named: list[Named]) -> Iterator[str]:
    """What stands between a name and the verb."""
    piece = between.of(ground.text) if between else ""
    others = sum(1 for n in named if between and between.start <= n.party.span.start < between.end)
    yield f"words:{zone}:{signs.distance(piece)}"
    yield f"others:{zone}:{min(others, 2)}"
    yield f"marks:{zone}:{signs.marks(piece)}"


def _verbs(ground: Ground, between: Span | None) -> int:
    """How many verbs stand between, 2 at most: other triggers, and by their endings where the language has cases."""
    if between is None:
        return 0
    found = len(triggers_in(ground.text, ground.language, between))
    if found > 1 or not ground.cases:
        return min(2, found)
    small = [w for w in signs.WORD.findall(between.of(ground.text)) if len(w) > 3 and w[0].islower()]
    return min(2, found + sum(may_be_verb(w, ground.language) for w in small))


def _among(trigger: Trigger, clause: Span, named: list[Named], at: int) -> Iterator[str]:
    """Where a name stands among those of its side of the verb that nothing leads, and who is on the other side."""
    me = named[at]
    behind = me.party.span.start >= trigger.span.end
    inside = [n for n in named if clause.covers(n.party.span)]
    free = [n for n in inside if n.led == "none" and (n.party.span.start >= trigger.span.end) == behind]
    free = [n for n in free if not n.party.owns]
    if me in free:
        place = free.index(me) if behind else len(free) - 1 - free.index(me)
        where = "behind" if behind else "before"
        yield f"free:{where}:{min(place, 2)}"
        yield f"upright:{where}:{me.party.nominative >= max(n.party.nominative for n in free)}"
    across = [n for n in inside if n.led == "none" and (n.party.span.start >= trigger.span.end) != behind]
    upright = max((n.party.nominative for n in across), default=-1.0)
    yield f"across:{'nobody' if upright < 0 else 'upright' if upright >= 0.5 else 'not upright'}"


def _beside(ground: Ground, named: list[Named], at: int) -> Iterator[str]:
    """Names right before or behind a name: "the president of X, Y"."""
    span = named[at].party.span
    for other, where in ((at + 1, "before"), (at - 1, "behind")):
        if not 0 <= other < len(named):
            continue
        first, last = sorted((span, named[other].party.span))
        piece = ground.text[first.end : last.start]
        kind = named[other].party.entity.kind
        if len(piece) < 3:
            yield f"right {where}:{kind}"
        elif "." not in piece and len(signs.WORD.findall(piece)) < 4:
            yield f"soon {where}:{kind}:{',' in piece}"


def _speaks(ground: Ground, trigger: Trigger, party: Party) -> Iterator[str]:
    """Signs of one who says what the verb tells, or says it by the verb."""
    told = ground.says(trigger.span)
    if told and any(span.overlaps(party.span) for span in told.source.spans):
        yield "says this"
    covering = ground.covering(trigger.span)
    if covering:
        content, statement = covering[0]
        yield f"in content:{content.covers(party.span)}"
        if any(span.overlaps(party.span) for span in statement.source.spans):
            yield "speaker"
    if ground.sources.touch(party.span):
        yield "a source"


def _joined(ground: Ground, party: Party, by_rule: list[Party]) -> list[str]:
    """A sign of one whom "and" joins to who acts by the rules."""
    for other in by_rule:
        first, last = sorted((party.span, other.span))
        near = other.entity.id != party.entity.id and first.end < last.start < first.end + APART
        if near and edges(ground.language, SUBJECT, "words.joined").search(ground.text[first.end : last.start]):
            return ["joined"]
    return []


def _crossed(ground: Ground, trigger: Trigger, one: Named, found: list[str]) -> tuple[str, ...]:
    """Signs alone, with the voice of the verb, with its type and with the kind of the name."""
    kind = one.party.entity.kind
    voice = trigger.voice if ground.cases else f"{trigger.voice}.no cases"
    mode = f"{trigger.type}.{trigger.mode}"
    zone = next(sign for sign in found if sign.startswith("zone:"))
    own = list(_own(ground, trigger, one))
    out = ["bias", *found, *own, f"voice:{voice}", f"type:{trigger.type}", f"mode:{mode}|kind:{kind}"]
    out += [f"{sign}|{voice}" for sign in found + own]
    out += [f"{sign}|{zone}|{voice}" for sign in own]
    out += [f"{sign}|kind:{kind}" for sign in found]
    out += [f"{sign}|{mode}" for sign in found if sign.startswith(("rule", "zone"))]
    case, prep, led = f"case:{one.case}", f"prep:{one.party.led}", f"led:{one.led}"
    out += [f"{case}|{led}|{zone}", f"{case}|{mode}|{zone}", f"prev:{one.before}|{case}|{zone}"]
    out += [f"{prep}|{mode}", f"{prep}|{trigger.type}", f"{led}|{mode}|kind:{kind}"]
    return tuple(out)


def _own(ground: Ground, trigger: Trigger, one: Named) -> Iterator[str]:
    """Signs of a name itself."""
    party, entity = one.party, one.party.entity
    yield from (f"led:{one.led}", f"case:{one.case}", f"prev:{one.before}", f"next:{one.behind}", f"kind:{entity.kind}")
    if party.owns:
        yield "owns"
    if party.led:
        yield f"prep:{party.led}"
    if trigger.gender and entity.gender and entity.gender != trigger.gender:
        yield "other gender"
    if trigger.number == "p" and entity.kind == "person":
        yield "one for many"
    if party.span.of(ground.text).islower():
        yield "pronoun"
