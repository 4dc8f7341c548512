"""The addresses of entities: the list, the search in any spelling, the page of each, and what is judged on it."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any, Final
from urllib.parse import quote, urlencode

from fastapi import Depends, FastAPI, Request, Response
from fastapi.responses import RedirectResponse

from headwater.desk.bearers.heard import SAID
from headwater.desk.bearers.listing import Entry
from headwater.errors import DeskError
from headwater.json_text import plain
from headwater.records import EntityKind
from headwater.show import words
from headwater.show.reliability import RELIABILITY
from headwater.show.web import asked, cards, judging
from headwater.show.web.asked import Form
from headwater.show.web.cards import Turned
from headwater.show.web.carried import Carried, carried
from headwater.show.web.drawer import Drawer, as_json
from headwater.show.web.register import MET, SAME, Register
from headwater.show.web.visitor import Role

RIGHTS: Final[dict[str, Role]] = {
    "GET /entities": "reader",
    "GET /entities.json": "reader",
    "GET /entity/{id}.json": "reader",
    "GET /entity/{id}": "reader",
    "POST /entity/{id}": "reporter",
}

PAGE: Final = 40
"""Entities on one page of their list."""
_KINDS: tuple[EntityKind, ...] = ("person", "organization", "place")
_ORDERS = ("met", "latest")

Sent = Annotated[Form, Depends(asked.form)]


def add(house: FastAPI, register: Register, draw: Drawer) -> None:
    """Adds the addresses."""
    _add_list(house, register, draw)
    _add_pages(house, register, draw)
    _add_judging(house, register, draw)


def _add_list(house: FastAPI, register: Register, draw: Drawer) -> None:
    @house.get("/entities")
    def entities(request: Request) -> Response:
        query, kind, order = asked.query(request), _kind(request), asked.choice(request, "order", _ORDERS)
        kinds, names = register.kinds(), words.ENTITY
        given: dict[str, Any] = asked.turn(request, sum(n for k, n in kinds.items() if kind in ("", k)), PAGE)
        given |= {"kinds": kinds, "kind": kind, "order": order, "asked": query, "names": names, "what": cards.kind}
        given |= {"rows": _rows(request, register), "waiting": register.waiting(), "most": PAGE}
        behind = "/entities.json?" + "&".join(f"{k}={quote(v, safe='')}" for k, v in _own(request).items())
        return draw(request, "entities.html", here="entities", json=behind.rstrip("?"), **given)

    @house.get("/entities.json")
    def entities_json(request: Request) -> Response:
        rows = [plain(row) for row in _rows(request, register)]
        return as_json({"kinds": dict(register.kinds()), **_own(request), "entities": rows})


def _rows(request: Request, register: Register) -> list[Entry]:
    query, kind = asked.query(request), _kind(request)
    if query:
        try:
            return list(register.named(query, kind, PAGE))
        except DeskError:
            return []  # an id that is not there
    latest = asked.choice(request, "order", _ORDERS) == "latest"
    return list(register.page(kind, PAGE, (asked.number(request, "page", 1) - 1) * PAGE, latest=latest))


def _kind(request: Request) -> str:
    return asked.choice(request, "kind", ("", *_KINDS))


def _own(request: Request) -> dict[str, str]:
    """What the list was asked for, as its address says it."""
    return {name: request.query_params[name] for name in ("q", "kind", "order", "page") if name in request.query_params}


def _add_pages(house: FastAPI, register: Register, draw: Drawer) -> None:
    @house.get("/entity/{id}.json")
    def entity_json(id: str, request: Request) -> Response:
        who = asked.found(register.who(id))
        if who.entity != id:
            return RedirectResponse(f"/entity/{who.entity}.json", 307)
        return as_json(register.card(who, _turned(request)).as_json())

    @house.get("/entity/{id}")
    def entity(id: str, request: Request) -> Response:
        who = asked.found(register.who(id))
        if who.entity != id:
            # What was merged can be taken apart again: the browser should not remember this.
            return RedirectResponse(carried(request).to(f"/entity/{who.entity}?from={quote(id)}"), 307)
        card = register.card(who, _turned(request))
        done = card.done(asked.number(request, "done", 0))
        came = request.query_params.get("from", "")
        came = came if came in who.merged else ""
        return draw(request, "entity.html", **_shown(card), done=done, came=came)


def _turned(request: Request) -> Turned:
    return Turned(*(asked.number(request, name, 1) for name in ("page", "said", "same")))


def _shown(card: cards.Card) -> dict[str, Any]:
    who, turned = card.who, card.turned
    own = {name: n for name, n in asdict(turned).items() if n > 1}
    pages = {
        "page": -(-who.articles // MET),
        "said": -(-max(who.by_in_all, who.about_in_all) // SAID),
        "same": -(-len(who.candidates) // SAME),
    }
    return {
        "card": card,
        "what": cards.kind,
        "pages_of": pages,
        "first": turned == Turned(),
        "json": f"/entity/{who.entity}.json" + (f"?{urlencode(own)}" if own else ""),
        "here": "entity",
        "error": "",
        "reliability": RELIABILITY,
    }


def _add_judging(house: FastAPI, register: Register, draw: Drawer) -> None:
    @house.post("/entity/{id}")
    def judge(id: str, request: Request, sent: Sent) -> Response:
        who = asked.found(register.who(id))

        def again(status: int, error: str) -> Response:
            given = _shown(register.card(asked.found(register.who(id)))) | {"error": error, "done": None, "came": ""}
            return draw(request, "entity.html", status=status, sent=sent, by=sent.one("by"), **given)

        if not judging.ours(sent, draw.token):
            return again(403, judging.STALE)
        try:
            if who.entity != id:
                raise DeskError(f"{id} was merged into {who.entity} since that page was loaded. This is {who.entity}.")
            made = register.judge(judging.on_entity(sent, id))
        except DeskError as error:
            return again(409, str(error))
        now, done = asked.found(register.who(id)).entity, sent.one("judgement") if made.kind == "undo" else made.id
        return RedirectResponse(keeping(request, sent, draw).to(f"/entity/{now}?done={done}"), 303)


def keeping(request: Request, sent: Form, draw: Drawer) -> Carried:
    """What is handed on after a judgement: who judged is who judges next."""
    by = sent.one("by")
    return carried(request).by_whom("" if by == draw.judge else by)
