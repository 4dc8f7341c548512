"""What two roles say of two namesakes: that they are one person, that they cannot be, or nothing.

`министр обороны` and `defence minister` are one post in two languages, a surgeon is no mayor, and the director of
one mill is not the director of another at the same time. Which words name one occupation in every language, and which
occupations go together, is data: `data/occupations.toml`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import Literal

from headwater import lexicon, occupations
from headwater.bearers import Held
from headwater.gazetteer import gazetteer
from headwater.names import match
from headwater.wordforms import fold, script, stemmer, tokens

AT_ONCE = 365
"""Days within which two roles count as held at one time: papers go on calling people by a post for about a year."""

CAREER = 5 * 365
"""Days within which hardly anybody goes over to a world that is not near: last year's bishop is no composer now."""

UNLIKE = 0.5
"""Two bodies less like than this are two; between this and 0.7 nobody can say."""

Says = Literal["one", "may be one", "two", ""]
"""`one`: the same post in the same body; `may be one`: the same occupation; `two`: not one person at that time."""


@dataclass(frozen=True, slots=True)
class Post:
    """A role taken apart. `words` are the stems of its title; `concepts` and `worlds` those of occupations.toml."""

    words: frozenset[str]
    language: str | None
    concepts: frozenset[str]
    worlds: frozenset[str]
    body: str | None
    former: bool


@lru_cache(maxsize=50_000)
def post(title: str, body: str | None, language: str | None) -> Post:
    """A role's title and body as printed in a text of `language`."""
    low = [fold(w) for w in tokens(title).word]
    languages = (language,) if language in occupations.languages() else occupations.languages()
    concepts, worlds = set(), set()
    for column in languages:
        table = occupations.concepts(column)
        for found in filter(None, (table.get(occupations.head(w, column)) for w in low)):
            concepts.add(found[0])
            if found[1]:
                worlds.add(found[1])
    stem = stemmer(language)
    words = frozenset(stem(w) for w in low)
    former = any(w in _former() for w in low)
    return Post(words, language, frozenset(concepts), frozenset(worlds), body, former)


def compare(a: Held, b: Held) -> Says:
    """What two roles of two namesakes say of them."""
    one, other = post(a.title, a.organization, a.language), post(b.title, b.organization, b.language)
    bodies = _bodies(one, other)
    alike = bool(one.concepts & other.concepts) or (one.language == other.language and one.words == other.words)
    if bodies == "one":
        return "one" if alike or not (one.concepts and other.concepts) else "may be one"
    at_once = _within(a, b, AT_ONCE) and not (one.former or other.former)
    if bodies == "two":
        return "two" if at_once else ""
    if alike:
        return "may be one"
    lately = _within(a, b, CAREER) and not (one.former or other.former)
    return "two" if lately and occupations.apart(one.worlds, other.worlds) else ""


def _bodies(a: Post, b: Post) -> str:
    if not a.body or not b.body:
        return ""
    score = _alike(*sorted((a.body, b.body)))
    if score >= 0.7:
        return "one"
    # What a body is called in another script or language is often no rendering of its name but a translation.
    comparable = a.language == b.language and script(a.body) == script(b.body)
    kinds = {_is_place(a.body, a.language), _is_place(b.body, b.language)}
    return "two" if comparable and score < UNLIKE and len(kinds) == 1 else ""


@lru_cache(maxsize=50_000)
def _alike(a: str, b: str) -> float:
    return match.likeness(a, b, "organization").score


@lru_cache(maxsize=20_000)
def _is_place(name: str, language: str | None) -> bool:
    known = gazetteer(language).find(name)
    return known is not None and known.kind == "place"


def _within(a: Held, b: Held, days: int) -> bool:
    """True where both were printed within so many days of each other, and where a day is not known."""
    if not (a.first and a.last and b.first and b.last):
        return True
    try:
        gap = max(_days(a.first) - _days(b.last), _days(b.first) - _days(a.last))
    except ValueError:  # what older desks kept as a date as it was given
        return True
    return gap <= days


@lru_cache(maxsize=10_000)
def _days(day: str) -> int:
    return date.fromisoformat(day[:10]).toordinal()


@cache
def _former() -> frozenset[str]:
    return frozenset(fold(w) for w in lexicon.shared("occupations")["former"].split())
