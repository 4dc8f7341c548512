"""`headwater site`: the site that is made of what is published, its subscribers, its mirrors."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from headwater.cli import options
from headwater.cli.options import AsJson, DeskFile
from headwater.cli.terminal import put, tell
from headwater.errors import DeskError
from headwater.show.clean import line

site = typer.Typer(no_args_is_help=True, help="The site: what is published, for its readers.")
subscriber = typer.Typer(no_args_is_help=True, help="Who reads what is for subscribers, and until when.")
section = typer.Typer(no_args_is_help=True, help="The sections of the site.")

Who = Annotated[str | None, typer.Option("--by", metavar="WHO", help="Who does it (else your login name).")]
Until = Annotated[str, typer.Option("--until", metavar="DAY", help="The last day, as 2036-12-31.")]
Groups = Annotated[list[str] | None, typer.Option("--group", metavar="NAME", help="A group; may be given again.")]
Known = Annotated[str, typer.Argument(metavar="ID", help="As `headwater site subscriber list` shows it.")]


def add(app: typer.Typer) -> None:
    """Adds the commands."""
    site.add_typer(subscriber, name="subscriber")
    site.add_typer(section, name="section")
    app.add_typer(site, name="site")


@site.command()
def serve(
    desk: DeskFile = None,
    host: Annotated[
        str, typer.Option("--host", help="The address to listen at; others reach only 0.0.0.0.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="0 takes a free one.")] = 8766,
    proxied: Annotated[bool, typer.Option("--behind-proxy", help="Believe a proxy on this machine who asks.")] = False,
) -> None:
    """Serve the site, and nothing else of the desk."""
    from headwater.show.site.server import run

    run(Path(options.settings(desk).desk), host, port, proxied=proxied)


@site.command()
def export(
    there: Annotated[Path, typer.Argument(metavar="DIR", help="An empty folder, or one that was exported to before.")],
    desk: DeskFile = None,
    by: Who = None,
) -> None:
    """Write the public site as files, for mirrors: what is for subscribers, held back or the desk's is not in it."""
    from headwater.show.site import mirror

    settings = options.settings(desk)
    with options.open_desk(settings) as opened:
        done = mirror.export(opened, there, _now())
    with options.change_desk(settings) as opened:
        opened.enter_log("site exported", options.login_name(by), "", {"files": str(done.files), "whole": done.whole})
    put(f"{done.whole}  {line(str(there))}")
    tell(f"{done.files} files, {done.written} written, {done.removed} removed")


@site.command()
def check(there: Annotated[Path, typer.Argument(metavar="DIR", help="A folder that was exported to.")]) -> None:
    """Say which files of a mirror are not as its list of hashes says."""
    from headwater.show.site import mirror

    wrong = mirror.check(there)
    for name in wrong:
        put(line(name))
    tell(f"{len(wrong)} files are not as they should be" if wrong else "all files are as the list says")
    raise typer.Exit(1 if wrong else 0)


@site.command("set")
def set_(
    desk: DeskFile = None,
    title: Annotated[str | None, typer.Option("--title", help="What it is called.")] = None,
    motto: Annotated[str | None, typer.Option("--motto", help="A line below the title.")] = None,
    base: Annotated[str | None, typer.Option("--base", metavar="URL", help="Its address: https://news.example")] = None,
    languages: Annotated[
        str | None, typer.Option("--languages", help="As “be,en”; the first is the first seen.")
    ] = None,
    zone: Annotated[str | None, typer.Option("--zone", help="Whose times are shown, as Europe/Vilnius.")] = None,
    publisher: Annotated[str | None, typer.Option("--publisher", help="Who answers for it.")] = None,
    keep: Annotated[int | None, typer.Option("--keep", help="Days for which the count of use is kept.")] = None,
    by: Who = None,
) -> None:
    """Set what the site is called, where it stands, what it speaks; without options, show it."""
    from headwater.show import zones
    from headwater.show.site.kiosk import SPOKEN

    given = {"title": title, "motto": motto, "base": base, "zone": zone, "publisher": publisher, "keep": keep}
    wanted: dict[str, object] = {name: value for name, value in given.items() if value is not None}
    if languages is not None:
        wanted["languages"] = tuple(dict.fromkeys(languages.replace(",", " ").split()))
    if zone is not None and not zones.known(zone):
        raise DeskError(f"{zone}: there is no such time zone; write it as Europe/Vilnius")
    settings = options.settings(desk)
    if wanted:
        with options.change_desk(settings) as opened:
            opened.settle_site(replace(opened.site(), **wanted), SPOKEN, options.login_name(by))  # type: ignore[arg-type]
    with options.open_desk(settings) as opened:
        put(options.json_row(opened.site()))


