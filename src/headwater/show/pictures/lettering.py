"""How wide a text is, and what of it fits: a picture that is made on the server cannot ask the browser.

The widths are those of the widest fonts in use (DejaVu Sans, Verdana), so that what fits here fits everywhere; where
the font is narrower, there is more room. Shares of the font's size.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final

from headwater.show import clean

_BY_WIDTH: Final = {
    0.32: " ijlI.,:;'’‘|!·іїІ",
    0.42: "ft()[]-/\\r",
    0.54: 'csz"“”?гтс',
    0.60: "aekvxyoауеэязвкхч",
    0.64: "bdghnpqu0123456789бдилнопрцьі",
    0.82: "wыюжфш",
    0.98: "mщЩM@%W—…ЮЖШФЫ",
}
_LETTERS: Final = {letter: share for share, letters in _BY_WIDTH.items() for letter in letters}
_BOLD: Final = 1.13
"""Bold letters are wider by so much."""
ELLIPSIS: Final = "…"


@lru_cache(maxsize=4096)
def _of(letter: str) -> float:
    if letter in _LETTERS:
        return _LETTERS[letter]
    if unicodedata.combining(letter):
        return 0
    if unicodedata.east_asian_width(letter) in ("W", "F"):
        return 1.05
    return 0.78 if letter.isupper() else 0.68


def width(text: str, size: float, *, bold: bool = False) -> float:
    """How wide a text is at most, in the units of `size`."""
    return sum(map(_of, text)) * size * (_BOLD if bold else 1)


def fit(text: str, room: float, size: float, *, bold: bool = False) -> str:
    """What of a text fits into so much room, on one line: cut after a word where that keeps most of it, with "…"."""
    text = clean.line(text)
    if width(text, size, bold=bold) <= room:
        return text
    left = room - width(ELLIPSIS, size, bold=bold)
    kept = 0
    for letter in text:
        left -= width(letter, size, bold=bold)
        if left < 0:
            break
        kept += 1
    head = text[:kept]
    word_end = head.rfind(" ", kept * 2 // 3)
    return head[: word_end if word_end > 0 else None].rstrip(" ,;:–—-") + ELLIPSIS
