"""A real desk file behind the pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.show import sample
from tests.show.house import asking, house
from tests.show.keep import keep

from headwater.desk.store import Desk
from headwater.records import Issue, Span
from headwater.show.web.stored import StoredShelf, snippet


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Desk(tmp_path / "story.desk") as opened:
        yield opened


@pytest.fixture
def shelf(desk: Desk) -> StoredShelf:
    first = sample.reading()
    changed = sample.TEXT.replace("six years", "ten years").replace("mostly correct", "partly wrong, he added")
    keep(desk, sample.withheld())
    keep(desk, first)
    later = replace(first.article, text=changed, title="Envoy met ministers", published=None)
    keep(desk, replace(first, article=later, statements=(), events=(), deals=(), dates=(), entities=first.entities[:1]))
    desk.note_issue(Issue("broken", "The file ends in the middle.", "scan.pdf"))
    return StoredShelf(desk)


def test_rows_are_told_from_the_current_version(shelf: StoredShelf) -> None:
    assert shelf.total() == 2
    rows = {row.id: row for row in shelf.page(10, 0)}
    envoy, talks = rows["8f3a61c2d90b"], rows["a11c"]
    assert (envoy.title, envoy.versions, envoy.statements) == ("Envoy met ministers", 2, 0)
    assert (talks.outlet, talks.versions) == ("The Harbour Courier", 1)
    assert [len(shelf.page(1, 0)), len(shelf.page(5, 1)), len(shelf.page(5, 2))] == [1, 1, 0]


def test_each_version_can_be_had(shelf: StoredShelf) -> None:
    assert [v.number for v in shelf.versions("8f3a61c2d90b")] == [1, 2]
    assert shelf.current("8f3a61c2d90b") == 2
    assert shelf.reading("8f3a61c2d90b", 1) == sample.reading()
    assert shelf.reading("8f3a61c2d90b", 3) is None
    assert shelf.reading("nothing") is None
    assert shelf.difference("8f3a61c2d90b", 1, 9) is None
    assert shelf.difference("nothing", 1, 2) is None


def test_the_difference_of_two_versions(shelf: StoredShelf) -> None:
    found = shelf.difference("8f3a61c2d90b", 1, 2)
    assert found is not None
    assert [(f.name, f.before, f.after) for f in found.fields] == [
        ("title", sample.TITLE, "Envoy met ministers"),
        ("date", "12 March 2025", "none"),
    ]
    runs = [run for line in found.lines for run in line.runs if run[0] != "same"]
    assert ("out", "six") in runs
    assert ("in", "ten") in runs
    assert [line.left_out for line in found.lines if line.kind == "gap"] == [1]


def test_a_search_marks_the_words(shelf: StoredShelf) -> None:
    (hit,) = shelf.search("ambassadors", 10)
    assert hit.article.id == "8f3a61c2d90b"
    assert "<mark>ambassadors</mark>" in hit.snippet
    assert shelf.search("zeppelin", 10) == []


def test_a_snippet_is_escaped_around_and_inside_its_marks() -> None:
    made = snippet("<b>a</b>\u202e<i>", (Span(0, 3), Span(3, 4)))
    assert made.startswith("<mark>&lt;b&gt;</mark><mark>a</mark>&lt;/b&gt;<span")
    assert "\u202e" not in made


def test_issues_are_told(shelf: StoredShelf) -> None:
    (problem,) = [p for p in shelf.issues(10, 0) if p.code == "broken"]
    assert (problem.message, problem.input) == ("The file ends in the middle.", "scan.pdf")
    assert problem.at
    assert shelf.issues_total() == len(shelf.issues(10, 0))
    assert shelf.issues(10, 50) == []


def test_hostile_readings_come_back_as_text(desk: Desk) -> None:
    keep(desk, sample.hostile())
    client = asking(house(desk, lambda: desk))
    for path in ("/articles", "/articles/0bad", "/articles/0bad.json", "/search?q=owned", "/search?q=%22(*", "/issues"):
        answer = client.get(path)
        assert answer.status_code == 200, path
        assert "<script>" not in answer.text or path.endswith(".json")
