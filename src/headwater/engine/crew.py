"""The parent's side of the engine: the workers, their pipes, and the jobs on their way."""

from __future__ import annotations

import os
import pickle
import select
import signal
import time
import warnings
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar

from headwater.engine.child import ENDED_BY_TIME, RECYCLED, Failure, Limits, header, live, receive, serve

T = TypeVar("T")
R = TypeVar("R")

AHEAD: Final = 2
"""Items a worker holds at once: one it works on, one already in its pipe, so that it never waits for the parent."""
WINDOW: Final = 4
"""Items between the first unanswered and the last taken, for each worker."""
BUDGET: Final = 200_000_000
"""Bytes of pickled items between the first unanswered and the last taken; at least one item is always let in."""


@dataclass(slots=True)
class Job(Generic[T]):
    """One item on its way. `packed` is dropped once a worker answered; `answer` holds the answer when there is one."""

    item: T
    packed: bytes
    size: int
    answer: list[Any]


@dataclass(slots=True)
class Worker:
    """The parent's side of one worker: its pipes, what is still to be written and read, and its jobs in order."""

    pid: int
    tasks: int
    results: int
    outgoing: deque[memoryview]
    incoming: bytearray
    jobs: deque[Job[Any]]
    since: float
    """When the first of its jobs was given, or the one before was answered: monotonic seconds."""
    late: bool = False
    buried: int | None = None
    """Its wait status, once it was had."""

    def give(self, job: Job[Any]) -> None:
        if not self.jobs:
            self.since = time.monotonic()
        self.jobs.append(job)
        self.outgoing.append(memoryview(header(len(job.packed))))
        self.outgoing.append(memoryview(job.packed))
        self.write()

    def write(self) -> None:
        """Write what fits into the pipe now. A broken pipe is noticed on the other one."""
        try:
            while self.outgoing:
                sent = os.write(self.tasks, self.outgoing[0])
                if sent < len(self.outgoing[0]):
                    self.outgoing[0] = self.outgoing[0][sent:]
                else:
                    self.outgoing.popleft()
        except BlockingIOError:
            pass
        except BrokenPipeError:
            self.outgoing.clear()

    def read(self) -> bool:
        """Take in what lies in the pipe; False when the other side is gone."""
        try:
            while chunk := os.read(self.results, 1 << 20):
                self.incoming += chunk
        except BlockingIOError:
            return True
        return False

    def frames(self) -> Iterator[Any]:
        """The whole answers among what was read."""
        while len(self.incoming) >= 8:
            size = int.from_bytes(self.incoming[:8], "big")
            if len(self.incoming) < 8 + size:
                return
            frame = pickle.loads(memoryview(self.incoming)[8 : 8 + size].tobytes())
            del self.incoming[: 8 + size]
            yield frame

    def end(self) -> int:
        """End it; the wait status it left, its own where it was already ending by itself."""
        os.close(self.tasks)
        os.close(self.results)
        return self.buried if self.buried is not None else self.kill()

    def bury(self) -> int:
        """After its pipe has ended: wait for it; its wait status."""
        for _ in range(50):  # the pipes of a dying process close a moment before its status can be had
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.buried = status
                return status
            time.sleep(0.001)
        return self.kill()

    def kill(self) -> int:
        os.kill(self.pid, signal.SIGKILL)
        self.buried = os.waitpid(self.pid, 0)[1]
        return self.buried


