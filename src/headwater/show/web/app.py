"""The desk's addresses: lists of articles, search, issues, and those that stand in files of their own; with their JSON.

What persons judge is sent to the pages of claims, articles and their copies, entities and watch lists (claims.py,
articles.py, copies.py, entities.py, watching.py); all else is read only.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import asdict
from typing import Any, Final

from fastapi import FastAPI, Request, Response
from fastapi.responses import RedirectResponse
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware as Packed
from starlette.types import ASGIApp

from headwater.errors import DeskBlank, DeskBusy, DeskGone, HeadwaterError
from headwater.said import kept
from headwater.show.web import (
    activity,
    adding,
    alerts,
    articles,
    asked,
    assets,
    case,
    cases,
    claim_more,
    claims,
    copies,
    demands,
    door,
    dossier_writing,
    dossiers,
    entities,
    events,
    exports,
    factors,
    followed,
    keeping,
    log,
    margin,
    openapi,
    outlets,
    own_factors,
    own_tokens,
    people,
    preferences,
    provider,
    publishing,
    searching,
    stories,
    today,
    watching,
)
from headwater.show.web.carried import carried
from headwater.show.web.drawer import Drawer, as_json
from headwater.show.web.guard import Guard
from headwater.show.web.held import Held
from headwater.show.web.rights import Rights, collected
from headwater.show.web.rooms import Rooms
from headwater.show.web.shelf import Shelf
from headwater.show.web.speaking import Speaking
from headwater.show.web.visitor import Role, visitor
from headwater.show.web.work import TooMuch

PAGE: Final = 40
"""Articles, or issues, on one page of their list."""
_WHAT_TO_DO = {
    404: kept("No article, entity or page of this desk has this address. It may have been cut off when it was copied."),
    405: kept("Nothing can be changed at this address: it can only be read."),
    503: kept("The desk cannot be asked just now."),
    500: kept(
        "This is a fault of Headwater. The terminal that serves the desk says where; what is stored is not affected."
    ),
}


PAGES: Final = (
    today,
    adding,
    searching,
    outlets,
    margin,
    followed,
    activity,
    events,
    preferences,
    openapi,
    door,
    factors,
    provider,
    people,
    own_factors,
    own_tokens,
    demands,
    log,
    alerts,
    dossiers,
    dossier_writing,
    exports,
    cases,
    case,
    publishing,
    keeping,
)
"""Each adds its addresses, in this order."""
MODULES: Final = (
    sys.modules[__name__],
    articles,
    copies,
    stories,
    claims,
    claim_more,
    entities,
    watching,
    assets,
    *PAGES,
)
"""Each says who may ask for its addresses, in a constant `RIGHTS`."""
RIGHTS: Final[dict[str, Role]] = {
    "GET /": "subscriber",
    "GET /articles": "reader",
    "GET /articles.json": "reader",
    "GET /issues": "reader",
    "GET /issues.json": "reader",
}


def create_app(rooms: Rooms, *, host: str, packed: bool = False, here: bool = True) -> ASGIApp:
    """The application over one desk, answering under `host`, the names of the settings and those of this machine only.

    `here`: only this machine can ask, so a desk without accounts is open to whoever does. `packed`: pages are
    compressed. Not for this machine alone: there it costs time and spares nothing. A page that is compressed may let on
    what is in it by its size (BREACH), so the token of the forms is another one on every page.
    """
    # Compressed pages are made anew: their token is another one each time.
    house = house_of(rooms)
    stood = events.Stood(house if packed else Held(house, rooms.desk.version, rooms.desk.touched), rooms.pulse)
    rights = rooms.draw.rights = Rights(house, collected(MODULES))
    entered = door.Door(stood, rooms, rights, door.Cookie.of(rooms), here=here)
    guarded = Packed(entered) if packed else entered
    return Speaking(Guard(guarded, host=host, names=rooms.settings.serve.names, refusal=rooms.draw.trouble))


def house_of(rooms: Rooms) -> FastAPI:
    """All addresses, without the door before them."""
    house = FastAPI(openapi_url=None, docs_url=None, redoc_url=None, redirect_slashes=False)
    shelf, register, ledger, draw = rooms.shelf, rooms.register, rooms.ledger, rooms.draw
    _add_front(house, rooms)
    _add_lists(house, shelf, draw)
    articles.add(house, shelf, register, ledger, draw)
    copies.add(house, shelf, ledger, draw)
    stories.add(house, ledger, draw)
    claims.add(house, ledger, draw)
    claim_more.add(house, ledger, draw)
    entities.add(house, register, draw)
    watching.add(house, register, draw)
    for page in PAGES:
        page.add(house, rooms)
    assets.add(house)
    _add_troubles(house, draw)
    return house


def _add_front(house: FastAPI, rooms: Rooms) -> None:
    @house.get("/")
    def front(request: Request) -> Response:
        return RedirectResponse(carried(request).to(_first_page(rooms)), 307)


def _first_page(rooms: Rooms) -> str:
    """Where who comes begins: whoever subscribes has no page of the desk but their own account."""
    if not visitor().may("reader"):
        return "/account"
    return "/add" if visitor().may("reporter") and not rooms.desk.anything() else "/today"


def _add_lists(house: FastAPI, shelf: Shelf, draw: Drawer) -> None:
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


def _add_troubles(house: FastAPI, draw: Drawer) -> None:
    def refused(request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 500
        given = error.detail if isinstance(error, HTTPException) else ""
        plain = given in ("", "Not Found", "Method Not Allowed")
        return _trouble(draw, status, _WHAT_TO_DO.get(status, given) if plain else given, request)

    def told(request: Request, error: Exception) -> Response:
        later = isinstance(error, DeskBusy | DeskGone | DeskBlank | TooMuch)
        # What an error names, a file's path among it, is not for everybody.
        message = str(error) if visitor().may("reader") else _WHAT_TO_DO[503]
        page = _trouble(draw, 503 if later else 500, message, request)
        if later:
            page.headers["retry-after"] = "10"
        return page

    def broken(request: Request, _: Exception) -> Response:
        return _trouble(draw, 500, _WHAT_TO_DO[500], request)

    handlers: list[tuple[Any, Callable[[Request, Exception], Response]]] = [
        (HTTPException, refused),
        (HeadwaterError, told),
        (Exception, broken),
    ]
    for kind, handler in handlers:
        house.add_exception_handler(kind, handler)


def _trouble(draw: Drawer, status: int, message: str, request: Request) -> Response:
    """A page that says what to do; where JSON was asked for, the same as JSON."""
    if request.scope["path"].endswith(".json"):
        return openapi.problem(status, str(message))
    return draw.trouble(status, message, request)
