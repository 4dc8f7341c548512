"""Receivers of alerts that fail at will: a real server of mail and a real one of webhooks, on this machine.

What they took is kept in the order in which it came, whatever they then answered: a receiver that takes a message and
breaks off before it says so has taken it. Faults are drawn by lot, so that a seed gives the same mixture again.
"""

from __future__ import annotations

import asyncio
import json
import random
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.policy import default
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

FAULTS = {
    "refuse": 0.04,  # 404, or 550
    "later": 0.05,  # 503, or 451
    "busy": 0.03,  # 429 with Retry-After, or 421
    "drop": 0.04,  # the line is cut before anything is read
    "taken, then drop": 0.05,  # all is read, and the line is cut before an answer
    "half an answer": 0.03,
    "silence": 0.01,  # no answer, until the other side gives up
}
"""What is done instead of taking a message, and how often."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A message that was taken: by which way (a path, an address), under which id, and all that came over the line."""

    way: str
    id: str
    raw: bytes
    headers: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Receivers:
    """Both of them. `faults`: how often each thing goes wrong; `silence`: seconds for which nothing is answered."""

    seed: int = 1
    faults: dict[str, float] = field(default_factory=dict)
    silence: float = 1.5
    taken: list[Taken] = field(default_factory=list)
    done: dict[str, int] = field(default_factory=dict)
    http: int = 0
    smtp: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _lot: random.Random = field(default_factory=random.Random)

    def draw(self) -> str:
        """What happens to the next one: "" where it is taken."""
        with self._lock:
            at, found = self._lot.random(), ""
            for name, share in self.faults.items():
                at -= share
                if at < 0:
                    found = name
                    break
            self.done[found or "taken"] = self.done.get(found or "taken", 0) + 1
            return found

    def take(self, way: str, id: str, raw: bytes, headers: dict[str, str] | None = None) -> None:
        """Keeps what was taken."""
        with self._lock:
            self.taken.append(Taken(way, id, raw, headers or {}))

    def by_way(self) -> dict[str, list[Taken]]:
        """What was taken, by the way it came."""
        with self._lock:
            found: dict[str, list[Taken]] = {}
            for one in self.taken:
                found.setdefault(one.way, []).append(one)
            return found


# Webhooks


class _Hook(BaseHTTPRequestHandler):
    receivers: Receivers
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        fault = self.receivers.draw()
        if fault == "drop":
            return self._cut()
        length = int(self.headers.get("content-length", "0"))
        body = self.rfile.read(length)
        if len(body) < length:
            return self._cut()  # whoever sent it was killed in the midst of it
        statuses = {"refuse": 404, "later": 503, "busy": 429}
        if fault in statuses:
            return self._answer(statuses[fault])
        if fault == "silence":
            time.sleep(self.receivers.silence)
            return self._cut()
        given = {name.lower(): value for name, value in self.headers.items()}
        self.receivers.take(self.path, given.get("webhook-id", ""), self.raw_requestline + body, given)
        if fault == "taken, then drop":
            return self._cut()
        if fault == "half an answer":
            self.wfile.write(b"HTTP/1.1 20")
            return self._cut()
        return self._answer(200)

    def _answer(self, status: int) -> None:
        self.send_response(status)
        if status == 429:
            self.send_header("Retry-After", "0")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _cut(self) -> None:
        self.close_connection = True
        self.connection.shutdown(socket.SHUT_RDWR)

    def log_message(self, *args: object) -> None:
        """Nothing is written down."""


class _Server(ThreadingHTTPServer):
    request_queue_size = 128
    daemon_threads = True

    def handle_error(self, *args: Any) -> None:
        """Whoever sent may be killed while it sends."""


# Mail


class _Box:
    """What the mail server does with what it is given."""

    def __init__(self, receivers: Receivers) -> None:
        self._receivers = receivers

    async def handle_RCPT(  # noqa: N802  (aiosmtpd calls it so)
        self, server: SMTP, session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        fault = self._receivers.draw()
        session.fault = fault  # type: ignore[attr-defined]
        answers = {"refuse": "550 no such address", "later": "451 come back", "busy": "421 too many"}
        if fault in answers:
            return answers[fault]
        if fault == "drop":
            return self._cut(server)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        fault = getattr(session, "fault", "")
        if fault == "silence":
            await asyncio.sleep(self._receivers.silence)
            return self._cut(server)
        raw = envelope.content if isinstance(envelope.content, bytes) else b""
        message = message_from_bytes(raw, policy=default)
        wrapped = f"MAIL FROM:{envelope.mail_from} RCPT TO:{envelope.rcpt_tos} {session.host_name}\r\n".encode()
        self._receivers.take(envelope.rcpt_tos[0], str(message["Message-ID"]).strip(), wrapped + raw)
        if fault in ("taken, then drop", "half an answer"):
            return self._cut(server)
        return "250 taken"

    @staticmethod
    def _cut(server: SMTP) -> str:
        if server.transport is not None:
            server.transport.abort()
        return "421 cut"


@contextmanager
def receiving(seed: int = 1, faults: dict[str, float] | None = None, **mail: Any) -> Iterator[Receivers]:
    """Both servers, listening on 127.0.0.1. `mail`: what aiosmtpd's controller takes beside."""
    made = Receivers(seed, faults or {}, _lot=random.Random(seed))
    handler: Callable[..., Any] = type("Hook", (_Hook,), {"receivers": made})
    server = _Server(("127.0.0.1", 0), handler)  # type: ignore[arg-type]
    made.http = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    made.smtp = _free_port()
    controller = Controller(_Box(made), hostname="127.0.0.1", port=made.smtp, **mail)
    controller.start()
    try:
        yield made
    finally:
        controller.stop()
        server.shutdown()
        server.server_close()
        thread.join()


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def told(one: Taken) -> dict[str, Any]:
    """What a webhook said."""
    body: dict[str, Any] = json.loads(one.raw.partition(b"\r\n")[2])
    return body
