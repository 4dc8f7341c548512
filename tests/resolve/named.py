"""An invented article, split into sentences, for tests of what is made of its names."""

from __future__ import annotations

from headwater.read import sentences
from headwater.records import Article, CaptureRef, Outlet


def article(text: str, language: str, outlet: str = "Lodestar") -> Article:
    """A text as `outlet` prints it."""
    found = tuple(sentences.split(text, language))
    return Article(
        "a1", "T", text, language, "open", CaptureRef("0", "t"), Outlet(outlet), sentences=found, read_in=language
    )
