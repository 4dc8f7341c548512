"""The desk: what was read, kept in one SQLite file. Loaded when first asked for: a database takes time to import."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from headwater.desk.difference import Change, Difference, Replaced
    from headwater.desk.entities import Who
    from headwater.desk.judgements import Judgement
    from headwater.desk.rows import Added, Counts, Hit, Kept, Listed, Noted, StatementRow, Version
    from headwater.desk.store import Desk
    from headwater.desk.watchlists import Sighting, Watchlist

__all__ = [
    "Added",
    "Change",
    "Counts",
    "Desk",
    "Difference",
    "Hit",
    "Judgement",
    "Kept",
    "Listed",
    "Noted",
    "Replaced",
    "Sighting",
    "StatementRow",
    "Version",
    "Watchlist",
    "Who",
]

_MODULES = {
    "Desk": "store",
    **dict.fromkeys(("Change", "Difference", "Replaced"), "difference"),
    "Judgement": "judgements",
    **dict.fromkeys(("Sighting", "Watchlist"), "watchlists"),
    "Who": "entities",
}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_MODULES.get(name, 'rows')}"), name)
