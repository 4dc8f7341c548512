"""Pages of the login that come after the password, or in its place: the second factor, a passkey alone.

Whoever has given the password alone is nobody to all other pages (door.py). Here they give the second factor; where
their role must have one and they have none yet, they set it up, and are let in with it.
"""

from __future__ import annotations

from typing import Any, Final

from fastapi import FastAPI, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from headwater.desk.accounts.rows import Account
from headwater.desk.store import Desk
from headwater.errors import DeskError
from headwater.newsroom.accounts import factors, passkeys, sessions, throttle
from headwater.newsroom.accounts.passkeys import Place
from headwater.said import kept
from headwater.show.web import judging
from headwater.show.web.asked import Form
from headwater.show.web.carried import carried
from headwater.show.web.door import SECOND, Sent, came_from, let_in, safe
from headwater.show.web.guard import host_name
from headwater.show.web.rooms import Rooms
from headwater.show.web.visitor import Role, asking

RIGHTS: Final[dict[str, Role]] = {
    "GET /login/second": "nobody",
    "POST /login/second": "nobody",
    "GET /login/passkey": "nobody",
    "POST /login/passkey": "nobody",
}
NO_WISH: Final = kept("The page did not say what is to be done. Load it again.")
LATE: Final = kept("It took too long. Begin again.")


def add(house: FastAPI, rooms: Rooms) -> None:
    """Adds the addresses."""
    _add_second(house, rooms)
    _add_passkey(house, rooms)


# The second factor


def _add_second(house: FastAPI, rooms: Rooms) -> None:
    @house.get(SECOND)
    def second(request: Request) -> Response:
        there = safe(request.query_params.get("next", "/"))
        return _second(request, rooms, there) if _half() else _elsewhere(request, there)

    @house.post(SECOND)
    def give(request: Request, sent: Sent) -> Response:
        there, account = safe(sent.one("next")), _half()
        if account is None:
            return _elsewhere(request, there)
        if not judging.ours(sent, rooms.draw.token):
            return _second(request, rooms, there, status=403, error=judging.STALE)
        try:
            return _given(request, rooms, account, sent, there)
        except throttle.TooOften as error:
            return waits(_second(request, rooms, there, status=429, error=str(error), seconds=error.seconds), error)
        except factors.WrongFactor as error:
            return _second(request, rooms, there, status=403, error=str(error))
        except DeskError as error:
            return _second(request, rooms, there, status=409, error=str(error))


def _half() -> Account | None:
    """Who has given a password and no second factor."""
    session = asking().session
    return session.account if session and session.half else None


def _elsewhere(request: Request, there: str) -> Response:
    """Whoever has no factor to give goes where they wanted to; the door sends them to the login if need be."""
    return RedirectResponse(carried(request).to(there), 303)


def _given(request: Request, rooms: Rooms, account: Account, sent: Form, there: str) -> Response:
    wish, has = sent.one("do"), rooms.desk.factors(account.id).any
    if has and wish in ("code", "passkey"):
        with rooms.change() as desk:
            if wish == "code":
                factors.check(desk, account, sent.one("code"))
            else:
                _by_passkey(rooms, desk, account, sent)
            return _let_in(request, rooms, desk, there)
    if not has and wish == "app":
        return _second(request, rooms, there, app=app_begun(rooms, account))
    if not has and wish in ("app code", "new passkey"):
        with rooms.change() as desk:
            codes = set_up(rooms, desk, account, sent, first=True)
            return _let_in(request, rooms, desk, there, codes)
    raise DeskError(NO_WISH)


def _by_passkey(rooms: Rooms, desk: Desk, account: Account, sent: Form) -> None:
    factors.attempt(desk, account)
    passkeys.check(desk, rooms.challenges, account, sent.one("word"), sent.one("answer"))
    factors.forgive(desk, account)


def _let_in(request: Request, rooms: Rooms, desk: Desk, there: str, codes: list[str] | None = None) -> Response:
    """The whole session; its word is another one than that of the half one."""
    token = sessions.complete(desk, asking().token)
    answer: Response = RedirectResponse(carried(request).to(there), 303)
    if codes:
        answer = shown_once(request, rooms, codes, there)
    let_in(request, answer, token)
    return answer


