"""Reads something into the desk, in a process of its own: what `headwater add` does, told line by line.

The serving process starts it (show/web/work.py) and gives it a pickled `Order` on standard input; each line on
standard output is one JSON object: `{"added": {...}}`, `{"issue": {...}}`, `{"wrong": "..."}`. A process of its own
and not a thread, since linking and weighing are Python that would hold up every page, since the engine forks and a fork
of a process with threads may leave a lock taken, and since it can be ended at any moment: what it reported is on the
disk.
"""

from __future__ import annotations

import json
import os
import pickle
import sys
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from headwater.errors import HeadwaterError
from headwater.show.web.work import NICE, Order


def main() -> None:
    """Does what standard input says."""
    # Whatever prints by mistake shall not be taken for a line of ours.
    lines = os.fdopen(os.dup(1), "w", encoding="utf-8", buffering=1)
    os.dup2(2, 1)
    os.nice(NICE)
    order: Order = pickle.load(sys.stdin.buffer)

    def tell(**what: Any) -> None:
        lines.write(json.dumps(what) + "\n")

    try:
        read(order, tell)
    except HeadwaterError as error:
        tell(wrong=str(error))
    except BrokenPipeError:
        os._exit(1)  # the server is gone; what was told to it is on the desk


def read(order: Order, tell: Callable[..., None]) -> None:
    """Reads the inputs into the desk, and tells of each once it is there."""
    from headwater import pipeline
    from headwater.desk.store import Desk
    from headwater.records import Issue

    # Names of files as a person knows them stand in captures and issues, not the places where they lie for a moment.
    os.chdir(order.folder)
    with Desk(order.desk, create=order.create, rules=pipeline.RULES, weighing=pipeline.WEIGHING) as desk:
        for item in desk.add_all(pipeline.readings(order.inputs, order.settings)):
            if isinstance(item, Issue):
                tell(issue=asdict(item))
            else:
                tell(added=asdict(item))


if __name__ == "__main__":
    main()
