"""Code names for sources: plain words drawn by chance, that say nothing of anybody."""

from __future__ import annotations

import secrets
from collections.abc import Collection
from functools import cache

from headwater import lexicon


def suggested(language: str, taken: Collection[str] = (), number: int = 4) -> list[str]:
    """So many code names that are not taken, in a language that somebody reads; in English where we have no words."""
    used = {name.casefold() for name in taken}
    free = [word for word in words(language) if word.casefold() not in used]
    return secrets.SystemRandom().sample(free, min(number, len(free)))


@cache
def words(language: str) -> tuple[str, ...]:
    """The words of a language, capitalised, each once."""
    lists = lexicon.shared("code_names")
    return tuple(dict.fromkeys(word.capitalize() for word in lists.get(language, lists["en"]).split()))
