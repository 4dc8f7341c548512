"""What a table is: its columns with what stands in each, where its rows come from, and how many there are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from headwater.desk.store import Desk
from headwater.show.export.cells import JOINT, Cell
from headwater.show.export.sought import Sought


@dataclass(frozen=True, slots=True)
class Column:
    """A column. Its name stays for good; new ones come behind those that are there. `says` is for the reader."""

    name: str
    says: str
    of: Callable[[Any], Cell]


@dataclass(frozen=True, slots=True)
class Table:
    """A table. `rows` gives records, in an order that is always the same; `asked` are the names of the filters that it
    takes (fields of `Sought`). `left_out` says in sentences what there is more of than the table has."""

    name: str
    says: str
    columns: tuple[Column, ...]
    rows: Callable[[Desk, Sought], Iterable[Any]]
    count: Callable[[Desk, Sought], int]
    asked: tuple[str, ...] = ()
    left_out: Callable[[Desk, Sought], list[str]] = lambda *_: []

    @property
    def header(self) -> list[str]:
        """The names of the columns."""
        return [column.name for column in self.columns]

    def lines(self, desk: Desk, sought: Sought) -> Iterator[list[Cell]]:
        """The rows as values, one at a time."""
        getters = [column.of for column in self.columns]
        for row in self.rows(desk, sought):
            yield [get(row) for get in getters]


def plain(name: str, says: str) -> Column:
    """A column that is a field of the record."""
    return Column(name, says, lambda row: getattr(row, name))


def joined(values: Sequence[str]) -> str:
    """Several values in one cell."""
    return JOINT.join(values)


def counted(rows: Callable[[Desk, Sought], Iterable[Any]]) -> Callable[[Desk, Sought], int]:
    """How many rows there are, for tables of which nothing shorter tells."""
    return lambda desk, sought: sum(1 for _ in rows(desk, sought))
