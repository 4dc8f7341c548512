"""The commands. Each is thin: what it does is in the pipeline, on the desk or in show; heavy parts load when needed."""

from __future__ import annotations

import sys
from collections import Counter
from copy import copy
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from headwater import __version__, config, litter
from headwater.cli import (
    account,
    alert,
    case,
    claim,
    claims,
    copies,
    dossier,
    entity,
    export,
    finding,
    follow,
    keep,
    log,
    match,
    note,
    options,
    site,
    today,
    token,
    translit,
    watch,
    watchlist,
    who,
)
from headwater.cli.options import AsJson, DeskFile, Limit, NoColour, Offset, json_row, open_desk
from headwater.cli.progress import Progress
from headwater.cli.terminal import in_colour, put, tell, tell_issue, width
from headwater.errors import DeskBlank, DeskError
from headwater.records import Issue, Reading

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from headwater.bearers import Linking
    from headwater.desk import Desk
    from headwater.link import Differing, Quotation
    from headwater.weighing import Weighing

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False, no_args_is_help=True)

Inputs = Annotated[
    list[str], typer.Argument(metavar="INPUT...", help="Files, folders, web addresses, feeds, or - for standard input.")
]


@app.callback(invoke_without_command=True)
def _headwater(
    version: Annotated[bool, typer.Option("--version", is_eager=True, help="Print the version and end.")] = False,
) -> None:
    """Shows for every claim in the news who said it, on whose word, and how it is presented."""
    if version:
        put(f"headwater {__version__}")
        raise typer.Exit


@app.command()
def read(inputs: Inputs, as_json: AsJson = False, no_color: NoColour = False) -> None:
    """Read articles and print who says what in them, on whose word."""
    from headwater import contract, pipeline

    settings = config.load()
    progress = Progress("read")
    colour = in_colour(sys.stdout, wanted=not no_color)
    failed = False
    quoted: list[Quotation] = []
    try:
        for item in pipeline.readings(inputs, settings, stdin=sys.stdin.buffer):
            warned = isinstance(item, Issue) or bool(item[1].article.issues)
            with progress.aside(message=warned):
                if isinstance(item, Issue):
                    failed = True
                    tell_issue(item)
                else:
                    _warn(item[1])
                    put(contract.dumps(item[1]) if as_json else _report(item[1], colour=colour))
                    quoted += () if as_json else pipeline.quotations(item[1])
            progress.step(failed=isinstance(item, Issue))
    finally:
        progress.end()
    if differing := pipeline.differing(quoted):
        put(_differing(differing, colour=colour))
    raise typer.Exit(1 if failed else 0)


def _differing(found: Sequence[Differing], *, colour: bool) -> str:
    from headwater.show.quotations import render

    return render(found, colour=colour, width=width())


def _warn(reading: Reading) -> None:
    for issue in reading.article.issues:
        tell_issue(issue)


def _report(reading: Reading, *, colour: bool) -> str:
    from headwater.show.report import render

    return render(reading, colour=colour, width=width())


@app.command()
def add(inputs: Inputs, desk: DeskFile = None, as_json: AsJson = False) -> None:
    """Read articles into the desk. Adding twice changes nothing; a changed page becomes a new version."""
    from headwater import pipeline
    from headwater.cli import tables
    from headwater.json_text import encode

    settings = options.settings(desk)
    progress = Progress("added")
    counts: Counter[str] = Counter()
    with open_desk(settings, create=True) as opened:
        seen, waiting = opened.sighting_count(), max(opened.waiting(), opened.uncompared())
        try:
            for item in opened.add_all(pipeline.readings(inputs, settings, stdin=sys.stdin.buffer)):
                with progress.aside(message=isinstance(item, Issue)):
                    if isinstance(item, Issue):
                        counts["failed"] += 1
                        tell_issue(item)
                    else:
                        counts[item.status] += 1
                        put(encode(asdict(item)) if as_json else tables.added(item))
                if counts.total() == 1:
                    litter.spare()  # models and names are loaded, and stay
                progress.step(failed=isinstance(item, Issue))
        finally:
            progress.end()
        seen = opened.sighting_count() - seen
    tell(_summary(counts, settings.desk))
    if seen > 0:
        tell(f"{seen} names of watch lists may have been met; `headwater watchlist list` shows where to look")
    if waiting:
        tell(f"{waiting} older articles are not linked and compared yet; `headwater relink --waiting` does it")
    raise typer.Exit(1 if counts["failed"] else 0)


def _summary(counts: Counter[str], desk: str) -> str:
    kept = ", ".join(f"{counts[status]} {status}" for status in ("new", "changed", "unchanged"))
    failed = counts["failed"]
    return f"{desk}: {kept}" + (f"; {failed} could not be read (`headwater issues` lists them)" if failed else "")


@app.command("list")
def list_(desk: DeskFile = None, limit: Limit = 100, offset: Offset = 0, as_json: AsJson = False) -> None:
    """List the articles on the desk, the latest first."""
    from headwater.cli import tables

    with open_desk(options.settings(desk)) as opened:
        for row in opened.articles(limit, offset):
            put(json_row(row) if as_json else tables.listed(row, width()))
        left = opened.counts().articles - offset - limit
    if left > 0:
        tell(f"{left} more; --offset {offset + limit} shows them")


