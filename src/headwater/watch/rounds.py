"""The rounds: what is due is taken off the desk and handed to threads; stops, kills and turned clocks are met here."""

from __future__ import annotations

import os
import queue
import threading
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Final

from headwater import pipeline
from headwater.acquire.fetch import Door
from headwater.config import Settings
from headwater.desk import Desk
from headwater.desk.followed.due import Check, Claimant, Waiting
from headwater.desk.followed.turns import Moment
from headwater.errors import DeskError, DeskGone
from headwater.watch import clock as clocks
from headwater.watch import looking, schedule
from headwater.watch.clock import Clock
from headwater.watch.looking import Tools
from headwater.watch.schedule import Pace
from headwater.watch.told import Told
from headwater.watch.turns import DeskTurns
from headwater.weighing import Weighing

THREADS: Final = 24
"""Requests on their way at once, at most, whatever is due: they wait for other people's servers."""
LEASE: Final = 900.0
"""Seconds that a lease lasts: longer than a turn is waited for, a page is fetched and it is read."""
_IDLE: Final = 1.0
"""Seconds between two looks at the schedule where nothing is due: what a page sets to now begins within them."""
_TURNED: Final = 5.0
"""Seconds by which the two clocks may part before it is taken that one was turned."""
_LATE: Final = 120.0
"""Seconds after which a check that is overdue is no matter of the present load: the watcher or the machine was off."""
_EACH: Final = 0.02
"""Seconds over which each such check is spread."""
_SOON: Final = 60.0
"""Seconds that a single round waits for a host: longer than any pause, shorter than what a host in trouble asks for."""
_GRACE: Final = 5.0
"""Seconds that are waited for threads when the watcher stops; what they do then is left to the leases."""