class Crew(Generic[T, R]):
    """The workers of one `run`, and the jobs between the first unanswered and the last taken."""

    def __init__(
        self, work: Callable[[T], R], size: int, limits: Limits, ready: Callable[[], object] | None = None
    ) -> None:
        self.work = work
        self.ready = ready
        self.size = size
        self.limits = limits
        self.workers: list[Worker] = []
        self.line: deque[Job[T]] = deque()
        """Every job not yet handed out, in the order of the items."""
        self.waiting: deque[Job[T]] = deque()
        """Those of them that no worker has."""

    def answers(self, items: Iterator[T]) -> Iterator[tuple[T, R | Failure]]:
        """Each item with its answer, in order."""
        more = True
        while more or self.line:
            # One item at a time, and answers in between: taking an item may mean a slow download.
            took = more and self._room() and self._take(items)
            more = more and (took or not self._room())
            self._assign()
            self._pump(block=not took and bool(self.line) and not self.line[0].answer)
            while self.line and self.line[0].answer:
                job = self.line.popleft()
                yield job.item, job.answer[0]

    def dismiss(self) -> None:
        """End every worker, whatever it is doing."""
        for worker in self.workers:
            worker.end()
        self.workers.clear()

    def _room(self) -> bool:
        return not self.line or (len(self.line) < self.size * WINDOW and sum(job.size for job in self.line) < BUDGET)

    def _take(self, items: Iterator[T]) -> bool:
        for item in items:
            packed = pickle.dumps(item, protocol=5)
            job = Job(item, packed, len(packed), [])
            self.line.append(job)
            self.waiting.append(job)
            return True
        return False

    def _assign(self) -> None:
        while self.waiting:
            worker = min(self.workers, key=lambda w: len(w.jobs), default=None)
            if len(self.workers) < self.size and (worker is None or worker.jobs):
                worker = self._hire()
            if worker is None or len(worker.jobs) >= AHEAD:
                return
            worker.give(self.waiting.popleft())

    def _hire(self) -> Worker:
        worker = fork(lambda tasks, results: serve(self.work, tasks, results, self.limits, self.ready), self.workers)
        self.workers.append(worker)
        return worker

    def _pump(self, *, block: bool) -> None:
        """Move bytes; with `block`, wait until some moved or a limit is due."""
        poll = select.poll()
        for worker in self.workers:
            poll.register(worker.results, select.POLLIN)
            if worker.outgoing:
                poll.register(worker.tasks, select.POLLOUT)
        self._watch(poll)
        ready = {fd for fd, _ in poll.poll(1000 if block else 0)}
        self._saw(ready)
        for worker in list(self.workers):
            if worker.tasks in ready:
                worker.write()
            if worker.results in ready:
                self._collect(worker)
            elif worker.jobs and time.monotonic() - worker.since > self.limits.patience * 1.5 + 2:
                worker.late = True  # its own timer should have ended it long ago
                os.kill(worker.pid, signal.SIGKILL)

    def _watch(self, poll: select.poll) -> None:
        """What else is waited for; see standing.py."""

    def _saw(self, ready: set[int]) -> None:
        """What came of it."""

    def _collect(self, worker: Worker) -> None:
        alive = worker.read()
        for answer in worker.frames():
            job = worker.jobs.popleft()
            job.packed = b""
            job.answer.append(answer)
            worker.since = time.monotonic()
        if not alive:
            self._bury(worker)

    def _bury(self, worker: Worker) -> None:
        self.workers.remove(worker)
        failure = cause(worker.bury(), self.limits, late=worker.late)
        worker.end()
        if failure and worker.jobs:
            worker.jobs.popleft().answer.append(failure)
        self.waiting.extendleft(reversed(worker.jobs))


def fork(child: Callable[[int, int], None], others: list[Worker]) -> Worker:
    """A process that runs `child(tasks, results)` and ends. `others`: workers whose pipes are not its business."""
    tasks_out, tasks_in = os.pipe()
    results_out, results_in = os.pipe()
    foreign = [tasks_in, results_out, *(pipe for other in others for pipe in (other.tasks, other.results))]
    with warnings.catch_warnings():
        # From 3.12 on, Python warns of forking beside threads. The child touches no lock that a thread could hold.
        warnings.simplefilter("ignore", DeprecationWarning)
        pid = os.fork()
    if not pid:
        live(lambda: child(tasks_out, results_in), foreign)
    os.close(tasks_out)
    os.close(results_in)
    os.set_blocking(tasks_in, False)
    os.set_blocking(results_out, False)
    return Worker(pid, tasks_in, results_out, deque(), bytearray(), deque(), time.monotonic())


def poured(worker: Worker, limits: Limits) -> Iterator[Any]:
    """What `child.pour` sends."""
    os.set_blocking(worker.results, True)
    while (packed := receive(worker.results)) is not None:
        answer = pickle.loads(packed)
        if not answer:
            return
        yield answer[0]
    if failure := cause(worker.bury(), limits, late=False):
        yield failure


def cause(status: int, limits: Limits, *, late: bool) -> Failure | None:
    """Why a worker is gone, from its wait status; None where nothing went wrong."""
    code = os.waitstatus_to_exitcode(status)
    if code == RECYCLED:
        return None
    if late or -code in ENDED_BY_TIME:
        spent = f"{limits.seconds:g} s of the processor, or {limits.patience:g} s by the clock"
        return Failure("too-large", f"reading it takes more than {spent} (limits.seconds)")
    if code == -signal.SIGKILL:
        return Failure("too-large", "the system ended the process that read it, most likely for want of memory")
    if code < 0:
        return Failure("broken", f"reading it crashed the process that read it ({signal.Signals(-code).name})")
    return Failure("broken", f"the process that read it ended with status {code}")
