"""What is in the way of a message."""

from __future__ import annotations

import re
from typing import Final

LONGEST: Final = 400
_UNFIT: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]+")


class Trouble(Exception):
    """A message was not taken, or nobody can tell whether it was. The words are for whoever looks after the alert.

    `refused`: trying again will hardly help. `retry_after`: seconds for which the receiver asks to be left alone.
    `shut`: it wants nothing more at all.
    """

    def __init__(self, words: str, *, refused: bool = False, retry_after: float = 0.0, shut: bool = False) -> None:
        super().__init__(_UNFIT.sub(" ", words)[:LONGEST])
        self.refused = refused
        self.retry_after = retry_after
        self.shut = shut
