"""Whether it is still they, on pages: what a form asks for, and what it was given (newsroom/accounts/confirming.py)."""

from __future__ import annotations

from fastapi import Request

from headwater.desk.store import Desk
from headwater.newsroom.accounts import confirming
from headwater.newsroom.accounts.confirming import Asks
from headwater.show.web.asked import Form
from headwater.show.web.door import came_from
from headwater.show.web.own_factors import own_session
from headwater.show.web.rooms import Rooms
from headwater.show.web.visitor import asking, visitor


def asks(rooms: Rooms, *, again: bool = False) -> Asks:
    """What a form has to ask for; nothing on a desk without accounts. `again`: also where it was given just now."""
    session = asking().session
    return confirming.asks(rooms.desk, session, again=again) if session else ""


def prove(request: Request, desk: Desk, sent: Form, *, again: bool = False) -> None:
    """Somebody who proved nothing for ten minutes has to, before anybody may do more than they did; `again`: in any
    case.

    On a desk without accounts there is nobody to prove it. Raises `Refused`, `WrongFactor` or `TooOften`.
    """
    if visitor().account is not None:
        at = came_from(request)["address"]
        confirming.confirm(desk, own_session(), sent.raw("password"), address=at, again=again)
