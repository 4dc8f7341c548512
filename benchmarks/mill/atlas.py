"""Makes Headwater know the invented world as it knows the real one: countries, larger towns, outlets with their owners.

A desk of that world would have them in its lists. They are put into the tables in memory before anything reads them;
no person, firm, group or smaller town of the world is in any list.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from benchmarks.mill import orthographies
from benchmarks.mill.names import load
from benchmarks.mill.world import KNOWN_TOWNS, TOWNS, host

from headwater import lexicon


def code(country: int) -> str:
    """The code of a country: those that ISO 3166 leaves to its users."""
    return f"X{chr(ord('A') + country)}"


@cache
def teach() -> None:
    """Adds the world to the tables. To be called before Headwater is used; a second call does nothing."""
    names = load("names")
    places = lexicon.shared("places")["places"]
    places += [[code(i), f"{row[0]}n|{row[0]}ns", *row] for i, row in enumerate(names["countries"])]
    for country in range(len(names["countries"])):
        for row in names["towns"][country * TOWNS : country * TOWNS + KNOWN_TOWNS]:
            places.append([code(country), "", *row])
    bodies = lexicon.shared("names/organizations_countries")
    # Before ours: the stem of Norvessia is one of Norway's, too.
    bodies["countries"] = "\n" + "\n".join(_stems()) + "\n" + bodies["countries"].lstrip()
    lexicon.shared("outlets")["outlets"].extend(_outlets())
    rows = lexicon.shared("concepts")["rows"]
    rows["country"] = rows["country"].rstrip() + "\n" + "\n".join(_concepts()) + "\n"


def _concepts() -> list[str]:
    """Countries as what the news is about, each by the stem of its name."""
    return ["; ".join((code(i), *(_stem(name) for name in row))) for i, row in enumerate(load("names")["countries"])]


def _stems() -> list[str]:
    """Countries in the names of bodies, by the stems of their names in all languages."""
    lines = []
    for i, row in enumerate(load("names")["countries"]):
        written = {_stem(name) for name in (*row, orthographies.latin(row[2]), orthographies.classical(row[2]))}
        lines.append(f"{code(i)}: {' '.join(sorted(written))}")
    return lines


def _stem(name: str) -> str:
    return name.lower().rstrip("aąяiі")


def _outlets() -> list[dict[str, Any]]:
    """One row for an outlet and its mirrors."""
    rows: dict[str, dict[str, Any]] = {}
    for each in load("outlets")["outlets"]:
        root = each.get("mirror") or each["key"]
        row = rows.setdefault(root, {"name": each["names"][0], "kind": each["what"], "aliases": [], "domains": []})
        row["aliases"] = list(dict.fromkeys((*row["aliases"], *each["names"])))
        row["domains"] = [host(root)]
        if each.get("owner") and each["owner"] != root:
            row["owner"] = each["owner"]
    return list(rows.values())
