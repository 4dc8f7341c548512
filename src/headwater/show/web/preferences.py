"""How somebody reads the desk: language, time zone, names, keys, light or dark; chosen on a page, kept in cookies."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any, Final
from urllib.parse import urlsplit

from fastapi import FastAPI, Request, Response
from fastapi.responses import RedirectResponse

from headwater.said import kept
from headwater.show import tongue, zones
from headwater.show.days import day
from headwater.show.tongue import LANGUAGES, Words, mark
from headwater.show.web import judging
from headwater.show.web.asked import Form
from headwater.show.web.carried import BOTH, PRINTED
from headwater.show.web.drawer import Drawer, as_json
from headwater.show.web.entities import Sent
from headwater.show.web.preferred import COOKIE, KEYS, NAMES, THEMES, YEAR, Preferred, preferred
from headwater.show.web.rooms import Rooms
from headwater.show.web.visitor import Role

RIGHTS: Final[dict[str, Role]] = {
    "GET /preferences": "nobody",
    "GET /preferences.json": "nobody",
    "POST /preferences": "nobody",
}

_NAMES_IN_WORDS: Final = Words(
    {BOTH: mark("as printed, and in Latin letters beside it"), PRINTED: mark("only as printed")}
)
_KEYS_IN_WORDS: Final = Words({"on": mark("single keys do something"), "off": mark("single keys do nothing")})
_THEMES_IN_WORDS: Final = Words(
    {"system": mark("as the system is"), "light": mark("always light"), "dark": mark("always dark")}
)
_NO_ZONE: Final = kept(
    "There is no time zone of that name. Choose one from the list, or write it as “Europe/Minsk”. Nothing was changed."
)
_LONGEST = 300
"""Characters of the address that somebody goes back to."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several that may be chosen; `language` is that of its words where they have one of their own."""

    value: str
    shown: str
    chosen: bool
    language: str = ""


def add(house: FastAPI, rooms: Rooms) -> None:
    """Adds the addresses."""

    @house.get("/preferences")
    def preferences(request: Request) -> Response:
        page = rooms.draw(request, "preferences.html", **_shown(request, preferred(request)))
        # It leads back to where this reader came from (Referer), a search perhaps: it is never held for another one.
        page.headers["cache-control"] = "no-store"
        return page

    @house.get("/preferences.json")
    def preferences_json(request: Request) -> Response:
        choices = {"language": LANGUAGES, "names": NAMES, "keys": KEYS, "theme": THEMES, "zone": zones.names()}
        return as_json({"preferences": asdict(preferred(request)), "choices": choices})

    @house.post("/preferences")
    def choose(request: Request, sent: Sent) -> Response:
        liked = _chosen(sent, preferred(request))
        if not judging.ours(sent, rooms.draw.token):
            return _again(request, rooms.draw, liked, 403, judging.STALE, sent)
        if not zones.known(liked.zone):
            return _again(request, rooms.draw, liked, 400, _NO_ZONE, sent)
        return _keeping(RedirectResponse(_back(sent), 303), liked)


def _shown(request: Request, liked: Preferred) -> dict[str, Any]:
    now = datetime.now(UTC).replace(microsecond=0).isoformat()
    return {
        "here": "preferences",
        "json": "/preferences.json",
        "chosen": liked,
        "languages": [Choice(c, tongue.own_name(c), c == liked.language, c) for c in LANGUAGES],
        "names_shown": _choices(_NAMES_IN_WORDS, liked.names),
        "keys_shown": _choices(_KEYS_IN_WORDS, liked.keys),
        "themes": _choices(_THEMES_IN_WORDS, liked.theme),
        "zones": zones.names(),
        "machine": zones.here(),
        "now": now,
        "now_shown": day(now),
        "back": _local(request.query_params.get("back", "") or request.headers.get("referer", ""), request),
        "kept_now": "kept" in request.query_params,
        "error": "",
    }


def _choices(of: Words, chosen: str) -> list[Choice]:
    return [Choice(value, words, value == chosen) for value, words in of.items()]


def _chosen(sent: Form, before: Preferred) -> Preferred:
    """What the form says; what it does not say, or what is none of our values, stays as it was."""

    def one(name: str, of: tuple[str, ...], otherwise: str) -> str:
        given = sent.one(name)
        return given if given in of else otherwise

    return Preferred(
        language=one("language", LANGUAGES, before.language),
        zone=sent.one("zone") or zones.here(),
        names=one("names", NAMES, before.names),
        keys=one("keys", KEYS, before.keys),
        theme=one("theme", THEMES, before.theme),
    )


def _again(request: Request, draw: Drawer, liked: Preferred, status: int, error: str, sent: Form) -> Response:
    given = _shown(request, liked) | {"error": error, "back": _local(sent.one("back"), request)}
    return draw(request, "preferences.html", status=status, sent=sent, **given)


def _keeping(answer: Response, liked: Preferred) -> Response:
    """The answer, with cookies for all that was chosen. No script needs them: pages say what it has to know."""
    for name, value in asdict(liked).items():
        answer.set_cookie(COOKIE + name, value, max_age=YEAR, path="/", httponly=True, samesite="strict")
    return answer


def _back(sent: Form) -> str:
    """The page of the desk that one came from; else that of the preferences, in the language that was chosen."""
    there = sent.one("back")
    return there if _is_local(there) else "/preferences?kept=1"


def _local(address: str, request: Request) -> str:
    """A page of this desk that one came from, without what its address says of language and names; "" for others."""
    parts = urlsplit(address)
    if parts.netloc and parts.netloc != request.headers.get("host", ""):
        return ""
    own = "&".join(p for p in parts.query.split("&") if p and p.partition("=")[0] not in ("language", "names"))
    there = parts.path + (f"?{own}" if own else "")
    return there if _is_local(there) and parts.path != "/preferences" else ""


def _is_local(there: str) -> bool:
    plain = there.isascii() and there.isprintable() and "\\" not in there and len(there) <= _LONGEST
    return plain and there.startswith("/") and not there.startswith("//")
