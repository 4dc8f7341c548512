"""All articles of a corpus: copies that do not depend on who came first, groups that one wrong pair does not chain."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.link.hard_set import ById, kept, made_of

from headwater.link.clusters import clusters, counts_alike, joining
from headwater.link.houses import house
from headwater.link.shelf import CHOSEN, HUB, Shelf
from headwater.link.shingles import MOST, keys
from headwater.link.worn import LOOKED_AT, counted, pairs, partners, worn
from headwater.linked import Copy, Passage
from headwater.records import Span

PARTS = ("developed", "afterwards", "last", "unseen")
HARD = ById(*PARTS)


@pytest.mark.parametrize("part", PARTS)
def test_articles_of_one_text_are_together_and_no_others(part: str) -> None:
    """The gate: what the invented articles reach. Of real ones benchmarks/copies.py tells."""
    carries = {sheet.article: text for sheet, text in kept(part)}
    groups = Shelf(sheet for sheet, _ in kept(part)).clusters()
    together = {pair for group in groups for pair in combinations(group, 2)}
    meant = {pair for pair in combinations(sorted(carries), 2) if carries[pair[0]] == carries[pair[1]]}
    assert len(together & meant) >= 0.95 * len(meant)
    assert len(together & meant) >= 0.95 * len(together)


@pytest.mark.parametrize(
    ("part", "precision", "recall"), [("wires", 0.97, 0.9), ("aside", 0.92, 0.78), ("rewrites", 0.95, 0.93)]
)
def test_what_desks_make_of_agency_copy_is_together(part: str, precision: float, recall: float) -> None:
    """The floor (docs/decisions/0143): rewrites that share no phrase are among these pairs."""
    carries = {sheet.article: text for sheet, text in kept(part)}
    groups = Shelf(sheet for sheet, _ in kept(part)).clusters()
    together = {pair for group in groups for pair in combinations(group, 2)}
    meant = {pair for pair in combinations(sorted(carries), 2) if carries[pair[0]] == carries[pair[1]]}
    # Numbers alone: which pairs of the part kept aside are wrong nobody is to see.
    right, told, all_ = len(together & meant), len(together), len(meant)
    assert right >= precision * told
    assert right >= recall * all_


def test_a_round_up_shorter_than_the_stories_it_took_its_parts_from_is_none_of_them() -> None:
    stories = [sheet for sheet, text in kept("wires") if text in ("harrow-reuters", "fishing-ap", "obit-ap")]
    full = {sheet.article: sheet.text.split("\n\n") for sheet in stories}
    parts = [*full["harrow-reuters/own0"][:2], full["fishing-ap/own0"][1], *full["obit-ap/own0"][:2]]
    brief = made_of(
        {"id": "brief", "text": "\n\n".join(parts), "outlet": "Orbit News", "published": "2024-07-04T06:00:00Z"}
        | {"title": "In brief", "language": "en"}
    )
    assert len(brief.text) < max(len(sheet.text) for sheet in stories)
    groups = Shelf([*stories, brief]).clusters()
    assert groups == Shelf(stories).clusters()


@settings(max_examples=3, deadline=None)
@given(st.permutations(range(40)), st.integers(5, 35))
def test_any_order_of_arrival_gives_the_same(order: list[int], asked: int) -> None:
    shelf, some = Shelf(), list(HARD.values())[:40]
    for n, place in enumerate(order):
        shelf.put(some[place])
        if n == asked:
            shelf.copies()  # what was compared before the others came must not linger
    assert shelf.copies() == Shelf(some).copies()


def test_a_changed_article_takes_the_place_of_the_old_one() -> None:
    one, other = HARD["mine-nw"], HARD["mine-ledger"]
    shelf = Shelf([one, other])
    assert len(shelf.copies()) == 1
    shelf.put(replace(other, text="Nothing of it is left.", sentences=(), quoted=(), credits=()))
    assert shelf.copies() == ()


def test_keys_are_few_and_stay() -> None:
    found, first = [keys(sheet) for sheet in HARD.values()], next(iter(HARD.values()))
    assert max(map(len, found)) <= MOST + 24
    assert keys(replace(first, article="other", title="")) == found[0]
    assert keys(replace(first, text="", sentences=(), quoted=())) == frozenset()


def test_the_teaser_of_a_long_text_shares_keys_with_it() -> None:
    assert len(keys(HARD["verdict-teaser"]) & keys(HARD["verdict-meridian"])) >= 3


@given(st.integers(0, 3 * HUB))
@settings(max_examples=20, deadline=None)
def test_a_key_that_all_hold_costs_each_a_bounded_number_of_comparisons(count: int) -> None:
    articles = [f"a{n}" for n in range(count)]
    found = set(pairs(articles, most=HUB, chosen=CHOSEN))
    assert found == set(pairs(articles[::-1], most=HUB, chosen=CHOSEN))
    if count <= HUB:
        assert len(found) == count * (count - 1) // 2
    else:
        assert len(found) <= CHOSEN * count


@given(st.integers(2, 3 * HUB), st.integers(0, 3 * HUB))
@settings(max_examples=20, deadline=None)
def test_whom_one_holder_is_compared_with_are_its_pairs(count: int, n: int) -> None:
    articles = [f"a{n}" for n in range(count)]
    one = articles[n % count]
    beside = {other for pair in pairs(articles, most=HUB, chosen=CHOSEN) if one in pair for other in pair} - {one}
    assert set(partners(one, articles, most=HUB, chosen=CHOSEN)) == beside


def test_who_is_not_counted_changes_nothing_of_what_is_worn() -> None:
    articles = [f"a{n}" for n in range(60)]
    held = {article: frozenset((article, "key")) for article in articles}
    outlets = dict.fromkeys(articles, "")
    few = counted(articles)
    assert len(few) == LOOKED_AT
    assert worn({"key": few}, held, outlets) == worn({"key": articles}, held, outlets) == {"key"}
    assert counted(few) == few


MOTTO = (
    "The Lantern has burned on the quay of Ostrel since 1871, when Captain Brandt bought a hand press from a circus; "
    "his great-granddaughter keeps the press oiled and the kettle warm for whoever climbs the stairs."
)


def test_what_an_outlet_prints_under_every_article_is_worn() -> None:
    unlike = ("ferry-meridian", "verdict-nw", "mine-nw", "bay-guardsman", "fire-cna-1")
    lantern = [made_of(row) for row in _under_motto(unlike)]
    held = {sheet.article: keys(sheet) for sheet in lantern}
    every = frozenset().union(*held.values())
    holders = {key: {article for article, its in held.items() if key in its} for key in every}
    found = worn(holders, held, {sheet.article: sheet.house.outlet for sheet in lantern})
    assert found
    assert all(len(holders[key]) >= 4 for key in found)
    assert not worn(holders, held, dict.fromkeys(held, ""))


def _under_motto(names: tuple[str, ...]) -> Iterator[dict[str, str]]:
    for name in names:
        text = f"{HARD[name].text}\n\n{MOTTO}"
        yield {"id": name, "text": text, "outlet": "Ostrel Lantern", "published": "", "title": "", "language": "en"}


def test_versions_of_a_running_story_wear_nothing() -> None:
    first = next(iter(HARD.values()))
    versions = [replace(first, article=f"v{n}", text=first.text + f" Update {n}.") for n in range(9)]
    held = {sheet.article: keys(sheet) for sheet in versions}
    holders = {key: set(held) for key in frozenset.intersection(*held.values())}
    assert holders
    assert not worn(holders, held, dict.fromkeys(held, "outlet"))


def test_seventy_prints_of_one_text_are_one_group() -> None:
    text = HARD["mine-nw"]
    prints = [
        replace(text, article=f"p{n:03}", house=house(f"Paper {n}", None), text=f"{text.text} Page {n}.", sentences=())
        for n in range(70)
    ]
    shelf = Shelf(prints)
    (group,) = shelf.clusters()
    assert len(group) == 70
    assert len(shelf.copies()) <= 2 * CHOSEN * 70


# Groups


def copy(one: str, other: str, score: float, *, share: float = 0.6, kept: float = 0.6, kin: float = 1.0) -> Copy:
    passage = Passage(Span(0, 50), Span(0, 50), "reworded", 0.8)
    kind = "rewritten" if score >= 0.5 else "part"
    return Copy(one, other, kind, (passage,), share, score, False, "", kept, kin)  # type: ignore[arg-type]


def test_one_wrong_pair_does_not_chain_two_stories() -> None:
    right = [copy(*pair, 0.95) for pair in (*combinations("abcd", 2), *combinations("wxyz", 2))]
    assert clusters([*right, copy("d", "w", 0.9)]) == (tuple("abcd"), tuple("wxyz"))
    assert joining([*right, copy("d", "w", 0.9)]) == tuple(right)


def test_a_running_story_holds_together_by_its_neighbours() -> None:
    chain = [copy(f"v{n}", f"v{n + 1}", 0.93) for n in range(5)]
    assert clusters(chain) == (tuple(f"v{n}" for n in range(6)),)


def test_an_article_with_a_second_text_beside_its_main_one_joins_only_that() -> None:
    def beside(one: str, other: str, start: int, end: int, *, share: float, kept: float) -> Copy:
        passage = Passage(Span(0, end - start), Span(start, end), "verbatim", 1.0)
        return Copy(one, other, "rewritten", (passage,), share, 0.95, False, "", kept)

    main = [beside(one, "mixed", 0, 600, share=0.6, kept=0.95) for one in ("a", "b")]
    found = [copy("a", "b", 0.99), *main, beside("c", "mixed", 600, 1000, share=0.35, kept=0.9)]
    assert clusters(found) == (("a", "b", "mixed"),)


def test_surer_than_sure_counts_as_sure_and_another_kind_does_not() -> None:
    sure = copy("a", "b", 0.99)
    assert counts_alike(sure, copy("a", "b", 0.995))
    assert counts_alike(sure, replace(sure, kin=0.9))
    assert not counts_alike(sure, copy("a", "b", 0.9))
    assert not counts_alike(sure, replace(sure, kin=0.1))
    assert not counts_alike(sure, replace(sure, kind="trimmed"))
    assert clusters([sure]) == clusters([copy("a", "b", 0.995)])


@given(st.permutations([copy(*pair, 0.7) for pair in combinations("abcdef", 2)]))
@settings(max_examples=10, deadline=None)
def test_the_order_of_the_pairs_does_not_tell(found: list[Copy]) -> None:
    assert clusters(found) == (tuple("abcdef"),)
    assert clusters(found[:4]) == clusters(found[3::-1])
