"""The tables of what persons did, and of what could not be read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from headwater.desk.margin.margin_notes import NoteRow
from headwater.desk.rows import Noted
from headwater.desk.store import Desk
from headwater.show.export.columns import Column, Table, joined, plain
from headwater.show.export.sought import Sought
from headwater.show.tongue import mark

_NOTES: Final = 200
"""Notes that are asked for at once."""


@dataclass(frozen=True, slots=True)
class _Judged:
    judgement: Any
    named: bool


def judgements() -> Table:
    """The table of its name."""

    def rows(desk: Desk, sought: Sought) -> Iterator[_Judged]:
        return (_Judged(one, sought.names) for one in desk.all_judgements())

    def column(name: str, says: str) -> Column:
        return Column(name, says, lambda row: getattr(row.judgement, name))

    return Table(
        "judgements",
        mark("What persons decided: who is one with whom, what is one claim, how far somebody is trusted."),
        (
            column("id", "its number"),
            column("kind", "what was decided"),
            Column(
                "who", "who did; empty unless the names were asked for", lambda r: r.judgement.who if r.named else ""
            ),
            column("made", "when (UTC)"),
            column("what", "in words"),
            Column("entities", "the entities that it names", lambda r: joined(r.judgement.entities)),
            Column("about", "the articles, statements and claims that it names", lambda r: joined(r.judgement.about)),
            column("undone_by", "the number of the judgement that took it back"),
        ),
        rows,
        lambda desk, _: sum(1 for _ in desk.all_judgements()),
        ("names",),
    )


def issues() -> Table:
    """The table of its name."""

    def value(name: str) -> Any:
        return lambda row: bare(row, getattr(row, name))

    return Table(
        "issues",
        mark("What could not be read, and why. Of a file its name is told, and not where it lay."),
        (
            Column("input", "what it was", value("input")),
            plain("code", "what was wrong, in a word"),
            Column("message", "what was wrong, in a sentence", value("message")),
            plain("noted", "when (UTC)"),
        ),
        lambda desk, _: desk.all_issues(),
        lambda desk, _: desk.counts().issues,
    )


def bare(row: Noted, text: str) -> str:
    """A text without the folders of the file that an issue is about: they may name who ran the program."""
    path = row.input.partition("#")[0]
    if "://" in path or not ("/" in path or "\\" in path):
        return text
    folder = path[: max(path.rfind("/"), path.rfind("\\")) + 1]
    return text.replace(folder, "")


def sightings() -> Table:
    """The table of its name."""
    return Table(
        "sightings",
        mark("Where names of watch lists may have been met."),
        (
            plain("sighting", "its name"),
            plain("watchlist", "the list"),
            plain("line", "the line in the list's file"),
            plain("listed", "the name that is looked out for"),
            plain("name", "the spelling of the list that fits best"),
            plain("spelling", "the name in the article"),
            plain("entity", "the entity of the desk that it is"),
            plain("article", "the article's id"),
            plain("version", "which state of it"),
            plain("title", "its headline"),
            plain("outlet", "who publishes it"),
            plain("published", "when it came out"),
            Column(
                "start", "where the name stands, in code points of the text", lambda s: s.span.start if s.span else None
            ),
            Column("end", "where it ends", lambda s: s.span.end if s.span else None),
            plain("passage", "what stands around it"),
            plain("score", "how like it is, 0 to 1"),
            plain("state", "to be checked, confirmed or dismissed"),
        ),
        lambda desk, sought: (row for name in _lists(desk, sought) for row in desk.sightings(name)),
        lambda desk, sought: sum(len(desk.sightings(name)) for name in _lists(desk, sought)),
        ("watchlist",),
    )


def _lists(desk: Desk, sought: Sought) -> list[str]:
    return [sought.watchlist] if sought.watchlist else [row.name for row in desk.watchlists()]


def notes() -> Table:
    """The table of its name."""

    def rows(desk: Desk, sought: Sought) -> Iterator[_Noted]:
        at = 0
        while some := desk.notes(sought.query, limit=_NOTES, offset=at):
            yield from (_Noted(row, sought.names) for row in some)
            at += len(some)

    return Table(
        "notes",
        mark("Notes in the margins. They are the newsroom's own, and leave the desk only where --notes says so."),
        (
            Column("id", "its number", lambda r: r.row.note.id),
            Column("on", "the article, claim or story that it is on", lambda r: r.row.note.target),
            Column("title", "the headline, or the words of the claim", lambda r: r.row.title),
            Column("who", "who wrote it; empty unless the names were asked for", _writer),
            Column("made", "when (UTC)", lambda r: r.row.note.made),
            Column("text", "what it says", lambda r: r.row.note.text),
            Column("answers", "how many answers it has", lambda r: r.row.many),
        ),
        rows,
        lambda desk, sought: desk.note_total(sought.query),
        ("notes", "names", "query"),
    )


@dataclass(frozen=True, slots=True)
class _Noted:
    row: NoteRow
    named: bool


def _writer(noted: _Noted) -> str:
    return noted.row.note.who if noted.named else ""
