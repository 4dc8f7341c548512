"""An HTML page: its body, what it says about itself, and what stands around the article."""

from __future__ import annotations

from headwater.read.parts import Parts
from headwater.records import Capture


def parts(capture: Capture) -> Parts:
    """The article of an HTML page."""
    import trafilatura  # noqa: PLC0415

    html = capture.body.decode(capture.encoding or "utf-8", "replace")
    text = trafilatura.extract(html, favor_precision=True, include_comments=False) or ""
    return Parts(text="\n\n".join(line for line in text.split("\n") if line.strip()), url=capture.url)
