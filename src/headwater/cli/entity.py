"""`headwater entity ...`: what persons decide about entities, and what they decided."""

from __future__ import annotations

from typing import Annotated

import typer

from headwater.cli.judging import judge, log, undo
from headwater.cli.options import AsJson, By, DeskFile

app = typer.Typer(rich_markup_mode=None, no_args_is_help=True, help="Judge who is one and who is not; undo; the log.")

One = Annotated[str, typer.Argument(metavar="ENTITY", help="Its id, as `headwater who NAME` shows it.")]
Another = Annotated[str, typer.Argument(metavar="OTHER", help="The other one's id.")]


@app.command()
def merge(a: One, b: Another, desk: DeskFile = None, by: By = None, as_json: AsJson = False) -> None:
    """OTHER is ENTITY: both are shown as ENTITY from now on."""
    judge(desk, by, lambda opened, who: opened.merge(a, b, who), as_json=as_json)


@app.command()
def split(
    entity: One,
    articles: Annotated[list[str], typer.Argument(metavar="ARTICLE...", help="Ids of articles, or their beginnings.")],
    desk: DeskFile = None,
    by: By = None,
    as_json: AsJson = False,
) -> None:
    """In these articles it is somebody else: they become an entity of their own."""
    judge(desk, by, lambda opened, who: opened.split(entity, articles, who), as_json=as_json)


@app.command()
def rename(
    entity: One,
    name: Annotated[str, typer.Argument(metavar="NAME", help="How it is shown.")],
    desk: DeskFile = None,
    by: By = None,
    as_json: AsJson = False,
) -> None:
    """Show it under this name. What articles print stays among its spellings."""
    judge(desk, by, lambda opened, who: opened.rename(entity, name, who), as_json=as_json)


@app.command()
def lock(entity: One, desk: DeskFile = None, by: By = None, as_json: AsJson = False) -> None:
    """Let the rules neither join others to it nor take anything from it; new articles may name it."""
    judge(desk, by, lambda opened, who: opened.lock(entity, who), as_json=as_json)


@app.command()
def unlock(entity: One, desk: DeskFile = None, by: By = None, as_json: AsJson = False) -> None:
    """Leave it to the rules again."""
    judge(desk, by, lambda opened, who: opened.lock(entity, who, locked=False), as_json=as_json)


@app.command()
def apart(a: One, b: Another, desk: DeskFile = None, by: By = None, as_json: AsJson = False) -> None:
    """ENTITY and OTHER are not the same, whatever their names are."""
    judge(desk, by, lambda opened, who: opened.apart(a, b, who), as_json=as_json)


app.command()(undo)
app.command()(log)
