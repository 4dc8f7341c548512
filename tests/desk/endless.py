"""A process that adds articles to a desk until it is killed."""

from __future__ import annotations

from pathlib import Path

from tests.desk.conftest import make_item

from headwater.desk import Desk


def add(path: Path, out: Path, start: int, way: str) -> None:
    """Writes the article and version of each into `out`, as soon as it is reported; one by one, or many at once."""
    made = (make_item(f"Report {n}. " * 50, id=f"a{n}") for n in range(start, start + 100_000))
    with out.open("w") as said, Desk(path) as desk:
        for added in desk.add_all(made) if way == "many" else (desk.add(*item) for item in made):
            print(added.article, added.version, file=said, flush=True)
