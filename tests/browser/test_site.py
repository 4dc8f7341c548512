"""The site in a real Chromium: items published on the desk's pages, and seen by each kind of reader, without scripts."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from tests.browser.measures import HEADINGS, OVERFLOW, PALE, SIDEWAYS
from tests.show.serving import serving

from headwater.desk.publishing.site import Section, Site
from headwater.desk.store import Desk
from headwater.newsroom.publishing import subscribing

pytestmark = pytest.mark.browser
NOW = datetime.now(UTC)
TEXT = "The harbour was closed on Monday, {word}.\n\n## Why\n\n> Nobody told us, a {word} pilot said.\n\n- one\n- two"
_SERVE = (
    "import pathlib, sys; from headwater.show.site.server import run; run(pathlib.Path(sys.argv[1]), '127.0.0.1', 0)"
)
Reading = Callable[..., Page]


@contextmanager
def site_of(desk: Path) -> Iterator[str]:
    with subprocess.Popen(
        [sys.executable, "-c", _SERVE, str(desk)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            assert process.stdout is not None
            found = re.search(r"http://\S+", process.stdout.readline())
            assert found
            yield found.group().rstrip("/")
        finally:
            process.terminate()
            process.communicate(timeout=20)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("site") / "agency.desk"
    with Desk(made) as desk:
        desk.settle_site(
            Site("Harbour Wire", "Of an invented coast", languages=("en", "be"), zone="Europe/Vilnius"),
            ("en", "be"),
            "Anna",
        )
        for key, name in (("courts", "Courts"), ("economy", "Economy and a very long name of a section")):
            desk.keep_section(Section(key, {"en": name, "be": name}), "Anna")
    return made


@pytest.fixture(scope="module")
def newsroom(path: Path) -> Iterator[str]:
    with serving(path) as address:
        yield address.rstrip("/")


@pytest.fixture(scope="module")
def base(path: Path) -> Iterator[str]:
    with site_of(path) as address:
        yield address


@pytest.fixture
def browse(chromium: Browser) -> Iterator[Reading]:
    """Opens a page in a browser of its own, without scripts; anything that is asked of elsewhere fails the test."""
    asked: list[str] = []
    troubles: list[str] = []
    contexts: list[BrowserContext] = []

    def opened(address: str, **settings: Any) -> Page:
        given = {"java_script_enabled": False, "viewport": {"width": 1200, "height": 900}, **settings}
        context = chromium.new_context(**given)
        contexts.append(context)
        context.on("request", lambda request: asked.append(request.url))
        page = context.new_page()
        page.on("console", lambda message: troubles.append(message.text))
        page.goto(address)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert [url for url in asked if not url.startswith("http://127.0.0.1:")] == []
    assert [told for told in troubles if "status of 404" not in told and "status of 403" not in told] == []


@pytest.fixture(scope="module")
def keys(chromium: Browser, newsroom: str) -> dict[str, str]:
    """An item for each kind of reader, published in the desk's own form."""
    found = {}
    tiers = {"public": "for everybody", "subscribers": "for subscribers", "desk": "for the desk alone"}
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    for tier, label in tiers.items():
        page.goto(newsroom + "/publishing")
        page.get_by_role("link", name="New item").click()
        page.get_by_label("Headline").fill(f"The harbour, {tier}")
        page.get_by_label("Text", exact=True).fill(TEXT.format(word=f"zq{tier}"))
        page.get_by_label("Authors").fill("Anna Example")
        page.get_by_label("Section").select_option("courts")
        page.get_by_label(label).check()
        page.get_by_label("Who does it").fill("Anna")
        page.get_by_role("button", name="Publish").click()
        if page.get_by_role("alert").count():
            page.get_by_role("button", name="Publish all the same").click()
        assert f"The harbour, {tier}" in page.get_by_role("heading", level=1).inner_text()
        found[tier] = page.url.partition("?")[0].rpartition("/")[2]
    page.goto(f"{newsroom}/publishing/item/{found['public']}")
    page.locator("summary", has_text="Change it").click()
    change = page.locator("form", has=page.get_by_role("button", name="Publish the change"))
    change.locator("textarea[name=text]").fill(TEXT.format(word="zqpublic").replace("Monday", "Tuesday"))
    change.get_by_label("What changed").fill("An earlier version said Monday; it was Tuesday.")
    change.get_by_label("Who does it").fill("Anna")
    change.get_by_role("button", name="Publish the change").click()
    context.close()
    return found


def test_everybody_reads_what_is_for_everybody(browse: Reading, base: str, keys: dict[str, str]) -> None:
    page = browse(base + "/")
    assert (
        page.get_by_role("listitem")
        .filter(has_text="The harbour, subscribers")
        .get_by_text("For subscribers")
        .is_visible()
    )
    assert "The harbour, desk" not in page.content()
    page.get_by_role("link", name="The harbour, public").click()
    assert "zqpublic" in page.locator(".text").inner_text()
    assert "An earlier version said Monday; it was Tuesday." in page.locator(".changes").inner_text()
    page.get_by_role("link", name="Version 2, with its changes").click()
    assert (page.locator("del").inner_text(), page.locator("ins").inner_text()) == ("Monday", "Tuesday")
    page.goto(f"{base}/en/item/{keys['subscribers']}")
    assert "This item is for subscribers." in page.locator(".for-subscribers").inner_text()
    assert "zqsubscribers" not in page.content()
    nothing = page.goto(f"{base}/en/item/{keys['desk']}")
    assert nothing
    assert nothing.status == 404
    page.get_by_role("searchbox").fill("zqsubscribers")
    page.get_by_role("button", name="Search").click()
    assert "Nothing has all of" in page.get_by_role("status").inner_text()


