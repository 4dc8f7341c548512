"""The far side of the engine: what a forked process does, and how it is held to its limits."""

from __future__ import annotations

import faulthandler
import os
import pickle
import signal
import sys
import traceback
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final, NoReturn

from headwater import litter
from headwater.errors import HeadwaterError

PATIENCE: Final = 5
"""How many times its processor time an item may take by the clock."""
LEAST: Final = 64_000_000
"""Bytes a worker may always grow by, however low its limit."""
ENDED_BY_TIME: Final = (signal.SIGPROF, signal.SIGALRM)
"""What ends a worker whose processor time, or patience, is spent."""
RECYCLED: Final = 75
"""Exit status of a worker that asks to be replaced; EX_TEMPFAIL of sysexits.h."""


@dataclass(frozen=True, slots=True)
class Failure:
    """An item that gave no answer. `code` is one of errors.py, or `bug`; `trace` is for whoever mends the bug."""

    code: str
    message: str
    trace: str = ""


@dataclass(frozen=True, slots=True)
class Limits:
    """For one item: seconds of processor time; bytes of memory of the process that works on it."""

    seconds: float
    memory: int

    @property
    def patience(self) -> float:
        """Seconds by the clock: longer, for a machine that is busy with other work gives a worker little time."""
        return self.seconds * PATIENCE


def live(child: Callable[[], None], foreign: Iterable[int]) -> NoReturn:
    """The life of a forked process: it never returns into the parent's code. `foreign` are pipes to let go of."""
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the parent ends us
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        for timer in ENDED_BY_TIME:
            signal.signal(timer, signal.SIG_DFL)
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # the parent is gone
        for pipe in foreign:
            os.close(pipe)
        faulthandler.disable()  # the parent says what happened, in one line
        litter.spare()  # what was made before the fork stays shared with the parent
        child()
        os._exit(0)
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(1)


def serve(
    work: Callable[[Any], Any], tasks: int, results: int, limits: Limits, ready: Callable[[], object] | None = None
) -> None:
    """Call `ready`, then answer one item after the other until the pipe of tasks ends."""
    # The workers are what runs side by side: linear algebra that takes every core in each of them would only fight.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    if ready:
        ready()
        litter.spare()
    tired = _limit(limits.memory)
    while (packed := receive(tasks)) is not None:
        with _Timer(limits):
            answer = _attempt(lambda packed: work(pickle.loads(packed)), packed, limits)
            reply = _pack(answer)
        _send(results, reply)
        if _space() > tired or (isinstance(answer, Failure) and answer.code == "too-large"):
            os._exit(RECYCLED)  # what a C library once took it seldom gives back
        del packed, answer, reply


def pour(work: Callable[[Any], Iterable[Any]], item: Any, results: int, limits: Limits) -> None:
    """Each answer as a list of one, then an empty list; a failure stands in for the rest."""
    _limit(limits.memory)
    with _Timer(limits):
        answers = _attempt(lambda item: iter(work(item)), item, limits)
    while not isinstance(answers, Failure):
        with _Timer(limits):  # not running while we wait for the reader, who may take hours
            answer = _attempt(lambda answers: list(islice(answers, 1)), answers, limits)
            reply = _pack(answer)
        if isinstance(answer, Failure):
            answers = answer
            break
        _send(results, reply)
        if not answer:
            return
    _send(results, _pack([answers]))
    _send(results, _pack([]))


class _Timer:
    """The kernel ends this process when the limits of time are reached, unless the block is left before."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits

    def __enter__(self) -> None:
        signal.setitimer(signal.ITIMER_PROF, self.limits.seconds)
        signal.setitimer(signal.ITIMER_REAL, self.limits.patience)

    def __exit__(self, *_: object) -> None:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)


def _attempt(work: Callable[[Any], Any], item: Any, limits: Limits) -> Any:
    """What `work(item)` returns, or the `Failure` that what it raised amounts to."""
    try:
        return work(item)
    except HeadwaterError as error:
        return Failure(error.code, str(error))
    except MemoryError:
        return Failure("too-large", f"reading it needs more than {limits.memory:,} bytes of memory (limits.memory)")
    except RecursionError:
        return Failure("too-large", "it is nested too deeply")
    except BaseException as error:
        last = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{os.path.basename(last.filename)}:{last.lineno}"
        return Failure("bug", f"{type(error).__name__} at {where}: {str(error)[:200]}", traceback.format_exc())


def _pack(answer: Any) -> bytes:
    try:
        return pickle.dumps(answer, protocol=5)
    except Exception as error:
        return pickle.dumps(Failure("bug", f"the answer cannot be sent: {error}"), protocol=5)


def header(size: int) -> bytes:
    """What stands before a frame of `size` bytes in a pipe."""
    return size.to_bytes(8, "big")


def _send(pipe: int, packed: bytes) -> None:
    for part in (memoryview(header(len(packed))), memoryview(packed)):
        while part:
            part = part[os.write(pipe, part) :]


def receive(pipe: int) -> bytearray | None:
    """The next frame, or None where the other side is gone."""
    size = _exactly(pipe, 8)
    return size and _exactly(pipe, int.from_bytes(size, "big"))


def _exactly(pipe: int, size: int) -> bytearray | None:
    data = bytearray(size)
    view, at = memoryview(data), 0
    while at < size:
        got = os.readv(pipe, [view[at : at + (1 << 20)]])
        if not got:
            return None
        at += got
    return data


def _limit(memory: int) -> int:
    """Hold this process to `memory` bytes; the address space from which on it should be replaced.

    Nothing is held where the system has no /proc: there only the time is limited.
    """
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if not sys.platform.startswith("linux"):
        return sys.maxsize
    # Address space is not memory: libraries and thread stacks reserve far more than they use. So what may still be
    # added to the space is the limit less what is resident now. Much of that may be shared with the parent, which can
    # be larger than the limit (a server that links a large desk): half of the limit is always the worker's own.
    space, resident = _statm()
    more = max(memory - resident, memory // 2, LEAST)
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard == resource.RLIM_INFINITY or hard > space + more:
        resource.setrlimit(resource.RLIMIT_AS, (space + more, hard))
    return space + more // 2


def _space() -> int:
    return _statm()[0] if sys.platform.startswith("linux") else 0


def _statm() -> tuple[int, int]:
    """Address space and resident memory of this process, in bytes."""
    with open("/proc/self/statm", "rb") as file:
        space, resident, *_ = file.read().split()
    page = os.sysconf("SC_PAGESIZE")
    return int(space) * page, int(resident) * page
