"""Lines of styled text for a terminal, wrapped by the columns that characters take and not by their number."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.text import Text

MEASURE = 96
"""Columns of text at most: longer lines are hard to follow, however wide the terminal is."""
_NARROWEST = 24
# The sixteen colours of the terminal's own palette: they suit a light and a dark one.
_STYLES = {
    "title": "bold",
    "head": "bold",
    "rule": "dim",
    "number": "dim",
    "who": "bold",
    "unnamed": "bold yellow",
    "hidden": "yellow",
    "official": "cyan",
    "verb": "",
    "confirms": "green",
    "refuses": "magenta",
    "note": "yellow",
    "arrow": "dim",
    "dim": "dim",
    "content": "",
    "": "",
}
Piece = tuple[str, str]
"""Text as it came, and the name of its style."""


class Page:
    """Lines of styled text, wrapped to a width by the columns that characters take, not by their number."""

    def __init__(self, width: int, *, colour: bool) -> None:
        self.width = max(_NARROWEST, min(width, MEASURE))
        self._out = io.StringIO()
        self._console = Console(
            file=self._out,
            width=self.width,
            color_system="standard" if colour else None,
            force_terminal=colour,
            highlight=False,
            markup=False,
            emoji=False,
            legacy_windows=False,
            _environ={},
        )

    def put(self, pieces: Iterable[Piece], *, first: Sequence[Piece] = (), rest: Sequence[Piece] | None = None) -> None:
        """One paragraph; `first` stands before its first line, `rest` before the others (default: as many spaces)."""
        head, hang = _text(first), _text(rest if rest is not None else [(" " * _text(first).cell_len, "")])
        room = max(8, self.width - max(head.cell_len, hang.cell_len))
        for n, row in enumerate(_text(pieces).wrap(self._console, room)):
            row.rstrip()
            whole = (hang if n else head).copy().append_text(row)
            whole.rstrip()
            self._console.print(whole, soft_wrap=True)

    def gap(self) -> None:
        """An empty line."""
        self._out.write("\n")

    def section(self, name: str, aside: str = "") -> None:
        """A heading with a rule to the right edge."""
        self.gap()
        pieces = [(name, "head"), (f" {aside}" if aside else "", "dim")]
        left = self.width - _text(pieces).cell_len - 1
        self.put([*pieces, (" " + "─" * left, "rule")] if left > 0 else pieces)

    def text(self) -> str:
        """Everything put so far, with a newline at its end."""
        return self._out.getvalue()


def _text(pieces: Iterable[Piece]) -> Text:
    text = Text()
    for words_, style in pieces:
        text.append(words_, _STYLES[style] or None)
    return text
