"""What is followed, in a real Chromium: following the first feed, its health, changing it, without scripts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.browser.conftest import Open
from tests.browser.measures import OVERFLOW, PALE, SIDEWAYS
from tests.show.serving import serving

from headwater.desk import Desk
from headwater.desk.followed.due import Claimant
from headwater.desk.followed.found import Outcome
from headwater.desk.followed.subscribed import Wish

pytestmark = pytest.mark.browser
LONG = "https://" + "a-very-long-name." * 9 + "example/feed.xml"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a served desk that follows a feed in trouble, a hostile one and a paused page."""
    path: Path = tmp_path_factory.mktemp("watch") / "story.desk"
    with Desk(path) as kept:
        kept.follow(Wish("https://post.example/feed", "1", "post.example", "feed", 900, "Harbour Post"), "Anna")
        kept.follow(Wish(LONG, "2", "a.example", "feed", 3600, "<img src=x onerror=alert(1)>"), "Bo")
        kept.follow(Wish("https://page.example/", "3", "page.example", "page", 86400), "Bo")
        now = datetime.now(UTC) + timedelta(seconds=1)
        (check,) = kept.take_due(Claimant("test", 60), now, 2, only=(1,))
        kept.finish_check(check, "test", Outcome(now, 900.0, "HTTP 500; the site is in trouble; try later"))
        kept.pause_followed(3, paused=True)
    with serving(path) as address:
        yield address.rstrip("/")


def test_health_is_told_and_trouble_comes_first(show: Open) -> None:
    page = show("/articles")
    page.get_by_role("link", name="Watch", exact=True).click()
    first = page.locator(".watched .item").first
    assert "Harbour Post" in first.inner_text()
    assert "HTTP 500; the site is in trouble; try later" in first.inner_text()
    page.get_by_role("link", name="With trouble").click()
    assert page.locator(".watched .item").count() == 1


def test_following_pausing_and_leaving_without_scripts(show: Open) -> None:
    page = show("/watch")
    form = page.get_by_role("form", name="Follow a feed or a page")
    form.get_by_label("Its address").fill("lodestar.example/rss")
    form.get_by_label("Look at it").select_option("3600")
    form.get_by_label("Who follows it").fill("Anna")
    form.get_by_role("button", name="Follow").click()
    assert "It is followed from now on" in page.get_by_role("status").inner_text()
    row = page.locator(".watched .item", has_text="lodestar.example")
    assert "every hour" in row.inner_text()
    row.locator("summary").click()
    row.get_by_role("button", name="Pause").click()
    assert "paused" in row.inner_text()
    row.locator("summary").click()
    row.get_by_role("button", name="Follow no longer").click()
    assert page.locator(".watched .item", has_text="lodestar.example").count() == 0


def test_the_page_fits_and_has_the_contrast_that_wcag_asks_for(show: Open) -> None:
    page = show("/watch")
    for details in page.locator("details").all():
        details.evaluate("e => e.open = true")
    for width in (320, 800, 1400):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(SIDEWAYS) <= 0, width
        assert page.evaluate(OVERFLOW) == [], width
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert page.evaluate(PALE) == [], scheme


def test_what_a_feed_calls_itself_does_not_run(show: Open) -> None:
    page = show("/watch", java_script_enabled=True)
    page.wait_for_timeout(200)
    assert page.locator("main img").count() == 0
    assert "<img src=x onerror=alert(1)>" in page.locator(".watched").inner_text()
