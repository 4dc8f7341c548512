"""For whom a pronoun or a short description speaks: "she", "the daily", "the ministry", "the envoy".

The unnamed person just quoted goes before any name further off; a description goes to whoever the text has called so:
by a role ("the envoy" for whom it introduced as one), by a word of the name ("the union" for the Seafarers' Union), by
the noun under which an unnamed source came in. Word lists in `sources.toml`.
"""

from __future__ import annotations

import re
from dataclasses import replace

from headwater import wordforms
from headwater.attribute import nouns, papers, silence, sources
from headwater.attribute.bound import behind
from headwater.attribute.drafts import Draft
from headwater.attribute.mentions import Mention
from headwater.attribute.page import Page
from headwater.attribute.patterns import pattern, words
from headwater.attribute.stance import QUIET
from headwater.records import Entity, Source, Span

_QUOTES = ("«", "„", "“", '"')
_EX = re.compile(r"^(?:ex|экс|екс|eks)-?(?=\w{4})")
_MARKS = "«»„“”\"'‘’ ,"
LOOK_BACK = 12
"""Statements back that a pronoun may point to."""
BESIDE = 60
"""Characters beside a name in which a word for its bearer is looked for."""
SHORTEST_STEM = 4
"""Letters of a stem by which a noun that no list knows may mean a body."""
LONGEST_VERB = 3
"""Words of a cue without a subject that may be a verb with its adverb and negation."""
MEMBER = 3
"""Words of "one of them", at most."""
NEAR = 2
"""Paragraphs back in which a pronoun finds whom it stands for."""


def find(drafts: list[Draft], page: Page) -> None:
    """Gives each pronoun and short description whom it stands for, where the text has somebody."""
    for i, draft in enumerate(drafts):
        earlier = drafts[max(0, i - LOOK_BACK) : i]
        if draft.parent and draft.source.text.lower() in words(page.language, sources.SUBJECT, "first"):
            _speaks_as(draft, draft.parent.speaker)
            continue
        if not draft.source.spans:
            if found := _left_out(draft, earlier, page):
                _speaks_as(draft, found)
            continue
        low = draft.source.text.lower().strip(" ,")
        if draft.parent is None and not draft.in_quotes and low in words(page.language, sources.SUBJECT, "first"):
            if found := _printing(draft, page):
                _speaks_as(draft, found)
            continue
        if low in words(page.language, sources.SUBJECT, "relative"):
            if found := _right_before(draft, earlier, page):
                _speaks_as(draft, found)
            continue
        gender = _pronoun(draft.source, page.language)
        found = _pronominal(draft, earlier, gender, page) if gender else _described(draft, earlier, page)
        if found:
            _speaks_as(draft, found)


def _speaks_as(draft: Draft, speaker: Source) -> None:
    """The draft's words stand for `speaker`; they and their place stay."""
    draft.speaker = speaker
    draft.source = replace(
        draft.source, entity=speaker.entity, kind=speaker.kind, naming=speaker.naming, official=speaker.official
    )


def _pronoun(source: Source, language: str) -> str | None:
    low = source.text.lower().strip(" ,")
    first, _, rest = low.partition(" ")
    if rest and rest in words(language, sources.SUBJECT, "sayings"):
        low = first  # "his words"
    return next((p for p in ("he", "she", "they", "it") if low in words(language, sources.SUBJECT, p)), None)


def _left_out(draft: Draft, earlier: list[Draft], page: Page) -> Source | None:
    """Who a verb without a subject goes on about: "Dodał, że ...". None where it speaks of nobody ("it was said")."""
    cue = _cue(draft, page)
    if any(pattern(page.language, sources.SUBJECT, "verb.we").fullmatch(word) for word in cue) and not draft.in_quotes:
        return _printing(draft, page)
    if len(cue) > LONGEST_VERB or any(word in words(page.language, sources.SUBJECT, "nobodys") for word in cue):
        return None
    gender = _verb(draft, page)
    if gender in (None, "they"):
        return _goes_on(draft, earlier, gender, page) or _of_sentence(draft, page)
    for before in reversed(earlier):
        if draft.paragraph - before.paragraph > NEAR:
            return None
        speaker = before.speaker
        person = before is not draft.parent and speaker.naming != "implicit" and speaker.kind == "person"
        if person and _fits(speaker, gender, page):
            return speaker
    return _named_before(draft, gender, page)


