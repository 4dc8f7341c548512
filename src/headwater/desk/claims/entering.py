"""What persons entered of their own, and the claim that it belongs to: the one that it was entered for, and no other.

Nobody compares its words with those of others. It goes where the statement goes beside which it was entered, and where
that is gone it stays with the claim.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

OWN = "j-"
"""What the ids of statements and documents begin with that a person entered; the number of the judgement follows."""


def entered(article: str) -> bool:
    """True where a document was entered by a person."""
    return article.startswith(OWN)


def with_entered(
    groups: Sequence[Sequence[int]],
    own: Collection[int],
    beside: Mapping[int, int],
    numbers: Mapping[int, Collection[int]],
) -> list[list[int]]:
    """The groups of contents that are one claim, with those that persons entered (`own`).

    `beside` is for each of these the content that it was entered beside, `numbers` of all contents the claims that they
    are of so far. One of which neither leads to a group is a group by itself.
    """
    found = [list(group) for group in groups]
    at = {id: n for n, group in enumerate(found) for id in group}
    for id in sorted(own):
        n = at.get(_beside(id, beside, at))
        if n is None:
            n = _of_its_claim(id, found, numbers)
        if n is None:
            n = len(found)
            found.append([])
        found[n] = sorted((*found[n], id))
        at[id] = n
    return found


def _beside(id: int, beside: Mapping[int, int], at: Mapping[int, int]) -> int:
    """The content of an article that one leads to: it may have been entered beside another one of a person's own."""
    seen = {id}
    while (id := beside.get(id, 0)) and id not in at and id not in seen:
        seen.add(id)
    return id


def _of_its_claim(id: int, groups: Sequence[Sequence[int]], numbers: Mapping[int, Collection[int]]) -> int | None:
    """Of the groups the one with most of its claim, of equals the one with the smallest member."""
    of = set(numbers.get(id, ()))
    counts = Counter(n for n, group in enumerate(groups) for each in group if of & set(numbers.get(each, ())))
    return min(counts, key=lambda n: (-counts[n], min(groups[n])), default=None)
