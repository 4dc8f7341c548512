"""Which statement stands inside which: a content that holds another statement, a reporter who cites a source."""

from __future__ import annotations

import re
from dataclasses import replace

from headwater import wordforms
from headwater.attribute import nouns, papers, presentation, quoting, silence, sources
from headwater.attribute.drafts import Draft, by_sentence, hull, without
from headwater.attribute.page import Page
from headwater.attribute.patterns import edges, pattern, words
from headwater.attribute.stance import QUIET
from headwater.records import Span

_JOINED = re.compile(r",\s(\w+)\s")
AROUND = 6
"""Statements before and behind one among which stands who is cited for it."""
LEADS_UP = 4
"""Words between "and" and the subject of the clause that it joins: "and | on Monday | her office", at most."""
DEEPEST = 10
"""Statements within statements that are followed: deeper nesting than that is no text."""


def nest(drafts: list[Draft], page: Page) -> None:
    """Each draft's parent: the smallest one whose content holds all of it, or the one that it is the word behind."""
    open_ones: list[Draft] = []
    for draft in drafts:
        open_ones = [d for d in open_ones if hull(d.marks.content).end > draft.extent.start]
        holding = [d for d in open_ones if _holds(d, draft)]
        draft.parent = min(holding, key=lambda d: d.extent.end - d.extent.start, default=None)
        if draft.marks.content:
            open_ones.append(draft)
    together = by_sentence(drafts)
    for n, draft in enumerate(drafts):
        # A speech of several sentences that begins with what it holds: "— I fear that ... So it is — said X."
        following = [o for o in drafts[n + 1 : n + AROUND] if o.sentence != draft.sentence]
        around = [o for o in following if o.extent.start == draft.extent.start and _in_last(o)]
        around += together[draft.sentence]
        beside = [other for other in around if not _stands_in(other, draft)]
        # An outer statement may begin after the one it holds: "He said X, according to Y".
        holding = [d for d in beside if _holds(d, draft)]
        if draft.parent is None and holding:
            draft.parent = min(holding, key=lambda d: d.extent.end - d.extent.start)
        if draft.parent is None:
            draft.parent = _relayed_by(beside, draft, page)
    for n, draft in enumerate(drafts):
        beside = drafts[max(0, n - AROUND) : n + AROUND]
        draft.parent = _cited_for(draft, beside) or _cited_within(draft, beside, page) or draft.parent
        while draft.parent is not None and (end := _another_clause(draft.parent, draft, page)) is not None:
            draft.parent.marks = replace(draft.parent.marks, content=_up_to(draft.parent.marks.content, end))
            draft.parent = draft.parent.parent


def _another_clause(outer: Draft, inner: Draft, page: Page) -> int | None:
    """Where a main clause begins that was taken for a part of the words before it; None where none does.

    "The club would not discuss the sum, | and the mayor said ...": a refusal has no words that go on. "The road is
    shut, police said, | and a notice read ...": nor do words that stand before their verb, where others have a verb of
    their own.
    """
    if not outer.marks.cue or not inner.marks.source or not inner.marks.cue or outer.sentence != inner.sentence:
        return None
    start, content = min(inner.marks.source[0].start, inner.cue.start), outer.marks.content
    ahead = bool(content) and content[0].start < outer.cue.start
    if start < outer.cue.end or page.quotation(start) or not (outer.stance in QUIET or ahead):
        return None
    if ahead and all(c.end <= outer.cue.start for c in content):
        return None
    joins = words(page.language, sources.SUBJECT, "clause_joins")
    commas = (m for m in _JOINED.finditer(page.text, outer.cue.end, start) if m.group(1).lower() in joins)
    last = next(reversed([*commas]), None)
    on = words(page.language, sources.SUBJECT, "clause_goes_on")
    if last is not None and page.text[last.end() :].split(maxsplit=1)[0].lower() in on:
        return None  # "would not say that he left, | and that the mayor had said so"
    near = last is not None and len(nouns.WORD.findall(page.text[last.end() : start])) <= LEADS_UP
    return last.start() if last is not None and near else None


def _up_to(content: tuple[Span, ...], end: int) -> tuple[Span, ...]:
    """A content without what stands behind a place."""
    return tuple(Span(c.start, min(c.end, end)) for c in content if c.start < end)


def pass_on(drafts: list[Draft], page: Page) -> None:
    """Puts what is said in one sentence within the word of the outlet that has it, where the next one says no more.

    "The bridge is shut, Ann Lee said. The Gazette reports this." Done when it is known who speaks: a pronoun stands for
    whoever spoke last, by whatever outlet. What somebody plans is told by whoever reports it in the next sentence: "Мэр
    планирует уйти. Об этом сообщил совет."
    """
    for n, draft in enumerate(drafts):
        if draft.parent is None and pattern(page.language, presentation.SUBJECT, "intends").search(_cue(draft, page)):
            near = (o for o in drafts[n + 1 : n + AROUND] if o.parent is None and o.stance not in QUIET)
            told = next((o for o in near if points_back(o) and _holds(o, draft)), None)
            if told is not None and not draft.same_speaker(told):
                draft.parent = told
                continue
        if draft.parent is not None:
            continue
        behind = (o for o in drafts[n + 1 : n + AROUND] if o.parent is None and points_back(o) and _holds(o, draft))
        outer = next((o for o in behind if papers.may_pass_on(o, page)), None)
        if outer is None or draft.same_speaker(outer) or papers.may_pass_on(draft, page):
            continue
        outer.source = outer.speaker = replace(outer.source, kind="outlet")
        draft.parent = outer


