"""The addresses of the site, and the door before them: an app of its own, that knows no page of the desk.

What is not there for who asks is answered as what was never made: the same page, the same headers. Nothing that a
subscriber gets may be kept by anybody between; what everybody gets is asked for anew each time, by its hash, so that
an embargo, a correction or a withdrawal holds at once.
"""

from __future__ import annotations

import gzip
import hashlib
import re
from dataclasses import replace
from typing import Annotated, Final

from fastapi import Depends, FastAPI, Request, Response
from starlette.background import BackgroundTask
from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from headwater.desk.publishing.reach import ANYBODY, Reader
from headwater.errors import HeadwaterError
from headwater.newsroom.publishing import subscribing, timing
from headwater.show.site import entrance, feeds, item_pages, pages, sitemaps
from headwater.show.site.drawing import Made, asset
from headwater.show.site.kiosk import Kiosk, View, view
from headwater.show.web import asked
from headwater.show.web.asked import Form
from headwater.show.web.guard import from_ours, host_name

HEADERS: Final = {
    "content-security-policy": (
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), interest-cohort=()",
}
_YEAR: Final = "public, max-age=31536000, immutable"
_PACKED: Final = 900
"""Bytes from which a page is packed."""
_NUMBER: Final = 6
"""Digits of a version's number."""
_HOST: Final = re.compile(r"[a-z0-9._:-]{1,253}")
Sent = Annotated[Form, Depends(asked.form)]


class Nothing(Exception):
    """There is nothing here, for whoever asks."""


def create_site(kiosk: Kiosk) -> ASGIApp:
    """The site, as it is served: its addresses, with the door before them."""
    return Door(addresses(kiosk), kiosk)


def addresses(kiosk: Kiosk) -> FastAPI:
    """All addresses of the site, and nothing else."""
    house = FastAPI(openapi_url=None, docs_url=None, redoc_url=None, redirect_slashes=False)
    _add_whole(house, kiosk)
    _add_feeds(house, kiosk)
    _add_entrance(house, kiosk)
    _add_items(house, kiosk)
    _add_lists(house, kiosk)
    _add_troubles(house, kiosk)
    return house


def _add_whole(house: FastAPI, kiosk: Kiosk) -> None:
    @house.get("/")
    def front(request: Request) -> Response:
        return _answer(pages.front(_view(kiosk, request, "")), request)

    @house.get("/robots.txt")
    def robots(request: Request) -> Response:
        return _answer(sitemaps.robots(_of_nobody(kiosk)), request)

    @house.get("/sitemap.xml")
    def sitemap(request: Request) -> Response:
        return _answer(sitemaps.sitemap(_of_nobody(kiosk)), request)

    @house.get("/news-sitemap.xml")
    def news(request: Request) -> Response:
        return _answer(sitemaps.news(_of_nobody(kiosk)), request)

    @house.get("/static/{name}")
    def static(name: str, request: Request) -> Response:
        found = asset(name)
        if found is None:
            raise Nothing
        kept = _YEAR if request.query_params.get("v") == found.digest else "public, max-age=3600"
        headers = {"cache-control": kept, "vary": "accept-encoding"}
        if "gzip" not in request.headers.get("accept-encoding", ""):
            return Response(found.body, media_type=found.kind, headers=headers)
        return Response(found.packed, media_type=found.kind, headers=headers | {"content-encoding": "gzip"})


def _add_feeds(house: FastAPI, kiosk: Kiosk) -> None:
    @house.get("/{language}/feed.atom")
    def feed(language: str, request: Request) -> Response:
        return _answer(feeds.feed(_of_nobody(kiosk, language)), request)

    @house.get("/{language}/section/{key}/feed.atom")
    def section_feed(language: str, key: str, request: Request) -> Response:
        seen = _of_nobody(kiosk, language)
        if seen.site.section(key) is None:
            raise Nothing
        return _answer(feeds.feed(seen, key), request)

    @house.get("/feed/{language}/{secret}")
    def own_feed(language: str, secret: str, request: Request) -> Response:
        who = subscribing.with_feed(kiosk.desk, secret, kiosk.now())
        seen = view(kiosk, language, who) if who else None
        if seen is None:
            raise Nothing
        return _answer(feeds.feed(seen, own=True), request)


