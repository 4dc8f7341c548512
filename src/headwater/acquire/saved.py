"""Where a page saved from a browser came from, as the page itself says."""

from __future__ import annotations

import html
import re
from datetime import datetime

_LOOKED_AT = 262_144
_CHROME = re.compile(rb"<!--\s*saved from url=\(\d{1,6}\)(https?://[^\s>]{1,4000}?)\s*-->", re.IGNORECASE)
_SINGLE_FILE = re.compile(
    rb"<!--\s*Page saved with SingleFile\s+url:\s*(https?://\S{1,4000})"
    rb"\s+saved date:\s*([^\r\n>]{1,100}?)\s*(?:-->|[\r\n])",
    re.IGNORECASE,
)
_TAG = re.compile(rb"<(link|meta|base)\b([^<>]{1,5000})>", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    rb"""([a-z:-]{1,40})\s*=\s*(?:"([^"<>]{0,4000})"|'([^'<>]{0,4000})'|([^\s"'<>]{1,4000}))""", re.IGNORECASE
)
_URL = re.compile(r"https?://[^\s<>\"']+", re.IGNORECASE)


def origin(page: bytes) -> tuple[str | None, dict[str, str]]:
    """Address of a saved page, and hints (`saved`: when): a browser's comment, else the page's canonical address."""
    head = page[:_LOOKED_AT]
    if found := _SINGLE_FILE.search(head):
        when = _when(found[2].decode("ascii", "ignore"))
        return _text(found[1]), {"saved": when} if when else {}
    if found := _CHROME.search(head):
        return _text(found[1]), {}
    return _declared(head), {}


def _declared(head: bytes) -> str | None:
    """The canonical address, else Open Graph's."""
    second = None
    for tag in _TAG.finditer(head):
        attributes = {m[1].lower(): m[2] or m[3] or m[4] or b"" for m in _ATTRIBUTE.finditer(tag[2])}
        if attributes.get(b"rel", b"").lower() == b"canonical" and (url := _text(attributes.get(b"href", b""))):
            return url
        if attributes.get(b"property", b"").lower() == b"og:url":
            second = second or _text(attributes.get(b"content", b""))
    return second


def _text(raw: bytes) -> str | None:
    url = html.unescape(raw.decode("utf-8", "replace")).strip()
    return url if _URL.fullmatch(url) else None


def _when(text: str) -> str:
    """JavaScript's `Sat Feb 15 2025 12:34:56 GMT+0200 (a zone's name)` as ISO 8601; "" where it is something else."""
    try:
        return datetime.strptime(text.partition(" (")[0].strip(), "%a %b %d %Y %H:%M:%S GMT%z").isoformat()
    except ValueError:
        return ""
