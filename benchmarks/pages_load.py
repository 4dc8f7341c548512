"""How many pages a second a desk gives while it grows, beside an empty route of FastAPI on the same core.

    empty route | pages | empty route      each for some seconds, while another process adds articles to the desk

Each of the clients asks for its next page when it has the last one. They are one process, on another core than the
server.
"""

from __future__ import annotations

import random
import selectors
import socket
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

EMPTY = """
import socket, sys
import uvicorn
from fastapi import FastAPI
app = FastAPI(openapi_url=None)
@app.get("/")
async def empty():
    return {}
listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
listener.bind(("127.0.0.1", 0))
listener.listen(128)
print(f"http://127.0.0.1:{listener.getsockname()[1]}/", flush=True)
config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False, lifespan="off", ws="none")
uvicorn.Server(config).run(sockets=[listener])
"""
"""The empty route, under the same server and the same settings as ours."""
MIX = {
    "/today": 10, "/articles": 8, "/articles/{id}": 24, "/claim/{id}": 14, "/story/{id}": 14, "/entity/{id}": 10,
    "/search": 8, "/stories": 4, "/claims": 4, "/entities": 2,
}  # fmt: skip
"""How often each page is read by those who have a desk open all day: a guess; every other page once in a hundred."""


@dataclass(slots=True)
class Load:
    """What came of it. `failed` counts the answers that were no pages, by what they were."""

    seconds: float = 0.0
    answers: int = 0
    took: list[float] = field(default_factory=list)
    failed: Counter[str] = field(default_factory=Counter)

    @property
    def rate(self) -> float:
        """Answers a second."""
        return self.answers / self.seconds if self.seconds else 0.0


def mixed(addresses: Mapping[str, Sequence[str]], rng: random.Random) -> Iterator[str]:
    """Addresses as readers ask for them, without end: HTML alone, and no stream.

    Of each kind the first, that is the biggest and the newest, are asked for most, by Zipf's law.
    """
    no_pages = (".json", ".ico", ".svg", "/events", "/static/{name}")
    pages = [route for route, each in addresses.items() if each and not route.endswith(no_pages)]
    weights = [MIX.get(route, 1) for route in pages]
    of = {route: [1 / rank for rank in range(1, len(addresses[route]) + 1)] for route in pages}
    while True:
        for route in rng.choices(pages, weights, k=200):
            yield rng.choices(addresses[route], of[route])[0]


def read(port: int, asked: Iterator[str], *, clients: int, seconds: float) -> Load:
    """Asks for so many seconds."""
    load = Load()
    with selectors.DefaultSelector() as waiting:
        for _ in range(clients):
            _Client(port, asked, waiting).ask()
        begun = time.perf_counter()
        while (now := time.perf_counter()) - begun < seconds:
            for key, _ in waiting.select(timeout=1):
                key.data.hear(load)
        load.seconds = now - begun
        for key in list(waiting.get_map().values()):
            key.data.close()
    return load


class _Client:
    """One reader, on one connection."""

    def __init__(self, port: int, asked: Iterator[str], waiting: selectors.BaseSelector) -> None:
        self._port, self._asked, self._waiting = port, asked, waiting
        self._open()

    def _open(self) -> None:
        self._socket = socket.create_connection(("127.0.0.1", self._port), timeout=60)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._waiting.register(self._socket, selectors.EVENT_READ, self)
        self._had = b""

    def ask(self) -> None:
        """Asks for the next page."""
        self._address = next(self._asked)
        self._begun = time.perf_counter()
        head = f"GET {self._address} HTTP/1.1\r\nHost: 127.0.0.1:{self._port}\r\nAccept: text/html\r\n\r\n"
        self._socket.sendall(head.encode("ascii", "replace"))

    def hear(self, load: Load) -> None:
        """Takes what came; where the answer is whole, asks for the next page."""
        try:
            part = self._socket.recv(1 << 18)
        except ConnectionError:
            part = b""
        self._had += part
        head, end, body = self._had.partition(b"\r\n\r\n")
        length = _length(head) if end else None
        if part and (length is None or len(body) < length):
            return
        status = self._had[9:12].decode("ascii", "replace")
        load.answers += 1
        load.took.append(time.perf_counter() - self._begun)
        if not part or status not in ("200", "303", "307", "308"):
            load.failed[f"{status or 'broken off'} {self._address}"] += 1
        self._had = b""
        if not part:
            self.close()
            self._open()
        self.ask()

    def close(self) -> None:
        """Leaves."""
        self._waiting.unregister(self._socket)
        self._socket.close()


def _length(head: bytes) -> int:
    """The length of a body; 0 where none is told (an answer without one)."""
    for line in head.split(b"\r\n")[1:]:
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            return int(value)
    return 0
