"""Whether two texts only have one template, filled with other facts: market reports, results, court lists, obituaries.

What is written day after day by one pattern shares most of its words, and tells something else each time: its numbers
and its names. Whoever copies or rewrites a text keeps both, and a running story changes a few of them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

import numpy as np

from headwater.link.across import marked, name_keys
from headwater.link.evidence import calendar
from headwater.link.laid import Laid, Numbers, beside
from headwater.link.passages import Aligned

DIFFERING = 4
"""Numbers that differ between two fillings of one template, at least. Of exactly so many no more than half as many may
agree, of more fewer than differ. Of 1,800 pairs of real copies in nine languages none has so many."""
FOREIGN = 6
"""Names and numbers that either text must have to itself where both say the same, and half as many as both have. Of
the same pairs none has more than five: a name that one version leaves out the other has elsewhere."""
NAMES = 1
"""Of these the names, at least: numbers alone are other ones where miles become kilometres."""
LEAST = 4
"""Words in common by which two sentences are one place of the template."""
HEARD = 3
"""Consonants of a name, at least, by which it is known in another romanisation."""
BEGIN = 4
"""Letters by which a name is known in another case."""


def refilled(aligned: Aligned) -> bool:
    """True where sentences that stand for each other give other names and numbers rather than the same ones."""
    places = _places(aligned)
    # Numbers alone change where miles become kilometres, or are rounded: another day or name must go with them.
    numbers = _other_numbers(aligned, places) and (_other_days(aligned) or _alone(aligned, places)[0] > 0)
    return numbers or _other_facts(aligned, places)


def _other_numbers(aligned: Aligned, places: list[tuple[int, int]]) -> bool:
    if min(np.count_nonzero(laid.figures) for laid in (aligned.a, aligned.b)) < DIFFERING:
        return False
    agree = differ = 0
    for one, other in places:
        here, there = _numbers(aligned.a, one), _numbers(aligned.b, other)
        same = (here & there).total()
        agree += same
        differ += min(here.total(), there.total()) - same
    return (differ >= DIFFERING and differ >= 2 * agree) or (differ > DIFFERING and differ > agree)


def _other_facts(aligned: Aligned, places: list[tuple[int, int]]) -> bool:
    names, alone, common = _alone(aligned, places)
    return names >= NAMES and alone >= FOREIGN and 2 * alone >= common


def _alone(aligned: Aligned, places: list[tuple[int, int]]) -> tuple[int, int, int]:
    """How many names, and how many names and numbers, the text with fewer of them has to itself; how many both have."""
    one, other = aligned.a, aligned.b
    mine, yours = _facts(one, [place for place, _ in places]), _facts(other, [place for _, place in places])
    known = _known(mine, one, other), _known(yours, other, one)
    own = set(mine) - known[0], set(yours) - known[1]
    names = min(sum(not begin[0].isdigit() for begin in each) for each in own)
    return names, min(map(len, own)), len(known[0] | known[1])


def _other_days(aligned: Aligned) -> bool:
    """True where each text tells of a day or month that the other does not."""
    mine, yours = _days(aligned.a), _days(aligned.b)
    return bool(mine - yours) and bool(yours - mine)


def _days(laid: Laid) -> frozenset[int]:
    return calendar(laid.sheet.language or "").intersection(laid.stems.tolist())


def _known(facts: dict[str, set[int]], laid: Laid, other: Laid) -> set[str]:
    """Which names and numbers another text has too: by how they begin, in another writing by their stems, in another
    romanisation by how they sound."""
    stems = frozenset(other.stems.tolist())
    known = {begin for begin, told in facts.items() if begin in _beginnings(other) or told & stems}
    return known | {begin for begin in set(facts) - known if _sounds(laid, begin) & _heard(other)}


def _sounds(laid: Laid, begin: str) -> frozenset[str]:
    """How the names of a text that begin so sound, where that tells one from another."""
    words = (_word(laid, n) for n in _telling(laid).tolist() if _begins(laid, n) == begin)
    heard = frozenset[str]().union(*(name_keys(word, laid.sheet.language) for word in words if word[0].isupper()))
    return frozenset(key for key in heard if len(key) >= HEARD)


_heard = beside(lambda laid: marked(laid.sheet).keys)


def _places(aligned: Aligned) -> list[tuple[int, int]]:
    """The sentences that stand for each other, each once, those with the most in common first."""
    shared: Counter[tuple[int, int]] = Counter()
    for run in aligned.runs:
        ones = aligned.a.sentence[run.a : run.a + run.size].tolist()
        shared.update(zip(ones, aligned.b.sentence[run.b : run.b + run.size].tolist(), strict=True))
    for twin in aligned.twins:
        shared[twin.a, twin.b] += LEAST
    taken_a: set[int] = set()
    taken_b: set[int] = set()
    found = []
    for (one, other), count in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        if count >= LEAST and one not in taken_a and other not in taken_b:
            taken_a.add(one)
            taken_b.add(other)
            found.append((one, other))
    return [*found, *_between(set(found), taken_a, taken_b)]


def _between(found: set[tuple[int, int]], taken_a: set[int], taken_b: set[int]) -> Iterator[tuple[int, int]]:
    """Sentences between two places that follow each other in both texts: all of their words were filled in."""
    for one, other in sorted(found):
        behind = (one + 2, other + 2) in found
        if behind and one + 1 not in taken_a and other + 1 not in taken_b:
            yield one + 1, other + 1


def _numbers(laid: Laid, sentence: int) -> Counter[int]:
    words = laid.words_of(sentence)
    return Counter(laid.stems[words][laid.figures[words]].tolist())


def _facts(laid: Laid, sentences: list[int]) -> dict[str, set[int]]:
    """The names and numbers of some sentences: how they begin, with their stems."""
    wanted = np.zeros(len(laid.sentences), dtype=np.bool_)
    wanted[sentences] = True
    found: defaultdict[str, set[int]] = defaultdict(set)
    for n in _telling(laid).tolist():
        if wanted[laid.sentence[n]]:
            found[_begins(laid, n)].add(int(laid.stems[n]))
    return found


def _fact_places(laid: Laid) -> Numbers:
    days = calendar(laid.sheet.language or "")
    named = np.flatnonzero((laid.figures | laid.named) & (laid.weights > 0))
    return np.array([n for n in named.tolist() if int(laid.stems[n]) not in days], dtype=np.int64)


_telling = beside(_fact_places)
"""Where in a text its names and numbers are, without days and months."""


def _word(laid: Laid, at: int) -> str:
    return laid.sheet.text[laid.starts[at] : laid.ends[at]]


def _begins(laid: Laid, at: int) -> str:
    word = _word(laid, at)
    return word if word[0].isdigit() else word[:BEGIN].lower()


_beginnings = beside(lambda laid: frozenset(_begins(laid, at) for at in range(len(laid))))
"""How all words of a text begin."""
