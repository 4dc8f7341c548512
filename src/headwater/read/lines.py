"""What kind of thing a line of copied text is: text, a heading of a list, a label, furniture of the page."""

from __future__ import annotations

import re

from headwater.read.listing_words import UPPER, words

LONGEST = 260
"""Characters of a headline, at most; longer lines are text."""
EDGES = " \t\u00a0|·•»→>–—-:;,/🔒🔑⭐★☆✱*…"
"""Marks that stand around a headline or label and are no part of it."""

BULLET = re.compile(r"\s*(?:[-–—•·*‣▪■□○●◦►▸▶»>→⇒✓✔]|\u2022)+[ \t\u00a0]+|\s*[•·▪■●►▸▶→⇒‣]\s*")
_COUNT = re.compile(r"\s*[(\[]\d+[)\]]\Z")
_SENTENCE = re.compile(r"[.!?…][\"”»’)]*\s+[\"“«„(]?[" + UPPER + "]")
_ENDED = re.compile(r"[.!?…。][\"'”’»“)\]]*\Z")
SPLIT = re.compile(r"\s*[,;/|•·>»]\s*|\s+[–—-]\s+")


def is_prose(line: str) -> bool:
    """True for a line of running text: it holds a whole sentence and ends one."""
    line = line.strip()
    if _ENDED.search(line):
        if line.endswith((".", "…")) or _SENTENCE.search(line) or len(line) > 140:
            return not BULLET.match(line) or _SENTENCE.search(line) is not None or len(line) > 140
        # A quotation or a question: also headlines end so.
        return line[-1] in '"”»’“)' and line[-2:-1] in ".!?…," and len(line) > 60
    return len(line) > LONGEST or len(_SENTENCE.findall(line)) >= 2


def is_furniture(line: str) -> bool:
    """True for a whole line of a page that is not of the article: share buttons, counters, calls to subscribe."""
    low = _COUNT.sub("", line.strip().lower()).strip(EDGES + "#.!")
    if not low:
        return True
    known = words()
    if low in known.furniture or low.isdigit() or known.counter.fullmatch(low):
        return True
    opens = len(low) < 300 and line.strip().lower().startswith(known.furniture_starts)
    return (opens and not known.reprinted.match(line.strip().lower())) or _buttons(line)


def _buttons(line: str) -> bool:
    parts = [p for p in re.split(r"[\s|,/•·]+", line.strip().lower()) if p]
    return 2 <= len(parts) <= 12 and all(p in words().furniture for p in parts)


def is_caption(line: str) -> bool:
    """True for the credit of a picture standing as a line of its own."""
    return len(line) <= 160 and line.strip().lower().startswith(words().captions)


def marker(line: str) -> str | None:
    """What follows a heading such as "Read also:" on its line, "" where nothing does; None for no heading."""
    text = line.strip().strip("*_#[]►▶→»•-– ")
    head, colon, rest = text.partition(":")
    low = (head if colon else text).strip(EDGES + "!.?").lower()
    if low in words().read_also:
        return rest.strip()
    return None


def label(line: str) -> tuple[str, ...]:
    """The sections that a line names when it names nothing else ("Politics, Security"); else ()."""
    return tuple(SPLIT.split(line.strip(EDGES))) if is_label(line.strip(), words().sections) else ()


def is_label(line: str, known: frozenset[str]) -> bool:
    """True where the line is labels only: one of them known, all of them short."""
    line = line.strip(EDGES)
    parts = [p for p in SPLIT.split(line) if p]
    if not parts or not all(is_short(p) for p in parts):
        return False
    of_commas = line.count(",") == len(parts) - 1
    return any(p.lower() in known for p in parts) if of_commas else all(p.lower() in known for p in parts)


def is_short(part: str) -> bool:
    part = part.strip()
    return 2 <= len(part) <= 32 and len(part.split()) <= 3 and part[0].isupper()
