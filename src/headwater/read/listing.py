"""Lists of other headlines as they are copied with a text: where they begin, and clean titles out of their lines.

A line of such a list may carry a bullet or number, a time, labels of sections glued to the title, and a notice that
the text is for subscribers glued behind it. Labels and notices are found by what repeats in the list and by words of
all our languages (`data/<language>/listing.toml`): a page's furniture need not be in the language of its text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from headwater.read import notices
from headwater.read.lines import (
    BULLET,
    EDGES,
    LONGEST,
    SPLIT,
    is_caption,
    is_furniture,
    is_label,
    is_prose,
    is_short,
    marker,
)
from headwater.read.listing_words import LOWER, UPPER, hint_of_time, time_before, time_behind, words
from headwater.records import Related

PAGE = 8
"""Lines of a list under a text that are taken for the rest of its page, whatever stands between them."""
RUN = 6
"""Lines of a list that count against the text after them, about as much as three paragraphs for it."""
LINES = 2000
"""Lines at the end of a text in which a list is looked for, and lines of a list that are read."""

_NUMBER = re.compile(r"\s*(?:№\s*)?\d{1,3}[.)]\s+(?=\S)")
_GLUE = re.compile(rf"(?<=[{LOWER}])(?=[{UPPER}\d\"“«„])|(?<=[{UPPER}])(?=[{UPPER}][{LOWER}])")
_TRAILER = re.compile(r"\s+[|•·/]\s+([^|•·/]{2,40})\Z|\s*[(\[]([^()\[\]]{2,40})[)\]]\Z|\s+[–—-]\s+([^–—|]{2,30})\Z")
_LEADER = re.compile(r"\s*(?:[(\[]([^()\[\]]{2,60})[)\]]\s*|([^|•·/:–—]{2,60}?)\s*(?:[|•·/:]|\s[–—-])\s+)(?=\S)")


@dataclass(frozen=True, slots=True)
class Item:
    """A line of a list taken apart."""

    title: str
    sections: tuple[str, ...]
    withheld: bool


def rows(lines: Iterable[str]) -> tuple[Related, ...]:
    """The headlines in the lines of a list, cleaned: labels, times, found and furniture taken away, none twice.

    `access` is "subscribers" where the line, or a line of its own after it, says so; else "headline".
    """
    items: dict[str, Item] = {}
    last = ""
    found, labels, stripped = _prepared([" ".join(line.splitlines()).strip() for line in lines][:LINES])
    for line, bullet in stripped:
        if notices.is_notice(line) and last:
            items[last] = Item(items[last].title, items[last].sections, True)
            continue
        item = _item(line, bullet, labels, found)
        if item is None:
            continue
        last = item.title.lower()
        known = items.get(last)
        items[last] = Item(
            item.title,
            item.sections or (known.sections if known else ()),
            item.withheld or bool(known and known.withheld),
        )
    return tuple(Related(i.title, i.sections, "subscribers" if i.withheld else "headline") for i in items.values())


def tail(lines: Sequence[str]) -> int:
    """The index of the first line of the list under a text; `len(lines)` where there is none.

    A heading of a list opens it wherever no text follows; else the lines after the last line of text do, when they
    look like a list: bullets, times, labels, notices, or two headlines in a row.
    """
    filled = [i for i, line in enumerate(lines) if line.strip()][-LINES:]
    start = _tail([lines[i] for i in filled])
    return filled[start] if start < len(filled) else len(lines)


def _tail(lines: list[str]) -> int:
    found = notices.find(lines)
    bare = [notices.without(line, found)[0] for line in lines]
    end = _page_below(lines, bare)
    if end < len(lines):
        return min(end, _listed_from(lines[:end], bare[:end], found))
    return _listed_from(lines, bare, found)


def _page_below(lines: Sequence[str], bare: Sequence[str]) -> int:
    """Where the rest of a page begins, teasers and small print included: the text changes into a list for good.

    Text speaks for the article by its length, and a line of a list against it, a run of them no more than RUN does: a
    list may stand in the middle. The article ends where the sum is greatest.
    """
    total = best = run = 0.0
    end = 0
    for i, line in enumerate(lines):
        if not _listed(line, bare[i]):
            total, run = total + min(len(line), 300) / 100, 0.0
        elif not is_furniture(line) and run < RUN:
            total, run = total - 1, run + 1
        if total > best:
            best, end = total, i + 1
    listed = sum(_listed(lines[i], bare[i]) for i in range(end, len(lines)))
    return end if best >= 3 and listed >= PAGE and listed * 2 >= len(lines) - end else len(lines)


def _listed_from(lines: Sequence[str], bare: Sequence[str], found: frozenset[str]) -> int:
    """Where the list begins that the lines end with."""
    start = len(lines)
    while start > 0 and _listed(lines[start - 1], bare[start - 1]):
        start -= 1
    headed = next((i for i in range(max(start, 1), len(lines)) if marker(lines[i]) is not None), None)
    opened = _opened_before(lines, bare, start)
    if opened is not None:
        return opened
    if start == len(lines):
        return start
    if start == 0:
        return headed or min(1, len(lines))
    start += _belongs_to_text(lines, bare, start)
    if headed is not None and not _looks_like_list(lines[start:headed], bare[start:headed], found):
        return start if all(map(is_furniture, lines[start:headed])) else headed
    return start if headed is not None or _looks_like_list(lines[start:], bare[start:], found) else len(lines)


def _opened_before(lines: Sequence[str], bare: Sequence[str], start: int) -> int | None:
    """A heading followed by headlines with teasers: text-like lines under "Read also" are no article any more."""
    listed = sum(_listed(a, b) for a, b in zip(lines[start:], bare[start:], strict=True))
    for i in range(start - 1, max(0, len(lines) // 3 - 1), -1):
        if marker(lines[i]) == "":
            return i if listed >= 2 and listed * 2 >= len(lines) - i - 1 else None
        listed += _listed(lines[i], bare[i])
    return None


def _belongs_to_text(lines: Sequence[str], bare: Sequence[str], start: int) -> int:
    """How many listed lines still belong to the text: a list that the text announces with a colon."""
    if not lines[start - 1].rstrip().endswith(":") or marker(lines[start - 1]) is not None:
        return 0
    count = 0
    while start + count < len(lines) and BULLET.match(lines[start + count]) and marker(lines[start + count]) is None:
        count += 1
    glued = any(_labelled(b) for b in bare[start : start + count])
    return 0 if glued else count


def _looks_like_list(lines: Sequence[str], bare: Sequence[str], found: frozenset[str]) -> bool:
    if not lines:
        return False
    if any(notices.without(line, found)[1] or marker(line) is not None for line in lines):
        return True
    bullets = sum(bool(BULLET.match(b) or _NUMBER.match(b)) for b in bare)
    timed = sum(map(_timed, bare))
    if (
        (bullets >= 2 and not any(b.rstrip().endswith((";", ".")) for b in bare))
        or timed >= 2
        or any(map(_labelled, bare))
    ):
        return True
    return sum(_headline(b) for b in bare) >= 2


def _listed(line: str, bare: str) -> bool:
    """True for a line that may stand in a list: no sentence of a text."""
    if is_furniture(line) or notices.is_notice(line) or marker(line) is not None:
        return True
    if is_prose(bare):
        return False
    return len(bare) <= LONGEST and not bare.rstrip().endswith((":", ";"))


def _headline(line: str) -> bool:
    words = line.split()
    return len(words) >= 3 and len(line) <= LONGEST and not line.rstrip().endswith((".", ";", ":", ","))


def _labelled(line: str) -> bool:
    bare = _bare(line)
    return bool(_parsed_label(bare, words().sections)) or is_label(bare, words().sections)


def _prepared(lines: list[str]) -> tuple[frozenset[str], frozenset[str], list[tuple[str, bool]]]:
    """Notices, labels, and the lines that may hold a headline, with whether each had a bullet or number."""
    found = notices.find(lines)
    kept: list[tuple[str, bool]] = []
    for line in lines:
        rest = marker(line)
        if rest is not None:
            line = rest
        if line.strip() and not (is_furniture(line) and not notices.is_notice(line)):
            bare = _bare(line)
            kept.append((bare, bare != line.strip()))
    return found, _labels([notices.without(line, found)[0] for line, _ in kept]), kept


def _bare(line: str) -> str:
    """The line without bullet, number and time before it."""
    return _without_time(_item_text(line)).strip()


def _timed(line: str) -> bool:
    if not hint_of_time().search(line):
        return False
    return bool(time_before().match(_item_text(line)) or time_behind().search(line, max(0, len(line) - 60)))


def _item_text(line: str) -> str:
    """The line without the bullet or number of a list before it."""
    for mark in (BULLET, _NUMBER):
        if match := mark.match(line):
            line = line[match.end() :]
    return line.strip()


def _without_time(line: str) -> str:
    match = time_before().match(line) if hint_of_time().search(line) else None
    return line[match.end() :] if match else line


def _labels(lines: Sequence[str]) -> frozenset[str]:
    """The labels of this list: known sections, lines of labels only, and what is glued to several titles."""
    known = words().sections
    counts: Counter[str] = Counter()
    for line in lines:
        if is_label(line, known) or is_short(line):
            counts.update({part.lower(): 2 if is_label(line, known) else 1 for part in SPLIT.split(line)})
        for glue in _GLUE.finditer(line, 2, 90):
            parts = line[: glue.start()].split(", ")
            if all(is_short(p) for p in parts):
                counts.update(p.lower() for p in parts)
        leader = _LEADER.match(line)
        if leader:
            counts.update(p.strip().lower() for p in (leader[1] or leader[2]).split(",") if is_short(p))
    return known | {part for part, count in counts.items() if count >= 2}


def _parsed_label(line: str, known: frozenset[str]) -> tuple[tuple[str, ...], str] | None:
    """Sections glued to the head of a title ("Politics, SecurityMinister ..."), and the title. None: nothing glued."""
    best = None
    for glue in _GLUE.finditer(line, 2, 90):
        parts = line[: glue.start()].split(", ")
        if all(is_short(p) for p in parts) and parts[-1].lower() in known:
            best = tuple(parts), line[glue.start() :]
    return best


def _item(line: str, bullet: bool, labels: frozenset[str], found: frozenset[str]) -> Item | None:
    """One line as a headline; None where it holds none."""
    line, withheld = notices.without(line, found)
    line = line.strip()
    if is_label(line, labels) or is_caption(line):
        return None
    glued = _parsed_label(line, labels)
    sections, title = glued or _led(line, labels)
    title, trailing = _trailed(title.strip(), labels)
    title = _tidy(_without_more(title))
    if title.startswith(("(", "[")) is False and title.count(")") > title.count("("):
        title = title.rstrip(")")
    if len(title) < 4 or (len(title.split()) < 2 and bullet) or not any(c.isalpha() for c in title):
        return None
    return Item(title, tuple(dict.fromkeys(s.strip() for s in (*sections, *trailing) if s.strip())), withheld)


def _tidy(title: str) -> str:
    """The title without marks at its edges; a quotation mark that belongs to a pair stays."""
    edges = EDGES.replace("»", "") if "«" in title else EDGES
    return title.strip(edges).strip()


def _led(line: str, labels: frozenset[str]) -> tuple[tuple[str, ...], str]:
    """Sections before a title, set off by a mark ("[Politics] ...", "Politics | ...") or in CAPITALS."""
    leader = _LEADER.match(line)
    if leader:
        parts = [p.strip() for p in (leader[1] or leader[2]).split(",")]
        if all(p.lower() in labels and is_short(p) for p in parts):
            return tuple(parts), _without_time(line[leader.end() :])
    first, _, rest = line.partition(" ")
    if first.isupper() and len(first) > 3 and first.lower() in labels and rest[:1].isupper() and not rest.isupper():
        return (first.capitalize(),), rest
    return (), line


def _trailed(title: str, labels: frozenset[str]) -> tuple[str, tuple[str, ...]]:
    """Time and sections behind a title ("... | Politics", "... (Economy)", "... 14:05")."""
    sections: tuple[str, ...] = ()
    for _ in range(3):
        may_be = hint_of_time().search(title, max(0, len(title) - 60))
        timed = time_behind().search(title, max(0, len(title) - 60)) if may_be else None
        shorter = (title[: timed.start()] if timed else title).rstrip(" |,–—•·")
        trailer = _TRAILER.search(shorter)
        if trailer:
            parts = [p.strip() for p in next(g for g in trailer.groups() if g).split(",")]
            piped = trailer[1] is not None and all(is_short(p) for p in parts)
            if piped or all(p.lower() in labels for p in parts):
                sections = (*parts, *sections)
                shorter = shorter[: trailer.start()]
        if shorter == title or len(shorter) < 4:
            break
        title = shorter
    return title, sections


def _without_more(title: str) -> str:
    low = title.lower().rstrip(" »→>.…")
    for link in words().more:
        if low.endswith(link) and len(low) > len(link) + 8:
            cut = len(low) - len(link)
            if not title[cut - 1].isspace() or title[cut].isupper():
                return title[:cut]
    return title
