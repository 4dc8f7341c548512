"""The text of an item as blocks: what an editor writes in a plain field, and what the site makes paragraphs of.

    an empty line       parts two blocks
    ## Words            a heading
    > Words             a quotation
    - Words             a row of a list, each on its own line
    [words](https://…)  a link, within any of these

Nothing else is a mark: no HTML gets through, and what is typed is what is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final, Literal, get_args

from headwater.errors import DeskError

BlockKind = Literal["paragraph", "heading", "quotation", "row", "source"]
KINDS: Final[tuple[BlockKind, ...]] = get_args(BlockKind)
LONGEST: Final = 200_000
"""Characters of an item."""
_GAP: Final = re.compile(r"\n[ \t]*\n")
_LINK: Final = re.compile(r"\[([^\[\]\n]{1,300})\]\((https?://[^\s()<>\"']{1,2000})\)")
_MARKS: Final[Mapping[str, BlockKind]] = {"## ": "heading", "# ": "heading", "> ": "quotation", "- ": "row"}
_WRITTEN: Final = {"heading": "## ", "quotation": "> ", "row": "- "}


@dataclass(frozen=True, slots=True)
class Piece:
    """Words in a block: a link where there is an address; `notes` are numbers of sources that they rest on."""

    text: str
    url: str = ""
    notes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a text. Of a source: `number`, and in `facts` what is told of it (outlet, title, published, url, ...).

    A quotation may have a `language` of its own.
    """

    kind: BlockKind
    pieces: tuple[Piece, ...] = ()
    language: str = ""
    number: int = 0
    facts: Mapping[str, str] | None = None

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(piece.text for piece in self.pieces)


def read(text: str) -> tuple[Block, ...]:
    """The blocks of what was typed. `DeskError` where it is too long."""
    if len(text) > LONGEST:
        raise DeskError("An item may have at most 200,000 characters.")
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return tuple(block for part in _GAP.split(lines) if part.strip() for block in _blocks(part.strip()))


def typed(blocks: Iterable[Block]) -> str:
    """The blocks as they are typed; `read` gives them again, but for what only dossiers have."""
    rows: list[str] = []
    before = ""
    for block in blocks:
        if block.kind == "source":
            continue
        rows += [""] if rows and not (block.kind == before == "row") else []
        rows.append(_WRITTEN.get(block.kind, "") + "".join(map(_typed, block.pieces)))
        before = block.kind
    return "\n".join(rows)


def words(blocks: Iterable[Block]) -> str:
    """All that can be searched for."""
    return "\n".join("\n".join([block.text, *(block.facts or {}).values()]) for block in blocks)


def stored(blocks: Iterable[Block]) -> list[Mapping[str, Any]]:
    """The blocks as JSON; what is empty is left out."""
    return [{name: value for name, value in asdict(block).items() if value} for block in blocks]


def kept(rows: Sequence[Mapping[str, Any]]) -> tuple[Block, ...]:
    """The blocks out of JSON."""
    return tuple(
        Block(
            kind=row["kind"],
            pieces=tuple(Piece(p["text"], p.get("url", ""), tuple(p.get("notes", ()))) for p in row.get("pieces", ())),
            language=row.get("language", ""),
            number=row.get("number", 0),
            facts=row.get("facts"),
        )
        for row in rows
    )


def pieces(text: str) -> tuple[Piece, ...]:
    """Words with their links."""
    found: list[Piece] = []
    end = 0
    for link in _LINK.finditer(text):
        found += [Piece(text[end : link.start()])] if link.start() > end else []
        found.append(Piece(link[1], link[2]))
        end = link.end()
    return (*found, *([Piece(text[end:])] if end < len(text) else []))


def _typed(piece: Piece) -> str:
    return f"[{piece.text}]({piece.url})" if piece.url else piece.text


def _blocks(part: str) -> Iterable[Block]:
    plain: list[str] = []
    kind: BlockKind = "paragraph"
    for line in part.split("\n"):
        mark = next((mark for mark in _MARKS if line.startswith(mark)), "")
        own = _MARKS.get(mark, "paragraph")
        # A quotation goes on over its lines; a heading and a row are a line each.
        goes_on = plain and own == kind and kind in ("paragraph", "quotation")
        if plain and not goes_on:
            yield Block(kind, pieces(" ".join(plain)))
            plain = []
        kind = own
        plain.append(" ".join(line.removeprefix(mark).split()))
    if any(plain):
        yield Block(kind, pieces(" ".join(plain)))
