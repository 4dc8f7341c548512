"""The addresses of watch lists: which there are, who of them may have been met, and what is judged of that."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final
from urllib.parse import quote

from fastapi import FastAPI, Request, Response
from fastapi.responses import RedirectResponse

from headwater.desk.watchlists.sighted import Outline
from headwater.errors import DeskError
from headwater.json_text import plain
from headwater.show.tongue import Words, mark
from headwater.show.web import asked, judging
from headwater.show.web.cards import Bundle
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
SIGHTINGS: Final = 100
"""Sightings on one page of the data behind a list."""
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
        return as_json({"watchlists": [plain(row) for row in register.watchlists()]})

    # A list may be called anything, a slash or ".json" in it too: so its name is no part of this path.
    @house.get("/watchlist.json")
    def watchlist_json(request: Request) -> Response:
        name = request.query_params.get("name", "")
        ids = [o.sighting for o in _sorted(asked.found(register.outlines(name)))]
        turn = asked.turn(request, len(ids), SIGHTINGS)
        some = ids[turn["first"] - 1 :][:SIGHTINGS]
        hits = {h.sighting.sighting: plain(h.sighting) for h in register.hits(name, some)}
        head = {"watchlist": name, "total": turn["total"], "page": turn["page"], "pages": turn["pages"]}
        return as_json(head | {"sightings": [hits[id] for id in some if id in hits]})

    @house.get("/watchlist/{name:path}")
    def watchlist(name: str, request: Request) -> Response:
        outlines = asked.found(register.outlines(name))
        return draw(request, "watchlist.html", **_shown(request, register, name, outlines))

    @house.post("/watchlist/{name:path}")
    def judge(name: str, request: Request, sent: Sent) -> Response:
        outlines = asked.found(register.outlines(name))

        def again(status: int, error: str) -> Response:
            given = _shown(request, register, name, outlines) | {"error": error}
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


def _shown(request: Request, register: Register, name: str, outlines: Sequence[Outline]) -> dict[str, Any]:
    bundles = _bundled(outlines)
    turn, number = asked.turn(request, len(bundles), PAGE), asked.number(request, "done", 0)
    verdicts = register.verdicts([o.sighting for o in outlines], PAGE, number)
    rows = _with_evidence(register, name, bundles[turn["first"] - 1 :][:PAGE])
    return turn | {
        "here": "watchlist",
        "json": "/watchlist.json?name=" + quote(name, safe=""),
        "name": name,
        "groups": [(state, here) for state in _STATES if (here := [b for b in rows if b.state == state])],
        "counts": {state: sum(o.state == state for o in outlines) for state in _STATES},
        "history_rows": verdicts[:PAGE],
        "most": AGAIN,
        "states": _STATES_IN_WORDS,
        "done": next((v for v in verdicts if v.judgement.id == number), None),
        "error": "",
    }


def _bundled(outlines: Sequence[Outline]) -> list[list[Outline]]:
    """The sightings that a judgement on one of them is about: those of one entity under one name of the list."""
    found: dict[tuple[str, int, str], list[Outline]] = {}
    for o in _sorted(outlines):
        found.setdefault((o.state, o.line, o.entity or o.sighting), []).append(o)
    return list(found.values())


def _with_evidence(register: Register, name: str, bundles: Sequence[Sequence[Outline]]) -> list[Bundle]:
    """These, with the evidence of what is shown of each."""
    shown = [[o.sighting for o in some[: AGAIN + 1]] for some in bundles]
    hits = {h.sighting.sighting: h for h in register.hits(name, [id for ids in shown for id in ids])}
    made = []
    for ids, some in zip(shown, bundles, strict=True):
        # What another process took away meanwhile has no evidence any more.
        if here := tuple(hits[id] for id in ids if id in hits):
            made.append(Bundle(some[0].state, some[0].line, here, len(some)))
    return made


def _sorted(outlines: Sequence[Outline]) -> list[Outline]:
    """Those to be checked first, otherwise in the order of the list."""
    return sorted(outlines, key=lambda o: _STATES.index(o.state))
