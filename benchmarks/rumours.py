"""How well Headwater counts the origins of claims, in invented media landscapes whose truth is known (benchmarks/mill).

    python -m benchmarks.rumours [--articles 10000] [--seed 1] [--sheets | --read] [--given] [--turn [DIAL ...]] [dials]

Prints one table: the share of claims whose true number of origins lies inside the interval, its mean width, how often
it is exact, how often more is said to be proven than is true (proven>) or less to be possible (most<), how well claims
are told apart (B-cubed), how often the standing is right at every step of a claim and at how many steps; beside it what
is counted today. `--sheets` measures linking and weighing alone, with an ideal reader in front of them; `--read` reads
the texts; `--given` (with sheets) tells which tellings are one claim, and leaves copies and weighing. `--turn` turns
one dial after the other to nothing and up, and says what breaks first. Exit 1 below a bar.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from benchmarks.mill import atlas, flow, reading, run, scores
from benchmarks.mill.dials import Dials, arguments, dials
from benchmarks.mill.run import Judged, Ref
from benchmarks.mill.scores import Row, Verdict
from benchmarks.mill.truth import Truth

from headwater.linked import Sheet

BARS = {"inside": 0.97, "exact": 0.80, "f1": 0.92, "steps": 0.95}
"""Least shares on 10,000 articles at the default dials; `WIDTH` is the most of the mean width."""
WIDTH = 1.0
TURNED = {
    "uncredited": (0.0, 1.0), "dropped": (0.0, 0.8), "through": (0.0, 0.8), "cite": (0.0, 0.8), "merged": (0.0, 0.4),
    "misread": (0.0, 0.3), "corrected": (0.0, 0.5), "mirrored": (0.0, 1.0), "owned": (0.0, 0.9), "office": (0.0, 0.6),
    "twins": (0.0, 0.6), "twice_unnamed": (0.0, 1.0), "leaker_named": (0.0, 0.8), "second_named": (0.0, 0.8),
    "denied": (0.0, 0.5), "confirmed": (0.0, 0.6), "silent": (0.0, 0.5), "verbatim": (0.0, 0.8),
    "second_claim": (0.0, 1.0), "lost": (0.1, 0.3), "broken": (0.1, 0.3), "wrong_stance": (0.05, 0.2),
}  # fmt: skip
"""The dials that are turned, and how far down and up."""


@dataclass(frozen=True, slots=True)
class Landscape:
    """Articles as sheets, and the truth about their claims; `same`: which telling that was read is which true one."""

    sheets: tuple[Sheet, ...]
    true: tuple[Truth, ...]
    same: Mapping[Ref, Ref] | None = None

    def as_true(self, judged: Judged) -> Judged:
        """A found claim with its tellings as the true statements that they are."""
        if self.same is None:
            return judged
        return replace(judged, tellings=tuple(self.same[ref] for ref in judged.tellings if ref in self.same))


def milled(articles: int, seed: int, set_to: Dials, *, read: bool) -> Landscape:
    """A media landscape, read by the ideal reader or by Headwater."""
    if not read:
        flowing = list(flow.sheets(articles, seed, set_to))
        made = tuple(item for item in flowing if isinstance(item, Sheet))
        return Landscape(made, tuple(item for item in flowing if isinstance(item, Truth)))
    atlas.teach()
    out = list(flow.printed(articles, seed, set_to))
    found = list(reading.read([(item.piece, item.printed) for item in out if isinstance(item, flow.Out)]))
    same = {ref: true for each in found for ref, true in each.same.items()}
    true = tuple(item for item in out if isinstance(item, Truth))
    return Landscape(tuple(each.sheet for each in found), true, same)


def measured(landscape: Landscape, judge: run.Judge = run.in_memory) -> tuple[list[Row], list[Verdict]]:
    """The lines of the table, and each claim with what was found of it."""
    found = [landscape.as_true(judged) for judged in judge(landscape.sheets)]
    found = [judged for judged in found if judged.tellings]
    judged = scores.verdicts(landscape.true, found)
    _, _, f1 = scores.clustering(landscape.true, found)
    spread = [v for v in judged if v.true.articles > 1]
    several = [v for v in judged if len(v.true.origins) > 1]
    rows = [scores.row("Headwater", judged, f1=f1)]
    rows += [scores.row("  in two articles or more", spread), scores.row("  of two origins or more", several)]
    true = [v.true for v in spread]
    return rows + scores.others(true, run.by_article(landscape.sheets)), judged


def by_kind(judged: Sequence[Verdict]) -> list[Row]:
    """The claims by what they are about."""
    groups: dict[str, list[Verdict]] = defaultdict(list)
    for verdict in judged:
        groups[verdict.true.kind].append(verdict)
    return [scores.row("  " + kind, groups[kind]) for kind in sorted(groups)]


def turn(articles: int, seed: int, set_to: Dials, names: Iterable[str], *, read: bool) -> list[Row]:
    """The claims in two articles or more, with one dial after the other turned down and up."""
    lines = []
    for name in names:
        for value in TURNED[name]:
            rows, _ = measured(milled(articles, seed, replace(set_to, **{name: value}), read=read))
            lines.append(replace(rows[1], name=f"  {name} {value:g}", f1=rows[0].f1))
    return sorted(lines, key=lambda r: (r.inside, r.exact))


def kept(row: Row) -> list[str]:
    """The bars that were missed, each in words."""
    short = [
        f"{name} {getattr(row, name):.1%} < {bar:.0%}" for name, bar in BARS.items() if (getattr(row, name) or 0) < bar
    ]
    return short + ([f"width {row.width:.2f} > {WIDTH}"] if row.width >= WIDTH else [])


def main() -> int:
    """Runs the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    way = parser.add_mutually_exclusive_group()
    way.add_argument("--sheets", action="store_true", help="with an ideal reader (the default)")
    way.add_argument("--read", action="store_true", help="Headwater reads the texts")
    parser.add_argument("--turn", nargs="*", choices=sorted(TURNED), metavar="DIAL", help="turn these dials, or all")
    parser.add_argument("--given", action="store_true", help="the true claims are given: copies and weighing alone")
    parser.add_argument("--kinds", action="store_true", help="the claims by what they are about")
    arguments(parser)
    options = parser.parse_args()
    began = time.perf_counter()
    landscape = milled(options.articles, options.seed, dials(options), read=options.read)
    made = time.perf_counter() - began
    judge = run.with_claims([[*scores.refs(t)] for t in landscape.true]) if options.given else run.in_memory
    rows, judged = measured(landscape, judge)
    took = time.perf_counter() - began - made
    print(f"{len(landscape.sheets):,} articles, {len(landscape.true):,} claims, seed {options.seed}; ", end="")
    print(f"{'read' if options.read else 'made'} in {made:.0f} s, linked and weighed in {took:.0f} s")
    print(scores.table([*rows, *(by_kind(judged) if options.kinds else ())]))
    if options.turn is not None:
        names = options.turn or list(TURNED)
        turned = turn(options.articles, options.seed, dials(options), names, read=options.read)
        print("\nIn two articles or more, with one dial turned, the worst first:")
        print(scores.table([rows[1], *turned]))
    missed = kept(rows[0])
    print("bars: " + ("kept" if not missed else "MISSED: " + "; ".join(missed)))
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
