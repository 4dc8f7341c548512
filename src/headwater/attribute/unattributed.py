"""What an outlet tells in its own voice, naming nobody: "Igor Thornwell held talks in Bruzhan on January 6."

    Article, statements, events -> Statement, ...

A statement is an attribution, and this is none; but who prints a fact without a source tells the claim like all others,
on the outlet's report alone. Only the opening is read, where the news of an article stands, and only what is plainly a
fact of these days: an event that is told as certain, with a day and a name. Better to miss one than to make junk: what
follows somebody's words, or a rumour, may be theirs still, so the reading ends where the first statement begins, but
for what has "emerged".
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from itertools import takewhile

from headwater import lexicon
from headwater.attribute import presentation, reprinted
from headwater.attribute.bound import SUBJECT as CIRCUMSTANCES
from headwater.attribute.happenings.events import of_nobody
from headwater.attribute.overlaps import Spans
from headwater.attribute.page import Page, lay_out
from headwater.attribute.patterns import pattern
from headwater.records import Article, DateMention, Entity, Event, Link, Source, Span, Statement

SUBJECT = "unattributed"
OPENING = 3
"""Sentences of the first paragraph that are read."""
NEAR = 60
"""Days before or after the day of publication on which an event is news: others are history, or plans."""
QUOTED = 4
"""Words from which a quotation is what somebody said, and no name of a ship or a paper."""
SURE = 0.8
"""How sure it is that the outlet tells this by itself: of 32 sentences found in 958 articles of real news 28 did, and
the like of the other four is left out since."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d(?=T|$)")
_WORD = re.compile(r"\w+")
_LEAD = " \t\n—–-:"
_SITE = re.compile(r"[\w-]+(?:\.[\w-]+)*\.\w{2,4}\s+[—–-]+\s+")
"""The printing site's own name before the first word: "GAZETTE.COM - "."""


def find(
    article: Article,
    statements: tuple[Statement, ...],
    events: tuple[Event, ...],
    entities: tuple[Entity, ...],
    dates: tuple[DateMention, ...],
) -> tuple[Statement, ...]:
    """The facts that the opening tells without a source, in the order of the text, with ids u1, u2, ..."""
    near = _near(article, dates)
    spans = [(s, span) for s in statements for span in (*s.source.spans, *s.cue, *s.content)]
    said = Spans(span for s, span in spans if not _came_to_light(article, s))
    opening = list(takewhile(lambda s: not said.touch(s), _sentences(article)))
    dated = [s for s in opening if any(s.covers(d.span) for d in dates if d.id in near)]
    if not dated:
        return ()
    told = _certain(events, near)
    if not all(any(s.covers(e.trigger) for e in told) for s in dated):
        told += _certain(of_nobody(article, statements, entities, dates, dated[-1].end), near)
    page = lay_out(article, entities, dates)
    touched = Spans(span for _, span in spans)
    printing = reprinted.printing(page)
    chain = (*printing, *reprinted.printed_again(page, printing[0].entity if printing else None))
    found: list[Statement] = []
    for sentence in _opening(page, opening):
        if touched.touch(sentence):
            continue  # "it emerged that": a statement already
        event = next((e for e in told if sentence.covers(e.trigger)), None)
        content = _content(page, sentence) if event else None
        if event and content and _is_fact(page, content) and not _credited_behind(page, sentence):
            found.append(_statement(f"u{len(found) + 1}", content, event, chain))
    return tuple(found)


def _came_to_light(article: Article, statement: Statement) -> bool:
    """True for "it emerged that": the outlet's own news, as is what follows it. What follows a rumour may be its."""
    cue = " ".join(span.of(article.text) for span in statement.cue)
    known = pattern(article.read_in or "", CIRCUMSTANCES, "gap.known")
    return statement.source.naming == "implicit" and bool(known.search(cue))