@app.command()
def show(
    article: Annotated[str, typer.Argument(help="An article's id, or its beginning.")],
    desk: DeskFile = None,
    version: Annotated[int | None, typer.Option("--version", min=1, metavar="N", help="Not the current one.")] = None,
    difference: Annotated[bool, typer.Option("--difference", help="What changed from the version before.")] = False,
    as_json: AsJson = False,
    no_color: NoColour = False,
) -> None:
    """Show one article of the desk: its statements, or what changed in it."""
    from headwater import contract
    from headwater.cli import tables

    colour = in_colour(sys.stdout, wanted=not no_color)
    with open_desk(options.settings(desk)) as opened:
        id = opened.find(article)
        if difference:
            _show_difference(opened, id, version, as_json=as_json, colour=colour)
            return
        reading = opened.reading(id, version)
        if reading is None:
            raise DeskError(f"{id}: there is no version {version}; it has {len(opened.versions(id))}")
        put(contract.dumps(reading) if as_json else _report(reading, colour=colour))
        rows = opened.versions(id)
        if len(rows) > 1 and not as_json:
            put("\n".join(["Versions", *(f"  {row}" for row in tables.versions(rows))]))


def _show_difference(opened: Desk, id: str, version: int | None, *, as_json: bool, colour: bool) -> None:
    from headwater.cli import tables
    from headwater.desk import difference
    from headwater.json_text import encode

    rows = {row.n: row for row in opened.versions(id)}
    n = version or max(rows)
    if n not in rows:
        raise DeskError(f"{id}: there is no version {n}; it has {len(rows)}")
    before = rows[n].compared_with
    found = opened.difference(id, before, n) if before else None
    old, new = (opened.reading(id, before), opened.reading(id, n)) if before else (None, None)
    if not (found and old and new):
        tell(f"{id}: version {n} is the first one")
        return
    put(encode(difference.as_json(found)) if as_json else "\n".join(tables.difference(found, old, new, colour=colour)))


@app.command()
def issues(desk: DeskFile = None, limit: Limit = 100, offset: Offset = 0, as_json: AsJson = False) -> None:
    """List what could not be read, and why, the latest first."""
    from headwater.cli import tables

    with open_desk(options.settings(desk)) as opened:
        for row in opened.issues(limit, offset):
            put(json_row(row) if as_json else tables.noted(row))


@app.command("config")
def config_(as_json: AsJson = False) -> None:
    """Print every setting, its value and where it was set."""
    from headwater.cli import tables

    for row in config.explain():
        put(json_row(row) if as_json else tables.setting(row))


@app.command()
def serve(
    desk: DeskFile = None,
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="0 takes a free one.")] = 8765,
    host: Annotated[str, typer.Option("--host", help="The address to listen at; others can reach only 0.0.0.0.")] = (
        "127.0.0.1"
    ),
    new: Annotated[bool, typer.Option("--new", help="The desk that --desk names may be made.")] = False,
    no_watch: Annotated[
        bool, typer.Option("--no-watch", help="Leave what is followed alone; alerts are sent all the same.")
    ] = False,
) -> None:
    """Show the desk in a browser, add to it there, and look after what is followed."""
    from headwater.show.web import serve as answer

    settings = options.settings(desk)
    _check_desk(settings.desk, named=bool(desk) or config.is_set("desk"), new=new)
    answer(Path(settings.desk), host, port, rules=_rules, weighing=_weighing, watch=not no_watch)


def _check_desk(desk: str, *, named: bool, new: bool) -> None:
    """What is wrong with the desk is told before an address is taken; a misspelt name makes no desk.

    A desk that nobody named begins empty: there is no other that could have been meant.
    """
    path = Path(desk)
    if not path.exists():
        if named and not new:
            raise DeskError(f"{desk}: there is no desk here. Is the name right? --new begins one under this name")
        if not path.absolute().parent.is_dir():
            raise DeskError(f"{desk}: its folder does not exist; make it first, or name another file")
        return
    from headwater.desk import Desk

    try:
        Desk(path, create=False).close()  # one of an older version is brought up
    except DeskBlank:
        return
    except DeskError:
        Desk(path, create=False, read_only=True).close()  # on a disk that cannot be written it can still be read


def _rules() -> Linking:
    """How the desk is told who is one, loaded when a judgement asks for it."""
    from headwater import pipeline

    return pipeline.RULES


def _weighing() -> Weighing:
    """How the desk is told what is one claim, loaded in the same way."""
    from headwater import pipeline

    return pipeline.WEIGHING


app.command("follow")(follow.follow)
app.command("unfollow")(follow.unfollow)
app.command("followed")(follow.followed)
app.command("watch")(watch.watch)
app.command("search")(finding.search)
app.command("searches")(finding.searches)
app.command("outlets")(finding.outlets)
app.command("match")(match.match)
app.command("copies")(copies.copies)
app.command("note")(note.note)
app.command("notes")(note.notes)
app.command("translit")(translit.translit)
app.command("who")(who.who)
app.command("relink")(who.relink)
app.command("today")(today.today)
app.command("activity")(today.activity)
app.command("stories")(claims.stories)
app.command("claims")(claims.claims)
app.command("why")(claims.why)
app.add_typer(claim.app, name="claim")
app.add_typer(entity.app, name="entity")
app.add_typer(watchlist.app, name="watchlist")
for part in (alert, dossier, export, site, account, token, log, case, keep):
    part.add(app)


def alone(word: str) -> typer.Typer | None:
    """The program with the command or the group of that name alone; None where it has none."""
    part = copy(app)
    part.registered_commands = [c for c in app.registered_commands if word == (c.name or _named(c.callback))]
    part.registered_groups = [g for g in app.registered_groups if word == g.name]
    return part if part.registered_commands or part.registered_groups else None


def _named(command: Callable[..., object] | None) -> str:
    return command.__name__ if command else ""
