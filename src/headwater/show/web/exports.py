"""Taking things out of the desk, and entities that were worked on elsewhere back in.

What leaves is entered in the log before its first byte does, under the name of whoever takes it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import asdict
from itertools import chain
from pathlib import Path
from typing import Any, Final
from urllib.parse import parse_qs, urlencode

from fastapi import FastAPI, Request, Response
from fastapi.responses import RedirectResponse, StreamingResponse
from starlette.exceptions import HTTPException

from headwater.desk.store import Desk
from headwater.errors import DeskError, HeadwaterError, TooLarge
from headwater.newsroom.exchange import refined
from headwater.newsroom.exchange.refined import Done, Proposal, Row
from headwater.said import kept
from headwater.show.export import cells, formats
from headwater.show.export.formats import FORMATS, File
from headwater.show.export.sought import Sought
from headwater.show.export.tables import tables
from headwater.show.tongue import Words, mark
from headwater.show.web import asked, claims, judging, searching
from headwater.show.web.adding import WithFiles
from headwater.show.web.asked import Form
from headwater.show.web.drawer import as_json
from headwater.show.web.entities import Sent
from headwater.show.web.rooms import Rooms
from headwater.show.web.taken import address
from headwater.show.web.visitor import Role

RIGHTS: Final[dict[str, Role]] = {
    "GET /export": "reporter",
    "GET /export.json": "reporter",
    "GET /export/table/{file}": "reporter",
    "GET /export/of/{file}": "reporter",
    "GET /import": "reporter",
    "POST /import": "reporter",
    "POST /import/judge": "reporter",
}
_TABLE: Final = re.compile(r"([a-z]{1,20})\.(csv|xlsx)")
_THING: Final = re.compile(r"([csd]-\d{1,9}|[a-z][0-9a-f]{5,15}|desk)\.([a-z]{2,10})")
_KINDS: Final = ("", "person", "organization", "place")
MOST: Final = 500
"""Proposals on one page: what is more is left for the next time, or for `headwater import`."""
_NO_FILE: Final = kept("Choose the table that you worked on: a CSV file with the columns of the entities' table.")
WHAT: Final = Words({"rename": mark("is called"), "merge": mark("is"), "apart": mark("is not")}, context="a proposal")
OWN: Final = frozenset({"notes"})
"""Tables that no page gives: they leave by the command line, where somebody says so."""


def add(house: FastAPI, rooms: Rooms) -> None:
    """Adds the addresses."""
    _add_out(house, rooms)
    _add_in(house, rooms)


# Out


def _add_out(house: FastAPI, rooms: Rooms) -> None:
    @house.get("/export")
    def export(request: Request) -> Response:
        return rooms.draw(request, "export.html", here="export", json="/export.json", **_shown(request))

    @house.get("/export.json")
    def export_json() -> Response:
        made = [{"table": t.name, "says": t.says, "columns": t.header} for t in tables().values() if t.name not in OWN]
        return as_json({"formats": [asdict(one) for one in FORMATS.values()], "tables": made})

    @house.get("/export/table/{file}")
    def table(file: str, request: Request) -> Response:
        found = _TABLE.fullmatch(file)
        if found is None or found[1] in OWN or found[1] not in tables():
            raise HTTPException(404)
        sought = _sought(found[1], request, rooms)
        return _file(request, rooms, lambda: formats.of_table(rooms.desk, found[2], found[1], sought))

    @house.get("/export/of/{file}")
    def of(file: str, request: Request) -> Response:
        found = _THING.fullmatch(file)
        form = FORMATS.get(found[2]) if found else None
        if found is None or form is None or form.takes == "table" or (found[1] == "desk" and form.takes != "either"):
            raise HTTPException(404)
        names = [] if found[1] == "desk" else [found[1]]
        files = asked.choice(request, "files", ("", "yes")) == "yes"
        return _file(request, rooms, lambda: formats.of_things(rooms.desk, form.name, names, files=files))


def _shown(request: Request) -> dict[str, Any]:
    """All tables, and the formats of one thing where one is named."""
    of = " ".join(request.query_params.get("of", "").split())[:40]
    made = [(t.name, t.says, address(t.name, "csv", {}), address(t.name, "xlsx", {})) for t in tables().values()]
    things = [one for one in FORMATS.values() if one.takes != "table"]
    narrowed = [
        (name, address(name, "csv", {"about": of}), address(name, "xlsx", {"about": of})) for name in _tables_of(of)
    ]
    return {
        "of": of,
        "named": bool(_THING.fullmatch(f"{of}.csv")),
        "tables": [row for row in made if row[0] not in OWN | {"search", "today"}],
        "formats": things,
        "whole": [one for one in things if one.takes == "either"],
        "narrowed": narrowed,
    }


def _tables_of(of: str) -> tuple[str, ...]:
    """The tables that can be had of one thing."""
    if of.startswith("c-"):
        return ("claims", "origins", "edges", "history")
    if re.fullmatch(r"[a-z][0-9a-f]{5,15}", of):
        return ("statements", "events", "deals", "dates", "copies")
    return ()


def _sought(table: str, request: Request, rooms: Rooms) -> Sought:
    """What the address asks for, as the page of that list understands it."""
    takes = tables()[table].asked
    given: dict[str, Any] = {}
    if "claims" in takes:
        given["claims"] = claims.wanted_of(request)
    if "search" in takes:
        given["search"] = searching.wanted_of(request, rooms)
    if "query" in takes:
        given["query"] = asked.query(request)
    if "kind" in takes:
        given["kind"] = asked.choice(request, "kind", _KINDS)
    if "about" in takes:
        given["about"] = _about(table, request, rooms)
    if "watchlist" in takes:
        given["watchlist"] = request.query_params.get("name", "")[:200]
    if "who" in takes:
        given["who"] = rooms.draw.whose(request)
    return Sought(**given)


def _about(table: str, request: Request, rooms: Rooms) -> str:
    """The claim or the article that is asked for, "" where none is."""
    about = request.query_params.get("about", "").strip()[:40]
    if about and "claims" not in tables()[table].asked:
        try:
            return rooms.desk.find(about)
        except DeskError as error:
            raise HTTPException(404, str(error)) from error
    return about


def _file(request: Request, rooms: Rooms, make: Any) -> Response:
    """A file, once the log says that it leaves. What cannot be had is a page that says so."""
    who = rooms.draw.whose(request)
    try:
        _begin_log(rooms)
        made: File = make()
        pieces = iter(made.pieces)
        first = next(pieces, b"")
    except TooLarge as error:
        raise HTTPException(400, str(error)) from error
    except DeskError as error:
        raise HTTPException(404, str(error)) from error
    with rooms.change() as desk:
        formats.entered(desk, made, who)
    headers = {"content-disposition": f'attachment; filename="{made.name}"', "cache-control": "no-store"}
    return StreamingResponse(_streamed(chain([first], pieces)), media_type=made.media, headers=headers)


def _begin_log(rooms: Rooms) -> None:
    """Identifiers are made of the first entry of the log, which tells a desk from all others."""
    if not rooms.desk.log(limit=1):
        with rooms.change() as desk:
            desk.enter_log("log begun", "")


def _streamed(pieces: Iterator[bytes]) -> Iterator[bytes]:
    return (piece for piece in pieces if piece)


# In


def _add_in(house: FastAPI, rooms: Rooms) -> None:
    def page(request: Request, *, status: int = 200, **given: Any) -> Response:
        always: dict[str, Any] = {"error": "", "proposals": None, "done": None, "more": 0, "what": WHAT}
        return rooms.draw(request, "import.html", status=status, here="import", **always | given)

    @house.get("/import")
    def import_(request: Request) -> Response:
        return page(request)

    @house.post("/import")
    def look(request: Request, sent: WithFiles) -> Response:
        try:
            if not judging.ours(sent.form, rooms.draw.token):
                return page(request, status=403, error=judging.STALE)
            if not sent.files:
                return page(request, status=409, error=_NO_FILE)
            rows = refined.read((Path(sent.folder.name) / sent.files[0]).read_bytes(), sent.files[0])
            found = refined.plan(rooms.desk, rows, cells.text, by_name=bool(sent.form.one("by_name")))
        except HeadwaterError as error:
            return page(request, status=409, error=str(error))
        finally:
            sent.folder.cleanup()
        states = {row.entity: row.state for row in rows}
        shown = [(one, _value(one, states[one.entity])) for one in found[:MOST]]
        return page(request, proposals=shown, more=max(0, len(found) - MOST))

    @house.post("/import/judge")
    def judge(request: Request, sent: Sent) -> Response:
        if not judging.ours(sent, rooms.draw.token):
            return page(request, status=403, error=judging.STALE)
        try:
            who = judging.who(sent)
            with rooms.change() as desk:
                wished = _chosen(desk, sent)
                done = [Done(one, None, one.refused) for one in wished if one.refused]
                done += refined.apply(desk, wished, who)
        except (DeskError, ValueError) as error:
            return page(request, status=409, error=str(error))
        if not done:
            return RedirectResponse("/import", 303)
        return page(request, done=done)


def _value(one: Proposal, state: str) -> str:
    """A proposal as the value of its box on the page."""
    row = {"kind": one.kind, "entity": one.entity, "other": one.other, "name": one.name, "state": state}
    return urlencode(row)


def _chosen(desk: Desk, sent: Form) -> list[Proposal]:
    """What was ticked, looked at anew: somebody may have judged meanwhile."""
    rows = []
    for n, value in enumerate(sent.all("chosen")[:MOST], 1):
        given = {name: values[-1] for name, values in parse_qs(value, max_num_fields=5).items()}
        kind, other = given.get("kind"), given.get("other", "")
        rows.append(
            Row(
                n,
                given.get("entity", ""),
                given.get("name", "") if kind == "rename" else "",
                other if kind == "merge" else "",
                other if kind == "apart" else "",
                given.get("state", ""),
            )
        )
    return refined.plan(desk, rows, cells.text)
