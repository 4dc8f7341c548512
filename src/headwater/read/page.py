"""An HTML page: its body, what it says about itself, and what stands around the article."""

from __future__ import annotations

import html

from headwater.read import access, body, furniture, headlines, metadata, tree
from headwater.read.metadata import Metadata
from headwater.read.parts import Parts
from headwater.read.tree import Block, Element
from headwater.records import Capture

_LEAST, _FULLER = 600, 1.6
"""A JSON-LD body of so many characters, so many times as long as the text found, stands for what scripts would set."""


def parts(capture: Capture, page: str) -> Parts:
    """The article of a page, decoded. Raises `BrokenInput` where it is no HTML, `TooLarge` where it nests too deep."""
    root = tree.parse(page, capture.source)
    said = metadata.read(root, capture.url)
    blocks = tree.blocks(root)
    found = _body(root, blocks, said)
    return Parts(
        text=_fuller(found, said) or found.text,
        title=said.title,
        outlet=said.outlet,
        url=said.url,
        language=said.language,
        published=said.published,
        modified=said.modified,
        authors=said.authors,
        sections=said.sections,
        access=access.of(root, said, blocks, found.blocks),
        related=headlines.rows(blocks, found.blocks, url=said.url, title=said.title),
    )


def text(fragment: str, source: str) -> str:
    """The text of a fragment of HTML that is known to be one article's body (a feed's item, a mail), furniture out."""
    blocks = tree.blocks(tree.parse(fragment, source))
    return body.paragraphs(b for b in blocks if b.clear and not furniture.line(b.text, b.link_share))


def _body(root: Element, blocks: list[Block], said: Metadata) -> body.Body:
    marking = (_trafilatura(root), said.body or "")
    return body.choose(blocks, marking, title=said.title, summaries=said.summaries, authors=said.authors)


def _fuller(found: body.Body, said: Metadata) -> str | None:
    """The page's JSON-LD body, where it goes on from the text found on the page."""
    declared = said.body or ""
    if len(declared) < _LEAST or len(declared) < _FULLER * len(found.text):
        return None
    if "</p>" in declared or "<br" in declared:
        declared = body.paragraphs(tree.blocks(tree.parse(declared, "articleBody")))
    lines = [line for row in html.unescape(declared).split("\n") if (line := tree.clean(row))]
    text = "\n\n".join(line for line in lines if not furniture.line(line, 0.0))
    opening = body.squeeze(found.blocks[-1].text)[:40] if found.blocks else ""
    return text if opening in body.squeeze(text) and len(text) > _FULLER * len(found.text) else None


def _trafilatura(root: Element) -> str:
    import trafilatura  # takes 0.4 s, and only pages need it

    return trafilatura.extract(root, favor_precision=True, include_comments=False) or ""
