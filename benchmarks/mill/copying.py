"""How a text is taken over: word for word, trimmed, written anew, translated; with or without saying whose it is."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from benchmarks.mill.facts import countable
from benchmarks.mill.pieces import How, Line, Piece
from benchmarks.mill.world import Outlet

Shape = Literal["verbatim", "trimmed", "rewritten", "translated"]
KEPT = 0.25
"""Sentences of a text written anew that stay as they were."""
LEFT_OUT = 0.3
"""Backgrounds that whoever writes a text anew leaves out."""


def shape(outlet: Outlet, model: Piece, roll: float, verbatim: float, trimmed: float) -> Shape:
    """How an outlet takes a text over: another language leaves it no choice."""
    if outlet.language != model.outlet.language:
        return "translated"
    return "verbatim" if roll < verbatim else "trimmed" if roll < verbatim + trimmed else "rewritten"


@dataclass(frozen=True, slots=True)
class Work:
    """One text being taken over from `model` by `outlet`."""

    rng: random.Random
    outlet: Outlet
    model: Piece
    credited: bool
    dice: Callable[[], int]
    misread: float

    def copied(self, how: Shape) -> tuple[tuple[Line, ...], How]:
        """The lines of the copy."""
        lines = [line for line in self.model.lines if line.sort not in ("tag", "note")]
        if how == "trimmed":
            lines = self._trimmed(lines)
        elif how == "rewritten":
            lines = self._rewritten(lines)
        elif how == "translated":
            lines = [self._said(x) for x in lines if x.sort != "background" or self.rng.random() > 0.15]
        if how in ("verbatim", "trimmed") and self.credited:
            lines.append(self._tag())
        return tuple(lines), how

    def dateline(self, how: Shape) -> Outlet | None:
        """The dateline that is left on it: whoever copies without saying so takes it off."""
        keeps = self.credited and how in ("verbatim", "trimmed")
        return self.model.dateline if keeps else None

    def _tag(self) -> Line:
        first = self.model.lines[0]
        return Line(-self.model.id, "tag", self.dice(), first.fact, chain=(self.model.outlet,))

    def _trimmed(self, lines: list[Line]) -> list[Line]:
        keep = max(2, round(len(lines) * self.rng.uniform(0.4, 0.8)))
        return lines[:keep]

    def _rewritten(self, lines: list[Line]) -> list[Line]:
        told = [x for x in lines if x.sort != "background"]
        rest = [x for x in lines if x.sort == "background" and self.rng.random() > LEFT_OUT]
        self.rng.shuffle(rest)
        return [self._anew(x) for x in (*told, *rest)]

    def _anew(self, line: Line) -> Line:
        if line.sort == "told":
            line = self._said(line)
            if line.fact.n and self.rng.random() < self.misread:
                line = replace(
                    line, fact=replace(line.fact, n=countable(line.fact.n + self.rng.choice((-1, 1, 2, 10))))
                )
            return replace(line, dice=self.dice())
        if self.rng.random() < KEPT:
            return line
        # A quotation stays what it was; who said it is put in other words.
        return replace(line, dice=self.dice())

    def _said(self, line: Line) -> Line:
        """A claim as the copy gives it: whoever says whose text it is names the outlet, whoever does not drops it."""
        if line.sort != "told" or line.stance in ("declines", "silent"):
            return line
        if self.credited and line.id == self.model.head.id:
            chain = (self.model.outlet, *(o for o in line.chain if o.root != self.model.outlet.root))[:2]
        else:
            chain = tuple(o for o in line.chain if o.root != self.model.outlet.root)
        chain = tuple(o for o in chain if o.root != self.outlet.root)
        return replace(line, chain=chain, own=False)
