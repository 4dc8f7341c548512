"""From the spans an encoder marked to statements: source, stance, presentation, nesting, terms, chain."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace

from headwater.attribute import chain, presentation, sources, stance
from headwater.attribute.drafts import Draft, hull
from headwater.attribute.mentions import Mentions
from headwater.attribute.patterns import edges, pattern, words
from headwater.attribute.rules import quotes
from headwater.records import (
    Article,
    Attribution,
    DateMention,
    Entity,
    Marks,
    Quoted,
    Source,
    Span,
    Statement,
    Terms,
)

BEHIND = 60
"""Characters behind a cue that may complete it ("declined | to comment")."""

_PARAGRAPH = re.compile(r"\n+")
_QUOTED_WORDS = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Page:
    """One article laid out for reading statements."""

    desk: sources.Desk
    sentences: tuple[Span, ...]
    paragraph_starts: list[int]
    quotations: list[Span]
    dates: tuple[DateMention, ...]

    @property
    def text(self) -> str:
        """The body text."""
        return self.desk.article.text

    def sentence(self, offset: int) -> Span:
        """The sentence that `offset` stands in."""
        at = bisect_right(self.sentences, offset, key=lambda s: s.start) - 1
        return self.sentences[at] if at >= 0 else Span(0, len(self.text))

    def paragraph(self, offset: int) -> int:
        """The number of the paragraph that `offset` stands in."""
        return bisect_right(self.paragraph_starts, offset) - 1


def build(
    article: Article, marks: Marks, entities: tuple[Entity, ...], dates: tuple[DateMention, ...]
) -> tuple[Statement, ...]:
    """One statement for each attribution, in the order of the text."""
    if not article.read_in or not marks.attributions:
        return ()
    page = _page(article, Mentions(entities), dates)
    drafts = [_draft(page, a) for a in sorted(marks.attributions, key=_place)]
    _nest(drafts, page)
    _find_speakers(drafts, page)
    _find_hearers(drafts, page)
    _find_terms(drafts, page)
    chain.follow(drafts, page.desk)
    return _statements(drafts)


def _place(a: Attribution) -> tuple[int, int]:
    spans = (*a.source, *a.cue, *a.content)
    return (hull(spans).start, hull(a.cue or spans).start)


def _page(article: Article, mentions: Mentions, dates: tuple[DateMention, ...]) -> Page:
    starts = [0, *(m.end() for m in _PARAGRAPH.finditer(article.text))]
    ends = [*starts[1:], len(article.text)]
    quotations = quotes.find(article.text, list(zip(starts, ends, strict=True)))
    desk = sources.Desk(article, article.read_in or "", mentions)
    spans = [Span(q.start, q.end) for q in quotations if q.depth == 0]
    return Page(desk, article.sentences, starts, spans, dates)


def _draft(page: Page, marks: Attribution) -> Draft:
    text, language = page.text, page.desk.language
    cue_hull = hull(marks.cue) if marks.cue else hull((*marks.source, *marks.content))
    cue = " ".join(s.of(text) for s in marks.cue)
    content = " ".join(s.of(text) for s in marks.content)
    sentence = page.sentence(cue_hull.start)
    source = sources.read(page.desk, marks.source) if marks.source else sources.implicit(page.desk, cue)
    behind = text[cue_hull.end : min(cue_hull.end + BEHIND, sentence.end)]
    return Draft(
        marks=marks,
        source=source,
        speaker=source,
        quoted=_quoted(page, marks.content),
        stance=stance.judge(cue, behind, content, language),
        presentation=presentation.judge(content, language),
        sentence=sentence,
        paragraph=page.paragraph(cue_hull.start),
        in_quotes=any(q.covers(cue_hull) for q in page.quotations),
        when=_when(page, sentence, marks),
    )


def _quoted(page: Page, content: tuple[Span, ...]) -> Quoted:
    """`direct` where all words of the content stand in quotation marks, `mixed` where two or more do."""
    inside = outside = 0
    for span in content:
        for word in _QUOTED_WORDS.finditer(page.text, span.start, span.end):
            at = bisect_right(page.quotations, word.start(), key=lambda q: q.start) - 1
            if at >= 0 and page.quotations[at].end > word.start():
                inside += 1
            else:
                outside += 1
    if inside and not outside:
        return "direct"
    return "mixed" if inside > 1 else "indirect"


def _when(page: Page, sentence: Span, marks: Attribution) -> str | None:
    """The date at which it was said: one in its sentence that is not part of the content."""
    for date in page.dates:
        if sentence.covers(date.span) and not any(c.overlaps(date.span) for c in marks.content):
            return date.id
    return None


def _nest(drafts: list[Draft], page: Page) -> None:
    """Each draft's parent: the smallest one whose content holds all of it, or the one that it is the word behind."""
    open_ones: list[Draft] = []
    for draft in drafts:
        open_ones = [d for d in open_ones if hull(d.marks.content).end > draft.extent.start]
        holding = [d for d in open_ones if _holds(d, draft)]
        draft.parent = min(holding, key=lambda d: d.extent.end - d.extent.start, default=None)
        if draft.marks.content:
            open_ones.append(draft)
    for draft in drafts:
        # An outer statement may begin after the one it holds: "He said X, according to Y".
        later = [d for d in drafts if d is not draft and d.sentence == draft.sentence and _holds(d, draft)]
        if draft.parent is None and later:
            draft.parent = min(later, key=lambda d: d.extent.end - d.extent.start)
        if draft.parent is None:
            draft.parent = _relayed_by(drafts, draft, page)


