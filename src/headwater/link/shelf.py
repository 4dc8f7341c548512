"""A shelf of sheets: all articles that are compared with each other, with what is looked up in them.

What it answers depends on which sheets stand on it, never on the order in which they came: which pairs are compared
follows from the keys alone (`worn.pairs` bounds keys that very many articles hold), and so does which keys are worn.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping

from headwater.link import across, retold, shingles, worn
from headwater.link.clusters import borne_out, clusters
from headwater.link.copies import compare, days_apart, odds
from headwater.link.retold import worth_looking
from headwater.linked import Copy, Sheet

HUB = 48
"""Articles that hold a key, up to which all are compared with each other."""
CHOSEN = 16
"""Of more holders, those with which all are compared."""
FEWEST = 2
"""Keys that two articles must share to be compared, where both have many: a single one is mostly chance."""
MANY = 14

Pair = tuple[str, str]


class Shelf:
    """Holds sheets and gives their copies and clusters; a sheet of the same article takes the place of the old one."""

    def __init__(self, sheets: Iterable[Sheet] = ()) -> None:
        self._sheets: dict[str, Sheet] = {}
        self._keys: dict[str, frozenset[str]] = {}
        self._holders: defaultdict[str, set[str]] = defaultdict(set)
        self._compared: dict[Pair, tuple[frozenset[str], Copy | None]] = {}
        for sheet in sheets:
            self.put(sheet)

    def put(self, sheet: Sheet) -> None:
        """Puts a sheet on the shelf."""
        self._take(sheet.article)
        self._sheets[sheet.article] = sheet
        self._keys[sheet.article] = shingles.words(sheet)
        for key in self._keys[sheet.article]:
            self._holders[key].add(sheet.article)

    def _take(self, article: str) -> None:
        if self._sheets.pop(article, None) is None:
            return
        for key in self._keys.pop(article):
            self._holders[key].discard(article)
        for pair in [pair for pair in self._compared if article in pair]:
            del self._compared[pair]

    def copies(self) -> tuple[Copy, ...]:
        """All copies among the articles, in the order of their ids."""
        tired = worn.worn(self._holders, self._keys, self._outlets())
        met = candidates(self._holders, self._keys) | self._met(across.keys)
        met |= {pair for pair in self._met(retold.keys, many=0) - met if self._may_be_retold(*pair)}
        found = (self._between(one, other, tired) for one, other in sorted(met))
        return borne_out([copy for copy in found if copy], self._odds)

    def clusters(self) -> tuple[tuple[str, ...], ...]:
        """The groups of two articles and more that carry one text."""
        return clusters(self.copies())

    @property
    def compared(self) -> frozenset[Pair]:
        """The pairs that were compared so far."""
        return frozenset(self._compared)

    def _outlets(self) -> dict[str, str]:
        return {article: sheet.house.outlet for article, sheet in self._sheets.items()}

    def _met(self, of: Callable[[Sheet], frozenset[str]], many: int = MANY) -> frozenset[Pair]:
        """The pairs that share names and numbers: translations, and texts with all words changed."""
        keys = {article: of(sheet) for article, sheet in self._sheets.items()}
        holders: defaultdict[str, set[str]] = defaultdict(set)
        for article, held in keys.items():
            for key in held:
                holders[key].add(article)
        return candidates(holders, keys, many)

    def _may_be_retold(self, one: str, other: str) -> bool:
        a, b = self._sheets[one], self._sheets[other]
        return worth_looking(a, b, days_apart(a, b))

    def _odds(self, one: str, other: str) -> float:
        return odds(self._sheets[one], self._sheets[other])

    def _between(self, one: str, other: str, tired: frozenset[str]) -> Copy | None:
        """What one repeats of the other; compared anew only where other keys have become worn."""
        matter = tired & (self._keys[one] | self._keys[other])
        before = self._compared.get((one, other))
        if before is None or before[0] != matter:
            before = (matter, compare(self._sheets[one], self._sheets[other], worn=matter))
            self._compared[one, other] = before
        return before[1]


def candidates(
    holders: Mapping[str, set[str]], keys: Mapping[str, frozenset[str]], many: int = MANY
) -> frozenset[Pair]:
    """The pairs of articles that are worth comparing, out of the articles that hold each key, and each one's keys.

    One key in common is enough where one of them has fewer than `many`.
    """
    shared: Counter[Pair] = Counter()
    for articles in holders.values():
        if len(articles) > 1:
            shared.update(worn.pairs(articles, most=HUB, chosen=CHOSEN))
    return frozenset(
        pair for pair, count in shared.items() if count >= FEWEST or min(len(keys[one]) for one in pair) < many
    )