@section.command("add")
def add_section(
    key: Annotated[str, typer.Argument(metavar="KEY", help="As it stands in addresses: human-rights.")],
    names: Annotated[list[str], typer.Argument(metavar="LANGUAGE=NAME...", help="As en=Courts be=Суды.")],
    desk: DeskFile = None,
    by: Who = None,
) -> None:
    """Add a section, or give one other names."""
    from headwater.desk.publishing.site import Section

    found = {part.partition("=")[0].strip(): part.partition("=")[2].strip() for part in names}
    if not all(found) or not all(found.values()):
        raise DeskError("write each name as LANGUAGE=NAME, as en=Courts")
    with options.change_desk(options.settings(desk)) as opened:
        opened.keep_section(Section(key, found), options.login_name(by))
    tell(f"{key}: kept")


@section.command("drop")
def drop_section(key: Annotated[str, typer.Argument(metavar="KEY")], desk: DeskFile = None, by: Who = None) -> None:
    """Remove a section that has nothing in it."""
    with options.change_desk(options.settings(desk)) as opened:
        opened.drop_section(key, options.login_name(by))
    tell(f"{key}: removed")


@subscriber.command("add")
def add_subscriber(
    name: Annotated[str, typer.Argument(help="What you call them here; with --password, under what they log in.")],
    until: Until,
    group: Groups = None,
    password: Annotated[bool, typer.Option("--password", help="They log in with a password, asked for now.")] = False,
    desk: DeskFile = None,
    by: Who = None,
) -> None:
    """Let somebody read. Prints the token, which is shown this once; with --password there is none."""
    from headwater.newsroom.publishing import subscribing

    who = options.login_name(by)
    secret = typer.prompt("Password", hide_input=True, confirmation_prompt=True, err=True) if password else ""
    with options.change_desk(options.settings(desk)) as opened:
        if password:
            put(subscribing.add_account(opened, name, secret, until, group or (), who))
            return
        id, token = subscribing.add(opened, name, until, group or (), who, _now())
    put(f"{id}  {token}")
    tell("the token is not kept: hand it over now, over a line that nobody else reads")


@subscriber.command("list")
def list_(desk: DeskFile = None, as_json: AsJson = False) -> None:
    """List who subscribes, until when, in which groups."""
    from headwater.newsroom.publishing import subscribing

    with options.open_desk(options.settings(desk)) as opened:
        rows = subscribing.listed(opened, _now())
    for row in rows:
        groups = f"  [{', '.join(row.groups)}]" if row.groups else ""
        how = "password" if row.account else "token"
        shown = f"{row.id:<16}  {row.state:<8}  until {row.last or '-':<10}  {how:<8}  {line(row.name)}{line(groups)}"
        put(options.json_row(row) if as_json else shown)
    if not rows:
        tell("nobody subscribes yet; `headwater site subscriber add NAME --until DAY` lets somebody read")


@subscriber.command()
def extend(id: Known, until: Until, group: Groups = None, desk: DeskFile = None, by: Who = None) -> None:
    """Let them read through another day; with --group, in these groups from now on."""
    from headwater.newsroom.publishing import subscribing

    with options.change_desk(options.settings(desk)) as opened:
        subscribing.extend(opened, id, until, group, options.login_name(by), _now())
    tell(f"{id}: until {until}")


@subscriber.command()
def end(id: Known, desk: DeskFile = None, by: Who = None) -> None:
    """Let them read no longer, from this moment."""
    from headwater.newsroom.publishing import subscribing

    with options.change_desk(options.settings(desk)) as opened:
        subscribing.end(opened, id, options.login_name(by), _now())
    tell(f"{id}: ended")


@subscriber.command()
def use(desk: DeskFile = None, limit: options.Limit = 100, as_json: AsJson = False) -> None:
    """Show how often items were read by subscribers, a row for each day and item."""
    with options.open_desk(options.settings(desk)) as opened:
        for row in opened.use(limit):
            shown = f"{row.day}  {row.times:>6} times by {row.readers:>5}  {line(row.headline)}"
            put(options.json_row(row) if as_json else shown)


def _now() -> datetime:
    return datetime.now(UTC)
