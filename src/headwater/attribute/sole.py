"""Who goes on under an office where nobody else has spoken: "Adam Zych mówił ... – dodał | wiceszef resortu |".

A report on what one person said calls them by their name and by what they are, and does not always say that the two
are one. An office of which there is one is theirs where nobody else has said anything, nobody else was named in the
outlet's own words since, and nothing that the text knows of them speaks against it. Of what somebody is the head must
have been said of them before ("prezes klubu", "глава города"), unless it is the ministry that everybody speaks of: a
report lets others answer. Where there are articles, "the" says it.
"""

from __future__ import annotations

from functools import cache

from headwater import lexicon, occupations, wordforms
from headwater.attribute import agreement, called, nouns, sources
from headwater.attribute.drafts import Draft
from headwater.attribute.mentions import Mention
from headwater.attribute.page import Page
from headwater.attribute.patterns import pattern, words
from headwater.records import Entity, Source

HEADS = frozenset(("director", "chair", "leader"))
"""Concepts of `data/occupations.toml` for who leads something: one for another."""
NATIONAL = frozenset(("president", "premier"))
"""Of whom everybody knows who they are: named by nothing else in a report on somebody else."""
OFFICES = HEADS | NATIONAL | {"minister", "mayor", "governor", "ambassador"}
SHORTEST = 3
"""Letters of an adjective of a country before what shows it: "nie|miec|kiego"."""
TWICE = 2
"""Statements by which a report is about what one person says; one where the title names them."""


def speaker(draft: Draft, before: list[Draft], page: Page) -> Source | None:
    """The only person who has spoken so far, where a description is an office that may be theirs."""
    text, language = draft.source.text, page.language
    head = _head(text, language)
    office = _office(head, language)
    if nouns.articles(language) or draft.parent is not None or draft.source.entity or office is None:
        return None
    if _somebodys(text, head, language) or pattern(language, sources.SUBJECT, "indefinite").match(text):
        return None
    said = [b for b in before if b.parent is None and b.speaker.kind == "person" and not _by_office(b, page)]
    one = page.mentions.entities.get(said[-1].speaker.entity or "") if said else None
    if one is None or any(b.speaker.entity != one.id for b in said):
        return None
    if len(said) < TWICE and not _in_title(one, page):
        return None
    gender = agreement.gender(draft, page)
    alone = _named_last(draft, before, one, page) and not _held(draft, one, office, page)
    fits = agreement.of_gender(one, gender) and gender != "they"
    return said[-1].speaker if alone and fits and _may_hold(draft, one, office, page) else None


def _head(text: str, language: str) -> str:
    """The first word of a description that is no adjective, in lower case: "były | premier", "украинский | министр"."""
    low = nouns.WORD.findall(nouns.CLAUSE.split(text.strip(" ,"), maxsplit=1)[0].lower())
    small = words(language, sources.SUBJECT, "plain", "pointing")
    plain = (w for w in low if w not in small and not _former(w, language) and not nouns.adjective(w, language))
    office = next((w for w in low if _office(w, language)), "")  # "przewodniczący" ends as adjectives do
    first = next(plain, "")
    return office if office and (not first or low.index(office) <= low.index(first)) else first


def _office(word: str, language: str) -> str | None:
    concept = occupations.concepts(language).get(occupations.head(occupations.without_deputy(word), language))
    return concept[0] if concept and concept[0] in OFFICES else None


def _somebodys(text: str, head: str, language: str) -> bool:
    """True for "his deputy head", "another minister", several; not for who is two things: "minister and chairman"."""
    low = nouns.WORD.findall(text.lower())
    joined = [n for n, word in enumerate(low) if word in words(language, sources.SUBJECT, "and")]
    if any(not any(_office(word, language) for word in low[n + 1 : n + 3]) for n in joined):
        return True
    whose = any(word in words(language, sources.SUBJECT, "another", "reflexive", "possessives") for word in low)
    return whose or nouns.count(text, language) is not None or low.index(head) > called.LEAD


def _by_office(draft: Draft, page: Page) -> bool:
    """True for a description that is an office itself, and was left open."""
    speaker = draft.speaker
    office = _office(_head(speaker.text, page.language), page.language)
    return speaker.entity is None and bool(speaker.spans) and office is not None


def _in_title(one: Entity, page: Page) -> bool:
    cut = wordforms.stemmer(page.language)
    return cut(one.name.split()[-1].lower()) in map(cut, nouns.WORD.findall((page.article.title or "").lower()))


def _named_last(draft: Draft, before: list[Draft], one: Entity, page: Page) -> bool:
    """True where nobody else was named since they were, but in quotation marks or in what somebody said."""
    said = [c for b in (*before, draft) for c in b.marks.content]
    for mention in reversed(agreement.mentions_before(draft, page)):
        if mention.entity.kind != "person" or page.quotation(mention.span.start) is not None:
            continue
        if mention.entity is one:
            return True
        if not any(c.covers(mention.span) for c in said):
            return False
    return True