@dataclass(slots=True)
class Rounds:
    """One watcher. `run` may be called once."""

    tools: Tools
    turns: DeskTurns
    threads: int = THREADS
    idle: float = _IDLE
    _work: queue.SimpleQueue[Check | Waiting | None] = field(default_factory=queue.SimpleQueue)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _freed: threading.Event = field(default_factory=threading.Event)
    _running: int = 0
    _busy: dict[str, float] = field(default_factory=dict)
    """Hosts that are asked now (infinity), or may be asked again from a time of the steady clock on."""
    _seen: Moment | None = None
    _file: tuple[int, int] | None = None

    def run(self, *, once: bool = False, only: Sequence[int] = ()) -> None:
        """Looks at what is due until told to stop; `once`: until nothing is due any more."""
        self._begin(only)
        crew = [threading.Thread(target=self._serve, name=f"look {n}", daemon=True) for n in range(self.threads)]
        for thread in crew:
            thread.start()
        try:
            self._go_round(once=once, only=only)
        finally:
            self._end(crew)

    def _begin(self, only: Sequence[int]) -> None:
        """Frees what the dead hold, mends the schedule, and puts forward what is asked for by number."""
        tools, now = self.tools, self.tools.clock.now()
        for holder in filter(clocks.dead, tools.desk.holders()):
            tools.desk.release(holder)
        tools.desk.mend_schedule(now, LEASE)
        for number in only:
            tools.desk.check_now(number)
        self._seen = now

    def _go_round(self, *, once: bool, only: Sequence[int]) -> None:
        stop = self.tools.stop
        while not stop.is_set():
            self._freed.clear()
            self._meet_turned_clock()
            self._meet_gone_desk()
            taken = self._take(only)
            for work in taken:
                self._hand_out(work)
            if once and not taken and self._nothing_left():
                return
            if not taken:
                self._sleep()

    def _sleep(self) -> None:
        """Until a thread is free, a host may be asked, or a while has passed."""
        now = self.tools.clock.now().steady
        with self._lock:
            soonest = min((at - now for at in self._busy.values()), default=self.idle)
        self._freed.wait(min(self.idle, max(0.01, soonest)))

    def _take(self, only: Sequence[int]) -> list[Check | Waiting]:
        tools, now = self.tools, self.tools.clock.now()
        with self._lock:
            self._busy = {host: at for host, at in self._busy.items() if at > now.steady}
            busy, free = set(self._busy), self.threads - self._running
        if free <= 0 or not tools.desk.anything_due(now.wall):
            return []
        with tools.pen:
            return tools.desk.take_due(Claimant(tools.holder, LEASE), now.wall, free, busy=busy, only=only)

    def _hand_out(self, work: Check | Waiting) -> None:
        with self._lock:
            self._running += 1
            if work.host:
                self._busy[work.host] = float("inf")
        self._work.put(work)

    def _nothing_left(self) -> bool:
        """Nothing is on its way, and no host that is asked soon again is waited for."""
        soon = self.tools.clock.now().steady + _SOON
        with self._lock:
            return not self._running and not any(at < soon for at in self._busy.values())

    def _serve(self) -> None:
        while (work := self._work.get()) is not None:
            try:
                if not self.tools.stop.is_set():
                    self._do(work)
            except Exception:
                # Not even that it failed could be kept or told: its lease runs out. The thread must go on all the same.
                traceback.print_exc()
            finally:
                self._done(work)

    def _do(self, work: Check | Waiting) -> None:
        try:
            if isinstance(work, Check):
                looking.look(work, self.tools)
            else:
                looking.read(work, self.tools)
        except DeskError as error:
            # The disk is full, or somebody has been writing for minutes: the lease runs out, and it is done then.
            self.tools.tell(Told("failed", work.address or "", str(error)))
        except Exception as error:
            # A fault of ours in one look must not end all the others; it is told where faults are told.
            traceback.print_exc()
            self._blame(work, f"this is a fault of Headwater ({type(error).__name__}); the terminal says where")

    def _blame(self, work: Check | Waiting, trouble: str) -> None:
        tools = self.tools
        if isinstance(work, Check):
            looking.failed(work, DeskError(trouble), tools)
            return
        pause = schedule.item_again(work.tries + 1, pace=tools.pace)
        with tools.pen:
            tools.desk.put_off_item(work, tools.clock.wall(), trouble, pause=pause)

    def _done(self, work: Check | Waiting) -> None:
        with self._lock:
            self._running -= 1
            if work.host:
                self._busy[work.host] = self.tools.clock.now().steady + self.turns.pauses.get(work.host, 0.0)
        self._freed.set()

    def _meet_gone_desk(self) -> None:
        """Ends the rounds where the desk's file was moved, replaced or deleted: what SQLite went on writing into the
        old one, nobody would ever find."""
        now = self._desk_file()
        self._file = self._file or now
        if now is None or now != self._file:
            path = self.tools.desk.path
            raise DeskGone(
                f"{path}: the desk's file was moved, replaced or deleted while it was watched; watch it anew"
            )

    def _desk_file(self) -> tuple[int, int] | None:
        """What tells one file from another under the same name."""
        try:
            found = os.stat(self.tools.desk.path)
        except FileNotFoundError:
            return None
        return found.st_dev, found.st_ino

    def _meet_turned_clock(self) -> None:
        """Where the wall's clock and the steady one part, the schedule is brought back, and its due rows spread."""
        now, seen = self.tools.clock.now(), self._seen
        self._seen = now
        if seen is None:
            return
        turned = (now.wall - seen.wall).total_seconds() - (now.steady - seen.steady)
        if abs(turned) < _TURNED:
            return
        with self.tools.pen:
            mended = self.tools.desk.mend_schedule(now, LEASE)
            late = self.tools.desk.spread_overdue(now.wall, _LATE, _EACH) if turned > 0 else 0
        way = "forward" if turned > 0 else "back"
        words = f"the clock was turned {way} by {abs(turned):.0f} seconds"
        self.tools.tell(Told("clock", "", words, number=mended + late))

    def _end(self, crew: list[threading.Thread]) -> None:
        """Waits a little for those at work, then lets go of everything."""
        for _ in crew:
            self._work.put(None)
        until = self.tools.clock.now().steady + _GRACE
        for thread in crew:
            thread.join(max(0.0, until - self.tools.clock.now().steady))
        self.tools.stop.set()
        # A desk that is gone is not written to any more: its log may lie beside another one by now.
        if self._file == self._desk_file():
            with self.tools.pen:
                self.tools.desk.release(self.tools.holder)


@contextmanager
def watching(
    settings: Settings,
    *,
    stop: threading.Event,
    tell: Callable[[Told], None] | None = None,
    clock: Clock | None = None,
    pace: Pace = schedule.PACE,
    weighing: Weighing = pipeline.WEIGHING,
) -> Iterator[Rounds]:
    """A watcher over the desk of `settings`, with its reading processes. Raises `DeskError`, `ConfigError`.

    Other clocks, paces and rules than the usual ones are for tests and measurements.
    """
    readers = pipeline.Readers(settings)
    try:
        with Desk(settings.desk, create=False, rules=pipeline.RULES, weighing=weighing) as desk:
            yield _rounds(settings, desk, readers, stop, tell, clock or Clock(), pace)
    finally:
        readers.close()


def _rounds(
    settings: Settings,
    desk: Desk,
    readers: pipeline.Readers,
    stop: threading.Event,
    tell: Callable[[Told], None] | None,
    clock: Clock,
    pace: Pace,
) -> Rounds:
    pen = threading.Lock()
    turns = DeskTurns(desk, clock, pen, settings.network.total_timeout, stop)
    door = Door(settings.network, turns=turns)
    tools = Tools(settings, desk, door, readers, clock, pen, stop, clocks.myself(), pace)
    if tell:
        tools = replace(tools, tell=_telling(tell))
    return Rounds(tools, turns)


def _telling(tell: Callable[[Told], None]) -> Callable[[Told], None]:
    """Tells, if it can: where nobody listens any more, what was read and kept must not count as failed."""

    def telling(told: Told) -> None:
        try:
            tell(told)
        except Exception:
            traceback.print_exc()

    return telling
