"""Who was asked and is silent, where they stand behind the words: "no answer from the port", "the mayor's phone"."""

from __future__ import annotations

from headwater.attribute import silence
from headwater.attribute.patterns import pattern, words
from headwater.attribute.rules import behind
from headwater.attribute.rules.found import Range
from headwater.attribute.rules.grammar import Word
from headwater.attribute.rules.refusal_bounds import QuietBounds


class QuietAsked(QuietBounds):
    """A silence in its clause: whoever was asked, called or written to."""

    def _whose(self) -> Range | None:
        """ "The phone of the mayor was off": the noun phrase behind the head; before it where none follows."""
        p = self.p
        start, stop = self._piece(0)
        next_piece = min((a for a, _ in self.pieces if a >= stop), default=self.last)
        if stop < next_piece and not p.flag[stop] & (Word.PREPOSITION | Word.ADVERB | Word.TIME | Word.MARK):
            end = min(behind.end_of_phrase(p, stop, whole=True), next_piece)
            if end > stop:
                return stop, end
        first, end = self.without_small(max([self.first, *(b for _, b in self.pieces if b <= start)]), start)
        return (first, end) if first < end and not p.flag[first] & Word.PREPOSITION else None

    def _piece(self, number: int) -> Range:
        """The tokens of the head (0) or the act (1)."""
        spans = sorted(self.quiet.pieces)
        return self.pieces[spans.index(self.quiet.pieces[number])]

    def _asked_of(self) -> Range | None:
        """ "No answer from the ministry": the noun phrase behind the preposition, anywhere in the clause."""
        p, g = self.p, self.quiet.of or words(self.language, silence.SUBJECT, "from")
        for k in range(self.first, self.last - 1):
            inside = any(a <= k < b and len(self.pieces) > 1 for a, b in self.pieces)
            if p.low[k] in g and not inside and not p.flag[k + 1] & (Word.TIME | Word.NUMBER):
                next_piece = min((a for a, _ in self.pieces if a > k), default=self.last)
                end = self._without_asker(k + 1, min(behind.end_of_phrase(p, k + 1, whole=True), next_piece))
                if end > k + 1:
                    return k + 1, end
        return None

    def _without_asker(self, first: int, end: int) -> int:
        """Where tokens [first, end) end before whoever got no answer: "No answer from the ministry | reporters got"."""
        if not self.p.g.free_order:
            return end
        asker = pattern(self.language, silence.SUBJECT, "asker")
        return next((k for k in range(first + 1, end) if asker.fullmatch(self.p.low[k])), end)

    def _addressed(self, first: int | None = None) -> Range | None:
        """ "Our letter to the port was left without an answer": the noun phrase that the letter went to."""
        first = self.first if first is None else first
        p, toward = self.p, words(self.language, silence.SUBJECT, "toward")
        asked = pattern(self.language, silence.SUBJECT, "asked")
        for k in range(first + 1, self.last - 1):
            before = [w for w in p.low[max(first, k - 2) : k] if asked.fullmatch(w)]
            if p.low[k] in toward and before and not p.flag[k + 1] & (Word.TIME | Word.NUMBER):
                next_piece = min((a for a, _ in self.pieces if a > k), default=self.last)
                end = min(behind.end_of_phrase(p, k + 1, whole=True), next_piece)
                return (k + 1, end) if end > k + 1 else None
        return None

    def without_small(self, first: int, end: int) -> Range:
        """Without adverbs, days and "to date" at either side."""
        p = self.p
        while first < end and self._small(first) and not (p.flag[first] & Word.NAME and first > p.first):
            first += 1
        while first < end and self._small(end - 1) and not p.flag[end - 1] & Word.NAME and end not in p.back:
            end -= 1
        return first, end

    def _small(self, k: int) -> bool:
        loose = Word.ADVERB | Word.TIME | Word.CONJUNCTION | Word.NEGATION | Word.AUXILIARY
        flag = self.p.g.classes.get(self.p.low[k], 0) if k == self.p.first else self.p.flag[k]
        low = self.p.low[k]
        return (
            bool(flag & loose)
            or low in words(self.language, silence.SUBJECT, "joints")
            or bool(pattern(self.language, silence.SUBJECT, "adverbs").fullmatch(low))
        )
