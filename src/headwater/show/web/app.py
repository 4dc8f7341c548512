"""The desk's addresses: lists of articles, search, issues, and those that stand in files of their own; with their JSON.

What persons judge is sent to the pages of claims, articles and their copies, entities and watch lists (claims.py,
articles.py, copies.py, entities.py, watching.py); all else is read only.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from functools import cache
from importlib import resources
from typing import Any, Final
from urllib.parse import quote

from fastapi import FastAPI, Request, Response
from fastapi.responses import RedirectResponse
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp

from headwater.errors import HeadwaterError
from headwater.show.web import (
    activity,
    adding,
    articles,
    asked,
    claims,
    copies,
    entities,
    events,
    followed,
    margin,
    openapi,
    outlets,
    preferences,
    searching,
    stories,
    today,
    watching,
)
from headwater.show.web.articles import MOST_LINKS
from headwater.show.web.carried import carried
from headwater.show.web.drawer import Drawer, as_json
from headwater.show.web.guard import Guard
from headwater.show.web.rooms import Rooms
from headwater.show.web.shelf import Shelf

PAGE: Final = 40
"""Articles, or issues, on one page of their list."""
HITS: Final = 100
_STATIC = {"headwater.svg": "image/svg+xml", "headwater.js": "text/javascript; charset=utf-8"}
_STYLES: Final = (
    *("base", "article", "margin", "entity", "claim", "story", "pictures", "copies"),
    *("today", "search", "outlets", "followed", "adding", "preferences", "media"),
)
"""The style sheet is one for the browser, and a part for each subject here; narrow windows and print come last."""
_WHAT_TO_DO = {
    404: "No article, entity or page of this desk has this address. It may have been cut off when it was copied.",
    405: "Nothing can be changed at this address: it can only be read.",
    500: "This is a fault of Headwater. The terminal that serves the desk says where; what is stored is not affected.",
}


PAGES: Final = (today, adding, searching, outlets, margin, followed, activity, events, preferences, openapi)
"""Each adds its addresses, in this order."""


def create_app(rooms: Rooms, *, host: str) -> ASGIApp:
    """The application over one desk, answering under `host` and the names of this machine only."""
    house = FastAPI(openapi_url=None, docs_url=None, redoc_url=None, redirect_slashes=False)
    shelf, register, ledger, draw = rooms.shelf, rooms.register, rooms.ledger, rooms.draw
    _add_lists(house, shelf, draw)
    articles.add(house, shelf, register, ledger, draw)
    copies.add(house, shelf, ledger, draw)
    stories.add(house, ledger, draw)
    claims.add(house, ledger, draw)
    entities.add(house, register, draw)
    watching.add(house, register, draw)
    for page in PAGES:
        page.add(house, rooms)
    _add_static(house)
    _add_troubles(house, draw)
    return Guard(house, host=host, refusal=draw.trouble)


def _add_lists(house: FastAPI, shelf: Shelf, draw: Drawer) -> None:
    @house.get("/")
    def front(request: Request) -> Response:
        return RedirectResponse(carried(request).to("/articles"), 307)

    @house.get("/articles")
    def list_(request: Request) -> Response:
        turn = asked.turn(request, shelf.total(), PAGE)
        rows = shelf.page(PAGE, turn["first"] - 1)
        behind = f"/articles.json?page={turn['page']}"
        return draw(request, "articles.html", here="articles", json=behind, articles=rows, **turn)

    @house.get("/articles.json")
    def articles_json(request: Request) -> Response:
        page = asked.number(request, "page", 1)
        rows = [asdict(row) for row in shelf.page(PAGE, (page - 1) * PAGE)]
        return as_json({"total": shelf.total(), "page": page, "articles": rows})

    @house.get("/search")
    def search(request: Request) -> Response:
        query = asked.query(request)
        hits = shelf.search(query, HITS) if query else []
        behind = f"/search.json?q={quote(query, safe='')}" if query else None
        return draw(request, "search.html", here="search", json=behind, query=query, hits=hits, more=len(hits) == HITS)

    @house.get("/search.json")
    def search_json(request: Request) -> Response:
        query = asked.query(request)
        hits = shelf.search(query, HITS) if query else []
        rows = [{**asdict(hit.article), "snippet": hit.snippet.striptags()} for hit in hits]
        return as_json({"query": query, "articles": rows})

    @house.get("/issues")
    def issues(request: Request) -> Response:
        turn = asked.turn(request, shelf.issues_total(), PAGE)
        rows = shelf.issues(PAGE, turn["first"] - 1)
        return draw(
            request, "issues.html", here="issues", json=f"/issues.json?page={turn['page']}", issues=rows, **turn
        )

    @house.get("/issues.json")
    def issues_json(request: Request) -> Response:
        page = asked.number(request, "page", 1)
        rows = [asdict(row) for row in shelf.issues(PAGE, (page - 1) * PAGE)]
        return as_json({"total": shelf.issues_total(), "page": page, "issues": rows})


def _add_static(house: FastAPI) -> None:
    kept = {"cache-control": "max-age=3600"}

    @house.get("/static/links-{count:int}.css")
    def links(count: int) -> Response:
        if not 0 <= count <= MOST_LINKS:
            raise HTTPException(404)
        return Response(link_styles(count), media_type="text/css; charset=utf-8", headers=kept)

    @house.get("/static/headwater.css")
    def style() -> Response:
        return Response(styles(), media_type="text/css; charset=utf-8", headers=kept)

    @house.get("/static/{name}")
    def static(name: str) -> Response:
        if name not in _STATIC:
            raise HTTPException(404)
        body = (resources.files("headwater.show.web") / "static" / name).read_bytes()
        return Response(body, media_type=_STATIC[name], headers=kept)

    @house.get("/favicon.ico")
    def icon() -> Response:
        return RedirectResponse("/static/headwater.svg", 308)


@cache
def styles() -> str:
    """The style sheet, of all its parts."""
    here = resources.files("headwater.show.web") / "static" / "css"
    return "\n".join((here / f"{name}.css").read_text("utf-8") for name in _STYLES)


def link_styles(count: int) -> str:
    """Lights up the words of a statement while its note is pointed at or was gone to: no script is needed for it."""
    rule = ":root:has(#n{n}:target,#s{n}:target,#n{n}:hover,#n{n}:focus-within) .s{n}{{background:var(--lit)}}\n"
    return "".join(rule.format(n=n) for n in range(1, count + 1))


def _add_troubles(house: FastAPI, draw: Drawer) -> None:
    def refused(request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 500
        given = error.detail if isinstance(error, HTTPException) else ""
        plain = given in ("", "Not Found", "Method Not Allowed")
        return draw.trouble(status, _WHAT_TO_DO.get(status, given) if plain else given, request)

    def told(request: Request, error: Exception) -> Response:
        return draw.trouble(500, str(error), request)

    def broken(request: Request, _: Exception) -> Response:
        return draw.trouble(500, _WHAT_TO_DO[500], request)

    handlers: list[tuple[Any, Callable[[Request, Exception], Response]]] = [
        (HTTPException, refused),
        (HeadwaterError, told),
        (Exception, broken),
    ]
    for kind, handler in handlers:
        house.add_exception_handler(kind, handler)
