"""How well claims were judged: found claims set beside the true ones by the tellings that they share.

A true claim is judged by the found claim that holds most of its tellings (of two, the one with fewer others, then the
earlier); several true ones may meet in one found claim, which is then wrong for all but those whose number it happens
to fit. A true claim of which no telling was found is missed: wrong in every column.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.mill.estimates import ESTIMATES, b_cubed
from benchmarks.mill.run import Judged, Ref
from benchmarks.mill.truth import Truth

from headwater.linked import Sheet


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table; shares 0..1. None where a way of counting has no such thing."""

    name: str
    claims: int
    inside: float
    width: float
    exact: float
    f1: float | None = None
    standing: float | None = None
    steps: float | None = None
    too_high: float = 0.0
    too_low: float = 0.0


@dataclass(frozen=True, slots=True)
class Verdict:
    """A true claim and what was found of it: None where it was missed."""

    true: Truth
    found: Judged | None

    @property
    def inside(self) -> bool:
        """True where the true number lies in the interval."""
        return bool(self.found and self.found.at_least <= len(self.true.origins) <= self.found.at_most)

    @property
    def too_high(self) -> bool:
        """True where more origins are said to be proven than there are."""
        return bool(self.found and self.found.at_least > len(self.true.origins))

    @property
    def exact(self) -> bool:
        """True where the interval is the true number alone."""
        return self.inside and self.width == 0

    @property
    def width(self) -> int:
        """How much the interval leaves open."""
        return self.found.at_most - self.found.at_least if self.found else 0

    @property
    def right_steps(self) -> float:
        """The share of the true steps at which the found claim had the true standing."""
        if not self.found or not self.found.history:
            return 0.0
        steps = self.found.history
        when = [key(at, article) for at, article, _ in steps]
        right = 0
        for moment in self.true.history:
            at = bisect_right(when, key(moment.when, moment.article)) - 1
            right += at >= 0 and steps[at][2] == moment.standing
        return right / len(self.true.history)


def key(when: str, article: str) -> tuple[str, str]:
    """What puts moments in order."""
    return when.replace("+00:00", "Z"), article


def verdicts(true: Sequence[Truth], found: Sequence[Judged]) -> list[Verdict]:
    """Each true claim with the found one that it is judged by."""
    holder: dict[Ref, int] = {ref: i for i, judged in enumerate(found) for ref in judged.tellings}
    return [Verdict(each, _match(each, found, holder)) for each in true]


def _match(true: Truth, found: Sequence[Judged], holder: Mapping[Ref, int]) -> Judged | None:
    votes = Counter(holder[ref] for ref in refs(true) if ref in holder)
    if not votes:
        return None
    best = min(votes, key=lambda i: (-votes[i], len(found[i].tellings), i))
    return found[best]


def refs(true: Truth) -> Iterable[Ref]:
    """The tellings of a true claim as an ideal reader names them."""
    return ((article, f"s{n}") for article, n in true.tellings)


def row(name: str, judged: Sequence[Verdict], *, f1: float | None = None) -> Row:
    """The line of Headwater."""
    n = len(judged) or 1
    met = [v for v in judged if v.found] or judged
    return Row(
        name,
        len(judged),
        sum(v.inside for v in judged) / n,
        sum(v.width for v in met) / (len(met) or 1),
        sum(v.exact for v in judged) / n,
        f1,
        sum(v.right_steps == 1.0 for v in judged) / n,
        sum(v.right_steps * len(v.true.history) for v in judged) / (sum(len(v.true.history) for v in judged) or 1),
        sum(v.too_high for v in judged) / n,
        sum(not v.inside and not v.too_high for v in judged) / n,
    )


def clustering(true: Sequence[Truth], found: Sequence[Judged]) -> tuple[float, float, float]:
    """B-cubed precision, recall and F1 of the claims as groups of tellings."""
    return b_cubed([judged.tellings for judged in found], [list(refs(each)) for each in true])


def others(true: Sequence[Truth], sheets: Mapping[str, Sheet]) -> list[Row]:
    """The lines of what is counted today, on the same claims."""
    counts: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for each in true:
        held = [sheets[a] for a in dict.fromkeys(article for article, _ in each.tellings)]
        for name, estimate in ESTIMATES.items():
            counts[name].append((estimate(held), len(each.origins)))
    return [_counted(name, rows) for name, rows in counts.items()]


def _counted(name: str, rows: Sequence[tuple[int, int]]) -> Row:
    n = len(rows)
    right = sum(a == b for a, b in rows) / n
    high = sum(a > b for a, b in rows) / n
    return Row(name, n, right, 0.0, right, too_high=high, too_low=1 - right - high)


def table(rows: Sequence[Row]) -> str:
    """The lines as text."""
    head = f"{'':28} claims  inside   width   exact  proven>  most<   B3 F1  standing  steps"
    return "\n".join([head, *(_line(r) for r in rows)])


def _line(r: Row) -> str:
    def share(value: float | None) -> str:
        return "      –" if value is None else f"{value:7.1%}"

    parts = [f"{r.name:28}{r.claims:7}", share(r.inside), f"{r.width:7.2f}", share(r.exact)]
    return " ".join(
        [*parts, share(r.too_high), share(r.too_low), share(r.f1), share(r.standing) + "  ", share(r.steps)]
    )
