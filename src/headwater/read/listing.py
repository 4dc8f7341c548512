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
from functools import cache

from headwater import lexicon
from headwater.records import Related

LONGEST = 260
"""Characters of a headline, at most; longer lines are text."""

_LETTERS = [chr(c) for c in (*range(0x41, 0x250), *range(0x400, 0x530))]
UPPER = "".join(c for c in _LETTERS if c.isupper())
LOWER = "".join(c for c in _LETTERS if c.islower())
"""Capital and small letters of the Latin and Cyrillic scripts, for classes in regular expressions."""

_BULLET = re.compile(r"\s*(?:[-–—•·*‣▪■□○●◦►▸▶»>→⇒✓✔]|\u2022)+[ \t\u00a0]+|\s*[•·▪■●►▸▶→⇒‣]\s*")
_NUMBER = re.compile(r"\s*(?:№\s*)?\d{1,3}[.)]\s+(?=\S)")
_GLUE = re.compile(rf"(?<=[{LOWER}])(?=[{UPPER}\d\"“«„])|(?<=[{UPPER}])(?=[{UPPER}][{LOWER}])")
_GLUE_BACK = re.compile(
    rf"(?<=[{LOWER}\d.!?…%)\"”»’+])(?=[{UPPER}])|(?<=[{UPPER}])(?=[{UPPER}][{LOWER}])"
    r"|(?<=\S)(?=\s*[🔒🔑(\[{])|(?<=\S)(?=\s[|—–•·-]\s)|(?<=[.!?…]) (?=\S)"
)
_SENTENCE = re.compile(r"[.!?…][\"”»’)]*\s+[\"“«„(]?[" + UPPER + "]")
_ENDED = re.compile(r"[.!?…。][\"'”’»“)\]]*\Z")
_EDGES = " \t\u00a0|·•»→>–—-:;,/🔒🔑⭐★☆✱*…"
_SPLIT = re.compile(r"\s*[,;/|•·>»]\s*|\s+[–—-]\s+")
_TRAILER = re.compile(r"\s+[|•·/]\s+([^|•·/]{2,40})\Z|\s*[(\[]([^()\[\]]{2,40})[)\]]\Z|\s+[–—-]\s+([^–—|]{2,30})\Z")
_LEADER = re.compile(r"\s*(?:[(\[]([^()\[\]]{2,60})[)\]]\s*|([^|•·/:–—]{2,60}?)\s*(?:[|•·/:]|\s[–—-])\s+)(?=\S)")


@dataclass(frozen=True, slots=True)
class Item:
    """A line of a list taken apart."""

    title: str
    sections: tuple[str, ...]
    withheld: bool


@dataclass(frozen=True, slots=True)
class _Words:
    sections: frozenset[str]
    read_also: frozenset[str]
    more: tuple[str, ...]
    subscribers: re.Pattern[str]
    furniture: frozenset[str]
    furniture_starts: tuple[str, ...]
    captions: tuple[str, ...]
    before: re.Pattern[str]
    after: re.Pattern[str]
    when: re.Pattern[str]


def rows(lines: Iterable[str]) -> tuple[Related, ...]:
    """The headlines in the lines of a list, cleaned: labels, times, notices and furniture taken away, none twice.

    `access` is "subscribers" where the line, or a line of its own after it, says so; else "headline".
    """
    items: dict[str, Item] = {}
    last = ""
    notices, labels, stripped = _prepared(list(lines))
    for line, bullet in stripped:
        if is_notice(line) and last:
            items[last] = Item(items[last].title, items[last].sections, True)
            continue
        item = _item(line, bullet, labels, notices)
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
    notices = _notices(lines)
    bare = [_without_notice(line, notices)[0] for line in lines]
    start = len(lines)
    while start > 0 and _listed(lines[start - 1], bare[start - 1]):
        start -= 1
    headed = next((i for i in range(max(start, 1), len(lines)) if marker(lines[i]) is not None), None)
    opened = _opened_before(lines, bare, start)
    if opened is not None:
        return opened
    if start == len(lines) or start == 0:
        return max(start, 1) if start == 0 and headed is None else (headed or len(lines))
    start += _belongs_to_text(lines, bare, start)
    if headed is not None and not _looks_like_list(lines[start:headed], bare[start:headed], notices):
        return headed
    return start if headed is not None or _looks_like_list(lines[start:], bare[start:], notices) else len(lines)


