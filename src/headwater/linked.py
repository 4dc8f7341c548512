"""What stands between articles: the nouns with which `link`, `weigh` and the desk count the origins of a claim.

    Reading -> Sheet                 what of one article is compared: its text, its credits, its tellings
    Sheets -> Copy                   which article repeats which text, passage by passage
    Sheets -> Story                  the articles about one developing matter
    Tellings -> Tie -> Claim         which statements have the same content, or contradict each other in a detail
    Claim, Copies, Credits -> Weighed    whose word each telling rests on, how many origins, since when what standing

All are frozen; spans are [start, end) in code points of the article's text. `sheets.py` in `link` makes a sheet from a
reading; nothing here knows a database or a rule. A person's judgement comes in as a record of its own (`Ruling`) and
is never mixed with what the machine read.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from headwater.records import (
    Access,
    EntityKind,
    Naming,
    Polarity,
    Presentation,
    Quoted,
    SourceKind,
    Span,
    Stance,
    Tense,
)

# Who publishes


@dataclass(frozen=True, slots=True)
class House:
    """Who stands behind an outlet: `key` is one for all names, mirrors and outlets of one owner; `name` is shown.

    `outlet` is one for all names and mirrors of this outlet. Both are "" where nothing is known of who publishes.
    """

    key: str
    outlet: str
    name: str


@dataclass(frozen=True, slots=True)
class Publisher:
    """What our lists know of an outlet. `country` is ISO 3166, that of its home, for an outlet in exile the one it is
    about; `owner` "" where it is not well known; `hosts` are its sites, mirrors and channels."""

    name: str
    kind: str
    country: str
    owner: str
    names: tuple[str, ...]
    hosts: tuple[str, ...]


# What of one article is compared


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody or something that a content names, under the fullest name that the article gives."""

    text: str
    kind: EntityKind
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Number:
    """A number that a content gives; `of` is what is counted (a concept, else a stem), "" where it stands alone.

    `least` and `most` are what it may mean ("about 200", "dozens"), `text` the number as printed.
    """

    value: float
    of: str = ""
    least: float | None = None
    most: float | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Hand:
    """One link of a telling's chain, from the printing outlet to the origin, as origins are compared.

    `name` is the fullest name that the article gives, or the words that describe an unnamed one. `house` is who stands
    behind an outlet. `body` is for whom an unnamed or a described one speaks, where the article says so. `count` is how
    many they are, where the text counts unnamed ones. `span` is where the text names it. `holds` is the body in which a
    named one holds an office without being its spokesperson, or the country, `leads` the ministry or government at
    whose head they stand, `bearer` whom the desk has joined it to, `judged` where a person said something of that one,
    `entity` the id that it has in its article's reading. `traits` are the concepts of the words that describe an
    unnamed one ("senior", "ministry"), by which two are compared across languages. `paper`: it says so in a paper,
    which goes on to say it whatever its author says later. `sits`: a member of a parliament or council without another
    office, official but nobody's voice.
    """

    name: str
    kind: SourceKind
    naming: Naming
    official: bool = False
    language: str | None = None
    house: House | None = None
    body: str | None = None
    count: int | None = None
    span: Span | None = None
    holds: str | None = None
    bearer: str = ""
    entity: str = ""
    traits: frozenset[str] = frozenset()
    paper: bool = False
    sits: bool = False
    leads: str = ""
    judged: bool = False

    @property
    def unnamed(self) -> bool:
        """True for people whom the text does not name."""
        return self.kind in ("person", "group") and self.naming in ("described", "bare")


@dataclass(frozen=True, slots=True)
class Telling:
    """One statement of one article, as claims are compared and weighed.

    `wording` is the content as printed, `spans` where it stands. `stems` are the stems of its words that carry meaning,
    `dates` TIMEX3 values, `acts` the PLOVER types (with mode, "type/mode") of the events inside it. `chain` runs from
    the printing outlet to the origin. `answers` is the statement (of this article) that it confirms, denies or leaves
    without comment; `borrowed`: it says nothing by itself ("denied this"), and what stands here is what it answers.
    `concepts` are the words of the news that are known in every language (data/concepts.toml), `polarity` and `tense`
    how the content is put, `printed_dates` the dates as printed, beside `dates`, `published` when the article came
    out, `setting` whom and what the opening of its article names: what a content leaves unsaid, `usual` the concepts,
    stems and names that many statements of the article have: its topic, which tells one claim of it from no other.
    `withdrawn` is when a later version of the article no longer said it (ISO 8601), "" while it stands. `partly`: it
    confirms a part only; `own`: the outlet says that it knows by itself; `missing`: why the chain cannot be followed to
    its end, "" where it can; `plain`: the outlet tells it in its own voice and names nobody; `heard`: the text says
    that its source told the printing outlet; `fragment`: the wording is no sentence by itself, and `led` the passage
    with the words that lead it in ("demand | higher wages"), "" where none do. `vector` is the content's sentence
    vector in 8 bits, or empty.
    """

    article: str
    statement: str
    wording: str
    spans: tuple[Span, ...]
    stance: Stance
    quoted: Quoted
    presentation: Presentation
    chain: tuple[Hand, ...]
    language: str | None = None
    names: tuple[Named, ...] = ()
    numbers: tuple[Number, ...] = ()
    dates: tuple[str, ...] = ()
    stems: frozenset[str] = frozenset()
    acts: frozenset[str] = frozenset()
    answers: str | None = None
    within: str | None = None
    confidence: float = 1.0
    vector: bytes = b""
    concepts: frozenset[str] = frozenset()
    polarity: Polarity = "positive"
    tense: Tense = "present"
    printed_dates: tuple[str, ...] = ()
    published: str = ""
    borrowed: bool = False
    setting: tuple[Named, ...] = ()
    usual: frozenset[str] = frozenset()
    withdrawn: str = ""
    partly: bool = False
    own: bool = False
    missing: str = ""
    plain: bool = False
    heard: bool = False
    fragment: bool = False
    led: str = ""

    @property
    def ref(self) -> tuple[str, str]:
        """Article and statement: what names it across the desk."""
        return self.article, self.statement

    @property
    def shown(self) -> str:
        """The passage that is shown for it where it stands alone."""
        return self.led or self.wording


