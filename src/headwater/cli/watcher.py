"""The watcher as a child of the server: looks after what is followed until its standard input ends."""

from __future__ import annotations

import os
import signal
import sys
import threading
from dataclasses import replace

from headwater import config
from headwater.errors import HeadwaterError
from headwater.show.web.work import NICE


def main() -> int:
    """`python -m headwater.cli.watcher DESK`; its exit code."""
    from headwater import watch

    os.nice(NICE)
    stop = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    # The server holds the other end: it ends when the server does, in whatever way that is. A bare read, as the watcher
    # forks: a thread that waited inside a buffered one would leave its lock taken in every worker.
    threading.Thread(target=_until_left, args=(stop,), daemon=True).start()
    try:
        watch.run(replace(config.load(), desk=sys.argv[1]), stop=stop)
    except HeadwaterError as error:
        print(f"headwater: the watcher has stopped: {error}", file=sys.stderr)
        return 1
    return 0


def _until_left(stop: threading.Event) -> None:
    os.read(0, 1)
    stop.set()


if __name__ == "__main__":
    sys.exit(main())
