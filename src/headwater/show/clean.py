"""Text of others made safe to show: it is read as characters and never obeyed by a terminal or a page.

A hostile headline may carry escape sequences that rewrite the terminal, or controls that turn the direction of the
line and so make a sentence read as another. Both are shown as visible marks, one character for one character, so that
every offset into the text stays right.
"""

from __future__ import annotations

import re

MARK = "\N{REPLACEMENT CHARACTER}"
"""Stands for a character that was not carried out."""

# Embeddings, overrides and isolates. The plain marks U+200E, U+200F and U+061C reorder nothing around them and are
# needed in Hebrew and Arabic, as the joiners U+200C and U+200D are in Persian and in Indian scripts: these stay.
_TURNING = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
_SHOWN: dict[int, int | str] = {
    **dict.fromkeys((code for code in range(0x20) if code not in (0x09, 0x0A)), MARK),
    **dict.fromkeys(range(0x7F, 0xA0), MARK),
    **dict.fromkeys(_TURNING, MARK),
    **dict.fromkeys(range(0xFFF9, 0xFFFC), MARK),
    0x85: " ",
    0x2028: " ",
    0x2029: " ",
}
# Half of a surrogate pair cannot be written as UTF-8; a dict of all 2048 would only slow `translate` down.
_HALVES = re.compile("[\ud800-\udfff]")
# What has no width of its own moves the cursor of some terminals and not of others; tags (U+E00xx) carry hidden text.
_WIDTHLESS = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b\u200e\u200f\u2060-\u2064\u206a-\u206f\u3164\ufeff\uffa0\U000e0000-\U000e0fff]"
)
# More marks than this on one letter run over the lines above and below.
_HEAPED = re.compile(
    "([\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{4})[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+"
)


def shown(text: str) -> str:
    """`text` with every control character as a visible mark: as many code points as before, tabs and newlines kept.

    So is every further mark on a letter that has four of them.
    """
    # All that is replaced here is unprintable, and nearly every text of a page has nothing of it.
    safe = text if text.isprintable() else _HALVES.sub(MARK, text.translate(_SHOWN))
    return safe if safe.isascii() else _HEAPED.sub(_flattened, safe)


_LOOSE = re.compile(f"[{''.join(map(re.escape, map(chr, _SHOWN)))}\ud800-\udfff]|{_HEAPED.pattern}")


def in_xml(text: str) -> str:
    """`text` as `shown`, without the two that no XML may have, however they are written (XML 1.0, 2.2)."""
    return shown(text).replace("\ufffe", MARK).replace("\uffff", MARK)


def plain(text: str) -> bool:
    """True where `shown` would change nothing."""
    # Unprintable, and not replaced: what nearly every page has, and without them need not be searched.
    if text.replace("\n", "").replace("\t", "").replace("\u00a0", "").isprintable():
        return text.isascii() or _HEAPED.search(text) is None
    return _LOOSE.search(text) is None


def _flattened(heap: re.Match[str]) -> str:
    return heap[1] + MARK * (len(heap[0]) - len(heap[1]))


def line(text: str) -> str:
    """`text` on one line for a terminal: controls visible, runs of white space one space, nothing of no width."""
    return shown(_HEAPED.sub(r"\1", _WIDTHLESS.sub("", " ".join(text.split()))))


def shorten(text: str, limit: int) -> str:
    """`text` cut after a word to at most `limit` characters, with an ellipsis where something is missing."""
    if len(text) <= limit:
        return text
    head = text[: limit - 1]
    word_end = head.rfind(" ", limit // 2)
    return head[: word_end if word_end > 0 else None].rstrip(" ,;:–—-") + "…"
