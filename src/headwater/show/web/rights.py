"""Who may ask what: the least role that each address wants, collected from where the addresses are.

Each module that adds addresses says in `RIGHTS` who may: {"GET /notes": "reader", "POST /notes": "reporter"}, each
address as it is declared. What it does not say there only an admin may. benchmarks/rights.py prints all of it as the
table in docs/rights.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from types import ModuleType
from typing import Any, Final, NamedTuple, cast

from fastapi import FastAPI

from headwater.show.tongue import mark
from headwater.show.web.visitor import Role, Visitor

UNSAID: Final[Role] = "admin"
"""Who may what no module speaks of."""
CALLED: Final[Mapping[Role, str]] = {
    "nobody": mark("nobody in particular"),
    "subscriber": mark("subscriber"),
    "reader": mark("reader"),
    "reporter": mark("reporter"),
    "editor": mark("editor"),
    "admin": mark("admin"),
}
METHODS: Final = ("GET", "POST")
_KNOWN, _LONGEST = 4_000, 200
"""Addresses whose role is kept at hand, and how long one may be for it."""


class _Address(NamedTuple):
    pattern: re.Pattern[str]
    methods: frozenset[str]
    roles: Mapping[str, Role]


class Rights:
    """The rights of one application. Addresses are told apart as the application itself does, by its own patterns."""

    def __init__(self, house: FastAPI, said: Mapping[str, Role]) -> None:
        self._addresses = [
            _Address(
                route.path_regex,
                frozenset(route.methods),
                {method: said.get(f"{method} {route.path}", UNSAID) for method in route.methods},
            )
            for route in cast("Iterable[Any]", house.routes)
        ]
        # Every page asks it of two dozen addresses, the same ones each time.
        self._known = lru_cache(maxsize=_KNOWN)(self._looked_up)

    def needed(self, method: str, path: str) -> Role | None:
        """The least role that may; None where nothing answers this. HEAD is asked for as GET is."""
        return self._known(method, path) if len(path) <= _LONGEST else self._looked_up(method, path)

    def _looked_up(self, method: str, path: str) -> Role | None:
        method = "GET" if method == "HEAD" else method
        for address in self._addresses:
            if method in address.methods and address.pattern.match(path):
                return address.roles[method]
        return None

    def may(self, visitor: Visitor, method: str, path: str) -> bool:
        """True where they may ask this."""
        needed = self.needed(method, path)
        return needed is not None and visitor.may(needed)


def collected(modules: Iterable[ModuleType]) -> dict[str, Role]:
    """What the modules say. Two must not speak of one address."""
    said: dict[str, Role] = {}
    for module in modules:
        own: Mapping[str, Role] = getattr(module, "RIGHTS", {})
        if twice := said.keys() & own.keys():
            raise ValueError(f"{module.__name__}: others speak of {', '.join(sorted(twice))}, too")
        said |= own
    return said


def rows(house: FastAPI, said: Mapping[str, Role]) -> Iterator[tuple[str, str, Role]]:
    """Every method and address of the application with the role that it wants, in the order of the addresses."""
    found = {
        (route.path, method): said.get(f"{method} {route.path}", UNSAID)
        for route in cast("Iterable[Any]", house.routes)
        for method in route.methods
        if method in METHODS
    }
    for (path, method), role in sorted(found.items()):
        yield method, path, role
