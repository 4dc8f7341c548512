"""Who acts in an event and whom it touches: by voice, by place in the clause, and by case where the language has cases.

In English the subject stands before its verb; elsewhere it is who stands in the nominative and agrees with the verb,
before or behind. A relative pronoun stands for what is named before it, a verb behind "and" shares its subject, an
infinitive has the subject of the verb that governs it, unless that one tells somebody else to act. Words in
`data/<language>/events.toml`.
"""

from __future__ import annotations

import re
from dataclasses import replace

from headwater.attribute.happenings import between, described, heads, nearest
from headwater.attribute.happenings.clauses import (
    ADJACENT,
    Party,
    Sides,
    clause_end,
    clause_start,
    everybody,
    parties,
    region,
)
from headwater.attribute.happenings.ground import LIKELY, Ground
from headwater.attribute.happenings.nearest import OF_PEOPLE
from headwater.attribute.happenings.nouns import in_title, joined_objects, of_noun
from headwater.attribute.happenings.stand_ins import StandIns
from headwater.attribute.happenings.touched import touched_by
from headwater.attribute.happenings.turned import turned
from headwater.attribute.happenings.weighed import weigh
from headwater.attribute.happenings.words import LOOK_BACK, SUBJECT, Trigger, listed
from headwater.attribute.patterns import edges, words
from headwater.records import Span

SAID = frozenset(["accuse", "support", "threaten"])
"""What is done by saying it: the source of the statement does it."""

SURE = 0.75
"""Share of the readings of a name from which no noun behind it can be the subject in its place."""

_TITLE = re.compile(r"(?: [a-z-]{3,}){1,3} ")
OF_ONE = frozenset(["die.die", "retreat.resign", "protest.strike"])
"""What is done to nobody: whoever stands behind the verb does it."""

_WORD = re.compile(r"[\w’'-]+")


def sides(ground: Ground, stand_ins: StandIns, trigger: Trigger) -> Sides:
    """The parties of one trigger."""
    both = between.named(ground, trigger)
    if both or in_title(ground, trigger):
        return Sides(both)
    ruled = by_rules(ground, stand_ins, trigger)
    found = turned(ground, trigger, ruled, weigh(ground, trigger, ruled))
    return replace(found, actors=()) if _hangs_on_noun(ground, trigger) else found


def _hangs_on_noun(ground: Ground, trigger: Trigger) -> bool:
    """True for a participle between an article and its noun, "took the | released | journalist out": who does what
    the verb tells did not do that."""
    before = ground.text[max(0, trigger.span.start - LOOK_BACK) : trigger.span.start]
    return trigger.voice == "active" and bool(edges(ground.language, SUBJECT, "context.article_before").search(before))


def by_rules(ground: Ground, stand_ins: StandIns, trigger: Trigger) -> Sides:
    """The parties of one trigger as the rules find them."""
    if trigger.voice == "noun":
        return of_noun(ground, trigger)
    if trigger.voice == "passive":
        return _passive(ground, stand_ins, trigger)
    if trigger.voice == "impersonal":
        touched = touched_by(ground, stand_ins, trigger, ())
        return Sides((), touched)
    noun = described.acting(ground, trigger)
    actors = subject(ground, stand_ins, trigger)
    if noun and actors and _other_than(ground, stand_ins, trigger, noun):
        actors = ()
    return Sides(actors, touched_by(ground, stand_ins, trigger, actors), (noun,) if noun and not actors else ())


def _other_than(ground: Ground, stand_ins: StandIns, trigger: Trigger, noun: Span) -> bool:
    """True where a noun that is nobody's we know stands nearer to the verb than whoever is named: behind a comma, or
    right before the verb where the name is no sure subject ("Salę sąd skazał")."""
    where = region(ground, trigger.group, trigger.span.end)
    start = clause_start(ground, where.start, trigger.group)
    named = [p for p in parties(ground, start, trigger.group, trigger.span) if p.span.start < noun.start]
    if not named:
        return False
    unsure = ground.cases and named[-1].nominative < SURE and nearest.leads_up_to(ground, noun.end, trigger.group)
    if not unsure and not described.begins_clause(ground, noun, named[-1].span):
        return False
    return stand_ins.of_word(noun.of(ground.text), noun, trigger.gender) is None


