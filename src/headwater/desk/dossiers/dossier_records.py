"""What the desk gives out about dossiers: plain records, frozen as they were when a text was written.

A dossier is one plain text with keys in it (newsroom/dossiers/notation.py says how they are written): `[c-000012]` is a
claim as a whole, `[c-000012:118-203@4e542d2063]` one statement of it. For each claim the desk keeps how it stood
(`State`), for each key of a statement what it points at (`Evidence`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from headwater.linked import StandingName
from headwater.records import Access, Naming, Quoted, SourceKind, Span, Stance

What = Literal["begun", "written", "acknowledged", "restored"]
"""Why there is a revision: begun, its text was written, changes of a claim were seen, an earlier text was put back."""
Side = Literal["for", "against", "unanswered"]


@dataclass(frozen=True, slots=True)
class Taken:
    """A capture of a version of an article: `source` is where it came from, `container` the archive it was taken from
    (SHA-256), None where it was fetched by itself."""

    sha256: str
    fetched: str
    source: str
    url: str | None
    container: str | None


@dataclass(frozen=True, slots=True)
class Warned:
    """A warning of the trade about an article: `code` as in attribute/cautions.py, `text` a kept sentence of ours."""

    code: str
    text: str
    statement: str | None


@dataclass(frozen=True, slots=True)
class Evidence:
    """One statement as it was read when a text was keyed to it; everything of it comes from the frozen article.

    `key` is how a text names it, `claim` the claim then. `words` are cut out of version `version` of `article` by
    `spans` (fragments joined by " ... "), `before` and `after` are what stands around them. `sha256` is that of the
    capture from which the version was read, "" for what a person entered (`own`). `published` is as the page gives
    it, with its zone if it does. `marks` are the names of each outlet that the article names, those of the one that
    printed it first: what a safe copy must not show.
    """

    key: str
    claim: str
    article: str
    version: int
    statement: str
    spans: tuple[Span, ...]
    words: str
    before: str
    after: str
    quoted: Quoted
    stance: Stance
    source: str
    naming: Naming
    kind: SourceKind
    official: bool
    chain: tuple[str, ...]
    outlet: str
    title: str
    language: str | None
    access: Access
    published: str
    authors: tuple[str, ...] = ()
    url: str | None = None
    sha256: str = ""
    fetched: str = ""
    captures: tuple[Taken, ...] = ()
    warnings: tuple[Warned, ...] = ()
    marks: tuple[tuple[str, ...], ...] = ()
    own: bool = False

    @property
    def span(self) -> Span:
        """From its first character to its last."""
        return Span(self.spans[0].start, self.spans[-1].end)


@dataclass(frozen=True, slots=True)
class StateOrigin:
    """An origin of a claim as it was counted: `outlets` are those who print it on that word."""

    name: str
    kind: SourceKind
    naming: Naming
    official: bool
    side: Side
    proven: bool
    most: int
    outlets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class State:
    """How a claim stood when it was written about. `evidence` are its tellings then, in the order of time.

    `differing` says in what they contradict each other, each value as printed. `since` and `until` are numbers of
    revisions, `until` None while it is the state that the text rests on.
    """

    claim: str
    taken: str
    who: str
    wording: str
    language: str | None
    standing: StandingName
    at_least: int
    at_most: int
    least_against: int
    most_against: int
    origins: tuple[StateOrigin, ...]
    evidence: tuple[Evidence, ...]
    more: int = 0
    """Tellings beyond those that are kept one by one."""
    differing: tuple[tuple[str, tuple[str, ...]], ...] = ()
    credibility: str | None = None
    since: int = 0
    until: int | None = None


@dataclass(frozen=True, slots=True)
class Translation:
    """A quotation in another language, as somebody translated it."""

    article: str
    version: int
    span: Span
    language: str
    text: str
    who: str
    made: str


@dataclass(frozen=True, slots=True)
class Revision:
    """A text that a dossier had; `made` is when, `who` wrote it."""

    dossier: str
    n: int
    what: What
    who: str
    made: str
    title: str
    language: str
    sections: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Pointed:
    """A key of a statement, taken apart: a stretch of the text read from a capture whose SHA-256 begins so (`j-12`: of
    what a person entered)."""

    key: str
    claim: str
    span: Span
    capture: str


@dataclass(frozen=True, slots=True)
class Draft:
    """What somebody wants a dossier to say, taken apart already: the claims it names, its keys of statements, and how
    many of its sentences have no key."""

    title: str
    language: str
    sections: tuple[str, ...]
    text: str
    claims: tuple[str, ...] = ()
    keys: tuple[Pointed, ...] = ()
    unsupported: int = 0


@dataclass(frozen=True, slots=True)
class DossierRow:
    """A dossier as lists show it. `claims` are cited in it, `unsupported` of its sentences have no key, `moved` of its
    claims stand otherwise now, `edited` of the articles it cites have a newer version."""

    dossier: str
    title: str
    language: str
    sections: tuple[str, ...]
    made: str
    who: str
    n: int
    changed: str
    changed_by: str
    claims: int
    unsupported: int
    moved: int = 0
    edited: int = 0


@dataclass(frozen=True, slots=True)
class Dossier:
    """A dossier whole, at one of its revisions: `states` by claim, `evidence` by key, as they were for it."""

    row: DossierRow
    revision: Revision
    states: Mapping[str, State] = field(default_factory=dict)
    evidence: Mapping[str, Evidence] = field(default_factory=dict)
    translations: tuple[Translation, ...] = ()


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of a piece of evidence: `stands`; `edited`: the article has a newer version that still says it;
    `orphaned`: it is no longer read there; `gone`: the article is no longer on the desk. `claim` is whose it is now."""

    key: str
    what: Literal["stands", "edited", "orphaned", "gone"]
    claim: str | None = None
    version: int | None = None
