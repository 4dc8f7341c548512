"""The addresses of claims: the list, the page of each with all that it rests on, and what is judged on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any, Final, get_args
from urllib.parse import quote

from fastapi import FastAPI, Request, Response
from fastapi.responses import RedirectResponse
from starlette.exceptions import HTTPException

from headwater.contract import plain
from headwater.desk.claim_listing import ClaimRow, Why
from headwater.errors import DeskError
from headwater.linked import StandingName
from headwater.records import Naming, SourceKind
from headwater.show import words
from headwater.show.web import asked, claim_judging, judging
from headwater.show.web.carried import carried
from headwater.show.web.claim_cards import ClaimCard
from headwater.show.web.drawer import Drawer, as_json
from headwater.show.web.entities import Sent, keeping
from headwater.show.web.ledger import Ledger

PAGE: Final = 40
"""Claims on one page of their list."""
_STANDINGS: tuple[str, ...] = ("", *get_args(StandingName))
CREDIBILITY: Final[Mapping[str, str]] = {
    "1": "confirmed by other sources",
    "2": "probably true",
    "3": "possibly true",
    "4": "doubtful",
    "5": "improbable",
    "6": "cannot be judged",
}
"""What the Admiralty code says of information."""
LISTS: Final[dict[str, Any]] = {
    "kinds": {kind: words.KIND[kind] for kind in get_args(SourceKind)},
    "namings": dict(zip(get_args(Naming), ("by name", "described", "unnamed", "not named at all"), strict=True)),
    "stances": words.STANCE,
    "credibility": CREDIBILITY,
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
        query, standing, page = asked.query(request), _standing(request), asked.number(request, "page", 1)
        rows = _rows(request, ledger)
        given: dict[str, Any] = {"asked": query, "standing": standing, "standings": _STANDINGS[1:], "page": page}
        given |= {"rows": rows[:PAGE], "more": len(rows) > PAGE, "first": (page - 1) * PAGE + 1}
        given |= {"total": ledger.claims_total(), "waiting": ledger.uncompared(), "own": "&".join(_own(request))}
        behind = "/claims.json?" + "&".join([*_own(request), f"page={page}"])
        return draw(request, "claims.html", here="claims", json=behind, **given)

    @house.get("/claims.json")
    def claims_json(request: Request) -> Response:
        rows = [plain(asdict(row)) for row in _rows(request, ledger)[:PAGE]]
        return as_json({"total": ledger.claims_total(), "page": asked.number(request, "page", 1), "claims": rows})


def _rows(request: Request, ledger: Ledger) -> Sequence[ClaimRow]:
    """The claims that are asked for, and one more where there are more."""
    start = (asked.number(request, "page", 1) - 1) * PAGE
    return ledger.claims(asked.query(request), _standing(request), PAGE + 1, start)


def _standing(request: Request) -> str:
    return asked.choice(request, "standing", _STANDINGS)


def _own(request: Request) -> list[str]:
    """What the list was asked for, as its address says it; the page apart."""
    given = request.query_params
    return [f"{name}={quote(given[name], safe='')}" for name in ("q", "standing") if given.get(name)]


def _add_pages(house: FastAPI, ledger: Ledger, draw: Drawer) -> None:
    @house.get("/claim/{id}.json")
    def claim_json(id: str) -> Response:
        why = _why(ledger, id)
        if why.row.claim != id:
            return RedirectResponse(f"/claim/{why.row.claim}.json", 307)
        return as_json(ledger.card(why).as_json())

    @house.get("/claim/{id}")
    def claim(id: str, request: Request) -> Response:
        why = _why(ledger, id)
        if why.row.claim != id:
            # What became one can be taken apart again: the browser should not remember this.
            return RedirectResponse(carried(request).to(f"/claim/{why.row.claim}?from={quote(id)}"), 307)
        card = ledger.card(why)
        came = request.query_params.get("from", "")
        came = came if came in {m.other for m in why.moved} else ""
        given = _shown(card, request.query_params.get("correct", ""))
        return draw(request, "claim.html", **given, done=card.done(asked.number(request, "done", 0)), came=came)


def _why(ledger: Ledger, id: str) -> Why:
    try:
        return ledger.why(id)
    except DeskError as error:
        raise HTTPException(404, str(error)) from error


def _shown(card: ClaimCard, correct: str = "") -> dict[str, Any]:
    behind = f"/claim/{card.why.row.claim}.json"
    return {"card": card, "read": card.read(correct), "json": behind, "here": "claim", "error": "", **LISTS}


def _add_judging(house: FastAPI, ledger: Ledger, draw: Drawer) -> None:
    @house.post("/claim/{id}")
    def judge(id: str, request: Request, sent: Sent) -> Response:
        why = _why(ledger, id)

        def again(status: int, error: str) -> Response:
            card = ledger.card(_why(ledger, id))
            given = _shown(card, sent.one("statement")) | {"error": error, "done": None, "came": ""}
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
    """Where a judgement leads: to the claim as it is now; to the list where nothing of it is left."""
    try:
        return f"/claim/{ledger.why(id).row.claim}?done={quote(done, safe='')}"
    except DeskError:
        return "/claims"
