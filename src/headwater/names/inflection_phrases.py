"""Several words of a name: which of them change together, and what the whole is in its base form.

Of a person every word changes. Of a place or an organization only the head and the adjectives that agree with it:
«Министерства иностранных дел» is «Министерство иностранных дел». Where the head stands is data: `head_last`,
`adjectives_follow`, `first_word_only` in the declensions.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from headwater.names.inflection_slots import Slot, joined, restored, slots
from headwater.names.inflection_words import KNOWN, Declensions, Reading

AGREES = 10.0
"""How much likelier a reading becomes with each word that agrees with its head."""

FOREIGN_HEAD = 0.004
"""How likely it is that words before the last one are no noun or adjective but an unchanging foreign name."""

UNCHANGED = 0.04
"""How likely a word of a person's name stands as it is, whatever the case of the others: Мартін Лохера."""

WRONG_GENDER = 0.002
"""What is left of a reading that contradicts the gender that the text tells."""

ADJECTIVE_ALONE = 0.5
"""How likely an adjective is the head: Закопане, Польская."""

ODD_TAIL = 0.15
"""What is left where the word after the head is no genitive."""

ACRONYM_IS_MASCULINE = 2.0
"""How much likelier an acronym is masculine: it declines, if at all, as a word that ends in a consonant."""

SHORT = 3
"""Letters of a small word behind a head that need be no genitive: prepositions."""

BEST = {1: 4, 2: 2}
"""How many readings of a word are kept for a case and gender, by the number of words that change; one for longer."""

LEAST = 0.002
"""What a base form must have of the weight of the likeliest to be kept: what is printed elsewhere cannot lift it."""

MOST_BASES = 6
"""Base forms of a name that are kept, the likeliest: what comes after them has less than a hundredth."""

LIKELY = 0.05
"""How common, beside the commonest, a declension must be for its forms to be made."""

GENITIVE = 1
"""The number of the genitive in every table with more than two cases."""

Key = tuple[str, int]
"""A gender and the number of a case."""


@dataclass(frozen=True, slots=True)
class Found:
    """A base form of a name: as printed, its changed words in small letters, and how it was read."""

    form: str
    bases: tuple[str, ...]
    weight: float
    case: int
    ending: str
    known: bool


@dataclass(frozen=True, slots=True)
class Shape:
    """Which words of a name change: positions, and for each whether it is its head. `weight`: how likely that is."""

    places: tuple[int, ...]
    heads: tuple[bool, ...]
    weight: float


def begins_with_given_name(name: str, grammar: Declensions) -> bool:
    """Whether the first of several words is a form of a given name that we know."""
    words = name.split()
    return len(words) > 1 and any(r.known for r in grammar.readings(words[0].lower(), "p"))


def bases(name: str, kind: str, grammar: Declensions, gender: str | None) -> tuple[Found, ...]:
    """The base forms of a name with their weights, in no order; nothing where no declension fits any of its words."""
    words = slots(name, kind, grammar)
    summed: dict[tuple[tuple[int, ...], tuple[str, ...]], tuple[float, float, tuple[Reading, ...]]] = {}
    for shape in _shapes(words, kind, grammar):
        for readings, weight in _agreeing(words, shape, kind, grammar):
            if gender and readings[0].gender in "mf" and readings[0].gender != gender:
                weight *= WRONG_GENDER
            made = (shape.places, tuple([reading.base for reading in readings]))
            before = summed.get(made)
            if before is None:
                summed[made] = (weight, weight, readings)
            elif before[1] < weight:
                summed[made] = (before[0] + weight, weight, readings)
            else:
                summed[made] = (before[0] + weight, *before[1:])
    if not summed and any(word.fixed == "stop" for word in words):
        return (Found(joined(words, {}), (), 1.0, 0, "", False),)
    likeliest = sorted(summed.items(), key=lambda item: -item[1][0])[:MOST_BASES]
    least = likeliest[0][1][0] * LEAST if likeliest else 0.0
    weighed: dict[str, Found] = {}
    for (places, _), (weight, _, readings) in likeliest:
        if weight < least:
            break
        found = _as_found(words, places, readings, weight, _dictionary_form(words, readings, kind, grammar))
        same = weighed.get(found.form)
        weighed[found.form] = found if same is None else _together(same, found)
    return tuple(weighed.values())


def _dictionary_form(
    words: Sequence[Slot], readings: Sequence[Reading], kind: str, grammar: Declensions
) -> tuple[str, ...]:
    """The base forms of the words that change; of an adjective that stands alone in small letters the masculine."""
    if len(words) == 1 and readings[0].adjective and words[0].core.islower():
        return (grammar.masculine(readings[0].base, kind),)
    return tuple(reading.base for reading in readings)


def _as_found(
    words: Sequence[Slot], places: tuple[int, ...], readings: Sequence[Reading], weight: float, made: tuple[str, ...]
) -> Found:
    changed = {i: restored(words[i].core, base) for i, base in zip(places, made, strict=True)}
    last = readings[-1]
    return Found(joined(words, changed), made, weight, last.case, last.ending, any(r.known for r in readings))


