"""The common noun that acts for whom the name beside it names: "суд Вилькова", "жители Сарны", "Kranco muziejus".

The noun stands in the nominative, the name in the genitive or behind "in": it is the named one's court, museum, people.
Bodies act for anybody, people ("workers of") only for a body or a place. Words in `data/<language>/events.toml`.
"""

from __future__ import annotations

import re

from headwater.attribute.happenings.ground import Ground
from headwater.attribute.happenings.words import listed, may_be_verb
from headwater.attribute.mentions import Mention
from headwater.records import Span
from headwater.wordforms import CAPITAL

REACH = 5
"""Words between the noun and the name, at most: adjectives, titles, what the body is for."""

NEAR = 80
"""Characters before a name among which its last words mostly stand."""

FAINT = 0.1
"""Share of the readings of a name from which it may be in the genitive, or in quotation marks or of a foreign form."""

_QUOTES = '«„“"'
_WORD = re.compile(r"[\w’'-]+")
_STOP = re.compile(r"[.,;:()!?–—»”]")
_CAPITAL = re.compile(CAPITAL)


def acting_for(ground: Ground, mention: Mention, since: int, until: int) -> Span | None:
    """The noun that acts for a name between two places of the text; None where there is none."""
    if not ground.cases:
        return None
    nouns = nouns_for(ground, mention.entity.kind == "person")
    if listed(ground.language, "leads"):
        return _behind(ground, mention.span, until, nouns) if _may_own(ground, mention) else None
    return _before(ground, mention.span, since, nouns)


def _may_own(ground: Ground, mention: Mention) -> bool:
    """False for a name in a case in which it stands before no body of its own: "Joną Salį teismas nuteisė"."""
    if not ground.readings(mention) or ground.text[max(0, mention.span.start - 1)] in _QUOTES:
        return True
    return ground.case(mention, "genitive") >= FAINT or ground.case(mention, "nominative") >= FAINT


def nouns_for(ground: Ground, person: bool) -> frozenset[str]:
    """The nouns that can act for a person, or for a body or place."""
    bodies = listed(ground.language, "stands_for")
    return bodies if person else bodies | listed(ground.language, "people")


def alone(ground: Ground, start: int, end: int) -> Span | None:
    """The last noun of a stretch that can act and that no preposition leads: the subject, named or not. One before a
    comma is that of the verb before it."""
    nouns = nouns_for(ground, False)
    for word in reversed(list(_WORD.finditer(ground.text, start, end))[-REACH - 1 :]):
        if word.group().lower() in nouns:
            apart = "," in ground.text[word.end() : end]
            return None if apart or _led(ground, word.start(), start) else Span(*word.span())
    return None


def _before(ground: Ground, name: Span, since: int, nouns: frozenset[str]) -> Span | None:
    for n, word in enumerate(reversed(_last_words(ground.text, since, name.start))):
        if _STOP.search(ground.text, word.end(), name.start):
            return None
        low = word.group().lower()
        span = Span(word.start(), word.end())
        if low in nouns:
            return None if _led(ground, span.start, since) else span
        if not _may_stand_between(ground, low, span, n):
            return None
    return None


def _last_words(text: str, since: int, until: int) -> list[re.Match[str]]:
    """The last words of a stretch, `REACH` at most; looked for near its end first, for it may be long."""
    near = max(since, until - NEAR)
    found = list(_WORD.finditer(text, near, until))
    if near > since and len(found) <= REACH:  # the first of them may be cut
        found = list(_WORD.finditer(text, since, until))
    return found[-REACH:]


def _behind(ground: Ground, name: Span, until: int, nouns: frozenset[str]) -> Span | None:
    piece = ground.text[name.end : until]
    for n, word in enumerate(_WORD.finditer(piece)):
        if n > REACH - 2 or _STOP.search(piece, 0, word.start()):
            return None
        span = Span(name.end + word.start(), name.end + word.end())
        if word.group().lower() in nouns:
            return span
        if not _may_stand_between(ground, word.group().lower(), span, 1):
            return None
    return None


def _may_stand_between(ground: Ground, low: str, span: Span, n: int) -> bool:
    """False for a verb, a conjunction, a date; a preposition may lead the place right behind it."""
    if low in listed(ground.language, "preposition"):
        return n == 0 and low in listed(ground.language, "inside")
    if low in listed(ground.language, "joining") or ground.dated.touch(span):
        return False
    if _CAPITAL.match(ground.text, span.start):
        return True
    return not may_be_verb(low, ground.language)


def _led(ground: Ground, offset: int, since: int) -> bool:
    """True where a preposition stands before the noun or before its adjectives."""
    before = list(_WORD.finditer(ground.text, max(since, offset - 60), offset))[-3:]
    for word in reversed(before):
        if _STOP.search(ground.text, word.end(), offset):
            return False
        if word.group().lower() in listed(ground.language, "preposition"):
            return not any(d.span.start < offset and d.span.end > word.end() for d in ground.dates)
    return False
