"""From the spans an encoder marked to statements.

One file beside this for each question: `unsaid` and `asides` (what is no statement), `relied` (on whom an outlet
relies), `interposed` (who tells of it between subject and verb), `sources` (who; `several` and
`number`: of how many; `unfound`: names that nobody found), `stance`, `presentation`, `nesting` (inside what),
`speakers` (for whom a pronoun speaks), `circumstances` (told to whom, on what terms), `chain` (who had it from whom),
`answers` (what is confirmed, denied, or left without comment).
"""

from __future__ import annotations

import re
from dataclasses import replace

from headwater.attribute import (
    answers,
    asides,
    chain,
    circumstances,
    interposed,
    nesting,
    papers,
    presentation,
    quoting,
    relied,
    sources,
    speakers,
    stance,
    subjects,
    unsaid,
)
from headwater.attribute.drafts import Draft, hull
from headwater.attribute.page import Page, lay_out
from headwater.records import Article, Attribution, DateMention, Entity, Marks, Quoted, Source, Span, Statement

_QUOTED_WORDS = re.compile(r"\w+")


def build(
    article: Article, marks: Marks, entities: tuple[Entity, ...], dates: tuple[DateMention, ...]
) -> tuple[Statement, ...]:
    """One statement for each attribution, in the order of the text."""
    if not article.read_in or not marks.attributions:
        return ()
    page = lay_out(article, entities, dates)
    said = quoting.both(interposed.read(marks.attributions, page), page)
    said = relied.read(unsaid.without(sorted(said, key=_place), page), page)
    drafts = [_draft(page, a) for a in sorted(said, key=_place)]
    nesting.nest(drafts, page)
    drafts = unsaid.without_deeds(nesting.without_matters(drafts, page), page)
    papers.find(drafts, page)
    speakers.find(drafts, page)
    circumstances.find(drafts, page)
    drafts = nesting.without_terms(drafts, page)
    nesting.pass_on(drafts, page)
    chain.follow(drafts, page)
    answers.find(drafts, page)
    return _statements(asides.without(drafts, page))


def _place(a: Attribution) -> tuple[int, int]:
    spans = (*a.source, *a.cue, *a.content)
    return (hull(spans).start, hull(a.cue or spans).start)


def _draft(page: Page, marks: Attribution) -> Draft:
    text, language = page.text, page.language
    cue_hull = hull(marks.cue) if marks.cue else hull((*marks.source, *marks.content))
    cue = " ".join(s.of(text) for s in marks.cue)
    content = " ".join(s.of(text) for s in marks.content)
    sentence = page.sentence(cue_hull.start)
    read = stance.read(page.article, marks.cue, marks.content)
    does = read.stance
    marks = subjects.mended(marks, does, page)
    put = presentation.judge(", ".join(s.of(text) for s in marks.content), language, cue, does)
    put = presentation.denied(put) if read.refuses else put
    if does == "denies" and stance.in_content(cue, content, language):
        put = replace(put, polarity="positive")  # its "not" is the denial: what is denied happened
    source = (
        sources.read(page, marks.source, cue) if marks.source else sources.implicit(page, cue, silent=does == "silent")
    )
    return Draft(
        marks=marks,
        source=source,
        speaker=source,
        quoted=_quoted(page, marks.content),
        stance=stance.settled(does, cue, put, language),
        presentation=put,
        turns_down=read.turns_down,
        partly=does == "confirms" and stance.partly(cue, content, language),
        sentence=sentence,
        paragraph=page.paragraph(cue_hull.start),
        in_quotes=(around := page.quotation(cue_hull.start)) is not None and around.covers(cue_hull),
        when=_when(page, sentence, marks),
    )


def _quoted(page: Page, content: tuple[Span, ...]) -> Quoted:
    """`direct` where all words of the content stand in quotation marks, `mixed` where two or more do."""
    inside = outside = 0
    for span in content:
        for word in _QUOTED_WORDS.finditer(page.text, span.start, span.end):
            if page.quotation(word.start()):
                inside += 1
            else:
                outside += 1
    if inside and not outside:
        return "direct"
    return "mixed" if inside > 1 else "indirect"


def _when(page: Page, sentence: Span, marks: Attribution) -> str | None:
    """The date at which it was said: one in its sentence that is not part of the content."""
    days = (d for d in page.dates_in(sentence) if d.type in ("DATE", "TIME"))  # "the weekly Continent" is no day
    outside = (d for d in days if not any(c.overlaps(d.span) for c in marks.content))
    return next((d.id for d in outside), None)


def _statements(drafts: list[Draft]) -> tuple[Statement, ...]:
    ids = {id(draft): f"s{n}" for n, draft in enumerate(drafts, 1)}
    return tuple(
        Statement(
            id=ids[id(d)],
            source=_source(d),
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
            answers=ids[id(d.answers)] if d.answers else None,
            partly=d.partly,
            medium=d.medium,
            occasion=d.occasion,
            reason=d.reason,
            gap=d.gap,
        )
        for d in drafts
    )


def _source(draft: Draft) -> Source:
    """The source with what its circumstances say of it."""
    speaks_for = draft.speaks_for.id if draft.speaks_for else None
    return replace(draft.source, count=draft.count, speaks_for=speaks_for, knows=draft.knows, motive=draft.motive)
