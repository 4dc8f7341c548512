"""Which of the desk's changes a rule tells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, Row

from headwater.desk.alerts import turns as turning
from headwater.desk.alerts.reach import Reach, reach
from headwater.desk.alerts.turns import Turn, Watch
from headwater.desk.numbered import token

LONGEST_SUBJECT: Final = 80


@dataclass(frozen=True, slots=True)
class Match:
    """A change (its row) that a rule tells, and as which turns; `subject` is what it is about."""

    row: Row[Any]
    turns: tuple[Turn, ...]
    subject: str


def matches(
    connection: Connection, watch: Watch, target: str, wanted: Iterable[Turn], rows: Sequence[Row[Any]]
) -> list[Match]:
    """Those of these changes that are to be told, in their order. `DeskError` where what is watched is not there."""
    asked = frozenset(wanted)
    hopeful = [(row, told) for row in rows if (told := turning.of_change(row.kind, row.body) & asked)]
    if not hopeful:
        return []
    about = _about(reach(connection, watch, target), [row for row, _ in hopeful])
    order = {turn: n for n, turn in enumerate(turning.TURNS)}
    return [
        Match(row, tuple(sorted(told, key=order.__getitem__)), subject(row)) for row, told in hopeful if row.id in about
    ]


def subject(row: Row[Any]) -> str:
    """What a change is about: changes of one thing are told together."""
    if row.claim is not None:
        return token("c", row.claim)
    if row.kind == "story":
        return token("s", row.story)
    return str(row.article or "")[:LONGEST_SUBJECT]


def _about(here: Reach, rows: Sequence[Row[Any]]) -> set[int]:
    """The numbers of those that are about what is watched."""
    claims = here.claims({row.claim for row in rows if row.claim is not None})
    plain = [row for row in rows if row.claim is None]
    stories = here.stories({row.story for row in plain if row.story is not None})
    articles = here.articles({row.article for row in plain if row.article})
    copies = here.copied({row.article for row in plain if row.kind == "withdrawn"})
    return {
        row.id
        for row in rows
        if _is_about(row, here, claims, stories, articles | (copies if row.kind == "withdrawn" else set()))
    }


def _is_about(row: Row[Any], here: Reach, claims: set[int], stories: set[int], articles: set[str]) -> bool:
    if row.claim is not None:
        return row.claim in claims
    if row.kind == "watched" and here.list:
        return bool(row.body["list"] == here.list)
    if row.kind == "story":
        return row.story in stories
    return row.article in articles


def kinds(wanted: Iterable[Turn]) -> tuple[str, ...]:
    """The kinds of changes among which these turns are found."""
    return tuple(sorted({kind for turn in wanted for kind in turning.KINDS[turn]}))


def batched(rows: Sequence[Row[Any]], size: int) -> Iterator[Sequence[Row[Any]]]:
    """So many at a time."""
    yield from (rows[n : n + size] for n in range(0, len(rows), size))
