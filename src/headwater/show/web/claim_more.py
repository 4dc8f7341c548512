"""What of a claim is too long for its page, on pages of its own: who has it from whom line by line, how it spread and
each step of its history, the claims that have to do with it; and both pictures as files, to be printed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from fastapi import FastAPI, Request, Response
from fastapi.responses import RedirectResponse
from starlette.exceptions import HTTPException

from headwater.desk.claims.claim_listing import Emptied
from headwater.errors import DeskError
from headwater.show.pictures import svg
from headwater.show.pictures.drawing import Drawing
from headwater.show.reliability import RELIABILITY
from headwater.show.web import asked
from headwater.show.web.carried import carried
from headwater.show.web.claim_cards import ClaimCard
from headwater.show.web.drawer import Drawer
from headwater.show.web.ledger import Ledger
from headwater.show.web.visitor import Role

RIGHTS: Final[dict[str, Role]] = {
    "GET /claim/{id}/tree": "reader",
    "GET /claim/{id}/since": "reader",
    "GET /claim/{id}/related": "reader",
    "GET /claim/{id}/tree.svg": "reader",
    "GET /claim/{id}/spread.svg": "reader",
}

PAGE: Final = 40
"""Lines of a source tree, steps of a history, related claims on one page."""


def add(house: FastAPI, ledger: Ledger, draw: Drawer) -> None:
    """Adds the addresses."""
    _add_pictures(house, ledger)
    _add_lists(house, ledger, draw)


def _add_pictures(house: FastAPI, ledger: Ledger) -> None:
    @house.get("/claim/{id}/tree.svg")
    def tree(id: str, request: Request) -> Response:
        return as_svg(_card(ledger, id).tree(narrow=_narrow(request)), carried(request).to)

    @house.get("/claim/{id}/spread.svg")
    def spread(id: str, request: Request) -> Response:
        return as_svg(asked.found(_card(ledger, id).spread(narrow=_narrow(request))), carried(request).to)


def _add_lists(house: FastAPI, ledger: Ledger, draw: Drawer) -> None:
    @house.get("/claim/{id}/tree")
    def tree(id: str, request: Request) -> Response:
        if _left(ledger, id):
            return RedirectResponse(carried(request).to(f"/claim/{id}"), 307)
        card = _card(ledger, id)
        turn = asked.turn(request, len(card.rows), PAGE)
        given = _headed(card) | {"rows": card.rows[turn["first"] - 1 :][:PAGE], "reliability": RELIABILITY}
        return draw(request, "claim_tree.html", **given, **turn)

    @house.get("/claim/{id}/since")
    def since(id: str, request: Request) -> Response:
        if _left(ledger, id):
            return RedirectResponse(carried(request).to(f"/claim/{id}"), 307)
        card = _card(ledger, id)
        turn = asked.turn(request, len(card.turns), PAGE)
        drawn = card.curves(carried(request).to) if turn["page"] == 1 else None
        given = _headed(card) | {"turns": card.turns[turn["first"] - 1 :][:PAGE], "spread": drawn}
        return draw(request, "claim_since.html", **given, **turn)

    @house.get("/claim/{id}/related")
    def related(id: str, request: Request) -> Response:
        try:
            row, found = ledger.related(id)
        except DeskError as error:
            raise HTTPException(404, str(error)) from error
        turn = asked.turn(request, len(found), PAGE)
        given: dict[str, Any] = {"row": row, "related": found[turn["first"] - 1 :][:PAGE]}
        return draw(request, "claim_related.html", here="claim", json=f"/claim/{row.claim}.json", **given, **turn)


def _headed(card: ClaimCard) -> dict[str, Any]:
    return {"card": card, "row": card.why.row, "here": "claim", "json": f"/claim/{card.why.row.claim}.json"}


def _narrow(request: Request) -> bool:
    return asked.choice(request, "form", ("wide", "narrow")) == "narrow"


def _card(ledger: Ledger, id: str) -> ClaimCard:
    if left := _left(ledger, id):
        raise HTTPException(404, f"{left.row.claim}: no article says it any more; its history is all that is left")
    try:
        return ledger.resting(id)
    except DeskError as error:
        raise HTTPException(404, str(error)) from error


def _left(ledger: Ledger, id: str) -> Emptied | None:
    """What is left of a claim that no article tells any more: its history, on its own page."""
    try:
        return ledger.emptied(id)
    except DeskError as error:
        raise HTTPException(404, str(error)) from error


def as_svg(drawing: Drawing, to: Callable[[str], str]) -> Response:
    """A picture as a file of its own."""
    return Response(svg.alone(drawing, to), media_type="image/svg+xml")
