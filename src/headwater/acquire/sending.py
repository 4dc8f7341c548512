"""What goes out by the door: something sent to an address that somebody named, and lines to servers of mail.

The checks are those of every fetch (fetch.py): the address is spelt one way and judged, its name is looked up once or
at the proxy's far end, and nothing goes around the proxy. No redirect is followed: what was meant for one address is
given to no other. Nothing is sent along that names us, and what a receiver answers is not read.
"""

from __future__ import annotations

import socket
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from headwater.acquire import address, proxy
from headwater.acquire.fetch import Door, retry_after
from headwater.acquire.wire import Backend, Budget, Destination

_NAMELESS: Final = {"User-Agent": "webhooks", "Accept": "*/*", "Accept-Encoding": "identity", "Connection": "close"}


@dataclass(frozen=True, slots=True)
class Answered:
    """What a receiver answered: the status of HTTP, and for how many seconds it asks to be left alone."""

    status: int
    retry_after: float = 0.0

    @property
    def taken(self) -> bool:
        """True where it took what was sent."""
        return 200 <= self.status < 300


class Sender(Door):
    """The door, outwards."""

    def deliver(self, url: str, body: bytes, headers: Mapping[str, str]) -> Answered:
        """Sends `body` to an http(s) address.

        Raises `ForbiddenAddress`, and `FetchFailed` where nobody can tell whether it was taken: it may be sent again.
        """
        where = self._destination(url)
        budget = Budget(self._settings.total_timeout, self._settings.timeout)
        answer = self._sent(where, {**_NAMELESS, **headers}, budget, None, body=body)
        return Answered(answer.status, retry_after(answer.headers.get("retry-after")))

    def line(self, host: str, port: int, scheme: str) -> socket.socket:
        """A connection to a server that does not speak HTTP. Whoever speaks on it keeps the whole time; that of each
        step is set. Raises `ForbiddenAddress`, `FetchFailed`."""
        url = f"{scheme}://{host}:{port}"
        name = address.spelling(host, url)
        allowed = name in self._allowed
        if not allowed:
            address.check_name(name, url)
        proxy.refuse_direct(self._proxy, name, url)
        via = self._proxy if self._proxy and self._proxy.serves(name) else None
        budget = Budget(self._settings.total_timeout, self._settings.timeout)
        to = Destination(url, name, port, allowed, via)
        found = Backend(to, budget, self._resolver, self._settings.max_bytes).connect(name, port).handed_over()
        found.settimeout(self._settings.timeout)
        return found

    def allows(self, host: str) -> bool:
        """True for a host that the settings name as one's own."""
        return address.spelling(host, host) in self._allowed

    def tls_context(self) -> ssl.SSLContext:
        """How lines are secured: certificates are checked, whatever the environment says."""
        return self._tls_context()
