"""What the benchmark of the pages asks a desk for: every address that the program has, on what there is on the desk.

The addresses come from the program's own routes, what stands in them from the desk (the biggest, the newest, the
oldest, some of the rest) and from the links on the pages themselves: a new page is asked for without being told here.
"""

from __future__ import annotations

import random
import re
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable
from html import unescape
from pathlib import Path
from urllib.parse import quote

from headwater.config import Settings
from headwater.desk import Desk
from headwater.desk.bearers.known import token
from headwater.show.web.app import house_of
from headwater.show.web.server import rooms

EACH = 24
"""Addresses of one kind that are asked for, at most."""
ROUNDS = 2
"""How often links are followed from what was found before."""
NAMED = ("/watchlist.json", "/account.json", "/factors", "/login/provider", "/login/provider/back")
"""What gives nothing without a name in its query, without an account, or without a provider to log in by."""
ACCOUNTS = ("/accounts/{id}", "/accounts/{id}.json", "/invited/{link}", "/alerts/feed/{secret}", *NAMED[1:])
"""What only a desk with accounts, or who has a secret address, can ask for."""
FILES = ("/export/table/{file}", "/export/of/{file}")
"""What gives a file of a whole table: benchmarks/exporting.py measures these."""
CHOSEN = ("/dossier/{id}/translate", "/publishing/preview/{who}/{path:path}")
"""What shows one quotation that was chosen, and the pages of the site, which is an application of its own."""
_HREF = re.compile(r'href="(/[^"#]*)')
_FIELD = re.compile(r"\{(\w+)(?::(\w+))?\}")


def routes(desk: Path) -> list[str]:
    """Every address that can be read, as the program writes it."""
    with Desk(desk, read_only=True) as opened:
        house = house_of(rooms(opened, lambda: opened, settings=Settings(desk=str(desk))))
        known = [route.path for route in house.routes if "GET" in (getattr(route, "methods", None) or ())]
        return [path for path in known if path not in (*FILES, *ACCOUNTS, *CHOSEN)]


def addresses(known: Iterable[str], desk: Path, text: Callable[[str], str]) -> dict[str, list[str]]:
    """For each route the addresses to be asked for. `text` gives a page's HTML, "" for what is none."""
    sort = Sorter(known)
    found: dict[str, dict[str, None]] = {route: {} for route in sort.routes}
    for address in [*(r for r in sort.routes if "{" not in r and r not in NAMED), *seeds(desk)]:
        sort.into(found, address)
    read: set[str] = set()
    for _ in range(ROUNDS):
        fresh = [a for each in found.values() for a in list(each)[:EACH] if a not in read]
        for address in fresh:
            read.add(address)
            for link in dict.fromkeys(map(unescape, _HREF.findall(text(address)))):
                sort.into(found, link)
    return {route: list(each)[:EACH] for route, each in found.items()}


class Sorter:
    """Finds the route of an address, as the program does: the first that fits."""

    def __init__(self, known: Iterable[str]) -> None:
        self.routes = list(known)
        self._fits = [(re.compile(_FIELD.sub(_pattern, re.sub(r"[.]", r"\\.", r)) + "$"), r) for r in self.routes]

    def of(self, address: str) -> str | None:
        """The route of an address, None where the program has none for it."""
        path = address.partition("?")[0]
        return next((route for fits, route in self._fits if fits.match(path)), None)

    def into(self, found: dict[str, dict[str, None]], address: str) -> None:
        """Puts an address to those of its route; of those that lead to one page with other words, a few."""
        route = self.of(address)
        if route is not None and len(found[route]) < 2 * EACH:
            found[route].setdefault(address)


def _pattern(field: re.Match[str]) -> str:
    return {"path": ".+", "int": "[0-9]+"}.get(field[2] or "", "[^/]+")


def seeds(desk: Path) -> list[str]:
    """Addresses of what is on the desk: what is biggest, and some of the rest."""
    connection = sqlite3.connect(desk.absolute().as_uri() + "?mode=ro", uri=True)
    try:
        found = [*_articles(connection), *_entities(connection), *_told(connection), *_lists(connection)]
        return [*found, *_written(connection)]
    finally:
        connection.close()


