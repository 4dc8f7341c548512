"""The door: who asks is found out before any page is made, or given again; login and logout.

    no account on the desk         whoever asks may everything, and only this machine can ask; else nobody may anything
    a token of a program           what the token's account and scope may (newsroom/accounts/tokens.py)
    a cookie with a session        what the account may; a session that waits for its second factor may nothing
    none of these                  what everybody may: the login, what is published

It stands outside of the pages that are held (held.py), so none is given again to somebody who may not see it. Whoever
is not logged in is sent to the login, be there such an address or not; a subscriber is told that there is nothing; who
may read the desk is told what role it takes. docs/decisions/0110, 0111.
"""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Annotated, Any, Final
from urllib.parse import quote, urlencode, urlsplit

from fastapi import Depends, FastAPI, Request, Response
from fastapi.responses import RedirectResponse
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from headwater.desk.accounts.rows import Account
from headwater.desk.stamps import stamp
from headwater.desk.store import Desk
from headwater.errors import HeadwaterError
from headwater.newsroom.accounts import entering, sessions, tokens
from headwater.newsroom.accounts.throttle import TooOften
from headwater.said import kept
from headwater.show.tongue import say
from headwater.show.web import asked, judging, openapi
from headwater.show.web.asked import Form
from headwater.show.web.carried import carried
from headwater.show.web.guard import bearer
from headwater.show.web.rights import CALLED, Rights
from headwater.show.web.rooms import Rooms
from headwater.show.web.visitor import ALONE, NOBODY, Asking, Role, Visitor, asking, asks

RIGHTS: Final[dict[str, Role]] = {"GET /login": "nobody", "POST /login": "nobody", "POST /logout": "nobody"}
SECOND: Final = "/login/second"
"""Where the second factor is given (factors.py)."""
_PUBLIC: Final = ("/static/", "/favicon.ico")
"""Nothing of the desk is there, and whose it is does not matter."""
_STREAMS: Final = ("/events",)
"""Answers that go on: each part of one asks anew whether whoever listens still may."""
_LONGEST: Final = 2_000
_LOGGED_OUT: Final = kept(
    "You are not logged in, or no longer. Nothing was changed. Log in in another tab, then send it again from this one."
)
_TROUBLE: Final = kept("The desk cannot be asked just now.")
_NOTHING: Final = kept(
    "No article, entity or page of this desk has this address. It may have been cut off when it was copied."
)

Sent = Annotated[Form, Depends(asked.form)]


@dataclass(frozen=True, slots=True)
class Cookie:
    """What the session's cookie is called, and whether it is sent over TLS alone.

    All ports of a machine share its cookies, so its name tells desks apart. Over TLS it begins with `__Host-`: then a
    browser takes it from this very host only.
    """

    name: str
    secure: bool

    @classmethod
    def of(cls, rooms: Rooms) -> Cookie:
        """The cookie of a desk."""
        mark = hashlib.sha256(str(rooms.desk.path.absolute()).encode()).hexdigest()[:8]
        secure = rooms.settings.serve.secure
        return cls(f"{'__Host-' if secure else ''}headwater-session-{mark}", secure)


def let_in(request: Request, answer: Response, token: str) -> None:
    """Gives a session's token to the browser, until it is closed. No script reads it.

    Not `Strict`: a link in a letter that an alert sent would lead to the login each time. To follow a link changes
    nothing, and no form is believed without the word of its session.
    """
    cookie: Cookie = request.app.state.cookie
    answer.set_cookie(cookie.name, token, path="/", httponly=True, secure=cookie.secure, samesite="lax")


def let_out(request: Request, answer: Response) -> None:
    """Takes the token from the browser."""
    cookie: Cookie = request.app.state.cookie
    answer.delete_cookie(cookie.name, path="/", httponly=True, secure=cookie.secure, samesite="lax")


def safe(there: str) -> str:
    """An address of this desk to go to after the login; "/" in place of anything else."""
    try:
        parts = urlsplit(there)
    except ValueError:
        return "/"
    plain = there.isascii() and there.isprintable() and " " not in there and "\\" not in there
    ours = there.startswith("/") and not there.startswith("//") and not parts.scheme and not parts.netloc
    again = parts.path in ("/login", "/logout") or parts.path.startswith("/login/")
    return there if plain and ours and not again and len(there) <= _LONGEST else "/"


