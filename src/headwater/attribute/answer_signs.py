"""Signs that speak for a statement as the one that an answer is about, or for none.

Each is a word for something that is true of the two: what words they share, who speaks, how far apart they stand, what
kind of thing the answer says it speaks of. "|" joins two that hold together; with some three hundred answers to learn
from, more of these brought nothing. What each is worth stands in `data/answer_weights.toml`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import fsum

from headwater import lexicon
from headwater.attribute import presentation, silence, stance
from headwater.attribute.drafts import Draft, hull
from headwater.attribute.page import Page
from headwater.attribute.patterns import pattern, words
from headwater.attribute.stance import ANSWERING, QUIET
from headwater.records import Stance

STEM = 5
"""Letters by which two forms of a word are taken for one."""
ABOUT = ("report", "paper", "words", "figures", "detail", "request")
NEAR = ("points", "asks", "words", "figures")
"""Sorts of an answer that speak of what was just told."""
SELDOM: frozenset[Stance] = frozenset(("confirms", "denies", "asks", "thanks"))
"""Stances of what is seldom answered."""
STEPS = ((0.0, "no"), (0.4, "little"), (0.8, "some"), (1.3, "much"))

_WORD = re.compile(r"[^\W\d_]{4,}|\d+")
_DIGITS = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Said:
    """A statement as far as it may be answered: stems of content and cue, of its source; whom it names, whom its
    sentence, who speaks; its content in characters."""

    draft: Draft
    content: str
    stems: frozenset[str]
    source: frozenset[str]
    named: frozenset[str]
    around: frozenset[str]
    speaks: frozenset[str]


@dataclass(slots=True)
class Told:
    """All statements of an article, and in how many contents each stem stands."""

    said: list[Said]
    spread: Counter[str]

    def weight(self, found: frozenset[str]) -> float:
        """Words in common: the rarer they are here, the more they say."""
        return fsum(min(1.0, 2.5 / max(1, self.spread[stem])) for stem in found)


@dataclass(frozen=True, slots=True)
class Asked:
    """An answer: its number, the stems of its content alone and of its sentence without the source, what it does;
    `sort` is what its content is like ("points" to what was told, a clause, a request ...), `about` all that its nouns
    name, `kin` the stances that they name."""

    at: int
    said: Said
    own: frozenset[str]
    sentence: frozenset[str]
    does: str
    sort: str
    about: tuple[str, ...]
    kin: frozenset[str]


@cache
def weights() -> dict[str, float]:
    """What each sign is worth."""
    return {sign: float(worth) for sign, worth in lexicon.shared("answer_weights").get("answers", {}).items()}


def told(drafts: Sequence[Draft], page: Page) -> Told:
    """The statements of an article, laid out."""
    said = [_said(draft, page) for draft in drafts]
    return Told(said, Counter(stem for one in said for stem in one.stems))


def _said(draft: Draft, page: Page) -> Said:
    known, text = page.mentions, page.text
    content = " ".join(s.of(text) for s in draft.marks.content)
    source = stems(f"{draft.source.text} {draft.speaker.text}")
    speaks = {draft.speaker.entity, draft.speaks_for.id if draft.speaks_for else None}
    speaks |= {m.entity.id for s in draft.source.spans for m in known.within(s)}
    return Said(
        draft=draft,
        content=content,
        stems=stems(content) | stems(" ".join(c.of(text) for c in draft.marks.cue)),
        source=source,
        named=frozenset(m.entity.id for c in draft.marks.content for m in known.within(c)),
        around=frozenset(m.entity.id for m in known.within(draft.sentence)),
        speaks=frozenset(id for id in speaks if id),
    )


def stems(text: str) -> frozenset[str]:
    """Words of four letters or more, cut, and numbers."""
    return frozenset([w[:STEM].casefold() for w in _WORD.findall(text)])


def points(content: str, language: str) -> bool:
    """True where a content only points to what was told ("this")."""
    return bool(pattern(language, stance.SUBJECT, "points").search(content))


def asked(told: Told, at: int, page: Page) -> Asked:
    """What is true of an answer whatever it may answer."""
    said, language = told.said[at], page.language
    content = said.content
    about = tuple(k for k in ABOUT if pattern(language, stance.SUBJECT, f"about.{k}").search(content))
    kin = lexicon.load(language, stance.SUBJECT).get("kin", ())
    return Asked(
        at=at,
        said=said,
        own=stems(content),
        sentence=stems(said.draft.sentence.of(page.text)) - said.source,
        does="quiet" if said.draft.stance in QUIET or said.draft.turns_down else said.draft.stance,
        sort=_sort(said, about, language),
        about=about,
        kin=frozenset(k for k in kin if pattern(language, stance.SUBJECT, f"kin.{k}").search(content)),
    )


def _sort(said: Said, about: tuple[str, ...], language: str) -> str:
    content = said.content
    if points(content, language):
        return "points"
    first = content.split(" ", 1)[0].strip("“„«\"'").lower()
    if said.draft.stance in QUIET and first in words(language, silence.SUBJECT, "asks"):
        return "asks"
    if presentation.is_clause(content, language):
        return "clause"
    if about:
        return about[0]
    return "noun" if stems(content) else "bare"


# Signs of a statement -------------------------------------------------------------------------------------------------


def of_each(asked: Asked, pool: Sequence[int], told: Told, before: dict[int, int]) -> list[tuple[str, ...]]:
    """The signs of each statement of the pool; `before` are the answers already found: number of each to its own."""
    earlier = [i for i in pool if i < asked.at]
    ranks = {i: rank for rank, i in enumerate(reversed(earlier))}
    named = [i for i in earlier if told.said[i].named & asked.said.speaks]
    shared = {i: told.weight(asked.own & told.said[i].stems) for i in pool}
    most = max(shared.values(), default=0.0)
    last = next((i for i in range(asked.at - 1, -1, -1) if told.said[i].draft.stance in ANSWERING), None)
    opens = {told.said[i].draft.paragraph: i for i in reversed(pool)}
    out = []
    for i in pool:
        signs = ["bias", f"shared:{_step(shared[i])}", *(["shares most"] if 0 < shared[i] >= most - 1e-9 else [])]
        signs += [*_words(asked, told, i), *_whose(asked, told.said[i], ranks.get(i))]
        signs += [*_place(asked, told, i, pool, ranks.get(i), opens), *_kind(asked, told.said[i])]
        signs += _again(asked, told, i, last, before)
        if named:
            signs += [
                *(["first that names"] if named[0] == i else []),
                *(["last that names"] if named[-1] == i else []),
            ]
        out.append(tuple(signs))
    return out


def of_none(asked: Asked, pool: Sequence[int], told: Told) -> tuple[str, ...]:
    """The signs that nothing is answered."""
    most = _step(max((told.weight(asked.own & told.said[i].stems) for i in pool), default=0.0))
    around = any(told.said[i].named & asked.said.speaks for i in pool)
    signs = ["none", f"none:{asked.does}", f"none:{asked.sort}", f"none:{asked.does}|{asked.sort}", f"none:{most}"]
    signs += [f"none:{asked.does}|{most}", f"none:named {around}", f"none:{min(3, len(pool))} before"]
    signs.append(f"none:paragraph {min(2, asked.said.draft.paragraph)}")
    if any(asked.said.draft.same_speaker(told.said[i].draft) for i in pool[-1:]):
        signs += ["none:same", f"none:same|{asked.does}"]
    return tuple(signs)


def _step(weight: float) -> str:
    return next((name for most, name in STEPS if weight <= most), "most")


def _words(asked: Asked, told: Told, i: int) -> Iterator[str]:
    """What words they share, and whom both name."""
    other = told.said[i]
    yield f"sentence:{_step(told.weight((asked.sentence - asked.own) & other.stems))}"
    if asked.own & other.source:
        yield "cited"
    if _DIGITS.search(other.content) and "figures" in asked.about:
        yield "figures"
    if asked.said.named & other.named:
        yield "both name"
    if (asked.said.around - asked.said.speaks) & other.named:
        yield "sentence names"


def _whose(asked: Asked, other: Said, rank: int | None) -> Iterator[str]:
    """Whether it speaks of whoever answers, and whether they said it themselves."""
    mine = asked.said
    if mine.speaks & other.named:
        yield "names"
    elif mine.speaks & other.around:
        yield "sentence of whoever answers"
    yield f"called:{min(2, len(mine.source & other.stems))}"
    pronoun = not mine.draft.source.spans or mine.draft.source is not mine.draft.speaker
    if mine.draft.same_speaker(other.draft):
        yield "same"
        if rank == 0:
            yield "same, last"
    elif mine.speaks & other.speaks or mine.source & other.source:
        yield "akin"
    if pronoun and rank == 0:
        yield "pronoun, last"


def _place(
    asked: Asked, told: Told, i: int, pool: Sequence[int], rank: int | None, opens: Mapping[int, int]
) -> Iterator[str]:
    """Where it stands; `opens` is the first of the pool in each paragraph."""
    mine, other = asked.said.draft, told.said[i].draft
    yield f"paragraph:{min(mine.paragraph - other.paragraph, 3)}"
    if i == pool[0]:
        yield from ("lead", f"lead|{asked.does}", f"lead|{asked.sort}")
    if rank is not None:
        yield f"rank:{min(rank, 4)}"
        if asked.sort in NEAR:
            yield f"rank:{min(rank, 2)}|{asked.sort}"
    if inside(other, mine):
        yield "inside"
    elif mine.sentence == other.sentence:
        yield "same sentence"
    if opens[other.paragraph] == i:
        yield "opens"
    if not (i and told.said[i - 1].draft.same_speaker(other)):
        yield "begins to speak"


def _kind(asked: Asked, other: Said) -> Iterator[str]:
    """What its source does and is."""
    draft = other.draft
    yield from (f"stance:{draft.stance}", f"source:{draft.source.kind}")
    if draft.stance in asked.kin:
        yield "kin"
    elif draft.stance in SELDOM:
        yield "seldom"
    if draft.quoted == "direct":
        yield "direct"
    if draft.source.unnamed:
        yield "unnamed"
    if draft.parent is not None:
        yield "nested"
    if len(other.stems) < 4:
        yield "short"


def _again(asked: Asked, told: Told, i: int, last: int | None, before: dict[int, int]) -> Iterator[str]:
    """Where the last answer answers it too."""
    if last is None or before.get(last) != i:
        return
    other = told.said[last].draft
    yield "again"
    yield f"again:{min(2, asked.said.draft.paragraph - other.paragraph)} paragraphs on"
    if asked.said.draft.same_speaker(other):
        yield "again, by the same"


def inside(inner: Draft, outer: Draft) -> bool:
    """True where the cue of one stands within the content of the other."""
    return any(c.covers(cue) for c in outer.marks.content for cue in inner.marks.cue)


def shares(outer: Draft, inner: Draft) -> bool:
    """True where two contents are much the same characters."""
    if not outer.marks.content or not inner.marks.content:
        return False
    a, b = hull(outer.marks.content), hull(inner.marks.content)
    common = max(0, min(a.end, b.end) - max(a.start, b.start))
    return 2 * common > 0.6 * ((a.end - a.start) + (b.end - b.start))
