"""Whether a page is free to read: what it declares, and what it shows of a wall."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from headwater.read.linked_data import Node
from headwater.read.metadata import Metadata
from headwater.read.tree import Element
from headwater.records import Access

_NO = frozenset(("false", "no", "0", "http://schema.org/false", "https://schema.org/false"))
_YES = frozenset(("true", "yes", "1", "http://schema.org/true", "https://schema.org/true"))


def of(root: Element, said: Metadata) -> Access:
    """`subscribers` where the page declares itself, or a part of its article, not free."""
    declared = {free for value in _declared(root, said.nodes) if (free := _free(value)) is not None}
    if False in declared:
        return "subscribers"
    return "open"


def _declared(root: Element, nodes: list[Node]) -> Iterator[Any]:
    for node in nodes:
        yield node.get("isAccessibleForFree")
        yield from _of_parts(node.get("hasPart"))
    for mark in root.xpath("//*[@itemprop='isAccessibleForFree']"):
        yield mark.get("content") or mark.get("href") or mark.text


def _of_parts(parts: Any) -> Iterator[Any]:
    for part in parts if isinstance(parts, list) else [parts]:
        if isinstance(part, dict):
            yield part.get("isAccessibleForFree")


def _free(value: Any) -> bool | None:
    if isinstance(value, bool):
        return value
    said = str(value).strip().lower()
    return False if said in _NO else True if said in _YES else None
