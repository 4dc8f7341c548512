"""Says every page in the language, and shows its times in the zone, in which it is asked for.

What is said before a page is drawn, an error among it, is said in that language as well: so it is chosen here, once for
the whole request. JSON is for programs, and always in English and with times as they are kept.
"""

from __future__ import annotations

from fastapi import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from headwater.show import tongue, zones
from headwater.show.web.preferred import preferred


class Speaking:
    """Wraps the whole application."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"].endswith(".json"):
            await self._app(scope, receive, send)
            return
        liked = preferred(Request(scope))
        with tongue.speaking(liked.language), zones.reading_in(liked.zone):
            await self._app(scope, receive, send)
