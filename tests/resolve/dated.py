"""The dates of a few words, read as those of an article are."""

from __future__ import annotations

from headwater.read import sentences
from headwater.records import Article, CaptureRef, Dated, DateMention
from headwater.resolve.dates import dates

PUBLISHED = "2025-02-15"
"""A Saturday."""


def mentions(text: str, language: str = "en", published: str | None = PUBLISHED) -> tuple[DateMention, ...]:
    """The dates of a text, published when said, or with no date at all."""
    return dates(
        Article(
            id="a",
            title=None,
            text=text,
            language=language,
            access="open",
            capture=CaptureRef("", ""),
            published=Dated(published, "given") if published else None,
            sentences=sentences.split(text, language),
            read_in=language,
        )
    )


def values(text: str, language: str = "en", published: str | None = PUBLISHED) -> dict[str, str]:
    """The value of each date, by its words."""
    return {m.text: m.value for m in mentions(text, language, published)}
