"""What stands for somebody named before: pronouns, and nouns such as `the daily`, `the article`, `the diplomat`.

One walk over the words. Whoever is named or meant becomes a referent; an unnamed person (`his spokeswoman`) becomes
one without an entity, so that a pronoun after her is not given to somebody else. Where two fit alike nobody gets it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from headwater.records import Attribution, Span
from headwater.resolve.roles import country
from headwater.resolve.scene import Draft, Named, Scene
from headwater.resolve.titles import FoundRole

REACH = 2
"""Sentences back that a pronoun looks; an outlet or a role is remembered for longer."""

NOUN_REACH = 12
MEMORY = 24
"""Referents remembered: those of the last few sentences."""


_OPENS = '«„“"‟'
"""Marks that open what somebody says word for word."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """Words that somebody says in quotation marks; the speaker's own place in the text is `source`."""

    content: Span
    source: tuple[Span, ...]


def spoken(s: Scene, attributions: Iterable[Attribution]) -> list[Spoken]:
    """What is marked as said in the very words of whoever speaks."""
    text = s.article.text
    return [
        Spoken(c, a.source)
        for a in attributions
        for c in a.content
        if a.source and (text[c.start] in _OPENS or text[max(0, c.start - 1)] in _OPENS)
    ]


@dataclass(frozen=True, slots=True)
class Referent:
    """Somebody a later word can mean; `draft` is None for a person whom the text does not name."""

    draft: Draft | None
    sentence: int
    gender: str | None
    subject: bool


