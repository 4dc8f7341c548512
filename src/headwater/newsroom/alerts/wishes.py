"""What somebody asks to be told, as people write it: what is watched, by which ways; checked before it is kept."""

from __future__ import annotations

import re
from typing import Final

from headwater.config import Settings
from headwater.desk.alerts.alert_records import Wish
from headwater.desk.alerts.turns import TURNS, Turn, Watch
from headwater.desk.store import Desk
from headwater.errors import ConfigError, DeskError

_NUMBERED: Final[dict[str, Watch]] = {"c": "claim", "s": "story", "e": "entity", "d": "dossier"}
_NAMED: Final[dict[str, Watch]] = {"list": "watchlist", "outlet": "outlet", "search": "search", "article": "article"}
_ADVICE: Final = "write c-000123, s-000123, e-000123, d-000123, list:NAME, outlet:NAME, search:NAME, article:ID or all"


def target(desk: Desk, text: str) -> tuple[Watch, str]:
    """What is watched, as it is written in one word. `DeskError` where that is nothing, or not on the desk."""
    text = text.strip()
    if text == "all":
        return "all", ""
    if match := re.fullmatch(r"([csed])-[0-9]{1,9}", text, re.IGNORECASE):
        return _NUMBERED[match[1].lower()], text.lower()
    kind, _, name = text.partition(":")
    watch = _NAMED.get(kind.strip().lower())
    if watch is None or not name.strip():
        raise DeskError(f"{text or 'nothing'}: {_ADVICE}")
    return watch, named(desk, watch, name.strip())


def named(desk: Desk, watch: Watch, name: str) -> str:
    """What a rule keeps of a name: an article's id, a search's number, an outlet's address."""
    if watch == "article":
        return desk.find(name)
    if watch == "search":
        return name if name.isdigit() else str(desk.search_named(name).id)
    if watch == "outlet":
        found = desk.outlets_called(name)
        if len(found) != 1:
            raise DeskError(f"{name}: {'several outlets are called so' if found else 'no such outlet on this desk'}")
        return found[0]
    return name


def turns(text: str) -> tuple[Turn, ...]:
    """The turns in a list with commas. `DeskError` where one is none."""
    asked = [part.strip().lower() for part in text.split(",") if part.strip()]
    if wrong := [part for part in asked if part not in TURNS]:
        raise DeskError(f"{wrong[0]}: nothing that is told; one of {', '.join(TURNS)}")
    return tuple(turn for turn in TURNS if turn in asked)


def check_ways(wish: Wish, settings: Settings) -> None:
    """Whether messages can be sent there at all. Raises `ForbiddenAddress`, `ConfigError`."""
    from headwater.watch import following

    for kind, to in wish.channels:
        if kind == "webhook":
            following.key(to, settings)
        if kind == "mail" and not (settings.mail.server and settings.mail.sender):
            raise ConfigError("no mail can be sent yet: set mail.server and mail.sender (docs/alerts.md)")
