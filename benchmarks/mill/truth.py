"""What is true: the origins and the standing of each claim at each step, as only the mill can know them.

Told from the facts of the world (who really knew, who really wrote it first), by the rules of docs/decisions/0091 and
0092 as they are written there; nothing of `headwater` is asked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from benchmarks.mill.affairs import BEGINNING
from benchmarks.mill.cast import countries
from benchmarks.mill.pieces import Line, Piece
from benchmarks.mill.prose import Printed
from benchmarks.mill.stream import Closed
from benchmarks.mill.voices import Face
from benchmarks.mill.world import World, host

QUIET = ("declines", "silent")


class Record:
    """Which countries each statement names, as far as its claim is not closed: who may confirm it follows from that."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._lands: dict[int, tuple[frozenset[int], ...]] = {}

    def prints(self, piece: Piece, printed: Printed) -> None:
        """An article comes out."""
        lang = piece.outlet.lang
        self._lands[piece.id] = tuple(countries(self._world, t, printed.text, lang) for t in printed.told)

    def closes(self, pieces: Sequence[Piece]) -> dict[int, tuple[frozenset[int], ...]]:
        """What its articles name, when an affair is over; it is then forgotten."""
        return {piece.id: self._lands.pop(piece.id) for piece in pieces}


@dataclass(frozen=True, slots=True)
class Moment:
    """From then on a claim had this standing and this true number of origins; `article` made it so."""

    when: str
    article: str
    standing: str
    origins: int


@dataclass(frozen=True, slots=True)
class Truth:
    """The truth about a claim. `tellings` are (article, number of the statement in it), in the order of time."""

    id: str
    affair: int
    kind: str
    tellings: tuple[tuple[str, int], ...]
    origins: tuple[str, ...]
    against: tuple[str, ...]
    history: tuple[Moment, ...]
    outlets: int
    articles: int


def article_id(piece: Piece) -> str:
    """The id of an article."""
    return f"m{piece.id:08d}"


def published(piece: Piece) -> str:
    """When it came out, ISO 8601."""
    at = datetime(BEGINNING.year, BEGINNING.month, BEGINNING.day) + timedelta(minutes=piece.when)
    return at.isoformat() + "Z"


def claims(closed: Closed, record: Record) -> Iterator[Truth]:
    """The truth about each claim of an affair, as far as its articles came out."""
    lands = record.closes(closed.pieces)
    found: dict[str, list[_Heard]] = defaultdict(list)
    for piece in closed.pieces:
        for n, line in enumerate(x for x in piece.lines if x.claim):
            found[line.claim].append(_Heard(piece, n, line, lands[piece.id][n]))
    for claim, told in found.items():
        yield _claim(claim, sorted(told, key=lambda h: (h.piece.when, h.piece.id, h.number)))


@dataclass(frozen=True, slots=True)
class _Heard:
    """A telling: the article, its number there, the line, and the countries that it names."""

    piece: Piece
    number: int
    line: Line
    lands: frozenset[int]


def _claim(claim: str, told: list[_Heard]) -> Truth:
    steps: list[Moment] = []
    scene = _Scene(frozenset[int]().union(*(h.lands for h in told)))
    for heard in told:
        scene.hears(heard.line)
        now = scene.standing(), len(scene.behind)
        if not steps or (steps[-1].standing, steps[-1].origins) != now:
            steps.append(Moment(published(heard.piece), article_id(heard.piece), *now))
    return Truth(
        claim,
        told[0].piece.affair.number,
        "quote" if claim.startswith("q") else told[0].line.fact.kind,
        tuple((article_id(h.piece), h.number) for h in told),
        tuple(sorted(scene.behind)),
        tuple(sorted(scene.against)),
        tuple(steps),
        len({h.piece.outlet.key for h in told}),
        len({h.piece.id for h in told}),
    )


class _Scene:
    """Who stands behind a claim and who denies it, as words come out. Values: 0 veiled, 1 by name, 2 for a state.

    Who has said both stands where he stood last (decision 91), an earlier word of his that is printed again being none.
    What a paper of his says it goes on to say.
    """

    def __init__(self, lands: frozenset[int]) -> None:
        self._lands = lands
        self.behind: dict[str, int] = {}
        self.against: dict[str, int] = {}
        self._turned: set[str] = set()
        self._papers: set[str] = set()

    def hears(self, line: Line) -> None:
        """One telling comes out."""
        assert line.origin is not None
        if line.stance in QUIET:
            return
        side, other = (self.against, self.behind) if line.stance == "denies" else (self.behind, self.against)
        for head in line.origin.heads:
            paper = any(face.sort == "document" for face in line.origin.faces)
            if head in other and not paper and head not in self._papers | self._turned:
                other.pop(head)
                self._turned.add(head)
            if head not in other or head not in self._turned:
                side[head] = max(side.get(head, 0), self._openness(line))
            self._papers |= {head} if paper else set()

    def standing(self) -> str:
        """The first row of the table of decision 92 that holds."""
        named, denied = (any(level for level in side.values()) for side in (self.behind, self.against))
        if not self.behind and not self.against:
            return "no answer"
        if named and denied:
            return "disputed"
        if 2 in self.behind.values():
            return "officially confirmed"
        if self.against and (named or (self.behind and not denied)):
            return "disputed"
        if self.against:
            return "denied"
        if len(self.behind) <= 1:
            return "single origin"
        return "named source" if named else "unnamed sources only"

    def _openness(self, line: Line) -> int:
        """How openly the origin of a telling speaks, whoever passed it on: as it spoke to whoever had it first."""
        origin = line.origin
        assert origin is not None
        if not origin.named:
            return 0
        face = line.face or (origin.faces[0] if origin.faces else None)
        return 2 if face and self._may_confirm(face, line) else 1

    def _may_confirm(self, face: Face, line: Line) -> bool:
        """An official of the side concerned: named in the claim, or of a country that it names; a mayor of his town;
        no member of parliament (decision 92)."""
        if face.key == "mayor":
            return face.t == line.fact.t and not line.claim.startswith("q")
        if not face.official or face.sits or not face.body:
            return False
        if face.who and face.who.id in (line.fact.p, line.fact.q):
            return True
        if self._lands:
            return face.c in self._lands
        return line.stance == "confirms" and (face.sort == "body" or face.spokesman)


def address(piece: Piece) -> str:
    """The address of an article, on the host of its outlet."""
    part = "" if piece.outlet.key == piece.outlet.root else f"{piece.outlet.language}/"
    return f"https://{host(piece.outlet.root)}/{part}{piece.id}"


def article_row(piece: Piece, statements: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """The truth about an article, as it is written to truth.jsonl."""
    return {
        "article": article_id(piece),
        "story": piece.affair.number,
        "cluster": f"m{piece.text:08d}",
        "taken": [{"from": f"m{t.article:08d}", "how": t.how, "share": round(t.share, 3)} for t in piece.taken],
        "credit": piece.credit.key if piece.credit else None,
        "statements": list(statements),
    }


def claim_row(claim: Truth) -> dict[str, Any]:
    """The truth about a claim, as it is written to truth.jsonl."""
    return {
        "claim": claim.id,
        "story": claim.affair,
        "kind": claim.kind,
        "origins": len(claim.origins),
        "origin_ids": list(claim.origins),
        "denied_by": list(claim.against),
        "history": [
            {"when": m.when, "article": m.article, "standing": m.standing, "origins": m.origins} for m in claim.history
        ],
        "tellings": [list(t) for t in claim.tellings],
        "outlets": claim.outlets,
        "articles": claim.articles,
    }
