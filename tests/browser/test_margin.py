"""The article page in a real Chromium: sources told apart, notes made with a script and without, nothing sticks out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.browser.conftest import Open
from tests.browser.measures import OVERFLOW, PALE, SIDEWAYS
from tests.show import sample
from tests.show.keep import keep
from tests.show.serving import serving

from headwater.desk.store import Desk

pytestmark = pytest.mark.browser

AT = "/articles/8f3a61c2d90b"
SELECT = """() => {
  const p = [...document.querySelectorAll('.text')].find(e => e.textContent.includes('visit at this level'));
  const walk = document.createTreeWalker(p, NodeFilter.SHOW_TEXT);
  for (let n = walk.nextNode(); n; n = walk.nextNode()) {
    const at = n.textContent.indexOf('visit at this level');
    if (at < 0) continue;
    const range = document.createRange(); range.setStart(n, at); range.setEnd(n, at + 19);
    getSelection().removeAllRanges(); getSelection().addRange(range);
  }
}"""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a served desk: two versions of a report, with a note whose words only the first has."""
    path: Path = tmp_path_factory.mktemp("margin") / "story.desk"
    first = sample.reading()
    later = replace(first.article, text=sample.TEXT.replace("on Tuesday", "on Monday"))
    with Desk(path) as kept:
        keep(kept, sample.hostile())
        keep(kept, first)
        kept.note_passage(first.article.id, sample.span("Port Sable on Tuesday"), "Which day?", "Ana")
        keep(kept, replace(first, article=later))
    with serving(path) as address:
        yield address.rstrip("/")


def test_a_note_without_scripts_from_a_statement_to_the_margin(show: Open) -> None:
    page = show(AT)
    page.get_by_role("link", name="Write a note on statement 2").click()
    form = page.get_by_role("form", name="Write a note")
    form.get_by_label("Note").fill("Ask the paper.")
    form.get_by_label("Who writes").fill("Ana")
    form.get_by_role("button", name="Keep the note").click()
    note = page.locator(".of-person", has_text="Ask the paper.")
    assert note.first.is_visible()
    assert page.locator(".text .noted").first.is_visible()
    note.get_by_role("link", name="Answer, change, resolve").click()
    assert page.get_by_role("heading", level=1).inner_text().startswith("Note ")


def test_selected_words_offer_a_note_on_just_these_words(show: Open) -> None:
    page = show(AT, java_script_enabled=True)
    page.evaluate(SELECT)
    page.locator(".note-here").click()
    assert page.locator(".passage-of mark").inner_text() == "visit at this level"


def test_sources_are_told_apart_without_colour(show: Open) -> None:
    page = show(AT)
    letters = page.locator(".voices .letter").all_inner_texts()
    assert letters == sorted(set(letters))
    line = "e => getComputedStyle(e).borderBottomStyle"
    assert page.locator(".text .content.dashed").first.evaluate(line) == "dashed"
    assert page.locator(".text .content.h0.l0").first.evaluate(line) == "solid"
    page.locator(".voices li", has_text="Anton Vesk").get_by_role("link").last.click()
    assert page.locator(".note").count() < 4
    page.get_by_role("link", name="Mark all sources").click()
    assert page.locator(".note").count() > 8


def test_an_orphan_says_so(show: Open) -> None:
    assert "These words are no longer in the text:" in show(AT).locator(".apart").inner_text()
    assert show(f"{AT}?version=1").locator(".apart").count() == 0


@pytest.mark.parametrize("path", [AT, "/note/1", "/notes", f"{AT}/note?words=the"])
def test_what_is_no_longer_there_and_chosen_words_can_be_read_on_a_phone_and_in_the_dark(show: Open, path: str) -> None:
    page = show(path, width=320)
    assert page.evaluate(SIDEWAYS) == 0
    assert page.evaluate(OVERFLOW) == []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert page.evaluate(PALE) == [], scheme
