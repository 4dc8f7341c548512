"""A statement as it is told to a reader: who, on whose word, in what words. Both report and pages draw these."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from headwater.records import Article, Entity, Link, Reading, Span, Statement
from headwater.show import sayings, tongue, words
from headwater.show.tongue import mark, say

NOBODY = mark("nobody named")
UNSURE = 0.5
"""Below this a statement is more likely misread than not, and is shown so (docs/calibration.md)."""
OFFICIALS = mark("officials")
"""Who is silent where "there have been no official reports"."""
_OPENING = "“„«‘‚‹\"'「『"


@dataclass(frozen=True, slots=True)
class Step:
    """One link of a chain as shown. `text` is the name, or the text's own words where it names nobody."""

    text: str
    named: bool
    entity: str | None
    quoted: bool
    """The words are the text's own, and are shown in quotation marks."""


@dataclass(frozen=True, slots=True)
class Aside:
    """Something said beside a statement: what it is, and the words; `quoted` where they are the text's own."""

    label: str
    words: str
    quoted: bool


@dataclass(frozen=True, slots=True)
class Note:
    """One statement. `number` is its place as it is told, from 1; `depth` how deep it stands in others' words."""

    number: int
    depth: int
    statement: Statement
    who: Step
    said_as: str | None
    """How the text calls the source here, where that is not the name shown ("he", "the daily")."""
    role: str | None
    verb: str
    unsure: bool
    """More likely misread than not."""
    unnamed: str
    """"" for a source that can be looked up, else the word that marks people without a name."""
    chain: tuple[Step, ...]
    content: str
    presentation: tuple[str, ...]
    told_to: str | None
    """To whom it is said; `verb` has what stands before it."""
    answers: int | None
    """The statement that is confirmed, denied or left without comment."""
    beside: tuple[Aside, ...]
    within: int | None


@dataclass(frozen=True, slots=True)
class _Known:
    """What the statements of a reading point at, by id: names, places in the order, dates as shown."""

    entities: Mapping[str, Entity]
    numbers: Mapping[str, int]
    when: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Index:
    """What the records of a reading point at, by id: names, numbers of statements, dates and events as shown."""

    names: Mapping[str, str]
    numbers: Mapping[str, int]
    when: Mapping[str, str]
    events: Mapping[str, str]

    @classmethod
    def of(cls, reading: Reading) -> Index:
        """The index of one reading."""
        text = reading.article.text
        told = {e.id: tongue.quoted(e.trigger.of(text)) for e in reading.events}
        return cls({e.id: e.name for e in reading.entities}, numbers(reading), _when(reading), told)


def notes(reading: Reading) -> list[Note]:
    """Every statement once, in the order of the text, those that stand in another's content right after it."""
    known = _Known(
        {e.id: e for e in reading.entities},
        numbers(reading),
        _when(reading),
    )
    return [_note(s, depth, content(reading.article, s), known) for s, depth in _nested(reading.statements)]


def numbers(reading: Reading) -> dict[str, int]:
    """The number of each statement by its id: in the order of the text, the nested counted after their frame."""
    return {s.id: n for n, (s, _) in enumerate(_nested(reading.statements), 1)}


def _when(reading: Reading) -> dict[str, str]:
    return {d.id: words.day(d.value) if d.value else tongue.quoted(d.text) for d in reading.dates}


def unnamed(statement: Statement) -> bool:
    """True where the source, or anybody on whose word it has it, is not named in the text."""
    return statement.source.unnamed or any(link.unnamed for link in statement.chain)


def unsure(statement: Statement) -> bool:
    """True where whoever read it had more doubts than not that it was read rightly."""
    return statement.confidence < UNSURE


def tally(reading: Reading) -> str:
    """How many statements there are, how many of them rest on somebody unnamed, how many were read unsurely."""
    hidden = sum(unnamed(s) for s in reading.statements)
    doubtful = sum(unsure(s) for s in reading.statements)
    parts = [f"{len(reading.statements):,}"]
    if hidden:
        parts.append(f"{hidden:,} resting on unnamed sources")
    if doubtful:
        parts.append(f"{doubtful:,} of unsure reading")
    return ", ".join(parts)


