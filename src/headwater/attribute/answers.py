"""What is answered: the statement whose content is confirmed, denied, left without comment or without a reply.

It is an earlier one, or one told inside the answer itself ("denied | a report in the Banner that ..."). All that
speaks for a statement is added up (`answer_signs.py`, with the weights of `data/answer_weights.toml`), and set against
what speaks for none.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import repeat

from headwater.attribute import answer_signs, presentation
from headwater.attribute.answer_signs import Asked, Said, Told, inside, points, shares, weights
from headwater.attribute.drafts import Draft, hull
from headwater.attribute.page import Page
from headwater.attribute.stance import ANSWERING, QUIET

MOST = 60
"""Statements back that are looked at: no answer comes later than that."""
NOTHING = 0.35
"""Share from which nothing is answered: at a half four answers of five that answer nothing were given a statement."""
OWN = ("clause", "noun", "paper")
"""Contents that say themselves what is denied or confirmed, so that nothing else need be answered. "This", "the
report", "a request for comment" stand for something that was told."""

VOID = ("request", "bare")
"""Contents of a silence that say nothing of what it is about."""


def find(drafts: list[Draft], page: Page) -> None:
    """Sets `answers`; a silence or refusal without a clause of its own is put as what it leaves unanswered."""
    if not any(_answers(d) for d in drafts):
        return
    told, first = answer_signs.told(drafts, page), first_told(drafts)
    before: dict[int, int] = {}
    for n, draft in enumerate(drafts):
        if not _answers(draft):
            continue
        pool = pool_of(drafts, n, first)
        if not pool:
            continue
        asked = answer_signs.asked(told, n, page)
        best, nothing = _best(asked, pool, told, before)
        if asked.sort == "asks" and not asked.own:  # "She would not say | who": more of what she has said herself
            best = next((i for i in pool[-1:] if i < n and drafts[i].same_speaker(draft)), best)
        if asked.sort == "points" and not asked.about and len(asked.own) <= 1:
            best = next((i for i in pool[-1:] if i < n and _just_told(drafts[i], draft)), best)
        if asked.does == "quiet" and asked.sort in VOID and _made_known(told.said[best], asked):
            later = (i for i in reversed(pool) if best < i < n and _of_private(drafts[i], draft))
            best = next(later, best)
        before[n] = best
        if asked.does == "confirms" and "report" in asked.about:
            best = next((i for i in reversed(pool) if i < n and _on_no_name(drafts[i])), best)
        if nothing > NOTHING and asked.sort in OWN:
            continue
        draft.answers = drafts[best]
        _put(draft, draft.answers, told.said[n].content, page)


def _answers(draft: Draft) -> bool:
    return draft.stance in ANSWERING or draft.turns_down


def _made_known(said: Said, asked: Asked) -> bool:
    """True for what an authority makes known of others, on which it is no company that has to answer: the toll of an
    accident, and not what an engineer says of the dam."""
    if not said.draft.speaker.official or said.draft.speaker.unnamed or asked.said.draft.speaker.official:
        return False
    return not said.named & asked.said.speaks


def _of_private(told: Draft, answer: Draft) -> bool:
    """True for what no authority says openly: somebody unnamed, an outlet, who holds no office."""
    open_word = told.speaker.official and not told.speaker.unnamed
    return told.parent is None and not open_word and bool(told.speaker.spans) and not told.same_speaker(answer)


def _just_told(told: Draft, answer: Draft) -> bool:
    """True for what another has just said: "The board could not confirm | this"."""
    return told.paragraph == answer.paragraph and told.parent is None and not told.same_speaker(answer)


def _on_no_name(draft: Draft) -> bool:
    """True for what a report has from somebody unnamed: who confirms "the report" confirms what nobody stands for."""
    return draft.parent is None and bool(draft.speaker.spans) and draft.speaker.naming in ("described", "bare")


def _best(asked: Asked, pool: Sequence[int], told: Told, before: dict[int, int]) -> tuple[int, float]:
    """The statement that most speaks for, and how likely it is that nothing is answered."""
    sums = [_sum(signs) for signs in answer_signs.of_each(asked, pool, told, before)]
    nothing = _sum(answer_signs.of_none(asked, pool, told))
    top = max((*sums, nothing))
    likely = [math.exp(one - top) for one in sums]
    none = math.exp(nothing - top)
    best = max(range(len(pool)), key=lambda k: (sums[k], -abs(asked.at - pool[k])))
    return pool[best], none / (none + math.fsum(likely))


