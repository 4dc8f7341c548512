"""What the page of a claim tells once: origins by hand."""

from __future__ import annotations

from tests.weigh.told import Told, person, unnamed

from headwater.show import tree
from headwater.show.web.claim_cards import alike


def test_origins_of_which_a_list_says_the_same_are_told_once_with_their_number() -> None:
    desk = Told()
    for n in range(4):
        desk.says(f"Paper {n}", f"a{n}", unnamed())
    for n, name in enumerate(("Rosa Brandt", "Iva Horn")):
        desk.says(f"Gazette {n}", f"b{n}", person(name))
    roots = tree.trees(desk.weigh(), tree.places(desk.tellings, desk.sheets)).behind
    rows = alike(roots)
    assert sum(times for _, times in rows) == len(roots)
    assert {root.origin.name: times for root, times in rows if root.origin.naming == "named"} == {
        "Rosa Brandt": 1,
        "Iva Horn": 1,
    }
    said = [(root.origin.name, root.origin.proven, root.origin.why, root.may_be) for root, _ in rows]
    assert len(set(said)) == len(said)
    assert max(times for _, times in rows) > 1
