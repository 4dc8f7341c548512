"""How often somebody may try to log in: fewer and fewer times, by the name that is tried and by where from.

    of one name        5 times, then 10 seconds after each, 20, 40, ... up to 15 minutes
    from one place     20 times, then the same, up to an hour; this machine is no place: over Tor, or by a proxy that
                       the settings do not name, everybody comes from it, and a stranger would shut out the newsroom

An attempt is counted before its password is looked at, in one transaction: a thousand at once are a thousand attempts.
While one has to wait, no password is looked at, the right one neither; names that are nobody's have to wait as well. It
is kept on the desk, so starting the program anew helps nobody. A day after the last attempt all is forgotten.
"""

from __future__ import annotations

import hashlib
import ipaddress
from datetime import UTC, datetime, timedelta
from typing import Final

from headwater.desk.accounts.people import folded
from headwater.desk.store import Desk
from headwater.errors import DeskError
from headwater.said import kept

FORGET: Final = timedelta(days=1)
_FIRST: Final = timedelta(seconds=10)
_RULES: Final = {"n": (5, timedelta(minutes=15)), "a": (20, timedelta(hours=1))}
"""By the first letter of a key: attempts without waiting, and the longest wait."""


class TooOften(DeskError):
    """They have to wait, `seconds` from now."""

    code = "too-often"

    def __init__(self, seconds: int) -> None:
        super().__init__(kept("Too many attempts to log in. Wait, and try again."))
        self.seconds = seconds


def name_key(name: str) -> str:
    """Of a name that is tried. Not the name: in its field people write passwords by mistake. 24 bits of a hash tell
    names apart well enough, and do not tell which it was."""
    return "n" + hashlib.sha256(folded(name).encode()).hexdigest()[:6]


def address_key(address: str) -> str:
    """Of where somebody tries from; of IPv6 the half that a provider gives to one household."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return "a" + hashlib.sha256(address.encode()).hexdigest()[:8]
    if isinstance(found, ipaddress.IPv6Address):
        found = found.ipv4_mapped or ipaddress.ip_network((int(found) >> 64 << 64, 64)).network_address
    return "a" + hashlib.sha256(found.packed).hexdigest()[:8]


def place_keys(address: str) -> list[str]:
    """The key of where somebody tries from; none for this machine, which stands for too many people."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return [address_key(address)]
    mapped = found.ipv4_mapped if isinstance(found, ipaddress.IPv6Address) else None
    return [] if (mapped or found).is_loopback else [address_key(address)]


def wait(key: str, count: int) -> timedelta:
    """How long nobody may try again under a key after so many failures."""
    free, longest = _RULES[key[0]]
    return timedelta() if count < free else min(_FIRST * 2 ** min(count - free, 20), longest)


def attempt(desk: Desk, name: str, address: str, *, now: datetime | None = None) -> None:
    """Counts an attempt, as failed until it is `forgiven`. Raises `TooOften`."""
    now = now or datetime.now(UTC)
    until = desk.attempt([name_key(name), *place_keys(address)], now=now, forget=FORGET, wait=wait)
    if until is not None:
        raise TooOften(int((until - now).total_seconds()) + 1)


def forgive(desk: Desk, name: str, address: str) -> None:
    """It was they. Of their address this attempt alone is forgotten: who has an account could else try others' too."""
    desk.forgive([name_key(name)], one_less=place_keys(address))


def let_try(desk: Desk, name: str) -> None:
    """An admin lets somebody try again at once."""
    desk.forgive([name_key(name)])
