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
_PAGE: Final = 200_000
"""New objects of one page after which is looked while it is made; all others are looked through by `tidy`."""
_LEFT: Final = (5_000, 10, 100)
"""New objects that pages have left behind, after which is looked between two of them, some 5 ms; and how often what is
older."""


def spare() -> None:
    """From here on what is loaded is not looked through, and what is new not so often."""
    gc.freeze()
    gc.set_threshold(*_NEW)


def spare_pages() -> None:
    """The same for a server: while a page is made, all that it is made from is new and none of it litter."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(_PAGE, *_LEFT[1:])


def tidy() -> None:
    """Between two pages: looks through what the last ones have left behind, where that is much; what is older, seldom.

    What SQLAlchemy puts a question together from holds itself: some hundred objects a page.
    """
    new, looks, older = gc.get_count()
    if new > _LEFT[0]:
        gc.collect(2 if older > _LEFT[2] else 1 if looks > _LEFT[1] else 0)
