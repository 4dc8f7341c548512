"""`headwater translit`: a name or a text in another script."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import Annotated

import typer

from headwater.cli.terminal import put
from headwater.errors import ConfigError


def translit(
    text: Annotated[
        list[str] | None, typer.Argument(metavar="TEXT...", help="What to write in another script; - reads lines.")
    ] = None,
    to: Annotated[
        str | None,
        typer.Option("--to", metavar="SYSTEM", help="lacinka, cyrillic, bgn-pcgn, ...; --list has them all."),
    ] = None,
    language: Annotated[str, typer.Option("--from", metavar="LANGUAGE", help="be, ru, uk, pl or lt.")] = "be",
    listed: Annotated[bool, typer.Option("--list", help="The systems of the language.")] = False,
) -> None:
    """Write names or text in another script: Belarusian Cyrillic, Łacinka, standards, spellings of the press."""
    from headwater.names.scripts import systems

    if listed:
        put("\n".join(f"{s.name:20} {s.title}" for s in systems(language)))
        return
    if not text:
        raise ConfigError("translit needs a text, or - for standard input")
    lines: Iterable[str] = (line.rstrip("\n") for line in sys.stdin) if text == ["-"] else [" ".join(text)]
    for line in lines:
        put(_rewritten(line, language, to))


def _rewritten(line: str, language: str, to: str | None) -> str:
    """Without a system: what is in Latin script in Cyrillic, the rest after the first system of the language."""
    from headwater.names.scripts import cyrillise, rewrite, script_of

    try:
        if to is None and script_of(line) == "Latin":
            return cyrillise(line, language)
        return rewrite(line, language, to)
    except ValueError as error:
        raise ConfigError(str(error)) from None
