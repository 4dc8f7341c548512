"""What the server puts up with from the network: how slowly, how much, how many connections from one place.

uvicorn waits for ever for the head of a request, and for its body. Whoever opens many connections and sends each a
letter a minute (slowloris) would so shut everybody else out. Here a connection has to say within `HEAD_WITHIN` seconds
what it wants, and a body has to come on at `SLOWEST` bytes a second, taken together, which a line over Tor does.
"""

from __future__ import annotations

import asyncio
import contextlib
import ipaddress
import time
from collections import Counter
from collections.abc import Iterable
from typing import Final

from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

HEAD: Final = 32_768
"""Bytes of the head of a request: an address of 4,000 letters, and cookies, fit several times."""
HEAD_WITHIN: Final = 20.0
KEPT: Final = 15
"""Seconds for which a connection may be silent between two requests."""
ALL: Final = 600
"""Connections at once: files that a process may have open are 1,024 on most systems. Who comes then is told 503."""
EACH: Final = 120
"""Of one address, or of one /64 of IPv6: twenty browsers behind one router, with six each."""
PIECE_WITHIN: Final = 30.0
SLOWEST: Final = 500
"""Bytes a second, from when a body was waited for `PIECE_WITHIN` seconds."""


def protocol(trusted: Iterable[str] = (), *, head_within: float = HEAD_WITHIN, each: int = EACH) -> type[H11Protocol]:
    """HTTP as uvicorn speaks it, with these manners. Of `trusted` addresses (proxies) and of this machine many come."""
    given = {"held": Counter(), "trusted": frozenset(trusted), "head_within": head_within, "each": each}
    return type("Mannerly", (_Mannerly,), given)


class _Mannerly(H11Protocol):
    held: Counter[str]
    trusted: frozenset[str]
    head_within: float
    each: int
    _place = ""
    _waiting: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        place = place_of(self.client[0] if self.client else "")
        if place and self.client and self.client[0] not in self.trusted:
            self.held[place] += 1
            self._place = place
        if self._place and self.held[place] > self.each:
            transport.abort()
        else:
            self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        self._wait_no_more()
        if self._place:
            self.held[self._place] -= 1
            if not self.held[self._place]:
                del self.held[self._place]
            self._place = ""
        super().connection_lost(exc)

    def handle_events(self) -> None:
        before = self.cycle
        super().handle_events()
        if self.cycle is not before:
            self._wait_no_more()
        elif self.cycle is None or self.cycle.response_complete:
            self._wait()  # the first letters of another head: it must not take for ever, either

    def _wait(self) -> None:
        if self._waiting is None:
            self._waiting = self.loop.call_later(self.head_within, self._too_slow)

    def _wait_no_more(self) -> None:
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None

    def _too_slow(self) -> None:
        self._waiting = None
        self.transport.abort()


def place_of(address: str) -> str:
    """By what connections are counted; "" for this machine, which stands for all that come by a proxy or by Tor."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if isinstance(found, ipaddress.IPv6Address) and found.ipv4_mapped:
        found = found.ipv4_mapped
    if found.is_loopback:
        return ""
    if isinstance(found, ipaddress.IPv6Address):
        return str(ipaddress.ip_network((int(found) >> 64 << 64, 64)))
    return str(found)


class Patient:
    """Wraps the whole application: a body that does not come on is waited for no longer."""

    def __init__(self, app: ASGIApp, *, piece_within: float = PIECE_WITHIN, slowest: float = SLOWEST) -> None:
        self._app, self._piece_within, self._slowest = app, piece_within, slowest

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        coming = _Coming(receive, send, self._piece_within, self._slowest)
        with contextlib.suppress(ClientDisconnect):  # there is nobody left to be told
            await self._app(scope, coming.receive, coming.send)
        await coming.end()


class _Coming:
    """One request as it comes. Whose body does not come on gets 408, whatever the application makes of its end."""

    def __init__(self, receive: Receive, send: Send, piece_within: float, slowest: float) -> None:
        self._receive, self._send, self._piece_within, self._slowest = receive, send, piece_within, slowest
        self._taken, self._waited = 0, 0.0
        self._whole = self._slow = self._begun = False

    async def receive(self) -> Message:
        if self._whole:  # what comes now is that somebody went away
            return await self._receive()
        began = time.monotonic()
        try:
            message = {} if self._slow else await asyncio.wait_for(self._receive(), self._piece_within)
        except TimeoutError:
            message = {}
        self._waited += time.monotonic() - began
        self._taken += len(message.get("body", b""))
        self._whole = bool(message) and not message.get("more_body")
        late = self._waited > self._piece_within and self._taken < self._waited * self._slowest
        self._slow = self._slow or not message or (late and not self._whole)
        return {"type": "http.disconnect"} if self._slow else message

    async def send(self, message: Message) -> None:
        if self._begun or not self._slow:
            self._begun = True
            await self._send(message)

    async def end(self) -> None:
        """Tells whoever was too slow, in place of what the application said of it."""
        if self._slow and not self._begun:
            head = [(b"content-type", b"text/plain; charset=utf-8"), (b"connection", b"close")]
            await self._send({"type": "http.response.start", "status": 408, "headers": head})
            await self._send({"type": "http.response.body", "body": b"What was sent came too slowly."})
