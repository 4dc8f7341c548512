"""Serves the desk's pages on one address of this machine."""

from __future__ import annotations

import asyncio
import ipaddress
import secrets
import socket
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Thread
from typing import Any, Final

import uvicorn
from starlette.types import ASGIApp

from headwater import config, litter
from headwater.bearers import Linking
from headwater.config import Serve, Settings
from headwater.desk.finding import spelt
from headwater.desk.served import ServedDesk
from headwater.desk.store import Desk
from headwater.errors import ConfigError
from headwater.show.web import manners
from headwater.show.web.app import create_app
from headwater.show.web.beside import Teller, Watcher
from headwater.show.web.drawer import Drawer
from headwater.show.web.ledger import Ledger
from headwater.show.web.pulse import Pulse
from headwater.show.web.register import Register
from headwater.show.web.rooms import Rooms
from headwater.show.web.stored import StoredShelf
from headwater.show.web.tidied import Tidied
from headwater.show.web.work import Works
from headwater.weighing import Weighing

IN_THE_CLEAR: Final = (
    "Passwords and pages cross the network unsealed, for whoever listens there: put a proxy with TLS before it, or set "
    "serve.certificate and serve.key (docs/people.md), and serve.https."
)
WAIT = 10.0
"""Seconds that a judgement waits for another process that writes: then its page says so, with what was typed."""
_GRACE = 3
"""Seconds that open answers are waited for when the server stops."""


@dataclass(frozen=True, slots=True)
class Rules:
    """How what a judgement touches is made anew, loaded when one is made; without them some cannot be."""

    linking: Callable[[], Linking] | None = None
    weighing: Callable[[], Weighing] | None = None

    def open(self, path: Path, *, create: bool = False) -> Desk:
        """The desk, to be written."""
        linking, weighing = self.linking, self.weighing
        return Desk(
            path,
            create=create,
            rules=linking() if linking else None,
            weighing=weighing() if weighing else None,
            wait=WAIT,
        )


def run(desk_path: Path, host: str, port: int, rules: Rules, *, watch: bool = False) -> None:
    """Opens the desk, takes the address, prints it on standard output and answers until interrupted.

    The desk is open to be read; only a judgement opens it to be written, and only for itself. A desk that is not there
    yet is made when something is added to it. With `watch` what is followed is polled meanwhile; alerts are sent,
    and what is older than it is kept is let go of, in any case.
    """
    settings = replace(config.load(), desk=str(desk_path.absolute()))
    if bool(settings.serve.certificate) != bool(settings.serve.key):
        raise ConfigError("serve.certificate and serve.key: set both, or neither")
    here = only_here(host) and not settings.serve.names
    with ServedDesk(desk_path) as desk:
        if not here:
            need_accounts(desk, host)
        _serve(desk, desk_path, host, port, rules, settings, watch=watch, here=here)


def _serve(
    desk: ServedDesk,
    desk_path: Path,
    host: str,
    port: int,
    rules: Rules,
    settings: Settings,
    *,
    watch: bool,
    here: bool,
) -> None:
    with listen(host, port) as listener:
        there = "" if desk.met else " It is made when something is added to it."
        at = address(listener, secure=bool(settings.serve.certificate))
        print(f"The desk {desk_path} is at {at}  (Ctrl-C stops){there}", flush=True)
        if not here and not settings.serve.secure:
            print(IN_THE_CLEAR, file=sys.stderr)
        # Whoever comes over the network is not the one who is logged in here.
        judge = config.login_name() if here else ""
        made = rooms(desk, lambda: rules.open(desk_path, create=not desk.met), judge=judge, settings=settings)
        beside = Watcher(desk, settings) if watch else Teller(desk, settings)
        Thread(target=spelt.ready, name="names", daemon=True).start()
        try:
            app = create_app(made, host=host, packed=not here, here=here)
            litter.spare_pages()
            answer(Tidied(app), listener, made.pulse.stop, settings=settings.serve)
        finally:
            made.works.close()
            beside.close()


