"""The log of what was done: what an entry costs, how long a check takes, whether tampering is found.

    python -m benchmarks.log_chain [--entries N] [--cases N] [--seed N]

Each case takes a chain of two hundred entries, does one thing to it that somebody might who has the file in hand
(changes a field, removes an entry, inserts one, swaps two; with or without numbering and hashing anew what follows)
and asks `check`. Bars: every one is found; where all that follows was hashed anew, by the hash that was written down
before. Adding articles enters nothing, which a test says (tests/desk/test_log.py). Ends with 1 where a bar is missed.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import sqlite3
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from headwater.desk import Desk
from headwater.desk.log import chain

Rows = list[list[Any]]
KINDS = ("changed", "removed", "inserted", "swapped")
LENGTH = 200


def main() -> int:
    """Prints both tables."""
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given.add_argument("--entries", type=int, default=100_000)
    given.add_argument("--cases", type=int, default=200)
    given.add_argument("--seed", type=int, default=7)
    asked = given.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        _costs(Path(folder) / "long.desk", asked.entries)
        return 0 if _tampered(Path(folder) / "short.desk", asked.cases, random.Random(asked.seed)) else 1


def _costs(path: Path, entries: int) -> None:
    with Desk(path) as desk:
        began = time.perf_counter()
        with desk._writing() as connection:
            for n in range(entries):
                chain.enter(connection, "judged", "Ada Vint", f"judgement {n}", {"kind": "merge"})
        each = (time.perf_counter() - began) / entries
        began = time.perf_counter()
        assert desk.check_log().whole
        print(f"one entry, within a transaction   {each * 1e6:8.0f} us")
        print(f"a check of {entries:,} entries     {time.perf_counter() - began:8.2f} s")


def _tampered(path: Path, cases: int, lot: random.Random) -> bool:
    with Desk(path) as desk:
        for n in range(LENGTH):
            desk.enter_log("judged", f"person {n % 7}", f"judgement {n}", {"kind": "merge"})
        head = desk.log_head()
    file = sqlite3.connect(path)
    guards = file.execute("SELECT name, sql FROM sqlite_master WHERE name LIKE 'log_entries_%' AND type = 'trigger'")
    guards_sql = dict(guards.fetchall())
    first: Rows = [list(row) for row in file.execute("SELECT * FROM log_entries ORDER BY n")]
    print(f"{'':10} {'as it was':>14} {'hashed anew':>14} {'all anew, by the hash':>24}")
    good = True
    for kind in KINDS:
        found = [0, 0, 0]
        for _ in range(cases):
            for way in range(3):
                rows = _done(kind, [list(row) for row in first], lot)
                rows = rows if way == 0 else _one_anew(rows, first) if way == 1 else _all_anew(rows)
                _put(file, guards_sql, rows)
                with Desk(path, read_only=True) as desk:
                    checked = desk.check_log(head if way == 2 else None)
                found[way] += not checked.whole
        print(f"{kind:10} " + " ".join(f"{n:>8}/{cases:<5}" for n in found))
        good = good and found == [cases] * 3
    file.close()
    return good


def _done(kind: str, rows: Rows, lot: random.Random) -> Rows:
    at = lot.randrange(len(rows))
    if kind == "changed":
        rows[at][lot.choice((1, 2, 3, 4, 5))] += " "
    elif kind == "removed":
        # The last one is told by the hash alone: nothing is left that it was bound to.
        del rows[lot.randrange(len(rows) - 1)]
    elif kind == "inserted":
        rows.insert(at, [0, rows[at][1], "judged", "person 9", "judgement x", "{}", "", ""])
        _bind(rows, at)
    else:
        other = lot.choice([n for n in range(len(rows)) if n != at])
        rows[at][1:6], rows[other][1:6] = rows[other][1:6], rows[at][1:6]
    for n, row in enumerate(rows, 1):
        row[0] = n
    return rows


def _bind(rows: Rows, at: int) -> None:
    rows[at][0], rows[at][6] = at + 1, rows[at - 1][7] if at else chain.ORIGIN
    rows[at][7] = _hash(rows[at])


def _one_anew(rows: Rows, first: Rows) -> Rows:
    """The first entry that is otherwise gets a hash that fits what it says; none after it does."""
    for at, row in enumerate(rows):
        if at >= len(first) or row[:6] != first[at][:6]:
            _bind(rows, at)
            if at == len(rows) - 1:
                rows[at - 1][5] = "{ }"  # at the very end it would be an honest entry: another one is changed, too
            break
    return rows


def _all_anew(rows: Rows) -> Rows:
    for at in range(len(rows)):
        _bind(rows, at)
    return rows


def _hash(row: list[Any]) -> str:
    return hashlib.sha256(json.dumps(row[:7], ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()


def _put(file: sqlite3.Connection, guards: dict[str, str], rows: Rows) -> None:
    with file:
        for name in guards:
            file.execute(f"DROP TRIGGER IF EXISTS {name}")
        file.execute("DELETE FROM log_entries")
        file.executemany("INSERT INTO log_entries VALUES (?,?,?,?,?,?,?,?)", rows)
        for sql in guards.values():
            file.execute(sql)


if __name__ == "__main__":
    sys.exit(main())
