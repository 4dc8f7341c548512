"""Claims, stories and copies in a real Chromium: what a reader sees, and that judging works without scripts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.browser.conftest import Open
from tests.desk import told
from tests.show import telling
from tests.show.serving import serving

pytestmark = pytest.mark.browser

RELEASE = "/claims?q=prisoners+Velmark"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a served desk with one story through five outlets, a copy, a denial, and a hostile article."""
    path: Path = tmp_path_factory.mktemp("told") / "story.desk"
    telling.fill(path)
    with serving(path) as address:
        yield address.rstrip("/")


def test_from_the_list_through_the_tree_to_the_words_and_back_to_the_claim(show: Open) -> None:
    page = show("/articles")
    page.get_by_role("link", name="Claims").click()
    page.get_by_placeholder("Words of a claim").fill("prisoners Velmark")
    page.get_by_placeholder("Words of a claim").press("Enter")
    page.locator(".item a").first.click()
    assert page.get_by_role("heading", level=1).inner_text() == "Velmark released three prisoners on Monday"
    page.locator(".on-word .as-text > summary").click()
    page.locator(".tree .twig a", has_text="Lund Post").first.click()
    assert page.locator(".passage").first.is_visible()
    page.locator(".note .counted a").first.click()
    assert "/claim/c-" in page.url


def test_what_is_counted_is_told_apart_without_colour(show: Open) -> None:
    page = show(RELEASE)
    page.locator(".item a").first.click()
    page.locator(".on-word .as-text > summary").click()
    filled = "e => getComputedStyle(e).backgroundColor"
    counted, other = page.locator(".root.proven > .origin > .dot").first, page.locator(".root:not(.proven) .dot").first
    assert counted.evaluate(filled) != "rgba(0, 0, 0, 0)"
    assert other.evaluate(filled) == "rgba(0, 0, 0, 0)"
    first, below = (page.locator(f".tree .twig {inner}p a").first.bounding_box() for inner in ("", ".twig "))
    assert first
    assert below
    assert below["x"] > first["x"]


def test_a_passage_leads_to_itself_in_the_other_text(show: Open) -> None:
    page = show(f"/articles/{told.article('daily')}/copies")
    one, other = (page.locator(".side-by-side > section").nth(n).bounding_box() for n in (0, 1))
    assert one
    assert other
    assert other["x"] >= one["x"] + one["width"]
    assert other["y"] == one["y"]
    page.locator("#a1").click()
    assert page.url.endswith("#b1")
    style = "e => getComputedStyle(e).textDecorationStyle"
    assert page.locator(".side-by-side .taken").first.evaluate(style) == "dashed"


def test_rating_without_scripts_and_taking_back(show: Open) -> None:
    page = show(RELEASE)
    page.locator(".item a").first.click()
    form = page.get_by_role("form", name="Rate the claim")
    form.get_by_label("Credibility").select_option("3")
    form.get_by_label("Who judges").fill("Anna")
    form.get_by_role("button", name="Rate").click()
    assert "is rated 3, says Anna" in page.locator(".done").inner_text()
    assert "possibly true" in page.locator(".top").inner_text()
    page.locator(".done").get_by_role("button", name="Take back").click()
    assert "It was taken back" in page.locator(".done").inner_text()
    assert "possibly true" not in page.locator(".top").inner_text()


def test_on_paper_the_tree_stays_and_the_forms_go(show: Open) -> None:
    page = show("/claim/c-000001")
    page.emulate_media(media="print")
    assert page.locator(".on-word svg.wide").is_visible()
    assert page.locator(".judge button:not([disabled])").first.is_hidden()
    assert page.locator(".met blockquote").first.is_visible()


def test_scripts_of_others_do_not_run_even_where_scripts_are_allowed(show: Open) -> None:
    page = show("/claims", java_script_enabled=True)
    page.get_by_role("link", name="onerror").click()
    page.wait_for_timeout(200)
    assert page.locator("script:not([src^='/static/headwater.js?']), img").count() == 0
    assert "<img src=x onerror=alert(3)>" in page.locator("h1").inner_text()
