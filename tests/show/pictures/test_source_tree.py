"""The source tree as it is drawn: readable at any size, every step a link, nothing lost in folding."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from tests.show.pictures.crowd import crowd
from tests.show.pictures.sound import check
from tests.weigh.test_properties import desks
from tests.weigh.told import Told, outlet, person, unnamed

from headwater.records import Span
from headwater.show import tree
from headwater.show.pictures import branches, source_tree, svg
from headwater.show.pictures.branches import Branch, Room
from headwater.show.pictures.drawing import Drawing, Stroke, Words

FULL = "/claim/c-000001/tree"


def trees(desk: Told) -> tree.Trees:
    return tree.trees(desk.weigh(), tree.Told.of(desk.tellings, desk.sheets))


def drawings(desk: Told) -> list[Drawing]:
    return [draw(trees(desk), desk.weigh(), FULL) for draw in (source_tree.wide, source_tree.narrow)]


def texts(drawing: Drawing) -> list[str]:
    return [mark.text for mark in drawing.marks if isinstance(mark, Words)]


def looks(drawing: Drawing) -> set[str]:
    return {mark.look for mark in drawing.marks if isinstance(mark, Stroke)}


@pytest.mark.parametrize("many", [0, 3, 30, 300])
def test_of_however_many_articles_the_picture_can_be_read(many: int) -> None:
    for drawing in drawings(crowd(many)):
        check(drawing)
        assert drawing.height < 1900
        assert len(svg.inline(drawing)) < 32_000


def test_the_kinds_of_sources_and_steps_are_there() -> None:
    wide, narrow = drawings(crowd(300))
    for drawing in (wide, narrow):
        said = texts(drawing)
        assert {"Ann Lee", "Rolf Anders", "Unseen Gazette", "Ministry of Tides", "Iva Horn"} <= set(said)
        assert {"edge", "copied", "behind", "full", "hollow", "unseen"} <= looks(drawing)
    assert {"100 copies", "Decree No. 5"} <= set(texts(wide))
    assert any(text.startswith("Against it") for text in texts(wide))
    assert source_tree.legend(trees(crowd(0))) == (
        *("person", "body", "document", "outlet", "unnamed", "silent", "unseen"),
    )


def test_every_place_and_step_leads_to_its_words() -> None:
    desk = Told()
    span = Span(0, 7)
    desk.says("Meridian Post", "m", person("Ann Lee", span=span), spans=(Span(10, 30),))
    desk.says("Pozhar", "a", outlet("Meridian Post"), person("Ann Lee"), spans=(Span(2, 9),))
    (wide, _) = drawings(desk)
    links = [part.href for part in wide.parts if part.href]
    assert "/articles/m?at=0-7#at" in links
    assert "/articles/m?at=10-30#at" in links
    assert "/articles/a?at=2-9#at" in links
    first = [part for part in wide.parts if part.href == "/articles/a?at=2-9#at"]
    assert any("Pozhar names Meridian Post" in part.title for part in first)


def test_what_a_person_judged_and_what_rests_on_two_is_marked() -> None:
    desk = Told()
    a, b = desk.says("Pozhar", "a", unnamed()), desk.says("Courier", "b", unnamed())
    desk.ruled("one origin", a, b)
    assert "judged" in looks(drawings(desk)[0])
    other = Told()
    other.says("Pozhar", "a", person("Ann Lee"))
    other.says("Herald", "h", person("Rolf Anders"))
    other.says("Courier", "c", outlet("Pozhar"), person("Ann Lee"))
    other.says("Courier", "c", outlet("Herald"), person("Rolf Anders"))
    check(drawings(other)[0])


def stands_for(roots: tuple[Branch, ...]) -> int:
    return sum(branch.stands_for for branch in roots)


@pytest.mark.parametrize("room", [Room(12, 12, FULL), Room(2, 3, FULL), Room(1, 1, FULL)])
def test_nothing_is_lost_in_folding(room: Room) -> None:
    desk = crowd(300)
    made = trees(desk)
    sides = branches.sides(made, room, "1", "")
    lines = [row for roots in (made.behind, made.against, made.unanswered) for row in roots]

    def size(twig: tree.Twig) -> int:
        return 1 + sum(map(size, twig.below))

    assert sum(stands_for(side.roots) for side in sides) == sum(size(twig) for root in lines for twig in root.below)


def test_a_chain_that_goes_on_is_told_in_a_line() -> None:
    desk = Told()
    desk.says("Paper 0", "n0", person("Ann Lee"))
    for n in range(1, 12):
        desk.says(f"Paper {n}", f"n{n}", outlet(f"Paper {n - 1}"), person("Ann Lee"), at=f"2026-05-{n + 1:02}")
    wide, narrow = drawings(desk)
    check(wide)
    check(narrow)
    assert any("more beyond it" in text for text in texts(wide))


def test_a_long_name_takes_the_room_that_short_ones_leave() -> None:
    long = "a source close to the committee of the talks"
    desk = Told()
    desk.says("Post", "n0", unnamed(long))
    desk.says("Wire", "n1", outlet("Post"), unnamed(long), at="2026-05-02")
    desk.says("Daily", "n2", outlet("Wire"), outlet("Post"), unnamed(long), at="2026-05-03")
    wide, _ = drawings(desk)
    check(wide)
    assert f"“{long}”" in texts(wide)


def test_words_of_others_are_words() -> None:
    desk = Told()
    desk.says("Poz<har>&\x1b[31m\u202e", "a", person('Ann " onload="x'), wording="</svg><script>alert(1)</script>")
    for drawing in drawings(desk):
        check(drawing)
        written = svg.alone(drawing) + str(svg.inline(drawing))
        assert "<script" not in written
        assert 'onload="x' not in written
        assert not set(written) & {"\x1b", "\u202e"}


def test_a_claim_of_which_nothing_is_told_is_an_empty_picture() -> None:
    for drawing in drawings(Told()):
        assert drawing.parts == ()
        check(drawing)


@settings(max_examples=30, deadline=None)
@given(desks())
def test_any_claim_can_be_drawn(desk: Told) -> None:
    for drawing in drawings(desk):
        check(drawing)


def test_withdrawn_tellings_are_struck_out() -> None:
    desk = Told()
    desk.withdraw(desk.says("Herald", "h", person("Rosa Brandt")), "2026-05-06")
    assert any(mark.look == "gone" for mark in drawings(desk)[0].marks if isinstance(mark, Words))
    assert replace(drawings(desk)[0], parts=()).parts == ()
