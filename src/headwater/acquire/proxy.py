"""A SOCKS5 proxy (Tor): which hosts go through it, and the handshake that asks it for a name.

The name always goes to the far end (what other programs call socks5h), so nothing about a proxied host is ever
asked of the local resolver. We speak the protocol (RFC 1928, RFC 1929) ourselves over the door's own stream, so that
proxied and direct hosts share one path for limits, TLS and deadlines, and no other code can decide to connect.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import IPv4Address
from typing import Protocol
from urllib.parse import unquote, urlsplit

from headwater.acquire import address
from headwater.errors import ConfigError, FetchFailed, ForbiddenAddress

_REPLIES = {
    1: "it failed",
    2: "its rules do not allow that host",
    3: "the network is unreachable from there",
    4: "it cannot find or reach that host",
    5: "the host refused the connection",
    6: "the host is too far away",
    7: "it cannot make connections",
    8: "it does not take such an address",
    # Tor's own, for onion services (prop304)
    0xF0: "the onion service cannot be found",
    0xF1: "the onion service's description is damaged",
    0xF2: "the onion service did not answer",
    0xF3: "the onion service could not be met",
    0xF4: "the onion service wants a key that the proxy does not have",
    0xF5: "the onion service refused the key",
    0xF6: "this is not an onion address",
    0xF7: "the onion service took too long",
}


class Wire(Protocol):
    """What the handshake needs of a connection: write all of it, read some of it (b"" at the end)."""

    def write(self, buffer: bytes) -> None: ...

    def read(self, max_bytes: int) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Proxy:
    """Where the proxy listens, and for which hosts. `hosts` empty: for all."""

    host: str
    port: int
    user: str = ""
    password: str = ""
    hosts: frozenset[str] = frozenset()

    def serves(self, host: str) -> bool:
        """True where `host` must go through the proxy. An onion host always must."""
        return not self.hosts or address.under(host, self.hosts) or is_onion(host)


def is_onion(host: str) -> bool:
    """True for names that only Tor can resolve, and that must never be asked of a local resolver."""
    return host == "onion" or host.endswith(".onion")


def from_settings(proxy: str, hosts: Iterable[str]) -> Proxy | None:
    """The proxy that the settings name, None where they name none. Raises `ConfigError`.

    `socks5` and `socks5h` mean the same here: the name is resolved at the far end.
    """
    served = named_hosts((h.removeprefix("*").lstrip(".") for h in hosts), "network.proxy_hosts")
    if not proxy:
        if served:
            raise ConfigError("network.proxy_hosts is set, but network.proxy is not: name the proxy, or clear both")
        return None
    try:
        parts = urlsplit(proxy)
        port = parts.port or 1080
    except ValueError as error:
        raise ConfigError(f"network.proxy: {error}; write it as socks5h://127.0.0.1:9050") from None
    if parts.scheme not in {"socks5", "socks5h"} or not parts.hostname:
        raise ConfigError("network.proxy: only SOCKS5 is supported; write it as socks5h://127.0.0.1:9050")
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    if len(user.encode()) > 255 or len(password.encode()) > 255:
        raise ConfigError("network.proxy: name and password may have 255 bytes each")
    return Proxy(parts.hostname, port, user, password, served)


def named_hosts(hosts: Iterable[str], setting: str) -> frozenset[str]:
    """The hosts that a setting names, in our spelling. Raises `ConfigError` for what is no host."""
    try:
        return frozenset(address.spelling(host, setting) for host in hosts)
    except ForbiddenAddress as error:
        raise ConfigError(f"{error}; name hosts alone, without scheme, port or path") from None


def refuse_direct(proxy: Proxy | None, host: str, url: str) -> None:
    """Refuse an onion host where there is no proxy. Raises `ForbiddenAddress`."""
    if proxy is None and is_onion(host):
        hint = "set network.proxy to Tor's SOCKS port, as socks5h://127.0.0.1:9050"
        raise ForbiddenAddress(f"{url}: an onion address is reached only through Tor; {hint}")


def connect(wire: Wire, proxy: Proxy, host: str, port: int, url: str) -> None:
    """Ask the proxy at the other end of `wire` to connect to `host`; afterwards the wire leads there.

    Raises `FetchFailed`, naming `url`, where the proxy refuses or does not speak SOCKS5.
    """
    _greet(wire, proxy, url)
    wire.write(b"\x05\x01\x00" + _destination(host) + port.to_bytes(2, "big"))
    version, reply, _, kind = _exactly(wire, 4, url)
    if version != 5:
        raise _not_socks(url)
    if reply != 0:
        raise FetchFailed(f"{url}: the proxy says that {_REPLIES.get(reply, f'error {reply}')}")
    length = {1: 4, 4: 16}.get(kind)
    if length is None:
        length = _exactly(wire, 1, url)[0]
    _exactly(wire, length + 2, url)


def _greet(wire: Wire, proxy: Proxy, url: str) -> None:
    wanted = 2 if proxy.user else 0
    wire.write(bytes((5, 1, wanted)))
    version, method = _exactly(wire, 2, url)
    if version != 5:
        raise _not_socks(url)
    if method != wanted:
        hint = "wants a name and password" if not proxy.user else "does not take the name and password given"
        raise FetchFailed(f"{url}: the proxy {hint}; see network.proxy")
    if not proxy.user:
        return
    user, password = proxy.user.encode(), proxy.password.encode()
    wire.write(bytes((1, len(user))) + user + bytes((len(password),)) + password)
    if _exactly(wire, 2, url)[1] != 0:
        raise FetchFailed(f"{url}: the proxy refused the name and password of network.proxy")


def _destination(host: str) -> bytes:
    """A name as a name, so that the far end resolves it; an address as an address."""
    where = address.literal(host)
    if where is None:
        return bytes((3, len(host))) + host.encode("ascii")
    return (b"\x01" if isinstance(where, IPv4Address) else b"\x04") + where.packed


def _exactly(wire: Wire, count: int, url: str) -> bytes:
    """`count` bytes, however many pieces they come in, and not one more: what follows belongs to the host."""
    got = b""
    while len(got) < count:
        piece = wire.read(count - len(got))
        if not piece:
            raise closed(url)
        got += piece
    return got


def closed(url: str) -> FetchFailed:
    """The error for a proxy that hangs up during the handshake."""
    return FetchFailed(f"{url}: the proxy closed the connection; is network.proxy a SOCKS5 port?")


def _not_socks(url: str) -> FetchFailed:
    return FetchFailed(f"{url}: what listens at network.proxy does not speak SOCKS5")
