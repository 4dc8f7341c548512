"""Whether a page is free to read: what it declares, and what it shows of a wall."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from headwater.read import furniture
from headwater.read.linked_data import Node
from headwater.read.metadata import Metadata
from headwater.read.tree import Block, Element
from headwater.records import Access

_NO = frozenset(("false", "no", "0", "http://schema.org/false", "https://schema.org/false"))
_YES = frozenset(("true", "yes", "1", "http://schema.org/true", "https://schema.org/true"))


# Characters of body text below which a notice for subscribers means that the rest is held back.
_STUB = 1_500
# Blocks after the body's last in which such a notice stands.
_AFTER = 12


def of(root: Element, said: Metadata, blocks: Sequence[Block], body: Sequence[Block]) -> Access:
    """`subscribers` where the page declares itself, or a part of its article, not free, or shows that it holds back.

    A page that declares itself free and one whose text is long are taken at their word, whatever stands beside it.
    """
    declared = {free for value in _declared(root, said.nodes) if (free := _free(value)) is not None}
    if False in declared or "locked" in said.names.get("article:content_tier", ()):
        return "subscribers"
    if True in declared or sum(len(b.text) for b in body) > _STUB:
        return "open"
    return "subscribers" if _notice(blocks, body) else "open"


def _notice(blocks: Sequence[Block], body: Sequence[Block]) -> bool:
    """True where a notice for subscribers stands right under the text, or in it."""
    own = set(body)
    places = [n for n, block in enumerate(blocks) if block in own] or [0]
    reach = blocks[places[0] : places[-1] + 1 + _AFTER]
    return any(furniture.withheld(b.text) and not b.zones_of("related") for b in reach)


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