def _held(draft: Draft, one: Entity, office: str, page: Page) -> bool:
    """True where somebody else of the text holds such an office."""
    former = _former(draft.source.text, page.language)
    for entity in page.mentions.entities.values():
        if entity.kind == "person" and entity is not one:
            titles = (role.title for role in entity.roles)
            if any(_same(o, office) and _former(t, page.language) == former for t in titles for o in _offices(t, page)):
                return True
    return False


def _may_hold(draft: Draft, one: Entity, office: str, page: Page) -> bool:
    """True where what the text says that they are allows the office; where it says nothing, for no country's head, and
    for an office of a country only behind a quotation."""
    text, language = draft.source.text, page.language
    former = _former(text, language)
    roles = [(role, _offices(role.title, page)) for role in one.roles]
    held = [(role, found) for role, found in roles if found]
    deputy = occupations.is_deputy(_head(text, language))
    of, stated = _of_what(draft, page), _stated(one, page)
    if not of <= (stated if held else nouns.stems(language, "departments") | nouns.stems(language, "branches")):
        return False
    if held:
        same = [role for role, found in held if any(_same(o, office) for o in found)]
        if not same:
            return former and not any(_former(role.title, language) for role, _ in held)
        bodies = {m.entity.name.casefold() for s in draft.source.spans for m in page.mentions.within(s)}
        if not of and not any(office in found for _, found in held):
            return False  # "директор завода" and "председатель"
        there = [r for r in same if not bodies or not r.organization or r.organization.casefold() in bodies]
        return bool(there) and (not deputy or any(occupations.is_deputy(role.title) for role in there))
    if (roles or _is_something_else(one, page)) and not former:
        return False
    if office in NATIONAL and not former:
        return False
    said = draft.marks.content
    behind = bool(said) and said[0].start < draft.cue.start and draft.quoted in ("direct", "mixed")
    return behind or former or not _foreign(draft, page)


def _of_what(draft: Draft, page: Page) -> frozenset[str]:
    """The stems of what an office is of: "prezes | klubu", "uosto | direktorius"; no adjective before it."""
    text, language = draft.source.text, page.language
    head, cut = _head(text, language), wordforms.stemmer(language)
    low = nouns.WORD.findall(nouns.CLAUSE.split(text.strip(" ,"), maxsplit=1)[0].lower())
    at = low.index(head)
    small = words(language, sources.SUBJECT, "plain", "pointing", "and")
    before = [w for w in low[:at] if not nouns.adjective(w, language) and not _former(w, language)]
    return frozenset(cut(w) for w in (*before, *low[at + 1 :]) if w not in small and not _office(w, language))


def _stated(one: Entity, page: Page) -> frozenset[str]:
    """The stems of all that the text says somebody is, and of what."""
    cut, said = wordforms.stemmer(page.language), list[str]()
    for role in one.roles:
        said += nouns.WORD.findall(f"{role.title} {role.organization or ''}".lower())
    for mention in _mentions(one, page):
        lead, apposed = called.beside(mention, page)
        said += [*lead, *apposed]
    return frozenset(map(cut, said))


def _is_something_else(one: Entity, page: Page) -> bool:
    """True where a noun of people that is no office stands in front of a name: "житель Иван Крот"."""
    language = page.language
    near = {word for mention in _mentions(one, page) for word in called.beside(mention, page)[0][-2:]}
    return any(_is_trade(word, language) and not _office(word, language) for word in near)


def _is_trade(word: str, language: str) -> bool:
    known = occupations.head(word, language) in occupations.concepts(language)
    return known or nouns.sort_of(word, language) == "person"


def _mentions(one: Entity, page: Page) -> list[Mention]:
    return [m for m in page.mentions.between(0, len(page.text)) if m.entity is one][: called.INTRODUCED]


def _offices(title: str, page: Page) -> list[str]:
    found = (_office(word, page.language) for word in nouns.WORD.findall(title.lower()))
    return [office for office in found if office]


def _same(one: str, other: str) -> bool:
    return one == other or (one in HEADS and other in HEADS)


def _former(text: str, language: str) -> bool:
    return bool(pattern(language, sources.SUBJECT, "former").search(text))


def _foreign(draft: Draft, page: Page) -> bool:
    """True for words that say of which country: "szef niemieckiego resortu", "министр Равении"."""
    inside = [m for s in draft.source.spans for m in page.mentions.within(s)]
    endings = _of_countries(page.language)
    words_ = (word for word in nouns.WORD.findall(draft.source.text) if len(word) > SHORTEST)
    return any(m.entity.kind == "place" for m in inside) or any(
        word.islower() and any(ending in word[SHORTEST:] for ending in endings) for word in words_
    )


@cache
def _of_countries(language: str) -> tuple[str, ...]:
    """What adjectives of countries and towns have before their ending: "niemie|ck|iego"."""
    return tuple(lexicon.load(language, "names").get("kinds", {}).get("adjectives", "").split())
