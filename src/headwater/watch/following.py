"""What somebody asks to follow, checked before it is kept: addresses, and lists of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from headwater import engine
from headwater.acquire import urls
from headwater.acquire.fetch import Door
from headwater.config import Settings
from headwater.desk import Desk
from headwater.desk.followed.subscribed import FollowedKind, FollowedRow, Wish
from headwater.errors import BrokenInput, ConfigError, InputError
from headwater.watch.schedule import LEAST, MOST

EVERY: Final = 30 * 60
"""Seconds between two looks where nobody says otherwise."""
_LENGTH = re.compile(r"([0-9]{1,9})\s*(s|m|h|d|)", re.IGNORECASE)
_SECONDS: Final = {"s": 1, "": 60, "m": 60, "h": 3600, "d": 86400}
_UNITS: Final = ((86400, "d"), (3600, "h"), (60, "m"), (1, "s"))


def follow(
    desk: Desk,
    address: str,
    settings: Settings,
    *,
    who: str,
    kind: FollowedKind = "feed",
    every: int = EVERY,
    title: str | None = None,
) -> tuple[FollowedRow, bool]:
    """Follows a feed or page; the row, and whether it is new. Nothing is fetched yet.

    Raises `ForbiddenAddress` for what is no public web address, `ConfigError` for an interval out of bounds.
    """
    return desk.follow(wish(address, settings, kind=kind, every=every, title=title), who)


def wish(
    address: str, settings: Settings, *, kind: FollowedKind = "feed", every: int = EVERY, title: str | None = None
) -> Wish:
    """What is asked for, as the desk takes it; raises as `follow` does."""
    url, host = Door(settings.network).spelt(address)
    return Wish(url, urls.canonical(url), host, kind, bounded(every), title)


def key(address: str, settings: Settings) -> str:
    """The one form of an address under which it is followed. Raises `ForbiddenAddress`."""
    return urls.canonical(Door(settings.network).spelt(address)[0])


def listed(file: Path, settings: Settings) -> Iterator[tuple[str, str]]:
    """Title and address of every feed in an OPML list. Raises `InputError` where the file is none."""
    try:
        body = file.read_bytes()
    except OSError as error:
        raise InputError(f"{file}: cannot be read: {error.strerror}") from error
    from headwater.acquire import feeds

    limits = settings.limits
    found = engine.guard(feeds.subscriptions, body, seconds=limits.seconds, memory=limits.memory)
    if isinstance(found, engine.Failure):
        raise BrokenInput(f"{file}: {found.message}")
    if not found:
        raise BrokenInput(f"{file}: there is no feed in this list")
    yield from found


def seconds(length: str) -> int:
    """A length of time as people write it: "15m", "2h", "1d", "90s"; a bare number is minutes. Raises `ConfigError`."""
    match = _LENGTH.fullmatch(length.strip())
    if not match:
        raise ConfigError(f"{length!r} is no length of time; write 15m, 2h or 1d")
    return int(match[1]) * _SECONDS[match[2].lower()]


def bounded(every: int) -> int:
    """An interval that is neither too short nor too long. Raises `ConfigError`."""
    if not LEAST <= every <= MOST:
        raise ConfigError(f"every {length(every)}: write an interval from {length(LEAST)} to {length(MOST)}")
    return every


def length(every: int) -> str:
    """An interval as `seconds` reads it, in the largest unit that fits: "30m", "1d"."""
    size, unit = next((size, unit) for size, unit in _UNITS if every % size == 0 and (every >= size or size == 1))
    return f"{every // size}{unit}"
