"""A reading against its marked report: what of each kind was marked, what held, and the misses in words.

A marked statement and a read one belong together where their cues or contents overlap, each with one at most, the
best pairs first. Links of chains, actors and parties are the same where they name the same: by any spelling of the
entity, by the same words, in any case. What is counted is told in `KINDS`.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from sourced import MarkedPlace, MarkedStatement, Report

from headwater.records import Deal, DealSide, Event, Link, Presentation, Reading, Span, Statement

KINDS = {
    "found": "statements found",
    "chain": "chain exact, of those found",
    "origin": "origin right, of those found",
    "naming": "naming",
    "kind": "kind of source",
    "stance": "stance",
    "quiet": "silence and refusal found, of all",
    "answers": "what is answered",
    "certainty": "certainty",
    "polarity": "polarity",
    "tense": "tense",
    "conditional": "conditional",
    "told_to": "told to, where marked",
    "speaks_for": "speaks for, where marked",
    "count": "how many sources, where marked",
    "phrases": "medium, occasion, terms, position, reason",
    "gap": "a chain that breaks is told",
    "date": "dates: span and value (F1)",
    "event": "events: type (F1)",
    "event_full": "events: type, date and actors (F1)",
    "event_certainty": "events: certainty, of those found",
    "event_polarity": "events: polarity, of those found",
    "event_tense": "events: tense, of those found",
    "event_conditional": "events: conditional, of those found",
    "deal": "deals: both sides and parties (F1)",
    "warning": "warnings (F1)",
    "chain_all": "chain exact, of all marked",
}
MANY = ("date", "event", "event_full", "deal", "warning")
"""Kinds of which too many may be read as well."""
QUIET = ("silent", "declines")
PHRASES = ("medium", "occasion", "terms", "knows", "motive", "reason")

_WORDS = re.compile(r"[\w’'-]+")
_SMALL = frozenset(("the", "a", "an", "of", "in", "at", "and", "i", "w", "z", "ze", "o", "u", "v"))
LIKE = 0.6
"""F1 of words from which two descriptions of an unnamed source are one."""


@dataclass(slots=True)
class Tally:
    """Counts by kind: marked, held, and read (of the kinds in MANY); misses in words; what was taken for what."""

    marked: Counter[str] = field(default_factory=Counter)
    held: Counter[str] = field(default_factory=Counter)
    read: Counter[str] = field(default_factory=Counter)
    misses: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    taken: Counter[tuple[str, str, str]] = field(default_factory=Counter)

    def note(self, kind: str, holds: bool, miss: str) -> None:
        """Counts one mark."""
        self.marked[kind] += 1
        self.held[kind] += holds
        if not holds:
            self.misses[kind].append(miss)

    def choice(self, kind: str, marked: str, read: str, where: str) -> None:
        """Counts one choice among several."""
        self.taken[kind, marked, read] += 1
        self.note(kind, marked == read, f"{where}: {read}, marked {marked}")

    def add(self, other: Tally) -> None:
        """Takes in another's counts."""
        for mine, theirs in ((self.marked, other.marked), (self.held, other.held), (self.read, other.read)):
            mine.update(theirs)
        self.taken.update(other.taken)
        for kind, misses in other.misses.items():
            self.misses[kind] += misses

    def score(self, kind: str) -> float:
        """Share of the marks that hold; for the kinds in MANY the F1 of marks and readings."""
        both = self.marked[kind] + self.read[kind] if kind in MANY else 2 * self.marked[kind]
        return 2 * self.held[kind] / both if both else 1.0


def compare(report: Report, reading: Reading) -> Tally:
    """One report's marks against its reading."""
    tally = Tally()
    pairs = aligned(report, reading)
    for marked in report.statements:
        _statement(tally, report, reading, marked, pairs)
    _dates(tally, report, reading)
    _events(tally, report, reading)
    _deals(tally, report, reading)
    _warnings(tally, report, reading)
    return tally


# Statements --------------------------------------------------------------------------------------------------------


