"""How many articles a minute are linked and weighed on one core, and how the cost grows with the desk.

    python -m benchmarks.comparing_speed [--articles 20000] [--every 2000] [--seed 1] [--desk FILE]

Sheets of the rumour mill (benchmarks/mill, an ideal reader in front) are set beside those on a desk, as
`headwater add` does it after reading: copies, claims, weighing, stories. Prints for each stretch the processor time of
an article, and the articles a minute that makes; then how often the cost of the first stretch the last one has, the
memory and the size of the desk. Exit 1 where it is under 2,000 a minute at the end.
"""

from __future__ import annotations

import argparse
import resource
import tempfile
import time
from dataclasses import replace
from itertools import islice
from pathlib import Path

from benchmarks.mill import atlas, flow
from benchmarks.mill.dials import Dials

from headwater import pipeline
from headwater.desk import Desk
from headwater.desk.claims import comparing
from headwater.link.matters import matter
from headwater.linked import Sheet

BATCH = 100
"""Articles of one transaction, as `headwater add` writes them."""
BAR = 2000


def main() -> int:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--every", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--desk", type=Path)
    asked = parser.parse_args()
    atlas.teach()
    with tempfile.TemporaryDirectory() as folder:
        path = asked.desk or Path(folder) / "speed.desk"
        costs = list(_filled(path, asked.articles, asked.every, asked.seed))
        size = path.stat().st_size / 1e6
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"the last costs {costs[-1] / costs[0]:.2f} times the first; memory {memory:.0f} MB, desk {size:.0f} MB")
    return 0 if 60 / costs[-1] >= BAR else 1


def _filled(path: Path, articles: int, every: int, seed: int) -> list[float]:
    """Seconds of processor time for an article, stretch by stretch."""
    costs = []
    stream = (item for item in flow.sheets(articles, seed, Dials()) if isinstance(item, Sheet))
    with Desk(path, rules=pipeline.RULES, weighing=pipeline.WEIGHING) as desk:
        done = 0
        while stretch := [replace(sheet, matter=matter(sheet)) for sheet in islice(stream, every)]:
            begun = time.process_time()
            for start in range(0, len(stretch), BATCH):
                with desk._writing() as connection:
                    for sheet in stretch[start : start + BATCH]:
                        comparing.place(connection, sheet, 1, pipeline.WEIGHING)
            each = (time.process_time() - begun) / len(stretch)
            done += len(stretch)
            print(f"{done:>8} articles  {each * 1000:6.1f} ms each  {60 / each:6.0f} a minute", flush=True)
            costs.append(each)
        print(f"{desk.claim_count()} claims, {desk.story_count()} stories")
    return costs


if __name__ == "__main__":
    raise SystemExit(main())
