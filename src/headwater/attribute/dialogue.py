"""Speech that dashes set off and no marks: "— The bridge is safe. Nobody was hurt — said the mayor."

Such a speech runs from a dash at the head of a sentence to the dash before the verb that says whose it is. What the
model or the rules saw of it is made whole here, and another's content that reaches into it is cut.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from headwater.records import Article, Attribution, Span

_OPENS = re.compile(r"(?:(?<![^\n])|(?<=[.?!…:”“»\")\]] ))[-–—]{1,2} (?=[«„“\"(\[]{0,2}(\w))")
_TAGGED = re.compile(r",?\s[-–—]{1,2}\s$")
_BREAK = re.compile(r"\s[-–—]{1,2} (?=[^\W\d_])")
TAG = 4
"""Characters before a verb among which the dash stands that closes the speech."""
LONGEST = 1500
"""Characters of a speech between its dashes, at most: what is longer has lost a dash."""


@dataclass(frozen=True, slots=True)
class _Speech:
    """Which attribution a speech is, and where it stands between its dashes."""

    of: int
    span: Span


def mended(article: Article, found: Sequence[Attribution]) -> list[Attribution]:
    """The attributions with each such speech whole and in one's content only."""
    text = article.text
    speeches = _speeches(text, found, article.body_start)
    if not speeches:
        return list(found)
    out = list(found)
    for speech in speeches:
        a = out[speech.of]
        kept = tuple(c for c in a.content if c.start >= a.cue[0].end)
        out[speech.of] = replace(a, content=(speech.span, *kept))
    starts = [s.span.start for s in speeches]
    return [_cut(a, n, speeches, starts, text) for n, a in enumerate(out)]


def _speeches(text: str, found: Sequence[Attribution], body: int) -> list[_Speech]:
    """Each speech that has a dash at both ends, in the order of the text; the dash of a dateline before `body` opens
    none."""
    behind = (m for m in _OPENS.finditer(text) if not body or m.end() > body)
    openings = [m for m in behind if m.group(1).isupper() or m.group(1).isdigit()]
    heads = [m.end() for m in openings]
    out: list[_Speech] = []
    last = 0
    for n in sorted(range(len(found)), key=lambda n: found[n].cue[0].start if found[n].cue else 0):
        tag = _tag(text, found[n])
        at = bisect_right(heads, tag) - 1 if tag else -1
        if at < 0 or openings[at].start() < last or tag - heads[at] > LONGEST or "\n" in text[heads[at] : tag]:
            continue
        while at and openings[at - 1].start() >= last and _goes_on(text[heads[at - 1] : heads[at]]):
            at -= 1  # a dash at the head of a sentence within a speech
        if tag - heads[at] > 1 and _closed(text[heads[at] : tag]):
            out.append(_Speech(n, Span(heads[at], tag)))
            last = found[n].cue[-1].end
    return out


def _tag(text: str, a: Attribution) -> int:
    """Where the speech ends that the dash right before a verb closes; 0 where none does."""
    start = a.cue[0].start if a.cue else 0
    dash = _TAGGED.search(text, max(0, start - TAG), start)
    if dash is None or not text[start : start + 1].islower():
        return 0
    return dash.start()


def _goes_on(text: str) -> bool:
    """True for sentences of one speech between two dashes: no verb of a speaker can stand among them."""
    return "\n" not in text and not any(text[m.end()].islower() for m in _BREAK.finditer(text))


def _closed(text: str) -> bool:
    """True where no quotation is open at either end: marks would set the speech off, and not dashes."""
    low = text.count("„") == text.count("”") + text.count("“") if "„" in text else text.count("“") == text.count("”")
    return low and text.count('"') % 2 == 0 and text.count("«") == text.count("»")


def _cut(a: Attribution, n: int, speeches: list[_Speech], starts: list[int], text: str) -> Attribution:
    """Without what of its content stands in another's speech, where anything else is left of it."""
    kept: list[Span] = []
    for c in a.content:
        rest: Span | None = c
        at = max(0, bisect_right(starts, c.start) - 1)
        while rest and at < len(speeches) and speeches[at].span.start < rest.end:
            speech = speeches[at]
            at += 1
            if speech.of == n or not speech.span.overlaps(rest) or _inside(a, speech, rest):
                continue
            rest = _before(rest, speech.span, text)
        if rest:
            kept.append(rest)
    return replace(a, content=tuple(kept)) if kept and tuple(kept) != a.content else a


def _inside(a: Attribution, speech: _Speech, content: Span) -> bool:
    """True for what is said within the speech, and for what holds all of it."""
    return any(speech.span.covers(c) for c in a.cue) or (
        content.start <= speech.span.start and content.end > speech.span.end + TAG
    )


def _before(content: Span, speech: Span, text: str) -> Span | None:
    """What of a content stands before a speech."""
    if content.start >= speech.start:
        return None
    end = content.start + len(text[content.start : speech.start].rstrip(" -–—\n"))
    return Span(content.start, end) if end > content.start else None