def _goes_on(draft: Draft, earlier: list[Draft], gender: str | None, page: Page) -> Source | None:
    """Who spoke just before in the same sentence: "The union proposes ..., and in exchange | demands"."""
    last = earlier[-1] if earlier else None
    if last is None or nouns.articles(page.language) or last.parent is not draft.parent:
        return None
    on = last.sentence == draft.sentence or (last.paragraph == draft.paragraph and _says(draft, page))
    if not on:
        return None
    several = last.speaker.kind == "group"
    apart = gender == "they" and not several and last.speaker.kind == "person"
    known = bool(last.marks.source or last.speaker.entity) and last.speaker.naming != "implicit"
    return last.speaker if known and not apart else None


def _of_sentence(draft: Draft, page: Page) -> Source | None:
    """The person whom the sentence has named before the verb: "There speaks the director, Emil Kos: he assures ..."."""
    if nouns.articles(page.language) or draft.parent is not None or not _says(draft, page):
        return None
    start = draft.sentence.start
    named = page.mentions.within(Span(start, draft.cue.start)) if start < draft.cue.start else []
    people = [m for m in named if m.entity.kind == "person" and not _spoken_within(m, draft)]
    return _as_source(people[-1]) if people else None


def _says(draft: Draft, page: Page) -> bool:
    """True for a verb of one person in the present, alone: "Zastrzega, że ..."; not for "it is said"."""
    cue = _cue(draft, page)
    return any(pattern(page.language, sources.SUBJECT, "verb.one").fullmatch(word) for word in cue)


def _cue(draft: Draft, page: Page) -> list[str]:
    cue = nouns.WORD.findall(" ".join(s.of(page.text) for s in draft.marks.cue).lower())
    if draft.stance not in QUIET or not draft.marks.content or draft.marks.content[0].start < draft.cue.start:
        return cue
    # A silence in one verb has its "not" as its cue, and the verb as its content.
    behind_it = nouns.WORD.findall(draft.marks.content[0].of(page.text).lower())
    return [*cue, *behind_it] if len(behind_it) == 1 else cue


def _verb(draft: Draft, page: Page) -> str | None:
    """Of whom the verb of the cue is said, by its ending: several, a woman, a man; None where it tells nothing."""
    verbs = {g: pattern(page.language, sources.SUBJECT, f"verb.{g}") for g in ("they", "she", "he")}
    return next((g for word in _cue(draft, page) for g, verb in verbs.items() if verb.fullmatch(word)), None)


def _gender(draft: Draft, page: Page) -> str | None:
    """Of whom the source and its verb are said to be, where they tell it."""
    if nouns.articles(page.language):
        return None
    sides = {"she": "female", "he": "male"}
    head = nouns.head(draft.source.text, page.language).word
    by_noun = (g for g, key in sides.items() if pattern(page.language, sources.SUBJECT, key).fullmatch(head))
    return next(by_noun, None) or _verb(draft, page)


def _fits(speaker: Source, gender: str | None, page: Page) -> bool:
    entity = page.mentions.entities.get(speaker.entity or "")
    return _of_gender(entity, gender)


def _of_gender(entity: Entity | None, gender: str | None) -> bool:
    """True unless the verb beside it says that it is somebody else."""
    wanted = {"he": "m", "she": "f"}.get(gender or "")
    return entity is None or entity.gender is None or wanted is None or entity.gender == wanted


def _right_before(draft: Draft, earlier: list[Draft], page: Page) -> Source | None:
    """What a relative pronoun hangs on: the source or the name that ends where its clause begins."""
    start = draft.source.spans[0].start
    for before in reversed(earlier):
        if before.source.spans and 0 <= start - before.source.spans[-1].end <= 2:
            return before.speaker
    mention = page.mentions.before(start, max(page.sentence(start).start, 0))
    return _as_source(mention) if mention and start - mention.span.end <= 2 else None


