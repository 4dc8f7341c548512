"""What the commands have in common: options, the desk they open, a row as JSON."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from headwater import config

if TYPE_CHECKING:
    from headwater.desk import Desk

DeskFile = Annotated[
    Path | None, typer.Option("--desk", metavar="FILE", help="The desk file (else HEADWATER_DESK, or the settings).")
]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON object a line.")]
NoColour = Annotated[bool, typer.Option("--no-color", "--no-colour", help="No colours, even on a terminal.")]
Limit = Annotated[int, typer.Option("--limit", min=1, help="At most so many.")]
Offset = Annotated[int, typer.Option("--offset", min=0, help="Leave out so many first.")]
By = Annotated[str | None, typer.Option("--by", metavar="WHO", help="Whose judgement it is (else your login name).")]


def settings(desk: Path | None) -> config.Settings:
    """The settings, with the desk that the command names."""
    found = config.load()
    return replace(found, desk=str(desk)) if desk else found


def open_desk(settings: config.Settings, *, create: bool = False) -> Desk:
    """The desk to read from; with `create` to write to, made where there is none."""
    from headwater.desk import Desk

    if not create:
        return Desk(settings.desk, create=False, read_only=True)
    from headwater import pipeline

    return Desk(settings.desk, rules=pipeline.RULES, weighing=pipeline.WEIGHING)


def change_desk(settings: config.Settings) -> Desk:
    """The desk to write to; it must be there."""
    from headwater import pipeline
    from headwater.desk import Desk

    return Desk(settings.desk, create=False, rules=pipeline.RULES, weighing=pipeline.WEIGHING)


def login_name(by: str | None) -> str:
    """Who judges: as given, else who is logged in."""
    return (by or "").strip() or config.login_name() or "unknown"


def json_row(row: Any) -> str:
    """A row as one line of JSON; spans as pairs."""
    from headwater.json_text import encode, plain

    return encode(plain(row))
