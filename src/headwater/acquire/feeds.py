"""Feeds: RSS, Atom, RDF, JSON Feed, and OPML lists of them, from bytes alone; nothing is fetched here.

A broken feed gives what it carries: a truncated one the items before the break.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Any

from headwater.acquire import feedxml
from headwater.acquire.feeditem import FeedItem, absolute, harmless, plain, when
from headwater.errors import BrokenInput

__all__ = ["FeedItem", "is_feed", "is_opml", "items", "subscriptions"]

_ROOT = re.compile(r"<([A-Za-z_][A-Za-z0-9_.:-]*)")
_RSS_IN_RDF = re.compile(r"purl\.org/rss/1\.0/|netscape\.com/rdf/simple/0\.9/")
_JSON_FEED = b"jsonfeed.org/version/1"
_HEAD = 8_192
_JSON_HEAD = 65_536


def is_feed(body: bytes, media_type: str) -> bool:
    """True where the bytes are a feed: by what they are, since servers call feeds text/html and pages text/xml."""
    if _is_json(body):
        return media_type == "application/feed+json" or _JSON_FEED in body[:_JSON_HEAD].replace(b"\\/", b"/")
    root, head = _root(body)
    return root in {"rss", "feed", "atom:feed"} or (root == "rdf:rdf" and bool(_RSS_IN_RDF.search(head)))


def is_opml(body: bytes) -> bool:
    """True where the bytes are an OPML list."""
    return not _is_json(body) and _root(body)[0] == "opml"


def items(body: bytes, url: str, encoding: str | None = None) -> list[FeedItem]:
    """The items of a feed in their order, at most 5,000; relative addresses are taken from `url`.

    `encoding` is what the transport declared; the feed's own declaration wins. Raises `BrokenInput` where the bytes
    are no feed and hold no item.
    """
    if _is_json(body):
        return list(_json_items(body, url))
    root = feedxml.tree(body, url, encoding)
    found = feedxml.xml_items(root, url) if root is not None else []
    if not found and not is_feed(body, ""):
        raise BrokenInput(f"{url}: not a feed; give the address of its RSS, Atom or JSON feed")
    return found


def subscriptions(body: bytes) -> list[tuple[str, str]]:
    """Title and address of every feed in an OPML list. Raises `BrokenInput` where the bytes are none."""
    root = feedxml.tree(body, "")
    found = feedxml.outlines(root, "") if root is not None else []
    if not found and not is_opml(body):
        raise BrokenInput("not an OPML list of feeds; export one from a feed reader")
    return found


def _root(body: bytes) -> tuple[str, str]:
    """The name of the first element, in lower case, and the text from there on, as far as the head reaches."""
    head = feedxml.prolog_skipped(feedxml.decode(body[:_HEAD]))
    match = _ROOT.match(head)
    return (match[1].lower() if match else ""), head


def _is_json(body: bytes) -> bool:
    return body[:64].removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{")


def _json_items(body: bytes, url: str) -> Iterator[FeedItem]:
    feed = _json(feedxml.decode(body[: feedxml.MAX_BYTES]), url)
    rows = feed.get("items")
    for row in (rows if isinstance(rows, list) else [])[: feedxml.MAX_ITEMS]:
        if isinstance(row, dict):
            item = _json_item(row, feed, url)
            if item.title or item.url or item.summary or item.content:
                yield item


def _json(text: str, url: str) -> dict[str, Any]:
    try:
        feed = json.loads(text)
    except (ValueError, RecursionError):
        feed = _truncated(text)
    if not isinstance(feed, dict) or not (feed.get("items") or "jsonfeed.org" in str(feed.get("version"))):
        raise BrokenInput(f"{url}: not a JSON feed; it has no items")
    return feed


def _truncated(text: str) -> dict[str, Any]:
    """The whole items before the place where a JSON feed breaks."""
    decoder = json.JSONDecoder()
    rows: list[Any] = []
    at = text.find("[", text.find('"items"')) + 1 if '"items"' in text else 0
    while at > 0 and len(rows) < feedxml.MAX_ITEMS:
        at = text.find("{", at)
        try:
            row, at = decoder.raw_decode(text, at) if at >= 0 else (None, -1)
        except (ValueError, RecursionError):
            break
        rows.append(row)
    return {"items": [row for row in rows if row], "title": _named(text, "title"), "language": _named(text, "language")}


def _named(text: str, key: str) -> str | None:
    """A string of the feed itself, which stands before its items."""
    match = re.match(rf'[^{{]*{{[^{{]*?"{key}"\s*:\s*("(?:[^"\\]|\\.)*")', text.partition('"items"')[0][:_HEAD])
    try:
        return str(json.loads(match[1])) if match else None
    except ValueError:
        return None


def _json_item(row: dict[str, Any], feed: dict[str, Any], url: str) -> FeedItem:
    guid = row.get("id")
    text = _string(row, "content_text")
    link = _string(row, "url") or _string(row, "external_url")
    guid_link = guid if isinstance(guid, str) and guid.startswith(("http://", "https://")) else None
    return FeedItem(
        title=plain(_string(row, "title")),
        url=absolute(link, url) or absolute(guid_link, url),
        published=when(_string(row, "date_published")),
        updated=when(_string(row, "date_modified")),
        author=_authors(row) or _authors(feed),
        outlet=plain(_string(feed, "title")),
        language=_string(row, "language") or _string(feed, "language"),
        summary=harmless(_escaped(_string(row, "summary")), url),
        content=harmless(_string(row, "content_html"), url) or harmless(_paragraphs(text), url),
        guid=str(guid) if isinstance(guid, str | int | float) else None,
        categories=_tags(row.get("tags")),
    )


def _string(row: dict[str, Any], key: str) -> str | None:
    value = row.get(key)
    return value.strip() or None if isinstance(value, str) else None


def _authors(row: dict[str, Any]) -> str | None:
    """Version 1.1 has a list, version 1.0 one author."""
    given = row.get("authors")
    rows = given if isinstance(given, list) else [row.get("author")]
    names = (plain(_string(author, "name")) for author in rows if isinstance(author, dict))
    return ", ".join(dict.fromkeys(name for name in names if name)) or None


def _tags(tags: Any) -> tuple[str, ...]:
    found = (plain(tag) for tag in (tags if isinstance(tags, list) else ()) if isinstance(tag, str))
    return tuple(dict.fromkeys(tag for tag in found if tag))


def _escaped(text: str | None) -> str | None:
    return html.escape(text, quote=False) if text else None


def _paragraphs(text: str | None) -> str | None:
    """Plain text as HTML, a paragraph for each block between empty lines."""
    blocks = re.split(r"\n[ \t]*\n", text.replace("\r\n", "\n")) if text else []
    return "".join(f"<p>{html.escape(block.strip(), quote=False)}</p>" for block in blocks if block.strip()) or None
