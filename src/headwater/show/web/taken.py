"""What of a page can be taken away: the addresses of its tables and of the page that has all formats of one thing.

A list is taken with the filters that its page has. Every page has these links at its foot (base.html), so that no list
can be forgotten.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from fastapi import Request

_SEARCHED: Final = ("q", "since", "until", "in", "access", "stance", "standing", "unnamed", "new", "outlet", "speaker")
LISTS: Final[Mapping[str, tuple[str, tuple[str, ...]]]] = {
    "/articles": ("articles", ()),
    "/claims": ("claims", ("q", "standing", "outlet", "written", "day")),
    "/stories": ("stories", ()),
    "/entities": ("entities", ("q", "kind")),
    "/outlets": ("outlets", ("q",)),
    "/issues": ("issues", ()),
    "/activity": ("judgements", ()),
    "/watchlists": ("sightings", ()),
    "/search": ("search", _SEARCHED),
    "/today": ("today", ()),
}
"""The table behind each list, and what of its address narrows it."""
_OF: Final = re.compile(r"/(?:claim|story|dossier|articles)/([csd]-\d{1,9}|[a-z][0-9a-f]{5,15})(?:/(?:copies|tree))?")
_WATCHED: Final = "/watchlist/"


@dataclass(frozen=True, slots=True)
class Taken:
    """`csv` and `xlsx` are the addresses of the page's table, `thing` that of all formats of what it is about; each ""
    where there is none."""

    csv: str = ""
    xlsx: str = ""
    thing: str = ""


def taken(request: Request | None) -> Taken:
    """What can be taken of the page that was asked for."""
    if request is None or request.method != "GET":
        return Taken()
    path = request.scope["path"]
    if path in LISTS:
        table, names = LISTS[path]
        given = {name: request.query_params[name] for name in names if request.query_params.get(name)}
        return Taken(*(address(table, form, given) for form in ("csv", "xlsx")))
    if path.startswith(_WATCHED):
        given = {"name": path.removeprefix(_WATCHED)}
        return Taken(*(address("sightings", form, given) for form in ("csv", "xlsx")))
    found = _OF.fullmatch(path)
    return Taken(thing="/export?" + urlencode({"of": found[1]})) if found else Taken()


def address(table: str, form: str, given: Mapping[str, str]) -> str:
    """The address of a table in a format."""
    return f"/export/table/{table}.{form}" + (f"?{urlencode(given)}" if given else "")
