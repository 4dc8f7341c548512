"""From a desk that is open to one with accounts, in a real Chromium: the first admin, a reader, a wrong password."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, Page
from tests.browser import measures
from tests.show.serving import serving

PASSWORD = "four words by lot"


def _back(page: Page) -> None:
    """As `go_back`. With all that the site had stored Chromium drops the process that held the page, and whoever asks
    it meanwhile for its history is told that it is not attached: then again."""
    page.wait_for_load_state()
    for _ in range(50):
        try:
            page.go_back()
            return
        except Error as error:
            if "Not attached" not in str(error):
                raise
            page.wait_for_timeout(100)
    page.go_back()


def _enter(page: Page, name: str, password: str) -> None:
    page.fill("main [name=name]", name)
    page.fill("main [name=password]", password)
    page.click("main form button")


def _sound(page: Page) -> None:
    """As the other pages: to be read at 320 px, by all, in order."""
    page.set_viewport_size({"width": 320, "height": 800})
    assert page.evaluate(measures.SIDEWAYS) == 0
    assert page.evaluate(measures.OVERFLOW) == []
    assert page.evaluate(measures.HEADINGS) == []
    assert page.evaluate(measures.PALE) == []
    page.set_viewport_size({"width": 1200, "height": 800})


@pytest.mark.browser
def test_from_the_first_admin_to_the_logout(chromium: Browser, milled: Path, tmp_path: Path) -> None:
    path = tmp_path / "news.desk"
    shutil.copy(milled, path)
    with serving(path) as base:
        mine, theirs = (chromium.new_context(java_script_enabled=False) for _ in range(2))
        admin, reader = mine.new_page(), theirs.new_page()

        # The first account: from now on the desk is closed, and whoever made it is in.
        admin.goto(base + "accounts")
        _sound(admin)
        admin.fill("main [name=name]", "Anna")
        admin.fill("[name=new]", PASSWORD)
        admin.fill("[name=again]", PASSWORD)
        admin.click("text=Make the account")
        assert admin.url == base + "accounts"
        reader.goto(base + "claims")
        assert reader.url == base + "login?next=%2Fclaims"
        assert reader.locator("nav a").count() == 0
        _sound(reader)

        # An account for a reader, who sets the password by the link, and gets where they wanted.
        admin.fill("main [name=name]", "Boris")
        admin.check("[value=reader]")
        admin.click("text=Make the account")
        link = admin.input_value("input.link")
        _sound(admin)
        reader.goto(link)
        _sound(reader)
        reader.fill("[name=new]", PASSWORD + " and more")
        reader.fill("[name=again]", PASSWORD + " and more")
        reader.click("text=Set the password")
        reader.goto(base + "claims")
        _enter(reader, "boris", PASSWORD)
        assert reader.locator("#error").inner_text().startswith("The name or the password is wrong")
        _enter(reader, "boris", PASSWORD + " and more")
        assert reader.url == base + "claims"
        assert [cookie["httpOnly"] for cookie in theirs.cookies() if "session" in cookie.get("name", "")] == [True]

        # They read, and find nothing to judge with; what they send all the same is refused.
        reader.click("main h2 a >> nth=0")
        assert reader.locator("form.judge[method=post]").count() == 0
        assert reader.locator("#statements li").count() > 0
        assert reader.locator("#judge").count() == 0
        _sound(reader)
        claim = reader.url
        refused = reader.request.post(claim, form={"do": "rate"}, headers={"origin": base.rstrip("/")})
        assert refused.status == 403
        admin.goto(claim)
        assert admin.locator("form.judge[method=post]").count() > 0
        assert admin.locator("#statements li").count() == reader.locator("#statements li").count()
        reader.goto(base + "accounts")
        assert "takes the role" in reader.inner_text("main")
        reader.goto(base + "account")
        _sound(reader)

        # Logged out, the way back to a page that was seen shows nothing; and who guesses has to wait.
        reader.click("text=Log out >> nth=0")
        assert reader.url == base + "login"
        _back(reader)
        assert "/login" in reader.url
        assert reader.locator("form [name=password]").count() == 1
        for _ in range(6):
            reader.goto(base + "login")
            _enter(reader, "boris", "wrong words by lot")
        assert "Too many attempts" in reader.inner_text("#error")
        _enter(reader, "boris", PASSWORD + " and more")
        assert "Too many attempts" in reader.inner_text("#error")
        for context in (mine, theirs):
            context.close()