def _holds(outer: Draft, inner: Draft) -> bool:
    if not outer.marks.content or outer is inner:
        return False
    parts = (*inner.marks.source, *inner.marks.cue)
    if not all(any(c.covers(p) for c in outer.marks.content) for p in parts):
        return False
    return inner.marks.cue != outer.marks.cue and any(
        c.overlaps(o) for c in inner.marks.content for o in outer.marks.content
    )


def _relayed_by(drafts: list[Draft], draft: Draft, page: Page) -> Draft | None:
    """Who passes on what this source is cited for: "the paper reports, citing two officials"."""
    cue = " ".join(s.of(page.text) for s in draft.marks.cue)
    if not pattern(page.desk.language, sources.SUBJECT, "relay.cue").search(cue):
        return None
    here = [d for d in drafts if d is not draft and d.sentence == draft.sentence and d.parent is not draft]
    return next((d for d in here if d.source.kind in ("outlet", "document", "body", "person")), None)


def _find_speakers(drafts: list[Draft], page: Page) -> None:
    """A pronoun whose paragraph has just quoted an unnamed person stands for that one, not for a name further off."""
    for i, draft in enumerate(drafts):
        if draft.parent and draft.source.text.lower() in words(page.desk.language, sources.SUBJECT, "first"):
            _speaks_as(draft, draft.parent.speaker)
            continue
        gender = _pronoun(draft.source, page.desk.language)
        if gender is None:
            continue
        for earlier in reversed(drafts[:i]):
            if earlier.paragraph != draft.paragraph and gender != "it":
                break
            if _may_be(earlier, draft, gender, page):
                _speaks_as(draft, earlier.speaker)
                break


def _speaks_as(draft: Draft, speaker: Source) -> None:
    """The draft's pronoun stands for `speaker`; its own words and place stay."""
    draft.speaker = speaker
    draft.source = replace(
        draft.source, entity=speaker.entity, kind=speaker.kind, naming=speaker.naming, official=speaker.official
    )


def _pronoun(source: Source, language: str) -> str | None:
    low = source.text.lower()
    return next((p for p in ("he", "she", "they", "it") if low in words(language, sources.SUBJECT, p)), None)


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
    if _pronoun(speaker, page.desk.language) and not speaker.entity:
        return False
    entity = page.desk.mentions.entities.get(speaker.entity or "")
    if entity:
        return entity.gender is None or entity.gender == {"he": "m", "she": "f"}.get(gender, entity.gender)
    other = "male" if gender == "she" else "female"
    return not pattern(page.desk.language, sources.SUBJECT, other).search(speaker.text)


def _find_hearers(drafts: list[Draft], page: Page) -> None:
    """Whom a statement was told to: a name right behind "told", or behind "in an interview with" in the sentence."""
    for draft in drafts:
        if draft.parent is None or draft.marks.source:
            draft.told_to = _hearer(draft, drafts, page)
    for i, draft in enumerate(drafts):
        # One speaker's quotations in one paragraph were told to the same outlet.
        if draft.told_to is None:
            near = (d for d in drafts[max(0, i - 3) : i + 4] if d.paragraph == draft.paragraph and d.told_to)
            heard = next((d.told_to for d in near if d.same_speaker(draft) and d.parent is draft.parent), None)
            draft.told_to = heard if heard and heard.outlet else None


def _hearer(draft: Draft, drafts: list[Draft], page: Page) -> Entity | None:
    sentence = draft.sentence
    told = edges(page.desk.language, sources.SUBJECT, "told_to.before")
    for mention in page.desk.mentions.within(sentence):
        if any(s.overlaps(mention.span) for s in draft.marks.source):
            continue
        if any(c.covers(mention.span) for c in draft.marks.content):
            continue
        found = told.search(page.text[sentence.start : mention.span.start])
        if not found:
            continue
        verb = Span(sentence.start + found.start(), mention.span.start)
        owners = [d for d in drafts if d.sentence == sentence and any(c.overlaps(verb) for c in d.marks.cue)]
        if not owners or draft in owners:
            return mention.entity if mention.entity.kind != "place" else None
    return None


def _find_terms(drafts: list[Draft], page: Page) -> None:
    """The condition under which a source spoke, bound to the unnamed source it protects."""
    for found in pattern(page.desk.language, sources.SUBJECT, "terms").finditer(page.text):
        span = Span(found.start(), found.end())
        sentence, paragraph = page.sentence(span.start), page.paragraph(span.start)
        here = [d for d in drafts if d.sentence == sentence and sources.unnamed_person(d.source)]
        if not here:
            # "The information was given on condition of anonymity": by whoever was quoted last.
            before = [d for d in drafts if d.sentence.end <= span.start and paragraph - d.paragraph <= 1]
            here = [d for d in before if sources.unnamed_person(d.source)][-1:]
            silent = [d for d in drafts if d.sentence == sentence and d.source.kind == "author"]
            for draft in silent if here else ():
                draft.speaker = here[0].speaker
            here += silent
        for draft in here:
            draft.terms = Terms(span, found.group())


def _statements(drafts: list[Draft]) -> tuple[Statement, ...]:
    ids = {id(draft): f"s{n}" for n, draft in enumerate(drafts, 1)}
    return tuple(
        Statement(
            id=ids[id(d)],
            source=d.source,
            cue=d.marks.cue,
            content=d.marks.content,
            quoted=d.quoted,
            stance=d.stance,
            presentation=d.presentation,
            chain=d.chain,
            within=ids[id(d.parent)] if d.parent else None,
            told_to=d.told_to.id if d.told_to else None,
            terms=d.terms,
            when=d.when,
            confidence=d.marks.confidence,
        )
        for d in drafts
    )
