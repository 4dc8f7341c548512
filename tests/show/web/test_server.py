"""The server itself, as a process of its own."""

from __future__ import annotations

import socket
from pathlib import Path

import httpx2
import pytest
from tests.show.serving import serving

from headwater.errors import ConfigError
from headwater.show.web.server import address, listen


def test_a_free_port_is_taken_and_printed_before_anything_is_asked(tmp_path: Path) -> None:
    with serving(tmp_path / "story.desk") as base:
        assert base.startswith("http://127.0.0.1:")
        answer = httpx2.get(base + "articles", trust_env=False)
        assert answer.status_code == 200
        assert "This desk is empty" in answer.text
        assert "server" not in answer.headers
        head = httpx2.head(base + "articles", trust_env=False)
        assert (head.status_code, head.content) == (200, b"")
        rebound = httpx2.get(base, headers={"host": "evil.example"}, trust_env=False)
        assert rebound.status_code == 400


def test_two_desks_side_by_side(tmp_path: Path) -> None:
    with serving(tmp_path / "a.desk") as one, serving(tmp_path / "b.desk") as other:
        assert one != other


def test_a_port_that_is_taken_is_told() -> None:
    with listen("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(ConfigError, match=f"port {port}.*--port"):
            listen("127.0.0.1", port)


@pytest.mark.parametrize(("host", "port"), [("127.0.0.1", 99999), ("127.0.0.1", -1), ("no.such.name.invalid", 0)])
def test_an_address_that_cannot_be_had_is_told(host: str, port: int) -> None:
    with pytest.raises(ConfigError, match=r"--port|no\.such"):
        listen(host, port)


def test_addresses_are_written_as_a_browser_takes_them() -> None:
    with listen("0.0.0.0", 0) as everywhere:
        assert address(everywhere) == f"http://127.0.0.1:{everywhere.getsockname()[1]}/"
    if socket.has_ipv6:
        with listen("::1", 0) as six:
            assert address(six) == f"http://[::1]:{six.getsockname()[1]}/"


def test_answers_do_not_wait_for_the_browsers_word() -> None:
    with listen("127.0.0.1", 0) as listener:  # only of what is TCP by name does asyncio turn Nagle's algorithm off
        assert listener.proto == socket.IPPROTO_TCP
