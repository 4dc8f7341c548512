"""Whom a description without a name stands for: "the envoy", "эти собеседники", "the article", "the ministry".

It goes to whoever the text has called so: by a role ("the envoy" for whom it introduced as one), by a word of the name
("the union" for the Seafarers' Union), by the noun under which an unnamed source came in. Word lists in `sources.toml`.
"""

from __future__ import annotations

from dataclasses import replace

from headwater import wordforms
from headwater.attribute import agreement, called, nouns, papers, recalled, relatives, several, sources
from headwater.attribute.bound import SUBJECT as CIRCUMSTANCES
from headwater.attribute.bound import behind
from headwater.attribute.drafts import Draft
from headwater.attribute.mentions import Mention
from headwater.attribute.page import Page
from headwater.attribute.patterns import pattern, words
from headwater.records import Entity, Role, Source

_QUOTES = ("«", "„", "“", '"')
SHORTEST_STEM = 4
"""Letters of a stem by which a noun that no list knows may mean a body."""
SHORT = 2
"""Words of "the accused", at most."""
LONGEST = 3
"""Words of a description that says no more than what somebody is."""
MEMBER = 3
"""Words of "one of them", at most."""


def described(draft: Draft, earlier: list[Draft], page: Page) -> Source | None:
    """Whom a description without a name stands for; None where it brings in somebody new, or has a name."""
    source, language = draft.source, page.language
    noun = nouns.head(source.text, language)
    if source.entity or not noun.word or noun.word in words(language, sources.SUBJECT, "media"):
        return None
    if agreement.is_home(source, page) or (source.kind == "person" and source.naming == "named"):
        return None  # a name that nobody found is no description of somebody else
    if again := _repeated(draft, earlier, page):
        return again
    if behind(language, "grounds.member").match(source.text) and len(nouns.WORD.findall(source.text)) <= MEMBER:
        return None
    if any(w in words(language, sources.SUBJECT, "another") for w in nouns.WORD.findall(source.text.lower())[:2]):
        return None  # "the second", "one of them": somebody who was not heard before
    titled = source.kind == "person" and nouns.office(source.text, language)
    if titled and (holder := _in_office(draft, earlier, noun, page)):
        return holder
    low = nouns.WORD.findall(source.text.lower())
    if any(word in words(language, sources.SUBJECT, "reflexive") for word in low):
        return None  # "its own source": somebody new
    if noun.stem in nouns.stems(language, "interlocutor") and len(low) <= LONGEST:
        unnamed = (b.speaker for b in reversed(earlier) if b.speaker.unnamed and b.speaker.spans != source.spans)
        return next(unnamed, None)
    if source.kind == "person" and (holder := _titled(draft, noun, page)):
        return holder
    if _papers_findings(source, low, language):
        return _outlet(draft, earlier, page)
    points = _points_back(source, noun, page)
    if points and source.kind == "person" and (named := recalled.called_so(draft, earlier, noun, page)):
        return named
    if not points:
        return _head_of(draft, earlier, noun, page) if source.kind == "person" else None
    if source.kind == "outlet":
        return _outlet(draft, earlier, page)
    if source.kind == "body":
        many = nouns.plural(noun.word, language) and several.of_several(page, source.spans, _cue(draft, page))
        return None if many else _body(draft, earlier, noun, page)
    again = recalled.official(draft, earlier, noun, page) or _again(draft, earlier, noun, page)
    if again:
        return again
    if noun.sort == "unknown" and len(noun.stem) >= SHORTEST_STEM and (body := _bears(draft, noun, page)):
        return body  # "Wodociągi", "музеї": what no list knows, but a name of the text has it in it
    if source.kind != "person":
        return None
    return _in_office(draft, earlier, noun, page) or recalled.spoken_of(draft, earlier, noun, page)


def of_document(draft: Draft, earlier: list[Draft], page: Page) -> Source | None:
    """Whose "ustalenia dziennika" are, and what was described as fully before: "the internal safety report"."""
    low = nouns.WORD.findall(draft.source.text.lower())
    if draft.source.entity:
        return None
    found = _outlet(draft, earlier, page) if _papers_findings(draft.source, low, page.language) else None
    return found or _repeated(draft, earlier, page)


def accused(source: Source, noun: nouns.Head, page: Page) -> bool:
    """True for "the accused" and no more."""
    return noun.stem in nouns.stems(page.language, "accused") and len(nouns.WORD.findall(source.text)) <= SHORT


def human(source: Source, noun: nouns.Head, page: Page) -> bool:
    """True for "the man", "женщина": a noun that says no more of somebody than that."""
    return noun.stem in nouns.stems(page.language, "human") and _points_back(source, noun, page)


