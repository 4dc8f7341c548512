"""Documents that come taken apart: lines of a .jsonl, items of a feed."""

from __future__ import annotations

import json
from typing import Any

from headwater.errors import BrokenInput
from headwater.read import encoding, published
from headwater.read.parts import Parts
from headwater.records import Capture, Dated
from headwater.said import kept

DOCUMENT = "application/x-headwater-document+json"
ITEM = "application/x-headwater-item+json"
# Characters of text from which on a feed's item carries its article: a teaser has 200 to 400.
_ARTICLE = 600

Row = dict[str, Any]


def document(capture: Capture) -> Parts:
    """A line of a .jsonl: everything as given, `text` unchanged. Raises `BrokenInput` where there is no text."""
    row = _row(capture)
    text = row.get("text")
    if not isinstance(text, str):
        raise BrokenInput(f'{capture.source}: has no "text" that is a string')
    return Parts(
        text=encoding.sound(text),
        title=_string(row, "title"),
        outlet=_string(row, "outlet"),
        url=_string(row, "url"),
        language=_string(row, "language"),
        published=_published(row, kept("given with the document")),
        undated=_undated(row),
        given_id=_id(row),
    )


def item(capture: Capture) -> Parts:
    """An item of a feed: its own HTML as the body where it carries the article, else a headline alone."""
    row = _row(capture)
    text = _item_text(row, capture.source)
    author = _string(row, "author")
    return Parts(
        text=text,
        title=_string(row, "title"),
        outlet=_string(row, "outlet"),
        url=_string(row, "url"),
        language=_string(row, "language"),
        published=_published(row, kept("the feed says published {value}")),
        undated=_undated(row),
        modified=_string(row, "updated"),
        authors=(author,) if author else (),
        access="open" if text else "headline",
    )


def _item_text(row: Row, source: str) -> str:
    markup = _string(row, "html")
    if not markup or len(markup) < _ARTICLE:
        return ""
    from headwater.read import page  # lxml takes 0.1 s

    text = page.text(markup, source)
    return text if len(text) >= _ARTICLE else ""


def _row(capture: Capture) -> Row:
    try:
        row = json.loads(capture.body.decode("utf-8", "replace"))
    except (ValueError, RecursionError) as error:
        raise BrokenInput(f"{capture.source}: not a JSON object: {str(error)[:200]}") from error
    if not isinstance(row, dict):
        raise BrokenInput(f"{capture.source}: not a JSON object")
    return row


def _string(row: Row, key: str) -> str | None:
    value = row.get(key)
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    return encoding.sound(str(value)).strip() or None


def _id(row: Row) -> str | None:
    """The document's own id as it stands; a number is written out."""
    value = row.get("id")
    return None if value is None or isinstance(value, dict | list | bool) else encoding.sound(str(value))


def _published(row: Row, basis: str) -> Dated | None:
    value = _string(row, "published")
    if value is None:
        return None
    return published.given(value, basis.format(value=value))


def _undated(row: Row) -> str | None:
    """What is given as the date of publication and is none."""
    value = _string(row, "published")
    return value if value and published.given(value, "") is None else None
