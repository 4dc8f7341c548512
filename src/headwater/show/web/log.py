"""The log of what was done, each entry bound to the one before: for editors and admins.

A page of its own beside /activity: that one shows judgements and notes in words and lets take them back, this one shows
that something was done, by whom and when, by numbers alone, and that nobody changed it. docs/decisions/0112.
"""

from __future__ import annotations

from itertools import groupby
from typing import Any, Final

from fastapi import FastAPI, Request, Response

from headwater.desk.log.chain import Entry
from headwater.json_text import plain
from headwater.show import logwords, words
from headwater.show.web import asked
from headwater.show.web.carried import query
from headwater.show.web.drawer import as_json
from headwater.show.web.rooms import Rooms
from headwater.show.web.visitor import Role

RIGHTS: Final[dict[str, Role]] = {"GET /log": "editor", "GET /log.json": "editor"}
PAGE: Final = 40
_LONGEST: Final = 200


def add(house: FastAPI, rooms: Rooms) -> None:
    """Adds the addresses."""

    @house.get("/log")
    def log(request: Request) -> Response:
        found, own = _asked(request, rooms), _own(request)
        kinds = sorted(((kind, logwords.called(kind)) for kind in rooms.desk.log_kinds()), key=lambda row: row[1])
        given: dict[str, Any] = {"kinds": kinds, "people": rooms.desk.log_people(), "called": logwords.called}
        given |= {name: own.get(name, "") for name in ("kind", "who", "about")}
        filters = {name: value for name, value in own.items() if name != "below"}
        given |= {
            "days": [(day, list(some)) for day, some in groupby(found[:PAGE], key=_day)],
            "head": rooms.desk.log_head(),
        }
        given |= {"older": query(filters | {"below": str(found[PAGE - 1].n)}) if len(found) > PAGE else ""}
        given |= {"newest": query(filters) if "below" in own else None, "filtered": bool(filters)}
        return rooms.draw(request, "log.html", here="log", json="/log.json" + query(own), **given)

    @house.get("/log.json")
    def log_json(request: Request) -> Response:
        found = _asked(request, rooms)
        before = found[PAGE - 1].n if len(found) > PAGE else None
        return as_json({"entries": [plain(entry) for entry in found[:PAGE]], "below": before})


def _day(entry: Entry) -> str:
    return words.local_day(entry.at)


def _asked(request: Request, rooms: Rooms) -> list[Entry]:
    """What the address asks for, and one more where there is more."""
    own = _own(request)
    before = asked.number(request, "below", 0) if "below" in own else None
    wanted = {name: own.get(name, "") for name in ("kind", "who", "about")}
    return rooms.desk.log(**wanted, before=before, limit=PAGE + 1)


def _own(request: Request) -> dict[str, str]:
    given = request.query_params
    return {name: given[name][:_LONGEST] for name in ("kind", "who", "about", "below") if given.get(name)}
