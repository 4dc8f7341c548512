"""`headwater log ...`: what was done, in a chain of hashes, and whether the chain holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from headwater.cli import options
from headwater.cli.options import AsJson, DeskFile, Limit
from headwater.cli.terminal import put, tell
from headwater.show.clean import line

if TYPE_CHECKING:
    from headwater.desk.log.chain import Entry

log = typer.Typer(
    rich_markup_mode=None, no_args_is_help=True, help="What was done, each entry bound to the one before."
)


def add(app: typer.Typer) -> None:
    """Adds the commands."""
    app.add_typer(log, name="log")


@log.command("list")
def list_(
    desk: DeskFile = None,
    kind: Annotated[str, typer.Option("--kind", metavar="KIND", help="Only this kind, as `judged`.")] = "",
    who: Annotated[str, typer.Option("--who", metavar="WHO", help="Only what this person did.")] = "",
    about: Annotated[str, typer.Option("--about", metavar="ID", help="Only what was done to this.")] = "",
    before: Annotated[
        int | None, typer.Option("--before", min=1, metavar="N", help="Only those before entry N.")
    ] = None,
    limit: Limit = 40,
    as_json: AsJson = False,
) -> None:
    """List what was done, the latest first."""
    with options.open_desk(options.settings(desk)) as opened:
        rows = opened.log(kind=kind, who=who, about=about, before=before, limit=limit)
    for row in rows:
        put(options.json_row(row) if as_json else _row(row))
    if not rows:
        tell("nothing was entered")


def _row(row: Entry) -> str:
    said = ", ".join(f"{name} {value}" for name, value in row.said.items())
    words = "  ".join(part for part in (row.kind, row.about, said) if part)
    return line(f"{row.n:>6}  {row.at[:19]}  {row.hash[:10]}  {row.who or '-'}  {words}")


@log.command()
def head(desk: DeskFile = None) -> None:
    """Print the last entry's hash. Write it down elsewhere: a log that is made anew whole will not have it."""
    with options.open_desk(options.settings(desk)) as opened:
        put(opened.log_head())


@log.command()
def verify(
    desk: DeskFile = None,
    since: Annotated[
        str | None, typer.Option("--since", metavar="HASH", help="A hash that `log head` printed; it must be there.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Go through the whole chain, and say where it breaks. Ends with 1 where it does."""
    with options.open_desk(options.settings(desk)) as opened:
        found = opened.check_log(since.strip().lower() if since else None)
    if as_json:
        put(options.json_row(found))
    for place in () if as_json else found.breaks:
        put(f"entry {place.n}: {place.what}" if place.n else place.what)
    if found.whole:
        after = (
            f", {found.entries - found.since} of them after the hash that you gave" if found.since is not None else ""
        )
        tell(f"{found.entries} entries{after}; the chain holds up to {found.head}")
    else:
        tell(
            "The log was tampered with, or the file is damaged. Keep this file as it is, and compare it with a backup."
        )
    raise typer.Exit(0 if found.whole else 1)