def _papers_findings(source: Source, low: list[str], language: str) -> bool:
    """True for what an outlet without its name has learned, in two words: "ustaleń dziennika", "данным газеты"."""
    found = len(low) == 2 and nouns.leads(language) and low[0] in words(language, sources.SUBJECT, "sayings")
    return found and source.kind in ("document", "author") and nouns.sort_of(low[1], language) == "outlet"


def unnamed_again(draft: Draft, earlier: list[Draft], page: Page) -> Source | None:
    """The unnamed one who spoke last as just that: "A ministry official said ... “...,” the official added".

    Whoever has a name is called so less readily, whatever office they hold. By another noun than "the official" only
    where nobody with a name was called so: "a former mechanic", then "the mechanic, who left in May".
    """
    noun = nouns.head(draft.source.text, page.language)
    if not nouns.articles(page.language) or not _known(draft.source.text, page.language):
        return None
    if draft.source.kind != "person" or not called.points_back(draft.source, noun, page):
        return None
    if noun.stem not in nouns.stems(page.language, "bare") and _in_office(draft, earlier, noun, page):
        return None
    same = (b.speaker for b in reversed(earlier) if b.speaker.unnamed and b.speaker.kind == "person")
    return next((s for s in same if s.spans and nouns.head(s.text, page.language).stem == noun.stem), None)


def _cue(draft: Draft, page: Page) -> str:
    return " ".join(s.of(page.text) for s in draft.marks.cue)


def _bears(draft: Draft, noun: nouns.Head, page: Page) -> Source | None:
    """The body named last whose name has this noun in it."""
    cut = wordforms.stemmer(page.language)
    for mention in reversed(agreement.mentions_before(draft, page)):
        if mention.entity.kind == "organization" and not mention.entity.outlet:
            names = [mention.entity.name, *(s.text for s in mention.entity.spellings)]
            if any(noun.stem in map(cut, nouns.WORD.findall(n.lower())) for n in names):
                return agreement.as_source(mention)
    return None


def _repeated(draft: Draft, earlier: list[Draft], page: Page) -> Source | None:
    """The unnamed source that was described so before, at least as fully: "the former clerk of the waterworks"."""
    if pattern(page.language, sources.SUBJECT, "indefinite").match(draft.source.text) and nouns.articles(page.language):
        return None
    mine = called.content_stems(draft.source.text, page)
    if len(mine) < 2:
        return None
    for before in reversed(earlier):
        speaker = before.speaker
        other = speaker.unnamed and speaker.kind == draft.source.kind and speaker.spans != draft.source.spans
        if other and mine <= called.content_stems(speaker.text, page):
            return speaker
    return None


def _titled(draft: Draft, noun: nouns.Head, page: Page) -> Source | None:
    """The person of the text with a role of these very words: "minister finansów Jan Rud", then "minister finansów"."""
    if pattern(page.language, sources.SUBJECT, "indefinite").match(draft.source.text):
        return None
    mine = called.content_stems(draft.source.text, page)
    if len(mine) < 2 or recalled.anybody(noun, page):
        return None
    cut = wordforms.stemmer(page.language)
    for mention in reversed(agreement.mentions_before(draft, page)):
        if mention.entity.kind != "person":
            continue
        for role in mention.entity.roles:
            said = frozenset(map(cut, nouns.WORD.findall(f"{role.title} {role.organization or ''}".lower())))
            if mine <= said and noun.stem in map(cut, nouns.WORD.findall(role.title.lower())):
                return agreement.as_source(mention)
    return None


def _head_of(draft: Draft, earlier: list[Draft], noun: nouns.Head, page: Page) -> Source | None:
    """The person who holds the office of that body or state: "Prezydent Rawenii", "Глава Нацбанка"."""
    if recalled.anybody(noun, page) or (nouns.articles(page.language) and not _known(draft.source.text, page.language)):
        return None
    inside = [m.entity for span in draft.source.spans for m in page.mentions.within(span)]
    named = [entity for entity in inside if entity.kind != "person"]
    small = words(page.language, sources.SUBJECT, "of", "pointing")
    clause = nouns.CLAUSE.split(draft.source.text.strip(" ,"), maxsplit=1)[0]
    if not named or sum(w not in small for w in nouns.WORD.findall(clause.lower())) > LONGEST + 1:
        return None
    of = {entity.name.casefold() for entity in named}
    cut = wordforms.stemmer(page.language)
    people = [m for m in reversed(agreement.mentions_before(draft, page)) if m.entity.kind == "person"]
    there = [m for m in people if any(_leads(r, of, noun, page) for r in m.entity.roles)]
    there.sort(key=lambda m: not _holds(m.entity, noun.stem, cut))
    if there:
        return agreement.as_source(there[0])
    elsewhere = {m.entity.id for m in people if any(r.organization for r in m.entity.roles)}
    holder = _in_office(draft, earlier, noun, page)
    if holder and holder.entity not in elsewhere:
        return holder
    return _just_named(draft, page) if nouns.articles(page.language) else None


