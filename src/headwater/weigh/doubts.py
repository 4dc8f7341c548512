"""What would change the count of a claim, in sentences: the places where something is not proven, with what follows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from headwater.linked import Copy
from headwater.weigh.brief import Brief
from headwater.weigh.counting import Distinct, proven
from headwater.weigh.listing import tellers
from headwater.weigh.origins import SURE, Spring, Springs
from headwater.weigh.steps import Lead, Unseen
from headwater.weigh.tally import Tally

MOST = 8
"""Sentences that are given: the first are those that change most."""
EACH = 3
"""Sentences of one sort, at most."""


def doubts(
    brief: Brief,
    found: Springs,
    tally: Tally,
    known: Distinct,
    copies: Sequence[Copy],
    held: Sequence[Lead],
) -> tuple[str, ...]:
    """What would change the interval or the standing, at most `MOST` sentences."""
    count = tally.count()
    present = sorted(tally.present("for"))
    said = [
        *_unnamed(brief, found, present, known, count.at_most),
        *_names(found, present, known, count.at_most),
        *_copies(brief, found, present, copies, count.at_most),
        *_unseen(brief, found, present),
        *_groups(brief, found, present),
        *_gone(brief, held),
        *_unread(brief),
        *_silent(brief, found, count.standing),
    ]
    return tuple(dict.fromkeys(said))[:MOST]


def _unnamed(brief: Brief, found: Springs, present: Sequence[int], known: Distinct, at_most: int) -> Iterator[str]:
    """What follows where unnamed ones are one, or are somebody who is named."""
    veiled = [i for i in present if found.all[i].sort == "unnamed"]
    if len(veiled) == 2:
        one, other = (found.all[i] for i in veiled)
        if not known.two(*veiled):
            fewer = at_most - min(one.most, other.most)
            yield f"If {_who(brief, one)} and {_who(brief, other)} are one, at most {fewer}."
    elif len(veiled) > 2:
        most = [found.all[i].most for i in veiled]
        yield f"If all {len(veiled)} unnamed origins are one, at most {at_most - sum(most) + max(most)}."
    if len(veiled) <= EACH:
        for i in veiled:
            yield from _who_it_is(brief, found, present, known, at_most, i)


def _who_it_is(
    brief: Brief, found: Springs, present: Sequence[int], known: Distinct, at_most: int, i: int
) -> Iterator[str]:
    """What follows where an unnamed one is the only one named who it can be, or is not."""
    fits = [j for j in present if found.all[j].firm and not known.two(i, j)]
    if len(fits) == 1:
        least = len(proven(frozenset(present), known.parting(i, known.firm)))
        who, other = _who(brief, found.all[i]), found.all[fits[0]]
        fewer = at_most - min(found.all[i].most, other.most)
        yield f"If {who} is {other.name}, at most {fewer}; if it is somebody else, at least {least}."


def _names(found: Springs, present: Sequence[int], known: Distinct, at_most: int) -> Iterator[str]:
    """Named ones that may be one all the same: by name, by office, as whose document it is."""
    here = frozenset(present)
    pairs = [(i, j) for i in present for j in sorted(known.near.get(i, frozenset()) & here) if i < j]
    for i, j in pairs[:EACH]:
        names = f"{found.all[i].name} and {found.all[j].name}"
        least = len(proven(here, known.parting(i, (j,))))
        yield f"If {names} are one origin, at most {at_most - 1}; if they are two, at least {least}."


def _copies(
    brief: Brief, found: Springs, present: Sequence[int], copies: Sequence[Copy], at_most: int
) -> Iterator[str]:
    """Texts that share something, where it is not shown that this statement was taken over."""
    told: dict[str, set[int]] = {}
    here = set(present)
    for ref, rests in found.rests.items():
        told.setdefault(ref[0], set()).update(here.intersection(rests))
    names = {ref[0]: brief.printer(ref) for ref in brief.tellings}
    shown = 0
    for copy in sorted(copies, key=lambda c: (-c.share, c.earlier, c.later)):
        ours, theirs = told.get(copy.later, set()), told.get(copy.earlier, set())
        fewer = sum(found.all[i].most for i in ours - theirs if not found.all[i].firm)
        if theirs and fewer and shown < EACH:
            shown += 1
            later, earlier, most = names[copy.later], names[copy.earlier], max(1, at_most - fewer)
            share = f"{copy.share:.0%}"
            yield f"If {later} took this from {earlier} ({share} of its text comes from there), at most {most}."


def _unseen(brief: Brief, found: Springs, present: Sequence[int]) -> Iterator[str]:
    reports = [found.all[i] for i in present if any(isinstance(node, Unseen) for node in found.all[i].roots)]
    for spring in reports[:EACH]:
        outlets = sorted({node.outlet for node in spring.roots if isinstance(node, Unseen)})
        name = spring.name if spring.sort == "outlet" else _outlet(brief, outlets[0])
        told = tellers(brief, spring.tellings)
        yield f"No article of {name} on the desk was found to say it: its report is known from {told} alone."


def _outlet(brief: Brief, key: str) -> str:
    stops = (stop for found in brief.endings.values() for stop in found.stops)
    return next((stop.name for stop in stops if stop.key == key), key)


def _groups(brief: Brief, found: Springs, present: Sequence[int]) -> Iterator[str]:
    several = [found.all[i] for i in present if found.all[i].kind == "group" and found.all[i].sort == "unnamed"]
    for spring in [s for s in several if s.most == 1][:EACH]:
        yield f"{_who(brief, spring)} are several, and the text does not say how many: they count as one."


def _gone(brief: Brief, held: Sequence[Lead]) -> Iterator[str]:
    """Texts that stand on one that was withdrawn."""
    refs = sorted({(lead.at, lead.to) for lead in held if isinstance(lead.at, tuple) and isinstance(lead.to, tuple)})
    for at, to in refs:
        if brief.tellings[to].withdrawn and not brief.tellings[at].withdrawn:
            yield f"{brief.printer(at)} has this from {brief.printer(to)}, which no longer says it."
            return


def _unread(brief: Brief) -> Iterator[str]:
    unsure = [ref for ref, t in brief.tellings.items() if t.confidence < SURE and brief.sides[ref] != "quiet"]
    if unsure:
        yield f"What {tellers(brief, unsure)} prints was read unsurely, and proves nobody."
    closed = [ref for ref in brief.tellings if brief.sheets[ref[0]].access != "open"]
    if closed:
        yield f"Not all of {tellers(brief, closed)} was there to be read: it may say more of whose word this is."


def _silent(brief: Brief, found: Springs, standing: str) -> Iterator[str]:
    spoken = {n for s in found.all if s.side in ("for", "against") for n in s.numbers}
    spoken |= {near for n in spoken for near in brief.people.near(n)}
    asked = [s.name for s in found.all if s.side == "quiet" and s.official and s.numbers and not s.numbers & spoken]
    if asked and standing != "officially confirmed":
        yield f"{asked[0]} has not answered: what it says would count."


def _who(brief: Brief, spring: Spring) -> str:
    """An unnamed origin for a reader: its words, and who prints them."""
    return f"“{spring.name}” ({tellers(brief, spring.tellings, 2)})"
