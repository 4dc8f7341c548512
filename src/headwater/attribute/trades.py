"""What a description's trade says of whom it may mean: "the mechanic" is hardly the director who was named before.

A hockey player may be the captain of a team, a general the head of a delegation; nobody who was called a minister is a
conductor. Concepts and worlds stand in `data/occupations.toml`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from headwater import occupations
from headwater.attribute import called, nouns
from headwater.attribute.mentions import Mention
from headwater.attribute.page import Page
from headwater.records import Entity, Source

Trades = tuple[frozenset[str], frozenset[str]]
"""Concepts and worlds."""
OFFICES = frozenset(("president", "premier", "minister", "mayor", "governor", "director", "chair"))
"""Concepts of offices of which one person is called by one: "the mayor" is not the minister who has just spoken."""
SAME = frozenset(
    map(
        frozenset,
        (
            p.split()
            for p in (
                "premier minister",
                "premier chair",
                "president chair",
                "president mayor",
                "president director",
                "president governor",
                "mayor chair",
                "governor chair",
            )
        ),
    )
)
"""Offices that share words, or one is called by both: "ministras pirmininkas", "prezydent miasta", the president of a
court, the chairman of a town."""
INTRODUCED = 4
"""Mentions by whose neighbours it is told what somebody does."""


def asked(noun: nouns.Head, page: Page) -> Trades:
    """What the head of a description says that somebody does."""
    return _of_words((noun.word,), page.language)


def known(entity: Entity | None, mentions: Sequence[Mention], source: Source, page: Page) -> Trades:
    """What the text has said that somebody does: by roles, by what stands beside the name, by their own description."""
    if entity is None:
        return _of_words((nouns.head(source.text, page.language).word,), page.language)
    titled = tuple(word for role in entity.roles for word in nouns.WORD.findall(role.title.lower()))
    beside: list[str] = []
    for mention in mentions[:INTRODUCED]:
        lead, apposed = called.beside(mention, page)
        beside += [*lead[-2:], *apposed]
    return _of_words((*titled, *beside), page.language)


def compared(one: Trades, other: Trades) -> Literal["alike", "other", "open"]:
    """Whether two are alike, in what somebody does or in the world of it; "open" where either tells none."""
    if one[0] & other[0] or one[1] & other[1]:
        return "alike"
    return "other" if one[1] and other[1] else "open"


def other_office(one: Trades, other: Trades) -> bool:
    """True where both are called by an office, and none of the one is, or may be, one of the other."""
    a, b = one[0] & OFFICES, other[0] & OFFICES
    return bool(a and b) and not a & b and not any(frozenset((x, y)) in SAME for x in a for y in b)


@lru_cache(maxsize=4096)
def _of_words(words: tuple[str, ...], language: str) -> Trades:
    table = occupations.concepts(language)
    found = [trade for word in words if (trade := table.get(occupations.head(word, language)))]
    return frozenset(concept for concept, _ in found), frozenset(world for _, world in found if world)
