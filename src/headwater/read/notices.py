"""Notices that a text is for subscribers, hanging behind the headlines of a list or standing on lines of their own.

They are found by the words of our languages, and by what hangs on several lines without a space: it was an element of
its own on the page, whatever it says.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from headwater.read.listing_words import LOWER, UPPER, words

HEADLINE = 260
"""Characters of a headline, at most."""
NOTICE = 140
"""Characters of a notice, at most."""

_JOINT = re.compile(
    rf"(?<=[{LOWER}\d.!?…%)\"”»’+])(?=[{UPPER}])|(?<=[{UPPER}])(?=[{UPPER}][{LOWER}])"
    r"|(?<=\S)(?=\s*[🔒🔑(\[{])|(?<=\S)(?=\s[|—–•·-]\s)|(?<=[.!?…]) (?=\S)"
)
_CAPITAL = re.compile(rf"\s(?=[{UPPER}])")


def find(lines: Sequence[str]) -> frozenset[str]:
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


def without(line: str, known: frozenset[str]) -> tuple[str, bool]:
    """The line without the notice behind it, and whether there was one. The longest notice that leaves a title wins."""
    text = line.strip()
    endings = [n for n in known if text.endswith(n) and len(text) > len(n)]
    if not endings:
        return line, False
    # The shortest that says it: a longer one is a headline of another line with its notice.
    best = min(endings, key=len)
    return text[: -len(best)].rstrip(" |—–-•·([{"), True


def is_notice(line: str) -> bool:
    """True for a line that only says that something is for subscribers."""
    return len(line) <= NOTICE and bool(words().subscribers.search(line.lower())) and not _after_headline(line)


def _endings(line: str) -> set[str]:
    """What may hang behind the headline of a line: from each point where two elements may have been joined."""
    if len(line) > HEADLINE + NOTICE or len(line) < 12:
        return set()
    low = max(1, len(line) - NOTICE)
    ends = [line[m.start() :].strip() for m in _JOINT.finditer(line, low)]
    if phrase := _spaced(line):
        ends.append(phrase)
    return {e for e in ends if len(e) >= 6 and any(c.isalpha() for c in e)}


def _spaced(line: str) -> str:
    """A notice behind a title and a mere space ("... in court Only for subscribers"): its last capital opens it."""
    phrase = words().subscribers.search(line.lower(), max(0, len(line) - 60))
    if not phrase or len(line) - phrase.end() > 12:
        return ""
    opens = [m.end() for m in _CAPITAL.finditer(line, max(1, phrase.start() - 40), phrase.start() + 1)]
    return line[opens[-1] :] if opens else ""


def _may_be_notice(ending: str, count: int, lines: Sequence[str]) -> bool:
    if words().subscribers.search(ending.lower()):
        return _opens(ending)
    return count >= 2 and _glued_everywhere(ending, lines)


def _opens(ending: str) -> bool:
    length = len(ending.split())
    if ending[0] in "—–-":
        return length <= 6
    return (ending[0].isupper() or ending[0] in "([{🔒🔑|•·") and length <= 14


def _glued_everywhere(ending: str, lines: Sequence[str]) -> bool:
    """True where a phrase of three words or more hangs on lines without a space: it was an element of its own."""
    if len(ending.split()) < 3 or not ending[0].isupper():
        return False
    before = [
        line.strip()[: -len(ending)][-1:] for line in lines if line.strip().endswith(ending) and line.strip() != ending
    ]
    return len(before) >= 2 and all(b and not b.isspace() and b not in "(\"«“„'" for b in before)


def _after_headline(line: str) -> bool:
    """True where a headline stands before the notice on one line."""
    bare, found = without(line, find([line]))
    return found and len(bare.split()) >= 3
