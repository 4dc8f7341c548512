"""Whom a pronoun, a verb alone or a description may mean: all who were named or spoke before, and are of its kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from headwater import wordforms
from headwater.attribute import agreement, body_sorts, called, nouns, phrases, pronouns, sources, trades
from headwater.attribute.drafts import Draft
from headwater.attribute.mentions import Mention
from headwater.attribute.page import Page
from headwater.attribute.patterns import words
from headwater.attribute.rules.grammar import grammar
from headwater.records import Entity, Source

MENTIONS, STATEMENTS = 120, 40
"""Mentions and statements back that are looked at."""
NEAR = 40
"""Characters beside a name in which one that is joined with it stands."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What asks who is meant: the draft with the number `at`.

    `form` is one of `pronouns.PRONOUNS`, "left" for a verb alone, or the kind of a description ("person",
    "body", "group", "outlet"). `noun` is its head, `stems` those of all its words, `points` tells whether it brings in
    nobody new; `gender` is that of its pronoun, noun or verb, and `start` where it stands.
    """

    at: int
    draft: Draft
    form: str
    noun: nouns.Head
    stems: frozenset[str]
    points: bool
    gender: str | None
    start: int


@dataclass(slots=True)
class Candidate:
    """Somebody who may be meant: as a source, the entity, its mentions so far, the numbers of what it said."""

    source: Source
    entity: Entity | None = None
    mentions: list[Mention] = field(default_factory=list)
    said: list[int] = field(default_factory=list)
    phrase: bool = False
    """True for a common noun that has said nothing so far."""

    @property
    def last(self) -> int:
        """Where it stood last."""
        spans = self.source.spans
        return max(self.mentions[-1].span.start if self.mentions else -1, spans[-1].start if spans else -1)

    @property
    def kind(self) -> str:
        """What kind of source it is, whatever the words by which it speaks."""
        return "outlet" if self.entity is not None and self.entity.outlet else self.source.kind


def form(draft: Draft, page: Page) -> str | None:
    """In what form a draft's source asks who is meant; None for a name, a document, an unknown speaker."""
    source, language = draft.source, page.language
    if not source.spans:
        asks = draft.marks.cue and not agreement.is_ours(draft, page) and not agreement.of_nobody(draft, page)
        return "left" if asks else None
    if found := pronouns.pronoun(source, language):
        return found
    if source.kind in ("author", "document") or source.naming == "implicit" or agreement.is_home(source, page):
        return None
    if source.entity:
        inside = [m for s in source.spans for m in page.mentions.within(s) if m.entity.id == source.entity]
        if not inside or any(not m.span.of(page.text).islower() for m in inside):
            return None
    elif source.naming == "named" and (source.kind != "body" or nouns.printed_name(source.text, language)):
        return None
    return source.kind


def asked(drafts: Sequence[Draft], at: int, form: str, page: Page) -> Asked:
    """What is true of it whoever is meant."""
    draft = drafts[at]
    text = draft.source.text
    noun = nouns.head(text, page.language)
    if form in ("he", "she", "they"):
        gender: str | None = form
    elif form in ("person", "group"):
        gender = agreement.gender(draft, page) or agreement.of_noun(noun.word, page.language)
    else:
        gender = None if nouns.articles(page.language) else agreement.verb_gender(draft, page)
    start = draft.source.spans[0].start if draft.source.spans else draft.cue.start
    points = called.points_back(draft.source, noun, page)
    return Asked(at, draft, form, noun, called.content_stems(text, page), points, gender, start)


