"""Who is one across articles: a newcomer among known bearers, or a whole set of bearers at once.

What holds: a person is joined by a full name on both sides; a namesake whose roles at that time contradict stays
apart; whoever could be either of two stays alone, with both shown. Where roles say the same (`one`), they join first;
then what the same occupation or company suggests; then the name alone, where it fits one only. Letters for given
names come after that, and a surname alone last: it joins only where one bearer is known and the role agrees.

`settle` looks at all bearers together and does not depend on their order. `choose` answers the plain cases of one
newcomer without it, in a way that `settle` would confirm.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations

from headwater.bearers import Bearer, Choice, Doubt, Held, Joined, Reasons, Settled
from headwater.resolve.likely import (
    ALIKE,
    STRANGERS,
    Stand,
    Tie,
    fullest,
    has_two_surnames,
    may_be_called,
    strangers,
    tie,
)
from headwater.resolve.parting import apart_by_keys

CLOSE = 0.4
"""Two names less like than this are not made one by a third that resembles both."""
MANY = 60
"""More bearers than these are first parted by their names' keys: nobody looks at every pair of a thousand."""
SHOWN = 8
"""Bearers shown as possible for somebody who was left alone."""
_AMBIGUOUS = "it can be either of several"


@dataclass(slots=True)
class _Group:
    """Bearers found to be one so far; `sum` is all that is known of them, `turn` says which of two is named first."""

    sum: Bearer
    members: list[Bearer]
    ties: dict[str, tuple[float, Reasons]] = field(default_factory=dict)
    turn: int = 0

    @property
    def key(self) -> tuple[str, ...]:
        """Tells groups apart by what they hold and not by when they came."""
        return tuple(sorted(_content(b) for b in self.members))


def choose(new: Bearer, known: Sequence[Bearer]) -> Choice:
    """What becomes of a newcomer among those on the desk that may be meant by its names."""
    far = strangers(new, known)
    ties = {b.ref: STRANGERS if b.ref in far else tie(new, b) for b in known}
    alike = [b for b in known if ties[b.ref].alike]
    full = [b for b in alike if fullest(b) == "full"]
    form = fullest(new)
    if form != "full":
        return _short(new, alike, full, ties, bare=form == "bare") if alike else Choice()
    fits = [b for b in full if not ties[b.ref].apart]
    stirs = any(_may_now_belong(b, ties[b.ref], first=not full) for b in alike if b not in full)
    only = fits[0] if len(fits) == 1 else _by_role(fits, ties)
    if only and not (stirs and _new_roles(new, only)):
        return Choice(only.ref, ties[only.ref].score, ties[only.ref].reasons)
    alone = fits and not stirs and not _bridges(fits)
    if alone or (new.kind != "person" and not fits):
        return Choice(doubts=_shown(new, alike, ties))
    shaken = [b for b in known if b not in alike and may_be_called(b, new)]
    if not (full or stirs or shaken):
        return Choice(doubts=_shown(new, alike, ties))
    return Choice(unsettled=tuple(b.ref for b in (*alike, *shaken)))


def _shown(new: Bearer, alike: list[Bearer], ties: dict[str, Tie]) -> tuple[Doubt, ...]:
    """Whom a newcomer that was left alone may be, the likeliest first."""
    likeliest = sorted(alike, key=lambda b: (-ties[b.ref].score, b.ref))[:SHOWN]
    return tuple(_doubt(new.ref, b.ref, ties[b.ref], _AMBIGUOUS) for b in likeliest if ties[b.ref].stand != "never")


def _may_now_belong(short: Bearer, found: Tie, *, first: bool) -> bool:
    """True where somebody named shortly, who was left alone, may be the newcomer."""
    return found.stand in ("one", "may be one") or (first and fullest(short) == "initial" and not found.apart)


def _by_role(fits: list[Bearer], ties: dict[str, Tie]) -> Bearer | None:
    """The one of several that the same post, or else the same occupation, points at."""
    for stand in ("one", "may be one"):
        found = [b for b in fits if ties[b.ref].stand == stand]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _bridges(fits: list[Bearer]) -> bool:
    """True where two of these may become one by a newcomer whose name resembles both."""
    return any(CLOSE <= tie(a, b).score < ALIKE for a, b in combinations(fits[:4], 2))


def _new_roles(new: Bearer, known: Bearer) -> bool:
    return bool({(h.title, h.organization) for h in new.held} - {(h.title, h.organization) for h in known.held})