def _leads(role: Role, of: set[str], noun: nouns.Head, page: Page) -> bool:
    """True for a role at one of these bodies that may be called by the noun: one of the same, or a head's of a head."""
    if (role.organization or "").casefold() not in of:
        return False
    cut = wordforms.stemmer(page.language)
    if noun.stem in map(cut, nouns.WORD.findall(role.title.lower())):
        return True
    chief = noun.stem in nouns.stems(page.language, "chiefs")
    return chief and not nouns.speaks_for_others(role.title, page.language)


def _just_named(draft: Draft, page: Page) -> Source | None:
    """The only person named since the last paragraph began: "Anna Marek said ... The leader of the council added"."""
    start = page.paragraph_starts[max(0, draft.paragraph - 1)]
    near = [m for m in agreement.mentions_before(draft, page) if m.entity.kind == "person" and m.span.start >= start]
    only = near[-1] if near and len({m.entity.id for m in near}) == 1 else None
    return agreement.as_source(only) if only and not only.entity.official else None


def _points_back(source: Source, noun: nouns.Head, page: Page) -> bool:
    """True for "the envoy", "эти собеседники", "ведомство": `called.points_back`, and nothing tells of somebody new."""
    language = page.language
    whole = not pattern(language, sources.SUBJECT, "partition").search(source.text)  # "the two, one of whom was there"
    if whole and source.unnamed and pattern(language, CIRCUMSTANCES, "grounds.knows").search(source.text):
        return False  # "the source, familiar with the talks": whoever is described by what they know is somebody new
    low = nouns.WORD.findall(nouns.CLAUSE.split(source.text.strip(" ,").lower(), maxsplit=1)[0])
    if source.kind in ("person", "group") and any(_whose(w, language) for w in low):
        return False  # "his colleague": not him
    papers = source.kind == "outlet" and nouns.leads(language)  # "informacji gazety": the paper's
    return called.points_back(
        source, noun, page, words(language, sources.SUBJECT, "sayings") if papers else frozenset()
    )


def _whose(word: str, language: str) -> bool:
    return any(word in words(language, sources.SUBJECT, f"whose.{gender}") for gender in ("he", "she", "they"))


def _known(text: str, language: str) -> bool:
    """True where a source begins as somebody known does: "the leader of the council"."""
    return any(word in words(language, sources.SUBJECT, "pointing") for word in nouns.WORD.findall(text.lower())[:1])


def _outlet(draft: Draft, earlier: list[Draft], page: Page) -> Source | None:
    """The outlet heard last that is not the printing one, else the last one named."""
    home = page.article.outlet.name if page.article.outlet else None
    for before in reversed(earlier):
        speaker = before.speaker
        entity = page.mentions.entities.get(speaker.entity or "")
        if entity and (entity.outlet or speaker.kind == "outlet") and entity.name != home:
            return replace(speaker, kind="outlet")
    named = [m for m in reversed(agreement.mentions_before(draft, page)) if m.entity.name != home]
    outlets = (m for m in named if m.entity.outlet)
    if found := next(outlets, None):
        return agreement.as_source(found)
    quoted = (m for m in named if page.text[m.span.start - 1 : m.span.start] in _QUOTES)
    perhaps = next((m for m in quoted if papers.may_be(m.entity, m.entity.name, page.language)), None)
    return replace(agreement.as_source(perhaps), kind="outlet") if perhaps else None


