"""For whom a description of a field of state stands: "the head of Daravian diplomacy", the foreign minister just named.

Which offices go with which fields stands in `sources.toml`.
"""

from __future__ import annotations

from headwater import lexicon, wordforms
from headwater.attribute import agreement, nouns, sources
from headwater.attribute.drafts import Draft
from headwater.attribute.mentions import Mention
from headwater.attribute.page import Page
from headwater.attribute.patterns import pattern
from headwater.records import Entity, Role, Source, Span

BESIDE = 60
"""Characters before a name in which its country stands."""


def holder(draft: Draft, noun: nouns.Head, page: Page) -> Source | None:
    """The only one named before who holds the office that a description goes round: "глава даравийской дипломатии" for
    the foreign minister; None for who held it once, or where two may be meant."""
    offices = _offices(draft, noun, page)
    if not offices:
        return None
    cut = wordforms.stemmer(page.language)
    held = {
        m.entity.id: m
        for m in agreement.mentions_before(draft, page)
        if m.entity.kind == "person"
        and any(_holds_all(role, offices, cut) for role in m.entity.roles)
        and not _elsewhere(m, draft, page)
    }
    return agreement.as_source(next(iter(held.values()))) if len(held) == 1 else None


def _offices(draft: Draft, noun: nouns.Head, page: Page) -> list[set[str]]:
    """The stems of the titles that go with the field a description names; none for who held an office once."""
    language, text = page.language, draft.source.text
    chief = noun.stem in nouns.stems(language, "chiefs") or nouns.articles(language)
    if not chief or pattern(language, sources.SUBJECT, "former").search(text):
        return []
    cut = wordforms.stemmer(language)
    said = f" {' '.join(map(cut, nouns.WORD.findall(text.lower())))} "
    fields: dict[str, list[str]] = lexicon.load(language, sources.SUBJECT).get("fields", {})
    titles = [t for field, ts in fields.items() if f" {' '.join(map(cut, field.split()))} " in said for t in ts]
    return [set(map(cut, title.split())) for title in titles]


def tells(draft: Draft, noun: nouns.Head, page: Page) -> bool:
    """True for a description that goes round an office by its field."""
    return bool(_offices(draft, noun, page))


def _holds_all(role: Role, offices: list[set[str]], cut: wordforms.Stemmer) -> bool:
    words_of = {cut(word) for word in nouns.WORD.findall(f"{role.title} {role.organization or ''}".lower())}
    return any(office <= words_of for office in offices)


def _elsewhere(mention: Mention, draft: Draft, page: Page) -> bool:
    """True where a description names another country than what stands before a name: no Daravian is "глава кастовийской
    дипломатии"."""
    low = [w.lower() for w in nouns.WORD.findall(draft.source.text)]
    lead = Span(max(page.sentence(mention.span.start).start, mention.span.start - BESIDE), mention.span.end)
    mentioned = page.mentions.between(0, draft.sentence.end)
    places = {m.entity.id: m.entity for m in mentioned if m.entity.kind == "place"}
    told = {p.id for p in places.values() if _named_in(p, low)}
    own = {m.entity.id for m in page.mentions.within(lead) if m.entity.kind == "place"}
    roles = " ".join(f"{role.title} {role.organization or ''}" for role in mention.entity.roles)
    beside = [w.lower() for w in nouns.WORD.findall(f"{lead.of(page.text)} {roles}")]
    own |= {p.id for p in places.values() if _named_in(p, beside)}
    return bool(told and own) and not told & own


def _named_in(place: Entity, low: list[str]) -> bool:
    """True for a place of whose name one of the words is made: "кастовийской" of "Кастовия"."""
    names = (place.name, *(spelling.text for spelling in place.spellings))
    return any(wordforms.made_of(word, name.lower()) for name in names for word in low)
