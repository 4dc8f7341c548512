"""The addresses of what is kept: rules for how long, the last backup, and what is to be forgotten.

What is to be forgotten is shown before it goes. The words it is looked for by are sent, and stand in no address.
"""

from __future__ import annotations

from typing import Any, Final

from fastapi import FastAPI, Request, Response
from fastapi.responses import RedirectResponse

from headwater.desk.keeping.retaining import KINDS
from headwater.errors import DeskError
from headwater.json_text import plain
from headwater.newsroom.keeping import forget
from headwater.newsroom.keeping.forget import REASONS, Plan
from headwater.said import kept
from headwater.show.tongue import Words, mark
from headwater.show.web import judging
from headwater.show.web.asked import Form
from headwater.show.web.carried import carried
from headwater.show.web.drawer import as_json
from headwater.show.web.entities import Sent
from headwater.show.web.rooms import Rooms
from headwater.show.web.visitor import Role

RIGHTS: Final[dict[str, Role]] = {
    "GET /keeping": "editor",
    "GET /keeping.json": "editor",
    "POST /keeping": "admin",
    "POST /keeping/forget": "editor",
}
SHOWN: Final = 40
"""Articles that would go of which each is named."""
KINDS_IN_WORDS: Final = Words(
    {
        "articles": mark("articles, whole"),
        "captures": mark("pages as they were fetched; what was read of them stays"),
        "issues": mark("what could not be read"),
        "use": mark("how often subscribers read what"),
        "alerts": mark("alerts that were sent"),
    }
)
REASONS_IN_WORDS: Final = Words(
    {
        "asked": mark("somebody asked for it"),
        "danger": mark("it puts somebody in danger"),
        "law": mark("the law asks for it"),
        "mistake": mark("it was added by mistake"),
        "retention": mark("it was kept long enough"),
        "other": mark("another reason"),
    }
)
_CHANGED: Final = kept("Something else would go by now than was shown. Nothing was removed; look at it again.")
_NO_DAYS: Final = kept("Write for how many days it is kept, as a whole number.")


def add(house: FastAPI, rooms: Rooms) -> None:
    """Adds the addresses."""

    @house.get("/keeping")
    def keeping(request: Request) -> Response:
        return _page(rooms, request)

    @house.get("/keeping.json")
    def keeping_json() -> Response:
        rules = [plain(rule) for rule in rooms.desk.retention()]
        return as_json({"rules": rules, "backup": _backed_up(rooms)})

    @house.post("/keeping")
    def rule(request: Request, sent: Sent) -> Response:
        if not judging.ours(sent, rooms.draw.token):
            return _page(rooms, request, 403, judging.STALE)
        try:
            days = _days(sent)
            with rooms.change() as desk:
                desk.keep_for(sent.one("kind"), days, judging.who(sent))
        except DeskError as error:
            return _page(rooms, request, 409, str(error))
        return RedirectResponse(carried(request).to("/keeping"), 303)

    @house.post("/keeping/forget")
    def forgets(request: Request, sent: Sent) -> Response:
        if not judging.ours(sent, rooms.draw.token):
            return _page(rooms, request, 403, judging.STALE)
        try:
            made = _plan(rooms, sent)
            if sent.one("do") != "forget":
                return _page(rooms, request, plan=made, sent=sent)
            if sent.one("shown") != made.seal:
                return _page(rooms, request, 409, _CHANGED, plan=made, sent=sent)
            whole = _carry_out(rooms, sent, made)
        except DeskError as error:
            return _page(rooms, request, 409, str(error), sent=sent)
        return _page(rooms, request, gone=len(made.articles), whole=whole, rests=made.cited)


def _page(rooms: Rooms, request: Request, status: int = 200, error: str = "", **given: Any) -> Response:
    shown: dict[str, Any] = {"rules": {rule.kind: rule for rule in rooms.desk.retention()}, "error": error}
    shown |= {"kinds": {kind: KINDS_IN_WORDS[kind] for kind in KINDS}, "reasons": REASONS_IN_WORDS}
    shown |= {"backup": _backed_up(rooms), "plan": None, "gone": None, "rests": (), "whole": True}
    shown |= {"sent": Form(), "most": SHOWN}
    page = rooms.draw(request, "keeping.html", status=status, here="keeping", json="/keeping.json", **shown | given)
    # What is to be forgotten must not stay in a browser, nor be held for others.
    page.headers["cache-control"] = "no-store, private"
    return page


def _backed_up(rooms: Rooms) -> str:
    """When the last backup was made; "" where there was none."""
    entries = rooms.desk.log(kind="backup made", limit=1)
    return entries[0].at if entries else ""


def _days(sent: Form) -> int | None:
    given = sent.one("days")
    if sent.one("do") == "end":
        return None
    if not (given.isascii() and given.isdigit() and len(given) <= 6):
        raise DeskError(_NO_DAYS)
    return int(given)


def _plan(rooms: Rooms, sent: Form) -> Plan:
    what, words = sent.one("what"), sent.one("words")
    return forget.plan(rooms.desk, what) if what else forget.plan_matching(rooms.desk, words)


def _carry_out(rooms: Rooms, sent: Form, made: Plan) -> bool:
    """Forgets what was shown: the plan is the one that was."""
    who = judging.who(sent)
    reason = sent.one("reason") if sent.one("reason") in REASONS else ""
    with rooms.change() as desk:
        cited = sent.one("cited") == "yes"
        done = forget.carry_out(desk, rooms.settings, made, who=who, reason=reason, cited=cited)
    if made.case:
        rooms.cases.lock_everywhere(made.case)
    return done
