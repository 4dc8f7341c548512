"""Whether two articles carry one text: which passages one repeats of the other, in which direction, and how surely.

No one threshold decides. What counts is how much of the *own* words of the shorter article (outside quotation marks,
without what an outlet prints under every article) the other one has; how much it must be depends on what else is known:
whether the opening is shared, how far the articles lie apart in time, whether any stretch is word for word, whether
the shared part stands at the head of the longer one, all over it, or deep inside it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from math import exp
from typing import Literal, TypeAlias

from headwater.link.across import other_language, translated
from headwater.link.direction import Directed, directed
from headwater.link.evidence import PASSAGE, Evidence, evidence, near
from headwater.link.laid import lay
from headwater.link.passages import RUN, passages
from headwater.link.templates import refilled
from headwater.linked import Copy, Passage, Sheet

CopyKind: TypeAlias = Literal["identical", "trimmed", "extended", "rewritten", "translated", "part"]
NOTHING: frozenset[str] = frozenset()

SURE = 0.5
"""The score from which on two articles carry one text."""
NEEDED = 0.42
"""The share of the shorter article's words that is needed where nothing else speaks for or against it."""
STEEPNESS = 12.0
"""How fast the score rises around that share: 0.1 above it, it is .77."""
LEAST_OWN = 0.25
"""The share of own words without which nothing is one text, however much is quoted alike."""
ELSEWHERE = 0.2
"""Words that the rest of an article shares with a text put into it, below which the rest speaks of something else."""
ALL, MOST = 0.97, 0.88
"""The share of all words of a text that is as good as all of it, and that may leave out a dateline or add a plea."""
NEARLY, FILLED = 0.2, 0.1
"""The score from which a pair is looked at once more, and what it has where both only fill one template."""
FEWEST_OWN = 14.0
"""Own words (weighed) below which only a nearly whole text tells anything."""


def compare(one: Sheet, other: Sheet, *, worn: frozenset[str] = NOTHING) -> Copy | None:
    """What one of two articles repeats of the other; None where they share nothing of their own words.

    The result does not depend on which is given first. `worn` are those keys (of `shingles.keys`) that stand in many
    texts with nothing else in common: boilerplate and background (`worn.worn` finds them).
    """
    if one.article == other.article or not one.text.strip() or not other.text.strip():
        return None
    close, foreign = near(lay(one), lay(other)), other_language(one, other)
    if not close and not foreign:
        return None
    order = directed(one, other)
    found = _repeated(order, worn) if close else None
    if foreign and (found is None or not found.joins):
        return _in_translation(order) or found
    return found


def _repeated(order: Directed, worn: frozenset[str]) -> Copy | None:
    """What is told by the words themselves."""
    seen = evidence(lay(order.earlier), lay(order.later), worn)
    if seen is None:
        return None
    score = _score(seen, _needed(order))
    if score >= NEARLY and min(seen.all_a, seen.all_b) < ALL and refilled(seen.aligned):
        score = FILLED
    if score < SURE and not _worth_showing(seen):
        return None
    kind, found = _kind(seen, score), passages(seen.aligned)
    return _copy(order, kind, found, score, Shares(seen.all_a, seen.all_b, seen.kin))


def _in_translation(order: Directed) -> Copy | None:
    found = translated(order.earlier, order.later, days_apart(order.earlier, order.later))
    if found is None or found.score < SURE:
        return None
    return _copy(order, "translated", found.passages, found.score, Shares(found.share_a, found.share_b, 1.0))


@dataclass(frozen=True, slots=True)
class Shares:
    """How much of the earlier text the later one has, of the later one the earlier one; what the rest speaks of."""

    kept: float
    share: float
    kin: float


def _copy(order: Directed, kind: CopyKind, found: tuple[Passage, ...], score: float, shares: Shares) -> Copy:
    return Copy(
        earlier=order.earlier.article,
        later=order.later.article,
        kind=kind,
        passages=found,
        share=round(shares.share, 3),
        score=round(score, 3),
        credited=order.credited,
        why=order.why,
        kept=round(shares.kept, 3),
        kin=round(shares.kin, 3),
        told=order.told,
        one_outlet=_one_outlet(order),
    )


def _worth_showing(seen: Evidence) -> bool:
    """A shared passage that a reader would call one: not a phrase that anybody writes."""
    return seen.longest >= PASSAGE or (seen.own * seen.size >= PASSAGE and seen.longest >= RUN)


def _needed(order: Directed) -> float:
    """The share of own words that is needed, from what is known of two articles besides their texts."""
    needed = NEEDED
    days = days_apart(order.earlier, order.later)
    if days is not None:  # a running story is rewritten within days; what returns after weeks is its background
        needed += 0.0 if days <= 2 else 0.06 if days <= 7 else 0.2
    if days is None or days <= 2:
        needed -= 0.06 if _one_source(order) else 0.04 if _one_outlet(order) else 0.0
    return needed


def _one_outlet(order: Directed) -> bool:
    """True where one outlet printed both: versions of one story, where they are no two stories."""
    return bool(order.earlier.house.outlet) and order.earlier.house.outlet == order.later.house.outlet


def _one_source(order: Directed) -> bool:
    """True where one credits the other with its text, or both credit the same third: versions of one running story."""
    one, other = ({c.house.key for c in sheet.credits if c.whole} - {""} for sheet in (order.earlier, order.later))
    return bool(one & other) or order.earlier.house.key in other or order.later.house.key in one


def _score(seen: Evidence, needed: float) -> float:
    """How sure it is that both carry one original text, 0..1."""
    if seen.opening >= 0.6:
        needed -= 0.05
    elif seen.opening < 0.15:
        needed += 0.06
    if seen.sunk:  # the paragraph of background that an agency keeps ready, and what an outlet prints below every text
        needed += 0.12
    if seen.longest < 7:  # nothing word for word: two reporters who were told the same
        needed += 0.16
    elif seen.longest >= 20:
        needed -= 0.03
    if seen.size < FEWEST_OWN:
        needed += 0.25
    if seen.long < 0.3:
        needed += {"head": 0.0, "spread": 0.08, "inside": 0.6}[seen.placed] + 0.5 * (0.3 - seen.long)
    score = 1 / (1 + exp(-STEEPNESS * (seen.short - needed)))
    return min(score, 0.3) if seen.own < LEAST_OWN or _put_in(seen) else score


def _put_in(seen: Evidence) -> bool:
    """True where the longer one has the shorter one in one piece among other news: a round-up."""
    return seen.long < 0.5 and seen.placed == "inside" and seen.block and seen.kin < ELSEWHERE


def _kind(seen: Evidence, score: float) -> CopyKind:
    if score < SURE:
        return "part"
    if min(seen.all_a, seen.all_b) >= ALL:
        return "identical"
    if seen.all_b >= MOST:
        return "trimmed"
    return "extended" if seen.all_a >= MOST else "rewritten"


def days_apart(one: Sheet, other: Sheet) -> float | None:
    """Days between two dates of publication, None where either is unknown."""
    try:
        first, second = (datetime.fromisoformat(sheet.published[:10]) for sheet in (one, other))
    except ValueError:
        return None
    return abs((second - first).days)
