"""The command line. `main` is what the `headwater` script calls; the commands are in `app.py`.

app                                     the plain commands, and all others by name
options, terminal, tables, progress     what they have in common: options, where they write, lists, how far it is
asking, judging                         passphrases; one judgement made, told, taken back
finding, claims, copies, who, today     what is on the desk
claim, entity, note                     what persons decide and write
follow, watch, watchlist, alert         what is looked at, whom to look out for, what one is told
dossier, export, site                   written up, taken out and in, published
outfile                                 a file that leaves the desk, written
account, token, log, case, keep         who may, what was done, what is sealed, what is kept and let go
match, translit                         two names; a name in another script
worker, watcher, teller, keeper         processes that the server starts; no commands
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import cache
from typing import Any

FAILED, WRONG_USAGE, INTERRUPTED, NOBODY_READS = 1, 2, 130, 141
"""Exit codes beside 0. 1: something could not be read or done; the last two are what a shell reports of signals."""


def main() -> None:
    """Runs the command in `sys.argv` and ends the process with its exit code."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Runs one command; its exit code. What a user can act on is told on stderr, a bug comes through."""
    try:
        return _told(arguments)
    except KeyboardInterrupt:  # also while the command is being loaded
        return INTERRUPTED


def _told(arguments: Sequence[str]) -> int:
    from headwater.cli.terminal import NobodyReads, abandon_output, prepare, tell
    from headwater.errors import ConfigError, HeadwaterError

    prepare()
    try:
        return _command(list(arguments))
    except ConfigError as error:
        tell(str(error))
        return WRONG_USAGE
    except HeadwaterError as error:
        tell(str(error))
        return FAILED
    except NobodyReads:
        abandon_output()
        return NOBODY_READS


@cache
def _made(word: str) -> Any:
    """The command of that name, made of its functions once (tests run hundreds in one process); "" makes all of them.

    All hundred take a tenth of a second, for which a first reading would wait.
    """
    import typer

    from headwater.cli.app import alone, app

    return typer.main.get_command(alone(word) or app)


def _command(arguments: list[str]) -> int:
    from headwater.cli.terminal import flush

    try:
        word = arguments[0] if arguments and not arguments[0].startswith("-") else ""
        _made(word).main(arguments, prog_name="headwater")
    except SystemExit as end:
        flush()
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    return 0
