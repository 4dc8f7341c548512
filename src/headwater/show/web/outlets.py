"""The addresses of outlets: who owns them, whom they copy, who copies them, on whom they rest, how they are rated."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from fastapi import FastAPI, Request, Response
from fastapi.responses import RedirectResponse
from starlette.exceptions import HTTPException

from headwater import pipeline
from headwater.desk.finding.outlet_listing import OutletRow
from headwater.desk.finding.outlet_page import OutletPage
from headwater.errors import DeskError
from headwater.json_text import plain
from headwater.linked import Publisher
from headwater.show import tongue
from headwater.show.reliability import RELIABILITY
from headwater.show.tongue import Words, mark
from headwater.show.web import asked, judging
from headwater.show.web.carried import carried
from headwater.show.web.drawer import as_json
from headwater.show.web.entities import Sent, keeping
from headwater.show.web.rating import history, rated
from headwater.show.web.rooms import Rooms
from headwater.show.web.visitor import Role

RIGHTS: Final[dict[str, Role]] = {
    "GET /outlets": "reader",
    "GET /outlets.json": "reader",
    "GET /outlet/{key}.json": "reader",
    "GET /outlet/{key}": "reader",
    "POST /outlet/{key}": "reporter",
}

PAGE: Final = 40
"""Outlets on one page."""
ARTICLES: Final = 30
"""Articles on one page of an outlet."""
BETWEEN: Final = 10
"""Outlets that are shown at once of those between whom text went."""
ORDERS: Final[Mapping[str, str]] = {
    "articles": mark("most articles"),
    "copying": mark("largest part copied"),
    "copied": mark("most copied by others"),
    "unnamed": mark("most often unnamed sources"),
    "name": mark("name"),
}
_KINDS: Final = Words(
    {
        "agency": mark("news agency"),
        "paper": mark("newspaper"),
        "broadcaster": mark("broadcaster"),
        "site": mark("news site"),
        "magazine": mark("magazine"),
        "press service": mark("press service"),
        "channel": mark("channel"),
    }
)
EDITS: Final = Words(
    {
        "edited": mark("edited without saying so"),
        "corrected": mark("corrected, and said so"),
        "grown": mark("added to"),
        "withdrawn": mark("withdrawn"),
    }
)
"""What became of a text after it came out."""


def add(house: FastAPI, rooms: Rooms) -> None:
    """Adds the addresses."""
    _add_list(house, rooms)
    _add_pages(house, rooms)


def _add_list(house: FastAPI, rooms: Rooms) -> None:
    @house.get("/outlets")
    def outlets(request: Request) -> Response:
        rows, order = _rows(request, rooms), asked.choice(request, "order", tuple(ORDERS))
        query = asked.query(request)
        turn = asked.turn(request, len(rows), PAGE)
        given: dict[str, Any] = {"rows": rows[turn["first"] - 1 :][:PAGE], "order": order, "asked": query}
        given |= {"orders": ORDERS, "kind_of": kind_of, "json": "/outlets.json", "waiting": rooms.ledger.uncompared()}
        return rooms.draw(request, "outlets.html", here="outlets", **turn, **given)

    @house.get("/outlets.json")
    def outlets_json() -> Response:
        return as_json({"outlets": [plain(row) for row in rooms.shelf.outlets()]})


def _rows(request: Request, rooms: Rooms) -> list[OutletRow]:
    query, order = asked.query(request).casefold(), asked.choice(request, "order", tuple(ORDERS))
    rows = [r for r in rooms.shelf.outlets() if query in f"{r.name} {r.key} {r.owner}".casefold()]
    by: dict[str, Any] = {
        "articles": lambda r: -r.articles,
        "copying": lambda r: -(r.copying / r.articles if r.articles else 0),
        "copied": lambda r: -r.copied,
        "unnamed": lambda r: -(r.unnamed / r.statements if r.statements else 0),
        "name": lambda r: r.name.casefold(),
    }
    return sorted(rows, key=by[order])


def _add_pages(house: FastAPI, rooms: Rooms) -> None:
    @house.get("/outlet/{key}.json")
    def outlet_json(key: str) -> Response:
        page = _page(rooms, key)
        if page.row.key != key:
            return RedirectResponse(f"/outlet/{page.row.key}.json", 307)
        known = _known(page)
        return as_json(plain(page) | {"known": plain(known) if known else None})

    @house.get("/outlet/{key}")
    def outlet(key: str, request: Request) -> Response:
        page = _page(rooms, key)
        if page.row.key != key:
            # Two outlets that are one now may be two again: the browser should not remember this.
            return RedirectResponse(carried(request).to(f"/outlet/{page.row.key}"), 307)
        return rooms.draw(request, "outlet.html", **_shown(request, rooms, page), error="")

    @house.post("/outlet/{key}")
    def judge(key: str, request: Request, sent: Sent) -> Response:
        page = _page(rooms, key)

        def again(status: int, error: str) -> Response:
            given = _shown(request, rooms, page) | {"error": error, "done": None}
            return rooms.draw(request, "outlet.html", status=status, sent=sent, by=sent.one("by"), **given)

        if not judging.ours(sent, rooms.draw.token):
            return again(403, judging.STALE)
        try:
            with rooms.change() as desk:
                made = rated(sent, page.row.key)(desk)
        except DeskError as error:
            return again(409, str(error))
        done = sent.one("judgement") if made.kind == "undo" else made.id
        there = f"/outlet/{page.row.key}?done={done}"
        return RedirectResponse(keeping(request, sent, rooms.draw).to(there), 303)


def _page(rooms: Rooms, key: str) -> OutletPage:
    try:
        return rooms.desk.outlet(key)
    except DeskError as error:
        raise HTTPException(404, str(error)) from error


def _shown(request: Request, rooms: Rooms, page: OutletPage) -> dict[str, Any]:
    turn = asked.turn(request, page.row.articles, ARTICLES)
    listed = rooms.desk.outlet_articles(page.keys, ARTICLES, turn["first"] - 1)
    changed = rooms.desk.outlet_changed(page.keys)[:20]
    printed = {row.id: row for row in rooms.desk.printed_of([*(row.id for row in listed), *changed])}
    log = history(rooms, page.row.key)
    return turn | {
        "here": "outlet",
        "json": f"/outlet/{page.row.key}.json",
        "outlet": page,
        "row_": page.row,
        "known": _known(page),
        "kind": kind_of(page.row),
        "country": _country(page),
        "articles": [printed[row.id] for row in listed if row.id in printed],
        "edits": EDITS,
        "edited": rooms.desk.edits_of(changed),
        "changed": [printed[id] for id in changed if id in printed],
        "between": BETWEEN,
        "reliability": RELIABILITY,
        "history_rows": log,
        "done": next((j for j in log if j.judgement.id == asked.number(request, "done", 0)), None),
    }


def _known(page: OutletPage) -> Publisher | None:
    return next((found for key in page.keys if (found := publisher(key))), None)


@cache
def publisher(key: str) -> Publisher | None:
    """What our lists say of an outlet (House.outlet)."""
    return pipeline.publisher(key)


def kind_of(row: OutletRow) -> str:
    """What sort of outlet it is, "" where our lists do not have it."""
    found = publisher(row.outlet)
    return _KINDS.get(found.kind, "") if found else ""


def _country(page: OutletPage) -> str:
    found = _known(page)
    if not found or not found.country:
        return ""
    return str(tongue.locale().territories.get(found.country, found.country))
