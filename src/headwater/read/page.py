"""An HTML page: its body, what it says about itself, and what stands around the article."""

from __future__ import annotations

import html
from dataclasses import replace

from headwater.read import access, body, furniture, headlines, language, metadata, stamps, standfirst, tree
from headwater.read.metadata import Metadata
from headwater.read.parts import Parts
from headwater.read.tree import Block, Element
from headwater.records import Capture, Dated

_LEAST = 600
"""Characters: a page with less text than that and a JSON-LD body with more is one whose text scripts would set."""

_SLOW = 40_000
"""Elements from which on trafilatura, which takes some 70 microseconds over each, is not asked."""

_NEAR = 6
"""Blocks around the first of the text in which a date of publication is looked for."""
_HEADLINE = 250
"""Characters."""


def parts(capture: Capture, page: str) -> Parts:
    """The article of a page, decoded. Raises `BrokenInput` where it is no HTML, `TooLarge` where it nests too deep."""
    root = tree.parse(page, capture.source)
    said = metadata.read(root, capture.url)
    blocks = tree.blocks(root)
    said = _with_headline(said, blocks)
    found = _body(root, blocks, said)
    return Parts(
        text=_fuller(found, said) or found.text,
        title=said.title,
        outlet=said.outlet,
        url=said.url,
        language=said.language,
        published=said.published or _printed(blocks, found, said),
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


def _with_headline(said: Metadata, blocks: list[Block]) -> Metadata:
    """`said` with the headline as the page sets it, where its title runs on with the name of the site."""
    lines = (b.text for b in blocks if not b.linked and b.clear and len(b.text) <= _HEADLINE)
    return replace(said, title=metadata.without_site(said.title, lines))


def _body(root: Element, blocks: list[Block], said: Metadata) -> body.Body:
    usual = tree.size(root) <= _SLOW
    marking = (_trafilatura(root) if usual else body.prose(blocks), said.body or "")
    return body.choose(blocks, marking, title=said.title, summaries=said.summaries, authors=said.authors)


def _printed(blocks: list[Block], found: body.Body, said: Metadata) -> Dated | None:
    """The date set between the headline and the text, or right under the text."""
    own = set(found.blocks)
    places = [n for n, block in enumerate(blocks) if block in own]
    if not places:
        return None
    titles = standfirst.titles_before(blocks, places[0], said.title)
    start = titles[-1] + 1 if titles else max(0, places[0] - _NEAR)
    near = [*blocks[start : places[0] + _NEAR], *blocks[places[-1] + 1 :][:3]]
    lines = (line for b in near if b not in own for line in b.text.split("\n"))
    return stamps.printed(lines, language.detect(found.text, said.language))


def _fuller(found: body.Body, said: Metadata) -> str | None:
    """The page's JSON-LD body, where the page itself has next to no text and does not contradict it."""
    declared = said.body or ""
    if len(declared) < _LEAST or len(found.text) >= _LEAST:
        return None
    if "</p>" in declared or "<br" in declared:
        declared = body.paragraphs(tree.blocks(tree.parse(declared, "articleBody")))
    lines = [line for row in html.unescape(declared).split("\n") if (line := tree.clean(row))]
    text = "\n\n".join(line for line in lines if not furniture.line(line, 0.0))
    opening = body.squeeze(found.blocks[-1].text)[:40] if found.blocks else ""
    return text if opening in body.squeeze(text) and len(text) > len(found.text) else None


def _trafilatura(root: Element) -> str:
    """The text that trafilatura sees in its precise mode; its slow second opinions only where the first has little."""
    import trafilatura  # takes 0.4 s, and only pages need it

    first = trafilatura.extract(root, fast=True, favor_precision=True, include_comments=False) or ""
    if len(first) >= _LEAST:
        return first
    return trafilatura.extract(root, favor_precision=True, include_comments=False) or first
