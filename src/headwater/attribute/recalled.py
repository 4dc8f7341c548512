"""Whom a report calls by what they are without having said so: "the goalkeeper", "женщина", "polityk".

The person who spoke last, else who was named last. A spokesman or an official may be anybody: somebody new.
"""

from __future__ import annotations

from collections import Counter

from headwater import wordforms
from headwater.attribute import agreement, body_sorts, nouns, sources, trades
from headwater.attribute.bound import SUBJECT as CIRCUMSTANCES
from headwater.attribute.drafts import Draft
from headwater.attribute.page import Page
from headwater.attribute.patterns import pattern
from headwater.attribute.rules.grammar import grammar
from headwater.records import Source

OPENS = 2
"""Characters before a quotation that opens a paragraph."""
SETTLED = frozenset(("trade", "law", "force", "medicine", "school", "state", "town"))
"""Worlds whose nouns bring somebody in, and do not stand for somebody whom the text called by another world's noun."""
CALLINGS = frozenset(("trade", "law", "force", "medicine"))
"""Of these the ones whose nouns do not stand for somebody either of whom the text has told no trade."""
NEAR = 2
"""Paragraphs back in which a description finds whom it stands for."""


def everyone(draft: Draft, earlier: list[Draft], page: Page) -> Source | None:
    """The several unnamed people of whom "all five", "Wszyscy", "Visi jie" says something: those who spoke as a group.

    With a number those who came in by it, however far off; else those of the last paragraph. "Everybody" alone may be
    anybody, unless it is their names that are kept back.
    """
    said = draft.source.text.strip(" ,")
    if draft.parent is not None or not pattern(page.language, sources.SUBJECT, "everyone").fullmatch(said):
        return None
    count = nouns.count(said, page.language)
    groups = [b for b in reversed(earlier) if b.speaker.kind == "group" and b.speaker.unnamed and b.speaker.spans]
    if draft.stance == "asks" and count:
        return next((b.speaker for b in groups if nouns.count(b.speaker.text, page.language) == count), None)
    kept = pattern(page.language, CIRCUMSTANCES, "grounds.withheld")
    if " " not in said and not any(kept.search(c.of(page.text)) for c in (draft.sentence, *draft.marks.content)):
        return None
    near = (b for b in groups if b.parent is None or b.parent.source.kind == "outlet")
    return next((b.speaker for b in near if draft.paragraph - b.paragraph <= 1), None)


def human(draft: Draft, earlier: list[Draft], noun: nouns.Head, page: Page) -> Source | None:
    """Who "the man", "женщина", "mężczyzna" is: the person who spoke last, named or not, whom the noun may mean."""
    woman = bool(pattern(page.language, sources.SUBJECT, "female").fullmatch(noun.word))
    man = not woman and bool(pattern(page.language, sources.SUBJECT, "male").fullmatch(noun.word))
    gender = "she" if woman else "he" if man else None
    for before in reversed(earlier):
        if draft.paragraph - before.paragraph > NEAR:
            return None
        speaker = before.speaker
        if speaker.kind != "person" or not speaker.spans or speaker.naming == "implicit" or before is draft.parent:
            continue
        if agreement.fits(speaker, gender, page) and not agreement.other_gender(before, gender, page):
            return speaker
    return None


def spoken_of(draft: Draft, earlier: list[Draft], noun: nouns.Head, page: Page) -> Source | None:
    """Whom a report calls by what they are without having said so: "the goalkeeper", "подсудимый", "polityk".

    The person who spoke last, else who was named last. A spokesman or an official may be anybody: somebody new.
    """
    if len(nouns.WORD.findall(draft.source.text)) > 2 or _may_be_anybody(noun, earlier, draft, page):
        return None
    if noun.sort == "unknown" and pattern(page.language, sources.SUBJECT, "abstract").fullmatch(noun.word):
        return None  # "the outcome", "teisėsauga": nobody with a name
    gender = agreement.gender(draft, page)
    if gender == "they":
        return None
    if unnamed := _just_unnamed(draft, earlier, gender, page):
        return unnamed
    for before in reversed(earlier):
        if draft.paragraph - before.paragraph > NEAR:
            break
        if before.speaker.kind == "person" and before.speaker.entity and agreement.fits(before.speaker, gender, page):
            other = _other_office(before.speaker, noun, page) or _other_trade(before.speaker, noun, draft, page)
            return None if other else before.speaker
    named = [
        m
        for m in agreement.mentions_before(draft, page)
        if m.entity.kind == "person" and not agreement.spoken_within(m, draft)
    ]
    named = [m for m in named if agreement.of_gender(m.entity, gender)]
    near = named[-1] if named else None
    return agreement.as_source(near) if near and draft.paragraph - page.paragraph(near.span.start) <= NEAR else None


