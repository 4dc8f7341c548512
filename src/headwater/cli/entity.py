"""`headwater entity ...`: what persons decide about entities, and what they decided."""

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

app = typer.Typer(rich_markup_mode=None, no_args_is_help=True, help="Judge who is one and who is not; undo; the log.")

One = Annotated[str, typer.Argument(metavar="ENTITY", help="Its id, as `headwater who NAME` shows it.")]
Another = Annotated[str, typer.Argument(metavar="OTHER", help="The other one's id.")]


def _judge(desk: Path | None, by: str | None, do: Callable[[Desk, str], Judgement], *, as_json: bool) -> None:
    with options.change_desk(options.settings(desk)) as opened:
        row = do(opened, options.login_name(by))
    put(options.json_row(row) if as_json else judged(row))


def judged(row: Judgement) -> str:
    """A judgement on one line."""
    undone = f"  (taken back by judgement {row.undone_by})" if row.undone_by else ""
    return f"{row.id:>5}  {row.made[:19]}  {row.kind:<11}  {line(row.what)}, says {line(row.who)}{undone}"


@app.command()
def merge(a: One, b: Another, desk: DeskFile = None, by: By = None, as_json: AsJson = False) -> None:
    """OTHER is ENTITY: both are shown as ENTITY from now on."""
    _judge(desk, by, lambda opened, who: opened.merge(a, b, who), as_json=as_json)


@app.command()
def split(
    entity: One,
    articles: Annotated[list[str], typer.Argument(metavar="ARTICLE...", help="Ids of articles, or their beginnings.")],
    desk: DeskFile = None,
    by: By = None,
    as_json: AsJson = False,
) -> None:
    """In these articles it is somebody else: they become an entity of their own."""
    _judge(desk, by, lambda opened, who: opened.split(entity, articles, who), as_json=as_json)


@app.command()
def rename(
    entity: One,
    name: Annotated[str, typer.Argument(metavar="NAME", help="How it is shown.")],
    desk: DeskFile = None,
    by: By = None,
    as_json: AsJson = False,
) -> None:
    """Show it under this name. What articles print stays among its spellings."""
    _judge(desk, by, lambda opened, who: opened.rename(entity, name, who), as_json=as_json)


@app.command()
def lock(entity: One, desk: DeskFile = None, by: By = None, as_json: AsJson = False) -> None:
    """Let the rules neither join others to it nor take anything from it; new articles may name it."""
    _judge(desk, by, lambda opened, who: opened.lock(entity, who), as_json=as_json)


@app.command()
def unlock(entity: One, desk: DeskFile = None, by: By = None, as_json: AsJson = False) -> None:
    """Leave it to the rules again."""
    _judge(desk, by, lambda opened, who: opened.lock(entity, who, locked=False), as_json=as_json)


@app.command()
def apart(a: One, b: Another, desk: DeskFile = None, by: By = None, as_json: AsJson = False) -> None:
    """ENTITY and OTHER are not the same, whatever their names are."""
    _judge(desk, by, lambda opened, who: opened.apart(a, b, who), as_json=as_json)


@app.command()
def undo(
    judgement: Annotated[int | None, typer.Argument(metavar="[JUDGEMENT]", help="Its number; else the last.")] = None,
    desk: DeskFile = None,
    by: By = None,
    as_json: AsJson = False,
) -> None:
    """Take a judgement back. It stays in the log."""
    _judge(desk, by, lambda opened, who: opened.undo(judgement, who), as_json=as_json)


@app.command()
def log(desk: DeskFile = None, limit: Limit = 100, offset: Offset = 0, as_json: AsJson = False) -> None:
    """List the judgements, the latest first."""
    with options.open_desk(options.settings(desk)) as opened:
        for row in opened.judgements(limit, offset):
            put(options.json_row(row) if as_json else judged(row))