class Door:
    """Wraps the pages, held ones included. `here`: only this machine can ask, so a desk without accounts is open."""

    def __init__(self, app: ASGIApp, rooms: Rooms, rights: Rights, cookie: Cookie, *, here: bool = True) -> None:
        self._app, self._rooms, self._rights, self._here = app, rooms, rights, here
        self._cookie = cookie
        self._accounts = not here  # once there was one, a desk without any is no longer open to everybody
        self._none_at: int | None = None
        self._noting: set[asyncio.Future[None]] = set()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        try:
            who = Asking(NOBODY) if self._is_public(scope) else self._asking(scope)
        except HeadwaterError as error:
            with asks(Asking(NOBODY if self._accounts else ALONE)):
                await self._cannot(scope, error)(scope, receive, send)
            return
        with asks(who):
            refusal = self._refusal(scope, who)
            if refusal is None and scope["path"] in _STREAMS:
                await self._stream(scope, receive, send)
            else:
                await (refusal or self._app)(scope, receive, send)

    # Who asks

    def _is_public(self, scope: Scope) -> bool:
        path: str = scope["path"]
        return path.startswith(_PUBLIC) and self._rights.needed(scope["method"], path) == "nobody"

    def _asking(self, scope: Scope) -> Asking:
        headers, address = Headers(scope=scope), (scope.get("client") or ("",))[0]
        if given := bearer(headers):
            found = tokens.found(self._rooms.desk, given, method=scope["method"], path=scope["path"])
            if found and not found.fresh:
                self._note(lambda desk: tokens.use(desk, found))
            visitor = _visitor(found.account, found.role) if found else NOBODY
            return Asking(visitor, program=True, address=address)
        token = _cookie(headers, self._cookie.name)
        session = sessions.found(self._rooms.desk, token) if token else None
        if session is None:
            return Asking(NOBODY if self._closed() else ALONE, address=address)
        self._accounts = True
        if sessions.stale(session) and _by_hand(headers):
            self._note(lambda desk: sessions.use(desk, token))
        visitor = NOBODY if session.half else _visitor(session.account, session.account.role)
        return Asking(visitor, session, token, sessions.form_word(token), address=address)

    def _closed(self) -> bool:
        """True where nobody is let in without an account. Asked anew once the desk has been written to."""
        if not self._accounts and (version := self._rooms.desk.version()) != self._none_at:
            self._accounts, self._none_at = self._rooms.desk.has_accounts(), version
        return self._accounts

    def _note(self, used: Callable[[Desk], None]) -> None:
        """Writes down that something was used, beside the page: that should not wait for whoever else writes."""

        def note() -> None:
            with contextlib.suppress(HeadwaterError), self._rooms.change() as desk:
                used(desk)

        task = asyncio.get_running_loop().run_in_executor(None, note)
        self._noting.add(task)
        task.add_done_callback(self._noting.discard)

    # What they are refused

    def _refusal(self, scope: Scope, who: Asking) -> ASGIApp | None:
        needed = self._rights.needed(scope["method"], scope["path"])
        if needed is not None and who.visitor.may(needed):
            return None
        if who.visitor.may("reader"):
            # What is not there is told by the pages themselves.
            return None if needed is None else self._told(scope, 403, _wanted(needed, who.visitor.role))
        if who.visitor.account and not who.program:
            return self._told(scope, *_nothing(who))
        return self._to_login(scope, who)

    def _to_login(self, scope: Scope, who: Asking) -> ASGIApp:
        """To the login, and from there to what was asked for; the same for what is not there at all."""
        if who.program or scope["path"].endswith(".json"):
            problem = openapi.problem(401, say("Log in, or send a token that is good for this."))
            problem.headers["www-authenticate"] = "Bearer"
            return problem
        if scope["method"] != "GET":
            return self._told(scope, 401, say(_LOGGED_OUT))
        request = Request(scope)
        there = quote(scope["path"]) + (f"?{request.url.query}" if request.url.query else "")
        there = safe(there)
        to = SECOND if who.session and who.session.half else "/login"
        return RedirectResponse(to + ("" if there == "/" else "?" + urlencode({"next": there})), 303)

    def _told(self, scope: Scope, status: int, message: str) -> Response:
        if scope["path"].endswith(".json"):
            return openapi.problem(status, message)
        return self._rooms.draw.trouble(status, message, Request(scope))

    def _cannot(self, scope: Scope, error: HeadwaterError) -> Response:
        """The desk does not answer. Who has not been let in is not told where its file lies."""
        answer = self._told(scope, 503, say(_TROUBLE) if self._accounts else str(error))
        answer.headers["retry-after"] = "10"
        return answer

    # Answers that go on

    async def _stream(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Ends an answer that goes on once the session, the token or the right to it does not."""
        gone = asyncio.Event()

        async def sending(message: Message) -> None:
            if gone.is_set():
                return
            if message.get("more_body") and not self._goes_on(scope):
                gone.set()
                message = {"type": "http.response.body", "body": b"", "more_body": False}
            await send(message)

        async def receiving() -> Message:
            waits = [asyncio.ensure_future(receive()), asyncio.ensure_future(gone.wait())]
            try:
                await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
                return {"type": "http.disconnect"} if gone.is_set() else await waits[0]  # type: ignore[return-value]
            finally:
                for each in waits:
                    each.cancel()

        await self._app(scope, receiving, sending)

    def _goes_on(self, scope: Scope) -> bool:
        needed = self._rights.needed(scope["method"], scope["path"])
        try:
            return needed is not None and self._asking(scope).visitor.may(needed)
        except HeadwaterError:
            return False


def _visitor(account: Account, role: str) -> Visitor:
    """Somebody with an account; one whose last day is over may what nobody in particular may."""
    over = account.over(stamp()[:10])
    return Visitor("nobody" if over else role, account.name, account.id, account.groups)  # type: ignore[arg-type]


def _by_hand(headers: Headers) -> bool:
    """False for what the script of a page asks by itself: one that is left open does not keep its session going."""
    return headers.get("sec-fetch-dest", "document") != "empty"


def _cookie(headers: Headers, name: str) -> str:
    """The session's token. Two cookies of one name are none: one of them was put there by somebody else."""
    given = [part.strip().partition("=") for line in headers.getlist("cookie") for part in line.split(";")]
    values = {value for key, _, value in given if key == name}
    return values.pop() if len(values) == 1 else ""


def _wanted(needed: Role, role: Role) -> str:
    said = say("This takes the role “{needed}”, and yours is “{role}”. An admin of this desk can give you another one.")
    return said.format(needed=say(CALLED[needed]), role=say(CALLED[role]))


def _nothing(who: Asking) -> tuple[int, str]:
    session = who.session
    if session and session.account.until and session.account.over(stamp()[:10]):
        return 403, say("Your account ended after {day}. Ask an admin of this desk.").format(day=session.account.until)
    return 404, say(_NOTHING)


# Pages


def add(house: FastAPI, rooms: Rooms) -> None:
    """Adds the addresses."""
    house.state.cookie = Cookie.of(rooms)

    @house.get("/login")
    def login(request: Request) -> Response:
        there = safe(request.query_params.get("next", "/"))
        if not rooms.desk.has_accounts() or asking().visitor.account:
            return RedirectResponse(carried(request).to(there), 303)
        return _login(request, rooms, there)

    @house.post("/login")
    def enter(request: Request, sent: Sent) -> Response:
        there = safe(sent.one("next"))
        if not rooms.desk.has_accounts():  # nothing to log in to; and no desk is begun by trying
            return RedirectResponse(carried(request).to(there), 303)
        if not judging.ours(sent, rooms.draw.token):
            return _login(request, rooms, there, status=403, error=judging.STALE, sent=sent)
        try:
            with rooms.change() as desk:
                entered = entering.log_in(
                    desk, sent.one("name"), sent.raw("password"), old=asking().token, **came_from(request)
                )
        except TooOften as error:
            page = _login(request, rooms, there, status=429, error=str(error), sent=sent, seconds=error.seconds)
            page.headers["retry-after"] = str(error.seconds)
            return page
        except entering.Refused as error:
            return _login(request, rooms, there, status=403, error=str(error), sent=sent)
        to = f"{SECOND}?{urlencode({'next': there})}" if entered.half else there
        answer = RedirectResponse(carried(request).to(to), 303)
        let_in(request, answer, entered.token)
        return answer

    @house.post("/logout")
    def leave(request: Request, sent: Sent) -> Response:
        if not judging.ours(sent, rooms.draw.token):
            return rooms.draw.trouble(403, judging.STALE, request)
        if token := asking().token:
            rooms.cases.lock_person(asking().visitor.account or "")
            with rooms.change() as desk:
                sessions.end(desk, token)
        answer = RedirectResponse(carried(request).to("/login"), 303)
        let_out(request, answer)
        return answer


def came_from(request: Request) -> dict[str, str]:
    """Where a login comes from: the address, for the throttle alone, and the browser in two words, for its list."""
    return {"address": asking().address, "browser": browser(request.headers.get("user-agent", ""))}


def browser(agent: str) -> str:
    """What a browser is, in two words: enough to know one's own from another's, and no more is kept."""
    kinds = (("Edg", "Edge"), ("OPR/", "Opera"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari"))
    systems = (
        *(("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows")),
        *(("Mac OS", "macOS"), ("CrOS", "ChromeOS"), ("Linux", "Linux")),
    )
    words = [next((name for mark, name in among if mark in agent), "") for among in (kinds, systems)]
    return ", ".join(filter(None, words))


def _login(request: Request, rooms: Rooms, there: str, *, status: int = 200, **given: Any) -> Response:
    always: dict[str, Any] = {"there": "" if there == "/" else there, "error": "", "seconds": 0}
    always |= {"done": say("The password is set. Log in with it.") if "set" in request.query_params else ""}
    always |= {"ways": list(_ways(request, rooms, there))}
    return rooms.draw(request, "login.html", status=status, here="login", **always | given)


def _ways(request: Request, rooms: Rooms, there: str) -> Iterator[tuple[str, str]]:
    """What one can log in by beside a password, and where (factors.py, provider.py)."""
    more = f"?{urlencode({'next': there})}" if there != "/" else ""
    if rooms.desk.has_passkeys():
        yield say("Log in with a passkey"), carried(request).to(f"/login/passkey{more}")
    if rooms.settings.oidc.issuer:
        name = rooms.settings.oidc.name or urlsplit(rooms.settings.oidc.issuer).netloc
        yield say("Log in by {name}").format(name=name), carried(request).to(f"/login/provider{more}")
