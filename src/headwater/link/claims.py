"""Claims: tellings with one content, grouped across articles and languages.

    Tellings, Ties, Rulings -> Claim, ...

Tellings with the same words and dates are one from the start. The others are joined along their ties, the strongest
first, where the tellings on both sides are alike on the average: one wrong tie joins no two claims. What a person
ruled stands over it. A telling that only answers another ("denied this") belongs where the one that it answers
belongs. The result does not depend on the order in which anything is handed in.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import product

from headwater.link.alike import tie
from headwater.link.forms import distinct, form
from headwater.link.measured_details import WINDOW
from headwater.link.saying import variants, wording
from headwater.linked import Claim, Ruling, Telling, Tie
from headwater.records import Stance

JOIN = 0.33
"""Likeness on the average from which two groups are one claim; lower, and claims of one dense story run together."""
LOOKED_AT = 5
"""Tellings of a group that stand for it in that average: its fullest ones."""
RELATED_WORTH = 0.6
"""What of its likeness a tie of related claims counts in the average."""
BARE = 0.4
"""What a telling counts in that average that has neither number nor date: "the attack on the plant" is like every
attack on it, and would carry two of them into one claim."""

LATE = 0.01
"""What a tie loses for each day between two articles when the strongest is looked for."""
MOST = 0.5
"""What of its weight another content has that is most of it."""
QUIET: frozenset[Stance] = frozenset(("declines", "silent"))
ANSWERING: frozenset[Stance] = QUIET | frozenset(("confirms", "denies"))

Ref = tuple[str, str]


def claims(tellings: Iterable[Telling], ties: Iterable[Tie], rulings: Sequence[Ruling] = ()) -> tuple[Claim, ...]:
    """The claims of a set of tellings, by their first telling, each with what is related to it; see `groups`."""
    told, tied = list(tellings), list(ties)
    return _finished(groups(told, tied, rulings), {(t.one, t.other) for t in tied})


def claim(members: Sequence[Telling]) -> Claim:
    """The claim that these tellings make: the words that are shown for it, and where they contradict each other."""
    ordered = sorted(members, key=_order)
    return Claim(tuple(t.ref for t in ordered), wording(ordered).ref, variants(ordered))


def groups(
    tellings: Iterable[Telling],
    ties: Iterable[Tie],
    rulings: Sequence[Ruling] = (),
    held: Sequence[Sequence[Ref]] = (),
) -> tuple[tuple[Telling, ...], ...]:
    """Which tellings are one claim, by their first telling. A telling that says nothing at all belongs to none.

    `ties` may leave pairs out that were not looked at: what is needed is looked at here. `held` are of one claim in any
    case.
    """
    by_ref = {t.ref: t for t in sorted(tellings, key=_order)}
    rulings = [r for r in rulings if r.kind in ("together", "apart")]
    known = {(t.one, t.other): t for t in ties if t.one in by_ref and t.other in by_ref}
    follows = dict(_followers(by_ref, rulings))
    leaders = [t for ref, t in by_ref.items() if ref not in follows]
    grown = _Groups(_copies(leaders, rulings), known, rulings)
    for each in held:
        grown.hold(each)
    grown.join()
    found = [members for members in grown.members() if any(form(t).own for t in members)]
    at = {t.ref: i for i, members in enumerate(found) for t in members}
    for ref, leader in follows.items():
        if leader in at:
            found[at[leader]].append(by_ref[ref])
    ordered = (tuple(sorted(members, key=_order)) for members in found)
    return tuple(sorted(ordered, key=lambda members: _order(members[0])))


def _order(telling: Telling) -> tuple[str, Ref]:
    return telling.published, telling.ref


def _followers(by_ref: dict[Ref, Telling], rulings: Sequence[Ruling]) -> Iterator[tuple[Ref, Ref]]:
    """Which telling follows which: it answers it and says nothing itself, or is most of it ("X said | that Y said |
    that Z"). Who gives no answer says nothing about which event: what he was asked about is what his article tells.
    Not where a person ruled about it.
    """
    ruled = {ref for r in rulings for ref in (r.one, r.other)}
    for ref, telling in by_ref.items():
        seen, leader = {ref}, telling
        while said := (leader.answers or leader.within) if leader.borrowed or leader.stance in QUIET else leader.within:
            nxt = by_ref.get((leader.article, said))
            if nxt is None or nxt.ref in seen or not (leader.borrowed or _asked(leader, nxt) or _most_of(leader, nxt)):
                break
            seen.add(nxt.ref)
            leader = nxt
        if leader.ref != ref and ref not in ruled:
            yield ref, leader.ref


def _asked(quiet: Telling, said: Telling) -> bool:
    """True where somebody who gives no answer was asked about this: it shares a word or a name with it."""
    if quiet.stance not in QUIET or quiet.answers != said.statement:
        return False
    return bool(form(quiet).own.keys() & form(said).own.keys() or {*quiet.names} & {*said.names})


def _most_of(inner: Telling, outer: Telling) -> bool:
    """True where a content inside another one is most of what that says."""
    inside = all(any(span.covers(part) for span in outer.spans) for part in inner.spans)
    return inside and form(inner).own_weight >= MOST * form(outer).own_weight > 0


def _copies(leaders: Sequence[Telling], rulings: Sequence[Ruling]) -> list[list[Telling]]:
    """Tellings with the same words and dates, near in time; those about whom a person ruled stand alone."""
    ruled = {ref for r in rulings if r.kind == "apart" for ref in (r.one, r.other)}
    alike: defaultdict[tuple[object, ...], list[Telling]] = defaultdict(list)
    for telling in leaders:
        f = form(telling)
        alone = telling.ref if telling.ref in ruled or not distinct(f) else None
        alike[f.spoken, telling.language, telling.dates, telling.stance in ("demands", "asks"), alone].append(telling)
    out: list[list[Telling]] = []
    for same in alike.values():
        run: list[Telling] = []
        for telling in same:
            if run and _days_between(run[-1], telling) > WINDOW:
                out.append(run)
                run = []
            run.append(telling)
        out.append(run)
    return out


def _days_between(one: Telling, other: Telling) -> int:
    return _days(form(one).published, form(other).published)


def _days(a: int | None, b: int | None) -> int:
    return abs(a - b) if a is not None and b is not None else 0


class _Groups:
    """Groups of tellings that grow into claims. The first telling of a run of copies stands for all of them."""

    def __init__(
        self, runs: Sequence[list[Telling]], known: dict[tuple[Ref, Ref], Tie], rulings: Sequence[Ruling]
    ) -> None:
        self._runs = {run[0].ref: run for run in runs}
        self._head = {t.ref: run[0].ref for run in runs for t in run}
        self._heads = {run[0].ref: run[0] for run in runs}
        self._forms = {ref: form(head) for ref, head in self._heads.items()}
        self._home = {ref: ref for ref in self._runs}
        self._in: dict[Ref, list[Ref]] = {ref: [ref] for ref in self._runs}
        self._full: dict[Ref, list[Ref]] = {}
        self._likeness: dict[tuple[Ref, Ref], float] = {}
        self._known = self._of_heads(known)
        ruled = {pair: r for r in sorted(rulings, key=lambda r: r.id) if (pair := self._pair(r.one, r.other))}
        self._together = [pair for pair, r in ruled.items() if r.kind == "together"]
        self._apart = {pair for pair, r in ruled.items() if r.kind == "apart"}

    def _of_heads(self, known: dict[tuple[Ref, Ref], Tie]) -> dict[tuple[Ref, Ref], Tie]:
        """The best tie between two runs of copies; of equal ones that of the first tellings."""
        found: dict[tuple[Ref, Ref], Tie] = {}
        for (one, other), each in known.items():
            pair = self._pair(one, other)
            if pair and pair[0] != pair[1]:
                best = found.get(pair)
                if best is None or (-each.score, one, other) < (-best.score, best.one, best.other):
                    found[pair] = each
        return found

    def _pair(self, one: Ref, other: Ref) -> tuple[Ref, Ref] | None:
        a, b = self._head.get(one), self._head.get(other)
        if a is None or b is None:
            return None
        return (a, b) if a <= b else (b, a)

    def hold(self, refs: Sequence[Ref]) -> None:
        """Joins what was found to be one claim before."""
        heads = sorted({head for ref in refs if (head := self._head.get(ref))})
        for head in heads[1:]:
            self._merge(heads[0], head)

    def join(self) -> None:
        """Joins what is one claim: what a person put together, then along the ties, the strongest first."""
        for one, other in self._together:
            if not self._forbidden(self._home[one], self._home[other]):
                self._merge(one, other)
        near = [(self._late(*pair) - t.score, pair) for pair, t in self._known.items() if t.how != "related"]
        waiting = [pair for _, pair in sorted(near)]
        while waiting:
            left = [pair for pair in waiting if not self._joined(*pair)]
            if len(left) == len(waiting):
                break  # a second look: what was too unlike a small group may be like the grown one
            waiting = left
        for ref, head in sorted(self._heads.items()):
            self._follow(ref, head)

    def _late(self, one: Ref, other: Ref) -> float:
        """What a tie loses by the days between its articles: "the offer" is the last one that was made."""
        return LATE * _days(self._forms[one].published, self._forms[other].published)

    def _follow(self, ref: Ref, answer: Telling) -> None:
        """An answer in its own words that is like nothing else belongs to what it is read to answer."""
        said = self._head.get((answer.article, answer.answers or ""))
        alone = all(self._heads[other].article == answer.article for other in self._in[self._home[ref]])
        if answer.stance not in ANSWERING or said is None or not alone:
            return
        if self._forms[ref].own.keys() & self._forms[said].own.keys() and not self._forbidden(
            self._home[ref], self._home[said]
        ):
            self._merge(ref, said)

    def _joined(self, one: Ref, other: Ref) -> bool:
        a, b = self._home[one], self._home[other]
        if a == b:
            return True
        if self._forbidden(a, b) or self._average(a, b) < JOIN:
            return False
        self._merge(a, b)
        return True

    def _merge(self, one: Ref, other: Ref) -> None:
        a, b = sorted((self._home[one], self._home[other]))
        if a == b:
            return
        for ref in self._in[b]:
            self._home[ref] = a
        self._in[a] = sorted((*self._in[a], *self._in.pop(b)))
        self._full.pop(a, None)

    def _forbidden(self, a: Ref, b: Ref) -> bool:
        return any({self._home[one], self._home[other]} == {a, b} for one, other in self._apart)

    def _average(self, a: Ref, b: Ref) -> float:
        total = weight = 0.0
        for one, other in product(self._fullest(a), self._fullest(b)):
            counts = self._counts(one) * self._counts(other)
            total += counts * self._alike(one, other)
            weight += counts
        return total / weight

    def _counts(self, ref: Ref) -> float:
        """How much a telling says of which event it tells."""
        f = self._forms[ref]
        return 1.0 if f.numbers or f.days else BARE

    def _fullest(self, home: Ref) -> list[Ref]:
        members = self._in[home]
        if len(members) <= LOOKED_AT:
            return members
        if home not in self._full:
            ranked = sorted(members, key=lambda ref: (-self._forms[ref].own_weight, ref))
            self._full[home] = ranked[:LOOKED_AT]
        return self._full[home]

    def _alike(self, one: Ref, other: Ref) -> float:
        pair = (one, other) if one <= other else (other, one)
        if pair not in self._likeness:
            found = self._known.get(pair) or tie(self._heads[one], self._heads[other])
            worth = 0.0 if found is None else found.score * (RELATED_WORTH if found.how == "related" else 1.0)
            self._likeness[pair] = worth
        return self._likeness[pair]

    def members(self) -> list[list[Telling]]:
        """The tellings of each group."""
        return [[t for ref in refs for t in self._runs[ref]] for refs in self._in.values()]


def _finished(found: Sequence[Sequence[Telling]], tied: Iterable[tuple[Ref, Ref]]) -> tuple[Claim, ...]:
    made = [claim(members) for members in found]
    at = {ref: i for i, each in enumerate(made) for ref in each.tellings}
    beside: defaultdict[int, set[Ref]] = defaultdict(set)
    for one, other in tied:
        a, b = at.get(one), at.get(other)
        if a is not None and b is not None and a != b:
            beside[a].add(made[b].wording)
            beside[b].add(made[a].wording)
    return tuple(replace(each, related=tuple(sorted(beside[i]))) for i, each in enumerate(made))
