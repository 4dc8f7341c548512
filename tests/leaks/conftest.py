"""The invented agency, made once, and one event loop for all that a module asks."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.leaks import world
from tests.leaks.asking import Asker
from tests.leaks.world import World


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> World:
    """To be copied before anything is written to it."""
    return world.made(tmp_path_factory.mktemp("leaks") / "agency.desk")


@pytest.fixture(scope="module", autouse=True)
def loop() -> Iterator[None]:
    Asker.begin()
    yield
    Asker.end()
