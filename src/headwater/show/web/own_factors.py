"""One's own second factors: set up, removed, with recovery codes; and who one is at another provider.

Whatever changes by what one logs in asks for the password once more (confirming.py).
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any, Final

from fastapi import FastAPI, Request, Response
from fastapi.responses import RedirectResponse

from headwater.desk.accounts.rows import Account, Session
from headwater.desk.store import Desk
from headwater.errors import DeskError, HeadwaterError
from headwater.json_text import plain
from headwater.newsroom.accounts import confirming, factors, oidc, passkeys, sessions, throttle
from headwater.said import kept
from headwater.show.tongue import mark, say
from headwater.show.web import judging
from headwater.show.web.asked import Form
from headwater.show.web.carried import carried
from headwater.show.web.door import Sent, came_from
from headwater.show.web.drawer import as_json
from headwater.show.web.factors import NO_WISH, app_begun, fresh, place, set_up, shown_once, waits
from headwater.show.web.rooms import Rooms
from headwater.show.web.visitor import Role, asking, visitor

HERE: Final = "/account/factors"
RIGHTS: Final[dict[str, Role]] = {
    "GET /account/factors": "subscriber",
    "GET /account/factors.json": "subscriber",
    "POST /account/factors": "subscriber",
}
_DONE: Final = {
    "set": mark("It is set up. Everywhere else you are logged out."),
    "removed": mark("It is removed."),
    "linked": mark("You can log in by the provider now."),
}
_NOT_LOGGED_IN: Final = kept("Only somebody with an account who is logged in in a browser can do this.")


def add(house: FastAPI, rooms: Rooms) -> None:
    """Adds the addresses."""
    rooms.draw.know(factors_of=rooms.desk.factors, tokens_of=rooms.desk.tokens)

    @house.get(HERE)
    def own(request: Request) -> Response:
        if visitor().account is None:
            return RedirectResponse(carried(request).to("/accounts"), 303)
        done = _DONE.get(request.query_params.get("done", ""), "")
        return _own(request, rooms, done=say(done) if done else "")

    @house.get(f"{HERE}.json")
    def own_json() -> Response:
        return as_json(_data(rooms, visitor().account or ""))

    @house.post(HERE)
    def change(request: Request, sent: Sent) -> Response:
        if visitor().account is None:
            return RedirectResponse(carried(request).to("/accounts"), 303)
        if not judging.ours(sent, rooms.draw.token):
            return _own(request, rooms, status=403, error=judging.STALE)
        try:
            return _change(request, rooms, own_session(), sent)
        except throttle.TooOften as error:
            return waits(_own(request, rooms, status=429, error=str(error)), error)
        except HeadwaterError as error:
            return _own(request, rooms, status=409, error=str(error))


def own_session() -> Session:
    """The session of whoever asks; `DeskError` where there is none, as for a program."""
    session = asking().session
    if session is None or session.half:
        raise DeskError(_NOT_LOGGED_IN)
    return session


def _change(request: Request, rooms: Rooms, session: Session, sent: Form) -> Response:
    wish, account, done = sent.one("do"), session.account, "removed"
    with rooms.change() as desk:
        if wish in ("app code", "new passkey"):
            # The password was asked for before the word was given by which this waits.
            return _set_up(request, rooms, desk, session, sent)
        if wish not in ("app", "passkey", "codes", "remove", "link", "unlink"):
            raise DeskError(NO_WISH)
        confirming.confirm(desk, session, sent.raw("password"), address=came_from(request)["address"])
        if wish == "app":
            return _own(request, rooms, app=app_begun(rooms, account))
        if wish == "passkey":
            return _own(request, rooms, new=passkeys.new(desk, rooms.challenges, account, place(request)))
        if wish == "codes":
            return shown_once(request, rooms, factors.renew_codes(desk, account), HERE)
        if wish == "link":
            return _to_provider(request, rooms, account)
        if wish == "unlink":
            desk.unlink_identity(account.id, sent.one("identity"), account.name)
        else:
            desk.remove_factor(account.id, sent.one("factor"), account.name)
    return RedirectResponse(carried(request).to(f"{HERE}?done={done}"), 303)


def _set_up(request: Request, rooms: Rooms, desk: Desk, session: Session, sent: Form) -> Response:
    codes = set_up(rooms, desk, session.account, sent)
    # Who is logged in elsewhere came in without it.
    sessions.end_others(desk, asking().token, session)
    there = f"{HERE}?done=set"
    return shown_once(request, rooms, codes, there) if codes else RedirectResponse(carried(request).to(there), 303)


def _to_provider(request: Request, rooms: Rooms, account: Account) -> Response:
    """A link, not a redirection: a form of ours leads to no other site (guard.py)."""
    from headwater.show.web.provider import begun

    return begun(request, rooms, HERE, account=account.id)


def _data(rooms: Rooms, account: str) -> dict[str, Any]:
    """What there is, without anything by which somebody could log in."""
    has = rooms.desk.factors(account)
    keys = [{n: v for n, v in asdict(key).items() if n not in ("key", "credential", "account")} for key in has.passkeys]
    rows = [plain(row) for row in rooms.desk.identities(account)]
    return {
        "app": has.app,
        "recovery": has.recovery,
        "demanded": has.demanded,
        "passkeys": plain(keys),
        "identities": rows,
    }


def _own(request: Request, rooms: Rooms, *, status: int = 200, **given: Any) -> Response:
    account = rooms.desk.account(visitor().account or "")
    always: dict[str, Any] = {"error": "", "done": "", "account": account, "has": rooms.desk.factors(account.id)}
    always |= {"app": None, "new": None, "at": place(request), "identities": rooms.desk.identities(account.id)}
    always |= {"provider": provider_name(rooms)}
    return fresh(rooms.draw(request, "own_factors_page.html", status=status, here="account", **always | given))


def provider_name(rooms: Rooms) -> str:
    """What the other provider is called; "" where there is none."""
    of = rooms.settings.oidc
    return (of.name or of.issuer.partition("://")[2]) if oidc.wanted(rooms.settings) else ""
