""" "The day of the visit": a day that the text names by what happened on it.

The words are data (`[event_day]` in calendar.toml): `before` what stands before the name of the event, `after` what
stands behind it, `lead` what must stand before all of that but is no part of it, `endings` what the name ends in where
it is inflected, `not` names that mean no day of this text (a birthday, a day of mourning).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from headwater import lexicon
from headwater.calendar_words import Expression
from headwater.records import Span
from headwater.resolve.date_frame import Frame, Worth

_LETTERS = r"[^\W\d_]"


def event_days(text: str, language: str) -> Iterator[Expression]:
    """Where the text says "the day of" some event, in order; `found["event"]` holds the name. Linear in the text."""
    pattern, without = _pattern(language)
    if pattern is None:
        return
    for match in pattern.finditer(text):
        name = (match["name"] or "").lower()
        if name not in without:
            yield Expression(Span(*match.span("whole")), "event_day", {"event": [name]})


def event_day(e: Expression, frame: Frame) -> Worth | None:
    """The day that the text gives for an event of that name, else the day named last; None where it names no day."""
    name = str(e.first("event"))
    stem = name[: max(4, len(name) - 3)]
    for start, day in reversed(frame.days):
        sentence = frame.sentence(start)
        if stem in frame.text[sentence.start : sentence.end].lower():
            return Worth(day.isoformat(), "DATE", f"The text names “{name}” in a sentence dated {day}.", day)
    last = frame.day_before()
    if last is None:
        return None
    basis = f"Taken to be {last}, the day named before; the text dates no “{name}”."
    return Worth(last.isoformat(), "DATE", basis, last)


@cache
def _pattern(language: str) -> tuple[re.Pattern[str] | None, frozenset[str]]:
    table = lexicon.load(language, "calendar").get("event_day", {})
    before, after = _either(table.get("before", [])), _either(table.get("after", []))
    if not before and not after:
        return None, frozenset()
    endings = _either(table.get("endings", "").split())
    name = rf"(?P<name>{_LETTERS}{{3,}}(?:{endings}))" if endings else rf"(?P<name>{_LETTERS}{{4,}})"
    whole = rf"(?:{before})\s+{name}" if before else rf"{name}\s+(?:{after})"
    lead = rf"(?:{_either(table['lead'])})\s+" if table.get("lead") else ""
    return re.compile(rf"\b{lead}(?P<whole>{whole})\b", re.IGNORECASE), frozenset(table.get("not", "").split())


def _either(words: list[str]) -> str:
    return "|".join(w.replace(" ", r"\s+") for w in words)