def points_back(draft: Draft) -> bool:
    """True where what is said stands in sentences before the one that tells who says it."""
    return all(c.end <= draft.sentence.start for c in draft.marks.content)


def _in_last(draft: Draft) -> bool:
    """True where the cue stands in the last sentence of what is said, and not behind it: "Three people said so"."""
    return any(c.overlaps(draft.sentence) for c in draft.marks.content)


def _cited_for(draft: Draft, beside: list[Draft]) -> Draft | None:
    """Who is cited for what holds this: "the paper reported, citing officials, that the envoy | told them"."""
    for other in beside:
        beside_it = other is not draft and other.parent is not None and other.parent is draft.parent
        if beside_it and _holds(other, draft) and not _stands_in(other, draft):
            return other
    return None


def _cited_within(draft: Draft, beside: list[Draft], page: Page) -> Draft | None:
    """Who cites this for the same words within what another passes on: "So said the paper, citing aides, Y writes"."""
    if draft.parent is None or not pattern(page.language, sources.SUBJECT, "relay.cue").search(_cue(draft, page)):
        return None
    for other in beside:
        same = other is not draft and other.parent is draft.parent and other.marks.content == draft.marks.content
        if same and other.sentence == draft.sentence and other.cue.end <= draft.cue.start:
            return other
    return None


def _cue(draft: Draft, page: Page) -> str:
    return " ".join(s.of(page.text) for s in draft.marks.cue)


def without_matters(drafts: list[Draft], page: Page) -> list[Draft]:
    """Without those that only name the matter of a silence or the reason for it.

    Nobody says anything in "questions about the briefing", nor in "declined to say, citing the investigation".
    """
    return without(drafts, [d for d in drafts if d.parent and d.parent.stance in QUIET and _matter(d, page)])


def without_terms(drafts: list[Draft], page: Page) -> list[Draft]:
    """Without what only tells on what terms somebody speaks: "The information | was received | on condition of
    anonymity", "a clerk, who | declined | to give her name". Who keeps back a name and says no more asks for that."""
    gone = [d for d in drafts if d.speaker is not d.source and _only_information(d, page)]
    gone += [d for d in drafts if _refused_within(d, page)]
    for draft in drafts:
        if (draft.stance in QUIET or not draft.marks.source) and _gives_reason(draft, drafts):
            gone.append(draft)
        elif draft.stance in QUIET and (end := _terms_end(draft, drafts)):
            if _told_beside(draft, drafts, page):
                gone.append(draft)
            elif draft.source.unnamed and draft.source.kind in ("person", "group") and draft.extent.end <= end + 1:
                draft.stance = "asks"
    return without(drafts, gone)


def _refused_within(draft: Draft, page: Page) -> bool:
    """True for the words of a refusal that is told already: "“| We don't comment |,” the clinic said", "the clinic
    said that it | could not confirm | the date"."""
    outer = draft.parent
    if draft.stance not in QUIET or outer is None or outer.stance not in QUIET or outer.source.kind == "outlet":
        return False
    own = pattern(page.language, silence.SUBJECT, "own")
    same = draft.marks.source == () or draft.same_speaker(outer)
    return same or bool(own.fullmatch(draft.source.text.strip()))


def _terms_end(draft: Draft, drafts: list[Draft]) -> int:
    """Where the terms or the reason end in whose words cue and content stand, 0 for none; they may be bound to whoever
    spoke before."""
    words = [*draft.marks.cue, *draft.marks.content[:1]]
    near = (d for d in drafts if d.terms or d.sentence.overlaps(draft.sentence))
    told = [p.span for d in near for p in (d.terms, d.reason) if p and p.span.overlaps(draft.sentence)]
    met = any(all(w.overlaps(span) for w in words) for span in told)
    return max(span.end for span in told) if met else 0


def _gives_reason(draft: Draft, drafts: list[Draft]) -> bool:
    """True for why somebody stays unnamed, whoever is told to stay so: "because they | were not allowed to discuss |
    the inquiry" is no request, and nothing that is kept back."""
    reasons = (d.reason.span for d in drafts if d.reason and d.reason.span.overlaps(draft.sentence))
    return bool(draft.marks.cue) and any(all(r.covers(cue) for cue in draft.marks.cue) for r in reasons)


