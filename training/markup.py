"""Reads the invented reports: text with `{S1 ...}` marks to plain text with spans (docs/attribution-guideline.md).

    python -m training.markup FILE...      checks the files, prints what they hold

The exit status is 1 where a report is wrong; each wrong one is named.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROLES = {"S": "source", "Q": "cue", "C": "content"}
NAMES = {"P": "person", "L": "place", "O": "organization", "M": "outlet"}
STANCES = frozenset(
    (
        *("asserts", "confirms", "denies", "declines", "silent"),
        *("proposes", "promises", "demands", "believes", "asks", "thanks"),
    )
)
LANGUAGES = frozenset(("en", "ru", "uk", "pl", "lt", "be", "be-tarask", "be-latn"))
HEAD = ("id", "language", "outlet", "published", "title")

_OPEN = re.compile(r"\{(?:([SQC])(\d+(?:,\d+)*)(?:=([a-z]+))?|([PLOM])) ")

Spans = list[tuple[int, int]]


class MarkupError(ValueError):
    """A report that does not follow the guideline; the message names the report and the place."""


@dataclass(slots=True)
class Marked:
    """One attribution of a report: spans [start, end) in code points of its text, and its stance."""

    source: Spans = field(default_factory=list)
    cue: Spans = field(default_factory=list)
    content: Spans = field(default_factory=list)
    stance: str = "asserts"


@dataclass(slots=True)
class Report:
    """A report with its marks. `names` are (start, end, kind)."""

    head: dict[str, str]
    text: str
    attributions: list[Marked]
    names: list[tuple[int, int, str]]


def reports(path: Path, wrong: Callable[[MarkupError], None] | None = None) -> Iterator[Report]:
    """The reports of a file, in order. Raises `MarkupError`, or tells `wrong` of it and goes on with the next one."""
    for n, block in enumerate(re.split(r"(?m)^=====\s*$", path.read_text(encoding="utf-8")), 1):
        if not block.strip():
            continue
        try:
            report = _report(block.strip("\n"), f"{path.name}, report {n}")
        except MarkupError as error:
            if not wrong:
                raise
            wrong(error)
        else:
            yield report


def _report(block: str, where: str) -> Report:
    top, _, body = block.partition("\n\n")
    head = dict(line.split(": ", 1) for line in top.splitlines() if ": " in line)
    missing = [key for key in HEAD if key not in head]
    if missing:
        raise MarkupError(f"{where}: the head lacks {', '.join(missing)}")
    where = f"{where} ({head['id']})"
    if head["language"] not in LANGUAGES:
        raise MarkupError(f"{where}: no language {head['language']!r}")
    paragraphs = (" ".join(p.split()) for p in body.split("\n\n"))
    text, attributions, names = parse("\n\n".join(p for p in paragraphs if p), where)
    return Report(head, text, attributions, names)


def parse(marked: str, where: str = "text") -> tuple[str, list[Marked], list[tuple[int, int, str]]]:
    """The plain text, its attributions in the order of their numbers, its names."""
    text: list[str] = []
    length = 0
    open_marks: list[tuple[re.Match[str], int]] = []
    made: dict[int, Marked] = {}
    names: list[tuple[int, int, str]] = []
    at = 0
    while at < len(marked):
        c = marked[at]
        if c == "{":
            m = _OPEN.match(marked, at)
            if not m:
                raise MarkupError(f"{where}: no such mark: {marked[at : at + 30]!r}")
            open_marks.append((m, length))
            at = m.end()
            continue
        if c == "}":
            if not open_marks:
                raise MarkupError(f"{where}: closes what is not open: {marked[max(0, at - 30) : at + 1]!r}")
            _close(*open_marks.pop(), length, made, names, where)
        else:
            text.append(c)
            length += 1
        at += 1
    if open_marks:
        raise MarkupError(f"{where}: not closed: {_place(open_marks[-1][0])}")
    for number, one in made.items():
        if not one.cue or not one.content:
            raise MarkupError(f"{where}: statement {number} has no {'content' if one.cue else 'cue'}")
        for spans in (one.source, one.cue, one.content):
            spans.sort()
    return "".join(text), [made[n] for n in sorted(made)], sorted(names)


def _close(
    m: re.Match[str], start: int, end: int, made: dict[int, Marked], names: list[tuple[int, int, str]], where: str
) -> None:
    role, numbers, stance, name = m.groups()
    if start >= end:
        raise MarkupError(f"{where}: an empty mark: {_place(m)}")
    if name:
        names.append((start, end, NAMES[name]))
        return
    for number in map(int, numbers.split(",")):
        one = made.setdefault(number, Marked())
        getattr(one, ROLES[role]).append((start, end))
        if stance:
            if stance not in STANCES:
                raise MarkupError(f"{where}: no stance {stance!r}: {_place(m)}")
            one.stance = stance


def _place(m: re.Match[str]) -> str:
    """A mark and what stands behind it."""
    return repr(m.string[m.start() :][:40])


def main() -> int:
    """Checks the files named on the command line."""
    wrong: list[MarkupError] = []
    for name in sys.argv[1:]:
        seen: Counter[str] = Counter()
        ids: set[str] = set()
        for report in reports(Path(name), wrong.append):
            if report.head["id"] in ids:
                wrong.append(MarkupError(f"{name}: {report.head['id']} stands twice"))
            ids.add(report.head["id"])
            seen["reports"] += 1
            seen["words"] += len(report.text.split())
            seen["names"] += len(report.names)
            for one in report.attributions:
                seen["statements"] += 1
                seen["without source"] += not one.source
                seen[one.stance] += 1
        print(f"{name}: {dict(seen)}")
    print(*wrong, sep="\n", end="\n" if wrong else "", file=sys.stderr)
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
