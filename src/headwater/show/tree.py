"""Who has a claim from whom: under each origin who rests on it, under these who has it from them.

Every row has its place (the passage of its article) and its evidence (why it hangs where it hangs, and the words that
say so). A telling that rests on two origins hangs under the first and names the other; outlets that cite each other in
a ring are cut once. Pages show it as nested lists, `pictures` draws it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

from headwater.linked import Edge, Hand, Origin, Sheet, Telling, Weighed
from headwater.records import Naming, SourceKind, Span
from headwater.show.notes import NOBODY
from headwater.show.places import Place, Ref, passage, place, places
from headwater.show.tongue import quoted, say

__all__ = ["DEEPEST", "Evidence", "Place", "Ref", "Root", "Through", "Told", "Trees", "Twig"]
__all__ += ["called", "passage", "place", "places", "trees"]

DEEPEST: Final = 8
"""Steps that are set in: what hangs deeper stands beside them, or nothing is left of a narrow window."""
How = Literal["copy", "cites", "credit", "owner", "origin", "judged"]
COPIES: Final = ("copy", "owner", "credit")
"""Steps by which a text is another's."""
Quotes = Mapping[tuple[Ref, Span], str]
"""The words of a telling's article at a span."""


@dataclass(frozen=True, slots=True)
class Through:
    """Somebody or something between a telling and its origin that is not on the desk: a report, people unnamed."""

    name: str
    kind: SourceKind
    naming: Naming
    span: Span | None

    @property
    def hidden(self) -> bool:
        """True where its name is the text's own words for somebody unnamed."""
        return self.naming in ("described", "bare")


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a telling hangs where it hangs; `link` leads to the words that say so, "" where no words do.

    `words` are these words, in the original, `language` theirs. `onto` is what it has it from (another telling, or the
    key of an origin), `through` what stands between and was not seen, from the origin's side.
    """

    why: str
    link: str
    judged: bool
    how: How = "origin"
    words: str = ""
    language: str | None = None
    onto: Ref | str = ""
    through: tuple[Through, ...] = ()


@dataclass(frozen=True, slots=True)
class Twig:
    """A telling with those who have it from it. `size` counts it with all of them; `copied`: it is a copy, and all of
    them are."""

    place: Place
    evidence: tuple[Evidence, ...]
    below: tuple[Twig, ...]
    ref: Ref = ("", "")
    size: int = field(init=False, default=1, compare=False)
    copied: bool = field(init=False, default=False, compare=False)

    def __post_init__(self) -> None:
        first = self.evidence[0] if self.evidence else None
        plain = self.place.plain and not self.place.withdrawn
        copied = plain and first is not None and not first.judged and first.how in COPIES
        object.__setattr__(self, "size", 1 + sum(twig.size for twig in self.below))
        object.__setattr__(self, "copied", copied and all(twig.copied for twig in self.below))


@dataclass(frozen=True, slots=True)
class Root:
    """An origin with those that rest on it; `may_be` are the names of those that it may be one with."""

    origin: Origin
    may_be: tuple[str, ...]
    below: tuple[Twig, ...]

    @property
    def hidden(self) -> bool:
        """True where its name is the text's own words for somebody unnamed."""
        return self.origin.naming in ("described", "bare")

    @property
    def unseen(self) -> bool:
        """True where it is the report of an outlet that is not on the desk."""
        return self.origin.key.removeprefix("against:").removeprefix("quiet:").startswith("outlet:")


