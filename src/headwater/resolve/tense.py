"""Whether the words around a date speak of what was or of what is to come."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import takewhile

from headwater.records import Span
from headwater.resolve.tense_words import TenseWords, When, listed

OBJECT = 7
"""Words from a verb of the past to the preposition of its day: "announced his candidacy for the council in March"."""
OPENING = 12
"""Words from a day that opens a sentence to its verb: "By Monday the long and costly search had ended"."""
PLACE = 4
"""Words that may say where something was done, behind its verb: "reached in the old capital in May"."""
REACH = 110
"""Characters looked at on each side of a date."""

_WORD = re.compile(r"['’]?[^\W\d_]+")
_WITH_COMMA = re.compile(r"(,?)[\s\u00a0]*(?<![^\W\d_])([^\W\d_]+)")
_CLAUSE = re.compile(r";|\n")
_BREAK = re.compile(r"[;:!?\n]|\A\.|(?<=[^\W\d_]{5})\.(?=\s)")
"""A full stop only behind a long word: another stands behind "Mr". In a quotation one sentence may hold several."""
_QUOTE = re.compile(r"""["“”„«»]|''|``""")
_CLAUSE_PART = re.compile(r"[.,;:!?\n]")


@dataclass(frozen=True, slots=True)
class Tenses(TenseWords):
    """The words of one language, and what those around a date say of it.

    `coupled` is a day and what stands between it and another that goes with it; its group "span" is there for a span of
    days.
    """

    coupled: re.Pattern[str]

    def around(self, text: str, span: Span, sentence: Span, *, adjective: bool = False) -> When | None:
        """The tense of the word nearest to `span` within its sentence; None where none shows any.

        A preposition before an adjective is not one of time: "on" in "a comment on the Friday strike".
        """
        before = _CLAUSE.split(text[max(sentence.start, span.start - REACH) : span.start])[-1]
        after = text[span.end : min(sentence.end, span.end + REACH)]
        words = self._words(before)
        while words and words[-1] in self.hedges:
            words.pop()
        if words and words[-1] in self.over:
            return "past"
        rest = _BREAK.split(after, maxsplit=1)[0]
        following = self._words(rest)
        toward = bool(words) and words[-1] in self.toward and not self._is_of_day(text, span)
        if self.had.intersection(words[-6:]) or (toward and self._had_been(words, following)):
            return "past"
        ahead = not adjective and " ".join(words[-2:]) in self.toward and self.was.isdisjoint(words[-3:-2])
        if self.settled and after.startswith(self.settled) and not (ahead or self.planned & {*following[1:5]}):
            return "past"
        if ahead or (toward and not adjective):
            return "past" if self._undone(words) else "future"
        if not words and not self.subject.isdisjoint(following[:1]):
            return "future"
        if self._was_done(words):
            return "past"
        outer, words = self._split(words)
        clause = len(self._words(before.rpartition(",")[2]))
        whens = self._strongest(words, range(max(0, len(words) - clause), len(words)))
        event = self._event(words)
        left = self._first([None if i < event and words[i] in self.unsure else w for i, w in enumerate(whens)][::-1])
        if left:  # "arrived on Monday and will leave": what another verb says is of another day
            own = left[0] < len(self._words(before.rpartition(",")[2]))
            rest = "" if own and rest.startswith(",") else _QUOTE.split(rest, maxsplit=1)[0]
            following = self._words(rest)
            following = list(takewhile(lambda word: word not in self.joins, self._without_report(rest, following)))
        # A promise behind its day has been: "on Monday he agreed to leave", not "he agreed to leave on Monday".
        near = range(min(len(following), len(self._words(rest.partition(",")[0]))))
        behind = zip(self._strongest(following, near), following, strict=True)
        told = ((None if event and word in self.unsure else when, word) for when, word in behind)
        right = self._first(["past" if when and word in self.past else when for when, word in told])
        if left and right:
            # "The deal reached on Saturday leaves much open": what only may look ahead does not outdo a verb before.
            weak = bool(self.sure) and right[1] == "future" and following[right[0]] not in self.sure | self.be
            return left[1] if left[0] <= right[0] or weak else right[1]
        return (left or right or self._first(self._whens(outer)[::-1]) or (0, None))[1]

    def _event(self, words: list[str]) -> int:
        """The index behind the last "after", which opens an event that the day may be of; 0 without one."""
        return next((i + 1 for i in range(len(words) - 1, -1, -1) if words[i] in self.behind), 0)

    def _is_of_day(self, text: str, span: Span) -> bool:
        """True for a weekday with a part of the day before it: "dawn on Saturday"."""
        return bool(self.of_day) and not self.of_day.isdisjoint(self._words(text[span.start : span.end])[:1])

    def _had_been(self, words: list[str], following: list[str]) -> bool:
        """True where a "had" follows: shortly, or as the first verb behind a day that opens its sentence."""
        if self.had & {*following[:4]}:
            return True
        if len(words) != 1:
            return False
        told = next((w for w in following[:OPENING] if w in self.had | self.be or self.of(w) == "past"), None)
        return told in self.had or (told is not None and not self.be & {*following[:OPENING]})

    def _was_done(self, words: list[str]) -> bool:
        """True right behind what was done on that day: "an accord signed on Monday", whatever it says is to come."""
        if len(words) < 2 or words[-1] not in self.within or not self.done:
            return False
        word = words[-2]
        if len(word) <= 6 or not word.endswith(self.done) or word in self.future or word in self.planned:
            return False
        if word.startswith(self.not_done):
            return False
        return not any(self.of(each) == "future" for each in words[-5:-2])  # "is to be signed on Monday"

    def _split(self, words: list[str]) -> tuple[list[str], list[str]]:
        """What was said is told by verbs of its own: "said that on Monday the envoy will come"."""
        at = next((i for i in range(len(words) - 1, -1, -1) if words[i] in self.that), -1)
        return words[: max(at, 0)], words[at + 1 :]

    def _strongest(self, words: list[str], near: range) -> list[When | None]:
        """What each word shows. An ending that most nouns have, and Lithuanian verbs of the past, shows nothing beside
        a word that shows more, among those at `near`: the clause of the day.
        """
        whens = self._whens(words)
        if not self.weak_past:
            return whens
        weak = {i for i in near if whens[i] and words[i].endswith(self.weak_past) and self._only_ends(words[i])}
        strong = any(whens[i] for i in near if i not in weak)
        return [None if strong and i in weak else when for i, when in enumerate(whens)]

    def _words(self, text: str) -> list[str]:
        """The words of `text` as the data write them: small letters, a straight apostrophe; no month of "May"."""
        words = []
        for match in _WORD.finditer(text):
            low = match[0].lower().replace("’", "'")
            if low in self.small and low != match[0]:
                low = ""
            elif low.endswith(self.attributes) and text[match.start() - 1 : match.start()] == "-":
                low = ""  # the second half of "star-studded" is no verb
            words.append(low)
        return words

    def best_in(self, text: str, span: Span, sentence: Span) -> bool:
        """True where a superlative stands before `span`: "the first in five years" is a length of time."""
        return not self.superlatives.isdisjoint(self._words(text[max(sentence.start, span.start - REACH) : span.start]))

    def _undone(self, words: list[str]) -> bool:
        """True where a "not" shortly before goes with a verb of the past: "did not answer by Monday"."""
        near = words[-6:]
        return any(w in self.no and "past" in map(self.of, near[max(0, i - 1) : i + 2]) for i, w in enumerate(near))

    def over_before(self, text: str, span: Span) -> bool:
        """True where the word before `span` puts it into the past, whatever the verb: "ended", "since"."""
        return _word_before(text, span) in self.over

    def told_before(self, text: str, span: Span) -> bool:
        """True shortly behind a verb of the past: "was revealed in March", "announced his candidacy in March"."""
        words = self._words(_CLAUSE_PART.split(text[max(0, span.start - REACH) : span.start])[-1])
        if len(words) < 3 or words[-1] not in self.at:
            return False
        whens = self._whens(words)
        # Two words before it an ending shows too little: "a contested convention in July" is to come.
        if whens[-2] == "past" or (words[-3] in self.past and whens[-3]) or self._told_of(words[-OBJECT - 2 : -1]):
            return True
        where = next((i for i in range(len(words) - 2, max(0, len(words) - 2 - PLACE), -1) if words[i] in self.at), 0)
        return bool(where) and whens[where - 1] == "past" and words[where - 1] not in self.had

    def _told_of(self, words: list[str]) -> bool:
        """True where what was done to something is told last, and what it was done to is no event to come."""
        for i in range(len(words) - 1, -1, -1):
            word = words[i]
            told = word in self.reports and not word.endswith(self.past_endings)  # what was "said" may be to come
            if told or word in self.planned or word in self.toward or word in self.to:
                return False
            if self.of(word) and word not in self.had:
                return self.of(word) == "past" and i + 1 < len(words) and words[i + 1] in self.objects
        return False

    def awaited_before(self, text: str, span: Span) -> bool:
        """True where what stands before `span` in its clause is sure to be to come: "is due to retire in January"."""
        words = self._words(_CLAUSE_PART.split(text[max(0, span.start - REACH) : span.start])[-1])
        last = next((i for i in range(len(words) - 1, -1, -1) if _has(self.awaited, words, i)), None)
        return last is not None and not any(w in self.past or w in self.joins for w in words[last + 1 :])

    def meant_before(self, text: str, span: Span, sentence: Span) -> bool:
        """True where what stands last before `span` in its clause was to happen: "the envoy was to leave on Friday".

        Not where a "but" or a "not" follows: what did not come about may as well have been meant for the day gone by.
        """
        if self._taken_back(text, span, sentence):
            return False
        words = self._words(_CLAUSE_PART.split(text[max(0, span.start - REACH) : span.start])[-1])
        last = next((i for i in range(len(words) - 1, -1, -1) if _has(self.meant, words, i)), None)
        if last is None or any(self.of(w) == "past" or w in self.joins for w in words[last + 1 :]):
            return False
        behind = [*words[last + 1 :], *self._words(_CLAUSE_PART.split(text[span.end : span.end + REACH])[0])]
        return not self.infinitive or any(w.endswith(self.infinitive) for w in behind[:OBJECT])

    def _taken_back(self, text: str, span: Span, sentence: Span) -> bool:
        """True for a "but" or a "not" behind `span` in its sentence, or where this or the next one begins with it."""
        rest = _WITH_COMMA.finditer(text, span.end, sentence.end)
        opening = (_WITH_COMMA.search(text, at, at + REACH) for at in (sentence.start, sentence.end))
        found = [*rest, *(m for m in opening if m)]
        return any(not (self.but | self.no).isdisjoint((m[2].lower(), m[1] + m[2].lower())) for m in found)

    def makes_span(self, text: str, first: Span, second: Span) -> bool:
        """True where two dates are the ends of one span: "from May to June", "between May and June", "May-June"."""
        words = self._words(text[first.end : second.start])
        if not words:
            return text[first.end : second.start].strip(" \u00a0") in ("-", "–", "—")
        return words[0] in self.spans or (words[0] in self.pairs and _word_before(text, first) in self.between)

    def may_before(self, text: str, span: Span) -> bool:
        """True shortly behind a modal verb: "could win the seat in November"."""
        words = self._words(_CLAUSE_PART.split(text[max(0, span.start - REACH) : span.start])[-1])[-OBJECT - 2 :]
        last = next((i for i in range(len(words) - 1, -1, -1) if words[i] in self.modal), None)
        if last is None or words[-1] not in self.at:
            return False
        return not any(w in self.past or w in self.joins or w in self.have for w in words[last + 1 :])

    def scheduled_before(self, text: str, span: Span) -> bool:
        """True where what stands before `span` in its clause has been planned for it."""
        words = self._words(_CLAUSE_PART.split(text[max(0, span.start - REACH) : span.start])[-1])
        planned = (i for i in range(len(words)) if _has(self.scheduled, words, i))
        return any(self.was.isdisjoint(words[max(0, i - 2) : i]) for i in planned)

    def toward_before(self, text: str, span: Span) -> bool:
        """True where a preposition of a day to come, or a verb of a timetable, goes before `span`: "by", "opens on"."""
        words = self._words(text[max(0, span.start - 24) : span.start])
        if len(words) > 1 and words[-1] in self.at:
            words.pop()
        return bool(words) and (words[-1] in self.timetable or _word_before(text, span) in self.toward)

    def planned_beside(self, text: str, span: Span) -> bool:
        """True where what is planned ahead stands right before `span` and its preposition, or belongs to it.

        Not where it has been: "won the primary on Sunday", "after the debate on Sunday".
        """
        before = self._words(_CLAUSE_PART.split(text[max(0, span.start - 60) : span.start])[-1])
        if before and before[-1] in self.at:
            before.pop()
        after = text[span.end : span.end + 60]
        following = self._words(_CLAUSE_PART.split(after)[0])[1:7] if after.startswith(self.settled) else []
        owned = self.planned & {*following}
        if owned and self._is_told(following):
            return False
        near = before[-1:] if owned else before[-4:-1]
        been = any(self.of(word) == "past" or word in self.behind for word in near)
        return not been and bool(owned or self.planned & {*before[-1:]})

    def goes_on(self, text: str, start: int, span: Span) -> bool:
        """True where an "and" stands between `start` and `span`, and neither a verb of the past nor an "after".

        Not for a day that owns something: "in court on Monday over theft and Friday's escape".
        """
        words = self._words(text[start : span.start])
        if (self.settled and text.startswith(self.settled, span.end)) or not set(self.pairs) & {*words}:
            return False
        return self.behind.isdisjoint(words) and not any(self.of(word) == "past" for word in words)

    def was_before(self, text: str, span: Span, sentence: Span) -> bool:
        """True where the word before `span` is one of `earlier`, and the verb nearest before that is past."""
        words = self._words(_CLAUSE.split(text[max(sentence.start, span.start - REACH) : span.start])[-1])
        left = self._first(self._whens(words)[::-1])
        return bool(words) and words[-1] in self.earlier and left is not None and left[1] == "past"

    def parts_days(self, text: str, word: str | None, span: Span) -> bool:
        """True where the second of two days owns something, or a verb parts them: "Friday and left Monday"."""
        owned = bool(self.settled) and text.startswith(self.settled, span.end)
        return owned or self.of((word or "").strip().lower()) == "past"

    def owned_ahead(self, text: str, span: Span, sentence: Span) -> bool:
        """True where a possessive stands behind `span`, and the verb nearest before it in its clause is to come."""
        if not self.settled or not text.startswith(self.settled, span.end):
            return False
        before = _CLAUSE.split(text[max(sentence.start, span.start - REACH) : span.start])[-1]
        left = self._first(self._whens(self._words(before))[::-1])
        return left is not None and left[1] == "future"

    def _is_told(self, words: list[str]) -> bool:
        """True where a verb of the past follows what is planned ahead: "Sunday's vote came", not "was put off"."""
        at = next(i for i, word in enumerate(words) if word in self.planned)
        told = words[at + 1] if at + 1 < len(words) else ""
        return self.of(told) == "past" and told not in self.passive

    def be_before(self, text: str, span: Span) -> bool:
        """True where the word before `span` is a modal verb, or another behind which a participle shows no tense."""
        return _word_before(text, span) in self.be

    def since_before(self, text: str, span: Span) -> bool:
        """True where what is told has lasted since the date: what follows need not be of its year."""
        return _word_before(text, span) in self.since

    def _without_report(self, rest: str, words: list[str]) -> list[str]:
        """What follows without ", he said": when something was said is not when it is to happen."""
        head, comma, tail = rest.partition(",")
        if not comma or not self.reports:
            return words
        told = next((w for w in self._words(tail) if self.of(w)), None)
        return self._words(head) if told in self.reports else words

    def _whens(self, words: list[str]) -> list[When | None]:
        """What each word shows; "plans" and its like only before a "to", "cut" not in "will cut"."""
        padded = [*words, "", ""]
        after_be = {i + 1 for i, word in enumerate(words) if word in self.be}
        # "The contested vote", "the star-studded gala": what qualifies a noun shows no tense.
        named = (i for i in range(1, len(words)) if words[i - 1] in self.objects)
        of_noun = {i for i in named if words[i] in self.nouns or self._only_ends(words[i])}
        bare = {i for i, word in enumerate(words) if word not in self.with_to or padded[i + 1] not in self.to}
        return [
            None if i in after_be & bare | of_noun else self._when(w, padded[i + 1], padded[i + 2], words[:i])
            for i, w in enumerate(words)
        ]

    def _only_ends(self, word: str) -> bool:
        """True for what only its ending puts into the past."""
        return bool(self.past_endings) and word.endswith(self.past_endings) and word not in self.past | self.future

    def _when(self, word: str, after: str, third: str, before: list[str]) -> When | None:
        if word in self.unreal and after in self.have and self.of(third) == "past":
            return "past"  # "may have been"
        if word in self.plural:
            many = bool(before) and len(before[-1]) > 3 and before[-1].endswith("s") and before[-1] not in self.past
            return "future" if many else None
        if word in self.able and (after in self.no or not self.nobody.isdisjoint(before)):
            return "past"  # "could not be reached"
        if word not in self.with_to or after in self.to:
            return self.of(word)
        if after in self.arranged:
            return "future"  # "is holding a rally on Friday"
        return "past" if word in self.past else None

    @staticmethod
    def _first(whens: list[When | None]) -> tuple[int, When] | None:
        return next(((distance, when) for distance, when in enumerate(whens) if when), None)


def _has(phrases: frozenset[str], words: list[str], i: int) -> bool:
    """True where a word, or it and the word before, is one of the phrases."""
    return words[i] in phrases or " ".join(words[max(0, i - 1) : i + 1]) in phrases


def _word_before(text: str, span: Span) -> str:
    before = _WORD.findall(text[max(0, span.start - 24) : span.start])
    return before[-1].lower() if before else ""


def _coupled(pairs: Sequence[str], spans: Sequence[str]) -> re.Pattern[str]:
    """ "Thursday night or early ", "Monday through ": up to three words, what couples the days, and a word at most."""
    pair, span = ("|".join(map(re.escape, words)) or "(?!)" for words in (pairs, spans))
    letters = r"[^\W\d_]"
    coupling = rf"(?:,? (?:{pair}) |(?P<span> ?[-–—] ?| (?:{span}) ))"
    return re.compile(rf"{letters}+(?: {letters}+){{0,2}}?{coupling}(?P<word>{letters}{{1,5}} )?")


@cache
def tenses(language: str) -> Tenses:
    """The tense words of a language."""
    words = listed(language)
    return Tenses(**words, coupled=_coupled(words["pairs"], words["spans"]))
