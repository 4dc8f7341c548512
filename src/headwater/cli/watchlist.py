"""`headwater watchlist ...`: names to look out for, and where they may have been met."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from headwater.cli import options
from headwater.cli.options import AsJson, By, DeskFile, NoColour
from headwater.cli.terminal import in_colour, put, tell, width
from headwater.show.clean import line

if TYPE_CHECKING:
    from headwater.desk.watchlists.watchlists import Watchlist

app = typer.Typer(rich_markup_mode=None, no_args_is_help=True, help="Names to look out for, and where they were met.")

Name = Annotated[str, typer.Argument(metavar="NAME", help="What the list is called.")]
Hit = Annotated[str, typer.Argument(metavar="SIGHTING", help="Its id (h-000123), as `watchlist show` gives it.")]


@app.command()
def add(
    name: Name,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="CSV with a column `name`, or FollowTheMoney lines.")],
    desk: DeskFile = None,
) -> None:
    """Load a list of names, and look for them in all that is on the desk."""
    settings = options.settings(desk)
    with options.open_desk(settings, create=True) as opened:
        names, met = opened.add_watchlist(name, file, options.login_name(None))
    tell(f"{settings.desk}: {names} names to look out for, met {met} times; `headwater watchlist show {name}`")


@app.command("list")
def list_(desk: DeskFile = None, as_json: AsJson = False) -> None:
    """List the lists."""
    with options.open_desk(options.settings(desk)) as opened:
        for row in opened.watchlists():
            put(options.json_row(row) if as_json else _row(row))


def _row(row: Watchlist) -> str:
    return f"{line(row.name)}  {row.size} names, {row.met} met, {row.unchecked} to be checked  {line(row.file)}"


@app.command()
def show(
    name: Name,
    desk: DeskFile = None,
    everything: Annotated[bool, typer.Option("--all", help="Those that were dismissed, too.")] = False,
    as_json: AsJson = False,
    no_color: NoColour = False,
) -> None:
    """Show who of a list may have been met: the article, the passage, how like and why."""
    from headwater.show.sightings import render

    with options.open_desk(options.settings(desk)) as opened:
        found = [row for row in opened.sightings(name) if everything or row.state != "dismissed"]
    if as_json:
        for row in found:
            put(options.json_row(row))
    elif found:
        put(render(found, colour=in_colour(sys.stdout, wanted=not no_color), width=width()))
    else:
        tell(f"nobody of {name} was met")


@app.command()
def remove(name: Name, desk: DeskFile = None) -> None:
    """Remove a list. What was judged about it stays in the log."""
    with options.change_desk(options.settings(desk)) as opened:
        names = opened.remove_watchlist(name, options.login_name(None))
    tell(f"{name}: {names} names are no longer looked for")


@app.command()
def confirm(sighting: Hit, desk: DeskFile = None, by: By = None) -> None:
    """Say that it is the one on the list."""
    _judge(sighting, desk, by, confirmed=True)


@app.command()
def dismiss(sighting: Hit, desk: DeskFile = None, by: By = None) -> None:
    """Say that it is somebody else."""
    _judge(sighting, desk, by, confirmed=False)


def _judge(sighting: str, desk: Path | None, by: str | None, *, confirmed: bool) -> None:
    with options.change_desk(options.settings(desk)) as opened:
        row = opened.judge_sighting(sighting, options.login_name(by), confirmed=confirmed)
    tell(f"judgement {row.id}: {row.what}, says {row.who}")
