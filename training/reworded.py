"""The same invented report in another script or about others: more to learn from where few reports are at hand.

latinised(report)             Belarusian in Łacinka: four reports in ten are written so, and texts for it are rare
renamed(report, pool, chance) names changed for others of their kind, language and ending, as `swap` does it
"""

from __future__ import annotations

import random
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from headwater.names.scripts import to_lacinka
from training.markup import Marked, Report
from training.swap import ENDING

SHARE = 0.6
"""Of the names of a report that are changed."""

Edit = tuple[int, int, str]
Pool = Mapping[tuple[str, str, str], Sequence[str]]

_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")


def latinised(report: Report) -> Report:
    """A Belarusian report in Łacinka, word by word."""
    edits = [(m.start(), m.end(), to_lacinka(m[0])) for m in _WORD.finditer(report.text)]
    return replace(reworded(report, edits), head={**report.head, "language": "be-latn"})


def pool(reports: Iterable[Report]) -> Pool:
    """All names of some reports by language, kind and ending, each once."""
    found: defaultdict[tuple[str, str, str], dict[str, None]] = defaultdict(dict)
    for report in reports:
        for start, end, kind in report.names:
            name = report.text[start:end]
            found[report.head["language"], kind, name[-ENDING:].lower()][name] = None
    return {key: tuple(names) for key, names in found.items()}


def renamed(report: Report, names: Pool, chance: random.Random) -> Report:
    """The report with other names; one in which another mark begins or ends stays as it is."""
    edges = {p for one in report.attributions for part in (one.source, one.cue, one.content) for s in part for p in s}
    edges |= {p for start, end, _ in report.names for p in (start, end)}
    edits: list[Edit] = []
    for start, end, kind in report.names:
        name = report.text[start:end]
        fixed = any(start < p < end for p in edges) or (edits and start < edits[-1][1])
        if not fixed and chance.random() < SHARE:
            edits.append((start, end, chance.choice(names[report.head["language"], kind, name[-ENDING:].lower()])))
    return reworded(report, edits)


def reworded(report: Report, edits: Sequence[Edit]) -> Report:
    """The report with stretches [start, end) of its text changed, in order; all marks follow."""
    text, at, old, new = [], 0, [0], [0]
    length = 0
    for start, end, word in edits:
        text += [report.text[at:start], word]
        length += start - at
        old += [start, end]
        new += [length, length + len(word)]
        length += len(word)
        at = end
    text.append(report.text[at:])

    def there(place: int) -> int:
        n = bisect_right(old, place) - 1
        return new[n] + place - old[n] if n % 2 == 0 else new[n + (place > old[n])]

    def moved(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
        return [(there(start), there(end)) for start, end in spans]

    marks = [Marked(moved(m.source), moved(m.cue), moved(m.content), m.stance) for m in report.attributions]
    names = [(there(start), there(end), kind) for start, end, kind in report.names]
    return replace(report, text="".join(text), attributions=marks, names=names)
