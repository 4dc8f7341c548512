"""Work on many items side by side in forked processes; none of them can hang, crash or fill the memory of the rest.

Knows no stage: `work` is any function, items and answers anything that pickles. Each item has a limit of processor
time, and five times that by the clock, set as kernel timers in the worker (SIGPROF and SIGALRM with default action
end a process even inside a C library), and a limit on memory (RLIMIT_AS). A worker that dies is replaced, its item
becomes a `Failure`, the others go on.

Why not concurrent.futures: one dead worker breaks its whole pool, there is no limit of time or memory for one item,
and it reads its input to the end before the first answer. See docs/decisions/0020-the-engine.md.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from headwater.engine.child import Failure, Limits, pour
from headwater.engine.crew import Crew, fork, poured
from headwater.engine.standing import Standing, standing

__all__ = ["Failure", "Standing", "cores", "guard", "pairs", "run", "standing", "stream"]

T = TypeVar("T")
R = TypeVar("R")


def run(
    work: Callable[[T], R],
    items: Iterable[T],
    *,
    workers: int,
    seconds: float,
    memory: int,
    ready: Callable[[], object] | None = None,
) -> Iterator[R | Failure]:
    """`work` of every item, in the order of the items, which are taken lazily.

    `workers` 0: one for each core. `seconds` of processor time for one item. `memory`: bytes of one worker process, all
    told. What `work` raises becomes a `Failure`; what `items` raises comes through. `ready` is called once in each
    worker before its first item: what it loads counts as memory, but not as growth that gets a worker replaced.
    """
    for _, answer in pairs(work, items, workers=workers, seconds=seconds, memory=memory, ready=ready):
        yield answer


def pairs(
    work: Callable[[T], R],
    items: Iterable[T],
    *,
    workers: int,
    seconds: float,
    memory: int,
    ready: Callable[[], object] | None = None,
) -> Iterator[tuple[T, R | Failure]]:
    """As `run`, each answer with its item."""
    crew = Crew(work, workers if workers > 0 else cores(), Limits(seconds, memory), ready)
    try:
        yield from crew.answers(iter(items))
    finally:
        crew.dismiss()


def stream(work: Callable[[T], Iterable[R]], item: T, *, seconds: float, memory: int) -> Iterator[R | Failure]:
    """What `work(item)` gives, one after the other, out of one forked process; a failure ends it and comes last.

    `seconds` for each of them. The item is not copied: the process is forked with it. A reader that stops early
    ends the process.
    """
    limits = Limits(seconds, memory)
    worker = fork(lambda _, results: pour(work, item, results, limits), [])
    try:
        yield from poured(worker, limits)
    finally:
        worker.end()


def guard(work: Callable[[T], R], item: T, *, seconds: float, memory: int) -> R | Failure:
    """`work(item)` in one forked process of its own."""
    answers = list(stream(lambda it: (work(it),), item, seconds=seconds, memory=memory))
    return answers[0]


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
