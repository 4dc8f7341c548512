"""What the pages load: the style sheet, the script, the sign; each under an address that names what is in it.

    address("headwater.css") -> "/static/headwater.css?v=3f2a90c1d4"

A browser keeps such an address for a year, and asks for the new one as soon as a page names it. Packed once, when it
is first asked for: what is in these files is public, so their size on the wire tells nobody anything.
"""

from __future__ import annotations

import gzip
import hashlib
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Final

from fastapi import FastAPI, Request, Response
from fastapi.responses import RedirectResponse
from starlette.exceptions import HTTPException

from headwater.show.web.visitor import Role

RIGHTS: Final[dict[str, Role]] = {
    "GET /static/{name}": "nobody",
    "GET /favicon.ico": "nobody",
}

STYLES: Final = {
    "headwater.css": (
        *("base", "article", "margin", "entity", "claim", "story", "pictures", "copies"),
        *("today", "search", "outlets", "followed", "adding", "preferences", "alerts", "exports", "media"),
    ),
    "people.css": ("people",),
    "newsroom.css": ("cases", "publishing", "dossiers"),
}
"""The style sheets, each of a part for each subject: one for every page, narrow windows and print last in it; and one
more for pages that say `{% set styles = "people" %}` or "newsroom", which whoever only reads need not load."""
MOST_LINKS: Final = 1_000
"""Statements that are lit up from their notes: a browser looks at every one of these rules at each move."""
_KINDS: Final = {"svg": "image/svg+xml", "js": "text/javascript; charset=utf-8", "css": "text/css; charset=utf-8"}
_FILES: Final = ("headwater.svg", "headwater.js", "margin.js", "passkeys.js")
_THEMES: Final = {"headwater-light.css": "light", "headwater-dark.css": "dark"}
_LINKS: Final = re.compile(r"links-([0-9]{1,5})\.css")
_FOR_A_YEAR: Final = "public, max-age=31536000, immutable"
_FOR_AN_HOUR: Final = "public, max-age=3600"


@dataclass(frozen=True, slots=True)
class Asset:
    """One of them, as it is and packed; `digest` is of what is in it."""

    body: bytes
    packed: bytes
    kind: str
    digest: str


def add(house: FastAPI) -> None:
    """Adds the addresses."""

    @house.get("/static/{name}")
    def static(name: str, request: Request) -> Response:
        found = asset(name)
        if found is None:
            raise HTTPException(404)
        kept = _FOR_A_YEAR if request.query_params.get("v") == found.digest else _FOR_AN_HOUR
        headers = {"cache-control": kept, "vary": "accept-encoding"}
        if "gzip" not in request.headers.get("accept-encoding", ""):
            return Response(found.body, media_type=found.kind, headers=headers)
        return Response(found.packed, media_type=found.kind, headers=headers | {"content-encoding": "gzip"})

    @house.get("/favicon.ico")
    def icon() -> Response:
        return RedirectResponse(address("headwater.svg"), 307)


def address(name: str) -> str:
    """Where a page finds an asset; for one that is not there an error, which a test then shows."""
    found = asset(name)
    if found is None:
        raise LookupError(name)
    return f"/static/{name}?v={found.digest}"


@lru_cache(maxsize=200)
def asset(name: str) -> Asset | None:
    """An asset by its name; None where there is none."""
    body = _body(name)
    if body is None:
        return None
    digest = hashlib.sha256(body).hexdigest()[:10]
    return Asset(body, gzip.compress(body, 9, mtime=0), _KINDS[name.rpartition(".")[2]], digest)


def _body(name: str) -> bytes | None:
    if name in STYLES:
        return tight(styles(name)).encode()
    if name in _THEMES:
        return tight(themed(_THEMES[name])).encode()
    if name in _FILES:
        return (resources.files("headwater.show.web") / "static" / name).read_bytes()
    links = _LINKS.fullmatch(name)
    return link_styles(int(links[1])).encode() if links and int(links[1]) <= MOST_LINKS else None


@cache
def styles(name: str = "headwater.css") -> str:
    """A style sheet, of all its parts."""
    here = resources.files("headwater.show.web") / "static" / "css"
    return "\n".join((here / f"{part}.css").read_text("utf-8") for part in STYLES[name])


def tight(sheet: str) -> str:
    """A style sheet without what only its readers need: remarks, and white space where it means nothing."""
    sheet = " ".join(re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL).split())
    return re.sub(r" ?([{};>]) ?|([:,]) ", r"\1\2", sheet).replace(";}", "}")


def themed(theme: str) -> str:
    """The style sheet for who wants it light or dark whatever the system is: its questions are answered beforehand."""
    other = {"dark": "light", "light": "dark"}[theme]
    answered = styles().replace("color-scheme: light dark", f"color-scheme: {theme}")
    answered = answered.replace(f"(prefers-color-scheme: {theme})", "(min-width: 0)")
    return answered.replace(f"(prefers-color-scheme: {other})", "(max-width: 0)")


def link_styles(count: int) -> str:
    """Lights up the words of a statement while its note is pointed at or was gone to: no script is needed for it."""
    rule = ":root:has(#n{n}:target,#s{n}:target,#n{n}:hover,#n{n}:focus-within) .s{n}{{background:var(--lit)}}\n"
    return "".join(rule.format(n=n) for n in range(1, count + 1))
