"""Which reader reads a capture, and what is done to every article alike afterwards."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

from headwater import config
from headwater.errors import TooLarge
from headwater.read import dateline, documents, given, language, published, sentences
from headwater.read.parts import Parts
from headwater.records import Article, Capture, CaptureRef, Dated, Issue, Outlet
from headwater.said import inside, kept

# Characters of a line that is nothing but a dateline.
_DATELINE = 70
# What may close a title on one of the two.
_STOPS = " .\u00a0\t"
# Characters of what stands in the place of a date that an issue repeats.
_STATED = 60


def article(capture: Capture, *, now: datetime | None = None) -> Article:
    """`capture` read to the end; see `headwater.read.article`."""
    captured = capture.fetched or (now or datetime.now(UTC)).isoformat(timespec="seconds")
    parts = _parts(capture, captured)
    limit = config.load().limits.max_text
    if len(parts.text) > limit:
        raise TooLarge(f"{capture.source}: a body of {len(parts.text):,} characters; limits.max_text is {limit:,}")
    return _article(capture, _dated(parts, captured))


def _parts(capture: Capture, captured: str) -> Parts:
    if capture.media_type == given.DOCUMENT:
        return _opened(given.document(capture))
    if capture.media_type == given.ITEM:
        return _opened(given.item(capture))
    document = documents.as_html_or_text(capture)
    if document.kind == "html":
        return _page(capture, document.text, document.hints)
    return _plain(document.text, captured, document.hints)


def _page(capture: Capture, text: str, hints: Mapping[str, str]) -> Parts:
    from headwater.read import page  # lxml takes 0.1 s

    return _opened(_without_dateline_line(_hinted(page.parts(capture, text), hints)))


def _plain(text: str, captured: str, hints: Mapping[str, str]) -> Parts:
    from headwater.read import plain

    return plain.parts(text, captured=captured, hints=hints)


def _hinted(parts: Parts, hints: Mapping[str, str]) -> Parts:
    """`parts` with what the container says where the page says nothing."""
    stated = hints.get("published")
    dated = published.given(stated, f"the feed or container that the page came in says {stated}") if stated else None
    return replace(
        parts,
        title=parts.title or hints.get("title"),
        outlet=parts.outlet or hints.get("outlet"),
        published=parts.published or dated,
        authors=parts.authors or tuple(filter(None, [hints.get("author")])),
        language=parts.language or hints.get("language"),
    )


def _opened(parts: Parts) -> Parts:
    """`parts` with its language told from the text, and the dateline that opens the text."""
    code = language.detect(parts.text or parts.title or "", parts.language)
    behind = _behind_title(parts)
    found = dateline.find(parts.text[behind:], code) if parts.text and parts.dateline is None else None
    if found is None:
        return replace(parts, language=code)
    rest = parts.text[found.span.end :]
    # A title in front of it stays in what is read.
    start = 0 if behind else found.span.end + len(rest) - len(rest.lstrip())
    outlet = parts.outlet or found.outlet
    return replace(parts, language=code, dateline=found.text, body_start=start, outlet=outlet)


def _behind_title(parts: Parts) -> int:
    """Where the text goes on behind its title, where the title is its first line too; else 0."""
    first, _, rest = parts.text.partition("\n")
    same = parts.title is not None and first.strip(_STOPS) == parts.title.strip(_STOPS) != ""
    return len(parts.text) - len(rest) if same and rest.strip() else 0


def _without_dateline_line(parts: Parts) -> Parts:
    """A dateline that is a line of its own is metadata: it goes out of a page's text."""
    first, _, rest = parts.text.partition("\n")
    bare = first.strip(" .:—–-")
    if not bare or len(bare) > _DATELINE or not rest.strip():
        return parts
    found = dateline.find(f"{bare} — x", language.detect(rest, parts.language))
    if found is None or found.span.end < len(bare):
        return parts
    return replace(parts, text=rest.lstrip(), dateline=first, outlet=parts.outlet or found.outlet)


def _dated(parts: Parts, captured: str) -> Parts:
    """`parts` with the date of its dateline, where nothing else dates it."""
    if parts.published or not parts.dateline:
        return parts
    opening = dateline.find(parts.dateline + "\n", parts.language) or dateline.find(parts.text, parts.language)
    dated: Dated | None = None
    if opening:
        dated = published.from_dateline(opening, parts.text, language=parts.language, captured=captured)
    return replace(parts, published=dated)


def _article(capture: Capture, parts: Parts) -> Article:
    read_in = language.read_in(parts.language)
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
        body_start=min(parts.body_start, len(parts.text)),
        authors=parts.authors,
        sections=parts.sections,
        sentences=sentences.split(parts.text, parts.language),
        related=parts.related,
        read_in=read_in,
        issues=_issues(capture, parts, read_in),
    )


def _issues(capture: Capture, parts: Parts, read_in: str | None) -> tuple[Issue, ...]:
    if parts.undated is None:
        return _unread(capture, parts, read_in)
    message = kept(f"{capture.source}: “{parts.undated[:_STATED]}” is given as the date of publication and is no date")
    return (Issue("date-not-read", message, capture.source), *_unread(capture, parts, read_in))


def _unread(capture: Capture, parts: Parts, read_in: str | None) -> tuple[Issue, ...]:
    if capture.media_type != given.DOCUMENT and not (parts.text.strip() or parts.title or parts.related):
        return (Issue("nothing-read", kept(f"{capture.source}: no article was found in it"), capture.source),)
    if read_in or not parts.text.strip():
        return ()
    other = inside(f"its language ({parts.language}) is not one that we read")
    told = other if parts.language else inside("its language is unclear")
    message = kept(f"{capture.source}: {told}; the text is kept and can be searched, its statements were not read")
    return (Issue("language-not-read", message, capture.source),)


def _identity(capture: Capture, parts: Parts) -> str:
    """One id for one address; without an address, for one capture (and one given id or place in a container).

    What is followed knows already which article it is: that of an item whose feed gave it another address since.
    """
    if known := capture.hints.get("article"):
        return known
    address = parts.url or capture.url
    place = parts.given_id or ("#" in capture.source and capture.source.rpartition("#")[2]) or ""
    key = address.partition("#")[0].rstrip("/") if address else f"{capture.sha256} {place}".strip()
    return "a" + hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:12]
