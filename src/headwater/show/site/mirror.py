"""The site as files, for mirrors: all that is public, in the same bytes from the same desk, with a list of hashes.

What is for subscribers is not in it: their items are there as everybody sees them, headline, section and date. What is
held back or for the desk alone is not there at all. Each file is put in place whole (written beside it and renamed),
what is gone from the site is removed first, the list of hashes comes last: so a run that is cut off leaves no half
page, and the next one mends the rest. Only a folder that is empty, or that an earlier run made, is written to, only
files of that list are removed, and no link is followed. docs/decisions/0127.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Final

from headwater.desk.publishing.reach import ANYBODY
from headwater.desk.publishing.shown import Eyes, Wanted
from headwater.desk.store import Desk
from headwater.errors import DeskError
from headwater.newsroom.publishing import timing
from headwater.show.site import feeds, item_pages, pages, sitemaps
from headwater.show.site.drawing import Made, asset
from headwater.show.site.folder import Folder
from headwater.show.site.kiosk import Kiosk, View, view
from headwater.show.site.links import Between, file_of

MANIFEST: Final = "manifest.json"
SUMS: Final = "SHA256SUMS"
MOST: Final = 1_000_000
_SAFE: Final = re.compile(r"(?:[a-z0-9][a-z0-9-]*/)*[A-Za-z0-9][A-Za-z0-9-]*(?:\.[A-Za-z0-9]+)?")
"""The name of a file in a mirror: nothing that a system or a server takes for anything else."""
Page = Callable[[View], Made | None]


@dataclass(frozen=True, slots=True)
class Exported:
    """What a run did, in files; `whole` is a hash of all that is there now: equal mirrors have the same."""

    files: int
    written: int
    removed: int
    whole: str


def export(desk: Desk, there: Path, now: datetime) -> Exported:
    """Writes the site into a folder, or brings it up. `DeskError` where the folder is somebody else's, or has links."""
    base = desk.site().base
    if not base:
        raise DeskError("The site has no address yet: `headwater site set --base https://news.example` gives it one.")
    kiosk = Kiosk(desk, now=lambda: now, base=base, mirror=True)
    with Folder.at(there) as folder:
        before = _before(folder)
        made = dict(_files(kiosk))
        sums = {name: hashlib.sha256(body).hexdigest() for name, body in sorted(made.items())}
        gone = [name for name in before if name not in sums]
        for name in gone:
            folder.remove(name)
        # The list names what is about to be written: what a run that is cut off has written is known to the next one.
        _keep(folder, MANIFEST, _manifest(base, "", sums))
        written = [name for name, body in sorted(made.items()) if folder.read(name) != body]
        for name in written:
            folder.write(name, made[name])
        whole = _whole(sums)
        _keep(folder, SUMS, "".join(f"{digest}  {name}\n" for name, digest in sums.items()))
        _keep(folder, MANIFEST, _manifest(base, whole, sums))
    return Exported(len(sums), len(written), len(gone), whole)


def check(there: Path) -> list[str]:
    """The files of a mirror that are not as its list says, or are missing; empty where all is right."""
    with Folder.at(there, create=False) as folder:
        listed = _before(folder)
        wrong = [name for name, digest in listed.items() if _digest(folder.read(name)) != digest]
    return sorted(wrong)


def _digest(body: bytes | None) -> str:
    return hashlib.sha256(body).hexdigest() if body is not None else ""


def _whole(sums: dict[str, str]) -> str:
    return hashlib.sha256("".join(f"{digest}  {name}\n" for name, digest in sorted(sums.items())).encode()).hexdigest()


def _manifest(base: str, whole: str, sums: dict[str, str]) -> str:
    """The list of files with their hashes; `whole` is "" while they are being written."""
    return json.dumps({"site": base, "whole": whole, "files": sums}, indent=1, sort_keys=True) + "\n"


def _keep(folder: Folder, name: str, text: str) -> None:
    if folder.read(name) != text.encode():
        folder.write(name, text.encode())


def _before(folder: Folder) -> dict[str, str]:
    """The files of an earlier run with their hashes. `DeskError` for a folder that no run of ours made."""
    kept = folder.read(MANIFEST)
    if kept is None:
        if not folder.empty():
            raise DeskError("This folder has files that are no mirror of a site. Name an empty one, or a new one.")
        return {}
    try:
        files = json.loads(kept)["files"]
        # Only what we could have written ourselves is ever removed, whatever the list says by now.
        return {str(name): str(digest) for name, digest in files.items() if _SAFE.fullmatch(name)}
    except (ValueError, KeyError, AttributeError, TypeError):
        raise DeskError(
            "The manifest.json of this folder cannot be read. Name an empty folder, or a new one."
        ) from None


def _files(kiosk: Kiosk) -> Iterator[tuple[str, bytes]]:
    """Every file with what is in it."""
    for name in ("site.css", "site.svg"):
        if found := asset(name):
            yield f"static/{name}", found.body
    for path, language, page in _pages(kiosk):
        name = file_of(path)
        if not _SAFE.fullmatch(name):
            raise DeskError(f"{name}: no file of a mirror can be called so.")
        seen = view(replace(kiosk, links=Between(name)), language, ANYBODY)
        made = page(seen) if seen else None
        if made:
            yield name, made.body


def _pages(kiosk: Kiosk) -> Iterator[tuple[str, str, Page]]:
    """The path of each page, its language, and what makes it."""
    site = kiosk.desk.site()
    yield "/", "", pages.front
    yield "/robots.txt", "", sitemaps.robots
    yield "/sitemap.xml", "", sitemaps.sitemap
    for code in site.languages:
        yield f"/{code}/", code, pages.front
        yield f"/{code}/archive", code, pages.archive
        yield f"/{code}/feed.atom", code, feeds.feed
        yield f"/{code}/items.json", code, item_pages.items_json
        for section in site.sections:
            yield f"/{code}/section/{section.key}", code, _section(section.key)
            yield f"/{code}/section/{section.key}/feed.atom", code, _section_feed(section.key)
        yield from _of_language(kiosk, code, site.zone)


def _of_language(kiosk: Kiosk, code: str, zone: str) -> Iterator[tuple[str, str, Page]]:
    eyes = Eyes(ANYBODY, kiosk.now())
    for month in timing.months(kiosk.desk.published_times(eyes, code), zone):
        yield f"/{code}/archive/{month}", code, _month(month)
    for head in kiosk.desk.published(eyes, Wanted(code, withdrawn=True), MOST):
        yield f"/{code}/item/{head.key}", code, _item(head.key)
        yield f"/{code}/item/{head.key}.json", code, _item_json(head.key)
        shown = kiosk.desk.published_item(eyes, head.key) if head.changed else None
        for state in shown.history if shown else ():
            if state.readable:
                yield f"/{code}/item/{head.key}/version/{state.number}", code, _version(head.key, state.number)


def _section(key: str) -> Page:
    return lambda seen: pages.section(seen, key)


def _section_feed(key: str) -> Page:
    return lambda seen: feeds.feed(seen, key)


def _month(name: str) -> Page:
    return lambda seen: pages.month(seen, name)


def _item(key: str) -> Page:
    return lambda seen: item_pages.item(seen, key)


def _item_json(key: str) -> Page:
    return lambda seen: item_pages.item_json(seen, key)


def _version(key: str, number: int) -> Page:
    return lambda seen: item_pages.version(seen, key, number)
