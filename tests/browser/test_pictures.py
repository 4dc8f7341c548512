"""The pictures in a real Chromium: an edge opens its passage, and they can be read small, in the dark and on paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.browser.conftest import Open
from tests.browser.measures import OVERFLOW, SIDEWAYS
from tests.show import telling
from tests.show.serving import serving

pytestmark = pytest.mark.browser

CLAIM, STORY = "/claim/c-000001", "/story/s-000001"
SIZES = """() => [...document.querySelectorAll('svg.picture text')].filter(e => e.checkVisibility())
  .map(e => e.getBoundingClientRect().height)"""
INK = "e => getComputedStyle(e).fill"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a served desk with one story through five outlets, a copy, a denial, and a hostile article."""
    path: Path = tmp_path_factory.mktemp("told") / "story.desk"
    telling.fill(path)
    with serving(path) as address:
        yield address.rstrip("/")


def test_an_edge_of_the_tree_opens_its_passage_by_keyboard_alone(show: Open) -> None:
    page = show(CLAIM)
    edge = page.locator("svg.wide").get_by_role("link", name=re.compile("Lund Post")).first
    edge.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/articles/**")
    assert page.locator(".passage").first.is_visible()


def test_a_place_of_the_tree_opens_what_is_printed_there(show: Open) -> None:
    page = show(CLAIM)
    page.locator("svg.wide a text", has_text="Northern Wire").first.click()
    assert "/articles/" in page.url
    assert page.locator(".passage").first.is_visible()


@pytest.mark.parametrize("path", [CLAIM, STORY, STORY + "?lanes=origin"])
def test_they_fit_at_any_width_and_no_word_is_too_small(show: Open, path: str) -> None:
    page = show(path)
    for width, form in ((320, "narrow"), (800, "narrow"), (1000, "wide"), (1400, "wide")):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.locator(f"svg.picture.{form}").first.is_visible()
        assert page.evaluate(SIDEWAYS) <= 0, width
        assert page.evaluate(OVERFLOW) == [], width
        assert min(page.evaluate(SIZES)) >= 10, width


def test_in_the_dark_and_on_paper_the_words_stand_out(show: Open) -> None:
    page = show(CLAIM)
    name = page.locator("svg.wide .p-strong").first
    light = name.evaluate(INK)
    page.emulate_media(color_scheme="dark")
    assert name.evaluate(INK) != light
    page.emulate_media(media="print", color_scheme="light")
    assert name.evaluate(INK) == "rgb(0, 0, 0)"
    assert page.locator("svg.wide").first.is_visible()


def test_the_lanes_are_switched_by_a_link(show: Open) -> None:
    page = show(STORY)
    page.get_by_role("link", name="By origin").click()
    assert "lanes=origin" in page.url
    assert page.locator("svg.wide").first.is_visible()


def test_a_picture_alone_is_a_picture(show: Open) -> None:
    page = show(CLAIM + "/tree.svg")
    assert page.locator("svg text").first.is_visible()
    assert page.locator("parsererror").count() == 0
