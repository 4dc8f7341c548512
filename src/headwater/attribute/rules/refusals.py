"""Silence and refusal, found by their own words: who is silent, and about what.

Other rules know only verbs that bring a content; these words stand in all orders, and often without any: "In the
ministry they declined to comment", "Whether the court will appeal, he would not say".
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace

from headwater import lexicon
from headwater.attribute import silence
from headwater.attribute.patterns import pattern, words
from headwater.attribute.rules import clauses
from headwater.attribute.rules.found import Found, Range
from headwater.attribute.rules.grammar import Word
from headwater.attribute.rules.passage import Passage
from headwater.attribute.rules.refusal_bounds import LINKS
from headwater.attribute.rules.refusal_clause import RULE, QuietClause


def find(p: Passage, text: str, language: str, found: list[Found]) -> list[Found]:
    """`found` with the silences and refusals that it lacks; one found without a source gives way to one that has it."""
    if p.stretch.inside >= 0 or p.last <= p.first:
        return found
    start = p.start[p.first]
    out = list(found)
    for quiet in silence.find(text[start : p.end[p.last - 1]], language):
        pieces = sorted(_tokens(p, start + s.start, start + s.end) for s in quiet.pieces)
        if any(a < pieces[0][0] < b for a, b in p.jump.items()):
            continue  # within somebody's words
        same = [f for f in out if any(a < d and c < b for a, b in f.cue for c, d in pieces)]
        out = [f for f in out if f not in same or not _nobody(p, f)]
        same = [f for f in same if f in out and not _part(f, pieces) and not (quiet.speaks and _held(f, pieces))]
        if any((f.source and not _half(p, f, pieces)) or quiet.nobody for f in same):
            continue
        made = _Reading(p, language, quiet, pieces, out).found()
        if made:
            out = [f for f in out if f not in same and not _part(f, pieces)]
            if quiet.speaks:
                out = [_up_to(p, f, pieces[0][0], made) for f in out if not _held(f, pieces)]
            out.append(made)
    return sorted(out, key=lambda f: f.cue[0]) if len(out) > len(found) or out != found else found


def _tokens(p: Passage, start: int, end: int) -> Range:
    """The tokens that characters [start, end) of the text touch."""
    return bisect_right(p.start, start) - 1, bisect_left(p.start, end)


def _nobody(p: Passage, f: Found) -> bool:
    """True for a source of nothing but a conjunction or adverb: "так | и | не ответил"."""
    small = Word.CONJUNCTION | Word.ADVERB | Word.NEGATION
    return bool(f.source) and all(
        p.flag[i] & small and not p.flag[i] & Word.NAME for a, b in f.source for i in range(a, b)
    )


def _part(f: Found, pieces: list[Range]) -> bool:
    """True where what was taken for a source is a part of the refusal: "pleaded | the secrecy of the inquiry"."""
    return any(c < a < d or c <= a < b <= d for a, b in f.source for c, d in pieces)


def _held(f: Found, pieces: list[Range]) -> bool:
    """True for a cue that is a part of the words: "without | saying | when"."""
    return all(any(c <= a and b <= d for c, d in pieces) for a, b in f.cue)


def _up_to(p: Passage, f: Found, end: int, made: Found) -> Found:
    """Without what the same speaker leaves out, where it was taken for a part of what they say."""
    if f.source != made.source or f.cue[0][0] >= end:
        return f
    content = [(a, min(b, end)) for a, b in f.content if a < end]
    while content and (content[-1][0] >= content[-1][1] or p.low[content[-1][1] - 1] in LINKS):
        a, b = content.pop()
        content += [(a, b - 1)] if b - a > 1 else []
    return replace(f, content=content) if content else f


def _half(p: Passage, f: Found, pieces: list[Range]) -> bool:
    """True for one half of a refusal in two, with a comma between them: "he neither denied, | nor confirmed"."""
    return any(
        a <= c and d <= b and d - c < b - a and any(p.low[k] == "," for k in range(a, b))
        for a, b in pieces
        for c, d in f.cue
    )


class _Reading(QuietClause):
    """One silence with who is silent and about what."""

    def found(self) -> Found | None:
        """The attribution, None where it has neither source nor content."""
        if self.quiet.nobody:
            source = self._asked_of()
        else:
            source = None if self._ours() else self._speaks() or self.source() or self.opening()
        content = self._content(source)
        cue = [(a, b) for a, b in self.pieces if content is None or not (a < content[1] and content[0] < b)]
        if content is None:
            cue, content = self._shared_out()
        if not cue or (
            source is None and not self.quiet.nobody and not self.quiet.asked_of and not self._subjectless()
        ):
            return None
        a, b = content
        while b - a > 1 and self.p.low[a] in LINKS:
            a += 1
        while (
            b - a > 1 and (self.p.low[b - 1] in LINKS or self.p.flag[b - 1] & Word.PREPOSITION) and b not in self.p.back
        ):
            b -= 1
        return Found([source] if source else [], cue, [(a, b)], RULE, self.p.stretch)

    def _speaks(self) -> Range | None:
        """Whoever says that in which they leave something out: the last source of a cue before the words."""
        before = [f for f in self.others if f.source and self.p.first <= f.cue[0][0] < self.head]
        return before[-1].source[0] if self.quiet.speaks and before else None

    def _shared_out(self) -> tuple[list[Range], Range]:
        """Cue and content where nothing says what was asked: the act or last word is the content; one word is both."""
        if len(self.pieces) > 1:
            # "An answer | did not come", "To reach him | was not possible": there the act holds the verb.
            first = (self.quiet.asked_of or self.quiet.of) and not self._neither()
            said = self._piece(0 if first else 1)
            return [r for r in self.pieces if r != said], said
        a, b = self.pieces[0]
        return ([(a, b - 1)], (b - 1, b)) if b - a > 1 else ([(a, b)], (a, b))

    def _subjectless(self) -> bool:
        """True where a language leaves out pronouns and the sentence begins with what is refused."""
        named = any(self.p.flag[i] & Word.NAME for i in range(self.p.first + 1, self.head))
        return self._ours() or (self.p.g.free_order and not named)

    def _ours(self) -> bool:
        """True where the verb says that it is the newsroom itself: "could not | we | check"."""
        verbs = " ".join(" ".join(self.p.low[a:b]) for a, b in self.pieces)
        return self.p.g.free_order and bool(pattern(self.language, silence.SUBJECT, "ours").search(verbs))

    # About what -------------------------------------------------------------------------------------------------------

    def _content(self, source: Range | None) -> Range | None:
        p = self.p
        after = self._behind(source)
        if after:
            return after
        sides = [(a[1], b[0]) for a, b in zip(self.pieces, self.pieces[1:], strict=False) if b[0] > a[1]]
        if source:
            sides = [s for s in sides if not (source[0] <= s[0] and s[1] <= source[1])]
            sides = [s if not (s[0] <= source[0] < s[1]) else (s[0], source[0]) for s in sides]
            sides = [s for s in sides if s[1] > s[0]]
        left = self._left(source)
        if left:
            sides.append(left)
        small = Word.ADVERB | Word.MARK | Word.TIME
        sides = [s for s in sides if any(not p.flag[i] & small for i in range(*s))]
        sides = [s for s in sides if s[1] - s[0] > 1 or not p.flag[s[0]] & Word.PREPOSITION]
        if sides:
            return max(sides, key=lambda s: s[1] - s[0])
        fronted = self._fronted()
        return None if fronted and source and source[0] < fronted[1] else fronted

    def _behind(self, source: Range | None) -> Range | None:
        """What follows the words: an object, "about ...", or a clause behind a comma."""
        p, k = self.p, self.tail
        while k < self.stop and p.flag[k] & (Word.ADVERB | Word.TIME) and not p.flag[k] & (Word.THAT | Word.NAME):
            k += 1
        if k + 1 < self.stop and p.low[k] == "," and self._asks(k + 1):
            return k + 1, clauses.content_end(p, k + 1)
        if k >= self.stop or p.low[k] in LINKS or p.flag[k] & Word.CONJUNCTION or (source and source[0] == k):
            return None
        if p.flag[k] & Word.PREPOSITION and k + 1 < self.stop:
            topical = not p.g.free_order or p.low[k] in words(self.language, silence.SUBJECT, "about")
            if p.flag[k + 1] & (Word.TIME | Word.NUMBER) or not topical:
                return None
        end = clauses.without_day(p, k, clauses.content_end(p, k, predicate=True))
        return (k, end) if end > k else None

    def _asks(self, k: int) -> bool:
        """True where the clause that begins at k, behind a comma, is what was asked or kept back."""
        p = self.p
        if p.flag[k] & (Word.THAT | Word.SUBORDINATOR | Word.RELATIVE):
            return True
        if p.flag[k] & Word.PREPOSITION and p.low[k + 1] in words(self.language, silence.SUBJECT, "whom"):
            return True  # "of whom he spoke"
        return p.low[k] in words(self.language, silence.SUBJECT, "asks")

    def _left(self, source: Range | None) -> Range | None:
        """What stands in the clause before the words and is not the source."""
        p = self.p
        first, end = self.without_small(self.first, self.head)
        if first >= end:
            return None
        if source is None or source[1] <= first or source[0] >= end:
            return (first, end) if self.p.g.free_order else None
        before, after = (first, source[0]), (source[1], end)
        if before[1] > before[0] and p.g.has("at_prepositions", p.low[before[1] - 1]):
            before = (before[0], before[1] - 1)
        best = max((before, after), key=lambda r: r[1] - r[0])
        return best if best[1] > best[0] and p.g.free_order else None

    def _fronted(self) -> Range | None:
        """ "Whether he resigned, the office would not say": the clause before the comma, where it asks."""
        p, k = self.p, self.first - 1
        if k <= p.first or p.low[k] != "," or not p.g.free_order:
            return None
        f = p.flag[p.first] | p.flag[p.first + 1]
        asks = lexicon.load(self.language, silence.SUBJECT).get("asks", ())
        if f & (Word.SUBORDINATOR | Word.RELATIVE | Word.THAT) or any(
            p.low[i] in asks for i in range(p.first, min(k, p.first + 4))
        ):
            return p.first, k
        return None
