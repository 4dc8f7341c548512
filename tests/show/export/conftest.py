"""One desk for all that is exported."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.show.export import outward

from headwater.desk.store import Desk


@pytest.fixture(scope="session")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The path of the desk."""
    path = tmp_path_factory.mktemp("exported") / "secret-name-of-the-desk.desk"
    outward.fill(path)
    return path


@pytest.fixture
def desk(exported: Path) -> Iterator[Desk]:
    """The desk, to be read."""
    with Desk(exported, read_only=True) as opened:
        yield opened


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Desk]:
    """A desk with nothing on it."""
    with Desk(tmp_path / "empty.desk") as opened:
        yield opened
