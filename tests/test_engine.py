"""The engine: order, limits, and that no item can harm another."""

from __future__ import annotations

import gc
import itertools
import os
import signal
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from headwater import engine
from headwater.engine import Failure
from headwater.errors import BrokenInput

ROOM = 300_000_000


def misbehave(item: object) -> object:
    """The item itself, or the harm that it names."""
    match item:
        case "hang":
            time.sleep(60)
        case "spin":
            while True:
                pass
        case "refuse":
            raise BrokenInput("it is damaged")
        case "bug":
            raise KeyError("surprise")
        case "leave":
            sys.exit(3)
        case "exit":
            os._exit(0)
        case "crash":
            os.kill(os.getpid(), signal.SIGSEGV)
        case "grow":
            return len(bytearray(2 * ROOM))
        case "deep":
            return misbehave_deeply()
        case "unsendable":
            return lambda: None
    return item


def misbehave_deeply() -> object:
    return [misbehave_deeply()]


def answers(items: object, workers: int = 2, seconds: float = 5.0) -> list[object]:
    return list(engine.run(misbehave, items, workers=workers, seconds=seconds, memory=ROOM))  # type: ignore[call-overload]


@pytest.mark.parametrize("workers", [1, 3])
def test_answers_come_in_the_order_of_the_items(workers: int) -> None:
    def slow_first(n: int) -> int:
        time.sleep(0.05 if n % 10 == 0 else 0)
        return n * n

    got = list(engine.run(slow_first, range(200), workers=workers, seconds=5, memory=ROOM))
    assert got == [n * n for n in range(200)]


def test_pairs_give_each_answer_with_its_item() -> None:
    got = list(engine.pairs(len, ["a", "bb", "ccc"], workers=2, seconds=5, memory=ROOM))
    assert got == [("a", 1), ("bb", 2), ("ccc", 3)]


@pytest.mark.parametrize(
    ("harm", "code", "said"),
    [
        ("refuse", "broken", "it is damaged"),
        ("bug", "bug", "KeyError at test_engine.py"),
        ("leave", "bug", "SystemExit"),
        ("exit", "broken", "status 0"),
        ("crash", "broken", "SIGSEGV"),
        ("grow", "too-large", "memory"),
        ("deep", "too-large", "nested"),
        ("unsendable", "bug", "cannot be sent"),
    ],
)
def test_one_bad_item_is_a_failure_and_the_others_go_on(harm: str, code: str, said: str) -> None:
    got = answers([1, 2, harm, 3, harm, 4])
    assert [a for a in got if not isinstance(a, Failure)] == [1, 2, 3, 4]
    assert isinstance(got[2], Failure)
    assert got[2] == got[4] or got[2].code == "bug"
    assert got[2].code == code
    assert said in got[2].message


@pytest.mark.parametrize("harm", ["hang", "spin"])
def test_an_item_that_does_not_end_is_ended(harm: str) -> None:
    began = time.monotonic()
    got = answers([harm, 1, 2, 3], workers=1, seconds=0.3)
    assert time.monotonic() - began < 5
    assert isinstance(got[0], Failure)
    assert (got[0].code, got[1:]) == ("too-large", [1, 2, 3])
    assert "0.3 s" in got[0].message


def test_the_time_of_one_item_does_not_count_for_the_next() -> None:
    def work(seconds: float) -> float:
        began = time.process_time()
        while time.process_time() - began < seconds:
            pass
        return seconds

    assert list(engine.run(work, [0.4] * 2, workers=1, seconds=0.7, memory=ROOM)) == [0.4] * 2


def test_a_machine_busy_with_other_work_costs_no_item_its_time() -> None:
    def wait(seconds: float) -> float:
        time.sleep(seconds)
        return seconds

    got = list(engine.run(wait, [0.5, 30.0], workers=1, seconds=0.3, memory=ROOM))
    assert got[0] == 0.5
    assert isinstance(got[1], Failure)
    assert "0.3 s" in got[1].message


def test_a_slow_reader_of_the_answers_costs_no_item_its_time() -> None:
    got = []
    for answer in engine.run(misbehave, range(6), workers=1, seconds=0.2, memory=ROOM):
        time.sleep(0.15)
        got.append(answer)
    assert got == list(range(6))


