"""`headwater export` and `headwater import`: the desk in the formats of the trade, out and in."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from headwater.cli import options, outfile
from headwater.cli.options import AsJson, By, DeskFile
from headwater.cli.terminal import put, tell
from headwater.errors import ConfigError, DeskError, HeadwaterError
from headwater.linked import StandingName
from headwater.records import Access, EntityKind, Stance
from headwater.show.clean import line

if TYPE_CHECKING:
    from collections.abc import Callable

    from headwater.config import Settings
    from headwater.desk import Desk
    from headwater.newsroom.exchange.refined import Proposal
    from headwater.show.export.formats import File
    from headwater.show.export.sought import Sought

_BINARY = ("xlsx", "wacz")
_FEEDS = 500
"""Feeds that are followed in one write."""
Day = Annotated[str, typer.Option(metavar="YYYY-MM-DD", help="Published on that day or after it; or until it.")]


def add(app: typer.Typer) -> None:
    """Adds the commands."""
    app.command("export")(export)
    app.command("import")(import_)


def export(
    format: Annotated[str, typer.Argument(metavar="FORMAT", help="csv, xlsx, jsonld, ninjs, graphml, stix, misp, ...")],
    what: Annotated[
        list[str] | None,
        typer.Argument(metavar="[WHAT]...", help="A table (claims, ...); or names: c-000123, s-000123, ARTICLE."),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Into this file; else to standard output.")
    ] = None,
    desk: DeskFile = None,
    query: Annotated[
        str, typer.Option("--query", "-q", help="Claims, entities, outlets, a search: with these words.")
    ] = "",
    standing: Annotated[StandingName | None, typer.Option("--standing", help="Claims of this standing.")] = None,
    outlet: Annotated[str, typer.Option("--outlet", help="Claims that this outlet prints; a search in it.")] = "",
    language: Annotated[str, typer.Option("--language", metavar="CODE", help="Claims, or texts, in it.")] = "",
    day: Annotated[str, typer.Option("--day", metavar="YYYY-MM-DD", help="Claims that were told on it.")] = "",
    kind: Annotated[EntityKind | None, typer.Option("--kind", help="Entities of this kind.")] = None,
    since: Day = "",
    until: Day = "",
    access: Annotated[Access | None, typer.Option("--access", help="A search: with this access.")] = None,
    stance: Annotated[Stance | None, typer.Option("--stance", help="A search: statements of this stance.")] = None,
    speaker: Annotated[str, typer.Option("--speaker", help="A search: statements of this entity (e-000123).")] = "",
    unnamed: Annotated[bool, typer.Option("--unnamed", help="A search: statements on unnamed sources.")] = False,
    watchlist: Annotated[str, typer.Option("--watchlist", metavar="NAME", help="Sightings of this list.")] = "",
    names: Annotated[bool, typer.Option("--names", help="Judgements, notes: with who made them.")] = False,
    notes: Annotated[bool, typer.Option("--notes", help="Notes in the margins may leave the desk.")] = False,
    files: Annotated[bool, typer.Option("--files", help="WACZ: with files and letters that have no address.")] = False,
    listed: Annotated[bool, typer.Option("--list", help="List the formats and tables, and end.")] = False,
    by: By = None,
) -> None:
    """Write a table of the desk, or what stands behind a claim, a story, a dossier or an article, in a format.

    docs/exports.md says what each table and format holds. FORMAT "list" lists them.
    """
    from headwater.desk.claims.claim_listing import Asked
    from headwater.desk.finding.hits import Wanted
    from headwater.show.export import formats
    from headwater.show.export.sought import Sought

    if listed or format == "list":
        _list()
        return
    if format not in formats.FORMATS:
        raise ConfigError(f"{format}: no such format; there are {', '.join(formats.FORMATS)}")
    given = what or []
    settings = options.settings(desk)
    claims = Asked(query, standing or "", outlet, language, day)
    search = Wanted(
        query,
        outlet,
        since,
        until,
        language,
        access or "",
        stance or "",
        speaker,
        standing or "",
        unnamed,
    )
    about, who = given[1] if len(given) > 1 else "", options.login_name(by)
    sought = Sought(claims, search, kind or "", query, about, watchlist, who, names=names, notes=notes)
    _log_first(settings)
    with options.open_desk(settings) as opened:
        file = _file(opened, format, given, sought, files=files)
        _write(file, output, lambda: _enter(settings, file, who), binary=format in _BINARY)
    for sentence in file.left_out():
        tell(sentence)


def _list() -> None:
    from headwater.show.export import formats
    from headwater.show.export.tables import tables

    for one in formats.FORMATS.values():
        put(f"{one.name:<10} {one.says}")
    put("")
    for table in tables().values():
        put(f"{table.name:<12} {table.says}")


def _log_first(settings: Settings) -> None:
    """Identifiers are made of the first entry of a desk's log, which tells it from other desks: there must be one."""
    with options.open_desk(settings) as opened:
        empty = not opened.log(limit=1)
    if empty:
        _entered(settings, lambda desk: desk.enter_log("log begun", ""))


