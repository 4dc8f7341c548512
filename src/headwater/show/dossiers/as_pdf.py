"""A page as PDF, by WeasyPrint: with the fonts of this machine, and nothing is ever fetched.

A long page takes a minute of one processor. So a desk that answers others prints in a process of its own (`apart`),
which gets the page as HTML on its standard input.
"""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import threading
from collections.abc import Sequence
from typing import Any, Final, NoReturn

from headwater.errors import ConfigError
from headwater.show.dossiers import as_html
from headwater.show.dossiers.paper import Paper

MISSING: Final = (
    "A PDF needs Pango, which is not on this machine. Install it: `apt install libpango-1.0-0 libpangoft2-1.0-0 "
    "libharfbuzz-subset0` on Debian or Ubuntu, `dnf install pango` on Fedora, `brew install pango` on macOS; on "
    "Windows as https://doc.courtbouillon.org/weasyprint/stable/first_steps.html says. HTML, DOCX and Markdown need "
    "nothing."
)
PATIENCE: Final = 600.0
"""Seconds for the longest page; one of 200 claims and 50 pages of text takes half a minute of a processor."""
AT_ONCE: Final = 2
"""Pages that are printed at one time, however many ask."""
_NO_PANGO: Final = 3
_places = threading.Semaphore(AT_ONCE)


def pdf(paper: Paper) -> bytes:
    """The page as a file, the same for the same page and fonts. `ConfigError` where Pango is missing."""
    return _printed(_page(paper), safe=paper.safe)


def apart(paper: Paper) -> bytes:
    """The same, made by a process of its own. `ConfigError` where Pango is missing, or it takes too long."""
    if not _places.acquire(timeout=PATIENCE):
        raise ConfigError("Other PDFs are being made. Try again in some minutes. DOCX takes seconds.")
    try:
        return _apart(paper)
    finally:
        _places.release()


def _apart(paper: Paper) -> bytes:
    command = [sys.executable, "-m", __name__, *(["safe"] if paper.safe else [])]
    try:
        done = subprocess.run(command, input=_page(paper).encode(), capture_output=True, timeout=PATIENCE, check=False)
    except subprocess.TimeoutExpired as error:
        raise ConfigError(f"The PDF was not ready after {PATIENCE / 60:.0f} minutes. DOCX takes seconds.") from error
    if done.returncode == _NO_PANGO:
        raise ConfigError(MISSING)
    if done.returncode:
        raise ConfigError("The PDF could not be made: the terminal that serves the desk says why. DOCX may do.")
    return done.stdout


def _page(paper: Paper) -> str:
    meta = [("dcterms.created", paper.dated), ("dcterms.modified", paper.dated)] if not paper.safe else []
    meta += [("author", ", ".join(paper.writers))] if paper.writers else []
    return as_html.text(paper, meta=meta)


def _printed(page: str, *, safe: bool) -> bytes:
    try:
        import weasyprint  # type: ignore[import-untyped]
    except OSError as error:
        raise ConfigError(MISSING) from error
    # It warns of what only screens know in the style sheet.
    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    document = weasyprint.HTML(string=page, url_fetcher=_refuse, media_type="print")
    made: bytes = document.write_pdf(pdf_identifier=b"headwater", finisher=_scrubbed, pdf_tags=not safe)
    return made


def _refuse(address: str, *_: Any, **__: Any) -> NoReturn:
    """A printed page takes nothing from anywhere: not from the web, and not from this machine's files."""
    raise ValueError(f"nothing is fetched for a PDF: {address}")


def _scrubbed(_: Any, made: Any) -> None:
    """What made the file is nobody's business: a version tells the machine on which it was."""
    made.info.pop("Producer", None)
    made.info.pop("Creator", None)


def main(arguments: Sequence[str]) -> int:
    """Prints the page on standard input; its exit code."""
    if hasattr(os, "nice"):
        os.nice(5)  # It stands back behind the pages.
    try:
        made = _printed(sys.stdin.buffer.read().decode(), safe="safe" in arguments)
    except ConfigError:
        return _NO_PANGO
    sys.stdout.buffer.write(made)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
