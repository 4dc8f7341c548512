"""From an empty folder to the first tree, and pages that live: in a real Chromium, with scripts and without."""

from __future__ import annotations

import os
import re
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tests import whole
from tests.browser.conftest import Open
from tests.browser.measures import OVERFLOW, PALE, SIDEWAYS
from tests.show import telling
from tests.show.serving import serving

from headwater.desk.store import Desk
from headwater.records import Issue

pytestmark = pytest.mark.browser

MINUTE = 60.0
WIDTHS = (320, 800, 1400)


@contextmanager
def begun(folder: Path, **settings: str) -> Iterator[str]:
    """`headwater serve` in a folder with nothing in it; its address."""
    environ = {k: v for k, v in os.environ.items() if not k.startswith("HEADWATER_")} | settings | {"HOME": str(folder)}
    command = [sys.executable, "-m", "headwater", "serve", "--port", "0", "--no-watch"]
    with subprocess.Popen(command, cwd=folder, env=environ, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout
            said = process.stdout.readline()
            found = re.search(r"http://\S+", said)
            assert found, said
            yield found.group().rstrip("/")
        finally:
            process.terminate()
            process.wait(20)


@pytest.mark.parametrize(("asks", "reader"), [(True, "model"), (False, "rules")][: whole.count(1, 2)])
def test_from_an_empty_folder_to_the_first_tree_in_a_minute(
    chromium: Browser, tmp_path: Path, *, asks: bool, reader: str
) -> None:
    """Two look on while the same examples are read, one who lets no script run and one who does; `asks`: whether the
    latter is who asked for it."""
    used = _seconds()
    with begun(tmp_path, HEADWATER_ENGINE_READER=reader) as base:
        plain, scripted = (chromium.new_context(java_script_enabled=scripts) for scripts in (False, True))
        pages = [plain.new_page(), scripted.new_page()]
        for page in pages:
            page.goto(base)
            expect(page.get_by_role("heading", level=1)).to_have_text("What shall be read?")
            expect(page.get_by_role("button", name="Read the examples")).to_be_visible()
        assert list(tmp_path.glob("*.desk")) == []
        pages[asks].get_by_role("button", name="Read the examples").click()
        assert "/work/" in pages[asks].url
        pages[not asks].goto(pages[asks].url)
        for page in pages:
            expect(page.locator(".progress .lead")).to_contain_text("Being read")
        for page in pages:
            expect(page.locator(".progress .lead")).to_have_text("Done.", timeout=5 * MINUTE * 1000)
            expect(page.locator(".progress .sums")).to_contain_text("12 articles read")
            page.locator(".item a").first.click()
            expect(page.locator("main svg.picture").first).to_be_visible()
            assert "/claim/c-" in page.url
            page.goto(base)
            assert page.url.endswith("/today")
        plain.close()
        scripted.close()
    # Of the processor, from the command to the tree: a busy machine takes longer, and is no failure.
    assert _seconds() - used < MINUTE


def _seconds() -> float:
    """Of the processor that processes used which have ended, and theirs."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def test_the_first_page_fits_and_has_the_contrast_that_wcag_asks_for(chromium: Browser, tmp_path: Path) -> None:
    with begun(tmp_path) as base:
        context = chromium.new_context()
        page = context.new_page()
        page.goto(base)
        page.get_by_text("Where it comes from").click()
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate(SIDEWAYS) <= 0, width
            assert page.evaluate(OVERFLOW) == [], width
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            assert page.evaluate(PALE) == [], scheme
        nameless = "() => [...document.querySelectorAll('main input:not([type=hidden]), main textarea')].filter(f => !f.labels.length).length"
        assert page.evaluate(nameless) == 0
        context.close()


# Pages that live


@pytest.fixture(scope="module")
def desk_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path: Path = tmp_path_factory.mktemp("told") / "story.desk"
    telling.fill(path)
    return path


@pytest.fixture(scope="module")
def desk(desk_file: Path) -> Iterator[str]:
    with serving(desk_file) as address:
        yield address.rstrip("/")


def change(path: Path) -> None:
    """Something that any page may show."""
    with Desk(path) as desk:
        desk.note_issue(Issue("broken", "It ends in the middle.", f"{time.monotonic()}.pdf"))


def opened(show: Open, path: str) -> Page:
    page = show(path, java_script_enabled=True)
    with page.expect_response("**/events"):
        page.reload()
    return page


def test_a_page_says_that_the_desk_has_changed_and_shows_it_when_asked(show: Open, desk_file: Path) -> None:
    page = opened(show, "/issues")
    before = page.locator("main").inner_text()
    change(desk_file)
    bar = page.locator(".live.on")
    expect(bar).to_contain_text("The desk has changed since this page was loaded.", timeout=10_000)
    assert page.locator("main").inner_text() == before
    bar.get_by_role("button", name="Show").click()
    expect(page.locator("main")).to_contain_text("It ends in the middle.")
    expect(bar).to_have_count(0)
    assert page.evaluate("document.activeElement.id") == "main"
    assert page.get_by_role("status").first.text_content() == "The page shows the desk as it is now."


def test_what_was_typed_is_carried_over_and_what_is_open_stays_so(show: Open, desk_file: Path) -> None:
    page = opened(show, "/add")
    page.get_by_label("Its address").fill("https://half.example/typ")
    page.get_by_text("Where it comes from").click()
    page.get_by_label("Outlet").fill("Lund Post")
    change(desk_file)
    page.locator(".live.on").get_by_role("button", name="Show").click(timeout=10_000)
    expect(page.get_by_role("status").first).to_have_text("The page shows the desk as it is now.")
    assert page.get_by_label("Its address").input_value() == "https://half.example/typ"
    assert page.get_by_label("Outlet").is_visible()
    assert page.get_by_label("Outlet").input_value() == "Lund Post"


def test_a_chosen_file_keeps_the_page_as_it_is(show: Open, desk_file: Path, tmp_path: Path) -> None:
    page = opened(show, "/add")
    (tmp_path / "a.txt").write_text("It sank.")
    page.locator("#files").set_input_files(tmp_path / "a.txt")
    change(desk_file)
    page.locator(".live.on").get_by_role("button", name="Show").click(timeout=10_000)
    expect(page.locator(".live.on")).to_contain_text("has no place on the new page")
    assert page.locator("#files").evaluate("e => e.files.length") == 1


def test_the_keys_go_through_a_list_and_to_the_search_on_any_layout(show: Open) -> None:
    page = opened(show, "/claims")
    focused = "() => [...document.querySelectorAll('.item')].findIndex(i => i.contains(document.activeElement))"
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert page.evaluate(focused) == 1
    page.keyboard.press("k")
    assert page.evaluate(focused) == 0
    # The key of "j" on a Cyrillic layout.
    page.evaluate("document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'о', code: 'KeyJ', bubbles: true}))")
    assert page.evaluate(focused) == 1
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "q"
    page.keyboard.type("j/k?")
    assert page.locator("#q").input_value() == "j/k?"
    assert not page.locator("dialog").is_visible()


def test_the_keys_are_listed_and_can_be_switched_off(show: Open, desk: str) -> None:
    page = opened(show, "/claims")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    page.keyboard.press("j")
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_be_hidden()
    page.get_by_role("button", name="Keys").click()
    page.get_by_role("button", name="Close").click()
    expect(page.locator("dialog")).to_be_hidden()
    page.context.add_cookies([{"name": "headwater-keys", "value": "off", "url": desk}])
    page.reload()
    page.keyboard.press("?")
    page.keyboard.press("/")
    expect(page.locator("dialog")).to_be_hidden()
    assert page.evaluate("document.activeElement.id") != "q"


def test_what_the_script_shows_has_contrast_and_fits(show: Open, desk_file: Path) -> None:
    page = opened(show, "/issues")
    change(desk_file)
    expect(page.locator(".live.on")).to_be_visible(timeout=10_000)
    page.keyboard.press("?")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(SIDEWAYS) <= 0, width
        assert page.evaluate(OVERFLOW) == [], width
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert page.evaluate(PALE) == [], scheme