def rooms(desk: Desk, change: Callable[[], Desk], *, judge: str = "", settings: Settings | None = None) -> Rooms:
    """What the pages of a desk stand on; `desk` is open to be read, `change` opens it to be written.

    `judge` is whose judgements are kept where a page does not say whose they are; without one it has to be written.
    """
    works = Works()
    return Rooms(
        desk,
        change,
        StoredShelf(desk),
        Register(desk, change),
        Ledger(desk, change),
        Drawer(str(desk.path), judge=judge, token=secrets.token_urlsafe(32)),
        settings or config.load(),
        works,
        Pulse(lambda: {"desk": desk.state(), "work": str(works.turn)}),
    )


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens at the address; port 0 takes a free one. Raises `ConfigError` where it cannot be had."""
    advice = "try another --port, or 0 for a free one"
    # The system's resolver takes 99999 for 34463 without a word.
    if not 0 <= port <= 65535:
        raise ConfigError(f"there is no port {port}; {advice}")
    try:
        family, _, _, _, where = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
        return _bound(family, where)
    except (OSError, UnicodeError) as error:
        raise ConfigError(f"cannot serve at {host}, port {port}: {error}; {advice}") from error


def _bound(family: int, where: Any) -> socket.socket:
    # TCP by name: else asyncio leaves Nagle's algorithm on, and a body waits 40 ms for the browser's word on its head.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(where)
        listener.listen(128)
    except BaseException:
        listener.close()
        raise
    return listener


def address(listener: socket.socket, *, secure: bool = False) -> str:
    """The address to open in a browser."""
    scheme = "https" if secure else "http"
    host, port = listener.getsockname()[:2]
    if host in ("0.0.0.0", "::"):
        host = "127.0.0.1" if host == "0.0.0.0" else "::1"
    return f"{scheme}://[{host}]:{port}/" if ":" in host else f"{scheme}://{host}:{port}/"


def answer(
    app: ASGIApp,
    listener: socket.socket,
    stopping: Callable[[], None] | None = None,
    *,
    settings: Serve | None = None,
) -> None:
    """Answers at the socket until interrupted. No proxy is believed that the settings do not name, no request is
    written down.

    `stopping` is called in the event loop when it ends, before open answers are waited for.
    """
    settings = settings or Serve()
    config = configured(manners.Patient(app), settings, http=manners.protocol(settings.proxies))
    _Server(config, stopping).run(sockets=[listener])


def configured(app: ASGIApp, settings: Serve, *, http: type[asyncio.Protocol]) -> uvicorn.Config:
    """How the server is run; `http` is how it speaks on each connection."""
    return uvicorn.Config(
        app,
        http=http,
        h11_max_incomplete_event_size=manners.HEAD,
        limit_concurrency=manners.ALL,
        timeout_keep_alive=manners.KEPT,
        log_level="error",
        access_log=False,
        server_header=False,
        proxy_headers=bool(settings.proxies),
        forwarded_allow_ips=list(settings.proxies),
        ssl_certfile=settings.certificate or None,
        ssl_keyfile=settings.key or None,
        lifespan="off",
        ws="none",
        timeout_graceful_shutdown=_GRACE,
    )


class _Server(uvicorn.Server):
    """Ends what it tells open pages by itself: otherwise Ctrl-C would wait for them to be closed."""

    def __init__(self, config: uvicorn.Config, stopping: Callable[[], None] | None) -> None:
        super().__init__(config)
        self._stopping = stopping

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        if self._stopping:
            self._stopping()
        await super().shutdown(sockets)


def only_here(host: str) -> bool:
    """True where nobody but this machine can reach the address. `ConfigError` where there is no such address."""
    try:
        rows = socket.getaddrinfo(host, 0, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    except (OSError, UnicodeError) as error:
        raise ConfigError(f"cannot serve at {host}: {error}; try another --host") from error
    return all(ipaddress.ip_address(str(row[4][0]).partition("%")[0]).is_loopback for row in rows)


def need_accounts(desk: Desk, host: str) -> None:
    """Refuses to let others reach a desk that lets in whoever comes. `ConfigError` says what to do."""
    if not desk.has_accounts():
        raise ConfigError(
            f"others could reach the desk at {host}, and it has no accounts yet: anybody could read it, and judge. "
            f"Make one first: headwater account add NAME --role admin --desk {desk.path}. Or leave --host away (and "
            "the setting serve.names), and it answers this machine alone"
        )
