"""Every page of the app in a real Chromium: widths, headings, contrast in light and dark, and where requests go.

axe-core looks at a third of them, in light and dark: it costs more than all the rest. `make measure` has it look at all.

The walk is made of the app's own addresses (walk.py), so that a new page cannot be left out. axe-core comes with
axe-playwright-python and is handed to the page by the browser's debugger: no script is let in by the page's policy, which
stays in force, so that a page which broke it would be found too.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, BrowserContext, Page
from tests import whole
from tests.browser import walk
from tests.browser.measures import HEADINGS, OVERFLOW, PALE, SIDEWAYS, TEXTS, TOO_WIDE
from tests.show.serving import serving

from headwater.show.tongue import LANGUAGES
from headwater.show.web import assets

pytestmark = pytest.mark.browser

Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, Scheme] = ("light", "dark")
WIDTHS = (320, 800, 1400)
SERIOUS = ("serious", "critical")
AXE = """async only => (await axe.run(document, {
    resultTypes: ['violations'], preload: false, iframes: false, ...(only && {runOnly: only})
  })).violations.map(v => ({impact: v.impact, id: v.id, at: v.nodes.slice(0, 3).map(n => n.html.slice(0, 160))}))"""
"""No style sheet is fetched for it once more: the one rule that reads them is that of how a device is held (below)."""
COLOURS = ["color-contrast", "link-in-text-block"]
"""What of axe-core can differ between light and dark: the rest is asked once."""
ALWAYS = ("/add", "/preferences", "/alerts/new", "/import", "/export", "/search", f"/articles/{walk.ARTICLE}")
"""Pages that axe-core looks at whatever is drawn: forms, lists and the text of an article."""
UNFOLD = "() => document.querySelectorAll('details').forEach(e => e.open = true)"


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path: Path = tmp_path_factory.mktemp("walk") / "story.desk"
    walk.fill(path)
    return path


@pytest.fixture(scope="module")
def desk(path: Path) -> Iterator[str]:
    with serving(path) as address:
        yield address.rstrip("/")


class Walk:
    """Goes from page to page, and keeps what is wrong with each."""

    def __init__(self, context: BrowserContext, desk: str) -> None:
        self.desk, self.at, self.troubles = desk, "", list[str]()
        self.page, self.scheme = context.new_page(), ""
        context.on("request", lambda r: r.url.startswith(desk + "/") or self.note(f"asked for {r.url}"))
        self.page.on("console", lambda message: self.note(message.text))
        self.page.on("pageerror", lambda error: self.note(str(error)))
        self.page.on("dialog", lambda dialog: (self.note(dialog.message), dialog.dismiss()))

    def note(self, trouble: object) -> None:
        """Keeps a trouble of this page. That an address has nothing is what its page says."""
        if "Failed to load resource: the server responded with a status of 40" not in str(trouble):
            self.troubles.append(f"{self.at}: {trouble}")

    def go(self, at: str, *, axe: bool) -> None:
        """Looks at one page: folded from wide to narrow, unfolded from narrow to wide, as the next one begins."""
        self.at = at
        self.wide(WIDTHS[-1])
        answer = self.page.goto(self.desk + at)
        if not answer or answer.status >= 500:
            self.note(answer and answer.status)
        for trouble in self.page.evaluate(HEADINGS):
            self.note(trouble)
        self.contrasts("folded")
        for width in WIDTHS[::-1]:
            self.fits(width, "folded")
        self.page.evaluate(UNFOLD)
        for width in WIDTHS:
            self.fits(width, "unfolded")
            if width in (WIDTHS[0], WIDTHS[-1]):
                self.contrasts(f"unfolded, {width}")
        if axe:
            self.axe()

    def wide(self, width: int) -> None:
        """The window is so wide. Where it is already, nothing is laid out anew."""
        if (self.page.viewport_size or {}).get("width") != width:
            self.page.set_viewport_size({"width": width, "height": 900})

    def lit(self, scheme: Scheme) -> None:
        """Light or dark is asked for."""
        if self.scheme != scheme:
            self.page.emulate_media(color_scheme=scheme)
            self.scheme = scheme

    def fits(self, width: int, how: str) -> None:
        """Nothing sticks out at this width."""
        self.wide(width)
        over, out = self.page.evaluate(TOO_WIDE)
        if over > 0 or out:
            self.note(f"{over} px too wide at {width}, {how}: {out[:4]}")

    def contrasts(self, how: str) -> None:
        """Every piece of text stands out, in light and in the dark."""
        for scheme in SCHEMES if self.scheme == SCHEMES[0] else SCHEMES[::-1]:
            self.lit(scheme)
            pieces, pale = self.page.evaluate(TEXTS)
            if pieces < 6:
                self.note(f"{scheme}, {how}: only {pieces} pieces of text")
            for row in pale:
                self.note(f"{scheme}, {how}: {row}")

    def axe(self) -> None:
        """axe-core finds nothing serious, in light or in the dark."""
        self.page.evaluate(AXE_SCRIPT)
        for scheme, only in ((SCHEMES[1], COLOURS), (SCHEMES[0], None)):
            self.lit(scheme)
            for found in self.page.evaluate(AXE, only):
                if found["impact"] in SERIOUS:
                    self.note(f"{scheme}: {found['impact']}: {found['id']} {found['at']}")


def _work(page: Page, desk: str) -> str:
    """A piece of work that cannot be done: the address of its page."""
    page.goto(desk + "/add")
    page.get_by_label("Its address").fill("http://127.0.0.1:9/feed.xml")
    page.get_by_label("Its address").press("Enter")
    page.wait_for_url("**/work/*")
    return page.url.removeprefix(desk)


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    made = chromium.new_context()
    yield made
    made.close()


@pytest.mark.parametrize("scripts", [True, False][: whole.count(1, 2)])
def test_every_page_is_sound(chromium: Browser, desk: str, path: Path, *, scripts: bool) -> None:
    context = chromium.new_context(java_script_enabled=scripts)
    walked = Walk(context, desk)
    pages = list(dict.fromkeys(walk.addresses(path, work=_work(walked.page, desk))))
    looked_at = {*whole.sample(pages, 4, seed=1), *(at for at in ALWAYS if at in pages)}
    for at in pages:
        walked.go(at, axe=scripts and at in looked_at)  # axe-core waits, and without scripts for ever
    assert walked.troubles == [], "\n".join(walked.troubles)
    assert len(pages) > 50
    assert len(looked_at) > 20
    context.close()


def test_no_style_asks_how_a_device_is_held() -> None:
    styles = list((Path(assets.__file__).parent / "static").rglob("*.css"))
    assert styles
    assert [style.name for style in styles if "orientation" in style.read_text(encoding="utf-8")] == []


def test_the_measures_see_what_is_wrong(context: BrowserContext, desk: str) -> None:
    walked = Walk(context, desk)
    walked.page.set_content(
        "<title>A</title><main><h1>A</h1><h3>B</h3><input><p style='color:#999'>Pale words</p></main>"
    )
    assert walked.page.evaluate(HEADINGS) == ["h3 after h1: B"]
    assert [row["what"] for row in walked.page.evaluate(PALE)] == ["P. Pale words"]
    walked.axe()
    assert {row.split()[3] for row in walked.troubles} == {"color-contrast", "label", "html-has-lang"}
    walked.page.set_content("<p style='width: 3000px'>Wide words</p>")
    assert walked.page.evaluate(TOO_WIDE) == [walked.page.evaluate(SIDEWAYS), ["P."]]
    assert walked.page.evaluate(SIDEWAYS) > 1000


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_longer_words_of_another_language_fit_on_a_phone(context: BrowserContext, desk: str, language: str) -> None:
    walked = Walk(context, desk)
    walked.page.set_viewport_size({"width": WIDTHS[0], "height": 900})
    for at in walk.LONGEST:
        walked.at = f"{language}: {at}"
        walked.page.goto(f"{desk}{at}?language={language}")
        walked.page.evaluate(UNFOLD)
        if (over := walked.page.evaluate(SIDEWAYS)) > 0:
            walked.note(f"{over} px too wide: {walked.page.evaluate(OVERFLOW)[:4]}")
    assert walked.troubles == [], "\n".join(walked.troubles)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_theme_that_was_chosen_is_as_sound(context: BrowserContext, desk: str, theme: str) -> None:
    context.add_cookies([{"name": "headwater-theme", "value": theme, "url": desk}])
    walked = Walk(context, desk)
    for at in ("/today", "/claim/c-000001", f"/articles/{walk.ARTICLE}", "/preferences"):
        walked.at = f"{theme}: {at}"
        walked.page.emulate_media(color_scheme="dark" if theme == "light" else "light")
        walked.page.goto(desk + at)
        walked.page.evaluate(AXE_SCRIPT)
        found: list[dict[str, Any]] = walked.page.evaluate(AXE, COLOURS)
        walked.troubles += [f"{walked.at}: {row}" for row in found if row["impact"] in SERIOUS]
    assert walked.troubles == [], "\n".join(walked.troubles)
