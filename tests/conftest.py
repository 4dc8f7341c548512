"""What holds for every test: invented examples are the same at each run, and a busy machine is no failure."""

from __future__ import annotations

import fcntl
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from tests import quick

# Pages show times in the zone of the machine: it is the same one wherever the tests run.
os.environ["TZ"] = "UTC"

# A shell lets what it starts in the background ignore interrupts, and so would do whatever the tests interrupt.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

settings.register_profile("headwater", deadline=None, derandomize=True)
settings.load_profile("headwater")


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


@pytest.fixture(scope="session")
def milled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk of thirty articles of the rumour mill. To be copied before anything is written to it.

    Made by a process of its own: that teaches the program a world that is not ours. Made once for all workers.
    """
    folder = tmp_path_factory.getbasetemp()
    folder = folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder
    path, begun = folder / "mill.desk", folder / "begun.desk"
    with (folder / "mill.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not path.exists():
            command = [sys.executable, "-m", "benchmarks.bigdesk", str(begun), "--articles", "30"]
            subprocess.run(command, check=True, capture_output=True, cwd=Path(__file__).parents[1])
            begun.rename(path)
    return path
