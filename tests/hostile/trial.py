"""Broken inputs through the whole program, and what may not happen then."""

from __future__ import annotations

import os
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import overload

sys.path.insert(0, str(Path(__file__).parent))
from generator import Case

from headwater import pipeline
from headwater.config import Settings
from headwater.records import Capture, Issue, Reading

GIVEN = "application/x-headwater-document+json"


@dataclass
class Outcome:
    """What became of the inputs. `breaches` is what may not happen, in words."""

    inputs: int = 0
    readings: int = 0
    issues: Counter[str] = field(default_factory=Counter)
    bugs: Counter[str] = field(default_factory=Counter)
    late: Counter[str] = field(default_factory=Counter)
    slowest: list[tuple[float, str]] = field(default_factory=list)
    breaches: list[str] = field(default_factory=list)


class Laid(Sequence[str]):
    """The paths of the cases, each laid down when it is asked for and taken away when the next one is."""

    def __init__(self, cases: Iterator[Case], folder: Path) -> None:
        self.cases = cases
        self.folder = folder
        self.families: dict[str, str] = {}

    def __iter__(self) -> Iterator[str]:
        for number, case in enumerate(self.cases):
            path = self.folder / f"{number:05}-{case.name}"
            path.write_bytes(case.body)
            self.families[str(path)] = case.family
            yield str(path)
            path.unlink()

    def __len__(self) -> int:
        return sys.maxsize

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[str]: ...
    def __getitem__(self, at: int | slice) -> str | Sequence[str]:
        raise IndexError("only in order")


def results(laid: Laid, settings: Settings, outcome: Outcome) -> Iterator[tuple[Capture, Reading] | Issue]:
    """What the pipeline makes of the inputs, judged on the way. `outcome` is filled."""
    answered: Counter[str] = Counter()
    silent: dict[str, str] = {}
    before = time.monotonic()
    for result in pipeline.readings(laid, settings):
        now = time.monotonic()
        path = str(laid.folder / _input(result).removeprefix(str(laid.folder) + os.sep).partition("#")[0])
        outcome.slowest = sorted([*outcome.slowest, (now - before, f"{laid.families.get(path)} {Path(path).name}")])[
            -8:
        ]
        answered[path] += 1
        if isinstance(result, Issue):
            _count(result, laid.families.get(path, "?"), outcome)
        else:
            outcome.readings += 1
            capture, reading = result
            said = reading.article.text.strip() or reading.article.title or reading.article.related
            if not said and not reading.article.issues and capture.media_type != GIVEN:
                silent[path] = capture.media_type
        yield result
        before = time.monotonic()
    outcome.inputs = len(laid.families)
    outcome.breaches += [f"no answer: {laid.families[p]} {Path(p).name}" for p in laid.families if not answered[p]]
    outcome.breaches += [
        f"nothing read and nothing said: {laid.families[p]} {Path(p).name} {m}" for p, m in silent.items()
    ]


def _input(result: tuple[Capture, Reading] | Issue) -> str:
    return result.input if isinstance(result, Issue) else result[0].source


def _count(issue: Issue, family: str, outcome: Outcome) -> None:
    outcome.issues[issue.code] += 1
    if issue.code == "bug":
        outcome.bugs[f"{family}: {issue.message[-160:]}"] += 1
    if "takes more than" in issue.message:
        outcome.late[family] += 1
