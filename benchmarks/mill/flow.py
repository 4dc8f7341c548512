"""The mill as a stream for whatever judges it: sheets of an ideal reader in the order of time, truths as affairs close.

A desk can be fed from it up to a million articles; nothing but the affairs that are still open is held.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.mill import atlas
from benchmarks.mill.dials import Dials
from benchmarks.mill.ideal import Reader
from benchmarks.mill.pieces import Piece
from benchmarks.mill.prose import Composer, Printed
from benchmarks.mill.stream import Closed, Mill
from benchmarks.mill.truth import Record, Truth, claims

from headwater.linked import Sheet


@dataclass(frozen=True, slots=True)
class Out:
    """An article that came out, in words."""

    piece: Piece
    printed: Printed


def printed(articles: int, seed: int, dials: Dials) -> Iterator[Out | Truth]:
    """Articles in words, and the truth about each claim after its last article."""
    mill = Mill(seed, dials)
    composer, record = Composer(mill.world), Record(mill.world)
    for item in mill.stream(articles):
        if isinstance(item, Closed):
            yield from claims(item, record)
        else:
            out = Out(item, composer.printed(item))
            record.prints(out.piece, out.printed)
            yield out


def sheets(articles: int, seed: int, dials: Dials) -> Iterator[Sheet | Truth]:
    """Articles as an ideal reader's sheets, and the truth about each claim after its last article."""
    atlas.teach()
    reader = Reader(Mill(seed, dials).world, dials, seed)
    for item in printed(articles, seed, dials):
        yield reader.sheet(item.piece, item.printed) if isinstance(item, Out) else item