# Who acts ---------------------------------------------------------------------------------------------------------


def subject(ground: Ground, stand_ins: StandIns, trigger: Trigger) -> tuple[str, ...]:
    """The ids of who does what an active verb, participle or infinitive tells."""
    where = region(ground, trigger.group, trigger.span.end)
    if ground.cases and _pronoun_before(ground, trigger, where):
        one = _stand_in(ground, stand_ins, trigger, where)
        return (one,) if one else ()
    if both := stand_ins.sides(clause_start(ground, where.start, trigger.group), trigger.group):
        return both
    found = _subject_in(ground, trigger, where)
    if found is None:
        one = _told_by_noun(ground, stand_ins, trigger)
        return (one,) if one else ()
    if not found and trigger.voice == "infinitive" and where != (whole := ground.sentence(trigger.group)):
        found = _subject_in(ground, trigger, whole) or []  # "X may / leave the post", said of X
    if found:
        nearer = _behind_comma(ground, stand_ins, trigger, found[-1])
        return (nearer,) if nearer else tuple(dict.fromkeys(p.entity.id for p in found))
    one = _stand_in(ground, stand_ins, trigger, where)
    return (one,) if one and (trigger.type != "die" or ground.mentions.entities[one].kind == "person") else ()


def _pronoun_before(ground: Ground, trigger: Trigger, where: Span) -> bool:
    """True where "we", "he", "they" stands right before the verb: nobody else can be its subject."""
    before = _WORD.findall(ground.text[where.start : trigger.group])[-1:]
    language = ground.language
    pronouns = listed(language, "ours", "he", "she", "they")
    return trigger.voice != "noun" and any(word.lower() in pronouns for word in before)


def _behind_comma(ground: Ground, stand_ins: StandIns, trigger: Trigger, named: Party) -> str | None:
    """The noun that begins the main clause: "as soon as X pays, / the union will call it off"."""
    comma = ground.text.rfind(", ", named.span.end, trigger.group) if ground.cases else -1
    if comma < 0 or trigger.voice == "infinitive" or not _WORD.search(ground.text, comma, trigger.group):
        return None
    one = stand_ins.subject(comma + 2, trigger.group, trigger.gender)
    return one if one != named.entity.id else None


def _stand_in(ground: Ground, stand_ins: StandIns, trigger: Trigger, where: Span) -> str | None:
    """Who is meant where the clause names nobody: its pronoun or noun, the speaker of "I", of what was promised."""
    start = clause_start(ground, where.start, trigger.group)
    if start < trigger.group:
        one = stand_ins.subject(start, trigger.group, trigger.gender)
        if one:
            return one
    told = ground.says(trigger.span) if trigger.type in SAID and trigger.voice == "active" else None
    if told:
        return stand_ins.of_source(told)
    said = ground.covering(trigger.span)
    spoken = said[0] if said else None
    if spoken and trigger.type in SAID and trigger.voice == "active" and not trigger.first:
        return stand_ins.of_source(spoken[1])
    selves = listed(ground.language, "self", "ours")
    own = selves & {w.lower() for w in _WORD.findall(ground.text[start : trigger.group])}
    if spoken and (own & listed(ground.language, "ours") or (trigger.first and not own and _we(ground, trigger))):
        return stand_ins.ours(spoken[1])
    if spoken and (own or trigger.first or _opens(spoken[0], trigger)):
        return stand_ins.of_source(spoken[1])
    return stand_ins.before(trigger.group, trigger.gender) if _left_out(ground, trigger, start) else None


