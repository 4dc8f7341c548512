"""Which articles carry one text: groups out of pairs, so that one wrong pair does not make two stories one.

Every pair speaks for or against its two articles being together, as loud as it is sure; a pair that shares nothing
speaks softly against. Groups are joined as long as their pairs together speak for it, the loudest first (greedy
additive contraction, as in correlation clustering). An article that puts a second text in beside its main one does not
hold the two together, nor does a round-up hold together what it has gathered.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from heapq import nsmallest
from math import log

from headwater.link.worn import rank
from headwater.linked import Copy
from headwater.records import Span

LOUDEST = 4.0
"""The most that a pair says for being together: log odds of .98."""
NOTHING = -0.15
"""What a pair says that is no copy: the first and the tenth version of a running story share little."""
HEARD = 16
"""Such pairs between two groups that are counted, at most: where a much-printed story takes a turn, hundreds share
little. So one wrong pair joins two large groups only if it is surer than .91; a real story has several."""
AGAINST, ASKED = 0.3, 6
"""How loud a pair speaks against two groups being one text in other words, beside one that speaks for it: versions of
a running story tell less and less the same. Articles of a group that are asked, at most."""
NEARLY = 0.2
"""The score from which a pair that is no copy by itself says nothing either way."""
WHOLE = 0.7
"""How much of a lesser text an article must have, for it to have been put in as it was."""
MOSTLY = 0.6
"""How much of an article must come from one text for it to be that text, whatever else it holds."""
SAME = 0.8
"""How much two round-ups must have of each other to be one."""
KIN = 0.25
"""Words of a text that the rest of an article must use for both to speak of one thing (linked.Copy.kin)."""
MAIN = 0.4
"""How much of an article its main text must cover for what stands beside it to be foreign."""
APART = 0.3
"""How far two parts of an article may overlap and be different ones."""

Pair = tuple[str, str]
Linked = Mapping[str, Collection[str]]
"""For an article those that carry one text with it."""


def joining(copies: Iterable[Copy]) -> tuple[Copy, ...]:
    """Those of the copies that hold a cluster together: they join two articles, and the group bears it out."""
    copies = list(copies)
    group = {article: n for n, articles in enumerate(clusters(copies)) for article in articles}
    return tuple(c for c in copies if c.joins and c.earlier in group and group[c.earlier] == group.get(c.later))


def agreed(copies: Sequence[Copy]) -> tuple[Copy, ...]:
    """The copies, those that join where the group does not bear it out as mere parts of another text."""
    held = {(c.earlier, c.later) for c in joining(copies)}
    return tuple(c if not c.joins or (c.earlier, c.later) in held else replace(c, kind="part") for c in copies)


def borne_out(copies: Sequence[Copy], odds: Callable[[str, str], float]) -> tuple[Copy, ...]:
    """The copies, without those retold that the other articles of their two texts speak against.

    Who tells a text in other words tells what all its copies have, so each pair across the two groups that phrases make
    is asked (`odds`, 0.0 where it is not looked at): a short cut of one report has little that another does not have.
    """
    groups = clusters(copy for copy in copies if not copy.retold)
    group = {article: articles for articles in groups for article in articles}
    answers: dict[tuple[tuple[str, ...], ...], bool] = {}
    kept = []
    for copy in copies:
        if copy.retold:
            ones, others = sorted(group.get(article, (article,)) for article in (copy.earlier, copy.later))
            if (ones, others) not in answers:
                said = [
                    odds(one, other) for one in nsmallest(ASKED, ones, rank) for other in nsmallest(ASKED, others, rank)
                ]
                answers[ones, others] = sum(each if each > 0 else AGAINST * each for each in said) > 0
            if ones != others and not answers[ones, others]:
                continue
        kept.append(copy)
    return tuple(kept)


def counts_alike(one: Copy, other: Copy) -> bool:
    """True where two findings on the same two articles come to the same for whoever counts: surer than sure is sure."""
    if (_says(one), one.score >= NEARLY, one.kin < KIN) != (_says(other), other.score >= NEARLY, other.kin < KIN):
        return False
    return replace(one, score=other.score, kin=other.kin) == other


def clusters(copies: Iterable[Copy]) -> tuple[tuple[str, ...], ...]:
    """The groups of two articles and more that carry one text, each sorted, in the order of their first ids."""
    found = sorted(copies, key=lambda copy: (copy.earlier, copy.later))
    found = list(_without_foreign(found))
    says = {_pair(copy.earlier, copy.later): _says(copy) for copy in found if copy.score >= NEARLY}
    return _contracted(says)


def _says(copy: Copy) -> float:
    sure = min(max(copy.score, 1e-6), 1 - 1e-6)
    return min(max(log(sure / (1 - sure)), 0.0), LOUDEST)


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)


# Contraction


def _contracted(says: dict[Pair, float]) -> tuple[tuple[str, ...], ...]:
    groups = {article: [article] for pair in says for article in pair}
    between: defaultdict[str, dict[str, tuple[float, int]]] = defaultdict(dict)
    for (one, other), said in says.items():
        between[one][other] = between[other][one] = (said, 1)
    queue = [(-said, *pair) for pair, said in says.items() if said > 0]
    heapq.heapify(queue)
    while queue:
        said, one, other = heapq.heappop(queue)
        if one not in groups or other not in groups or _together(groups, between, one, other) != -said:
            continue
        _join(groups, between, one, other)
        for third in between[one]:
            if (sum_ := _together(groups, between, one, third)) > 0:
                heapq.heappush(queue, (-sum_, *_pair(one, third)))
    return tuple(sorted(tuple(sorted(group)) for group in groups.values() if len(group) > 1))


def _together(
    groups: dict[str, list[str]], between: dict[str, dict[str, tuple[float, int]]], one: str, other: str
) -> float:
    """What all pairs across two groups say together."""
    said, spoken = between[one][other]
    return said + NOTHING * min(len(groups[one]) * len(groups[other]) - spoken, HEARD)


def _join(groups: dict[str, list[str]], between: dict[str, dict[str, tuple[float, int]]], one: str, other: str) -> None:
    groups[one] += groups.pop(other)
    for third, (said, spoken) in between.pop(other).items():
        del between[third][other]
        if third == one:
            continue
        before = between[one].get(third, (0.0, 0))
        between[one][third] = between[third][one] = (before[0] + said, before[1] + spoken)


# Articles made of several texts


def _without_foreign(copies: list[Copy]) -> Iterator[Copy]:
    """The copies without those of a lesser text inside an article whose main part is of another one.

    Neighbours of an article that are copies of each other, without it, are of one text. A text whose part of the
    article is not the main text's was put in beside it: it stays a cluster of its own, and the article goes with its
    main part. A round-up has no main part.
    """
    beside: defaultdict[str, list[Copy]] = defaultdict(list)
    for copy in copies:
        beside[copy.earlier].append(copy)
        beside[copy.later].append(copy)
    linked: defaultdict[str, set[str]] = defaultdict(set)
    for copy in copies:
        if copy.joins:
            linked[copy.earlier].add(copy.later)
            linked[copy.later].add(copy.earlier)
    gathered = {article: _gathered(article, near, linked) for article, near in beside.items()}
    foreign = {id(copy) for each in gathered.values() for copy in each}
    for article, near in beside.items():
        foreign |= {id(copy) for copy in _foreign(article, [copy for copy in near if copy.joins], linked)}
    for copy in copies:
        both = gathered[copy.earlier] and gathered[copy.later]
        if id(copy) not in foreign and not (both and min(copy.share, copy.kept) < SAME):
            yield copy


def _foreign(article: str, near: list[Copy], linked: Linked) -> Iterator[Copy]:
    texts = _texts(article, near, linked)
    if len(texts) < 2:
        return
    main = max(texts, key=lambda text: max(_of(copy, article) for copy in text))
    if max(_of(copy, article) for copy in main) < MAIN:
        return
    stretches = [span for copy in main for span in _spans(copy, article)]
    for text in texts:
        # Where the outlet's own story ran on, whoever else had carried it meanwhile, nothing was put in.
        if text is not main and not any(copy.one_outlet and copy.kin >= KIN for copy in text):
            for copy in text:
                if _put_in(copy, article) and _overlap(_spans(copy, article), stretches) <= APART:
                    yield copy


def _put_in(copy: Copy, article: str) -> bool:
    """True where the article may have put the other text in: it had it whole, or what stands beside it is other news.

    Not where it was cut out of the article later, nor where one outlet's story merely ran on.
    """
    if copy.one_outlet or (copy.told and copy.earlier == article):
        return False
    return copy.kin < KIN or (_held(copy, article) >= WHOLE and copy.told)


def _gathered(article: str, near: list[Copy], linked: Linked) -> list[Copy]:
    """The copies by which a round-up has several texts in a row, of which each speaks of something else."""
    parts = [copy for copy in near if _of(copy, article) < MOSTLY and copy.kin < KIN and _put_in(copy, article)]
    texts = _texts(article, parts, linked)
    found = []
    for text in texts:
        others = [span for other in texts if other is not text for copy in other for span in _spans(copy, article)]
        if others:
            found += [copy for copy in text if _overlap(_spans(copy, article), others) <= APART]
    return found


def _texts(article: str, near: list[Copy], linked: Linked) -> list[list[Copy]]:
    """The copies of an article, those with neighbours that are copies of each other together."""
    left = list(near)
    found: list[list[Copy]] = []
    while left:
        text = [left.pop(0)]
        for copy in text:
            if not left:
                break
            beside = linked.get(_other(copy, article), frozenset())
            text += [other for other in left if _other(other, article) in beside]
            left = [other for other in left if _other(other, article) not in beside]
        found.append(text)
    return found


def _other(copy: Copy, article: str) -> str:
    return copy.later if copy.earlier == article else copy.earlier


def _of(copy: Copy, article: str) -> float:
    """How much of the article the other one has."""
    return copy.kept if copy.earlier == article else copy.share


def _held(copy: Copy, article: str) -> float:
    """How much of the other one the article has."""
    return copy.share if copy.earlier == article else copy.kept


def _spans(copy: Copy, article: str) -> list[Span]:
    return [passage.earlier if copy.earlier == article else passage.later for passage in copy.passages]


def _overlap(some: list[Span], others: list[Span]) -> float:
    """How much of the first stretches lies in the others."""
    merged: list[list[int]] = []
    for span in sorted(others, key=lambda s: (s.start, s.end)):
        if merged and span.start <= merged[-1][1]:
            merged[-1][1] = max(merged[-1][1], span.end)
        else:
            merged.append([span.start, span.end])
    covered = sum(max(0, min(a.end, end) - max(a.start, start)) for a in some for start, end in merged)
    total = sum(a.end - a.start for a in some)
    return covered / total if total else 0.0
