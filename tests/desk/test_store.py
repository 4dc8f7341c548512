"""What goes onto the desk comes back as it was, once, in every version, and nothing is lost."""

from __future__ import annotations

import itertools
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from headwater.desk import Added, Desk
from headwater.desk.opened import Opened
from headwater.errors import DeskError
from headwater.records import Capture, Issue, Outlet, Reading, Span

Item = tuple[Capture, Reading]
Make = Callable[..., Item]


def dump(path: Path) -> list[str]:
    """Every row of every table."""
    with sqlite3.connect(path) as connection:
        rows = list(connection.iterdump())
    connection.close()
    return rows


def test_no_part_of_the_desk_hides_a_call_of_another() -> None:
    parts: dict[str, list[str]] = {}
    for part in Desk.__mro__[1:-1]:
        if part is not Opened:
            for name in vars(part).keys() - {"__module__", "__doc__", "__dict__", "__weakref__"}:
                parts.setdefault(name, []).append(part.__name__)
    shared = {
        name: found for name, found in parts.items() if len(found) > 1 or name in vars(Desk).keys() & parts.keys()
    }
    assert {name: found for name, found in shared.items() if not name.startswith("__")} == {}
    assert {name for name in parts if hasattr(Opened, name) and not name.startswith("__")} == set()


def test_an_article_comes_back_as_it_was_read(desk: Desk, make: Make) -> None:
    capture, reading = make()
    assert desk.add(capture, reading) == Added("new", "a1", 1, "Mill to close")
    assert desk.reading("a1") == reading
    assert desk.capture(capture.sha256) == capture
    kept = desk.article("a1")
    assert kept is not None
    assert kept.reading == reading
    assert [(v.n, v.capture, v.compared_with) for v in kept.versions] == [(1, capture.sha256, None)]
    assert (kept.listed.outlet, kept.listed.published, kept.listed.statements) == ("Harbour Post", "2026-01-01", 1)


def test_adding_twice_changes_nothing_but_until_when_it_was_there(desk: Desk, path: Path, make: Make) -> None:
    desk.add(*make(issues=(Issue("language", "we do not read it", "mill.html"),)))
    before = dump(path)
    capture, reading = make(
        issues=(Issue("language", "we do not read it", "mill.html"),), fetched="2026-05-05T00:00:00Z"
    )
    assert desk.add(capture, reading).status == "unchanged"
    again = "'2026-05-05T00:00:00Z');"  # until when it came from there is the last that a capture tells
    assert [row.replace(again, "'2026-01-02T03:04:05Z');") for row in dump(path)] == before


@pytest.mark.parametrize(
    "change", [{"text": "The mill stays, Ada Vint said."}, {"title": "Mill stays"}, {"access": "subscribers"}]
)
def test_a_changed_page_is_a_new_version_and_the_old_one_stays(desk: Desk, make: Make, change: dict[str, str]) -> None:
    first = make()
    second = make(**change, body=b"changed", fetched="2026-01-03T00:00:00Z")
    desk.add(*first)
    assert desk.add(*second) == Added("changed", "a1", 2, second[1].article.title)
    assert desk.reading("a1") == second[1]
    assert desk.reading("a1", 1) == first[1]
    assert desk.reading("a1", 3) is None
    assert [v.compared_with for v in desk.versions("a1")] == [None, 1]
    listed = desk.articles()
    assert [(row.version, row.title, row.access) for row in listed] == [
        (2, second[1].article.title, second[1].article.access)
    ]
    difference = desk.difference("a1", 1, 2)
    assert difference is not None
    assert bool(difference.changes) == ("text" in change)
    assert (difference.title is not None, difference.access is not None) == ("title" in change, "access" in change)


def test_other_bytes_that_read_the_same_are_no_new_version_but_are_kept(desk: Desk, make: Make) -> None:
    desk.add(*make())
    other = make(body=b"the same page with another advertisement")
    assert desk.add(*other).status == "unchanged"
    assert len(desk.versions("a1")) == 1
    assert desk.capture(other[0].sha256) == other[0]


def test_two_states_of_a_page_added_twice_stay_two(desk: Desk, path: Path, make: Make) -> None:
    states = [make("It opens.", source="1.html"), make("It closes.", source="2.html")]
    assert [desk.add(*s).status for s in states] == ["new", "changed"]
    before = dump(path)
    assert [(a.status, a.version) for a in (desk.add(*s) for s in states)] == [("unchanged", 1), ("unchanged", 2)]
    assert dump(path) == before


