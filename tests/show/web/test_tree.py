"""The source tree and the timeline as pages draw them, from tellings made by hand."""

from __future__ import annotations

import pytest
from tests.weigh.told import Told, outlet, person, unnamed

from headwater.desk.claim_listing import StoryArticle
from headwater.records import Span
from headwater.show.web import timeline, tree
from headwater.show.web.tree import Root, Trees, Twig


def grown(desk: Told) -> Trees:
    return tree.trees(desk.weigh(), tree.places(desk.tellings, desk.sheets))


def twigs(root: Root | Twig, depth: int = 0) -> list[tuple[int, str]]:
    found = []
    for twig in root.below:
        found += [(depth, twig.place.outlet), *twigs(twig, depth + 1)]
    return found


def test_each_telling_hangs_once_under_what_it_has_it_from() -> None:
    desk = Told()
    desk.says("Pozhar", "a", unnamed())
    for n in range(40):
        desk.says(f"Paper {n}", f"b{n:02}", unnamed(), at=f"2026-05-02T00:{n:02}:00Z")
        desk.copied("a" if n == 0 else f"b{n - 1:02}", f"b{n:02}")
    (root,) = grown(desk).behind
    found = twigs(root)
    assert sorted(name for _, name in found) == sorted(["Pozhar", *(f"Paper {n}" for n in range(40))])
    assert found[:3] == [(0, "Pozhar"), (1, "Paper 0"), (2, "Paper 1")]
    assert max(depth for depth, _ in found) == tree.DEEPEST


def test_outlets_that_cite_each_other_hang_once() -> None:
    desk = Told()
    desk.says("Pozhar", "a", outlet("Courier"))
    desk.says("Courier", "b", outlet("Pozhar"))
    assert sorted(name for root in grown(desk).behind for _, name in twigs(root)) == ["Courier", "Pozhar"]


def test_denials_hang_apart_and_a_withdrawn_text_is_marked() -> None:
    desk = Told()
    desk.withdraw(desk.says("Herald", "h", person("Rosa Brandt"), at="2026-05-05"), "2026-05-06")
    desk.says("Pozhar", "a", unnamed(), at="")
    desk.says("Courier", "c", person("Iva Horn", official=True), stance="denies", at="2026-05-07")
    made = grown(desk)
    assert [twigs(root) for root in made.against] == [[(0, "Courier")]]
    places = tree.places(desk.tellings, desk.sheets)
    assert places["h", "s1"].withdrawn == "2026-05-06"
    assert places["a", "s1"].captured
    assert not places["c", "s1"].plain


@pytest.mark.parametrize(
    ("ref", "span", "path"),
    [
        (("a/b", "s1"), Span(3, 9), "/articles/a%2Fb?at=3-9#at"),
        (("ab", "s1@2"), Span(3, 9), "/articles/ab?version=2&at=3-9#at"),
        (("ab", "s1"), None, "/articles/ab"),
        (("j-12", "s1"), Span(3, 9), ""),
    ],
)
def test_a_passage_has_an_address_in_its_version(ref: tuple[str, str], span: Span | None, path: str) -> None:
    assert tree.passage(ref, span) == path


def article(outlet: str, published: str) -> StoryArticle:
    return StoryArticle(outlet + published, "A title", outlet, "en", published)


def test_a_timeline_needs_two_moments() -> None:
    assert timeline.drawn([]) is None
    assert timeline.drawn([article("Pozhar", "2026-05-01")]) is None
    assert timeline.drawn([article("Pozhar", "2026-05-01"), article("Courier", "2026-05-01")]) is None
    assert timeline.drawn([article("Pozhar", "2026-05-01"), article("Courier", "no date")]) is None


def test_a_timeline_goes_by_moments_whatever_the_zone() -> None:
    first, later = article("Pozhar", "2026-05-01T23:30:00+03:00"), article("Courier", "2026-05-01T22:00:00Z")
    drawn = timeline.drawn([later, first, article("Pozhar", "2026-05-03")])
    assert drawn is not None
    assert [lane.outlet for lane in drawn.lanes] == ["Pozhar", "Courier"]
    assert [dot.at for dot in drawn.lanes[0].dots] == [2.0, 98.0]
    assert 2 < drawn.lanes[1].dots[0].at < 98
    assert len(drawn.days) == 2


def test_of_many_outlets_the_last_share_a_line_and_of_many_days_not_all_are_drawn() -> None:
    drawn = timeline.drawn([article(f"Paper {n:02}", f"20{n:02}-05-01") for n in range(10, 40)])
    assert drawn is not None
    assert len(drawn.lanes) == timeline.MOST + 1
    assert (drawn.lanes[-1].outlet, drawn.lanes[-1].others) == ("", 30 - timeline.MOST)
    assert len(drawn.days) <= 41