def _short(new: Bearer, alike: list[Bearer], full: list[Bearer], ties: dict[str, Tie], *, bare: bool) -> Choice:
    """A surname alone, or with letters: one bearer at most, and for a surname alone a role that agrees."""
    fits = [b for b in full if not ties[b.ref].apart]
    only = fits[0] if len(fits) == 1 and (not bare or len(full) == 1) else None
    if only and (not bare or ties[only.ref].stand in ("one", "may be one")):
        return Choice(only.ref, ties[only.ref].score, ties[only.ref].reasons)
    if not bare and not full:
        return Choice(unsettled=tuple(b.ref for b in alike if fullest(b) == "initial"))
    shown = sorted(full, key=lambda b: (-ties[b.ref].score, b.ref))[:SHOWN]
    return Choice(doubts=tuple(_doubt(new.ref, b.ref, ties[b.ref], _short_why(bare, full)) for b in shown))


def _short_why(bare: bool, full: Sequence[object]) -> str:
    if len(full) > 1:
        return "several bear this name"
    return "a surname alone, and no role that agrees" if bare else "only the first letter of the given name is known"


def _doubt(a: str, b: str, found: Tie, why: str) -> Doubt:
    return Doubt(a, b, found.score, found.reasons, found.why or why)


def settle(bearers: Sequence[Bearer], apart: Sequence[tuple[str, str]] = ()) -> Settled:
    """Who of these is one, in whatever order they come; pairs in `apart` never are."""
    ordered = sorted(bearers, key=lambda b: (_content(b), b.ref))
    parts = [ordered] if len(ordered) <= MANY else list(apart_by_keys(ordered))
    found = [_settled(part, apart) for part in parts]
    return Settled(tuple(g for s in found for g in s.groups), tuple(d for s in found for d in s.doubts))


def _settled(ordered: Sequence[Bearer], apart: Sequence[tuple[str, str]]) -> Settled:
    groups = _same_homes(ordered)
    ties = _Ties(apart)
    full = [g for g in groups if fullest(g.sum) == "full"]
    full = _join(full, ties, {"one"}, sure=True)
    full = _join(full, ties, {"one", "may be one"}, sure=False)
    full = _join(full, ties, {"one", "may be one", ""}, sure=False)
    doubts = list(_left_apart(full, ties))
    shorts = [g for g in groups if fullest(g.sum) == "initial"]
    shorts = _join(shorts, ties, {"one", "may be one"}, sure=False)
    rest = []
    # All of them look at the same full names: what one brings along must not decide for the next.
    plans = [(g, _place(g, full, ties, bare=False)) for g in shorts]
    plans += [(g, _place(g, full, ties, bare=True)) for g in groups if fullest(g.sum) == "bare"]
    for group, (home, why, shown) in plans:
        if home is not None:
            _take(home, group, ties.of(home, group))
        else:
            rest.append(group)
            doubts += [_doubt(_ref(group), _ref(g), ties.of(group, g), why) for g in shown]
    return Settled(tuple(_joined(g) for g in (*full, *rest)), tuple(doubts))


def _content(b: Bearer) -> str:
    """What a bearer is, without the refs that depend on when it came."""
    names = sorted((s.text, s.language or "") for s in b.names)
    held = sorted((h.title, h.organization or "", h.first or "", h.last or "") for h in b.held)
    return repr((names, held, b.gender or "", sorted(b.outlets), sorted(b.company)))


def _same_homes(bearers: Sequence[Bearer]) -> list[_Group]:
    """One group each, but those of a home that may not be taken apart in one, and those alike to the letter."""
    groups: dict[str, _Group] = {}
    for b in bearers:
        key = f"home {b.home}" if b.whole else f"like {_content(b)}" if fullest(b) == "full" and b.held else b.ref
        if key in groups:
            _take(groups[key], _Group(b, [b]), Tie(1.0, (), "one"))
        else:
            groups[key] = _Group(b, [b], {b.ref: (1.0, ())}, len(groups))
    return list(groups.values())


class _Ties:
    """The ties between groups, each looked at once while neither changes."""

    def __init__(self, apart: Sequence[tuple[str, str]]) -> None:
        self._apart = {frozenset(pair) for pair in apart}
        self._known: dict[tuple[int, int, int, int], Tie] = {}

    def of(self, a: _Group, b: _Group) -> Tie:
        """What two groups have to do with each other."""
        if a.turn > b.turn:
            a, b = b, a  # of several spellings that both have, the reason is the same whoever comes first
        key = (id(a), len(a.members), id(b), len(b.members))
        if key not in self._known:
            self._known[key] = self._look(a, b)
        return self._known[key]

    def _look(self, a: _Group, b: _Group) -> Tie:
        found = tie(a.sum, b.sum)
        if self._apart and any(frozenset((x.ref, y.ref)) in self._apart for x in a.members for y in b.members):
            return replace(found, stand="never", why="a person judged that they are not the same")
        return found


