"""What sort of body a noun means, and of which sort a name is known to be: "the company" is no union.

A name is of the sort of the nouns that stand in it or beside it: "the dockers' union Anchor", "«Порт», владелец
причала".
Words in `data/<language>/deals.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import takewhile

from headwater import wordforms
from headwater.attribute.happenings.ground import Ground
from headwater.attribute.happenings.stretches import SUBJECT
from headwater.attribute.happenings.words import listed
from headwater.attribute.nouns import WORD
from headwater.attribute.patterns import words
from headwater.records import Entity, Span

SORTS = ("state", "town", "firm", "workers", "club", "party", "church")
PLACES = frozenset({"state", "town"})
"""Sorts of which a place is."""
MENTIONS = 8
"""Mentions of a name beside which a noun is looked for."""
BESIDE = 4
"""Words beside a name among which such a noun stands."""
NEAR = 50
"""Characters that these may take."""
_CLOSE = re.compile(r"[.;:()!?–—»”]|, ")
_APPOSITION = re.compile(r"(?:^|[.;:()!?–—]|, )([^.,;:()!?–—]+), $")
_POSSESSIVE = re.compile(r"^[’']s?\s")


@cache
def _stems(language: str, key: str) -> frozenset[str]:
    cut = wordforms.stemmer(language)
    return frozenset(cut(w) for entry in words(language, SUBJECT, f"sorts.{key}") for w in entry.split())


def whose(language: str) -> frozenset[str]:
    """Words such as "its" before a noun."""
    return frozenset(w for entry in words(language, SUBJECT, "sorts.whose") for w in entry.split())


def of_noun(language: str, word: str) -> str:
    """The sort of body that a noun means; "" for another word."""
    stem = wordforms.stemmer(language)(word.lower())
    return next((sort for sort in SORTS if stem in _stems(language, sort)), "")


def as_listed(language: str, word: str) -> bool:
    """True for a noun of a body in its base form."""
    known = (w for sort in SORTS for entry in words(language, SUBJECT, f"sorts.{sort}") for w in entry.split())
    return word.lower() in known


def only_acts(language: str, title: str) -> bool:
    """True for who acts for another by office: a minister, an envoy; a president or a director is somebody himself."""
    cut = wordforms.stemmer(language)
    return any(cut(word.lower()) in _stems(language, "agent") for word in WORD.findall(title))


def beside(ground: Ground, entity: Entity) -> frozenset[str]:
    """The stems of the words in a name and right beside it, wherever it is named."""
    cut = wordforms.stemmer(ground.language)
    found = {word for span in entity.mentions[:MENTIONS] for word in _beside(ground, span)}
    return frozenset(cut(word.lower()) for word in found)


def _beside(ground: Ground, name: Span) -> list[str]:
    text = ground.text
    before = text[max(0, name.start - NEAR) : name.start]
    set_beside = _APPOSITION.search(before) if text[name.end : name.end + 1] in ",." else None
    piece = set_beside.group(1) if set_beside else _CLOSE.split(before.rstrip('«„“"'))[-1]
    language = ground.language
    found = WORD.findall(name.of(text))
    found += _until_name(language, reversed(WORD.findall(piece)[-BESIDE:]))
    behind = text[name.end : name.end + NEAR]
    if listed(ground.language, "leads") or _POSSESSIVE.match(behind):
        found += _until_name(language, WORD.findall(_CLOSE.split(_POSSESSIVE.sub("", behind))[0])[:BESIDE])
    elif behind.startswith(", "):
        found += _until_name(language, WORD.findall(_CLOSE.split(behind[2:])[0])[:BESIDE])
    return found


def _until_name(language: str, found: Iterable[str]) -> Iterator[str]:
    """Words up to the next name: what stands beyond it is said of that."""
    cut = wordforms.stemmer(language)
    nouns = frozenset().union(*(_stems(language, key) for key in (*SORTS, "of_state", "of_town")))
    return takewhile(lambda word: not word[:1].isupper() or cut(word.lower()) in nouns, found)


def fit(ground: Ground, entity: Entity, noun: str) -> str:
    """How well a noun of a body may mean somebody: "same" where it stands beside the name, "like" where one of its sort
    does, "open" where nothing is known but that it is a place or a body, "unlike" else."""
    sort = of_noun(ground.language, noun)
    known = beside(ground, entity)
    if entity.kind == "person":
        return "unlike"
    if wordforms.stemmer(ground.language)(noun.lower()) in known:
        return "same"
    held = {one for one in SORTS if known & _stems(ground.language, one)}
    held |= {one for one in PLACES if known & _stems(ground.language, f"of_{one}")}
    if sort in held:
        return "like"
    return "open" if not held and (sort in PLACES) == (entity.kind == "place") else "unlike"
