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
from math import fsum

from headwater import lexicon
from headwater.attribute import presentation, stance
from headwater.attribute.drafts import Draft, hull
from headwater.attribute.page import Page
from headwater.attribute.patterns import pattern
from headwater.attribute.stance import ANSWERING, QUIET
from headwater.records import Stance

_SELDOM: frozenset[Stance] = frozenset(("confirms", "denies", "asks", "thanks"))

STEM = 5
"""Letters by which two forms of a word are taken for one."""
MOST = 60
"""Statements back that are looked at: no answer comes later than that."""
NEAR, PARAGRAPH, STATEMENT = 1.0, 0.08, 0.08
"""What nearness is at most, and how much of it each paragraph and statement between takes away."""


@dataclass(frozen=True, slots=True)
class Fit:
    """What speaks for a statement as the one that is answered; also what each is worth (`WORTH`).

    `shared`: words of both contents, rare ones more. `names`: the content speaks of whoever answers by name, `called`
    by a word of their description. `cited`: the answer names its source. `kin`: it has the stance that the answer's
    nouns name. `unlikely`: it only answers, asks or thanks itself. `lead`, `lead_claimed`: the article began with it,
    and the answer is a silence or refusal, or something else. `near`, `near_this`: how near it is, and where the
    answer says "this". `unnamed`: on unnamed word, or an outlet's.
    """

    shared: float
    names: float
    called: float
    cited: float
    kin: float
    unlikely: float
    lead: float
    lead_claimed: float
    near: float
    near_this: float
    unnamed: float


WORTH = Fit(
    shared=1.15,
    names=0.85,
    called=0.55,
    cited=1.0,
    kin=1.4,
    unlikely=-0.75,
    lead=1.2,
    lead_claimed=1.0,
    near=1.0,
    near_this=0.9,
    unnamed=0.2,
)
"""Fitted to the reports of the dev half, all languages together."""
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
        if presentation.is_clause(_content(draft, page), page.language):
            continue
        if draft.stance in QUIET:
            draft.presentation = draft.answers.presentation
        elif _points(draft, page):  # "rejected this": what was told
            draft.presentation = replace(draft.presentation, tense=draft.answers.presentation.tense)


def _points(draft: Draft, page: Page) -> bool:
    """True where a content only points to what was told."""
    return bool(pattern(page.language, stance.SUBJECT, "points").search(_content(draft, page)))


def _asked(draft: Draft, at: int, stems: frozenset[str], spread: Counter[str], page: Page) -> Asked:
    language, content = page.language, _content(draft, page)
    kin = (k for k in lexicon.load(language, stance.SUBJECT).get("kin", ()))
    named = frozenset(k for k in kin if pattern(language, stance.SUBJECT, f"kin.{k}").search(content))
    return Asked(draft, at, stems, spread, _points(draft, page), named)


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
    if _inside(other, asked.draft):
        return 3.0 + fsum(min(1.0, 2.5 / asked.spread[stem]) for stem in asked.stems & told)
    found = fit(asked, other, at, told, page)
    return sum(float(getattr(found, name) * getattr(WORTH, name)) for name in Fit.__slots__)


def fit(asked: Asked, other: Draft, at: int, told: frozenset[str], page: Page) -> Fit:
    """What speaks for one statement as the one that is answered."""
    mine = asked.draft
    quiet = mine.stance in QUIET
    far = PARAGRAPH * max(0, mine.paragraph - other.paragraph) + STATEMENT * max(0, asked.at - at - 1)
    near = max(0.0, NEAR - far) if at else 0.0  # what the article began with is never far
    return Fit(
        shared=min(2.0, fsum(min(1.0, 2.5 / asked.spread[stem]) for stem in asked.stems & told)),
        names=_names(mine, other, page),
        called=min(1.0, 0.5 * len(_stems(mine.source.text) & _stems(_content(other, page)))),
        cited=bool(other.source.spans and _stems(other.source.text) & asked.stems),
        kin=other.stance in asked.kin,
        unlikely=other.stance in _SELDOM and other.stance not in asked.kin,
        lead=at == 0 and quiet,
        lead_claimed=at == 0 and not quiet,
        near=near,
        near_this=near * asked.points,
        unnamed=other.source.unnamed or other.source.kind == "outlet",
    )


def _names(mine: Draft, other: Draft, page: Page) -> bool:
    """True where the content of the other speaks of whoever answers, or of whom they answer for."""
    known = page.mentions
    ids = {mine.speaker.entity, mine.speaks_for.id if mine.speaks_for else None}
    ids |= {m.entity.id for s in mine.source.spans for m in known.within(s)}
    return any(m.entity.id in ids for c in other.marks.content for m in known.within(c))


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
