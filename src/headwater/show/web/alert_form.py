"""The form of an alert: what it begins with, what may be chosen, and how it is read."""

from __future__ import annotations

import re
from typing import Any, Final

from fastapi import Request

from headwater.desk.alerts.alert_records import ChannelKind, Quiet, Wish
from headwater.desk.alerts.turns import OFFERED, TURNS, WATCHES, Turn, Watch
from headwater.desk.store import Desk
from headwater.errors import DeskError
from headwater.newsroom.alerts.wishes import named
from headwater.show import tongue, zones
from headwater.show.tongue import forms
from headwater.show.web.asked import Form
from headwater.show.web.preferred import preferred

USUAL: Final[tuple[Turn, ...]] = ("confirmed", "denied", "disputed", "least", "named", "answer")
"""What is ticked for what is claimed; of texts and lists what they are for."""
_OF: Final[dict[Watch, tuple[Turn, ...]]] = {
    "article": ("edited", "corrected", "withdrawn"),
    "dossier": ("edited", "corrected", "withdrawn", "standing"),
    "watchlist": ("met",),
}
GATHERS: Final = (0, 60, 180, 600, 3600)
"""What the page offers for gathering, in seconds."""
_GATHERED: Final = (
    (3600, forms("within {n} hour", "within {n} hours")),
    (60, forms("within {n} minute", "within {n} minutes")),
)
_LINES: Final = re.compile(r"[\s,;]+")


def begun(request: Request) -> Form:
    """The form as it begins, out of the address: `watch` and `of`."""
    watch = request.query_params.get("watch", "")
    chosen: Watch = watch if watch in WATCHES else "all"
    liked = preferred(request)
    turns = _OF.get(chosen) or tuple(turn for turn in USUAL if turn in OFFERED[chosen])
    return Form(
        {
            "watch": [chosen],
            "of": [request.query_params.get("of", "")[:300]],
            "turn": list(turns),
            "way": ["desk"],
            "zone": [liked.zone],
            "language": [tongue.spoken()],
            "gather": ["180"],
        }
    )


def choices(request: Request) -> dict[str, Any]:
    """What the form offers beside what can be told."""
    return {
        "gathers": [(seconds, gathered(seconds)) for seconds in GATHERS],
        "zones": zones.names(),
        "languages": [(code, tongue.own_name(code)) for code in tongue.LANGUAGES],
        "zone_liked": preferred(request).zone,
    }


def gathered(seconds: int) -> str:
    """A time in which changes are gathered, in words."""
    for size, (one, more) in _GATHERED:
        if seconds and seconds % size == 0:
            return tongue.many(one, more, seconds // size).format(n=seconds // size)
    return tongue.say("each at once")


def read(sent: Form, desk: Desk) -> Wish:
    """What a form asks for. `DeskError` where it cannot be read."""
    watch = sent.one("watch")
    if watch not in WATCHES:
        raise DeskError("choose what is to be watched")
    of = sent.one("of")
    target = named(desk, watch, of) if of and watch in ("article", "search", "outlet") else of
    gather = sent.one("gather") or "180"
    if not (gather.isascii() and gather.isdigit() and len(gather) <= 6):
        raise DeskError("choose for how long changes are gathered")
    chosen = sent.all("turn")
    hours = Quiet(
        sent.one("zone") or "UTC",
        sent.one("quiet_from"),
        sent.one("quiet_until"),
        tuple(turn for turn in TURNS if turn in sent.all("urgent")),
    )
    language = sent.one("language")
    return Wish(
        watch=watch,
        target=target,
        turns=tuple(turn for turn in TURNS if turn in chosen),
        channels=_ways(sent),
        wording="discreet" if sent.one("wording") == "discreet" else "plain",
        language=language if language in tongue.LANGUAGES else "en",
        quiet=hours,
        gather=int(gather),
    )


def _ways(sent: Form) -> tuple[tuple[ChannelKind, str], ...]:
    """The ways that are ticked, or that have an address written beside them."""
    found: list[tuple[ChannelKind, str]] = [("desk", "")] if "desk" in sent.all("way") else []
    found += [("mail", to) for to in _LINES.split(sent.text("mail")) if to]
    found += [("webhook", to) for to in _LINES.split(sent.text("webhook")) if to]
    return tuple(found + ([("feed", "")] if "feed" in sent.all("way") else []))
