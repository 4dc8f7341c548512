"""The door of the desk: who may ask, what may be asked, and what a browser may do with the answer.

The pages show text of others, some of it hostile, to somebody whose work is confidential. So nothing is loaded from
elsewhere, nothing runs but one small script of ours, no other site may frame or read a page, and no site may reach the
desk by giving its own name the address of this machine (DNS rebinding): only the names we are served under are
answered. What changes the desk must come from a page of ours: the browser says from where, and the form has a word that
only our pages know (judging.py).
"""

from __future__ import annotations

import ipaddress
from collections.abc import Callable, Iterable, MutableMapping
from typing import Any, Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from headwater.said import kept

HEADERS: Final = {
    "content-security-policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; "
        "form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    # Not `no-referrer`: under that a browser hides even from ourselves that a form comes from our own page.
    "referrer-policy": "same-origin",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), interest-cohort=()",
    "x-robots-tag": "noindex, nofollow",
}
_LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})
_ANYWHERE = frozenset({"0.0.0.0", "::"})
_METHODS = ("GET", "HEAD")
Refusal = Callable[[int, str], ASGIApp]
"""Makes the page for a refused request from its status and a sentence that says what to do."""


class Guard:
    """Wraps the whole application, its own failures included, so that every answer carries the headers."""

    def __init__(self, app: ASGIApp, *, host: str, refusal: Refusal, names: Iterable[str] = ()) -> None:
        self._app = app
        self._names = frozenset(name.lower().rstrip(".") for name in names)
        self._host = host.lower().strip("[]")
        self._refusal = refusal

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
        elif scope["type"] == "http":
            # What answers GET answers HEAD too; the server leaves the body out.
            asked = {**scope, "method": "GET"} if scope["method"] == "HEAD" else scope
            await self._answer(scope)(asked, receive, _with_headers(send))

    def _answer(self, scope: Scope) -> ASGIApp:
        asked = Headers(scope=scope).getlist("host")
        if len(asked) != 1 or not self._ours(asked[0]):
            return self._refusal(400, kept("This desk answers only under the address that it printed when it started."))
        if scope["method"] == "POST":
            if not (bearer(Headers(scope=scope)) or from_ours(Headers(scope=scope), asked[0])):
                return self._refusal(403, kept("This was not sent from a page of this desk. Nothing was changed."))
        elif scope["method"] not in _METHODS:
            return self._refusal(405, kept("Nothing can be changed in this way: the desk's pages can only be read."))
        return self._app

    def _ours(self, asked: str) -> bool:
        """True where the browser asked for a name of ours. A port is not looked at: a tunnel may change it."""
        name = host_name(asked)
        if name is None:
            return False
        if name in _LOCAL or name == self._host or name in self._names:
            return True
        # Served to a whole network, any bare address may be ours; a name that was rebound is never a bare address.
        return self._host in _ANYWHERE and _is_address(name)


def host_name(asked: str) -> str | None:
    """The name in a Host header ("[::1]:8000" -> "::1"), lower case; None where it is not one."""
    asked = asked.strip().lower()
    if asked.startswith("["):
        name, bracket, rest = asked[1:].partition("]")
        if not bracket or not _is_address(name):
            return None
    else:
        name, colon, rest = asked.partition(":")
        rest = colon + rest
    if rest and not (rest[0] == ":" and rest[1:].isascii() and rest[1:].isdigit()):
        return None
    return name.rstrip(".") or None


def from_ours(headers: Headers, host: str) -> bool:
    """True where the browser says that a form stands on a page of this very address, its port included.

    `Origin` is sent with every form by all browsers in use, and no page can set it; `Sec-Fetch-Site` by newer ones.
    """
    origins = headers.getlist("origin")
    if len(origins) != 1:
        return False
    scheme, _, place = origins[0].partition("://")
    same = scheme in ("http", "https") and place.lower() == host.strip().lower()
    return same and headers.get("sec-fetch-site", "same-origin") == "same-origin"


def bearer(headers: Headers) -> str:
    """The token of a program, "" where none was sent. No other site can make a browser send one: for that it would have
    to ask first (CORS), and it is never told yes."""
    kind, _, token = headers.get("authorization", "").partition(" ")
    return token.strip() if kind.lower() == "bearer" else ""


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            _add(message)
        await send(message)

    return sending


def _add(message: MutableMapping[str, Any]) -> None:
    headers = MutableHeaders(scope=message)
    for name, value in HEADERS.items():
        headers[name] = value
    # What was read here should not be found in the browser's cache on a seized machine; the style sheet may be.
    headers.setdefault("cache-control", "no-store")
