"""What shares keys with something new: found by the rarest keys, and never at the price of all who hold a common one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, delete, insert

from headwater.desk import Desk
from headwater.desk.changes import noting
from headwater.desk.claims import lookup
from headwater.desk.claims.claim_tables import content_keys
from headwater.desk.claims.lookup import HUB, ROOM, Shelf, counts, nearest

HOLDER = content_keys.c.content


@pytest.fixture
def connection(path: Path) -> Iterator[Connection]:
    with Desk(path) as desk, desk._writing() as connection:
        yield connection


def _hold(connection: Connection, held: dict[int, range]) -> None:
    rows = [{"key": key, "content": id} for key, ids in held.items() for id in ids]
    connection.execute(insert(content_keys), rows)


def test_holders_are_counted_up_to_a_bound(connection: Connection) -> None:
    _hold(connection, {-7: range(3), 1: range(50), 2: range(51), 3: range(200)})
    assert counts(connection, HOLDER, [-7, 1, 2, 3, 4], most=50) == {-7: 3, 1: 50, 2: 51, 3: 51}
    assert counts(connection, HOLDER, []) == {}


def test_who_shares_most_comes_first_and_what_all_hold_tells_nothing(connection: Connection) -> None:
    _hold(connection, {1: range(1, 9), 2: range(5, 20), 3: range(7, 9), 4: range(HUB + 1)})
    assert nearest(connection, HOLDER, [1, 2, 3, 4], most=4) == [8, 7, 6, 5]
    assert nearest(connection, HOLDER, [1, 2, 3, 4], most=2, but=8) == [7, 6]
    assert nearest(connection, HOLDER, [4], most=9) == []


def test_a_rare_key_tells_more_than_common_ones(connection: Connection) -> None:
    _hold(connection, {1: range(1, 3), 2: range(2, 400), 3: range(2, 400)})
    shelf = Shelf(connection, HOLDER, [1, 2, 3])
    assert shelf.telling([1, 2, 3], most=2, least=0.0) == [2, 1]
    assert shelf.telling([1, 2, 3], most=400, least=8.0) == [2, 1]
    shelf.add(1000, [1])
    assert 1000 in shelf.telling([1], most=3, least=8.0)


def test_behind_the_nearest_only_what_much_tells_of_is_found(connection: Connection) -> None:
    _hold(connection, {1: range(1, 3), 2: range(2, 6), 3: range(2, 400)})
    shelf = Shelf(connection, HOLDER, [1, 2, 3])
    assert shelf.telling([1, 2, 3], most=5, least=0.0, few=2, much=8.0) == [2, 5, 4, 3, 1]
    assert shelf.telling([1, 2, 3], most=5, least=0.0, few=1, much=8.7) == [2]
    assert shelf.telling([1, 2, 3], most=5, least=0.0, few=4, much=99.0) == [2, 5, 4, 3]


def test_common_keys_are_left_where_there_is_no_room(connection: Connection) -> None:
    many = ROOM // 300 + 2
    _hold(connection, {1: range(1, 6), **{10 + n: range(1000 * n, 1000 * n + 300) for n in range(1, many + 1)}})
    shelf = Shelf(connection, HOLDER, [1, *range(11, 11 + many)])
    found = shelf.nearest([1, *range(11, 11 + many)], most=10_000)
    assert set(range(1, 6)) <= set(found)
    assert len(found) <= ROOM


def test_what_is_added_is_met_within_the_transaction_and_what_is_let_go_is_not(connection: Connection) -> None:
    with noting.taking_notes(connection):
        _hold(connection, {1: range(1, 4), 2: range(2, HUB + 2)})
        assert nearest(connection, HOLDER, [1, 2, 3], most=2) == [3, 2]
        lookup.put(connection, HOLDER, {900: [1, 2, 3]})
        assert nearest(connection, HOLDER, [1, 2, 3], most=2) == [900, 3]
        assert nearest(connection, HOLDER, [2], most=9) == []  # one more than tells anything
        assert counts(connection, HOLDER, [1, 2, 3]) == {1: 4, 2: HUB + 1, 3: 1}
        connection.execute(delete(content_keys).where(content_keys.c.content == 900))
        lookup.let_go(connection, HOLDER)
        assert nearest(connection, HOLDER, [1, 3], most=9) == [3, 2, 1]
