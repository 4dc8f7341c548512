"""What becomes of a value in a cell of a table: characters to be read, which no spreadsheet runs or obeys."""

from __future__ import annotations

import re
from typing import Final

from headwater.newsroom.exchange import formulas
from headwater.show import clean

Cell = str | int | float | bool | None
"""A value in a table. Days and times are text, in ISO 8601 with the zone that they were given with."""

JOINT: Final = "; "
"""Stands between several values in one cell."""
_LINES: Final = re.compile(r"\r\n?")


def text(value: Cell) -> str:
    """A value as the text of a cell, made safe (newsroom/exchange/formulas.py, clean.py); "" for None."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return repr(value)
    return formulas.guarded(clean.shown(_LINES.sub("\n", value)))
