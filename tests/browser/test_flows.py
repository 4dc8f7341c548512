"""What a reporter does in a morning, from page to page in a real Chromium: with scripts, without, by keyboard alone.

The first run is in test_first_run.py; what a single page does is in the tests of that page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page
from tests.browser.conftest import Open
from tests.show import telling
from tests.show.serving import serving

pytestmark = pytest.mark.browser

RELEASE = "Velmark released three prisoners on Monday"
FOCUSED = """() => { const e = document.activeElement;
  return [e.tagName, (e.getAttribute('aria-label') || e.textContent).trim(), e.name || '', getComputedStyle(e).outlineStyle !== 'none']; }"""
STOPS = 150
"""Presses of Tab after which something counts as out of reach."""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a served desk with one story through five outlets, and a hostile article."""
    path: Path = tmp_path_factory.mktemp("flows") / "story.desk"
    telling.fill(path)
    with serving(path) as address:
        yield address.rstrip("/")


@pytest.fixture(params=[True, False], ids=["with scripts", "without"])
def begin(show: Open, request: pytest.FixtureRequest) -> Callable[[str], Page]:
    """Opens a page, with scripts and without."""
    return lambda path, **settings: show(path, java_script_enabled=request.param, **settings)


def in_sight(place: Locator) -> bool:
    """Whether one sees it without scrolling."""
    box, window = place.bounding_box(), place.page.viewport_size
    return bool(box and window and 0 <= box["y"] < window["height"])


def to_the_claim(page: Page) -> None:
    """From Today over the story to its claim."""
    page.locator(".story-card h3 a").first.click()
    assert "/story/s-" in page.url
    page.locator(".claims-table").get_by_role("link", name=RELEASE).click()
    assert page.get_by_role("heading", level=1).inner_text() == RELEASE


def test_a_story_is_followed_to_the_words_that_prove_an_edge(begin: Callable[..., Page], desk: str) -> None:
    page = begin("/")
    assert page.url == desk + "/today"
    to_the_claim(page)
    edge = page.locator("svg.wide a[href*='/articles/']:has(path)").first
    why = edge.get_attribute("aria-label") or edge.locator("title").first.text_content()
    assert why
    edge.locator("path").last.dispatch_event("click")
    page.wait_for_url("**/articles/**")
    passage = page.locator(".passage").first
    page.wait_for_timeout(700)
    assert passage.inner_text().strip()
    assert in_sight(passage)


def test_two_statements_are_judged_and_that_is_taken_back_where_deeds_are_listed(begin: Callable[..., Page]) -> None:
    page = begin("/claims?q=prisoners+Velmark")
    page.locator(".item a").first.click()
    before = page.locator(".verdict .interval").inner_text()
    form = page.get_by_role("form", name="Judge two statements")
    form.get_by_role("checkbox").nth(0).check()
    form.get_by_role("checkbox").nth(1).check()
    form.get_by_label("Who judges").fill("Anna")
    form.get_by_role("button", name="Two origins").click()
    assert "says Anna" in page.get_by_role("status").filter(has_text="is kept").inner_text()
    claim = page.url
    page.get_by_role("link", name="Activity").click()
    first = page.locator(".deeds li").first
    assert "Anna" in first.inner_text()
    first.get_by_role("button", name="Take back").click()
    assert page.locator(".deeds .undone").count() >= 1
    page.goto(claim.split("?")[0])
    assert page.locator(".verdict .interval").inner_text() == before


def test_a_search_is_narrowed_kept_and_found_again(begin: Callable[..., Page], desk: str) -> None:
    page = begin("/today")
    page.get_by_role("searchbox").first.fill("prisoner")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?**")
    assert page.locator(".results .item").count() > 1
    page.get_by_text("Narrow it").click()
    page.get_by_label("The source").select_option("denies")
    page.locator(".narrow ~ p button").click()
    assert page.locator(".chosen li").count() == 1
    assert "Lund Post" in page.locator("#texts .item").first.inner_text()
    keep = page.get_by_role("form", name="Keep this search")
    keep.get_by_label("Name").fill("Denials")
    keep.get_by_label("Who judges").fill("Anna")
    keep.get_by_role("button", name="Keep").click()
    page.goto(desk + "/search")
    page.get_by_role("link", name="Denials").click()
    assert "stance=denies" in page.url
    page.locator(".searches li", has_text="Denials").get_by_role("button", name="Let it go").click()
    assert page.locator(".searches li", has_text="Denials").count() == 0


