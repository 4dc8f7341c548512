"""The steps of scripts/pictures that are Python: somebody looks at the desk; it is shown, and its pages are drawn."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import sync_playwright

from headwater.desk import Desk

READER = "Anna"
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium-headless-shell")
WIDTH, HEIGHT = 1400, 1000
"""Pixels of a picture: the upper part of its page."""


def pages(desk: Desk) -> dict[str, str]:
    """The pages that are drawn, by the name of their picture: those of the claim and the story with most in them."""
    claim = desk.claims(limit=1)[0]
    story = max(desk.stories(100), key=lambda s: s.articles)
    return {"today": f"/today?by={READER}", "claim": f"/claim/{claim.claim}", "story": f"/story/{story.story}"}


@contextmanager
def served(path: str) -> Iterator[str]:
    """The address of the desk while it is served."""
    command = [sys.executable, "-m", "headwater", "serve", "--desk", path, "--port", "0", "--no-watch"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            found = re.search(r"http://\S+", process.stdout.readline() if process.stdout else "")
            if not found:
                sys.exit(f"pictures: {path} could not be served")
            yield found.group().rstrip("/")
        finally:
            process.terminate()


def draw(path: str, folder: Path) -> None:
    """Writes the pictures."""
    with Desk(path, create=False, read_only=True) as desk:
        wanted = pages(desk)
    folder.mkdir(parents=True, exist_ok=True)
    with served(path) as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light")
        for name, address in wanted.items():
            page.goto(base + address)
            page.screenshot(path=folder / f"{name}.png")
            print(f"{folder / name}.png: {address}")
        browser.close()


def main() -> None:
    """`look DESK` or `draw DESK FOLDER`."""
    match sys.argv[1:]:
        case ["look", path]:
            with Desk(path, create=False) as desk:
                desk.look(READER)
        case ["draw", path, folder]:
            draw(path, Path(folder))
        case _:
            sys.exit(__doc__)


if __name__ == "__main__":
    main()
