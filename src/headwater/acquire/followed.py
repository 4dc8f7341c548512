"""Feeds and lists of feeds: each item with its full text, or the page that it points at.

A feed that came from the network has its items' pages fetched where the item carries no full text; one that lies in
a file is read as it is, and nothing is fetched for it. A list of feeds has each feed fetched, wherever the list lies.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from headwater.acquire import kinds
from headwater.acquire.raw import Errand, Raw, from_bytes, issue
from headwater.errors import HeadwaterError, InputError, UnknownFormat
from headwater.records import Capture, Issue

if TYPE_CHECKING:
    from headwater.acquire.feeditem import FeedItem

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
    answer = errand.door.fetch(url)
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
    content = _full(item)
    if raw.url and item.url and not content:
        try:
            yield _page(item, source, raw, errand)
            return
        except HeadwaterError as error:
            yield issue(error, source)
    row = {**_hints(item), "url": item.url, "html": content or item.content or item.summary}
    body = json.dumps({key: value for key, value in row.items() if value}, ensure_ascii=False)
    yield raw.capture(
        body.encode("utf-8", "replace"),
        ITEM,
        source=source,
        url=item.url,
        encoding=None,
        container=raw.container or raw.sha256,
        hints={},
    )


def _full(item: FeedItem) -> str | None:
    """The text of the article, where the item carries it; None for a teaser."""
    for markup, least in ((item.content, _FULL_CONTENT), (item.summary, _FULL_SUMMARY)):
        if markup and len(html.unescape(_MARKUP.sub("", markup)).strip()) >= least:
            return markup
    return None


def _page(item: FeedItem, source: str, raw: Raw, errand: Errand) -> Capture:
    """The page that an item points at. Raises `FetchError`, `InputError`."""
    page = fetched(item.url or "", errand)
    if not page.head:
        raise InputError(f"{item.url}: the page is empty")
    try:
        kind = kinds.kind(page.head, page.name, page.media_type)
    except UnknownFormat as error:
        raise UnknownFormat(f"{item.url}: {error}") from None
    if kind not in _DOCUMENTS:
        raise UnknownFormat(f"{item.url}: the feed calls this a page, but it is none")
    body = page.read(errand.settings.limits.max_document, "limits.max_document")
    return page.capture(
        body, kinds.MEDIA[kind], source=source, container=raw.container or raw.sha256, hints=_hints(item)
    )


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
