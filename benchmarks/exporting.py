"""How long a table takes to be exported, and how much memory: python -m benchmarks.exporting DESK [--times N]

Each is written to nowhere by a process of its own; seconds are those of the processor. The memory is what it takes
beyond the open desk, at its highest: when some thousand rows are out, and at the end. `benchmarks/bigdesk.py` makes a
large desk; with --times its articles and statements are there so many times over, in a copy. Ends with 1 where memory
grows by more than 30 MB between the two, or a table that takes long gives less than 400 rows a second.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

GROWS = 30.0
"""MB that may be held at the end beyond what was held after a tenth."""
SLOWEST = 400
"""Rows a second."""
_RUN = """
import json, resource, sys, time
from headwater.desk.finding.hits import Wanted
from headwater.desk.store import Desk
from headwater.show.export import formats
from headwater.show.export.sought import Sought
from headwater.show.export.tables import tables

def held():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024

desk, form, table = sys.argv[1:]
with Desk(desk, read_only=True) as opened:
    if table == "desk":
        file = formats.of_things(opened, form, [])
    else:
        file = formats.of_table(opened, form, table, Sought())
    before, began, bytes_, tenth = held(), time.process_time(), 0, None
    for n, piece in enumerate(file.pieces):
        bytes_ += len(piece)
        if n == 20:
            tenth = held()
    seconds = time.process_time() - began
    row = {"rows": file.rows, "seconds": seconds, "bytes": bytes_}
    print(json.dumps(row | {"early": (tenth or held()) - before, "peak": held() - before}))
"""
TABLES = ("articles", "statements", "claims", "edges", "entities", "spellings", "copies", "dates")
_REPEATED = {
    "articles": "id",
    **dict.fromkeys(("versions", "captures", "readings", "statements", "entities", "sayings"), "article"),
}
"""Tables with a row for each article or more, and the column that names it."""


def measured(desk: Path) -> Iterator[tuple[str, dict[str, float]]]:
    """What each came to."""
    wanted = [("csv", table) for table in TABLES] + [("xlsx", "statements"), ("ftm", "desk")]
    for form, table in wanted:
        command = [sys.executable, "-c", _RUN, str(desk), form, table]
        made = subprocess.run(command, check=True, capture_output=True, text=True)
        yield f"{table} as {form}", json.loads(made.stdout)


def many_times(desk: Path, times: int, copy: Path) -> None:
    """A copy of a desk that has its articles and what was read in them so many times."""
    shutil.copy(desk, copy)
    with closing(sqlite3.connect(copy)) as connection, connection:
        for table, column in _REPEATED.items():
            names = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
            keys = [row[1] for row in connection.execute(f"PRAGMA table_info({table})") if row[5]]
            kept = [name for name in names if keys != ["id"] or name != "id" or column == "id"]
            for n in range(1, times):
                new = [f"'{n:03d}' || substr({column}, 4)" if name == column else f'"{name}"' for name in kept]
                listed = ", ".join(f'"{name}"' for name in kept)
                own = f"substr({column}, 1, 3) GLOB '[a-z]*'"
                connection.execute(f"INSERT INTO {table} ({listed}) SELECT {', '.join(new)} FROM {table} WHERE {own}")


def main() -> int:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("desk", type=Path)
    parser.add_argument("--times", type=int, default=1)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        desk = given.desk
        if given.times > 1:
            desk = Path(folder) / "many.desk"
            many_times(given.desk, given.times, desk)
        return table(desk)


def table(desk: Path) -> int:
    """Prints what each takes; 1 where one is above its bar."""
    failed = False
    print(f"{'what':<22} {'rows':>9} {'seconds':>8} {'rows/s':>8} {'MB out':>8} {'MB early':>9} {'MB peak':>8}")
    for what, row in measured(desk):
        rate = row["rows"] / row["seconds"] if row["seconds"] else 0.0
        slow = row["seconds"] > 5 and rate < SLOWEST and "ftm" not in what
        failed |= slow or row["peak"] - row["early"] > GROWS
        print(
            f"{what:<22} {row['rows']:>9,.0f} {row['seconds']:>8.1f} {rate:>8,.0f} {row['bytes'] / 1e6:>8.1f}"
            f" {row['early']:>9.1f} {row['peak']:>8.1f}"
        )
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