# Pronouns ----------------------------------------------------------------------------------------------------------


def _pronominal(draft: Draft, earlier: list[Draft], gender: str, page: Page) -> Source | None:
    if gender == "it" and (place := _there(draft, earlier, page)):
        return place
    if draft.parent is None:  # whom others quote is not who goes on
        earlier = sorted(earlier, key=lambda d: (d.paragraph, d.parent is None))
    for before in reversed(earlier):
        if before.paragraph != draft.paragraph and gender != "it":
            break
        if _may_be(before, draft, gender, page):
            return before.speaker
    if gender in ("he", "she") and not nouns.articles(page.language) and (body := _body_here(draft, earlier, page)):
        return body
    if draft.source.entity:
        return None  # the stage before this one has found whom it stands for
    for before in reversed(earlier):
        if draft.paragraph - before.paragraph > NEAR:
            break
        if _may_be(before, draft, gender, page):
            return before.speaker
    return _named_before(draft, gender, page)


def _there(draft: Draft, earlier: list[Draft], page: Page) -> Source | None:
    """The body named last before "there they would not say", where it stands nearer than the one that spoke last."""
    if draft.source.text.lower().strip(_MARKS) not in words(page.language, silence.SUBJECT, "there"):
        return None
    told = [c for b in earlier for c in b.marks.content if not c.overlaps(draft.sentence)]
    bodies = [m for m in _before(draft, page) if m.entity.kind == "organization" and not m.entity.outlet]
    bodies = [m for m in bodies if not any(c.covers(m.span) for c in told)]
    spoke = next((b for b in reversed(earlier) if b.speaker.kind == "body" and b.source.spans), None)
    near = bodies[-1] if bodies else None
    if near is None or (spoke and spoke.source.spans[0].start > near.span.start):
        return spoke.speaker if spoke else None
    return _as_source(near) if draft.paragraph - page.paragraph(near.span.start) <= 1 else None


def _body_here(draft: Draft, earlier: list[Draft], page: Page) -> Source | None:
    """The body or outlet that spoke in this paragraph, where nobody is named in it: things have genders too."""
    start = page.paragraph_starts[draft.paragraph]
    here = [m for m in _before(draft, page) if m.span.start >= start]
    if any(m.entity.kind == "person" and not m.span.of(page.text).islower() for m in here):
        return None
    near = (b.speaker for b in reversed(earlier) if b.paragraph == draft.paragraph)
    return next((s for s in near if s.kind in ("outlet", "body") and s.entity), None)


def _named_before(draft: Draft, gender: str, page: Page) -> Source | None:
    """The last person named before a pronoun, in its paragraph or the one before."""
    wanted = {"he": "m", "she": "f"}.get(gender)
    if wanted is None:
        return None
    for mention in reversed(_before(draft, page)):
        if page.paragraph(mention.span.start) < draft.paragraph - 1:
            return None
        entity = mention.entity
        if entity.kind == "person" and entity.gender in (wanted, None) and not _spoken_within(mention, draft):
            return _as_source(mention)
    return None


def _spoken_within(mention: Mention, draft: Draft) -> bool:
    """True for a name inside the pronoun's own words: those it speaks of, not it."""
    return any(c.covers(mention.span) for c in draft.marks.content)


def _shown(draft: Draft, page: Page) -> str | None:
    """The gender of a named person by the verb of what they said; None in languages whose verbs have none."""
    if not draft.source.spans or draft.source.entity is None or draft.source.kind != "person":
        return None
    verbs = {g: pattern(page.language, sources.SUBJECT, f"verb.{g}") for g in ("she", "he")}
    if verbs["she"].pattern == "(?!)":
        return None
    return next((g for word in _cue(draft, page) for g, verb in verbs.items() if verb.fullmatch(word)), None)


