"""JSON-LD as pages carry it: arrays, @graph, references by @id, and JSON that is not quite JSON."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Any

from headwater.read.tree import Element

Node = dict[str, Any]

# What schema.org calls an article, and what sites call one.
_ARTICLE = re.compile(r"(?:Article|BlogPosting|Report|Posting)$")
# Nodes under these keys are other articles or mere mentions, not the page's own.
_ELSEWHERE = frozenset(("itemListElement", "mentions", "isRelatedTo", "relatedLink", "hasPart", "citation", "about"))
_COMMENT = re.compile(r"^\s*(?:<!--|<!\[CDATA\[|//<!\[CDATA\[)|(?:-->|//\]\]>|\]\]>)\s*;?\s*$")
_TRAILING_COMMA = re.compile(r",(?=\s*[}\]])")
_STRAY_ESCAPE = re.compile(r'\\(?!["\\/bfnrtu])')
# One script of JSON-LD; the longest honest ones hold a live blog. Characters.
_MOST = 3_000_000
_DEPTH = 40


def nodes(root: Element) -> list[Node]:
    """Every object with a type in the page's JSON-LD, outer before inner; references by @id are resolved."""
    found: list[Node] = []
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text and len(script.text) <= _MOST:
            for value in _values(script.text):
                found.extend(_typed(value, 0))
    return found


def article(found: list[Node], title: str | None) -> Node | None:
    """The page's own article among the nodes: the one with the page's title, else the first."""
    own = [node for node in found if is_article(node)]
    wanted = _letters(title or "")
    for node in own:
        shown = _letters(text(node.get("headline")) or text(node.get("name")) or "")
        if shown and wanted and (shown[:40] in wanted or wanted[:40] in shown):
            return node
    return next((node for node in own if node.get("headline") or node.get("datePublished")), own[0] if own else None)


def is_article(node: Node) -> bool:
    """True where the node's type is an article's."""
    return any(_ARTICLE.search(kind) for kind in kinds(node))


def kinds(node: Node) -> list[str]:
    """The node's types, without a vocabulary's address."""
    types = node.get("@type")
    rows = types if isinstance(types, list) else [types]
    return [str(row).rpartition("/")[2] for row in rows if row]


def resolve(value: Any, found: list[Node]) -> list[Any]:
    """`value` as a list, each reference replaced by the node that it names."""
    rows = value if isinstance(value, list) else [value]
    named = {node.get("@id"): node for node in found if isinstance(node.get("@id"), str) and len(node) > 2}
    return [_named(row, named) for row in rows if row is not None]


def _named(row: Any, named: dict[Any, Node]) -> Any:
    if isinstance(row, dict) and isinstance(row.get("@id"), str) and "name" not in row:
        return named.get(row["@id"], row)
    return row


def text(value: Any) -> str | None:
    """A string of JSON-LD as plain text: entities resolved, first of a list, white space collapsed."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name")
    if not isinstance(value, str):
        return None
    return " ".join(html.unescape(html.unescape(value)).split()) or None


def _values(script: str) -> Iterator[Any]:
    """The JSON values in a script, mended where that is plain; nothing where it is past mending."""
    body = _COMMENT.sub("", script).strip().rstrip(";")
    for candidate in (body, _TRAILING_COMMA.sub("", _STRAY_ESCAPE.sub(r"\\\\", body)), html.unescape(body)):
        try:
            yield from _decode(candidate)
            return
        except (ValueError, RecursionError):
            continue


def _decode(body: str) -> list[Any]:
    """All values that stand one after another in `body`."""
    decoder = json.JSONDecoder(strict=False)
    found: list[Any] = []
    place = 0
    while place < len(body) and len(found) < 100:
        value, place = decoder.raw_decode(body, place)
        found.append(value)
        while place < len(body) and body[place] in " \t\r\n,;":
            place += 1
    return found


def _typed(value: Any, depth: int) -> Iterator[Node]:
    if depth > _DEPTH:
        return
    if isinstance(value, list):
        for row in value:
            yield from _typed(row, depth + 1)
    elif isinstance(value, dict):
        if "@type" in value or "headline" in value:
            yield value
        for key, row in value.items():
            if key not in _ELSEWHERE and isinstance(row, dict | list):
                yield from _typed(row, depth + 1)


def _letters(value: str) -> str:
    return re.sub(r"\W+", "", value).lower()
