"""The wire under one request: resolved once, checked, connected to the checked address, cut when its budget is spent.

httpx2 speaks HTTP over whatever stream it is given. It is given ours, for one request each: the name is looked up
here and nowhere else, every address it has is judged, and the socket connects to one of the judged addresses as a
number. A name that answers differently the second time (DNS rebinding) has no second time.
"""

from __future__ import annotations

import contextlib
import queue
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, ip_address
from typing import Any

import httpcore2

from headwater.acquire import address, proxy
from headwater.errors import FetchFailed, TooLarge
from headwater.said import inside

Resolver = Callable[[str, int], Sequence[str]]
"""Host and port -> every address of the host, as text. Raises `OSError` where there is none."""

_HEADERS = 128 * 1024
"""Bytes a response may have beyond its body: headers (httpcore2 stops at 100 KiB), chunk sizes."""
_TRIES = 4
"""Addresses of one host that are tried before we give up."""


class Budget:
    """What one fetch may still cost, over all its redirects: seconds in all, and bytes for each response."""

    def __init__(self, seconds: float, timeout: float) -> None:
        self.seconds = seconds
        self.timeout = timeout
        self._ends = time.monotonic() + seconds

    def waited(self, seconds: float) -> None:
        """Time spent waiting for our turn is not the server's fault."""
        self._ends += seconds

    def left(self, url: str) -> float:
        """Seconds that the next operation may take. Raises `FetchFailed` where the whole time is spent."""
        left = self._ends - time.monotonic()
        if left <= 0:
            hint = inside("the server is too slow; try later or raise network.total_timeout")
            raise FetchFailed(f"{url}: not done after {self.seconds:g} seconds; {hint}")
        return min(left, self.timeout)

    def late(self, url: str, what: str) -> FetchFailed:
        """The error for an operation that ran into its time limit."""
        return FetchFailed(f"{url}: {what} within {self.timeout:g} seconds; try later or raise network.timeout")


@dataclass(frozen=True, slots=True)
class Destination:
    """Where one request goes. `host` is in our spelling; `allowed`: the user allowed it to be a non-public address."""

    url: str
    host: str
    port: int
    allowed: bool
    proxy: proxy.Proxy | None


def system_resolver(host: str, port: int) -> list[str]:
    """Every address the system knows for a host, in its order of preference."""
    rows = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(row[4][0]) for row in rows))


class Wire(httpcore2.NetworkStream):
    """A socket that counts the bytes and the seconds it is given."""

    def __init__(self, sock: socket.socket, budget: Budget, url: str, max_bytes: int) -> None:
        self._sock = sock
        self._budget = budget
        self._url = url
        self._max_bytes = max_bytes
        self._bytes_left = max_bytes + _HEADERS

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002  (the budget knows)
        """At most `max_bytes`. Raises `FetchFailed`, or `TooLarge` where the response is over its limit."""
        self._sock.settimeout(self._budget.left(self._url))
        try:
            data = self._sock.recv(max_bytes)
        except TimeoutError:
            self._budget.left(self._url)
            raise self._budget.late(self._url, inside("no answer")) from None
        except OSError as error:
            raise httpcore2.ReadError(str(error)) from error
        self._bytes_left -= len(data)
        if self._bytes_left < 0:
            raise too_large(self._url, self._max_bytes)
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002
        """All of `buffer`."""
        self._sock.settimeout(self._budget.left(self._url))
        try:
            self._sock.sendall(buffer)
        except TimeoutError:
            raise self._budget.late(self._url, inside("the request was not taken")) from None
        except OSError as error:
            raise httpcore2.WriteError(str(error)) from error

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002
    ) -> httpcore2.NetworkStream:
        """The same wire under TLS, its certificate checked against the host's name."""
        self._sock.settimeout(self._budget.left(self._url))
        try:
            sock = ssl_context.wrap_socket(self._sock, server_hostname=server_hostname)
        except ssl.SSLCertVerificationError as error:
            self.close()
            raise FetchFailed(f"{self._url}: the certificate is not valid: {error.verify_message}") from error
        except TimeoutError:
            self.close()
            raise self._budget.late(self._url, inside("no secure connection")) from None
        except (OSError, ValueError) as error:
            self.close()
            raise FetchFailed(f"{self._url}: no secure connection: {error}") from error
        return Wire(sock, self._budget, self._url, self._max_bytes)

    def handed_over(self) -> socket.socket:
        """The socket itself, for what is no HTTP: from here on nobody counts."""
        return self._sock

    def close(self) -> None:
        """Close the socket."""
        with contextlib.suppress(OSError):
            self._sock.close()

    def get_extra_info(self, info: str) -> Any:
        """What httpcore2 asks for: the TLS object, to learn which HTTP was agreed on."""
        if info == "ssl_object" and isinstance(self._sock, ssl.SSLSocket):
            return self._sock
        return None