def test_a_feed_is_followed_from_the_page_where_articles_are_added(begin: Callable[..., Page]) -> None:
    page = begin("/today")
    page.get_by_role("link", name="Add", exact=True).click()
    page.get_by_label("Its address").fill("lodestar.example/rss")
    page.get_by_label("Follow this feed").check()
    page.get_by_role("button", name="Go on").click()
    assert "/watch" in page.url
    row = page.locator(".watched .item", has_text="lodestar.example")
    assert row.count() == 1
    row.locator("summary").click()
    row.get_by_role("button", name="Follow no longer").click()
    assert page.locator(".watched .item", has_text="lodestar.example").count() == 0


@pytest.mark.parametrize("start", ["/claim/c-000001", "/story/s-000001"])
def test_a_note_is_written_on_a_claim_and_on_a_story_and_listed(
    begin: Callable[..., Page], desk: str, start: str
) -> None:
    page = begin(start)
    page.locator(".notes-on summary").click()
    form = page.get_by_role("form", name="Write a note")
    form.get_by_label("Note", exact=True).fill("Ask the ministry again.")
    form.get_by_label("Who writes").fill("Anna")
    form.get_by_role("button", name="Keep the note").click()
    page.goto(desk + start)
    note = page.locator(".notes-on .of-person", has_text="Ask the ministry again.").first
    assert note.is_visible()
    note.get_by_role("link", name="Answer, change, resolve").click()
    page.get_by_text("Change it, or take it back").click()
    page.get_by_role("form", name="Take back").get_by_role("button", name="Take back").click()
    page.goto(desk + start)
    assert page.locator(".notes-on .note-text", has_text="Ask the ministry again.").count() == 0


# By keyboard alone


def tab_to(page: Page, wanted: Callable[[Any], bool]) -> None:
    """Presses Tab until something is reached; every stop on the way can be seen."""
    for _ in range(STOPS):
        page.keyboard.press("Tab")
        *at, outlined = page.evaluate(FOCUSED)
        assert outlined, at
        if wanted(at):
            return
    pytest.fail(f"not within {STOPS} stops: the last was {page.evaluate(FOCUSED)}")


def follow(page: Page, wanted: Callable[[Any], bool], there: str) -> None:
    """Goes to a link by Tab, and over it by Enter."""
    tab_to(page, wanted)
    page.keyboard.press("Enter")
    page.wait_for_url(there)


def test_by_keyboard_alone_from_today_to_a_judgement_and_back(begin: Callable[..., Page]) -> None:
    page = begin("/today")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    title = page.locator(".story-card h3 a").first.inner_text()
    follow(page, lambda at: at[1] == title, "**/story/**")
    follow(page, lambda at: at[1] == RELEASE, "**/claim/**")
    tab_to(page, lambda at: at[0] == "SELECT" and at[2] == "value")
    page.keyboard.press("Home")
    page.keyboard.press("ArrowDown")
    tab_to(page, lambda at: at[0] == "INPUT" and at[2] == "by")
    page.keyboard.press("Control+A")
    page.keyboard.type("Anna")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    page.locator(".done").wait_for()
    assert "is rated 2, says Anna" in page.locator(".done").inner_text()
    tab_to(page, lambda at: at[1] == "Take back")
    page.keyboard.press("Enter")
    page.locator(".done", has_text="It was taken back").wait_for()


def test_by_keyboard_alone_over_an_edge_of_the_tree_to_its_words(begin: Callable[..., Page]) -> None:
    page = begin("/claim/c-000001")
    follow(page, lambda at: at[0] == "a" and "Lund Post" in at[1], "**/articles/**")
    assert page.locator(".passage").first.is_visible()