def test_items_and_answers_larger_than_any_pipe() -> None:
    big = os.urandom(5_000_000)
    assert answers([big, big[::-1], b"small"]) == [big, big[::-1], b"small"]


def test_items_are_taken_as_they_are_needed() -> None:
    taken = itertools.count()
    stream = engine.run(misbehave, taken, workers=2, seconds=5, memory=ROOM)
    assert [next(stream) for _ in range(50)] == list(range(50))
    assert next(taken) <= 50 + 2 * 4 + 1
    stream.close()  # type: ignore[attr-defined]


def test_large_items_are_not_piled_up() -> None:
    taken = 0

    def items() -> Iterator[bytes]:
        nonlocal taken
        while True:
            taken += 1
            yield bytes(30_000_000)

    stream = engine.run(len, items(), workers=8, seconds=5, memory=ROOM)
    assert next(stream) == 30_000_000
    stream.close()  # type: ignore[attr-defined]
    assert taken <= 8


def children() -> set[str]:
    """The processes of ours: other tests of the same run may have some, a browser for one."""
    tasks = Path("/proc/self/task").iterdir()
    return {pid for task in tasks for pid in (task / "children").read_text().split()}


def test_an_error_of_the_items_comes_through_and_no_worker_stays() -> None:
    others = children()

    def items() -> Iterator[int]:
        yield 1
        raise OSError("the disk went away")

    with pytest.raises(OSError, match="went away"):
        list(engine.run(misbehave, items(), workers=2, seconds=5, memory=ROOM))
    assert children() == others


def test_no_process_and_no_pipe_is_left_behind() -> None:
    gc.collect()  # what other tests let go of is closed now, and not while this one counts
    others = children()
    before = len(os.listdir("/proc/self/fd")) if Path("/proc").exists() else 0
    answers([1, "crash", "hang", 2], seconds=0.2)
    stream = engine.run(misbehave, itertools.count(), workers=2, seconds=5, memory=ROOM)
    next(stream)
    stream.close()  # type: ignore[attr-defined]
    assert children() == others
    assert not before or len(os.listdir("/proc/self/fd")) == before


def test_a_worker_that_has_grown_is_replaced_without_losing_an_item() -> None:
    hoard: list[bytearray] = []

    def hoarding(n: int) -> tuple[int, int]:
        hoard.append(bytearray(60_000_000))
        return n, os.getpid()

    got = list(engine.run(hoarding, range(12), workers=1, seconds=5, memory=ROOM))
    assert [a[0] for a in got if not isinstance(a, Failure)] == list(range(12))
    assert len({a[1] for a in got if not isinstance(a, Failure)}) > 1


