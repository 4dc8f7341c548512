"""Invented agency copy, what other desks wrote out of it by hand, and what others reported of the same event themselves.

Each article is a row as those of `hard/*.toml`. An article has its whole text (`body`), or takes the paragraphs `keep`
(from 1) of another one (`of`), with `change` in them and `add` behind them.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "hard"


def articles(part: str) -> Iterator[dict[str, Any]]:
    """Every article of a part, as rows of `hard_set`."""
    bodies: dict[str, list[str]] = {}
    for path in sorted(FOLDER.glob(f"{part}_*.toml")):
        for story in tomllib.loads(path.read_text(encoding="utf-8"))["story"]:
            began = datetime.fromisoformat(story["published"])
            for row in story["articles"]:
                bodies[row["id"]] = paragraphs = _paragraphs(row, bodies)
                when = began + timedelta(hours=row.get("hours", 0))
                yield {
                    "id": row["id"],
                    "text": "\n\n".join(paragraphs),
                    "carries": row["text"],
                    "outlet": row["outlet"],
                    "published": when.strftime("%Y-%m-%dT%H:%M:%SZ"),
                    "title": row["title"],
                    "language": "en",
                }


def _paragraphs(row: dict[str, Any], bodies: dict[str, list[str]]) -> list[str]:
    if "body" in row:
        found: list[str] = row["body"].strip().split("\n\n")
        return found
    kept = [bodies[row["of"]][n - 1] for n in row["keep"]]
    for before, after in row.get("change", ()):
        changed = [paragraph.replace(before, after) for paragraph in kept]
        if changed == kept:
            raise ValueError(f"{row['id']}: nothing says {before!r}")
        kept = changed
    return [*kept, *row.get("add", ())]