def _together(a: Found, b: Found) -> Found:
    """Two ways to the same form as one: the likelier, with the weight of both."""
    more = a if a.weight > b.weight else b
    return Found(more.form, more.bases, a.weight + b.weight, more.case, more.ending, more.known)


def inflected(base: str, kind: str, grammar: Declensions, gender: str | None) -> Iterator[str]:
    """The forms of a base form, read so that as many of its words as can agree change together."""
    words = slots(base, kind, grammar)
    for shape in sorted(_shapes(words, kind, grammar), key=lambda s: (-len(s.places), -s.weight)):
        tables = [
            _declined(words[i].core, _role(head, kind, grammar), kind, grammar, gender)
            for i, head in zip(shape.places, shape.heads, strict=True)
        ]
        agreeing = [chosen for chosen in product(*tables) if len({a for a, _ in chosen}) == 1]
        for chosen in agreeing:
            for case in range(len(grammar.cases)):
                for made in product(*(cells[case] for _, cells in chosen)):
                    changed = {i: restored(words[i].core, w) for i, w in zip(shape.places, made, strict=True)}
                    yield joined(words, changed)
        if agreeing:
            return


Cells = tuple[tuple[str, ...], ...]


def _declined(core: str, role: str, kind: str, grammar: Declensions, gender: str | None) -> list[tuple[str, Cells]]:
    """The likely declensions of a base form: gender and forms by case. Of hyphenated words the last part changes."""
    word, letter = _key(core, kind)
    head, hyphen, last = word.rpartition("-")
    rows = [
        (row, cells)
        for row, cells in grammar.forms(last, letter, gender if kind == "p" else None)
        if role == "any" or row.adjective == (role == "adjective")
    ]
    known = [(row, cells) for row, cells in rows if grammar.is_known(last, letter, row.gender)]
    rows = known or rows
    likeliest = max((row.weights[letter] for row, _ in rows), default=0.0)
    return [
        (row.gender, tuple(tuple(head + hyphen + form for form in cell) for cell in cells))
        for row, cells in rows
        if row.weights[letter] >= likeliest * LIKELY
    ]


def _shapes(words: Sequence[Slot], kind: str, grammar: Declensions) -> Iterator[Shape]:
    free = [i for i, word in enumerate(words) if not word.fixed and _options(word.core, kind, grammar)]
    if not free:
        return
    if kind == "p":
        yield Shape(tuple(free), (True,) * len(free), 1.0)
    elif grammar.first_word_only:
        if free[0] == 0:  # a name of one word is a noun; before another word it may be an adjective as well
            yield Shape((0,), (len(words) == 1,), 1.0)
    elif grammar.head_last:
        yield from _head_last(words, free, kind, grammar)
    else:
        yield from _head_first(words, kind, grammar)


def _head_first(words: Sequence[Slot], kind: str, grammar: Declensions) -> Iterator[Shape]:
    """Adjectives, the head, and in some languages adjectives after it; or a foreign name whose last word changes."""
    start = next((i for i, word in enumerate(words) if word.fixed != "skip"), len(words))
    head = start
    while head < len(words) and not words[head].fixed:
        before = tuple(range(start, head))
        tail = _tail(words, head + 1, kind, grammar)
        if _options(words[head].core, kind, grammar):
            yield Shape((*before, head), (False,) * len(before) + (True,), tail)
        after = head + 1
        while grammar.adjectives_follow and after < len(words) and _adjective(words[after], kind, grammar):
            places = (*before, *range(head, after + 1))
            yield Shape(places, tuple(i == head for i in places), _tail(words, after + 1, kind, grammar))
            after += 1
        if not _adjective(words[head], kind, grammar):
            break
        head += 1
        if head < len(words) and words[head].fixed == "stop":
            yield Shape(tuple(range(start, head)), (False,) * (head - start), 1.0)
    last = next((i for i in range(len(words) - 1, 0, -1) if not words[i].fixed), 0)
    if last > start and not words[start].fixed and all(word.core[:1].isupper() for word in words[start : last + 1]):
        yield Shape((last,), (True,), FOREIGN_HEAD)


def _head_last(words: Sequence[Slot], free: list[int], kind: str, grammar: Declensions) -> Iterator[Shape]:
    """The last word that can change is the head; of those before it any that are adjectives may agree with it."""
    head = free[-1]
    before = [i for i in free[:-1] if _adjective(words[i], kind, grammar)]
    yield Shape((head,), (True,), 1.0)
    for n in range(len(before)):
        yield Shape((*before[n:], head), (False,) * len(before[n:]) + (True,), 1.0)
        yield Shape((before[n], head), (False, True), 1.0)


def _tail(words: Sequence[Slot], at: int, kind: str, grammar: Declensions) -> float:
    """How well the words from `at` on stand behind a head without changing: best as a genitive."""
    if at >= len(words) or words[at].fixed or (len(words[at].core) <= SHORT and words[at].core.islower()):
        return 1.0
    options = _options(words[at].core, kind, grammar)
    return 1.0 if not options or any(case == GENITIVE for _, case in options) else ODD_TAIL


