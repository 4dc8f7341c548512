"""Texts that a spreadsheet takes for text: an apostrophe before whatever it would run, and away again.

A text that begins with =, +, - or @ is a formula to spreadsheets, and a headline may be written by somebody who knows
that ("=HYPERLINK(...)" sends what stands beside it elsewhere). An apostrophe is what they write themselves for "this is
text". It is set behind a semicolon, a bar, a tab and a line end, too, as programs that expect another separator begin a
new cell there (OWASP, "CSV Injection"). Full-width signs count like plain ones.
"""

from __future__ import annotations

import re
from typing import Final

_SIGNS: Final = "[=+\\-@\uff1d\uff0b\uff0d\uff20]"
_CELL: Final = "(^|[;|\t\r\n])([ \u00a0\u3000]*)"
_RUN: Final = re.compile(f"{_CELL}(?='*{_SIGNS})")
_GUARDED: Final = re.compile(f"{_CELL}'(?='*{_SIGNS})")
_BLANK: Final = re.compile("^(?='*[\t\r\n])")
_GUARDED_BLANK: Final = re.compile("^'(?='*[\t\r\n])")


def guarded(text: str) -> str:
    """A text with an apostrophe wherever a spreadsheet would begin a formula."""
    return _BLANK.sub("'", _RUN.sub(r"\1\2'", text))


def unguarded(text: str) -> str:
    """The text that `guarded` made this of."""
    return _GUARDED.sub(r"\1\2", _GUARDED_BLANK.sub("", text))
