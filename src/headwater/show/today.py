"""What is new, as cards of stories, and who did what, for a terminal."""

from __future__ import annotations

from headwater.desk.changes.activity import Deed
from headwater.desk.changes.today import Card, Change, Today
from headwater.show import changes, deeds, words
from headwater.show.clean import line, shorten
from headwater.show.terminal import Page

WORDING = 160
SHOWN = 3
"""Lines of what is new that a card shows."""


def render(found: Today, *, colour: bool, width: int) -> str:
    """What is new to somebody, ending in a newline; ANSI colours only where `colour`."""
    page = Page(width, colour=colour)
    page.put([(_head(found), "title")])
    if found.watched:
        page.section("Names you watch for")
        for change in found.watched:
            _told(page, change)
    if found.cards:
        page.section("Changed")
    for card in found.cards:
        _card(page, card)
    if found.rerun:
        row = changes.line(found.rerun)
        page.gap()
        page.put([(f"{row.what}: {row.details}", "dim")])
    if found.latest:
        page.section("The rest of the day" if found.cards or found.total else "The latest stories")
        for card in found.latest:
            _card(page, card)
    page.gap()
    return page.text()


def _head(found: Today) -> str:
    since = f" since {words.day(found.since[:16])}" if found.since else ""
    if not found.upto and not found.latest:
        return "Nothing is on this desk yet."
    many = words.count(found.total, "story with something new", "stories with something new")
    return f"{many}{since}" if found.total else f"Nothing new{since}"


def _card(page: Page, card: Card) -> None:
    page.gap()
    fresh = [("  new story", "note")] if card.fresh else []
    page.put([(shorten(line(card.title or "No title"), WORDING), "head"), *fresh], first=[(f"{card.story}  ", "dim")])
    page.put([(", ".join(changes.trade(card)), "")], first=[("          ", "")])
    for change in card.news[:SHOWN]:
        _told(page, change)
    if (left := len(card.news) - SHOWN) > 0:
        page.put([(f"{words.count(left, 'more change')}", "dim")], first=[("          ", "")])


def _told(page: Page, change: Change) -> None:
    row = changes.line(change)
    who = line(change.who or row.outlet)
    parts = [*(line(name) for name in row.names), who, row.details if not row.names else "", words.day(row.when)]
    words_ = [(row.what, "note"), (f"  {shorten(line(row.wording), WORDING)}" if row.wording else "", "content")]
    name = change.claim or change.article or ""
    page.put(words_, first=[("          • ", "dim")])
    page.put([(" · ".join(filter(None, [*parts, name])), "dim")], first=[("            ", "")])


def deed(row: Deed) -> str:
    """Who did what, on one line."""
    made = row.made[:19]
    if judged := row.judgement:
        undone = f"  (taken back by judgement {judged.undone_by})" if judged.undone_by else ""
        return f"{made}  {judged.id:>5}  {line(judged.what)}, says {line(judged.who)}{undone}"
    about, _ = deeds.about(row)
    told = deeds.what(row) + (f": {shorten(line(about), WORDING)}" if about else "")
    return f"{made}         " + (f"{line(row.who)} " if row.who else "") + told
