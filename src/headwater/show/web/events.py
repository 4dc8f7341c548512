"""What tells an open page that the desk has changed: `/events`, and on every page how things stood when it was made."""

from __future__ import annotations

from typing import Final

from fastapi import FastAPI, Request, Response
from fastapi.responses import StreamingResponse
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Receive, Scope, Send

from headwater.show.web.pulse import STOOD, Pulse
from headwater.show.web.rooms import Rooms
from headwater.show.web.visitor import Role

RIGHTS: Final[dict[str, Role]] = {
    "GET /events": "reader",
}

_NO_PAGES: Final = ("/static/", "/events")


def add(house: FastAPI, rooms: Rooms) -> None:
    """Adds the addresses."""
    pulse = rooms.pulse

    @house.get("/events")
    async def events(request: Request) -> Response:
        # Another site cannot read this, but it could hold the places of those who may.
        if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
            raise HTTPException(403, "Only pages of this desk are told when it changes.")
        if pulse.full:
            raise HTTPException(503, "Too many pages listen already. Load the page again to see what has changed.")
        return StreamingResponse(pulse.listen(), media_type="text/event-stream", headers={"x-accel-buffering": "no"})


class Stood:
    """Notes how things stand before a page is made: what changes while it is made is then told as a change."""

    def __init__(self, app: ASGIApp, pulse: Pulse) -> None:
        self._app = app
        self._pulse = pulse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["method"] == "GET" and not _is_no_page(scope["path"]):
            scope[STOOD] = self._pulse.now()
        await self._app(scope, receive, send)


def _is_no_page(path: str) -> bool:
    return path.startswith(_NO_PAGES) or path.endswith(".json")
