"""Picks up after pages, between them."""

from __future__ import annotations

from starlette.types import ASGIApp, Receive, Scope, Send

from headwater import litter


class Tidied:
    """Wraps the addresses, outside of everything else: what is left behind is looked through when an answer is sent."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._app(scope, receive, send)
        litter.tidy()
