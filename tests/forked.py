"""Processes of their own that begin with the program loaded: two seconds of a processor, once for all of a worker.

They are forked from a process that does nothing else: no thread, no open desk and no setting of a test is in them.
"""

from __future__ import annotations

import multiprocessing
from functools import cache
from multiprocessing.context import ForkServerContext


@cache
def context() -> ForkServerContext:
    """Where they begin."""
    found = multiprocessing.get_context("forkserver")
    found.set_forkserver_preload(
        ["headwater.show.web.server", "headwater.pipeline", "tests.show.members", "tests.desk.endless"]
    )
    return found
