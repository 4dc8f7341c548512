"""The desk checks itself; rules let go of what is older, and of nothing that somebody worked with."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.desk.conftest import make_item

from headwater import link, pipeline
from headwater.desk import Desk
from headwater.desk.keeping.checking import Checking
from headwater.errors import DeskError
from headwater.newsroom.keeping import retention


@pytest.fixture(scope="module")
def six(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk of six articles, to be copied before anything is written to it."""
    path = tmp_path_factory.mktemp("six") / "six.desk"
    plainly = replace(pipeline.WEIGHING, sheet=lambda reading: link.sheet(reading, {}))
    with Desk(path, rules=pipeline.RULES, weighing=plainly) as made:
        for n in range(6):
            text = f"The mill number {n} will close, Ada Vint said."
            made.add(*make_item(text, id=f"a{n}", body=b"mill " * 300 + b"%d" % n))
    return path


@pytest.fixture
def desk(six: Path, path: Path) -> Iterator[Desk]:
    shutil.copy(six, path)
    with Desk(path, rules=pipeline.RULES, weighing=pipeline.WEIGHING) as opened:
        yield opened


def wrong(desk: Desk) -> list[Checking]:
    return [step for step in desk.check() if step.wrong]


def spoil(path: Path, statement: str, *values: object) -> None:
    rows = sqlite3.connect(path, isolation_level=None)
    rows.execute("PRAGMA foreign_keys=OFF")
    rows.execute(statement, values)
    rows.close()


def test_a_desk_that_is_whole_is_found_so(desk: Desk) -> None:
    steps = list(desk.check())
    assert wrong(desk) == []
    assert {step.what for step in steps} == {"database", "log", "captures", "versions"}
    assert [(s.done, s.total) for s in steps if s.what == "captures"] == [(n, 6) for n in range(1, 7)]


@pytest.mark.parametrize(
    ("statement", "about", "words"),
    [
        (
            "UPDATE originals SET body = zeroblob(9), packing = 'plain' WHERE sha256 = ?",
            "capture",
            "hash is another one",
        ),
        ("UPDATE originals SET body = x'00' WHERE sha256 = ?", "capture", "cannot be unpacked"),
        ("UPDATE versions SET text = 'The mill stays.' WHERE sha256 = ?", "article a", "not the one that its reading"),
        ("UPDATE versions SET content = 'x' WHERE sha256 = ?", "article a", "not what was kept"),
        (
            "DELETE FROM readings WHERE article = (SELECT article FROM versions WHERE sha256 = ?)",
            "article a",
            "no reading",
        ),
        (
            "UPDATE readings SET body = '{}' WHERE article = (SELECT article FROM versions WHERE sha256 = ?)",
            "a",
            "cannot be",
        ),
        ("UPDATE captures SET sha256 = 'none' WHERE sha256 = ?", "captures", "points at a row of originals"),
    ],
)
def test_whatever_was_changed_is_named(desk: Desk, path: Path, statement: str, about: str, words: str) -> None:
    sha = desk.versions("a3")[0].capture
    spoil(path, statement, sha)
    found = wrong(desk)
    assert found
    assert any(words in step.wrong and about in step.about for step in found), found


def test_a_log_that_was_changed_is_named(desk: Desk, path: Path) -> None:
    desk.keep_for("issues", 9, "anna")
    desk.keep_for("issues", None, "anna")
    spoil(path, "DROP TRIGGER log_entries_no_update")
    spoil(path, "UPDATE log_entries SET who = 'bob' WHERE n = 1")
    assert {step.what for step in wrong(desk)} == {"log"}


def test_rules_let_go_only_of_what_nobody_worked_with(desk: Desk, path: Path) -> None:
    spoil(path, "UPDATE articles SET changed = '2020-01-01T00:00:00.000000Z', added = '2020-01-01' WHERE id <> 'a5'")
    spoil(path, "UPDATE versions SET fetched = '2020-01-01T00:00:00Z' WHERE article <> 'a5'")
    desk.note_on("a0", "Ask about the mill.", "anna")
    entity = next(iter(desk.linked("a1", 1).values()), None)
    if entity:
        desk.rename(entity, "Ada Vint of the mill", "anna")
        desk.split(entity, ["a1"], "anna")
    desk.keep_for("articles", 30, "anna")
    (older,) = desk.older()
    kept = {"a0", "a1", "a5"} if entity else {"a0", "a5"}
    assert set(older.articles) == {f"a{n}" for n in range(6)} - kept
    assert len(desk.articles()) == 6
    retention.apply(desk)
    assert {row.id for row in desk.articles()} == kept
    assert not desk.retention_due()
    assert [step.wrong for step in wrong(desk)] == []
    assert desk.log(kind="retention applied")[0].said == {"number": str(len(older.articles))}


def test_captures_may_go_and_their_readings_stay(desk: Desk, path: Path) -> None:
    spoil(path, "UPDATE articles SET changed = '2020-01-01T00:00:00.000000Z'")
    spoil(path, "UPDATE versions SET fetched = '2020-01-01T00:00:00Z'")
    desk.keep_for("captures", 30, "anna")
    retention.apply(desk)
    for n in range(6):
        reading = desk.reading(f"a{n}")
        assert reading
        assert desk.capture(reading.article.capture.sha256) is None
    assert [step.wrong for step in wrong(desk)] == []
    assert b"mill mill mill mill" not in path.read_bytes()
    (again,) = desk.older()
    assert again.number == 0


def test_only_rules_that_are_rules_are_kept(desk: Desk) -> None:
    for kind, days in (("everything", 3), ("issues", 0), ("issues", 10**6)):
        with pytest.raises(DeskError):
            desk.keep_for(kind, days, "anna")
    assert desk.retention() == []
    desk.keep_for("issues", 3, "anna")
    desk.keep_for("issues", 5, "bob")
    (rule,) = desk.retention()
    assert (rule.kind, rule.days, rule.who, rule.applied) == ("issues", 5, "bob", None)
    assert desk.retention_due()
    retention.apply(desk)
    assert not desk.retention_due()
    desk.keep_for("issues", None, "bob")
    assert desk.retention() == []
