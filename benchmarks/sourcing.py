"""How well chains, stances, dates, events, deals and warnings are read, on the reports of tests/sourcing.

    python benchmarks/sourcing.py [--half HALF] [--languages en,ru] [--misses KIND,..] [--taken]
    python benchmarks/sourcing.py --check FILE ...

HALF: dev and test are the two halves; sources, unseen (chains and silence) and more, late (events and deals) are
further sets, of which unseen and late were marked after the work was done; fresh, newer, kept, beats (events)
wire, shut, daily and sealed (statements and deals) were written before they were read; kept, shut and sealed are
only scored.
Prints a table by language: shares of what was marked (F1 for dates, events, deals, warnings). `--misses` tells what
did not hold, `--taken` what was taken for what. `--check` tells what is wrong in files, and what they hold. The
guideline is docs/sourcing-guideline.md; the half `test` is looked at only in the end.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

import sourced
import sourcing_score
from sourcing_score import KINDS, MANY, Tally

from headwater import pipeline

HALVES = (
    *("dev", "test", "sources", "unseen", "more", "late", "fresh", "newer", "kept"),
    *("beats", "wire", "shut", "daily", "sealed"),
)


def main() -> int:
    """What was asked for; 1 where a file is wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--half", choices=HALVES, default="dev")
    parser.add_argument("--languages", default="")
    parser.add_argument("--misses", default="", help=f"of {', '.join(KINDS)}")
    parser.add_argument("--taken", action="store_true")
    parser.add_argument("--check", nargs="+", type=Path)
    chosen = parser.parse_args()
    if chosen.check:
        return check(chosen.check)
    tallies = measure(chosen.half, frozenset(x for x in chosen.languages.split(",") if x))
    show(tallies)
    total = tallies["all"]
    for kind in (k for k in chosen.misses.split(",") if k):
        print(f"\n{KINDS[kind]}:", *total.misses[kind], sep="\n")
    if chosen.taken:
        taken(total)
    return 0


def measure(half: str, languages: frozenset[str] = frozenset()) -> dict[str, Tally]:
    """The counts by language (as the files are named), and of all together under "all"."""
    out: dict[str, Tally] = {}
    total = Tally()
    for path in sourced.files(half, languages):
        mine = out.setdefault(path.stem, Tally())
        for report in sourced.load(path):
            mine.add(sourcing_score.compare(report, pipeline.read_article(sourced.article(report))))
        total.add(mine)
    return out | {"all": total}


def show(tallies: dict[str, Tally]) -> None:
    """Prints the table."""
    print(f"{'':46}" + "".join(f"{name:>10}" for name in tallies))
    for kind, told in KINDS.items():
        cells = (
            f"{t.score(kind):.3f}" if t.marked[kind] or (kind in MANY and t.read[kind]) else ""
            for t in tallies.values()
        )
        print(f"{told:46}" + "".join(f"{cell:>10}" for cell in cells) + f"{tallies['all'].marked[kind]:>8}")


def taken(total: Tally) -> None:
    """Prints what was taken for what."""
    kinds = dict.fromkeys(kind for kind, _, _ in total.taken)
    for kind in kinds:
        rows = {(m, r): n for (k, m, r), n in total.taken.items() if k == kind}
        names = sorted({name for pair in rows for name in pair})
        print(f"\n{KINDS[kind]}: marked (rows), read (columns)")
        print(" " * 14 + "".join(f"{name:>12}" for name in names))
        for marked in names:
            print(f"{marked:14}" + "".join(f"{rows.get((marked, read), 0) or '':>12}" for read in names))


def check(paths: list[Path]) -> int:
    """Prints what is wrong in files, and what they hold; 1 where something is."""
    wrong = 0
    for path in paths:
        found = sourced.faults(path)
        print(*found, sep="\n", end="\n" if found else "")
        wrong += len(found)
        if not found:
            print(f"{path}: {_held(sourced.load(path))}")
    return bool(wrong)


def _held(reports: list[sourced.Report]) -> str:
    chains = Counter(len(s.chain) for r in reports for s in r.statements)
    stances = Counter(s.row["stance"] for r in reports for s in r.statements)
    counts = {
        name: sum(len(getattr(r, name)) for r in reports)
        for name in ("statements", "dates", "events", "deals", "warnings")
    }
    told = ", ".join(f"{n} {name}" for name, n in counts.items())
    return (
        f"{len(reports)} reports ({sum(r.hard for r in reports)} hard), {told}; chains {dict(sorted(chains.items()))}; "
        f"{dict(stances.most_common())}"
    )


if __name__ == "__main__":
    sys.exit(main())
