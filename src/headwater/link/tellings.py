"""Tellings: the statements of a reading, and what its outlet tells by itself, as claims are compared and weighed.

    Reading -> Telling, ...

Statements that carry no content of their own ("denied this", "did not respond to a request") are tellings too: what
they answer is what they are about, and its names, numbers, dates and words stand in for theirs.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from headwater import lexicon
from headwater.link import words
from headwater.link.contents import Content, contents, countries, name
from headwater.link.hands import HouseOf, hands
from headwater.linked import Named, Telling
from headwater.records import DateMention, Event, Reading, Source, Span, Stance, Statement

ANSWERING: frozenset[Stance] = frozenset(("confirms", "denies", "declines", "silent"))
"""Stances that are about what somebody else said. Whoever says "I am going nowhere" asserts what he says."""
LONG, USUAL, USUALLY = 6, 3, 0.25
"""Statements from which an article is long; how many of them must have a word or name, and their share, for it to be
the topic."""
OPENING, SET = 3, 8
"""Sentences that open an article, the dateline among them, and names of them that are kept."""
QUIET: frozenset[Stance] = frozenset(("declines", "silent"))


@dataclass(frozen=True, slots=True)
class _Told:
    """A statement with what its content says; `put` is the statement in which that stands, another where borrowed."""

    statement: Statement
    content: Content
    put: Statement

    @property
    def borrowed(self) -> bool:
        return self.put is not self.statement


def tellings(
    reading: Reading,
    house_of: HouseOf,
    vectors: Mapping[str, bytes] | None = None,
    *,
    topics: Collection[str] = (),
    left_out: Collection[str] = (),
    fragments: Mapping[str, int | None] | None = None,
    denials: Collection[str] = (),
) -> tuple[Telling, ...]:
    """The tellings of a reading: its statements in order, then what nobody is named for. `vectors` are sentence vectors
    by statement id.

    `topics` are the statements that say of nothing that it is so: what they name is compared with nothing. `left_out`
    are those that are no tellings. `fragments` are no sentence by themselves: by id where the words begin that lead
    them in, or None. `denials` are denials whose own words say no.
    """
    told_of = [s for s in reading.told if s.id not in left_out]
    own = {s.id: _Told(s, Content() if s.id in topics else contents(reading, s.content), s) for s in told_of}
    plain = [own[s.id] for s in reading.unattributed if s.id in own]
    own = {id: _asked_about(each, plain) for id, each in own.items()} if plain else own
    sources = [(span, s.source) for s in reading.statements for span in s.source.spans]
    told = (_borrowed(each, own) for each in own.values())
    attributed = [own[s.id].content for s in reading.statements if s.id in own and s.within is None]
    about, usual = _setting(reading), _usual(attributed)
    told = (each for each in told if not _says_nothing(each, topics, denials))
    found = (_telling(reading, each, sources, house_of) for each in told)
    found = (_said_so(t) if t.statement in denials else t for t in found)
    told_alike = (replace(t, setting=about, usual=usual, vector=(vectors or {}).get(t.statement, b"")) for t in found)
    return tuple(_shown(t, fragments or {}, reading.article.text) for t in told_alike)


def _says_nothing(told: _Told, topics: Collection[str], denials: Collection[str]) -> bool:
    """True for an answer that neither says what it denies or confirms nor answers anything: "denied a report"."""
    if told.borrowed or not told.content.hollow or told.statement.stance not in ("denies", "confirms"):
        return False
    return told.statement.id in topics or told.statement.id in denials


def _said_so(telling: Telling) -> Telling:
    """A denial whose own words say no ("There was no fire"), as what it says: else its claim would be denied by it."""
    if telling.borrowed:
        return telling
    put = replace(telling.presentation, polarity="negative")
    return replace(telling, stance="asserts", polarity="negative", presentation=put)


def _shown(telling: Telling, fragments: Mapping[str, int | None], text: str) -> Telling:
    """With the passage under which a fragment is shown: from the words on that lead it in."""
    if telling.statement not in fragments:
        return telling
    start = fragments[telling.statement]
    first = telling.spans[0]
    shown = "" if start is None else text[start : first.start] + telling.wording
    return replace(telling, fragment=True, led=shown)


def _usual(told: Sequence[Content]) -> frozenset[str]:
    """The concepts, stems and names that many of an article's statements have: they are its topic.

    A short report says one thing several times: what it repeats is its claim.
    """
    if len(told) < LONG:
        return frozenset()
    had = Counter(key for c in told for key in {*c.concepts, *(f"~{s}" for s in c.stems), *(n.text for n in c.names)})
    return frozenset(key for key, times in had.items() if times >= USUAL and times >= USUALLY * len(told))


def _setting(reading: Reading) -> tuple[Named, ...]:
    """Whom and what the opening of an article names: contents leave out what their readers know from there."""
    opening = reading.article.sentences[:OPENING]
    if not opening:
        return ()
    end, outlet = opening[-1].end, reading.article.outlet
    found = [
        e
        for e in reading.entities
        if e.mentions and e.mentions[0].start < end and not (outlet and e.id == outlet.entity)
    ]
    return tuple(name(e, reading.article.read_in) for e in found[:SET])


def _asked_about(told: _Told, plain: Sequence[_Told]) -> _Told:
    """With what the outlet tells by itself as what is answered, where somebody has nothing to say about that.

    Answers are read before it is known what nobody is named for: "A court sentenced X. The ministry did not comment on
    the sentence of X".
    """
    statement = told.statement
    if statement.stance not in QUIET or statement.answers is not None:
        return told
    about = next((each for each in plain if _speaks_of(told.content, each.content)), None)
    if about is None:
        return told
    answering = replace(statement, answers=about.statement.id)
    return _Told(answering, told.content, answering)


def _speaks_of(one: Content, other: Content) -> bool:
    """True where two contents have in common what happens or what it is about, or somebody's name and no country's."""
    kinds = words.kinds()
    things = any(kinds.get(c) in ("act", "thing") for c in one.concepts & other.concepts)
    return things or any(not countries(n) for n in {*one.names} & {*other.names})


def _borrowed(told: _Told, own: Mapping[str, _Told]) -> _Told:
    """With the content that is answered, where a statement answers one and says too little by itself.

    So it is with a scrap inside the content of another ("the verdict" | in "X will appeal the verdict").
    """
    statement = told.statement
    if not (told.content.hollow or statement.stance in QUIET):
        return told
    seen = {statement.id}
    answers = statement.answers if statement.stance in ANSWERING else None
    answered = own.get(answers or (statement.within if told.content.hollow and statement.content else None) or "")
    while answered and answered.statement.id not in seen:
        if not answered.content.hollow and answered.statement.stance not in QUIET:
            return _Told(statement, answered.content, answered.statement)
        seen.add(answered.statement.id)
        answered = own.get(answered.statement.answers or "")
    return told


def _telling(reading: Reading, told: _Told, sources: list[tuple[Span, Source]], house_of: HouseOf) -> Telling:
    statement, content, article = told.statement, told.content, reading.article
    events = [e for e in reading.events if any(span.covers(e.trigger) for span in told.put.content)]
    dates = content.dates or _dates_of(reading, told.put, events)
    spans = _without_opening(statement.content, article.text, article.read_in)
    return Telling(
        article=article.id,
        statement=statement.id,
        wording=" … ".join(span.of(article.text) for span in spans),
        spans=spans,
        stance=statement.stance,
        quoted=statement.quoted,
        presentation=statement.presentation,
        chain=hands(reading, statement.chain, sources, house_of),
        language=article.read_in,
        names=_names(reading, statement, content),
        numbers=content.numbers,
        dates=tuple(d.value for d in dates),
        stems=content.stems,
        acts=frozenset(f"{e.type}/{e.mode}" if e.mode else e.type for e in events),
        answers=statement.answers,
        within=statement.within,
        confidence=statement.confidence,
        concepts=content.concepts,
        polarity=told.put.presentation.polarity,
        tense=told.put.presentation.tense,
        printed_dates=tuple(d.text for d in dates),
        published=article.published.value if article.published else "",
        borrowed=told.borrowed,
        partly=statement.partly,
        own=_by_itself(reading, statement),
        missing=statement.gap.why if statement.gap else "",
        plain=any(statement.id == u.id for u in reading.unattributed),
        heard=_heard(reading, statement),
    )


def _without_opening(content: tuple[Span, ...], text: str, language: str | None) -> tuple[Span, ...]:
    """A content without what joins it to its verb: "that the port will open"."""
    found = _opening(language)
    match = found.match(text, content[0].start, content[0].end) if content and found else None
    if match is None or match.end() >= content[0].end:
        return content
    return (Span(match.end(), content[0].end), *content[1:])


@cache
def _opening(language: str | None) -> re.Pattern[str] | None:
    words = lexicon.load(language, "contents").get("opening", "").split() if language in lexicon.LANGUAGES else []
    return re.compile(rf"(?:{'|'.join(map(re.escape, words))})\b[,:]?\s+", re.IGNORECASE) if words else None


def _names(reading: Reading, statement: Statement, content: Content) -> tuple[Named, ...]:
    """Who is named in a content; the source too where it speaks of itself ("I will resign") or plans it.

    "We" names nobody: it is of those for whom somebody speaks, and of how many else no text says.
    """
    source = reading.entity(statement.source.entity)
    if source is None:
        return content.names
    if not (content.own and statement.quoted != "indirect") and not _intends(reading, statement):
        return content.names
    return tuple(dict.fromkeys((*content.names, name(source, reading.article.read_in))))


def _intends(reading: Reading, statement: Statement) -> bool:
    """True where the source is the subject of what is said: "the envoy plans | to visit Orsk"."""
    cue = " ".join(span.of(reading.article.text) for span in statement.cue)
    if _without_opening(statement.content, reading.article.text, reading.article.read_in) != statement.content:
        return False  # "agrees | that ..." plans nothing
    return statement.quoted == "indirect" and bool(_plans(reading.article.read_in).search(cue))


@cache
def _plans(language: str | None) -> re.Pattern[str]:
    words = lexicon.load(language, "presentation").get("intends", ()) if language in lexicon.LANGUAGES else ()
    return re.compile(rf"\b(?:{'|'.join(words)})\b" if words else "(?!)", re.IGNORECASE)


def _dates_of(reading: Reading, statement: Statement, events: list[Event]) -> tuple[DateMention, ...]:
    """When the events of a statement were, where its content names no date."""
    when = {e.when for e in (*events, *(e for e in reading.events if e.statement == statement.id)) if e.when}
    return tuple(d for d in reading.dates if d.id in when and d.value and d.type in ("DATE", "TIME"))


def _heard(reading: Reading, statement: Statement) -> bool:
    """True where the text says that the source told the outlet that prints it: whoever copies it leaves that out."""
    outlet = reading.article.outlet
    return bool(statement.told_to and outlet and statement.told_to == outlet.entity)


def _by_itself(reading: Reading, statement: Statement) -> bool:
    """True where the outlet that prints it is the source: nobody else is named behind it, nor hidden."""
    if statement.source.naming == "implicit":
        return False  # "reportedly" is somebody's word, and not the outlet's
    end, outlet = statement.origin, reading.article.outlet
    return bool(end and outlet and (end.span is None or (end.entity is not None and end.entity == outlet.entity)))