def _may_be(earlier: Draft, draft: Draft, gender: str, page: Page) -> bool:
    speaker = earlier.speaker
    if not speaker.spans or earlier is draft.parent:
        return False
    if gender == "it":
        return speaker.kind in ("document", "outlet", "body")
    if speaker.kind not in ("person", "group"):
        return False
    if (gender == "they") != (speaker.kind == "group"):
        return False
    if _pronoun(speaker, page.language) and not speaker.entity:
        return False
    entity = page.mentions.entities.get(speaker.entity or "")
    shown = _shown(earlier, page)  # by their own verb, which says more than a pronoun that was given to them
    if shown and gender in ("he", "she") and entity:
        return shown == gender
    if entity:
        return entity.gender is None or entity.gender == {"he": "m", "she": "f"}.get(gender, entity.gender)
    other = "male" if gender == "she" else "female"
    return not pattern(page.language, sources.SUBJECT, other).search(speaker.text)


# Descriptions ------------------------------------------------------------------------------------------------------


def _described(draft: Draft, earlier: list[Draft], page: Page) -> Source | None:
    """Whom a description without a name stands for; None where it brings in somebody new, or has a name."""
    source, language = draft.source, page.language
    noun = nouns.head(source.text, language)
    if source.entity or not noun.word or noun.word in words(language, sources.SUBJECT, "media"):
        return None
    if _own_name(source, page):
        return _printing(draft, page)
    if again := _repeated(draft, earlier, page):
        return again
    if behind(language, "grounds.member").match(source.text) and len(nouns.WORD.findall(source.text)) <= MEMBER:
        return None
    if any(w in words(language, sources.SUBJECT, "another") for w in nouns.WORD.findall(source.text.lower())[:2]):
        return None  # "the second", "one of them": somebody who was not heard before
    if source.kind == "person" and nouns.office(source.text, language) and (holder := _in_office(draft, noun, page)):
        return holder
    if noun.stem in nouns.stems(language, "interlocutor") and len(nouns.WORD.findall(source.text)) <= LONGEST_VERB:
        unnamed = (b.speaker for b in reversed(earlier) if b.speaker.unnamed and b.speaker.spans != source.spans)
        return next(unnamed, None)
    if not _points_back(source, noun, page):
        return _head_of(draft, noun, page) if source.kind == "person" else None
    if source.kind == "outlet":
        return _outlet(draft, earlier, page)
    if source.kind == "document":
        if any(page.mentions.within(span) for span in source.spans):
            return None  # it has names of its own
        same = (b.speaker for b in reversed(earlier) if _same_document(b, noun, page))
        texts = (b.speaker for b in reversed(earlier) if b.speaker.kind == "document")
        any_text = noun.stem in nouns.stems(page.language, "text")
        return next(same, None) or (next(texts, None) if any_text else None)
    if source.kind == "body":
        return _body(draft, earlier, noun, page)
    again = _again(draft, earlier, noun, page)
    if again:
        return again
    if noun.sort == "unknown" and len(noun.stem) >= SHORTEST_STEM and (body := _bears(draft, noun, page)):
        return body  # "Wodociągi", "музеї": what no list knows, but a name of the text has it in it
    if source.kind != "person":
        return None
    return _in_office(draft, noun, page) or _spoken_of(draft, earlier, noun, page)


def _bears(draft: Draft, noun: nouns.Head, page: Page) -> Source | None:
    """The body named last whose name has this noun in it."""
    cut = wordforms.stemmer(page.language)
    for mention in reversed(_before(draft, page)):
        if mention.entity.kind == "organization" and not mention.entity.outlet:
            names = [mention.entity.name, *(s.text for s in mention.entity.spellings)]
            if any(noun.stem in map(cut, nouns.WORD.findall(n.lower())) for n in names):
                return _as_source(mention)
    return None


def _repeated(draft: Draft, earlier: list[Draft], page: Page) -> Source | None:
    """The unnamed source that was described so before, at least as fully: "the former clerk of the waterworks"."""
    if pattern(page.language, sources.SUBJECT, "indefinite").match(draft.source.text) and nouns.articles(page.language):
        return None
    mine = _content_stems(draft.source.text, page)
    if len(mine) < 2:
        return None
    for before in reversed(earlier):
        speaker = before.speaker
        other = speaker.unnamed and speaker.kind == draft.source.kind and speaker.spans != draft.source.spans
        if other and mine <= _content_stems(speaker.text, page):
            return speaker
    return None


