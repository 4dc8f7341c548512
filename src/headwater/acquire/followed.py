"""Feeds and lists of feeds: each item with its full text, or the page that it points at.

A feed that came from the network has its items' pages fetched where the item carries no full text; one that lies in
a file is read as it is, and nothing is fetched for it. A list of feeds has each feed fetched, wherever the list lies.
"""

from __future__ import annotations

import hashlib
import html
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from headwater.acquire import kinds
from headwater.acquire.raw import Errand, Raw, from_bytes, issue
from headwater.errors import HeadwaterError, InputError, UnknownFormat
from headwater.records import Capture, Issue

if TYPE_CHECKING:
    from headwater.acquire.feeditem import FeedItem
    from headwater.acquire.fetch import Fetched

ITEM = "application/x-headwater-item+json"
_FULL_CONTENT = 600
"""Characters of text from which on the content of an item is taken for the article: a teaser has 200 to 400."""
_FULL_SUMMARY = 1_500
"""The same where a feed calls it a summary, as feeds without a field for the content do."""
_DOCUMENTS = frozenset({"html", "text", "pdf", "docx", "markdown"})
_MARKUP = re.compile(r"<[^<>]*>")

Found = Iterator[Capture | Issue]
Guarded = Callable[..., Iterator[Any]]


def items(raw: Raw, errand: Errand, guarded: Guarded) -> Found:
    """A capture for each item of a feed, and an issue beside it where its page could not be fetched."""
    from headwater.acquire import feeds

    body = raw.read(errand.settings.limits.max_document, "limits.max_document")
    base = raw.url or raw.source
    for number, item in enumerate(guarded(lambda b: feeds.items(b, base, raw.encoding), body, raw.source, errand), 1):
        if isinstance(item, HeadwaterError):
            yield issue(item, raw.source)
        else:
            yield from _item(item, number, raw, errand)


def subscriptions(raw: Raw, errand: Errand, guarded: Guarded) -> Found:
    """The items of every feed in an OPML list, feed by feed."""
    from headwater.acquire import feeds

    body = raw.read(errand.settings.limits.max_document, "limits.max_document")
    for row in guarded(feeds.subscriptions, body, raw.source, errand):
        if isinstance(row, HeadwaterError):
            yield issue(row, raw.source)
            continue
        _, url = row
        try:
            feed = fetched(url, errand, depth=raw.depth + 1)
            if kinds.kind(feed.head, "", feed.media_type) != "feed":
                raise UnknownFormat(f"{url}: this is no feed; the list {raw.source} names it as one")
            yield from items(feed, errand, guarded)
        except HeadwaterError as error:
            yield issue(error, f"{raw.source}#{url}")


def fetched(url: str, errand: Errand, depth: int = 0) -> Raw:
    """What an address gives, through the door. Raises `FetchError`, `TooLarge`."""
    return came(errand.door.fetch(url), url, depth)


def came(answer: Fetched, url: str, depth: int = 0) -> Raw:
    """What came through the door from `url`, before anybody knows what it is."""
    name = "" if answer.media_type != "application/octet-stream" else answer.url.partition("?")[0].rpartition("/")[2]
    return from_bytes(
        answer.body,
        url,
        answer.fetched,
        name=name,
        media_type=answer.media_type,
        encoding=answer.encoding,
        url=answer.url,
        depth=depth,
    )


def _item(item: FeedItem, number: int, raw: Raw, errand: Errand) -> Found:
    source = f"{raw.source}#{number}"
    content = full_text(item)
    if raw.url and item.url and not content:
        try:
            yield page(item, source, errand, container=raw.container or raw.sha256)
            return
        except HeadwaterError as error:
            yield issue(error, source)
    yield carried(item, source, raw.fetched, container=raw.container or raw.sha256)


def carried(item: FeedItem, source: str, fetched: str, *, container: str | None = None) -> Capture:
    """The capture of what a feed itself says of an article: the whole text, or its headline and teaser."""
    row = {**_hints(item), "url": item.url, "html": full_text(item) or item.content or item.summary}
    told = json.dumps({key: value for key, value in row.items() if value}, ensure_ascii=False)
    body = told.encode("utf-8", "replace")
    return Capture(
        hashlib.sha256(body).hexdigest(), fetched, source, ITEM, body, url=item.url, container=container, hints={}
    )


def full_text(item: FeedItem) -> str | None:
    """The text of the article, where the item carries it; None for a teaser."""
    for markup, least in ((item.content, _FULL_CONTENT), (item.summary, _FULL_SUMMARY)):
        if markup and len(html.unescape(_MARKUP.sub("", markup)).strip()) >= least:
            return markup
    return None


def page(item: FeedItem, source: str, errand: Errand, *, container: str | None = None) -> Capture:
    """The page that an item points at. Raises `FetchError`, `InputError`."""
    raw = fetched(item.url or "", errand)
    whole = document(raw, errand, "the feed calls this a page, but it is none")
    return replace(whole, source=source, container=container, hints=_hints(item))


def document(raw: Raw, errand: Errand, otherwise: str) -> Capture:
    """The capture of a page, or another document, that came from an address. Raises `InputError`, saying `otherwise`
    where it is something else."""
    if not raw.head:
        raise InputError(f"{raw.source}: the page is empty")
    try:
        kind = kinds.kind(raw.head, raw.name, raw.media_type)
    except UnknownFormat as error:
        raise UnknownFormat(f"{raw.source}: {error}") from None
    if kind not in _DOCUMENTS:
        raise UnknownFormat(f"{raw.source}: {otherwise}")
    body = raw.read(errand.settings.limits.max_document, "limits.max_document")
    return raw.capture(body, kinds.MEDIA[kind])


def _hints(item: FeedItem) -> dict[str, str]:
    said = {
        "title": item.title,
        "published": item.published,
        "updated": item.updated,
        "author": item.author,
        "outlet": item.outlet,
        "language": item.language,
    }
    return {key: value for key, value in said.items() if value}