def test_a_subscriber_logs_in_reads_and_logs_out(browse: Reading, base: str, path: Path, keys: dict[str, str]) -> None:
    with Desk(path) as desk:
        _, token = subscribing.add(desk, "Consulate", (NOW + timedelta(days=3)).date().isoformat(), [], "Anna", NOW)
    page = browse(f"{base}/en/item/{keys['subscribers']}")
    page.get_by_role("link", name="Log in to read it").click()
    page.get_by_label("The token that you were given").fill("not this one")
    page.get_by_role("button", name="Log in with the token").click()
    assert "This is no token of a subscriber." in page.get_by_role("alert").inner_text()
    page.get_by_label("The token that you were given").fill(token)
    page.get_by_role("button", name="Log in with the token").click()
    page.get_by_role("link", name="The harbour, subscribers").click()
    assert "zqsubscribers" in page.locator(".text").inner_text()
    nothing = page.goto(f"{base}/en/item/{keys['desk']}")
    assert nothing
    assert nothing.status == 404
    page.goto(f"{base}/en/")
    page.get_by_role("link", name="Your subscription").click()
    page.get_by_role("button", name="Make a new address").click()
    feed = page.locator("code").inner_text()
    assert "zqsubscribers" in page.request.get(feed).text()
    page.get_by_role("button", name="Log out").click()
    page.goto(f"{base}/en/item/{keys['subscribers']}")
    assert "zqsubscribers" not in page.content()


def test_a_subscription_ends_while_somebody_reads(browse: Reading, base: str, path: Path, keys: dict[str, str]) -> None:
    end = datetime.now(UTC) + timedelta(seconds=2)
    with Desk(path) as desk:
        _, token = desk.add_subscriber("Late", end, (), "Anna", datetime.now(UTC) - timedelta(days=2))
    page = browse(f"{base}/en/login")
    page.get_by_label("The token that you were given").fill(token)
    page.get_by_role("button", name="Log in with the token").click()
    while datetime.now(UTC) < end:
        time.sleep(0.1)
    page.goto(f"{base}/en/item/{keys['subscribers']}")
    assert "Your subscription has ended." in page.get_by_role("note").inner_text()
    assert "zqsubscribers" not in page.content()


def test_editors_see_the_site_as_each_reader_does(browse: Reading, newsroom: str, keys: dict[str, str]) -> None:
    page = browse(f"{newsroom}/publishing/item/{keys['subscribers']}")
    page.get_by_role("link", name="as everybody does").click()
    assert "A preview, as everybody sees it." in page.get_by_role("note").inner_text()
    assert "zqsubscribers" not in page.content()
    page.goto(f"{newsroom}/publishing/item/{keys['subscribers']}")
    page.get_by_role("link", name="as subscribers do").click()
    assert "zqsubscribers" in page.locator(".text").inner_text()
    page.goto(f"{newsroom}/publishing/item/{keys['desk']}")
    page.get_by_role("link", name="with all that the desk has").click()
    assert "zqdesk" in page.locator(".text").inner_text()


PAGES = (
    "/",
    "/en/item/{public}",
    "/en/item/{subscribers}",
    "/en/item/{public}/version/2",
    "/en/login",
    "/en/search?q=harbour",
    "/en/archive",
    "/be/",
    "/nothing",
)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_can_be_read_by_everybody(browse: Reading, base: str, keys: dict[str, str], scheme: str) -> None:
    """Contrast, headings, names of fields; 320 px wide without moving sideways."""
    page = browse(base + "/", java_script_enabled=True, viewport={"width": 320, "height": 700}, color_scheme=scheme)
    for there in PAGES:
        page.goto(base + there.format(**keys))
        assert page.evaluate(SIDEWAYS) == 0, there
        assert page.evaluate(OVERFLOW) == [], there
        assert page.evaluate(HEADINGS) == [], there
        assert page.evaluate(PALE) == [], there
        assert page.locator("input:not([type=hidden])").count() == page.locator("label").count(), there
        assert page.locator("html").get_attribute("lang") in ("en", "be")
        assert page.locator("script:not([type='application/ld+json'])").count() == 0


@pytest.mark.parametrize(
    "there",
    ["/publishing", "/publishing/new", "/publishing/item/{public}", "/publishing/subscribers", "/publishing/site"],
)
def test_pages_of_the_newsroom_can_be_read_by_everybody(
    browse: Reading, newsroom: str, keys: dict[str, str], there: str
) -> None:
    page = browse(newsroom + there.format(**keys), java_script_enabled=True, viewport={"width": 320, "height": 700})
    assert page.evaluate(SIDEWAYS) == 0
    assert page.evaluate(OVERFLOW) == []
    assert page.evaluate(HEADINGS) == []
    assert page.evaluate(PALE) == []


def test_a_page_is_small_and_printed_without_its_frame(browse: Reading, base: str, keys: dict[str, str]) -> None:
    page = browse(f"{base}/en/item/{keys['public']}")
    styles = page.locator("link[rel=stylesheet]").get_attribute("href")
    sizes = [len(page.request.get(base + there).body()) for there in (f"/en/item/{keys['public']}", styles or "")]
    assert sum(sizes) < 30_000
    page.emulate_media(media="print")
    assert not page.locator(".find").is_visible()
    assert page.locator(".text").is_visible()
