"""The desk: what was read, kept in one SQLite file. Loaded when first asked for: a database takes time to import."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from headwater.desk.difference import Change, Difference, Replaced
    from headwater.desk.rows import Added, Counts, Hit, Kept, Listed, Noted, StatementRow, Version
    from headwater.desk.store import Desk

__all__ = [
    "Added",
    "Change",
    "Counts",
    "Desk",
    "Difference",
    "Hit",
    "Kept",
    "Listed",
    "Noted",
    "Replaced",
    "StatementRow",
    "Version",
]

_MODULES = {"Desk": "store", "Change": "difference", "Difference": "difference", "Replaced": "difference"}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_MODULES.get(name, 'rows')}"), name)
