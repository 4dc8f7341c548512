"""What pages leave behind is looked through between them, and where there is hardly anything, not at all."""

from __future__ import annotations

import asyncio
import gc
import weakref
from collections.abc import Iterator
from typing import Any

import pytest

from headwater.show.web.tidied import Tidied


class Ring:
    """Holds itself, so that nothing but a look through all objects finds that nobody needs it."""

    def __init__(self) -> None:
        self.own = self


@pytest.fixture(autouse=True)
def _no_other_look() -> Iterator[None]:
    gc.collect()
    gc.disable()
    yield
    gc.enable()


def _left_by(rings: int) -> bool:
    """Whether what a page left behind is still there after its answer."""
    kept: list[weakref.ref[Ring]] = []

    async def app(scope: Any, receive: Any, send: Any) -> None:
        kept.extend(weakref.ref(Ring()) for _ in range(rings))
        assert all(each() for each in kept), "never while a page is made"

    asyncio.run(Tidied(app)({"type": "http"}, None, None))  # type: ignore[arg-type]
    return any(each() for each in kept)


def test_much_that_is_left_behind_is_let_go_of() -> None:
    assert not _left_by(20_000)


def test_little_waits() -> None:
    assert _left_by(10)
