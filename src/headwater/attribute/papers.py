"""Which bodies are outlets by what they do, and where an outlet takes the word without being quoted.

No list knows every paper. A name that no noun calls a body and that "writes", or cites others, is an outlet's. And a
press review brings in its papers by sentences that are nobody's statement: "«Пошта» reprinted a note of the weekly
«Зюйд». It claims ...": from there on that outlet speaks.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from headwater import wordforms
from headwater.attribute import nouns, sources
from headwater.attribute.drafts import Draft
from headwater.attribute.mentions import Mention
from headwater.attribute.page import Page
from headwater.attribute.patterns import pattern, words
from headwater.gazetteer import gazetteer
from headwater.records import Entity, Span

_OPENING = ("«", "„", "“", '"')
_MARKS = '«„“"‘– '
OPENING = 40
"""Characters of a content among which the words stand that only an outlet does: "carries | on its front page"."""
PAPERS = 3
"""Outlets that speak in a review of the press, at least."""
LEAD = 3
"""Words before the name that opens a sentence, at most: "The pro-government daily Glas Naroda"."""


def find(drafts: list[Draft], page: Page) -> None:
    """Calls outlets the bodies that write or cite, in all that they say."""
    citing = {id(d.parent) for d in drafts if d.parent and _cites(d, page)}
    found = {d.source.entity for d in drafts if _may_be_outlet(d, page) and (id(d) in citing or _writes(d, page))}
    found |= {id for id in {d.source.entity for d in drafts if d.source.kind == "body"} if _called_so(id, page)}
    for draft in drafts:
        if draft.source.entity and draft.source.entity in found:
            draft.source = replace(draft.source, kind="outlet")
            draft.speaker = draft.source


def _may_be_outlet(draft: Draft, page: Page) -> bool:
    """True for a body that nothing calls a body: no state's, and no noun of one in its name or beside it."""
    entity = page.mentions.entities.get(draft.source.entity or "")
    return draft.source.kind == "body" and entity is not None and may_be(entity, draft.source.text, page.language)


def _called_so(id: str | None, page: Page) -> bool:
    """True where the noun of an outlet stands before the name or closes it: "portal «Straż»", "Tarvijos valstybinė
    televizija"."""
    language, text = page.language, page.text
    entity = page.mentions.entities.get(id or "")
    if entity is None or entity.kind != "organization":
        return False
    no_body = may_be(entity, entity.name, language)
    for span in entity.mentions:
        start = page.sentence(span.start).start
        quoted = text[span.start - 1 : span.start] in _OPENING and not nouns.articles(language)
        before = nouns.WORD.findall(text[start : span.start])[-1:]
        if any(nouns.sort_of(word, language) == "body" for word in before):
            continue  # "Союз «Газета»" is a union
        near = before if quoted or (no_body and nouns.leads(language)) else []
        inside = nouns.WORD.findall(span.of(text))
        near = near + ((inside[:1] if nouns.leads(language) else inside[-1:]) if no_body else [])
        if any(_only_outlets(word, language) for word in near):
            return True
    return False


def _only_outlets(word: str, language: str) -> bool:
    """True for a noun of outlets that is said of no other body: no agency, no station."""
    cut = wordforms.stemmer(language)(word.lower())
    return nouns.sort_of(word, language) == "outlet" and cut not in nouns.stems(language, "outlet_or_else")


def may_be(entity: Entity, called: str, language: str) -> bool:
    """True for an organisation that may be an outlet that no list knows: no noun of a body calls it anything else."""
    if entity.kind != "organization" or entity.official:
        return False
    named = nouns.WORD.findall(f"{called} {entity.name}")
    return not any(nouns.sort_of(word, language) == "body" for word in named)


def may_pass_on(draft: Draft, page: Page) -> bool:
    """True for an outlet, known or by all that the text says of it."""
    entity = page.mentions.entities.get(draft.source.entity or "")
    if draft.source.kind == "outlet" or (entity is not None and entity.outlet):
        return True
    listed = gazetteer(page.language).find(entity.name) if entity else None
    return listed is None and _may_be_outlet(draft, page)  # a company that our lists know is none


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _cites(draft: Draft, page: Page) -> bool:
    cue = " ".join(s.of(page.text) for s in draft.marks.cue)
    return bool(pattern(page.language, sources.SUBJECT, "relay.cue").search(cue))


def _writes(draft: Draft, page: Page) -> bool:
    cue = " ".join(s.of(page.text) for s in draft.marks.cue)
    if pattern(page.language, sources.SUBJECT, "relay.writes").fullmatch(cue.strip()):
        return True
    content = " ".join(s.of(page.text) for s in draft.marks.content)[:OPENING]
    return bool(pattern(page.language, sources.SUBJECT, "relay.prints").search(f"{cue} {content}"))


def is_review(page: Page, drafts: list[Draft]) -> bool:
    """True for a review of the press: its title says so, or three other outlets speak in it."""
    title = page.article.title or ""
    if pattern(page.language, sources.SUBJECT, "relay.review").search(title):
        return True
    home = page.home.id if page.home else None
    spoken = {d.source.entity for d in drafts if d.source.kind == "outlet" and d.source.entity not in (None, home)}
    return len(spoken) >= PAPERS


class Openings:
    """The outlets that open a sentence in which nothing is said by them, told to them, or heard from anybody else.

    The printing one too: with "The Gazette has sent questions to ..." it speaks for itself again.
    """

    def __init__(self, page: Page, drafts: list[Draft]) -> None:
        self._page = page
        busy = {d.sentence.start for d in drafts}
        self._found: list[tuple[int, Entity]] = []
        for sentence in page.sentences:
            mention = self._opening(sentence) if sentence.start not in busy else None
            if mention:
                self._found.append((sentence.start, mention.entity))

    def between(self, since: int, until: int) -> Entity | None:
        """The last one that opened a sentence from `since` on and before `until`."""
        low = bisect_left(self._found, since, key=lambda f: f[0])
        high = bisect_left(self._found, until, key=lambda f: f[0])
        return self._found[high - 1][1] if high > low else None

    def _opening(self, sentence: Span) -> Mention | None:
        text = self._page.text
        for mention in self._page.mentions.within(sentence):
            lead = text[sentence.start : mention.span.start].strip(_MARKS)
            if len(lead.split()) > LEAD:
                return None
            small = all(self._leads(word) for word in nouns.WORD.findall(lead))
            if small and mention.span.of(text) == mention.entity.name and self._is_outlet(mention, sentence):
                return mention
        return None

    def _is_outlet(self, mention: Mention, sentence: Span) -> bool:
        """True for one known as such, or a body that does in this sentence what only outlets do: it reprints."""
        if mention.entity.outlet:
            return True
        if not may_be(mention.entity, mention.entity.name, self._page.language):
            return False
        if mention.span.end >= sentence.end:
            return False
        behind = Span(mention.span.end, min(sentence.end, mention.span.end + 2 * OPENING))
        keys = ("relay.prints", "relay.cue", "relay.writes")
        does = (pattern(self._page.language, sources.SUBJECT, key) for key in keys)
        return any(p.search(self._page.text, *_ends(behind)) for p in does)

    def _leads(self, word: str) -> bool:
        """True for an article, an adjective, a noun of outlets: nothing that hangs the name on a preposition."""
        language = self._page.language
        hung = word.lower() in words(language, sources.SUBJECT, "of")
        return not hung and (nouns.sort_of(word, language) in ("outlet", "unknown"))
