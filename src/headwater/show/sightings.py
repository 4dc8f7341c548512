"""Who of a watch list may have been met, for a terminal: every one with its passage and why."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from headwater.desk.watchlists.sighted import Sighting
from headwater.show.clean import line, shorten
from headwater.show.terminal import Page


def render(found: Sequence[Sighting], *, colour: bool, width: int) -> str:
    """All sightings, those of one name together, ending in a newline; ANSI colours only where `colour`."""
    page = Page(width, colour=colour)
    for _, rows in groupby(found, key=lambda s: s.line):
        group = list(rows)
        first = group[0]
        facts = [f"born {first.birth}" if first.birth else "", first.country or "", first.note or ""]
        page.section(line(first.listed), f"line {first.line}")
        if any(facts):
            page.put([(" · ".join(line(f) for f in facts if f), "dim")], first=[("  ", "")])
        for sighting in group:
            _one(page, sighting)
    page.gap()
    return page.text()


def _one(page: Page, s: Sighting) -> None:
    state = s.state + (f" by {line(s.judged_by)}" if s.judged_by else "")
    where = (s.published or "no date", line(s.outlet or "outlet not known"), s.article, s.entity)
    style = {"confirmed": "confirms", "dismissed": "dim"}.get(s.state, "note")
    page.put(
        [(line(s.spelling), "who"), (f"  {s.score:.2f}  ", "dim"), (state, style), (f"  {s.sighting}", "dim")],
        first=[("  ", "")],
    )
    page.put([(" · ".join(filter(None, where)), "dim")], first=[("    ", "")])
    if s.passage:
        page.put([(shorten(line(s.passage), 260), "content")], first=[("    │ ", "rule")])
    for reason in s.reasons:
        said = f"{reason['part']}: {line(str(reason['a']))} ~ {line(str(reason['b']))} ({line(str(reason['by']))})"
        page.put([(said, "dim")], first=[("    ", "")])
