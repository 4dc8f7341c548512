"""In which numbers and dates two tellings agree, and in which they contradict each other or are of another time.

Form, Form -> numbers, number, far, dates, date of a Comparison, and what sets them apart
"""

from __future__ import annotations

from functools import lru_cache
from itertools import product

from headwater.link import counts, nights
from headwater.link.comparison import Clash, Comparison
from headwater.link.forms import Form
from headwater.link.times import SCANT, before, gap, printed, scant
from headwater.records import Stance

MOST_NUMBERS = 2.0
"""Weight up to which more numbers in common say more."""
FRESH = 5
"""Days between two articles beyond which other numbers or places are those of another event."""
WINDOW = 45
"""Days between two articles beyond which the same words are another claim, unless they name the same date."""
MISREAD = 3
"""Days between two articles up to which "Monday" may be read as one week in one and as the next in the other; later,
each means its own: two things on the Mondays of two weeks are two."""
SLIP = 3
"""Days by which reports of one past event differ; a plan may move by `MOVED`."""
MOVED = 40
FEW = 4
"""Numbers from which what they count tells one event from another: some two or three people are in every report."""
FAR = 5.0
"""Reports of one event do not differ by more than this factor in what they count."""

_WISHES: frozenset[Stance] = frozenset(("demands", "proposes", "asks"))


def numbers(a: Form, b: Form, c: Comparison) -> None:
    """Measures which numbers agree, and which count one thing and do not."""
    if not a.numbers or not b.numbers:
        return
    left, right, m = list(a.numbers), list(b.numbers), c.measures
    for one in tuple(left):
        other = next((n for n in right if counts.equal(one, n) and counts.may_be_of_one(one, n)), None)
        if other is not None:
            m.numbers = min(MOST_NUMBERS, m.numbers + counts.worth(one))
            c.why.append(f"Both give {one.text}." if one.text == other.text else f"{one.text} and {other.text} agree.")
            left.remove(one)
            right.remove(other)
    for one, other in counts.contradictions(left, right):
        m.number = 1.0
        m.far = max(m.far, float(max(one.value, other.value) > FAR * max(1e-9, min(one.value, other.value))))
        c.clashes.append(Clash("number", f"{one.value:g}", f"{other.value:g}", one.text, other.text))
        c.why.append(f"{one.text} here, {other.text} there.")

    kept = [[n for n in side if n.value > FEW] for side in (a.numbers, b.numbers)]
    apart = not any(counts.may_be_of_one(one, other) for one, other in product(*kept))
    m.counted = float(all(kept) and not m.numbers and apart)


def dates(a: Form, b: Form, c: Comparison) -> None:
    """Measures whether both tell of one time, and parts what cannot. After numbers and names, whose clashes count."""
    between = abs(a.published - b.published) if a.published is not None and b.published is not None else 0
    if a.days and b.days:
        apart = nights.apart(a.nights, b.nights) if a.nights and b.nights else gap(a.read_days, b.read_days)
        if apart <= 0 or (between <= MISREAD and _same_weekday(a, b, apart)):
            c.measures.dates = 1.0
            c.why.append("The dates agree.")
        else:
            _other_dates(a, b, c, apart)
    elif between > (SCANT if scant(a) or scant(b) else WINDOW) or (c.clashes and between > FRESH):
        c.apart = f"{between} days lie between the articles."
    elif (before(a, b) or before(b, a)) and "plan" not in (mode(a), mode(b)):
        c.apart = f"Told before the other happened: {', '.join((*a.telling.printed_dates, *b.telling.printed_dates))}."


def _same_weekday(a: Form, b: Form, apart: int) -> bool:
    """True where weekdays that both name may be of one week."""
    return apart == 7 if a.nights and b.nights else gap(a.days, b.days) <= 0


def _other_dates(a: Form, b: Form, c: Comparison, apart: int) -> None:
    plan = all(mode(f) == "plan" for f in (a, b))
    here, there = ", ".join(a.telling.printed_dates), ", ".join(b.telling.printed_dates)
    if apart > (MOVED if plan else SLIP) or (plan and (_over(a, b) or _over(b, a))):
        c.apart = f"Another time: {here} here, {there} there."
    elif not plan and (before(a, b) or before(b, a)):
        c.apart = f"Told before the other happened: {here} here, {there} there."
    else:
        mine, yours = (", ".join(f.telling.dates) for f in (a, b))
        c.measures.date = 1.0
        c.clashes.append(Clash("date", mine, yours, printed(a), printed(b)))
        c.why.append(f"{here} here, {there} there.")


def _over(a: Form, b: Form) -> bool:
    """True where the day of the first had passed when the second was published: what is planned then is another one."""
    return b.published is not None and all(day[1] < b.published for day in a.read_days)


@lru_cache(maxsize=20_000)
def mode(f: Form) -> str:
    """Whether a telling wants something (`wish`), foretells it (`plan`) or states it (`fact`)."""
    telling = f.telling
    if telling.stance in _WISHES:
        return "wish"
    return "plan" if telling.tense == "future" or telling.stance == "promises" or before(f, f) else "fact"
