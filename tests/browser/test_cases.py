"""A confidential case in a real Chromium: begun, written in, locked, refused, opened; and what is left on the disk."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page
from tests.browser.conftest import CHROMIUM, FLAGS
from tests.browser.measures import HEADINGS, OVERFLOW, PALE
from tests.browser.test_every_page import AXE, SERIOUS, UNFOLD
from tests.show import sample
from tests.show.keep import keep
from tests.show.serving import serving

from headwater.desk.store import Desk

pytestmark = pytest.mark.browser

PASSPHRASE = "kettle marble ferry oath"
SECRETS = ("quillwort", "Brackenfold", "Tilth and Harrow")
"""Words that stand in the note alone: in its text, as its code name, as what the case is called."""
COMMANDS = """
import json, sys
from headwater import cli
for command in json.loads(sys.argv[1]):
    if code := cli.run(command):
        sys.exit(code)
"""
"""Several commands in one process: the program is loaded once for all of them."""


@dataclass(frozen=True, slots=True)
class House:
    """A served desk with a machine of its own: home, temporary files, the browser's profile."""

    address: str
    folder: Path


@pytest.fixture
def at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "TMPDIR"):
        folder = tmp_path / name.lower()
        folder.mkdir()
        monkeypatch.setenv(name, str(folder))
    path = tmp_path / "news.desk"
    with Desk(path) as desk:
        keep(desk, sample.reading())
    with serving(path) as address:
        yield House(address.rstrip("/"), tmp_path)


def on_disk(folder: Path, *words: str) -> list[str]:
    """Where in any file these words stand, in the two ways in which programs write text."""
    found = []
    for file in folder.rglob("*"):
        if file.is_file() and not file.is_symlink():
            data = file.read_bytes()
            for word in words:
                if word.encode() in data or word.encode("utf-16-le") in data:
                    found.append(f"{file.relative_to(folder)}: {word}")
    return found


def serious(page: Page) -> list[object]:
    """What axe-core finds serious, all of the page unfolded."""
    page.evaluate(UNFOLD)
    page.evaluate(AXE_SCRIPT)
    return [found for found in page.evaluate(AXE, None) if found["impact"] in SERIOUS]


def begin(page: Page, base: str) -> None:
    page.goto(base + "/cases")
    page.get_by_label("Passphrase", exact=True).fill(PASSPHRASE)
    page.get_by_label("The passphrase once more").fill(PASSPHRASE)
    page.get_by_label("Who writes").fill("Anna")
    page.get_by_role("button", name="Seal a new case").click()
    page.get_by_text("What the case is called").click()
    page.get_by_label("Name of the case").fill(SECRETS[2])
    page.locator("form", has=page.get_by_role("button", name="Call it so")).get_by_label("Who writes").fill("Anna")
    page.get_by_role("button", name="Call it so").click()


def write(page: Page) -> None:
    page.get_by_label("Code name").fill(SECRETS[1])
    page.get_by_label("Position to know").fill("Sits in the room where it is decided.")
    page.get_by_label("Anything else").fill(f"It saw the {SECRETS[0]} ledger.")
    page.locator("form", has=page.get_by_role("button", name="Seal the note")).get_by_label("Who writes").fill("Anna")
    page.get_by_role("button", name="Seal the note").click()


def open_with(page: Page, passphrase: str) -> None:
    page.get_by_label("Passphrase, or recovery key").fill(passphrase)
    page.locator("form", has=page.get_by_role("button", name="Open")).get_by_label("Who writes").fill("Anna")
    page.get_by_role("button", name="Open").click()


def test_a_case_from_its_beginning_to_its_lock_leaves_no_word_on_the_disk(chromium: Browser, at_home: House) -> None:
    profile = at_home.folder / "profile"
    context = chromium.browser_type.launch_persistent_context(
        str(profile), executable_path=CHROMIUM, args=FLAGS, viewport={"width": 1400, "height": 900}
    )
    try:
        page = context.new_page()
        begin(page, at_home.address)
        assert page.get_by_role("heading", level=1).inner_text() == SECRETS[2]
        case = page.url.partition("?")[0]
        write(page)
        assert page.get_by_role("heading", name=SECRETS[1]).is_visible()
        assert not any(word in page.title() + page.url for word in SECRETS)
        assert page.evaluate(PALE) == []
        assert page.evaluate(HEADINGS) == []
        assert serious(page) == []
        assert on_disk(at_home.folder, sample.TEXT[:30])  # what is looked for is found where it is
        # While it is open, nothing of it is in any file: the desk, its log, what is temporary, the browser's own.
        assert on_disk(at_home.folder, *SECRETS, PASSPHRASE) == []
        page.get_by_role("button", name="Lock now").click()
        assert page.get_by_text("This case is locked.").is_visible()
        assert not any(word in page.content() for word in SECRETS)
        page.go_back()
        assert not any(word in page.content() for word in SECRETS)
        page.goto(case)
        open_with(page, "kettle marble ferry oats")
        assert "not the passphrase" in page.get_by_role("alert").inner_text()
        assert not any(word in page.content() for word in SECRETS)
        open_with(page, PASSPHRASE)
        assert page.get_by_text(SECRETS[0]).first.is_visible()
        page.set_viewport_size({"width": 320, "height": 700})
        assert page.evaluate(OVERFLOW) == []
    finally:
        context.close()
    desk = ("--desk", str(at_home.folder / "news.desk"))
    commands = (
        ("backup", str(at_home.folder / "a.backup"), *desk),
        ("log", "list", *desk),
        ("verify", *desk),
        ("export", "csv", "notes", "--notes", *desk),
        ("export", "csv", "articles", *desk),
    )
    run = [sys.executable, "-c", COMMANDS, json.dumps(commands)]
    done = subprocess.run(run, capture_output=True, env=dict(os.environ), check=False)
    (at_home.folder / "commands.out").write_bytes(done.stdout + done.stderr)
    assert done.returncode == 0, done.stderr
    # The last of them was run, too, and has written what is no secret.
    assert sample.reading().article.id.encode() in done.stdout
    assert on_disk(at_home.folder, *SECRETS, PASSPHRASE) == []
    assert (at_home.folder / "a.backup").exists()
