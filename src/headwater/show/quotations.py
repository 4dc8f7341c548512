"""Quotations whose words differ between two articles, side by side for a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from headwater.link import Differing, Quotation
from headwater.show.clean import line, shorten
from headwater.show.terminal import Page

_LONGEST = 400


def render(found: Sequence[Differing], *, colour: bool, width: int) -> str:
    """Each pair with its speaker, both wordings, and the words that only one has; ends in a newline."""
    page = Page(width, colour=colour)
    page.section("Quotations that differ", f"{len(found):,}, between the articles read")
    for pair in found:
        page.gap()
        page.put([(line(pair.one.speaker), "who")], first=[("  ", "")])
        for quotation, only in ((pair.one, pair.only_one), (pair.other, pair.only_other)):
            _wording(page, quotation, only)
    return page.text()


def _wording(page: Page, quotation: Quotation, only: tuple[str, ...]) -> None:
    outlet = line(quotation.outlet) if quotation.outlet else "outlet not known"
    page.put(
        [
            (f"{shorten(outlet, 60)}: ", "dim"),
            (f"“{shorten(line(quotation.text), _LONGEST)}”", "content"),
            (f"  only here: {shorten(line(', '.join(only)), 120)}", "note"),
        ],
        first=[("    ", "")],
        rest=[("      ", "")],
    )
