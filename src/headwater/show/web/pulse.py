"""Whether anything has changed, looked up once for all who want to know."""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator, Callable
from typing import Final

from headwater.errors import HeadwaterError

STOOD: Final = "headwater.stood"
"""Where in a request's scope it says how things stood when the request came."""
MOST: Final = 100
"""Pages that may listen at once. A page listens only while it can be seen, so these are a hundred people."""
EVERY: Final = 1.0
"""Seconds between two looks. A look is one question to the desk, and none while nobody listens."""
BEAT: Final = 20.0
"""Seconds after which a line that says nothing shows that the other side is there: proxies close after 30 to 60."""


class Pulse:
    """Tells everybody who listens how things stand, in one event loop. `look` says it: {"desk": ..., "work": ...}."""

    def __init__(
        self, look: Callable[[], dict[str, str]], *, most: int = MOST, every: float = EVERY, beat: float = BEAT
    ) -> None:
        self._look, self._most, self._every, self._beat = look, most, every, beat
        self._listeners: set[asyncio.Event] = set()
        self._looking: asyncio.Task[None] | None = None
        self._now = ""
        self._stopped = False

    @property
    def full(self) -> bool:
        """True where nobody else is let in."""
        return self._stopped or len(self._listeners) >= self._most

    @property
    def listeners(self) -> int:
        """How many listen."""
        return len(self._listeners)

    def now(self) -> dict[str, str]:
        """How things stand; {} where the desk cannot be asked: that will be told on the page itself."""
        try:
            return self._look()
        except HeadwaterError:
            return {}

    async def listen(self) -> AsyncIterator[str]:
        """Server-sent events: how things stand at once, and whenever that changes. Holds no thread."""
        mine = asyncio.Event()
        self._listeners.add(mine)
        try:
            await self._look_on()
            told = ""
            yield "retry: 5000\n\n"
            while not self._stopped:
                mine.clear()
                if self._now != told:
                    told = self._now
                    yield f"event: state\ndata: {told}\n\n"
                elif not await _within(mine, self._beat):
                    yield ": still here\n\n"
        finally:
            self._listeners.discard(mine)

    def stop(self) -> None:
        """Ends all that is being told; to be called in the event loop."""
        self._stopped = True
        self._wake()
        if self._looking:
            self._looking.cancel()

    async def _look_on(self) -> None:
        """Looks now, where nobody does, and on and on."""
        if self._looking is None or self._looking.done():
            await self._look_once()
            self._looking = asyncio.get_running_loop().create_task(self._look_while_anybody_listens())

    async def _look_while_anybody_listens(self) -> None:
        while self._listeners and not self._stopped:
            await asyncio.sleep(self._every)
            await self._look_once()

    async def _look_once(self) -> None:
        # In a thread: on a busy disk the answer may take its time.
        now = json.dumps(await asyncio.to_thread(self.now))
        if now != self._now:
            self._now = now
            self._wake()

    def _wake(self) -> None:
        for each in self._listeners:
            each.set()


async def _within(event: asyncio.Event, seconds: float) -> bool:
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(event.wait(), seconds)
        return True
    return False