def _content_stems(text: str, page: Page) -> frozenset[str]:
    """The stems of the words of a description, up to its first comma."""
    cut = wordforms.stemmer(page.language)
    small = words(page.language, sources.SUBJECT, "plain") | words(page.language, sources.SUBJECT, "pointing")
    small |= words(page.language, sources.SUBJECT, "of") | words(page.language, sources.SUBJECT, "another")
    first = nouns.CLAUSE.split(text.strip(_MARKS), maxsplit=1)[0]
    return frozenset(cut(w) for w in nouns.WORD.findall(first.lower()) if w not in small)


def _own_name(source: Source, page: Page) -> bool:
    """True for the printing outlet's own name in whatever case: "«Перекрёстку» подтвердить не удалось"."""
    home, name = page.article.outlet, source.text.strip(_MARKS)
    if home is None or len(name.split()) != len(home.name.split()):
        return False
    return name[:1].isupper() and wordforms.alike(name, home.name)


def _head_of(draft: Draft, noun: nouns.Head, page: Page) -> Source | None:
    """The person who holds the office of that body or state: "Prezydent Rawenii", "Глава Нацбанка"."""
    if _anybody(noun, page) or (nouns.articles(page.language) and not _known(draft.source.text, page.language)):
        return None
    inside = [m.entity for span in draft.source.spans for m in page.mentions.within(span)]
    named = [entity for entity in inside if entity.kind != "person"]
    small = words(page.language, sources.SUBJECT, "of") | words(page.language, sources.SUBJECT, "pointing")
    if not named or sum(w not in small for w in nouns.WORD.findall(draft.source.text.lower())) > LONGEST_VERB + 1:
        return None
    of = {entity.name.casefold() for entity in named}
    cut = wordforms.stemmer(page.language)
    people = [m for m in reversed(_before(draft, page)) if m.entity.kind == "person"]
    there = [m for m in people if any((r.organization or "").casefold() in of for r in m.entity.roles)]
    there.sort(key=lambda m: not _holds(m.entity, noun.stem, cut))
    if there:
        return _as_source(there[0])
    elsewhere = {m.entity.id for m in people if any(r.organization for r in m.entity.roles)}
    holder = _in_office(draft, noun, page)
    if holder and holder.entity not in elsewhere:
        return holder
    return _just_named(draft, page) if nouns.articles(page.language) else None


def _just_named(draft: Draft, page: Page) -> Source | None:
    """The only person named since the last paragraph began: "Anna Marek said ... The leader of the council added"."""
    start = page.paragraph_starts[max(0, draft.paragraph - 1)]
    near = [m for m in _before(draft, page) if m.entity.kind == "person" and m.span.start >= start]
    return _as_source(near[-1]) if near and len({m.entity.id for m in near}) == 1 else None


def _anybody(noun: nouns.Head, page: Page) -> bool:
    """True for a noun that may bring in a new person at any time: a spokesman, an official, a source."""
    language = page.language
    if not nouns.articles(language) and pattern(language, sources.SUBJECT, "people").fullmatch(noun.word):
        return True
    return any(noun.stem in nouns.stems(language, key) for key in ("bare", "spokesperson"))


def _spoken_of(draft: Draft, earlier: list[Draft], noun: nouns.Head, page: Page) -> Source | None:
    """Whom a report calls by what they are without having said so: "the goalkeeper", "подсудимый", "polityk".

    The person who spoke last, else who was named last. A spokesman or an official may be anybody: somebody new.
    """
    if len(nouns.WORD.findall(draft.source.text)) > 2 or _somebody_else(noun, earlier, draft, page):
        return None
    gender = _gender(draft, page)
    if gender == "they":
        return None
    for before in reversed(earlier):
        if draft.paragraph - before.paragraph > NEAR:
            break
        if before.speaker.kind == "person" and before.speaker.entity and _fits(before.speaker, gender, page):
            return before.speaker
    named = [m for m in _before(draft, page) if m.entity.kind == "person" and not _spoken_within(m, draft)]
    named = [m for m in named if _of_gender(m.entity, gender)]
    near = named[-1] if named else None
    return _as_source(near) if near and draft.paragraph - page.paragraph(near.span.start) <= NEAR else None


