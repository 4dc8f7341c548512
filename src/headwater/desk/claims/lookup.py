"""Whoever shares keys with something new: what is worth comparing, without comparing with all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from sqlalchemy import Column, Connection

from headwater.desk.chunks import asked

HUB = 400
"""Holders of a key beyond which it tells nothing."""


class Shelf:
    """Who holds some keys, asked of the database once for all that is new in an article.

    `holder` is a column of a table of keys, beside the column `key`.
    """

    def __init__(self, connection: Connection, holder: Column[int], keys: Collection[int]) -> None:
        self._holders: dict[int, list[int]] = {}
        table, name = holder.table.name, holder.name
        many = asked(connection, f"SELECT key, count(*) FROM {table} WHERE key IN ({{}}) GROUP BY key", keys)
        counts = list(many)
        self._hubs = {key for key, count in counts if count > HUB}
        few = [key for key, count in counts if count <= HUB]
        for key, id in asked(connection, f"SELECT key, {name} FROM {table} WHERE key IN ({{}})", few):
            self._holders.setdefault(key, []).append(id)

    def add(self, id: int, keys: Iterable[int]) -> None:
        """Something new holds these keys too: it is there for the next."""
        for key in keys:
            if key not in self._hubs:
                each = self._holders.setdefault(key, [])
                each.append(id)
                if len(each) > HUB:
                    self._hubs.add(key)

    def nearest(self, keys: Sequence[int], *, most: int, but: int | None = None) -> list[int]:
        """The holders that share most of these keys, at most `most`, the nearest first; `but` is not among them."""
        shared: Counter[int] = Counter()
        for key in keys:
            if key not in self._hubs:
                shared.update(self._holders.get(key, ()))
        shared.pop(but or 0, None)
        ranked = sorted(((count, id) for id, count in shared.items()), reverse=True)
        return [id for _, id in ranked[:most]]


def nearest(
    connection: Connection, holder: Column[int], keys: Sequence[int], *, most: int, but: int | None = None
) -> list[int]:
    """The holders that share most of these keys, for something that is new by itself; see `Shelf`."""
    return Shelf(connection, holder, keys).nearest(keys, most=most, but=but)
