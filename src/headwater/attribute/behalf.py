"""For whom a spokesperson, a press office or a lawyer speaks.

Named in the source's own words ("the ministry's spokeswoman", "пресс-служба лиги", "rzecznik sztabu"): by a name, a
pronoun, or a noun that some name of the text holds or that is somebody's office; else by the role of the person.
Carried to what the same speaker says elsewhere. Words in `circumstances.toml`.
"""

from __future__ import annotations

from collections.abc import Iterator

from headwater import lexicon, wordforms
from headwater.attribute import agreement, body_sorts, nouns, sources
from headwater.attribute.bound import SUBJECT
from headwater.attribute.drafts import Draft
from headwater.attribute.nouns import WORD
from headwater.attribute.page import Page
from headwater.attribute.patterns import pattern, words
from headwater.records import Entity, Span

LOOK_BACK = 6
"""Statements back to whose speaker "its spokesman" may belong."""
SHORTEST = 4
"""Letters of a noun that may point to a name: shorter ones are small words."""


def find(drafts: list[Draft], page: Page) -> None:
    """Sets `speaks_for` of every draft whose source speaks for another."""
    known: dict[str, Entity] = {}
    for n, draft in enumerate(drafts):
        earlier = drafts[max(0, n - LOOK_BACK) : n]
        draft.speaks_for = _in_words(draft, earlier, page) or _by_role(draft, page)
        person = page.mentions.entities.get(draft.source.entity or "")
        if draft.speaks_for and person and person.kind == "person":
            known.setdefault(person.id, draft.speaks_for)
    spoken = {d.speaker.spans: d.speaks_for for d in drafts if d.speaks_for and d.source is d.speaker}
    for draft in drafts:
        if draft.speaks_for is None and draft.source.spans:
            draft.speaks_for = known.get(draft.source.entity or "") or spoken.get(draft.speaker.spans)


def _in_words(draft: Draft, earlier: list[Draft], page: Page) -> Entity | None:
    """Whom the words of the source name beside the office."""
    text = page.text
    for span in draft.marks.source:
        office = pattern(page.language, SUBJECT, "behalf.speakers").search(text, span.start, span.end)
        if not office:
            continue
        low, high = Span(*office.span()).start, office.end()
        sides = [Span(high, span.end)] if high < span.end else []
        lead = [Span(span.start, low)] if span.start < low else []
        sides = [*lead, *sides] if _possessor_first(page) else [*sides, *lead]
        for side in sides:
            found = _named(side, draft, page) or _whose(side, draft, earlier, page) or _meant(side, draft, page)
            if found:
                return found
        # A press office is often taken for the body itself.
        own = page.mentions.entities.get(draft.source.entity or "")
        if own and own.kind == "organization" and any(span.covers(m) for m in own.mentions):
            return own
    return None


def _possessor_first(page: Page) -> bool:
    return bool(lexicon.load(page.language, SUBJECT).get("behalf", {}).get("before"))


def _named(side: Span, draft: Draft, page: Page) -> Entity | None:
    """The first name or pronoun beside the office that is not the speaker's own."""
    mentions = page.mentions.within(side)
    people = [m for m in mentions if m.entity.kind == "person"]
    first = people[0] if len({m.entity.id for m in people}) > 1 else None
    if first and first.span.start - side.start <= 2 and first.entity.id != draft.source.entity:
        return first.entity  # "Адвокат Лутовича | Инна Скорбеж": the client, then the lawyer
    mentions = [m for m in mentions if m.entity.id != draft.source.entity]
    # "for Kasarno's Energy Ministry": what a name owns stands behind it.
    owned = [m for m in mentions if m.entity.kind != "place"]
    heads = [m for m in owned if not page.text.startswith(("’s ", "'s "), m.span.end) or m is owned[-1]]
    return heads[0].entity if heads else None


def _whose(side: Span, draft: Draft, earlier: list[Draft], page: Page) -> Entity | None:
    """Whom a pronoun beside the office means that nobody has been found for: "Jos atstovas", "jego rzecznik".

    Who spoke last, else who was named last, of those that the pronoun may stand for.
    """
    low = [w.lower() for w in WORD.findall(side.of(page.text))]
    if not any(word in words(page.language, sources.SUBJECT, "possessives") for word in low):
        return None
    genders = (g for g in ("he", "she", "they") if words(page.language, sources.SUBJECT, f"whose.{g}") & {*low})
    gender = next(genders, "it")
    spoke = (page.mentions.entities.get(b.speaker.entity or "") for b in reversed(earlier))
    named = (m.entity for m in reversed(agreement.mentions_before(draft, page)))
    for entity in (*(e for e in spoke if e), *named):
        if entity.id != draft.source.entity and _may_own(entity, gender, page):
            return entity
    return None


