"""Which spellings of an article may be forms of one name, by a few letters: to compare all with all is too dear."""

from __future__ import annotations

from collections import defaultdict

HEAD = 3
"""Letters by which two spellings may be forms of one name."""


class NearNames:
    """The spellings of an article, to be asked which of them may be forms of one name."""

    def __init__(self, spellings: frozenset[str]) -> None:
        self._spellings = spellings
        self._beginning: defaultdict[str, set[str]] = defaultdict(set)
        self._holding: defaultdict[str, set[str]] = defaultdict(set)

    def to(self, name: str) -> frozenset[str]:
        """Those that begin as the name does, and those that hold the beginning of its last word."""
        if not self._beginning:
            self._lay()
        first, last = name[:HEAD].casefold(), name.rsplit(maxsplit=1)[-1][:HEAD]
        holding = self._holding.get(last, ()) if len(last) == HEAD else {k for k in self._spellings if last in k}
        return frozenset((*self._beginning.get(first, ()), *holding))

    def _lay(self) -> None:
        for spelling in self._spellings:
            self._beginning[spelling[:HEAD].casefold()].add(spelling)
            for at in range(len(spelling) - HEAD + 1):
                self._holding[spelling[at : at + HEAD]].add(spelling)
