"""The server against those who are slow, large and many, over real connections; and before whom it does not open."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest
import uvicorn
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from tests.show.members import peopled

from headwater.config import Serve
from headwater.desk.served import ServedDesk
from headwater.desk.store import Desk
from headwater.errors import ConfigError
from headwater.show.web import manners, server

WITHIN = 0.4
"""Seconds, in place of half a minute."""
HEAD = b"POST /notes HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: text/plain\r\n"


async def echo(scope: Any, receive: Any, send: Any) -> None:
    """Says how long a body is, or from where it was asked."""
    body = await Request(scope, receive).body()
    said = scope["client"][0] if scope["path"] == "/from" else f"{len(body)} bytes"
    await PlainTextResponse(said)(scope, receive, send)


@contextlib.contextmanager
def serving(*proxies: str, **limits: Any) -> Iterator[int]:
    """The port of a server with these manners, but less patience."""
    patient = manners.Patient(echo, piece_within=WITHIN, slowest=1000)
    protocol = manners.protocol(head_within=WITHIN, **limits)
    with server.listen("127.0.0.1", 0) as listener:
        serves = uvicorn.Server(server.configured(patient, Serve(proxies=proxies), http=protocol))
        thread = threading.Thread(target=lambda: asyncio.run(serves.serve([listener])))
        thread.start()
        try:
            yield listener.getsockname()[1]
        finally:
            serves.should_exit = True
            thread.join(10)


def _send(port: int, *pieces: bytes, pause: float = 0.0, wait: float = 5.0) -> bytes:
    """What comes back for pieces that are sent one after the other, until the other side closes."""
    with socket.create_connection(("127.0.0.1", port), timeout=wait) as there:
        with contextlib.suppress(OSError):
            for piece in pieces:
                there.sendall(piece)
                time.sleep(pause)
        said = b""
        with contextlib.suppress(OSError):
            while part := there.recv(65536):
                said += part
        return said


def test_who_sends_a_letter_now_and_then_is_cut_off_and_keeps_nobody_out() -> None:
    with serving() as port:
        slow = [socket.create_connection(("127.0.0.1", port), timeout=3) for _ in range(40)]
        began = time.monotonic()
        for letter in b"GET / HT":
            for each in slow:
                with contextlib.suppress(OSError):
                    each.sendall(bytes([letter]))
            time.sleep(WITHIN / 4)
        assert httpx2.get(f"http://127.0.0.1:{port}/", trust_env=False).text == "0 bytes"
        for each in slow:
            with contextlib.suppress(ConnectionError):
                assert each.recv(100) == b""
            each.close()
        assert time.monotonic() - began < 10


def test_who_says_nothing_at_all_is_cut_off_and_who_has_been_answered_once_too() -> None:
    with serving() as port:
        assert _send(port) == b""
        said = _send(port, b"GET / HTTP/1.1\r\nhost: a\r\n\r\n", b"GET / HT", pause=0.1)
        assert said.count(b"200 OK") == 1
        assert said.endswith(b"0 bytes")


def test_a_body_that_does_not_come_on_is_waited_for_no_longer() -> None:
    with serving() as port:
        said = _send(port, HEAD + b"content-length: 5000\r\n\r\n", b"a")
        assert b" 408 " in said
        assert b"connection: close" in said
        # One that comes on, a letter at a time, would never end, either.
        said = _send(port, HEAD + b"content-length: 5000\r\n\r\n", *[b"a"] * 12, pause=WITHIN / 5)
        assert b" 408 " in said
        said = _send(port, HEAD + b"transfer-encoding: chunked\r\n\r\n", *[b"1\r\na\r\n"] * 12, pause=WITHIN / 5)
        assert b" 408 " in said


def test_a_body_on_a_thin_line_comes_through() -> None:
    with serving() as port:
        piece = b"a" * 600
        last = HEAD + b"connection: close\r\ncontent-length: 6000\r\n\r\n"
        assert _send(port, last, *[piece] * 10, pause=WITHIN / 4).endswith(b"6000 bytes")


def test_a_head_that_is_too_large_is_refused() -> None:
    with serving() as port:
        said = _send(port, b"GET / HTTP/1.1\r\nhost: a\r\nx: " + b"a" * 200_000)
        assert said == b"" or b" 400 " in said or b" 431 " in said
        assert httpx2.get(f"http://127.0.0.1:{port}/", trust_env=False).status_code == 200


def test_what_is_no_request_is_refused() -> None:
    with serving() as port:
        for said in (
            b"\x16\x03\x01\x02\x00\x01\x00\x01",
            b"GET  / HTTP/1.1\r\n\r\n",
            HEAD + b"content-length: -1\r\n\r\n",
        ):
            answer = _send(port, said)
            assert answer == b"" or b" 400 " in answer
        both = HEAD + b"content-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\nGET /claims HTTP/1.1\r\n\r\n"
        assert _send(port, both).count(b"200 OK") <= 1  # no second request is smuggled in behind the first


def test_of_one_place_so_many_connections_are_taken(monkeypatch: Any) -> None:
    monkeypatch.setattr(manners, "place_of", lambda _: "192.0.2.1")
    with serving(each=3) as port:
        many = [socket.create_connection(("127.0.0.1", port), timeout=3) for _ in range(3)]
        time.sleep(0.1)
        assert _send(port, b"GET / HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n") == b""
        for each in many:
            each.close()
        time.sleep(0.1)
        assert _send(port, b"GET / HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n").endswith(b"0 bytes")


def test_this_machine_stands_for_many() -> None:
    assert manners.place_of("127.0.0.1") == manners.place_of("::1") == manners.place_of("::ffff:127.0.0.1") == ""
    assert manners.place_of("192.0.2.7") == "192.0.2.7" == manners.place_of("::ffff:192.0.2.7")
    assert manners.place_of("2001:db8:1:2::1") == manners.place_of("2001:db8:1:2:f::9") == "2001:db8:1:2::/64"


def test_only_a_proxy_that_is_named_is_believed_about_where_somebody_is() -> None:
    said = {"x-forwarded-for": "198.51.100.7, 203.0.113.9"}
    for proxies, found in (((), "127.0.0.1"), (("192.0.2.1",), "127.0.0.1"), (("127.0.0.1",), "203.0.113.9")):
        with serving(*proxies) as port:
            assert httpx2.get(f"http://127.0.0.1:{port}/from", headers=said, trust_env=False).text == found


# Before whom it opens


def test_it_does_not_open_to_others_before_there_is_an_account(tmp_path: Path, monkeypatch: Any) -> None:
    path = tmp_path / "news.desk"
    Desk(path).close()
    taken: list[str] = []
    monkeypatch.setattr(server, "listen", lambda host, port: taken.append(host))
    for host in ("0.0.0.0", "::", socket.gethostname()):
        with contextlib.suppress(OSError):
            if server.only_here(host):
                continue
        with pytest.raises(ConfigError, match="headwater account add NAME --role admin"):
            server.run(path, host, 0, server.Rules())
    assert taken == []
    peopled(path, "reader")
    with ServedDesk(path) as desk:
        server.need_accounts(desk, "0.0.0.0")


def test_a_name_of_a_proxy_opens_it_to_others_too(tmp_path: Path, monkeypatch: Any) -> None:
    path = tmp_path / "news.desk"
    Desk(path).close()
    monkeypatch.setenv("HEADWATER_SERVE_NAMES", "desk.example")
    with pytest.raises(ConfigError, match="no accounts yet"):
        server.run(path, "127.0.0.1", 0, server.Rules())


def test_what_only_this_machine_reaches() -> None:
    assert server.only_here("127.0.0.1")
    assert server.only_here("127.3.2.1")
    assert not server.only_here("0.0.0.0")
    with pytest.raises(ConfigError, match="--host"):
        server.only_here("no.such.name.invalid")
