"""A page is given again while it is not out of date, and for a few seconds only."""

from __future__ import annotations

import asyncio
from typing import Any

from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.types import Message

from headwater.desk.changes.touched import Mark, Touched
from headwater.show.web.held import LONGEST, OLDEST, Held
from headwater.show.web.pulse import STOOD


class House:
    """An application that counts how often it is asked, with the door that puts a header to every answer."""

    def __init__(self, answer: Any = None) -> None:
        self.asked, self.now, self.answer = 0, 0.0, answer
        self.version = 1
        self.touched = Touched(Mark(), everything=True)
        self.held = Held(self._answer, lambda: self.version, lambda _: self.touched, clock=lambda: self.now)

    async def _answer(self, scope: Any, receive: Any, send: Any) -> None:
        self.asked += 1
        await (self.answer or HTMLResponse(f"page {self.asked}"))(scope, receive, send)

    def ask(self, address: str = "/stories", stood: Any = "1", work: str = "0", **headers: str) -> tuple[str, int]:
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
            scope[STOOD] = {"desk": stood, "work": work}
        asyncio.run(self.held(scope, None, send))  # type: ignore[arg-type]
        return b"".join(m.get("body", b"") for m in sent).decode(), len(sent[0]["headers"])

    def slow(self, seconds: float) -> Any:
        """An answer that takes so long."""

        async def answer(scope: Any, receive: Any, send: Any) -> None:
            self.now += seconds
            await HTMLResponse("slow")(scope, receive, send)

        return answer

    def send(self, address: str) -> None:
        """What a form does."""

        async def send(message: Message) -> None:
            pass

        scope = {"type": "http", "method": "POST", "path": address, "query_string": b"", "headers": []}
        asyncio.run(self.held(scope, None, send))  # type: ignore[arg-type]


def test_a_page_that_took_long_is_held_for_longer_while_others_write() -> None:
    house = House()
    house.answer = house.slow(0.1)
    house.ask()
    house.version, house.now = 2, 9.9
    house.ask()
    assert house.asked == 1
    house.now = 10.1
    house.ask()
    assert house.asked == 2
    house.version, house.now = 3, 21.0
    house.ask(cache_control="no-cache")
    assert house.asked == 3


def test_no_page_is_held_for_more_than_a_minute_however_long_its_reader_waited() -> None:
    house = House()
    house.answer = house.slow(5)
    house.ask()
    house.version, house.now = 2, LONGEST - 0.1
    house.ask()
    assert house.asked == 1
    house.now = LONGEST
    house.ask()
    assert house.asked == 2


def test_the_same_page_is_given_again_with_the_same_headers() -> None:
    house = House()
    assert house.ask() == house.ask() == house.ask()
    assert house.asked == 1


def test_what_another_process_writes_is_seen_after_two_seconds_at_most() -> None:
    house = House()
    house.ask(stood="1")
    house.version, house.now = 2, OLDEST - 0.1
    assert house.ask(stood="2")[0] == "page 1"
    house.now = OLDEST
    assert house.ask(stood="2")[0] == "page 2"


def test_the_page_of_what_was_not_touched_is_held_longer() -> None:
    house = House()
    house.ask("/claim/c-000001")
    house.ask("/story/s-000001")
    house.ask("/claims")
    house.version, house.now = 2, OLDEST
    house.touched = Touched(Mark(1), frozenset(["c-000001"]))
    assert house.ask("/claim/c-000001")[0] == "page 4"
    assert house.ask("/story/s-000001")[0] == "page 2"
    assert house.ask("/claims")[0] == "page 5"
    house.now = LONGEST
    assert house.ask("/story/s-000001")[0] == "page 6"


def test_who_loads_a_page_anew_sees_every_change_at_once() -> None:
    house = House()
    house.ask(stood="1")
    assert house.ask(stood="1", cache_control="max-age=0")[0] == "page 1"
    house.version = 2
    assert house.ask(stood="2", cache_control="max-age=0")[0] == "page 2"
    assert house.ask(stood="2")[0] == "page 2"


def test_what_this_server_writes_is_seen_at_once_on_every_page() -> None:
    house = House()
    house.ask("/stories")
    house.ask("/claims")
    house.send("/claim/c-000001")
    assert house.ask("/stories")[0] == "page 4"
    assert house.ask("/claims")[0] == "page 5"


def test_a_page_that_was_begun_before_something_was_written_is_not_held() -> None:
    house = House()

    async def slow(scope: Any, receive: Any, send: Any) -> None:
        house.answer = None
        await asyncio.to_thread(house.send, "/claim/c-000001")
        await HTMLResponse("as it was before")(scope, receive, send)

    house.answer = slow
    assert house.ask()[0] == "as it was before"
    assert house.ask()[0] == "page 3"


def test_the_end_of_work_is_seen_at_once() -> None:
    house = House()
    house.ask(work="1")
    assert house.ask(work="2")[0] == "page 2"


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
