"""Every page in every language: said to be in it, nothing English left at the top, and nothing sticks out at 320 px."""

from __future__ import annotations

import pytest
from tests.browser.conftest import Open
from tests.browser.measures import PALE, TOO_WIDE

from headwater.show.tongue import LANGUAGES

pytestmark = pytest.mark.browser

ARTICLE = "/articles/8f3a61c2d90b"
PAGES = [
    *("/today", "/stories", "/claims", "/articles", "/entities", "/outlets", "/watch", "/activity", "/issues", "/add"),
    *("/watchlists", "/search?q=port", "/preferences", "/nothing", ARTICLE, ARTICLE + "/copies"),
    ARTICLE + "/difference?from=1&to=2",
]


@pytest.mark.parametrize("code", LANGUAGES[1:])
def test_every_page_is_in_its_language_and_fits(show: Open, code: str) -> None:
    english = set(show("/articles").locator(".masthead nav a").all_inner_texts())
    page = show("/articles", width=320)
    origin = page.url.removesuffix("/articles")
    for path in PAGES:
        page.goto(origin + path + ("&" if "?" in path else "?") + f"language={code}")
        assert page.locator("html").get_attribute("lang") == code, path
        over, out = page.evaluate(TOO_WIDE)
        assert over <= 0, path
        assert out == [], path
        told = set(page.locator(".masthead nav a").all_inner_texts())
        assert not told & english, path


def test_switching_by_hand_and_dark_by_choice(show: Open) -> None:
    page = show("/preferences")
    page.get_by_label("Беларуская").check()
    page.get_by_label("always dark").check()
    page.get_by_role("button", name="Keep", exact=True).click()
    assert page.locator("html").get_attribute("lang") == "be"
    paper = page.locator("body").evaluate("e => getComputedStyle(e).backgroundColor")
    assert sum(int(v) for v in paper[4:-1].split(",")) < 100
    assert page.evaluate(PALE) == []
