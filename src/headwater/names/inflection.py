"""The base form of an inflected name, and the forms of a base form.

«Бориса Джонсона» is «Борис Джонсон», „Europos Komisijai“ „Europos Komisija“. Words that belong together agree in case
and gender, and that decides most of what one word alone leaves open; what else is printed in the text decides more.
What stays open is not hidden: `candidates` gives every base form with its weight.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

from headwater.names import inflection_phrases as phrases
from headwater.names.inflection_phrases import Found
from headwater.names.inflection_words import Declensions, written_in
from headwater.names.likeness import Kind

PRINTED = 8.0
"""How much a base form gains for each other name in the text that reads as a form of it."""

MOST_PRINTED = 4.0
"""Names that speak for one base form, at most: what is printed forty times is not ten times as sure as four times."""

_LETTERS: dict[Kind | None, str] = {"person": "p", "place": "l", "organization": "o"}
_CASES = {
    "nom": "nominative",
    "gen": "genitive",
    "dat": "dative",
    "acc": "accusative",
    "ins": "instrumental",
    "loc": "locative",
    "voc": "vocative",
    "pos": "possessive",
    "def": "with its article",
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A base form that a printed name can have; the weights of all add up to 1. `why` is for a reader."""

    form: str
    weight: float
    why: str


def base_form(
    name: str, kind: Kind | None, language: str | None, *, gender: str | None = None, known: Collection[str] = ()
) -> str:
    """The likeliest base form of a printed name; the name itself where its language has no declensions here.

    `kind` may be unknown (None); `gender` (`f` or `m`) is what the text tells of a person; `known` are the other names
    printed in the text, in any case. Capitals stay as they are printed.
    """
    grammar = written_in(name, language)
    if not grammar.cases:
        return name
    weighed = _weighed(name, kind, grammar, gender, known)
    return max(weighed, key=lambda pair: pair[1])[0].form if weighed else name


def candidates(
    name: str, kind: Kind | None, language: str | None, *, gender: str | None = None, known: Collection[str] = ()
) -> tuple[Candidate, ...]:
    """Every base form that a printed name can have, likeliest first, at least one. Arguments as for `base_form`."""
    grammar = written_in(name, language)
    if not grammar.cases:
        return (Candidate(name, 1.0, "no declensions for this language"),)
    weighed = sorted(_weighed(name, kind, grammar, gender, known), key=lambda pair: -pair[1])
    if not weighed:
        return (Candidate(name, 1.0, "no declension fits"),)
    total = sum(weight for _, weight in weighed)
    return tuple(Candidate(found.form, weight / total, _why(found, grammar)) for found, weight in weighed)


def forms(base: str, kind: Kind | None, language: str | None, gender: str | None = None) -> frozenset[str]:
    """Every form that a base form can be printed in, itself among them; only itself where we have no declensions."""
    grammar = written_in(base, language)
    if not grammar.cases:
        return frozenset((base,))
    return frozenset((base, *phrases.inflected(base, _letter(base, kind, grammar), grammar, gender)))


def _letter(name: str, kind: Kind | None, grammar: Declensions) -> str:
    """The kind as the declensions write it. A name of unknown kind is a person's where it begins as one."""
    return _LETTERS.get(kind) or ("p" if phrases.begins_with_given_name(name, grammar) else "l")


def _weighed(
    name: str, kind: Kind | None, grammar: Declensions, gender: str | None, known: Collection[str]
) -> Sequence[tuple[Found, float]]:
    """The base forms of a name with what the other names of the text make of their weights."""
    letter = _letter(name, kind, grammar)
    found = _found(name, letter, grammar, gender)
    if not known or len(found) < 2:
        return [(f, f.weight) for f in found]
    support = _support(name, {word for f in found for word in f.bases}, _votes(frozenset(known), letter, grammar))
    return [(f, f.weight * _gain(f, support)) for f in found]


@lru_cache(maxsize=20_000)
def _found(name: str, letter: str, grammar: Declensions, gender: str | None) -> tuple[Found, ...]:
    return phrases.bases(name, letter, grammar, gender)


@lru_cache(maxsize=512)
def _votes(known: frozenset[str], letter: str, grammar: Declensions) -> dict[str, dict[str, float]]:
    """For each base form of a word, how surely each of the known names contains a form of it."""
    votes: dict[str, dict[str, float]] = {}
    for name in sorted(known):
        found = _found(name, letter, grammar, None)
        total = sum(f.weight for f in found)
        for f in found:
            for word in f.bases:
                by = votes.setdefault(word, {})
                by[name] = by.get(name, 0.0) + f.weight / total
    return votes


def _support(name: str, words: set[str], votes: dict[str, dict[str, float]]) -> dict[str, float]:
    """How many of the known names speak for each of these base forms of a word. The name itself is no witness."""
    itself = name.casefold()
    return {
        word: min(MOST_PRINTED, sum(share for other, share in votes[word].items() if other.casefold() != itself))
        for word in words
        if word in votes
    }


def _gain(found: Found, support: dict[str, float]) -> float:
    gain = 1.0
    for word in found.bases:
        gain *= 1 + PRINTED * support.get(word, 0.0)
    return gain


def _why(found: Found, grammar: Declensions) -> str:
    case = _CASES[grammar.cases[found.case]]
    how = f"{case} in -{found.ending}" if found.ending else case
    return f"{how}; a known name" if found.known else how


def forget() -> None:
    """Drops what was kept of names read before: for measurements of speed."""
    _found.cache_clear()
    _votes.cache_clear()
