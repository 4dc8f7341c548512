"""The addresses of stories: the list, and the page of each with its articles in time and its claims."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any, Final
from urllib.parse import quote

from fastapi import FastAPI, Request, Response
from fastapi.responses import RedirectResponse
from starlette.exceptions import HTTPException

from headwater.contract import plain
from headwater.desk.claim_listing import Told
from headwater.errors import DeskError
from headwater.show.web import asked, timeline
from headwater.show.web.carried import carried
from headwater.show.web.drawer import Drawer, as_json
from headwater.show.web.ledger import Ledger, is_own

PAGE: Final = 40
"""Stories on one page of their list."""


def add(house: FastAPI, ledger: Ledger, draw: Drawer) -> None:
    """Adds the addresses."""

    @house.get("/stories")
    def stories(request: Request) -> Response:
        turn = asked.turn(request, ledger.stories_total(), PAGE)
        given: dict[str, Any] = {"rows": ledger.stories(PAGE, turn["first"] - 1), "waiting": ledger.uncompared()}
        behind = f"/stories.json?page={turn['page']}"
        return draw(request, "stories.html", here="stories", json=behind, **given, **turn)

    @house.get("/stories.json")
    def stories_json(request: Request) -> Response:
        page = asked.number(request, "page", 1)
        rows = [plain(asdict(row)) for row in ledger.stories(PAGE, (page - 1) * PAGE)]
        return as_json({"total": ledger.stories_total(), "page": page, "stories": rows})

    @house.get("/story/{id}.json")
    def story_json(id: str) -> Response:
        told = _told(ledger, id)
        if told.row.story != id:
            return RedirectResponse(f"/story/{told.row.story}.json", 307)
        return as_json(plain(asdict(told)))

    @house.get("/story/{id}")
    def story(id: str, request: Request) -> Response:
        told = _told(ledger, id)
        if told.row.story != id:
            # What became one can be taken apart again: the browser should not remember this.
            return RedirectResponse(carried(request).to(f"/story/{told.row.story}?from={quote(id)}"), 307)
        came = request.query_params.get("from", "")
        came = came if came in {m.other for m in told.moved} else ""
        drawn = timeline.drawn([a for a in told.articles if not is_own(a.article)])
        behind = f"/story/{told.row.story}.json"
        return draw(request, "story.html", here="story", json=behind, told=told, drawn=drawn, came=came, is_own=is_own)


def _told(ledger: Ledger, id: str) -> Told:
    try:
        return ledger.story(id)
    except DeskError as error:
        raise HTTPException(404, str(error)) from error
