"""Pages of accounts: the admin's list and the page of each, one's own, and where a link to set a password leads."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from datetime import UTC, date, datetime
from typing import Any, Final, cast

from fastapi import FastAPI, Request, Response
from fastapi.responses import RedirectResponse
from starlette.exceptions import HTTPException

from headwater.desk.accounts.rows import ROLES, Account, AccountRole, Session
from headwater.desk.log.tokens import Token
from headwater.desk.store import Desk
from headwater.errors import DeskError
from headwater.json_text import plain
from headwater.newsroom.accounts import entering, passwords, sessions, throttle
from headwater.said import kept
from headwater.show.tongue import mark, say
from headwater.show.web import asked, judging, proving
from headwater.show.web.asked import Form
from headwater.show.web.carried import carried
from headwater.show.web.door import Cookie, Sent, came_from, let_in
from headwater.show.web.drawer import as_json
from headwater.show.web.factors import fresh, waits
from headwater.show.web.rights import CALLED
from headwater.show.web.rooms import Rooms
from headwater.show.web.visitor import Role, asking, visitor

RIGHTS: Final[dict[str, Role]] = {
    "GET /accounts": "admin",
    "GET /accounts.json": "admin",
    "POST /accounts": "admin",
    "GET /accounts/{id}": "admin",
    "GET /accounts/{id}.json": "admin",
    "POST /accounts/{id}": "admin",
    "GET /account": "subscriber",
    "GET /account.json": "subscriber",
    "POST /account": "subscriber",
    "GET /invited/{link}": "nobody",
    "POST /invited/{link}": "nobody",
}
PAGE: Final = 40
ROLE: Final = {
    "subscriber": mark("subscriber: reads what is published for subscribers, and nothing of the desk"),
    "reader": mark("reader: reads the desk"),
    "reporter": mark("reporter: adds, judges, writes"),
    "editor": mark("editor: publishes, and sees what is sealed for editors"),
    "admin": mark("admin: keeps the accounts"),
}
"""What each may do, beside what those before it may."""
_DONE: Final = {
    "role": mark("They have another role now, and have to log in anew."),
    "subscribe": mark("Kept."),
    "disable": mark("The account is disabled; whoever was logged in with it is so no longer."),
    "enable": mark("The account can be used again."),
    "end": mark("Whoever was logged in is so no longer."),
    "password": mark("The password is another one. Everywhere else you are logged out."),
    "tokens": mark("All your tokens have ended: programs that had one are let in no more."),
}
_PROVEN: Final = frozenset({"role", "subscribe", "enable"})
"""What lets somebody do more, so needs a proof of who asks; what lets them do less must be done at once."""
_TWICE: Final = kept("The two passwords are not the same. Nothing was changed.")
_NO_WISH: Final = kept("The page did not say what is to be done. Load it again.")
_NO_DAY: Final = kept("Write the day as 2026-03-14, or leave it out.")


def add(house: FastAPI, rooms: Rooms) -> None:
    """Adds the addresses."""
    _add_list(house, rooms)
    _add_each(house, rooms)
    _add_own(house, rooms)
    _add_links(house, rooms)


# The admin's list


def _add_list(house: FastAPI, rooms: Rooms) -> None:
    @house.get("/accounts")
    def accounts(request: Request) -> Response:
        return _list(request, rooms)

    @house.get("/accounts.json")
    def accounts_json(request: Request) -> Response:
        page = asked.number(request, "page", 1)
        rows = rooms.desk.accounts(limit=PAGE, offset=(page - 1) * PAGE)
        total = rooms.desk.account_count()
        return as_json({"total": total, "page": page, "accounts": [plain(row) for row in rows]})

    @house.post("/accounts")
    def make(request: Request, sent: Sent) -> Response:
        if not judging.ours(sent, rooms.draw.token):
            return _list(request, rooms, status=403, error=judging.STALE, sent=sent)
        try:
            return _begin(request, rooms, sent) if visitor().account is None else _make(request, rooms, sent)
        except throttle.TooOften as error:
            return waits(_list(request, rooms, status=429, error=str(error), sent=sent), error)
        except DeskError as error:
            return _list(request, rooms, status=409, error=str(error), sent=sent)


def _list(request: Request, rooms: Rooms, *, status: int = 200, **given: Any) -> Response:
    turn = asked.turn(request, rooms.desk.account_count(), PAGE)
    always: dict[str, Any] = {"error": "", "first_one": not turn["total"], "roles": ROLE, "called": CALLED}
    always |= {"shortest": passwords.SHORTEST, "asks_stale": proving.asks(rooms)}
    always |= {"rows": rooms.desk.accounts(limit=PAGE, offset=turn["first"] - 1)} | turn
    json = f"/accounts.json?page={turn['page']}"
    # What it asks for is another thing after ten minutes, so it is not held.
    return fresh(rooms.draw(request, "accounts.html", status=status, here="accounts", json=json, **always | given))


def _begin(request: Request, rooms: Rooms, sent: Form) -> Response:
    """The first account: an admin's, with a password at once, or the desk would let nobody in. They are logged in."""
    password, name = _new(sent), sent.one("name")
    with rooms.change() as desk:
        made = entering.add(desk, name, "admin", rooms.draw.whose(request), password=password, first=True)
        token = sessions.begin(desk, made.id, browser=came_from(request)["browser"])
    answer = RedirectResponse(carried(request).by_whom("").to("/accounts"), 303)
    let_in(request, answer, token)
    return answer


