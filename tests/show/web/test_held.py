"""A page is given again while nothing has changed, and for a few seconds only."""

from __future__ import annotations

import asyncio
from typing import Any

from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.types import Message

from headwater.show.web.held import LONGEST, Held
from headwater.show.web.pulse import STOOD


class House:
    """An application that counts how often it is asked, with the door that puts a header to every answer."""

    def __init__(self, answer: Any = None) -> None:
        self.asked, self.now, self.answer = 0, 0.0, answer
        self.version = 1
        self.held = Held(self._answer, lambda: self.version, clock=lambda: self.now)

    async def _answer(self, scope: Any, receive: Any, send: Any) -> None:
        self.asked += 1
        await (self.answer or HTMLResponse(f"page {self.asked}"))(scope, receive, send)

    def ask(self, address: str = "/stories", stood: Any = "1", **headers: str) -> tuple[str, int]:
        """The body, and how many headers came."""
        sent: list[Message] = []

        async def send(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"].append((b"x-door", b"1"))
            sent.append(message)

        path, _, query = address.partition("?")
        raw = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
        scope = {"type": "http", "method": "GET", "path": path, "query_string": query.encode(), "headers": raw}
        if stood:
            scope[STOOD] = {"desk": stood}
        asyncio.run(self.held(scope, None, send))  # type: ignore[arg-type]
        return b"".join(m.get("body", b"") for m in sent).decode(), len(sent[0]["headers"])


def test_the_same_page_is_given_again_with_the_same_headers() -> None:
    house = House()
    assert house.ask() == house.ask() == house.ask()
    assert house.asked == 1


def test_a_change_on_the_desk_is_seen_at_once() -> None:
    house = House()
    house.ask(stood="1")
    assert house.ask(stood="2")[0] == "page 2"
    house.version = 2
    assert house.ask(stood="2")[0] == "page 3"


def test_a_page_is_held_for_a_few_seconds_only() -> None:
    house = House()
    house.ask()
    house.now = LONGEST
    assert house.ask()[0] == "page 2"


def test_who_asks_in_another_language_gets_a_page_of_their_own() -> None:
    house = House()
    house.ask(accept_language="be")
    assert house.ask(accept_language="uk")[0] == "page 2"
    assert house.ask("/stories?by=anna", accept_language="be")[0] == "page 3"
    assert house.ask(accept_language="be")[0] == "page 1"


def test_what_is_no_page_is_not_held() -> None:
    ours = {"set-cookie": "language=be"}
    for answer in (
        JSONResponse({}),
        HTMLResponse("x", 404),
        HTMLResponse("x", headers=ours),
        Response(status_code=303),
    ):
        house = House(answer)
        house.ask()
        house.ask()
        assert house.asked == 2


def test_nothing_is_held_where_nobody_knows_how_things_stand() -> None:
    house = House()
    house.ask(stood=None)
    house.ask(stood=None)
    assert house.asked == 2
