"""A real Chromium on a real desk. Without a browser these tests fail: scripts/need-chromium installs it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, sync_playwright
from tests.show import sample
from tests.show.keep import keep
from tests.show.serving import serving

from headwater.desk.store import Desk
from headwater.records import Issue

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium-headless-shell")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Whatever a page might ask for elsewhere, there is no elsewhere.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]
Open = Callable[..., Page]


@pytest.fixture(scope="session", autouse=True)
def clicks_end_on_a_whole_page() -> Iterator[None]:
    """A click that leads to another page is over when that page is there.

    By itself it is over when the page begins to come, and whoever then counts what is on it may count nothing.
    """
    with pytest.MonkeyPatch.context() as patch:
        for kind, deed in ((Locator, "click"), (Locator, "press"), (Page, "click")):
            patch.setattr(kind, deed, _to_the_end(getattr(kind, deed)))
        yield


def _to_the_end(deed: Callable[..., None]) -> Callable[..., None]:
    def done(on: Locator | Page, *words: str, **settings: Any) -> None:
        deed(on, *words, **settings)
        page = on if isinstance(on, Page) else on.page
        page.wait_for_load_state("domcontentloaded")

    return done


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    if not os.access(CHROMIUM, os.X_OK):
        pytest.fail(f"there is no browser at {CHROMIUM}: run scripts/need-chromium, or set CHROMIUM")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a served desk with two versions of a report, a withheld one, a foreign one and a hostile one."""
    path: Path = tmp_path_factory.mktemp("desk") / "story.desk"
    first = sample.reading()
    later = replace(first.article, text=sample.TEXT.replace("six years", "ten years"))
    with Desk(path) as kept:
        for reading in (sample.hostile(), sample.foreign(), sample.withheld(), first, replace(first, article=later)):
            keep(kept, reading)
        kept.note_issue(Issue("broken", "The file ends in the middle.", "/in/" + "long" * 60 + ".pdf"))
    with serving(path) as address:
        yield address.rstrip("/")


@pytest.fixture
def show(chromium: Browser, desk: str) -> Iterator[Open]:
    """Opens a page of the desk without scripts; fails the test where anything was asked of another address."""
    asked: list[str] = []
    troubles: list[str] = []
    contexts: list[BrowserContext] = []

    def opened(path: str, *, width: int = 1400, height: int = 900, **settings: Any) -> Page:
        settings = {"java_script_enabled": False, **settings}
        context = chromium.new_context(viewport={"width": width, "height": height}, **settings)
        contexts.append(context)
        context.on("request", lambda request: asked.append(request.url))
        page = context.new_page()
        page.on("console", lambda message: troubles.append(message.text))
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("dialog", lambda dialog: (troubles.append(dialog.message), dialog.dismiss()))
        page.goto(desk + path)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert [url for url in asked if not url.startswith(desk + "/")] == []
    assert [t for t in troubles if "status of 404" not in t] == []
