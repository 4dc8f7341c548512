"""CSV as RFC 4180 has it, in UTF-8 with a mark at its beginning, without which Excel takes it for something else.

Every text is in quotation marks: a program that expects another separator still sees where a cell ends.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Final

from headwater.show.export import cells
from headwater.show.export.cells import Cell

MEDIA: Final = "text/csv; charset=utf-8"
_MARK: Final = "\ufeff"
_ROWS: Final = 200
"""Rows that are handed out at once."""


def written(header: list[str], lines: Iterable[list[Cell]]) -> Iterator[bytes]:
    """A table as bytes, some rows at a time."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    buffer.write(_MARK)
    writer.writerow(header)
    for n, line in enumerate(lines, 1):
        writer.writerow([_value(cell) for cell in line])
        if n % _ROWS == 0:
            yield _taken(buffer)
    yield _taken(buffer)


def _value(cell: Cell) -> str | int | float:
    """Numbers stay numbers, so that nothing is put before a minus."""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return cell
    return cells.text(cell)


def _taken(buffer: io.StringIO) -> bytes:
    made = buffer.getvalue().encode()
    buffer.seek(0)
    buffer.truncate()
    return made
