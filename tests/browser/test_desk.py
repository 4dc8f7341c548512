"""The desk in a real Chromium: what a reader sees, and that nothing else happens."""

from __future__ import annotations

import pytest
from tests.browser.conftest import Open
from tests.show import sample

pytestmark = pytest.mark.browser

ARTICLE = "/articles/8f3a61c2d90b"


def style(of, name: str, pseudo: str = "") -> str:
    return of.evaluate(f"(e) => getComputedStyle(e, {pseudo!r} || null).getPropertyValue({name!r})")


def test_from_the_list_to_an_article_and_back(show: Open, desk: str) -> None:
    page = show("/articles")
    page.get_by_role("link", name=sample.TITLE).click()
    assert page.url == desk + ARTICLE
    assert page.get_by_role("heading", level=1).inner_text() == sample.TITLE
    page.get_by_role("link", name="Headwater").click()
    assert page.url == desk + "/today"


def test_each_statement_is_marked_in_the_text(show: Open) -> None:
    page = show(ARTICLE)
    paper = style(page.locator("body"), "background-color")
    for n in range(1, 13):
        marked = page.locator(f".text .s{n}").first
        assert marked.is_visible()
    content = page.locator(".text .content").first
    assert style(content, "background-color") not in (paper, "rgba(0, 0, 0, 0)")


def test_source_cue_and_content_are_told_apart_without_colour(show: Open) -> None:
    page = show(ARTICLE)
    source, cue = page.locator(".text .source.s1").first, page.locator(".text .cue.s1").first
    hidden, content = page.locator(".text .source.unnamed").first, page.locator(".text .content.s1").first
    lines = [style(e, "text-decoration-style") for e in (source, cue, hidden)]
    assert lines == ["solid", "dotted", "wavy"]
    assert style(cue, "font-style") == "italic"
    assert int(style(source, "font-weight")) >= 600
    assert style(content, "border-bottom-style") != "none"


def test_copied_text_is_the_text_as_printed(show: Open) -> None:
    page = show(ARTICLE + "?version=1")
    shown = [row.inner_text() for row in page.locator(".text").all()]
    assert shown == sample.TEXT.split("\n")


def test_the_notes_stand_beside_their_paragraph_on_a_wide_screen(show: Open) -> None:
    page = show(ARTICLE)
    for row in page.locator(".row").all():
        text, notes = row.locator(".text").bounding_box(), row.locator(".margin").bounding_box()
        assert text
        assert notes
        assert notes["x"] >= text["x"] + text["width"]
        assert abs(notes["y"] - text["y"]) < 12
        assert text["width"] < 640


@pytest.mark.parametrize("width", [320, 800])
def test_the_notes_stand_below_their_paragraph_on_a_narrow_one(show: Open, width: int) -> None:
    page = show(ARTICLE, width=width)
    for row in page.locator(".row").all():
        text, notes = row.locator(".text").bounding_box(), row.locator(".margin").bounding_box()
        assert text
        assert notes
        assert notes["y"] >= text["y"] + text["height"]


def test_a_note_names_source_and_chain(show: Open) -> None:
    page = show(ARTICLE)
    note = page.locator("#n5")
    assert note.is_visible()
    assert note.locator(".who").inner_text() == "Anton Vesk, deputy foreign secretary official proposed"
    chain = [step.inner_text() for step in note.locator(".chain li").all()]
    assert [step.removesuffix("(unnamed)").strip() for step in chain] == [
        "Norrland Wire",
        "The Harbour Courier",
        "“people in attendance”",
        "Anton Vesk",
    ]
    assert "→" in style(note.locator(".chain li").nth(1), "content", "::before")


def test_from_the_mark_to_the_note_and_back(show: Open, desk: str) -> None:
    page = show(ARTICLE)
    unlit = style(page.locator(".text .s5").first, "background-color")
    page.locator("#s5").click()
    assert page.url == desk + ARTICLE + "#n5"
    assert style(page.locator("#n5"), "background-color") != style(page.locator("#n4"), "background-color")
    lit = {style(piece, "background-color") for piece in page.locator(".text .s5").all()}
    assert len(lit) == 1
    assert lit != {unlit}
    page.locator("#n5 .num").click()
    assert page.url == desk + ARTICLE + "#s5"
    assert page.locator("#s5").is_visible()


def test_pointing_at_a_note_lights_up_its_words(show: Open) -> None:
    page = show(ARTICLE)
    words = page.locator(".text .s12").first
    before = style(words, "background-color")
    page.locator("#n12").hover()
    assert style(words, "background-color") != before


def test_a_date_leads_to_its_place_in_the_text(show: Open) -> None:
    page = show(ARTICLE)
    page.locator(".days a", has_text="Wednesday").click()
    assert page.locator(":target").inner_text() == "Wednesday"
    assert style(page.locator(":target"), "outline-style") == "solid"


def test_dark_is_dark_and_light_is_light(show: Open) -> None:
    papers = [style(show("/articles", color_scheme=s).locator("body"), "background-color") for s in ("light", "dark")]
    light, dark = (sum(int(v) for v in paper[4:-1].split(",")) for paper in papers)
    assert light > 700
    assert dark < 100


def test_the_keyboard_goes_through_with_a_visible_mark(show: Open) -> None:
    page = show(ARTICLE)
    page.keyboard.press("Tab")
    focused = page.locator(":focus")
    assert focused.inner_text() == "To the content"
    assert focused.bounding_box()["x"] >= 0
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    while page.locator(":focus").get_attribute("id") != "s1":
        assert style(page.locator(":focus"), "outline-style") == "solid"
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**#n1")


def test_scripts_of_others_do_not_run_even_where_scripts_are_allowed(show: Open) -> None:
    page = show("/articles/0bad", java_script_enabled=True)
    page.wait_for_timeout(200)
    assert (
        page.locator("script:not([src^='/static/headwater.js?'], [src^='/static/margin.js?']), main svg, img").count()
        == 0
    )
    assert "<script>alert(1)</script>" in page.locator("h1").inner_text()


def test_a_text_from_right_to_left_stands_on_the_right(show: Open) -> None:
    page = show("/articles/f0e1")
    text = page.locator(".text").first
    assert style(text, "direction") == "rtl"
    assert page.locator(".body").get_attribute("lang") == "ar"
    assert style(page.locator(".facts").first, "direction") == "ltr"


def test_a_search_by_hand(show: Open, desk: str) -> None:
    page = show("/articles")
    page.get_by_role("searchbox").fill("ambassadors")
    page.keyboard.press("Enter")
    page.wait_for_url(desk + "/search?q=ambassadors")
    assert page.locator("mark").first.inner_text().lower() == "ambassadors"
    assert style(page.locator("mark").first, "border-bottom-style") == "solid"


def test_on_paper_the_notes_stay_and_the_controls_go(show: Open) -> None:
    page = show(ARTICLE)
    page.emulate_media(media="print")
    assert page.locator("#n5").is_visible()
    assert not page.locator(".find").is_visible()
    assert style(page.locator("body"), "background-color") == "rgb(255, 255, 255)"
    assert page.pdf(format="A4")[:5] == b"%PDF-"
