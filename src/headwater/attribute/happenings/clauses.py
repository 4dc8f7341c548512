"""Where the parties of a verb are named: its clause, and everybody in it with what governs them.

Words in `data/<language>/events.toml`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from headwater.attribute.happenings import heads
from headwater.attribute.happenings.ground import Ground
from headwater.attribute.happenings.words import SUBJECT, listed
from headwater.attribute.mentions import Mention
from headwater.attribute.patterns import edges
from headwater.records import Entity, Span
from headwater.wordforms import CAPITAL

REACH = 6
"""Words before a name among which its preposition is looked for: titles stand between."""

NEAR = 32
"""Characters before a name among which the word before it mostly stands."""

ADJACENT = 90
"""Characters between a noun or a name and what belongs to it, at most."""

STOP = re.compile(r"[.,;:()!?“”«»„–—]")
BESIDE_A_NOUN = 0.4
"""How likely a name in quotation marks behind a noun is a subject: its own ending says nothing."""
HEADED = 0.85
"""How likely a name whose body or people are in the nominative is a subject: they act for it."""
_NOUN_BEFORE = re.compile(rf"(?<!\w)(?!{CAPITAL})[^\W\d_][\w’'-]{{3,}} [«„“\"]$")
_NEXT_WORD = re.compile(r"\s([^\W\d_][\w’'-]*)")
_LAST_WORD = re.compile(r"([\w’'-]+)(\W*)$")


@dataclass(frozen=True, slots=True)
class Party:
    """A mention as a candidate. `led` is the preposition that governs it; `owns` is true of "X's"."""

    mention: Mention
    led: str
    owns: bool
    nominative: float

    @property
    def span(self) -> Span:
        """Where it is named."""
        return self.mention.span

    @property
    def entity(self) -> Entity:
        """Who it is."""
        return self.mention.entity


@dataclass(frozen=True, slots=True)
class Sides:
    """The ids of who acts and of whom it touches; `described` is who acts where nobody is named."""

    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    described: tuple[Span, ...] = ()


def region(ground: Ground, start: int, end: int) -> Span:
    """What can hold the parties of a verb: the content that tells it, if anything of it stands before the verb, else
    the sentence."""
    key = (start, end)
    if key not in ground.regions:
        ground.regions[key] = _region(ground, start, end)
    return ground.regions[key]


def _region(ground: Ground, start: int, end: int) -> Span:
    sentence = ground.sentence(start)
    for content, _ in ground.covering(Span(start, end)):
        if content.start < start - 2:
            return Span(max(content.start, sentence.start), max(end, min(content.end, sentence.end)))
    return Span(sentence.start, max(end, sentence.end))


def clause_start(ground: Ground, since: int, offset: int) -> int:
    """Where the clause that reaches `offset` begins; a relative clause that ends before it begins none."""
    key = (since, offset)
    if key not in ground.clause_starts:
        ground.clause_starts[key] = _clause_start(ground, since, offset)
    return ground.clause_starts[key]


def _clause_start(ground: Ground, since: int, offset: int) -> int:
    found = since
    closed = _relative_clauses(ground, Span(since, offset)) if since < offset else []
    for match in edges(ground.language, SUBJECT, "words.boundary").finditer(ground.text, since, offset):
        if not any(c.start <= match.start() and match.end() < c.end for c in closed):
            found = match.end()
    return found


def clause_end(ground: Ground, offset: int, until: int) -> int:
    """Where the clause behind `offset` ends."""
    match = edges(ground.language, SUBJECT, "words.boundary").search(ground.text, offset, until)
    return match.start() if match else until


def parties(ground: Ground, start: int, end: int, around: Span | None = None) -> list[Party]:
    """Who is named in a stretch, each with what governs it. Contents that do not hold `around` are another's words."""
    if start >= end:
        return []
    where = Span(start, end)
    # What reaches from the head of the clause up to the verb holds its subject, whoever was taken to have said it.
    hidden = [c for c in ground.contents_in(where, around) if not (c.start <= start + 1 and c.end >= end - 2)]
    hidden += _relative_clauses(ground, where) if around is None or around.start >= end else []
    found = [m for m in ground.acting(where) if not any(h.covers(m.span) for h in hidden)]
    return [_party(ground, m, where) for m in found]


def everybody(ground: Ground, start: int, end: int) -> list[Party]:
    """Who is named in a stretch, whoever says so."""
    where = Span(start, end) if start < end else None
    return [_party(ground, m, where) for m in ground.acting(where)] if where else []


