"""Two versions of a text as one: what stayed, what went out and what came in, word by word where it was rewritten."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final, Literal

from headwater.records import Span
from headwater.show.shifts import Shift

Run = tuple[Literal["same", "out", "in"], str]
"""A stretch of text and what became of it."""

_WORDS = re.compile(r"\s+|[^\W_]+|.", re.DOTALL)
_MOST_WORDS = 1500
"""Longer rewritten passages are shown whole: difflib's time grows with the square of the words."""
_ALIKE = 0.4
"""Below this likeness (difflib's ratio) a mix of old and new words reads worse than one after the other."""
_KEPT_AROUND = 1
"""Unchanged paragraphs shown on each side of a changed one."""


@dataclass(frozen=True, slots=True)
class Rewritten:
    """One change: the span that went out of the old text, the span that came into the new one, or one of them."""

    before: Span | None
    after: Span | None


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph of both versions; `kind` is `gap` where unchanged paragraphs were left out (`left_out` of them)."""

    kind: Literal["same", "changed", "gap"]
    runs: tuple[Run, ...] = ()
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Field:
    """A line of the article's head that is not the same: "title", "access" or "date"."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """The whole difference from one version to another."""

    fields: tuple[Field, ...]
    lines: tuple[Line, ...]
    shifts: tuple[Shift, ...] = ()
    kind: str = ""
    """"edited" without a word of it, "corrected" with one, "grown", "withdrawn" (desk/changes/edits.py), else ""."""
    notice: str = ""
    """Where the later text says itself that it was corrected."""
    out: int = 0
    come: int = 0
    """Words that went out, and words that came in."""


MOST: Final = 24_000
"""Characters of text on the page of a difference; the data behind it has all."""


def first(all_lines: Sequence[Line]) -> Sequence[Line]:
    """As many of the paragraphs as one page shows."""
    left = MOST
    for n, line in enumerate(all_lines):
        left -= 40 + sum(len(text.encode("utf-8", "replace")) for _, text in line.runs)
        if left < 0 and n:
            return all_lines[:n]
    return all_lines


def lines(old: str, new: str, changes: Iterable[Rewritten]) -> tuple[Line, ...]:
    """Both texts as one list of paragraphs; `changes` in the order of the text, everything between them the same."""
    return tuple(_with_gaps(list(_split(_runs(old, new, changes)))))


def count_words(all_lines: Iterable[Line], kind: str) -> int:
    """How many words went "out" or came "in"."""
    return sum(len(text.split()) for line in all_lines for how, text in line.runs if how == kind)


def _runs(old: str, new: str, changes: Iterable[Rewritten]) -> Iterator[Run]:
    at_old = at_new = 0
    for change in changes:
        if change.before:
            stayed = old[at_old : change.before.start]
            at_new = change.after.start if change.after else _past(new, at_new, stayed)
            at_old = change.before.end
        elif change.after:
            stayed = new[at_new : change.after.start]
            at_old = _past(old, at_old, stayed)
        else:
            continue
        yield "same", stayed
        out = change.before.of(old) if change.before else ""
        come = change.after.of(new) if change.after else ""
        yield from _word_by_word(out, come)
        if change.after:
            at_new = change.after.end
    yield "same", new[at_new:]


def _past(text: str, start: int, stayed: str) -> int:
    """Where `stayed` ends in the other text: it has the same characters there, but for white space."""
    left = sum(not c.isspace() for c in stayed)
    while left and start < len(text):
        left -= not text[start].isspace()
        start += 1
    return start


def _word_by_word(out: str, come: str) -> Iterator[Run]:
    a, b = _WORDS.findall(out), _WORDS.findall(come)
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    if not (a and b) or max(len(a), len(b)) > _MOST_WORDS or matcher.ratio() < _ALIKE:
        if out:
            yield "out", out
        if come:
            yield "in", come if not out or come[:1].isspace() or out[-1:].isspace() else " " + come
        return
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal":
            yield "same", "".join(b[k:m])
            continue
        if i < j:
            yield "out", "".join(a[i:j])
        if k < m:
            yield "in", "".join(b[k:m])


def _split(runs: Iterable[Run]) -> Iterator[Line]:
    """The runs by paragraph."""
    open_: list[Run] = []
    for kind, text in runs:
        first, *others = text.split("\n")
        open_.append((kind, first))
        for part in others:
            yield from _line(open_)
            open_ = [(kind, part)]
    yield from _line(open_)


def _line(runs: list[Run]) -> Iterator[Line]:
    kept = tuple(run for run in runs if run[1])
    if any(text.strip() for _, text in kept):
        changed = any(kind != "same" and text.strip() for kind, text in kept)
        yield Line("changed" if changed else "same", kept)


def _with_gaps(all_lines: list[Line]) -> Iterator[Line]:
    """Long stretches of unchanged paragraphs, but for those beside a change, are left out and counted."""
    near = {
        n + step
        for n, line in enumerate(all_lines)
        if line.kind == "changed"
        for step in range(-_KEPT_AROUND, _KEPT_AROUND + 1)
    }
    left_out = 0
    for n, line in enumerate(all_lines):
        if n not in near:
            left_out += 1
            continue
        if left_out:
            yield Line("gap", left_out=left_out)
            left_out = 0
        yield line
    if left_out:
        yield Line("gap", left_out=left_out)
