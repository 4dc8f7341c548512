"""What the watcher says while it works."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

What = Literal["looked", "unchanged", "failed", "new", "changed", "put off", "given up", "clock"]


@dataclass(frozen=True, slots=True)
class Told:
    """`what` happened at `address`; `words` is a sentence, a title, or "".

    `looked`: a feed was read, and `number` of its items are to be read; `unchanged`: nothing there is new; `failed`: it
    could not be had. `new` and `changed`: an article was stored, `article` is its id. `put off`, `given up`: an item
    could not be read and is tried again, or is not. `clock`: a clock was turned, and the schedule mended.
    """

    what: What
    address: str
    words: str = ""
    number: int = 0
    article: str = ""
