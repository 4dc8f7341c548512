"""Whether two articles carry one text: which passages one repeats of the other, in which direction, and how surely.

No one threshold decides. What counts is how much of the *own* words of the shorter article (outside quotation marks,
without what an outlet prints under every article) the other one has; how much it must be depends on what else is known:
whether the opening is shared, how far the articles lie apart in time, whether any stretch is word for word, whether
the shared part stands at the head of the longer one, all over it, or deep inside it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import exp, log
from typing import Literal, TypeAlias

from headwater.link.across import other_language, translated
from headwater.link.direction import Directed, directed, reordered
from headwater.link.evidence import PASSAGE, Evidence, evidence, near
from headwater.link.laid import lay
from headwater.link.nearness import ordinal
from headwater.link.own_report import each_quotes_alone, names, own_report
from headwater.link.passages import RUN, align, passages, retold
from headwater.link.retold import Signs, brief, common, likely, signs, word_for_word, worth_looking
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
MUCH = 0.2
"""Share of the shorter text in stretches word for word from which on these tell, and nothing else is asked."""
SHY = 3.0
"""The log odds that one pair says at most for or against its groups being one text in other words."""
FACTS = 0.4
"""Share of the names and numbers of the shorter text, weighed, without which it is no other text in other words."""
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
    days = days_apart(one, other)
    told = not foreign and worth_looking(one, other, days)
    if not close and not foreign and not told:
        return None
    order = directed(one, other)
    found = _compared(order, worn, close=close, foreign=foreign, told=told)
    again = reordered(order, [passage.earlier for passage in found.passages]) if found else None
    return _compared(again, worn, close=close, foreign=foreign, told=told) if again else found


def _compared(order: Directed, worn: frozenset[str], *, close: bool, foreign: bool, told: bool) -> Copy | None:
    seen = evidence(lay(order.earlier), lay(order.later), worn) if close else None
    found = by_phrases(order, seen) if seen else None
    if found is not None and found.joins:
        return found
    if told:
        return _retold(order, seen) or found
    return (_in_translation(order) if foreign else None) or found


def by_phrases(order: Directed, seen: Evidence) -> Copy | None:
    """What is told by the words themselves."""
    score = _score(seen, _needed(order))
    if score >= NEARLY and min(seen.all_a, seen.all_b) < ALL and refilled(seen.aligned):
        score = FILLED
    if score < SURE and not _worth_showing(seen):
        return None
    kind, found = _kind(seen, score), passages(seen.aligned)
    return _copy(order, kind, found, score, Shares(seen.all_a, seen.all_b, seen.kin))


def _retold(order: Directed, seen: Evidence | None) -> Copy | None:
    """What is told by names, numbers and plain words, where phrases do not tell (`retold`)."""
    found = other_words(order.earlier, order.later, seen)
    score = likely(found, order.earlier.language) if found else 0.0
    if score < SURE:
        return None
    one, other = lay(order.earlier), lay(order.later)
    aligned = seen.aligned if seen else align(one, other)
    if refilled(aligned):
        return None
    shares = Shares(*common(one, other), 1.0)
    return replace(_copy(order, "rewritten", passages(retold(aligned)), score, shares), retold=True)


def odds(one: Sheet, other: Sheet) -> float:
    """How much speaks for one of two texts being the other in other words, in log odds, `SHY` at most either way; 0.0
    where that is not asked."""
    if not worth_looking(one, other, days_apart(one, other)):
        return 0.0
    order = directed(one, other)
    a, b = lay(order.earlier), lay(order.later)
    found = other_words(order.earlier, order.later, evidence(a, b, NOTHING) if near(a, b) else None)
    if found is None:
        return 0.0
    score = likely(found, one.language)
    return max(-SHY, min(SHY, log(score / (1 - score))))


def other_words(earlier: Sheet, later: Sheet, seen: Evidence | None) -> Signs | None:
    """The signs of two texts of which one may be the other in other words; None where something else tells, or nothing:
    the later one's outlet was there itself, each quotes what the other does not know, or both are short (`brief`) and
    neither names the other's outlet."""
    found = in_common(earlier, later, seen)
    named = found and brief(found) and (names(later, earlier, surely=True) or names(earlier, later, surely=True))
    if found is None or (brief(found) and not named):
        return None
    if own_report(later, earlier) or each_quotes_alone(lay(earlier), lay(later)):
        return None
    return found


def in_common(one: Sheet, other: Sheet, seen: Evidence | None) -> Signs | None:
    """The signs of two texts; None where what they share word for word was judged, and is what makes them alike in all
    else (a text put in among other news, a paragraph taken over, a later version of a running story), or they do not
    tell the same facts."""
    if seen and (_put_in(seen) or word_for_word(seen.aligned) >= MUCH):
        return None
    return signs(one, other, least=FACTS)


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
    first, second = ordinal(one.published), ordinal(other.published)
    return abs(second - first) if first and second else None
