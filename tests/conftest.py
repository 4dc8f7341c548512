"""What holds for every test: invented examples are the same at each run, and a busy machine is no failure."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import settings

# Pages show times in the zone of the machine: it is the same one wherever the tests run.
os.environ["TZ"] = "UTC"

settings.register_profile("headwater", deadline=None, derandomize=True)
settings.load_profile("headwater")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A browser comes last: its driver keeps an event loop running in its process, where no other can then be started."""
    items.sort(key=lambda item: "browser" in item.path.parts)


@pytest.fixture(scope="session")
def milled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk of thirty articles of the rumour mill. To be copied before anything is written to it.

    Made by a process of its own: that teaches the program a world that is not ours.
    """
    path = tmp_path_factory.mktemp("milled") / "mill.desk"
    command = [sys.executable, "-m", "benchmarks.bigdesk", str(path), "--articles", "30"]
    subprocess.run(command, check=True, capture_output=True, cwd=Path(__file__).parents[1])
    return path
