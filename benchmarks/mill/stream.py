"""The stream of articles in the order in which they come out; never more than a few days of them in memory."""

from __future__ import annotations

import heapq
import random
from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.mill.affairs import DAY, Affair, Affairs
from benchmarks.mill.dials import Dials
from benchmarks.mill.pieces import Piece
from benchmarks.mill.spread import Press
from benchmarks.mill.world import World

AN_AFFAIR = 8.0
"""Articles on an affair, on the average, at first guess: how fast affairs come follows from what came."""


@dataclass(frozen=True, slots=True)
class Closed:
    """An affair after its last article: `pieces` are all articles about it, in the order of time."""

    affair: Affair
    pieces: tuple[Piece, ...]


class Mill:
    """A world at work: the same articles for the same seed and dials, however many of them are taken."""

    def __init__(self, seed: int, dials: Dials | None = None) -> None:
        self.dials = dials or Dials()
        self.world = World(seed)
        rng = random.Random(seed * 7919 + 1)
        self._affairs = Affairs(self.world, self.dials, rng)
        self._press = Press(self.world, self.dials, rng)
        self._rng = rng

    def affairs(self) -> Iterator[Closed]:
        """Affair after affair, by their beginnings, without end."""
        minute, number, articles = 6 * 60.0, 0, 0
        while True:
            number += 1
            affair = self._affairs.next(number, int(minute))
            pieces = self._press.pieces(affair)
            if self._rng.random() < self.dials.noise * len(pieces):
                pieces.append(self._press.noise(affair))
                pieces.sort(key=lambda piece: (piece.when, piece.id))
            articles += len(pieces)
            yield Closed(affair, tuple(pieces))
            mean = (articles + 40 * AN_AFFAIR) / (number + 40)
            minute += self._rng.expovariate(self.dials.a_day / mean / DAY)

    def stream(self, articles: int) -> Iterator[Piece | Closed]:
        """The first so many articles in the order of time, and each affair once all of it is out.

        What is cut off by the number is no part of its affair: a `Closed` holds only what came out.
        """
        waiting: list[tuple[int, int, Piece]] = []
        left: dict[int, list[Piece]] = {}
        due: dict[int, int] = {}
        shown = 0
        for closed in self.affairs():
            begins = closed.affair.begins
            while waiting and waiting[0][0] < begins and shown < articles:
                piece = heapq.heappop(waiting)[2]
                shown += 1
                yield piece
                number = piece.affair.number
                left.setdefault(number, []).append(piece)
                due[number] -= 1
                if not due[number]:
                    del due[number]
                    yield Closed(piece.affair, tuple(left.pop(number)))
            if shown >= articles:
                break
            due[closed.affair.number] = len(closed.pieces)
            for piece in closed.pieces:
                heapq.heappush(waiting, (piece.when, piece.id, piece))
        for pieces in left.values():
            yield Closed(pieces[0].affair, tuple(pieces))
