"""Who is looked at together where a newcomer may change who others are: bearers, apart in their articles' parts.

What the rules make of them is written by `linking`.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from sqlalchemy import Connection, select

from headwater.bearers import Bearer, Joined
from headwater.desk import schema
from headwater.desk.bearers import known
from headwater.desk.bearers.known import token

TOGETHER = 200
"""Parts of articles that are looked at together, at most: beyond that the larger bearers are taken whole."""


@dataclass(frozen=True, slots=True)
class Block:
    """Those who are looked at together. A part's `link` is the bearer it is linked to, `root` the one that stands
    for it; `whole` are those that are not taken apart."""

    roots: tuple[int, ...]
    parts: dict[str, Bearer]
    link: dict[str, int]
    root: dict[str, int]
    whole: dict[str, int]
    judged: frozenset[int]
    locked: frozenset[int]
    apart: tuple[tuple[str, str], ...]

    @property
    def bearers(self) -> tuple[Bearer, ...]:
        """All of them."""
        return tuple(self.parts.values())


def gathered(connection: Connection, roots: list[int]) -> Block:
    """These and who may be one with them, with all their articles' parts; the largest whole where it gets too many."""
    roots = sorted({*roots, *known.partners(connection, roots)})
    bearers = known.bearers(connection, roots)
    table = schema.bearers
    rows = connection.execute(
        select(table.c.root, table.c.id, table.c.judged, table.c.locked, table.c.links).where(table.c.root.in_(roots))
    ).all()
    sizes: Counter[int] = Counter()
    for row in rows:
        sizes[row.root] += row.links
    whole = {root for root in bearers if bearers[root].whole}
    for root, _ in sizes.most_common():
        if sum(size for r, size in sizes.items() if r not in whole) > TOGETHER:
            whole.add(root)
    open_roots = [root for root in bearers if root not in whole]
    pieces = known.met_as(connection, open_roots) if open_roots else []
    parts = {token(root): replace(bearers[root], whole=True) for root in sorted(whole)}
    parts |= {m.bearer.ref: replace(m.bearer, home=token(root)) for _, root, m in pieces}
    return Block(
        roots=tuple(bearers),
        parts=parts,
        link={m.bearer.ref: id for id, _, m in pieces},
        root={m.bearer.ref: root for _, root, m in pieces},
        whole={token(root): root for root in whole},
        judged=frozenset(row.root for row in rows if row.judged),
        locked=frozenset(row.root for row in rows if row.locked),
        apart=tuple((token(a), token(b)) for a, b in known.partings(connection, roots)),
    )


def first_choice(group: Joined, block: Block) -> tuple[int, int, int]:
    """Who chooses first: groups with a bearer that is not taken apart, then those with most of a bearer's parts."""
    homes = Counter(block.root[ref] for ref in group.refs if ref in block.root)
    whole = [block.whole[ref] for ref in group.refs if ref in block.whole]
    best = homes.most_common(1)
    return (0 if whole else 1, -(best[0][1] if best else 0), min([*whole, *homes, 1 << 62]))


def target(group: Joined, block: Block, taken: set[int]) -> int | None:
    """The bearer that a group goes on as: the one not taken apart, else the free one that most of it belonged to."""
    whole = [block.whole[ref] for ref in group.refs if ref in block.whole]
    if whole:
        return min(whole, key=lambda root: (root not in block.judged, root))
    homes = Counter(block.root[ref] for ref in group.refs if ref in block.root)
    free = [root for root in homes if root not in taken]
    return min(free, key=lambda root: (-homes[root], root)) if free else None