def _file(opened: Desk, format: str, given: list[str], sought: Sought, *, files: bool) -> File:
    from headwater.show.export import formats

    if formats.FORMATS[format].takes != "table":
        return formats.of_things(opened, format, given, files=files)
    if not given or len(given) > 2:
        raise ConfigError(f"{format}: name one table; `headwater export list` shows them")
    return formats.of_table(opened, format, given[0], sought)


def _enter(settings: Settings, file: File, who: str) -> None:
    from headwater.show.export import formats

    _entered(settings, lambda desk: formats.entered(desk, file, who))


def _entered(settings: Settings, do: Callable[[Desk], None]) -> None:
    """Writes to the log; a desk on a disk that cannot be written is exported all the same, and that is told."""
    from headwater.desk import Desk

    try:
        with Desk(settings.desk, create=False) as changed:
            do(changed)
    except DeskError as error:
        tell(f"not entered in the log of the desk: {error}")


def _write(file: File, output: Path | None, entered: Callable[[], None], *, binary: bool) -> None:
    if output is None or str(output) == "-":
        if binary and sys.stdout.isatty():
            raise ConfigError("this is no text for a terminal; name a file with --output")
        entered()  # first: what has gone out cannot be taken back
        for piece in file.pieces:
            sys.stdout.buffer.write(piece)
        sys.stdout.buffer.flush()
        return
    outfile.write(output, file.pieces, entered)
    tell(f"{output}: {file.rows} {'rows' if file.about.startswith('table') else 'claims and articles'}")


def import_(
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE...", help="OPML, WARC, WACZ, FollowTheMoney, a list of names, entities."),
    ],
    desk: DeskFile = None,
    watchlist: Annotated[
        str,
        typer.Option("--watchlist", metavar="NAME", help="What a list of names is called (else as its file)."),
    ] = "",
    apply: Annotated[bool, typer.Option("--apply", help="A table of entities: carry out what it proposes.")] = False,
    by_name: Annotated[
        bool, typer.Option("--by-name", help="A table of entities: those that bear one name in it are one.")
    ] = False,
    by: By = None,
    as_json: AsJson = False,
) -> None:
    """Take in feeds to follow, archives of pages, lists of names; or entities that were worked on in OpenRefine.

    What a table of entities comes to is only shown, until --apply carries it out as your judgements.
    """
    from headwater.newsroom.exchange import kinds

    settings = options.settings(desk)
    who = options.login_name(by)
    failed = False
    for file in files:
        try:
            kind = kinds.kind(file)
            if kind == "feeds":
                failed |= _follow(settings, file, who)
            elif kind == "articles":
                failed |= _add(settings, file, as_json=as_json)
            elif kind == "names":
                _watch(settings, file, watchlist or file.stem, who)
            else:
                failed |= _refine(settings, file, who, apply=apply, by_name=by_name, as_json=as_json)
        except HeadwaterError as error:
            failed = True
            tell(str(error))
    raise typer.Exit(1 if failed else 0)