def _may_own(entity: Entity, gender: str, page: Page) -> bool:
    """True for somebody, or a body, whose spokesperson "his", "her" or "its" spokesperson may be."""
    if entity.kind == "place":
        return False
    if entity.kind == "person":
        return entity.gender == {"he": "m", "she": "f"}.get(gender)
    return gender == "it" or not nouns.articles(page.language)


def _meant(side: Span, draft: Draft, page: Page) -> Entity | None:
    """Whom a noun beside the office means: the body whose name holds it, or the person whose office it is."""
    cut = wordforms.stemmer(page.language)
    entities = [e for e in page.mentions.entities.values() if e.id != draft.source.entity]
    # "The ministry's spokeswoman" is no minister's, though one word begins as the other does.
    a_body = nouns.head(side.of(page.text), page.language).sort == "body"
    if not a_body and (offices := nouns.office(side.of(page.text), page.language)):
        titled = (
            e for e in entities for role in e.roles if {cut(w.lower()) for w in WORD.findall(role.title)} & {*offices}
        )
        return next(titled, None)
    own = page.mentions.entities.get(draft.source.entity or "")
    # Behind the body, and not at once, her own name stands, and her family name may be the minister's, too.
    mine = own.mentions if own and own.kind == "person" else ()
    called = [m for m in mine if m.start > side.start + 1 or " " in m.of(page.text)]
    for match in WORD.finditer(page.text, side.start, side.end):
        word = match.group()
        if any(m.covers(Span(*match.span())) for m in called):
            continue
        if cut(word.lower()) in nouns.stems(page.language, "generic") and (body := _last_body(draft, word, page)):
            return body
        if len(word) < SHORTEST or pattern(page.language, SUBJECT, "behalf.links").fullmatch(word):
            continue
        stem = cut(word.lower())
        persons_too = not a_body and nouns.sort_of(word, page.language) != "body"
        meant = [e for e in entities if persons_too or e.kind != "person"]
        fits = [e for e in meant if any(_same(stem, cut(w)) for w in _words_for(e, word, page.language))]
        if fits:
            return max(fits, key=lambda e: sum(m.start < draft.cue.start for m in e.mentions))
    return None


def _last_body(draft: Draft, word: str, page: Page) -> Entity | None:
    """The body named last before a statement, of the sort that the word says: "a spokesman for the ministry"."""
    named, wanted = agreement.mentions_before(draft, page), body_sorts.asked(nouns.head(word, page.language), page)
    for mention in reversed(named):
        entity = mention.entity
        if entity.kind != "organization" or entity.outlet or entity.id == draft.source.entity:
            continue
        mine = [m for m in named if m.entity is entity]
        if body_sorts.fits(wanted, agreement.as_source(mention), mine, page):
            return entity
    return None


def _same(stem: str, other: str) -> bool:
    """The same stem, or an adjective of it: "presidential" of "president"."""
    return stem == other or (min(len(stem), len(other)) >= 6 and (stem.startswith(other) or other.startswith(stem)))


def _words_for(entity: Entity, word: str, language: str) -> Iterator[str]:
    """The words by which `word` may mean it; one with a capital also means the person whose name it is.

    Of a body's name its head alone, where it has one: "the state" is not the State Protection Committee.
    """
    if entity.kind == "organization" and not entity.outlet:
        head = nouns.head(entity.name, language)
        yield from (head.word,) if head.sort == "body" else (w.lower() for w in WORD.findall(entity.name))
    if word[0].isupper() and entity.kind == "person":
        yield from (w.lower() for w in WORD.findall(entity.name))
    if entity.kind == "person":
        yield from (w.lower() for role in entity.roles for w in WORD.findall(role.title))


def _by_role(draft: Draft, page: Page) -> Entity | None:
    """The body that the text says this person speaks for."""
    entities = page.mentions.entities
    person = entities.get(draft.source.entity or "")
    if person is None or person.kind != "person":
        return None
    for role in person.roles:
        if not role.organization or not pattern(page.language, SUBJECT, "behalf.speakers").search(role.title):
            continue
        cut = wordforms.stemmer(page.language)
        wanted = {cut(w.lower()) for w in WORD.findall(role.organization)}
        for entity in entities.values():
            if entity.kind != "place" and wanted == {cut(w.lower()) for w in WORD.findall(entity.name)}:
                return entity
    return None
