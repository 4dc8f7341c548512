"""A table of entities that somebody worked on in OpenRefine, or any program for tables, and sends back.

    headwater export csv entities          the table; its column `state` says how each row stood
    (in OpenRefine)                        `name` changed: rename; `same_as` filled in: merge; `not_same_as`: keep apart
    headwater import FILE                  shows what that comes to; --apply carries it out, each as a judgement

Nothing is done by looking alike: whoever clusters names in OpenRefine has written them alike, and that is a renaming; a
merge wants `same_as` (or `by_name`, which takes names that were made the same in the file as one). Each row is looked
at by itself: where its entity was renamed, locked or merged since the file was written, the row is refused and says so,
and the others go on. What is carried out can be taken back, judgement by judgement.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final, Literal

from headwater.desk.judgements import Judgement
from headwater.desk.outgoing.records import Now
from headwater.desk.store import Desk
from headwater.errors import BrokenInput, DeskError, TooLarge
from headwater.newsroom.exchange.formulas import unguarded

COLUMNS: Final = ("entity", "name", "same_as", "not_same_as", "state")
MOST: Final = 200_000
"""Rows of a file."""
_AT_ONCE: Final = 400
_LONGEST: Final = 300
"""Characters of a name that a person gives."""
Kind = Literal["rename", "merge", "apart"]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the file, as far as it matters here; `line` is where it stands."""

    line: int
    entity: str
    name: str
    same_as: str
    not_same_as: str
    state: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """A judgement that a row comes to. `other` is the entity that it is merged into or kept apart from, `name` how it
    is to be called, `was` its name now. `refused` says why it cannot be, "" where it can."""

    line: int
    kind: Kind
    entity: str
    was: str
    name: str = ""
    other: str = ""
    refused: str = ""


@dataclass(frozen=True, slots=True)
class Done:
    """A proposal that was carried out, or that the desk refused (`why`)."""

    proposal: Proposal
    judgement: Judgement | None
    why: str = ""


def state(now: Now) -> str:
    """How an entity stands, in a few signs; a letter first, so that no program takes it for a number."""
    text = "\n".join((now.entity, now.kind, now.name, str(now.locked)))
    return "v" + hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:12]


def is_table(head: bytes) -> bool:
    """True for the beginning of such a table, by its first line."""
    first = head.decode("utf-8-sig", "replace").lstrip("\r\n").split("\n", 1)[0]
    cells = {cell.strip().strip('"').lower() for cell in first.replace("\t", ",").replace(";", ",").split(",")}
    return {"entity", "name", "state"} <= cells


def read(body: bytes, source: str) -> list[Row]:
    """The rows of a file: CSV or TSV with a header, in UTF-8. Raises `BrokenInput`, `TooLarge`."""
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BrokenInput(f"{source}: this is not UTF-8; export it as UTF-8") from error
    first = text.lstrip("\r\n").split("\n", 1)[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(",\t;", key=first.count), strict=True)
    try:
        return list(_rows(reader, source))
    except csv.Error as error:
        raise BrokenInput(f"{source}, line {reader.line_num}: {error}") from error


def _rows(reader: Iterator[list[str]], source: str) -> Iterator[Row]:
    header = [cell.strip().lower() for cell in next(reader, [])]
    if missing := [name for name in ("entity", "name", "state") if name not in header]:
        raise BrokenInput(f"{source}: no column `{missing[0]}`; keep the columns of `headwater export csv entities`")
    if len(set(header)) < len(header):
        raise BrokenInput(f"{source}: two columns have one name")
    at = {name: header.index(name) for name in COLUMNS if name in header}
    for n, cells in enumerate(reader, 2):
        if n > MOST + 1:
            raise TooLarge(f"{source}: more than {MOST:,} rows; send back those that you changed")
        if any(cell.strip() for cell in cells):
            given = {name: unguarded(cells[i]).strip() if i < len(cells) else "" for name, i in at.items()}
            yield Row(n, *(given.get(name, "") for name in COLUMNS))


def plan(desk: Desk, rows: Sequence[Row], shown: Callable[[str], str], *, by_name: bool = False) -> list[Proposal]:
    """What the rows come to, in their order; rows in which nothing was changed come to nothing.

    `shown` is how a name stands in a table that is exported: a name that stands there so was not changed. `by_name`:
    names that were made the same in the file are one.
    """
    now = _now(desk, rows)
    made = [one for row in rows for one in _wishes(row, now, shown)]
    if by_name:
        made = _by_name(made, rows, now)
    return _once(_checked(made, now, rows))


def _now(desk: Desk, rows: Iterable[Row]) -> dict[str, Now]:
    """How the entities that the rows name stand now."""
    names = dict.fromkeys(id for row in rows for id in (row.entity, row.same_as, row.not_same_as) if id)
    left, found = iter(names), dict[str, Now]()
    while some := list(islice(left, _AT_ONCE)):
        found |= desk.entities_now(some)
    return found


