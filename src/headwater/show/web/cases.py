"""The addresses of confidential cases: the list of them, one made, who may try to open which. Inside one: case.py."""

from __future__ import annotations

import hashlib
import secrets
from typing import Any, Final

from fastapi import FastAPI, Request, Response
from fastapi.responses import RedirectResponse
from starlette.exceptions import HTTPException

from headwater.desk.sealed.cases import CaseRow
from headwater.errors import DeskError
from headwater.newsroom.sealed import keyfile, opening
from headwater.newsroom.sealed.opening import Opened
from headwater.said import kept
from headwater.show.web import judging
from headwater.show.web.asked import Form
from headwater.show.web.carried import carried
from headwater.show.web.drawer import as_json
from headwater.show.web.entities import Sent
from headwater.show.web.rooms import Rooms
from headwater.show.web.visitor import Role, Visitor, asking, visitor

RIGHTS: Final[dict[str, Role]] = {
    "GET /cases": "reporter",
    "GET /cases.json": "reporter",
    "POST /cases": "reporter",
}
COOKIE: Final = "headwater-cases"
"""Tells the browser in which a case was opened from all others; it opens nothing by itself, and ends with it."""
TWICE: Final = kept("The two passphrases are not the same. Nothing was kept.")


def add(house: FastAPI, rooms: Rooms) -> None:
    """Adds the addresses."""
    rooms.cases.minutes = rooms.settings.cases.minutes

    @house.get("/cases")
    def cases(request: Request) -> Response:
        return _list(rooms, request)

    @house.get("/cases.json")
    def cases_json(request: Request) -> Response:
        rows = [{"id": r.id, "shared": r.shared, "made": r.made, "changed": r.changed} for r in _rows(rooms, request)]
        return unkept(as_json({"cases": rows}))

    @house.post("/cases")
    def make(request: Request, sent: Sent) -> Response:
        if not judging.ours(sent, rooms.draw.token):
            return _list(rooms, request, 403, judging.STALE)
        try:
            people_only()
            return _made(rooms, request, sent)
        except DeskError as error:
            return _list(rooms, request, 409, str(error))


# Who may


def _rows(rooms: Rooms, request: Request) -> list[CaseRow]:
    people_only()
    who = visitor(request)
    return [row for row in rooms.desk.sealed_cases() if may_try(who, row)]


def may_try(who: Visitor, row: CaseRow) -> bool:
    """True for whoever made a case, and for editors where it is shared with them: its passphrase they need besides."""
    if who.account is None or row.owner == who.account:
        return True
    return who.may("editor") and (row.shared or not row.owner)


def holder(browser: str) -> str:
    """Whoever asks, in this session, in this browser."""
    who = asking()
    told = hashlib.sha256(f"{who.token} {browser}".encode("utf-8", "replace")).hexdigest()
    return f"{who.visitor.account or ''}:{told}"


def people_only() -> None:
    """A program's token may be in a file, a log, a chat: no passphrase is to come by the same way."""
    if asking().program:
        raise HTTPException(403, "Confidential cases are opened by people, in a browser or in a terminal.")


# The list


def _list(rooms: Rooms, request: Request, status: int = 200, error: str = "") -> Response:
    who = holder(request.cookies.get(COOKIE, ""))
    given: dict[str, Any] = {"rows": _rows(rooms, request), "open": rooms.cases.open_for(who), "error": error}
    given |= {"key_file": keyfile.place(rooms.settings), "shortest": opening.SHORTEST}
    return unkept(rooms.draw(request, "cases.html", status=status, here="cases", json="/cases.json", **given))


def _made(rooms: Rooms, request: Request, sent: Form) -> Response:
    who, first, again = judging.who(sent), sent.raw("passphrase"), sent.raw("again")
    if first != again:
        raise DeskError(TWICE)
    owner = visitor(request).account or ""
    with rooms.change() as desk:
        opened = opening.make(desk, rooms.settings, "", first, owner=owner, who=who)
    return opened_here(rooms, request, opened)


def opened_here(rooms: Rooms, request: Request, opened: Opened) -> Response:
    """Holds a case open for this browser, under a name of its own from now on."""
    browser = secrets.token_urlsafe(32)
    rooms.cases.hand_over(holder(request.cookies.get(COOKIE, "")), holder(browser))
    rooms.cases.hold(holder(browser), opened)
    answer = RedirectResponse(carried(request).to(f"/cases/{opened.id}"), 303)
    # As the session's own cookie: behind a proxy that speaks TLS the scheme here would be http.
    secure = request.app.state.cookie.secure
    answer.set_cookie(COOKIE, browser, path="/cases", httponly=True, samesite="strict", secure=secure)
    return answer


def unkept(page: Response) -> Response:
    """No browser keeps it, no proxy, and the desk does not give it to anybody else (held.py)."""
    page.headers["cache-control"] = "no-store, private"
    return page
