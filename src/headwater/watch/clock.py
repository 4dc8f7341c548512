"""What time it is: by the clock on the wall, which people and servers turn, and by one that cannot be turned."""

from __future__ import annotations

import os
import time
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from headwater.desk.followed.turns import Moment


class Clock:
    """The clocks of this machine."""

    def now(self) -> Moment:
        """The present moment by both clocks."""
        return Moment(datetime.now(UTC), time.monotonic(), boot())

    def wall(self) -> datetime:
        """The clock on the wall alone."""
        return self.now().wall


@cache
def boot() -> str:
    """A name for this start of this machine: since then its steady clock counts, for all processes alike.

    "" on systems that do not give it one; there, processes know of each other's requests by the wall alone.
    """
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text("ascii").strip()
    except (OSError, ValueError):
        return ""


def myself() -> str:
    """A name for this process that no other had or will have: start of the machine, its own number and start."""
    return f"{boot()}:{_space()}:{os.getpid()}:{_started(os.getpid())}"


def dead(holder: str) -> bool:
    """True where a process of this name surely runs no more; False where that cannot be told."""
    at, _, rest = holder.partition(":")
    space, _, rest = rest.partition(":")
    number, _, started = rest.partition(":")
    if not (boot() and at and started and number.isdigit()):
        return False
    # Processes of another container that shares the desk cannot be seen from here.
    if at == boot() and space != _space():
        return False
    return at != boot() or _started(int(number)) != started


def _space() -> str:
    """The container whose processes are counted together."""
    try:
        return os.readlink("/proc/self/ns/pid").strip("pid:[]")
    except OSError:
        return ""


def _started(pid: int) -> str:
    """When a process was started, in ticks since the machine was; "" where there is no such process, or no /proc."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text("ascii", "replace").rpartition(")")[2].split()
    except OSError:
        return ""
    # A zombie has ended: only its parent has not looked yet.
    return "" if not fields or fields[0] == "Z" else fields[19]
