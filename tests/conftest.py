"""What holds for every test: invented examples are the same at each run, and a busy machine is no failure."""

from __future__ import annotations

import gc
import importlib
import os
import signal
import subprocess
import sys
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from tests import quick, shared, whole

# Pages show times in the zone of the machine: it is the same one wherever the tests run.
os.environ["TZ"] = "UTC"

# A shell lets what it starts in the background ignore interrupts, and so would do whatever the tests interrupt.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

settings.register_profile("headwater", deadline=None, derandomize=True, max_examples=whole.count(40, 100))
settings.load_profile("headwater")

_failed_ahead: dict[Path, Exception] = {}
"""Test files that did not load ahead of their turn, and why."""


@pytest.hookimpl(wrapper=True)
def pytest_collection(session: pytest.Session) -> Generator[None, object, object]:
    """The garbage collector rests while tests are collected and leaves them alone afterwards: they live until the end."""
    gc.disable()
    shared.collecting = True
    try:
        _load_from_a_place_of_ones_own([Path(argument.partition("::")[0]) for argument in session.config.args])
        return (yield)
    finally:
        shared.collecting = False
        gc.freeze()
        gc.enable()


def _load_from_a_place_of_ones_own(asked: list[Path]) -> None:
    """Workers begin to load the test files at different places, so that in a new checkout each file is compiled once.

    All load all of them in the same order otherwise, and none would find what another has just compiled.
    """
    worker, count = os.environ.get("PYTEST_XDIST_WORKER", ""), int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    root = Path(__file__).parents[1]
    files = sorted({file.absolute() for each in asked if each.is_dir() for file in each.rglob("test_*.py")})
    begin = len(files) * int(worker.removeprefix("gw") or 0) // count if worker else len(files)
    for file in files[begin:]:
        try:
            importlib.import_module(".".join(file.relative_to(root).with_suffix("").parts))
        except Exception as error:  # it is loaded again when its turn comes, and then tells
            _failed_ahead[file] = error


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A browser comes last: its driver keeps an event loop running in its process, where no other can then be started.

    Of its files the one that takes minutes is first, so that the others are run beside it.
    """
    items.sort(key=lambda item: ("browser" in item.path.parts, item.path.name != "test_every_page.py"))


@pytest.fixture(scope="module", autouse=True)
def quick_desks() -> Iterator[None]:
    """Desks are made quickly. A module that tries how a desk is made has a fixture of this name that does nothing."""
    with quick.desks():
        yield


@pytest.fixture(scope="session", autouse=True)
def quick_routes() -> Iterator[None]:
    """Applications are made quickly."""
    with quick.routes():
        yield


@pytest.fixture(scope="session", autouse=True)
def no_file_loads_the_second_time_only(request: pytest.FixtureRequest) -> None:
    """One that failed when it was loaded ahead and not when its turn came would be told of by nobody."""
    for file in {item.path for item in request.session.items} & _failed_ahead.keys():
        pytest.fail(f"{file} loads the second time only: {_failed_ahead[file]!r}")


@pytest.fixture(scope="session", autouse=True)
def shared_by_workers(tmp_path_factory: pytest.TempPathFactory) -> None:
    """What is dear to make is made once for all workers."""
    shared.keep_in(tmp_path_factory)


@pytest.fixture(scope="session")
def milled(shared_by_workers: None) -> Path:
    """A desk of thirty articles of the rumour mill. To be copied before anything is written to it.

    Made by a process of its own: that teaches the program a world that is not ours.
    """

    def make(path: Path) -> None:
        command = [sys.executable, "-m", "benchmarks.bigdesk", str(path), "--articles", "30"]
        subprocess.run(command, check=True, capture_output=True, cwd=Path(__file__).parents[1])

    return shared.made("mill.desk", make)
