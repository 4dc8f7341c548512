"""Searches that somebody keeps to ask again, and how much came since it was last looked at."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Any
from urllib.parse import parse_qsl, urlencode

from sqlalchemy import Connection, Row, delete, insert, select, update

from headwater.desk import schema
from headwater.desk.finding import hits
from headwater.desk.finding.hits import Wanted
from headwater.desk.finding.search_tables import searches
from headwater.desk.stamps import stamp
from headwater.errors import DeskError

LONGEST = 200
"""Characters of a name."""
NEW = 200
"""What came since is counted up to so much: nobody reads on from there by a number, and each search page counts it."""
_IN_ADDRESS = {"words": "q", "by": "speaker", "language": "in"}
"""What a field of `Wanted` is called in an address, where it is called otherwise."""


@dataclass(frozen=True, slots=True)
class Search:
    """A search that is kept: who keeps it since when, when it was last looked at, and how much came since,
    one more than `NEW` for more than that."""

    id: int
    name: str
    wanted: Wanted
    who: str
    made: str
    looked: str
    new: int


def written(wanted: Wanted) -> str:
    """As an address asks it: "q=...&stance=denies"."""
    rows = [(_IN_ADDRESS.get(f.name, f.name), getattr(wanted, f.name)) for f in fields(wanted)]
    return urlencode([(name, "yes" if value is True else value) for name, value in rows if value])


def read(asked: str) -> Wanted:
    """The same the other way; what is not known there is passed over."""
    names = {_IN_ADDRESS.get(f.name, f.name): f.name for f in fields(Wanted)}
    given: dict[str, Any] = {names[name]: value for name, value in parse_qsl(asked) if name in names}
    return Wanted(**(given | ({"unnamed": True} if given.get("unnamed") else {})))


def keep(connection: Connection, name: str, wanted: Wanted, who: str) -> int:
    """Keeps a search under a name; its number. One of that name gives way. `DeskError` where something is missing."""
    name = " ".join(name.split())
    if not name or len(name) > LONGEST:
        raise DeskError(f"a search needs a name, of {LONGEST} characters at most")
    if hits.nothing(hits.asked(connection, wanted)):
        raise DeskError("this search asks for nothing that could be found; write a word, or choose a filter")
    now = stamp()
    row = {"asked": written(replace(wanted, new="")), "who": who, "made": now, "looked": now}
    known = connection.execute(select(searches.c.id).where(searches.c.name == name)).scalar()
    if known is not None:
        connection.execute(update(searches).where(searches.c.id == known).values(row))
        return int(known)
    made = connection.execute(insert(searches), {"name": name} | row).inserted_primary_key
    return int(made[0]) if made else 0


def kept(connection: Connection) -> list[Search]:
    """The searches that are kept, by name, each with how much came since it was last looked at."""
    rows = connection.execute(select(searches).order_by(searches.c.name)).all()
    return [_search(connection, row) for row in rows]


def one(connection: Connection, id: int) -> Search:
    """The search with that number. `DeskError` where there is none."""
    row = connection.execute(select(searches).where(searches.c.id == id)).first()
    if row is None:
        raise DeskError(f"there is no search with the number {id}; somebody may have let it go")
    return _search(connection, row)


def named(connection: Connection, name: str) -> int:
    """The number of the search of that name. `DeskError` where there is none."""
    found = connection.execute(select(searches.c.id).where(searches.c.name == " ".join(name.split()))).scalar()
    if found is None:
        raise DeskError(f"{name}: no search of that name is kept; `headwater searches` lists them")
    return int(found)


def look(connection: Connection, id: int) -> None:
    """All that it finds is known now; what comes from here on is new."""
    connection.execute(update(searches).where(searches.c.id == id).values(looked=stamp()))


def forget(connection: Connection, id: int) -> None:
    """Lets go of a search."""
    connection.execute(delete(searches).where(searches.c.id == id))


def _search(connection: Connection, row: Row[Any]) -> Search:
    wanted = read(row.asked)
    new = _new(connection, replace(wanted, new=row.looked))
    return Search(row.id, row.name, wanted, row.who, row.made, row.looked, new)


def _new(connection: Connection, wanted: Wanted) -> int:
    """How much came since; one more than `NEW` for more than that."""
    a = schema.articles.c
    if not connection.execute(select(a.id).where(a.changed > wanted.new).limit(1)).first():
        return 0  # of twenty searches that are kept, none is asked while nothing came
    try:
        asked = hits.asked(connection, wanted)
    except DeskError:
        return 0  # its outlet or entity is not there any more
    if wanted.of_statements:
        return hits.statement_count(connection, asked, NEW, late=True)
    return len(hits.articles(connection, asked, by_date=True, most=NEW))
