"""Who acts in what a noun tells, and whom it touches: "the arrest of X by Y", "talks between X and Y"."""

from __future__ import annotations

from dataclasses import replace

from headwater.attribute.happenings.clauses import ADJACENT, STOP, Party, Sides, clause_end, parties
from headwater.attribute.happenings.ground import Ground
from headwater.attribute.happenings.words import SUBJECT, Trigger, listed
from headwater.attribute.nouns import WORD, sort_of
from headwater.attribute.patterns import edges
from headwater.records import Span

BOTH = frozenset(
    ["consult.meet", "consult.negotiate", "consult.call", "agree.agree", "agree.sign", "retreat.ceasefire"]
)
"""What two do together: "talks between A and B"."""

DONE = frozenset(
    [
        "coerce.arrest",
        "coerce.charge",
        "coerce.sentence",
        "coerce.search",
        "coerce.ban",
        "coerce.deport",
        "coerce.confiscate",
        "retreat.release",
        "retreat.ease",
        "retreat.return",
        "sanction.impose",
        "sanction.expel",
        "sanction.recall",
        "sanction.suspend",
        "assault.kill",
        "assault.beat",
        "accuse.accuse",
        "accuse.condemn",
        "accuse.investigate",
        "support.thank",
        "support.praise",
        "support.recognise",
        "appoint.appoint",
        "appoint.dismiss",
        "vote.elect",
        "aid.asylum",
    ]
)
"""What is done to the one named in the genitive: "the arrest of X" (but "the visit of X")."""


OF_PERSONS = frozenset(
    ["coerce.arrest", "coerce.charge", "coerce.sentence", "retreat.release", "assault.beat", "appoint.dismiss"]
)
"""What is done to nobody but people and bodies: no state is released."""


def joined_objects(ground: Ground, found: list[Party]) -> list[Party]:
    """The first of a list with those that "and" joins to it."""
    high = 0
    while high + 1 < len(found):
        between = ground.text[found[high].span.end : found[high + 1].span.start]
        if not edges(ground.language, SUBJECT, "words.joined").search(between):
            break
        high += 1
    return found[: high + 1]


def of_noun(ground: Ground, trigger: Trigger) -> Sides:
    """ "The arrest of X by Y", "X's visit to Y", "talks between X and Y"."""
    kind = f"{trigger.type}.{trigger.mode}"
    where = ground.sentence(trigger.span.start)
    end = min(clause_end(ground, trigger.span.end, where.end), trigger.span.end + ADJACENT)
    behind = _led_by_noun(ground, trigger, parties(ground, trigger.span.end, end, trigger.span))
    owner = _owner(ground, trigger, where)
    by = [p for p in behind if p.led in listed(ground.language, "by")]
    rest = [p for p in behind if p not in by]
    near = rest[:1] if rest and _attached(ground, trigger, rest[0]) and not _scene(ground, trigger, rest[0]) else []
    near = _titled(ground, near, rest)
    if kind in BOTH:
        both = joined_objects(ground, rest) if near else []
        if owner:
            return Sides(_ids([*owner, *by]), _ids(both or near))  # "X's talks with Y and Z"
        ids = tuple(dict.fromkeys(p.entity.id for p in (both if len(both) > 1 else [])))
        return Sides(ids) if ids else Sides(_ids(by), _ids(near))
    if kind in DONE:
        touched = near or owner
        if kind in OF_PERSONS:
            touched = [p for p in touched if p.entity.kind != "place"]
        return Sides(_ids(by), _ids(touched))
    if trigger.type in ("consult", "assault"):
        genitive = [p for p in near if not p.led]
        return Sides(_ids(owner or by or genitive), _ids([p for p in near if p not in genitive]))
    return Sides(_ids(owner or by or near))


def _led_by_noun(ground: Ground, trigger: Trigger, behind: list[Party]) -> list[Party]:
    """The parties behind a noun, the first led by the preposition that ends it: "trip to", "release by"."""
    words = trigger.span.of(ground.text).lower().split()
    tail = words[-1] if len(words) > 1 and words[-1] in listed(ground.language, "preposition") else ""
    if not behind or not tail or behind[0].led or tail in listed(ground.language, "genitive"):
        return behind
    return [replace(behind[0], led=tail), *behind[1:]]


def _ids(found: list[Party]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(p.entity.id for p in found))


def _attached(ground: Ground, trigger: Trigger, party: Party) -> bool:
    """True where nothing but titles stands between a noun and a name: no verb, no mark, no date."""
    between = ground.text[trigger.span.end : party.span.start]
    if STOP.search(between.replace("“", "").replace("«", "")) or len(between) > ADJACENT:
        return False
    return not ground.dated.touch(Span(trigger.span.end, party.span.start + 1))


def _titled(ground: Ground, near: list[Party], rest: list[Party]) -> list[Party]:
    """The person right behind what stands in the title: "the resignation of the minister for leaving the Union Adam
    Horn" is Horn's."""
    if not (ground.cases and near and near[0].led and near[0].entity.kind != "person" and len(rest) > 1):
        return near
    person = rest[1]
    beside = not ground.text[near[0].span.end : person.span.start].strip()
    return [replace(person, led="")] if beside and person.entity.kind == "person" else near


def in_title(ground: Ground, trigger: Trigger) -> bool:
    """True for a noun within somebody's title: "the coordinator of the talks Adam Horn" bargains with nobody."""
    if not ground.cases or trigger.voice != "noun" or f"{trigger.type}.{trigger.mode}" not in BOTH:
        return False
    where = ground.sentence(trigger.span.start)
    behind = next(iter(ground.named_between(trigger.span.end, where.end)), None)
    if behind is None or behind.entity.kind != "person" or ground.text[trigger.span.end : behind.span.start].strip():
        return False
    low = max(where.start, trigger.span.start - ADJACENT)
    words = WORD.findall(ground.text[low : trigger.span.start])[-1:]
    if not words or edges(ground.language, SUBJECT, "words.takes_part").fullmatch(words[0].lower()):
        return False
    return sort_of(words[0], ground.language) == "person"


def _scene(ground: Ground, trigger: Trigger, party: Party) -> bool:
    """True for the place where it was: "the attack on a convoy in X"; one is on a visit in the place one visits."""
    return party.entity.kind == "place" and trigger.type != "consult" and party.led in listed(ground.language, "inside")


def _owner(ground: Ground, trigger: Trigger, where: Span) -> list[Party]:
    """ "X's" right before the noun, or joined to others whose it is as well: "X's or other envoys' meetings"."""
    before = parties(ground, where.start, trigger.span.start)
    close = [p for p in before[-1:] if trigger.span.start - p.span.end < 30]
    owning = [p for p in close if p.owns]
    joined = edges(ground.language, SUBJECT, "words.owners")
    also = (p for p in before[-2:] if p.owns and joined.search(ground.text[p.span.end : trigger.span.start]))
    return owning or list(also)[:1]