def aligned(report: Report, reading: Reading) -> dict[int, Statement]:
    """The read statement for each marked one that has one, by its number."""
    wishes = sorted(
        ((_nearness(m, s), m.number, n) for m in report.statements for n, s in enumerate(reading.statements)),
        key=lambda wish: (-wish[0], wish[1], wish[2]),
    )
    out: dict[int, Statement] = {}
    used: set[int] = set()
    for nearness, number, n in wishes:
        if nearness > 0 and number not in out and n not in used:
            out[number] = reading.statements[n]
            used.add(n)
    return out


def _nearness(marked: MarkedStatement, read: Statement) -> float:
    content, cue = _overlap(marked.content, read.content), _overlap(marked.cue, read.cue)
    if not cue and content < 0.5:
        return 0.0
    if marked.content and read.content and not content and marked.row["stance"] not in QUIET:
        return 0.0
    source = _overlap(marked.source, read.source.spans) if marked.source or read.source.spans else 1.0
    return content + cue + source + 0.01


def _overlap(mine: Sequence[Span], theirs: Sequence[Span]) -> float:
    """F1 of the characters of two lists of spans."""
    one = {n for s in mine for n in range(s.start, s.end)}
    other = {n for s in theirs for n in range(s.start, s.end)}
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def _statement(
    tally: Tally, report: Report, reading: Reading, marked: MarkedStatement, pairs: dict[int, Statement]
) -> None:
    row, read = marked.row, pairs.get(marked.number)
    words = " … ".join(s.of(report.text) for s in (*marked.source, *marked.cue, *marked.content))
    where = f"{report.id} {marked.number} “{words[:140]}”"
    tally.note("found", read is not None, where)
    if row["stance"] in QUIET:
        tally.note(
            "quiet", read is not None and read.stance in QUIET, f"{where}: {read.stance if read else 'not found'}"
        )
    if read is None:
        tally.note("chain_all", False, f"{where}: not found")
        return
    chain = [link.text for link in read.chain]
    exact = len(chain) == len(marked.chain) and all(
        same_link(reading, link, want) for link, want in zip(read.chain, marked.chain, strict=True)
    )
    for kind in ("chain", "chain_all"):
        tally.note(kind, exact, f"{where}: {chain}, marked {list(marked.chain)}")
    origin = read.origin is not None and same_link(reading, read.origin, marked.chain[-1])
    tally.note("origin", origin, f"{where}: {chain[-1:]}, marked {marked.chain[-1]}")
    tally.choice("naming", row["naming"], read.source.naming, where)
    tally.choice("kind", row["kind"], read.source.kind, where)
    tally.choice("stance", row["stance"], read.stance, where)
    tally.choice("certainty", row.get("certainty", "certain"), read.presentation.certainty, where)
    tally.choice("polarity", row.get("polarity", "positive"), read.presentation.polarity, where)
    tally.choice("conditional", str(row.get("conditional", False)), str(read.presentation.conditional), where)
    if "tense" in row:
        tally.choice("tense", row["tense"], read.presentation.tense, where)
    if "answers" in row:
        target = pairs.get(row["answers"])
        tally.note("answers", target is not None and read.answers == target.id, f"{where}: {read.answers}")
    for key, id in (("told_to", read.told_to), ("speaks_for", read.source.speaks_for)):
        if row.get(key):
            tally.note(key, same_entity(reading, id, row[key]), f"{where}: {id}, marked {row[key]}")
    if row.get("count"):
        tally.note("count", read.source.count == row["count"], f"{where}: {read.source.count}, marked {row['count']}")
    if row.get("breaks"):
        tally.note("gap", read.gap is not None, where)
    for key in PHRASES:
        if row.get(key):
            phrase = getattr(read.source if key in ("knows", "motive") else read, key)
            text = phrase.text if phrase else ""
            tally.note("phrases", alike(text, row[key]) >= LIKE, f"{where}: {key} {text!r}, marked {row[key]!r}")


def same_link(reading: Reading, link: Link, want: str) -> bool:
    """True where a link names what is wanted."""
    if link.entity:
        return same_entity(reading, link.entity, want)
    return alike(link.text, want) >= LIKE


