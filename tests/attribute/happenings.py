"""Entities, dates and contents of short articles, for events and deals."""

from __future__ import annotations

import re

from headwater.records import DateMention, Entity, Source, Span, Statement
from headwater.records import Presentation as Put


def entity(id: str, kind: str, text: str, *names: str, gender: str | None = None) -> Entity:
    spans = [Span(m.start(), m.end()) for name in names for m in re.finditer(re.escape(name), text)]
    return Entity(id, kind, names[0], mentions=tuple(spans), gender=gender)  # type: ignore[arg-type]


def date(id: str, text: str, words: str, value: str) -> DateMention:
    start = text.index(words)
    return DateMention(id, Span(start, start + len(words)), words, value, "DATE", "")


def content(id: str, text: str, words: str, source: str | None = None, cue: str = "") -> Statement:
    start = text.index(words)
    who = Source((), "", source, "person", "named")
    at = text.index(cue) if cue else 0
    cues = (Span(at, at + len(cue)),) if cue else ()
    return Statement(id, who, cues, (Span(start, start + len(words)),), "indirect", "asserts", Put())
