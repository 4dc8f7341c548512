"""Real servers on the loopback for the tests of the door: a site, a raw socket, and a SOCKS5 proxy."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

Answer = tuple[int, dict[str, str], bytes]


@dataclass
class Site:
    """Answers by path; remembers what it was asked, as (host header, path), and the headers that came along."""

    port: int = 0
    pages: dict[str, Answer | Callable[[dict[str, str]], Answer]] = field(default_factory=dict)
    asked: list[tuple[str, str]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def paths(self) -> list[str]:
        return [path for _, path in self.asked]


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        site: Site = self.server.site
        headers = {k.lower(): v for k, v in self.headers.items()}
        site.asked.append((headers.get("host", ""), self.path))
        site.headers.append(headers)
        page = site.pages.get(self.path, (404, {}, b"nothing here"))
        status, answer, body = page(headers) if callable(page) else page
        self.send_response(status)
        for name, value in answer.items():
            self.send_header(name, value)
        if "Content-Length" not in answer:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        with suppress(OSError):
            self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture
def site() -> Iterator[Site]:
    """A web server with no pages yet."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.site = Site(server.server_port)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield server.site
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def raw() -> Iterator[Callable[[Callable[[socket.socket], None]], int]]:
    """`raw(answer)` listens, and hands every connection to `answer`; gives the port."""
    listeners: list[socket.socket] = []

    def serve(answer: Callable[[socket.socket], None]) -> int:
        listener = socket.create_server(("127.0.0.1", 0))
        listeners.append(listener)

        def accept() -> None:
            with suppress(OSError):
                while True:
                    threading.Thread(target=one, args=(listener.accept()[0],), daemon=True).start()

        def one(connection: socket.socket) -> None:
            with suppress(OSError), connection:
                connection.settimeout(5)
                answer(connection)

        threading.Thread(target=accept, daemon=True).start()
        return int(listener.getsockname()[1])

    yield serve
    for listener in listeners:
        with suppress(OSError):
            listener.shutdown(socket.SHUT_RDWR)
        listener.close()


@dataclass
class Socks:
    """A small SOCKS5 server: leads every name to `leads_to`, and remembers the names it was asked for."""

    leads_to: int
    port: int = 0
    user: bytes = b""
    password: bytes = b""
    reply: int = 0
    asked: list[tuple[str, int]] = field(default_factory=list)

    def serve(self, client: socket.socket) -> None:
        count = _exactly(client, 2)[1]
        methods = _exactly(client, count)
        wanted = 2 if self.user else 0
        if wanted not in methods:
            client.sendall(b"\x05\xff")
            return
        client.sendall(bytes((5, wanted)))
        if wanted == 2 and not self._login(client):
            return
        _, _, _, kind = _exactly(client, 4)
        if kind == 3:
            host = _exactly(client, _exactly(client, 1)[0]).decode()
        else:
            size, family = (4, socket.AF_INET) if kind == 1 else (16, socket.AF_INET6)
            host = socket.inet_ntop(family, _exactly(client, size))
        self.asked.append((host, int.from_bytes(_exactly(client, 2), "big")))
        for byte in bytes((5, self.reply, 0, 1, 0, 0, 0, 0, 0, 0)):  # one by one: nobody promised them in one piece
            client.sendall(bytes((byte,)))
        if self.reply == 0:
            with socket.socket() as target:
                target.connect(
                    ("127.0.0.1", self.leads_to)
                )  # create_connection would ask the resolver that tests watch
                other_way = threading.Thread(target=_pump, args=(target, client), daemon=True)
                other_way.start()
                _pump(client, target)
                other_way.join(5)

    def _login(self, client: socket.socket) -> bool:
        user = _exactly(client, _exactly(client, 2)[1])
        password = _exactly(client, _exactly(client, 1)[0])
        right = (user, password) == (self.user, self.password)
        client.sendall(bytes((1, 0 if right else 1)))
        return right


@pytest.fixture
def socks(site: Site, raw: Callable[..., int]) -> Socks:
    """A proxy at whose far end every name is `site`."""
    proxy = Socks(leads_to=site.port)
    proxy.port = raw(proxy.serve)
    return proxy


def _exactly(connection: socket.socket, count: int) -> bytes:
    got = b""
    while len(got) < count:
        piece = connection.recv(count - len(got))
        if not piece:
            raise OSError("gone")
        got += piece
    return got


def _pump(source: socket.socket, target: socket.socket) -> None:
    with suppress(OSError):
        while piece := source.recv(65536):
            target.sendall(piece)
    with suppress(OSError):
        target.shutdown(socket.SHUT_WR)
