"""Gives a page again as it was made, while it is not out of date: most of what is read, is read again.

    Nothing has changed on the desk      the page, for LONGEST seconds: it may say how long ago something was
    Another process has written to it    the page still, until it is OLDEST seconds old, or SHARE times as old as its
                                         first reader waited for it, up to LONGEST; that of a claim, story, article or
                                         entity that was not touched for LONGEST seconds (desk/changes/touched.py)
    This server has, or work has ended   no page that was begun before
    Who asks wants it fresh (reloads)    no page that was begun before the last change

A page says how things stood when it was begun (events.Stood), and `/events` how they stand: so one that is a second
behind is told to be so by its own script, which then asks for a fresh one. docs/decisions/0103.
"""

from __future__ import annotations

import json
import re
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from headwater.desk.changes.touched import Mark, Touched
from headwater.errors import HeadwaterError
from headwater.show.web.pulse import STOOD
from headwater.show.web.turns import Turn, Turns
from headwater.show.web.visitor import asking

LONGEST: Final = 60.0
"""Seconds for which a page is held: "checked a minute ago" may be wrong by so much."""
OLDEST: Final = 2.0
"""Seconds after which a page is no longer given that was begun before somebody else's last change. While a watcher
writes twice a second each page is made once in so long, not anew for each who reads it."""
SHARE: Final = 100
"""How many times what a reader waited for a page is given again, up to `LONGEST`: no page of a desk that grows all the
time takes more than a hundredth of the processor. Waiting for other pages counts too: a page is made in 30 to 100 ms
and is three to ten seconds old at most, but where so many read that they wait for one another, all wait less."""
MOST, LARGEST, PAGES = 48_000_000, 400_000, 2000
"""Bytes of all pages that are held, bytes of one, and how many."""
_ASKED: Final = ("cookie", "accept-language", "host")
"""What of a request, beside its address, a page may depend on."""
_OWN: Final = re.compile(r"/(?:claim|story|entity|articles)/([cse]-[0-9]{6,9}|[a-z][0-9a-f]{12})(?:/|$)")
"""The page of one thing, by its name."""
_NAMES: Final = 20_000
"""Names of what was touched that are kept."""
_READS: Final = ("GET", "HEAD")
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Page:
    version: int
    work: str
    begun: float
    turn: int
    start: Message
    body: bytes
    took: float

    @property
    def oldest(self) -> float:
        """Seconds that it is given for where others wrote meanwhile."""
        return min(LONGEST, max(OLDEST, SHARE * self.took))


@dataclass(frozen=True, slots=True)
class _Now:
    """The desk's version, what is being read, the seconds, how often this server has written, and the others."""

    version: int
    work: str
    clock: float
    written: int
    turn: int


class _Touches:
    """Who was touched when, in turns: each time that another process has written is one."""

    def __init__(self, touched: Callable[[Mark | None], Touched]) -> None:
        self._touched = touched
        self._version: int | None = None
        self._mark: Mark | None = None
        self._turn = self._all = 0
        self._last: dict[str, int] = {}

    def look(self, version: int) -> int:
        """The turn that it is at this version of the desk."""
        if version != self._version:
            found = self._touched(self._mark)
            self._version, self._mark, self._turn = version, found.mark, self._turn + 1
            self._last |= dict.fromkeys(found.names, self._turn)
            if found.everything or len(self._last) > _NAMES:
                self._all, self._last = self._turn, {}
        return self._turn

    def after(self, own: re.Match[str] | None, turn: int) -> bool:
        """Whether what has this page of its own was touched after a turn; a page of many things always was."""
        return own is None or max(self._all, self._last.get(own[1], 0)) > turn


