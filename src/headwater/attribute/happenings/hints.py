"""What else tells who gives a side of a deal: what the side calls them, who answers the offer, to whom it is made.

`settled` goes by these where they are plain; for `partners` they are signs, each a string, that are weighed. Words in
`data/<language>/deals.toml`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from headwater import wordforms
from headwater.attribute import nouns
from headwater.attribute.happenings import sorts, states
from headwater.attribute.happenings.clauses import Party, everybody
from headwater.attribute.happenings.ground import Ground
from headwater.attribute.happenings.parties import by_rules
from headwater.attribute.happenings.stand_ins import StandIns
from headwater.attribute.happenings.stretches import SUBJECT, Bargain, Side
from headwater.attribute.happenings.words import listed, may_be_verb, triggers
from headwater.attribute.nouns import WORD
from headwater.attribute.patterns import edges, pattern, words
from headwater.records import Entity, Span

HEAD = 4
"""Words at the head of a side among which the noun stands that says who gives."""
BEHIND = 240
"""Characters behind a deal in which it is answered."""
BEFORE = 600
"""Characters before a deal in which a body spoke for which its speaker may speak."""
TITLE = 60
"""Characters beside a name that its office may take."""
OFFER = 3
"""Words between an offer and to whom it is made, at most."""
_FITS = ("same", "like", "open", "unlike")
_PEOPLE = frozenset({"person", "group", "body", "outlet"})
_UNDONE = {"ease": "sanction", "release": "coerce"}
"""What is undone by what."""
_QUOTES = '«„“"'


@dataclass
class Hints:
    """One bargain, ready to be asked of everybody who may give its sides."""

    ground: Ground
    stand_ins: StandIns
    bargain: Bargain
    known: list[Entity]

    @property
    def sides(self) -> tuple[Side, Side]:
        """What is given and what is got."""
        return self.bargain.gives, self.bargain.gets

    def signs(self, n: int, entity: Entity) -> Iterator[str]:
        """The signs that hold of somebody for one side (0 what is given, 1 what is got)."""
        other = self.sides[1 - n].party
        yield from self._called(n, entity)
        yield from (f"{key} answers" for key in ("this", "other") if self._answers(entity, key == "other"))
        if entity.id in self.offered_to:
            yield f"offered to:{n}"
        if entity.id == self.spoke:
            yield "spoke before"
        yield from self._for_whom(n, entity)
        if self.is_given(n, entity.id):
            yield "is given"
        if entity.kind != "person" and self._only_quoted(entity):
            yield f"quoted:{entity.kind}"
        if other and other != entity.id and (theirs := self.ground.mentions.entities.get(other)):
            yield f"pair:{theirs.kind}"
            yield from ["one with other"] if self.one(entity.id, other) else []

    # What the side calls them -----------------------------------------------------------------------------------------

    @cached_property
    def called(self) -> tuple[str, str]:
        """The noun of a body at the head of each side; "" where there is none."""
        return self._noun(self.sides[0]), self._noun(self.sides[1])

    def _noun(self, side: Side) -> str:
        whole, language = side.told or side.content, self.ground.language
        parted = side.content.start > whole.start  # what is given stands behind whoever gives
        until, most = (side.content.start, HEAD) if parted else (whole.end, 1)
        for word in list(WORD.finditer(self.ground.text, whole.start, until))[:most]:
            low = word.group().lower()
            if low in listed(language, "preposition") or self.ground.named_between(word.start(), word.end()):
                return ""
            if sorts.of_noun(language, low):
                return low if sorts.as_listed(language, low) else ""  # in another case it is to whom
            if may_be_verb(low, language):
                return ""  # what stands behind the verb is its object
        return ""

    @cached_property
    def fits(self) -> tuple[dict[str, str], dict[str, str]]:
        """How well the noun of each side may mean each of those known."""
        found = [{e.id: sorts.fit(self.ground, e, noun) for e in self.known} if noun else {} for noun in self.called]
        return found[0], found[1]

    def is_given(self, n: int, id: str | None) -> bool:
        """True for a name with which what a side gives begins: nobody gives himself."""
        content = self.sides[n].content
        return any(m.entity.id == id and m.span.start == content.start for m in self.ground.named(content))

    def stray(self, n: int) -> bool:
        """True for an outlet that was taken for a giver as it says so: only one that is named in the side gives it."""
        found = self.ground.mentions.entities.get(self.sides[n].party or "")
        return found is not None and bool(found.outlet) and not self.names(n, found.id)

    def is_place(self, n: int) -> bool:
        """True where the noun of a side means a state or a town."""
        return sorts.of_noun(self.ground.language, self.called[n]) in sorts.PLACES

    def no_place(self, n: int, id: str) -> bool:
        """True for a place or body where the noun of a side means a firm, a union or the like, and it is known to be
        none."""
        unlike = self.fits[n].get(id) == "unlike" and self.ground.mentions.entities[id].kind != "person"
        return unlike and not self.is_place(n) and id != self.sides[n].party

    def located(self, id: str) -> bool:
        """True for a place that is named in the deal only as where something is: "forty stores near Norvin"."""
        if self.ground.mentions.entities[id].kind != "place":
            return False
        inside = words(self.ground.language, SUBJECT, "located")
        named = [span for span in self.ground.mentions.entities[id].mentions if span.start < self.bargain.where.end]
        before = [WORD.findall(self.ground.text[max(0, span.start - TITLE) : span.start])[-2:] for span in named]
        people = listed(self.ground.language, "people", "stands_for")
        acting = [bool(two) and (self._is_people(two[0]) or two[0].lower() in people) for two in before]
        there = [bool(two) and two[-1].lower() in inside and not acts for two, acts in zip(before, acting, strict=True)]
        return bool(there) and all(there)  # but "officials in Kabul" act for it

    def let_go(self, n: int, id: str) -> bool:
        """True for a name in a clause that is a side as a whole: "the ferry Mara was let go" says not by whom."""
        side = self.sides[n]
        return n == 0 and side.party is None and side.told == side.content and self.names(n, id)

    def peopled(self, n: int, id: str) -> bool:
        """True for somebody of whom a side says nothing that begins with a noun of people: "the nurses"."""
        whole, content = self.sides[n].told or self.sides[n].content, self.sides[n].content
        language = self.ground.language
        others = listed(language, "he", "she", "they", "it", "self", "ours", "preposition")
        before = self.ground.named_between(whole.start, content.start) if content.start > whole.start else ()
        if self.fits[n].get(id) in ("same", "like", "open") or any(m.entity.id == id for m in before):
            return False
        for word in WORD.findall(self.ground.text[whole.start : content.start])[:HEAD]:
            if word.lower() in others or (self.ground.cases and may_be_verb(word.lower(), language)):
                return False  # whom it touches stands behind a verb
            if self._is_people(word):  # "the director" may be a person who is named
                one = nouns.head(word.lower(), language).sort == "person"
                return not (one and self.ground.mentions.entities[id].kind == "person")
        return False

    def of_people(self, n: int) -> bool:
        """True for a side that begins with who gives it, though without a name: "the students"."""
        whole, content = self.sides[n].told or self.sides[n].content, self.sides[n].content
        head = WORD.findall(self.ground.text[whole.start : content.start])
        return any(self._is_people(word) for word in head[:HEAD])

    def another(self, n: int) -> bool:
        """True where the giver that was found is of another sort than the noun of the side, and named in it nowhere."""
        id = self.sides[n].party
        return bool(id) and not self.names(n, id or "") and self.fits[n].get(id or "") == "unlike"

    def names(self, n: int, id: str) -> bool:
        """True for somebody named in a side."""
        whole = self.sides[n].told or self.sides[n].content
        return any(m.entity.id == id for m in self.ground.named(whole))

    def speaks(self, n: int) -> bool:
        """True for a side that begins with "we" or with a verb of the first person, or goes on from one: "we are ready,
        if B does that, to do this"."""
        text, language = self.ground.text, self.ground.language
        whole = self.sides[n].told or self.sides[n].content
        first = WORD.findall(whole.of(text))[:2]
        if first and edges(language, SUBJECT, "infinitive").search(first[0]):
            first += WORD.findall(text[self.ground.sentence(whole.start).start : whole.start])
            return any(word.lower() in listed(language, "ours") for word in first)
        we, several = edges(language, SUBJECT, "we"), [word for word in first if word.lower() != "i"]
        return any(we.search(word) or word.lower() in listed(language, "ours") for word in several)

    def _called(self, n: int, entity: Entity) -> Iterator[str]:
        mine, theirs = self.fits[n].get(entity.id), self.fits[1 - n].get(entity.id)
        if mine:
            others = [fit for id, fit in self.fits[n].items() if id not in (entity.id, self.sides[1 - n].party)]
            best = all(_FITS.index(fit) > _FITS.index(mine) for fit in others)
            yield f"noun:{mine}"
            yield f"noun:{mine}:{'best' if best else 'one of several'}"
            yield f"noun:{sorts.of_noun(self.ground.language, self.called[n])}:{mine}"
        if theirs:
            yield f"noun of other:{theirs}"

    # Who answers, who is asked ----------------------------------------------------------------------------------------

    @cached_property
    def answering(self) -> str | None:
        """Who takes or refuses the offer: "but Lenn refused", in its sentence or the one behind."""
        text, where = self.ground.text, self.bargain.where
        since = max(self.bargain.gives.content.end, self.bargain.gets.content.end)
        sentences = [s for s in self.ground.article.sentences if s.end > since and s.start < where.end + BEHIND]
        for sentence in sentences[:2]:
            start = max(since, sentence.start)
            verb = pattern(self.ground.language, SUBJECT, "answered").search(text, start, sentence.end)
            if verb is None:
                continue
            named = [p for p in everybody(self.ground, start, verb.start()) if self._upright(p)]
            # "on that, she says, X did not agree"
            named = [p for p in named if p.span.of(text)[:1].isupper()] or named
            return named[-1].entity.id if named else self.stand_ins.subject(start, verb.start())
        return None

    def _answers(self, entity: Entity, other: bool) -> bool:
        """True for who answers, or for whom they act."""
        if self.answering is None:
            return False
        same = entity.id == self.answering or self.one(entity.id, self.answering)
        return not same if other else same

    def _upright(self, party: Party) -> bool:
        return not party.led and not party.owns and (not self.ground.cases or party.nominative >= 0.3)

    @cached_property
    def offered_to(self) -> frozenset[str]:
        """To whom something is offered: behind the verb, before what is offered; in the dative or behind "to"."""
        whole, content = self.bargain.gives.told or self.bargain.gives.content, self.bargain.gives.content
        opens = self.ground.sentence(content.start).start
        offers = list(pattern(self.ground.language, SUBJECT, "offered").finditer(self.ground.text, opens, content.end))
        if not offers:
            return frozenset()
        found: set[str] = set()
        for party in everybody(self.ground, offers[-1].end(), max(whole.end, content.end)):
            between = WORD.findall(self.ground.text[offers[-1].end() : party.span.start])
            dative = self.ground.cases and self.ground.case(party.mention, "dative") >= 0.3
            beside = not self.ground.cases or not between or any(map(self._is_people, between))
            if dative or (beside and not party.led and len(between) <= OFFER):
                found.add(party.entity.id)
        return frozenset(found)

    def _is_people(self, noun: str) -> bool:
        """True for a noun of people or of a body in any case: "співачці", "фракції"."""
        language = self.ground.language
        return bool(sorts.of_noun(language, noun)) or nouns.head(noun.lower(), language).sort in _PEOPLE

    # For whom somebody speaks -----------------------------------------------------------------------------------------

    def undoes(self, n: int) -> str | None:
        """Who did what a noun would undo: who imposed a ban gives its lifting, who arrested somebody their release."""
        found = triggers(self.ground.text, self.ground.language)
        content = self.sides[n].content
        nouns_of = [t for t in found if t.voice == "noun" and t.type == "retreat" and content.covers(t.span)]
        undone = {_UNDONE[t.mode] for t in nouns_of if t.mode in _UNDONE}
        told = [t for t in found if t.type in undone and not content.covers(t.span)]
        known = self.ground.mentions.entities
        acting = {id for t in told for id in by_rules(self.ground, self.stand_ins, t).actors}
        acting = {id for id in acting if known[id].kind != "person" and not known[id].outlet}
        return acting.pop() if len(acting) == 1 else None

    @cached_property
    def speaker(self) -> str | None:
        """Who says that it is offered."""
        said = self.ground.covering(self.bargain.gives.content) or self.ground.covering(self.bargain.gets.content)
        return self.stand_ins.of_source(said[0][1]) if said else None

    def prints(self, n: int) -> str | None:
        """The outlet of the article where a side is what it prints: "this correction"."""
        content, own = self.sides[n].content, self.ground.article.outlet
        printed = pattern(self.ground.language, SUBJECT, "printed").search(self.ground.text, content.start, content.end)
        if printed is None or own is None:
            return None
        outlets = [e for e in self.ground.mentions.entities.values() if e.outlet]
        return next((e.id for e in outlets if wordforms.alike(e.name, own.name)), None)

    def ours(self, n: int) -> str | None:
        """Whom "we" means in a side."""
        content = self.sides[n].content
        said = self.ground.covering(content) or self.ground.covering(Span(content.start, content.start + 1))
        said = said or self.ground.covering(self.sides[1 - n].content)
        found = (self.stand_ins.ours(statement) for _, statement in said) if self.speaks(n) else ()
        return next((id for id in found if id), None)  # "people said that he said: we"

    def they(self, n: int) -> str | None:
        """Whose people "they" are at the head of a side: the sentence before begins with "Residents of Lower Marsh"."""
        whole, language = self.sides[n].told or self.sides[n].content, self.ground.language
        first = WORD.match(self.ground.text, whole.start, whole.end)
        if first is None or first.group().lower() not in listed(language, "they"):
            return None
        sentences = self.ground.article.sentences
        at = next((i for i, s in enumerate(sentences) if s.start <= whole.start < s.end), 0)
        before = sentences[at - 1] if at else None
        opening = WORD.findall(before.of(self.ground.text))[:OFFER] if before else []
        if before is None or not any(word.lower() in listed(language, "people") for word in opening):
            return None
        named = [m for m in self.ground.named(before) if m.span.start < before.start + TITLE]
        return named[0].entity.id if named and named[0].entity.kind != "person" else None

    def belonging(self, n: int) -> str | None:
        """Whose members, country or club a side begins with: "its members would return" of the union that says so."""
        whole = self.sides[n].told or self.sides[n].content
        first = WORD.match(self.ground.text, whole.start, whole.end)
        if first is None or first.group().lower() not in sorts.whose(self.ground.language):
            return None
        if self.sides[n].content.start == whole.start and not self.called[n] and not self.sides[n].acts:
            return None  # "її голоси" is what is given
        second = WORD.search(self.ground.text, first.end(), whole.end)
        if second and pattern(self.ground.language, SUBJECT, "clients").fullmatch(second.group()):
            return None  # who speaks is only the lawyer
        owner = self.speaker or self.stand_ins.before(whole.start, "")
        entity = self.ground.mentions.entities.get(owner or "")
        if entity is None or entity.kind != "person":
            return owner
        return states.behind(self.ground, entity.id) or self.stand_ins.body_of(entity.id)

    @property
    def orders(self) -> bool:
        """True where what is got is said to whoever is to do it: "you", an imperative beside "we"."""
        whole, language = self.sides[1].told or self.sides[1].content, self.ground.language
        first = WORD.findall(whole.of(self.ground.text))[:2]
        if any(edges(language, SUBJECT, "you").search(word) for word in first):
            return True
        return self.speaks(0) and bool(first and edges(language, SUBJECT, "imperative").search(first[0]))

    @cached_property
    def hearer(self) -> str | None:
        """To whom "Free our people and we will open the border" is said: who is named beside these words and is neither
        the speaker nor for whom that speaks."""
        said = self.ground.covering(self.bargain.gets.content)
        if not said:
            return None
        told = said[0][1].told_to
        known, sentence = self.ground.mentions.entities, self.ground.sentence(self.bargain.where.start)
        if told and told in known and not known[told].outlet:
            return told
        beside = [m for m in self.ground.named(sentence) if not said[0][0].covers(m.span) and not m.entity.outlet]
        speaker = self.speaker or ""
        ids = {m.entity.id for m in beside} - {speaker} - self.acts_for(speaker)
        return ids.pop() if speaker and len(ids) == 1 else None

    def whose_word(self, n: int) -> str | None:
        """Whose side it is that a person gives: of an envoy that of the state; of "we" that of the body which spoke."""
        party = self.ground.mentions.entities.get(self.sides[n].party or "")
        if party is None or party.kind != "person":
            return None
        state = states.behind(self.ground, party.id)
        if self.speaks(n):
            return state or self.stand_ins.body_of(party.id) or self.spoke
        return state if state and self.only_acts(party) else None

    @cached_property
    def spoke(self) -> str | None:
        """The body that spoke last before a person who says "we": the organiser of the union that has announced it."""
        start, known = self.bargain.where.start, self.ground.mentions.entities
        before = [s for s in self.ground.statements if s.cue and start - BEFORE < s.cue[0].start < start]
        said = [known.get(self.stand_ins.of_source(s) or "") for s in before]
        bodies = [e for e in said if e and e.kind == "organization" and not e.outlet]
        return bodies[-1].id if bodies else None

    def _for_whom(self, n: int, entity: Entity) -> Iterator[str]:
        """Whether somebody only acts for another, or is whom the giver that the rules found acts for."""
        rule = self.sides[n].party or self.speaker
        actor = self.ground.mentions.entities.get(rule or "")
        if actor is None or actor.kind != "person":
            return
        acts = "agent" if self.only_acts(actor) else "himself"
        head = "says" if actor.id == self.speaker else "does"
        if entity.id == actor.id:
            yield from (f"person:{acts}", f"person:{acts}:{head}")
        elif entity.id in self.acts_for(actor.id):
            yield from (f"for:{acts}:{entity.kind}", f"for:{acts}:{head}")

    def acts_for(self, id: str) -> frozenset[str]:
        """The state and the body for which somebody acts."""
        found = (states.behind(self.ground, id), self.stand_ins.body_of(id))
        return frozenset(one for one in found if one)

    def nearest(self, n: int, ids: list[str]) -> str:
        """Of several the one named last before the side."""
        known, end = self.ground.mentions.entities, (self.sides[n].told or self.sides[n].content).start
        return max(ids, key=lambda id: max((m.start for m in known[id].mentions if m.start < end), default=-1))

    def one(self, one: str, other: str) -> bool:
        """True where either acts for the other."""
        return one in self.acts_for(other) or other in self.acts_for(one)

    def only_acts(self, person: Entity) -> bool:
        """True for who acts for another by office, as the text gives it."""
        titles = [role.title for role in person.roles]
        for span in person.mentions[:3]:
            since = max(self.ground.sentence(span.start).start, span.start - TITLE)
            titles.append(self.ground.text[since : span.start].split(",")[-1])
        return any(sorts.only_acts(self.ground.language, title) for title in titles)

    def _only_quoted(self, entity: Entity) -> bool:
        """True for a name always in quotation marks: a ship, a paper, a terminal, or a body."""
        return all(m.start and self.ground.text[m.start - 1] in _QUOTES for m in entity.mentions[:3])