def _make(request: Request, rooms: Rooms, sent: Form) -> Response:
    """Another one, and the link for whoever it is for: told on this page alone, so it is no redirection."""
    with rooms.change() as desk:
        proving.prove(request, desk, sent)
        made = entering.add(desk, sent.one("name"), _role(sent), visitor().name)
        link = entering.link(desk, made.id, visitor().name)
    return _one(request, rooms, made.id, link=_address(request, link))


def _role(sent: Form) -> AccountRole:
    return cast("AccountRole", sent.one("role"))  # the desk refuses what is none


def _new(sent: Form) -> str:
    """A password that was written twice."""
    if sent.raw("new") != sent.raw("again"):
        raise DeskError(_TWICE)
    return sent.raw("new")


def _address(request: Request, link: str) -> str:
    """A link as it is sent to somebody. The name that it begins with is one of ours: guard.py has seen to that."""
    cookie: Cookie = request.app.state.cookie
    scheme = "https" if cookie.secure else request.url.scheme
    return f"{scheme}://{request.headers['host']}/invited/{link}"


# The page of one, for the admin


def _add_each(house: FastAPI, rooms: Rooms) -> None:
    @house.get("/accounts/{id}.json")
    def account_json(id: str) -> Response:
        return as_json(_data(rooms, _found(rooms, id)))

    @house.get("/accounts/{id}")
    def account(id: str, request: Request) -> Response:
        done = _DONE.get(request.query_params.get("done", ""), "")
        return _one(request, rooms, id, done=say(done) if done else "")

    @house.post("/accounts/{id}")
    def change(id: str, request: Request, sent: Sent) -> Response:
        account = _found(rooms, id)
        if not judging.ours(sent, rooms.draw.token):
            return _one(request, rooms, id, status=403, error=judging.STALE, sent=sent)
        wish, by = sent.one("do"), visitor().name
        try:
            with rooms.change() as desk:
                if wish == "link":
                    return _link(request, rooms, desk, account, sent)
                if wish in _PROVEN:
                    proving.prove(request, desk, sent)
                _change(desk, id, sent, by)
        except throttle.TooOften as error:
            return waits(_one(request, rooms, id, status=429, error=str(error), sent=sent), error)
        except DeskError as error:
            return _one(request, rooms, id, status=409, error=str(error), sent=sent)
        return RedirectResponse(carried(request).to(f"/accounts/{id}?done={wish}"), 303)


def _link(request: Request, rooms: Rooms, desk: Desk, account: Account, sent: Form) -> Response:
    """A link by which somebody sets their password. It opens their account to whoever has it: an admin's open desk must
    not be enough, and one's own password is changed where the present one is asked for."""
    if account.id == visitor().account:
        raise DeskError(_NO_WISH)
    proving.prove(request, desk, sent, again=True)
    throttle.let_try(desk, account.name)
    return _one(request, rooms, account.id, link=_address(request, entering.link(desk, account.id, visitor().name)))


def _change(desk: Desk, id: str, sent: Form, by: str) -> None:
    do: dict[str, Callable[[], object]] = {
        "role": lambda: desk.set_role(id, _role(sent), by),
        "subscribe": lambda: desk.subscribe(id, _day(sent), sent.one("groups").split(","), by),
        "disable": lambda: desk.disable_account(id, by),
        "enable": lambda: desk.disable_account(id, by, disabled=False),
        "end": lambda: desk.end_sessions(id, by),
    }
    if sent.one("do") not in do:
        raise DeskError(_NO_WISH)
    do[sent.one("do")]()


def _day(sent: Form) -> str | None:
    given = sent.one("until")
    try:
        return date.fromisoformat(given).isoformat() if given else None
    except ValueError:
        raise DeskError(_NO_DAY) from None


def _found(rooms: Rooms, id: str) -> Account:
    try:
        return rooms.desk.account(id)
    except DeskError:
        raise HTTPException(404) from None


def _one(request: Request, rooms: Rooms, id: str, *, status: int = 200, **given: Any) -> Response:
    account = _found(rooms, id)
    always: dict[str, Any] = {"error": "", "done": "", "link": "", "roles": ROLE, "names": ROLES, "account": account}
    always |= {"going": sessions.of(rooms.desk, id), "mine": id == visitor().account}
    always |= {"asks": proving.asks(rooms, again=True), "asks_stale": proving.asks(rooms)}
    json = f"/accounts/{id}.json"
    return fresh(rooms.draw(request, "account.html", status=status, here="accounts", json=json, **always | given))