def _told_beside(draft: Draft, drafts: list[Draft], page: Page) -> bool:
    """True for "who | refused to be named", and for one whose words are said beside it, in its sentence: "according to
    two officials, who spoke ... because they | were not authorised to discuss it"."""
    if not draft.marks.source or draft.source.text.lower() in words(page.language, sources.SUBJECT, "relative"):
        return True
    beside = [d for d in drafts if d is not draft and d.sentence == draft.sentence and d.stance not in QUIET]
    within = any(o.covers(s) and o != s for d in beside for o in d.marks.source for s in draft.marks.source)
    return within or any(draft.same_speaker(d) and d.cue.start < draft.cue.start for d in beside)


def _only_information(draft: Draft, page: Page) -> bool:
    if draft.marks.source or draft.source.kind != "author" or draft.terms is None:
        return False
    told = nouns.WORD.findall(" ".join(s.of(page.text) for s in draft.marks.content).lower())
    small = words(page.language, sources.SUBJECT, "pointing", "plain")
    cut = wordforms.stemmer(page.language)
    left = [w for w in told if w not in small]
    return bool(left) and all(cut(w) in nouns.stems(page.language, "information") for w in left)


def _matter(draft: Draft, page: Page) -> bool:
    cited = pattern(page.language, sources.SUBJECT, "relay.cue").fullmatch(_cue(draft, page).strip())
    return not draft.marks.source or (bool(cited) and draft.source.entity is None and draft.source.kind == "person")


def _stands_in(inner: Draft, outer: Draft) -> bool:
    """True where `inner` already stands in `outer`, through however many others: the reverse would make a ring."""
    parent = inner.parent
    for _ in range(DEEPEST):
        if parent is None or parent is outer:
            break
        parent = parent.parent
    return parent is outer


def _holds(outer: Draft, inner: Draft) -> bool:
    if not outer.marks.content or outer is inner:
        return False
    parts = (*inner.marks.source, *inner.marks.cue)
    if not all(any(c.covers(p) for c in outer.marks.content) for p in parts):
        return False
    return inner.marks.cue != outer.marks.cue and any(
        c.overlaps(o) for c in inner.marks.content for o in outer.marks.content
    )


def _relayed_by(beside: list[Draft], draft: Draft, page: Page) -> Draft | None:
    """Who passes on what this source is cited for: "the paper reports, citing two officials"."""
    if not pattern(page.language, sources.SUBJECT, "relay.cue").search(_cue(draft, page)):
        return next((d for d in beside if _quotes(d, draft, page)), None)
    if any(_quotes(draft, d, page) for d in beside):
        return None
    if quoting.by_whom(draft.marks, page) in draft.marks.source:
        return None  # who quotes and who is quoted share a verb: "цитирует | министра | «Норд»"
    others = [d for d in beside if d is not draft and d.parent is not draft and not _told_in(d, draft)]
    kinds = ("outlet", "document", "body", "person")
    return min((d for d in others if d.source.kind in kinds), key=lambda d: d.source.kind != "outlet", default=None)


def _quotes(other: Draft, draft: Draft, page: Page) -> bool:
    """True for who quotes the source in front of its verb: "The agency | quotes | an official as | saying | ...", or is
    named behind it: "an official was | quoted | as | saying | by the agency"."""
    cue = " ".join(s.of(page.text) for s in other.marks.cue)
    same = other is not draft and other.marks.content == draft.marks.content
    if not same or not draft.marks.source or not pattern(page.language, sources.SUBJECT, "relay.cue").search(cue):
        return False
    cites = other.marks.source and other.marks.source[0].start >= other.cue.end  # "Citing aides, | it | wrote"
    if cites and other.marks.source[0].end <= draft.marks.source[0].start:
        return False
    before = other.cue.end <= draft.marks.source[0].start < draft.cue.start
    return before or _quotes_behind(other, draft, page)


def _quotes_behind(other: Draft, draft: Draft, page: Page) -> bool:
    """True where who quotes stands behind "by", and who is quoted before the verb."""
    if other.marks.source and other.source.kind == "outlet" and _in_relative(other, draft, page):
        return True
    if not other.marks.source or draft.marks.source[0].end > other.cue.start:
        return False
    lead = page.text[other.cue.end : other.marks.source[0].start].split()
    return bool(lead) and lead[-1].lower() in words(page.language, sources.SUBJECT, "relay.by")


def _in_relative(other: Draft, draft: Draft, page: Page) -> bool:
    """True for "Ann Lee, whom | the agency | quotes, said": what tells who quotes begins behind who is quoted."""
    start, end = draft.marks.source[0].start, other.marks.source[0].start
    if start >= end:
        return False
    found = edges(page.language, sources.SUBJECT, "relay.quoted_by").finditer(page.text, start, end)
    return any(Span(*m.span()).overlaps(other.cue) for m in found)


def _told_in(inner: Draft, outer: Draft) -> bool:
    """True where one's cue is part of what the other is cited for: "had decided to resign, | quoting an aide"."""
    return all(any(c.covers(cue) for c in outer.marks.content) for cue in inner.marks.cue)