def pool(drafts: Sequence[Draft], asked: Asked, page: Page) -> list[Candidate]:
    """All who may be meant, those last that stood last."""
    found: dict[object, Candidate] = {}
    may: dict[str, bool] = {}
    for mention in page.mentions.between(0, asked.start)[-MENTIONS:]:
        id = mention.entity.id
        if id not in may:
            may[id] = mention.entity.kind != "place" and _may_be(asked, mention.entity, page)
            if may[id]:
                found[id] = Candidate(agreement.as_source(mention), mention.entity)
        if may[id]:
            found[id].mentions.append(mention)
    for n in range(max(0, asked.at - STATEMENTS), asked.at):
        speaker = drafts[n].speaker
        if not speaker.spans or speaker.naming == "implicit" or speaker.kind == "author":
            continue
        if speaker.spans[0].start >= asked.start or speaker.spans == asked.draft.source.spans:
            continue
        entity_ = page.mentions.entities.get(speaker.entity or "")
        if _of_kind(asked, speaker.kind, page) and (entity_ is None or _may_be(asked, entity_, page)):
            key = speaker.entity or speaker.spans
            one = found.get(key) or found.setdefault(key, Candidate(speaker, entity_))
            if speaker.entity and speaker.kind != "group":
                one.source = speaker
            one.said.append(n)
    if asked.form in ("it", "they"):
        for phrase in _phrases(asked, page):
            known = [s for c in found.values() for s in c.source.spans[:1]]
            if not any(s.overlaps(phrase.spans[0]) for s in known):
                found[phrase.spans] = Candidate(phrase, phrase=True)
    kept = (c for c in found.values() if _is_called(asked, c, page) and _may_go_on(asked, c, drafts, page))
    return sorted(kept, key=lambda c: c.last)


def ruled_out(asked: Asked, pool: Sequence[Candidate], page: Page) -> frozenset[int]:
    """The numbers of those who cannot be meant, though the others are compared with them: a body of another sort, the
    speaker of a quotation or description in whose words it stands, and whoever is named in the words that it says."""
    wanted = body_sorts.asked(asked.noun, page) if asked.form == "body" else frozenset()
    out = {n for n, c in enumerate(pool) if _quoted_about(asked, c) or of_themselves(asked.draft, asked.form, c.source)}
    out |= {n for n, c in enumerate(pool) if asked.form == "person" and holds_another(asked.draft, asked.noun, c, page)}
    out |= {n for n, c in enumerate(pool) if body_sorts.other(wanted, c.source, c.mentions, page)}
    own = {n for n, c in enumerate(pool) if _named_by_itself(asked, c, page)}
    spoke = any(c.said for n, c in enumerate(pool) if n not in own and n not in out)
    return frozenset(out | own if spoke else out)


def of_themselves(draft: Draft, form: str | None, source: Source) -> bool:
    """True for the one in whose words "the inspector" speaks: of oneself one says "I" or "she"."""
    if draft.parent is None or form != "person":
        return False
    outer = draft.parent.speaker
    if draft.parent.quoted != "indirect" and not draft.in_quotes:
        return False  # between two parts of a quotation the outlet speaks
    return bool(outer.spans) and (outer.entity or outer.spans) == (source.entity or source.spans)


def holds_another(draft: Draft, noun: nouns.Head, c: Candidate, page: Page) -> bool:
    """True for whoever was called by another office than the noun is: a minister as "the mayor".

    Who heads something may head anything, and an office has other names: "the top diplomat" is a minister.
    """
    heads, cut = nouns.stems(page.language, "heads"), wordforms.stemmer(page.language)
    if noun.stem in heads or nouns.office(draft.source.text, page.language):
        return False
    titles = " ".join((c.source.text, *(role.title for role in (c.entity.roles if c.entity else ()))))
    if not heads.isdisjoint(map(cut, nouns.WORD.findall(titles.lower()))):
        return False  # "міський голова" is the mayor
    return trades.other_office(trades.asked(noun, page), trades.known(c.entity, c.mentions, c.source, page))


def called_so(asked: Asked, c: Candidate, page: Page) -> int:
    """How well a description is what they were called (`called.so`)."""
    return called.so(asked.stems, asked.noun, c.entity, c.mentions, c.source, page)


def _may_be(asked: Asked, entity: Entity, page: Page) -> bool:
    """False for an outlet as "the council", a firm as "the ministry", and whom "he", "she" and "it" cannot be."""
    if not _of_kind(asked, "person" if entity.kind == "person" else "outlet" if entity.outlet else "body", page):
        return False
    if asked.noun.sort == "body" and entity.outlet:
        return False
    department = asked.form == "body" and asked.noun.stem in nouns.stems(page.language, "departments")
    return not department or entity.official


