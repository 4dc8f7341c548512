"""`headwater who NAME` and `headwater relink`: who is meant, across all articles of the desk."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from headwater.cli import options
from headwater.cli.options import AsJson, DeskFile, Limit, NoColour
from headwater.cli.progress import Progress
from headwater.cli.terminal import in_colour, put, tell, width


def who(
    name: Annotated[list[str], typer.Argument(metavar="NAME", help="A name in any spelling, or an id (e-000123).")],
    desk: DeskFile = None,
    limit: Limit = 10,
    as_json: AsJson = False,
    no_color: NoColour = False,
) -> None:
    """Show whom a name can mean: spellings, roles in time, statements by and about, and who they may be besides."""
    from headwater.show.who import render

    colour = in_colour(sys.stdout, wanted=not no_color)
    with options.open_desk(options.settings(desk)) as opened:
        found = opened.who(" ".join(name), limit)
        left = opened.waiting()
    for row in found:
        put(options.json_row(row) if as_json else render(row, colour=colour, width=width()))
    if not found:
        tell("nobody and nothing of that name was met")
    if left:
        tell(f"{left} articles are not linked yet; `headwater relink` links them")


def relink(
    desk: DeskFile = None,
    waiting: Annotated[bool, typer.Option("--waiting", help="Only articles that were never linked.")] = False,
) -> None:
    """Find anew who is one across the articles of the desk. Judgements stand."""
    progress = Progress("linked")
    done = 0
    with options.change_desk(options.settings(desk)) as opened:
        try:
            for _ in opened.link_waiting() if waiting else opened.relink():
                done += 1
                progress.step(failed=False)
        finally:
            progress.end()
        counts = opened.entity_counts()
    tell(f"{done} articles linked: {counts.entities} entities, {counts.open} pairs left open")
