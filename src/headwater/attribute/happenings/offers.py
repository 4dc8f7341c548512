"""One side of a deal as the text puts it: who gives, and what. Words in `data/<language>/deals.toml`."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from itertools import islice

from headwater import lexicon
from headwater.attribute import nouns
from headwater.attribute.happenings import sorts, states
from headwater.attribute.happenings.bargainers import Bargainers
from headwater.attribute.happenings.clauses import Party, everybody
from headwater.attribute.happenings.stretches import SUBJECT, Bargain, Side
from headwater.attribute.happenings.words import SUBJECT as EVENTS
from headwater.attribute.happenings.words import listed, may_be_verb
from headwater.attribute.nouns import WORD
from headwater.attribute.patterns import edges, pattern, words
from headwater.records import Span

FIRST = 4
"""Words of a clause among which its subject is looked for where nobody known is named."""
FAR = 12
"""Characters, at least, before a subject that stands behind its verb and what it gives."""
BACK = 160
"""Characters before "the latter" in which whoever is meant is named."""
SAID = 5
"""Words that name a speaker between what was said and "said", at most."""
SURE = 0.9
"""Share of the readings of a name from which it is the subject of a verb that stands before it."""
_PEOPLE = frozenset({"person", "group", "body", "outlet"})
_QUOTATION_ENDS = re.compile(r"[,!?][’”»\"]\s")


@cache
def _offices(language: str, key: str) -> frozenset[str]:
    """What people are called by what they do, as base forms in lower case."""
    return frozenset(str(lexicon.load(language, "roles").get("heads", {}).get(key, "")).split())


class Offers(Bargainers):
    """The sides of the deals of one article, clause by clause."""

    def _made(
        self, gives: Side | None, gets: Side | None, where: Span, conditions: tuple[Span, ...] = (), firm: bool = False
    ) -> Bargain | None:
        """The bargain of two sides, with the other party where only one is named; `firm` where its words tell of a
        deal whoever the parties are."""
        if gives is None or gets is None:
            return None
        tied = firm or (not conditions and gives.acts and gets.acts)
        if gives.party and not gets.party and not gets.acts:
            gets = replace(gets, party=self._counterpart(gives.party, where, gives.content, gets.content))
        elif gets.party and not gives.party and not gives.acts:
            gives = replace(gives, party=self._counterpart(gets.party, where, gets.content, gives.content))
        if not (gives.party or gets.party or tied):
            return None  # "in return" between nobodies is a turn of phrase
        if gives.party and gives.party == gets.party:
            # Whoever is named in the one side is not who "we" are in the other.
            there = [m.entity.id for m in self.ground.named(gives.told or gives.content)]
            if gives.party in there:
                gets = replace(gets, party=None)
            else:
                gives = replace(gives, party=None)
        return Bargain(gives, gets, where, conditions)

    def _without(self, start: int, turn: re.Match[str], end: int) -> Side | None:
        """The side around a word such as "in return", which stands before or behind who gives."""
        ahead_of_it = self._behind_conjunction(self._trim(start, turn.start()))
        demanded = edges(self.ground.language, SUBJECT, "that").match(self.ground.text, turn.end(), end + 8)
        if demanded:
            return self._side(demanded.end(), self._end(demanded.end(), self.ground.sentence(start).end), False)
        if ahead_of_it and self._spoken(ahead_of_it, turn.end()):
            return self._side(ahead_of_it.start, ahead_of_it.end)  # ", its leader told": whose words these are
        if ahead_of_it is None or ahead_of_it.end - ahead_of_it.start < 3:
            return self._side(self._past_speaker(turn.end(), end), end)
        ahead = self._who(start, turn.start())
        behind = self._side(turn.end(), end)
        first = WORD.search(self.ground.text, turn.end(), end)
        if first and edges(self.ground.language, EVENTS, "words.urges").match(self.ground.text, first.start()):
            asked = self._trim(first.end(), end)
            return Side(None, asked, False) if asked else behind
        if behind and behind.party:
            return behind
        content = self._trim(turn.end(), end)
        return Side(ahead[0], self._verb(content), ahead[1]) if content else behind

    def _spoken(self, said: Span, behind: int) -> bool:
        """True where right behind a place and a comma stands who said what stands before it."""
        if self.ground.text[behind : behind + 2].strip()[:1] not in (",", "”", "»", "–", "—"):
            return False
        for _, statement in self.ground.covering(Span(said.start, said.start + 1)):
            for cue in statement.cue:
                if behind <= cue.start and len(WORD.findall(self.ground.text[behind : cue.start])) <= SAID:
                    return True
        return False

    def _who(self, start: int, end: int) -> tuple[str | None, bool]:
        """Who gives, of a stretch that names just that, and whether it is somebody at all."""
        whole = self._behind_conjunction(self._trim(start, end))
        if whole is None:
            return None, False
        named = next((p for p in everybody(self.ground, whole.start, whole.end) if self._may_give(p)), None)
        word = None if named else self._word_subject(whole, whole.end)
        return (named.entity.id, True) if named else (word[0], True) if word else (None, False)

    def _past_speaker(self, start: int, end: int) -> int:
        """Behind ", the envoy said," where that stands between "In exchange" and who gives."""
        match = edges(self.ground.language, SUBJECT, "speaker").match(self.ground.text, start, end)
        return match.end() if match else start

    def _thing(self, start: int, end: int) -> Side | None:
        """What is given as a noun or a verb, with who is named in it as giving."""
        content = self._trim(start, end)
        if content is None:
            return None
        by = listed(self.ground.language, "by")
        around = everybody(self.ground, content.start, content.end)
        inside = [p for p in around if p.entity.kind != "place" or not p.led or p.led in by]
        giving = [p for p in inside if self._gives_thing(p, content)]
        return Side(giving[-1].entity.id if giving else None, content)

    def _gives_thing(self, party: Party, content: Span) -> bool:
        """True for "timber from the Union", "the Union's timber", "освобождение Лебедева"; not for what it is of."""
        by = party.led in listed(self.ground.language, "by")
        if by or party.led in words(self.ground.language, SUBJECT, "from") or party.owns:
            return True
        first = WORD.search(self.ground.text, content.start, content.end)
        if first and pattern(self.ground.language, SUBJECT, "own_acts").fullmatch(first.group()):
            return not party.led or party.led in listed(self.ground.language, "genitive")
        return not party.led and len(WORD.findall(self.ground.text[content.start : party.span.start])) <= 1

    def _side(self, start: int, end: int, main: bool = False) -> Side | None:
        """Who gives and what, in one clause; what stands behind a quotation that ends in it is the speaker's."""
        closed = _QUOTATION_ENDS.search(self.ground.text, min(start + 12, end), end)
        end = closed.start() if closed else end
        whole = self._behind_conjunction(self._trim(start, end))
        if whole is None:
            return None
        offered = self._offered(whole)
        if offered:
            return offered
        first = WORD.match(self.ground.text, whole.start, whole.end)
        if first and first.group().lower() in words(self.ground.language, SUBJECT, "addressed"):
            return self._cut_to(whole, first.end(), None, False)
        around = [p for p in everybody(self.ground, whole.start, whole.end) if not self._in_aside(p.span, whole)]
        subject = next((p for p in around if self._may_give(p)), None)
        word = self._word_subject(whole, subject.span.start if subject else whole.end)
        if word is None and (subject is None or self._verb_between(whole, subject)):
            word = self._somebody(whole, main)
        if word is not None and word[0] is None and self._done(whole):
            return Side(None, whole, True, whole)
        titled = subject and word and (subject.span.start - word[1] < 4 or word[0] == subject.entity.id)
        if word is not None and not titled:
            end, owner = self._owner_behind(word[1], whole.end)
            end = self._behind_genitive(end, whole.end)
            return self._cut_to(whole, end, word[0] or owner, True)
        if subject and self._trim(subject.span.end, whole.end) is None:
            ahead = self._trim(whole.start, subject.span.start)  # "the permit was signed by X": X stands behind
            return Side(subject.entity.id, ahead, True, whole) if ahead else None
        if subject and (last := self._named_last(subject, whole)):
            ahead = self._trim(whole.start, subject.span.start)  # "the permit was given by Karvenia's ruler X"
            return Side(last, ahead, True, whole) if ahead else None
        if subject:
            return self._cut_to(whole, subject.span.end, subject.entity.id, True)
        if main and self._without_subject(whole):
            opens = self.ground.sentence(whole.start).start
            mine = self._speaker(whole) if whole.start > opens + 2 else self.stand_ins.before(whole.start, "")
            left = self._cut_to(whole, whole.start, mine, True)
            leads = next((w.group().lower() for w in WORD.finditer(self.ground.text, opens, whole.start)), "")
            people = left and mine is None and leads and self._is_people(leads)
            return replace(left, told=Span(opens, whole.end)) if left and people else left
        speaks = main and self._begins_with_verb(whole)
        first = WORD.search(self.ground.text, whole.start, whole.end)
        ours = bool(first and edges(self.ground.language, SUBJECT, "we").search(first.group()))
        return self._cut_to(whole, whole.start, self._speaker(whole, ours) if speaks else None, False)

    def _verb_between(self, whole: Span, subject: Party) -> bool:
        """True for a noun and its verb before a name that may be no subject: "Прокуратура сняла с депутата X два"."""
        if not self.ground.cases or subject.nominative > SURE:
            return False
        before = [w.group().lower() for w in WORD.finditer(self.ground.text, whole.start, subject.span.start)]
        return any(may_be_verb(low, self.ground.language) for low in before[1:])

    def _named_last(self, subject: Party, whole: Span) -> str | None:
        """Whose name is all that stands behind a state's or body's in a clause that has its verb before them."""
        behind = self._trim(subject.span.end, whole.end)
        named = self.ground.named(behind) if behind else []
        alone = len(named) == 1 and named[0].span == behind and named[0].entity.kind == "person"
        return named[0].entity.id if alone and subject.span.start > whole.start + FAR else None

    def _owner_behind(self, at: int, end: int) -> tuple[int, str | None]:
        """Where a subject ends with whose it is: "the city / of Sallow", "мэрия / Ветлянска"."""
        first = next(iter(everybody(self.ground, at, end)), None)
        if first is None or (not first.led and first.nominative >= 0.3):
            return at, None
        between = WORD.findall(self.ground.text[at : first.span.start])
        owns = not between or (len(between) < 3 and between[0].lower() in listed(self.ground.language, "genitive"))
        return (first.span.end, first.entity.id) if owns else (at, None)

    def _behind_genitive(self, at: int, end: int) -> int:
        """Behind what a ministry is of: "министерство / финансов погасит", before the verb."""
        first, second = [*WORD.finditer(self.ground.text, at, end), None, None][:2]
        if (
            not self.ground.cases
            or first is None
            or second is None
            or not self.ground.text[at : first.start()].isspace()
        ):
            return at
        low, language = first.group().lower(), self.ground.language
        small = listed(language, "preposition", "joining")
        plain = low not in small and not may_be_verb(low, language)
        plain = plain and not self._is("concedes", first.start(), first.end())
        goes_on = may_be_verb(second.group().lower(), language) or self._is("concedes", second.start(), second.end())
        helps = edges(language, EVENTS, "words.auxiliaries").search(f" {first.group()} ")
        offers = self._is("offered", first.start(), first.end()) or self._is("favours", first.start(), first.end())
        return first.end() if plain and goes_on and not helps and not offers and len(low) > 4 else at

    def _done(self, whole: Span) -> bool:
        """True for a clause in the passive: "all prisoners are freed" says nothing of who frees them."""
        return any(t.voice == "passive" and whole.covers(t.span) for t in self._acts())

    def _without_subject(self, whole: Span) -> bool:
        """True for "что прекратит голодовку", "Odejdą": the subject is that of the clause or sentence before."""
        first = WORD.search(self.ground.text, whole.start, whole.end)
        if first is None or not self.ground.cases or self._begins_with_verb(whole):
            return False
        opens = self.ground.sentence(whole.start).start
        that = edges(self.ground.language, EVENTS, "words.that").search(self.ground.text[opens : whole.start])
        colon = self.ground.text[opens : whole.start].rstrip(" –—«“„").endswith(":")
        if whole.start > opens + 2 and not that and not colon:
            return False
        yields = pattern(self.ground.language, SUBJECT, "concedes").match(self.ground.text, first.start(), whole.end)
        return bool(yields) or may_be_verb(first.group().lower(), self.ground.language)

    def _begins_with_verb(self, whole: Span) -> bool:
        """True for "to withdraw ...", "would withdraw ...", "zejdziemy ...": the subject is who says so."""
        first = WORD.search(self.ground.text, whole.start, whole.end)
        if not first:
            return False
        language = self.ground.language
        helper = edges(language, EVENTS, "words.auxiliaries").search(f" {first.group()} ")
        forms = (edges(language, SUBJECT, "infinitive"), edges(language, SUBJECT, "we"))
        return bool(helper) or any(form.search(first.group()) for form in forms)

    def _behind_conjunction(self, whole: Span | None) -> Span | None:
        first = WORD.match(self.ground.text, whole.start, whole.end) if whole else None
        latter = pattern(self.ground.language, SUBJECT, "latter")
        before = self.ground.text[max(0, whole.start - 2) : whole.start][:1] if whole else ""
        if first and before.isalpha() and latter.fullmatch(first.group()):
            return whole  # "якщо та відкриє": she, not "and"
        if whole and first and first.group().lower() in listed(self.ground.language, "joining"):
            return self._trim(first.end(), whole.end)
        return whole

    def _cut_to(self, whole: Span, start: int, party: str | None, acts: bool) -> Side | None:
        """The side from behind its subject on; a relative clause behind that says nothing of what is given."""
        said_of = edges(self.ground.language, EVENTS, "words.relative_clause").match(self.ground.text, start, whole.end)
        start = self._behind_offer(said_of.end() if acts and said_of else start, whole.end)
        content = self._trim(start, self._before_speaker(start, whole.end))
        return Side(party, self._verb(content), acts, whole) if content else None

    def _word_subject(self, whole: Span, until: int) -> tuple[str | None, int] | None:
        """A pronoun, a noun for somebody known or for people, at the head of a clause: who it is and where it ends."""
        owning = [p.span for p in everybody(self.ground, whole.start, whole.end) if p.owns and not self.ground.cases]
        plain: int | None = None
        for n, match in enumerate(WORD.finditer(self.ground.text, whole.start, min(whole.end, until))):
            if n > 4:
                return None
            span, word = Span(match.start(), match.end()), match.group()
            if any(name.overlaps(span) for name in owning):
                continue  # "the central bank's assets" are not what the bank does
            if word.lower() in listed(self.ground.language, "ours"):
                return self._speaker(whole, True), span.end
            if pattern(self.ground.language, SUBJECT, "clients").fullmatch(word):
                return self._client(whole), span.end
            if word.lower() in listed(self.ground.language, "self"):
                return self._speaker(whole), span.end
            if state := states.side(self.ground, span):
                return state, span.end
            if pattern(self.ground.language, SUBJECT, "those").fullmatch(word):
                return None, span.end
            if pattern(self.ground.language, SUBJECT, "latter").fullmatch(word):
                return self._last_named(span.start), span.end
            if plain and self.ground.cases and may_be_verb(word.lower(), self.ground.language):
                return None, plain  # "the investigator promised the director": who stands behind the verb is asked
            people = pattern(self.ground.language, SUBJECT, "groups").fullmatch(word)
            body = pattern(self.ground.language, SUBJECT, "bodies").fullmatch(word)
            found = None if people and not body else self.stand_ins.of_word(word, span)
            if found or people:
                return found or self._group(word, span), span.end
            if n == 0 and self._is_people(word.lower()):
                plain = span.end
        return None

    def _last_named(self, until: int) -> str | None:
        """For whom "the latter" stands: who is named last, or whom the one noun of people behind that name means."""
        earlier = self.ground.mentions.before(until, max(0, until - BACK))
        if earlier is None:
            return None
        people = [
            Span(*word.span())
            for word in WORD.finditer(self.ground.text, earlier.span.end, until)
            if self._is_people(word.group().lower())
        ]
        if not people:
            return earlier.entity.id
        return self.stand_ins.of_word(people[0].of(self.ground.text), people[0]) if len(people) == 1 else None

    def _somebody(self, whole: Span, main: bool) -> tuple[str | None, int] | None:
        """The noun of people or of a body, or "they", at the head of a clause: nobody we know, and where it ends; "it"
        only where something is offered, as elsewhere it may be the weather."""
        language = self.ground.language
        pronouns = [*("they", "he", "she"), *(("it",) if main else ())]
        led, last = False, whole.start
        for word in islice(WORD.finditer(self.ground.text, whole.start, whole.end), FIRST):
            low = word.group().lower()
            led = led and "," not in self.ground.text[last : word.start()]  # "Under the plan, / staff would get"
            last = word.end()
            if low in listed(language, "preposition"):
                led = True
            elif any(low in listed(language, key) for key in pronouns):
                return None, word.end()
            elif low in listed(language, "it"):
                return None  # what stands behind "it would let" is let
            elif self._is_people(low):
                return None if led or self._trim(word.end(), whole.end) is None else (None, word.end())
            elif may_be_verb(low, language):
                return None  # who stands behind the verb is its object
        return None

    def _is_people(self, low: str) -> bool:
        """True for a noun of people or of a body, in lower case."""
        language = self.ground.language
        if any(low in _offices(language, key) for key in ("office", "post", "trade")):
            return True
        return len(low) > 2 and (bool(sorts.of_noun(language, low)) or nouns.head(low, language).sort in _PEOPLE)

    def _offered(self, whole: Span) -> Side | None:
        """Reads "A offered B to do this" is given by B, "A offered B this" by A."""
        offer = None
        for match in edges(self.ground.language, EVENTS, "words.offers").finditer(
            self.ground.text, whole.start, whole.end
        ):
            offer = match
        if offer is None:
            return None
        behind = self._trim(offer.end(), whole.end)
        if behind is None:
            return None
        told = [p for p in everybody(self.ground, behind.start, behind.end) if not p.led][:1]
        close = bool(told) and told[0].span.start - behind.start < 30 and not self._begins_with_act(behind)
        content = self._trim(told[0].span.end, whole.end) if close else behind
        if content is None:
            return None
        first = WORD.search(self.ground.text, content.start)
        if close and first and edges(self.ground.language, SUBJECT, "infinitive").search(first.group()):
            return Side(told[0].entity.id, content)
        givers = [p for p in everybody(self.ground, whole.start, offer.start()) if self._may_give(p)]
        if givers:
            return Side(givers[-1].entity.id, content)
        before = Span(whole.start, max(whole.start + 1, offer.start()))
        word, noun = self._word_subject(before, offer.start()), self._somebody(before, False)
        last = WORD.findall(self.ground.text[before.start : noun[1]])[-1].lower() if noun else ""
        if word is None and last and self._is_people(last):
            return Side(None, content, True, Span(whole.start, content.end))  # "the prosecution offered him four years"
        return Side(word[0] if word else self._speaker(content), content)

    def _from_infinitive(self, side: Side) -> Side:
        """A side without to whom it is offered: "offered / the town / to heat"."""
        infinitive = edges(self.ground.language, SUBJECT, "infinitive")
        first = list(WORD.finditer(self.ground.text, side.content.start, side.content.end))[:3]
        at = next((w.start() for w in first if infinitive.search(w.group())), None)
        return replace(side, content=Span(at, side.content.end)) if at and self.ground.cases else side

    def _begins_with_act(self, whole: Span) -> bool:
        """True for "to bring X back", "the release of X": what is offered, not to whom."""
        first = WORD.search(self.ground.text, whole.start, whole.end)
        if not first:
            return False
        if edges(self.ground.language, SUBJECT, "infinitive").search(first.group()):
            return self.ground.cases
        return any(t.span.start == first.start() for t in self._acts())

    def _verb(self, content: Span) -> Span:
        """A side from its verb on: helpers such as "would", "is ready to" left out."""
        start = content.start
        while match := WORD.search(self.ground.text, start, content.end):
            if not edges(self.ground.language, EVENTS, "words.auxiliaries").search(f" {match.group()} "):
                break
            start = match.end()
        return self._trim(start, content.end) or content
