"""Makes a desk of the mill many times as large, so that linking can be measured on a million articles.

    python -m benchmarks.many_times DESK [--times 10]

DESK is one that `benchmarks.comparing_speed --desk DESK` has filled: a hundred thousand articles take an hour, and a
million ten. Its rows are copied: each copy is moved back in time by as long as the stream has lasted, so that the
stream goes on behind all of them, and stands under ids of its own. A copy shares its keys with the others, as names,
places and turns of phrase come again year after year; that it shares the rare ones too makes the lists of whoever holds
a key longer than they are in a stream of that length. Copies are not linked with each other. Then

    python -m benchmarks.comparing_speed --desk DESK --articles N

links what comes next in the stream. The file is written without a journal: keep another of it.
"""

from __future__ import annotations

import argparse
import re
import sqlite3
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

LETTERS = "nopqrstuvwxyz"
"""Ids of articles in the mill begin with an m, those of its copies each with one of these."""
IDS = {
    "sheets": {"id": "sheets", "story": "stories"},
    "text_keys": {"sheet": "sheets"},
    "matter_keys": {"sheet": "sheets"},
    "copies": {"earlier": "sheets", "later": "sheets"},
    "nears": {"one": "sheets", "other": "sheets"},
    "stories": {"id": "stories", "into": "stories"},
    "contents": {"id": "contents", "claim": "claims"},
    "content_keys": {"content": "contents"},
    "tellings": {"sheet": "sheets", "content": "contents", "answers": "contents"},
    "ties": {"one": "contents", "other": "contents"},
    "claims": {"id": "claims", "into": "claims"},
    "news": {"story": "stories", "last": "changes"},
    "digests": {"story": "stories", "claim": "claims"},
    "changes": {"id": "changes", "story": "stories", "claim": "claims"},
    "articles": {},
    "originals": {},
    "versions": {},
}
"""The tables that grow with the articles, and of which table a number in them is an id."""
_ARTICLE = re.compile(rb"m(?=\d{8})")
_DAY = re.compile(rb"20\d\d-[01]\d-[0-3]\d")


def main() -> None:
    """Copies and says how long each copy took."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("desk", type=Path)
    parser.add_argument("--times", type=int, default=10, help=f"{len(LETTERS) + 1} at most")
    asked = parser.parse_args()
    with sqlite3.connect(asked.desk) as desk:
        for pragma in ("journal_mode = OFF", "synchronous = OFF", "foreign_keys = OFF", "cache_size = -2000000"):
            desk.execute(f"PRAGMA {pragma}")
        first, last = desk.execute("SELECT min(published), max(published) FROM sheets").fetchone()
        days = (date.fromisoformat(last[:10]) - date.fromisoformat(first[:10])).days + 1
        tops = {of: _top(desk, of) for of in ("sheets", "stories", "contents", "claims", "changes")}
        for n, letter in enumerate(LETTERS[: asked.times - 1], 1):
            begun = time.perf_counter()
            _copy(desk, n, _moved(letter.encode(), n * days), tops)
            desk.commit()
            many = desk.execute("SELECT count(*) FROM sheets").fetchone()[0]
            print(f"{many:>9} articles, {time.perf_counter() - begun:.0f} s", flush=True)


def _top(desk: sqlite3.Connection, table: str) -> int:
    """From where on ids are free; a copy takes as many again."""
    return int(desk.execute(f"SELECT max(id) FROM {table}").fetchone()[0]) + 1


def _copy(desk: sqlite3.Connection, n: int, moved: Callable[[object], object], tops: dict[str, int]) -> None:
    desk.create_function("moved", 1, moved, deterministic=True)
    desk.create_function("another", 1, lambda mark: mark ^ (n << 40))  # of words that are the same in every copy
    desk.create_function("hashed", 1, lambda mark: mark[:-1] + LETTERS[n - 1])
    for table, ids in IDS.items():
        columns = [row[1] for row in desk.execute(f"PRAGMA table_info({table})")]
        taken = [_taken(table, column, ids.get(column), n, tops) for column in columns]
        # The originals are those whose ids have not been moved.
        own = {"articles": "id GLOB 'm*'", "versions": "article GLOB 'm*'", "originals": "sha256 NOT GLOB '*[n-z]'"}
        where = own.get(table) or f"{next(iter(ids))} < {tops[next(iter(ids.values()))]}"
        names = ", ".join(f'"{column}"' for column in columns)
        desk.execute(f"INSERT INTO {table} ({names}) SELECT {', '.join(taken)} FROM {table} WHERE {where}")


def _taken(table: str, column: str, of: str | None, n: int, tops: dict[str, int]) -> str:
    """A column as the copy has it."""
    if of:
        return f'"{column}" + {n * tops[of]}'
    if (table, column) == ("contents", "same"):
        return "another(same)"
    if column == "sha256":
        return "hashed(sha256)"
    if column in ("key", "text", "size", "packing", "score", "joins", "share", "kept", "credited", "worded"):
        return f'"{column}"'
    return f'moved("{column}")'


def _moved(letter: bytes, days: int) -> Callable[[object], object]:
    """What turns a text, or the bytes of a record, into those of a copy; none of them becomes longer or shorter."""
    back = timedelta(days)
    known: dict[bytes, bytes] = {}

    def day(found: re.Match[bytes]) -> bytes:
        printed = found[0]
        if printed not in known:
            try:
                known[printed] = (date.fromisoformat(printed.decode()) - back).isoformat().encode()
            except ValueError:
                known[printed] = printed
        return known[printed]

    def moved(value: object) -> object:
        if isinstance(value, str):
            return _DAY.sub(day, _ARTICLE.sub(letter, value.encode())).decode()
        return _DAY.sub(day, _ARTICLE.sub(letter, value)) if isinstance(value, bytes) else value

    return moved


if __name__ == "__main__":
    main()
