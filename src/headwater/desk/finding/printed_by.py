"""The outlets that print what is on the desk: each under an address for good, one known by name alone with its own.

An outlet is met with the first article that it prints (House.outlet, link/houses.py). One that is known by name alone
is
shown with the one of that name whose address is known; that rule is the one by which origins are counted
(`Weighing.printers`), so that a page of an outlet and the tree of a claim do not contradict each other.
"""

from __future__ import annotations

import re
from itertools import count

from sqlalchemy import Connection, insert, select, update

from headwater.desk import schema
from headwater.desk.chunks import fetched
from headwater.desk.claims.entering import OWN
from headwater.desk.finding import folding
from headwater.desk.finding.search_tables import outlets
from headwater.linked import House, Sheet
from headwater.names import scripts
from headwater.weighing import Weighing

_SIGNS = re.compile(r"[^a-z0-9.]+")
LONGEST = 60
"""Characters of an address, before what tells it from another one."""


def keep(connection: Connection, sheet: Sheet, weighing: Weighing) -> None:
    """Keeps who prints an article, and with whom it is one, if it was not met before."""
    if add(connection, sheet):
        settle(connection, weighing)


def add(connection: Connection, sheet: Sheet) -> bool:
    """Keeps who prints an article; True where it was not met before."""
    house = sheet.house
    if not house.outlet or sheet.article.startswith(OWN):
        return False
    if fetched(connection, "SELECT 1 FROM outlets WHERE outlet = ?", house.outlet):
        return False
    printed = connection.execute(select(schema.articles.c.outlet).where(schema.articles.c.id == sheet.article)).scalar()
    owned = house.key != house.outlet
    name = (printed if owned else house.name) or printed or house.name
    row = {"key": _address(connection, house.outlet, sheet.language), "outlet": house.outlet, "house": house.key}
    connection.execute(insert(outlets), row | {"name": name, "owner": house.name if owned else "", "into": None})
    return True


def settle(connection: Connection, weighing: Weighing) -> None:
    """Which outlets are one is found anew."""
    rows = connection.execute(select(outlets).order_by(outlets.c.id)).all()
    ids = {row.outlet: row.id for row in rows}
    found = weighing.printers([House(row.house, row.outlet, row.name) for row in rows])
    for row in rows:
        into = ids.get(found.get(row.outlet, ""))
        if into not in (row.into, row.id):
            connection.execute(update(outlets).where(outlets.c.id == row.id).values(into=into))


def _address(connection: Connection, outlet: str, language: str | None) -> str:
    """What an outlet is called in addresses: its host, or its name in Latin letters; no other one has it."""
    plain = _SIGNS.sub("-", _latin(outlet.partition(":")[2], language)).strip("-.")[:LONGEST] or "outlet"
    like = outlets.c.key.startswith(plain, autoescape=True)
    taken = set(connection.execute(select(outlets.c.key).where(like)).scalars())
    return next(key for n in count(1) if (key := plain if n == 1 else f"{plain}-{n}") not in taken)


def _latin(name: str, language: str | None) -> str:
    """In Latin letters without marks: by the tables of the article's language, else by those that know its letters."""
    made = _folded(name)
    if made.isascii():
        return made
    for code in dict.fromkeys((*([language] if language in scripts.LANGUAGES else []), *scripts.LANGUAGES)):
        system = next((s for s in scripts.systems(code) if s.script == "Latn"), None)
        if system and (made := _folded(scripts.romanise(name, code, system.name))).isascii():
            return made
    return ""


def _folded(name: str) -> str:
    """Small letters without marks; what stands between words is a hyphen, the points of a host stay."""
    words = (".".join(folding.fold(part) for part in word.split(".") if part) for word in re.split(r"[\s/-]+", name))
    return "-".join(filter(None, words))
