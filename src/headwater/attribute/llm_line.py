"""The line to a language model: who may be asked at all, and a connection that ends when its time or bytes are spent.

Without `llm.send_texts_to` only this machine may be asked: a loopback address, or `localhost` where it leads to
nothing else. The name is looked up here and nowhere else, and the socket connects to an address that was judged. It
stands beside the door of `acquire`, whose rules are the opposite: that one goes to public addresses only.
"""

from __future__ import annotations

import contextlib
import os
import queue
import re
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import Any, Final
from urllib.parse import urlsplit

import httpcore2

from headwater.config import Settings
from headwater.errors import ConfigError

Address = IPv4Address | IPv6Address
Resolver = Callable[[str, int], Sequence[str]]
"""Host and port -> every address of the host, as text. Raises `OSError` where there is none."""

_HEADERS: Final = 128 * 1024
"""Bytes an answer may have beside its body."""
_TRIES: Final = 4
_HOST = re.compile(r"[a-z0-9_]([a-z0-9._-]*[a-z0-9_])?|[0-9a-f:.]+")


class Trouble(Exception):
    """The language model gave no answer: `code` is that of the issue row, the message is for the user."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where questions go. `url` is whole; `here`: it must be this machine; `key`: sent along, never shown."""

    url: str
    host: str
    port: int
    tls: bool
    here: bool
    key: str = ""

    def __repr__(self) -> str:
        return f"Endpoint({self.url!r})"


class Clock:
    """The time that all questions about one article may take together, in seconds."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._ends = time.monotonic() + seconds

    @property
    def over(self) -> bool:
        """True where the time is spent."""
        return time.monotonic() >= self._ends

    def left(self) -> float:
        """Seconds left. Raises `Trouble` where there are none."""
        left = self._ends - time.monotonic()
        if left <= 0:
            raise self.late()
        return left

    def late(self) -> Trouble:
        """The trouble of an answer that does not come."""
        hint = "raise llm.timeout, or take a smaller model"
        return Trouble("llm-unreachable", f"the language model was not done after {self.seconds:g} seconds; {hint}")


def endpoint(settings: Settings) -> Endpoint:
    """Where the settings send questions, judged as far as it can be without the network.

    Raises `ConfigError`: no web address, another machine that was not named in so many words, a key that would go
    over an open line, a proxy that it would have to go around.
    """
    base = settings.llm.endpoint.strip().rstrip("/")
    try:
        parts = urlsplit(base)
        host, port = (parts.hostname or "").lower(), parts.port
    except ValueError as error:
        raise ConfigError(f"llm.endpoint: {error}; write it as http://127.0.0.1:8080/v1") from None
    if "@" in parts.netloc:
        raise ConfigError("llm.endpoint: no name or password in it, please; a key goes through llm.key_variable")
    if parts.scheme not in {"http", "https"} or not _HOST.fullmatch(host) or parts.query or parts.fragment:
        raise ConfigError(f"llm.endpoint: {base[:200]!r} is no address; write it as http://127.0.0.1:8080/v1")
    if not (base.isascii() and base.isprintable()) or re.search(r"[\s\\%]", base):
        raise ConfigError("llm.endpoint: write it in plain ASCII, as http://127.0.0.1:8080/v1")
    if not settings.llm.model:
        raise ConfigError("llm.model: name the model that llm.endpoint is to use")
    tls = parts.scheme == "https"
    here = host == "localhost" or _loopback(_literal(host))
    if not here:
        _check_remote(settings, host)
    key = _key(settings.llm.key_variable)
    if key and not tls and not here:
        raise ConfigError("llm.endpoint: a key is sent to another machine over https only")
    netloc = f"[{host}]" if ":" in host else host
    port = port or (443 if tls else 80)
    return Endpoint(f"{parts.scheme}://{netloc}:{port}{parts.path}/chat/completions", host, port, tls, here, key)


def _check_remote(settings: Settings, host: str) -> None:
    if settings.llm.send_texts_to.strip().lower() != host:
        raise ConfigError(
            f"llm.endpoint: {host} is not this machine, and the text of every article would be sent there; "
            f"if that is what you want, say so: llm.send_texts_to = {host!r}"
        )
    network = settings.network
    if network.proxy and (not network.proxy_hosts or any(_under(host, served) for served in network.proxy_hosts)):
        raise ConfigError(
            f"llm.endpoint: {host} would have to be reached through network.proxy, which the language model is not; "
            "forward a port of this machine to it and name that, or name the hosts of the proxy in network.proxy_hosts"
        )


def _under(host: str, served: str) -> bool:
    served = served.lower().removeprefix("*").strip(".")
    return host == served or host.endswith("." + served)


def _key(variable: str) -> str:
    """What the variable holds, "" where none is named."""
    if not variable:
        return ""
    key = os.environ.get(variable, "").strip()
    if not key:
        raise ConfigError(f"llm.key_variable: the environment has no {variable}, or it is empty")
    if not (key.isascii() and key.isprintable()):
        raise ConfigError(f"llm.key_variable: what {variable} holds cannot be sent; a key is plain ASCII")
    return key


def _literal(host: str) -> Address | None:
    try:
        return ip_address(host)
    except ValueError:
        return None


def _loopback(address: Address | None) -> bool:
    # Not ::ffff:127.0.0.1: whether `is_loopback` holds for it depends on Python's patch release.
    return address is not None and address.is_loopback and getattr(address, "ipv4_mapped", None) is None


def system_resolver(host: str, port: int) -> list[str]:
    """Every address the system knows for a host, in its order of preference."""
    rows = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(row[4][0]) for row in rows))


class Wire(httpcore2.NetworkStream):
    """A socket that counts the bytes and watches the clock."""

    def __init__(self, sock: socket.socket, clock: Clock, max_bytes: int) -> None:
        self._sock = sock
        self._clock = clock
        self._left = max_bytes + _HEADERS

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002  (the clock knows)
        """At most `max_bytes`. Raises `Trouble` where time or bytes are spent."""
        self._sock.settimeout(self._clock.left())
        try:
            data = self._sock.recv(max_bytes)
        except TimeoutError:
            raise self._clock.late() from None
        except OSError as error:
            raise httpcore2.ReadError(str(error)) from error
        self._left -= len(data)
        if self._left < 0:
            raise too_long()
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002
        """All of `buffer`."""
        self._sock.settimeout(self._clock.left())
        try:
            self._sock.sendall(buffer)
        except TimeoutError:
            raise self._clock.late() from None
        except OSError as error:
            raise httpcore2.WriteError(str(error)) from error

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002
    ) -> httpcore2.NetworkStream:
        """The same wire under TLS, its certificate checked against the host's name."""
        self._sock.settimeout(self._clock.left())
        try:
            sock = ssl_context.wrap_socket(self._sock, server_hostname=server_hostname)
        except (OSError, ValueError) as error:
            self.close()
            raise Trouble("llm-unreachable", f"the language model: no secure connection: {error}") from error
        return Wire(sock, self._clock, self._left - _HEADERS)

    def close(self) -> None:
        """Close the socket."""
        with contextlib.suppress(OSError):
            self._sock.close()

    def get_extra_info(self, info: str) -> Any:
        """What httpcore2 asks for: the TLS object, to learn which HTTP was agreed on."""
        return self._sock if info == "ssl_object" and isinstance(self._sock, ssl.SSLSocket) else None


