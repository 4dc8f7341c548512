"""The standfirst: the sentence or two between the headline and the text, which sum the article up."""

from __future__ import annotations

import re
from collections.abc import Sequence

from headwater.read import body, furniture
from headwater.read.tree import Block

# Characters. A shorter one is a label, a longer one is text.
_LEAST, _MOST = 30, 700
# How many blocks back from the first paragraph it may stand: picture, byline and buttons lie between.
_REACH = 60
# Directly under the headline a sentence of this length is a standfirst even if nothing calls it so.
_SENTENCE, _NEAR = 70, 12
_DATE = re.compile(r"\b\d{1,2}[./:]\d\d\b|\b(?:19|20)\d\d\b")
_ENDS = re.compile(r"[.!?…。！？][\s»”\"“’'）)]*$")


def find(blocks: Sequence[Block], kept: Sequence[Block], *, title: str | None, summaries: Sequence[str]) -> list[Block]:
    """The blocks of the standfirst, in order; empty where there is none or the body holds it already."""
    if not kept:
        return []
    first = blocks.index(kept[0])
    held = body.squeeze(" ".join(b.text for b in kept))
    titles = titles_before(blocks, first, title)
    start, near = (titles[0], titles[-1]) if titles else (max(0, first - _REACH), first)
    found = []
    for place, block in enumerate(blocks[start:first], start):
        if not body.weight(block.text) >= _LEAST or len(block.text) > _MOST or body.squeeze(block.text) in held:
            continue
        if (
            not block.clear
            or block.tag in ("h1", "li")
            or furniture.line(block.text, block.link_share)
            or _stamp(block.text)
        ):
            continue
        if _summary(block, summaries) or _named(block) or (near < place < near + _NEAR and _sentence(block)):
            found.append(block)
    return found[:3]


def titles_before(blocks: Sequence[Block], first: int, title: str | None) -> list[int]:
    """Where the headline stands before the body, in order."""
    wanted = body.squeeze(title or "")
    reach = range(max(0, first - _REACH), first)
    return [n for n in reach if blocks[n].tag == "h1" or (wanted and body.squeeze(blocks[n].text) == wanted)]


def _summary(block: Block, summaries: Sequence[str]) -> bool:
    text = body.squeeze(block.text)
    return any(_alike(text, body.squeeze(summary)) for summary in summaries)


def _alike(text: str, summary: str) -> bool:
    """True where one opens with the other's opening."""
    length = min(len(text), len(summary), 60)
    return length >= 20 and text[:length] == summary[:length]


def _named(block: Block) -> bool:
    """True where the block or what directly holds it is named a standfirst."""
    if block.link_share > 0.5:
        return False
    parent = block.element.getparent()
    return any(e is not None and furniture.standfirst(e) for e in (block.element, parent))


def _sentence(block: Block) -> bool:
    return block.link_share < 0.3 and body.weight(block.text) >= _SENTENCE and bool(_ENDS.search(block.text))


def _stamp(text: str) -> bool:
    """True for a line of names and dates rather than a sentence."""
    return bool(_DATE.search(text)) and len(text) < 120 and not _ENDS.search(text)
