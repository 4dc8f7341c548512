"""Entities and watch lists in a real Chromium: what a reader sees, and that judging works without scripts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.browser.conftest import Open
from tests.browser.measures import OVERFLOW, PALE, SIDEWAYS
from tests.show import people
from tests.show.serving import serving

pytestmark = pytest.mark.browser

MINISTER = "/entities?q=Mikola+Zaretski"
LIST = "/watchlist/Ports%20%2F%202025"
COPIED = "e => { getSelection().selectAllChildren(e); return getSelection().toString(); }"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a served desk with one minister in three scripts, a namesake, and a watch list."""
    path: Path = tmp_path_factory.mktemp("people") / "story.desk"
    people.fill(path)
    with serving(path) as address:
        yield address.rstrip("/")


def test_from_the_search_to_the_entity_and_to_the_passage_of_a_role(show: Open) -> None:
    page = show("/entities")
    page.get_by_placeholder("A name, in any spelling").fill("Мікола Зарэцкі")
    page.get_by_placeholder("A name, in any spelling").press("Enter")
    page.get_by_role("link", name="Mikola Zaretski").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Mikola Zaretski"
    page.locator(".roles a", has_text="Карта моря").click()
    assert page.locator(":target").inner_text() == "Министр портов"


def test_the_form_in_latin_letters_is_seen_apart_not_copied_and_switched_off_for_good(show: Open) -> None:
    page = show(MINISTER)
    page.locator(".item a").first.click()
    name = page.locator(".by-script .name", has_text="Микола Зарецкий")
    made = name.locator(".latin")
    assert made.inner_text().endswith("≈ Mikola Zaretsky")
    size = "e => parseFloat(getComputedStyle(e).fontSize)"
    assert made.evaluate(size) < name.evaluate(size)
    assert made.evaluate("e => getComputedStyle(e).fontStyle") == "italic"
    assert name.evaluate(COPIED).split() == ["Микола", "Зарецкий", "1×"]
    page.get_by_role("link", name="Show names only as printed").click()
    assert page.locator(".latin").count() == 0
    page.locator(".met a").first.click()
    page.get_by_role("link", name="Entities").click()
    assert "names=printed" in page.url
    page.get_by_role("link", name="Show names in Latin letters, too").click()
    assert page.locator(".latin").count() > 0


def test_judging_without_scripts_and_taking_back(show: Open) -> None:
    page = show(MINISTER)
    page.locator(".item a").first.click()
    there = page.url
    form = page.locator(".candidate form").first
    form.get_by_label("Who judges").fill("Anna")
    form.get_by_label("Who judges").press("Enter")
    assert page.url == there
    form.get_by_role("button", name="They are one").click()
    assert "says Anna" in page.locator(".done").inner_text()
    assert page.locator(".facts", has_text="Stands for").count() == 1
    page.locator(".done").get_by_role("button", name="Take back").click()
    assert "It was taken back" in page.locator(".done").inner_text()
    assert page.locator(".facts", has_text="Stands for").count() == 0
    assert "by=Anna" in page.url


def test_a_sighting_is_confirmed_and_that_is_taken_back(show: Open) -> None:
    page = show(LIST)
    page.get_by_role("button", name="It is the one listed").first.click()
    page.get_by_role("heading", name="Confirmed").wait_for()
    page.locator(".done").get_by_role("button", name="Take back").click()
    page.get_by_role("heading", name="To be checked").wait_for()


@pytest.mark.parametrize("path", ["/entity/e-000002", "/articles/aa02"])
def test_pages_fit_and_have_the_contrast_that_wcag_asks_for(show: Open, path: str) -> None:
    page = show(path)
    for width in (320, 800, 1400):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(SIDEWAYS) <= 0, width
        assert page.evaluate(OVERFLOW) == [], width
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert page.evaluate(PALE) == [], scheme


def test_on_paper_the_spellings_stay_and_the_forms_go(show: Open) -> None:
    page = show("/entity/e-000002")
    page.emulate_media(media="print")
    page.locator(".spellings").wait_for()
    assert page.locator(".judge button:not([disabled])").first.is_hidden()
    assert page.locator(".find").first.is_hidden()
