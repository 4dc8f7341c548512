"""What editors set of the site, and who subscribes to it: names, numbers, and never what somebody read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, Final

from fastapi import FastAPI, Request, Response
from fastapi.responses import RedirectResponse

from headwater.desk.publishing.site import Section, Site
from headwater.errors import DeskError
from headwater.newsroom.accounts import throttle
from headwater.newsroom.publishing import subscribing
from headwater.said import kept
from headwater.show import zones
from headwater.show.site.kiosk import SPOKEN
from headwater.show.tongue import Words, mark, own_name
from headwater.show.web import judging, proving
from headwater.show.web.asked import Form
from headwater.show.web.entities import Sent, keeping
from headwater.show.web.factors import waits
from headwater.show.web.rooms import Rooms

STATES: Final = Words(
    {"active": mark("reads"), "expired": mark("expired"), "ended": mark("ended")}, context="of a subscriber"
)
USE: Final = 60
"""Rows of the count of use."""
_NO_CHOICE: Final = kept("The page did not say what is to be done. Load it again.")
_NO_ZONE: Final = kept("There is no such time zone. Write it as Europe/Vilnius.")


def add(house: FastAPI, rooms: Rooms) -> None:
    """Adds the addresses."""
    rooms.draw.know(subscriber_states=STATES)

    @house.get("/publishing/site")
    def site(request: Request) -> Response:
        return _site(rooms, request)

    @house.post("/publishing/site")
    def settle(request: Request, sent: Sent) -> Response:
        if not judging.ours(sent, rooms.draw.token):
            return _site(rooms, request, sent, status=403, error=judging.STALE)
        try:
            _settle(rooms, sent, judging.who(sent))
        except DeskError as error:
            return _site(rooms, request, sent, status=409, error=str(error))
        return RedirectResponse(keeping(request, sent, rooms.draw).to("/publishing/site"), 303)

    @house.get("/publishing/subscribers")
    def subscribers(request: Request) -> Response:
        return _subscribers(rooms, request)

    @house.post("/publishing/subscribers")
    def change(request: Request, sent: Sent) -> Response:
        if not judging.ours(sent, rooms.draw.token):
            return _subscribers(rooms, request, sent, status=403, error=judging.STALE)
        try:
            token = _change(request, rooms, sent, judging.who(sent))
        except throttle.TooOften as error:
            return waits(_subscribers(rooms, request, sent, status=429, error=str(error)), error)
        except DeskError as error:
            return _subscribers(rooms, request, sent, status=409, error=str(error))
        if token:
            # Shown in the answer itself, and nowhere else: an address would be kept by the browser.
            return _subscribers(rooms, request, token=token)
        return RedirectResponse(keeping(request, sent, rooms.draw).to("/publishing/subscribers"), 303)


def _site(rooms: Rooms, request: Request, sent: Form | None = None, *, status: int = 200, error: str = "") -> Response:
    given: dict[str, Any] = {"site": rooms.desk.site(), "languages": {code: own_name(code) for code in SPOKEN}}
    given |= {"error": error, "zones": zones.names(), "sent": sent or Form()}
    return rooms.draw(request, "publishing_site.html", here="publishing", status=status, **given)


def _settle(rooms: Rooms, sent: Form, who: str) -> None:
    do: dict[str, Callable[[], None]] = {
        "settle": lambda: _whole(rooms, sent, who),
        "section": lambda: _section(rooms, sent, who),
        "drop": lambda: _drop(rooms, sent, who),
    }
    if sent.one("do") not in do:
        raise DeskError(_NO_CHOICE)
    do[sent.one("do")]()


def _whole(rooms: Rooms, sent: Form, who: str) -> None:
    if not zones.known(sent.one("zone")):
        raise DeskError(_NO_ZONE)
    chosen = [code for code in SPOKEN if code in sent.all("languages")]
    first = sent.one("first")
    days = sent.one("keep")
    wanted = replace(
        rooms.desk.site(),
        title=sent.one("title"),
        motto=sent.one("motto"),
        base=sent.one("base").rstrip("/"),
        publisher=sent.one("publisher"),
        zone=sent.one("zone"),
        languages=tuple(sorted(chosen, key=lambda code: code != first)),
        keep=int(days) if days.isascii() and days.isdigit() and len(days) < 6 else 0,
    )
    with rooms.change() as desk:
        desk.settle_site(wanted, SPOKEN, who)


def _section(rooms: Rooms, sent: Form, who: str) -> None:
    names = {code: sent.one(f"name-{code}") for code in SPOKEN}
    with rooms.change() as desk:
        desk.keep_section(Section(sent.one("key"), names), who)


def _drop(rooms: Rooms, sent: Form, who: str) -> None:
    with rooms.change() as desk:
        desk.drop_section(sent.one("key"), who)


def _subscribers(
    rooms: Rooms,
    request: Request,
    sent: Form | None = None,
    *,
    status: int = 200,
    error: str = "",
    token: str = "",
) -> Response:
    site: Site = rooms.desk.site()
    given: dict[str, Any] = {"rows": subscribing.listed(rooms.desk, datetime.now(UTC)), "error": error, "token_": token}
    given |= {"asks_stale": proving.asks(rooms)}
    given |= {"site": site, "use": rooms.desk.use(USE), "sent": sent or Form()}
    page = rooms.draw(request, "publishing_subscribers.html", here="publishing", status=status, **given)
    page.headers["cache-control"] = "no-store"
    return page


def _change(request: Request, rooms: Rooms, sent: Form, who: str) -> str:
    """Does what the form asks for; a token that is to be shown once, "" where there is none."""
    do, now = sent.one("do"), datetime.now(UTC)
    groups = sent.text("groups").replace("\n", ",").split(",")
    with rooms.change() as desk:
        if do in ("add", "renew", "extend"):
            proving.prove(request, desk, sent)
        if do == "add":
            return subscribing.add(desk, sent.one("name"), sent.one("until"), groups, who, now)[1]
        if do == "renew":
            return desk.renew_subscriber(sent.one("id"), who)
        if do == "extend":
            subscribing.extend(desk, sent.one("id"), sent.one("until"), groups, who, now)
        elif do == "end":
            subscribing.end(desk, sent.one("id"), who, now)
        else:
            raise DeskError(_NO_CHOICE)
    return ""
