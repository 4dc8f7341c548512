"""Passphrases asked for: never on the command line, which histories and lists of processes keep."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from headwater.errors import DeskError

Stdin = Annotated[
    bool, typer.Option("--stdin", help="Passphrases are the first lines of standard input, and are not asked for.")
]


def passphrase(words: str, *, stdin: bool, twice: bool = False) -> str:
    """A passphrase, typed without being shown. `DeskError` where there is nobody to type it."""
    if stdin:
        return sys.stdin.readline().rstrip("\r\n")
    if not sys.stdin.isatty():
        raise DeskError("a passphrase is asked for at a terminal; --stdin takes it from standard input")
    import getpass

    given = getpass.getpass(f"{words}: ")
    if twice and getpass.getpass(f"{words}, once more: ") != given:
        raise DeskError("the two are not the same; nothing was changed")
    return given