def _near(article: Article, dates: Iterable[DateMention]) -> frozenset[str]:
    """The ids of the days near that of publication."""
    published = _day(article.published.value if article.published else "")
    if published is None or not article.read_in:
        return frozenset()
    days = {d.id: _day(d.value) for d in dates}
    return frozenset(id for id, day in days.items() if day and abs((day - published).days) <= NEAR)


def _certain(events: Iterable[Event], near: Collection[str]) -> list[Event]:
    """The events that are told as certain, in no statement, and were, or will be, on one of these days."""
    return [
        e
        for e in events
        if e.when in near
        and e.statement is None
        and e.presentation.certainty == "certain"
        and not e.presentation.conditional
    ]


def _day(value: str) -> date | None:
    """The full day that a date names; None of a month, a week or a year."""
    found = _DAY.match(value)
    try:
        return date.fromisoformat(found[0]) if found else None
    except ValueError:
        return None


def _sentences(article: Article) -> list[Span]:
    """The first sentences of the body: the title may stand over it once more."""
    title = _told(article.title or "")
    body = [s for s in article.sentences if s.end > article.body_start][: OPENING + 1]
    while body and title and _told(body[0].of(article.text)) == title:
        body = body[1:]
    return body[:OPENING]


def _opening(page: Page, sentences: Sequence[Span]) -> Iterator[Span]:
    """Those of the first sentences that stand in the first paragraph."""
    first = page.paragraph(sentences[0].end - 1) if sentences else 0
    yield from (s for s in sentences if page.paragraph(s.end - 1) == first)


def _told(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def _content(page: Page, sentence: Span) -> Span | None:
    """The sentence without its dateline and its full stop; None of a headline, a question, or a piece of a sentence."""
    start = max(sentence.start, page.article.body_start)
    while start < sentence.end and page.text[start] in _LEAD:
        start += 1
    if site := _SITE.match(page.text, start, sentence.end):
        start = site.end()
    text = page.text[start : sentence.end].rstrip()
    whole = text.endswith(".") and not text.endswith("..") and not text[0].islower()
    return Span(start, start + len(text) - 1) if whole and len(text) > 1 else None


def _is_fact(page: Page, content: Span) -> bool:
    """True for a sentence about somebody or something with a name, in nobody's words but the outlet's."""
    text, language = content.of(page.text), page.language
    return (
        _names_somebody(page, content)
        and not _quotes(page, content)
        and not pattern(language, SUBJECT, "on_word").search(text)
        and not pattern(language, SUBJECT, "notes").search(text)
        and not _speaks_of_itself(text, language)
        and presentation.judge(text, language).certainty == "certain"
    )


def _names_somebody(page: Page, content: Span) -> bool:
    home = page.home.id if page.home else None
    found = [m for m in page.mentions.within(content) if m.entity.id != home]
    return any(any(c.isupper() for c in m.span.of(page.text)) for m in found)


def _credited_behind(page: Page, sentence: Span) -> bool:
    """True where the next sentence says whose word this was: "About this the ministry told the Daily"."""
    behind = next((s for s in page.sentences if s.start >= sentence.end), None)
    return bool(behind and pattern(page.language, SUBJECT, "back").match(behind.of(page.text)))


def _quotes(page: Page, content: Span) -> bool:
    """True where somebody's words stand in it, or it stands in them."""
    inside = (q for q in page.quotations if q.overlaps(content))
    return any(q.covers(content) or len(_WORD.findall(q.of(page.text))) >= QUOTED for q in inside)


def _speaks_of_itself(text: str, language: str) -> bool:
    """True where "we" or "I" stand in it: what an outlet has seen for itself, or thinks, is another matter."""
    data = lexicon.load(language, "contents")
    own = {*data.get("self", "").split(), *data.get("selves", "").split()}
    return not own.isdisjoint(_told(text))


def _statement(id: str, content: Span, event: Event, chain: Sequence[Link]) -> Statement:
    source = Source((), "", None, "author", "implicit")
    return Statement(
        id, source, (), (content,), "indirect", "asserts", event.presentation, tuple(chain), confidence=SURE
    )