def _data(rooms: Rooms, account: Account) -> dict[str, Any]:
    """An account and its sessions, each of which says whose it is but once."""
    rows = [{name: value for name, value in asdict(row).items() if name != "account"} for row in _going(rooms, account)]
    return {"account": plain(account), "sessions": plain(rows)}


def _going(rooms: Rooms, account: Account) -> list[Session]:
    return sessions.of(rooms.desk, account.id)


# One's own


def _add_own(house: FastAPI, rooms: Rooms) -> None:
    @house.get("/account")
    def own(request: Request) -> Response:
        if visitor().account is None:
            return RedirectResponse(carried(request).to("/accounts"), 303)
        done = _DONE.get(request.query_params.get("done", ""), "")
        changed = done == _DONE["password"]
        return _own(request, rooms, done=say(done) if done else "", tokens=_good_tokens(rooms) if changed else ())

    @house.get("/account.json")
    def own_json() -> Response:
        return as_json(_data(rooms, _found(rooms, visitor().account or "")))

    @house.post("/account")
    def change_own(request: Request, sent: Sent) -> Response:
        if not judging.ours(sent, rooms.draw.token):
            return _own(request, rooms, status=403, error=judging.STALE)
        try:
            with rooms.change() as desk:
                token = _change_own(desk, request, sent)
        except throttle.TooOften as error:
            page = _own(request, rooms, status=429, error=str(error))
            page.headers["retry-after"] = str(error.seconds)
            return page
        except DeskError as error:
            return _own(request, rooms, status=409, error=str(error))
        done = "password" if token else "tokens" if sent.one("do") == "tokens" else "end"
        answer = RedirectResponse(carried(request).to(f"/account?done={done}"), 303)
        if token:
            let_in(request, answer, token)
        return answer


def _change_own(desk: Desk, request: Request, sent: Form) -> str:
    """What somebody does with their own account; the new token of their session where it has to be another one."""
    who = asking()
    if who.session is None:
        raise DeskError(_NO_WISH)
    wish, session = sent.one("do"), who.session
    if wish == "password":
        at, keeps = came_from(request)["address"], _keeps_tokens(sent)
        return entering.change_password(desk, session, sent.raw("old"), _new(sent), address=at, keep_tokens=keeps)
    if wish == "others":
        sessions.end_others(desk, who.token, session)
    elif wish == "tokens":
        desk.end_tokens(session.account.id, session.account.name)
    elif wish == "end":
        desk.end_session_named(session.account.id, sent.one("session"), session.account.name)
    else:
        raise DeskError(_NO_WISH)
    return ""


def _keeps_tokens(sent: Form) -> bool:
    """True where somebody took the tick away that ends their tokens; not where a form did not ask."""
    return sent.all("tokens") == ("keep",)


def _own(request: Request, rooms: Rooms, *, status: int = 200, **given: Any) -> Response:
    account, session = _found(rooms, visitor().account or ""), asking().session
    always: dict[str, Any] = {"error": "", "done": "", "account": account, "roles": ROLE}
    always |= {"going": sessions.of(rooms.desk, account.id), "this": session.id if session else ""}
    always |= {"shortest": passwords.SHORTEST, "tokens": ()}
    return rooms.draw(request, "own.html", status=status, here="account", json="/account.json", **always | given)


def _good_tokens(rooms: Rooms) -> list[Token]:
    """One's own tokens that still let a program in: whoever knew the password may have made one."""
    today = datetime.now(UTC).date().isoformat()
    return [row for row in rooms.desk.tokens(visitor().account or "") if not row.ended and row.until >= today]


# A link by which a password is set


def _add_links(house: FastAPI, rooms: Rooms) -> None:
    @house.get("/invited/{link}")
    def invited(link: str, request: Request) -> Response:
        return _invited(request, rooms, link)

    @house.post("/invited/{link}")
    def set_password(link: str, request: Request, sent: Sent) -> Response:
        if not judging.ours(sent, rooms.draw.token):
            return _invited(request, rooms, link, status=403, error=judging.STALE)
        try:
            entering.invited(rooms.desk, link)  # no desk is begun by trying
            with rooms.change() as desk:
                entering.set_by_link(desk, link, _new(sent), keep_tokens=_keeps_tokens(sent))
        except entering.Refused as error:
            raise HTTPException(404, str(error)) from None
        except DeskError as error:
            return _invited(request, rooms, link, status=409, error=str(error))
        return RedirectResponse(carried(request).to("/login?set=1"), 303)


def _invited(request: Request, rooms: Rooms, link: str, *, status: int = 200, **given: Any) -> Response:
    try:
        account = entering.invited(rooms.desk, link)
    except entering.Refused as error:
        raise HTTPException(404, str(error)) from None
    always: dict[str, Any] = {"error": "", "account": account, "link": link, "shortest": passwords.SHORTEST}
    return rooms.draw(request, "invited.html", status=status, here="login", **always | given)
