"""One's own tokens for programs: made, shown once, ended."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any, Final

from fastapi import FastAPI, Request, Response
from fastapi.responses import RedirectResponse

from headwater.errors import DeskError
from headwater.json_text import plain
from headwater.newsroom.accounts import throttle, tokens
from headwater.said import kept
from headwater.show.tongue import mark
from headwater.show.web import judging, proving
from headwater.show.web.asked import Form
from headwater.show.web.carried import carried
from headwater.show.web.door import Sent
from headwater.show.web.drawer import as_json
from headwater.show.web.factors import NO_WISH, fresh, waits
from headwater.show.web.own_factors import own_session
from headwater.show.web.rooms import Rooms
from headwater.show.web.visitor import Role, visitor

HERE: Final = "/account/tokens"
RIGHTS: Final[dict[str, Role]] = {
    "GET /account/tokens": "subscriber",
    "GET /account/tokens.json": "subscriber",
    "POST /account/tokens": "subscriber",
}
SCOPES: Final = {
    "published": mark("reads what is published for subscribers"),
    "read": mark("reads the desk"),
    "add": mark("adds articles"),
    "export": mark("takes exports"),
}
_NO_DAY: Final = kept("Write the last day as 2026-03-14.")


def add(house: FastAPI, rooms: Rooms) -> None:
    """Adds the addresses."""

    @house.get(HERE)
    def own(request: Request) -> Response:
        if visitor().account is None:
            return RedirectResponse(carried(request).to("/accounts"), 303)
        return _own(request, rooms)

    @house.get(f"{HERE}.json")
    def own_json() -> Response:
        return as_json({"tokens": [plain(row) for row in rooms.desk.tokens(visitor().account or "")]})

    @house.post(HERE)
    def change(request: Request, sent: Sent) -> Response:
        if visitor().account is None:
            return RedirectResponse(carried(request).to("/accounts"), 303)
        if not judging.ours(sent, rooms.draw.token):
            return _own(request, rooms, status=403, error=judging.STALE, sent=sent)
        try:
            return _change(request, rooms, sent)
        except throttle.TooOften as error:
            return waits(_own(request, rooms, status=429, error=str(error), sent=sent), error)
        except DeskError as error:
            return _own(request, rooms, status=409, error=str(error), sent=sent)


def _change(request: Request, rooms: Rooms, sent: Form) -> Response:
    session = own_session()
    account, wish = session.account, sent.one("do")
    with rooms.change() as desk:
        if wish == "end":
            desk.end_token(account.id, sent.one("id"), account.name)
            return RedirectResponse(carried(request).to(HERE), 303)
        if wish != "make":
            raise DeskError(NO_WISH)
        proving.prove(request, desk, sent, again=True)
        made, word = tokens.make(desk, account, sent.one("name"), sent.all("scope"), _day(sent), account.name)
    return _own(request, rooms, made=made, word=word)


def _day(sent: Form) -> date | None:
    try:
        return date.fromisoformat(sent.one("until")) if sent.one("until") else None
    except ValueError:
        raise DeskError(_NO_DAY) from None


def _own(request: Request, rooms: Rooms, *, status: int = 200, **given: Any) -> Response:
    today = datetime.now(UTC).date()
    account = rooms.desk.account(visitor().account or "")
    always: dict[str, Any] = {"error": "", "word": "", "made": None, "account": account, "scopes": SCOPES}
    always["asks"] = proving.asks(rooms, again=True)
    always |= {"rows": rooms.desk.tokens(account.id), "today": today.isoformat()}
    always |= {"usual": (today + tokens.USUAL).isoformat(), "last": (today + tokens.LONGEST).isoformat()}
    return fresh(rooms.draw(request, "own_tokens.html", status=status, here="account", **always | given))
