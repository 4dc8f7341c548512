"""An entity of the desk for a terminal: spellings by script, roles in time, what it said, what was said of it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from headwater.desk.bearers.entities import Other, Who, Written
from headwater.desk.bearers.heard import RoleInTime, Said
from headwater.show import words
from headwater.show.clean import line, shorten
from headwater.show.terminal import Page, Piece

FEW = 5
"""Statements shown of each kind."""
_CONTENT = 240


def render(who: Who, *, colour: bool, width: int) -> str:
    """Everything about one entity, ending in a newline; ANSI colours only where `colour`, `width` in columns."""
    page = Page(width, colour=colour)
    _head(page, who)
    _spellings(page, who.spellings)
    _roles(page, who.roles)
    _said(page, "Said", who.by, who.by_in_all)
    _said(page, f"Said of {'them' if who.kind == 'person' else 'it'} by others", who.about, who.about_in_all)
    _others(page, who.candidates)
    page.gap()
    return page.text()


def _head(page: Page, who: Who) -> None:
    kind = {"f": "woman", "m": "man"}.get(who.gender or "", "person") if who.kind == "person" else who.kind
    page.put([(line(who.name), "title"), (f"  {who.entity}", "dim")])
    facts = [kind, _many(who.articles, "article"), _days(who.first, who.last)]
    if who.locked:
        facts.append("locked")
    if who.merged:
        facts.append("also " + ", ".join(who.merged))
    page.put([(" · ".join(filter(None, facts)), "")])


def _many(n: int, what: str) -> str:
    return f"{n} {what}" + ("" if n == 1 else "s")


def _days(first: str | None, last: str | None) -> str:
    if not first or not last:
        return "day not known"
    return first if first == last else f"{first} to {last}"


def _spellings(page: Page, rows: Sequence[Written]) -> None:
    if rows:
        page.section("Spellings")
    for script, written in groupby(rows, key=lambda w: w.script):
        page.put([(words.script(script), "head")], first=[("  ", "")])
        for w in written:
            facts = [words.language(w.language), _outlets(w.outlets), _days(w.first, w.last), f"{w.count}×"]
            page.put([(line(w.text), "who"), ("  " + " · ".join(f for f in facts if f), "dim")], first=[("    ", "")])


def _outlets(names: Sequence[str]) -> str:
    shown = ", ".join(shorten(line(name), 30) for name in names[:3])
    return shown + (f" and {len(names) - 3} more" if len(names) > 3 else "")


def _roles(page: Page, rows: Sequence[RoleInTime]) -> None:
    if rows:
        page.section("Roles in time")
    for role in rows:
        body = f", {line(role.organization)}" if role.organization else ""
        pieces: list[Piece] = [(f"{_days(role.first, role.last):<26}", "dim"), (line(role.title) + body, "")]
        page.put(pieces, first=[("  ", "")])
        for place in role.read_in:
            where = f" [{place.span.start}, {place.span.end})" if place.span else ""
            day = f", {place.day}" if place.day else ""
            page.put(
                [(f"read in {place.article}{where}, {line(place.outlet or 'outlet not known')}{day}", "dim")],
                first=[(" " * 28, "")],
            )


def _said(page: Page, title: str, rows: Sequence[Said], total: int) -> None:
    if not rows:
        return
    page.section(title, f"({total})" if total <= FEW else f"(the last {FEW} of {total})")
    for row in rows[:FEW]:
        place = " · ".join(
            (row.day or "no date", line(row.outlet or "outlet not known"), f"{row.article} {row.statement}")
        )
        page.put(
            [(line(row.source) or "(nobody named)", "who"), (f" {row.stance}", ""), (f"  {place}", "dim")],
            first=[("  ", "")],
        )
        bar = [("  ", ""), ("│ ", "rule")]
        page.put([(shorten(line(row.content), _CONTENT), "content")], first=bar, rest=bar)


def _others(page: Page, rows: Sequence[Other]) -> None:
    if not rows:
        return
    page.section("May be the same, left apart")
    for row in rows:
        page.put(
            [(line(row.name), "who"), (f"  {row.entity}  {row.score:.2f}  ", "dim"), (line(row.why), "note")],
            first=[("  ", "")],
        )
        for reason in row.reasons:
            said = f"{reason['part']}: {line(str(reason['a']))} ~ {line(str(reason['b']))} ({line(str(reason['by']))})"
            page.put([(said, "dim")], first=[("    ", "")])
