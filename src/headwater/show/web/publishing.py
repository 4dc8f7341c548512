"""The newsroom's side of publishing: what is on the site or prepared for it, its forms, a preview of the site.

Who reads the desk sees what is published and prepared; what is done about it is an editor's.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, Final

from fastapi import FastAPI, Request, Response
from fastapi.responses import RedirectResponse
from starlette.exceptions import HTTPException

from headwater.desk.publishing.items import Edited, State
from headwater.desk.publishing.reach import TIERS
from headwater.errors import DeskError, DeskOutdated
from headwater.json_text import plain
from headwater.newsroom.publishing import bodies, timing
from headwater.said import kept
from headwater.show.tongue import Words, mark
from headwater.show.web import asked, judging, publishing_forms, publishing_preview, publishing_site
from headwater.show.web.asked import Form
from headwater.show.web.dossiers import number
from headwater.show.web.drawer import as_json
from headwater.show.web.entities import Sent, keeping
from headwater.show.web.publishing_forms import Wanted
from headwater.show.web.rooms import Rooms
from headwater.show.web.visitor import Role

RIGHTS: Final[dict[str, Role]] = {
    "GET /publishing": "reader",
    "GET /publishing.json": "reader",
    "GET /publishing/new": "editor",
    "POST /publishing/new": "editor",
    "GET /publishing/item/{key}": "reader",
    "GET /publishing/item/{key}.json": "reader",
    "POST /publishing/item/{key}": "editor",
    "GET /publishing/subscribers": "editor",
    "POST /publishing/subscribers": "editor",
    "GET /publishing/site": "editor",
    "POST /publishing/site": "editor",
    "GET /publishing/preview/{who}/{path:path}": "reader",
}
PAGE: Final = 40
"""Items on one page of their list."""
NEAR: Final = 20
"""Items and stories that a form offers to be named."""
TIERS_IN_WORDS: Final = Words(
    {"public": mark("for everybody"), "subscribers": mark("for subscribers"), "desk": mark("for the desk alone")}
)
STATES: Final = Words(
    {
        "desk": mark("not published"),
        "embargo": mark("held back"),
        "out": mark("published"),
        "withdrawn": mark("withdrawn"),
    },
    context="of an item",
)
_LOOK: Final = kept("Look at this first. Press the button again to publish all the same.")
_NO_CHOICE: Final = kept("The page did not say what is to be done. Load it again.")


def add(house: FastAPI, rooms: Rooms) -> None:
    """Adds the addresses."""
    rooms.draw.know(tiers_in_words=TIERS_IN_WORDS, states_in_words=STATES)
    _add_list(house, rooms)
    _add_new(house, rooms)
    _add_item(house, rooms)
    publishing_site.add(house, rooms)
    publishing_preview.add(house, rooms)


def _now() -> datetime:
    return datetime.now(UTC)


def _add_list(house: FastAPI, rooms: Rooms) -> None:
    @house.get("/publishing")
    def publishing(request: Request) -> Response:
        turn = asked.turn(request, rooms.desk.item_total(), PAGE)
        rows = rooms.desk.items(_now(), PAGE, turn["first"] - 1)
        behind = f"/publishing.json?page={turn['page']}"
        site = rooms.desk.site()
        return rooms.draw(request, "publishing.html", here="publishing", json=behind, rows=rows, site=site, **turn)

    @house.get("/publishing.json")
    def publishing_json(request: Request) -> Response:
        page = asked.number(request, "page", 1)
        rows = [plain(row) for row in rooms.desk.items(_now(), PAGE, (page - 1) * PAGE)]
        return as_json({"total": rooms.desk.item_total(), "page": page, "items": rows})


def _add_new(house: FastAPI, rooms: Rooms) -> None:
    @house.get("/publishing/new")
    def new(request: Request) -> Response:
        dossier = request.query_params.get("dossier", "")
        try:
            form = publishing_forms.of_dossier(rooms.desk, dossier) if dossier else Form()
        except DeskError as error:
            raise HTTPException(404) from error
        return _form(rooms, request, form)

    @house.post("/publishing/new")
    def publish(request: Request, sent: Sent) -> Response:
        if not judging.ours(sent, rooms.draw.token):
            return _form(rooms, request, sent, status=403, error=judging.STALE)
        try:
            who = judging.who(sent)
            made = publishing_forms.wanted(rooms.desk, sent)
            embargo = timing.embargo(sent.one("embargo"), sent.one("zone"))
            if made.remarks and sent.one("seen") != made.mark:
                return _form(rooms, request, sent, made=made)
            with rooms.change() as desk:
                key = desk.publish(made.draft, who, _now(), embargo)
        except DeskError as error:
            return _form(rooms, request, sent, status=409, error=str(error))
        return RedirectResponse(keeping(request, sent, rooms.draw).to(f"/publishing/item/{key}"), 303)


def _form(
    rooms: Rooms, request: Request, sent: Form, *, status: int = 200, error: str = "", made: Wanted | None = None
) -> Response:
    given = _choices(rooms) | {"error": error, "made": made, "look": _LOOK if made else "", "item": None}
    dossier = sent.one("dossier")
    given |= {"dossier": dossier, "blocks": made.blocks if made else ()}
    return rooms.draw(request, "publishing_new.html", here="publishing", status=status, sent=sent, **given)


def _choices(rooms: Rooms) -> dict[str, Any]:
    return {
        "site": rooms.desk.site(),
        "tiers": TIERS,
        "near": rooms.desk.items(_now(), NEAR),
        "stories": rooms.desk.stories(NEAR),
    }


def _add_item(house: FastAPI, rooms: Rooms) -> None:
    @house.get("/publishing/item/{key}.json")
    def item_json(key: str) -> Response:
        item, states = _found(rooms, key)
        return as_json({"item": plain(item), "states": [plain(state) for state in states]})

    @house.get("/publishing/item/{key}")
    def item(key: str, request: Request) -> Response:
        return _item(rooms, request, key)

    @house.post("/publishing/item/{key}")
    def change(key: str, request: Request, sent: Sent) -> Response:
        item, states = _found(rooms, key)
        if not judging.ours(sent, rooms.draw.token):
            return _item(rooms, request, key, sent, status=403, error=judging.STALE)
        try:
            if again := _change(rooms, request, sent, item, states[-1]):
                return again
        except DeskOutdated as error:
            return _item(rooms, request, key, sent, status=409, error=str(error))
        except DeskError as error:
            return _item(rooms, request, key, sent, status=409, error=str(error), base=_base(sent))
        return RedirectResponse(keeping(request, sent, rooms.draw).to(f"/publishing/item/{key}"), 303)


def _base(sent: Form) -> int | None:
    """The state that a form was filled from; None where it does not say so."""
    given = sent.one("base")
    return int(given) if given.isascii() and given.isdigit() and len(given) <= 9 else None


def _change(rooms: Rooms, request: Request, sent: Form, item: Edited, state: State) -> Response | None:
    """Does what the form asks for; the page again where something should be looked at first."""
    do, who, key = sent.one("do"), judging.who(sent), item.key
    if do == "revise":
        base = number(sent.one("base"))
        made = publishing_forms.wanted(rooms.desk, sent, (item, state))
        if made.remarks and sent.one("seen") != made.mark:
            return _item(rooms, request, key, sent, made=made, base=base)
        with rooms.change() as desk:
            desk.revise_item(key, base, made.draft, sent.text("note"), who, _now())
        return None
    others: dict[str, Callable[[], None]] = {
        "hold": lambda: _hold(rooms, sent, key, who),
        "withdraw": lambda: _withdraw(rooms, sent, key, who),
    }
    if do not in others:
        raise DeskError(_NO_CHOICE)
    others[do]()
    return None


def _hold(rooms: Rooms, sent: Form, key: str, who: str) -> None:
    embargo = timing.embargo(sent.one("embargo"), sent.one("zone"))
    with rooms.change() as desk:
        desk.hold_item(key, embargo, who, _now())


def _withdraw(rooms: Rooms, sent: Form, key: str, who: str) -> None:
    with rooms.change() as desk:
        desk.withdraw_item(key, sent.text("why"), who, _now(), unnamed=sent.one("unnamed") == "yes")


def _found(rooms: Rooms, key: str) -> tuple[Edited, list[State]]:
    item = asked.found(rooms.desk.item(key, _now()))
    return item, rooms.desk.states_of(key)


def _item(
    rooms: Rooms,
    request: Request,
    key: str,
    sent: Form | None = None,
    *,
    status: int = 200,
    error: str = "",
    made: Wanted | None = None,
    base: int | None = None,
) -> Response:
    """The page of an item. `base`: the state that what was sent is to take the place of, where it is not the last."""
    item, states = _found(rooms, key)
    revising = sent is not None and sent.one("do") == "revise"
    form = sent if sent is not None and revising else publishing_forms.of_item(item, states[-1])
    given = _choices(rooms) | {"item": item, "states": states[::-1], "error": error, "made": made}
    given |= {"base": states[-1].n if base is None else base}
    given |= {"look": _LOOK if made else "", "revising": revising, "dossier": item.dossier or ""}
    given |= {"blocks": made.blocks if made else bodies.kept(states[-1].body)}
    behind = f"/publishing/item/{key}.json"
    return rooms.draw(
        request, "publishing_item.html", here="publishing", status=status, json=behind, sent=form, **given
    )
