"""How many articles a minute are linked and weighed on one core, and how the cost grows with the desk.

    python -m benchmarks.comparing_speed [--articles 20000] [--every 2000] [--seed 1] [--desk FILE]

Sheets of the rumour mill (benchmarks/mill, an ideal reader in front) are set beside those on a desk, as
`headwater add` does it after reading: copies, claims, weighing, stories. Their texts are there before, as `headwater
add` writes them with the article: without the texts of others no copy is found. Prints for each stretch the processor
time of an article, the articles a minute that makes, and the most memory so far; then how often the cost of the first
stretch the last one has, the memory and the size of the desk. What is kept at hand fills up over the first 20,000
articles that a process links, however many the desk has: what grows afterwards grows with the desk. A desk that is
there already is filled up to N with the rest of the same stream, so that a large one need not be made anew to see what
the next articles cost on it; N leaves out copies that `benchmarks.many_times` made. Exit 1 where it is under 2,000 a
minute at the end.
"""

from __future__ import annotations

import argparse
import hashlib
import resource
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

from benchmarks.mill import atlas, flow
from benchmarks.mill.dials import Dials
from sqlalchemy import Connection, func, insert, select

from headwater import litter, pipeline
from headwater.desk import Desk, schema
from headwater.desk.claims import comparing
from headwater.desk.claims.claim_tables import sheets
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
    litter.spare()  # as `headwater add` does
    with tempfile.TemporaryDirectory() as folder:
        path = asked.desk or Path(folder) / "speed.desk"
        costs = list(_filled(path, asked.articles, asked.every, asked.seed))
        size = path.stat().st_size / 1e6
    if not costs:
        raise SystemExit(f"{path} has {asked.articles} articles already: ask for more with --articles")
    print(f"the last costs {costs[-1] / costs[0]:.2f} times the first; memory {_memory():.0f} MB, desk {size:.0f} MB")
    return 0 if 60 / costs[-1] >= BAR else 1


def _filled(path: Path, articles: int, every: int, seed: int) -> list[float]:
    """Seconds of processor time for an article, stretch by stretch."""
    costs = []
    stream = (item for item in flow.sheets(articles, seed, Dials()) if isinstance(item, Sheet))
    with Desk(path, rules=pipeline.RULES, weighing=pipeline.WEIGHING) as desk:
        with desk._reading() as connection:
            done = connection.execute(select(func.count()).where(sheets.c.article.startswith("m"))).scalar_one()
            others = connection.execute(select(func.count()).select_from(sheets)).scalar_one() - done
            waiting = schema.articles.c.id.not_in(select(sheets.c.article))
            stored = set(connection.execute(select(schema.articles.c.id).where(waiting)).scalars())
        for _ in islice(stream, done):
            pass
        while stretch := [replace(sheet, matter=matter(sheet)) for sheet in islice(stream, every)]:
            with desk._writing() as connection:
                _texts(connection, [sheet for sheet in stretch if sheet.article not in stored])
            begun = time.process_time()
            for start in range(0, len(stretch), BATCH):
                with desk._writing() as connection:
                    for sheet in stretch[start : start + BATCH]:
                        comparing.place(connection, sheet, 1, pipeline.WEIGHING)
            each = (time.process_time() - begun) / len(stretch)
            done += len(stretch)
            cost = f"{each * 1000:6.1f} ms each  {60 / each:6.0f} a minute"
            print(f"{others + done:>8} articles  {cost}  {_memory():6.0f} MB", flush=True)
            costs.append(each)
        print(f"{desk.claim_count()} claims, {desk.story_count()} stories")
    return costs


def _memory() -> float:
    """The most memory that this process has had so far, MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _texts(connection: Connection, sheets: Sequence[Sheet]) -> None:
    """Keeps the texts of articles where those are compared from."""
    originals, articles, versions = [], [], []
    for each in sheets:
        mark = hashlib.sha256(each.article.encode()).hexdigest()
        times = {"added": each.fetched, "published": each.published}
        head = {"title": each.title, "access": each.access} | times
        originals.append({"sha256": mark, "size": 0, "packing": "plain", "body": b""})
        articles.append(head | {"id": each.article, "current": 1, "changed": each.fetched, "statements": 0})
        versions.append(
            head
            | {"article": each.article, "n": 1, "sha256": mark, "fetched": each.fetched, "content": mark}
            | {"text": each.text}
        )
    if not originals:
        return
    connection.execute(insert(schema.originals), originals)
    connection.execute(insert(schema.articles), articles)
    connection.execute(insert(schema.versions), versions)


if __name__ == "__main__":
    raise SystemExit(main())
