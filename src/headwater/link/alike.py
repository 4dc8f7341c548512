"""What two tellings have to do with each other: one content, a contradiction in it, or claims that are only related.

    Telling, Telling -> Tie | None

What was measured (link/measures.py) is summed by what it is worth, and read as how likely it is that both tell one
claim. A contradiction in number, date, name or polarity makes a variant of it; other people, another act, another
time make another claim.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp

from headwater.link.comparison import Clash, Comparison, Measures, values
from headwater.link.forms import Form, distinct, form
from headwater.link.measures import compare
from headwater.linked import Telling, Tie

SAME = 0.5
"""From here on two tellings are one content."""
LEAST = 0.9
"""Weight of words below which a content says nothing that could be compared: a name alone, "this project"."""
TOPIC = 2
"""Words, countries among them, that may be no more than what somebody speaks of."""
PARTED = 0.1
"""Likeness at most of two tellings that cannot be one content: in the average of two groups they count for little."""
MOST_KEPT = 20_000
"""Pairs of which the clashes are kept."""
RELATED = 0.08
"""From here on two tellings are shown as related, where they have more than one good word or name in common."""

WORTH = Measures(
    bias=-4.4,
    words_least=3.1,
    words_most=2.1,
    slight=-2.0,
    near=-0.3,
    sense=1.5,
    sense_across=4.5,
    blind=0.8,
    blind_words=1.2,
    names=0.9,
    numbers=3.2,
    dates=0.3,
    speaker=0.2,
    person=-2.3,
    place=-0.9,
    body=-0.4,
    country=-1.5,
    number=-0.3,
    far=-1.9,
    date=-0.5,
    act=-2.1,
    plan=-1.8,
    turned=-0.6,
    several=-2.0,
    setting=-1.0,
    extra=-0.4,
    voices=-1.2,
)
"""Fitted by logistic regression, and rounded (`python -m benchmarks.claims --fit FILE`): to all pairs of the invented
reports of tests/link/claims that are developed on, with and without vectors, with three tenths of the concepts
forgotten; and to pairs of statements of one real article, which share its topic and are other claims. Without these
the claims of one dense story ran together."""

_WORTHS = values(WORTH)


def tie(one: Telling, other: Telling) -> Tie | None:
    """How two tellings are tied, None where they are not. Symmetric but for the order of `one` and `other`."""
    if other.ref < one.ref:
        one, other = other, one
    if one.article == other.article and _answers(one, other):
        return Tie(one.ref, other.ref, "same", 1.0, (), ("One answers the other in the same article.",))
    a, b = form(one), form(other)
    copied = a.spoken == b.spoken
    if not copied and (min(a.own_weight, b.own_weight) < LEAST or _is_topic(a) or _is_topic(b)):
        return None
    found = compare(a, b)
    if found is None:
        return None
    judged = _judged(one, other, found, copied=copied and (distinct(a) or not found.measures.setting))
    if judged is not None and judged.how != "related":
        _keep(a, b, found.clashes)
    return judged


def _is_topic(f: Form) -> bool:
    """True for two words that say nothing of anything: "the prisons of Morvenia", "rail traffic"."""
    told = f.telling
    says = f.acts or told.acts or f.numbers or f.days or f.names or told.quoted == "direct"
    return len(f.own) <= TOPIC and not says


def clashes(one: Telling, other: Telling) -> tuple[Clash, ...]:
    """The details in which two tellings of one content contradict each other."""
    return _clashes(form(one), form(other))


def _clashes(a: Form, b: Form) -> tuple[Clash, ...]:
    """Kept for those of late: a claim is weighed anew with each who joins it, and all others clash as before.

    Who joins it was tied to most of them, and so compared with them, right before.
    """
    known = _KEPT.get((a, b))
    if known is None:
        found = compare(a, b)
        known = _keep(a, b, found.clashes if found else ())
    return known


def _keep(a: Form, b: Form, clashes: Sequence[Clash]) -> tuple[Clash, ...]:
    if len(_KEPT) >= MOST_KEPT:
        _KEPT.clear()
    _KEPT[a, b] = kept = tuple(clashes)
    return kept


_KEPT: dict[tuple[Form, Form], tuple[Clash, ...]] = {}


def likely(measures: Measures) -> float:
    """How likely two tellings with these measures tell one claim, 0..1."""
    return 1 / (1 + exp(-max(-30.0, min(30.0, measures.weighed(_WORTHS)))))


def _judged(one: Telling, other: Telling, found: Comparison, *, copied: bool) -> Tie | None:
    score = 1.0 if copied else round(likely(found.measures), 4)
    if score >= SAME and not found.apart:
        what = tuple(dict.fromkeys(clash.what for clash in found.clashes))
        return Tie(one.ref, other.ref, "variant" if what else "same", score, what, _why(found, copied=copied))
    if found.apart:
        score = min(score, PARTED)
    if score >= RELATED and found.measures.words_least + found.measures.names > 0.5:
        why = (*_why(found, copied=copied), *filter(None, (found.apart,)))
        return Tie(one.ref, other.ref, "related", score, (), why)
    return None


def _why(found: Comparison, *, copied: bool) -> tuple[str, ...]:
    return ("Word for word the same.",) if copied else found.told


def _answers(one: Telling, other: Telling) -> bool:
    """One answers the other in the same article and says nothing else by itself."""
    return (one.borrowed and one.answers == other.statement) or (other.borrowed and other.answers == one.statement)
