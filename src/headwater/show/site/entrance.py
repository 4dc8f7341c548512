"""Subscribers at the door of the site: logging in by a name or a token, out, and the page of one's subscription.

What the browser holds is a word drawn by lot, under a name of its own: the desk knows its cookies and the site its own,
and neither believes the other's. Nothing else of a reader is kept.
"""

from __future__ import annotations

from typing import Final

from fastapi import Request, Response
from fastapi.responses import RedirectResponse

from headwater.desk.publishing.reach import ANYBODY, Reader
from headwater.desk.store import Desk
from headwater.errors import DeskError, HeadwaterError
from headwater.newsroom.accounts.factors import WrongFactor
from headwater.newsroom.accounts.throttle import TooOften
from headwater.newsroom.publishing import subscribing
from headwater.show import sayings
from headwater.show.site import pages
from headwater.show.site.drawing import Made, draw
from headwater.show.site.kiosk import Kiosk, View
from headwater.show.web.asked import Form

COOKIE: Final = "headwater-site"
_AGE: Final = 14 * 24 * 3600
"""Seconds for which a browser keeps it; the desk may end it sooner."""
_LONGEST: Final = 300


def reader(kiosk: Kiosk, request: Request) -> Reader:
    """Who asks: by what their browser holds, or a program hands over (`Authorization: Bearer …`); else nobody."""
    if kiosk.shown_to:
        return kiosk.shown_to
    now = kiosk.now()
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer" and token.strip():
        return subscribing.with_token(kiosk.desk, token.strip(), now) or ANYBODY
    held = request.cookies.get(cookie(kiosk), "")
    return (subscribing.with_session(kiosk.desk, held, now) if held else None) or ANYBODY


def cookie(kiosk: Kiosk) -> str:
    """The name of the cookie: over TLS one that no other host can set."""
    return f"__Host-{COOKIE}" if kiosk.secure else COOKIE


def door(kiosk: Kiosk, view: View, request: Request) -> Made:
    """Where somebody logs in; where the code of their second factor is asked for, once they have given a password."""
    held = request.cookies.get(cookie(kiosk), "")
    return page(view, second=bool(held and subscribing.half(kiosk.desk, held, kiosk.now())))


def page(view: View, *, error: str = "", status: int = 200, name: str = "", second: bool = False) -> Made:
    """The same, with what was wrong."""
    with view.speaking():
        error = sayings.said(error)
    given = {"error": error, "name": name, "second": second}
    made = draw(view, "login.html", path="/login", status=status, listed=False, **given)
    return Made(made.body, made.kind, made.status, public=False, listed=False)


def subscription(view: View, *, feed: str = "") -> Made:
    """The page of somebody who subscribes; `feed` is the address of their own feed, shown once."""
    return draw(view, "subscription.html", path="/subscription", feed=feed, listed=False)


def log_in(kiosk: Kiosk, view: View, request: Request, sent: Form) -> Response | Made:
    """Logs in; the front page then, the page that asks for a code, or the page again with what was wrong."""
    if kiosk.write is None:
        return pages.trouble(view, 405)
    held, coded = request.cookies.get(cookie(kiosk), ""), "code" in sent.fields
    try:
        with kiosk.write() as desk:
            secret = _given(kiosk, desk, request, sent, held)
            if held and not coded:
                subscribing.log_out(desk, held)
            half = subscribing.half(desk, secret, kiosk.now()) is not None
    except TooOften as error:
        return page(view, error=str(error), status=429, name=_name(sent), second=coded)
    except WrongFactor as error:
        return page(view, error=str(error), status=403, second=True)
    except DeskError as error:
        return page(view, error=str(error), status=403, name=_name(sent))
    answer = RedirectResponse(kiosk.links(f"/{view.language}/{'login' if half else ''}"), 303)
    answer.set_cookie(cookie(kiosk), secret, max_age=_AGE, path="/", secure=kiosk.secure, httponly=True, samesite="lax")
    return answer


def _given(kiosk: Kiosk, desk: Desk, request: Request, sent: Form, held: str) -> str:
    """What the browser is to hold for what was sent: a code, a token, or a name and a password."""
    if "code" in sent.fields:
        return subscribing.second(desk, held, sent.one("code"), kiosk.now())
    if token := sent.one("token"):
        return subscribing.log_in_by_token(desk, token, kiosk.now())
    address = request.client.host if request.client else ""
    return subscribing.log_in(desk, _name(sent), sent.fields.get("password", [""])[-1], address=address, old=held)


def _name(sent: Form) -> str:
    return sent.one("name")[:_LONGEST]


def log_out(kiosk: Kiosk, view: View, request: Request) -> Response:
    """Logs out; the front page then."""
    held = request.cookies.get(cookie(kiosk), "")
    if held and kiosk.write:
        with kiosk.write() as desk:
            subscribing.log_out(desk, held)
    answer = RedirectResponse(kiosk.links(f"/{view.language}/"), 303)
    answer.delete_cookie(cookie(kiosk), path="/", secure=kiosk.secure, httponly=True, samesite="lax")
    return answer


def new_feed(kiosk: Kiosk, view: View) -> Made:
    """A new address of one's own feed, in place of the one before."""
    if kiosk.write is None or view.reader.subscriber is None:
        return pages.trouble(view, 404)
    try:
        with kiosk.write() as desk:
            secret = desk.new_feed(view.reader.subscriber, kiosk.now())
    except HeadwaterError:
        return pages.trouble(view, 503)
    return subscription(view, feed=view.there(f"/feed/{view.language}/{secret}"))
