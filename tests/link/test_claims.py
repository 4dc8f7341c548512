"""Claims: groups of tellings that depend on nothing but the tellings, and on what a person ruled."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations, islice

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.link.made import telling
from tests.link.reports import reports, told

from headwater.link.alike import tie
from headwater.link.claims import claims
from headwater.link.forms import keys
from headwater.link.saying import wording
from headwater.linked import Claim, Ruling, Telling, Tie
from headwater.records import Span

MONDAY = "2026-03-02"
FREED = [
    telling("a1", "Three prisoners were released from prison in Toruma on Monday", names=("Toruma",), day=MONDAY),
    telling("a2", "Трое заключенных освобождены из тюрьмы в Торуме", "ru", names=("Торума",), published="2026-03-04"),
    telling("a3", "Four prisoners were released from prison in Toruma on Monday", names=("Toruma",), day=MONDAY),
    telling("a4", "Trzech więźniów wyszło na wolność z więzienia w Torumie", "pl", names=("Toruma",)),
]
CLOSED = [
    telling("b1", "Sarnia will close its border with Karvenia", names=("Sarnia", "Karvenia"), published="2026-03-05"),
    telling("b2", "Сарния закроет границу с Карвенией", "ru", names=("Сарния", "Карвения"), published="2026-03-05"),
]
DEATH = [telling("c1", "Nine people died in a fire at a hospital in Velimor", names=("Velimor",))]
ALL = [*FREED, *CLOSED, *DEATH]


def ties(tellings: Sequence[Telling]) -> list[Tie]:
    return [found for a, b in combinations(tellings, 2) if (found := tie(a, b))]


def made(tellings: Sequence[Telling], rulings: Sequence[Ruling] = ()) -> tuple[Claim, ...]:
    return claims(tellings, ties(tellings), rulings)


def groups(found: Sequence[Claim]) -> set[frozenset[str]]:
    return {frozenset(ref[0] for ref in claim.tellings) for claim in found}


def test_one_content_is_one_claim_across_languages() -> None:
    assert groups(made(ALL)) == {frozenset({"a1", "a2", "a3", "a4"}), frozenset({"b1", "b2"}), frozenset({"c1"})}


@given(st.randoms(use_true_random=False))
@settings(max_examples=25)
def test_the_order_of_arrival_changes_nothing(rng: random.Random) -> None:
    tellings, all_ties = list(ALL), ties(ALL)
    rng.shuffle(tellings)
    rng.shuffle(all_ties)
    assert claims(tellings, all_ties) == made(ALL)


def test_ties_that_were_not_looked_at_change_nothing() -> None:
    assert claims(ALL, ties(ALL)[:3] + ties(ALL)[-3:])[0].tellings[0] == ("a1", "s1")
    chain = [t for t in ties(FREED) if "a1" in (t.one[0], t.other[0])]
    assert groups(claims(FREED, chain)) == groups(made(FREED))


def test_a_contradiction_stays_as_a_variant_with_its_words() -> None:
    claim = made(FREED)[0]
    (variant,) = claim.variants
    assert variant.what == "number"
    values = dict(variant.values)
    assert values["Four"] == (("a3", "s1"),)
    assert {ref[0] for value, refs in values.items() if value != "Four" for ref in refs} == {"a1", "a2", "a4"}


def test_the_wording_is_a_real_telling_and_no_denial() -> None:
    denied = replace(FREED[0], article="a0", stance="denies", published="2026-03-01T01:00")
    claim = made([denied, *FREED])[0]
    assert claim.wording in claim.tellings
    assert claim.wording != ("a0", "s1")


def test_one_wrong_tie_joins_no_two_claims() -> None:
    wrong = Tie(("a1", "s1"), ("b1", "s1"), "same", 0.9)
    assert groups(claims(ALL, [*ties(ALL), wrong])) == groups(made(ALL))


def test_what_a_person_ruled_holds() -> None:
    apart = Ruling(1, "apart", ("a1", "s1"), ("a3", "s1"))
    found = groups(made(ALL, [apart]))
    assert not any({"a1", "a3"} <= group for group in found)
    together = Ruling(2, "together", ("a1", "s1"), ("c1", "s1"))
    assert any({"a1", "c1"} <= group for group in groups(made(ALL, [together])))
    again = Ruling(3, "together", ("a1", "s1"), ("a3", "s1"))
    assert any({"a1", "a3"} <= group for group in groups(made(ALL, [again, apart])))


def test_an_answer_follows_what_it_answers_and_may_be_ruled_away() -> None:
    answer = replace(FREED[0], statement="s2", stance="denies", wording="this", borrowed=True, answers="s1")
    found = made([*ALL, answer])
    assert ("a1", "s2") in found[0].tellings
    away = Ruling(1, "apart", ("a1", "s1"), ("a1", "s2"))
    assert not any({("a1", "s1"), ("a1", "s2")} <= set(c.tellings) for c in made([*ALL, answer], [away]))


def test_who_gives_no_answer_was_asked_about_what_his_article_tells_and_joins_no_two_claims() -> None:
    first = telling("a", "79 drones attacked the Astrumet plant in Lapren on Monday", names=("Lapren",), day=MONDAY)
    second = telling("b", "A gas leak killed nine at the Astrumet plant in Blakan on Sunday", names=("Blakan",))
    quiet = telling("a", "the attack on the plant", statement="s2")
    asked = telling("b", "the attack on the plant", statement="s2")
    told_ = [first, second, replace(quiet, stance="declines", answers="s1"), replace(asked, stance="silent")]
    found = made([*told_[:3], replace(told_[3], answers="s1")])
    assert [set(claim.tellings) for claim in found] == [{("a", "s1"), ("a", "s2")}, {("b", "s1"), ("b", "s2")}]


def test_what_is_most_of_another_content_follows_it() -> None:
    outer = replace(FREED[0], wording=f"the ministry confirmed that {FREED[0].wording}", spans=(Span(0, 80),))
    inner = replace(
        FREED[0], statement="s2", within="s1", concepts=frozenset({"release", "prisoner"}), spans=(Span(9, 80),)
    )
    (found,) = made([outer, inner])
    assert found.tellings == (("a1", "s1"), ("a1", "s2"))


def test_the_same_words_in_forty_articles_are_one_claim_at_once() -> None:
    copies = [replace(FREED[0], article=f"x{i:02}") for i in range(40)]
    assert [len(c.tellings) for c in claims(copies, ())] == [40]


def test_the_same_words_months_apart_are_two_claims() -> None:
    text = "Prices rose by three percent in the last month, more than in the months before"
    early = telling("d1", text, published="2026-01-10")
    late = telling("d2", text, published="2026-06-10")
    assert len(made([early, late])) == 2


def test_what_says_nothing_is_no_claim() -> None:
    assert made([replace(FREED[0], wording="this", concepts=frozenset(), stems=frozenset(), names=())]) == ()


def test_related_claims_are_linked_and_not_merged() -> None:
    other = telling(
        "e1", "Three prisoners were released from prison in Toruma on May 4", names=("Toruma",), day="2026-05-04"
    )
    other = replace(other, printed_dates=("May 4",), published="2026-05-05")
    found = made([FREED[0], other])
    assert len(found) == 2
    assert found[0].related == (("e1", "s1"),)


def test_reports_in_six_languages_are_grouped_as_a_person_does() -> None:
    """A floor on a part of the reports that are developed on; the whole is in benchmarks/claims.py."""
    rows = [row for report in islice(reports("dev3"), 15) for row in told(report)]
    found, gold = [t for t, _ in rows], {t.ref: claim for t, claim in rows}
    by_ref = {t.ref: t for t in found}
    holders: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for t in found:
        for key in (*keys(t), t.article):
            holders[key].append(t.ref)
    pairs = {pair for refs in holders.values() for pair in combinations(sorted(refs), 2)}
    near = [tied for a, b in sorted(pairs) if (tied := tie(by_ref[a], by_ref[b]))]
    home = {ref: i for i, claim in enumerate(claims(found, near)) for ref in claim.tellings}
    both = [(a, b) for a, b in combinations(gold, 2) if gold[a] == gold[b]]
    joined = [(a, b) for a, b in combinations(gold, 2) if home.get(a, a) == home.get(b, b)]
    right = len(set(both) & set(joined))
    assert right / len(joined) >= 0.85
    assert right / len(both) >= 0.6


def test_a_claim_is_shown_by_a_sentence_where_one_of_its_tellings_is_one() -> None:
    bare = telling("a1", "higher wages for dockers", published="2026-03-01")
    scrap = replace(bare, fragment=True)
    led = replace(scrap, article="a2", led="demand higher wages for dockers", published="2026-03-02")
    sentence = replace(bare, article="a3", wording="dockers want higher wages", published="2026-03-03")
    assert wording([scrap, led, sentence]).ref == sentence.ref
    assert wording([scrap, led]).shown == "demand higher wages for dockers"


def test_a_claim_is_shown_with_its_place_where_most_tellings_have_one_though_each_writes_it_otherwise() -> None:
    bare = telling("a1", "zginęło 14 osób", "pl", published="2026-03-01")
    there = telling("a2", "14 people were killed when the Karvin dam broke", names=("Karvin",), published="2026-03-02")
    third = telling("a3", "У Каравіне загінулі 14 чалавек", "be", names=("Каравіне",), published="2026-03-02")
    fourth = telling(
        "a4", "Карувинской плотиной убиты 14 человек", "ru", names=("Карувинской",), published="2026-03-02"
    )
    assert wording([bare, there, third, fourth]).ref != bare.ref
    assert wording([bare, replace(bare, article="a5"), there]).ref == bare.ref