def _of_kind(asked: Asked, kind: str, page: Page) -> bool:
    """False for a thing as "he" or "she" and for people as "it", where a language says these of nothing else."""
    if not nouns.articles(page.language):
        return True
    if asked.form in ("he", "she"):
        return kind == "person"
    return asked.form != "it" or kind not in ("person", "group")


def _is_called(asked: Asked, c: Candidate, page: Page) -> bool:
    """False for whoever was never called what next of kin are, or holds another office than the one named alone."""
    if asked.form != "person":
        return True
    known = grammar(page.language)
    office = not nouns.articles(page.language) and known is not None and known.has("offices", asked.noun.word)
    titled = office and c.entity is not None and bool(c.entity.roles)
    kin = asked.noun.stem in nouns.stems(page.language, "kin")
    if not titled and not kin:
        return True
    return called_so(asked, c, page) >= (called.WHOLLY if kin else called.BY_HEAD)


def _may_go_on(asked: Asked, c: Candidate, drafts: Sequence[Draft], page: Page) -> bool:
    """False for a thing as "he" or "she" unless it has spoken in the paragraph, and for whom a verb alone speaks of.

    A verb of several alone is of those who spoke: "clients are offered money" is of nobody.
    """
    if asked.form in ("he", "she") and c.kind not in ("person", "group"):
        return any(drafts[n].paragraph == asked.draft.paragraph for n in c.said)
    if asked.form != "left" or c.said:
        return True
    outside = [m for m in c.mentions if not agreement.spoken_within(m, asked.draft)]
    return asked.gender != "they" and bool(outside) and not _joined(outside[-1], page)


def _named_by_itself(asked: Asked, c: Candidate, page: Page) -> bool:
    """True for whom a pronoun or a verb alone speaks of by name: "He said that Varga would come" is not Varga's, nor
    "“Varga will come,” he said"."""
    draft = asked.draft
    if asked.form not in ("he", "she", "left") or c.kind != "person" or c.entity is None:
        return False
    behind = [s for s in draft.marks.content if s.start > draft.cue.start or page.quotation(s.start) is not None]
    named = frozenset(nouns.WORD.findall(c.entity.name))
    return any(
        s.covers(m) and not named.isdisjoint(nouns.WORD.findall(m.of(page.text)))
        for s in behind
        for m in c.entity.mentions
    )


def _quoted_about(asked: Asked, c: Candidate) -> bool:
    """True for the speaker of a quotation of whom a pronoun in it is said: they would say "I"."""
    draft, outer = asked.draft, asked.draft.parent
    if outer is None or not draft.in_quotes or asked.form not in ("he", "she", "they") or outer.quoted == "indirect":
        return False
    mine = outer.speaker.entity or outer.speaker.spans
    return (c.source.entity or c.source.spans) == mine


def _joined(mention: Mention, page: Page) -> bool:
    """True for one of two people: "Anna Wint i Jan Rud"."""
    near = page.mentions.between(max(0, mention.span.start - NEAR), mention.span.end + NEAR)
    others = [m for m in near if m.entity.kind == "person" and m.entity is not mention.entity]
    gaps = (page.text[min(m.span.end, mention.span.end) : max(m.span.start, mention.span.start)] for m in others)
    return any(gap.strip().lower() in words(page.language, sources.SUBJECT, "and") for gap in gaps)


def _phrases(asked: Asked, page: Page) -> Iterator[Source]:
    """Whom the text names by what they are, though they have said nothing: the last body, who opens a sentence."""
    found = [phrases.body_before(page, asked.start)]
    if start := asked.draft.sentence.start:
        found.append(phrases.opening(page, page.sentence(start - 1)))
    for one in found:
        if one and one.spans and one.spans[0].end <= asked.start and not page.mentions.within(one.spans[0]):
            yield one
