"""One application over a desk with accounts, for the tests of the door; most other pages have a desk of their own."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.show.members import PASSWORD, Visiting, peopled, quick_passwords


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A desk with accounts, to be copied."""
    path = tmp_path_factory.mktemp("door") / "news.desk"
    with quick_passwords():
        peopled(path, "reader", "reporter", password=PASSWORD)
        yield path


@pytest.fixture(scope="module")
def standing(kept: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visiting]:
    """One application for all tests of a module."""
    path = tmp_path_factory.mktemp("standing") / "news.desk"
    shutil.copy(kept, path)
    found = Visiting(path)
    yield found
    found.close()


@pytest.fixture
def visiting(standing: Visiting, kept: Path) -> Visiting:
    """A desk of one's own."""
    standing.put(kept)
    return standing
