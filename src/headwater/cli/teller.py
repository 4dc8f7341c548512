"""The teller as a child of the server or the watcher: sends alerts until its standard input ends."""

from __future__ import annotations

import os
import signal
import sys
import threading
from dataclasses import replace

from headwater import config
from headwater.errors import HeadwaterError


def main() -> int:
    """`python -m headwater.cli.teller DESK`; its exit code."""
    from headwater.cli import alert
    from headwater.show.web.work import NICE

    os.nice(NICE)
    stop = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    # Ctrl-C is for whoever started us: that one ends us, and what is on its way is written down first.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_until_left, args=(stop,), daemon=True).start()
    try:
        alert.run(replace(config.load(), desk=sys.argv[1]), stop)
    except HeadwaterError as error:
        print(f"headwater: alerts are no longer sent: {error}", file=sys.stderr)
        return 1
    return 0


def _until_left(stop: threading.Event) -> None:
    """The other one holds the other end: it ends when that one does, in whatever way that is."""
    os.read(0, 1)
    stop.set()


if __name__ == "__main__":
    sys.exit(main())