class Backend(httpcore2.NetworkBackend):
    """Connects to one endpoint, and to nothing else."""

    def __init__(self, to: Endpoint, clock: Clock, max_bytes: int, resolver: Resolver) -> None:
        self._to = to
        self._clock = clock
        self._max_bytes = max_bytes
        self._resolver = resolver

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002
        local_address: str | None = None,  # noqa: ARG002
        socket_options: Iterable[Any] | None = None,  # noqa: ARG002
    ) -> httpcore2.NetworkStream:
        """A wire to the endpoint. Raises `Trouble`."""
        if (host, port) != (self._to.host, self._to.port):
            raise AssertionError(f"asked to connect to {host}:{port}, not to {self._to.host}:{self._to.port}")
        found = self._look_up()
        for address in found:
            _judge(self._to, address)
        return Wire(self._first(found), self._clock, self._max_bytes)

    def _look_up(self) -> list[Address]:
        """In a thread, because the system's resolver has no time limit of its own."""
        known = _literal(self._to.host)
        if known is not None:
            return [known]
        answers: queue.SimpleQueue[Sequence[str]] = queue.SimpleQueue()

        def ask() -> None:
            found: Sequence[str] = ()
            with contextlib.suppress(OSError, UnicodeError):
                found = self._resolver(self._to.host, self._to.port)
            answers.put(found)

        threading.Thread(target=ask, daemon=True, name=f"resolve {self._to.host}").start()
        try:
            found = answers.get(timeout=self._clock.left())
        except queue.Empty:
            raise self._clock.late() from None
        if not found:
            raise Trouble("llm-unreachable", f"the language model: {self._to.host} cannot be found; see llm.endpoint")
        return [ip_address(one.partition("%")[0]) for one in found]

    def _first(self, addresses: Sequence[Address]) -> socket.socket:
        """A socket to the first address that answers."""
        reason = ""
        for where in addresses[:_TRIES]:
            sock = socket.socket(socket.AF_INET if isinstance(where, IPv4Address) else socket.AF_INET6)
            try:
                sock.settimeout(self._clock.left())
                sock.connect((str(where), self._to.port))
                sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            except OSError as error:
                sock.close()
                reason = error.strerror or "no answer"
            except BaseException:
                sock.close()
                raise
            else:
                return sock
        where_to = f"{self._to.host}:{self._to.port}"
        hint = "is the server running? see llm.endpoint"
        raise Trouble("llm-unreachable", f"the language model does not answer at {where_to} ({reason}); {hint}")


def _judge(to: Endpoint, address: Address) -> None:
    """Every address of the name has to be where the settings allow it. Raises `Trouble`."""
    if to.here and not _loopback(address):
        why = f"{to.host} leads to {address}, which is not this machine; nothing was sent"
    elif not to.here and not to.tls and address.is_global:
        why = f"{to.host} leads to {address} on the open network; write https in llm.endpoint; nothing was sent"
    else:
        return
    raise Trouble("llm-unreachable", f"the language model was not asked: {why}")


def too_long() -> Trouble:
    """The trouble of an answer over its limit."""
    return Trouble("llm-broken", "the language model's answer is longer than llm.max_bytes; it was not read")
