"""What is counted up and down with each article is what would be summed anew from all of them."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from sqlalchemy import Connection, select
from tests.desk import named

from headwater import pipeline
from headwater.desk import Desk, schema
from headwater.desk.bearers import summing

PEOPLE = [
    ("Ivan Lozan", "minister", "deputy minister @ Ministry of Ports"),
    ("Iwan Łozan", "minister"),
    ("Vera Lozan",),
    ("Marta Kehl", "director @ Kehl Works"),
    ("Kehl",),
    ("Oleg Strand", "governor"),
]
PLACES = ["Galdia", "Gald City", "Port Ester"]


def _sums(connection: Connection) -> list[set[tuple[object, ...]]]:
    b = schema.bearers.c
    tables = (schema.spellings, schema.posts, schema.name_keys)
    rows = [set(map(tuple, connection.execute(select(table)).all())) for table in tables]
    return [*rows, set(map(tuple, connection.execute(select(b.id, b.links)).all()))]


def _text(chance: Random, id: str, version: int) -> named.Item:
    kind = "place" if id in ("a", "b", "c") else "person"
    people: list[named.Named | str] = list(PLACES if kind == "place" else PEOPLE)
    some = chance.sample(people, chance.randint(1, 3))
    day, outlet = f"2026-01-0{chance.randint(1, 5)}", chance.choice(["Harbour Post", "Lodestar"])
    return named.article(id, *some, day=day, outlet=outlet, kind=kind, extra=f"Edition {version}. ")


@pytest.mark.parametrize("seed", range(6))
def test_corrected_texts_leave_what_all_texts_now_say(tmp_path: Path, seed: int) -> None:
    chance = Random(seed)
    ids = [chance.choice("abcdef") for _ in range(30)]
    with Desk(tmp_path / "a.desk", rules=pipeline.RULES) as desk:
        for n, id in enumerate(ids):
            desk.add(*_text(chance, id, n))
        with desk._writing() as connection:
            counted = _sums(connection)
            everyone = connection.execute(select(schema.bearers.c.id)).scalars().all()
            summing.renew(connection, everyone)
            for now, before in zip(_sums(connection), counted, strict=True):
                assert now == before


def test_what_is_said_again_is_not_summed_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """To sum anew whom thousands of articles name takes a second: a correction of one of them must not."""
    monkeypatch.setattr(summing, "renew", lambda *_: pytest.fail("summed anew"))
    with Desk(tmp_path / "a.desk", rules=pipeline.RULES) as desk:
        for id in "abc":
            desk.add(*named.article(id, "Galdia", "Port Ester", kind="place"))
        desk.add(*named.article("b", "Galdia", "Port Ester", kind="place", extra="Corrected. "))
        with desk._reading() as connection:
            assert sorted(connection.execute(select(schema.bearers.c.links)).scalars()) == [3, 3]
