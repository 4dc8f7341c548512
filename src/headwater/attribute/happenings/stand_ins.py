"""Whom a pronoun or a noun stands for, where the entities' mentions do not say: "she resigned", "the union agreed".

A pronoun is the last person of its gender who was a subject; a noun is who bears it in name or in office.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from headwater.attribute.happenings import states
from headwater.attribute.happenings.ground import Ground
from headwater.attribute.happenings.words import SUBJECT, listed, may_be_verb
from headwater.attribute.nouns import WORD
from headwater.attribute.patterns import pattern, words
from headwater.records import Entity, Span, Statement
from headwater.wordforms import shared_start

NEAR = 5
"""Words before a verb among which its subject is looked for."""

SENTENCES_BACK = 4
"""How far a pronoun looks."""

SHORT = 4
"""Letters that a noun needs to be looked up by its stem."""

FAR = 900
"""Characters that "the sides" look back."""

BESIDE = 30
"""Characters between a noun and the name it was introduced with, at most."""

LATTER = 160
"""Characters that "the latter" looks back."""

ENDING = 3
"""Letters in which two forms of one noun differ, at most, where nouns have cases."""

_OPENING = ("«", "“", "„", '"')


@dataclass(slots=True)
class StandIns:
    """The nouns of an article that name an entity by what it is called or what office it holds."""

    ground: Ground
    by_stem: defaultdict[str, list[tuple[str, Entity]]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        for entity in self.ground.mentions.entities.values():
            for word in {w.lower() for w in self._nouns(entity) if _stem(w)}:
                self.by_stem[_stem(word)].append((word, entity))

    def _nouns(self, entity: Entity) -> list[str]:
        titles = [word for role in entity.roles for word in WORD.findall(role.title)]
        if entity.kind != "organization" or not entity.mentions:
            return titles
        # The noun before a name in quotation marks says what it is: профсоюз «Рейс».
        before = [self.ground.text[max(0, m.start - 40) : m.start] for m in entity.mentions[:4]]
        quoted = [piece for piece in before if piece.endswith(_OPENING)]
        heads = [found[-1] for piece in quoted if (found := WORD.findall(piece)) and found[-1].islower()]
        heads += [word for piece in quoted for word in self._heads(piece)]
        bodies = pattern(self.ground.language, "deals", "bodies")
        heads += [found[-1] for piece in before if (found := WORD.findall(piece)) and bodies.fullmatch(found[-1])]
        names = WORD.findall(entity.mentions[0].of(self.ground.text))
        return [*titles, *names, *heads]

    def _heads(self, piece: str) -> list[str]:
        """The bodies named before a name in quotation marks, no verb between: "профсоюз пекарей «Скибка»"."""
        language = self.ground.language
        found: list[str] = []
        for word in reversed(WORD.findall(piece)[-4:]):
            if word.lower() in listed(language, "stands_for"):
                found.append(word)
            elif may_be_verb(word.lower(), language):
                break
        return found

    def subject(self, start: int, end: int, gender: str = "") -> str | None:
        """The id of who the pronoun or noun nearest before `end` stands for; None where it is nobody known."""
        near = list(WORD.finditer(self.ground.text, start, end))[-NEAR:]
        opens = self.ground.sentence(end).start
        if near and pattern(self.ground.language, "deals", "latter").fullmatch(near[-1].group()):
            earlier = self.ground.mentions.before(near[-1].start(), max(0, near[-1].start() - LATTER))
            return earlier.entity.id if earlier else None
        for match in reversed(near):
            if match.group()[0].isupper() and match.start() > opens + 1 and match.start() != start:
                continue  # part of a name that is nobody's we know
            found = self.of_word(match.group(), Span(match.start(), match.end()), gender)
            if found:
                return found
        return None

    def before(self, offset: int, gender: str) -> str | None:
        """The id of who was the subject of the sentence before: a person or body first named there, led by nothing."""
        sentences = self.ground.article.sentences
        at = bisect_left(sentences, offset, key=lambda s: s.end)
        for mention in self.ground.named(sentences[at - 1]) if 0 < at < len(sentences) else []:
            entity = mention.entity
            if entity.outlet or not self.ground.upright(mention) or self._led(mention.span.start):
                continue
            return None if gender and entity.gender and entity.gender != gender else entity.id
        return None

    def sides(self, start: int, end: int) -> tuple[str, ...]:
        """Both states or bodies that "the sides" means before a verb: those named most often before."""
        near = list(WORD.finditer(self.ground.text, start, end))[-NEAR:]
        if not any(pattern(self.ground.language, SUBJECT, "words.sides").fullmatch(word.group()) for word in near):
            return ()
        since = max(0, start - FAR)
        counts = Counter(
            m.entity.id
            for m in self.ground.named_between(since, max(since + 1, start))
            if m.entity.kind != "person" and not m.entity.outlet
        )
        found = counts.most_common(3)
        third = found[2][1] if len(found) > 2 else 0
        return tuple(id for id, _ in found[:2]) if len(found) > 1 and found[1][1] > third else ()

    def of_word(self, word: str, span: Span, gender: str = "") -> str | None:
        """The id of whom one word in the nominative stands for."""
        low, language = word.lower(), self.ground.language
        if low in words(language, SUBJECT, "words.he"):
            return self._person(span.start, "m")
        if low in words(language, SUBJECT, "words.she"):
            return self._person(span.start, "f")
        if low in words(language, SUBJECT, "words.it"):
            return self._body(span.start)
        if self._led(span.start):
            return None
        if found := states.side(self.ground, span) or self._own_country(low, span):
            return found
        if len(word) < SHORT:
            return None
        return self._bearer(word, span.start, gender)

    def _own_country(self, low: str, span: Span) -> str | None:
        """The state of who says "our country", "the government" or, said of her, "her country"."""
        said = self.ground.covering(span)
        if not said or low not in listed(self.ground.language, "country"):
            return None
        return self._state_of(said[0][1])

    def _state_of(self, statement: Statement) -> str | None:
        """The state for which a source speaks by its title: by the name, else by the words of the source itself."""
        found = states.behind(self.ground, statement.source.entity)
        named = [m for span in statement.source.spans for m in self.ground.named(span) if m.entity.kind == "place"]
        return found or (named[0].entity.id if named else None)

    def ours(self, statement: Statement) -> str | None:
        """The id of whom "we" means in a statement: the state or body for which its source speaks, else the source."""
        source = self.of_source(statement)
        entity = self.ground.mentions.entities.get(source or "")
        if entity and entity.outlet:
            source = self._last_speaker(statement) or source
        return states.behind(self.ground, source) or self.body_of(source) or source

    def _last_speaker(self, statement: Statement) -> str | None:
        """The person who spoke last before a statement: whose words an outlet goes on to give."""
        known = self.ground.mentions.entities
        found = None
        for earlier in self.ground.statements:
            if earlier is statement:
                break
            entity = known.get(earlier.source.entity or "")
            found = entity.id if entity and entity.kind == "person" else found
        return found

    def body_of(self, id: str | None) -> str | None:
        """The body that a person's role names by a noun: "head of the union"."""
        entity = self.ground.mentions.entities.get(id or "")
        for role in entity.roles if entity and entity.kind == "person" else ():
            if role.organization in self.ground.mentions.entities:
                return role.organization
            for word in WORD.findall(role.title)[1:]:
                near = [(noun, e) for noun, e in self.by_stem.get(_stem(word), ()) if e.kind == "organization"]
                bodies = [
                    e for noun, e in near if shared_start(word.lower(), noun) >= max(len(word), len(noun)) - ENDING
                ]
                if bodies:
                    return bodies[0].id
        return None

    def object(self, start: int, end: int) -> str | None:
        """The id of whom a pronoun in another case than the nominative stands for: "arrested him"."""
        for match in WORD.finditer(self.ground.text, start, end):
            for key, gender in (("words.him", "m"), ("words.her", "f")):
                if match.group().lower() in words(self.ground.language, SUBJECT, key):
                    return self._person(match.start(), gender)
        return None

    def told(self, start: int, end: int) -> str | None:
        """The id of whom a noun in any case stands for: "asked the chancellor to come"."""
        for match in WORD.finditer(self.ground.text, start, end):
            if len(match.group()) >= SHORT and match.group()[0].islower():
                found = self._bearer(match.group(), match.start(), "")
                if found:
                    return found
        return None

    def of_source(self, statement: Statement) -> str | None:
        """The id of the source of a statement."""
        source = statement.source
        if source.entity:
            return source.entity
        if not source.spans:
            return None
        start = source.spans[0].start
        for match in WORD.finditer(source.text):
            found = self.of_word(match.group(), Span(max(0, start - 1), start + 1))
            if found:
                return found
        return None

    def _person(self, offset: int, gender: str) -> str | None:
        """The first person named as a subject in the nearest sentence before that has one."""
        sentences = self.ground.article.sentences
        at = bisect_left(sentences, offset, key=lambda s: s.end)
        here = sentences[at].start if at < len(sentences) else offset
        somebody = words(self.ground.language, "pronouns", "somebody.words")
        if any(word.lower() in somebody for word in WORD.findall(self.ground.text[here:offset])):
            return None  # "someone who believed that if | he | struck": nobody whom the text names
        for sentence in (
            Span(here, offset) if here < offset else None,
            *reversed(sentences[max(0, at - SENTENCES_BACK) : at]),
        ):
            if sentence is None:
                continue
            found = [m for m in self.ground.named(sentence) if _fits(m.entity, gender)]
            named = [m for m in found if self.ground.upright(m)]
            if named or found:
                return (named or found)[0].entity.id
        return None

    def _body(self, offset: int) -> str | None:
        """The body or state that was last a subject in the sentence before: "It blamed Marund"."""
        sentences = self.ground.article.sentences
        at = bisect_left(sentences, offset, key=lambda s: s.end)
        before = self.ground.named(sentences[at - 1]) if 0 < at < len(sentences) else []
        found = [m for m in before if m.entity.kind != "person" and not self._led(m.span.start)]
        return found[0].entity.id if found else None

    def _bearer(self, word: str, offset: int, gender: str) -> str | None:
        """The entity that bears a noun; of several the one named last before. "Minister" is no ministry."""
        low = word.lower()
        found = [
            (shared_start(low, noun), noun, e)
            for noun, e in self.by_stem.get(_stem(word), ())
            if not e.outlet and not (gender and e.gender and e.gender != gender)
        ]
        ending = ENDING if self.ground.cases else 1
        found = [
            (near, noun, e) for near, noun, e in found if near >= max(SHORT - 1, len(low) - ending, len(noun) - ending)
        ]
        nearest = max((near for near, _, _ in found), default=0)
        bearers = [e for near, _, e in found if near >= nearest - 1]
        # "the union" is the union before it is the one who heads it.
        bodies = [e for e in bearers if e.kind == "organization"]
        # "the museum" is no director of one.
        body = self.ground.cases and low in listed(self.ground.language, "stands_for")
        bearers = bodies if body else bodies or bearers
        if not bearers:
            return self._introduced(low, offset) if body else None
        return max(bearers, key=lambda e: max((m.start for m in e.mentions if m.start < offset), default=-1)).id

    def _introduced(self, noun: str, offset: int) -> str | None:
        """The place or body named beside a noun where it came in: "the museum" of "the museum of Kranc"."""
        for mention in reversed(self.ground.named_between(0, max(1, offset))):
            if mention.entity.kind == "person" or mention.entity.outlet:
                continue
            leads = listed(self.ground.language, "leads")
            text, span = self.ground.text, mention.span
            piece = text[span.end : span.end + BESIDE] if leads else text[max(0, span.start - BESIDE) : span.start]
            beside = re.split(r"[.,;:!?()–—]", piece)[0 if leads else -1]
            if any(shared_start(noun, w.lower()) >= max(SHORT, len(noun) - ENDING) for w in WORD.findall(beside)):
                return mention.entity.id
        return None

    def _led(self, offset: int) -> bool:
        before = WORD.findall(self.ground.text[max(0, offset - 20) : offset])
        prepositions = {w for entry in words(self.ground.language, SUBJECT, "words.preposition") for w in entry.split()}
        return bool(before) and before[-1].lower() in prepositions


def _fits(entity: Entity, gender: str) -> bool:
    return entity.kind == "person" and not (gender and entity.gender and entity.gender != gender)


def _stem(word: str) -> str:
    """A word without what its ending may be."""
    return word.lower()[: SHORT - 1] if len(word) >= SHORT else ""
