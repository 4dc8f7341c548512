"""Who has a claim from whom, from tellings made by hand."""

from __future__ import annotations

import pytest
from tests.weigh.told import Told, outlet, person, unnamed

from headwater.records import Span
from headwater.show import tree
from headwater.show.tree import Root, Trees, Twig


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


def test_an_edge_tells_its_words_and_what_stands_between() -> None:
    desk = Told()
    room = unnamed("people in the room")
    desk.says("Meridian Post", "m", room, person("Ann Lee", span=Span(0, 7)))
    desk.says("Karta", "k", outlet("Unseen Gazette"), person("Rolf Anders"))
    desk.says("Golas", "g", outlet("Meridian Post"), room, person("Ann Lee"))
    quotes = {(("m", "s1"), Span(0, 7)): "Ann Lee"}
    made = tree.trees(desk.weigh(), tree.Told.of(desk.tellings, desk.sheets, quotes))
    ann, rolf = (next(root for root in made.behind if root.origin.name == name) for name in ("Ann Lee", "Rolf Anders"))
    first = ann.below[0].evidence[0]
    assert (first.words, first.onto) == ("Ann Lee", ann.origin.key)
    assert [(t.name, t.hidden) for t in first.through] == [("people in the room", True)]
    assert [(t.name, t.hidden) for t in rolf.below[0].evidence[0].through] == [("Unseen Gazette", False)]
    assert ann.below[0].below[0].evidence[0].through == ()