def same_entity(reading: Reading, id: str | None, want: str) -> bool:
    """True where an entity has a name that is the one wanted, in any case, short or long."""
    entity = reading.entity(id)
    if not entity:
        return False
    names = {entity.name, *(s.text for s in entity.spellings)}
    return any(_same_name(name, want) for name in names)


def _same_name(one: str, other: str) -> bool:
    """The words of the shorter name all stand in the longer one, their endings aside."""
    short, long = sorted(([w.casefold() for w in _WORDS.findall(name)] for name in (one, other)), key=len)
    return bool(short) and all(any(_akin(a, b) for b in long) for a in short)


def _akin(one: str, other: str) -> bool:
    """True where two words are the same but for an ending."""
    same = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return one == other or same >= max(3, min(len(one), len(other)) - 2)


def alike(one: str, other: str) -> float:
    """F1 of the words of two texts, their endings aside."""
    a, b = _content_words(one), _content_words(other)
    left, same = list(b), 0
    for word in a:
        found = next((w for w in left if _akin(word, w)), None)
        if found is not None:
            left.remove(found)
            same += 1
    return 2 * same / (len(a) + len(b)) if a and b else float(one == other)


def _content_words(text: str) -> list[str]:
    words = (w.casefold().removesuffix("’s").removesuffix("'s") for w in _WORDS.findall(text))
    return [w for w in words if w not in _SMALL]


# Dates, events, deals, warnings ------------------------------------------------------------------------------------


def _dates(tally: Tally, report: Report, reading: Reading) -> None:
    tally.read["date"] += len(reading.dates)
    for marked in report.dates:
        near = [d for d in reading.dates if d.span.overlaps(marked.span)]
        right = any(d.value == marked.row["value"] for d in near)
        have = ", ".join(f"{d.text} = {d.value}" for d in near) or "not found"
        tally.note("date", right, f"{report.id} {marked.row['text']} = {marked.row['value']!r}: {have}")
    extra = [d for d in reading.dates if not any(d.span.overlaps(m.span) for m in report.dates)]
    tally.misses["date"] += [f"{report.id} not marked: {d.text} = {d.value}" for d in extra]


def _events(tally: Tally, report: Report, reading: Reading) -> None:
    left = list(reading.events)
    for marked in report.events:
        row = marked.row
        where = f"{report.id} {row['type']}/{row['mode']} “{row['trigger']}”"
        near = [e for e in left if e.type == row["type"] and _at(reading, e, marked)]
        best = max(near, key=lambda e: (_full(reading, e, row), e.trigger.overlaps(marked.span)), default=None)
        tally.note("event", best is not None, f"{where}: {_seen(reading, marked)}")
        full = best is not None and _full(reading, best, row)
        have = _told(reading, best) if best else _seen(reading, marked)
        tally.note("event_full", full, f"{where} {row.get('actors')} {row.get('when')!r}: {have}")
        if best:
            left.remove(best)
            _put(tally, row, best.presentation, where)
    # The same event told once more is not one too many: each is marked once.
    extra = [e for e in left if not any(_again(reading, e, marked.row) for marked in report.events)]
    for kind in ("event", "event_full"):
        tally.read[kind] += tally.held["event"] + len(extra)
    tally.misses["event"] += [f"{report.id} not marked: {_told(reading, e)}" for e in extra]


def _put(tally: Tally, row: dict[str, Any], put: Presentation, where: str) -> None:
    """How an event is put: certain, positive and without a condition where nothing else is marked."""
    tally.choice("event_certainty", row.get("certainty", "certain"), put.certainty, where)
    tally.choice("event_polarity", row.get("polarity", "positive"), put.polarity, where)
    tally.choice("event_conditional", str(row.get("conditional", False)), str(put.conditional), where)
    if "tense" in row:
        tally.choice("event_tense", row["tense"], put.tense, where)


def _at(reading: Reading, event: Event, marked: MarkedPlace) -> bool:
    if event.trigger.overlaps(marked.span):
        return True
    return any(s.covers(event.trigger) and s.covers(marked.span) for s in reading.article.sentences)


