"""The addresses of claims: the list, the page of each with what it rests on, and what is judged on it. What is too long
for that page has pages of its own (claim_more.py)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Final, get_args
from urllib.parse import quote

from fastapi import FastAPI, Request, Response
from fastapi.responses import RedirectResponse
from markupsafe import Markup
from starlette.exceptions import HTTPException

from headwater import lexicon
from headwater.desk.claims.claim_listing import Asked, Emptied, Why
from headwater.errors import DeskError
from headwater.json_text import plain
from headwater.linked import StandingName
from headwater.show import words
from headwater.show.pictures import shapes, svg
from headwater.show.reliability import RELIABILITY
from headwater.show.tongue import Words, mark
from headwater.show.web import asked, claim_judging, judging
from headwater.show.web.carried import carried
from headwater.show.web.claim_cards import ClaimCard, alike
from headwater.show.web.drawer import Drawer, as_json
from headwater.show.web.entities import Sent, keeping
from headwater.show.web.ledger import Ledger
from headwater.show.web.visitor import Role

RIGHTS: Final[dict[str, Role]] = {
    "GET /claims": "reader",
    "GET /claims.json": "reader",
    "GET /claim/{id}.json": "reader",
    "GET /claim/{id}": "reader",
    "POST /claim/{id}": "reporter",
}

PAGE: Final = 40
"""Claims on one page of their list; statements on one page of a claim's data."""
STATEMENTS: Final = 8
"""Statements on one page of a claim."""
FEW: Final = {"origins": 8, "first": 2, "last": 6, "related": 5, "moves": 6, "by": 3}
"""Of what is long on the page of a claim so much is shown: origins of a side, steps of its history, related claims,
what became of it, those who give one value."""
_OUTLET: Final = 200
_LANGUAGE: Final = re.compile(r"[a-z]{2,3}")
_STANDINGS: tuple[str, ...] = ("", *get_args(StandingName))
CREDIBILITY: Final[Mapping[str, str]] = Words(
    {
        "1": mark("confirmed by other sources"),
        "2": mark("probably true"),
        "3": mark("possibly true"),
        "4": mark("doubtful"),
        "5": mark("improbable"),
        "6": mark("cannot be judged"),
    }
)
"""What the Admiralty code says of information."""
LISTS: Final[dict[str, Any]] = {
    "kinds": words.KIND,
    "namings": Words(
        {
            "named": mark("by name"),
            "described": mark("described"),
            "bare": mark("unnamed"),
            "implicit": mark("not named at all"),
        }
    ),
    "stances": words.OFFERED,
    "credibility": CREDIBILITY,
    "reliability": RELIABILITY,
}
"""What the forms of those who judge let choose from."""


def add(house: FastAPI, ledger: Ledger, draw: Drawer) -> None:
    """Adds the addresses."""
    _add_list(house, ledger, draw)
    _add_pages(house, ledger, draw)
    _add_judging(house, ledger, draw)


def _add_list(house: FastAPI, ledger: Ledger, draw: Drawer) -> None:
    @house.get("/claims")
    def claims(request: Request) -> Response:
        wanted = wanted_of(request)
        total = ledger.claims_total(wanted)
        turn = asked.turn(request, total, PAGE)
        given: dict[str, Any] = {"asked": wanted.query, "wanted": wanted, "standings_": _STANDINGS[1:]}
        given |= {"rows": ledger.claims(wanted, PAGE, turn["first"] - 1), "waiting": ledger.uncompared()}
        given |= {"anything": bool(total) or bool(ledger.claims_total()), "own": _own(wanted)}
        given |= {"tongues": lexicon.LANGUAGES, "only": _without(wanted)}
        behind = _own(wanted, f"page={turn['page']}", at="/claims.json")
        return draw(request, "claims.html", here="claims", json=behind, **given, **turn)

    @house.get("/claims.json")
    def claims_json(request: Request) -> Response:
        wanted, page = wanted_of(request), asked.number(request, "page", 1)
        rows = [plain(row) for row in ledger.claims(wanted, PAGE, (page - 1) * PAGE)]
        return as_json({"total": ledger.claims_total(wanted), "page": page, "claims": rows})


def wanted_of(request: Request) -> Asked:
    """The claims that an address asks for."""
    given = request.query_params
    outlet, language, day = (" ".join(given.get(name, "").split()) for name in ("outlet", "written", "day"))
    if len(outlet) > _OUTLET:
        raise HTTPException(400, f"The name of an outlet may have at most {_OUTLET} characters.")
    if language and not _LANGUAGE.fullmatch(language):
        raise HTTPException(400, "“written” in the address must be a code of two or three letters, as “be”.")
    if day and not _is_day(day):
        raise HTTPException(400, "“day” in the address must be a day written as 2026-03-31.")
    return Asked(asked.query(request), asked.choice(request, "standing", _STANDINGS), outlet, language, day)


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _own(wanted: Asked, *more: str, at: str = "/claims") -> str:
    """The address of what the list was asked for."""
    named = {"q": wanted.query, "standing": wanted.standing, "outlet": wanted.outlet, "written": wanted.language}
    given = [f"{name}={quote(value, safe='')}" for name, value in (named | {"day": wanted.day}).items() if value]
    return at + ("?" if given or more else "") + "&".join([*given, *more])


