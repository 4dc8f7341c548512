"""The addresses of articles: the page of each version, what changed between two, and statements that were not read."""

from __future__ import annotations

from typing import Any, Final
from urllib.parse import quote

from fastapi import FastAPI, Request, Response
from fastapi.responses import RedirectResponse
from starlette.exceptions import HTTPException

from headwater import contract
from headwater.errors import DeskError
from headwater.records import Reading
from headwater.show import words
from headwater.show.web import asked, claim_judging, judging, pages
from headwater.show.web.claims import LISTS
from headwater.show.web.drawer import Drawer, as_json
from headwater.show.web.entities import Sent, keeping
from headwater.show.web.ledger import Ledger
from headwater.show.web.register import Register
from headwater.show.web.shelf import Shelf

MOST_LINKS: Final = 1000
"""Statements that are lit up from their notes: a browser looks at every one of these rules at each move."""


def add(house: FastAPI, shelf: Shelf, register: Register, ledger: Ledger, draw: Drawer) -> None:
    """Adds the addresses."""
    _add_versions(house, shelf, draw)
    _add_pages(house, shelf, register, ledger, draw)


def _add_versions(house: FastAPI, shelf: Shelf, draw: Drawer) -> None:
    @house.get("/articles/{id}.json")
    def article_json(id: str, request: Request) -> Response:
        return as_json(contract.as_json(asked.found(shelf.reading(id, asked.version(request)))))

    @house.get("/articles/{id}/difference")
    def difference(id: str, request: Request) -> Response:
        reading, versions = asked.found(shelf.reading(id)), [v.number for v in shelf.versions(id)]
        b = asked.number(request, "to", shelf.current(id))
        a = asked.number(request, "from", max(1, b - 1))
        if a not in versions or b not in versions:
            raise HTTPException(404, f"This article has {words.count(len(versions), 'version')}, numbered from 1.")
        changed = asked.found(shelf.difference(id, a, b))
        return draw(request, "difference.html", title=reading.article.title, id=id, a=a, b=b, changed=changed)


def _add_pages(house: FastAPI, shelf: Shelf, register: Register, ledger: Ledger, draw: Drawer) -> None:
    @house.get("/articles/{id}")
    def article(id: str, request: Request) -> Response:
        wanted = asked.version(request)
        reading = asked.found(shelf.reading(id, wanted))
        behind = f"/articles/{quote(reading.article.id, safe='')}.json" + (f"?version={wanted}" if wanted else "")
        given = _shown(request, shelf, register, ledger, reading)
        return draw(request, "article.html", json=behind, **given)

    @house.post("/articles/{id}")
    def judge(id: str, request: Request, sent: Sent) -> Response:
        reading = asked.found(shelf.reading(id))

        def again(status: int, error: str) -> Response:
            given = _shown(request, shelf, register, ledger, reading) | {"error": error}
            return draw(request, "article.html", status=status, sent=sent, by=sent.one("by"), **given)

        if not judging.ours(sent, draw.token):
            return again(403, judging.STALE)
        try:
            made = ledger.judge(claim_judging.on_article(sent, id))
        except DeskError as error:
            return again(409, str(error))
        row = ledger.of_article(id).get(f"j-{made.id}")
        there = f"/claim/{row.claim}" if row else f"/articles/{quote(id, safe='')}"
        return RedirectResponse(keeping(request, sent, draw).to(f"{there}?done={made.id}"), 303)


def _shown(request: Request, shelf: Shelf, register: Register, ledger: Ledger, reading: Reading) -> dict[str, Any]:
    """The page of an article. Its claims are those of its current version: an older one is no evidence of now."""
    id, current = reading.article.id, shelf.current(reading.article.id)
    version = asked.version(request) or current
    now = version == current
    return LISTS | {
        "here": "article",
        "versions": shelf.versions(id),
        "version": version,
        "lit": min(len(reading.statements), MOST_LINKS),
        "sheet": pages.sheet(reading, asked.passage(request)),
        "known": register.linked(id, version),
        "told": ledger.of_article(id) if now else {},
        "story": ledger.story_of(id),
        "copies": ledger.copies(id) if now else (),
        "now": now,
        "error": "",
    }
