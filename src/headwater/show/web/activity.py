"""Who did what on this desk: judgements, notes, what was added and followed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final
from urllib.parse import quote

from fastapi import FastAPI, Request, Response
from fastapi.responses import RedirectResponse
from starlette.exceptions import HTTPException

from headwater.desk.changes.activity import SORTS, Deed, Sort
from headwater.desk.claims.entering import OWN
from headwater.errors import DeskError
from headwater.json_text import plain
from headwater.said import kept
from headwater.show import deeds, words
from headwater.show.web import asked, judging
from headwater.show.web.cards import Judged
from headwater.show.web.carried import LONGEST, query
from headwater.show.web.drawer import as_json
from headwater.show.web.entities import Sent, keeping
from headwater.show.web.rooms import Rooms
from headwater.show.web.visitor import Role

RIGHTS: Final[dict[str, Role]] = {
    "GET /activity": "reader",
    "GET /activity.json": "reader",
    "POST /activity": "reporter",
}

PAGE: Final = 40
"""Deeds on one page."""
_TIME: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?Z")
_NO_TIME: Final = kept("“before” in the address must be a time, as the link to the page before gives it.")


@dataclass(frozen=True, slots=True)
class Shown:
    """A deed made ready: a judgement with links in its words, or what was done, with what it is about."""

    deed: Deed
    what: str
    about: str
    path: str
    judged: Judged | None

    @property
    def day(self) -> str:
        """The day on which it was done, as the desk is read."""
        return words.local_day(self.deed.made)


def add(house: FastAPI, rooms: Rooms) -> None:
    """Adds the addresses."""

    @house.get("/activity")
    def activity(request: Request) -> Response:
        return rooms.draw(request, "activity.html", **_shown(request, rooms))

    @house.get("/activity.json")
    def activity_json(request: Request) -> Response:
        found = _asked(request, rooms)
        last = found[PAGE - 1].made if len(found) > PAGE else None
        return as_json({"activity": [plain(deed) for deed in found[:PAGE]], "before": last})

    @house.post("/activity")
    def take_back(request: Request, sent: Sent) -> Response:
        def again(status: int, error: str) -> Response:
            given = {**_shown(request, rooms), "error": error}
            return rooms.draw(request, "activity.html", status=status, sent=sent, by=sent.one("by"), **given)

        if not judging.ours(sent, rooms.draw.token):
            return again(403, judging.STALE)
        try:
            rooms.ledger.judge(judging.wanted(sent, {"undo": lambda: judging.undo(sent, judging.who(sent))}))
        except DeskError as error:
            return again(409, str(error))
        own = _own(request)
        there = "/activity?" + "&".join(f"{name}={quote(value, safe='')}" for name, value in own.items())
        done = f"done={sent.one('judgement')}"
        there += ("&" if own else "") + done
        return RedirectResponse(keeping(request, sent, rooms.draw).to(there), 303)


def _asked(request: Request, rooms: Rooms) -> list[Deed]:
    """What the address asks for, and one more where there is more."""
    before, who = request.query_params.get("before", ""), request.query_params.get("who", "")[:LONGEST]
    if before and not _TIME.fullmatch(before):
        raise HTTPException(400, _NO_TIME)
    return rooms.desk.activity(who=who, sort=_sort(request), before=before, limit=PAGE + 1)


def _sort(request: Request) -> Sort | None:
    chosen = asked.choice(request, "sort", ("", *SORTS))
    return next((sort for sort in SORTS if sort == chosen), None)


def _own(request: Request) -> dict[str, str]:
    """What the list was asked for, as its address says it."""
    asked_ = request.query_params
    return {name: asked_[name] for name in ("who", "sort", "before") if asked_.get(name)}


def _shown(request: Request, rooms: Rooms) -> Mapping[str, Any]:
    found, own = _asked(request, rooms), _own(request)
    rows = _ready(rooms, found[:PAGE])
    filters = {name: value for name, value in own.items() if name != "before"}
    number = asked.number(request, "done", 0) if "done" in request.query_params else 0
    return {
        "here": "activity",
        "json": "/activity.json" + query(own),
        "days": words.days,
        "groups": [(day, list(some)) for day, some in groupby(rows, key=lambda row: row.day)],
        "older": query(filters | {"before": found[PAGE - 1].made}) if len(found) > PAGE else "",
        "newest": query(filters) if "before" in own else None,
        "people": rooms.desk.people(),
        "sorts": [(sort, deeds.SORTS[sort]) for sort in deeds.order()],
        "who": own.get("who", ""),
        "sort": own.get("sort", ""),
        "here_at": "/activity" + query(own),
        "done": next((r.judged for r in rows if r.judged and r.judged.judgement.id == number), None),
        "error": "",
    }


def _ready(rooms: Rooms, found: Sequence[Deed]) -> list[Shown]:
    names = _names(rooms, found)
    return [
        Shown(deed, "", "", "", Judged.of(deed.judgement, names))
        if deed.judgement
        else Shown(deed, deeds.what(deed), *deeds.about(deed), None)
        for deed in found
    ]


def _names(rooms: Rooms, found: Sequence[Deed]) -> dict[str, str]:
    """What statements and articles are shown as: the outlet that prints them."""
    about = {name for deed in found if deed.judgement for name in deed.judgement.about}
    articles = {name.partition(":")[0] for name in about}
    outlets = rooms.desk.outlets_of(sorted(a for a in articles if not a.startswith((OWN, "c-", "e-"))))
    made = {}
    for name in about:
        article, _, statement = name.partition(":")
        if outlet := outlets.get(article):
            made[name] = f"{outlet} ({statement})" if statement else outlet
    return made
