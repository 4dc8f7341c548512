"""Who cites, where a sentence names them beside whoever is cited: an outlet on either side of the verb, or a person.

"The agency quotes a doctor", "цитирует врача ТАСС", "the doctor was quoted as saying by the agency", "— the paper
quotes him", "Мат посилається на людину з оточення".
"""

from __future__ import annotations

from headwater.attribute import nouns, quoting, sources
from headwater.attribute.drafts import Draft, hull
from headwater.attribute.mentions import Mention
from headwater.attribute.page import Page
from headwater.attribute.patterns import edges, pattern
from headwater.records import Link, Span

NOUN_NEAR = 30
"""Characters behind a cue, or behind "quoted by", in which the outlet that cites may stand."""
QUOTED_NEAR = 60
"""Characters between a cue and "quoted by" in the same sentence."""
BEHIND = 120
"""Characters behind a cue in which the outlet that cites is named."""
BESIDE = 2
"""Characters between a person and the cue by which they cite."""


def outlet(draft: Draft, before: list[Draft], page: Page, home: str | None) -> tuple[Link, ...]:
    """The links down to the outlet that cites the source of a draft; `home` is the entity of the one that prints it."""
    sentence = draft.sentence
    if by := _quoted_by(draft, page):
        named = [m for m in page.mentions.between(by, sentence.end) if m.span.start - by <= NOUN_NEAR]
        return _links(named[:1], draft, before, home, page)
    if not _cites(draft, page):
        return ()
    front = page.mentions.between(sentence.start, draft.cue.start)
    end = min(sentence.end, draft.cue.end + BEHIND)
    said_before = not draft.marks.content or hull(draft.marks.content).end <= draft.cue.start
    rear = page.mentions.between(draft.cue.end, end) if said_before else []
    return _links([*front, *rear], draft, before, home, page) or _by_noun(draft, page, home)


def _cites(draft: Draft, page: Page) -> bool:
    cue = " ".join(s.of(page.text) for s in draft.marks.cue)
    return bool(pattern(page.language, sources.SUBJECT, "relay.cue").search(cue)) or quoting.is_part(draft.marks, page)


def once(draft: Draft, page: Page) -> bool:
    """True where an outlet gives one quotation, and no more of the text is its: "— приводит слова X «Норд»"."""
    cue = " ".join(s.of(page.text) for s in draft.marks.cue)
    return quoting.is_part(draft.marks, page) and not pattern(page.language, sources.SUBJECT, "relay.cue").search(cue)


def _quoted_by(draft: Draft, page: Page) -> int | None:
    """Where "was quoted as saying by" ends, right beside the cue: the one who quotes is named behind it."""
    start = max(draft.sentence.start, draft.cue.start - QUOTED_NEAR)
    end = min(draft.sentence.end, draft.cue.end + 2 * QUOTED_NEAR)
    for found in edges(page.language, sources.SUBJECT, "relay.quoted_by").finditer(page.text, start, end):
        if abs(found.start() - draft.cue.start) <= QUOTED_NEAR:
            return found.end()
    return None


def _links(
    mentions: list[Mention], draft: Draft, before: list[Draft], home: str | None, page: Page
) -> tuple[Link, ...]:
    """The links down to the first outlet among some mentions that is neither who prints the text nor who speaks."""
    for mention in mentions:
        quotes = quoting.is_part(draft.marks, page) and quoting.may_quote(mention, page)
        if (mention.entity.outlet or quotes) and mention.entity.id not in (home, draft.speaker.entity):
            earlier = (d for d in reversed(before) if d.paragraph == draft.paragraph and d.chain)
            same = next((d for d in earlier if d.chain[-1].entity == mention.entity.id), None)
            link = Link(mention.entity.name, mention.entity.id, "outlet", "named", mention.span)
            return same.chain if same else (link,)
    return ()


def _by_noun(draft: Draft, page: Page, home: str | None) -> tuple[Link, ...]:
    """ "— the paper quotes him": the outlet that was named last before."""
    parts = (*draft.marks.source, *draft.marks.cue, *draft.marks.content)
    for piece in nouns.WORD.finditer(page.text, draft.cue.start, min(draft.sentence.end, draft.cue.end + NOUN_NEAR)):
        if (
            any(s.overlaps(Span(*piece.span())) for s in parts)
            or nouns.sort_of(piece.group(), page.language) != "outlet"
        ):
            continue
        named = page.mentions.between(0, draft.cue.start)
        found = next((m for m in reversed(named) if m.entity.outlet and m.entity.id != home), None)
        return (Link(found.entity.name, found.entity.id, "outlet", "named"),) if found else ()
    return ()


def person(draft: Draft, page: Page) -> Link | None:
    """The person right before the cue, where it is they who cite: "Мат посилається на людину з оточення"."""
    if nouns.articles(page.language) or not _cites(draft, page) or draft.sentence.start >= draft.cue.start:
        return None
    m = next(iter(page.mentions.between(draft.sentence.start, draft.cue.start)[-1:]), None)
    if m is None or m.entity.kind != "person" or draft.cue.start - m.span.end > BESIDE:
        return None
    return None if m.entity.id == draft.speaker.entity else Link(m.entity.name, m.entity.id, "person", "named", m.span)