class Backend(httpcore2.NetworkBackend):
    """Connects to one destination, and to nothing else."""

    def __init__(self, destination: Destination, budget: Budget, resolver: Resolver, max_bytes: int) -> None:
        self._to = destination
        self._budget = budget
        self._resolver = resolver
        self._max_bytes = max_bytes

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002
        local_address: str | None = None,  # noqa: ARG002
        socket_options: Iterable[Any] | None = None,  # noqa: ARG002
    ) -> httpcore2.NetworkStream:
        """As httpcore2 calls `connect`."""
        return self.connect(host, port)

    def connect(self, host: str, port: int) -> Wire:
        """A wire to the destination, through its proxy if it has one. Raises `FetchFailed`, `ForbiddenAddress`."""
        if (host, port) != (self._to.host, self._to.port):
            raise AssertionError(f"asked to connect to {host}:{port}, not to {self._to.host}:{self._to.port}")
        if self._to.proxy is not None:
            return self._through(self._to.proxy)
        return self._wire(self._first(self._public_addresses(), self._to.port))

    def _through(self, via: proxy.Proxy) -> Wire:
        url = self._to.url
        try:
            wire = self._wire(self._first(self._look_up(via.host, via.port), via.port))
        except FetchFailed as error:
            hint = inside(f"start what should listen at {via.host}:{via.port}, or change network.proxy")
            raise FetchFailed(f"{url}: the proxy does not answer, and nothing goes around it; {hint}") from error
        try:
            proxy.connect(wire, via, self._to.host, self._to.port, url)
        except httpcore2.NetworkError as error:
            wire.close()
            raise proxy.closed(url) from error
        except BaseException:
            wire.close()
            raise
        return wire

    def _wire(self, sock: socket.socket) -> Wire:
        return Wire(sock, self._budget, self._to.url, self._max_bytes)

    def _public_addresses(self) -> list[address.Address]:
        """Every address of the destination; one that is not public condemns them all, unless the user allowed it."""
        found = self._look_up(self._to.host, self._to.port)
        if not self._to.allowed:
            for where in found:
                if why := address.refusal(where):
                    raise address.forbidden(self._to.url, self._to.host, str(where), why)
        return found

    def _look_up(self, host: str, port: int) -> list[address.Address]:
        """A literal as it is; a name through the resolver, in a thread because that has no time limit of its own."""
        known = address.literal(host)
        if known is not None:
            return [known]
        answers: queue.SimpleQueue[Sequence[str] | OSError | UnicodeError] = queue.SimpleQueue()

        def ask() -> None:
            try:
                answers.put(self._resolver(host, port))
            except (OSError, UnicodeError) as error:
                answers.put(error)

        threading.Thread(target=ask, daemon=True, name=f"resolve {host}").start()
        try:
            found = answers.get(timeout=self._budget.left(self._to.url))
        except queue.Empty:
            raise self._budget.late(self._to.url, inside(f"no address for {host}")) from None
        if isinstance(found, OSError | UnicodeError) or not found:
            reason = getattr(found, "strerror", None) or inside("no such host")
            raise FetchFailed(f"{self._to.url}: {host} cannot be found ({reason}); check the address for a misprint")
        return [ip_address(one) for one in found]

    def _first(self, addresses: Sequence[address.Address], port: int) -> socket.socket:
        """A socket to the first address that answers."""
        reason = inside("no answer")
        for where in addresses[:_TRIES]:
            family = socket.AF_INET if isinstance(where, IPv4Address) else socket.AF_INET6
            sock = socket.socket(family, socket.SOCK_STREAM)
            try:
                sock.settimeout(self._budget.left(self._to.url))
                sock.connect((str(where), port))
                sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            except OSError as error:
                sock.close()
                reason = error.strerror or inside(f"no answer within {self._budget.timeout:g} seconds")
            except BaseException:
                sock.close()
                raise
            else:
                return sock
        raise FetchFailed(f"{self._to.url}: no connection to {self._to.host} ({reason}); try later")


def too_large(url: str, limit: int) -> TooLarge:
    """The error for a response over its limit, in bytes."""
    return TooLarge(f"{url}: larger than {limit:,} bytes; raise network.max_bytes to read it all the same")
