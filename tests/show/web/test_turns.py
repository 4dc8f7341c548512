"""Few pages are made at once, and each once for all who ask for it meanwhile."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

import pytest
from starlette.responses import HTMLResponse, StreamingResponse
from starlette.types import Message

from headwater.show.web.held import Held
from headwater.show.web.pulse import STOOD


class House:
    """An application whose pages are made when it is told to; counts how many are being made."""

    def __init__(self) -> None:
        self.made: list[str] = []
        self.at_once = self.most = 0
        self.go = asyncio.Event()
        self.held = Held(self._answer, lambda: 1)

    async def _answer(self, scope: Any, receive: Any, send: Any) -> None:
        self.at_once += 1
        self.most = max(self.most, self.at_once)
        try:
            await self.go.wait()
            if scope["path"] == "/broken":
                raise ZeroDivisionError
            self.made.append(scope["path"])
        finally:
            self.at_once -= 1
        if scope["path"].startswith("/long"):
            await StreamingResponse(self._parts(), media_type="text/html")(scope, receive, send)
        else:
            await HTMLResponse(f"page {len(self.made)}")(scope, receive, send)

    @staticmethod
    async def _parts() -> Any:
        yield "a part"
        yield "another"

    async def ask(self, address: str, hears: Callable[[Message], Coroutine[Any, Any, None]] | None = None) -> str:
        """The body that came."""
        sent: list[Message] = []

        async def send(message: Message) -> None:
            sent.append(message)
            if hears:
                await hears(message)

        scope = {"type": "http", "method": "GET", "path": address, "query_string": b"", "headers": []}
        scope[STOOD] = {"desk": "1"}  # type: ignore[assignment]

        async def receive() -> Message:
            await asyncio.sleep(60)
            return {"type": "http.disconnect"}

        await self.held(scope, receive, send)
        return b"".join(message.get("body", b"") for message in sent).decode()


async def _waited() -> None:
    for _ in range(20):
        await asyncio.sleep(0)


def test_who_asks_for_a_page_that_is_being_made_is_given_that_one() -> None:
    async def story() -> None:
        house = House()
        asked = [asyncio.ensure_future(house.ask("/stories")) for _ in range(5)]
        await _waited()
        house.go.set()
        assert await asyncio.gather(*asked) == ["page 1"] * 5
        assert house.made == ["/stories"]

    asyncio.run(story())


def test_two_pages_are_made_at_once() -> None:
    async def story() -> None:
        house = House()
        asked = [asyncio.ensure_future(house.ask(f"/claim/{n}")) for n in range(6)]
        await _waited()
        assert house.at_once == 2
        house.go.set()
        assert len(set(await asyncio.gather(*asked))) == 6
        assert house.most == 2

    asyncio.run(story())


def test_a_reader_who_takes_long_to_hear_holds_up_nobody() -> None:
    async def story() -> None:
        house = House()
        house.go.set()
        heard = asyncio.Event()

        async def slow(message: Message) -> None:
            if message.get("body"):
                await heard.wait()

        slow_ones = [asyncio.ensure_future(house.ask(path, slow)) for path in ("/a", "/long", "/b", "/long/too")]
        await _waited()
        async with asyncio.timeout(5):
            assert await house.ask("/c") == "page 5"
            assert await house.ask("/long") == "a partanother"
        heard.set()
        await asyncio.gather(*slow_ones)

    asyncio.run(story())


def test_nor_does_one_who_is_given_the_page_that_another_asked_for() -> None:
    async def story() -> None:
        house = House()
        heard = asyncio.Event()

        async def slow(message: Message) -> None:
            await heard.wait()

        slow_ones = [asyncio.ensure_future(house.ask(path, slow)) for path in ("/a", "/a", "/b", "/b")]
        await _waited()
        house.go.set()
        async with asyncio.timeout(5):
            assert await house.ask("/c") == "page 3"
        assert house.made == ["/a", "/b", "/c"]
        heard.set()
        await asyncio.gather(*slow_ones)

    asyncio.run(story())


def test_after_a_page_that_fails_the_next_is_made() -> None:
    async def story() -> None:
        house = House()
        house.go.set()
        for _ in range(3):
            with pytest.raises(ZeroDivisionError):
                await house.ask("/broken")
        async with asyncio.timeout(5):
            assert await house.ask("/claims") == "page 1"

    asyncio.run(story())


def test_who_leaves_while_waiting_leaves_no_trace() -> None:
    async def story() -> None:
        house = House()
        asked = [asyncio.ensure_future(house.ask(path)) for path in ("/a", "/b", "/c", "/c", "/d")]
        await _waited()
        for each in asked[2:]:
            each.cancel()
        house.go.set()
        assert await asyncio.gather(*asked[:2]) == ["page 1", "page 2"]
        async with asyncio.timeout(5):
            assert [await house.ask(path) for path in ("/c", "/d", "/e")] == ["page 3", "page 4", "page 5"]

    asyncio.run(story())
