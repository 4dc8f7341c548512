"""What a file is that is to be imported, told by what is in it: its ending may be anything."""

from __future__ import annotations

from pathlib import Path
from typing import Final, Literal

from headwater.acquire import kinds
from headwater.errors import HeadwaterError, InputError, UnknownFormat
from headwater.newsroom.exchange import refined

Kind = Literal["feeds", "articles", "names", "entities"]
_HEAD: Final = 65_536
_ARCHIVES: Final = ("warc", "wacz", "gzip")


def kind(file: Path) -> Kind:
    """Feeds to follow, articles in an archive, names to look out for, or entities that come back.

    Raises `InputError` for what is none of these.
    """
    try:
        with file.open("rb") as opened:
            head = opened.read(_HEAD)
    except OSError as error:
        raise InputError(f"{file}: cannot be read: {error.strerror}") from error
    found = _format(head, file.name)
    if found == "opml":
        return "feeds"
    if found in _ARCHIVES:
        return "articles"
    if refined.is_table(head):
        return "entities"
    if _names(head):
        return "names"
    raise UnknownFormat(
        f"{file}: neither OPML, WARC, WACZ, a list of names nor a table of entities; `headwater add` reads articles"
    )


def _format(head: bytes, name: str) -> str:
    try:
        return kinds.kind(head, name)
    except HeadwaterError:
        return ""


def _names(head: bytes) -> bool:
    """True for FollowTheMoney's lines, and for a table with a column of names."""
    start = head.decode("utf-8-sig", "replace").lstrip()
    if start.startswith("{"):
        return '"schema"' in start and '"properties"' in start
    first = start.split("\n", 1)[0].lower()
    cells = {
        cell.strip().strip('"') for part in first.split("\t") for row in part.split(";") for cell in row.split(",")
    }
    return bool(cells & {"name", "full name", "caption"})
