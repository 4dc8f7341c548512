"""Which hosts and addresses the door may reach: only public ones, however they are spelt.

Two checks, one after the other. `spelling` brings a host to the one form that is looked up, sent and compared, and
refuses what only tricks are made of. `refusal` judges an address that a name led to; every address of a name is
judged before any of them is connected to. The tables follow the IANA special-purpose address registries; they stand
here, and `ipaddress.is_global` is asked as well, because that property changed between Python's patch releases.
"""

from __future__ import annotations

import re
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

from headwater.errors import ForbiddenAddress
from headwater.said import inside

Address = IPv4Address | IPv6Address

_NOT_PUBLIC_4: tuple[tuple[IPv4Network, str], ...] = tuple(
    (IPv4Network(network), what)
    for network, what in (
        ("0.0.0.0/8", "unspecified"),
        ("10.0.0.0/8", "private"),
        ("100.64.0.0/10", "shared by a provider's customers"),
        ("127.0.0.0/8", "loopback"),
        ("168.63.129.16/32", "a cloud's own host agent"),  # public in form, answers only inside Azure
        ("169.254.0.0/16", "link-local"),
        ("172.16.0.0/12", "private"),
        ("192.0.0.0/24", "reserved for protocols"),
        ("192.0.2.0/24", "documentation"),
        ("192.88.99.0/24", "a retired 6to4 relay"),
        ("192.168.0.0/16", "private"),
        ("198.18.0.0/15", "benchmarking"),
        ("198.51.100.0/24", "documentation"),
        ("203.0.113.0/24", "documentation"),
        ("224.0.0.0/4", "multicast"),
        ("240.0.0.0/4", "reserved"),
    )
)
_NOT_PUBLIC_6: tuple[tuple[IPv6Network, str], ...] = tuple(
    (IPv6Network(network), what)
    for network, what in (
        ("::/128", "unspecified"),
        ("::1/128", "loopback"),
        ("::/96", "an IPv4 address in retired form"),
        ("::ffff:0:0:0/96", "an IPv4 address in translated form"),
        ("64:ff9b:1::/48", "a local translation to IPv4"),
        ("100::/64", "discarded"),
        ("2001::/32", "a Teredo tunnel"),
        ("2001::/23", "reserved for protocols"),
        ("2001:db8::/32", "documentation"),
        ("2002::/16", "a 6to4 tunnel"),
        ("3fff::/20", "documentation"),
        ("fc00::/7", "private"),
        ("fe80::/10", "link-local"),
        ("fec0::/10", "private"),
        ("ff00::/8", "multicast"),
    )
)
_MAPPED = IPv6Network("::ffff:0:0/96")
_NAT64 = IPv6Network("64:ff9b::/96")  # what a name resolves to on an IPv6-only network: judged by what is inside
_UNICAST = IPv6Network("2000::/3")
_ISATAP = (0x00005EFE, 0x02005EFE)

_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")
_LOCAL_NAMES = ("localhost", "local", "localdomain", "internal", "intranet", "lan", "home.arpa")

# Ports that browsers refuse because other services listen there (the Fetch standard's list, from 1024 up).
_OTHER_SERVICES = frozenset({1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566})
_OTHER_SERVICES |= {6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080}


def refusal(address: Address) -> str | None:
    """Why the door does not connect to this address ("loopback", "private", ...); None where it is a public one."""
    if isinstance(address, IPv4Address):
        return _refusal_4(address)
    if address.scope_id is not None:
        return "link-local"
    for network, what in _NOT_PUBLIC_6:
        if address in network:
            return what
    if address in _MAPPED or address in _NAT64:
        inside = refusal(IPv4Address(int(address) & 0xFFFFFFFF))
        return f"an IPv6 form of {IPv4Address(int(address) & 0xFFFFFFFF)}, which is {inside}" if inside else None
    if address not in _UNICAST or not address.is_global:
        return "reserved"
    if (int(address) >> 32) & 0xFFFFFFFF in _ISATAP:
        return "an ISATAP tunnel"
    return None


