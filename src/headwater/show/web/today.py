"""What changed since somebody last looked: the stories, those with news first; and marking them as seen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from fastapi import FastAPI, Request, Response
from fastapi.responses import RedirectResponse

from headwater.desk.changes.today import Card, Change, Today
from headwater.desk.store import Desk
from headwater.errors import DeskError
from headwater.json_text import plain
from headwater.said import kept
from headwater.show import changes
from headwater.show.changes import Line
from headwater.show.web import asked, judging
from headwater.show.web.asked import Form
from headwater.show.web.drawer import as_json
from headwater.show.web.entities import Sent, keeping
from headwater.show.web.rooms import Rooms
from headwater.show.web.visitor import Role

RIGHTS: Final[dict[str, Role]] = {
    "GET /today": "reader",
    "GET /today.json": "reader",
    "POST /today": "reader",
}

PAGE: Final = 12
"""Stories with news on one page: with three lines each, in Cyrillic letters, it is some 45 kB; a page may have 60."""
SHOWN: Final = 3
"""Lines of what is new that a card shows; the rest is folded."""
FOLDED: Final = 20
"""Lines that are folded, on the whole page; the rest is on the pages of the stories."""
_NO_NAME: Final = kept("Write your name: what is new is told to each by name.")
_NO_WISH: Final = kept("The page did not say what was seen. Load it again.")


@dataclass(frozen=True, slots=True)
class Shown:
    """A card made ready: its line of the trade, what is new of it, the first of it and the rest."""

    card: Card
    trade: tuple[str, ...]
    first: tuple[Line, ...]
    rest: tuple[Line, ...]
    more: int

    @classmethod
    def of(cls, card: Card, folded: int) -> Shown:
        """A card, made ready; so many lines of it may be folded."""
        found = changes.lines(_by_turns(card.news)[: SHOWN + folded])
        left = max(0, len(card.news) - SHOWN - folded)
        return cls(card, tuple(changes.trade(card)), found[:SHOWN], found[SHOWN:], left)


def _ready(cards: Sequence[Card]) -> list[Shown]:
    """Cards, made ready; those at the top may fold most."""
    made, left = [], FOLDED
    for card in cards:
        made.append(Shown.of(card, left))
        left -= len(made[-1].rest)
    return made


def _by_turns(news: Sequence[Change]) -> list[Change]:
    """What is worth most first, but one thing of each claim or text before a second of any."""
    before: Counter[str] = Counter()
    turns = []
    for change in news:
        about = change.claim or change.article or ""
        turns.append(before[about])
        before[about] += 1
    return [change for _, change in sorted(zip(turns, news, strict=True), key=lambda pair: pair[0])]


def add(house: FastAPI, rooms: Rooms) -> None:
    """Adds the addresses."""

    @house.get("/today")
    def today(request: Request) -> Response:
        return rooms.draw(request, "today.html", **_shown(request, rooms, _who(request, rooms)))

    @house.get("/today.json")
    def today_json(request: Request) -> Response:
        page = asked.number(request, "page", 1)
        found = rooms.desk.today(_who(request, rooms), limit=PAGE, offset=(page - 1) * PAGE)
        return as_json({"page": page, **plain(found)})

    @house.post("/today")
    def seen(request: Request, sent: Sent) -> Response:
        def again(status: int, error: str) -> Response:
            given = {**_shown(request, rooms, sent.one("by")), "error": error}
            return rooms.draw(request, "today.html", status=status, sent=sent, by=sent.one("by"), **given)

        if not judging.ours(sent, rooms.draw.token):
            return again(403, judging.STALE)
        try:
            with rooms.change() as desk:
                done = _do(desk, sent)
        except DeskError as error:
            return again(409, str(error))
        return RedirectResponse(keeping(request, sent, rooms.draw).to(f"/today?done={done}"), 303)


def _who(request: Request, rooms: Rooms) -> str:
    """Who looks."""
    return rooms.draw.whose(request)


def _do(desk: Desk, sent: Form) -> str:
    """Marks as seen, or takes that back; what was done, for the address. `DeskError` where something is missing."""
    who, wish = sent.one("by"), sent.one("do")
    if not who:
        raise DeskError(_NO_NAME)
    if wish == "back":
        desk.look_back(who, _number(sent, "look"))
        return "back"
    upto = _number(sent, "upto")
    if wish == "all" and upto is not None:
        desk.look(who, upto=upto)
        return "all"
    # A button of a card carries its story: one form holds them all.
    if wish.startswith("s-") and upto is not None:
        desk.look(who, wish, upto)
        return "one"
    raise DeskError(_NO_WISH)


def _number(sent: Form, name: str) -> int | None:
    given = sent.one(name)
    return int(given) if given.isascii() and given.isdigit() and len(given) <= 15 else None


def _shown(request: Request, rooms: Rooms, who: str) -> Mapping[str, Any]:
    page = asked.number(request, "page", 1)
    found: Today = rooms.desk.today(who, limit=PAGE, offset=(page - 1) * PAGE)
    return {
        "here": "today",
        "json": f"/today.json?page={page}",
        "found": found,
        "cards": _ready(found.cards),
        "latest": _ready(found.latest),
        "watched": changes.lines(found.watched),
        "rerun": changes.line(found.rerun) if found.rerun else None,
        "page": page,
        "size": PAGE,
        "pages": -(-found.total // PAGE),
        "done": request.query_params.get("done", "") if request.method == "GET" else "",
        "waiting": rooms.ledger.uncompared(),
        "error": "",
    }