def _wishes(row: Row, now: Mapping[str, Now], shown: Callable[[str], str]) -> Iterator[Proposal]:
    """What a row asks for, before anybody has looked whether it can be. What is merged away has no name of its own."""
    here = now.get(row.entity)
    was, name = here.name if here else "", " ".join(row.name.split())
    if row.same_as not in ("", row.entity):
        yield Proposal(row.line, "merge", row.entity, was, other=row.same_as)
    elif name and name not in (was, " ".join(unguarded(shown(was)).split())):
        yield Proposal(row.line, "rename", row.entity, was, name=name)
    if row.not_same_as not in ("", row.entity):
        yield Proposal(row.line, "apart", row.entity, was, other=row.not_same_as)


def _by_name(made: Sequence[Proposal], rows: Sequence[Row], now: Mapping[str, Now]) -> list[Proposal]:
    """The same with those made one that bear one name in the file now, where somebody renamed one of them so."""
    renamed = {one.entity for one in made if one.kind == "rename"}
    alike: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        if (here := now.get(row.entity)) and not row.same_as:
            alike[here.kind, " ".join(row.name.split()).casefold()].append(row)
    into: dict[str, Row] = {}
    for group in alike.values():
        if len(group) > 1 and any(row.entity in renamed for row in group):
            keeps = next((row for row in group if row.entity not in renamed), group[0])
            into |= {row.entity: keeps for row in group if row is not keeps}
    kept = [one for one in made if one.kind != "rename" or one.entity not in into]
    lines = {row.entity: row.line for row in rows}
    merges = [Proposal(lines[id], "merge", id, now[id].name, other=keeps.entity) for id, keeps in into.items()]
    return sorted((*kept, *merges), key=lambda one: one.line)


def _checked(made: Iterable[Proposal], now: Mapping[str, Now], rows: Sequence[Row]) -> Iterator[Proposal]:
    """Each with the reason why it cannot be, where there is one."""
    by_entity = {row.entity: row for row in rows}
    twice = {row.entity for row in rows if row.same_as and row.same_as == row.not_same_as}
    for one in made:
        why = _stale(one.entity, now, by_entity)
        if not why and one.kind == "rename" and len(one.name) > _LONGEST:
            why = f"a name may have at most {_LONGEST} characters"
        if not why and one.kind != "rename":
            why = _against(one, now, by_entity)
        if not why and one.entity in twice and one.kind != "rename":
            why = f"the row says both that it is {one.other} and that it is not"
        yield replace(one, refused=why) if why else one


def _stale(entity: str, now: Mapping[str, Now], rows: Mapping[str, Row]) -> str:
    """Why what the file says of an entity is out of date; "" where it is not."""
    here, row = now.get(entity), rows.get(entity)
    if here is None:
        return f"there is no {entity[:40]} on this desk"
    if here.entity != entity:
        return f"{entity} was merged into {here.entity} since the table was written"
    if row is not None and row.state != state(here):
        return f"{entity} was renamed or locked since the table was written: it is called {here.name}"
    return ""


def _against(one: Proposal, now: Mapping[str, Now], rows: Mapping[str, Row]) -> str:
    if why := _stale(one.other, now, rows):
        return why
    here, other = now[one.entity], now[one.other]
    if one.kind == "merge" and here.kind != other.kind:
        return f"{one.entity} is of kind {here.kind}, {one.other} of kind {other.kind}"
    return ""


def _once(made: Iterable[Proposal]) -> list[Proposal]:
    """Without merges that follow from those before (one that is another, and that other it), and what is said twice."""
    stands_for: dict[str, str] = {}

    def last(id: str) -> str:
        while id in stands_for:
            id = stands_for[id]
        return id

    kept: list[Proposal] = []
    apart: set[frozenset[str]] = set()
    for one in made:
        if one.kind == "merge" and not one.refused:
            if last(one.entity) == last(one.other):
                continue
            stands_for[last(one.entity)] = last(one.other)
        elif one.kind == "apart" and not one.refused:
            if (pair := frozenset((one.entity, one.other))) in apart:
                continue
            apart.add(pair)
        kept.append(one)
    return kept


def apply(desk: Desk, proposals: Iterable[Proposal], who: str) -> Iterator[Done]:
    """Carries out what was not refused, one judgement each; what the desk refuses all the same says why."""
    do: Mapping[Kind, Callable[[Proposal], Judgement]] = {
        "rename": lambda one: desk.rename(one.entity, one.name, who),
        "merge": lambda one: desk.merge(one.other, one.entity, who),
        "apart": lambda one: desk.apart(one.other, one.entity, who),
    }
    for one in proposals:
        if one.refused:
            continue
        try:
            yield Done(one, do[one.kind](one))
        except DeskError as error:
            yield Done(one, None, str(error))
