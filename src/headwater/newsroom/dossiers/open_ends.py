"""What is unresolved in a dossier, and what a careful editor would be warned of in the articles that it cites."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Literal

from headwater.desk.dossiers.dossier_records import Dossier, Evidence, State, Warned
from headwater.desk.store import Desk
from headwater.link.quotations import Quotation, differing, quotations
from headwater.newsroom.dossiers import notation
from headwater.newsroom.dossiers.notation import Paragraph, Part
from headwater.newsroom.dossiers.since import Since

WIDE: Final = 2
"""From so many origins between the least and the most on, nobody can say how many there are."""
READ: Final = 150
"""Articles whose quotations are compared with each other; of more, the first that are cited."""

Kind = Literal[
    "unsupported",
    "broken key",
    "unknown key",
    "orphaned",
    "gone",
    "elsewhere",
    "nobody",
    "wide",
    "single origin",
    "unnamed only",
    "no answer",
    "asked",
    "disputed",
    "denied",
    "differing",
]


@dataclass(frozen=True, slots=True)
class OpenEnd:
    """One thing that is unresolved. `sentence` of the text, or `state` of a claim as it stands, under the name
    `claim` that the text has for it, or a piece of evidence; `names` are those who were asked, or the values that
    contradict each other."""

    kind: Kind
    sentence: str = ""
    claim: str = ""
    state: State | None = None
    piece: Evidence | None = None
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Caution:
    """A warning about an article that is cited, and whom it is about."""

    piece: Evidence
    warned: Warned


@dataclass(frozen=True, slots=True)
class Unlike:
    """One quotation in two articles of which one is cited, in different words."""

    one: Quotation
    other: Quotation


@dataclass(frozen=True, slots=True)
class OpenEnds:
    """All of it, each in the order of the text."""

    ends: tuple[OpenEnd, ...]
    cautions: tuple[Caution, ...] = ()
    unlike: tuple[Unlike, ...] = ()


def open_ends(dossier: Dossier, since: Since) -> OpenEnds:
    """What is unresolved, as far as the dossier itself tells."""
    made = notation.parts(dossier.revision.text, dossier.revision.language)
    ends = [*_in_the_text(made), *_keys(dossier, since), *_claims(dossier, made, since)]
    return OpenEnds(tuple(ends), tuple(_cautions(cited(dossier, made))))


def unlike(desk: Desk, dossier: Dossier) -> tuple[Unlike, ...]:
    """Quotations of one speaker that the cited articles print in different words."""
    pieces = cited(dossier, notation.parts(dossier.revision.text, dossier.revision.language))
    articles = list(dict.fromkeys((p.article, p.version) for p in pieces if not p.own))[:READ]
    readings = (desk.reading(article, version) for article, version in articles)
    found = differing(quotation for reading in readings if reading for quotation in quotations(reading))
    return tuple(Unlike(each.one, each.other) for each in found)


def cited(dossier: Dossier, made: Iterable[Part]) -> list[Evidence]:
    """Every piece of evidence that a text rests on, each once: those of its keys, and what tells its claims."""
    found: dict[tuple[str, str], Evidence] = {}
    for key in notation.keys(tuple(made)):
        if key.pointed and (piece := dossier.evidence.get(key.name)):
            found.setdefault((piece.article, piece.statement), piece)
        elif not key.pointed and (state := dossier.states.get(key.claim)):
            for piece in state.evidence:
                found.setdefault((piece.article, piece.statement), piece)
    return list(found.values())


def _in_the_text(made: Iterable[Part]) -> Iterator[OpenEnd]:
    for part in made:
        for sentence in part.sentences if isinstance(part, Paragraph) else ():
            if sentence.broken:
                yield OpenEnd("broken key", sentence=sentence.text, names=sentence.broken)
            if not sentence.keys:
                yield OpenEnd("unsupported", sentence=sentence.text)


def _keys(dossier: Dossier, since: Since) -> Iterator[OpenEnd]:
    for name in since.unknown:
        yield OpenEnd("unknown key", claim=name)
    for piece, fate in since.orphans:
        yield OpenEnd("gone" if fate.what == "gone" else "orphaned", claim=piece.claim, piece=piece)
    for key, fate in since.by_key.items():
        piece = dossier.evidence[key]
        state = dossier.states.get(key.partition(":")[0])
        ours = {piece.claim, *([state.claim] if state else ())} | {m.into for m in since.moved if m.into}
        if fate.claim and fate.claim not in ours:
            yield OpenEnd("elsewhere", claim=fate.claim, piece=piece)


def _claims(dossier: Dossier, made: tuple[Part, ...], since: Since) -> Iterator[OpenEnd]:
    """Of each claim, as it stands now."""
    now = {moved.claim: moved.is_ for moved in since.moved}
    for claim in dict.fromkeys(key.claim for key in notation.keys(made)):
        state = now.get(claim, dossier.states.get(claim))
        if state is None and claim in now:
            yield OpenEnd("nobody", claim=claim, state=dossier.states.get(claim))
        elif state is not None:
            for kind, names in _state(state):
                yield OpenEnd(kind, claim=claim, state=state, names=names)


def _state(state: State) -> Iterator[tuple[Kind, tuple[str, ...]]]:
    """Why the standing of a claim settles nothing."""
    of_standing: dict[str, Kind] = {
        "unnamed sources only": "unnamed only",
        "single origin": "single origin",
        "no answer": "no answer",
        "disputed": "disputed",
        "denied": "denied",
    }
    if kind := of_standing.get(state.standing):
        yield kind, ()
    elif state.at_most == 1 and state.standing == "named source":
        yield "single origin", ()
    if state.at_most - state.at_least >= WIDE or (state.at_most and not state.at_least):
        yield "wide", ()
    asked = tuple(origin.name for origin in state.origins if origin.side == "unanswered")
    if asked and state.standing != "no answer":
        yield "asked", asked
    for _, values in state.differing:
        yield "differing", values


def _cautions(pieces: Iterable[Evidence]) -> Iterator[Caution]:
    """Of each article those about its headline, and those about what is cited of it; each once."""
    seen: set[tuple[str, str, str]] = set()
    for piece in pieces:
        for warned in piece.warnings:
            mark = (piece.article, warned.code, warned.text)
            if warned.statement in (None, piece.statement) and mark not in seen:
                seen.add(mark)
                yield Caution(piece, warned)
