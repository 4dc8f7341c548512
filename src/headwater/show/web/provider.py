"""Logging in by way of another provider (newsroom/accounts/oidc.py): there and back."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlencode

from fastapi import FastAPI, Request, Response
from fastapi.responses import RedirectResponse
from starlette.exceptions import HTTPException

from headwater.errors import DeskError, HeadwaterError
from headwater.newsroom.accounts import factors, identified, oidc, sessions
from headwater.newsroom.accounts.oidc import Begun, Claims, Gate
from headwater.said import kept
from headwater.show.web.carried import carried
from headwater.show.web.door import SECOND, Cookie, came_from, let_in, safe
from headwater.show.web.rooms import Rooms
from headwater.show.web.visitor import Role, asking

RIGHTS: Final[dict[str, Role]] = {"GET /login/provider": "nobody", "GET /login/provider/back": "nobody"}
_COOKIE: Final = "headwater-provider"
_THERE: Final = "/login/provider"
_NONE: Final = kept("This desk knows no other provider to log in by.")
_TROUBLE: Final = kept("The provider does not answer as it should. Log in with a password, or try again later.")


def add(house: FastAPI, rooms: Rooms) -> None:
    """Adds the addresses."""
    house.state.gate = Gate(rooms.settings)

    @house.get(_THERE)
    def there(request: Request) -> Response:
        if not (oidc.wanted(rooms.settings) and rooms.desk.has_accounts()):
            raise HTTPException(404, _NONE)
        return begun(request, rooms, safe(request.query_params.get("next", "/")))

    @house.get(f"{_THERE}/back")
    def back(request: Request) -> Response:
        if not oidc.wanted(rooms.settings):
            raise HTTPException(404, _NONE)
        try:
            begun_, claims = _gate(request).finish(request.query_params, request.cookies.get(_COOKIE, ""))
            return _forget(_come(request, rooms, begun_, claims))
        except DeskError as error:
            raise HTTPException(403, str(error)) from None
        except HeadwaterError:
            # What went wrong between two servers is not for whoever comes along.
            raise HTTPException(503, _TROUBLE) from None


def _gate(request: Request) -> Gate:
    gate: Gate = request.app.state.gate
    return gate


def begun(request: Request, rooms: Rooms, there: str, *, account: str | None = None) -> Response:
    """Leads to the provider; from a form (`account`: who adds it to their own) by a page with a link."""
    cookie: Cookie = request.app.state.cookie
    scheme = "https" if cookie.secure else request.url.scheme
    try:
        address, word = _gate(request).begin(
            f"{scheme}://{request.headers['host']}{_THERE}/back", there, account=account
        )
    except HeadwaterError:
        raise HTTPException(503, _TROUBLE) from None
    answer: Response = RedirectResponse(address, 303)
    if account:
        answer = rooms.draw(request, "to_provider.html", here="account", address=address)
    # `Lax`: the provider leads back here from another site, and then it must come along.
    answer.set_cookie(_COOKIE, word, max_age=600, path=_THERE, httponly=True, secure=cookie.secure, samesite="lax")
    answer.headers["cache-control"] = "no-store"
    return answer


def _forget(answer: Response) -> Response:
    answer.delete_cookie(_COOKIE, path=_THERE, httponly=True, samesite="lax")
    return answer


def _come(request: Request, rooms: Rooms, begun_: Begun, claims: Claims) -> Response:
    who = asking()
    with rooms.change() as desk:
        if begun_.account:
            # Only within the session that asked for it: it is their account that is opened to somebody.
            if who.session is None or who.session.half or who.session.account.id != begun_.account:
                raise oidc.Refused(oidc.REFUSED)
            identified.link(desk, rooms.settings, who.session.account, claims)
            return RedirectResponse(carried(request).to(f"{begun_.there}?done=linked"), 303)
        account = identified.enter(desk, rooms.settings, claims)
        half = factors.needed(desk, account.id)
        token = sessions.begin(desk, account.id, half=half, browser=came_from(request)["browser"], old=who.token)
    to = f"{SECOND}?{urlencode({'next': begun_.there})}" if half else begun_.there
    answer = RedirectResponse(carried(request).to(to), 303)
    let_in(request, answer, token)
    return answer