def _other_office(speaker: Source, noun: nouns.Head, page: Page) -> bool:
    """True for an office beside somebody of whom the text has said that they hold another one: "biskup"."""
    entity = page.mentions.entities.get(speaker.entity or "")
    known = grammar(page.language)
    if nouns.articles(page.language) or entity is None or known is None or not known.has("offices", noun.word):
        return False
    return bool(entity.roles)


def _other_trade(speaker: Source, noun: nouns.Head, draft: Draft, page: Page) -> bool:
    """True for a trade that is not that of somebody named before: "the conductor" is no minister.

    Some trades are nobody's either of whom the text tells none: who drives was brought in as a driver.
    """
    entity = page.mentions.entities.get(speaker.entity or "")
    mentions = [m for m in agreement.mentions_before(draft, page) if m.entity is entity]
    asked = trades.asked(noun, page)
    told = trades.compared(asked, trades.known(entity, mentions, speaker, page))
    return told != "alike" and bool(asked[1] & (SETTLED if told == "other" else CALLINGS))


def _just_unnamed(draft: Draft, earlier: list[Draft], gender: str | None, page: Page) -> Source | None:
    """The one unnamed person who has spoken so far in the paragraph: "A guard told us ... The jailer says ..."."""
    here = [b for b in earlier if b.paragraph == draft.paragraph and b.parent is draft.parent]
    speakers = {(b.speaker.entity, b.speaker.spans) for b in here}
    last = here[-1] if here else None
    if last is None or len(speakers) != 1 or not last.speaker.unnamed or last.speaker.kind != "person":
        return None
    return None if agreement.other_gender(last, gender, page) else last.speaker


def _may_be_anybody(noun: nouns.Head, earlier: list[Draft], draft: Draft, page: Page) -> bool:
    """True for an official or an expert, unless a person with a name spoke right before: that is who it is."""
    if not anybody(noun, page):
        return False
    known = noun.stem in nouns.stems(page.language, "known_by")
    loose = any(noun.stem in nouns.stems(page.language, key) for key in ("bare", "spokesperson")) and not known
    last = next((b for b in reversed(earlier) if b.parent is draft.parent), None)
    just = last is not None and draft.paragraph - last.paragraph <= 1 and last.speaker.kind == "person"
    return loose or not (just and last and last.speaker.entity)


def official(draft: Draft, earlier: list[Draft], noun: nouns.Head, page: Page) -> Source | None:
    """Who "дипломат", "чиновник" is right behind an official with a name, where nobody unnamed came in by that noun."""
    loose = all(noun.stem in nouns.stems(page.language, key) for key in ("bare", "known_by"))
    if not loose or draft.source.kind != "person" or nouns.articles(page.language):
        return None
    if any(b.speaker.unnamed and nouns.head(b.speaker.text, page.language).stem == noun.stem for b in earlier):
        return None
    last = next((b for b in reversed(earlier) if b.parent is draft.parent), None)
    near = last is not None and draft.paragraph == last.paragraph and last.speaker.kind == "person"
    return last.speaker if near and last and last.speaker.entity and last.speaker.official else None


def anybody(noun: nouns.Head, page: Page) -> bool:
    """True for a noun that may bring in a new person at any time: a spokesman, an official, a source."""
    language = page.language
    if not nouns.articles(language) and pattern(language, sources.SUBJECT, "people").fullmatch(noun.word):
        return True
    return any(noun.stem in nouns.stems(language, key) for key in ("bare", "spokesperson"))


def called_so(draft: Draft, earlier: list[Draft], noun: nouns.Head, page: Page) -> Source | None:
    """The person who came in by this noun and a name that nobody found: "columnist Oto Brint", then "the columnist"."""
    cut = wordforms.stemmer(page.language)
    for before in reversed(earlier):
        speaker = before.speaker
        new = speaker.kind == "person" and speaker.naming == "named" and not speaker.entity and speaker.spans
        if new and draft.parent is before.parent and noun.stem in map(cut, nouns.WORD.findall(speaker.text)):
            return speaker
    return None