def _join(groups: list[_Group], ties: _Ties, stands: set[Stand], *, sure: bool) -> list[_Group]:
    """Joins what these ties hold together, the strongest first; unless `sure`, nobody who could be either of two."""
    near = [
        (t.score, a, b) for a, b in combinations(groups, 2) if (t := ties.of(a, b)).score >= ALIKE and t.stand in stands
    ]
    torn = set() if sure else _torn(near, ties)
    into: dict[int, _Group] = {}
    for _, a, b in sorted(near, key=lambda row: (-row[0], row[1].key, row[2].key)) if near else ():
        if id(a) in torn or id(b) in torn:
            continue
        one, other = _root(a, into), _root(b, into)
        if one is other or (now := ties.of(one, other)).apart or now.stand not in stands:
            continue
        _take(one, other, now)
        into[id(other)] = one
    return [g for g in groups if id(g) not in into]


def _root(group: _Group, into: dict[int, _Group]) -> _Group:
    while id(group) in into:
        group = into[id(group)]
    return group


def _torn(near: Iterable[tuple[float, _Group, _Group]], ties: _Ties) -> set[int]:
    """Groups with ties to two that cannot be one."""
    groups: dict[int, _Group] = {}
    beside: dict[int, list[_Group]] = {}
    for _, a, b in near:
        groups.update(((id(a), a), (id(b), b)))
        beside.setdefault(id(a), []).append(b)
        beside.setdefault(id(b), []).append(a)
    two_surnames = {one for one, g in groups.items() if has_two_surnames(g.sum)}
    return {
        one
        for one, others in beside.items()
        if any(_cannot_be_one(ties.of(x, y), unlike=one in two_surnames) for x, y in combinations(others, 2))
    }


def _cannot_be_one(found: Tie, *, unlike: bool) -> bool:
    """`unlike`: that their names are unlike says nothing, because somebody bears both."""
    return found.apart or (found.score < CLOSE and not unlike)


def _may_be_one(found: Tie) -> bool:
    return found.score >= ALIKE and found.stand != "never"


def _left_apart(groups: list[_Group], ties: _Ties) -> Iterator[Doubt]:
    """The namesakes that stayed apart, so many for each as anybody would look at."""
    # Most groups are like nobody: only the others are put in order, which costs more than to look.
    alike = {id(g) for pair in combinations(groups, 2) if _may_be_one(ties.of(*pair)) for g in pair}
    seen: Counter[int] = Counter()
    for a, b in combinations(sorted((g for g in groups if id(g) in alike), key=lambda g: g.key), 2):
        found = ties.of(a, b)
        if _may_be_one(found) and max(seen[id(a)], seen[id(b)]) < SHOWN:
            seen.update((id(a), id(b)))
            yield _doubt(_ref(a), _ref(b), found, _AMBIGUOUS)


def _place(group: _Group, full: list[_Group], ties: _Ties, *, bare: bool) -> tuple[_Group | None, str, list[_Group]]:
    """Where a short name belongs, else why nowhere and who was possible."""
    alike = [g for g in full if ties.of(group, g).alike]
    fits = [g for g in alike if not ties.of(group, g).apart]
    only = fits[0] if len(fits) == 1 and (not bare or len(alike) == 1) else None
    if only and (not bare or ties.of(group, only).stand in ("one", "may be one")):
        return only, "", []
    shown = sorted(alike, key=lambda g: (-ties.of(group, g).score, g.key))[:SHOWN]
    return None, _short_why(bare, alike), shown


def _ref(group: _Group) -> str:
    return min(b.ref for b in group.members)


def _take(home: _Group, other: _Group, found: Tie) -> None:
    home.sum = _sum(home.sum, other.sum)
    home.members += other.members
    for b in other.members:
        home.ties[b.ref] = (found.score, found.reasons)


def _sum(a: Bearer, b: Bearer) -> Bearer:
    return replace(
        a,
        names=tuple(dict.fromkeys((*a.names, *b.names))),
        gender=a.gender or b.gender,
        held=_held((*a.held, *b.held)),
        outlets=a.outlets | b.outlets,
        company=a.company | b.company,
        home=a.home or b.home,
    )


def _held(roles: Iterable[Held]) -> tuple[Held, ...]:
    """Each role once, with the first and the last day of all."""
    found: dict[tuple[str, str, str], Held] = {}
    for h in roles:
        key = (h.title, h.organization or "", h.language or "")
        if key in found:
            days = sorted(d for d in (found[key].first, found[key].last, h.first, h.last) if d)
            h = replace(h, first=days[0] if days else None, last=days[-1] if days else None)
        found[key] = h
    return tuple(found[key] for key in sorted(found))


def _joined(group: _Group) -> Joined:
    return Joined(tuple(sorted(b.ref for b in group.members)), group.ties)