def _left_out(ground: Ground, trigger: Trigger, start: int) -> bool:
    """True where a sentence begins with its verb, dates aside, and has an object: its subject is that of the one
    before ("W sobotę odwiedzi zalaną Jesionkę")."""
    if not ground.cases or trigger.voice != "active" or trigger.number != "s" or trigger.type == "die":
        return False
    sentence = ground.sentence(trigger.group)
    if start > sentence.start + 1 or ground.covering(trigger.span):
        return False
    small = listed(ground.language, "preposition", "joining")
    for word in _WORD.finditer(ground.text, start, trigger.group):
        if word.group().lower() not in small and not any(
            d.span.start <= word.start() < d.span.end for d in ground.dates
        ):
            return False
    behind = parties(ground, trigger.span.end, clause_end(ground, trigger.span.end, sentence.end), trigger.span)
    return bool(behind) and not any(_may_act(ground, p, trigger) for p in behind)


def _we(ground: Ground, trigger: Trigger) -> bool:
    first = _WORD.match(ground.text, trigger.span.start)
    return bool(first and edges(ground.language, "deals", "we").search(first.group()))


def _opens(content: Span, trigger: Trigger) -> bool:
    """True where a content begins with the verb itself: "offered / to free them"."""
    return trigger.voice == "infinitive" and content.start >= trigger.group - 2


def _subject_in(ground: Ground, trigger: Trigger, where: Span) -> list[Party] | None:
    """The subject as the text names it; None where somebody unnamed is told to do it."""
    start = clause_start(ground, where.start, trigger.group)
    if trigger.voice == "infinitive" and (told := _told(ground, trigger)) is not None:
        return told or None
    before = [p for p in parties(ground, start, trigger.group, trigger.span) if _may_act(ground, p, trigger)]
    behind: list[Party] = []
    if ground.cases and trigger.voice == "active":
        end = clause_end(ground, trigger.span.end, where.end)
        behind = [p for p in parties(ground, trigger.span.end, end, trigger.span) if _may_act(ground, p, trigger)]
    if ground.cases:
        before, behind = _agreeing(before, trigger), _agreeing(behind, trigger)
    if ground.cases and not before and heads.alone(ground, start, trigger.group):
        return []  # the subject is a noun: what stands behind the verb is no subject
    finite = trigger.voice != "infinitive" or nearest.bare(ground, trigger, start)
    if not before and not behind and ground.cases and finite:
        before = nearest.right_before(ground, trigger, start)
    if not before and not behind and f"{trigger.type}.{trigger.mode}" in OF_ONE and trigger.voice == "active":
        behind = nearest.right_behind(ground, trigger, where)
    chosen = _choose(ground, trigger, start, before, behind)
    if trigger.number == "p" and len(chosen) == 1 and chosen[0].entity.kind == "person":
        return None  # "they" did it, whoever they are
    if chosen:
        return chosen
    return _from_before(ground, trigger, where, start)


def _choose(ground: Ground, trigger: Trigger, start: int, before: list[Party], behind: list[Party]) -> list[Party]:
    """The subject among those who may be it, with who is joined to it by "and"."""
    if not before and not behind:
        return []
    shared = edges(ground.language, SUBJECT, "words.coordinated").search(ground.text[start : trigger.group])
    if not ground.cases:
        return _joined(ground, before, 0 if shared else len(before) - 1)
    best = max(before, key=lambda p: (p.nominative > 0.6, p.span.start), default=None)
    late = max(behind, key=lambda p: (p.nominative > 0.6, -p.span.start), default=None)
    if best is None or (late is not None and late.nominative > best.nominative + 0.25):
        return _joined(ground, behind, behind.index(late)) if late and late.nominative >= 0.5 else []
    return _joined(ground, before, before.index(best))


def _joined(ground: Ground, found: list[Party], at: int) -> list[Party]:
    """The party at a place of a list with its neighbours that "and" joins to it."""
    low = high = at
    while low > 0 and _and_between(ground, found[low - 1], found[low]):
        low -= 1
    while high + 1 < len(found) and _and_between(ground, found[high], found[high + 1]):
        high += 1
    return found[low : high + 1]


