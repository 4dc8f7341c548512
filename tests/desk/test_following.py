"""Numbers of claims and stories follow their members, whatever the order in which groups are handed in."""

from hypothesis import given
from hypothesis import strategies as st

from headwater.desk.claims.following import Followed, follow
from headwater.desk.claims.returning import Went, given_back


def test_a_group_keeps_the_number_of_most_of_its_members() -> None:
    found = follow({1: 7, 2: 7, 3: 8}, [[1, 2, 3]])
    assert found.numbers == [7]
    assert found.merged == {8: 0}
    assert found.split == {}


def test_what_is_split_off_gets_a_number_of_its_own() -> None:
    found = follow({1: 7, 2: 7, 3: 7}, [[3], [1, 2]])
    assert found.numbers == [None, 7]
    assert found.split == {0: 7}


def test_of_two_halves_the_one_with_the_first_member_stays() -> None:
    assert follow({1: 7, 2: 7}, [[2], [1]]).numbers == [None, 7]


def test_new_members_alone_are_a_new_group() -> None:
    found = follow({}, [[1], [2, 3]])
    assert found.numbers == [None, None]
    assert not found.merged
    assert not found.split


def test_what_came_in_the_place_of_the_only_member_goes_on_as_that() -> None:
    assert follow({}, [[5]], {5: {7}}).numbers == [7]


def test_the_number_of_what_has_moved_to_another_group_leads_there() -> None:
    found = follow({1: 8}, [[1, 5]], {5: {7}})
    assert found.numbers == [8]
    assert found.merged == {7: 0}


def test_members_that_stay_count_before_what_came_in_the_place_of_one() -> None:
    found = follow({9: 7}, [[5], [9]], {5: {7}})
    assert found.numbers == [None, 7]
    assert found.split == {0: 7}


def refs(*names: str) -> set[tuple[str, str]]:
    return {(name, "s1") for name in names}


def parted(*numbers: int | None) -> Followed:
    """Groups of the claim 7, of which one kept the number."""
    return Followed(list(numbers), split={n: 7 for n, number in enumerate(numbers) if number is None})


def back(
    followed: Followed, groups: list[set[tuple[str, str]]], went: dict[int, set[tuple[str, str]]]
) -> tuple[list[int | None], dict[int, int]]:
    """The numbers of groups that claim 7 fell apart into, and to which of them those lead that had gone into it."""
    told = {each: Went(frozenset(of), 7) for each, of in went.items()}
    found, leads = given_back(followed, {7: range(len(groups))}, groups, told)
    return found.numbers, leads


def test_what_parts_again_gets_its_number_back() -> None:
    assert back(parted(7, None), [refs("a", "b"), refs("c")], {9: refs("c")}) == ([7, 9], {9: 1})


def test_the_number_stays_with_those_that_had_it_first() -> None:
    """The other part was given it, as it has the smaller member."""
    assert back(parted(7, None), [refs("c"), refs("a", "b")], {9: refs("c")}) == ([9, 7], {9: 0})


def test_a_claim_that_has_grown_keeps_its_number_though_a_part_of_it_had_another() -> None:
    assert back(parted(7, None), [refs("a", "b", "c", "d"), refs("e")], {9: refs("a")}) == ([7, None], {})


def test_a_small_part_does_not_make_a_large_one_what_it_was() -> None:
    """Its number leads to the new claim that it is a part of."""
    assert back(parted(7, None), [refs("a"), refs("b", "c", "d")], {9: refs("b")}) == ([7, None], {9: 1})


def test_of_claims_that_went_in_one_after_another_each_part_gets_the_nearest() -> None:
    went = {8: refs("b", "c"), 9: refs("c")}
    assert back(parted(7, None), [refs("a"), refs("b", "c")], went)[0] == [7, 8]
    assert back(parted(7, None), [refs("a", "b"), refs("c")], went)[0] == [7, 9]


def test_what_went_in_with_a_part_leads_to_that_part() -> None:
    assert back(parted(7, None), [refs("a"), refs("b", "c")], {8: refs("b"), 9: refs("c")}) == ([7, 8], {8: 1, 9: 1})


def test_what_leaves_for_another_claim_leads_there() -> None:
    assert back(Followed([7, 5]), [refs("a"), refs("b", "c")], {9: refs("b")}) == ([7, 5], {9: 1})


def test_a_group_that_is_just_what_an_older_claim_was_is_that_claim() -> None:
    found, leads = given_back(
        Followed([3, 8]), {3: (0, 1)}, [refs("a"), refs("b", "c")], {5: Went(frozenset(refs("b", "c")), 3)}
    )
    assert (found.numbers, found.merged, leads) == ([3, 5], {8: 1}, {5: 1})


@given(
    old=st.dictionaries(st.integers(1, 12), st.integers(1, 4), max_size=12),
    cut=st.lists(st.integers(0, 3), min_size=12, max_size=12),
    turn=st.randoms(use_true_random=False),
)
def test_the_order_of_groups_does_not_tell(old: dict[int, int], cut: list[int], turn: object) -> None:
    groups = [[m for m in range(1, 13) if cut[m - 1] == n] for n in range(4)]
    groups = [group for group in groups if group]
    order = sorted(range(len(groups)), key=lambda _: turn.random())  # type: ignore[attr-defined]
    one = follow(old, groups)
    other = follow(old, [groups[n] for n in order])
    assert [other.numbers[order.index(n)] for n in range(len(groups))] == one.numbers
    given_out = [number for number in one.numbers if number is not None]
    assert len(given_out) == len(set(given_out))
    assert set(given_out) | set(one.merged) == {number for m, number in old.items() if m <= 12}
