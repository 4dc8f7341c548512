"""`headwater watch`: looks at what is followed, until it is told to stop."""

from __future__ import annotations

import signal
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from headwater.cli import options
from headwater.cli.options import DeskFile
from headwater.cli.terminal import tell
from headwater.show.clean import line

if TYPE_CHECKING:
    from headwater.config import Settings
    from headwater.watch import Told

Once = Annotated[bool, typer.Option("--once", help="Look at what is due now, and end.")]
For = Annotated[str | None, typer.Option("--for", metavar="TIME", help="End after so long: 90s, 20m, 8h.")]
Quiet = Annotated[bool, typer.Option("--quiet", help="Say only what went wrong.")]


def watch(desk: DeskFile = None, once: Once = False, for_: For = None, quiet: Quiet = False) -> None:
    """Look at the feeds and pages that are followed, when each is due, and read what is new there; send alerts.

    Ctrl-C stops it at once; nothing is lost by that, nor by a power cut.
    """
    from headwater import watch as watching
    from headwater.watch import following

    settings = options.settings(desk)
    stop = threading.Event()
    with options.open_desk(settings) as opened:
        number, alerts = opened.followed_count(), opened.alerts_wanted()
    if not number and not alerts:
        tell("nothing is followed yet; `headwater follow ADDRESS` begins it")
        raise typer.Exit(1)
    said = _Said(quiet=quiet)
    if not quiet:
        sent = ", alerts are sent" if alerts else ""
        tell(f"{settings.desk}: {number} followed{sent}" + ("" if once else "; Ctrl-C stops"))
    with _stopping(stop, following.seconds(for_) if for_ else None), _telling(settings, once=once):
        if number:
            watching.run(settings, stop=stop, once=once, tell=said)
        elif not once:
            stop.wait()
    tell(said.sum())


@contextmanager
def _telling(settings: Settings, *, once: bool) -> Iterator[None]:
    """Sends alerts and lets go of what is older than it is kept meanwhile, in processes of their own; with `once` what
    is due at the end."""
    from headwater.cli import alert
    from headwater.newsroom.keeping import retention
    from headwater.show.web.beside import Teller

    if once:
        yield
        alert.run(settings, threading.Event(), once=True)
        retention.apply_due(settings)
        return
    with options.open_desk(settings) as opened:
        teller = Teller(opened, settings)
        try:
            yield
        finally:
            teller.close()


class _Said:
    """Says what the watcher does, a line each; called from several threads."""

    def __init__(self, *, quiet: bool) -> None:
        self._quiet = quiet
        self._counts: Counter[str] = Counter()
        self._lock = threading.Lock()

    def __call__(self, told: Told) -> None:
        with self._lock:
            self._counts[told.what] += 1
            wrong = told.what in ("failed", "given up", "clock")
            if wrong or (not self._quiet and (told.number or told.what in ("new", "changed", "put off"))):
                print(self._line(told), file=sys.stderr, flush=True)

    def _line(self, told: Told) -> str:
        words = f"{told.number} to be read" if told.what == "looked" else told.words
        return f"{datetime.now():%H:%M:%S}  {told.what:<9}  {line(told.address)}  {line(words)}".rstrip()

    def sum(self) -> str:
        """What was done, in one line."""
        c = self._counts
        looks = c["looked"] + c["unchanged"] + c["failed"]
        told = f"{looks} looks, {c['failed']} failed; {c['new']} articles new, {c['changed']} changed"
        return told + (f"; {c['given up']} could not be read (`headwater issues`)" if c["given up"] else "")


@contextmanager
def _stopping(stop: threading.Event, seconds: int | None) -> Iterator[None]:
    """Sets `stop` at Ctrl-C, at SIGTERM and after so many seconds; a second Ctrl-C ends it the hard way."""

    def end(number: int, _: Any) -> None:
        if stop.is_set() and number == signal.SIGINT:
            raise KeyboardInterrupt
        stop.set()

    before = {number: signal.signal(number, end) for number in (signal.SIGINT, signal.SIGTERM)}
    timer = threading.Timer(seconds, stop.set) if seconds is not None else None
    try:
        if timer:
            timer.daemon = True
            timer.start()
        yield
    finally:
        if timer:
            timer.cancel()
        for number, handler in before.items():
            signal.signal(number, handler)
