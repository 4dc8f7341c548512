"""What somebody wants to be told: what was told on the desk, the rules, a form for one, its page; feeds for readers of
their own.

A rule is its owner's alone: recipients of mail are nobody else's business. An admin sees all of them, and may disarm.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from typing import Any, Final
from urllib.parse import quote

from fastapi import FastAPI, Request, Response
from fastapi.responses import RedirectResponse
from starlette.exceptions import HTTPException

from headwater.desk.alerts.alert_records import Message, Rule, Secret
from headwater.desk.alerts.receiver import place
from headwater.desk.alerts.turns import OFFERED, WATCHES
from headwater.desk.store import Desk
from headwater.errors import DeskError, HeadwaterError
from headwater.json_text import plain
from headwater.newsroom.alerts.wishes import check_ways
from headwater.show import alerting, changes
from headwater.show.tongue import Words, mark, say
from headwater.show.web import alert_feed, alert_form, asked, judging
from headwater.show.web.asked import Form
from headwater.show.web.drawer import as_json
from headwater.show.web.entities import Sent, keeping
from headwater.show.web.once import Once
from headwater.show.web.rooms import Rooms
from headwater.show.web.visitor import Role, visitor

RIGHTS: Final[dict[str, Role]] = {
    **{f"GET /alerts{rest}": "reader" for rest in ("", ".json", "/{id}", "/{id}.json")},
    **{f"{method} /alerts/new": "reporter" for method in ("GET", "POST")},
    "POST /alerts": "reader",
    "POST /alerts/{id}": "reporter",
    # Whoever has the secret address may read that feed: a feed reader logs in nowhere.
    "GET /alerts/feed/{secret}": "nobody",
}
PAGE: Final = 20
DAYS: Final = (7, 30, 90, 365)
"""How far back a rule can be tried, in days."""
_DONE: Final = {
    "kept": mark("The alert is kept. It tells nothing until it is armed."),
    "arm": mark("It is armed: from now on it tells what happens."),
    "disarm": mark("It is disarmed, and tells nothing more. What waits is still sent."),
    "test": mark("A test goes out by every way, within a minute while the desk is open."),
    "shut": mark("Nothing more is sent there."),
    "open": mark("It is open again. What has waited is sent first."),
    "remove": mark("The alert is removed, with all that it told."),
    "seen": mark("All of it counts as read."),
}
_STATES: Final = Words(
    {"draft": mark("not armed yet"), "armed": mark("armed"), "resting": mark("disarmed")}, context="of an alert"
)
_WAYS: Final = Words(
    {"mail": mark("Mail"), "webhook": mark("Webhook"), "feed": mark("Atom feed"), "desk": mark("On the desk")},
    context="how an alert tells",
)


def add(house: FastAPI, rooms: Rooms) -> None:
    """Adds the addresses."""
    once = Once(rooms.desk.version)
    rooms.draw.know(unread_alerts=lambda: _unread(rooms.desk, once))
    _add_list(house, rooms)
    _add_new(house, rooms)
    _add_feed(house, rooms)
    _add_one(house, rooms)


# What was told, and the rules


def _add_list(house: FastAPI, rooms: Rooms) -> None:
    @house.get("/alerts")
    def alerts(request: Request) -> Response:
        return _listed(request, rooms)

    @house.get("/alerts.json")
    def alerts_json(request: Request) -> Response:
        page, desk = asked.number(request, "page", 1), rooms.desk
        told = desk.inbox(_own_ids(desk), _who(), limit=PAGE, offset=(page - 1) * PAGE)
        rules = [rule_row(rule) for rule in _rules(desk)]
        rows = [message_row(message) | {"seen": seen} for message, seen in told.messages]
        return as_json({"total": told.total, "unread": told.unread, "page": page, "messages": rows, "alerts": rules})

    @house.post("/alerts")
    def look(request: Request, sent: Sent) -> Response:
        if not judging.ours(sent, rooms.draw.token):
            return _listed(request, rooms, status=403, error=judging.STALE)
        upto = sent.one("upto")
        if sent.one("do") != "seen" or not _TIME.fullmatch(upto):
            return _listed(request, rooms, status=409, error=_UNCLEAR)
        with rooms.change() as desk:
            desk.look_at_inbox(_own_ids(desk), _who(), upto)
        return RedirectResponse(keeping(request, sent, rooms.draw).to("/alerts?done=seen"), 303)


_TIME: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{8,15}Z", re.ASCII)
_UNCLEAR: Final = "The page did not say what is to be done. Load it again."


def _who() -> str:
    """Under whom is kept what was read; all who use a desk without accounts are one."""
    return visitor().account or ""


def _unread(desk: Desk, once: Once) -> int:
    """What every page says beside the way to this one. A page that says why the desk cannot be asked is one of them."""
    try:
        account, who = visitor().account, _who()
        return once((account, who), lambda: desk.unread_alerts(account, who))
    except HeadwaterError:
        return 0


def _rules(desk: Desk) -> list[Rule]:
    """The rules that whoever asks may see: their own, an admin all."""
    here = visitor()
    everybodys = here.account is None or here.may("admin")
    return desk.alerts() if everybodys else desk.alerts(account=here.account)


def _own_ids(desk: Desk) -> list[int] | None:
    """The numbers of the rules of whoever asks; None for all, on a desk without accounts."""
    account = visitor().account
    return None if account is None else [rule.id for rule in desk.alerts(account=account)]


def _listed(request: Request, rooms: Rooms, *, status: int = 200, error: str = "") -> Response:
    desk, done = rooms.desk, request.query_params.get("done", "")
    page = asked.number(request, "page", 1)
    told = desk.inbox(_own_ids(desk), _who(), limit=PAGE, offset=(page - 1) * PAGE)
    rules = _rules(desk)
    names = desk.alert_names({(rule.watch, rule.target) for rule in rules})
    of = {rule.id: rule for rule in rules}
    given = {
        "turn_of": {"page": page, "pages": -(-told.total // PAGE)},
        "told": [
            (message, changes.lines(message.changes), seen, of.get(message.alert)) for message, seen in told.messages
        ],
        "upto": max((message.sealed for message, _ in told.messages), default=""),
        "unread": told.unread,
        "total": told.total,
        "rules": [shown_rule(rule, names) for rule in rules],
        "done": say(_DONE[done]) if done in _DONE else "",
        "error": error,
        **_WORDS,
    }
    return rooms.draw(request, "alerts.html", status=status, here="alerts", json="/alerts.json", **given)


_WORDS: Final[Mapping[str, Any]] = {
    **{"states": _STATES, "ways": _WAYS, "watches": alerting.WATCHES, "turn_words": alerting.TURNS, "place": place}
}


def shown_rule(rule: Rule, names: Mapping[Any, str]) -> dict[str, Any]:
    """A rule with what it watches as it is called, and whether anything is wrong with it."""
    name = names.get((rule.watch, rule.target))
    gone = name is None and rule.watch != "all"
    ill = [c for c in rule.channels if c.failures or c.given_up]
    path = "" if gone else alerting.target_path(rule)
    return {"rule": rule, "name": name or rule.target, "gone": gone, "path": path, "ill": ill}


def rule_row(rule: Rule) -> Any:
    """A rule for programs: of a webhook's address only what anybody may know."""
    row = asdict(rule)
    ways = [asdict(c) | {"to": place(c.to) if c.kind == "webhook" else c.to} for c in rule.channels]
    return plain(row | {"channels": ways})