@dataclass(frozen=True, slots=True)
class Credit:
    """Whom an article names as where its text or its main news comes from.

    `how`: `byline`, `dateline`, `tag` (an agency's tag or credit line), `material` ("with material from"), `link`,
    `cited` ("X reports"). `whole` is true where it is for the text, false where for its news. No span: byline or page.
    """

    name: str
    house: House
    how: Literal["byline", "dateline", "tag", "material", "link", "cited"]
    whole: bool
    span: Span | None = None


Signs = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Matter:
    """What an article is about, as signs that mean the same in every language, each with its weight.

    `names` by their sound, `notions` of the news (data/matters.toml), `numbers`; `words` of the article's own language.
    `headline` are the sounds of the title's words, `headed` its notions. Weights are thousandths: the squares of one
    kind add up to a million. `printed` gives a name as the article prints it, for the reader. `titled` is the headline
    that it is of, where that is no longer the article's: one that was withdrawn stays on the matter that it was on.
    """

    names: Signs = ()
    notions: Signs = ()
    numbers: Signs = ()
    words: Signs = ()
    headline: Signs = ()
    headed: Signs = ()
    printed: tuple[tuple[str, str], ...] = ()
    titled: str = ""


@dataclass(frozen=True, slots=True)
class Fresh:
    """A sentence that came with a later version of an article: its text did not have it at `since` (ISO 8601)."""

    span: Span
    since: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """What of one article is compared with others: made once from its reading, and kept by the desk.

    `published` and `fetched` are ISO 8601, `published` "" where unknown. `quoted` are the stretches inside quotation
    marks, `sentences` those of the reading, `vectors` one for each of them in 8 bits, or none at all (the likeness of
    two is their dot product over 127 squared). A `text` that was not carried is "" and is no evidence. `matter` is made
    with the sheet, so that stories are found without the text; None: from the text, when it is asked for. `fresh` are
    its sentences that are younger than `published`.
    """

    article: str
    house: House
    title: str
    text: str
    access: Access
    language: str | None
    published: str
    fetched: str
    url: str | None = None
    sentences: tuple[Span, ...] = ()
    quoted: tuple[Span, ...] = ()
    vectors: tuple[bytes, ...] = ()
    credits: tuple[Credit, ...] = ()
    tellings: tuple[Telling, ...] = ()
    names: tuple[Named, ...] = ()
    matter: Matter | None = None
    fresh: tuple[Fresh, ...] = ()


