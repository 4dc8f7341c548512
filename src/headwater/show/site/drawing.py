"""Draws the pages of the site: its own templates and its own small style sheet, the desk's care for text of others."""

from __future__ import annotations

import gzip
import hashlib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Final

from jinja2 import Environment, PackageLoader

from headwater.show import clean, days, words
from headwater.show.site.kiosk import View
from headwater.show.tongue import own_name
from headwater.show.web import contexts
from headwater.show.web.drawer import environment

HTML: Final = "text/html; charset=utf-8"
_KINDS: Final = {"site.css": "text/css; charset=utf-8", "site.svg": "image/svg+xml"}


@dataclass(frozen=True, slots=True)
class Made:
    """An answer before it has headers. `public`: for whoever asks the same; else for this reader alone."""

    body: bytes
    kind: str = HTML
    status: int = 200
    public: bool = True
    listed: bool = True
    """True where search engines may have it."""


def draw(view: View, template: str, *, path: str, status: int = 200, listed: bool = True, **given: Any) -> Made:
    """A page. `path` is where it stands, without the language ("/item/abc")."""
    shown = given | {"view": view, "site": view.site, "to": view.to, "path": path, "listed": listed}
    shown.setdefault("alternates", {})
    with view.speaking():
        page = contexts.rendered(_environment().get_template(template), shown)
    page = page if clean.plain(page) else clean.shown(page)
    alone = view.reader.subscriber is not None or view.reader.of_the_desk
    return Made(page.encode(), HTML, status, public=not alone, listed=listed)


@dataclass(frozen=True, slots=True)
class Asset:
    """A file that pages load, as it is and packed; `digest` is of what is in it."""

    body: bytes
    packed: bytes
    kind: str
    digest: str


@cache
def asset(name: str) -> Asset | None:
    """A file that pages load; None where there is none of that name."""
    if name not in _KINDS:
        return None
    body = (resources.files("headwater.show.site") / "static" / name).read_bytes()
    return Asset(body, gzip.compress(body, 9, mtime=0), _KINDS[name], hashlib.sha256(body).hexdigest()[:10])


def _asset_address(view: View, name: str) -> str:
    found = asset(name)
    if found is None:
        raise LookupError(name)
    return view.kiosk.links(f"/static/{name}?v={found.digest}")


@cache
def _environment() -> Environment:
    made = environment()
    made.loader = PackageLoader("headwater.show.site")
    made.filters.update(when=days.brief, of_day=_of_day, own_name=own_name, month=_month)
    made.globals.update(asset=_asset_address, language_name=words.language)
    return made


def _of_day(stamp: str) -> str:
    """The day of a time, in the zone of the site."""
    return days.day(days.local_day(stamp))


def _month(month: str) -> str:
    """A month ("2026-03") in words."""
    said = days.day(month)
    return said[:1].upper() + said[1:]
