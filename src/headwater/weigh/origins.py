"""Where a claim springs from: the origins behind its tellings, and which of them cannot be told apart.

A named origin is one under all its names. Unnamed people are one where one article calls them so twice, and stay apart
otherwise; an outlet whose report nobody has seen is one origin, with whatever is known to stand behind it. A person's
judgement stands over all of this, the latest over earlier ones.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from headwater.linked import Hand, Ruling
from headwater.records import Naming, SourceKind
from headwater.weigh.brief import Brief
from headwater.weigh.chains import Ending, Sort, owner_key, speaks_for_body
from headwater.weigh.countries import countries
from headwater.weigh.graph import ends, outward
from headwater.weigh.sides import Ref, Side
from headwater.weigh.steps import Lead, Node, Unseen
from headwater.wordforms import fold

SURE = 0.5
"""Below this a telling is more likely misread than not (docs/calibration.md), and proves nobody."""
NOBODY = "nobody named"


COUNTED = 12
"""People whom one article has asked and does not name, at most: a larger number is of a crowd, or was misread."""


@dataclass(frozen=True, slots=True)
class Spring:
    """One origin, or what may be one, before it is counted.

    `roots` are the tellings and unseen reports that end in it, `tellings` all that rest on it. `numbers` are those of a
    named one in `Brief.people`, several where a person judged that they are one. `most` is how many it can be,
    `countries` those it is known to speak for; `ring`: outlets that cite each other and nobody else; `paper`: it is
    known by papers alone.
    """

    key: str
    side: Side
    sort: Sort
    numbers: frozenset[int]
    name: str
    kind: SourceKind
    naming: Naming
    official: bool
    most: int
    sure: bool
    roots: tuple[Node, ...]
    tellings: tuple[Ref, ...]
    countries: frozenset[str] = frozenset()
    ring: bool = False
    paper: bool = False

    @property
    def firm(self) -> bool:
        """True where it can be looked up, and so be told from others."""
        return self.sure and self.sort in ("named", "own")

    @property
    def counts(self) -> bool:
        """False where nobody is seen at all, or all was read unsurely: that raises no lower bound."""
        return self.sure and self.sort != "nobody"


@dataclass(frozen=True, slots=True)
class Springs:
    """All that a claim may spring from, and on which of them each telling rests; `apart` were judged to be two."""

    all: tuple[Spring, ...]
    rests: Mapping[Ref, tuple[int, ...]]
    apart: frozenset[frozenset[int]]
    judged: Mapping[int, tuple[Ref, Ref]]
    keys: Mapping[Node, str]


@dataclass(frozen=True, slots=True)
class _End:
    """What one final part of the graph ends in; ends of one `same` are one origin."""

    same: tuple[object, ...]
    side: Side
    sort: Sort
    number: int
    hand: Hand | None
    most: int
    roots: tuple[Node, ...]
    witnesses: tuple[Ref, ...]
    ring: bool = False


def springs(brief: Brief, leads: Sequence[Lead], rulings: Sequence[Ruling]) -> tuple[Springs, list[Lead]]:
    """The origins behind all tellings, with the leads that hold after what persons said."""
    spoken = _spoken(rulings, brief)
    reports = _reports(brief)
    held = _cut([*leads, *_unseen_rest(brief, leads, reports)], brief, [r for r in spoken if r.kind == "two origins"])
    final, reached = ends(outward(brief.tellings, held))
    found = [_ends_of(brief, ring, reports) for ring in final]
    first = [0]
    for each in found:
        first.append(first[-1] + len(each))
    flat = [end for each in found for end in each]
    on = {ref: [i for n in sorted(reached[ref]) for i in range(first[n], first[n + 1])] for ref in brief.tellings}
    home, apart, judged = _grouped(flat, on, spoken)
    return _made(brief, flat, on, home, apart, judged), held


# What persons said


def _spoken(rulings: Iterable[Ruling], brief: Brief) -> list[Ruling]:
    """The last word on each pair of tellings that are here, the newest first."""
    last: dict[frozenset[Ref], Ruling] = {}
    for ruling in sorted(rulings, key=lambda r: r.id):
        here = ruling.one in brief.tellings and ruling.other in brief.tellings and ruling.one != ruling.other
        if here and ruling.kind in ("one origin", "two origins"):
            last[frozenset((ruling.one, ruling.other))] = ruling
    return sorted(last.values(), key=lambda r: -r.id)


def _cut(leads: list[Lead], brief: Brief, parted: Sequence[Ruling]) -> list[Lead]:
    """Takes away the steps by which two tellings that were judged to have two origins end in one."""
    for ruling in parted:
        _, reached = ends(outward(brief.tellings, leads))
        shared = reached[ruling.one] & reached[ruling.other]
        if shared:
            both = (ruling.one, ruling.other)
            leads = [lead for lead in leads if lead.at not in both or not reached[lead.to] & shared]
    return leads


def _unseen_rest(brief: Brief, leads: Sequence[Lead], reports: Mapping[Node, list[Ref]]) -> list[Lead]:
    """Who names an outlet and nothing behind it has it from whatever others show to stand behind its report.

    Who names unnamed people behind it as well, where others show from whom unnamed people had it there.
    """
    unseen = {lead.to for lead in leads if isinstance(lead.to, Unseen)}
    onward = {lead.at for lead in leads}
    veiled = {u for u, refs in reports.items() if any(brief.endings[ref].sort == "unnamed" for ref in refs)}
    heard = {u for u, refs in reports.items() if any(brief.endings[ref].hidden for ref in refs)}
    known: dict[tuple[str, Side], list[Unseen]] = defaultdict(list)
    for u in sorted(unseen):
        if u.behind >= 0:
            known[u.outlet, u.side].append(u)
    return [
        Lead(u, to, "cites", "")
        for u in sorted(unseen)
        if u.behind < 0 and u not in onward
        for to in known[u.outlet, u.side]
        if u not in veiled or to in heard
    ]


def _last_report(brief: Brief, ref: Ref) -> Unseen | None:
    """The report that stands last in the chain of a telling."""
    stops = brief.endings[ref].stops
    return Unseen(stops[-1].key, brief.sides[ref], brief.identity(ref)) if stops else None


# What the graph ends in


def _reports(brief: Brief) -> Mapping[Node, list[Ref]]:
    """The tellings that say what stands behind a report that is not on the desk."""
    found: dict[Node, list[Ref]] = defaultdict(list)
    for ref in brief.tellings:
        if (report := _last_report(brief, ref)) and ref not in brief.continued:
            found[report].append(ref)
    return found


def _ends_of(brief: Brief, ring: tuple[Node, ...], reports: Mapping[Node, list[Ref]]) -> list[_End]:
    """The origins of one final part: of a ring those that its members name, the unnamed only where nobody is named."""
    witnesses: list[Ref] = []
    for node in ring:
        witnesses += reports.get(node, ()) if isinstance(node, Unseen) else [node]
    witnesses = sorted(set(witnesses))
    side = brief.sides[witnesses[0]]
    sorts = {brief.endings[ref].sort for ref in witnesses}
    if sorts & {"named", "own"}:
        by_number: dict[int, list[Ref]] = defaultdict(list)
        for ref in witnesses:
            if brief.identity(ref) >= 0:
                by_number[brief.identity(ref)].append(ref)
        return [
            _End(("named", side, n), side, *_named(brief, refs[0]), 1, ring, tuple(refs))
            for n, refs in sorted(by_number.items())
        ]
    if "unnamed" in sorts:
        return [_unnamed(brief, ring, [r for r in witnesses if brief.endings[r].sort == "unnamed"], side)]
    return [_nothing_seen(brief, ring, witnesses, side)]


def _named(brief: Brief, ref: Ref) -> tuple[Sort, int, Hand | None]:
    found = brief.endings[ref]
    return found.sort, brief.identity(ref), found.hand


def _unnamed(brief: Brief, ring: tuple[Node, ...], refs: list[Ref], side: Side) -> _End:
    hands = [hand for ref in refs if (hand := brief.endings[ref].hand)]
    most = max((hand.count or 1 for hand in hands if (hand.count or 1) <= COUNTED), default=1)
    hand = max(hands, key=lambda h: (h.naming == "described", len(h.name), h.name))
    if len(ring) == 1 and not isinstance(ring[0], Unseen):
        same: tuple[object, ...] = ("unnamed", side, ring[0][0], fold(hand.name))
    else:
        same = ("unnamed", side, repr(ring[0]))
    return _End(same, side, "unnamed", -1, hand, max(1, most), ring, tuple(refs))


def _nothing_seen(brief: Brief, ring: tuple[Node, ...], refs: list[Ref], side: Side) -> _End:
    """An outlet whose report is not here, a headline alone, a ring of outlets, or nobody at all."""
    if len(ring) > 1:
        return _End(("ring", side, ring), side, "nobody", -1, None, 1, ring, tuple(refs), ring=True)
    ref = refs[0]
    found = brief.endings[ref]
    if found.sort != "outlet":
        return _End(("nobody", side, ref), side, "nobody", -1, None, 1, ring, (ref,))
    owner = found.stops[-1].owner if found.stops else owner_key(brief.sheets[ref[0]].house) or ref[0]
    hand = Hand(_outlet_name(brief, ref, found), "outlet", "named")
    # Where another outlet of that owner speaks for itself, they count once.
    own = brief.houses.get(owner, -1)
    return _End(
        ("named", side, own) if own >= 0 else ("outlet", side, owner), side, "outlet", -1, hand, 1, ring, tuple(refs)
    )


def _outlet_name(brief: Brief, ref: Ref, found: Ending) -> str:
    return found.stops[-1].name if found.stops else brief.printer(ref)


# Which of these are one


def _grouped(
    flat: Sequence[_End], on: Mapping[Ref, Sequence[int]], spoken: Sequence[Ruling]
) -> tuple[list[int], set[frozenset[int]], dict[int, tuple[Ref, Ref]]]:
    """For each end the first that it is one with; the pairs judged to be two, and what made judged ones one."""
    home = list(range(len(flat)))
    apart: set[frozenset[int]] = set()
    judged: dict[int, tuple[Ref, Ref]] = {}
    for ruling in spoken:
        ones, others = on[ruling.one], on[ruling.other]
        if ruling.kind == "one origin":
            if flat[ones[0]].side == flat[others[0]].side and _join(ones[0], others[0], home, apart):
                judged[ones[0]] = (ruling.one, ruling.other)
        else:
            apart |= {frozenset((a, b)) for a in ones for b in others if _root(a, home) != _root(b, home)}
    first: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for i, end in enumerate(flat):
        # One that was judged to be another than the first of its name goes to the next that it may be.
        if not any(_join(i, other, home, apart) for other in first[end.same]):
            first[end.same].append(i)
    roots = [_root(i, home) for i in range(len(flat))]
    parted = {frozenset(roots[i] for i in pair) for pair in apart}
    return roots, {p for p in parted if len(p) == 2}, {roots[i]: refs for i, refs in judged.items()}


def _root(i: int, home: list[int]) -> int:
    while home[i] != i:
        home[i] = home[home[i]]
        i = home[i]
    return i


def _join(i: int, j: int, home: list[int], apart: set[frozenset[int]]) -> bool:
    """Makes two ends one, unless a person said of any of theirs that they are two."""
    a, b = sorted((_root(i, home), _root(j, home)))
    if a != b and any({_root(x, home) for x in pair} == {a, b} for pair in apart):
        return False
    home[b] = a
    return True


# The springs


def _made(
    brief: Brief,
    flat: Sequence[_End],
    on: Mapping[Ref, Sequence[int]],
    home: Sequence[int],
    apart: set[frozenset[int]],
    judged: Mapping[int, tuple[Ref, Ref]],
) -> Springs:
    groups: dict[int, list[_End]] = defaultdict(list)
    for i, end in enumerate(flat):
        groups[home[i]].append(end)
    resting: dict[int, list[Ref]] = defaultdict(list)
    for ref in sorted(on):
        for root in sorted({home[i] for i in on[ref]}):
            resting[root].append(ref)
    place = {root: n for n, root in enumerate(sorted(groups))}
    made: list[Spring] = []
    taken: Counter[str] = Counter()
    for root in sorted(groups):
        spring = _spring(brief, groups[root], tuple(resting[root]))
        taken[spring.key] += 1
        made.append(_renamed(spring, taken[spring.key]) if taken[spring.key] > 1 else spring)
    return Springs(
        tuple(made),
        {ref: tuple(sorted({place[home[i]] for i in on[ref]})) for ref in on},
        frozenset(frozenset(place[i] for i in pair) for pair in apart),
        {place[i]: refs for i, refs in judged.items() if i in place},
        {node: spring.key for spring in made for node in spring.roots},
    )


def _spring(brief: Brief, members: list[_End], tellings: tuple[Ref, ...]) -> Spring:
    """One origin out of the ends that are one: of the named among them it has its name."""
    best = min(members, key=lambda e: (("named", "own", "unnamed", "outlet", "nobody").index(e.sort), e.number))
    refs = sorted({ref for end in members for ref in end.witnesses})
    alike = [ref for ref in refs if brief.identity(ref) == best.number] if best.number >= 0 else list(best.witnesses)
    hands = [hand for ref in alike if (hand := brief.endings[ref].hand)]
    name, kind, naming = _called(brief, best, alike, hands)
    sure = any(brief.tellings[ref].confidence >= SURE for ref in tellings)
    return Spring(
        _key(best, name, refs[0]),
        best.side,
        best.sort,
        frozenset(end.number for end in members if end.number >= 0),
        name,
        kind,
        naming,
        any(hand.official for hand in hands),
        1 if best.sort != "unnamed" else max(end.most for end in members),
        sure,
        tuple(node for end in members for node in end.roots),
        tellings,
        frozenset(code for hand in hands for code in countries(hand)),
        best.ring,
        bool(hands) and all(hand.paper for hand in hands),
    )


def _called(brief: Brief, end: _End, refs: Sequence[Ref], hands: Sequence[Hand]) -> tuple[str, SourceKind, Naming]:
    if end.sort == "own":
        return brief.printer(refs[0]), "outlet", "named"
    if end.ring:
        return " and ".join(sorted({brief.printer(ref) for ref in refs})) + ", which cite each other", "outlet", "named"
    if end.sort == "nobody" or not end.hand:
        return NOBODY, "author", "implicit"
    if end.sort == "named":
        names = Counter(hand.body if speaks_for_body(hand) and hand.body else hand.name for hand in hands)
        fullest = max(names, key=lambda n: (len(n.split()), names[n], n))
        bodies = {hand.kind for hand in hands if not speaks_for_body(hand)}
        return fullest, min(bodies) if bodies else "body", "named"
    return end.hand.name, end.hand.kind, end.hand.naming


def _key(end: _End, name: str, ref: Ref) -> str:
    """What names an origin within its claim, whatever else is told."""
    side = "" if end.side == "for" else f"{end.side}:"
    node = end.roots[0]
    if end.sort in ("named", "own", "outlet"):
        return f"{side}{end.sort}:{fold(name)}"
    if isinstance(node, Unseen):
        return f"{side}{end.sort}:{node.outlet}"
    return f"{side}{end.sort}:{ref[0]}/{ref[1]}"


def _renamed(spring: Spring, n: int) -> Spring:
    return replace(spring, key=f"{spring.key}#{n}")
