"""The latest of an entity are the same, whether they are found among the latest of the desk or among all of its own."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, create_engine, insert

from headwater.desk import schema
from headwater.desk.bearers import recent
from headwater.desk.finding.search_tables import named_in, sayings


@pytest.fixture(params=range(4))
def connection(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Connection]:
    """Articles of some days, or of none, with bearers 1 (in most), 2 (in the oldest alone) and 3 (in few)."""
    rng = random.Random(request.param)
    engine = create_engine(f"sqlite:///{tmp_path / 'some.desk'}")
    tables = [schema.articles, schema.links, sayings, named_in]
    schema.metadata.create_all(engine, tables)
    with engine.begin() as made:
        for n in range(120):
            article, day = f"{n:012x}", f"2026-0{1 + n // 15}-1{rng.randrange(3)}" if rng.random() < 0.9 else None
            at = {"added": "2026", "changed": "2026", "published": day, "statements": 3, "access": "full"}
            made.execute(insert(schema.articles).values(id=article, current=1, **at))
            here = [
                b
                for b, fits in ((1, rng.random() < 0.8), (1, rng.random() < 0.2), (2, n < 30), (3, n % 25 == 0))
                if fits
            ]
            for local, bearer in enumerate(here):
                link = {"local": f"m{local}", "n": 1, "bearer": bearer, "how": "name", "score": 1.0, "reasons": []}
                made.execute(insert(schema.links).values(article=article, **link))
            for k in range(3):
                who = f"m{rng.randrange(len(here))}" if here else None
                said = {
                    "article": article,
                    "n": 1,
                    "statement": f"s{k}",
                    "outlet": "x",
                    "day": day or "",
                    "entity": who,
                }
                told = {"stance": "says", "unnamed": False, "source": "", "naming": "named", "content": "", "words": ""}
                id = 3 * n + k + 1
                made.execute(insert(sayings).values(id=id, unsure=False, **said, **told))
                for local in range(len(here)):
                    if rng.random() < 0.5:
                        made.execute(insert(named_in).values(article=article, local=f"m{local}", saying=id))
    with engine.connect() as opened:
        yield opened
    engine.dispose()


PAGES = [(3, 0), (5, 5), (10, 30), (40, 0)]


@pytest.mark.parametrize("ids", [[1], [2], [3], [2, 3], [9]])
def test_both_ways_find_the_same(connection: Connection, ids: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    found: dict[int, list[list[int] | list[str]]] = {}
    for ahead in (1, 2, 10**9):
        monkeypatch.setattr(recent, "AHEAD", ahead)
        found[ahead] = [one(connection, ids, *page) for one in (recent.about, recent.met) for page in PAGES]
    assert found[1] == found[2] == found[10**9]
    assert any(found[1]) == (ids != [9])


def test_the_latest_come_first_and_what_has_no_day_last(connection: Connection) -> None:
    days = dict(
        connection.execute(
            schema.articles.select().with_only_columns(schema.articles.c.id, schema.articles.c.published)
        ).all()
    )
    met = [days[article] or "" for article in recent.met(connection, [1], 200)]
    assert met == sorted(met, reverse=True)
    assert met[-1] == ""
    assert len(recent.met(connection, [1], 200)) == len(set(recent.met(connection, [1], 200)))
