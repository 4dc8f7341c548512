"""Where the command line writes: results on standard output, everything else on standard error."""

from __future__ import annotations

import io
import os
import shutil
import sys
from typing import TextIO

from headwater.records import Issue


class NobodyReads(Exception):
    """Whoever read our standard output has gone (`headwater list | head -1`)."""


def prepare() -> None:
    """UTF-8 on both streams, whatever the locale says: our texts are in many scripts."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def put(text: str) -> None:
    """One line or block of the result; in the reader's hands when this returns."""
    try:
        sys.stdout.write(text if text.endswith("\n") else text + "\n")
        sys.stdout.flush()
    except BrokenPipeError:
        raise NobodyReads from None


def flush() -> None:
    """Writes out what still waits on standard output (help texts, for one)."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        raise NobodyReads from None


def abandon_output() -> None:
    """Sends what is left on standard output nowhere: Python would complain while it flushes at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def tell(message: str) -> None:
    """A message for the person, on standard error."""
    from headwater.show.clean import shown

    try:
        print(f"headwater: {shown(message)}", file=sys.stderr, flush=True)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())


def tell_issue(issue: Issue) -> None:
    """An issue, with the name of its input."""
    tell(issue.message if issue.input in issue.message else f"{issue.input}: {issue.message}")


def in_colour(stream: TextIO, *, wanted: bool = True) -> bool:
    """True for a terminal that shows colours, unless `NO_COLOR` is set (no-color.org) or `wanted` is False."""
    return wanted and stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def width() -> int:
    """Columns to write in: the terminal's, 100 where there is none; 40 at least."""
    return max(40, shutil.get_terminal_size((100, 40)).columns)