def test_a_page_that_goes_back_is_a_third_version(desk: Desk, make: Make) -> None:
    for text, body in (("It opens.", b"1"), ("It closes.", b"2"), ("It opens.", b"3")):
        last = desk.add(*make(text, body=body))
    assert (last.status, last.version) == ("changed", 3)


def _days(desk: Desk, make: Make, states: Sequence[tuple[str, int]], **more: Any) -> list[tuple[str, int]]:
    """A page as it stood on these days of January, fetched in this order; what came of each."""
    added = [desk.add(*make(f"It {text}.", fetched=f"2026-01-{day:02}T08:00:00Z", **more)) for text, day in states]
    return [(each.status, each.version) for each in added]


def test_a_page_that_goes_back_with_the_very_same_bytes_is_a_third_version(desk: Desk, make: Make) -> None:
    states = [("opens", 1), ("closes", 2), ("opens", 3), ("opens", 4), ("closes", 5)]
    assert _days(desk, make, states) == [
        ("new", 1),
        ("changed", 2),
        ("changed", 3),
        ("unchanged", 3),
        ("changed", 4),
    ]
    assert [v.fetched[8:10] for v in desk.versions("a1")] == ["01", "02", "03", "05"]
    assert desk.articles()[0].version == 4
    assert sum(each.kind == "edited" for each in desk.changes(0)) == 3
    assert _days(desk, make, states) == [("unchanged", n) for n in (1, 2, 3, 3, 4)]
    assert desk.articles()[0].version == 4


def test_what_a_page_says_now_does_not_rest_on_the_order_in_which_it_came(path: Path, make: Make) -> None:
    ways = itertools.permutations([("opens", 1), ("closes", 2), ("closes", 3), ("opens", 4)])
    for n, states in enumerate(ways):
        with Desk(path.with_name(f"{n}.desk")) as desk:
            _days(desk, make, states)
            now = desk.reading("a1")
            assert now
            assert now.article.text == "It opens."


def test_a_copy_of_a_file_in_another_folder_makes_nothing_younger(desk: Desk, make: Make) -> None:
    assert _days(desk, make, [("opens", 1)], source="old/1.html", hints={"mtime": "2025"}) == [("new", 1)]
    assert _days(desk, make, [("closes", 2)], source="old/2.html", hints={"mtime": "2025"}) == [("changed", 2)]
    assert _days(desk, make, [("opens", 3)], source="new/1.html", hints={"mtime": "2025"}) == [("unchanged", 1)]
    assert desk.articles()[0].version == 2
    assert _days(desk, make, [("opens", 4)], source="https://post.example/mill", hints={}) == [("changed", 3)]


def test_an_old_archive_added_late_does_not_displace_the_page(desk: Desk, make: Make) -> None:
    desk.add(*make("It is open now.", fetched="2026-02-01T00:00:00Z"))
    old = desk.add(*make("It will open.", fetched="2020-02-01T00:00:00Z", title="Plans"))
    assert (old.status, old.version) == ("changed", 2)
    assert desk.articles()[0].version == 1
    assert desk.articles()[0].title == "Mill to close"


def test_a_better_program_reads_again_and_the_page_did_not_change(desk: Desk, make: Make) -> None:
    capture, reading = make("It opens. More.", body=b"page")
    desk.add(capture, reading)
    desk.add(*make("It opens. More. And more.", body=b"page 2"))
    _, better = make("It opens.", body=b"page", version="0.2.0")
    added = desk.add(capture, better)
    assert (added.status, added.version, added.reread) == ("unchanged", 1, True)
    assert desk.reading("a1", 1) == better
    assert len(desk.versions("a1")) == 2
    difference = desk.difference("a1", 1, 2)
    assert difference is not None
    assert [c.kind for c in difference.changes] == ["added"]
    assert not desk.add(capture, better).reread


def test_rows_of_an_old_reading_make_room_for_those_of_the_new(desk: Desk, make: Make) -> None:
    capture, reading = make("Quarry news.", body=b"page")
    desk.add(capture, reading)
    better = replace(make("Quarry plans.", body=b"page", version="0.2.0")[1], statements=())
    desk.add(capture, better)
    assert desk.statements() == []
    assert desk.search("news") == []
    assert [hit.article.id for hit in desk.search("plans")] == ["a1"]


