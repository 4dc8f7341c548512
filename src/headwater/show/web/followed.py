"""Feeds and pages that are followed, with their health: what was had last, what is in the way, and the next look."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final
from urllib.parse import quote

from fastapi import FastAPI, Request, Response
from fastapi.responses import RedirectResponse

from headwater.desk.followed.subscribed import FollowedKind
from headwater.desk.store import Desk
from headwater.errors import HeadwaterError
from headwater.json_text import plain
from headwater.show.tongue import forms, many, mark, say
from headwater.show.web import asked, judging
from headwater.show.web.asked import Form
from headwater.show.web.drawer import as_json
from headwater.show.web.entities import Sent, keeping
from headwater.show.web.rooms import Rooms
from headwater.show.web.visitor import Role
from headwater.watch import following

RIGHTS: Final[dict[str, Role]] = {
    "GET /watch": "reader",
    "GET /watch.json": "reader",
    "POST /watch": "reporter",
}

PAGE: Final = 40
"""Feeds and pages on one page of their list."""
LISTS: Final = 12
"""Watch lists that are named beside them; the rest is one link away."""
INTERVALS: Final = (5 * 60, 15 * 60, 30 * 60, 3600, 3 * 3600, 6 * 3600, 12 * 3600, 24 * 3600)
"""What the page offers for something new, in seconds."""
_WHICH: Final = ("all", "trouble")
_KINDS: Final[dict[str, FollowedKind]] = {"feed": "feed", "page": "page"}
_DONE: Final = {
    "follow": mark("It is followed from now on. The first look at it comes within a minute while the watcher runs."),
    "known": mark("It was followed already, and stays as it was."),
    "pause": mark("It is left alone until it is resumed."),
    "resume": mark("It is followed again, and looked at next."),
    "check": mark("It is looked at next."),
    "every": mark("It is looked at as often as that from now on."),
    "unfollow": mark("It is followed no longer. The articles that came by it stay on the desk."),
}
"""What was done, as the page says it afterwards."""


class Unclear(HeadwaterError):
    """A form that does not say what is to be done."""


def add(house: FastAPI, rooms: Rooms) -> None:
    """Adds the addresses."""

    @house.get("/watch")
    def watch(request: Request) -> Response:
        done = request.query_params.get("done", "")
        return rooms.draw(
            request, "watch.html", **_shown(request, rooms), done=say(_DONE[done]) if done in _DONE else ""
        )

    @house.get("/watch.json")
    def watch_json(request: Request) -> Response:
        desk, trouble = rooms.desk, _trouble(request)
        page = asked.number(request, "page", 1)
        rows = [plain(row) for row in desk.followed(trouble=trouble, limit=PAGE, offset=(page - 1) * PAGE)]
        counts = {"total": desk.followed_count(), "trouble": desk.followed_count(trouble=True)}
        return as_json({**counts, "page": page, "followed": rows})

    @house.post("/watch")
    def change(request: Request, sent: Sent) -> Response:
        def again(status: int, error: str) -> Response:
            given = _shown(request, rooms) | {"error": error, "done": ""}
            return rooms.draw(request, "watch.html", status=status, sent=sent, by=sent.one("by"), **given)

        if not judging.ours(sent, rooms.draw.token):
            return again(403, judging.STALE)
        try:
            done = _done(sent, rooms)
        except HeadwaterError as error:
            return again(409, str(error))
        there = f"/watch?{_own(request)}done={done}"
        return RedirectResponse(keeping(request, sent, rooms.draw).to(there), 303)


def _trouble(request: Request) -> bool:
    return asked.choice(request, "which", _WHICH) == "trouble"


def _own(request: Request) -> str:
    """What the list was asked for, as the beginning of the parameters of its address."""
    given = {"which": "trouble" if _trouble(request) else "", "page": request.query_params.get("page", "")}
    return "".join(f"{name}={quote(value, safe='')}&" for name, value in given.items() if value)


def _shown(request: Request, rooms: Rooms) -> dict[str, Any]:
    desk, trouble = rooms.desk, _trouble(request)
    total, ill = desk.followed_count(), desk.followed_count(trouble=True)
    turn = asked.turn(request, ill if trouble else total, PAGE)
    rows = desk.followed(trouble=trouble, limit=PAGE, offset=turn["first"] - 1)
    lists = rooms.register.watchlists()
    return turn | {
        "here": "followed",
        "json": f"/watch.json?{_own(request)}".rstrip("?&"),
        "rows": rows,
        "all": total,
        "ill": ill,
        "which": "trouble" if trouble else "all",
        "own": _own(request).rstrip("&"),
        "lists": lists[:LISTS],
        "more_lists": max(0, len(lists) - LISTS),
        "intervals": INTERVALS,
        "length": following.length,
        "every": every,
        "usual": following.EVERY,
        "error": "",
    }


def every(seconds: int) -> str:
    """An interval in words: "every 30 minutes", "every day"."""
    size, single, counted = next(unit for unit in _UNITS if seconds % unit[0] == 0)
    n = seconds // size
    return say(single) if n == 1 else many(*counted, n) % {"n": n}


# One alone has words of its own: elsewhere the form of 1 is that of 21 as well, and needs its number.
_UNITS: Final = (
    (86400, mark("every day"), forms("every %(n)s day", "every %(n)s days")),
    (3600, mark("every hour"), forms("every %(n)s hour", "every %(n)s hours")),
    (60, mark("every minute"), forms("every %(n)s minute", "every %(n)s minutes")),
    (1, mark("every second"), forms("every %(n)s second", "every %(n)s seconds")),
)


def _done(sent: Form, rooms: Rooms) -> str:
    """Does what a form asks for; the key of what the page then says."""
    if sent.one("do") == "follow":
        return begin(sent, rooms)
    id = sent.one("id")
    if not (id.isascii() and id.isdigit() and len(id) <= 9):
        raise Unclear(say("The page did not say what is meant. Load it again."))
    by = sent.one("by")
    do: dict[str, Callable[[Desk, int], str]] = {
        "pause": lambda desk, id: desk.pause_followed(id, by, paused=True),
        "resume": lambda desk, id: desk.pause_followed(id, by, paused=False),
        "check": lambda desk, id: desk.check_now(id),
        "every": lambda desk, id: desk.check_every(id, _seconds(sent)),
        "unfollow": lambda desk, id: desk.unfollow(id, by),
    }
    if sent.one("do") not in do:
        raise Unclear(say("The page did not say what is to be done. Load it again."))
    with rooms.change() as desk:
        do[sent.one("do")](desk, int(id))
    return sent.one("do")


def begin(sent: Form, rooms: Rooms) -> str:
    """Follows what a form names; the key of what the page then says. Raises `HeadwaterError`."""
    from headwater.show.web.adding import read_address

    url, kind = read_address(sent.one("address")), _KINDS.get(sent.one("kind") or "feed")
    if kind is None:
        raise Unclear(say("Choose whether it is a feed or a page."))
    who = judging.who(sent)
    seconds = _seconds(sent)
    with rooms.change() as desk:
        _, new = following.follow(desk, url, rooms.settings, who=who, kind=kind, every=seconds)
    return "follow" if new else "known"


def _seconds(sent: Form) -> int:
    given = sent.one("every") or str(following.EVERY)
    # What was chosen comes as seconds; what was written, as people write it: "30m".
    return following.bounded(int(given) if given.isdecimal() and len(given) <= 9 else following.seconds(given))
