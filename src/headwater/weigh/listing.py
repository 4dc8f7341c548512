"""Origins and edges as they are kept and shown: each with a sentence that says how it came about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from headwater.linked import Edge, Hand, Origin
from headwater.said import inside
from headwater.weigh.brief import Brief
from headwater.weigh.chains import speaks_for_body
from headwater.weigh.counting import Distinct, proven
from headwater.weigh.origins import Spring, Springs
from headwater.weigh.sides import Ref
from headwater.weigh.steps import Lead, Node, Unseen, first
from headwater.weigh.tally import Tally

MOST_MAYBES = 40
"""Origins that are listed as ones that this may be: among two thousand unnamed ones nobody reads them all."""
_ALONE = {
    "named": "Named, and so told from all others.",
    "own": "The outlet’s own word; all outlets of its house count once.",
    "unnamed": "Nobody unnamed can be told from another one; all of them are at least one.",
    "outlet": "What its report rests on was not seen: it is at least one, together with everybody unnamed.",
}
_BESIDE = {
    "named": "Its name does not tell it from others that are counted.",
    "own": "The outlet’s own word; all outlets of its house count once.",
    "unnamed": "Nobody proves that it is another than those counted.",
    "outlet": "What its report rests on was not seen; it may be one of those counted.",
}


def origins(found: Springs, tally: Tally, known: Distinct, side: str) -> tuple[Origin, ...]:
    """The origins of one side: those that are proven first, then those that may be more, then those that are gone."""
    present = tally.present(side)
    sure = frozenset(proven(present, known))
    here = [i for i, s in enumerate(found.all) if s.side == side]
    made = {i: _origin(found, i, present, sure, known, tally) for i in here}
    return tuple(made[i] for i in sorted(here, key=lambda i: (i not in sure, i not in present, *_place(found.all[i]))))


def unanswered(found: Springs) -> tuple[Origin, ...]:
    """Those who were asked and said nothing."""
    spoken = {n for s in found.all if s.side in ("for", "against") for n in s.numbers}
    return tuple(_record(s, 0, False, _silent(s, spoken), ()) for s in found.all if s.side == "quiet")


def _silent(spring: Spring, spoken: set[int]) -> str:
    if spring.numbers & spoken:
        return "Gave no answer there; what it says elsewhere is counted."
    return "Asked, and gave no answer: it stands on neither side."


def edges(brief: Brief, found: Springs, held: Iterable[Lead]) -> tuple[Edge, ...]:
    """Every step from a telling to another or to an origin, by telling; of several the one to be shown comes first."""
    by_ref: dict[Ref, list[Lead]] = {}
    onward: dict[Node, Lead] = {}
    for lead in sorted(held, key=first):
        if isinstance(lead.at, Unseen):
            onward.setdefault(lead.at, lead)
        else:
            by_ref.setdefault(lead.at, []).append(lead)
    judged = dict(_judged(brief, found))
    made: list[Edge] = []
    for ref in sorted(brief.tellings):
        if ref in judged:
            made.append(judged[ref])
        steps = by_ref.get(ref, [])
        made += [_edge(found, ref, lead, onward) for lead in steps]
        made += [] if steps else _to_origins(brief, found, ref)
    return tuple(made)


def _place(spring: Spring) -> tuple[int, str]:
    return -len(spring.tellings), spring.key


def _origin(
    found: Springs,
    i: int,
    present: frozenset[int],
    sure: frozenset[int],
    known: Distinct,
    tally: Tally,
) -> Origin:
    spring = found.all[i]
    if i not in present:
        gone = "It has since said the opposite." if tally.took_back(i) else "No telling of it stands any more."
        return _record(spring, 0, False, gone, ())
    why = _why(spring, i in sure, known.firm & present, _relay(i, sure, known))
    if spring.numbers and spring.sure and not tally.is_open(i):
        why = "Heard only through people whom nobody names. " + why
    if i in found.judged:
        why = "A person judged that these have one origin. " + why
    return _record(
        spring, spring.most, i in sure, why, _maybes(found, i, present, sure, known) if spring.counts else ()
    )


def _maybes(found: Springs, i: int, present: frozenset[int], sure: frozenset[int], known: Distinct) -> tuple[str, ...]:
    """The keys of those that an origin may be, the counted ones first."""
    fits = (
        j for j in (*sorted(sure), *sorted(present - sure)) if j != i and found.all[j].counts and not known.two(i, j)
    )
    return tuple(found.all[j].key for j in islice(fits, MOST_MAYBES))


def _relay(i: int, sure: frozenset[int], known: Distinct) -> str:
    """Why one that is not counted beside others is not, where that lies in who passed on what; "" where not."""
    for j in sorted(known.near.get(i, frozenset()) & sure):
        if (i, j) in known.relayed:
            return "All that is known of it came through one that is counted."
        if (j, i) in known.relayed:
            return "It passed on what one that is counted said, and may have it from there alone."
    return ""


def _why(spring: Spring, sure: bool, firm: frozenset[int], relay: str) -> str:
    if spring.ring:
        return "These outlets cite each other and nobody else: nobody is seen behind them."
    if not spring.counts:
        return "The text names nobody: unknown is unknown, and raises no lower bound."
    if not spring.sure:
        return "Read unsurely: it proves nobody."
    why = _ALONE[spring.sort] if sure else relay or _BESIDE[spring.sort]
    if sure and spring.sort == "unnamed" and firm:
        why = "Unnamed, but proven to be nobody of those who are named."
    if spring.most > 1:
        why += f" The text counts {spring.most}: so many at most, on the word of one outlet."
    return why


def _record(spring: Spring, most: int, sure: bool, why: str, maybes: tuple[str, ...]) -> Origin:
    return Origin(
        spring.key,
        spring.name,
        spring.kind,
        spring.naming,
        spring.official,
        spring.tellings,
        sure,
        most,
        why,
        maybes,
    )


# Edges


def _edge(found: Springs, ref: Ref, lead: Lead, onward: Mapping[Node, Lead]) -> Edge:
    """A lead as it is kept; over reports that are not on the desk it leads to what they have it from."""
    to, why, seen = lead.to, [lead.why], set[Node]()
    while isinstance(to, Unseen) and to in onward and to not in seen:
        seen.add(to)
        why += [onward[to].why] if onward[to].why else []
        to = onward[to].to
    end = to if not isinstance(to, Unseen) else found.keys.get(to) or found.all[found.rests[ref][0]].key
    return Edge(ref, end, lead.how, " ".join(why), lead.span)


def _to_origins(brief: Brief, found: Springs, ref: Ref) -> Iterator[Edge]:
    hand = brief.endings[ref].hand
    for i in found.rests[ref]:
        spring = found.all[i]
        shared = spring.sort == "own" and len({brief.outlet(r) for r in spring.tellings if r in spring.roots}) > 1
        yield Edge(
            ref, spring.key, "owner" if shared else "origin", _rests(brief, ref, spring), hand.span if hand else None
        )


def _rests(brief: Brief, ref: Ref, spring: Spring) -> str:
    """On whose word a telling stands, in a sentence."""
    printer, found, telling = brief.printer(ref), brief.endings[ref], brief.tellings[ref]
    if spring.side == "quiet" and found.hand:
        return f"{printer} had no answer from {found.hand.name}."
    if found.sort == "own":
        return f"{printer} says so itself."
    if found.sort == "outlet":
        read = "" if found.stops else " Its text was not there to be read."
        return f"{printer} has it from {spring.name}." if found.stops else f"{printer} prints it." + read
    if found.sort == "nobody" and telling.plain:
        return f"{printer} tells it in its own voice, naming no source."
    if found.sort == "nobody" or not found.hand:
        return telling.missing or f"{printer} does not say from whom it has this."
    source = _source(found.hand, unnamed=found.sort == "unnamed")
    if found.hidden:
        source = inside(f"{source}, through “{found.hidden[0].name}”, whom it does not name")
    return f"{printer} has it from {source}." if spring.side == "for" else f"{printer} has the denial from {source}."


def _source(hand: Hand, *, unnamed: bool) -> str:
    """Whose word it is, in a sentence: by name, by whom it is spoken for, or in the text's own words."""
    if unnamed:
        return inside(f"“{hand.name}”, whom it does not name")
    spoken = inside(f"{hand.name}, who speaks for {hand.body}")
    return spoken if speaks_for_body(hand) and hand.body != hand.name else hand.name


def _judged(brief: Brief, found: Springs) -> Iterator[tuple[Ref, Edge]]:
    for i, refs in found.judged.items():
        one, other = (brief.printer(ref) for ref in refs)
        for ref in refs:
            why = f"A person judged that what {one} and {other} print here has one origin."
            yield ref, Edge(ref, found.all[i].key, "judged", why)


def tellers(brief: Brief, refs: Sequence[Ref], most: int = 3) -> str:
    """The outlets that print these, for a sentence: "A, B and 5 others"."""
    names = list(dict.fromkeys(brief.printer(ref) for ref in refs))
    if len(names) > most:
        return f"{', '.join(names[: most - 1])} and {len(names) - most + 1} others"
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