def test_texts_no_database_takes_are_kept(desk: Desk, make: Make) -> None:
    item = make("Half a pair \ud800 and a NUL \x00 here.", title="T\udfff")
    desk.add(*item)
    assert desk.reading("a1") == item[1]
    assert [hit.article.id for hit in desk.search("pair")] == ["a1"]


def test_an_article_without_a_body_is_kept(desk: Desk, make: Make) -> None:
    item = make("", access="headline")
    desk.add(*item)
    assert desk.reading("a1") == item[1]
    assert [hit.snippet for hit in desk.search("mill")] == [""]


def test_statements_are_found_by_what_they_are(desk: Desk, make: Make) -> None:
    desk.add(*make())
    desk.add(*make("Other words.", id="a2"))
    (row,) = desk.statements(article="a1", naming="named", stance="asserts", source="Ada Vint")
    assert row.content == "T ... The mill will close, Ada Vint said."
    assert [link.text for link in row.chain] == ["Harbour Post", "Ada Vint"]
    assert row.chain[1].span == Span(0, 35)
    assert desk.statements(naming="bare") == []
    assert len(desk.statements()) == 2


def test_statements_are_those_of_the_current_version(desk: Desk, make: Make) -> None:
    desk.add(*make("Old words."))
    desk.add(*make("New words."))
    assert [row.content for row in desk.statements()] == ["N ... New words."]


def test_issues_are_kept_once_the_latest_first(desk: Desk) -> None:
    for name in ("one", "two", "one"):
        desk.note_issue(Issue("broken", "damaged", name))
    assert [(i.input, i.code, i.message) for i in desk.issues()] == [
        ("two", "broken", "damaged"),
        ("one", "broken", "damaged"),
    ]


def test_many_are_given_out_in_order_with_their_issues(desk: Desk, path: Path, make: Make) -> None:
    issue = Issue("broken", "damaged", "b")
    items = [make(id="a1"), issue, make(id="a2")]
    given = list(desk.add_all(items))
    assert [i if isinstance(i, Issue) else i.article for i in given] == ["a1", issue, "a2"]
    assert (desk.counts().articles, desk.counts().issues) == (2, 1)


def test_what_is_given_out_is_already_there_for_others(desk: Desk, path: Path, make: Make) -> None:
    with Desk(path, read_only=True) as other:
        for added in desk.add_all(make(id=f"a{n}") for n in range(250)):
            assert not isinstance(added, Issue)
            assert other.reading(added.article) is not None


def test_a_failed_batch_leaves_nothing_behind(desk: Desk, make: Make) -> None:
    event.listen(desk._engine, "begin", lambda c: c.exec_driver_sql("PRAGMA max_page_count = 60"), insert=True)
    good, too_large = make(id="a1"), make("x " * 400_000, id="a2")
    with pytest.raises(DeskError, match="disk is full"):
        list(desk.add_all([good, too_large]))
    assert desk.counts().articles == 0


def test_articles_come_the_latest_first_page_by_page(desk: Desk, make: Make) -> None:
    for n in range(5):
        desk.add(*make(id=f"a{n}"))
    assert [row.id for row in desk.articles(2)] == ["a4", "a3"]
    assert [row.id for row in desk.articles(2, 3)] == ["a1", "a0"]
    assert [reading.article.id for reading in desk.readings()] == ["a0", "a1", "a2", "a3", "a4"]


def test_an_article_is_found_by_the_beginning_of_its_id(desk: Desk, make: Make) -> None:
    for id in ("abc1", "abc2", "abc", "x%y"):
        desk.add(*make(id=id))
    assert (desk.find("abc1"), desk.find("abc"), desk.find("x")) == ("abc1", "abc", "x%y")
    with pytest.raises(DeskError, match="several"):
        desk.find("ab")
    for nothing in ("zz", "%", ""):
        with pytest.raises(DeskError, match="no such article"):
            desk.find(nothing)


def test_what_is_not_there_is_none(desk: Desk) -> None:
    assert desk.article("a") is None
    assert desk.reading("a") is None
    assert desk.capture("0" * 64) is None
    assert desk.versions("a") == []
    assert desk.difference("a", 1, 2) is None


def test_an_outlet_may_be_missing(desk: Desk, make: Make) -> None:
    capture, reading = make(published=None)
    desk.add(capture, replace(reading, article=replace(reading.article, outlet=None)))
    desk.add(*make(id="a2"))
    assert {row.id: row.outlet for row in desk.articles()} == {"a1": None, "a2": Outlet("Harbour Post").name}
