"""Whoever shares keys with something new: what is worth comparing, without comparing with all.

What a key costs is bounded, however many hold it: holders are counted up to a bound only, and rare keys are looked up
before common ones, as long as there is room.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from heapq import nlargest
from math import log2

from sqlalchemy import Column, Connection

from headwater.desk import chunks
from headwater.desk.changes import noting
from headwater.desk.chunks import asked

HUB = 400
"""Holders of a key beyond which it tells nothing."""
ROOM = 2000
"""Holders that are looked up for something new, of all its keys together, those of the rarest first. An article of a
desk that takes in 240 a day meets some 1,000; where thousands come in a day, its commonest keys would be most of the
work, and tell least."""


def counts(connection: Connection, holder: Column[int], keys: Collection[int], *, most: int = HUB) -> dict[int, int]:
    """How many hold each of these keys; `most` + 1 where it is more. `holder` is a column beside the column `key`.

    The rest is not counted: in a large desk tens of thousands hold a common key, and the database would read them all.
    """
    bounded = f"SELECT 1 FROM {holder.table.name} WHERE key = wanted.value LIMIT {most + 1}"
    question = f"SELECT wanted.value, (SELECT count(*) FROM ({bounded})) FROM ({{}}) AS wanted"
    return {key: count for key, count in asked(connection, question, keys) if count}


class Shelf:
    """Who holds some keys, asked of the database once for all that is new in an article.

    `holder` is a column of a table of keys, beside the column `key`.
    """

    def __init__(self, connection: Connection, holder: Column[int], keys: Collection[int]) -> None:
        met = _met(connection, holder)
        held = met.counted(connection, keys)
        self._hubs = {key for key, count in held.items() if count > HUB}
        few = _rarest({key: count for key, count in held.items() if count <= HUB})
        self._holders = met.holding(connection, few)

    def add(self, id: int, keys: Iterable[int]) -> None:
        """Something new holds these keys too: it is there for the next."""
        for key in keys:
            if key not in self._hubs:
                # The list is the transaction's, too (`_Met`), which is told of it when it is kept.
                self._holders[key] = each = [*self._holders.get(key, ()), id]
                if len(each) > HUB:
                    self._hubs.add(key)

    def nearest(self, keys: Sequence[int], *, most: int, but: int | None = None) -> list[int]:
        """The holders that share most of these keys, at most `most`, the nearest first; `but` is not among them."""
        shared: Counter[int] = Counter()
        for key in keys:
            if key not in self._hubs:
                shared.update(self._holders.get(key, ()))
        shared.pop(but or 0, None)
        return [id for _, id in nlargest(most, zip(shared.values(), shared.keys(), strict=True))]

    def telling(self, keys: Sequence[int], *, most: int, least: float, few: int = 0, much: float = 0.0) -> list[int]:
        """The holders with which the shared keys tell most, `least` bits at least: the rarer a key, the more it tells.

        At most `most`, the nearest first; behind the first `few` only those with `much` bits.
        """
        shared: dict[int, float] = {}
        for key in keys:
            if key not in self._hubs and (holders := self._holders.get(key)):
                told = log2(2 * HUB / len(holders))
                for id in holders:
                    shared[id] = shared.get(id, 0.0) + told
        nearest = nlargest(most, [(told, id) for id, told in shared.items() if told >= least])
        return [id for n, (told, id) in enumerate(nearest) if n < few or told >= much]


class _Met:
    """Who holds the keys that were asked for in a transaction: the articles of a batch have many in common."""

    def __init__(self, holder: Column[int]) -> None:
        self._holder = holder
        self._counts: dict[int, int] = {}
        self._holders: dict[int, list[int]] = {}

    def counted(self, connection: Connection, keys: Collection[int]) -> dict[int, int]:
        """As `counts`."""
        if len(self._counts) > MET:
            self._counts.clear()
            self._holders.clear()
        new = [key for key in keys if key not in self._counts]
        self._counts.update(dict.fromkeys(new, 0))
        self._counts.update(counts(connection, self._holder, new))
        return {key: count for key in keys if (count := self._counts[key])}

    def holding(self, connection: Connection, keys: Collection[int]) -> dict[int, list[int]]:
        """The holders of keys that were counted and have any."""
        new = [key for key in keys if key not in self._holders]
        self._holders.update((key, []) for key in new)
        # One row for a key and not for each holder: a thousand rows take longer to hand over than to find.
        every = f"SELECT key, json_group_array({self._holder.name}) FROM {self._holder.table.name}"
        for key, ids in asked(connection, f"{every} WHERE key IN ({{}}) GROUP BY key", new):
            self._holders[key] = json.loads(ids)
        return {key: self._holders[key] for key in keys}

    def add(self, id: int, keys: Iterable[int]) -> None:
        """Something new holds these keys."""
        for key in keys:
            if key in self._counts:
                self._counts[key] += 1
            if key in self._holders:
                self._holders[key].append(id)


MET = 20_000
"""Keys of a table that a transaction keeps at hand."""


def _met(connection: Connection, holder: Column[int]) -> _Met:
    found: _Met = noting.held(connection).setdefault(holder.table.name, _Met(holder))
    return found


def put(connection: Connection, holder: Column[int], held: Mapping[int, Collection[int]]) -> None:
    """Keeps, for what is new, the keys that it holds."""
    rows = [(key, id) for id, keys in held.items() for key in keys]
    chunks.put(connection, f"INSERT INTO {holder.table.name} (key, {holder.name}) VALUES (?, ?)", rows)
    for id, keys in held.items():
        _met(connection, holder).add(id, keys)


def let_go(connection: Connection, holder: Column[int]) -> None:
    """Some hold keys no longer: what was asked of a table before is asked anew."""
    noting.held(connection).pop(holder.table.name, None)


def _rarest(held: Mapping[int, int]) -> list[int]:
    """Of keys, each with how many hold it, the rarest ones for whose holders there is room; at least one."""
    found: list[int] = []
    room = ROOM
    for key in sorted(held, key=lambda key: (held[key], key)):
        room -= held[key]
        if room < 0 and found:
            break
        found.append(key)
    return found


def nearest(
    connection: Connection, holder: Column[int], keys: Sequence[int], *, most: int, but: int | None = None
) -> list[int]:
    """The holders that share most of these keys, for something that is new by itself; see `Shelf`."""
    return Shelf(connection, holder, keys).nearest(keys, most=most, but=but)
