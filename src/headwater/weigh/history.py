"""The history of a claim: its tellings replayed in the order of time, with a step whenever something changes.

It is told with what is known today of who has it from whom: a report that turned up later, of which an early text was a
copy, is no new origin then either. Texts without a date come last, as nothing says when they came.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from headwater.linked import Step, Telling
from headwater.said import inside, tell
from headwater.weigh.brief import Brief
from headwater.weigh.moments import Moment, moment
from headwater.weigh.origins import Spring, Springs
from headwater.weigh.sides import Ref
from headwater.weigh.tally import Count, Tally

_SIDES = {
    "for": "{printer} prints it on the word of {origin}.",
    "against": "{printer} prints the denial of {origin}.",
    "quiet": "{printer} says that {origin} gave no answer.",
}


@dataclass(frozen=True, slots=True, order=True)
class _Turn:
    """A telling comes out, or is withdrawn. `published` is `NEVER` where only the day of its capture is known."""

    at: Moment
    gone: bool
    ref: Ref
    when: str
    published: Moment


def replay(brief: Brief, found: Springs, tally: Tally) -> tuple[Step, ...]:
    """The steps of a claim, the last of which is its present standing; leaves the tally at the present.

    What one article tells comes out at once.
    """
    steps: list[Step] = []
    last: Count | None = None
    for _, group in groupby(_turns(brief), key=lambda turn: (turn.at, turn.gone, turn.ref[0])):
        turns = list(group)
        moved = [turn for turn in turns if _move(tally, turn)]
        if not moved and steps:
            continue
        now = tally.count()
        if last is None or _shown(now) != _shown(last):
            turn = next((t for t in moved if brief.sides[t.ref] in ("for", "against")), (*moved, *turns)[0])
            steps.append(Step(turn.when, now.standing, turn.ref, now.at_least, now.at_most, _why(brief, found, turn)))
        last = now
    return tuple(steps)


def withdrawn(tellings: Sequence[Telling]) -> str:
    """Since when none of these is said any more, "" while one is."""
    return max((t.withdrawn for t in tellings), default="") if all(t.withdrawn for t in tellings) else ""


def _move(tally: Tally, turn: _Turn) -> bool:
    return tally.take(turn.ref) if turn.gone else tally.put(turn.ref, turn.published)


def _shown(count: Count) -> tuple[str, int, int]:
    return count.standing, count.at_least, count.at_most


def _turns(brief: Brief) -> list[_Turn]:
    return sorted(turn for ref in brief.tellings for turn in _turns_of(brief, ref))


def _turns_of(brief: Brief, ref: Ref) -> Iterator[_Turn]:
    telling, sheet = brief.tellings[ref], brief.sheets[ref[0]]
    values = (sheet.published, telling.published, sheet.fetched)
    out, published = moment(*values), moment(*values[:2])
    when = "" if out.undated else next(v for v in values if moment(v) == out)
    yield _Turn(out, False, ref, when, published)
    if telling.withdrawn:
        gone = moment(telling.withdrawn)
        # What is said to be withdrawn before it came out, or nobody knows when, was so right after it.
        late = gone if gone > out and not gone.undated else out
        yield _Turn(late, True, ref, telling.withdrawn if late is gone else when, published)


def _why(brief: Brief, found: Springs, turn: _Turn) -> str:
    printer = brief.printer(turn.ref)
    if turn.gone:
        return f"{printer} no longer says this."
    springs = [found.all[i] for i in found.rests[turn.ref]]
    if brief.sides[turn.ref] == "neither":
        why = f"{printer} asks or demands it, and nobody says that it is so."
    elif springs[0].sort == "nobody" and not springs[0].ring:
        why = f"{printer} prints it, and names nobody."
    else:
        why = tell(_SIDES[brief.sides[turn.ref]], printer=printer, origin=called(springs[0]))
    return why + (" Since its date is not known, it is put last." if turn.at.undated else "")


def called(spring: Spring) -> str:
    """An origin in a sentence: a name, or the text's own words in quotation marks."""
    if spring.sort == "unnamed":
        return f"“{spring.name}”"
    unseen = inside(f"{spring.name}, of whose articles on the desk none was found to say it")
    return unseen if spring.sort == "outlet" else spring.name
