"""Questions of our own numbers: asked of the driver, so that as many as there are take little, and told like others."""

from __future__ import annotations

from pathlib import Path

import pytest

from headwater.desk import Desk
from headwater.desk.chunks import AT_ONCE, asked, fetched, put
from headwater.errors import DeskError

HOLD = "INSERT INTO text_keys (key, sheet) VALUES (?, ?)"


def test_what_was_put_is_found_however_much_is_asked_for_at_once(path: Path) -> None:
    with Desk(path) as desk, desk._writing() as connection:
        put(connection, HOLD, [])
        put(connection, HOLD, [(key, -key) for key in range(3 * AT_ONCE)])
        found = asked(connection, "SELECT key, sheet FROM text_keys WHERE key IN ({})", range(2 * AT_ONCE))
        assert found == [(key, -key) for key in range(2 * AT_ONCE)]
        assert asked(connection, "SELECT key FROM text_keys WHERE key IN ({})", []) == []
    with desk._reading() as connection:
        assert asked(connection, "SELECT count(*) FROM text_keys WHERE key > ({})", [0]) == [(3 * AT_ONCE - 1,)]


def test_single_values_are_asked_for_and_written_likewise(path: Path) -> None:
    with Desk(path) as desk, desk._writing() as connection:
        assert fetched(connection, f"{HOLD} RETURNING sheet", 1, 2) == [(2,)]
        assert fetched(connection, "SELECT sheet FROM text_keys WHERE key = ?", 1) == [(2,)]
        assert fetched(connection, "SELECT sheet FROM text_keys WHERE key = ?", 7) == []


def test_what_the_database_refuses_is_told_with_the_name_of_the_desk(path: Path) -> None:
    with Desk(path) as desk:
        with pytest.raises(DeskError, match=path.name), desk._writing() as connection:
            put(connection, HOLD, [(1, 1), (1, 1)])
        with pytest.raises(DeskError, match=path.name), desk._reading() as connection:
            asked(connection, "SELECT nothing FROM text_keys WHERE key IN ({})", [1])
        with pytest.raises(DeskError, match=path.name), desk._reading() as connection:
            fetched(connection, "SELECT nothing FROM text_keys WHERE key = ?", 1)
        with desk._reading() as connection:
            assert asked(connection, "SELECT count(*) FROM text_keys WHERE key > ({})", [0]) == [(0,)]
