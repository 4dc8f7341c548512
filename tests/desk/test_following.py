"""Numbers of claims and stories follow their members, whatever the order in which groups are handed in."""

from hypothesis import given
from hypothesis import strategies as st

from headwater.desk.claims.following import follow


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