def _sum(signs: Sequence[str]) -> float:
    of = weights()
    return math.fsum(map(of.get, dict.fromkeys(signs), repeat(0.0)))


def _put(draft: Draft, answered: Draft, content: str, page: Page) -> None:
    """How the content of an answer is put where it says nothing of its own."""
    if presentation.is_clause(content, page.language):
        return
    if draft.stance in QUIET:
        draft.presentation = answered.presentation
    elif points(content, page.language):  # "rejected this": what was told
        draft.presentation = replace(draft.presentation, tense=answered.presentation.tense)


# What may be answered -------------------------------------------------------------------------------------------------


def first_told(drafts: Sequence[Draft]) -> list[int]:
    """Of statements that share one content, the number of the one by which it came into the article, for each."""
    numbers = {id(draft): n for n, draft in enumerate(drafts)}
    contents = sorted((hull(d.marks.content).start, n) for n, d in enumerate(drafts) if d.marks.content)
    longest = max((_length(d) for d in drafts), default=0)
    out = []
    for draft in drafts:
        outer = draft
        while outer.parent is not None and outer.parent.stance not in QUIET and shares(outer.parent, outer):
            outer = outer.parent
        at = numbers[id(outer)]
        near = _beside(outer, at, contents, longest)
        out.append(next((n for n in near if _one_content(drafts[n], outer)), at))
    return out


def _length(draft: Draft) -> int:
    """The characters from the first to the last of a content."""
    mine = hull(draft.marks.content) if draft.marks.content else None
    return mine.end - mine.start if mine else 0


def _beside(draft: Draft, at: int, contents: Sequence[tuple[int, int]], longest: int) -> list[int]:
    """The numbers below `at` of those whose content may have characters in common with a draft's, in order.

    `contents`: where each begins and its number, sorted; `longest`: the characters of the longest.
    """
    if not draft.marks.content:
        return []
    mine = hull(draft.marks.content)
    low = bisect_left(contents, (mine.start - longest,))
    return sorted(n for _, n in contents[low : bisect_left(contents, (mine.end,), low)] if n < at)


def _one_content(one: Draft, other: Draft) -> bool:
    """True where two sources of one relay tell the same words ("the daily reports, citing officials")."""
    return one.stance not in QUIET and shares(one, other) and not inside(one, other) and not inside(other, one)


def pool_of(drafts: Sequence[Draft], n: int, first: Sequence[int]) -> list[int]:
    """What a draft may answer: earlier statements of others, and what its own content tells of.

    What somebody denies or confirms in telling of it is what they answer ("denied | a report that ...").
    """
    mine = drafts[n]
    out: list[int] = []
    for i in range(max(0, n - MOST), min(len(drafts), n + 4)):
        other = drafts[i]
        if other.same_speaker(mine) and not inside(other, mine) and _said_with(other, mine):
            continue
        if other.turns_down and not inside(other, mine):
            continue  # who is asked behind "they rejected the offer" is asked about something else
        if other is mine or other.stance in QUIET or not (i < n or inside(other, mine)) or _same_words(other, mine):
            continue
        outer = drafts[first[i]]
        if outer is other or outer is mine or _same_words(outer, mine):
            out.append(i)
    told = [i for i in out if inside(drafts[i], mine)] if mine.stance not in QUIET else []
    return told or out


def _said_with(said: Draft, answer: Draft) -> bool:
    """True for what nobody answers who says it himself: no denial his own words, and in one sentence no confirmation
    ("The port will open, Lee said, | confirming | a report")."""
    if answer.stance == "denies":
        return True
    return answer.stance == "confirms" and said.sentence == answer.sentence


def _same_words(one: Draft, other: Draft) -> bool:
    """True where both have one content, as those of a relay do."""
    if not one.marks.content or not other.marks.content or inside(one, other):
        return False
    return hull(one.marks.content).overlaps(hull(other.marks.content))
