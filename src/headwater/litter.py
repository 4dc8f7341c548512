"""How often Python looks for objects that nobody needs any more and that hold each other (its cyclic collector).

Models, word lists and names are loaded once and stay; reading, linking and pages make tens of thousands of objects,
hardly any of them in rings. By Python's own measure all that the program has loaded is looked through again and again.
"""

from __future__ import annotations

import gc
from typing import Final

_NEW: Final = (50_000, 100, 100)
"""New objects that are looked through, and how often what is older (`gc.set_threshold`; Python's own: 700, 10, 10).

A page of a claim of 901 statements took three times as long by Python's own, linking an article a seventh longer. What
outlived a first look is kept at hand on purpose, nearly all of it: a second look after 20 first ones took a hundredth.
"""


def spare() -> None:
    """From here on what is loaded is not looked through, and what is new not so often."""
    gc.freeze()
    gc.set_threshold(*_NEW)
