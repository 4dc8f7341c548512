"""Every noun that flows through Headwater: frozen, typed, and checked when made.

A `Reading` is what one article became; its spans are checked against the text of the article and its
references against the records they name, so that nothing downstream has to doubt them. Spans are
[start, end) in Unicode code points of `Article.text`. The JSON form is in `contract.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from headwater import checks
from headwater.errors import SpanError

Access = Literal["open", "subscribers", "headline"]
Stance = Literal[
    "asserts",
    "confirms",
    "denies",
    "declines",
    "silent",
    "proposes",
    "promises",
    "demands",
    "believes",
    "asks",
    "thanks",
]
Naming = Literal["named", "described", "bare", "implicit"]
SourceKind = Literal["person", "body", "outlet", "document", "group", "author"]
EntityKind = Literal["person", "organization", "place"]
NameKind = Literal["person", "organization", "place", "outlet"]
Quoted = Literal["direct", "mixed", "indirect"]
Certainty = Literal["certain", "probable", "possible"]
Polarity = Literal["positive", "negative"]
Tense = Literal["past", "present", "future"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a text, [start, end) in code points. Empty or reversed spans are refused: `SpanError`."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise SpanError(f"no such span: [{self.start}, {self.end})")

    def of(self, text: str) -> str:
        """The characters of `text` that this span covers."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """True where `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """True where the two spans share at least one character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Issue:
    """Something that went wrong with one input, told to the user and kept. `code` is that of errors.py."""

    code: str
    message: str
    input: str


@dataclass(frozen=True, slots=True)
class Capture:
    """The raw bytes as they came, never changed.

    `source` is what the user or a feed named (a path, a URL, `-`); a part of a container (a WARC record, a line
    of a .jsonl, an item of a feed) has `#part` at its end. `media_type` is lower case without parameters;
    `encoding` is what the transport declared, if anything. `fetched` is ISO 8601 in UTC, seconds.
    `container` is the SHA-256 of the file it was taken out of. `hints` is what its container says about it
    (title, published, outlet, author, ...): weaker than the page's own metadata.
    """

    sha256: str
    fetched: str
    source: str
    media_type: str
    body: bytes
    url: str | None = None
    encoding: str | None = None
    container: str | None = None
    hints: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CaptureRef:
    """Which capture an article was read from."""

    sha256: str
    fetched: str


@dataclass(frozen=True, slots=True)
class Dated:
    """A date (ISO 8601: day, or with time and zone where known) and, in a sentence, why we think so."""

    value: str
    basis: str


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who publishes. `entity` is the id in the reading's `entities`, set by the pipeline."""

    name: str
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class Related:
    """A headline in a list beside or under the article. Never evidence: its text was not read."""

    title: str
    sections: tuple[str, ...] = ()
    access: Access = "headline"
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """What was read out of a capture. `text` is the body; `sentences` are spans of it, in order.

    `dateline` is the dateline as printed ("MINSK, Feb 15 (Agency) -"), `body_start` the offset of the first
    character of `text` after it. `read_in` is the language whose data reads the statements, None where we do not
    read the language: the text is kept and searchable, and `issues` says that its statements were not read.
    """

    id: str
    title: str | None
    text: str
    language: str | None
    access: Access
    capture: CaptureRef
    outlet: Outlet | None = None
    url: str | None = None
    given_id: str | None = None
    published: Dated | None = None
    modified: str | None = None
    dateline: str | None = None
    body_start: int = 0
    authors: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    sentences: tuple[Span, ...] = ()
    related: tuple[Related, ...] = ()
    read_in: str | None = None
    issues: tuple[Issue, ...] = ()

    def __post_init__(self) -> None:
        for span in self.sentences:
            checks.within(span, self.text, "sentence")


@dataclass(frozen=True, slots=True)
class Name:
    """A name found in the text, before anybody knows whose it is."""

    span: Span
    kind: NameKind


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution relation as marked by an encoder: spans only (PARC3, PolNeAR).

    Empty `source`: the text names none. Fragments stay apart, in the order of the text. `confidence` is 0..1.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Marks:
    """What an encoder saw in one article: attributions and names, each in the order of the text."""

    attributions: tuple[Attribution, ...] = ()
    names: tuple[Name, ...] = ()


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way a name was written: the original, never a cleaned form."""

    text: str
    language: str | None
    script: str


@dataclass(frozen=True, slots=True)
class Role:
    """What somebody was said to be, and where the text says it."""

    title: str
    organization: str | None = None
    span: Span | None = None
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Entity:
    """A named person, organization or place. `mentions` holds every mention: full name, short form, pronoun, nominal.

    `outlet` is true where it is one that publishes; `official` where it is a state body or holds an office of state.
    """

    id: str
    kind: EntityKind
    name: str
    spellings: tuple[Spelling, ...] = ()
    mentions: tuple[Span, ...] = ()
    roles: tuple[Role, ...] = ()
    outlet: bool = False
    official: bool = False
    gender: Literal["f", "m"] | None = None


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words of the text that say something about a statement, and where they stand."""

    span: Span
    text: str


Terms = Phrase
"""The condition under which a source spoke ("on condition of anonymity")."""