def _and_between(ground: Ground, one: Party, other: Party) -> bool:
    if one.entity.id == other.entity.id or (ground.cases and min(one.nominative, other.nominative) < LIKELY):
        return False
    between = ground.text[one.span.end : other.span.start]
    return len(between) < ADJACENT and bool(edges(ground.language, SUBJECT, "words.joined").search(between))


def _may_act(ground: Ground, party: Party, trigger: Trigger) -> bool:
    if party.entity.kind == "place" and f"{trigger.type}.{trigger.mode}" in OF_PEOPLE:
        return False
    if trigger.type == "die" and party.entity.kind != "person":
        return False
    if party.owns:
        return _stands_for(ground, party.span.end)
    if not ground.cases:
        return not party.led or _stands_before(ground, party)
    return not party.led and party.nominative >= LIKELY


def _agreeing(found: list[Party], trigger: Trigger) -> list[Party]:
    """Those whose gender is that of the verb; one plainly in the nominative stays: a gender may be guessed wrongly."""
    return [p for p in found if not _of_other_gender(p, trigger) or p.nominative > 0.9]


def _of_other_gender(party: Party, trigger: Trigger) -> bool:
    gender = party.entity.gender
    return bool(trigger.gender and gender and " " in party.entity.name and gender != trigger.gender)


def _stands_for(ground: Ground, offset: int) -> bool:
    """True where "its forces", "'s police" follows: they act for whom they belong to."""
    following = _WORD.findall(ground.text[offset : offset + 40])[:4]
    nouns = listed(ground.language, "stands_for", "people")
    return any(w.lower() in nouns for w in following)


def _stands_before(ground: Ground, party: Party) -> bool:
    """True for "members of the union", "a court in Halmet": they act for whom the name behind them names."""
    before = [w.lower() for w in _WORD.findall(ground.text[max(0, party.span.start - 60) : party.span.start])]
    if party.led not in before:
        return False
    at = len(before) - 1 - before[::-1].index(party.led)
    nouns = listed(ground.language, "stands_for", "people")
    if party.led in listed(ground.language, "genitive"):
        return any(word in nouns for word in before[max(0, at - 3) : at])
    seated = party.led in listed(ground.language, "seated") and party.entity.kind != "person"
    return seated and at > 0 and before[at - 1] in nouns and len(before) - at <= 3


def _told(ground: Ground, trigger: Trigger) -> list[Party] | None:
    """Whom a verb of telling tells to do what the infinitive says; None where no such verb stands before it."""
    since = clause_start(ground, ground.sentence(trigger.span.start).start, trigger.group)
    urge = _last(edges(ground.language, SUBJECT, "words.urges"), ground.text, since, trigger.span.start)
    offer = _last(edges(ground.language, SUBJECT, "words.offers"), ground.text, since, trigger.span.start)
    if urge is None and offer is not None:
        told = [p for p in parties(ground, offer.end(), trigger.span.start) if not p.led]
        return told[-1:] or None
    if urge is None:
        return None
    told = [p for p in parties(ground, urge.end(), trigger.span.start) if p.entity.kind != "place" or not p.led]
    return told[-1:]


def _told_by_noun(ground: Ground, stand_ins: StandIns, trigger: Trigger) -> str | None:
    since = ground.sentence(trigger.span.start).start
    urge = _last(edges(ground.language, SUBJECT, "words.urges"), ground.text, since, trigger.span.start)
    return stand_ins.told(urge.end(), trigger.group) if urge and trigger.voice == "infinitive" else None


def _last(words_pattern: re.Pattern[str], text: str, since: int, until: int) -> re.Match[str] | None:
    found = None
    for match in words_pattern.finditer(text, since, until):
        found = match
    return found


