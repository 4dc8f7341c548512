"""Whose a document is that a text speaks of again: "in its statement", "the report", "The statement says"."""

from __future__ import annotations

from headwater import wordforms
from headwater.attribute import agreement, called, nouns, phrases, sources
from headwater.attribute.bound import SUBJECT as CIRCUMSTANCES
from headwater.attribute.drafts import Draft
from headwater.attribute.page import Page
from headwater.attribute.patterns import pattern, words
from headwater.records import Source, Span


def owner(draft: Draft, earlier: list[Draft], page: Page) -> Source | None:
    """Whose a document is by a pronoun: "in its statement", "у його листі": whoever the pronoun stands for."""
    pieces = [m for s in draft.source.spans for m in nouns.WORD.finditer(page.text, s.start, s.end)]
    at = 0 if nouns.head(draft.source.text, page.language).at else len(pieces) - 1
    word = pieces[at].group().lower() if pieces else ""
    if word not in words(page.language, sources.SUBJECT, "possessives"):
        return None
    whose = next(
        (g for g in ("he", "she", "they") if word in words(page.language, sources.SUBJECT, f"whose.{g}")), "it"
    )
    span = Span(*pieces[at].span())
    known = page.mentions.within(span)
    if any(m not in known for s in draft.source.spans for m in page.mentions.within(s)):
        return None  # it has names of its own
    if whose in ("he", "she") and nouns.articles(page.language) and known:
        return agreement.as_source(known[-1])
    if (found := _opened(draft, whose, page)) and found.kind == "group" and whose == "they":
        return found
    near = [b for b in earlier if draft.paragraph - b.paragraph <= 1 and b.speaker.spans and b is not draft.parent]
    for before in reversed(near):
        speaker = before.speaker
        entity = page.mentions.entities.get(speaker.entity or "")
        if speaker.kind == "document" or speaker.naming == "implicit":
            continue
        if whose in ("it", "they") and speaker.kind == "person":
            continue
        if speaker.kind != "person" or agreement.of_gender(entity, whose):
            return speaker
    if known:
        return agreement.as_source(known[-1])
    return _opened(draft, whose, page)


def again(draft: Draft, earlier: list[Draft], page: Page) -> Source | None:
    """The document spoken of before by the same noun, else whose words stood in it; None for one with its own names."""
    noun = nouns.head(draft.source.text, page.language)
    if draft.source.entity or not noun.word or any(page.mentions.within(span) for span in draft.source.spans):
        return None
    if not called.points_back(draft.source, noun, page):
        return None
    _, _, clause = draft.source.text.lower().partition(noun.word)
    if not nouns.articles(page.language) and pattern(page.language, "papers", "issued").search(clause):
        return None  # "listu, który wysłali pracownicy": another one
    documents = [b.speaker for b in reversed(earlier) if b.speaker.kind == "document"]
    same = (s for s in documents if called.by_noun(s, noun, page))
    any_text = noun.stem in nouns.stems(page.language, "text")
    return (
        next(same, None) or (documents[0] if any_text and documents else None) or _in_text(draft, earlier, noun, page)
    )


def _opened(draft: Draft, whose: str, page: Page) -> Source | None:
    """Who opens the sentence before by a description: "Activists of the centre listed him. In their statement ..."."""
    start = draft.sentence.start
    if not start or page.paragraph(start - 1) != draft.paragraph:
        return None
    found = phrases.opening(page, page.sentence(start - 1))
    if found is None or (whose == "they" and found.kind == "person") or (whose == "he" and found.kind == "group"):
        return None
    return found


def _in_text(draft: Draft, earlier: list[Draft], noun: nouns.Head, page: Page) -> Source | None:
    """Whose words stood in the document that is spoken of: "In the indictment they allege ... The document says"."""
    any_text = noun.stem in nouns.stems(page.language, "text")
    cut = wordforms.stemmer(page.language)
    for before in reversed(earlier):
        if draft.paragraph - before.paragraph > 1:
            return None
        if before.parent is not None or not before.speaker.spans:
            continue
        issued = map(cut, nouns.WORD.findall(" ".join(s.of(page.text) for s in before.marks.cue).lower()))
        if noun.stem in issued:
            return before.speaker  # "The council issued a statement ... The statement says"
        for found in pattern(page.language, CIRCUMSTANCES, "setting.medium").finditer(
            page.text, before.sentence.start, before.sentence.end
        ):
            if any(c.overlaps(Span(*found.span())) for c in before.marks.content):
                continue
            nouns_of = nouns.WORD.findall(found.group().lower())
            written = any(nouns.sort_of(w, page.language) == "document" for w in nouns_of)
            if noun.stem in map(cut, nouns_of) or (any_text and written):
                return before.speaker
    return None
