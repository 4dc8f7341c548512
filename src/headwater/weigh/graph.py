"""The graph of who has it from whom: where everything ends, rings of outlets that cite each other taken as one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from headwater.weigh.steps import Lead, Node

Out = Mapping[Node, Sequence[Node]]


def outward(nodes: Iterable[Node], leads: Iterable[Lead]) -> dict[Node, list[Node]]:
    """From each node to those it has it from, in a fixed order."""
    out: dict[Node, set[Node]] = {node: set() for node in nodes}
    for lead in leads:
        out.setdefault(lead.at, set()).add(lead.to)
        out.setdefault(lead.to, set())
    return {node: sorted(out[node], key=order) for node in sorted(out, key=order)}


def order(node: Node) -> tuple[int, str, str, int]:
    """Puts nodes of both sorts in one order."""
    return (0, *node, 0) if isinstance(node, tuple) else (1, node.outlet, node.side, node.behind)


def rings(out: Out) -> list[tuple[Node, ...]]:
    """The strongly connected parts, each before those that have it from it (Tarjan, without recursion)."""
    number: dict[Node, int] = {}
    low: dict[Node, int] = {}
    stack: list[Node] = []
    on: set[Node] = set()
    found: list[tuple[Node, ...]] = []
    for root in out:
        if root in number:
            continue
        work: list[tuple[Node, int]] = [(root, 0)]
        while work:
            node, at = work.pop()
            if at == 0:
                number[node] = low[node] = len(number)
                stack.append(node)
                on.add(node)
            if _next(node, at, out, work, number, low, on):
                continue
            if low[node] == number[node]:
                found.append(_taken(node, stack, on))
            if work:
                low[work[-1][0]] = min(low[work[-1][0]], low[node])
    return found


def _next(
    node: Node,
    at: int,
    out: Out,
    work: list[tuple[Node, int]],
    number: Mapping[Node, int],
    low: dict[Node, int],
    on: set[Node],
) -> bool:
    """Goes on to the next neighbour that was not seen; False where there is none."""
    for i, other in enumerate(out[node][at:], at):
        if other not in number:
            work += [(node, i + 1), (other, 0)]
            return True
        if other in on:
            low[node] = min(low[node], number[other])
    return False


def _taken(node: Node, stack: list[Node], on: set[Node]) -> tuple[Node, ...]:
    ring: list[Node] = []
    while True:
        other = stack.pop()
        on.discard(other)
        ring.append(other)
        if other == node:
            return tuple(sorted(ring, key=order))


def ends(out: Out) -> tuple[list[tuple[Node, ...]], dict[Node, frozenset[int]]]:
    """The parts from which nothing leads on, and for each node the numbers of those that it ends in."""
    final: list[tuple[Node, ...]] = []
    reached: dict[Node, frozenset[int]] = {}
    for ring in rings(out):
        inside = set(ring)
        beyond = frozenset(end for node in ring for to in out[node] if to not in inside for end in reached[to])
        if not beyond:
            beyond = frozenset((len(final),))
            final.append(ring)
        for node in ring:
            reached[node] = beyond
    return final, reached
