"""`headwater who NAME` and `headwater relink`: who is meant, across all articles of the desk."""

from __future__ import annotations

import sys
from collections.abc import Iterator
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
    """Find anew who is one, who repeats whom and what is one claim across the articles. Judgements stand."""
    with options.change_desk(options.settings(desk)) as opened:
        _all("filled in", opened.fill_waiting())
        linked = _all("linked", opened.link_waiting() if waiting else opened.relink())
        compared = _all("compared", opened.compare_waiting() if waiting else opened.compare_anew())
        counts, claims = opened.entity_counts(), opened.claim_count()
    tell(f"{linked} articles linked: {counts.entities} entities, {counts.open} pairs left open")
    tell(f"{compared} articles compared: {claims} claims")


def _all(what: str, articles: Iterator[str]) -> int:
    progress = Progress(what)
    done = 0
    try:
        for _ in articles:
            done += 1
            progress.step(failed=False)
    finally:
        progress.end()
    return done