def _somebody_else(noun: nouns.Head, earlier: list[Draft], draft: Draft, page: Page) -> bool:
    """True for an official or an expert, unless a person with a name spoke right before: that is who it is."""
    if not _anybody(noun, page):
        return False
    known = noun.stem in nouns.stems(page.language, "known_by")
    loose = any(noun.stem in nouns.stems(page.language, key) for key in ("bare", "spokesperson")) and not known
    last = next((b for b in reversed(earlier) if b.parent is draft.parent), None)
    just = last is not None and last.paragraph == draft.paragraph and last.speaker.kind == "person"
    return loose or not (just and last and last.speaker.entity)


def _points_back(source: Source, noun: nouns.Head, page: Page) -> bool:
    """True for "the envoy", "эти собеседники", "ведомство": a noun with nothing that would tell who is new."""
    language = page.language
    if pattern(language, sources.SUBJECT, "indefinite").match(source.text):
        return False
    low = [w.lower() for w in nouns.WORD.findall(nouns.CLAUSE.split(source.text.strip(" ,"), maxsplit=1)[0])]
    small = words(language, sources.SUBJECT, "plain") | words(language, sources.SUBJECT, "pointing")
    others = [w for w in low if w != noun.word and w not in small]
    pointed = bool(set(low) & words(language, sources.SUBJECT, "pointing"))
    if nouns.articles(language):
        return pointed and len(others) <= 1
    return not others or (pointed and len(others) <= 1)


def _known(text: str, language: str) -> bool:
    """True where a source begins as somebody known does: "the leader of the council"."""
    return any(word in words(language, sources.SUBJECT, "pointing") for word in nouns.WORD.findall(text.lower())[:1])


def _outlet(draft: Draft, earlier: list[Draft], page: Page) -> Source | None:
    """The outlet heard last that is not the printing one, else the last one named."""
    home = page.article.outlet.name if page.article.outlet else None
    if draft.source.text.lower().strip(" ,") in words(page.language, sources.SUBJECT, "own_desk"):
        return _printing(draft, page)
    for before in reversed(earlier):
        speaker = before.speaker
        entity = page.mentions.entities.get(speaker.entity or "")
        if entity and (entity.outlet or speaker.kind == "outlet") and entity.name != home:
            return replace(speaker, kind="outlet")
    named = [m for m in reversed(_before(draft, page)) if m.entity.name != home]
    outlets = (m for m in named if m.entity.outlet)
    if found := next(outlets, None):
        return _as_source(found)
    quoted = (m for m in named if page.text[m.span.start - 1 : m.span.start] in _QUOTES)
    perhaps = next((m for m in quoted if papers.may_be(m.entity, m.entity.name, page.language)), None)
    return replace(_as_source(perhaps), kind="outlet") if perhaps else None


def _printing(draft: Draft, page: Page) -> Source | None:
    """The printing outlet, where it speaks of itself: "we", "the editors"."""
    mine = page.home
    named = draft.source if draft.source.spans or not mine else replace(draft.source, text=mine.name)
    return replace(named, entity=mine.id, kind="outlet", naming="named") if mine else None


def _body(draft: Draft, earlier: list[Draft], noun: nouns.Head, page: Page) -> Source | None:
    """The body whose name has the noun in it, or that was called so; a bare "ведомство" is the body heard last."""
    cut = wordforms.stemmer(page.language)
    for mention in reversed(_before(draft, page)):
        entity = mention.entity
        names = [entity.name, *(s.text for s in entity.spellings)]
        if entity.kind != "organization":
            continue
        if any(noun.stem in map(cut, nouns.WORD.findall(n.lower())) for n in names) or _beside(
            mention, noun.stem, cut, page
        ):
            return _as_source(mention)
    alone = len(nouns.WORD.findall(draft.source.text)) <= 2
    generic = alone and noun.stem in nouns.stems(page.language, "generic")
    for before in reversed(earlier):
        speaker = before.speaker
        if speaker.kind == "body" and speaker.spans and (generic or _called(speaker, noun, page)):
            return speaker
    if generic:
        bodies = (m for m in reversed(_before(draft, page)) if m.entity.kind == "organization" and not m.entity.outlet)
        return next((_as_source(m) for m in bodies), None)
    return None