def extent(statement: Statement) -> Span | None:
    """From the first to the last character of the statement's source, cue and content; None where it has no span."""
    spans = (*statement.source.spans, *statement.cue, *statement.content)
    return Span(min(s.start for s in spans), max(s.end for s in spans)) if spans else None


def _nested(statements: tuple[Statement, ...]) -> Iterator[tuple[Statement, int]]:
    """Statement and depth. A ring of statements, each within the other, is broken at its first."""
    known = {s.id for s in statements}
    inside: dict[str | None, list[Statement]] = {}
    for s in statements:
        inside.setdefault(s.within if s.within in known and s.within != s.id else None, []).append(s)
    done: set[str] = set()
    for root in (*inside.get(None, ()), *statements):
        open_ = [(root, 0)]
        while open_:
            s, depth = open_.pop()
            if s.id in done:
                continue
            done.add(s.id)
            yield s, depth
            open_.extend((child, depth + 1) for child in reversed(inside.get(s.id, ())))


def _note(s: Statement, depth: int, said: str, known: _Known) -> Note:
    source = s.source
    who = _step(Link(source.text, source.entity, source.kind, source.naming), known.entities)
    if not who.named and not who.quoted and source.official:
        who = replace(who, text=say(OFFICIALS))
    if who.quoted and (origin := s.origin) and origin.unnamed and source.text not in {x.text for x in s.chain}:
        # "she": the chain says whom the pronoun stands for.
        who = replace(who, text=origin.text)
    entity = known.entities.get(source.entity or "")
    return Note(
        number=known.numbers[s.id],
        depth=depth,
        statement=s,
        who=who,
        said_as=source.text if source.text and source.text != who.text else None,
        role=next((r.title for r in entity.roles), None) if entity and who.named else None,
        verb=words.verb(s.stance, s.told_to, partly=s.partly),
        unsure=unsure(s),
        unnamed=words.NAMING[source.naming] if source.unnamed else "",
        chain=tuple(_step(link, known.entities) for link in s.chain),
        content=said,
        presentation=words.presentation(s.presentation),
        told_to=known.entities[s.told_to].name if s.told_to else None,
        answers=known.numbers[s.answers] if s.answers else None,
        beside=tuple(_asides(s, known)),
        within=known.numbers[s.within] if s.within else None,
    )


def _asides(s: Statement, known: _Known) -> Iterator[Aside]:
    """Who it is about the source, how and where it spoke, when, and where the chain breaks."""
    source = s.source
    if source.count:
        yield Aside(say("how many"), str(source.count), False)
    if source.speaks_for:
        yield Aside(say("speaks for"), known.entities[source.speaks_for].name, False)
    phrases = (
        (say("how it knows"), source.knows),
        (say("motive"), source.motive),
        (say("terms"), s.terms),
        (say("why unnamed"), s.reason),
        (say("through"), s.medium),
        (say("at"), s.occasion),
    )
    yield from (Aside(label, phrase.text, True) for label, phrase in phrases if phrase)
    if s.when:
        yield Aside(say("when"), known.when[s.when], False)
    if s.gap:
        yield Aside(say("the chain breaks"), sayings.said(s.gap.why), False)


def _step(link: Link, known: Mapping[str, Entity]) -> Step:
    if link.entity and link.naming == "named":
        return Step(known[link.entity].name, True, link.entity, False)
    if not link.text or link.naming == "implicit":
        return Step(say(NOBODY), False, None, False)
    return Step(link.text, not link.unnamed, link.entity, link.unnamed)


def content(article: Article, s: Statement) -> str:
    """What is said, in the text's own words: fragments joined by an ellipsis, a direct quotation in its marks."""
    parts = [" ".join(span.of(article.text).split()) for span in s.content]
    joined = " … ".join(part for part in parts if part)
    if s.quoted != "direct" or not joined or joined[0] in _OPENING:
        return joined
    return tongue.quoted(joined)