@dataclass(frozen=True, slots=True)
class Trees:
    """What stands behind a claim, what against it, and who was asked and said nothing."""

    behind: tuple[Root, ...]
    against: tuple[Root, ...]
    unanswered: tuple[Root, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """The tellings of a claim: where each stands, from whom each has it, and the words at its spans where known."""

    places: Mapping[Ref, Place]
    chains: Mapping[Ref, Sequence[Hand]] = field(default_factory=dict)
    quotes: Quotes = field(default_factory=dict)

    @classmethod
    def of(cls, tellings: Sequence[Telling], sheets: Mapping[str, Sheet], quotes: Quotes | None = None) -> Told:
        """Those of these tellings whose articles are here."""
        return cls(places(tellings, sheets), {telling.ref: telling.chain for telling in tellings}, quotes or {})


def trees(weighed: Weighed, found: Told | Mapping[Ref, Place]) -> Trees:
    """The source trees of a claim; `found` are its tellings."""
    told = found if isinstance(found, Told) else Told(found)
    listed = (*weighed.origins, *weighed.against, *weighed.unanswered)
    hanging = _Hanging.of(weighed.edges, told, {origin.key: called(origin) for origin in listed})
    behind, against, unanswered = (
        tuple(hanging.root(origin) for origin in side)
        for side in (weighed.origins, weighed.against, weighed.unanswered)
    )
    return Trees(behind, against, unanswered)


def called(origin: Origin) -> str:
    """An origin's name, or the text's own words in quotation marks; a phrase of ours where nobody is named."""
    if origin.name == NOBODY:
        return say(NOBODY)
    return quoted(origin.name) if origin.naming in ("described", "bare") else origin.name


@dataclass(frozen=True, slots=True)
class _Hanging:
    """What hangs under what: the steps of each telling, and the tellings below each telling and each origin."""

    told: Told
    edges: Mapping[Ref, Sequence[Edge]]
    below: Mapping[Ref | str, Sequence[Ref]]
    names: Mapping[str, str]

    @classmethod
    def of(cls, all_edges: Iterable[Edge], told: Told, names: Mapping[str, str]) -> _Hanging:
        edges: dict[Ref, list[Edge]] = defaultdict(list)
        below: dict[Ref | str, list[Ref]] = defaultdict(list)
        for edge in all_edges:
            if edge.telling not in told.places:
                continue
            if edge.telling not in edges:
                below[edge.from_].append(edge.telling)
            edges[edge.telling].append(edge)
        hanging = cls(told, edges, below, names)
        for refs in below.values():
            refs.sort(key=hanging.when)
        return hanging

    def when(self, ref: Ref) -> tuple[str, Ref]:
        """What puts tellings in the order in which they came out."""
        return self.told.places[ref].day or "~", ref

    def root(self, origin: Origin) -> Root:
        """An origin with all that rests on it; a ring has no top, so its first one is taken for it."""
        mine = {ref for ref in origin.tellings if ref in self.told.places}
        left = set(mine)
        twigs = self._twigs([ref for ref in self.below.get(origin.key, ()) if ref in mine], left, 0)
        for ref in sorted(mine, key=self.when):
            if ref in left and not self._elsewhere(ref, mine):
                twigs += self._twigs([ref], left, 0)
        names = tuple(self.names[key] for key in origin.may_be if key in self.names) if not origin.proven else ()
        return Root(origin, names, tuple(twigs))

    def _elsewhere(self, ref: Ref, mine: set[Ref]) -> bool:
        """True for a telling that hangs under one of another origin."""
        first = self.edges[ref][0].from_ if self.edges.get(ref) else ""
        return isinstance(first, tuple) and first not in mine

    def _twigs(self, refs: Sequence[Ref], left: set[Ref], depth: int) -> list[Twig]:
        here = [ref for ref in refs if ref in left]
        left.difference_update(here)
        made = []
        for ref in here:
            below = self._twigs(under, left, depth + 1) if (under := self.below.get(ref)) else []
            evidence = tuple(self._evidence(edge) for edge in self.edges.get(ref, ()))
            deep = depth >= DEEPEST
            made.append(Twig(self.told.places[ref], evidence, () if deep else tuple(below), ref))
            made += below if deep else []
        return made

    def _evidence(self, edge: Edge) -> Evidence:
        return Evidence(
            edge.why,
            passage(edge.telling, edge.span) if edge.span else "",
            edge.how == "judged",
            edge.how,
            self.told.quotes.get((edge.telling, edge.span), "") if edge.span else "",
            self.told.places[edge.telling].language,
            edge.from_,
            _through(edge, self.told.chains.get(edge.telling, ())),
        )


def _through(edge: Edge, chain: Sequence[Hand]) -> tuple[Through, ...]:
    """What a chain passes through on the way to its origin and nobody here has seen: outlets, papers, people unnamed.

    An edge to another telling passes through nothing: that telling is there to be read.
    """
    if not isinstance(edge.from_, str) or edge.how not in ("cites", "credit", "origin"):
        return ()
    # Where others show what stands behind the outlet that a chain ends in, that outlet's own report stands between.
    beyond = bool(chain) and chain[-1].kind == "outlet" and "outlet:" not in edge.from_ and edge.how != "origin"
    between = chain[1:] if beyond else chain[1:-1]
    passed = [hand for hand in between if hand.kind in ("outlet", "document") or hand.unnamed]
    return tuple(Through(hand.name, hand.kind, hand.naming, hand.span) for hand in reversed(passed))
