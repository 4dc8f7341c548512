"""How a claim is shown: whose words are shown, and the details in which its tellings contradict each other."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import combinations

from headwater.link.alike import clashes
from headwater.link.comparison import Clash
from headwater.link.forms import form
from headwater.link.laid import Lately
from headwater.linked import Difference, Telling, Variant

COMPARED = 24
"""Different wordings of a claim that are compared for contradictions: more of them add tellings, hardly values."""
NAMED = 0.5
"""What a passage has for naming whom or where at all, where most do: a name in three scripts is often several, and a
passage without any would have nothing against it."""
PIECES, DENIED, BORROWED, WHOSE, ASIDE = 0.4, 1.0, 5.0, 0.3, 0.15
"""What is taken off for a content in pieces, a denial or a negation, and borrowed words; what a named source adds,
and what each unit of weight that few others tell takes off."""
FRAGMENT, BARE = 0.5, 0.5
"""What is taken off for a content that is no sentence, and once more where no words lead it in."""

Ref = tuple[str, str]


def wording(members: Sequence[Telling]) -> Telling:
    """The telling whose words are shown: that which says most of what most tellings say, and little else.

    Each concept, word, name and number counts by how many of the tellings have it: what more than half have speaks
    for a passage, what fewer have against it. Of equal ones the earliest.
    """
    have = Counter(key for t in members for key in _details(t))
    return max(members, key=lambda t: round(_plain(t, have, len(members)), 6))


def _made(telling: Telling) -> dict[str, float]:
    f = form(telling)
    return {
        **f.bridge,
        **{f"n:{n.value:g}": 0.9 for n in f.numbers},
        **{min(n.keys, default=n.named.text): n.weight for n in f.names},
        **dict.fromkeys(telling.dates, 0.5),
        **({"named": NAMED} if f.names else {}),
    }


_details: Lately[Telling, dict[str, float]] = Lately(_made, 4096)
"""Kept for those of late: a claim is weighed anew with each who joins it."""


def _plain(telling: Telling, have: Counter[str], of: int) -> float:
    told = sum(
        weight * (2 * have[key] / of - 1 if have[key] * 2 >= of else -ASIDE)
        for key, weight in _details(telling).items()
    )
    end = telling.chain[-1] if telling.chain else None
    named = bool(end and end.naming == "named")
    turned = telling.stance == "denies" or telling.polarity == "negative"
    told += WHOSE * named - PIECES * (len(telling.spans) - 1) - DENIED * turned - BORROWED * telling.borrowed
    return told - FRAGMENT * telling.fragment - BARE * (telling.fragment and not telling.led)


def variants(members: Sequence[Telling]) -> tuple[Variant, ...]:
    """The details in which the tellings of a claim contradict each other, each value as first printed."""
    if len(members) < 2:
        return ()
    heads = _heads(members)
    found = [(a, b, clash) for a, b in combinations(heads, 2) for clash in clashes(a, b)]
    whats = dict.fromkeys(clash.what for _, _, clash in found)
    return tuple(v for what in whats for v in _of_one(what, [row for row in found if row[2].what == what], heads))


def _heads(members: Sequence[Telling]) -> dict[Telling, list[Telling]]:
    """One telling for all that have the same words, dates and stance; borrowed contents contradict nothing."""
    alike: defaultdict[tuple[object, ...], list[Telling]] = defaultdict(list)
    for t in members:
        if not t.borrowed:
            alike[form(t).spoken, t.language, t.dates, t.stance == "denies"].append(t)
    return {same[0]: same for same in list(alike.values())[:COMPARED]}


def _of_one(
    what: Difference, found: Sequence[tuple[Telling, Telling, Clash]], heads: dict[Telling, list[Telling]]
) -> list[Variant]:
    """One variant for each set of values that contradict each other: the killed are one, the wounded another."""
    printed: dict[str, str] = {}
    given: defaultdict[str, set[Ref]] = defaultdict(set)
    home: dict[str, str] = {}
    for a, b, clash in found:
        for telling, value, text in ((a, clash.mine, clash.mine_printed), (b, clash.yours, clash.yours_printed)):
            printed.setdefault(value, text)
            given[value] |= {t.ref for t in heads[telling]}
            home.setdefault(value, value)
        one, other = home[clash.mine], home[clash.yours]
        home = {value: one if root == other else root for value, root in home.items()}
    sets: defaultdict[str, list[str]] = defaultdict(list)
    for value in printed:
        sets[home[value]].append(value)
    return [Variant(what, tuple((printed[v], tuple(sorted(given[v]))) for v in values)) for values in sets.values()]