def _same_document(earlier: Draft, noun: nouns.Head, page: Page) -> bool:
    return earlier.speaker.kind == "document" and _called(earlier.speaker, noun, page)


def _called(speaker: Source, noun: nouns.Head, page: Page) -> bool:
    return _now(nouns.head(speaker.text, page.language).stem) == _now(noun.stem)


def _now(stem: str) -> str:
    """Without what says that it is over: "the ex-clerk" is the former clerk."""
    return _EX.sub("", stem)


def _again(draft: Draft, earlier: list[Draft], noun: nouns.Head, page: Page) -> Source | None:
    """An unnamed source that came in under the same noun, or is spoken of again as a source is ("собеседник")."""
    language = page.language
    source = draft.source
    loose = noun.word in words(language, sources.SUBJECT, "bare") or noun.stem in nouns.stems(language, "bare")
    for before in reversed(earlier):
        speaker = before.speaker
        if not speaker.unnamed or not speaker.spans or speaker.spans == source.spans:
            continue
        if (speaker.kind == "group") != (source.kind == "group"):
            continue
        if _called(speaker, noun, page) or loose:
            return speaker
    return None


def _in_office(draft: Draft, noun: nouns.Head, page: Page) -> Source | None:
    """The person of whom the text has said that they are this: "the envoy", "директор", "the minister"."""
    cut = wordforms.stemmer(page.language)
    if stems := nouns.office(draft.source.text, page.language):
        holders = (m for m in reversed(_before(draft, page)) if any(_holds(m.entity, stem, cut) for stem in stems))
        return next((_as_source(m) for m in holders if m.entity.kind == "person"), None)
    gender = _gender(draft, page)
    people = [m for m in _before(draft, page) if m.entity.kind == "person" and _of_gender(m.entity, gender)]
    holders = [m for m in reversed(people) if _holds(m.entity, noun.stem, cut)]
    # "The minister" is no prime minister, where there is another.
    plain = [m for m in holders if not all(nouns.office(r.title, page.language) for r in m.entity.roles)]
    if holders:
        return _as_source((plain or holders)[0])
    return next((_as_source(m) for m in reversed(people) if _beside(m, noun.stem, cut, page)), None)


def _beside(mention: Mention, stem: str, cut: wordforms.Stemmer, page: Page) -> bool:
    """True where the noun stands right beside the name: "the special envoy, Robert Callan"."""
    sentence, text = page.sentence(mention.span.start), page.text
    if not mention.span.of(text)[:1].isupper():
        return False
    before = text[max(sentence.start, mention.span.start - BESIDE) : mention.span.start]
    behind = text[mention.span.end : min(sentence.end, mention.span.end + BESIDE)]
    apposed = behind[1:].split(",", 1)[0] if behind.startswith(",") else ""
    near = nouns.WORD.findall(before.lower())[-4:] + nouns.WORD.findall(apposed.lower())[:6]
    return any(cut(word) == stem for word in near)


def _holds(entity: Entity, stem: str, cut: wordforms.Stemmer) -> bool:
    return any(stem == cut(word) for role in entity.roles for word in nouns.WORD.findall(role.title.lower()))


def _before(draft: Draft, page: Page) -> list[Mention]:
    """The mentions before a draft's source, in order."""
    start = draft.source.spans[0].start if draft.source.spans else draft.cue.start
    return page.mentions.within(Span(0, start)) if start else []


def _as_source(mention: Mention) -> Source:
    entity = mention.entity
    kind = "outlet" if entity.outlet else "person" if entity.kind == "person" else "body"
    return Source((mention.span,), entity.name, entity.id, kind, "named", entity.official)  # type: ignore[arg-type]
