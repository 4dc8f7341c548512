"""Which reader reads a capture, and what is done to every article alike afterwards."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from headwater import config
from headwater.errors import BrokenInput, TooLarge, UnknownFormat
from headwater.read.parts import Parts
from headwater.records import Article, Capture, CaptureRef, Dated, Issue, Outlet, Span

PAGES = frozenset({"text/html", "application/xhtml+xml"})
DOCUMENT = "application/x-headwater-document+json"
ITEM = "application/x-headwater-item+json"


def article(capture: Capture, *, now: datetime | None = None) -> Article:
    """`capture` read to the end; see `headwater.read.article`."""
    parts = _parts(capture, capture.fetched or _stamp(now))
    limit = config.load().limits.max_text
    if len(parts.text) > limit:
        raise TooLarge(f"{capture.source}: a body of {len(parts.text)} characters; limits.max_text is {limit}")
    return _article(capture, parts)


def _parts(capture: Capture, captured: str) -> Parts:
    if capture.media_type in PAGES:
        from headwater.read import page

        return page.parts(capture)
    if capture.media_type == "text/plain":
        return Parts(capture.body.decode("utf-8", "replace"))
    if capture.media_type == DOCUMENT:
        return _given(capture)
    raise UnknownFormat(f"{capture.source}: {capture.media_type} is not a kind of document that we read")


def _given(capture: Capture) -> Parts:
    row = _row(capture)
    published = _string(row, "published")
    return Parts(
        text=_string(row, "text") or "",
        title=_string(row, "title"),
        outlet=_string(row, "outlet"),
        url=_string(row, "url"),
        language=_string(row, "language"),
        published=Dated(published, "given with the document") if published else None,
        given_id=_string(row, "id"),
    )


def _row(capture: Capture) -> dict[str, Any]:
    try:
        row = json.loads(capture.body)
    except (ValueError, RecursionError) as error:
        raise BrokenInput(f"{capture.source}: not a JSON object: {error}") from error
    if not isinstance(row, dict):
        raise BrokenInput(f"{capture.source}: not a JSON object")
    return row


def _string(row: dict[str, Any], key: str) -> str | None:
    value = row.get(key)
    return str(value) if isinstance(value, str | int) and str(value).strip() else None


def _stamp(now: datetime | None) -> str:
    return (now or datetime.now(UTC)).isoformat(timespec="seconds")


def _article(capture: Capture, parts: Parts) -> Article:
    return Article(
        id=_identity(capture, parts),
        title=parts.title,
        text=parts.text,
        language=parts.language,
        access=parts.access,
        capture=CaptureRef(capture.sha256, capture.fetched),
        outlet=Outlet(parts.outlet) if parts.outlet else None,
        url=parts.url or capture.url,
        given_id=parts.given_id,
        published=parts.published,
        modified=parts.modified,
        dateline=parts.dateline,
        body_start=parts.body_start,
        authors=parts.authors,
        sections=parts.sections,
        related=parts.related,
    )


def _identity(capture: Capture, parts: Parts) -> str:
    key = parts.url or capture.url or f"{capture.sha256} {capture.source.rpartition('#')[2]}"
    return "a" + hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:12]
