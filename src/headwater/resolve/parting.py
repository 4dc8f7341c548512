"""Bearers parted into those that can have to do with each other, directly or by others, before anybody is compared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from headwater.bearers import Bearer
from headwater.names import printed


def apart_by_keys(bearers: Sequence[Bearer]) -> Iterator[list[Bearer]]:
    """The parts, each in the order of what was handed in: between two parts no name is looked up under a shared key."""
    stored: dict[str, list[int]] = defaultdict(list)
    for i, b in enumerate(bearers):
        for key in {k for s in b.names for k in printed.keys(s.text, b.kind, s.language)}:
            stored[key].append(i)
    home = list(range(len(bearers)))
    for i, b in enumerate(bearers):
        asked = {k for s in b.names for k in printed.lookups(s.text, b.kind, s.language)}
        roots = {_root(home, j) for key in asked for j in stored.get(key, ())} | {_root(home, i)}
        first = min(roots)
        for root in roots:
            home[root] = first
        # Whoever stands under these keys is one part now: one of them stands for all.
        stored.update((key, [first]) for key in asked if key in stored)
    parts: dict[int, list[Bearer]] = defaultdict(list)
    for i, b in enumerate(bearers):
        parts[_root(home, i)].append(b)
    yield from parts.values()


def _root(home: list[int], i: int) -> int:
    while home[i] != i:
        home[i] = home[home[i]]
        i = home[i]
    return i
