"""Who must have a second factor, and who has one: for admins; and what they do for somebody who has lost theirs."""

from __future__ import annotations

from typing import Any, Final

from fastapi import FastAPI, Request, Response
from fastapi.responses import RedirectResponse
from starlette.exceptions import HTTPException

from headwater.desk.accounts.rows import ROLES
from headwater.errors import DeskError
from headwater.newsroom.accounts import factors, identified, oidc, throttle
from headwater.show.web import asked, judging, proving
from headwater.show.web.asked import Form
from headwater.show.web.carried import carried
from headwater.show.web.door import Sent
from headwater.show.web.drawer import as_json
from headwater.show.web.factors import NO_WISH, fresh, waits
from headwater.show.web.own_factors import own_session, provider_name
from headwater.show.web.people import PAGE
from headwater.show.web.rooms import Rooms
from headwater.show.web.visitor import Role

HERE: Final = "/factors"
RIGHTS: Final[dict[str, Role]] = {
    "GET /factors": "admin",
    "GET /factors.json": "admin",
    "POST /factors": "admin",
}


def add(house: FastAPI, rooms: Rooms) -> None:
    """Adds the addresses."""

    @house.get(HERE)
    def all_(request: Request) -> Response:
        return _all(request, rooms)

    @house.get(f"{HERE}.json")
    def all_json(request: Request) -> Response:
        page = asked.number(request, "page", 1)
        rows = [
            {"account": id, "app": app, "passkeys": keys, "recovery": left}
            for id, _, _, app, keys, left in _rows(rooms, page)
        ]
        return as_json({"demanded": rooms.desk.demanded_factors(), "page": page, "factors": rows})

    @house.post(HERE)
    def change(request: Request, sent: Sent) -> Response:
        if not judging.ours(sent, rooms.draw.token):
            return _all(request, rooms, status=403, error=judging.STALE)
        try:
            _change(request, rooms, sent)
        except throttle.TooOften as error:
            return waits(_all(request, rooms, status=429, error=str(error)), error)
        except DeskError as error:
            return _all(request, rooms, status=409, error=str(error))
        return RedirectResponse(carried(request).to(HERE), 303)


def _change(request: Request, rooms: Rooms, sent: Form) -> None:
    session = own_session()
    by, wish, role = session.account.name, sent.one("do"), sent.one("role")
    with rooms.change() as desk:
        if wish in ("demand", "let be") and role in ROLES:
            wanted = wish == "demand"
            if not wanted:
                proving.prove(request, desk, sent)
            factors.demand(desk, role, session.account, wanted=wanted, name=by)
        elif wish == "reset" or (wish == "expect" and oidc.wanted(rooms.settings)):
            # It opens somebody's account, the admin's own too, to whoever knows their password, or has that address: an
            # admin's open desk must not be enough.
            proving.prove(request, desk, sent, again=True)
            if wish == "reset":
                factors.reset(desk, sent.one("account"), by)
            else:
                identified.expect(desk, rooms.settings, sent.one("account"), sent.one("email"), by)
        else:
            raise DeskError(NO_WISH)


def _rows(rooms: Rooms, page: int) -> list[tuple[str, str, str, str | None, int, int]]:
    """Account, name, role, since when an app, how many passkeys, how many recovery codes."""
    found: list[tuple[str, str, str, str | None, int, int]] = []
    for account in rooms.desk.accounts(limit=PAGE, offset=(page - 1) * PAGE):
        has = rooms.desk.factors(account.id)
        found.append((account.id, account.name, account.role, has.app, len(has.passkeys), has.recovery))
    return found


def _all(request: Request, rooms: Rooms, *, status: int = 200, **given: Any) -> Response:
    if not rooms.desk.has_accounts():
        raise HTTPException(404)
    turn = asked.turn(request, rooms.desk.account_count(), PAGE)
    always: dict[str, Any] = {"error": "", "roles": ROLES, "demanded": rooms.desk.demanded_factors()} | turn
    always |= {"rows": _rows(rooms, turn["page"]), "provider": provider_name(rooms)}
    always |= {"asks": proving.asks(rooms, again=True), "asks_stale": proving.asks(rooms)}
    json = f"{HERE}.json?page={turn['page']}"
    return fresh(rooms.draw(request, "factors.html", status=status, here="accounts", json=json, **always | given))