def _some(
    connection: sqlite3.Connection, table: str, key: str, orders: Iterable[str], where: str = "1"
) -> list[object]:
    """The first three in each of these orders, and others by chance (the same at each run)."""
    found: dict[object, None] = {}
    for order in orders:
        rows = connection.execute(f"SELECT {key} FROM {table} WHERE {where} ORDER BY {order} LIMIT 3")
        found |= dict.fromkeys(row[0] for row in rows)
    every = [row[0] for row in connection.execute(f"SELECT {key} FROM {table} WHERE {where}")]
    return list(found | dict.fromkeys(random.Random(7).sample(every, min(EACH, len(every)))))


def _articles(connection: sqlite3.Connection) -> list[str]:
    orders = ("statements DESC", "changed DESC", "changed", "current DESC", "access DESC")
    ids = _some(connection, "articles", "id", orders)
    forms = [f"/articles/{id}/note?statement=1" for id in ids[:3]]
    again = _some(connection, "articles", "id", ("current DESC",), "current > 1")[:3]
    changed = [f"/articles/{id}/difference{end}" for id in again for end in ("", ".json")]
    return [*(f"/articles/{id}{end}" for id in ids for end in ("", ".json")), *forms, *changed]


def _entities(connection: sqlite3.Connection) -> list[str]:
    ids = _some(connection, "bearers", "root", ("links DESC",), '"into" IS NULL')
    return [f"/entity/{token(int(str(id)))}{end}" for id in ids for end in ("", ".json")]


def _told(connection: sqlite3.Connection) -> list[str]:
    claims = _some(connection, "claims", "id", ("tellings DESC", "houses DESC", "last DESC"), '"into" IS NULL')
    stories = _some(connection, "stories", "id", ("articles DESC", "last DESC"), '"into" IS NULL AND articles > 0')
    named = [f"/claim/c-{id:06d}" for id in claims] + [f"/story/s-{id:06d}" for id in stories]
    long = [f"/claim/c-{id:06d}/{more}" for id in claims for more in ("since", "related")]
    return [*(address + end for address in named for end in ("", ".json")), *long]


def _written(connection: sqlite3.Connection) -> list[str]:
    """Dossiers, and what of them no link leads to without a choice in between."""
    ids = [row[0] for row in connection.execute("SELECT id FROM dossiers LIMIT 2")]
    ends = ("", ".json", "/revisions", "/revisions.json", "/difference")
    return [f"/dossier/d-{id:06d}{end}" for id in ids for end in ends]


def _lists(connection: sqlite3.Connection) -> list[str]:
    """The lists: their middle and last pages; what they are searched for: words that are common, and rare ones."""
    found = []
    sizes = {
        "articles": "articles",
        "claims": "claims",
        "stories": "stories",
        "entities": "bearers",
        "issues": "issues",
    }
    for page, table in sizes.items():
        (count,) = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
        last = max(1, -(-count // 40))
        found += [
            f"/{page}{end}?page={n}"
            for n in sorted({1, last // 2 or 1, last * 3 // 4 or 1, last})
            for end in ("", ".json")
        ]
    for word in _words(connection):
        found += [f"/{page}{end}?q={quote(word)}" for page in ("search", "claims", "entities") for end in ("", ".json")]
    return found


def _words(connection: sqlite3.Connection) -> list[str]:
    """The names of those who are met most and least, a word of some headlines, a sentence, and what nobody wrote."""
    names = [row[0] for row in connection.execute("SELECT name FROM bearers ORDER BY links DESC LIMIT 4")]
    names += [row[0] for row in connection.execute("SELECT name FROM bearers ORDER BY links, id LIMIT 2")]
    titles = [
        row[0] for row in connection.execute("SELECT title FROM articles WHERE title IS NOT NULL ORDER BY id LIMIT 4")
    ]
    counted: dict[str, int] = defaultdict(int)
    for title in titles:
        for word in title.split():
            counted[word] += len(word)
    long = sorted(counted, key=lambda word: (-counted[word], word))[:4]
    return [*names, *long, *titles[:1], "xyzzyplugh"]
