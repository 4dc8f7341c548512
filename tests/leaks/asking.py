"""Every address of an application asked for in every way: the list comes from the application itself."""

from __future__ import annotations

import asyncio
import contextlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from urllib.parse import unquote

from fastapi import FastAPI
from starlette.types import ASGIApp, Message

_PLACE = re.compile(r"\{(\w+)(?::\w+)?\}")


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: everything of it that somebody could read."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    @property
    def text(self) -> str:
        """All of it as one text."""
        return "\n".join([*(f"{name}: {value}" for name, value in self.headers), self.body.decode("utf-8", "replace")])


def routes(app: FastAPI) -> list[tuple[str, str]]:
    """Method and path of every address."""
    found = []
    for route in app.routes:
        assert hasattr(route, "methods"), f"{route}: of what kind is it? The leak test cannot ask it"
        found += [(method, route.path) for method in sorted(route.methods & {"GET", "POST"})]  # type: ignore[attr-defined]
    return found


def paths(path: str, values: Mapping[str, Sequence[str]], otherwise: Sequence[str]) -> Iterator[str]:
    """A path with every value in each of its places; a place of which nothing is known gets all there are."""
    names = _PLACE.findall(path)
    for chosen in product(*(values.get(name, otherwise) for name in names)):
        made = iter(chosen)
        yield _PLACE.sub(lambda _: next(made), path)  # noqa: B023 - used at once


class Asker:
    """Asks an application without a server, in one event loop: some times quicker than a browser of the tests."""

    _loop: asyncio.AbstractEventLoop | None = None

    def __init__(self, app: ASGIApp, host: str) -> None:
        self._app, self._host = app, host

    @classmethod
    def begin(cls) -> None:
        """To be called before any is asked."""
        cls._loop = asyncio.new_event_loop()

    @classmethod
    def end(cls) -> None:
        """To be called when all is asked."""
        if cls._loop:
            cls._loop.close()

    def __call__(self, method: str, there: str, body: bytes = b"", **headers: str) -> Answer:
        """One answer, of whatever was sent. Names of headers are written with "_" for "-"."""
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        assert self._loop
        return self._loop.run_until_complete(self._ask(method, there, body, given))

    async def _ask(self, method: str, there: str, body: bytes, headers: Mapping[str, str]) -> Answer:
        path, _, query = there.partition("?")
        scope = {"type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": method, "scheme": "https"}
        scope |= {"path": unquote(path), "raw_path": path.encode(), "query_string": query.encode(), "root_path": ""}
        scope |= {"client": ("203.0.113.9", 5000), "server": (self._host, 443), "state": {}}
        scope["headers"] = [(n.encode(), v.encode()) for n, v in {"host": self._host, **headers}.items()]
        start: list[Message] = []
        parts: list[bytes] = []
        sent = False

        async def receive() -> Message:
            nonlocal sent
            if sent:
                # Answers that go on end when nobody listens any more.
                return {"type": "http.disconnect"}
            sent = True
            return {"type": "http.request", "body": body, "more_body": False}

        async def send(message: Message) -> None:
            if message["type"] == "http.response.start":
                start.append(message)
            else:
                parts.append(message.get("body", b""))

        with contextlib.suppress(Exception):  # an application's fault goes on after its page was sent
            await self._app(scope, receive, send)
        head = sorted((name.decode().lower(), value.decode("latin-1")) for name, value in start[0]["headers"])
        return Answer(start[0]["status"], tuple(head), b"".join(parts))


def told(answers: Iterable[tuple[str, Answer]], words: Sequence[str], *, echoed: str = "") -> list[str]:
    """Where which of these words is told; a search says what was looked for, which is no leak."""
    looked = re.compile("|".join(map(re.escape, words)), re.IGNORECASE)
    found = []
    for where, answer in answers:
        text = answer.text.replace(echoed, "") if echoed else answer.text
        found += [f"{word} at {where}" for word in sorted(set(looked.findall(text)))]
    return found