@dataclass(frozen=True, slots=True)
class Source:
    """Whoever the cue belongs to. Where the text names none: no spans, naming `implicit`.

    `count` is how many there are, where the text counts unnamed ones. `speaks_for` is the entity for whom a
    spokesperson or press office speaks. `knows` is the position to know ("briefed on the talks"), `motive` why an
    unnamed one speaks.
    """

    spans: tuple[Span, ...]
    text: str
    entity: str | None
    kind: SourceKind
    naming: Naming
    official: bool = False
    count: int | None = None
    speaks_for: str | None = None
    knows: Phrase | None = None
    motive: Phrase | None = None

    @property
    def unnamed(self) -> bool:
        """True for people whom the text does not name; a body or a document that it describes can be looked up."""
        return _unnamed(self.kind, self.naming)


@dataclass(frozen=True, slots=True)
class Presentation:
    """How a content or event is put: the scales of FactBank and MEANTIME."""

    certainty: Certainty = "certain"
    polarity: Polarity = "positive"
    tense: Tense = "present"
    conditional: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """One link of a chain. `span` is where the text names it; None for the printing outlet itself."""

    text: str
    entity: str | None
    kind: SourceKind
    naming: Naming
    span: Span | None = None

    @property
    def unnamed(self) -> bool:
        """True for people whom the text does not name."""
        return _unnamed(self.kind, self.naming)


@dataclass(frozen=True, slots=True)
class Gap:
    """Where a chain cannot be followed: the words that show it, if any, and in a sentence what is missing."""

    span: Span | None
    why: str


@dataclass(frozen=True, slots=True)
class Statement:
    """One attribution relation, read. `chain` runs from the printing outlet to the origin.

    `answers` is the statement whose content is confirmed, denied or left without comment; `partly` is true where it is
    confirmed in part only. `medium` is through what it was said ("in a letter"), `occasion` where ("at a briefing"),
    `reason` why the source stays unnamed. `gap` says where the chain breaks.
    """

    id: str
    source: Source
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    quoted: Quoted
    stance: Stance
    presentation: Presentation
    chain: tuple[Link, ...] = ()
    within: str | None = None
    told_to: str | None = None
    terms: Terms | None = None
    when: str | None = None
    confidence: float = 1.0
    answers: str | None = None
    partly: bool = False
    medium: Phrase | None = None
    occasion: Phrase | None = None
    reason: Phrase | None = None
    gap: Gap | None = None

    @property
    def origin(self) -> Link | None:
        """The last link that can be seen."""
        return self.chain[-1] if self.chain else None


@dataclass(frozen=True, slots=True)
class DateMention:
    """A temporal expression as TIMEX3. `value` is "" where nothing fixes it, and `basis` says so."""

    id: str
    span: Span
    text: str
    value: str
    type: TimexType
    basis: str


@dataclass(frozen=True, slots=True)
class Event:
    """What happened, to whom, when, where. `type` is PLOVER's, in lower case, `mode` what of that type it was.

    `conflicts` are the events that tell of the same with another time; `described` is who does it where the text has
    no name for them but says what they are: "the police", "a court".
    """

    id: str
    type: str
    trigger: Span
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    place: str | None = None
    when: str | None = None
    presentation: Presentation = Presentation()
    statement: str | None = None
    mode: str = ""
    conflicts: tuple[str, ...] = ()
    described: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class DealSide:
    """What one party would give: `party` is the giver's entity id."""

    party: str | None
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Deal:
    """What one side would give and get, both seen from that side, and on what conditions."""

    id: str
    gives: tuple[DealSide, ...]
    gets: tuple[DealSide, ...]
    presentation: Presentation = Presentation()
    statement: str | None = None
    conditions: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Caution:
    """What a careful editor would warn of: a code of `attribute/cautions.py`, where, and a sentence for the reader.

    No spans: it is about the headline.
    """

    id: str
    code: str
    spans: tuple[Span, ...]
    text: str
    statement: str | None = None


@dataclass(frozen=True, slots=True)
class Producer:
    """What made a reading: the program's version, and the encoder's name."""

    version: str
    model: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What one article became. Spans and references are checked when it is made: `SpanError`.

    `statements` are attributions; `unattributed` is what the outlet tells in its own voice and names nobody for, as
    statements without source and cue (ids u1, u2, ...). Both are tellings of claims.
    """

    article: Article
    producer: Producer
    entities: tuple[Entity, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    deals: tuple[Deal, ...] = ()
    dates: tuple[DateMention, ...] = ()
    cautions: tuple[Caution, ...] = ()
    unattributed: tuple[Statement, ...] = ()

    def __post_init__(self) -> None:
        checks.spans(self)
        checks.references(self)

    def entity(self, id: str | None) -> Entity | None:
        """The entity with that id, or None."""
        return next((e for e in self.entities if e.id == id), None)

    @property
    def told(self) -> tuple[Statement, ...]:
        """All that it tells: its statements, then what nobody is named for."""
        return (*self.statements, *self.unattributed)


def _unnamed(kind: SourceKind, naming: Naming) -> bool:
    return kind in ("person", "group") and naming in ("described", "bare")
