"""Who has a claim from whom, as nested lists: under each origin who rests on it, under these who has it from them.

Every row has its place (the passage of its article) and its evidence (why it hangs where it hangs). A telling that
rests on two origins hangs under the first and names the other; outlets that cite each other in a ring are cut once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from headwater.desk.amendments import OWN
from headwater.linked import Edge, Origin, Sheet, Telling, Weighed
from headwater.records import Span
from headwater.show import words

DEEPEST: Final = 8
"""Steps that are set in: what hangs deeper stands beside them, or nothing is left of a narrow window."""
Ref = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Place:
    """A telling as pages show it. `name` is ARTICLE:STATEMENT, `link` its passage ("" for what a person entered).

    `said` is the verb of its stance; `day` is when it came out, else when it was captured (`captured`).
    """

    name: str
    article: str
    outlet: str
    title: str
    day: str
    captured: bool
    language: str | None
    wording: str
    said: str
    plain: bool
    withdrawn: str
    link: str

    @property
    def own(self) -> bool:
        """True for an interview or a document that a person entered."""
        return self.article.startswith(OWN)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a telling hangs where it hangs; `link` leads to the words that say so, "" where no words do."""

    why: str
    link: str
    judged: bool


@dataclass(frozen=True, slots=True)
class Twig:
    """A telling with those who have it from it."""

    place: Place
    evidence: tuple[Evidence, ...]
    below: tuple[Twig, ...]


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


@dataclass(frozen=True, slots=True)
class Trees:
    """What stands behind a claim, what against it, and who was asked and said nothing."""

    behind: tuple[Root, ...]
    against: tuple[Root, ...]
    unanswered: tuple[Root, ...]


def places(tellings: Iterable[Telling], sheets: Mapping[str, Sheet]) -> dict[Ref, Place]:
    """The tellings of a claim as pages show them."""
    return {telling.ref: place(telling, sheets[telling.article]) for telling in tellings if telling.article in sheets}


def place(telling: Telling, sheet: Sheet) -> Place:
    """One telling as pages show it."""
    article, statement = telling.ref
    outlet = telling.chain[0].name if telling.chain and telling.chain[0].kind == "outlet" else ""
    span = telling.spans[0] if telling.spans else None
    return Place(
        name=f"{article}:{statement}",
        article=article,
        outlet=outlet or sheet.house.name or "Outlet not known",
        title=sheet.title,
        day=sheet.published or sheet.fetched,
        captured=not sheet.published,
        language=telling.language or sheet.language,
        wording=telling.wording,
        said=words.STANCE[telling.stance],
        plain=telling.stance == "asserts",
        withdrawn=telling.withdrawn,
        link=passage(telling.ref, span),
    )


def passage(ref: Ref, span: Span | None) -> str:
    """The address of the passage of a statement; one that was withdrawn is called after its version ("s4@1")."""
    article, statement = ref
    if article.startswith(OWN):
        return ""
    _, _, version = statement.partition("@")
    asked = [f"version={version}"] if version.isdigit() else []
    asked += [f"at={span.start}-{span.end}#at"] if span else []
    return f"/articles/{quote(article, safe='')}" + ("?" + "&".join(asked) if asked else "")


def trees(weighed: Weighed, found: Mapping[Ref, Place]) -> Trees:
    """The source trees of a claim; `found` are its tellings."""
    listed = (*weighed.origins, *weighed.against, *weighed.unanswered)
    hanging = _Hanging.of(weighed.edges, found, {origin.key: called(origin) for origin in listed})
    behind, against, unanswered = (
        tuple(hanging.root(origin) for origin in side)
        for side in (weighed.origins, weighed.against, weighed.unanswered)
    )
    return Trees(behind, against, unanswered)


def called(origin: Origin) -> str:
    """An origin's name, or the text's own words in quotation marks."""
    return f"“{origin.name}”" if origin.naming in ("described", "bare") else origin.name


@dataclass(frozen=True, slots=True)
class _Hanging:
    """What hangs under what: the steps of each telling, and the tellings below each telling and each origin."""

    places: Mapping[Ref, Place]
    edges: Mapping[Ref, Sequence[Edge]]
    below: Mapping[Ref | str, Sequence[Ref]]
    names: Mapping[str, str]

    @classmethod
    def of(cls, all_edges: Iterable[Edge], found: Mapping[Ref, Place], names: Mapping[str, str]) -> _Hanging:
        edges: dict[Ref, list[Edge]] = defaultdict(list)
        below: dict[Ref | str, list[Ref]] = defaultdict(list)
        for edge in all_edges:
            if edge.telling not in found:
                continue
            if edge.telling not in edges:
                below[edge.from_].append(edge.telling)
            edges[edge.telling].append(edge)
        hanging = cls(found, edges, below, names)
        for refs in below.values():
            refs.sort(key=hanging.when)
        return hanging

    def when(self, ref: Ref) -> tuple[str, Ref]:
        """What puts tellings in the order in which they came out."""
        return self.places[ref].day or "~", ref

    def root(self, origin: Origin) -> Root:
        """An origin with all that rests on it; a ring has no top, so its first one is taken for it."""
        mine = {ref for ref in origin.tellings if ref in self.places}
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
            below = self._twigs(self.below.get(ref, ()), left, depth + 1)
            evidence = tuple(self._evidence(edge) for edge in self.edges.get(ref, ()))
            deep = depth >= DEEPEST
            made.append(Twig(self.places[ref], evidence, () if deep else tuple(below)))
            made += below if deep else []
        return made

    def _evidence(self, edge: Edge) -> Evidence:
        link = passage(edge.telling, edge.span) if edge.span else ""
        return Evidence(edge.why, link, edge.how == "judged")
