"""The clause in which somebody is silent or refuses, and who that is.

Without a parser: where word order is free, whoever stands before the words, what they are silent about aside.
"""

from __future__ import annotations

from headwater.attribute import silence
from headwater.attribute.patterns import pattern, words
from headwater.attribute.rules import behind, freeorder, phrases, speakers
from headwater.attribute.rules.found import Range
from headwater.attribute.rules.grammar import CueVerb, Word
from headwater.attribute.rules.groups import VerbGroup
from headwater.attribute.rules.refusal_asked import QuietAsked
from headwater.attribute.rules.refusal_bounds import LINKS

RULE = "refusal"
OBJECT = 4
"""Tokens behind the verb in which "too" may stand: "nekomentavo | to taip pat | savivaldybė"."""
_PERSONAL = int(Word.SUBJECT | Word.LOOSE)
_PLAIN = CueVerb(RULE, frozenset())


class QuietClause(QuietAsked):
    """A silence in its clause: who is silent, and about what."""

    # Who --------------------------------------------------------------------------------------------------------------

    def source(self) -> Range | None:
        if neither := self._neither():
            return neither
        if self.quiet.whose:
            return self._whose() or self._asked_of() or self._addressed()
        if self.quiet.of:
            return self._asked_of()
        if self.quiet.asked_of:
            subject, moments = self._subject(), words(self.language, silence.SUBJECT, "moments")
            if subject and any(self.p.low[k] in moments for k in range(*subject)):
                subject = None  # "until | the close of this issue | there was no answer"
            return self._asked_of() or self._addressed() or self._addressed(self.p.first) or subject
        return self._subject()

    def _subject(self) -> Range | None:
        p = self.p
        if not p.g.free_order:
            return self._before()
        ranges = [(self.first, self.head)]
        if len(self.pieces) > 1:
            ranges.append((self.pieces[0][1], self.pieces[-1][0]))
        he = next((k for r in ranges for k in range(*r) if self._he(k)), None)
        free = (he, he + 1) if he is not None else next(filter(None, (self._free(*r) for r in ranges)), None)
        if free and not self._object(free):
            return free
        if also := self._also():
            return also
        if self._stands_for_who():
            return self.first, self.first + 1
        before = self._earlier() or free or self._named()
        if before:
            return before
        follows = self.tail
        if follows < self.last and p.flag[follows] & (Word.NAME | Word.ROLE) and not p.flag[follows] & Word.PREPOSITION:
            end = behind.end_of_phrase(p, follows, whole=True)
            return (follows, end) if end > follows else None
        return None

    def _neither(self) -> Range | None:
        """ "Neither | the club nor the league | would comment": whoever stands between the two; "neither side"."""
        p, (start, first) = self.p, self.pieces[0]
        if len(self.pieces) < 2 or p.low[start] not in words(self.language, "sources", "neither"):
            return None
        end = self.pieces[1][0]
        first += bool(p.flag[first] & Word.PREPOSITION and end - first > 1)  # "neither of | the two firms"
        while end > first and p.flag[end - 1] & (Word.AUXILIARY | Word.MODAL | Word.BE | Word.ADVERB):
            end -= 1
        return None if end == first else (start if end - first == 1 else first, end)

    def _also(self) -> Range | None:
        """ "Neither did | the council | answer", where the subject stands behind the verb and a word for "too"."""
        p, also = self.p, words(self.language, silence.SUBJECT, "also")
        for k in range(self.tail, min(self.tail + OBJECT, self.stop - 1)):
            if p.low[k] in LINKS:
                return None
            if p.low[k] in also:
                end = behind.end_of_phrase(p, k + 1, whole=True)
                last = end - 1
                open_ = p.flag[k + 1] & (Word.PREPOSITION | Word.VERB | Word.THAT | Word.MARK) and k + 1 not in p.jump
                return (k + 1, end) if end > k + 1 and not open_ and not self._small(last) else None
        return None

    def _object(self, found: Range) -> bool:
        """True for a common noun between the words, where whoever is silent stands before an aside: "The clinic, citing
        privacy, | to discuss | transfers | refused"."""
        a, b = found
        common = not any(self.p.flag[k] & Word.NAME or self._speaker(k, self.p.flag[k]) for k in range(a, b))
        return common and a >= self.pieces[0][1] and self.pieces[0][0] == self.first and self._apposed() is not None

    def _stands_for_who(self) -> bool:
        """True where the clause opens with "who", or with a lone "that one" ("..., and this one | did not answer")."""
        p, k = self.p, self.first
        if self.quiet.asked_of or p.low[k] in words(self.language, silence.SUBJECT, "asks"):
            return False
        alone = p.low[k] in words(self.language, silence.SUBJECT, "lone") and k > p.first
        return k < self.head and (alone or p.low[k] in words(self.language, "sources", "relative"))

    def _named(self) -> Range | None:
        """The last name before the words that hangs on no preposition: "On legal advice | Koll | keeps silent"."""
        p, end = self.p, self.head
        while end > self.first and not (p.flag[end - 1] & Word.NAME and end - 1 not in p.back):
            end -= 1
        first = end
        while first > self.first and p.flag[first - 1] & Word.NAME:
            first -= 1
        free = first > self.first and not p.flag[first - 1] & (Word.PREPOSITION | Word.MARK)
        return (first, end) if first < end and free else None

    def _before(self) -> Range | None:
        group = VerbGroup(self.head, self.head, self.tail, True, False, False, False, False, [_PLAIN])
        p = self.p
        while group.first > p.first and p.flag[group.first - 1] & (Word.AUXILIARY | Word.MODAL | Word.BE | Word.ADVERB):
            group.first -= 1
        return speakers.source_of(p, group, _PLAIN)[0]

    def opening(self) -> Range | None:
        """What the sentence opens with, where word order is fixed: "| The owners of the map |, a firm in the north,
        have long kept silent"."""
        p = self.p
        k = p.first + bool(p.flag[p.first] & Word.CONJUNCTION)
        if p.g.free_order or k >= self.head or p.flag[k] & (Word.PREPOSITION | Word.SUBORDINATOR | Word.VERB):
            return None
        end = behind.end_of_phrase(p, k, whole=True)
        return (k, end) if k < end <= self.head else None

    def _free(self, first: int, end: int) -> Range | None:
        """Whoever stands within these tokens, before or between the words, what they are silent about aside."""
        first, end = self.without_small(first, end)
        if first >= end:
            return None
        topic = self._topic(first, end)
        if topic and topic[0] > first:
            return self._placed(first, topic[0])
        if topic:
            return self._placed(topic[1], end) if topic[1] < end else None
        return self._placed(first, end)

    def _topic(self, first: int, end: int) -> Range | None:
        """What the silence is about within tokens [first, end): with its preposition, or a fronted noun of asking."""
        p, about = self.p, words(self.language, silence.SUBJECT, "about")
        asked = pattern(self.language, silence.SUBJECT, "asked")
        this = words(self.language, silence.SUBJECT, "this")
        for k in range(first, end):
            if any(a < k < b for a, b in p.jump.items()):
                continue
            low, following = p.low[k], p.low[k + 1]
            named = p.flag[k] & Word.NAME and k > p.first
            shown = not named and (bool(asked.fullmatch(low)) or (low in this and k + 1 < end))
            if shown and (k == first or self._shows(k)):
                return self._with_attributes(first, k), self._topic_end(k, end)
            if low not in about or k + 1 >= end or p.flag[k + 1] & (Word.TIME | Word.NUMBER):
                continue
            near = p.low[k + 1 : min(k + 4, end)]
            topical = following in this or any(asked.fullmatch(w) for w in near)
            if k == first and p.g.has("at_prepositions", low) and not topical:
                continue  # "in the ministry"
            if self._hangs_free(k):
                return k, self._topic_end(k, end) if k == first else end
        return None

    def _with_attributes(self, first: int, k: int) -> int:
        """Where the topic begins whose noun stands at k: at the adjectives or genitives before it."""
        attribute = pattern(self.language, silence.SUBJECT, "attributes")
        p = self.p
        while k > first and attribute.fullmatch(p.low[k - 1]) and not (p.flag[k - 1] & Word.NAME and k - 1 > p.first):
            k -= 1
        return k

    def _shows(self, k: int) -> bool:
        """True where the noun at k does not hang on a preposition or on the word before it."""
        before = self.p.flag[k - 1]
        named = before & Word.NAME and k - 1 > self.p.first
        return not (before & Word.PREPOSITION or named) or k in self.p.back

    def _hangs_free(self, k: int) -> bool:
        """True where the preposition at k ties its noun to the verb, and not to "a source in the government"."""
        p = self.p
        if (
            k == self.first
            or p.flag[k - 1] & (Word.NAME | Word.SUBJECT | Word.LOOSE | Word.ADVERB | Word.TIME)
            or k in p.back
        ):
            return True
        return bool(pattern(self.language, silence.SUBJECT, "asked").fullmatch(p.low[k + 1])) or k + 1 >= self.head

    def _topic_end(self, first: int, end: int) -> int:
        """Where a fronted topic ends and its subject begins: at "in the ministry", a pronoun, a role, a last name."""
        p = self.p
        k = first + 1
        while k < end:
            f = p.flag[k]
            if k in p.jump:
                return (
                    k
                    if p.jump[k] >= end and not p.flag[k - 1] & Word.PREPOSITION and k > first + 1
                    else self._last_name(p.jump[k], end)
                )
            if (
                p.g.has("at_prepositions", p.low[k])
                and k > first + (p.low[first] in words(self.language, silence.SUBJECT, "about"))
                and not p.flag[k - 1] & Word.PREPOSITION
                and k + 1 < end
            ):
                return k
            behind_it = k > first + (p.low[first] in words(self.language, silence.SUBJECT, "about"))
            if behind_it and self._speaker(k, f) and not self._whose_question(k, end):
                return k
            k += 1
        return self._last_name(first + 1, end)

    def _whose_question(self, k: int, end: int) -> bool:
        """True for who asked: "the questions of the paper | in the ministry | they did not answer"."""
        asked = pattern(self.language, silence.SUBJECT, "asked")
        return bool(asked.fullmatch(self.p.low[k - 1])) and any(
            self.p.g.has("at_prepositions", self.p.low[i]) for i in range(k + 1, end - 1)
        )

    def _speaker(self, k: int, flag: int) -> bool:
        """True for a word that names somebody who can be silent: a pronoun, an office, "the editors", "there"."""
        if flag & Word.ROLE or (flag & _PERSONAL and not flag & (Word.DETERMINER | Word.POSSESSIVE)):
            return True
        low = self.p.low[k]
        lists = (words(self.language, "sources", key) for key in ("body", "outlet", "group"))
        free = not self.p.flag[k - 1] & Word.PREPOSITION
        named = any(low in some for some in lists) or bool(
            pattern(self.language, silence.SUBJECT, "who").fullmatch(low)
        )
        return low in words(self.language, silence.SUBJECT, "there") or (free and named)

    def _last_name(self, first: int, end: int) -> int:
        """Where the run of names begins that ends before `end`; `end` where none does."""
        p, k = self.p, end
        if k in p.back and p.back[k] > first:
            return p.back[k]
        while k > first and p.flag[k - 1] & Word.NAME:
            k -= 1
        return k if k > first or (k == first and first > self.first + 1) else end

    def _placed(self, first: int, end: int) -> Range | None:
        """Whoever tokens [first, end) name: without "in", without what adverbs stand around."""
        p = self.p
        first, end = self.without_small(first, end)
        for k in range(first, end):
            if p.low[k] in words(self.language, silence.SUBJECT, "there"):
                return k, k + 1
            if p.g.free_order and self._he(k):
                return k, k + 1
        this = words(self.language, silence.SUBJECT, "this")
        if first >= end or not self._somebody(first, end) or all(p.low[k] in this for k in range(first, end)):
            return None
        if p.g.has("at_prepositions", p.low[first]):
            at = next((k for k in range(first + 1, end) if self._where(k - 1)), None)
            return (at, self._trimmed(at, end)) if at else None
        if p.flag[first] & Word.PREPOSITION:
            after = phrases._after_prepositional(p, first, end - 1)
            return (after, end) if after < end else None
        if p.flag[first] & (Word.OBJECT | Word.MARK) and first not in p.jump:
            return None
        return first, self._trimmed(first, end)

    def _where(self, k: int) -> bool:
        """True for "in" at k before a body, and not before a time or an occasion ("at the time of publication")."""
        p = self.p
        here = p.g.has("at_prepositions", p.low[k])
        return here and not p.flag[k + 1] & (Word.TIME | Word.NUMBER) and not self._occasion(k + 1)

    def _he(self, k: int) -> bool:
        """True for a pronoun in its base form, which can only be who is silent ("prozvišča jon | nie nazvaŭ")."""
        return self.p.low[k] in words(self.language, "sources", "subjects")

    def _somebody(self, first: int, end: int) -> bool:
        """False for a lone small word that is no pronoun, office or body."""
        p = self.p
        if end - first > 1:
            return True
        asking = self.quiet.asked_of or self.quiet.of
        if asking and pattern(self.language, silence.SUBJECT, "asker").fullmatch(p.low[first]):
            return False
        if p.flag[first] & Word.NAME or first in p.jump or self._speaker(first, p.flag[first]):
            return True
        asked = pattern(self.language, silence.SUBJECT, "asked")
        return len(p.low[first]) > 4 and not p.flag[first] and not asked.fullmatch(p.low[first])

    def _occasion(self, k: int) -> bool:
        return self.p.g.has("occasions", self.p.low[k]) or self.p.g.has("venues", self.p.low[k])

    def _trimmed(self, first: int, end: int) -> int:
        """Without an adverbial of time or occasion that stands behind the name, and without "nobody"."""
        p = self.p
        end = self._without_asker(first, end)
        for k in range(first + 1, end):
            f = p.flag[k]
            if k in p.jump or not f & Word.PREPOSITION or any(a < k < b for a, b in p.jump.items()):
                continue
            following = p.flag[k + 1] if k + 1 < end else 0
            if following & (Word.TIME | Word.NUMBER) or (k + 1 < end and self._occasion(k + 1)):
                return k
        return end

    def _earlier(self) -> Range | None:
        """The subject goes on from before the comma or "but": behind an apposition, or of the last verb."""
        p, k = self.p, self.first - 1
        if k < p.first:
            return None
        if apposed := self._apposed():
            return apposed
        speaking = [f for f in self.others if f.source and f.stretch is p.stretch and f.cue[-1][1] <= self.head]
        if speaking:
            return max(speaking, key=lambda f: f.cue[0]).source[0]
        for j in range(k, p.first, -1):
            if phrases.surely_verb(p, j) and j - 1 >= p.first:
                subject = phrases.left(p, j - 1)
                if subject:
                    return freeorder.without_preposition(p, subject, j) or subject
        return None

    def _apposed(self) -> Range | None:
        """Whoever stands before an apposition that ends where the clause begins, with it."""
        p, k = self.p, self.first - 1
        if k < p.first or p.low[k] != ",":
            return None
        opening = phrases._comma_before(p, k - 1, p.first)
        return self._whole(opening, k) if opening > p.first and self._parenthesis(opening + 1, k) else None

    def _parenthesis(self, first: int, end: int) -> bool:
        """True where tokens [first, end) tell more of whoever stands before them."""
        p = self.p
        f = p.flag[first]
        if f & Word.PREPOSITION and first + 1 < end:
            f |= p.flag[first + 1] & Word.RELATIVE
        if f & Word.RELATIVE or p.low[first] in words(self.language, silence.SUBJECT, "when"):
            return True
        return not any(p.flag[i] & (Word.THAT | Word.SUBORDINATOR) for i in range(first, end)) and not any(
            phrases.surely_verb(p, i) for i in range(first, min(end, first + 3))
        )

    def _whole(self, opening: int, closing: int) -> Range | None:
        """The name before an apposition, with it."""
        p, k = self.p, opening
        while k > p.first:
            if k in p.back:
                k = p.back[k]
                continue
            if p.low[k - 1] in LINKS or p.flag[k - 1] & (Word.THAT | Word.SUBORDINATOR):
                break
            k -= 1
        placed = self._placed(k, opening)
        return (placed[0], closing + 1) if placed else None
