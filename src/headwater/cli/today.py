"""`headwater today` and `headwater activity`: what changed since one looked, and who did what."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from headwater.cli import options
from headwater.cli.options import AsJson, DeskFile, Limit, NoColour, Offset
from headwater.cli.terminal import in_colour, put, tell, width

By = Annotated[str | None, typer.Option("--by", metavar="WHO", help="Who looks (else your login name).")]


def today(
    desk: DeskFile = None,
    by: By = None,
    seen: Annotated[bool, typer.Option("--seen", help="Mark all that is shown as seen, and the rest too.")] = False,
    back: Annotated[bool, typer.Option("--back", help="Take the last --seen back.")] = False,
    limit: Limit = 40,
    offset: Offset = 0,
    as_json: AsJson = False,
    no_color: NoColour = False,
) -> None:
    """List the stories with what changed in them since you marked them as seen: what turned over comes first."""
    from headwater.show import today as show

    who = options.login_name(by)
    settings = options.settings(desk)
    if back:
        with options.change_desk(settings) as opened:
            opened.look_back(who)
    with options.open_desk(settings) as opened:
        found = opened.today(who, limit=limit, offset=offset)
    if as_json:
        for card in (*found.cards, *found.latest):
            put(options.json_row(card))
    else:
        put(show.render(found, colour=in_colour(sys.stdout, wanted=not no_color), width=width()).rstrip("\n"))
    if (left := found.total - offset - limit) > 0:
        tell(f"{left} more with something new; --offset {offset + limit} shows them")
    if seen:
        with options.change_desk(settings) as opened:
            opened.look(who, upto=found.upto)
        tell(f"marked as seen, for {who}; --back takes it back")


def activity(
    desk: DeskFile = None,
    who: Annotated[str, typer.Option("--who", metavar="WHO", help="Only what this person did.")] = "",
    sort: Annotated[str, typer.Option("--sort", metavar="SORT", help="Only this sort: claims, notes, ...")] = "",
    before: Annotated[str, typer.Option("--before", metavar="TIME", help="Only what was done before (ISO 8601).")] = "",
    limit: Limit = 40,
    as_json: AsJson = False,
) -> None:
    """List who did what, the latest first: judgements, notes, what was followed, added and run anew."""
    from headwater.desk.changes.activity import SORTS
    from headwater.show.today import deed

    chosen = next((each for each in SORTS if each == sort), None)
    if sort and chosen is None:
        raise typer.BadParameter(f"{sort}: no such sort; one of {', '.join(SORTS)}")
    with options.open_desk(options.settings(desk)) as opened:
        rows = opened.activity(who=who, sort=chosen, before=before, limit=limit)
    for row in rows:
        put(options.json_row(row) if as_json else deed(row))
    if not rows:
        tell("nothing was done")
