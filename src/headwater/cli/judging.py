"""What the commands by which persons judge have in common: one judgement made and told, taken back, and the log."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from headwater.cli import options
from headwater.cli.options import AsJson, By, DeskFile, Limit, Offset
from headwater.cli.terminal import put
from headwater.show.clean import line

if TYPE_CHECKING:
    from headwater.desk import Desk
    from headwater.desk.judgements import Judgement


def judge(desk: Path | None, by: str | None, do: Callable[[Desk, str], Judgement], *, as_json: bool) -> None:
    """Lets `do` judge on the desk in somebody's name, and prints the judgement."""
    with options.change_desk(options.settings(desk)) as opened:
        row = do(opened, options.login_name(by))
    put(options.json_row(row) if as_json else _row(row))


def _row(row: Judgement) -> str:
    undone = f"  (taken back by judgement {row.undone_by})" if row.undone_by else ""
    return f"{row.id:>5}  {row.made[:19]}  {row.kind:<11}  {line(row.what)}, says {line(row.who)}{undone}"


def undo(
    judgement: Annotated[int | None, typer.Argument(metavar="[JUDGEMENT]", help="Its number; else the last.")] = None,
    desk: DeskFile = None,
    by: By = None,
    as_json: AsJson = False,
) -> None:
    """Take a judgement back. It stays in the log."""
    judge(desk, by, lambda opened, who: opened.undo(judgement, who), as_json=as_json)


def log(desk: DeskFile = None, limit: Limit = 100, offset: Offset = 0, as_json: AsJson = False) -> None:
    """List the judgements, the latest first."""
    with options.open_desk(options.settings(desk)) as opened:
        for row in opened.judgements(limit, offset):
            put(options.json_row(row) if as_json else _row(row))