def _adjective(word: Slot, kind: str, grammar: Declensions) -> bool:
    """Whether a word can be an adjective that agrees with a head: not where it is a noun that we know."""
    if word.fixed:
        return False
    readings = [r for same in _options(word.core, kind, grammar).values() for r in same]
    return any(r.adjective for r in readings) and not any(r.known and not r.adjective for r in readings)


def _agreeing(
    words: Sequence[Slot], shape: Shape, kind: str, grammar: Declensions
) -> Iterator[tuple[tuple[Reading, ...], float]]:
    """The ways to read the changing words of a shape in one case and gender, with how likely each is."""
    most = BEST.get(len(shape.places), 1)
    tables = [
        _fitting(_key(words[i].core, kind), _role(head, kind, grammar), most, grammar)
        for i, head in zip(shape.places, shape.heads, strict=True)
    ]
    agreement = shape.weight * AGREES ** (len(tables) - 1)
    biased = kind == "p" and words[shape.places[0]].core[:1].isupper()
    masculine = not biased and not any(shape.heads)
    how_often = grammar.how_often[kind]
    keys = dict.fromkeys(key for table in tables for key in table) if kind == "p" else tables[-1]
    for key in keys:
        choices = [table.get(key) for table in tables]
        if None in choices:
            if kind != "p":
                continue
            choices = [c or (_unchanged(words[i].core, key),) for i, c in zip(shape.places, choices, strict=True)]
        gender, case = key
        often = agreement * how_often[case]
        if biased:
            often *= grammar.genders.get(gender, 1.0)
        elif masculine and gender == "m":
            often *= ACRONYM_IS_MASCULINE
        for chosen in product(*choices):  # type: ignore[arg-type]  # none is None here
            weight = often
            for reading in chosen:
                weight *= reading.weight
            yield chosen, weight


def _unchanged(core: str, key: Key) -> Reading:
    return Reading(core.lower(), key[0], key[1], UNCHANGED, False, False, "")


def _role(head: bool, kind: str, grammar: Declensions) -> str:
    if kind == "p" or (grammar.first_word_only and not head):
        return "any"
    return "head" if head else "adjective"


@lru_cache(maxsize=100_000)
def _fitting(word: tuple[str, str], role: str, most: int, grammar: Declensions) -> dict[Key, tuple[Reading, ...]]:
    """The readings of a word that fit a head or an adjective agreeing with one; of a person any word may be either."""
    found = {}
    for key, readings in _readings(*word, grammar).items():
        if role == "adjective":
            readings = [r for r in readings if r.adjective]
        elif role == "head":
            readings = [r for r in readings if not r.adjective] or [_less(r) for r in readings]
        if readings:
            found[key] = tuple(readings[:most])
    return found


def _less(reading: Reading) -> Reading:
    weight = reading.weight * ADJECTIVE_ALONE
    return Reading(reading.base, reading.gender, reading.case, weight, True, reading.known, reading.ending)


def _options(core: str, kind: str, grammar: Declensions) -> dict[Key, list[Reading]]:
    """The readings of a word by gender and case. A small word in a person’s name is a common noun: a title."""
    return _readings(*_key(core, kind), grammar)


def _key(core: str, kind: str) -> tuple[str, str]:
    """Under which word and kind the readings of a printed word are kept."""
    return core.lower().replace("’", "'"), "o" if kind == "p" and core[:1].islower() else kind


@lru_cache(maxsize=100_000)
def _readings(word: str, kind: str, grammar: Declensions) -> dict[Key, list[Reading]]:
    """The readings, likeliest first; of hyphenated words those of the last part."""
    found: dict[Key, dict[tuple[str, bool], Reading]] = {}
    for reading in _parts(word, kind, grammar):
        same = found.setdefault((reading.gender, reading.case), {})
        what = (reading.base, reading.adjective and kind != "p")
        if what not in same or same[what].weight < reading.weight:
            same[what] = reading
    return {key: sorted(same.values(), key=lambda r: -r.weight) for key, same in found.items()}


def _parts(word: str, kind: str, grammar: Declensions) -> Iterator[Reading]:
    first, hyphen, rest = word.partition("-")
    if not hyphen or not first or not rest:
        yield from grammar.readings(word, kind)
        return
    if rest.split("-")[0] in grammar.joints:
        for r in grammar.readings(first, kind):
            yield Reading(f"{r.base}-{rest}", r.gender, r.case, r.weight, r.adjective, r.known, r.ending)
        return
    firsts = grammar.readings(first, kind)
    for r in _parts(rest, kind, grammar):
        agreeing = [f for f in firsts if (f.gender, f.case) == (r.gender, r.case) and (f.known or f.ending)]
        base = max(agreeing, key=lambda f: f.weight).base if agreeing else first
        whole = f"{base}-{r.base}"
        known = not r.known and grammar.is_known(whole, kind, r.gender)
        yield Reading(whole, r.gender, r.case, r.weight * (KNOWN if known else 1), r.adjective, r.known, r.ending)
