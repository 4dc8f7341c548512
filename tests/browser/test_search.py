"""Search, outlets and the entity page in a real Chromium: narrowed, kept, looked at again and let go, without scripts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.browser.conftest import Open
from tests.desk import told
from tests.show.serving import serving

pytestmark = pytest.mark.browser

FOUND = "/search?q=prisoners"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a served desk with an invented story in five outlets."""
    path: Path = tmp_path_factory.mktemp("search") / "story.desk"
    told.fill(path).close()
    with serving(path) as address:
        yield address.rstrip("/")


def test_a_search_is_narrowed_and_a_filter_taken_away(show: Open) -> None:
    page = show(FOUND)
    assert page.locator("#texts mark").first.inner_text() == "prisoners"
    page.get_by_text("Narrow it").click()
    page.get_by_label("The source").select_option("denies")
    page.get_by_label("Outlet").select_option(label="Lund Post")
    page.locator(".narrow + p button").click()
    assert page.url.endswith("/search?q=prisoners&outlet=lund-post&stance=denies")
    assert page.locator("#texts .item").count() == 1
    page.get_by_role("link", name="Take away: Outlet").click()
    assert page.url.endswith("/search?q=prisoners&stance=denies")
    page.get_by_role("link", name="In its article").first.click()
    assert "prisoners" in page.locator(":target").inner_text()


def test_a_search_is_kept_looked_at_and_let_go(show: Open) -> None:
    page = show(FOUND)
    form = page.get_by_role("form", name="Keep this search")
    form.get_by_label("Name").fill("The prisoners")
    form.get_by_label("Who judges").fill("Anna")
    form.get_by_role("button", name="Keep").click()
    kept = page.locator(".searches li", has_text="The prisoners")
    assert "kept by Anna" in kept.inner_text()
    assert "nothing new" in kept.inner_text()
    kept.get_by_role("link", name="The prisoners").click()
    assert "q=prisoners" in page.url
    page.locator(".searches li", has_text="The prisoners").get_by_role("button", name="Let it go").click()
    assert page.locator(".searches").count() == 0


def test_from_a_name_to_the_entity_and_to_the_passage(show: Open) -> None:
    page = show("/search?q=Marrow")
    page.locator("#people").get_by_role("link", name="Ilda Marrow").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Ilda Marrow"
    assert page.locator(".on-word .item").count() >= 1
    page.locator(".said").get_by_role("link", name="In its article").first.click()
    assert "Velmark" in page.locator(":target").inner_text()


def test_an_outlet_leads_to_the_copy_side_by_side(show: Open) -> None:
    page = show("/outlets?order=copying")
    page.get_by_role("link", name="Karvia Daily").click()
    page.get_by_role("link", name="side by side").first.click()
    assert "/copies?with=" in page.url
