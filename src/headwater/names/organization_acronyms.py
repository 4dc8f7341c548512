"""Acronyms of organizations: by their letters, and as the initials of a name in its own or in another language."""

from __future__ import annotations

from functools import lru_cache
from itertools import product

from headwater.names import organization_words as words
from headwater.names.likeness import Likeness, Reason
from headwater.names.organization_known import known
from headwater.names.organization_parts import Name, Part, letters, taken_apart

NONE = Likeness(0.0)
OWN_INITIALS = {2: 0.66, 3: 0.86}
"""An acronym and the initials of the other name in the same script, by number of letters (more: as three)."""
OTHER_SCRIPT = {2: 0.4, 3: 0.74, 4: 0.82}
"""The same letter by letter in the other script: КДБ and KDB. Two letters are shared by too many."""
TRANSLATED = {2: 0.4, 3: 0.7, 4: 0.76}
"""Initials of the name's words as the acronym's language says them."""
KNOWN_OTHERWISE = 0.6
"""Factor for an acronym that is known and does not stand for the other name."""
MOST_WAYS = 64
"""Ways to translate a name's words into one language that are looked at."""


def likeness(a: Name, b: Name, language_a: str | None, language_b: str | None) -> Likeness:
    """How far one of two names can be the other's acronym, or both one acronym in two scripts."""
    if a.spelt and b.spelt:
        return _letters(a, b)
    if a.spelt:
        return _initials(a, b, language_a)
    return _initials(b, a, language_b) if b.spelt else NONE


def _graded(scores: dict[int, float], length: int) -> float:
    return scores[min(length, max(scores))] if length >= min(scores) else 0.0


def _letters(a: Name, b: Name) -> Likeness:
    one, other = letters(a.spelt), letters(b.spelt)
    if one != other:
        return NONE
    score = _graded(OTHER_SCRIPT, len(one))
    if known(a.text) != known(b.text):
        score *= KNOWN_OTHERWISE
    return Likeness(score, (Reason("acronym", a.text, b.text, "the same letters in two scripts", score),))


def _initials(short: Name, full: Name, language: str | None) -> Likeness:
    if len(full.words) < 2:
        return NONE
    said = letters(short.spelt)
    same_script = _cyrillic(short.spelt) == _cyrillic(full.words[0])
    if said in own_initials(full.text):
        score, by = _graded(OWN_INITIALS if same_script else OTHER_SCRIPT, len(said)), "its initials"
    elif "".join(sorted(said)) in translated_initials(full.text, _columns(short.spelt, language)):
        score, by = _graded(TRANSLATED, len(said)), "initials of its words in the other language"
    else:
        return NONE
    if known(short.text) and not known(short.text) & known(full.text):
        score *= KNOWN_OTHERWISE
    return Likeness(score, (Reason("acronym", short.text, full.text, by, score),))


def _cyrillic(word: str) -> bool:
    return any("\u0400" <= c <= "\u052f" for c in word)


def _columns(acronym: str, language: str | None) -> tuple[str, ...]:
    if language in words.COLUMNS:
        return (language,)
    return CYRILLIC if _cyrillic(acronym) else LATIN


CYRILLIC = ("ru", "be", "uk", "bg")
LATIN = tuple(c for c in words.COLUMNS if c not in CYRILLIC)


@lru_cache(maxsize=100_000)
def own_initials(text: str) -> frozenset[str]:
    """The initials of a name as Latin capitals, with and without its country and its small words."""
    name = taken_apart(text)
    lean = [w for w in name.words if not _country(w)]
    whole = [w for w in text.replace("-", " ").replace("«", " ").split() if w[0].isalnum()]
    return frozenset(letters("".join(w[0] for w in row)) for row in (name.words, lean, whole) if len(row) > 1)


def _country(word: str) -> bool:
    return any((c := words.concept(i)) and c.sort == "country" for i in words.meaning(word))


@lru_cache(maxsize=100_000)
def translated_initials(text: str, languages: tuple[str, ...]) -> frozenset[str]:
    """The initials of a name's words in each of the languages, sorted: word order is the language's own."""
    parts = taken_apart(text).parts
    if not 2 <= len(parts) <= 6:
        return frozenset()
    found: set[str] = set()
    for kept in (parts, [p for p in parts if p.sort != "country"]):
        for language in languages:
            ways = list(product(*(_starts(p, language) for p in kept if p.key != "affairs")))
            found |= {"".join(sorted(letters("".join(way)))) for way in ways[:MOST_WAYS] if len(way) > 1}
    return frozenset(found)


def _starts(part: Part, language: str) -> tuple[str, ...]:
    concept = words.concept(part.key)
    if concept:
        return tuple(sorted(concept.initials[language]))
    return (part.text[0],)
