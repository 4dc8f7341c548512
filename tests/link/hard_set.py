"""The invented articles of `hard/`, as sheets, each with the text that it carries."""

from __future__ import annotations

import pickle
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from headwater.link.credits import credits
from headwater.link.houses import house
from headwater.link.quoted import stretches
from headwater.linked import Sheet
from headwater.read import sentences

FOLDER = Path(__file__).parent / "hard"
DESKS = ("wires", "aside")
"""The parts whose copies are made by seeded edits, as desks make them."""
REWRITES = ("retold", "rewrites")
"""The parts of which each text stands as another hand wrote it."""


def articles(part: str) -> Iterator[dict[str, Any]]:
    """Each article of the files whose names begin with `part`, as a row with its whole text."""
    if part in DESKS:
        # Here, for the benchmark loads this file by its path.
        from tests.link import desks

        yield from desks.articles(part)
        return
    if part in REWRITES:
        from tests.link import rewrites

        yield from rewrites.articles(part)
        return
    for path in sorted(FOLDER.glob(f"{part}*.toml")):
        for story in tomllib.loads(path.read_text(encoding="utf-8"))["story"]:
            paragraphs = story.get("paragraphs", {})
            for row in story["articles"]:
                text = "\n\n".join(paragraphs.get(p, p) for p in row["parts"])
                yield {"language": "en", **row, "carries": row["text"], "text": text}


def credited(part: str) -> dict[str, list[str]]:
    """Whom each article credits, where that is written down."""
    return {row["id"]: row["credited"] for row in articles(part) if "credited" in row}


@cache
def sheets(part: str) -> tuple[tuple[Sheet, str], ...]:
    """Each article as a sheet, with the name of the text that it carries."""
    return tuple((made_of(row), row["carries"]) for row in articles(part))


def made_of(row: dict[str, Any]) -> Sheet:
    """The sheet of a row."""
    text, language = row["text"], row["language"]
    return Sheet(
        article=row["id"],
        house=house(row["outlet"], None),
        title=row["title"],
        text=text,
        access="open",
        language=language,
        published=row["published"],
        fetched="2023-01-01T00:00:00Z",
        sentences=sentences.split(text, language),
        quoted=stretches(text),
        credits=credits(row["title"], text, outlet=row["outlet"], language=language),
    )


class ById(Mapping[str, Sheet]):
    """The sheets of some parts by their articles: made once for a run, and not before one is asked for."""

    def __init__(self, *parts: str) -> None:
        self._parts = parts

    @cached_property
    def _sheets(self) -> dict[str, Sheet]:
        return {sheet.article: sheet for part in self._parts for sheet, _ in kept(part)}

    def __getitem__(self, article: str) -> Sheet:
        return self._sheets[article]

    def __iter__(self) -> Iterator[str]:
        return iter(self._sheets)

    def __len__(self) -> int:
        return len(self._sheets)


def kept(part: str) -> tuple[tuple[Sheet, str], ...]:
    """The same, made once for all the workers of a run."""
    # Here, for the benchmark that loads this file has no tests beside it.
    from tests import shared

    found: tuple[tuple[Sheet, str], ...]
    path = shared.made(f"hard-{part}.pickle", lambda path: path.write_bytes(pickle.dumps(sheets(part))))
    found = pickle.loads(path.read_bytes())
    return found
