"""Whoever shares keys with something new: what is worth comparing, without comparing with all."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Column, Connection, func, select

HUB = 400
"""Holders of a key beyond which it tells nothing."""


def nearest(
    connection: Connection, holder: Column[int], keys: Sequence[int], *, most: int, but: int | None = None
) -> list[int]:
    """The holders that share most of these keys, at most `most`, the nearest first; `but` is not among them.

    `holder` is a column of a table of keys, beside the column `key`.
    """
    key = holder.table.c.key
    many = func.count()
    hubs = set(connection.execute(select(key).where(key.in_(keys)).group_by(key).having(many > HUB)).scalars())
    query = select(holder, many).where(key.in_([k for k in keys if k not in hubs])).group_by(holder)
    shared: dict[int, int] = dict(connection.execute(query).all())
    shared.pop(but or 0, None)
    return sorted(shared, key=lambda id: (-shared[id], -id))[:most]