def _body(draft: Draft, earlier: list[Draft], noun: nouns.Head, page: Page) -> Source | None:
    """The body whose name has the noun in it, or that was called so; a bare "ведомство" is the body heard last."""
    cut = wordforms.stemmer(page.language)
    for mention in reversed(agreement.mentions_before(draft, page)):
        entity = mention.entity
        names = [entity.name, *(s.text for s in entity.spellings)]
        if entity.kind != "organization":
            continue
        if any(noun.stem in map(cut, nouns.WORD.findall(n.lower())) for n in names) or _beside(
            mention, noun.stem, cut, page
        ):
            return agreement.as_source(mention)
    alone = len(nouns.WORD.findall(draft.source.text)) <= 2
    generic = alone and noun.stem in nouns.stems(page.language, "generic")
    # "The company" is no ministry.
    trade = generic and noun.stem in nouns.stems(page.language, "commercial")
    if trade:
        return recalled.trading(draft, earlier, noun, page)
    department = noun.stem in nouns.stems(page.language, "departments")
    if generic and department:
        state = (b.speaker for b in reversed(earlier) if b.speaker.kind == "body" and b.speaker.spans)
        if found := next((s for s in state if s.official), None):
            return found  # "the department" is no company
    for before in reversed(earlier):
        speaker = before.speaker
        if speaker.kind == "body" and speaker.spans and (generic or called.by_noun(speaker, noun, page)):
            return speaker
    if generic:
        bodies = (
            m
            for m in reversed(agreement.mentions_before(draft, page))
            if m.entity.kind == "organization" and not m.entity.outlet and (m.entity.official or not department)
        )
        return next((agreement.as_source(m) for m in bodies), None)
    return None


def _again(draft: Draft, earlier: list[Draft], noun: nouns.Head, page: Page) -> Source | None:
    """An unnamed source that came in under the same noun, or is spoken of again as a source is ("собеседник")."""
    language = page.language
    source = draft.source
    loose = noun.word in words(language, sources.SUBJECT, "bare") or noun.stem in nouns.stems(language, "bare")
    last = None
    for before in reversed(earlier):
        speaker = before.speaker
        if not speaker.unnamed or not speaker.spans or speaker.spans == source.spans:
            continue
        if relatives.is_one(speaker, page):
            continue  # nobody knows whom that one meant
        if (speaker.kind == "group") != (source.kind == "group") and not _either(draft, noun, page):
            continue
        if called.by_noun(speaker, noun, page):
            return speaker
        last = last or speaker
    return last if loose else None


def _either(draft: Draft, noun: nouns.Head, page: Page) -> bool:
    """True for a form of the noun that may be one or several: "джерела", "źródła", and no verb says which."""
    if noun.word not in words(page.language, sources.SUBJECT, "one_or_many"):
        return False
    return agreement.verb_gender(draft, page) != "they" and nouns.count(draft.source.text, page.language) is None


def _in_office(draft: Draft, earlier: list[Draft], noun: nouns.Head, page: Page) -> Source | None:
    """The person of whom the text has said that they are this: "the envoy", "директор", "the minister"."""
    cut = wordforms.stemmer(page.language)
    if stems := nouns.office(draft.source.text, page.language):
        before = (
            m
            for m in reversed(agreement.mentions_before(draft, page))
            if any(_holds(m.entity, stem, cut) for stem in stems) and not agreement.spoken_within(m, draft)
        )
        return next((agreement.as_source(m) for m in before if m.entity.kind == "person"), None)
    gender = agreement.gender(draft, page)
    people = [
        m
        for m in agreement.mentions_before(draft, page)
        if m.entity.kind == "person" and agreement.of_gender(m.entity, gender)
    ]
    holders = [m for m in reversed(people) if _holds(m.entity, noun.stem, cut)]
    # "The minister" is no prime minister, where there is another.
    plain = [m for m in holders if not all(nouns.office(r.title, page.language) for r in m.entity.roles)]
    if holders:
        fit = plain or holders
        last = next((b.speaker.entity for b in reversed(earlier) if b.paragraph == draft.paragraph), None)
        return agreement.as_source(next((m for m in fit if m.entity.id == last), fit[0]))
    return next((agreement.as_source(m) for m in reversed(people) if _beside(m, noun.stem, cut, page)), None)


def _beside(mention: Mention, stem: str, cut: wordforms.Stemmer, page: Page) -> bool:
    """True where the noun stands right beside the name: "the special envoy, Robert Callan"."""
    if not mention.span.of(page.text)[:1].isupper():
        return False
    lead, apposed = called.beside(mention, page)
    if mention.entity.kind != "person":  # "the administration wrote on its Telegram": no name of it
        hung = [n for n, word in enumerate(lead) if word in words(page.language, sources.SUBJECT, "of")]
        lead = lead[hung[-1] + 1 :] if hung else lead
    near = lead + apposed
    return any(cut(word) == stem for word in near)


def _holds(entity: Entity, stem: str, cut: wordforms.Stemmer) -> bool:
    titled = [word for role in entity.roles for word in nouns.WORD.findall(role.title.lower())]
    return any(stem in (cut(word), cut(word.split("-")[0])) for word in titled)  # "the premier" is the премьер-министр
