"""How a claim spread and how a story went, as they are drawn."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.show.pictures.crowd import crowd
from tests.show.pictures.sound import check
from tests.weigh.told import Told, person

from headwater.desk.claims.claim_listing import ClaimRow
from headwater.desk.claims.story_pages import MainClaim, Printed
from headwater.linked import Step
from headwater.show import places
from headwater.show.pictures import lanes, lettering, moments, spread
from headwater.show.pictures.drawing import Dot, Drawing, Words
from headwater.show.pictures.moments import Label, Scale

WIDTHS = (spread.WIDE, spread.NARROW)


def texts(drawing: Drawing | None) -> list[str]:
    assert drawing
    return [mark.text for mark in drawing.marks if isinstance(mark, Words)]


def of_claim(desk: Told, across: float = spread.WIDE) -> Drawing | None:
    return spread.drawn(desk.weigh(), places.places(desk.tellings, desk.sheets), "/all", across)


@pytest.mark.parametrize("across", WIDTHS)
@pytest.mark.parametrize("many", [0, 3, 300])
def test_the_spread_of_a_claim_can_be_read(many: int, across: float) -> None:
    drawing = of_claim(crowd(many), across)
    assert drawing
    check(drawing)
    assert any(text.startswith("first: ") for text in texts(drawing))
    assert any(mark.look == "curve" for part in drawing.parts for mark in part.marks)


def test_the_first_copy_and_the_turns_are_named() -> None:
    said = texts(of_claim(crowd(30)))
    assert any(text.startswith("first copy: ") for text in said)
    assert any("independent origin" in text for text in said)


def test_of_two_articles_or_one_moment_there_is_no_curve() -> None:
    desk = Told()
    for n in range(2):
        desk.says(f"Paper {n}", f"n{n}", person("Ann Lee"), at=f"2026-05-0{n + 1}")
    assert of_claim(desk) is None
    same = Told()
    for n in range(5):
        same.says(f"Paper {n}", f"n{n}", person("Ann Lee"), at="2026-05-01T10:00:00Z")
    assert of_claim(same) is None


def article(outlet: str, published: str, **more: object) -> Printed:
    values = {"captured": False, "access": "open", "own": False, "language": "en"} | more
    return Printed(f"{outlet}{published}", f"{outlet} reports", outlet, published=published, **values)  # type: ignore[arg-type]


def story(count: int) -> list[Printed]:
    return [article(f"Paper {n % 40}", f"2026-05-{1 + n % 9:02}T{n % 24:02}:00:00Z") for n in range(count)]


def turned(*steps: tuple[str, str]) -> MainClaim:
    row = ClaimRow("c-000001", "the harbour will be closed", "denied", 1, 2, 3, 3, 3, "2026-05-01", "2026-05-03")
    made = tuple(Step(when, standing, ("a", "s1"), 1, 2, "so it is") for when, standing in steps)  # type: ignore[arg-type]
    return MainClaim(row, (), made)


@pytest.mark.parametrize("across", WIDTHS)
@pytest.mark.parametrize("count", [3, 40, 2000])
def test_a_story_of_any_size_can_be_read(count: int, across: float) -> None:
    claims = [turned(("2026-05-01", "single origin"), (f"2026-05-0{n}T12:00:00Z", "denied")) for n in range(2, 9)]
    drawing = lanes.drawn(lanes.by_outlet(story(count)), claims, "/all", across)
    assert drawing
    check(drawing)
    assert sum(text.startswith("Paper ") for text in texts(drawing)) <= lanes.MOST + 1
    many = sum(int(mark.text) for mark in drawing.marks if isinstance(mark, Words) and mark.look == "on")
    single = sum(isinstance(mark, Dot) and mark.radius == 5 for mark in drawing.marks)
    assert many + single == count


def test_lanes_by_origin_hold_what_rests_on_each() -> None:
    desk = crowd(30)
    weighed = desk.weigh()
    articles = [Printed(a, a, s.house.name, "en", s.published, False, "open", False) for a, s in desk.sheets.items()]
    row = turned().claim
    found = lanes.by_origin([*articles, article("Elsewhere", "2026-05-02")], [MainClaim(row, weighed.origins, ())])
    assert found[0].name == "Ann Lee"
    assert found[0].counted
    assert found[-1].name == "tell no main claim"
    drawing = lanes.drawn(found, [], "/all")
    assert drawing
    check(drawing)


def test_what_was_not_read_or_was_changed_looks_otherwise() -> None:
    rows = [article("Pozhar", "2026-05-01", access="headline"), article("Courier", "2026-05-09"), article("X", "never")]
    change = lanes.Change(rows[1].article, "2026-05-10", "Changed without saying so, 10 May 2026")
    made = lanes.by_outlet(rows, {rows[1].article: change})
    assert [lane.points[0].look for lane in made] == ["unread", "changed"]
    drawing = lanes.drawn(made, [], "/all")
    assert drawing
    assert any(isinstance(mark, Dot) and mark.look == "edited" for mark in drawing.marks)
    assert any("Changed without saying so" in part.title for part in drawing.parts)


def test_a_story_needs_two_moments_and_its_zones_count() -> None:
    assert lanes.drawn(lanes.by_outlet([]), [], "/all") is None
    assert lanes.drawn(lanes.by_outlet([article("Pozhar", "2026-05-01")]), [], "/all") is None
    assert lanes.drawn(lanes.by_outlet([article("A", "2026-05-01"), article("B", "0007")]), [], "/all") is None
    early = moments.moment("2026-05-01T23:30:00+03:00")
    late = moments.moment("2026-05-01T22:00:00Z")
    assert early
    assert late
    assert early < late


@given(st.floats(0, 4e9), st.floats(1, 4e8))
@settings(max_examples=30, deadline=None)
def test_moments_are_named_without_crowding(first: float, length: float) -> None:
    scale = Scale(first, first + length, 20, 280)
    found = moments.ticks(scale)
    assert len(found) <= 10
    assert all(scale.first <= at <= scale.last for at, _ in found)


@given(st.lists(st.tuples(st.floats(0, 300), st.text(max_size=60)), max_size=30))
def test_labels_that_are_placed_lie_beside_each_other(given_: list[tuple[float, str]]) -> None:
    placed = moments.place([Label(x, text, text) for x, text in given_], 0, 300, size=12, rows=3)
    for row in range(3):
        here = sorted((p.x, p.x + lettering.width(p.text, 12)) for p in placed if p.row == row)
        assert all(one[1] <= other[0] for one, other in pairwise(here))


@given(st.text(max_size=80), st.floats(20, 400))
def test_what_fits_is_no_wider_than_its_room(text: str, room: float) -> None:
    assert lettering.width(lettering.fit(text, room, 13), 13) <= room + 0.01