def _add_entrance(house: FastAPI, kiosk: Kiosk) -> None:
    @house.get("/{language}/login")
    def login(language: str, request: Request) -> Response:
        return _answer(entrance.door(kiosk, _view(kiosk, request, language), request), request)

    @house.post("/{language}/login")
    def enter(language: str, request: Request, sent: Sent) -> Response:
        made = entrance.log_in(kiosk, _view(kiosk, request, language), request, sent)
        return _answer(made, request) if isinstance(made, Made) else made

    @house.post("/{language}/logout")
    def leave(language: str, request: Request) -> Response:
        return entrance.log_out(kiosk, _view(kiosk, request, language), request)

    @house.get("/{language}/subscription")
    def subscription(language: str, request: Request) -> Response:
        seen = _view(kiosk, request, language)
        if seen.reader.subscriber is None:
            return _answer(entrance.door(kiosk, seen, request), request)
        return _answer(entrance.subscription(seen), request)

    @house.post("/{language}/subscription")
    def new_feed(language: str, request: Request) -> Response:
        return _answer(entrance.new_feed(kiosk, _view(kiosk, request, language)), request)


def _add_items(house: FastAPI, kiosk: Kiosk) -> None:
    @house.get("/{language}/item/{key}.json")
    def item_json(language: str, key: str, request: Request) -> Response:
        seen = _view(kiosk, request, language)
        return _read(kiosk, seen, key, _answer(_needed(item_pages.item_json(seen, key)), request))

    @house.get("/{language}/item/{key}")
    def item(language: str, key: str, request: Request) -> Response:
        seen = _view(kiosk, request, language)
        return _read(kiosk, seen, key, _answer(_needed(item_pages.item(seen, key)), request))

    @house.get("/{language}/item/{key}/version/{number}")
    def version(language: str, key: str, number: str, request: Request) -> Response:
        seen = _view(kiosk, request, language)
        fits = number.isascii() and number.isdigit() and len(number) <= _NUMBER
        made = item_pages.version(seen, key, int(number)) if fits else None
        return _answer(_needed(made), request)

    @house.get("/{language}/items.json")
    def items_json(language: str, request: Request) -> Response:
        return _answer(item_pages.items_json(_view(kiosk, request, language)), request)


def _add_lists(house: FastAPI, kiosk: Kiosk) -> None:
    @house.get("/{language}/")
    def front_in(language: str, request: Request) -> Response:
        return _answer(pages.front(_view(kiosk, request, language)), request)

    @house.get("/{language}/section/{key}")
    def section(language: str, key: str, request: Request) -> Response:
        return _answer(_needed(pages.section(_view(kiosk, request, language), key)), request)

    @house.get("/{language}/archive")
    def archive(language: str, request: Request) -> Response:
        return _answer(pages.archive(_view(kiosk, request, language)), request)

    @house.get("/{language}/archive/{month}")
    def month(language: str, month: str, request: Request) -> Response:
        return _answer(_needed(pages.month(_view(kiosk, request, language), month)), request)

    @house.get("/{language}/search")
    def search(language: str, request: Request) -> Response:
        made = pages.search(_view(kiosk, request, language), request.query_params.get("q", ""))
        # What somebody looks for is nobody else's.
        return _answer(replace(made, public=False), request)


def _add_troubles(house: FastAPI, kiosk: Kiosk) -> None:
    def told(request: Request, status: int) -> Response:
        try:
            seen = _where(kiosk, request.scope)
            made = pages.trouble(seen, status) if seen else _plain(status)
        except HeadwaterError:
            made = _plain(status)
        return _answer(replace(made, public=False), request)

    def refused(request: Request, error: Exception) -> Response:
        return told(request, error.status_code if isinstance(error, HTTPException) else 500)

    house.add_exception_handler(Nothing, lambda request, _: told(request, 404))
    house.add_exception_handler(HTTPException, refused)
    house.add_exception_handler(HeadwaterError, lambda request, _: told(request, 503))
    house.add_exception_handler(Exception, lambda request, _: told(request, 500))


def _where(kiosk: Kiosk, scope: Scope) -> View | None:
    """The site in the language that an address begins with, whatever follows; else in its first one."""
    first = str(scope["path"]).removeprefix("/").partition("/")[0]
    return view(kiosk, first) or view(kiosk)