def message_row(message: Message) -> dict[str, Any]:
    """A message for programs."""
    rows = [plain(change) for change in message.changes]
    return {"id": message.id, "alert": message.alert, "sealed": message.sealed, "test": message.test, "changes": rows}


# A new one


def _add_new(house: FastAPI, rooms: Rooms) -> None:
    @house.get("/alerts/new")
    def form(request: Request) -> Response:
        return _form(request, rooms, alert_form.begun(request))

    @house.post("/alerts/new")
    def keep(request: Request, sent: Sent) -> Response:
        if not judging.ours(sent, rooms.draw.token):
            return _form(request, rooms, sent, status=403, error=judging.STALE)
        try:
            wish = rooms.desk.check_alert(alert_form.read(sent, rooms.desk))
            if sent.one("do") == "try":
                return _form(request, rooms, sent, tried=rooms.desk.try_alert(wish, _since(sent.one("days"))))
            check_ways(wish, rooms.settings)
            who = judging.who(sent)
            with rooms.change() as desk:
                rule, _ = desk.add_alert(wish, who, visitor().account)
                if sent.one("do") == "arm":
                    desk.arm_alert(rule.id, who)
        except HeadwaterError as error:
            return _form(request, rooms, sent, status=409, error=str(error))
        done = "arm" if sent.one("do") == "arm" else "kept"
        there = f"/alerts/{rule.id}?done={done}"
        return RedirectResponse(keeping(request, sent, rooms.draw).to(there), 303)


