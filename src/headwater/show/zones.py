"""In which time zone the desk is read: whoever draws a page says in which, and all times are shown in it meanwhile."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

UTC: Final = "UTC"
_LOCALTIME = Path("/etc/localtime")
_now: ContextVar[ZoneInfo | None] = ContextVar("zone", default=None)


def zone() -> ZoneInfo | None:
    """The zone in which times are read now; None where they are shown as they are kept."""
    return _now.get()


@contextmanager
def reading_in(name: str) -> Iterator[None]:
    """Shows all times in this zone ("Europe/Minsk") until the block ends; as they are kept where there is none such."""
    token = _now.set(_found(name))
    try:
        yield
    finally:
        _now.reset(token)


def known(name: str) -> bool:
    """True where there is a zone of that name."""
    return name in names()


@cache
def names() -> tuple[str, ...]:
    """All zones by the names of the tz database that are places, or UTC, in the order of the alphabet."""
    # What is kept for programs of old ("EST5EDT", "Etc/GMT+5", whose sign is the wrong way round) helps nobody here.
    return tuple(sorted(n for n in available_timezones() if n == UTC or ("/" in n and not n.startswith("Etc/"))))


@cache
def here() -> str:
    """The zone of this machine; UTC where it does not say which."""
    told = os.environ.get("TZ", "").lstrip(":")
    if told and known(told):
        return told
    where = str(_LOCALTIME.resolve())
    _, _, name = where.partition("/zoneinfo/")
    return name if known(name) else UTC


@cache
def _found(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