def _from_before(ground: Ground, trigger: Trigger, where: Span, start: int) -> list[Party]:
    """The subject outside the verb's own clause: before a relative pronoun, shared with the verb before "and"."""
    text = ground.text
    opening = text[where.start : start]
    relative = edges(ground.language, SUBJECT, "words.relative").search(opening)
    if relative:
        until = where.start + relative.start()
        earlier = [p for p in parties(ground, where.start, until) if not p.owns]
        # Behind whom the clause stands, though somebody told that: "spoke of Tom Rask Jr., | who | shot ...".
        beside = [p for p in everybody(ground, where.start, until)[-1:] if not p.owns]
        close = [p for p in beside if not text[p.span.end : until].strip(" .,")]
        return (close or earlier)[-1:]
    joint = edges(ground.language, SUBJECT, "words.shares").search(opening)
    since = start if trigger.voice == "infinitive" else max(where.start, start - 3)
    blank = not _WORD.search(text, since, trigger.group)
    if not joint and _goes_on(ground, trigger, start):
        since = clause_start(ground, ground.sentence(start).start, start - 3)
        before = [p for p in parties(ground, since, start - 3, trigger.span) if _may_act(ground, p, trigger)]
        agreeing = _agreeing(before, trigger)
        return _joined(ground, agreeing, 0) if agreeing else []
    if start <= where.start or not (joint or blank):
        return []
    end = where.start + joint.start() if joint else max(where.start, start - 1)
    earlier_start = clause_start(ground, where.start, end)
    if blank and not joint:
        opened = edges(ground.language, SUBJECT, "words.boundary").search(text, max(where.start, start - 12), start)
        end = opened.start() if opened else end
        earlier_start = clause_start(ground, where.start, end)
    found = [p for p in parties(ground, earlier_start, end) if _may_act(ground, p, trigger)]
    found = _agreeing(found, trigger) if ground.cases else found
    return _joined(ground, found, 0) if found else []


def _goes_on(ground: Ground, trigger: Trigger, start: int) -> bool:
    """True for a verb right behind "that": "сообщило, что приостанавливает" is said of one and the same."""
    if not ground.cases or trigger.voice != "active" or trigger.type == "coerce":
        return False
    if not edges(ground.language, SUBJECT, "words.that").search(ground.text[max(0, start - 8) : start]):
        return False
    between = [Span(start + m.start(), start + m.end()) for m in _WORD.finditer(ground.text[start : trigger.group])]
    dated = [s for s in between if ground.dated.touch(s)]
    small = listed(ground.language, "preposition")
    return all(s in dated or s.of(ground.text).lower() in small for s in between)


def _headed(ground: Ground, around: list[Party], at: int) -> Party:
    """The name at the end of "by Karvenian ruler Danil Harast": what stands before it is in its title."""
    if at + 1 < len(around):
        between = ground.text[around[at].span.end : around[at + 1].span.start]
        plain = [w for w in _WORD.findall(between) if w not in listed(ground.language, "joining")]
        if between.strip() and _TITLE.fullmatch(between) and len(plain) == len(_WORD.findall(between)):
            return around[at + 1]
    return around[at]


def _passive(ground: Ground, stand_ins: StandIns, trigger: Trigger) -> Sides:
    """The subject is touched, "by X" or the instrumental acts."""
    touched = subject(ground, stand_ins, trigger)
    where = region(ground, trigger.group, trigger.span.end)
    end = clause_end(ground, trigger.span.end, where.end)
    around = parties(ground, trigger.span.end, end, trigger.span)
    by = listed(ground.language, "by")
    acting = [p for p in around if p.led in by]
    if not acting and ground.text[: trigger.span.end].endswith(tuple(f" {word}" for word in by)):
        acting = around[:1]
    if acting:
        acting = [_headed(ground, around, around.index(acting[0])), *acting[1:]]
    noun = described.acting(ground, trigger) if not acting else None
    if not acting and ground.cases:
        start = clause_start(ground, where.start, trigger.group)
        near = [*around, *parties(ground, start, trigger.group, trigger.span)]
        case = next(iter(words(ground.language, SUBJECT, "words.agent")), "")
        acting = [p for p in near if not p.led and case and ground.case(p.mention, case) >= 0.4]
    actors = tuple(dict.fromkeys(p.entity.id for p in joined_objects(ground, acting))) if acting else ()
    return Sides(actors, tuple(id for id in touched if id not in actors), (noun,) if noun and not actors else ())
