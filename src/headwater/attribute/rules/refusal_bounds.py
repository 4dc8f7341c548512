"""Where the clause begins and ends in which somebody is silent or refuses."""

from __future__ import annotations

from headwater.attribute import silence
from headwater.attribute.patterns import words
from headwater.attribute.rules import clauses
from headwater.attribute.rules.found import Found, Range
from headwater.attribute.rules.grammar import Word
from headwater.attribute.rules.passage import Passage

LINKS = frozenset((",", ";", ":", "(", ")", "–", "—", "-", "--"))
_EDGE = int(Word.THAT | Word.SUBORDINATOR | Word.CONJUNCTION)


class QuietBounds:
    """A silence in its clause: tokens [first, last), its words from `head` to `tail`, until `stop` at the latest."""

    def __init__(
        self, p: Passage, language: str, quiet: silence.Quiet, pieces: list[Range], others: list[Found]
    ) -> None:
        self.p, self.language, self.quiet, self.pieces, self.others = p, language, quiet, pieces, others
        self.head, self.tail = pieces[0][0], pieces[-1][1]
        self.first = self._clause_start()
        self.stop = clauses.end_of_stretch(p)
        self.last = self._clause_end()

    def _clause_start(self) -> int:
        p, k = self.p, self.head
        while k > p.first:
            if k in p.back:
                k = p.back[k]
                continue
            f = p.flag[k - 1]
            if self._still(k - 1):
                k -= 1
                continue
            if p.low[k - 1] in LINKS or (f & _EDGE and not f & (Word.DETERMINER | Word.LOOSE) and self._opens(k - 1)):
                return k
            k -= 1
        return k

    def _still(self, k: int) -> bool:
        """True for the conjunction of "to this day" that joins nothing ("так и не ответил")."""
        low = self.p.low
        return k > self.p.first and f"{low[k - 1]} {low[k]}" in words(self.language, silence.SUBJECT, "still")

    def _opens(self, k: int) -> bool:
        """True where the conjunction at k begins a clause: behind a comma, where commas are put ("so far" is none)."""
        p = self.p
        joins = not p.g.free_order or bool(p.flag[k] & Word.CONJUNCTION)
        return joins or k == p.first or p.low[k - 1] in LINKS

    def _clause_end(self) -> int:
        p, k = self.p, self.tail
        while k < self.stop:
            if k in p.jump:
                k = p.jump[k]
                continue
            if p.low[k] in LINKS or (p.flag[k] & Word.CONJUNCTION and k > self.tail):
                return k
            k += 1
        return self.stop
