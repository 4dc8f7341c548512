"""What a rule found, in tokens."""

from __future__ import annotations

from dataclasses import dataclass

from headwater.attribute.rules.words import Stretch

Range = tuple[int, int]
"""Tokens [first, end)."""


@dataclass(slots=True)
class Found:
    """An attribution in tokens. `rule` says which rule found it, for its confidence."""

    source: list[Range]
    cue: list[Range]
    content: list[Range]
    rule: str
    stretch: Stretch | None = None