# Copies


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of the earlier text and the stretch of the later one that repeats it."""

    earlier: Span
    later: Span
    how: Literal["verbatim", "reworded", "translated", "quotation"]
    alike: float


@dataclass(frozen=True, slots=True)
class Copy:
    """One article repeats text of another. `earlier` and `later` are article ids, by time, credit and version.

    `kind`: `identical`, `trimmed` (all of the later one stands in the earlier), `extended`, `rewritten`, `translated`,
    `part` (passages inside a text of another origin: it joins no cluster). `share` is how much of the later text comes
    from the earlier one, `kept` how much of the earlier text the later one has, `score` how sure that both carry one
    original text, `kin` how far the rest of either speaks of the same, all 0..1. `told`: something tells which
    was first. `one_outlet`: one outlet printed both. `retold`: found by what both tell, as they share hardly a phrase.
    `credited`: the later one names the house of the earlier one. `why` says in a sentence why that direction, and how
    sure it is.
    """

    earlier: str
    later: str
    kind: Literal["identical", "trimmed", "extended", "rewritten", "translated", "part"]
    passages: tuple[Passage, ...]
    share: float
    score: float
    credited: bool
    why: str
    kept: float = 0.0
    kin: float = 1.0
    told: bool = True
    one_outlet: bool = False
    retold: bool = False

    @property
    def joins(self) -> bool:
        """True where both carry one original text."""
        return self.kind != "part"


@dataclass(frozen=True, slots=True)
class Carried:
    """A document of a corpus: `cluster` is the name of the first of those that carry one original text with it, itself
    where none does, `credited` whom it names as where its text or its main news comes from."""

    id: str
    cluster: str
    credited: tuple[str, ...]


# Claims


Difference = Literal["number", "date", "name", "polarity"]


@dataclass(frozen=True, slots=True)
class Tie:
    """Two tellings that have to do with each other: the `same` content, a `variant` of it (they contradict in `what`),
    or `related` claims that are linked and not merged. `why` are the reasons, for the reader."""

    one: tuple[str, str]
    other: tuple[str, str]
    how: Literal["same", "variant", "related"]
    score: float
    what: tuple[Difference, ...] = ()
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Variant:
    """Where the tellings of a claim contradict each other: each value as printed, with the tellings that give it."""

    what: Difference
    values: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """The same content stated in one or more articles. `tellings` in the order of time, then of ids.

    `wording` is the telling whose words are shown: always a real passage. `related` are tellings of other claims.
    """

    tellings: tuple[tuple[str, str], ...]
    wording: tuple[str, str]
    variants: tuple[Variant, ...] = ()
    related: tuple[tuple[str, str], ...] = ()


# Weighing


StandingName = Literal[
    "officially confirmed",
    "denied",
    "disputed",
    "named source",
    "unnamed sources only",
    "single origin",
    "no answer",
]


@dataclass(frozen=True, slots=True)
class Edge:
    """One step of the source tree: this telling has it `from_` another telling, or from an origin.

    `how`: `copy`, `cites` (names the other's outlet for this claim), `credit`, `owner` (one owner), `origin` (its chain
    ends here), `judged` (a person said so). `why` is the evidence in a sentence, `span` where the article says so.
    """

    telling: tuple[str, str]
    from_: tuple[str, str] | str
    how: Literal["copy", "cites", "credit", "owner", "origin", "judged"]
    why: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """One origin of a claim, or what may be one. `key` names it within the claim.

    `proven` is true where it counts towards `at_least`; `may_be` are the keys of origins that it cannot be told apart
    from. `most` is how many it counts towards `at_most` (two sources counted by the text are two at most). `tellings`
    are those that rest on it; `why` says how it was counted.
    """

    key: str
    name: str
    kind: SourceKind
    naming: Naming
    official: bool
    tellings: tuple[tuple[str, str], ...]
    proven: bool
    most: int
    why: str
    may_be: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """A moment of a claim's history: from then on it had this standing; `by` is the telling that moved it."""

    when: str
    standing: StandingName
    by: tuple[str, str]
    at_least: int
    at_most: int
    why: str


@dataclass(frozen=True, slots=True)
class Weighed:
    """How many independent origins stand behind a claim: the interval `at_least` to `at_most`, and what it rests on.

    `would_change` are sentences that say what would change it. `history` is in the order of time; its last step is the
    present standing, `standing`. `against` are the origins that deny it, counted apart (`least_against` to
    `most_against`); `unanswered` are those who were asked and said nothing: they count nowhere. `withdrawn` is since
    when none of its articles says it any more (ISO 8601), "" while one does: no standing has a word for that.
    """

    at_least: int
    at_most: int
    origins: tuple[Origin, ...]
    edges: tuple[Edge, ...]
    standing: StandingName
    history: tuple[Step, ...]
    would_change: tuple[str, ...] = ()
    against: tuple[Origin, ...] = ()
    least_against: int = 0
    most_against: int = 0
    unanswered: tuple[Origin, ...] = ()
    withdrawn: str = ""


# Stories


@dataclass(frozen=True, slots=True)
class Near:
    """Two articles on one developing matter, and why; `score` 0..1."""

    one: str
    other: str
    score: float
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """The articles about one developing matter, in the order of time, and the title that is shown: a real headline."""

    articles: tuple[str, ...]
    title: str


@dataclass(frozen=True, slots=True)
class Taking:
    """A story that may take an article in; `takes`: it does by what is known already."""

    story: int
    takes: bool


# What persons say


RulingKind = Literal["together", "apart", "copy", "no copy", "one origin", "two origins"]


@dataclass(frozen=True, slots=True)
class Ruling:
    """A person's judgement as the stages take it: never mixed with what the machine read.

    `kind`: `together` / `apart` of two tellings (one claim or not), `copy` / `no copy` of two articles (`one` took it
    from `other`), `one origin` / `two origins` of two tellings' origins. `id` is the number of the judgement.
    """

    id: int
    kind: RulingKind
    one: tuple[str, str]
    other: tuple[str, str]