def _opened_before(lines: Sequence[str], bare: Sequence[str], start: int) -> int | None:
    """A heading followed by headlines with teasers: text-like lines under "Read also" are no article any more."""
    for i in range(start - 1, max(0, len(lines) // 3), -1):
        if marker(lines[i]) == "":
            after = bare[i + 1 :]
            listed = sum(_listed(a, b) for a, b in zip(lines[i + 1 :], after, strict=True))
            return i if listed >= 2 and listed * 2 >= len(after) else None
    return None


def _belongs_to_text(lines: Sequence[str], bare: Sequence[str], start: int) -> int:
    """How many listed lines still belong to the text: a list that the text announces with a colon."""
    if not lines[start - 1].rstrip().endswith(":") or marker(lines[start - 1]) is not None:
        return 0
    count = 0
    while start + count < len(lines) and _BULLET.match(lines[start + count]) and marker(lines[start + count]) is None:
        count += 1
    glued = any(_labelled(b) for b in bare[start : start + count])
    return 0 if glued else count


def _looks_like_list(lines: Sequence[str], bare: Sequence[str], notices: frozenset[str]) -> bool:
    if not lines:
        return False
    if any(_without_notice(line, notices)[1] or marker(line) is not None for line in lines):
        return True
    bullets = sum(bool(_BULLET.match(b) or _NUMBER.match(b)) for b in bare)
    timed = sum(bool(_words().before.match(_bare(b)) or _words().after.search(b)) for b in bare)
    if (
        (bullets >= 2 and not any(b.rstrip().endswith((";", ".")) for b in bare))
        or timed >= 2
        or any(map(_labelled, bare))
    ):
        return True
    return sum(_headline(b) for b in bare) >= 2


def _listed(line: str, bare: str) -> bool:
    """True for a line that may stand in a list: no sentence of a text."""
    if is_furniture(line) or is_notice(line) or marker(line) is not None:
        return True
    if is_prose(bare):
        return False
    return len(bare) <= LONGEST and not bare.rstrip().endswith((":", ";"))


def _headline(line: str) -> bool:
    words = line.split()
    return len(words) >= 3 and len(line) <= LONGEST and not line.rstrip().endswith((".", ";", ":", ","))


def _labelled(line: str) -> bool:
    bare = _bare(line)
    return bool(_parsed_label(bare, _words().sections)) or _is_label(bare, _words().sections)


def is_prose(line: str) -> bool:
    """True for a line of running text: it holds a whole sentence and ends one."""
    line = line.strip()
    if _ENDED.search(line):
        if line.endswith((".", "…")) or _SENTENCE.search(line) or len(line) > 140:
            return not _BULLET.match(line) or _SENTENCE.search(line) is not None or len(line) > 140
        # A quotation or a question: also headlines end so.
        return line[-1] in '"”»’“)' and line[-2:-1] in ".!?…," and len(line) > 60
    return len(line) > LONGEST or len(_SENTENCE.findall(line)) >= 2


def is_notice(line: str) -> bool:
    """True for a line that only says that something is for subscribers."""
    return len(line) <= 140 and bool(_words().subscribers.search(line.lower())) and not _glued_before_notice(line)


def is_furniture(line: str) -> bool:
    """True for a whole line of a page that is not of the article: share buttons, counters, calls to subscribe."""
    low = line.strip().lower().strip(_EDGES + "#.!")
    if not low:
        return True
    words = _words()
    if low in words.furniture or low.isdigit():
        return True
    return (len(low) < 300 and line.strip().lower().startswith(words.furniture_starts)) or _buttons(line)


def is_caption(line: str) -> bool:
    """True for the credit of a picture standing as a line of its own."""
    return len(line) <= 160 and line.strip().lower().startswith(_words().captions)


def marker(line: str) -> str | None:
    """What follows a heading such as "Read also:" on its line, "" where nothing does; None for no heading."""
    text = line.strip().strip("*_#[]►▶→»•-– ")
    head, colon, rest = text.partition(":")
    low = (head if colon else text).strip(_EDGES + "!.?").lower()
    if low in _words().read_also:
        return rest.strip()
    return None


def label(line: str) -> tuple[str, ...]:
    """The sections that a line names when it names nothing else ("Politics, Security"); else ()."""
    return tuple(_SPLIT.split(line.strip(_EDGES))) if _is_label(line.strip(), _words().sections) else ()


def _buttons(line: str) -> bool:
    parts = [p for p in re.split(r"[\s|,/•·]+", line.strip().lower()) if p]
    return 2 <= len(parts) <= 12 and all(p in _words().furniture for p in parts)


def _prepared(lines: list[str]) -> tuple[frozenset[str], frozenset[str], list[tuple[str, bool]]]:
    """Notices, labels, and the lines that may hold a headline, with whether each had a bullet or number."""
    notices = _notices(lines)
    kept: list[tuple[str, bool]] = []
    for line in lines:
        rest = marker(line)
        if rest is not None:
            line = rest
        if line.strip() and not (is_furniture(line) and not is_notice(line)):
            bare = _bare(line)
            kept.append((bare, bare != line.strip()))
    return notices, _labels([_without_notice(line, notices)[0] for line, _ in kept]), kept


def _bare(line: str) -> str:
    """The line without bullet, number and time before it."""
    line = _BULLET.sub("", line, count=1) if _BULLET.match(line) else line
    line = _NUMBER.sub("", line, count=1) if _NUMBER.match(line) else line
    return _words().before.sub("", line.strip(), count=1).strip()


def _notices(lines: Sequence[str]) -> frozenset[str]:
    """What stands at the end of several lines and is no part of them: the same words, glued or after a mark."""
    counts: Counter[str] = Counter()
    for line in lines:
        counts.update(_endings(line.strip()))
    found: set[str] = set()
    for line in map(str.strip, lines):
        own = [e for e in _endings(line) if counts[e] and _may_be_notice(e, counts[e], lines)]
        if own:
            # What most lines share; standing alone, the shortest that still says it.
            best = max(own, key=lambda e: (counts[e], len(e) if counts[e] > 1 else -len(e)))
            found.add(best)
    return frozenset(found)


def _endings(line: str) -> set[str]:
    """What may hang behind the headline of a line: from each point where two elements may have been joined."""
    if len(line) > LONGEST + 140 or len(line) < 12:
        return set()
    low = max(1, len(line) - 140)
    ends = (line[m.start() :].strip() for m in _GLUE_BACK.finditer(line, low))
    return {e for e in ends if len(e) >= 6 and any(c.isalpha() for c in e)}


def _may_be_notice(ending: str, count: int, lines: Sequence[str]) -> bool:
    if _words().subscribers.search(ending.lower()):
        return _opens_notice(ending)
    return count >= 2 and _glued_everywhere(ending, lines)


def _opens_notice(ending: str) -> bool:
    first = ending.lstrip("([{🔒🔑|—–•· -")[:1]
    return (first.isupper() or ending[0] in "([{🔒🔑|•·") and len(ending.split()) <= 14


def _glued_everywhere(ending: str, lines: Sequence[str]) -> bool:
    """True where a phrase of three words or more hangs on lines without a space: it was an element of its own."""
    if len(ending.split()) < 3 or not ending[0].isupper():
        return False
    before = [
        line.strip()[: -len(ending)][-1:] for line in lines if line.strip().endswith(ending) and line.strip() != ending
    ]
    return len(before) >= 2 and all(b and not b.isspace() and b not in "(\"«“„'" for b in before)


def _without_notice(line: str, notices: frozenset[str]) -> tuple[str, bool]:
    """The line without the notice behind it, and whether there was one. The longest notice that leaves a title wins."""
    text = line.strip()
    endings = [n for n in notices if text.endswith(n) and len(text) > len(n)]
    if not endings:
        return line, False
    # The shortest that says it: a longer one is a headline of another line with its notice.
    best = min(endings, key=len)
    return text[: -len(best)].rstrip(" |—–-•·([{"), True


def _glued_before_notice(line: str) -> bool:
    """True where a headline stands before the notice on one line."""
    bare, found = _without_notice(line, _notices([line]))
    return found and len(bare.split()) >= 3


def _labels(lines: Sequence[str]) -> frozenset[str]:
    """The labels of this list: known sections, lines of labels only, and what is glued to several titles."""
    known = _words().sections
    counts: Counter[str] = Counter()
    for line in lines:
        if _is_label(line, known) or _short(line):
            counts.update({part.lower(): 2 if _is_label(line, known) else 1 for part in _SPLIT.split(line)})
        for glue in _GLUE.finditer(line, 2, 90):
            parts = line[: glue.start()].split(", ")
            if all(_short(p) for p in parts):
                counts.update(p.lower() for p in parts)
        leader = _LEADER.match(line)
        if leader:
            counts.update(p.strip().lower() for p in (leader[1] or leader[2]).split(",") if _short(p))
    return known | {part for part, count in counts.items() if count >= 2}


def _short(part: str) -> bool:
    part = part.strip()
    return 2 <= len(part) <= 32 and len(part.split()) <= 3 and part[0].isupper()


def _is_label(line: str, known: frozenset[str]) -> bool:
    """True where the line is labels only: one of them known, all of them short."""
    parts = [p for p in _SPLIT.split(line.strip(_EDGES)) if p]
    return bool(parts) and all(_short(p) for p in parts) and any(p.lower() in known for p in parts)


def _parsed_label(line: str, known: frozenset[str]) -> tuple[tuple[str, ...], str] | None:
    """Sections glued to the head of a title ("Politics, SecurityMinister ..."), and the title. None: nothing glued."""
    best = None
    for glue in _GLUE.finditer(line, 2, 90):
        parts = line[: glue.start()].split(", ")
        if all(_short(p) for p in parts) and parts[-1].lower() in known:
            best = tuple(parts), line[glue.start() :]
    return best


def _item(line: str, bullet: bool, labels: frozenset[str], notices: frozenset[str]) -> Item | None:
    """One line as a headline; None where it holds none."""
    line, withheld = _without_notice(line, notices)
    line = line.strip()
    if _is_label(line, labels) or is_caption(line):
        return None
    glued = _parsed_label(line, labels)
    sections, title = glued or _led(line, labels)
    title, trailing = _trailed(title.strip(), labels)
    title = _without_more(title).strip().strip(_EDGES.replace("-", "")).strip("- ")
    if title.startswith(("(", "[")) is False and title.count(")") > title.count("("):
        title = title.rstrip(")")
    if len(title) < 4 or (len(title.split()) < 2 and bullet) or not any(c.isalpha() for c in title):
        return None
    return Item(title, tuple(dict.fromkeys(s.strip() for s in (*sections, *trailing) if s.strip())), withheld)


def _led(line: str, labels: frozenset[str]) -> tuple[tuple[str, ...], str]:
    """Sections before a title, set off by a mark ("[Politics] ...", "Politics | ...") or in CAPITALS."""
    leader = _LEADER.match(line)
    if leader:
        parts = [p.strip() for p in (leader[1] or leader[2]).split(",")]
        if all(p.lower() in labels and _short(p) for p in parts):
            return tuple(parts), _words().before.sub("", line[leader.end() :], count=1)
    first, _, rest = line.partition(" ")
    if first.isupper() and len(first) > 3 and first.lower() in labels and rest[:1].isupper() and not rest.isupper():
        return (first.capitalize(),), rest
    return (), line


def _trailed(title: str, labels: frozenset[str]) -> tuple[str, tuple[str, ...]]:
    """Time and sections behind a title ("... | Politics", "... (Economy)", "... 14:05")."""
    sections: tuple[str, ...] = ()
    for _ in range(3):
        shorter = _words().after.sub("", title).rstrip(" |,–—•·")
        trailer = _TRAILER.search(shorter)
        if trailer:
            parts = [p.strip() for p in next(g for g in trailer.groups() if g).split(",")]
            piped = trailer[1] is not None and all(_short(p) for p in parts)
            if piped or all(p.lower() in labels for p in parts):
                sections = (*parts, *sections)
                shorter = shorter[: trailer.start()]
        if shorter == title or len(shorter) < 4:
            break
        title = shorter
    return title, sections


def _without_more(title: str) -> str:
    low = title.lower().rstrip(" »→>.…")
    for words in _words().more:
        if low.endswith(words) and len(low) > len(words) + 8:
            cut = len(low) - len(words)
            if not title[cut - 1].isspace() or title[cut].isupper():
                return title[:cut]
    return title


@cache
def _words() -> _Words:
    def every(key: str) -> list[str]:
        found = [lexicon.load(language, "listing").get(key, []) for language in lexicon.LANGUAGES]
        return list(dict.fromkeys(x for group in found for x in group))

    when = _when()
    subscribers = sorted(map(re.escape, every("subscribers")), key=len, reverse=True)
    return _Words(
        sections=frozenset(every("sections")),
        read_also=frozenset(every("read_also")),
        more=tuple(sorted(every("more"), key=len, reverse=True)),
        subscribers=re.compile(r"(?<!\w)(?:" + "|".join(subscribers) + r")(?!\w)"),
        furniture=frozenset(every("furniture")),
        furniture_starts=tuple(every("furniture_starts")),
        captions=tuple(every("captions")),
        before=re.compile(
            rf"{when}(?:[\s,|]+(?:[–—-]\s)?{when})*(?:[\s|,–—:•·-]*)(?=[^\W\d_a-zа-яёіїєґў]|[\"“«„\d])", re.I
        ),
        after=re.compile(
            rf"(?:\s*[|,(–—•·\t]\s*|(?<=[^\W\d_])(?=\d)|[.!?…»”\"]\s+|\s{{2,}})\(?{when}(?:[\s,|]+{when})*\)?\Z", re.I
        ),
        when=re.compile(when, re.I),
    )


def _when() -> str:
    """A time, a date or "two hours ago", in any of our languages, as a regular expression."""
    months = sorted(
        {
            re.escape(f)
            for la in lexicon.LANGUAGES
            for m in lexicon.load(la, "calendar").get("months", [])
            for f in m.split()
        },
        key=len,
        reverse=True,
    )
    ago = "|".join(lexicon.load(la, "listing").get("ago", "(?!)") for la in lexicon.LANGUAGES)
    month = rf"(?:{'|'.join(months)})\.?"
    year = r"(?:,?\s+\d{4}(?:\s*(?:г|р|r|m)\.?(?!\w))?)?"
    return (
        r"(?:(?:[01]?\d|2[0-3])[:.][0-5]\d(?!\d)(?:\s?[ap]\.?m\.?(?!\w))?"
        r"|\d{4}-\d\d-\d\d|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2}[./]\d{2}(?=\s)"
        rf"|\d{{1,2}}\.?\s+{month}(?!\w){year}|(?:\d{{4}}\s+m\.\s+)?{month}\s+\d{{1,2}}(?:\s*d\.)?(?!\d){year}|(?:{ago})(?!\w))"
    )
