"""How else a name is spelt, across scripts and languages: out of what the desk has met."""

from __future__ import annotations

from functools import lru_cache
from typing import get_args

from sqlalchemy import Connection, func, select

from headwater.bearers import base
from headwater.desk import schema
from headwater.desk.bearers import known
from headwater.lexicon import LANGUAGES
from headwater.names import match
from headwater.records import EntityKind, Spelling

ALIKE, SURNAME = 0.86, 0.75
"""From here on a name in a text is the one that was asked for, and not one that is like it; a surname alone is never
as like another as a whole name is."""
LOOKED_AT = 150
"""Spellings that are compared, the commonest first."""
SHORTEST = 3
_ASKED = 8
"""Base forms in which a name is looked up."""


def otherwise(connection: Connection, name: str) -> list[Spelling]:
    """The spellings under which texts have what somebody calls `name`: of one word, the word of each that it means."""
    if len(name) < SHORTEST or not any(c.isalpha() for c in name):
        return []
    found: dict[tuple[str, str | None], Spelling] = {}
    single = len(name.split()) == 1
    for kind, text, language, script in _written(connection, name):
        for part in text.split() if single else [text]:
            if (part, language) not in found and len(part) >= SHORTEST and _means(name, part, kind):
                found[part, language] = Spelling(part, language or None, script)
    return list(found.values())


def ready() -> None:
    """Reads the lists of names and endings of every language, for which the first who asks for a name would wait."""
    _keys("Anna")
    _means("Anna", "Анна", "person")


def _written(connection: Connection, name: str) -> list[tuple[EntityKind, str, str, str]]:
    """Every spelling of those who may be called so."""
    b, s, k = schema.bearers, schema.spellings, schema.name_keys
    keys = _keys(name)
    if not keys:
        return []
    roots = select(b.c.root).join(k, k.c.bearer == b.c.id).where(k.c.key.in_(keys)).distinct().limit(LOOKED_AT)
    family = b.alias()
    query = (
        select(family.c.kind, s.c.text, s.c.language, s.c.script)
        .join(family, family.c.id == s.c.bearer)
        .where(family.c.root.in_(roots))
        .group_by(family.c.kind, s.c.text, s.c.language, s.c.script)
        .order_by(func.sum(s.c.count).desc(), s.c.text)
        .limit(LOOKED_AT)
    )
    return [(row[0], row[1], row[2], row[3]) for row in connection.execute(query)]


@lru_cache(maxsize=2000)
def _keys(name: str) -> tuple[str, ...]:
    forms = dict.fromkeys((name, *(base(name, k, code, None) for code in LANGUAGES for k in get_args(EntityKind))))
    names = [Spelling(form, None, "") for form in tuple(forms)[:_ASKED]]
    return tuple(sorted({key for kind in get_args(EntityKind) for key in known.lookups(kind, names)}))


@lru_cache(maxsize=50_000)
def _means(name: str, part: str, kind: EntityKind) -> bool:
    forms = dict.fromkeys((name, *(base(name, kind, code, None) for code in LANGUAGES)))
    enough = SURNAME if kind == "person" and " " not in name else ALIKE
    return any(match.likeness(form, part, kind).score >= enough for form in tuple(forms)[:_ASKED])