def _form(
    request: Request, rooms: Rooms, sent: Form, *, status: int = 200, error: str = "", tried: Any = None
) -> Response:
    watch = sent.one("watch") if sent.one("watch") in WATCHES else "all"
    target = sent.one("of")
    name = rooms.desk.alert_names({(watch, target)}).get((watch, target)) if target else None  # type: ignore[arg-type]
    given = {
        "sent": sent,
        "watch": watch,
        "target": target,
        "name": name,
        "offered": OFFERED[watch],  # type: ignore[index]
        "error": error,
        "days": DAYS,
        "tried": tried,
        "tried_lines": [changes.lines(each) for each in tried.shown] if tried else (),
        "tried_days": sent.one("days") or "30",
        "mail_ready": bool(rooms.settings.mail.server and rooms.settings.mail.sender),
        **alert_form.choices(request),
        **_WORDS,
    }
    own = {"by": sent.one("by")} if sent.one("by") else {}
    return rooms.draw(request, "alert_new.html", status=status, here="alerts", **given, **own)


def _since(days: str) -> datetime:
    number = int(days) if days.isascii() and days.isdigit() and len(days) <= 4 else 30
    return datetime.now(UTC) - timedelta(days=max(1, min(number, 3650)))


# A feed


def _add_feed(house: FastAPI, rooms: Rooms) -> None:
    @house.get("/alerts/feed/{secret}")
    def feed(secret: str) -> Response:
        found = rooms.desk.alert_feed(secret)
        if found is None:
            raise HTTPException(404)
        rule, messages = found
        made = alert_feed.atom(rule, messages, alerting.writer(rooms.settings.alerts.address))
        return Response(made, media_type="application/atom+xml; charset=utf-8")


# One of them


def _add_one(house: FastAPI, rooms: Rooms) -> None:
    @house.get("/alerts/{id}.json")
    def alert_json(id: str) -> Response:
        return as_json(rule_row(_mine(rooms.desk, id)))

    @house.get("/alerts/{id}")
    def alert(id: str, request: Request) -> Response:
        return _shown(request, rooms, _mine(rooms.desk, id))

    @house.post("/alerts/{id}")
    def change(id: str, request: Request, sent: Sent) -> Response:
        rule = _mine(rooms.desk, id)

        def again(status: int, error: str) -> Response:
            return _shown(request, rooms, _mine(rooms.desk, id), status=status, sent=sent, error=error)

        if not judging.ours(sent, rooms.draw.token):
            return again(403, judging.STALE)
        try:
            secret = _do(rule, sent, rooms)
        except HeadwaterError as error:
            return again(409, str(error))
        if secret:
            return _shown(request, rooms, _mine(rooms.desk, id), sent=sent, secret=secret)
        done = sent.one("do")
        there = f"/alerts?done={done}" if done == "remove" else f"/alerts/{rule.id}?done={done}"
        return RedirectResponse(keeping(request, sent, rooms.draw).to(there), 303)


