"""Today and Activity in a real Chromium: what is new, marking it as seen without scripts, and how the pages fit."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.browser.conftest import Open
from tests.desk import told
from tests.show import telling
from tests.show.serving import serving

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Anna has seen the release and its copy; since then the denial came, and another story."""
    path: Path = tmp_path_factory.mktemp("today") / "story.desk"
    with told.fill(path, ("wire", "daily", "vesti")) as filled:
        filled.look("Anna")
    telling.fill(path)
    with serving(path) as address:
        yield address.rstrip("/")


def test_from_what_is_new_to_its_claim_and_back_to_nothing_new(show: Open) -> None:
    page = show("/today?by=Anna")
    first = page.locator(".story-card").first
    assert "is disputed" in first.locator(".news").first.inner_text()
    first.locator(".news a").first.click()
    assert "/claim/c-" in page.url
    page.go_back()
    page.locator(".story-card").first.get_by_role("button", name="Seen").click()
    assert "The story is marked as seen" in page.locator(".done").inner_text()
    page.get_by_role("button", name="All seen").click()
    assert "Nothing new since" in page.locator(".looked").inner_text()
    page.locator(".done").get_by_role("button", name="Take back").click()
    assert "Nothing new" not in page.locator(".looked").inner_text()
