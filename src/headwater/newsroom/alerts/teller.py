"""Decides what is to be told, and sends it: over and over, or once until nothing is due.

Several may be at it at once, in as many processes as one likes: what is decided is decided in one transaction, and a
channel is leased to one of them. One that was killed is known to be dead by its name, and what it held is free.
"""

from __future__ import annotations

import os
import random
import threading
import traceback
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Final, Literal

from headwater.acquire.sending import Sender
from headwater.config import Settings
from headwater.desk.alerts.alert_records import Parcel
from headwater.desk.alerts.outbox import LEASE, Outcome
from headwater.desk.store import Desk
from headwater.errors import DeskBusy, DeskError, DeskGone
from headwater.newsroom.alerts import mailing, pace, webhooks
from headwater.newsroom.alerts.letters import Write
from headwater.newsroom.alerts.pace import Pace
from headwater.newsroom.alerts.trouble import Trouble
from headwater.watch import clock as clocks
from headwater.watch.clock import Clock

LANES: Final = 6
"""Channels that are served at once: a receiver that does not answer holds up one of them."""
IDLE: Final = 1.0
"""Seconds between two looks where nothing is due."""
LONGEST: Final = 90.0
"""Seconds that a message may be on its way, whatever the settings allow a fetch: it is well within a lease."""
_HOUSEKEEPING: Final = 10.0
"""Seconds between two looks for what the dead still hold."""


@dataclass(frozen=True, slots=True)
class Told:
    """What became of a message on one channel: for the terminal and for measurements."""

    what: Literal["sent", "failed", "given up"]
    parcel: Parcel
    words: str = ""


@dataclass(slots=True)
class Teller:
    """One who tells. `write` puts messages into words; `tell` hears how each delivery went, from several threads."""

    desk: Desk
    settings: Settings
    write: Write
    stop: threading.Event
    sender: Sender
    clock: Clock = field(default_factory=Clock)
    pace: Pace = pace.PACE
    tell: Callable[[Told], None] = lambda _: None
    lanes: int = LANES
    idle: float = IDLE
    holder: str = field(default_factory=clocks.myself)
    pen: threading.Lock = field(default_factory=threading.Lock)
    """Who writes holds it: threads that wait for SQLite's own lock wait far longer than they must."""
    _checked: float = float("-inf")
    _file: tuple[int, int] | None = None

    def run(self, *, once: bool = False) -> None:
        """Tells until told to stop; `once`: until nothing is due any more."""
        lanes = ThreadPoolExecutor(self.lanes, thread_name_prefix="tell")
        busy: dict[Future[None], int] = {}
        try:
            while not self.stop.is_set():
                busy = {future: channel for future, channel in busy.items() if not future.done()}
                worked = self._look(lanes, busy)
                if once and not worked and not busy:
                    return
                if busy and not worked:
                    wait(busy, timeout=self.idle / 4, return_when="FIRST_COMPLETED")
                elif not worked:
                    self.stop.wait(self.idle)
        finally:
            self.stop.set()
            lanes.shutdown(wait=True, cancel_futures=True)
            with suppress(DeskError):
                self.desk.release_channels(self.holder)

    def _look(self, lanes: ThreadPoolExecutor, busy: dict[Future[None], int]) -> bool:
        """Decides and hands out; True where there was something."""
        worked = False
        try:
            self._free_the_dead()
            free = self.lanes - len(busy)
            with self.pen:
                batches = self.desk.take_parcels(self.holder, self.clock.wall(), free) if free > 0 else []
            for batch in batches:
                busy[lanes.submit(self._serve, batch)] = batch[0].channel
            worked = bool(batches)
            with self.pen:
                return self.desk.decide_alerts(self.clock.wall()) or worked
        except DeskBusy:
            return worked  # somebody has been writing for long; it is tried again

    def _free_the_dead(self) -> None:
        steady = self.clock.now().steady
        if steady - self._checked < _HOUSEKEEPING:
            return
        self._checked = steady
        self._meet_gone_desk()
        for holder in filter(clocks.dead, self.desk.channel_holders()):
            self.desk.release_channels(holder)

    def _meet_gone_desk(self) -> None:
        """Ends where the desk's file was moved, replaced or deleted: what the old one goes on to say, nobody means."""
        try:
            found = os.stat(self.desk.path)
        except FileNotFoundError:
            raise DeskGone(f"{self.desk.path}: the desk's file was moved or deleted; nothing is told from it") from None
        now = (found.st_dev, found.st_ino)
        self._file = self._file or now
        if now != self._file:
            raise DeskGone(f"{self.desk.path}: the desk's file was replaced; nothing is told from the old one")

    # One channel

    def _serve(self, batch: Sequence[Parcel]) -> None:
        """Sends what waits for one channel in its order; ends where something is in the way."""
        try:
            began = self.clock.now().steady
            for parcel in batch:
                # No further one well before the lease ends: whoever has it next must not meet us.
                late = self.clock.now().steady - began > LEASE - 2 * LONGEST
                if self.stop.is_set() or (late and parcel is not batch[0]) or not self._one(parcel):
                    break
        except DeskError:
            pass  # the lease runs out, and it is sent again under its key
        except Exception:
            traceback.print_exc()
        finally:
            self._let_go(batch[0].channel)

    def _one(self, parcel: Parcel) -> bool:
        """True where it was taken and written down, and the next one may go."""
        outcome = self._outcome(parcel)
        with self.pen:
            kept = self.desk.keep_outcome(parcel, self.holder, outcome, self.clock.wall())
        given_up = bool(outcome.trouble) and (outcome.pause is None or outcome.shut)
        self.tell(Told("given up" if given_up else "failed" if outcome.trouble else "sent", parcel, outcome.trouble))
        return kept and not outcome.trouble

    def _outcome(self, parcel: Parcel) -> Outcome:
        try:
            letter = self.write(parcel.rule, parcel.message)
            if parcel.kind == "mail":
                mailing.send(parcel, letter, self.sender, self.settings)
            else:
                webhooks.send(parcel, letter, self.sender, self.clock.wall())
        except Trouble as trouble:
            return self._later(parcel, trouble)
        except Exception as error:
            # A fault of ours in one message must not end all the others; it is told where faults are told.
            traceback.print_exc()
            return self._later(parcel, Trouble(f"this is a fault of Headwater ({type(error).__name__})", refused=True))
        return Outcome()

    def _later(self, parcel: Parcel, trouble: Trouble) -> Outcome:
        pause = pace.again(
            self.pace,
            parcel.failures + 1,
            refused=trouble.refused,
            retry_after=trouble.retry_after,
            chance=random.random(),
        )
        over = datetime.fromisoformat(parcel.since) + timedelta(seconds=self.pace.patience) < self.clock.wall()
        return Outcome(str(trouble) or "it was not taken", None if over else pause, trouble.shut)

    def _let_go(self, channel: int) -> None:
        with suppress(DeskError), self.pen:
            self.desk.let_go_channel(channel, self.holder)


def run(
    settings: Settings,
    write: Write,
    *,
    stop: threading.Event,
    once: bool = False,
    tell: Callable[[Told], None] | None = None,
) -> None:
    """Tells what happens on the desk of `settings` until `stop` is set; `once`: what is due now.

    Raises `DeskError`, `ConfigError`.
    """
    network = replace(settings.network, total_timeout=min(settings.network.total_timeout, LONGEST))
    settings = replace(settings, network=network)
    sender = Sender(network)
    with Desk(settings.desk, create=False) as desk:
        Teller(desk, settings, write, stop, sender, tell=tell or (lambda _: None)).run(once=once)