class Walk:
    """The walk over one scene. `run` adds what it finds to the spans of the drafts."""

    def __init__(self, scene: Scene, roles: list[FoundRole], spoken: Iterable[Spoken] = ()) -> None:
        self.scene = scene
        self.spoken = list(spoken)
        self.titles = {i for r in roles for i in range(r.first, r.last)}
        self.roles = roles
        self.persons: list[Referent] = []
        self.outlets: list[tuple[int, Draft]] = []
        self.bodies: list[tuple[int, Draft]] = []
        self.known_persons: dict[int, tuple[int, Draft]] = {}
        self.document: Draft | None = None
        self.subjects: set[int] = set()

    def run(self) -> None:
        """Walks from the first word to the last."""
        i, n = 0, len(self.scene.low)
        while i < n:
            named = self.scene.named.get(i)
            if named:
                self._name(named)
                i = named.last
            else:
                i = max(i + 1, self._word(i))

    def _name(self, named: Named) -> None:
        draft, sentence = named.draft, self.scene.sentence[named.first]
        if draft.kind == "person":
            self._person(draft, sentence, draft.gender, self._is_subject(named.first, named.last))
        elif draft.outlet:
            self.outlets.append((sentence, draft))
        elif draft.kind == "organization":
            self.bodies.append((sentence, draft))

    def _person(self, draft: Draft | None, sentence: int, gender: str | None, subject: bool) -> None:
        first = subject and sentence not in self.subjects
        if first:
            self.subjects.add(sentence)
        self.persons.append(Referent(draft, sentence, gender, first))
        del self.persons[:-MEMORY]
        if draft is not None:
            self.known_persons.pop(id(draft), None)
            self.known_persons[id(draft)] = (sentence, draft)

    def _is_subject(self, first: int, last: int) -> bool:
        """True where neither a preposition stands before nor a possessive ending after."""
        scene = self.scene
        after = scene.words.text[scene.words.end[last - 1] : scene.words.end[last - 1] + 2]
        if after in {"’s", "'s"} or (after[:1] in {"’", "'"} and scene.low[last - 1].endswith("s")):
            return False
        start = first
        while start and (start - 1 in self.titles or scene.low[start - 1] in scene.lists.honorifics):
            start -= 1
        while start and scene.joined(start) and scene.low[start - 1] in scene.lists.known.demonyms:
            start -= 1
        return not (start and scene.joined(start) and scene.low[start - 1] in scene.lists.prepositions)

    def _word(self, i: int) -> int:
        lists, low = self.scene.lists, self.scene.low[i]
        if low in lists.pronouns:
            self._pronoun(i, lists.pronouns[low])
        elif low in lists.thing:
            self._thing(i)
        elif self._is_somebody(i):
            self._somebody_new(i)
        elif i not in self.titles and (self.scene.stems[i] in lists.nouns or self._names_a_person(i)):
            return self._noun(i)
        return i + 1

    def _somebody_new(self, i: int) -> None:
        low, sentence = self.scene.low, self.scene.sentence[i]
        self._person(None, sentence, None, self._is_subject(i, i + 1))
        if low[i + 1 : i + 2] and low[i + 1] in self.scene.lists.relative:
            self.persons[-1] = Referent(None, sentence, None, True)  # "someone who said that | he | would go"

    def _is_somebody(self, i: int) -> bool:
        """True for "someone", "a man": without a name, and yet whom a pronoun after them stands for."""
        lists, low = self.scene.lists, self.scene.low
        new = i > 0 and self.scene.joined(i) and low[i - 1] in lists.unnamed
        return low[i] in lists.somebody or (low[i] in lists.nobodies and new)

    def _names_a_person(self, i: int) -> bool:
        lists, stem = self.scene.lists, self.scene.stems[i]
        return stem in lists.heads or stem in lists.also or stem in lists.leaders

    def _pronoun(self, i: int, gender: str) -> None:
        found = self._antecedent(self.scene.sentence[i], gender, self._speakers(i))
        if found is None:
            return
        if found.draft is not None:
            found.draft.gender = found.draft.gender or gender
            found.draft.spans.append(self.scene.span(i, i + 1))
        self._person(found.draft, self.scene.sentence[i], gender, self._is_subject(i, i + 1))

    def _speakers(self, i: int) -> list[Draft]:
        """Who speaks the quotations that token i stands in: of oneself one does not say "he".

        By a name, or by a pronoun before the words, as whoever that stood for is known by then.
        """
        scene = self.scene
        at = scene.span(i, i + 1)
        told = [s for spoken in self.spoken if spoken.content.covers(at) for s in spoken.source]
        named = [scene.inside[k].draft for s in told for k in scene.tokens(s) if k in scene.inside]
        known = (d for _, d in self.known_persons.values())
        return [d for d in named if d.kind == "person"] + [d for d in known if any(s in d.spans for s in told)]

    def _antecedent(self, sentence: int, gender: str, speakers: list[Draft]) -> Referent | None:
        """The subject of this sentence, else who was named last in it; then the same one and two sentences before.

        In an earlier sentence without a subject that fits, two who fit alike leave the pronoun alone.
        """
        others = [r for r in self.persons if not any(r.draft is d for d in speakers)]
        for back in range(REACH + 1):
            fits = [r for r in others if r.sentence == sentence - back and r.gender in {None, gender}]
            if not fits:
                continue
            subjects = [r for r in fits if r.subject]
            if subjects:
                return subjects[-1]
            certain = [r for r in fits if r.gender == gender] or fits
            alone = {id(r.draft) for r in certain}
            return certain[-1] if back == 0 or len(alone) == 1 else None
        return None

    def _thing(self, i: int) -> None:
        """`It said`, `it went on`: the article or outlet spoken of; anything else is left alone."""
        scene = self.scene
        if i + 1 >= len(scene.low) or scene.low[i + 1] not in scene.lists.thing_before or not scene.joined(i + 1):
            return
        for group in (self.outlets, self.bodies):
            recent = {id(d): d for s, d in group[-MEMORY:] if scene.sentence[i] - s <= 1 and not d.printing}
            if len(recent) == 1:
                next(iter(recent.values())).spans.append(scene.span(i, i + 1))
            if recent:
                return

    def _noun(self, i: int) -> int:
        """A noun for somebody named before; returns the token after it."""
        scene = self.scene
        first = self._phrase_start(i)
        last = i + 1
        follows = scene.inside.get(last)
        if follows and follows.draft.kind == "person" and scene.joined(last):
            return last
        kind = scene.lists.nouns.get(scene.stems[i])
        if kind and follows and follows.draft.kind == "organization" and self._called(last):
            return last  # "the business newspaper Kapital", "газета «Курс»": the name says who it is
        if first is None:
            if self._names_a_person(i) and kind is None:
                self._person(None, scene.sentence[i], scene.gender(i), self._is_subject(i, last))
            return last
        draft = self._meant(i, first, kind)
        if draft is not None:
            draft.spans.append(scene.span(first, last))
            self._again(draft, scene.sentence[i], self._is_subject(first, last))
        elif kind is None:
            self._person(None, scene.sentence[i], scene.gender(i), self._is_subject(first, last))
        return last

    def _called(self, i: int) -> bool:
        """True where nothing but a space and a quotation mark parts token i from the word before it."""
        return self.scene.words.gap(i).strip("\u00a0 «„“\"‘'") == ""

    def _phrase_start(self, i: int) -> int | None:
        """The first token of `the American daily`; in languages without articles the noun itself, where it speaks."""
        scene, lists = self.scene, self.scene.lists
        first = i
        for _ in range(lists.between + 1):
            if not first or not scene.joined(first):
                break
            low = scene.low[first - 1]
            if low in lists.articles:
                return None if self._goes_on(i) else first - 1
            if low in lists.unnamed or low == "s" or (first - 1 in scene.inside and low not in lists.known.demonyms):
                return None
            first -= 1
        if lists.adjective_endings and self._speaks(i) and not self._goes_on(i):
            return i
        return None

    def _goes_on(self, i: int) -> bool:
        """`the leader of the party`: a complement may make it somebody else; `the minister for` likewise."""
        scene = self.scene
        if i + 1 >= len(scene.low) or not scene.joined(i + 1):
            return False
        return scene.low[i + 1] in {"of", "for"} or (i + 1 in scene.inside and bool(scene.lists.adjective_endings))

    def _speaks(self, i: int) -> bool:
        """True where a verb of saying stands beside the noun, or `по словам` before it."""
        scene, lists = self.scene, self.scene.lists
        if i and scene.joined(i) and scene.low[i - 1] in lists.speech:
            return True
        if i + 1 < len(scene.low) and scene.joined(i + 1) and scene.low[i + 1] in lists.speech:
            return True
        return any(tuple(scene.low[max(0, i - len(p)) : i]) == p for p in lists.after)

    def _again(self, draft: Draft, sentence: int, subject: bool) -> None:
        if draft.kind == "person":
            self._person(draft, sentence, draft.gender, subject)
        elif draft.outlet:
            self.outlets.append((sentence, draft))
        else:
            self.bodies.append((sentence, draft))

    def _meant(self, i: int, first: int, kind: str | None) -> Draft | None:
        scene = self.scene
        of = country(scene, first, i)
        if kind == "telling" and not (i + 1 < len(scene.low) and scene.low[i + 1] in scene.lists.thing_before):
            return None
        if kind in {"document", "telling"}:
            return self._publisher(scene.sentence[i])
        if kind == "outlet":
            found = self._outlet(scene.stems[i], of, scene.sentence[i])
            return found if found or scene.stems[i] not in scene.lists.forms else self._body(i)
        if kind == "body":
            return self._body(i)
        return self._somebody(i, first, of)

    def _outlet(self, stem: str, of: str, sentence: int) -> Draft | None:
        forms = self.scene.lists.forms.get(stem)
        printing = None
        for s, draft in reversed(self.outlets[-MEMORY:]):
            if sentence - s > NOUN_REACH:
                break
            if (forms and draft.form and draft.form not in forms) or (of and draft.country and draft.country != of):
                continue
            if not draft.printing:
                return draft
            printing = printing or draft
        return printing

    def _publisher(self, sentence: int) -> Draft | None:
        """Whose article `the article` is: the one spoken of already, else the outlet met last, not the printer."""
        if self.document is None:
            near = [d for s, d in self.outlets[-MEMORY:] if sentence - s <= 3 and not d.printing]
            self.document = near[-1] if near else None
        return self.document

    def _body(self, i: int) -> Draft | None:
        """`the ministry`: the body met last whose name has that word, or that is known as one."""
        scene, stem = self.scene, self.scene.stems[i]
        for s, draft in reversed(self.bodies[-MEMORY:]):
            if scene.sentence[i] - s > NOUN_REACH:
                break
            if scene.lists.stem(draft.form) == stem or any(stem in scene.lists.stem.key(t) for t in draft.texts):
                return draft
        return None

    def _somebody(self, i: int, first: int, of: str) -> Draft | None:
        """`the minister`: who was called so, or so that this word may follow; else a country’s known leader."""
        lists, stem = self.scene.lists, self.scene.stems[i]
        wanted = lists.also.get(stem, frozenset()) | {stem}
        gender = self.scene.gender(i)
        people = list(reversed(self.known_persons.values()))
        # "The union leader" is whose role has a union in it, before whoever else leads anything.
        people.sort(key=lambda known: not self._of_this_field(known[1], first, i))
        for sentence, draft in people:
            if self.scene.sentence[i] - sentence > NOUN_REACH:
                continue
            if gender and draft.gender not in {None, gender}:
                continue
            if of and draft.country and draft.country != of:
                continue
            if self._of_another_field(draft, first, i):
                continue
            if draft.heads & wanted:
                return draft
            if stem in lists.leaders and draft.form == "leader" and of == draft.country and of:
                return draft
        return None

    def _of_this_field(self, draft: Draft, first: int, i: int) -> bool:
        """True where somebody was called by the words that stand before the noun: `the | finance | minister`."""
        scene = self.scene
        said = {scene.stems[k] for k in range(first, i) if scene.low[k] not in scene.lists.articles}
        return bool(said) and any(said & set(scene.stems[r.first : r.last]) for r in self.roles if r.draft is draft)

    def _of_another_field(self, draft: Draft, first: int, i: int) -> bool:
        """True where all that somebody was called by this noun had other words to it: `the | finance | minister`."""
        scene, lists = self.scene, self.scene.lists
        small = lists.articles.union(lists.known.demonyms)
        said = {scene.stems[k] for k in range(first, i) if scene.low[k] not in small}
        called = [r for r in self.roles if r.draft is draft and scene.stems[i] in r.heads]
        fields = [{scene.stems[k] for k in range(r.first, r.last)} - r.heads for r in called]
        return bool(said) and bool(fields) and all(field and not said & field for field in fields)
