"""Who acts where the text names nobody but says what they are: "police detained two men", "суд запретил забастовку".

A body or people in the nominative that stand before the verb, or people behind it; in English also behind "by".
Words in `data/<language>/events.toml`.
"""

from __future__ import annotations

import re

from headwater.attribute.happenings import heads
from headwater.attribute.happenings.clauses import clause_end, clause_start, region
from headwater.attribute.happenings.ground import Ground
from headwater.attribute.happenings.words import Trigger, listed
from headwater.records import Span

BEHIND = 3
"""Words behind a verb among which its subject may stand."""
NEAR = 24
"""Letters in which the last word of a verb is found."""

_WORD = re.compile(r"[\w’'-]+")
_MARK = re.compile(r"[.,;:()!?“”«»„–—]")


def acting(ground: Ground, trigger: Trigger) -> Span | None:
    """The noun for who does what a trigger tells; None where there is none."""
    where = region(ground, trigger.group, trigger.span.end)
    end = clause_end(ground, trigger.span.end, where.end)
    if trigger.voice == "passive":
        return _behind_by(ground, trigger.span.end, end)
    if trigger.voice not in ("active", "infinitive"):
        return None
    start = clause_start(ground, where.start, trigger.group)
    found = heads.alone(ground, start, trigger.group)
    if found is None and ground.cases and trigger.voice == "active" and not trigger.first:
        found = _behind(ground, trigger.span.end, end)
    return found


def is_body(ground: Ground, noun: Span) -> bool:
    """True for a court, a ministry, the police: known by what they are; people are only described."""
    return noun.of(ground.text).lower() in heads.nouns_for(ground, True)


def begins_clause(ground: Ground, noun: Span, named: Span) -> bool:
    """True where a comma parts a noun from a name before it: "Rudz hit him, / the league banned him"."""
    return named.end < noun.start and "," in ground.text[named.end : noun.start]


def _behind(ground: Ground, start: int, end: int) -> Span | None:
    people, bodies = listed(ground.language, "people"), listed(ground.language, "stands_for")
    subjects = tuple(listed(ground.language, "subjects"))
    for word in list(_WORD.finditer(ground.text, start, end))[:BEHIND]:
        low = word.group().lower()
        if _MARK.search(ground.text, start, word.start()) or low in listed(ground.language, "preposition"):
            return None
        if low in people or (low in bodies and low.endswith(subjects)):
            return Span(word.start(), word.end())
    return None


def _behind_by(ground: Ground, start: int, end: int) -> Span | None:
    """The noun behind "by", in a language without cases."""
    if ground.cases:
        return None
    found = list(_WORD.finditer(ground.text, start, end))
    by = listed(ground.language, "by")
    at = next((n for n, word in enumerate(found[: 2 * BEHIND]) if word.group() in by), -1)
    last = _WORD.findall(ground.text[max(0, start - NEAR) : start])[-1:]  # "was signed by": the verb may hold it
    if at < 0 and not by.issuperset(last or ("",)):
        return None
    nouns = heads.nouns_for(ground, False)
    near = found[at + 1 : at + 1 + BEHIND]
    return next((Span(w.start(), w.end()) for w in near if w.group().lower() in nouns), None)
