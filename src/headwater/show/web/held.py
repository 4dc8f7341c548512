"""Gives a page again as it was made, while nothing has changed on the desk: most of what is read, is read again.

A page is held under its address, who asks and in which language, until any process has written to the desk, or what
the page says of how things stand (events.Stood) is no longer so. And for a few seconds only: it may say how long ago
something was.
"""

from __future__ import annotations

import json
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from headwater.errors import HeadwaterError
from headwater.show.web.pulse import STOOD

LONGEST: Final = 20.0
"""Seconds for which a page is held: "checked a minute ago" may be wrong by so much."""
MOST, LARGEST, PAGES = 16_000_000, 400_000, 1000
"""Bytes of all pages that are held, bytes of one, and how many."""
_ASKED: Final = ("cookie", "accept-language", "host")
"""What of a request, beside its address, a page may depend on."""
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Page:
    stood: str
    until: float
    start: Message
    body: bytes


class Held:
    """Wraps the addresses, inside whatever looks at who asks. `version` is another one once the desk is; `clock` gives
    seconds."""

    def __init__(
        self, app: ASGIApp, version: Callable[[], int], *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._app, self._version, self._clock = app, version, clock
        self._pages: OrderedDict[Key, _Page] = OrderedDict()
        self._bytes = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        now = self._now(scope)
        if not now:
            await self._app(scope, receive, send)
            return
        key = _key(scope)
        if (page := self._pages.get(key)) and page.stood == now and self._clock() < page.until:
            self._pages.move_to_end(key)
            await send({**page.start, "headers": list(page.start["headers"])})
            await send({"type": "http.response.body", "body": page.body})
            return
        await self._app(scope, receive, self._listening(key, now, send))

    def _now(self, scope: Scope) -> str:
        """How things stand before a page is made, "" where it is none or nobody knows."""
        stood = scope.get(STOOD) if scope["type"] == "http" else None
        try:
            return f"{self._version()} {json.dumps(stood)}" if stood else ""
        except HeadwaterError:
            return ""

    def _listening(self, key: Key, stood: str, send: Send) -> Send:
        """Sends an answer on, and holds it if it is a whole page."""
        start: Message | None = None

        async def sending(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start":
                # What is outside puts its own headers to these: it must not do so to those that are held.
                start = {**message, "headers": list(message["headers"])} if _may_be_held(message) else None
            elif start and not message.get("more_body"):
                self._hold(key, _Page(stood, self._clock() + LONGEST, start, message.get("body", b"")))
            else:
                start = None
            await send(message)

        return sending

    def _hold(self, key: Key, page: _Page) -> None:
        if len(page.body) > LARGEST:
            return
        self._let_go([key])
        self._pages[key] = page
        self._bytes += len(page.body)
        while self._bytes > MOST or len(self._pages) > PAGES:
            self._let_go([next(iter(self._pages))])

    def _let_go(self, keys: Iterable[Key]) -> None:
        for key in keys:
            if page := self._pages.pop(key, None):
                self._bytes -= len(page.body)


def _key(scope: Scope) -> Key:
    headers = Headers(scope=scope)
    asked = ("\n".join(headers.getlist(name)) for name in _ASKED)
    return (scope["path"], scope["query_string"].decode("latin-1"), *asked)


def _may_be_held(start: Message) -> bool:
    """True for a page that worked and that says nothing to this browser alone."""
    headers = Headers(raw=start["headers"])
    html = headers.get("content-type", "").startswith("text/html")
    return start["status"] == 200 and html and not {"set-cookie", "cache-control"} & set(headers.keys())
