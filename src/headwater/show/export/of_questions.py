"""The tables of what a search finds, and of what is new to somebody."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from headwater.desk.changes.today import Card, Change
from headwater.desk.finding.hits import MOST
from headwater.desk.rows import Listed
from headwater.desk.store import Desk
from headwater.show import changes
from headwater.show.export.columns import Column, Table, counted, plain
from headwater.show.export.sought import Sought
from headwater.show.tongue import mark

_STORIES: Final = 400
"""Stories with news that the table of today has at most."""


@dataclass(frozen=True, slots=True)
class _Hit:
    listed: Listed
    statement: str
    source: str
    who: str | None
    stance: str
    found: str
    start: int | None
    end: int | None
    version: int


def _hits(desk: Desk, sought: Sought) -> Iterator[_Hit]:
    found = desk.find_texts(sought.search, by_date=not sought.search.words, limit=MOST)
    for hit in found.hits:
        yield _Hit(hit.article, "", "", None, "", hit.snippet, hit.start, hit.start + len(hit.snippet), hit.version)
    for said in found.said:
        at = said.article
        yield _Hit(
            at, said.statement, said.source, said.who, said.stance, said.content, said.start, said.end, at.version
        )


def _not_found(desk: Desk, sought: Sought) -> list[str]:
    found = desk.find_texts(sought.search, by_date=not sought.search.words, limit=1)
    return [f"more than {MOST} fit, and the table ends with these; narrow the search"] if found.more else []


def search() -> Table:
    """The table of its name."""

    def of(name: str, says: str) -> Column:
        return Column(name, says, lambda row: getattr(row.listed, name))

    return Table(
        "search",
        mark("What a search finds: articles, or statements where a stance or a source is asked for; the best first."),
        (
            Column("article", "the article's id", lambda row: row.listed.id),
            plain("version", "which state of it has the words"),
            of("title", "its headline"),
            of("outlet", "who publishes it"),
            of("url", "its address"),
            of("language", "its language"),
            of("access", "open, subscribers or headline"),
            of("published", "when it came out"),
            plain("statement", "the statement's id, where statements were asked for"),
            plain("source", "whose word it is"),
            plain("who", "the entity of the desk who says it"),
            plain("stance", "what the source does with the content"),
            plain("found", "the statement, or a piece of the text around what was found"),
            plain("start", "where that begins in the text, in code points"),
            plain("end", "where it ends"),
        ),
        _hits,
        lambda desk, sought: desk.find_texts(sought.search, by_date=not sought.search.words, limit=1).texts,
        ("search",),
        _not_found,
    )


@dataclass(frozen=True, slots=True)
class _News:
    card: Card | None
    change: Change | None
    what: str
    details: str


def _news(desk: Desk, sought: Sought) -> Iterator[_News]:
    found = desk.today(sought.who, limit=_STORIES, offset=0)
    for card in found.cards:
        if not card.news:
            yield _News(card, None, "", "")
        for line in changes.lines(card.news):
            yield _News(card, line.change, line.what, line.details)
    for line in changes.lines(found.watched):
        yield _News(None, line.change, line.what, line.details)


def _not_told(desk: Desk, sought: Sought) -> list[str]:
    more = desk.today(sought.who, limit=1, offset=0).total - _STORIES
    return [f"{more} more stories have news, and the table has only the {_STORIES} first"] if more > 0 else []


def today() -> Table:
    """The table of its name."""

    def card(name: str, says: str, of: str) -> Column:
        return Column(name, says, lambda row: getattr(row.card, of) if row.card else None)

    def change(name: str, says: str) -> Column:
        return Column(name, says, lambda row: (getattr(row.change, name) or None) if row.change else None)

    return Table(
        "today",
        mark("What is new to somebody since they said that they had seen it: a row for each thing that happened."),
        (
            card("story", "the story", "story"),
            card("title", "the headline of one of its articles", "title"),
            card("articles", "how many articles it has", "articles"),
            card("claim", "its main claim", "claim"),
            card("wording", "the words of that", "wording"),
            change("kind", "what happened, in a word"),
            Column("what", "what happened, in a sentence", lambda row: row.what),
            Column("details", "what else there is to say", lambda row: row.details),
            Column("changed_claim", "the claim that it happened to", lambda row: row.change and row.change.claim),
            change("article", "the article that brought it"),
            change("outlet", "its outlet"),
            change("happened", "when it happened"),
            change("noticed", "when the desk noticed (UTC)"),
        ),
        _news,
        counted(_news),
        ("who",),
        _not_told,
    )