def _refusal_4(address: IPv4Address) -> str | None:
    for network, what in _NOT_PUBLIC_4:
        if address in network:
            return what
    return None if address.is_global else "reserved"


def spelling(host: str, url: str) -> str:
    """The host in the one form we look up and send: lower-case ASCII, no trailing dot, IPv6 without brackets.

    Raises `ForbiddenAddress`, naming `url`, for what is no host name, and for IPv4 addresses written any other way
    than a.b.c.d (2130706433, 0x7f.1, 0177.0.0.1, 127.1): nobody publishes under them, and parsers disagree on them.
    """
    if ":" in host or host.startswith("["):
        return _ipv6(host[1:-1] if host.startswith("[") and host.endswith("]") else host, url)
    name = _ascii(host, url).lower().removesuffix(".")
    labels = name.split(".")
    if len(name) > 253 or not all(_LABEL.fullmatch(label) for label in labels):
        raise ForbiddenAddress(f"{url}: {host!r} is not a host name; check the address for a misprint")
    if _NUMBER.fullmatch(labels[-1]):
        return _ipv4(name, url)
    return name


def _ipv6(text: str, url: str) -> str:
    try:
        # With "%" it names an interface of this machine, which no address on the web does.
        return str(IPv6Address(text.replace("%", "/")))
    except ValueError:
        raise ForbiddenAddress(f"{url}: {text!r} is not an IPv6 address") from None


def _ipv4(name: str, url: str) -> str:
    try:
        return str(IPv4Address(name))
    except ValueError:
        message = f"{url}: {name!r} is a number, not a host name; write an IPv4 address as four decimal numbers"
        raise ForbiddenAddress(message) from None


def _ascii(host: str, url: str) -> str:
    """IDNA 2008 after UTS 46, which also turns fullwidth and circled digits and dots into the plain ones."""
    if host.isascii():
        return host
    import idna  # tables of 100 KB that few addresses need

    try:
        return idna.encode(host, uts46=True).decode("ascii")
    except (idna.IDNAError, UnicodeError) as error:
        raise ForbiddenAddress(f"{url}: {host!r} is not a host name: {error}") from None


def literal(host: str) -> Address | None:
    """The address that a host in our spelling is itself, None where it is a name."""
    try:
        return ip_address(host)
    except ValueError:
        return None


def local_name(host: str) -> bool:
    """True for names that by convention never leave the machine or its network, such as `localhost`."""
    return any(host == name or host.endswith("." + name) for name in _LOCAL_NAMES)


def under(host: str, domains: frozenset[str]) -> bool:
    """True where `host` is one of `domains` or a subdomain of one; addresses have no subdomains."""
    if host in domains:
        return True
    if literal(host) is not None:
        return False
    labels = host.split(".")
    return any(".".join(labels[i:]) in domains for i in range(1, len(labels)))


def check_name(host: str, url: str) -> None:
    """Refuse a host that needs no lookup to be judged: a non-public literal or a local name. `ForbiddenAddress`."""
    address = literal(host)
    why = refusal(address) if address is not None else None
    if why is None and address is None and local_name(host):
        why = "a name of this machine or its own network"
    if why is not None:
        raise forbidden(url, host, host, why)


def check_port(port: int, url: str) -> None:
    """Refuse ports where other services than the web listen. Raises `ForbiddenAddress`."""
    if port in {80, 443} or (1024 <= port <= 65535 and port not in _OTHER_SERVICES):
        return
    raise ForbiddenAddress(f"{url}: port {port} belongs to another service than the web; use 80, 443 or one above 1023")


def forbidden(url: str, host: str, address: str, why: str) -> ForbiddenAddress:
    """The refusal as the user reads it, with the setting that allows the host all the same."""
    where = address if host == address else inside(f"{host} leads to {address}, which")
    hint = inside(f"if this server is your own, add {host!r} to network.allow_hosts")
    return ForbiddenAddress(f"{url}: {where} is not a public address ({why}); {hint}")
