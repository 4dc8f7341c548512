"""What is being read into the desk for somebody who waits: one thing after another, each by a process (cli/worker.py).

A thread starts the processes and keeps count; pages ask for a `Job`, which never changes. Nothing here outlives the
server, and nothing needs to: whatever was reported as added is on the desk.
"""

from __future__ import annotations

import contextlib
import json
import os
import pickle
import secrets
import signal
import subprocess
import sys
import threading
import traceback
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, replace
from tempfile import TemporaryDirectory
from typing import Any, Final, Literal

from headwater.config import Settings
from headwater.desk.stamps import stamp
from headwater.errors import HeadwaterError
from headwater.records import Issue

State = Literal["waiting", "reading", "done", "failed", "cancelled"]
Kind = Literal["examples", "address", "files", "text"]
WORKER: Final = (sys.executable, "-m", "headwater.cli.worker")
NICE: Final = 5
"""How far whatever reads stands back behind the pages where both want the processor."""
QUEUE: Final = 20
"""Things that may wait; more are refused."""
KEPT: Final = 50
"""Things done of late that can still be looked at."""
ISSUES: Final = 200
"""Issues kept of one thing; all of them are on the desk."""
ARTICLES: Final = 1_000
"""Articles kept of one thing, to say what came of it."""
_PATIENCE: Final = 5.0
"""Seconds for which a process that was told to end is waited for."""
_FAULT: Final = "This is a fault of Headwater. The terminal that serves the desk says where; what was read is kept."


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be read: inputs as `headwater add` takes them, files by their names in `folder`, into a desk that may
    be made where `create`."""

    desk: str
    inputs: tuple[str, ...]
    folder: str
    settings: Settings
    create: bool = False


class TooMuch(HeadwaterError):
    """More waits to be read than is taken."""


@dataclass(frozen=True, slots=True)
class Job:
    """How far something is. `name` is what was given, of `kind`; `expected` how many articles it has where that is
    known; `added` are the first articles in their order, each once; `wrong` why it failed; times are ISO 8601."""

    id: str
    kind: Kind
    name: str
    asked: str
    expected: int | None = None
    state: State = "waiting"
    ended: str = ""
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    failed: int = 0
    added: tuple[str, ...] = ()
    issues: tuple[Issue, ...] = ()
    wrong: str = ""

    @property
    def open(self) -> bool:
        """True while it goes on, or waits."""
        return self.state in ("waiting", "reading")

    @property
    def read(self) -> int:
        """How many articles came of it until now."""
        return self.new + self.changed + self.unchanged

    @property
    def done(self) -> int:
        """How many inputs were dealt with."""
        return self.read + self.failed


class Works:
    """The queue of one server. `close` ends what runs. `command` starts the process that reads."""

    def __init__(self, command: Sequence[str] = WORKER) -> None:
        self._command = command
        self._lock = threading.Condition()
        self._jobs: dict[str, Job] = {}
        self._queue: deque[tuple[str, Order, TemporaryDirectory[str] | None]] = deque()
        self._thread: threading.Thread | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._running = ""
        self._closed = False
        self._turn = 0

    @property
    def turn(self) -> int:
        """A number that is another one whenever something went on."""
        return self._turn

    def jobs(self) -> tuple[Job, ...]:
        """Everything that is known, the latest first."""
        with self._lock:
            return tuple(reversed(self._jobs.values()))

    def job(self, id: str) -> Job | None:
        """One of them."""
        with self._lock:
            return self._jobs.get(id)

    def take(
        self,
        kind: Kind,
        name: str,
        order: Order,
        *,
        expected: int | None = None,
        folder: TemporaryDirectory[str] | None = None,
    ) -> Job:
        """Puts something at the end of the queue; `folder` is let go of when it is done. Raises `TooMuch`."""
        with self._lock:
            if len(self._queue) >= QUEUE or self._closed:
                raise TooMuch(f"{QUEUE} things wait to be read already. Let some of them end first.")
            job = Job(secrets.token_hex(5), kind, name, stamp(), expected)
            self._jobs[job.id] = job
            self._queue.append((job.id, order, folder))
            self._forget()
            self._turn += 1
            if self._thread is None:
                self._thread = threading.Thread(target=self._live, name="reading", daemon=True)
                self._thread.start()
            self._lock.notify_all()
            return job

    def cancel(self, id: str) -> None:
        """Takes something out of the queue, or ends it; what it added until now stays."""
        with self._lock:
            job = self._jobs.get(id)
            if job is None or not job.open:
                return
            self._change(id, state="cancelled", ended=stamp())
            for row in [row for row in self._queue if row[0] == id]:
                self._queue.remove(row)
                _let_go(row[2])
            ending = self._told_to_end() if self._running == id else None
        _ended(ending)

    def close(self) -> None:
        """Ends everything, and waits for it."""
        with self._lock:
            self._closed = True
            for row in self._queue:
                _let_go(row[2])
            self._queue.clear()
            ending = self._told_to_end()
            self._lock.notify_all()
            thread = self._thread
        _ended(ending)
        if thread:
            thread.join(2 * _PATIENCE)

    # The thread

    def _live(self) -> None:
        while True:
            with self._lock:
                while not self._queue and not self._closed:
                    self._lock.wait()
                if self._closed:
                    return
                id, order, folder = self._queue.popleft()
                self._running = id
                self._change(id, state="reading")
            try:
                self._do(id, order)
            except Exception:
                # No process could be started, or it said what is no line of ours: the queue goes on without it.
                traceback.print_exc()
                self._broken(id)
            finally:
                _let_go(folder)
                with self._lock:
                    self._running, self._process = "", None

    def _do(self, id: str, order: Order) -> None:
        # A group of its own: Ctrl-C in a terminal ends the server, which ends it; and its workers end with it.
        with subprocess.Popen(
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            start_new_session=True,
        ) as process:
            with self._lock:
                self._process = process
                stopped = self._closed or self._jobs[id].state == "cancelled"
                ending = self._told_to_end() if stopped else None
            _ended(ending)
            assert process.stdin is not None
            assert process.stdout is not None
            with contextlib.suppress(BrokenPipeError):
                process.stdin.write(pickle.dumps(order))
                process.stdin.close()
            for line in process.stdout:
                self._note(id, json.loads(line))
        with self._lock:
            if self._jobs[id].open:
                wrong = self._jobs[id].wrong or ("" if process.returncode == 0 else _FAULT)
                self._change(id, state="failed" if wrong else "done", ended=stamp(), wrong=wrong)

    def _broken(self, id: str) -> None:
        with self._lock:
            ending = self._told_to_end()
            if self._jobs[id].open:
                self._change(id, state="failed", ended=stamp(), wrong=_FAULT)
        _ended(ending)

    def _note(self, id: str, told: dict[str, Any]) -> None:
        with self._lock:
            job = self._jobs[id]
            if row := told.get("added"):
                status, article = row["status"], row["article"]
                known = article in job.added or len(job.added) >= ARTICLES
                added = job.added if known else (*job.added, article)
                self._change(id, added=added, **{status: getattr(job, status) + 1})
            elif row := told.get("issue"):
                issues = (*job.issues, Issue(**row)) if len(job.issues) < ISSUES else job.issues
                self._change(id, issues=issues, failed=job.failed + 1)
            else:
                self._change(id, wrong=str(told.get("wrong") or _FAULT))

    def _change(self, id: str, **what: Any) -> None:
        self._jobs[id] = replace(self._jobs[id], **what)
        self._turn += 1

    def _told_to_end(self) -> subprocess.Popen[bytes] | None:
        """Tells the process and its workers to end, and gives it back to be waited for: not under the lock, which the
        pages need."""
        process = self._process
        if process is None or process.poll() is not None:
            return None
        _signal(process, signal.SIGTERM)
        return process

    def _forget(self) -> None:
        closed = [id for id, job in self._jobs.items() if not job.open]
        for id in closed[: max(0, len(self._jobs) - KEPT)]:
            del self._jobs[id]


def _signal(process: subprocess.Popen[bytes], how: signal.Signals) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, how)


def _ended(process: subprocess.Popen[bytes] | None) -> None:
    """Waits for a process that was told to end; one that does not listen is killed, with its workers."""
    if process is None:
        return
    try:
        process.wait(_PATIENCE)
    except subprocess.TimeoutExpired:
        _signal(process, signal.SIGKILL)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(_PATIENCE)


def _let_go(folder: TemporaryDirectory[str] | None) -> None:
    if folder:
        folder.cleanup()
