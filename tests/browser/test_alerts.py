"""An alert in a real Chromium: armed from a claim's page, tried on the past, the standing turned, told on the desk."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.browser.conftest import Open
from tests.desk import alerted
from tests.show.serving import serving

from headwater import pipeline
from headwater.cli import alert
from headwater.config import Settings
from headwater.desk import Desk

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made: Path = tmp_path_factory.mktemp("alerts") / "story.desk"
    with alerted.opened(made) as kept:
        alerted.happens(kept, "standing")
    return made


@pytest.fixture(scope="module")
def desk(path: Path) -> Iterator[str]:
    with serving(path) as address:
        yield address.rstrip("/")


def tell(path: Path) -> None:
    """What the teller beside the server does, once."""
    alert.run(Settings(desk=str(path)), threading.Event(), once=True)


def test_armed_from_a_claims_page_tried_and_received(show: Open, path: Path) -> None:
    page = show("/claim/c-000001")
    page.get_by_role("link", name="Tell me when …").click()
    form = page.get_by_role("form", name="Tell me when …")
    form.get_by_label("It becomes disputed").first.check()
    form.get_by_label("Changes of one thing are told together").select_option("0")
    form.get_by_label("Whose alert it is").fill("Anna")
    form.get_by_role("button", name="Try it on the past").click()
    assert "In the last 30 days this would have told you 2 times:" in page.locator(".tried").inner_text()
    assert page.get_by_label("It becomes disputed").first.is_checked()
    page.get_by_role("button", name="Arm it").click()
    assert "It is armed" in page.get_by_role("status").inner_text()

    # A new article denies it.
    with Desk(path, rules=pipeline.RULES, weighing=pipeline.WEIGHING) as opened:
        alerted.deny(opened)
    tell(path)
    page.get_by_role("link", name="Alerts", exact=True).first.click()
    assert "1 unread" in page.locator("h1").inner_text()
    told = page.locator(".told .item").first
    assert "Standing: was officially confirmed, is disputed" in told.inner_text()
    page.get_by_role("button", name="All of this is read").click()
    assert "unread" not in page.locator("h1").inner_text()

    # A person judges, and that is told, too.
    with Desk(path, rules=pipeline.RULES, weighing=pipeline.WEIGHING) as opened:
        claim = opened.why("c-000001")
        denial = next(t for t in claim.tellings if t.article == alerted.article("post"))
        opened.correct_statement(f"{denial.article}:{denial.statement}", {"stance": "confirms"}, "bo")
    tell(path)
    page.reload()
    first = page.locator(".told .item").first.inner_text()
    assert "by a judgement of bo" in first
    told = page.locator(".told .item").first
    told.get_by_role("link", name="Velmark released").first.click()
    assert page.url.split("?")[0].endswith("/claim/c-000001")
