"""What is answered: the statement whose content is confirmed, denied, left without comment or without a reply.

It is an earlier one, or one told inside the answer itself ("denied | a report in the Banner that ..."). What counts:
words and names that both contents share, the more the rarer they are in the article; that the answer names who said
it ("the rescuer's words"); that whoever answers is one of whom it was said; and how near it stands. A request for
comment that says nothing of its matter is about what the article began with.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace

from headwater import lexicon
from headwater.attribute import presentation, stance
from headwater.attribute.drafts import Draft, hull
from headwater.attribute.page import Page
from headwater.attribute.patterns import pattern
from headwater.records import Stance

ANSWERING: frozenset[Stance] = frozenset(("confirms", "denies", "declines", "silent"))
QUIET: frozenset[Stance] = frozenset(("declines", "silent"))

_SELDOM: frozenset[Stance] = frozenset(("confirms", "denies", "asks", "thanks"))

STEM = 5
"""Letters by which two forms of a word are taken for one."""
MOST = 60
"""Statements back that are looked at: no answer comes later than that."""
LEAD, KIN, UNLIKELY, OWN = 0.4, 1.2, 0.8, 0.6
"""How far ahead what the article began with is, and one of the stance that the answer's nouns name; and how far behind
what itself only answers, asks or thanks, and what is whoever answers' own."""
NEAR, PARAGRAPH, STATEMENT = 0.9, 0.08, 0.08
"""What nearness is worth, and how much of it each paragraph and statement between takes away."""
LEAST = 0.6
"""A statement that scores less is not answered."""

_WORD = re.compile(r"[^\W\d_]{4,}|\d+")


@dataclass(frozen=True, slots=True)
class Asked:
    """An answer: its number, the words of its content, in how many contents each stands.

    `points`: it points to what was just told ("this"). `kin`: the stances that its nouns name ("the offer").
    """

    draft: Draft
    at: int
    stems: frozenset[str]
    spread: Counter[str]
    points: bool
    kin: frozenset[str]


def find(drafts: list[Draft], page: Page) -> None:
    """Sets `answers`; a silence or refusal without a clause of its own is put as what it leaves unanswered."""
    told = [_stems(_content(d, page)) | _stems(" ".join(c.of(page.text) for c in d.marks.cue)) for d in drafts]
    spread = Counter(stem for stems in told for stem in stems)
    for n, draft in enumerate(drafts):
        if draft.stance not in ANSWERING:
            continue
        first = max(0, n - MOST)
        shared = _asked(draft, n, told[n], spread, page)
        scored = [(_score(shared, d, i, told[i], page), -abs(n - i), i) for i, d in _pool(drafts, n, first)]
        best = max(scored, default=None)
        if best is None or best[0] < LEAST:
            continue
        draft.answers = _outermost(drafts[best[2]], draft)
        if draft.stance in QUIET and not presentation.is_clause(_content(draft, page), page.desk.language):
            draft.presentation = replace(draft.answers.presentation)


def _asked(draft: Draft, at: int, stems: frozenset[str], spread: Counter[str], page: Page) -> Asked:
    language, content = page.desk.language, _content(draft, page)
    points = bool(pattern(language, stance.SUBJECT, "points").search(content))
    kin = (k for k in lexicon.load(language, stance.SUBJECT).get("kin", ()))
    named = frozenset(k for k in kin if pattern(language, stance.SUBJECT, f"kin.{k}").search(content))
    return Asked(draft, at, stems, spread, points, named)


def _pool(drafts: list[Draft], n: int, first: int) -> list[tuple[int, Draft]]:
    """What a draft may answer: earlier statements of others, and what its own content tells of."""
    mine = drafts[n]
    return [
        (i, d)
        for i, d in enumerate(drafts[first : n + 4], first)
        if d is not mine and d.stance not in QUIET and (i < n or _inside(d, mine)) and not _same_words(d, mine)
    ]


def _score(asked: Asked, other: Draft, at: int, told: frozenset[str], page: Page) -> float:
    """How well a statement fits as what is answered."""
    mine = asked.draft
    shared = sum(min(1.0, 2.5 / asked.spread[stem]) for stem in asked.stems & told)
    if _inside(other, mine):
        return shared + 3.0
    score = min(shared, 2.0) + 1.0 * _names(mine, other, page)
    score += bool(other.source.spans and _stems(other.source.text) & asked.stems)
    score += KIN * (other.stance in asked.kin)
    score -= UNLIKELY * (other.stance in _SELDOM and other.stance not in asked.kin)
    score -= OWN * mine.same_speaker(other)
    if at == 0:  # what the article began with
        return score + NEAR + (0.0 if asked.points else LEAD)
    far = PARAGRAPH * max(0, mine.paragraph - other.paragraph) + STATEMENT * max(0, asked.at - at - 1)
    return score + max(0.0, NEAR - far)


def _names(mine: Draft, other: Draft, page: Page) -> bool:
    """True where the content of the other speaks of whoever answers."""
    entity = page.desk.mentions.entities.get(mine.speaker.entity or "")
    if entity is None:
        return False
    return any(c.covers(m) for c in other.marks.content for m in entity.mentions)


def _inside(inner: Draft, outer: Draft) -> bool:
    """True where the cue of one stands within the content of the other."""
    return any(c.covers(cue) for c in outer.marks.content for cue in inner.marks.cue)


def _same_words(one: Draft, other: Draft) -> bool:
    """True where both have one content, as those of a relay do."""
    if not one.marks.content or not other.marks.content or _inside(one, other):
        return False
    a, b = hull(one.marks.content), hull(other.marks.content)
    return a.overlaps(b)


def _outermost(found: Draft, mine: Draft) -> Draft:
    """Of statements that share one content, the one by which it came into the article."""
    while (
        found.parent is not None
        and found.parent is not mine
        and found.parent.stance not in QUIET
        and _shares(found.parent, found)
    ):
        found = found.parent
    return found


def _shares(outer: Draft, inner: Draft) -> bool:
    """True where two contents are much the same characters."""
    if not outer.marks.content or not inner.marks.content:
        return False
    a, b = hull(outer.marks.content), hull(inner.marks.content)
    common = max(0, min(a.end, b.end) - max(a.start, b.start))
    return 2 * common > 0.6 * ((a.end - a.start) + (b.end - b.start))


def _content(draft: Draft, page: Page) -> str:
    return " ".join(s.of(page.text) for s in draft.marks.content)


def _stems(text: str) -> frozenset[str]:
    return frozenset(w[:STEM].casefold() for w in _WORD.findall(text))
