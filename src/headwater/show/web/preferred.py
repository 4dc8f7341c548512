"""How somebody reads the desk: what the address says, else what a cookie keeps, else what the browser or machine does.

The cookies are sent to this desk alone and read by no script. They say nothing of who somebody is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from fastapi import Request

from headwater.show import zones
from headwater.show.tongue import LANGUAGES
from headwater.show.web.carried import BOTH, PRINTED, carried

SYSTEM: Final = "system"
THEMES: Final = (SYSTEM, "light", "dark")
NAMES: Final = (BOTH, PRINTED)
KEYS: Final = ("on", "off")
COOKIE: Final = "headwater-"
"""What the names of the cookies begin with: all ports of a machine share its cookies."""
YEAR: Final = 365 * 24 * 3600
"""Seconds for which a browser keeps what was chosen."""


@dataclass(frozen=True, slots=True)
class Preferred:
    """The `language` of the pages and the `zone` of the times; whether `names` are shown in Latin letters, too, single
    `keys` do something, and the `theme` is light, dark or that of the system."""

    language: str = LANGUAGES[0]
    zone: str = zones.UTC
    names: str = BOTH
    keys: str = "on"
    theme: str = SYSTEM

    @property
    def in_latin(self) -> bool:
        """True where names stand in Latin letters beside what was printed."""
        return self.names == BOTH


def preferred(request: Request) -> Preferred:
    """How the page of a request is to be read."""
    said, otherwise = carried(request), settled(request)
    return replace(otherwise, language=said.language or otherwise.language, names=said.names or otherwise.names)


def settled(request: Request) -> Preferred:
    """The same where the address says nothing."""
    kept = request.cookies
    zone = kept.get(f"{COOKIE}zone", "")
    return Preferred(
        language=_one_of(kept, "language", LANGUAGES) or accepted(request.headers),
        zone=zone if zones.known(zone) else zones.here(),
        names=_one_of(kept, "names", NAMES) or BOTH,
        keys=_one_of(kept, "keys", KEYS) or "on",
        theme=_one_of(kept, "theme", THEMES) or SYSTEM,
    )


def _one_of(kept: Mapping[str, str], name: str, of: tuple[str, ...]) -> str:
    given = kept.get(COOKIE + name, "")
    return given if given in of else ""


def accepted(headers: Mapping[str, str]) -> str:
    """The language of ours that the browser asks for most; English where it asks for none of them."""
    wanted: list[tuple[float, int, str]] = []
    for n, part in enumerate(headers.get("accept-language", "")[:500].split(",")):
        tag, _, quality = part.partition(";")
        code = tag.strip().lower().partition("-")[0]
        if code in LANGUAGES:
            wanted.append((-_quality(quality), n, code))
    return min(wanted, default=(0.0, 0, LANGUAGES[0]))[2]


def _quality(text: str) -> float:
    """The weight of a language in the header, 1 where none is given, "q=0.8" otherwise."""
    name, _, value = text.strip().partition("=")
    if name.strip() != "q":
        return 1.0
    try:
        return min(1.0, max(0.0, float(value)))
    except ValueError:
        return 0.0
