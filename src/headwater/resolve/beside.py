"""What stands beside a person's name where it is printed, and tells whose it is.

`сказала Короткевич` is a woman, `another Smith` is not the Smith named before, and in `Ann Lee, née Smith` one person
has two names. The words are data: `[beside]` in `data/<language>/roles.toml`.
"""

from __future__ import annotations

from dataclasses import dataclass

from headwater.records import Span
from headwater.resolve import heads
from headwater.resolve.scene import Scene
from headwater.resolve.spelling import Gender

BETWEEN = 8
"""Words between somebody's two names, at most: `better known to readers under her maiden name`."""
CERTAIN = 0.9
"""A name this likely in its base form is the subject of the verb beside it."""
APPOSED = 10
"""Words of an apposition, at most: "the eldest daughter of the former head of the port"."""
SHORTEST = 4
"""Letters of a verb that tells a gender: shorter ones with such an ending are often other words."""


@dataclass(frozen=True, slots=True)
class Told:
    """A gender; not `sure` where only a verb tells it, and the name may stand in a case that makes it no subject."""

    gender: Gender | None
    sure: bool = True


def gender(s: Scene, span: Span) -> Told:
    """What the title before a name or the verb beside it tells."""
    first, last = s.words.at(span.start), s.words.at(span.end)
    before = _title(s, first) if first and s.joined(first) else None
    if before in {"f", "m"}:
        return Told("f" if before == "f" else "m")
    if kin := _kin(s, first, last):
        return Told(kin)
    told = _verb(s, first, last)
    return Told(told, told is None or heads.standing(s, span) >= CERTAIN)


def _title(s: Scene, first: int) -> str | None:
    """The gender of the title before a name: of its head, where whose spokesman he is stands between the two."""
    k = first - 1
    beside = k and s.joined(k) and s.low[k] not in s.lists.printed_heads and s.stems[k - 1] in s.lists.heads
    return s.lists.honorifics.get(s.low[k]) or s.gender(k - 1 if beside else k)


def _kin(s: Scene, first: int, last: int) -> Gender | None:
    """The gender that next of kin have: "Patty Orl, the mayor's daughter, said", "his wife Patty Orl".

    Before a name only where names have no cases: elsewhere the name may be a genitive, and the wife somebody else.
    """
    genders = s.lists.beside.kin_gender
    if not s.lists.adjective_endings and first and s.joined(first) and s.low[first - 1] in genders:
        return _as_gender(genders[s.low[first - 1]])
    if last >= len(s.low) or s.words.gap(last) != ", ":
        return None
    closed = next((k for k in range(last + 1, min(last + APPOSED, len(s.low))) if not _within(s, k)), 0)
    if not closed or "," not in s.words.gap(closed) or any(s.low[k] in s.lists.beside.both for k in (closed, last)):
        return None  # "Patty Orl, her husband and three others", "Patty Orl, her husband, and ..."
    at = next((k for k in range(last, closed) if s.low[k] in genders), closed)
    if at == closed or s.possessive(at + 1) or not _opens(s, last, at):
        return None
    return _as_gender(genders[s.low[at]])


def _opens(s: Scene, first: int, head: int) -> bool:
    """True where an apposition from `first` has its noun at `head`: not "who never met her | father"."""
    before = range(first, head)
    if any(s.low[k] in s.lists.prepositions or s.low[k] in s.lists.pronouns for k in before):
        return False
    return head == first or s.low[first] in s.lists.articles or s.words.word[first][0].isupper()


def _within(s: Scene, k: int) -> bool:
    """True where token k goes on with what stands before it, or is the ending of whoever owns what follows."""
    return s.joined(k) or s.possessive(k) or s.owned(k)


def _as_gender(found: str) -> Gender:
    return "f" if found == "f" else "m"


def _verb(s: Scene, first: int, last: int) -> Gender | None:
    """The gender that a verb in the past has: any right after the name, one of saying right before it."""
    before = s.low[first - 1] if first and s.joined(first) else ""
    if before in s.lists.prepositions:
        return None
    after = _ends(s, last, women=True, men=s.low[last] in s.lists.speech) if _goes_on(s, last) else None
    return after or (_ends(s, first - 1, women=True, men=True) if before in s.lists.speech else None)


def _goes_on(s: Scene, i: int) -> bool:
    return i < len(s.low) and s.joined(i)


def _ends(s: Scene, i: int, *, women: bool, men: bool) -> Gender | None:
    word, beside = s.words.word[i], s.lists.beside
    if len(word) < SHORTEST or not word[0].islower():
        return None
    if women and beside.past_f and s.low[i].endswith(beside.past_f):
        return "f"
    return "m" if men and beside.past_m and s.low[i].endswith(beside.past_m) else None


def may_be_subject(s: Scene, span: Span) -> bool:
    """True where nothing speaks against the base form: the name opens a clause, or a verb of a woman's is near."""
    first, last = s.words.at(span.start), s.words.at(span.end)
    if not first or not s.joined(first):
        return True
    if s.low[first - 1] in s.lists.prepositions:
        return False
    near = (*range(max(0, first - 1), first), *range(last, min(last + 3, len(s.low))))
    return any(_ends(s, i, women=True, men=False) or s.low[i] in s.lists.speech for i in near)


def another(s: Scene, span: Span) -> bool:
    """True after a word that says that somebody else of that name is meant."""
    first = s.words.at(span.start)
    return bool(first) and s.joined(first) and s.low[first - 1] in s.lists.beside.another


def also_called(s: Scene, one: Span, other: Span) -> bool:
    """True where what stands between two names makes the second one an earlier, later or other name of the first."""
    first, last = s.words.at(one.end), s.words.at(other.start)
    between, beside = tuple(s.low[first:last]), s.lists.beside
    if not between or len(between) > BETWEEN or s.sentence[first] != s.sentence[max(first - 1, 0)]:
        return False
    if last >= len(s.low) or s.sentence[last] != s.sentence[first]:
        return False
    if between in beside.follows:
        return not s.joined(first)
    return any(between[-len(cue) :] == cue for cue in beside.born)
