"""An HTML page: its body, what it says about itself, and what stands around the article."""

from __future__ import annotations

from headwater.read import access, body, metadata, tree
from headwater.read.parts import Parts
from headwater.records import Capture


def parts(capture: Capture) -> Parts:
    """The article of an HTML page."""
    import trafilatura  # noqa: PLC0415

    html = capture.body.decode(capture.encoding or "utf-8", "replace")
    root = tree.parse(html, capture.source)
    said = metadata.read(root, capture.url)
    marking = trafilatura.extract(html, favor_precision=True, include_comments=False) or ""
    found = body.choose(
        tree.blocks(root), [marking, said.body or ""], title=said.title, summaries=said.summaries, authors=said.authors
    )
    return Parts(
        text=found.text,
        title=said.title,
        outlet=said.outlet,
        url=said.url,
        language=said.language,
        published=said.published,
        modified=said.modified,
        authors=said.authors,
        sections=said.sections,
        access=access.of(root, said),
    )
