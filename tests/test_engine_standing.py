"""Workers that stay: asked from many threads, replaced when they die, ended when they are closed."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from headwater import engine
from headwater.engine import Failure, Standing


def work(item: object) -> object:
    if item == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    if item == "hang":
        time.sleep(60)
    if item == "files":
        return len(os.listdir("/proc/self/fd"))
    return item, os.getpid()


@pytest.fixture
def crew() -> Iterator[Standing[object, object]]:
    with engine.standing(work, workers=2, seconds=0.5, memory=900_000_000) as made:
        yield made


def test_every_thread_gets_its_own_answer(crew: Standing[object, object]) -> None:
    with ThreadPoolExecutor(12) as threads:
        answers = list(threads.map(crew.ask, range(200)))
    assert [answer[0] for answer in answers] == list(range(200))
    assert len({answer[1] for answer in answers}) == 2


@pytest.mark.parametrize("how", ["die", "hang"])
def test_a_worker_that_ends_fails_its_item_alone_and_is_replaced(crew: Standing[object, object], how: str) -> None:
    with ThreadPoolExecutor(6) as threads:
        answers = list(threads.map(crew.ask, ["a", how, "b", "c", "d", "e"]))
    assert [isinstance(answer, Failure) for answer in answers] == [False, True, False, False, False, False]


def test_a_worker_that_was_replaced_holds_nothing_of_ours(crew: Standing[object, object]) -> None:
    with open("/dev/null") as _, open("/dev/zero") as _:
        crew.ask("die")
        crew.ask("die")
        assert crew.ask("files") <= 6  # input, output, errors, its two pipes, and the listing itself


def test_after_closing_there_are_no_answers_and_nobody_waits() -> None:
    crew = engine.standing(work, workers=1, seconds=30.0, memory=900_000_000)
    with ThreadPoolExecutor(1) as threads:
        waiting = threads.submit(crew.ask, "hang")
        time.sleep(0.2)
        crew.close()
        assert waiting.result(5) == Failure("stopped", "the readers have stopped")
    assert isinstance(crew.ask("a"), Failure)