def _plain(status: int) -> Made:
    """Where not even the desk can be asked."""
    return Made(b"Not just now.\n", "text/plain; charset=utf-8", status, public=False, listed=False)


def _view(kiosk: Kiosk, request: Request, language: str) -> View:
    """The site as who asks sees it."""
    seen = view(kiosk, language, entrance.reader(kiosk, request))
    if seen is None:
        raise Nothing
    return seen


def _of_nobody(kiosk: Kiosk, language: str = "") -> View:
    """The site as nobody in particular sees it: what programs fetch is the same for all."""
    seen = view(kiosk, language, ANYBODY)
    if seen is None:
        raise Nothing
    return seen


def _needed(made: Made | None) -> Made:
    if made is None:
        raise Nothing
    return made


def _read(kiosk: Kiosk, seen: View, key: str, answer: Response) -> Response:
    """Counts that a subscriber read an item that is for subscribers, once the answer is out."""
    who = seen.reader
    if not (kiosk.write and who.subscriber and who.subscribes) or kiosk.shown_to:
        return answer
    answer.background = BackgroundTask(_count, kiosk, seen, key, who)
    return answer


def _count(kiosk: Kiosk, seen: View, key: str, who: Reader) -> None:
    shown = seen.desk.published_item(seen.eyes, key)
    if shown and who.subscriber and shown.head.tier == "subscribers" and shown.head.readable:
        kiosk.counter.count(timing.today(seen.eyes.now, seen.site.zone), key, who.subscriber)
    if kiosk.write and kiosk.counter.due():
        kiosk.counter.keep(kiosk.write, seen.eyes.now)


def _answer(made: Made, request: Request) -> Response:
    """What was made, with its headers. A page of a subscriber is packed by nobody: its size would tell what is in it
    to whoever can make the browser ask for pages with words of their choice (BREACH)."""
    headers = {"vary": "cookie, authorization, accept-encoding"}
    if not made.listed:
        headers["x-robots-tag"] = "noindex, nofollow"
    if not made.public or made.status != 200:
        headers["cache-control"] = "no-store"
        return Response(made.body, made.status, media_type=made.kind, headers=headers)
    packed = len(made.body) >= _PACKED and "gzip" in request.headers.get("accept-encoding", "")
    headers["cache-control"] = "no-cache"
    headers["etag"] = f'"{hashlib.sha256(made.body).hexdigest()[:24]}{"-gz" if packed else ""}"'
    if headers["etag"] in request.headers.get("if-none-match", "").replace("W/", "").split(", "):
        return Response(None, 304, headers=headers)
    if packed:
        headers["content-encoding"] = "gzip"
    body = gzip.compress(made.body, 6, mtime=0) if packed else made.body
    return Response(body, made.status, media_type=made.kind, headers=headers)


class Door:
    """Wraps the addresses: what may be asked, and the headers of every answer."""

    def __init__(self, app: ASGIApp, kiosk: Kiosk) -> None:
        self._app = app
        self._kiosk = kiosk
        self._headers = HEADERS | ({"strict-transport-security": "max-age=31536000"} if kiosk.secure else {})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            asked_for = {**scope, "method": "GET"} if scope["method"] == "HEAD" else scope
            await self._way(scope)(asked_for, receive, self._with_headers(send))

    def _way(self, scope: Scope) -> ASGIApp:
        headers = Headers(scope=scope)
        hosts = headers.getlist("host")
        if len(hosts) != 1 or not _HOST.fullmatch(host_name(hosts[0]) or ""):
            return self._refusal(400)
        if scope["method"] == "POST":
            return self._app if from_ours(headers, hosts[0]) else self._refusal(403)
        return self._app if scope["method"] in ("GET", "HEAD") else self._refusal(405)

    def _refusal(self, status: int) -> ASGIApp:
        async def answer(scope: Scope, receive: Receive, send: Send) -> None:
            seen = _where(self._kiosk, scope)
            made = pages.trouble(seen, status) if seen else _plain(status)
            response = _answer(replace(made, public=False), Request(scope))
            await response(scope, receive, send)

        return answer

    def _with_headers(self, send: Send) -> Send:
        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self._headers.items():
                    headers[name] = value
                headers.setdefault("cache-control", "no-store")
            await send(message)

        return sending
