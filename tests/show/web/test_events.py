"""What tells open pages that the desk has changed: one look for all, an end for all, and no page that misses anything."""

from __future__ import annotations

import asyncio
import json
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import AsyncIterator
from pathlib import Path

import httpx2
import pytest
from tests.show.house import asking, house
from tests.show.serving import serving

from headwater.desk.store import Desk
from headwater.errors import DeskGone
from headwater.records import Issue
from headwater.show.web.pulse import Pulse


class Desks:
    """How things stand, and how often it was asked."""

    def __init__(self) -> None:
        self.state, self.asked = "1", 0

    def __call__(self) -> dict[str, str]:
        self.asked += 1
        if self.state == "gone":
            raise DeskGone("gone")
        return {"desk": self.state}


async def told(stream: AsyncIterator[str]) -> dict[str, str]:
    """The next state that is told."""
    while True:
        line = await asyncio.wait_for(anext(stream), 5)
        if line.startswith("event: state\ndata: "):
            assert line.endswith("\n\n")
            return dict(json.loads(line.partition("data: ")[2]))


def test_how_things_stand_is_told_at_once_and_when_it_changes() -> None:
    async def go() -> None:
        desk = Desks()
        stream = Pulse(desk, every=0.01).listen()
        assert await told(stream) == {"desk": "1"}
        desk.state = "2"
        assert await told(stream) == {"desk": "2"}
        desk.state = "gone"
        assert await told(stream) == {}
        await stream.aclose()

    asyncio.run(go())


def test_a_hundred_pages_are_one_look_and_nobody_is_let_in_after_them() -> None:
    async def go() -> None:
        desk = Desks()
        pulse = Pulse(desk, every=0.05)
        streams = [pulse.listen() for _ in range(100)]
        for stream in streams:
            assert await told(stream) == {"desk": "1"}
        assert pulse.full
        desk.asked, desk.state = 0, "2"
        assert await asyncio.gather(*(told(stream) for stream in streams)) == [{"desk": "2"}] * 100
        assert desk.asked <= 3
        for stream in streams:
            await stream.aclose()
        assert (pulse.listeners, pulse.full) == (0, False)
        await asyncio.sleep(0.1)
        asked = desk.asked
        await asyncio.sleep(0.2)
        assert desk.asked == asked  # nobody listens, nobody looks

    asyncio.run(go())


def test_a_line_that_says_nothing_keeps_the_connection() -> None:
    async def go() -> None:
        stream = Pulse(Desks(), every=10, beat=0.01).listen()
        await told(stream)
        assert await asyncio.wait_for(anext(stream), 5) == ": still here\n\n"
        await stream.aclose()

    asyncio.run(go())


def test_all_streams_end_when_the_server_stops() -> None:
    async def go() -> None:
        pulse = Pulse(Desks())
        streams = [pulse.listen() for _ in range(3)]
        for stream in streams:
            await told(stream)
        pulse.stop()
        for stream in streams:
            with pytest.raises(StopAsyncIteration):
                await asyncio.wait_for(anext(stream), 5)
        assert pulse.full

    asyncio.run(go())


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    path = tmp_path / "a.desk"
    Desk(path).close()
    return path


def test_a_page_says_how_the_desk_stood(desk: Path) -> None:
    with Desk(desk, read_only=True) as read:
        web = asking(house(read, lambda: Desk(desk)))
        # As a browser asks that loads a page anew: else one of two seconds ago will do (held.py).
        anew = {"cache-control": "no-cache"}
        stood = lambda: re.search('data-desk="([^"]+)"', web.get("/articles", headers=anew).text)[1]  # noqa: E731
        first = stood()
        assert stood() == first == read.state()
        with Desk(desk) as written:
            written.note_issue(Issue("broken", "It ends in the middle.", "x.pdf"))
        assert stood() != first


def test_no_other_site_can_listen(desk: Path) -> None:
    with Desk(desk, read_only=True) as read:
        web = asking(house(read, lambda: Desk(desk)))
        assert web.get("/events", headers={"sec-fetch-site": "cross-site"}).status_code == 403
        rooms = house(read, lambda: Desk(desk), pulse=Pulse(dict, most=0))
        assert asking(rooms).get("/events").status_code == 503


def test_a_browser_hears_of_a_change_and_its_place_is_free_when_it_leaves(desk: Path) -> None:
    with serving(desk) as base, httpx2.Client(trust_env=False, timeout=10) as client:
        for _ in range(2):
            with client.stream("GET", base + "events") as answer:
                assert answer.headers["content-type"].startswith("text/event-stream")
                assert answer.headers["cache-control"] == "no-store"
                lines = answer.iter_lines()
                before = _state(lines)
                with Desk(desk) as written:
                    written.note_issue(Issue("broken", "It ends in the middle.", f"{time.monotonic()}.pdf"))
                assert _state(lines) != before


def _state(lines: object) -> str:
    return next(line for line in lines if line.startswith("data: "))  # type: ignore[attr-defined]


def test_ctrl_c_does_not_wait_for_those_who_listen(desk: Path) -> None:
    command = [sys.executable, "-m", "headwater", "serve", "--desk", str(desk), "--port", "0", "--no-watch"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        base = re.search(r"http://\S+", process.stdout.readline())
        assert base
        heard = threading.Event()
        listening = threading.Thread(target=_listen, args=(base.group(), heard))
        listening.start()
        assert heard.wait(10)
        began = time.monotonic()
        process.send_signal(signal.SIGINT)
        process.wait(10)
        assert time.monotonic() - began < 2
        listening.join(5)


def _listen(base: str, heard: threading.Event) -> None:
    with httpx2.Client(trust_env=False, timeout=10) as client, client.stream("GET", base + "events") as answer:
        for line in answer.iter_lines():
            if line.startswith("data: "):
                heard.set()
