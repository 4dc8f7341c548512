"""The words of a language that show whether something was or is to come, from data/<language>/calendar.toml."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any, Literal

from headwater import lexicon

When = Literal["past", "future"]


@dataclass(frozen=True, slots=True)
class TenseWords:
    """Words, and endings of words, of one language that show a tense; `data/<language>/calendar.toml` says what each is
    for."""

    past: frozenset[str]
    future: frozenset[str]
    toward: frozenset[str]
    over: frozenset[str]
    since: frozenset[str]
    had: frozenset[str]
    with_to: frozenset[str]
    to: frozenset[str]
    be: frozenset[str]
    joins: frozenset[str]
    reports: frozenset[str]
    planned: frozenset[str]
    behind: frozenset[str]
    awaited: frozenset[str]
    scheduled: frozenset[str]
    """What is planned for a season or month: "назначена на" one, and so not for the one that has just been; not behind
    `was`, where it may be over: "was planned for January, and did not take place"."""
    was: frozenset[str]
    not_past: frozenset[str]
    at: frozenset[str]
    no: frozenset[str]
    have: frozenset[str]
    able: frozenset[str]
    nobody: frozenset[str]
    unreal: frozenset[str]
    arranged: frozenset[str]
    modal: frozenset[str]
    hedges: frozenset[str]
    objects: frozenset[str]
    between: frozenset[str]
    """What opens a span of days that "and" closes."""
    earlier: frozenset[str]
    """Prepositions of a day to come behind which one that has just been may stand, too: "before"."""
    meant: frozenset[str]
    """What was to happen as the text was written: "was to leave on Friday"."""
    but: frozenset[str]
    """What takes back that it happened, behind it: "was to leave on Friday, but fell ill"; with a comma, only so."""
    infinitive: tuple[str, ...]
    """Endings of the verb that must follow such words, in languages where they mean something else without it."""
    passive: frozenset[str]
    """Behind what is planned these do not say that it has been: "Sunday's vote was put off"."""
    subject: frozenset[str]
    """Verbs of the present behind a weekday that opens its sentence: "Tuesday marks a year of war"."""
    plural: frozenset[str]
    """Verbs that show a schedule behind a plural, and are adjectives elsewhere: "polls open", not "was open"."""
    timetable: frozenset[str]
    """Verbs of a timetable: a weekday right behind one is to come, however near its last one was."""
    nouns: frozenset[str]
    """What shows the future as a verb only: "they start on Monday", not "since the start"."""
    unsure: frozenset[str]
    """Of `future`, what tells nothing of a day behind an "after": "expect to find more after the fire on Friday"."""
    of_day: frozenset[str]
    """Parts of a day that no preposition of a day to come goes with: "before dawn on Saturday"."""
    small: frozenset[str]
    sure: frozenset[str]
    superlatives: frozenset[str]
    settled: tuple[str, ...]
    attributes: tuple[str, ...]
    past_endings: tuple[str, ...]
    weak_past: tuple[str, ...]
    """Endings of the past that most nouns have too."""
    future_endings: tuple[str, ...]
    not_future: frozenset[str]
    """Nouns that end as verbs to come do; `not_future_endings` are ends of such nouns."""
    not_future_endings: tuple[str, ...]
    that: frozenset[str]
    """Words that open what somebody said."""
    within: frozenset[str]
    """Prepositions of a day on which something was done."""
    done: tuple[str, ...]
    """Endings of participles that say what was done."""
    not_done: tuple[str, ...]
    """How those begin that say what is to come: "planned", "promised"."""
    pairs: tuple[str, ...]
    spans: tuple[str, ...]
    """Words that couple two days, and those that make a span of them."""

    def of(self, word: str) -> When | None:
        """The tense that a word shows, or None."""
        if word in self.future:
            return "future"
        if word in self.past:
            return "past"
        if len(word) > 3 and self.past_endings and word.endswith(self.past_endings):
            return None if word in self.not_past else "past"
        if len(word) > 4 and self.future_endings and word.endswith(self.future_endings):
            noun = word in self.not_future or (self.not_future_endings and word.endswith(self.not_future_endings))
            return None if noun else "future"
        return None


def listed(language: str) -> dict[str, Any]:
    """The lists of a language by the field they fill; a hyphen in an entry joins the words of a phrase."""
    table = lexicon.load(language, "calendar").get("tense", {})
    found: dict[str, Any] = {}
    for field in fields(TenseWords):
        words = [word.replace("-", " ") for word in table.get(field.name, "").split()]
        found[field.name] = frozenset(words) if field.type == "frozenset[str]" else tuple(words)
    return found
