"""Quotations: every mark in use, nested, unclosed, and running over paragraphs.

A quotation is found within its paragraph. Where it is not closed there, it ends with the paragraph and the next
paragraph, opening with the same mark, continues it: that is how newspapers print long quotations.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_MARK = re.compile(r"``|''|[“”„‟«»\"‘’‚'‹›]")
_CLOSERS = {
    "“": '”"',
    "„": "“”",
    "‟": "”",
    "«": "»",
    "‘": "’",
    "‚": "‘’",
    "‹": "›",
    '"': '"”',
    "``": "''",
    "''": "''",
    "'": "'",
    "”": "”",
    "»": "«",
}
_SINGLE = frozenset("‘’‚'")
_SINGLE_CLOSERS = {m: re.compile(rf"(?<=\S)[{_CLOSERS[m]}](?!\w)") for m in "‘’‚'" if m in _CLOSERS}
MAX_DEPTH = 4


@dataclass(slots=True)
class Quotation:
    """[start, end) with its marks. `depth` 0 stands in no other; `open_ended`: the paragraph ended first."""

    start: int
    end: int
    depth: int
    open_ended: bool = False
    mark: str = ""


def find(text: str, paragraphs: list[tuple[int, int]]) -> list[Quotation]:
    """All quotations of `text` in order of start. `paragraphs` are [start, end) in code points; linear time."""
    out: list[Quotation] = []
    for start, end in paragraphs:
        out.extend(_in_paragraph(text, start, end))
    out.sort(key=lambda q: (q.start, -q.end))
    return out


def _in_paragraph(text: str, start: int, end: int) -> list[Quotation]:
    stack: list[Quotation] = []
    done: list[Quotation] = []
    for m in _MARK.finditer(text, start, end):
        mark, at = m[0], m.start()
        depth = _closes(m, stack, end)
        if depth is not None:
            closed = stack[depth]
            closed.end = m.end()
            done.append(closed)
            del stack[depth:]
        elif _opens(m, start, end) and len(stack) < MAX_DEPTH:
            stack.append(Quotation(at, m.end(), len(stack), mark=mark))
    for q in stack[:1]:
        if q.mark not in _SINGLE and not _stray(q, text, end):
            q.end, q.open_ended = end, True
            done.append(q)
    return done if not stack else _deepen(done, stack)


def _deepen(done: list[Quotation], stack: list[Quotation]) -> list[Quotation]:
    """Where the outermost mark proved stray, those inside it move up."""
    dropped = 0 if stack[0] in done else 1
    for q in done:
        if dropped and q.start > stack[0].start:
            q.depth = max(0, q.depth - 1)
    return done


def _stray(q: Quotation, text: str, end: int) -> bool:
    return end - q.end < 2 or (q.mark == '"' and text[q.start - 1 : q.start].isdigit())


def _closes(found: re.Match[str], stack: list[Quotation], end: int) -> int | None:
    """The depth of the open quotation that this mark closes, None where it closes none."""
    text, at, after = found.string, found.start(), found.end()
    mark = found[0]
    for depth in range(len(stack) - 1, -1, -1):
        opener = stack[depth].mark
        if mark not in _pairs(opener):
            continue
        if mark in _SINGLE and ((after < end and text[after].isalnum()) or text[at - 1].isspace()):
            return None
        if mark == opener and _looks_opening(text, at, after, end):
            return None
        return depth
    return None


def _pairs(opener: str) -> tuple[str, ...]:
    closers = _CLOSERS.get(opener, "")
    return (closers,) if closers == "''" else tuple(closers)


def _looks_opening(text: str, at: int, after: int, end: int) -> bool:
    before = text[at - 1] if at else " "
    following = text[after] if after < end else " "
    return (before.isspace() or before in "([—–") and not following.isspace() and following not in ".,;:!?)"


def _opens(found: re.Match[str], start: int, end: int) -> bool:
    text, at, after = found.string, found.start(), found.end()
    mark = found[0]
    if mark in "”»›’":
        # » and ” open in some typographies; only at the head of a word.
        return mark in "”»" and _looks_opening(text, at, after, end)
    before = text[at - 1] if at > start else " "
    following = text[after] if after < end else " "
    if mark in _SINGLE:
        return not before.isalnum() and following.isalnum() and _single_closes(text, mark, after, end)
    if mark in ('"', "''"):
        return not before.isalnum() and not following.isspace()
    return True


def _single_closes(text: str, mark: str, after: int, end: int) -> bool:
    """A single mark opens only where its partner follows soon: else it is an apostrophe."""
    return _SINGLE_CLOSERS[mark].search(text, after, min(end, after + 400)) is not None