def _second(request: Request, rooms: Rooms, there: str, *, status: int = 200, **given: Any) -> Response:
    account = _half()
    assert account is not None
    has, at = rooms.desk.factors(account.id), place(request)
    always: dict[str, Any] = {"there": there, "error": "", "seconds": 0, "has": has, "app": None, "at": at}
    always |= {"asked": None, "new": None}
    if any(key.host == at.host for key in has.passkeys):
        always["asked"] = passkeys.ask(rooms.desk, rooms.challenges, account, at)
    elif not has.any and at.able:
        always["new"] = passkeys.new(rooms.desk, rooms.challenges, account, at)
    return fresh(rooms.draw(request, "second.html", status=status, here="login", **always | given))


def shown_once(request: Request, rooms: Rooms, codes: list[str], there: str) -> Response:
    """The page that shows recovery codes, and leads on."""
    to = carried(request).to(there)
    return fresh(rooms.draw(request, "recovery.html", here="account", codes=codes, there=to))


# What setting one up is made of, here and on one's own page (own_factors.py)


def app_begun(rooms: Rooms, account: Account) -> dict[str, str]:
    """What the page shows of an app that is being set up: the word under which it waits, its secret, its picture."""
    import segno
    from markupsafe import Markup

    app = factors.new_app(account.name)
    picture = segno.make(app.address, error="m", micro=False).svg_inline(
        scale=5, border=4, dark="#000", light="#fff", svgclass="qr", lineclass=None, omitsize=False
    )
    spaced = " ".join(app.secret[i : i + 4] for i in range(0, len(app.secret), 4))
    return {"word": rooms.apps.put((account.id, app)), "secret": spaced, "picture": Markup(picture)}


def set_up(rooms: Rooms, desk: Desk, account: Account, sent: Form, *, first: bool = False) -> list[str]:
    """Sets up what a form names; recovery codes where it is the first factor."""
    if sent.one("do") == "new passkey":
        word, answer, name = (sent.one(field) for field in ("word", "answer", "name"))
        return passkeys.add(desk, rooms.challenges, account, word, answer, name, first=first)
    waiting = rooms.apps.take(sent.one("word"))
    if waiting is None or waiting[0] != account.id:
        raise factors.WrongFactor(LATE)
    return factors.set_app(desk, account, waiting[1], sent.one("code"), first=first)


def place(request: Request) -> Place:
    """Where the desk is asked, as the browser says; guard.py has seen to it that it is a name of ours."""
    host = request.headers["host"].strip().lower()
    name = host_name(host) or ""
    return Place.of(name, host[len(name) :] if host.startswith(name) else "")


def fresh(page: HTMLResponse) -> HTMLResponse:
    """A page that is good once: it is not held (held.py)."""
    page.headers["cache-control"] = "no-store"
    return page


def waits(page: Response, error: throttle.TooOften) -> Response:
    """A page that says how long one has to wait."""
    page.headers["retry-after"] = str(error.seconds)
    return page


# A passkey in place of all else


def _add_passkey(house: FastAPI, rooms: Rooms) -> None:
    @house.get("/login/passkey")
    def passkey(request: Request) -> Response:
        return _passkey(request, rooms, safe(request.query_params.get("next", "/")))

    @house.post("/login/passkey")
    def enter(request: Request, sent: Sent) -> Response:
        there = safe(sent.one("next"))
        if not judging.ours(sent, rooms.draw.token):
            return _passkey(request, rooms, there, status=403, error=judging.STALE)
        try:
            with rooms.change() as desk:
                passkeys.attempt(desk, asking().address)
                account = passkeys.check(desk, rooms.challenges, None, sent.one("word"), sent.one("answer"))
                passkeys.forgive(desk, asking().address)
                # A device that has made sure who holds it is two factors in one: what they have, and are or know.
                token = sessions.begin(desk, account.id, browser=came_from(request)["browser"], old=asking().token)
        except throttle.TooOften as error:
            return waits(_passkey(request, rooms, there, status=429, error=str(error)), error)
        except DeskError as error:
            return _passkey(request, rooms, there, status=403, error=str(error))
        answer = RedirectResponse(carried(request).to(there), 303)
        let_in(request, answer, token)
        return answer


def _passkey(request: Request, rooms: Rooms, there: str, *, status: int = 200, error: str = "") -> Response:
    at = place(request)
    asked = passkeys.ask(rooms.desk, rooms.challenges, None, at) if at.able else None
    page = rooms.draw(
        request, "passkey.html", status=status, here="login", there=there, error=error, asked=asked, at=at
    )
    return fresh(page)