def test_a_parent_larger_than_the_limit_leaves_its_workers_room() -> None:
    held = bytearray(ROOM)
    held[:: os.sysconf("SC_PAGESIZE")] = b"x" * len(held[:: os.sysconf("SC_PAGESIZE")])
    got = list(engine.run(lambda n: len(bytearray(n)), [ROOM // 3, ROOM], workers=1, seconds=5, memory=ROOM))
    assert got[0] == ROOM // 3
    assert isinstance(got[1], Failure)
    assert got[1].code == "too-large"


def test_work_in_a_worker_does_not_change_the_parent() -> None:
    seen: list[int] = []
    assert list(engine.run(seen.append, [1, 2], workers=1, seconds=5, memory=ROOM)) == [None, None]
    assert seen == []


def test_stream_gives_what_was_made_before_the_failure() -> None:
    def halves(item: str) -> Iterator[object]:
        yield item
        yield misbehave(item)

    def got(item: str) -> list[object]:
        return list(engine.stream(halves, item, seconds=0.3, memory=ROOM))

    assert got("fine") == ["fine", "fine"]
    for harm, code in [("hang", "too-large"), ("crash", "broken"), ("refuse", "broken"), ("grow", "too-large")]:
        first, second = got(harm)
        assert first == harm
        assert isinstance(second, Failure)
        assert second.code == code


def test_stream_waits_for_its_reader_and_ends_with_it() -> None:
    others = children()

    def endless(_: object) -> Iterator[bytes]:
        while True:
            yield bytes(100_000)

    stream = engine.stream(endless, None, seconds=0.2, memory=ROOM)
    for _ in range(3):
        time.sleep(0.3)
        assert next(stream) == bytes(100_000)
    stream.close()  # type: ignore[attr-defined]
    assert children() == others


def test_guard_gives_one_answer() -> None:
    assert engine.guard(len, "four", seconds=1, memory=ROOM) == 4
    refused = engine.guard(misbehave, "refuse", seconds=1, memory=ROOM)
    assert isinstance(refused, Failure)
    assert engine.guard(lambda _: None, "nothing", seconds=1, memory=ROOM) is None


def test_an_interrupt_ends_everything_at_once() -> None:
    script = textwrap.dedent("""
        import time, sys
        from headwater import engine
        print("started", flush=True)
        try:
            list(engine.run(lambda n: time.sleep(30), range(4), workers=2, seconds=60, memory=10**9))
        except KeyboardInterrupt:
            print("interrupted", flush=True)
    """)
    parent = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, start_new_session=True, text=True)
    assert parent.stdout
    assert parent.stdout.readline() == "started\n"
    time.sleep(0.3)
    os.killpg(parent.pid, signal.SIGINT)
    out, _ = parent.communicate(timeout=5)
    assert (out, parent.returncode) == ("interrupted\n", 0)


def test_workers_end_when_their_parent_is_killed(tmp_path: Path) -> None:
    script = textwrap.dedent(f"""
        import os, itertools
        from headwater import engine
        def note(n):
            open({str(tmp_path)!r} + f"/{{os.getpid()}}", "w").close()
            return n
        for n in engine.run(note, itertools.count(), workers=2, seconds=60, memory=10**9):
            if n == 20:
                print("running", flush=True)
    """)
    parent = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
    assert parent.stdout
    assert parent.stdout.readline() == "running\n"
    parent.kill()
    parent.communicate()
    deadline = time.monotonic() + 5
    workers = [int(p.name) for p in tmp_path.iterdir()]
    while any(alive(pid) for pid in workers) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert workers
    assert not [pid for pid in workers if alive(pid)]


def alive(pid: int) -> bool:
    try:
        with open(f"/proc/{pid}/stat", encoding="ascii", errors="replace") as file:
            return file.read().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_it_works_from_any_thread() -> None:
    got: list[object] = []
    thread = threading.Thread(target=lambda: got.extend(answers([1, "hang", 2], seconds=0.2)))
    thread.start()
    thread.join(10)
    assert [type(a) for a in got] == [int, Failure, int]


def test_each_worker_is_made_ready_once_before_its_first_item() -> None:
    made: list[int] = []

    def work(_: int) -> tuple[int, int]:
        return os.getpid(), len(made)

    got = list(engine.run(work, range(40), workers=2, seconds=5, memory=ROOM, ready=lambda: made.append(1)))
    assert {n for _, n in got} == {1}
    assert made == []


def test_a_worker_that_cannot_be_made_ready_is_a_failure_of_its_items() -> None:
    def broken() -> None:
        raise KeyError("no model")

    got = list(engine.run(len, ["a", "bb"], workers=1, seconds=5, memory=ROOM, ready=broken))
    assert [type(answer) for answer in got] == [Failure, Failure]


def test_what_is_loaded_beforehand_replaces_no_worker() -> None:
    """A model counts as memory, not as growth: else each article would get a worker, and a model, of its own."""
    held: list[bytearray] = []
    got = list(
        engine.run(
            lambda _: os.getpid(), range(6), workers=1, seconds=5, memory=2 * ROOM,
            ready=lambda: held.append(bytearray(ROOM)),
        )
    )  # fmt: skip
    assert len(set(got)) == 1


def test_what_a_worker_has_loaded_is_never_looked_through_for_litter() -> None:
    loaded: list[list[int]] = []

    def ready() -> None:
        loaded.extend([] for _ in range(100_000))

    def work(_: int) -> tuple[int, int]:
        return gc.get_threshold()[0], gc.get_freeze_count()

    def asked(ready: Callable[[], object] | None) -> tuple[int, int]:
        answer = next(iter(engine.run(work, [1], workers=1, seconds=5, memory=ROOM, ready=ready)))
        assert isinstance(answer, tuple)
        return answer

    (seldom, before), (_, after) = asked(None), asked(ready)
    assert seldom > 10_000  # Python's own: 700
    assert after - before > 90_000
