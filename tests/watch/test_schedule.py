"""When the next look is due: within the bounds that the user and the server set, whatever happens."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.errors import ConfigError
from headwater.watch import following
from headwater.watch.schedule import DAY, JITTER, PACE, after_failure, after_success, item_again

every = st.integers(60, 30 * 86400)
chance = st.floats(0, 1)
long = st.floats(0, 1e9)


@given(every, long, chance)
def test_after_a_success_never_sooner_than_asked_for(every: int, max_age: float, chance: float) -> None:
    pause = after_success(every, max_age=max_age, chance=chance)
    assert every <= pause <= max(4 * every, 1) * (1 + JITTER)
    assert pause <= max(DAY, every) * (1 + JITTER)


@given(every, st.integers(1, 10_000), long, chance)
def test_after_failures_within_a_day_or_the_interval(every: int, failures: int, after: float, chance: float) -> None:
    pause = after_failure(every, failures, retry_after=after, chance=chance)
    assert every <= pause <= max(DAY, every) * (1 + JITTER)
    assert pause >= min(after, max(DAY, every))


def test_back_off_doubles_to_a_day() -> None:
    pauses = [after_failure(900, n) for n in range(1, 12)]
    assert pauses[:4] == [900, 1800, 3600, 7200]
    assert pauses[-1] == DAY


@given(st.integers(1, 100), long, chance)
def test_items_are_tried_a_bounded_number_of_times(tries: int, after: float, chance: float) -> None:
    pause = item_again(tries, retry_after=after, chance=chance)
    assert (pause is None) == (tries >= PACE.tries)
    assert pause is None or pause <= DAY * (1 + JITTER)


def test_what_is_gone_is_tried_less_often_and_what_is_forbidden_once() -> None:
    assert [item_again(n, status=404) is None for n in (1, 2, 3)] == [False, False, True]
    assert item_again(1, final=True) is None


@given(every)
def test_an_interval_is_read_as_it_is_written(every: int) -> None:
    assert following.seconds(following.length(every)) == every


@pytest.mark.parametrize(("written", "seconds"), [("15m", 900), ("2h", 7200), ("1d", 86400), ("90s", 90), (" 5 ", 300)])
def test_lengths_of_time(written: str, seconds: int) -> None:
    assert following.seconds(written) == seconds


@pytest.mark.parametrize("written", ["", "soon", "-1m", "1w", "1.5h", "5s", "99999999d"])
def test_what_is_no_interval_is_told(written: str) -> None:
    with pytest.raises(ConfigError, match=r"no length of time|write an interval"):
        following.bounded(following.seconds(written))
