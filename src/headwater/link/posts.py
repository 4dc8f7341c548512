"""The body at whose head somebody stands: the ministry of a minister, the government of a prime minister.

What a minister says and what his ministry says need not be two (docs/decisions/0091): to see that they are beside each
other, the ministry has to be called by its name. That is made out of the office: "Interior Minister", of Estonia, leads
"Estonia's Interior Ministry". Words in `[[led]]` of `data/<language>/roles.toml`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from headwater import lexicon
from headwater.records import Entity


@dataclass(frozen=True, slots=True)
class _Led:
    office: re.Pattern[str]
    body: str
    before: bool
    aside: re.Pattern[str]


def led(entity: Entity | None, language: str | None) -> str:
    """The name of the body that a holder of an office of state leads, "" where the article tells of none."""
    if entity is None or not entity.official or entity.kind != "person":
        return ""
    for role in reversed(entity.roles):
        for row in _rows(language):
            if found := row.office.search(role.title):
                return _called(row, role.title, found, role.organization or "")
    return ""


def _called(row: _Led, title: str, office: re.Match[str], owner: str) -> str:
    before = row.aside.sub(" ", title[: office.start()]) if row.before else ""
    parts = [*before.split(), row.body, *title[office.end() :].split()]
    if not owner:
        return " ".join(parts)
    # "Infrastructure Minister" has what the ministry is for where others have their country: either stands beside it.
    return " ".join([owner, *parts] if row.before else [*parts, owner])


@cache
def _rows(language: str | None) -> tuple[_Led, ...]:
    table = lexicon.load(language, "roles").get("led", ()) if language in lexicon.LANGUAGES else ()
    return tuple(
        _Led(_whole(row["office"]), row["body"], row.get("before", False), _whole(row.get("aside", "(?!)")))
        for row in table
    )


def _whole(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE)