class Held:
    """Wraps the addresses, inside whatever looks at who asks. `version` is another one once the desk is; `clock` gives
    seconds."""

    def __init__(
        self,
        app: ASGIApp,
        version: Callable[[], int],
        touched: Callable[[Mark | None], Touched] = lambda _: Touched(Mark(), everything=True),
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._app, self._version, self._clock = app, version, clock
        self._touches, self._turns = _Touches(touched), Turns()
        self._pages: OrderedDict[Key, _Page] = OrderedDict()
        self._bytes = 0
        self._written = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["method"] not in _READS:
            await self._write(scope, receive, send)
            return
        now = self._now(scope)
        if now is None:
            await self._app(scope, receive, send)
            return
        key = _key(scope)
        page = self._found(key, now, scope)
        if page is None:
            async with self._turns.of(key) as turn:
                page = self._found(key, now, scope)  # somebody else may have asked for it first
                if page is None:
                    await self._app(scope, receive, self._listening(key, now, send, turn))
                    return
        await send({**page.start, "headers": list(page.start["headers"])})
        await send({"type": "http.response.body", "body": page.body})

    def _found(self, key: Key, now: _Now, scope: Scope) -> _Page | None:
        """The page that may be given again."""
        page = self._pages.get(key)
        if page is None or not self._may_be_given(page, now, scope):
            return None
        self._pages.move_to_end(key)
        return page

    async def _write(self, scope: Scope, receive: Receive, send: Send) -> None:
        """What is sent may change anything; its answer leads to a page that must show it."""

        async def sending(message: Message) -> None:
            self._let_all_go()
            await send(message)

        try:
            await self._app(scope, receive, sending)
        finally:
            self._let_all_go()

    def _let_all_go(self) -> None:
        """No page that is held, or being made, is given any more."""
        self._written += 1
        self._let_go(list(self._pages))

    def _now(self, scope: Scope) -> _Now | None:
        """How things stand before a page is made; None where it is none or nobody knows."""
        stood = scope.get(STOOD) if scope["type"] == "http" else None
        try:
            if not stood:
                return None
            version = self._version()
            return _Now(version, _work(stood), self._clock(), self._written, self._touches.look(version))
        except HeadwaterError:
            return None

    def _may_be_given(self, page: _Page, now: _Now, scope: Scope) -> bool:
        longest = LONGEST
        if page.version != now.version:
            spared = not self._touches.after(_OWN.match(scope["path"]), page.turn)
            longest = 0.0 if _wants_it_fresh(scope) else LONGEST if spared else page.oldest
        return page.work == now.work and now.clock - page.begun < longest

    def _listening(self, key: Key, now: _Now, send: Send, turn: Turn) -> Send:
        """Sends an answer on, and holds it if it is a whole page; ends the turn once it is made, before it is sent."""
        begun: Message | None = None

        async def sending(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start" and _may_be_held(message):
                begun = message
                return
            if begun and not message.get("more_body") and now.written == self._written:
                # What is outside puts its own headers to these: it must not do so to those that are held.
                start = {**begun, "headers": list(begun["headers"])}
                took = self._clock() - now.clock
                body = message.get("body", b"")
                self._hold(key, _Page(now.version, now.work, now.clock, now.turn, start, body, took))
            turn.end()
            waiting, begun = begun, None
            if waiting:
                await send(waiting)
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
    who = asking()  # what the door found out: a page is given to nobody else, and not in another role
    mine = (who.visitor.account or "", who.visitor.role, who.form_word)
    return (scope["path"], scope["query_string"].decode("latin-1"), *mine, *asked)


def _work(stood: Mapping[str, str]) -> str:
    """All that a page says of how things stand but the desk, whose changes `version` tells."""
    return json.dumps({name: says for name, says in stood.items() if name != "desk"})


def _wants_it_fresh(scope: Scope) -> bool:
    """True where somebody asks a second time: browsers say so when a page is loaded anew."""
    asked = Headers(scope=scope).get("cache-control", "")
    return "no-cache" in asked or "max-age=0" in asked


def _may_be_held(start: Message) -> bool:
    """True for a page that worked and that says nothing to this browser alone."""
    headers = Headers(raw=start["headers"])
    html = headers.get("content-type", "").startswith("text/html")
    return start["status"] == 200 and html and not {"set-cookie", "cache-control"} & set(headers.keys())