def _full(reading: Reading, event: Event, row: dict[str, Any]) -> bool:
    return _when(reading, event.when) == row.get("when", "") and _acting(reading, event, row.get("actors", ()))


def _acting(reading: Reading, event: Event, names: Sequence[str]) -> bool:
    """True where those who act are the marked ones. Whom the text only describes ("the police") may be marked or not:
    a mark is met by the words that were read, words without a mark are nothing too many."""
    described = [span.of(reading.article.text) for span in event.described]
    named = [name for name in names if not any(alike(words, name) >= LIKE for words in described)]
    return same_set(reading, event.actors, named) or same_set(reading, event.actors, names)


def _again(reading: Reading, event: Event, row: dict[str, Any]) -> bool:
    named = [*row.get("actors", ()), *row.get("recipients", ())]
    return event.type == row["type"] and any(
        same_entity(reading, id, name) for id in (*event.actors, *event.recipients) for name in named
    )


def same_set(reading: Reading, ids: Iterable[str], names: Sequence[str]) -> bool:
    """True where entities and names are the same, one for one."""
    left = list(names)
    for id in ids:
        found = next((name for name in left if same_entity(reading, id, name)), None)
        if found is None:
            return False
        left.remove(found)
    return not left


def _when(reading: Reading, id: str | None) -> str:
    return next((d.value for d in reading.dates if d.id == id), "")


def _told(reading: Reading, event: Event) -> str:
    names = [e.name for id in event.actors if (e := reading.entity(id))]
    others = [e.name for id in event.recipients if (e := reading.entity(id))]
    trigger = event.trigger.of(reading.article.text)
    return f"{event.type}/{event.mode} “{trigger}” {names} -> {others} {_when(reading, event.when)!r}"


def _seen(reading: Reading, marked: MarkedPlace) -> str:
    return "; ".join(_told(reading, e) for e in reading.events if e.trigger.overlaps(marked.span)) or "not found"


def _deals(tally: Tally, report: Report, reading: Reading) -> None:
    tally.read["deal"] += len(reading.deals)
    for row in report.deals:
        right = any(_same_deal(reading, deal, row) for deal in reading.deals)
        have = " | ".join(_bargain(reading, d) for d in reading.deals) or "none"
        tally.note("deal", right, f"{report.id} {row['gives']} for {row['gets']}: {have}")


def _same_deal(reading: Reading, deal: Deal, row: dict[str, Any]) -> bool:
    """Seen from either side: who gives and who gets may have changed places."""
    sides = (row["gives"], row["gets"])
    return any(
        _same_side(reading, deal.gives, gives) and _same_side(reading, deal.gets, gets)
        for gives, gets in (sides, sides[::-1])
    )


def _same_side(reading: Reading, sides: Sequence[DealSide], rows: Sequence[dict[str, Any]]) -> bool:
    text = reading.article.text
    have = " ".join(s.of(text) for side in sides for s in side.content)
    want = " ".join(row.get("content", "") for row in rows)
    # "workers" are a party too, but none that has a name.
    parties_marked = dict.fromkeys(row.get("party", "") for row in rows)
    named = [party for party in parties_marked if any(word[:1].isupper() for word in party.split())]
    parties = dict.fromkeys(side.party for side in sides if side.party)
    return same_set(reading, parties, named) and alike(have, want) >= 0.5


def _bargain(reading: Reading, deal: Deal) -> str:
    def told(sides: Sequence[DealSide]) -> Iterator[str]:
        for side in sides:
            entity = reading.entity(side.party)
            yield f"{entity.name if entity else None}: " + " ".join(s.of(reading.article.text) for s in side.content)

    return f"{list(told(deal.gives))} for {list(told(deal.gets))}"


def _warnings(tally: Tally, report: Report, reading: Reading) -> None:
    left = list(reading.cautions)
    tally.read["warning"] += len(left)
    for marked in report.warnings:
        code = marked.row["code"]
        near = [c for c in left if c.code == code]
        tally.note("warning", bool(near), f"{report.id} {code} “{marked.row['text']}”")
        if near:
            left.remove(near[0])
    tally.misses["warning"] += [f"{report.id} not marked: {c.code}: {c.text}" for c in left]
