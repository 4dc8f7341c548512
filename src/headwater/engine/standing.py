"""Workers that stay, and are asked from any thread: for what runs for months and gets its items one at a time.

The pump runs in a thread of its own; whoever asks sleeps until its answer is there. The workers are forked when the
crew is made, before other threads have anything open; one that is replaced later lets go of all that it inherited.
"""

from __future__ import annotations

import os
import pickle
import select
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from headwater.engine.child import Failure, Limits, serve
from headwater.engine.crew import Crew, Job, Worker, fork

T = TypeVar("T")
R = TypeVar("R")

_STANDARD = 3
"""Descriptors that every process has: input, output, errors."""


@dataclass(slots=True)
class _Asked(Generic[T]):
    job: Job[T]
    done: threading.Event = field(default_factory=threading.Event)


class Standing(Crew[T, R]):
    """See above. Use it in a `with` block, or call `close`; what is asked after that is a `Failure`."""

    def __init__(
        self, work: Callable[[T], R], size: int, limits: Limits, ready: Callable[[], object] | None = None
    ) -> None:
        super().__init__(work, size, limits, ready)
        self._lock = threading.Lock()
        self._inbox: list[_Asked[T]] = []
        self._open: list[_Asked[T]] = []
        self._closed = False
        self._woken, self._wakes = os.pipe()
        os.set_blocking(self._woken, False)
        for _ in range(size):
            self._hire()
        self._thread = threading.Thread(target=self._run, name="readers", daemon=True)
        self._thread.start()

    def __enter__(self) -> Standing[T, R]:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def ask(self, item: T) -> R | Failure:
        """`work` of this item; the calling thread sleeps meanwhile."""
        packed = pickle.dumps(item, protocol=5)
        asked = _Asked(Job(item, packed, len(packed), []))
        with self._lock:
            if self._closed:
                return Failure("stopped", "the readers have stopped")
            self._inbox.append(asked)
            os.write(self._wakes, b".")
        asked.done.wait()
        answer: R | Failure = asked.job.answer[0]
        return answer

    def close(self) -> None:
        """Ends every worker; who still waits gets a `Failure`."""
        with self._lock:
            if self._closed:
                return
            self._closed = True
            os.write(self._wakes, b".")
        self._thread.join()
        self.dismiss()
        os.close(self._woken)
        os.close(self._wakes)

    def _run(self) -> None:
        try:
            while not self._closed:
                self._take_in()
                self._assign()
                self._pump(block=True)
                self._give_out()
        finally:
            with self._lock:
                self._closed = True
                left = [*self._open, *self._inbox]
            for asked in left:
                asked.job.answer.append(Failure("stopped", "the readers have stopped"))
                asked.done.set()

    def _take_in(self) -> None:
        with self._lock:
            new, self._inbox = self._inbox, []
        self._open += new
        self.waiting.extend(asked.job for asked in new)

    def _give_out(self) -> None:
        for asked in self._open:
            if asked.job.answer:
                asked.done.set()
        self._open = [asked for asked in self._open if not asked.job.answer]

    def _watch(self, poll: select.poll) -> None:
        poll.register(self._woken, select.POLLIN)

    def _saw(self, ready: set[int]) -> None:
        if self._woken in ready:
            os.read(self._woken, 65_536)

    def _hire(self) -> Worker:
        worker = fork(self._work_alone, self.workers)
        self.workers.append(worker)
        return worker

    def _work_alone(self, tasks: int, results: int) -> None:
        """A connection that a replaced worker kept open would never end for its other side."""
        at = _STANDARD
        for kept in sorted((tasks, results)):
            os.closerange(at, kept)
            at = kept + 1
        os.closerange(at, os.sysconf("SC_OPEN_MAX") if os.sysconf("SC_OPEN_MAX") < 65_536 else 65_536)
        serve(self.work, tasks, results, self.limits, self.ready)


def standing(
    work: Callable[[T], R],
    *,
    workers: int,
    seconds: float,
    memory: int,
    ready: Callable[[], Any] | None = None,
) -> Standing[T, R]:
    """Workers that stay until they are closed; the arguments as those of `engine.run`."""
    from headwater.engine import cores

    return Standing(work, workers if workers > 0 else cores(), Limits(seconds, memory), ready)
