"""The address of an article's copies: whose text it repeats, who repeats its, both side by side, and judging."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final
from urllib.parse import quote

from fastapi import FastAPI, Request, Response
from fastapi.responses import RedirectResponse

from headwater.desk.claims.story_listing import Copied
from headwater.errors import DeskError
from headwater.json_text import plain
from headwater.records import Reading, Span
from headwater.show.claims import HOW, KINDS
from headwater.show.web import asked, claim_judging, judging
from headwater.show.web.copied import Strip, strip
from headwater.show.web.drawer import Drawer, as_json
from headwater.show.web.entities import Sent, keeping
from headwater.show.web.ledger import Ledger
from headwater.show.web.shelf import Shelf
from headwater.show.web.visitor import Role

RIGHTS: Final[dict[str, Role]] = {
    "GET /articles/{id}/copies.json": "reader",
    "GET /articles/{id}/copies": "reader",
    "POST /articles/{id}/copies": "reporter",
}

HANDS: Final = 40
"""Other articles in the table of who has which passage."""


def add(house: FastAPI, shelf: Shelf, ledger: Ledger, draw: Drawer) -> None:
    """Adds the addresses."""

    @house.get("/articles/{id}/copies.json")
    def copies_json(id: str) -> Response:
        asked.found(shelf.reading(id))
        ruled = [plain(row) for row in ledger.ruled_copies(id)]
        return as_json({"article": id, "copies": [plain(row) for row in ledger.copies(id)], "ruled": ruled})

    @house.get("/articles/{id}/copies")
    def copies(id: str, request: Request) -> Response:
        given = _shown(request, ledger, asked.found(shelf.reading(id)))
        return draw(request, "copies.html", **given)

    @house.post("/articles/{id}/copies")
    def judge(id: str, request: Request, sent: Sent) -> Response:
        reading = asked.found(shelf.reading(id))

        def again(status: int, error: str) -> Response:
            given = _shown(request, ledger, reading) | {"error": error, "done": None}
            return draw(request, "copies.html", status=status, sent=sent, by=sent.one("by"), **given)

        if not judging.ours(sent, draw.token):
            return again(403, judging.STALE)
        try:
            made = ledger.judge(claim_judging.on_article(sent, id))
        except DeskError as error:
            return again(409, str(error))
        done = sent.one("judgement") if made.kind == "undo" else str(made.id)
        other = quote(request.query_params.get("with", ""), safe="")
        there = f"/articles/{quote(id, safe='')}/copies?done={quote(done, safe='')}" + (
            f"&with={other}" if other else ""
        )
        return RedirectResponse(keeping(request, sent, draw).to(there), 303)


def _shown(request: Request, ledger: Ledger, reading: Reading) -> dict[str, Any]:
    id, found = reading.article.id, ledger.copies(reading.article.id)
    chosen, ruled = _chosen(request, id, found), ledger.ruled_copies(id)
    names = {a.article: a.outlet or a.article for c in found for a in (c.earlier, c.later)}
    names |= {a.article: a.outlet or a.article for c in ruled for a in (c.earlier, c.later)}
    verdicts = ledger.verdicts(id, {id: reading.article.outlet.name if reading.article.outlet else id} | names)
    number = asked.number(request, "done", 0)
    return {
        "here": "copies",
        "json": f"/articles/{quote(id, safe='')}/copies.json",
        "article": reading.article,
        "found": found[:HANDS],
        "many": len(found),
        "ruled": ruled[:HANDS],
        "chosen": chosen,
        "hands": _hands(reading, found),
        "pair": ledger.side_by_side(chosen) if chosen else None,
        "kinds": KINDS,
        "how": HOW,
        "other": (lambda c: c.earlier if c.copy.later == id else c.later),
        "verdicts": verdicts,
        "said": next((v for v in verdicts if v.stands and chosen and _same_pair(v.judgement.about, chosen)), None),
        "done": next((v for v in verdicts if v.judgement.id == number), None),
        "waiting": ledger.uncompared(),
        "error": "",
    }


def _hands(reading: Reading, found: Sequence[Copied]) -> list[tuple[Copied, Strip]]:
    """Who has which passages of this article's text, at most `HANDS`: each with the strip of what both have."""
    id, text = reading.article.id, reading.article.text
    return [(c, strip(list(_of_this(c, id, len(text))), text)) for c in found[:HANDS]]


def _of_this(copied: Copied, id: str, size: int) -> Iterator[tuple[Span, str]]:
    for p in copied.copy.passages:
        span = p.later if copied.copy.later == id else p.earlier
        if span.end <= size:
            yield span, p.how


def _chosen(request: Request, id: str, found: Sequence[Copied]) -> Copied | None:
    """The copy that is shown: the one that was asked for, else the first."""
    wanted = request.query_params.get("with")
    if wanted is None:
        return found[0] if found else None
    return next((c for c in found if wanted in (c.copy.earlier, c.copy.later) and wanted != id), None)


def _same_pair(about: Sequence[str], copied: Copied) -> bool:
    return set(about) == {copied.copy.earlier, copied.copy.later}
