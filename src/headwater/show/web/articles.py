"""The addresses of articles: the page of each version, what changed between two, and statements that were not read."""

from __future__ import annotations

from dataclasses import asdict
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
from headwater.show.web.assets import MOST_LINKS
from headwater.show.web.carried import carried
from headwater.show.web.claims import LISTS
from headwater.show.web.compare import Comparison, first
from headwater.show.web.drawer import Drawer, as_json
from headwater.show.web.entities import Sent, keeping
from headwater.show.web.ledger import Ledger
from headwater.show.web.register import Register
from headwater.show.web.shelf import Shelf
from headwater.show.web.visitor import Role

RIGHTS: Final[dict[str, Role]] = {
    "GET /articles/{id}.json": "reader",
    "GET /articles/{id}/difference.json": "reader",
    "GET /articles/{id}/difference": "reader",
    "GET /articles/{id}": "reader",
    "POST /articles/{id}": "reporter",
}


def add(house: FastAPI, shelf: Shelf, register: Register, ledger: Ledger, draw: Drawer) -> None:
    """Adds the addresses."""
    _add_versions(house, shelf, draw)
    _add_pages(house, shelf, register, ledger, draw)


def _add_versions(house: FastAPI, shelf: Shelf, draw: Drawer) -> None:
    @house.get("/articles/{id}.json")
    def article_json(id: str, request: Request) -> Response:
        return as_json(contract.as_json(asked.found(shelf.reading(id, asked.version(request)))))

    @house.get("/articles/{id}/difference.json")
    def difference_json(id: str, request: Request) -> Response:
        asked.found(shelf.reading(id))
        a, b = _pair(request, shelf, id)
        changed = asked.found(shelf.difference(id, a, b))
        return as_json({"article": id, "from": a, "to": b, **_plain(changed)})

    @house.get("/articles/{id}/difference")
    def difference(id: str, request: Request) -> Response:
        reading = asked.found(shelf.reading(id))
        a, b = _pair(request, shelf, id)
        changed = asked.found(shelf.difference(id, a, b))
        given: dict[str, Any] = {
            "title": reading.article.title,
            "id": id,
            "a": a,
            "b": b,
            "versions": shelf.versions(id),
        }
        given |= {"changed": changed, "lines": first(changed.lines)}
        given["left"] = len(changed.lines) - len(given["lines"])
        behind = f"/articles/{quote(id, safe='')}/difference.json?from={a}&to={b}"
        return draw(request, "difference.html", here="article", language=reading.article.language, json=behind, **given)


def _pair(request: Request, shelf: Shelf, id: str) -> tuple[int, int]:
    """The two versions that are compared: those that are named, else the present one and the one before it."""
    versions = [v.number for v in shelf.versions(id)]
    b = asked.number(request, "to", shelf.current(id))
    a = asked.number(request, "from", max(1, b - 1))
    if a not in versions or b not in versions:
        raise HTTPException(404, f"This article has {words.count(len(versions), 'version')}, numbered from 1.")
    return a, b


def _plain(changed: Comparison) -> dict[str, Any]:
    """A comparison as data: what became of the text and of each statement, and the words that went and came."""
    return {
        "kind": changed.kind,
        "notice": changed.notice,
        "fields": [asdict(field) for field in changed.fields],
        "lines": [{"kind": line.kind, "runs": line.runs, "left_out": line.left_out} for line in changed.lines],
        "statements": [
            {
                "before": s.before and s.before.statement.id,
                "after": s.after and s.after.statement.id,
                "said": [n.content for n in (s.before, s.after) if n],
                "turned": [asdict(turned) for turned in s.turned],
                "claim": s.claim and s.claim.claim,
            }
            for s in changed.shifts
        ],
    }


def _add_pages(house: FastAPI, shelf: Shelf, register: Register, ledger: Ledger, draw: Drawer) -> None:
    @house.get("/articles/{id}")
    def article(id: str, request: Request) -> Response:
        wanted = asked.version(request)
        if statement := asked.number(request, "note", 0) if "note" in request.query_params else 0:
            # The address is short, as every statement has one.
            there = f"/articles/{quote(id, safe='')}/note?statement={statement}" + (
                f"&version={wanted}" if wanted else ""
            )
            return RedirectResponse(carried(request).to(there), 307)
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
    now, known = version == current, register.linked(id, version)
    threads = shelf.margin(id, version, reading.article.text)
    sheet = pages.sheet(reading, _view(request), known=known, threads=threads)
    link = carried(request).to
    return LISTS | {
        "here": "article",
        "versions": shelf.versions(id),
        "version": version,
        "lit": min(sheet.lit, MOST_LINKS),
        "sheet": sheet,
        "near": lambda n: near if (near := sheet.near(n)).startswith("#") else link(_of(version, now=now) + near[1:]),
        "known": known,
        "told": shelf.standings(id) if now else {},
        "story": ledger.story_of(id),
        "repeated": shelf.repeated(id) if now else (),
        "captures": shelf.captures(id, version),
        "now": now,
        "error": "",
    }


def _of(version: int, *, now: bool) -> str:
    """What an address on the page of a version begins with."""
    return "?" if now else f"?version={version}&"


def _view(request: Request) -> pages.View:
    given = request.query_params
    statement = asked.number(request, "statement", 1) if "statement" in given else 0
    part = asked.number(request, "part", 1) if "part" in given else 0
    return pages.View(asked.passage(request), statement, part, given.get("source", "")[:20])
