"""The body at whose head somebody stands: the ministry of a minister, the government of a prime minister.

What a minister says and what his ministry says need not be two (docs/decisions/0091): to see that they are beside each
other, the ministry has to be called by its name. That is made out of the office: "Interior Minister", of Estonia, leads
"Estonia's Interior Ministry". Words in `[led]` of `data/<language>/roles.toml`.
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


BEFORE = 30
"""Characters before an office in which it stands that it is held no longer, or in the shadow."""
_ENDS = re.compile(r"[.,;:!?\n]")


def led(entity: Entity | None, text: str, language: str | None) -> str:
    """The name of the body that a holder of an office of state leads, "" where the article (`text`) tells of none."""
    if entity is None or not entity.official or entity.kind != "person":
        return ""
    words = _words(language)
    for role in reversed(entity.roles):
        start = role.span.start if role.span else 0
        lead = _ENDS.split(text[max(0, start - BEFORE) : start])[-1]
        for row in words.rows:
            if found := row.office.search(role.title):
                another = words.no.search(f"{lead} {role.title} {role.organization or ''}")
                before = words.aside.sub(" ", role.title[: found.start()]).split()
                behind = role.title[found.end() :].split()
                return "" if another else _called(row, before, behind, role.organization or "")
    return ""


def _called(row: _Led, before: list[str], behind: list[str], owner: str) -> str:
    """The body's name out of the words around its office; "" where that is another's ("adviser to the minister")."""
    if before and not row.before:
        return ""
    parts = [*before, row.body, *behind]
    if not owner:
        return " ".join(parts)
    # "Infrastructure Minister" has what the ministry is for where others have their country: either stands beside it.
    return " ".join([owner, *parts] if row.before else [*parts, owner])


@dataclass(frozen=True, slots=True)
class _Words:
    """What one language has: rows of offices, what is no part of a body's name, what makes an office another's."""

    rows: tuple[_Led, ...]
    aside: re.Pattern[str]
    no: re.Pattern[str]


@cache
def _words(language: str | None) -> _Words:
    table = lexicon.load(language, "roles").get("led", {}) if language in lexicon.LANGUAGES else {}
    rows = (_Led(_whole(row["office"]), row["body"], row.get("before", False)) for row in table.get("rows", ()))
    return _Words(tuple(rows), _whole(table.get("aside", "(?!)")), _whole(table.get("no", "(?!)")))


def _whole(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE)