def _relative_clauses(ground: Ground, where: Span) -> list[Span]:
    """Relative clauses and appositions that end before the stretch does."""
    found = edges(ground.language, SUBJECT, "words.relative_clause").finditer(ground.text, where.start, where.end)
    return [Span(m.start(), m.end()) for m in found]


def attributes(ground: Ground, where: Span) -> list[Span]:
    """Clauses that say something of a noun: relative ones, and those that a participle opens behind a comma."""
    found = edges(ground.language, SUBJECT, "words.attribute").finditer(ground.text, where.start, where.end)
    return [Span(m.start(), m.end()) for m in found]


def _party(ground: Ground, mention: Mention, where: Span) -> Party:
    key = (id(mention), where.start, where.end)
    if key not in ground.read_parties:
        ground.read_parties[key] = _read(ground, mention, where)
    return ground.read_parties[key]


def _read(ground: Ground, mention: Mention, where: Span) -> Party:
    since = where.start
    behind = ground.text[mention.span.end : mention.span.end + 4]
    owns = bool(edges(ground.language, SUBJECT, "words.possessive").search(behind)) or _possessive(ground, mention)
    nominative = ground.case(mention, "nominative") if ground.cases else 1.0
    if heads.acting_for(ground, mention, since, where.end):
        return Party(mention, "", owns, max(nominative, HEADED))
    if ground.cases and _set_beside(ground, mention.span.start, since):
        nominative = min(nominative, BESIDE_A_NOUN)
    # A name plainly in the nominative is governed by nothing but what stands right before it.
    reach = REACH if nominative < 0.8 or not ground.cases else 3 if _undeclined(ground, mention) else 1
    return Party(mention, _governed_by(ground, mention.span.start, since, reach), owns, nominative)


def _possessive(ground: Ground, mention: Mention) -> bool:
    """True for "her" before a noun."""
    if mention.span.of(ground.text).lower() not in listed(ground.language, "own"):
        return False
    following = _NEXT_WORD.match(ground.text, mention.span.end)
    no_nouns = listed(ground.language, "preposition", "joining")
    return following is not None and following.group(1) not in no_nouns


def _set_beside(ground: Ground, offset: int, since: int) -> bool:
    """True for a name in quotation marks behind a noun: the noun is in the case, the name always as it is."""
    return bool(_NOUN_BEFORE.search(ground.text[max(since, offset - 40) : offset]))


def _undeclined(ground: Ground, mention: Mention) -> bool:
    """True for a woman's name that ends as no name of a woman declines: the same in every case."""
    endings = listed(ground.language, "declined_women")
    return mention.entity.gender == "f" and ground.text[mention.span.end - 1] not in endings


def _governed_by(ground: Ground, offset: int, since: int, reach: int) -> str:
    """The preposition before a name, its titles and names inside them passed over; "" where there is none."""
    prepositions = listed(ground.language, "preposition")
    for _ in range(reach):
        last = _last_word(ground.text, since, offset)
        if not last or STOP.search(last.group(2)):
            return ""
        word = last.group(1).lower()
        if word in prepositions:
            return word
        if _blocks(ground, Span(last.start(1), last.end(1)), word):
            return ""
        inside = next(
            (m for m in ground.named_between(max(since, last.start(1) - 60), offset) if m.span.end >= last.end(1)), None
        )
        offset = last.start(1)
        if inside and inside.span.end <= last.end(1):
            offset = max(since, inside.span.start)
            before = _last_word(ground.text, since, offset)
            if before and before.group(1).lower() in prepositions:
                # "the president of Qarabel Serik Abdullin": "of" leads the state, not the president.
                offset = before.start(1)
    return ""


def _last_word(text: str, since: int, offset: int) -> re.Match[str] | None:
    """The last word before a place, with what stands behind it.

    Looked for near by first: from `since` on, each word of the stretch would be tried in turn.
    """
    near = max(since, offset - NEAR)
    found = _LAST_WORD.search(text, near, offset)
    whole = found is not None and found.start() > near and found.group(1)[-1:].isalnum()
    return found if whole or near == since else _LAST_WORD.search(text, since, offset)


def _blocks(ground: Ground, span: Span, word: str) -> bool:
    """A date, a cue or a conjunction ends what a preposition can govern."""
    if ground.dated.touch(span):
        return True
    return word in listed(ground.language, "joining") or ground.says(span) is not None