def _follow(settings: Settings, file: Path, who: str) -> bool:
    from itertools import islice

    from headwater.watch import following

    new = known = failed = 0
    with options.open_desk(settings, create=True) as opened:
        left = iter(following.listed(file, settings))
        while some := list(islice(left, _FEEDS)):
            wishes = []
            for title, address in some:
                try:
                    wishes.append(following.wish(address, settings, title=title or None))
                except HeadwaterError as error:
                    failed += 1
                    tell(str(error))
            for _, added in opened.follow_all(wishes, who):
                new, known = new + added, known + (not added)
    tell(f"{file.name}: {new} new feeds, {known} followed already" + (f", {failed} refused" if failed else ""))
    return bool(failed)


def _add(settings: Settings, file: Path, *, as_json: bool) -> bool:
    from collections import Counter
    from dataclasses import asdict

    from headwater import pipeline
    from headwater.cli import tables
    from headwater.cli.terminal import tell_issue
    from headwater.json_text import encode
    from headwater.records import Issue

    counts: Counter[str] = Counter()
    with options.open_desk(settings, create=True) as opened:
        for item in opened.add_all(pipeline.readings([str(file)], settings)):
            if isinstance(item, Issue):
                counts["failed"] += 1
                tell_issue(item)
            else:
                counts[item.status] += 1
                put(encode(asdict(item)) if as_json else tables.added(item))
    kept = ", ".join(f"{counts[status]} {status}" for status in ("new", "changed", "unchanged"))
    tell(f"{file.name}: {kept}" + (f"; {counts['failed']} could not be read" if counts["failed"] else ""))
    return bool(counts["failed"])


def _watch(settings: Settings, file: Path, name: str, who: str) -> None:
    with options.open_desk(settings, create=True) as opened:
        names, met = opened.add_watchlist(name, file, who)
    tell(f"{file.name}: {names} names to look out for, met {met} times; `headwater watchlist show {name}`")


def _refine(settings: Settings, file: Path, who: str, *, apply: bool, by_name: bool, as_json: bool) -> bool:
    from headwater.newsroom.exchange import refined
    from headwater.show.export import cells

    rows = refined.read(file.read_bytes(), file.name)
    with options.open_desk(settings) as opened:
        proposals = refined.plan(opened, rows, cells.text, by_name=by_name)
    for one in proposals:
        put(options.json_row(one) if as_json else _proposed(one))
    refused = sum(bool(one.refused) for one in proposals)
    left = len(proposals) - refused
    if not apply:
        tell(f"{file.name}: {len(rows)} rows, {left} judgements proposed, {refused} refused. --apply carries them out")
        return bool(refused)
    made = wrong = 0
    with options.change_desk(settings) as changed:
        for done in refined.apply(changed, proposals, who):
            if done.judgement:
                made += 1
                put(f"judgement {done.judgement.id}: {line(done.judgement.what)}")
            else:
                wrong += 1
                tell(f"line {done.proposal.line}: {done.why}")
    tell(f"{file.name}: {made} judgements, {refused + wrong} refused; `headwater entity undo NUMBER` takes one back")
    return bool(refused + wrong)


def _proposed(one: Proposal) -> str:
    says = {
        "rename": f"{one.entity} {line(one.was)}  is called  {line(one.name)}",
        "merge": f"{one.entity} {line(one.was)}  is  {line(one.other)}",
        "apart": f"{one.entity} {line(one.was)}  is not  {line(one.other)}",
    }
    return f"line {one.line:>5}  {one.kind:<6}  {says[one.kind]}" + (
        f"  REFUSED: {line(one.refused)}" if one.refused else ""
    )
