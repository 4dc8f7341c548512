"""The text of an item out of a dossier: its sentences, each with the numbers of the sources that it rests on.

What is taken over is the state at this moment; the dossier may go on, the item says what it said. A safe copy names no
outlet, no address and nobody who works on the desk: of a source it tells the day and the kind alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from headwater.desk.dossiers.dossier_records import Dossier, Evidence
from headwater.newsroom.dossiers import notation
from headwater.newsroom.dossiers.notation import Claimed, Heading, Key, Quotation
from headwater.newsroom.publishing.bodies import Block, Piece, pieces
from headwater.weblink import web_link


def blocks(dossier: Dossier, *, safe: bool = False) -> tuple[Block, ...]:
    """The blocks of a dossier's text, and its sources behind them."""
    taking = _Taking(dossier, safe)
    parts = notation.parts(dossier.revision.text, dossier.revision.language)
    made = [block for part in parts for block in taking.block(part)]
    return (*made, *taking.sources())


def marks(dossier: Dossier) -> frozenset[str]:
    """The names by which the outlets are known that it rests on: a safe copy must not have them."""
    return frozenset(name for piece in _all(dossier) for names in piece.marks for name in names if len(name) > 2)


def _all(dossier: Dossier) -> Iterable[Evidence]:
    yield from dossier.evidence.values()
    for state in dossier.states.values():
        yield from state.evidence


class _Taking:
    """Numbers the sources in the order in which they are met."""

    def __init__(self, dossier: Dossier, safe: bool) -> None:
        self._dossier, self._safe = dossier, safe
        self._numbers: dict[str, int] = {}
        self._pieces: list[Evidence] = []

    def block(self, part: notation.Part) -> Iterable[Block]:
        if isinstance(part, Heading):
            yield Block("heading", (Piece(part.text),))
        elif isinstance(part, Quotation):
            yield from self._quotation(part.key)
        elif isinstance(part, Claimed):
            yield from self._claim(part.key)
        else:
            made: list[Piece] = []
            for sentence in part.sentences:
                found = pieces(sentence.text)
                notes = self._notes(sentence.keys)
                last = [Piece(found[-1].text, found[-1].url, notes)] if found else [Piece("", "", notes)]
                made += [*([Piece(" ")] if made else []), *found[:-1], *last]
            yield Block("paragraph", tuple(made))

    def sources(self) -> Iterable[Block]:
        for number, piece in enumerate(self._pieces, 1):
            yield Block("source", number=number, facts=self._facts(piece))

    def _quotation(self, key: Key) -> Iterable[Block]:
        piece = self._dossier.evidence.get(key.name)
        if piece is None:
            return
        words = self._translated(piece) or piece.words
        language = self._dossier.revision.language if self._translated(piece) else piece.language or ""
        yield Block("quotation", (Piece(words, "", self._notes([key])),), language=language)

    def _translated(self, piece: Evidence) -> str:
        wanted = self._dossier.revision.language
        here = [
            t
            for t in self._dossier.translations
            if (t.article, t.version, t.span, t.language) == (piece.article, piece.version, piece.span, wanted)
        ]
        return here[-1].text if here else ""

    def _claim(self, key: Key) -> Iterable[Block]:
        state = self._dossier.states.get(key.claim)
        if state is not None:
            yield Block("paragraph", (Piece(state.wording, "", self._notes([key])),), language=state.language or "")

    def _notes(self, keys: Sequence[Key]) -> tuple[int, ...]:
        return tuple(dict.fromkeys(self._number(piece) for key in keys for piece in self._evidence(key)))

    def _evidence(self, key: Key) -> tuple[Evidence, ...]:
        """What a key points at: a statement, or the first telling of a claim."""
        if key.pointed:
            piece = self._dossier.evidence.get(key.name)
            return (piece,) if piece else ()
        state = self._dossier.states.get(key.claim)
        return state.evidence[:1] if state else ()

    def _number(self, piece: Evidence) -> int:
        """One number for one article's one version."""
        name = f"{piece.article}/{piece.version}"
        if name not in self._numbers:
            self._pieces.append(piece)
            self._numbers[name] = len(self._pieces)
        return self._numbers[name]

    def _facts(self, piece: Evidence) -> Mapping[str, str]:
        if self._safe:
            return {"published": piece.published[:10]}
        found = {
            "outlet": piece.outlet,
            "title": piece.title,
            "published": piece.published,
            "url": web_link(piece.url) or "",
        }
        return {name: value for name, value in {**found, "sha256": piece.sha256}.items() if value}
