"""How reliable a source is, in the words of the Admiralty code."""

from __future__ import annotations

from typing import Final

from headwater.show.tongue import Words, mark

RELIABILITY: Final = Words(
    {
        "A": mark("completely reliable"),
        "B": mark("usually reliable"),
        "C": mark("fairly reliable"),
        "D": mark("not usually reliable"),
        "E": mark("unreliable"),
        "F": mark("cannot be judged"),
    }
)
"""What the Admiralty code says of a source."""
