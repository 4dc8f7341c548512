"""The site as its readers see it, inside the desk: the very pages of the site, asked for as somebody else."""

from __future__ import annotations

from collections.abc import MutableMapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from fastapi import FastAPI, Request, Response
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Scope

from headwater.desk.publishing import reach
from headwater.desk.publishing.reach import ANYBODY, EDITOR, Reader
from headwater.show.site.house import addresses
from headwater.show.site.kiosk import Kiosk
from headwater.show.site.links import Under
from headwater.show.web.publishing_forms import groups_of
from headwater.show.web.rooms import Rooms

WHO: Final = ("everybody", "later", "subscriber", "desk")
"""As whom: anybody now; anybody once all that is held back is out; a subscriber in every group then; the desk."""
_LATER: Final = timedelta(days=3650)
_GROUPS: Final = 200
_KEPT: Final = ("content-type", "location")


def add(house: FastAPI, rooms: Rooms) -> None:
    """Adds the address."""

    @house.get("/publishing/preview/{who}/{path:path}")
    async def preview(who: str, path: str, request: Request) -> Response:
        if who not in WHO:
            raise HTTPException(404)
        base = rooms.desk.site().base or "http://localhost"
        kiosk = Kiosk(rooms.desk, None, _clock(who), base, Under(f"/publishing/preview/{who}"), _reader(rooms, who))
        got = await _ask(addresses(kiosk), "/" + path, request)
        headers = {str(name): got.headers[name] for name in _KEPT if name in got.headers}
        return Response(bytes(got.body), got.status, headers=headers | {"cache-control": "no-store"})


def _clock(who: str) -> Any:
    now = datetime.now(UTC)
    moment = now + _LATER if who in ("later", "subscriber") else now
    return lambda: moment


def _reader(rooms: Rooms, who: str) -> Reader:
    if who == "desk":
        return EDITOR
    if who == "subscriber":
        return reach.subscribing(groups_of(rooms.desk.items(datetime.now(UTC), _GROUPS)))
    return ANYBODY


@dataclass(slots=True)
class _Got:
    status: int = 500
    headers: dict[str, str] = field(default_factory=dict)
    body: bytearray = field(default_factory=bytearray)


async def _ask(app: ASGIApp, path: str, request: Request) -> _Got:
    """Asks the site for a page, as a browser that has nothing of anybody's."""
    got = _Got()
    scope: Scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": request.scope["query_string"],
        "root_path": "",
        "headers": [(b"host", b"localhost")],
        "client": None,
        "server": ("localhost", 80),
    }

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: MutableMapping[str, Any]) -> None:
        if message["type"] == "http.response.start":
            got.status = message["status"]
            got.headers = {name.decode().lower(): value.decode("latin-1") for name, value in message["headers"]}
        elif message["type"] == "http.response.body":
            got.body += message.get("body", b"")

    await app(scope, receive, send)
    return got