def _without(wanted: Asked) -> dict[str, str]:
    """For each filter the address of the list without it, and of the list by each standing."""
    found = {name: _own(replace(wanted, **{name: ""})) for name in ("query", "standing", "outlet", "language", "day")}
    return found | {standing: _own(replace(wanted, standing=standing)) for standing in _STANDINGS[1:]}


def _add_pages(house: FastAPI, ledger: Ledger, draw: Drawer) -> None:
    @house.get("/claim/{id}.json")
    def claim_json(id: str, request: Request) -> Response:
        why = _why(ledger, id)
        if isinstance(why, Emptied):
            return as_json(plain(why))
        if why.row.claim != id:
            return RedirectResponse(f"/claim/{why.row.claim}.json", 307)
        turn = asked.turn(request, len(why.tellings), PAGE)
        first = turn["first"] - 1
        made = ledger.card(why).as_json(slice(first, first + PAGE))
        return as_json(made | {"page": turn["page"], "pages": turn["pages"]})

    @house.get("/claim/{id}")
    def claim(id: str, request: Request) -> Response:
        why = _why(ledger, id)
        if why.row.claim != id:
            # What became one can be taken apart again: the browser should not remember this.
            return RedirectResponse(carried(request).to(f"/claim/{why.row.claim}?from={quote(id)}"), 307)
        if isinstance(why, Emptied):
            return draw(request, "claim_emptied.html", here="claim", json=f"/claim/{id}.json", left=why)
        card = ledger.card(why)
        came = request.query_params.get("from", "")
        came = came if came in {m.other for m in why.moved} else ""
        given = _shown(card, request, request.query_params.get("correct", ""))
        return draw(request, "claim.html", **given, done=card.done(asked.number(request, "done", 0)), came=came)


def _why(ledger: Ledger, id: str) -> Why | Emptied:
    """A claim whole, or what is left of it."""
    try:
        return ledger.emptied(id) or ledger.why(id)
    except DeskError as error:
        raise HTTPException(404, str(error)) from error


def _told(ledger: Ledger, id: str) -> Why:
    why = _why(ledger, id)
    if isinstance(why, Emptied):
        raise HTTPException(404, f"{why.row.claim}: no article says it any more; its history is all that is left")
    return why


def _card(ledger: Ledger, id: str) -> ClaimCard:
    return ledger.card(_told(ledger, id))


def _shown(card: ClaimCard, request: Request, correct: str = "") -> dict[str, Any]:
    behind = f"/claim/{card.why.row.claim}.json"
    turn = asked.turn(request, len(card.places), STATEMENTS)
    given = {"card": card, "read": card.read(correct), "json": behind, "here": "claim", "error": "", **LISTS, **turn}
    return given | {
        "pictures": card.pictures(carried(request).to),
        "size": STATEMENTS,
        "few": FEW,
        "alike": alike,
        "glyph": _glyph,
    }


def _glyph(shape: shapes.Shape) -> Markup:
    """A shape by itself, for the legend."""
    return svg.marks(shapes.drawn(shape, 10, 10, counted=False))


def _add_judging(house: FastAPI, ledger: Ledger, draw: Drawer) -> None:
    @house.post("/claim/{id}")
    def judge(id: str, request: Request, sent: Sent) -> Response:
        why = _told(ledger, id)

        def again(status: int, error: str) -> Response:
            card = _card(ledger, id)
            given = _shown(card, request, sent.one("statement")) | {"error": error, "done": None, "came": ""}
            return draw(request, "claim.html", status=status, sent=sent, by=sent.one("by"), **given)

        if not judging.ours(sent, draw.token):
            return again(403, judging.STALE)
        try:
            if why.row.claim != id:
                raise DeskError(f"{id} became one with {why.row.claim} since that page was loaded. This is that one.")
            made = ledger.judge(claim_judging.on_claim(sent, why))
        except DeskError as error:
            return again(409, str(error))
        done = sent.one("judgement") if made.kind == "undo" else str(made.id)
        return RedirectResponse(keeping(request, sent, draw).to(_after(ledger, id, done)), 303)


def _after(ledger: Ledger, id: str, done: str) -> str:
    """Where a judgement leads: to the claim as it is now; to what is left of it where nobody tells it any more."""
    why = _why(ledger, id)
    return f"/claim/{why.row.claim}" + ("" if isinstance(why, Emptied) else f"?done={quote(done, safe='')}")