def _mine(desk: Desk, id: str) -> Rule:
    """The rule, where whoever asks may see it; to others there is none."""
    if not (id.isascii() and id.isdigit() and len(id) <= 9):
        raise HTTPException(404)
    try:
        rule = desk.alert(int(id))
    except DeskError:
        raise HTTPException(404) from None
    here = visitor()
    if here.account is None or here.may("admin") or rule.account == here.account:
        return rule
    raise HTTPException(404)


def _do(rule: Rule, sent: Form, rooms: Rooms) -> Secret | None:
    """Does what a form asks for; a secret that is shown this once."""
    who, do = judging.who(sent), sent.one("do")
    if do in ("secret", "shut", "open"):
        return _do_channel(rule, sent, rooms, who)
    ways: dict[str, Callable[[Desk], Any]] = {
        "arm": lambda desk: desk.arm_alert(rule.id, who),
        "disarm": lambda desk: desk.disarm_alert(rule.id, who),
        "remove": lambda desk: desk.remove_alert(rule.id, who),
        "test": lambda desk: desk.test_alert(rule.id, datetime.now(UTC)),
    }
    if do not in ways:
        raise DeskError(_UNCLEAR)
    if do in ("arm", "test") and visitor().account not in (None, rule.account):
        raise DeskError("Only whose alert it is can arm or test it: it tells them what they may read.")
    with rooms.change() as desk:
        ways[do](desk)
    return None


def _do_channel(rule: Rule, sent: Form, rooms: Rooms, who: str) -> Secret | None:
    given = sent.one("channel")
    if given not in {str(channel.id) for channel in rule.channels}:
        raise DeskError(_UNCLEAR)
    if visitor().account not in (None, rule.account) and sent.one("do") != "shut":
        raise DeskError("Only whose alert it is can have its secrets.")
    with rooms.change() as desk:
        if sent.one("do") == "secret":
            return desk.renew_secret(int(given), who)
        desk.shut_channel(int(given), who, shut=sent.one("do") == "shut")
    return None


def _shown(
    request: Request,
    rooms: Rooms,
    rule: Rule,
    *,
    status: int = 200,
    sent: Form | None = None,
    error: str = "",
    secret: Secret | None = None,
) -> Response:
    desk, done = rooms.desk, request.query_params.get("done", "")
    names = desk.alert_names({(rule.watch, rule.target)})
    days = asked.number(request, "days", 0) or (30 if rule.state == "draft" else 0)
    tried = None
    if days:
        try:
            tried = desk.try_alert(rule.wish, _since(str(days)))
        except DeskError as gone:
            error = error or str(gone)
    log: Sequence[Any] = desk.alert_log(rule.id, PAGE)
    given = {
        **shown_rule(rule, names),
        "told": alerting.turns(rule.turns),
        "urgent": alerting.turns(rule.quiet.urgent),
        "days": DAYS,
        "tried": tried,
        "tried_lines": [changes.lines(each) for each in tried.shown] if tried else (),
        "tried_days": str(days),
        "log": log,
        "secret": secret,
        "feed_address": _feed_address(request, rooms, secret) if secret else "",
        "done": say(_DONE[done]) if done in _DONE else "",
        "error": error,
        **_WORDS,
    }
    own = {"sent": sent, "by": sent.one("by")} if sent and sent.one("by") else {}
    return rooms.draw(
        request, "alert.html", status=status, here="alerts", json=f"/alerts/{rule.id}.json", **given, **own
    )


def _feed_address(request: Request, rooms: Rooms, secret: Secret) -> str:
    """The address of a feed: where the desk says that it is, else where it was asked."""
    base = rooms.settings.alerts.address.rstrip("/") or str(request.base_url).rstrip("/")
    return f"{base}/alerts/feed/{quote(secret.secret, safe='')}"
