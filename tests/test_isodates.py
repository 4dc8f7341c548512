"""What names a day, a stretch or a time of TIMEX3, and what only looks like one."""

import pytest

from headwater import isodates


@pytest.mark.parametrize(
    "value",
    [
        *("2026-03-31", "2026-03", "2026", "202", "19", "2024-02-29", "XXXX-02-29", "XXXX-XX-31", "XXXX-05", "XXXX"),
        *("2026-W14", "2026-W14-3", "2026-W14-WE", "2026-W53", "XXXX-WXX-3", "2026-SU", "2026-H1", "2026-Q4"),
        *("2026-03-31T23:40", "2026-03-31TMO", "XXXX-XX-XXTEV", "2026-03-31T14", "P3D", "PXM", "PAST_REF"),
    ],
)
def test_values_of_timex3(value: str) -> None:
    assert isodates.told(value)


@pytest.mark.parametrize(
    "value",
    [
        *("2026-02-31", "2026-13-45", "2026-13", "2026-00-10", "2025-02-29", "XXXX-02-30", "2025-W53", "2026-W60"),
        *("2026-03-31T25:40", "2026-03-31T", "2026-03-31TXX", "2026-Q5", "2026-3-1", "31.03.2026", "20260331"),
        *("tomorrow", "", "2026-W14-8", "２０２６", "0001-01-01"),
    ],
)
def test_what_only_looks_like_one(value: str) -> None:
    assert not isodates.told(value)
