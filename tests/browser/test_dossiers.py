"""A dossier from the page of a claim to a file, and what changed since: in a real Chromium, without scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page
from tests.browser.conftest import Open
from tests.desk import told
from tests.show.serving import serving

from headwater import pipeline
from headwater.desk import Desk

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path: Path = tmp_path_factory.mktemp("dossiers") / "story.desk"
    told.fill(path).close()
    return path


@pytest.fixture(scope="module")
def desk(path: Path) -> Iterator[str]:
    with serving(path) as address:
        yield address.rstrip("/")


def taken(page: Page, form: str, *, safe: bool = False) -> bytes:
    """What is downloaded from the page that takes a dossier away."""
    page.get_by_role("link", name="Take it away").click()
    page.locator(f"input[name=form][value={form}]").check()
    page.locator(f"input[name=safe][value={'yes' if safe else ''!r}]").check()
    page.get_by_label("Who writes").fill("Anna")
    with page.expect_download() as download:
        page.get_by_role("button", name="Take it away").click()
    return Path(download.value.path()).read_bytes()


def test_written_from_a_claim_taken_away_and_told_what_changed_since(show: Open, desk: str, path: Path) -> None:
    with Desk(path, create=False, read_only=True) as opened:
        claim = told.release(opened).row.claim
        refs = {t.article: f"{t.article}:{t.statement}" for t in reversed(told.release(opened).tellings)}
    page = show(f"/claim/{claim}", java_script_enabled=False)
    page.get_by_role("link", name="Put into a dossier").click()
    page.get_by_text("Quote a statement of it").click()
    page.locator("details input[name=key]").first.check()
    page.get_by_label("Its title").fill("The release in Velmark")
    page.get_by_label("Who writes").fill("Anna")
    page.get_by_role("button", name="Put in").click()
    text = page.locator("textarea[name=text]")
    (shown, quoted) = re.findall(r"\[[^\]]+\]", text.input_value())
    text.fill(
        f"# What is known\n\nThree men are free {quoted}. Nobody says why.\n\n{shown}\n\nThey write:\n\n> {quoted}"
    )
    page.get_by_role("button", name="Look at it first").click()
    assert page.get_by_text("1 sentence without evidence").is_visible()
    assert page.locator(".looked-at .quotation").count() == 1
    page.get_by_label("Who writes").fill("Anna")
    page.get_by_role("button", name="Keep").click()
    assert page.url == f"{desk}/dossier/d-000001?by=Anna"
    assert page.locator(".paper .notes > li").count() == 2
    page.locator(".paper sup a").first.click()
    assert page.url.endswith("#n1")

    assert taken(page, "pdf").startswith(b"%PDF")
    assert taken(page, "docx").startswith(b"PK")
    assert b"Northern Wire" in taken(page, "html")
    assert b"Northern Wire" not in taken(page, "html", safe=True)

    with Desk(path, create=False, rules=pipeline.RULES, weighing=pipeline.WEIGHING) as judging:
        judging.judge_origins(refs[told.article("wire")], refs[told.article("vesti")], "Bo", same=True)
    page.goto(f"{desk}/dossiers")
    assert page.get_by_text("1 claim stands otherwise than when it was written").is_visible()
    page.get_by_role("link", name="The release in Velmark").click()
    assert page.get_by_text("was: disputed, 1 to 2 independent origins").is_visible()
    assert page.get_by_text("Bo decided").is_visible()
    assert b"What changed since this was written" in taken(page, "html")
    page.get_by_role("link", name="Read", exact=True).click()
    page.get_by_label("Who writes").fill("Bo")
    page.get_by_role("button", name="I have seen this").click()
    assert not page.locator("#moved").count()
    page.get_by_role("link", name="Revisions").click()
    assert page.get_by_text("changes seen by Bo").is_visible()
    for there in ("", "/write", "/export"):
        page.set_viewport_size({"width": 320, "height": 800})
        page.goto(f"{desk}/dossier/d-000001{there}")
        assert not page.locator("body").evaluate("() => document.documentElement.scrollWidth > 320")
