"""`headwater search`, `headwater searches`, `headwater outlets`: finding what is on the desk, and who prints it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from headwater.cli import options
from headwater.cli.options import AsJson, By, DeskFile, Limit, NoColour, json_row, open_desk
from headwater.cli.terminal import in_colour, put, tell, width
from headwater.errors import DeskError
from headwater.linked import StandingName
from headwater.records import Access, Stance
from headwater.show.clean import line

if TYPE_CHECKING:
    from headwater.desk import Desk
    from headwater.desk.bearers.listing import Entry
    from headwater.desk.finding.hits import Wanted

_NAMESAKES = 6
"""Whom a name can mean, at most, when it is told which was taken."""
Outlet = Annotated[str, typer.Option("--outlet", metavar="OUTLET", help="Only what this outlet prints.")]
Speaker = Annotated[str, typer.Option("--by", metavar="WHO", help="Only statements of this person or body.")]
Day = Annotated[str, typer.Option(metavar="YYYY-MM-DD", help="Published on that day or after it; or until it.")]


def search(
    query: Annotated[
        list[str] | None, typer.Argument(metavar="[QUERY...]", help='Words, "phrases", beginnings* and -without.')
    ] = None,
    desk: DeskFile = None,
    outlet: Outlet = "",
    since: Day = "",
    until: Day = "",
    language: Annotated[str, typer.Option("--language", metavar="CODE", help="Only in this language (be, ru).")] = "",
    access: Annotated[Access | None, typer.Option("--access", help="Only with this access.")] = None,
    stance: Annotated[Stance | None, typer.Option("--stance", help="Only statements of this stance.")] = None,
    by: Speaker = "",
    unnamed: Annotated[bool, typer.Option("--unnamed", help="Only statements on unnamed sources.")] = False,
    standing: Annotated[
        StandingName | None, typer.Option("--standing", help="Only what tells a claim of this standing.")
    ] = None,
    latest: Annotated[bool, typer.Option("--latest", help="The latest first, not what fits best.")] = False,
    limit: Limit = 20,
    save: Annotated[str, typer.Option("--save", metavar="NAME", help="Keep this search under a name.")] = "",
    as_json: AsJson = False,
    no_color: NoColour = False,
) -> None:
    """Search the desk: articles, or statements where a stance or a source is asked for.

    Put -- before a query that begins with -.
    """
    from headwater.cli import tables
    from headwater.desk.finding.hits import Wanted

    words = " ".join(query or ())
    given = {"language": language, "access": access or "", "stance": stance or "", "standing": standing or ""}
    wanted = Wanted(words, since=since, until=until, unnamed=unnamed, **given)
    with open_desk(options.settings(desk)) as opened:
        wanted = _resolved(opened, wanted, outlet, by)
        if not wanted.anything:
            raise typer.BadParameter("write what to search for, or an option that narrows it")
        found = opened.find_texts(wanted, by_date=latest or not words, limit=limit)
    if save:
        with options.change_desk(options.settings(desk)) as changed:
            kept = changed.keep_search(save, wanted, options.login_name(None))
        tell(f"kept as “{kept.name}”; `headwater searches` shows what came since")
    colour = in_colour(sys.stdout, wanted=not no_color)
    for row in found.hits:
        put(json_row(row) if as_json else tables.hit(row, width(), colour=colour))
    for said in found.said:
        put(json_row(said) if as_json else tables.said(said, width(), colour=colour))
    if not found.texts:
        tell("nothing found")
    elif found.more:
        tell(f"more than {found.texts} fit; narrow the search")
    elif found.texts > limit:
        tell(f"{found.texts - limit} more; --limit {found.texts} shows them")


def _resolved(opened: Desk, wanted: Wanted, outlet: str, by: str) -> Wanted:
    """The outlet and the speaker as the desk calls them."""
    from dataclasses import replace

    if outlet and (key := opened.outlet_called(outlet)) is None:
        raise DeskError(f"{outlet}: no outlet of this desk is called so, or several; `headwater outlets` lists them")
    return replace(wanted, outlet=(key or "") if outlet else "", by=_speaker(opened, by) if by else "")


def _speaker(opened: Desk, name: str) -> str:
    """The entity that a name means. Which of several is told; `DeskError` where nobody, or two, are called just so."""
    found = opened.entries_named(name, _NAMESAKES)
    if not found:
        raise DeskError(f"{name}: nobody was met who can be called so; `headwater who NAME` looks further")
    just_so = [one for one in found if name.casefold() in {one.name.casefold(), *(s.text.casefold() for s in one.also)}]
    if len(just_so) > 1:
        raise DeskError(f"{name}: several are called so; say with --by which: {_called(just_so)}")
    chosen = (just_so or found)[0]
    if others := [one for one in found if one != chosen]:
        tell(f"by {_called([chosen])}; others that the name can mean: {_called(others)}")
    return chosen.entity


def _called(entries: list[Entry]) -> str:
    named = ((one, f" ({line(one.roles[0])})" if one.roles else "") for one in entries)
    return ", ".join(f"{one.entity} {line(one.name)}{role}" for one, role in named)


def searches(
    look: Annotated[str, typer.Option("--look", metavar="NAME", help="Show what is new in this one.")] = "",
    forget: Annotated[str, typer.Option("--forget", metavar="NAME", help="Let go of this one.")] = "",
    desk: DeskFile = None,
    as_json: AsJson = False,
) -> None:
    """List the searches that are kept, with how much came since each was last looked at."""
    from dataclasses import replace

    from headwater.cli import tables
    from headwater.desk.finding.hits import MOST

    settings = options.settings(desk)
    if forget or look:
        with options.change_desk(settings) as changed:
            one = changed.search_named(forget or look)
            if forget:
                changed.forget_search(one.id, options.login_name(None))
                return
            # First the mark, then the look: what comes in between is new the next time, too, rather than never.
            before = changed.look_at_search(one.id)
            found = changed.find_texts(replace(before.wanted, new=before.looked), by_date=True, limit=MOST)
        for hit in found.hits:
            put(json_row(hit) if as_json else tables.hit(hit, width(), colour=False))
        for said in found.said:
            put(json_row(said) if as_json else tables.said(said, width()))
        if found.more:
            tell(f"more than {MOST} came since, and these are the latest; the search itself finds the others")
        return
    with open_desk(settings) as opened:
        for kept in opened.searches():
            put(json_row(kept) if as_json else tables.kept_search(kept))


def outlets(
    outlet: Annotated[str, typer.Argument(metavar="[OUTLET]", help="One outlet: its address or its name.")] = "",
    desk: DeskFile = None,
    rate: Annotated[str, typer.Option("--rate", metavar="A-F", help="Rate its reliability (Admiralty code).")] = "",
    by: By = None,
    as_json: AsJson = False,
) -> None:
    """List the outlets on the desk: how much each copies and is copied; or show one whole."""
    from headwater.cli import tables
    from headwater.json_text import encode, plain

    settings = options.settings(desk)
    with open_desk(settings) as opened:
        key = (opened.outlet_called(outlet) or outlet) if outlet else ""
        if not key:
            for row in opened.outlets():
                put(json_row(row) if as_json else tables.outlet(row))
            return
        page = opened.outlet(key)
    if rate:
        with options.change_desk(settings) as changed:
            changed.rate(page.row.key, rate, options.login_name(by))
            page = changed.outlet(page.row.key)
    put(encode(plain(page)) if as_json else "\n".join(tables.outlet_page(page)))
