"""The benchmark of the pages, on a desk of thirty articles: that it asks for all of them, and that they are small."""

from __future__ import annotations

import random
import shutil
import sys
from pathlib import Path

import pytest
from benchmarks import pages, pages_asked, pages_load


def test_the_route_of_an_address_is_the_first_that_fits() -> None:
    sort = pages_asked.Sorter(
        ["/claims", "/claim/{id}.json", "/claim/{id}", "/watchlist/{name:path}", "/note/{id:int}"]
    )
    assert sort.of("/claims?page=2") == "/claims"
    assert sort.of("/claim/c-000001.json") == "/claim/{id}.json"
    assert sort.of("/claim/c-000001?by=anna") == "/claim/{id}"
    assert sort.of("/watchlist/a/b") == "/watchlist/{name:path}"
    assert sort.of("/note/x") is None


def test_of_all_kinds_of_pages_those_that_are_read_most_are_asked_for_most() -> None:
    there = {
        "/articles/{id}": ["/articles/a1", "/articles/a2"],
        "/issues": ["/issues"],
        "/issues.json": ["/issues.json"],
    }
    asked = pages_load.mixed(there, random.Random(1))
    got = [next(asked) for _ in range(1000)]
    assert got.count("/articles/a1") > got.count("/articles/a2") > got.count("/issues") > 0
    assert "/issues.json" not in got


@pytest.mark.timeout(120)
def test_every_page_is_asked_for_and_none_is_large(
    milled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "mill.desk"
    shutil.copy(milled, path)
    monkeypatch.setattr(pages_asked, "EACH", 2)
    monkeypatch.setattr(pages, "MS", 60_000.0)  # how long it takes says nothing here: others are at work beside it
    assert pages.timed(path, 1) == []
    told = capsys.readouterr().out
    assert all(f"\n{route} " in told for route in pages_asked.routes(path))


def test_a_load_is_counted_and_what_is_no_page_is_an_error() -> None:
    with pages.server([sys.executable, "-c", pages_load.EMPTY]) as empty:
        load = pages_load.read(empty.port, iter(lambda: "/", ""), clients=2, seconds=2)
        wrong = pages_load.read(empty.port, iter(lambda: "/nothing", ""), clients=1, seconds=1)
    assert load.answers > 10
    assert load.rate == load.answers / load.seconds
    assert not load.failed
    assert sum(wrong.failed.values()) == wrong.answers > 0
