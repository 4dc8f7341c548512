"""What became of the statements of an article from one version to another: dropped, new, or told in another way.

Two statements are one where they say the same words, else where most of their words are the same and both stand in one
order. What is counted as changed is what a reporter would ring up about: who says it, whether by name, on whose word,
whether it is still said or now denied, how surely, with what number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from headwater.desk.printed import Standing
from headwater.records import Reading
from headwater.show import tongue
from headwater.show.notes import Note, notes
from headwater.wordforms import fold

What: TypeAlias = Literal["now unnamed", "now named", "source", "chain", "stance", "put", "numbers", "words"]
ENOUGH: Final = 0.5
"""The share of all their words that two statements have in common (Jaccard) to be taken for one that was rewritten."""
_WORD: Final = re.compile(r"\w+")
_NUMBER: Final = re.compile(r"\d+(?:[.,\u00a0\u202f ]\d+)*")
MOST: Final = 2000
"""Statements of a version that are compared: beyond, only those of the same words are found again."""


@dataclass(frozen=True, slots=True)
class Turned:
    """One thing about a statement that is not as it was, before and after, as a reader is told it."""

    what: What
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Shift:
    """A statement that is not as it was. `before` is None for a new one, `after` for one that was dropped."""

    before: Note | None
    after: Note | None
    turned: tuple[Turned, ...] = ()
    claim: Standing | None = None


def shifts(old: Reading, new: Reading, gone: Mapping[str, Standing], now: Mapping[str, Standing]) -> tuple[Shift, ...]:
    """Every statement that is not as it was, those that were dropped first, then in the order of the new text.

    `gone` and `now` are the claims of the statements of the old and of the new version, by their ids.
    """
    before, after = notes(old), notes(new)
    pairs = dict(_pairs(before, after))
    found = [Shift(n, None, (), gone.get(n.statement.id)) for n in before if n.number not in pairs]
    back = {b: a for a, b in pairs.items()}
    by_number = {n.number: n for n in before}
    for note in after:
        one = by_number.get(back.get(note.number, 0))
        turned = tuple(_turned(one, note)) if one else ()
        if one is None or turned:
            found.append(Shift(one, note, turned, now.get(note.statement.id)))
    return tuple(found)


def _pairs(before: Sequence[Note], after: Sequence[Note]) -> Iterator[tuple[int, int]]:
    """The numbers of those that are one: of the same words first, then of enough of them, the likest first."""
    left = _by_words(before)
    rest: list[Note] = []
    for note in after:
        same = left.get(_plain(note), [])
        if same:
            best = max(same, key=lambda n: _alike_sources(n, note))
            same.remove(best)
            yield best.number, note.number
        else:
            rest.append(note)
    yield from _likest([n for each in left.values() for n in each][:MOST], rest[:MOST])


def _by_words(rows: Sequence[Note]) -> dict[str, list[Note]]:
    found: dict[str, list[Note]] = {}
    for note in rows:
        found.setdefault(_plain(note), []).append(note)
    return found


def _likest(before: Sequence[Note], after: Sequence[Note]) -> Iterator[tuple[int, int]]:
    words = {id(n): frozenset(_WORD.findall(_plain(n))) for n in (*before, *after)}
    holders: dict[str, list[Note]] = {}
    for note in before:
        for word in words[id(note)]:
            holders.setdefault(word, []).append(note)
    scored = []
    for note in after:
        own = words[id(note)]
        near = {id(n): n for word in own for n in holders.get(word, ()) if len(holders[word]) <= 200}
        for other in near.values():
            share = len(own & words[id(other)]) / len(own | words[id(other)])
            if share >= ENOUGH:
                scored.append((-share, abs(other.number - note.number), other.number, note.number))
    taken: set[tuple[str, int]] = set()
    for _, _, a, b in sorted(scored):
        if ("a", a) not in taken and ("b", b) not in taken:
            taken |= {("a", a), ("b", b)}
            yield a, b


def _plain(note: Note) -> str:
    return " ".join(fold(word) for word in _WORD.findall(note.content))


def _alike_sources(one: Note, other: Note) -> tuple[bool, bool, int]:
    return one.who.text == other.who.text, one.verb == other.verb, -abs(one.number - other.number)


def _turned(old: Note, new: Note) -> Iterator[Turned]:
    if old.who.named != new.who.named:
        yield Turned("now named" if new.who.named else "now unnamed", _who(old), _who(new))
    elif fold(old.who.text) != fold(new.who.text):
        yield Turned("source", _who(old), _who(new))
    chain = [step.text for step in old.chain], [step.text for step in new.chain]
    # A chain of two is the outlet and the source: what changed in it was said already.
    if chain[0] != chain[1] and max(map(len, chain)) > 2:
        yield Turned("chain", " → ".join(chain[0]), " → ".join(chain[1]))
    if old.statement.stance != new.statement.stance or old.statement.partly != new.statement.partly:
        yield Turned("stance", old.verb, new.verb)
    if old.presentation != new.presentation:
        yield Turned("put", ", ".join(old.presentation), ", ".join(new.presentation))
    numbers = _NUMBER.findall(old.content), _NUMBER.findall(new.content)
    if sorted(numbers[0]) != sorted(numbers[1]):
        yield Turned("numbers", ", ".join(numbers[0]), ", ".join(numbers[1]))
    elif _plain(old) != _plain(new):
        yield Turned("words", old.content, new.content)


def _who(note: Note) -> str:
    return tongue.quoted(note.who.text) if note.who.quoted else note.who.text
