"""How like two names of persons are: part by part, with guards for relatives, contradicting fathers and initials.

A full name and a bare family name never reach `CERTAIN`: that takes a given name or its initial on both sides, or two
single words that are one.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from functools import cache, lru_cache

from headwater import lexicon
from headwater.names import same, sounds
from headwater.names.likeness import CERTAIN, Likeness, Reason
from headwater.names.parts import PersonName, Word, heads, taken_apart

STEPS = ((0.0, 0.0), (0.6, 0.05), (0.7, 0.25), (0.78, 0.5), (0.86, 0.78), (0.93, 0.95), (1.0, 1.0))
"""How far two words that sound this alike are one name: between points, straight lines."""
MOST_WORDS = 8
"""Words that are tried in other orders: more are no name."""
DOUBTFUL = 0.4
"""Below this nothing that contradicts needs to be looked for."""
SIBLING = 0.2
"""One family name, two given names: relatives, far below `CERTAIN`."""
NAMESAKE = 0.05
"""One given name, two family names."""
UNKNOWN_GIVEN = 0.6
SINGLE = 0.8
"""Two single words that are one name: whose, nobody can say; who links persons asks for more."""
SHORT = 0.68
"""Kastuś for Kanstancin."""
OTHER_ENDING = 0.5
"""Jabłonski and Jabłonowski."""
HEARD, KNOWN = 0.985, 0.99
"""The same letters are a little more than the same sound."""
SAME_GIVEN = 0.97
"""From here on given names are one, and tell of no man and woman (Michel is a woman's name in some Cyrillic)."""
INITIAL = 0.84
ALL_WORDS = 0.9
"""How alike all words must be on the mean, in whatever order, for two names to be one's."""
TURNED = 0.97
ADDED = 0.96
"""The same but for an ending that a language puts behind names."""


@dataclass(frozen=True, slots=True)
class Alike:
    """How far two words are one name, 0..1, and how that was found."""

    score: float
    by: str


@lru_cache(maxsize=100_000)
def likeness(a: str, b: str, language_a: str | None = None, language_b: str | None = None) -> Likeness:
    """How far two printed names can be one person's, with the reasons."""
    ones, others = taken_apart(a, language_a), taken_apart(b, language_b)
    # Of two words each, both turned is both straight again.
    ways = [_compared(x, y) for n, x in enumerate(ones) for m, y in enumerate(others) if not (n and m and _short(x, y))]
    return max(ways, key=lambda found: found.score, default=Likeness(0.0))


def _short(a: PersonName, b: PersonName) -> bool:
    return len(a.words) == len(b.words) == 2


def _compared(a: PersonName, b: PersonName) -> Likeness:
    """Two names, each taken apart in one way."""
    family = max((_family(x, y) for x in a.family for y in b.family), key=lambda found: found.score)
    reasons = [_reason("family name", a.family, b.family, family)]
    if a.given and b.given:
        given = _givens(a.given, b.given)
        alike = given.score
        reasons.append(_reason("given name", a.given, b.given, given))
        score = family.score * (SIBLING + (1 - SIBLING) * given.score) + NAMESAKE * (1 - family.score) * given.score
    else:
        alike, score = 0.0, _without_given(a, b, family.score)
        reasons.append(Reason("given name", _text(a.given), _text(b.given), _missing(a, b), 0.0))
    guards = [*_middle(a, b), *_guards(a, b, alike)] if score >= DOUBTFUL else []
    for guard in guards:
        score *= min(1.0, 1 + guard.weight)  # what agrees adds nothing that the names have not
    if score < CERTAIN and (otherwise := _any_order(a, b) or _written_together(a, b)):
        return otherwise
    return Likeness(round(min(1.0, score), 4), (*reasons, *guards))


def _missing(a: PersonName, b: PersonName) -> str:
    return "only one name has it" if a.given or b.given else "neither name has one"


def _without_given(a: PersonName, b: PersonName, family: float) -> float:
    """One of them is a single word: which may be a family name, a given name, or all there is (a pope's)."""
    alone, other = (a, b) if not a.given else (b, a)
    if other.given:
        return UNKNOWN_GIVEN * max(family, 0.8 * _alike(alone.family[0], other.given[0]).score)
    if a.number is not None and a.number == b.number:
        return family
    return family * (SINGLE if family >= 0.9 else UNKNOWN_GIVEN)


def _givens(a: tuple[Word, ...], b: tuple[Word, ...]) -> Alike:
    """First names; where one bears more, another of them may be the one that is used (Carl Bernd ~ Bernd)."""
    found = _given(a[0], b[0])
    if len(a) != len(b):
        for x in a[:2]:
            for y in b[:2]:
                other = _given(x, y)
                if other.score * 0.95 > found.score and not (x.initial or y.initial):
                    found = Alike(other.score * 0.95, other.by)
        if found.score < CERTAIN:
            found = max(found, _joined(a, b), key=lambda alike: alike.score)
    return found


@lru_cache(maxsize=400_000)
def _family(a: Word, b: Word) -> Alike:
    alike = _alike(a, b)
    if alike.score <= OTHER_ENDING or not alike.by.startswith("sound"):
        return alike
    if a.bare and b.bare and a.gender == b.gender == "f" and a.text[len(a.bare) :] != b.text[len(b.bare) :]:
        return Alike(OTHER_ENDING, "a wife’s and a daughter’s name")
    one, other = (sounds.endings(w.sounds) | sounds.endings(w.plain) for w in (a, b))
    if one and other:
        return alike if one & other else Alike(OTHER_ENDING, "another ending")
    if alike.score >= 0.95:
        return alike
    if sounds.but_for_ending(a.sounds, b.sounds) or sounds.but_for_ending(b.sounds, a.sounds):
        return Alike(OTHER_ENDING, "another ending")
    # Johnson and Johnston: the lexicon knows most names of the West, and these two as two.
    two = a.surely and b.surely and not a.names & b.names and not one and not other
    return Alike(OTHER_ENDING, "two different family names") if two else alike


@lru_cache(maxsize=50_000)
def _joined(a: tuple[Word, ...], b: tuple[Word, ...]) -> Alike:
    """`Jean Claude` and `Jean-Claude`, `Čen Un` and `Jong-un`."""
    one, other = ("".join(w.text.replace("-", "") for w in words) for words in (a, b))
    score = _step(sounds.likeness(sounds.readings(one), sounds.readings(other)))
    return Alike(score, "sound alike when written together")


@lru_cache(maxsize=400_000)
def _given(a: Word, b: Word) -> Alike:
    if a.initial or b.initial:
        return Alike(INITIAL, "the initial fits") if _initial_fits(a, b) else Alike(0.0, "another initial")
    alike = _alike(a, b)
    if alike.score < 0.98 and a.listed and b.listed and not a.listed & b.listed:
        return Alike(min(alike.score, 0.3), "two different given names")
    return alike


def _known(a: Word, b: Word) -> Alike:
    grade = max(same.same_name(x, y) for x in (a.text, a.bare) for y in (b.text, b.bare) if x and y)
    if grade < same.EQUIVALENT:
        # A short form, else two equivalents of a third name (Laurent, Laurence), which are two names.
        grade = SHORT if 0.5 < grade <= same.SHORT else min(grade, 0.5)
    return Alike(min(grade, KNOWN), "one name in two languages" if grade > SHORT else "a short form")


def _initial_fits(a: Word, b: Word) -> bool:
    if a.initial and b.initial and a.text[0].lower() == b.text[0].lower():
        return True
    return bool(heads(a) & heads(b))


def _middle(a: PersonName, b: PersonName) -> list[Reason]:
    """What father's names and middle names say: nothing where one is missing, much where both are there."""
    one, other = (n.patronymic or (n.given[1] if len(n.given) > 1 else None) for n in (a, b))
    if not one or not other:
        return []
    if not a.patronymic or not b.patronymic:
        return _others((*a.given, one) if a.patronymic else a.given, (*b.given, other) if b.patronymic else b.given)
    alike = _given(one, other)
    differ = alike.score < 0.5
    by = "different fathers" if differ else alike.by
    return [Reason("father’s name", one.text, other.text, by, -0.85 if differ else 1.0)]


def _others(a: tuple[Word, ...], b: tuple[Word, ...]) -> list[Reason]:
    """Names between the first and the last: one may be left out, but two that differ are two persons'."""
    # The likest first, whole names before letters: which name comes first in either must not matter.
    matched = sorted(((_given(x, y).score, n, m) for n, x in enumerate(a) for m, y in enumerate(b)), reverse=True)
    left, right = set(range(len(a))), set(range(len(b)))
    for score, n, m in matched:
        if score >= 0.5 and n in left and m in right:
            left.remove(n)
            right.remove(m)
    alone, rest = [a[n] for n in sorted(left)], [b[m] for m in sorted(right)]
    if not alone or not rest:
        return []
    return [Reason("middle name", _text(tuple(alone)), _text(tuple(rest)), "different middle names", -0.5)]


def _guards(a: PersonName, b: PersonName, given: float) -> list[Reason]:
    """What contradicts, whatever sounds alike."""
    found = []
    if a.number is not None and b.number is not None and a.number != b.number:
        found.append(Reason("number", str(a.number), str(b.number), "different numbers", -0.7))
    if a.generation and b.generation and a.generation != b.generation:
        found.append(Reason("generation", a.generation, b.generation, "father and son", -0.5))
    if _genders_differ(a, b, given):
        found.append(Reason("gender", _text(a.words), _text(b.words), "a woman’s and a man’s name", -0.5))
    return found


def _genders_differ(a: PersonName, b: PersonName, given: float) -> bool:
    """By given names, where these are not one name; else by the endings of family names, where given names agree."""
    if not a.given or not b.given:
        return False
    names = a.given[0], b.given[0]
    forms = [_family_gender(name.family[-1]) for name in (a, b)]
    # English gives a woman her father's form (Olga Kovalevsky), nobody gives a man a woman's.
    told = [form if form == "f" else None if w.initial else w.gender for w, form in zip(names, forms, strict=True)]
    if all(told):
        sure = told == forms or any(w.bare for w in names)
        alike = given >= SAME_GIVEN or names[0].listed & names[1].listed
        return told[0] != told[1] and bool(sure or not alike)
    genders = [g or form for g, form in zip(told, forms, strict=True)]
    return given < SAME_GIVEN and all(genders) and genders[0] != genders[1]


def _family_gender(family: Word) -> str | None:
    """What the ending of a family name tells: a Slavic one, or one that its language adds (Petrauskienė)."""
    return _form(family.text.lower()) or (family.gender if family.bare else None)


@lru_cache(maxsize=100_000)
def _form(family: str) -> str | None:
    for women, men in _endings():
        if family.endswith(women):
            return "f"
        if family.endswith(men):
            return "m"
    return None


@cache
def _endings() -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    pairs = lexicon.shared("names/persons")["gendered"]["pairs"]
    return [(tuple(women.split()), tuple(men.split())) for women, men in pairs]


@lru_cache(maxsize=400_000)
def _alike(a: Word, b: Word) -> Alike:
    """How far two words are one name: the same letters, one name in two languages, or the same sound."""
    if a.text.lower() == b.text.lower():
        return Alike(1.0, "the same")
    heard = sounds.likeness(a.sounds, b.sounds)
    found = Alike(HEARD * _step(heard), "sound alike" if heard >= 0.78 else "another name")
    if a.names & b.names:
        found = max(_known(a, b), found, key=lambda alike: alike.score)
    for x, y in ((a.plain, b.sounds), (a.sounds, b.plain), (a.plain, b.plain)):
        if x and y and found.score < ADDED:
            bare = _step(sounds.likeness(x, y)) * ADDED
            found = max(found, Alike(bare, "sound alike without the ending"), key=lambda alike: alike.score)
    return found


def _step(heard: float) -> float:
    for (x0, y0), (x1, y1) in itertools.pairwise(STEPS):
        if heard <= x1:
            return y0 + (y1 - y0) * (heard - x0) / (x1 - x0)
    return 1.0


def _any_order(a: PersonName, b: PersonName) -> Likeness | None:
    """All words, whichever comes first: for names whose parts nobody here can tell (Kim Čong Un).

    Words may be left out, and the last may stand first, but they keep their order: Salih ibn Ahmad is not Ahmad ibn
    Salih.
    """
    one, other = sorted((a.words, b.words), key=len)
    if not 3 <= len(other) <= MOST_WORDS or len(one) < 2 or any(w.initial for w in (*one, *other)):
        return None
    if not _each_is_in(one, other):
        return None
    turns = (other[n:] + other[:n] for n in range(len(other)))
    mean = max(_in_order(one, turn) for turn in turns) / len(one)
    if mean < ALL_WORDS:
        return None
    more = len(other) - len(one)
    by = "the same words, and some more" if more else "the same words"
    reason = Reason("all words", _text(a.words), _text(b.words), by, round(mean, 3))
    return Likeness(round(TURNED * mean - 0.1 * more, 4), (reason,))


def _each_is_in(a: tuple[Word, ...], b: tuple[Word, ...]) -> bool:
    """False where words of `a` are so unlike all of `b` that no order of them can come to `ALL_WORDS`: mostly so."""
    lost = 0.0
    for x in a:
        lost += 1 - max(_alike(x, y).score for y in b)
        if lost > (1 - ALL_WORDS) * len(a) + 1e-9:
            return False
    return True


def _in_order(a: tuple[Word, ...], b: tuple[Word, ...]) -> float:
    """The most that words of `a` find in `b`, both in their order."""
    best = [0.0] * (len(b) + 1)
    for x in a:
        before = best
        best = [0.0]
        for n, y in enumerate(b):
            best.append(max(best[n], before[n + 1], before[n] + _alike(x, y).score))
    return best[-1]


def _written_together(a: PersonName, b: PersonName) -> Likeness | None:
    """`VladimirPutin`, `Ro Mu Hyon`: cut into other words, or into none."""
    if len(a.words) == len(b.words) or any(w.initial for w in (*a.words, *b.words)):
        return None
    alike = _joined(a.words, b.words)
    if alike.score < 0.9:
        return None
    return Likeness(round(TURNED * alike.score, 4), (_reason("all words", a.words, b.words, alike),))


def _reason(part: str, a: tuple[Word, ...], b: tuple[Word, ...], alike: Alike) -> Reason:
    speaks_for = alike.score > OTHER_ENDING
    return Reason(part, _text(a), _text(b), alike.by, round(alike.score - (not speaks_for), 3))


def _text(words: tuple[Word, ...]) -> str:
    return " ".join(w.text for w in words)
