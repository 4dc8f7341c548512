"""The addresses of watch lists: which there are, who of them may have been met, and what is judged of that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any, Final
from urllib.parse import quote

from fastapi import FastAPI, Request, Response
from fastapi.responses import RedirectResponse

from headwater.contract import plain
from headwater.errors import DeskError
from headwater.show.tongue import Words, mark
from headwater.show.web import asked, judging
from headwater.show.web.cards import Bundle, Hit
from headwater.show.web.drawer import Drawer, as_json
from headwater.show.web.entities import Sent, keeping
from headwater.show.web.register import Register
from headwater.show.web.visitor import Role

RIGHTS: Final[dict[str, Role]] = {
    "GET /watchlists": "reader",
    "GET /watchlists.json": "reader",
    "GET /watchlist.json": "reader",
    "GET /watchlist/{name:path}": "reader",
    "POST /watchlist/{name:path}": "reporter",
}

PAGE: Final = 12
"""Entities sighted on one page of a list: each comes with its passage, its reasons and a form."""
AGAIN: Final = 3
"""Other sightings of one of them that are shown beside it; all are judged together."""
_STATES = ("to be checked", "confirmed", "dismissed")
_STATES_IN_WORDS = Words(
    {"to be checked": mark("to be checked"), "confirmed": mark("confirmed"), "dismissed": mark("dismissed")},
    context="of a sighting",
)


def add(house: FastAPI, register: Register, draw: Drawer) -> None:
    """Adds the addresses."""

    @house.get("/watchlists")
    def watchlists(request: Request) -> Response:
        return draw(request, "watchlists.html", here="watchlists", json="/watchlists.json", lists=register.watchlists())

    @house.get("/watchlists.json")
    def watchlists_json() -> Response:
        return as_json({"watchlists": [plain(asdict(row)) for row in register.watchlists()]})

    # A list may be called anything, a slash or ".json" in it too: so its name is no part of this path.
    @house.get("/watchlist.json")
    def watchlist_json(request: Request) -> Response:
        name = request.query_params.get("name", "")
        hits = _sorted(asked.found(register.hits(name)))
        return as_json({"watchlist": name, "sightings": [plain(asdict(h.sighting)) for h in hits]})

    @house.get("/watchlist/{name:path}")
    def watchlist(name: str, request: Request) -> Response:
        hits = asked.found(register.hits(name))
        return draw(request, "watchlist.html", **_shown(request, register, name, hits))

    @house.post("/watchlist/{name:path}")
    def judge(name: str, request: Request, sent: Sent) -> Response:
        hits = asked.found(register.hits(name))

        def again(status: int, error: str) -> Response:
            given = _shown(request, register, name, hits) | {"error": error}
            return draw(request, "watchlist.html", status=status, sent=sent, by=sent.one("by"), **given)

        if not judging.ours(sent, draw.token):
            return again(403, judging.STALE)
        try:
            made = register.judge(judging.on_sighting(sent))
        except DeskError as error:
            return again(409, str(error))
        done = sent.one("judgement") if sent.one("do") == "undo" else made.id
        there = f"/watchlist/{quote(name, safe='')}?page={asked.number(request, 'page', 1)}&done={done}"
        return RedirectResponse(keeping(request, sent, draw).to(there), 303)


def _shown(request: Request, register: Register, name: str, hits: Sequence[Hit]) -> dict[str, Any]:
    bundles, verdicts = _bundles(hits), register.verdicts({h.sighting.sighting for h in hits})
    turn, number = asked.turn(request, len(bundles), PAGE), asked.number(request, "done", 0)
    rows = bundles[turn["first"] - 1 :][:PAGE]
    return turn | {
        "here": "watchlist",
        "json": "/watchlist.json?name=" + quote(name, safe=""),
        "name": name,
        "groups": [(state, here) for state in _STATES if (here := [b for b in rows if b.state == state])],
        "counts": {state: sum(h.sighting.state == state for h in hits) for state in _STATES},
        "history_rows": verdicts[:PAGE],
        "most": AGAIN,
        "states": _STATES_IN_WORDS,
        "done": next((v for v in verdicts if v.judgement.id == number), None),
        "error": "",
    }


def _bundles(hits: Sequence[Hit]) -> list[Bundle]:
    """The sightings that a judgement on one of them is about: those of one entity under one name of the list."""
    found: dict[tuple[str, int, str], list[Hit]] = {}
    for h in _sorted(hits):
        s = h.sighting
        found.setdefault((s.state, s.line, s.entity or s.sighting), []).append(h)
    return [Bundle(state, line, tuple(some)) for (state, line, _), some in found.items()]


def _sorted(hits: Sequence[Hit]) -> list[Hit]:
    """Those to be checked first, otherwise in the order of the list."""
    return sorted(hits, key=lambda h: _STATES.index(h.sighting.state))
