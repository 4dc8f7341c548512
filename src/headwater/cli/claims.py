"""`headwater stories`, `claims` and `why`: what the articles of the desk claim, and who stands behind it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from headwater.cli import options
from headwater.cli.options import AsJson, DeskFile, Limit, NoColour, Offset
from headwater.cli.terminal import in_colour, put, tell, width
from headwater.linked import StandingName

if TYPE_CHECKING:
    from headwater.desk.claims.claim_listing import Why

Standing = Annotated[
    StandingName | None, typer.Option("--standing", help='Only claims of this standing, such as "single origin".')
]


def stories(
    story: Annotated[str | None, typer.Argument(metavar="[STORY]", help="A story's name (s-000123).")] = None,
    desk: DeskFile = None,
    limit: Limit = 40,
    offset: Offset = 0,
    as_json: AsJson = False,
    no_color: NoColour = False,
) -> None:
    """List the stories on the desk, the latest first; or show one with its articles and claims."""
    from headwater.show import claims as show

    colour = in_colour(sys.stdout, wanted=not no_color)
    with options.open_desk(options.settings(desk)) as opened:
        if story:
            found = opened.story(story)
            put(options.json_row(found) if as_json else show.told(found, colour=colour, width=width()))
            return
        for row in opened.stories(limit, offset):
            put(options.json_row(row) if as_json else show.story(row, colour=colour, width=width()))
        left = opened.story_count() - offset - limit
        waiting = opened.uncompared()
    if left > 0:
        tell(f"{left} more; --offset {offset + limit} shows them")
    _waiting(waiting)


def claims(
    query: Annotated[list[str] | None, typer.Argument(metavar="[QUERY]...", help="Words, all in it.")] = None,
    desk: DeskFile = None,
    standing: Standing = None,
    limit: Limit = 40,
    offset: Offset = 0,
    as_json: AsJson = False,
    no_color: NoColour = False,
) -> None:
    """List what the articles claim, with its standing and how many independent origins stand behind it."""
    from headwater.show import claims as show

    colour = in_colour(sys.stdout, wanted=not no_color)
    with options.open_desk(options.settings(desk)) as opened:
        rows = opened.claims(" ".join(query or ()), standing=standing, limit=limit + 1, offset=offset)
        waiting = opened.uncompared()
    for row in rows[:limit]:
        put(options.json_row(row) if as_json else show.claim(row, colour=colour, width=width()))
    if not rows:
        tell("no such claim")
    if len(rows) > limit:
        tell(f"more; --offset {offset + limit} shows them")
    _waiting(waiting)


def why(
    claim: Annotated[str, typer.Argument(metavar="CLAIM", help="A claim's name (c-000123).")],
    desk: DeskFile = None,
    as_json: AsJson = False,
    no_color: NoColour = False,
) -> None:
    """Show on whose word a claim stands: its origins, who has it from whom and how that is known, its history."""
    from headwater.show import why as show

    colour = in_colour(sys.stdout, wanted=not no_color)
    with options.open_desk(options.settings(desk)) as opened:
        found = opened.why(claim)
    put(_as_json(found) if as_json else show.render(found, colour=colour, width=width()))


def _as_json(found: Why) -> str:
    from headwater.json_text import encode
    from headwater.show.why_json import why_as_json

    return encode(why_as_json(found))


def _waiting(waiting: int) -> None:
    if waiting:
        tell(f"{waiting} articles are not compared yet; `headwater relink --waiting` does it")
