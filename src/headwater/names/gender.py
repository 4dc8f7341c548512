"""Whose a printed name is, a woman's or a man's, in whatever case it stands."""

from __future__ import annotations

from functools import lru_cache

from headwater.names import same
from headwater.names.inflection import candidates
from headwater.names.same import Gender

SURE = 0.7
"""From this share of what is likely on, a name tells whether a woman or a man bears it."""


@lru_cache(maxsize=100_000)
def told_gender(text: str, language: str | None) -> Gender | None:
    """What a name of several words tells: «Алеся Рудакоўскага» is a man, as his surname says. None where nothing."""
    told = {"f": 0.0, "m": 0.0}
    for found in candidates(text, "person", language):
        words = found.form.split() or [text]
        gender = same.gender_of(words[0]) or same.gender_of(words[-1])
        if gender:
            told[gender] += found.weight
    likelier: Gender = "f" if told["f"] > told["m"] else "m"
    return likelier if told[likelier] >= SURE * (sum(told.values()) or 1.0) else None