def last_heard(draft: Draft, earlier: list[Draft]) -> Source | None:
    """Who spoke last with a name or a description, at most a paragraph before, and is no outlet."""
    near = (b.speaker for b in reversed(earlier) if b.parent is None and draft.paragraph - b.paragraph <= 1)
    return next((s for s in near if s.spans and s.kind in ("person", "body", "group")), None)


def last_named(draft: Draft, earlier: list[Draft]) -> Source | None:
    """The person with a name who spoke last, at most a paragraph before."""
    near = (b.speaker for b in reversed(earlier) if b.parent is None and draft.paragraph - b.paragraph <= 1)
    return next((s for s in near if s.entity and s.kind == "person"), None)


def charged(draft: Draft, page: Page) -> Source | None:
    """Who "the accused" is: of those named before who hold no office, the one of whom most is said."""
    gender = agreement.gender(draft, page)
    people = [
        m
        for m in agreement.mentions_before(draft, page)
        if m.entity.kind == "person" and not m.entity.official and agreement.of_gender(m.entity, gender)
    ]
    often = Counter(m.entity.id for m in people)
    most = max(often.values(), default=0)
    return next((agreement.as_source(m) for m in people if often[m.entity.id] == most), None)


def trading(draft: Draft, earlier: list[Draft], noun: nouns.Head, page: Page) -> Source | None:
    """The firm or club named or heard last: no part of a state, and of no other sort than the noun says."""
    named_before, wanted = agreement.mentions_before(draft, page), body_sorts.asked(noun, page)

    def fits(source: Source) -> bool:
        mine = [m for m in named_before if m.entity.id == source.entity]
        return not source.official and body_sorts.fits(wanted, source, mine, page)

    firms = (m for m in reversed(named_before) if m.entity.kind == "organization" and not m.entity.outlet)
    named = next((m for m in firms if fits(agreement.as_source(m))), None)
    bodies = (b.speaker for b in reversed(earlier) if b.speaker.kind == "body" and b.speaker.spans)
    heard = next((s for s in bodies if fits(s)), None)
    if heard and (named is None or heard.spans[0].start > named.span.start):
        return heard
    return agreement.as_source(named) if named else None


def topic(draft: Draft, page: Page) -> Source | None:
    """The one person whom the paragraph, or the one before, was about ahead of a quotation and a verb alone.

    "Pani Anna przyszła w piątek. – ... – | opowiada |."
    """
    said = draft.marks.content[0] if draft.marks.content else None
    if said is None or nouns.articles(page.language) or draft.parent or not agreement.says(draft, page):
        return None
    low = page.paragraph_starts[page.paragraph(said.start)]
    if said.start - low <= OPENS:
        low = page.paragraph_starts[max(0, page.paragraph(said.start) - 1)]
    quoted = page.text[max(0, said.start - OPENS) : said.start + 1]
    named = page.mentions.between(low, said.start)
    people = [m for m in named if m.entity.kind == "person"]
    alone = len({m.entity.id for m in people}) == 1 and bool(set(quoted) & set('–—-„“«"'))
    return agreement.as_source(people[-1]) if alone else None


def paper_here(draft: Draft, earlier: list[Draft], page: Page) -> Source | None:
    """The outlet named last in a paragraph in which nobody has spoken yet: "The daily Dawn differs. | It | wrote"."""
    start = page.paragraph_starts[draft.paragraph]
    named = [
        m for m in agreement.mentions_before(draft, page) if m.entity.kind == "organization" and m.span.start >= start
    ]
    spoke = any(b.paragraph == draft.paragraph and not only_cites(b, page) for b in earlier)
    free = nouns.articles(page.language) and draft.parent is None and not draft.in_quotes and not spoke
    last = named[-1] if named and free else None
    away = last is not None and (page.home is None or last.entity.id != page.home.id)
    return agreement.as_source(last) if last and away and last.entity.outlet else None


def only_cites(earlier: Draft, page: Page) -> bool:
    """True for who is cited: "Its rival Dawn tells more: | citing | aides, it writes ..."."""
    cue = " ".join(s.of(page.text) for s in earlier.marks.cue)
    return bool(pattern(page.language, sources.SUBJECT, "relay.cue").fullmatch(cue.strip()))
