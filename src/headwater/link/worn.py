"""Which keys are worn: their words stand in many texts that have nothing else in common.

What an outlet prints under every article, and the paragraph of background that an agency keeps ready, are copied
word for word, but tell nothing of where the text around them comes from. A running story is no such thing: its
versions repeat each other in more than that. So articles are counted by texts: those with many keys in common are one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from hashlib import blake2b
from heapq import nsmallest

ONE_OUTLET = 4
"""Unlike texts of one outlet with the same words, from which on these are its furniture."""
ALL = 8
"""Unlike texts of whatever outlets: a report that eight unlike articles take in is a background that all keep ready."""
ALIKE = 0.3
"""Share of the keys of the article with fewer, from which on two articles are versions of one text."""
COMMON = 0.75
"""Share of the articles that must hold a key for it to be what they have in common."""
REST = 0.3
"""Share of an article's keys that must be left without these, for it to be a text of its own with something added."""
LOOKED_AT = 32
"""Holders of a key that are counted: more would not change the answer. Those of the lowest rank, so that no order of
arrival tells."""


@lru_cache(maxsize=20_000)
def rank(article: str) -> int:
    """A number for an article by which some of many are chosen: always the same ones, and no outlet's more often."""
    return int.from_bytes(blake2b(article.encode(), digest_size=8).digest(), "big")


def worn(
    holders: Mapping[str, Collection[str]], keys: Mapping[str, frozenset[str]], outlets: Mapping[str, str]
) -> frozenset[str]:
    """Those of `holders` (key to the articles that hold it) that are worn.

    `keys` are all keys of each of those articles, `outlets` the outlet of each, "" where it is unknown.
    """
    answers: dict[frozenset[str], bool] = {}
    found = set()
    for key, articles in holders.items():
        if len(articles) < ONE_OUTLET:
            continue
        asked = frozenset(counted(articles))
        if asked not in answers:
            answers[asked] = _worn(asked, keys, outlets)
        if answers[asked]:
            found.add(key)
    return frozenset(found)


def counted(articles: Collection[str]) -> list[str]:
    """Those of a key's holders that are looked at to find out whether it is worn."""
    return nsmallest(LOOKED_AT, articles, key=rank)


def _worn(articles: frozenset[str], keys: Mapping[str, frozenset[str]], outlets: Mapping[str, str]) -> bool:
    by_outlet: defaultdict[str, list[str]] = defaultdict(list)
    for article in sorted(articles):
        by_outlet[outlets.get(article, "")].append(article)
    one = any(outlet and _texts(those, keys) >= ONE_OUTLET for outlet, those in by_outlet.items())
    return one or (len(articles) >= ALL and _texts(sorted(articles), keys) >= ALL)


def _texts(articles: list[str], keys: Mapping[str, frozenset[str]]) -> int:
    """How many unlike texts these articles carry."""
    if len(articles) < ONE_OUTLET:
        return len(articles)
    count = Counter(key for article in articles for key in keys[article])
    common = frozenset(key for key, held in count.items() if held >= COMMON * len(articles))
    left = list(articles)
    texts = 0
    while left:
        texts += 1
        reached = [left.pop()]
        while reached:
            one = keys[reached.pop()]
            near = [other for other in left if _alike(one, keys[other], common)]
            left = [other for other in left if other not in near]
            reached += near
    return texts


def _alike(one: frozenset[str], other: frozenset[str], common: frozenset[str]) -> bool:
    """True for versions of one text: alike in more than what all of those who are asked about have in common."""
    fewer = min(len(one), len(other))
    if len(one & other) < ALIKE * fewer:
        return False
    one, other = one - common, other - common
    rest = min(len(one), len(other))
    return rest < REST * fewer or len(one & other) >= ALIKE * rest


def pairs(articles: Collection[str], *, most: int, chosen: int) -> Iterator[tuple[str, str]]:
    """The pairs of a key's holders that are compared: all of up to `most`; of more, those with one of the `chosen`.

    The chosen ones are those of the lowest rank, so the pairs do not depend on who came first, and a text that three
    hundred outlets print costs each of them `chosen` comparisons.
    """
    ordered = sorted(articles, key=rank)
    hubs = len(ordered) if len(ordered) <= most else chosen
    for n, one in enumerate(ordered[:hubs]):
        for other in ordered[n + 1 :]:
            yield (one, other) if one < other else (other, one)


def partners(article: str, articles: Collection[str], *, most: int, chosen: int) -> Collection[str]:
    """With which of a key's holders one of them is compared: its pairs, without those of all others (`pairs`)."""
    if len(articles) > most:
        hubs = nsmallest(chosen, articles, key=rank)
        if article not in hubs:
            return hubs
    return [other for other in articles if other != article]
