"""The desk: what was read, kept in one SQLite file. Loaded when first asked for: a database takes time to import.

store        `Desk`: the articles, and all the questions below in one
opened, served, engine, schema, migrations    the file: opened, held for days, checked, brought to the present form
adding, fetches                               how a reading goes in, and which version is current
readings, difference, printed                 how articles come out
bearers/     who is one across articles
claims/      what stands between articles: copies, claims, stories, and what persons decided
changes/     what changed, who has seen it, who did what
finding/     search, searches that are kept, outlets
followed/    feeds and pages that are followed
margin/      notes of persons
watchlists/  names to look out for
accounts/    who may use the desk, and their sessions
log/         what was done, in a chain of hashes; second factors, tokens, other providers
alerts/      what somebody wants to be told, and what was told
dossiers/    what is written up, and what its keys point at
sealed/      notes on unnamed sources, as sealed bytes
publishing/  what is published, to whom; subscribers
keeping/     what is backed up, checked, forgotten, let go
outgoing/    the desk row by row, for whoever takes it elsewhere
judgements   what persons decide about entities, and the log of all that they decide
rows, stamps, gathered                        records that go out, times, the desk as a whole
by_lot, chunks                                what is kept of a word by which somebody is let in; many values in parts
numbered                                      how what has a number is called outside
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from headwater.desk.bearers.entities import Who
    from headwater.desk.difference import Change, Difference, Replaced
    from headwater.desk.judgements import Judgement
    from headwater.desk.rows import Added, Counts, Hit, Kept, Listed, Noted, StatementRow, Version
    from headwater.desk.store import Desk
    from headwater.desk.watchlists.sighted import Sighting
    from headwater.desk.watchlists.watchlists import Watchlist

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
    "Sighting": "watchlists.sighted",
    "Watchlist": "watchlists.watchlists",
    "Who": "bearers.entities",
}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_MODULES.get(name, 'rows')}"), name)
