"""Which telling of an earlier text a telling of a later one repeats, and what persons said about copies.

A copy of a whole text carries every telling. Where the later text has more of its own, only what stands in a repeated
passage is proven to be taken over; where it was written anew, also what rests on the same.
The words of a claim alone prove nothing where somebody else is named for them, nor does a sentence in other words in
which he is named instead. A repeated quotation is one utterance.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from headwater.linked import Copy, Passage, Ruling, Telling
from headwater.records import Span
from headwater.said import tell
from headwater.weigh.brief import Brief
from headwater.weigh.chains import owner_key
from headwater.weigh.identities import stems
from headwater.weigh.sides import Ref
from headwater.wordforms import fold

COVERED = 0.5
"""Share of a telling that must stand in a passage: the words that attribute it are often put anew."""
DESCRIBES, BEGINNING = 4, 5
"""Letters from which on a word describes somebody ("the", "who", "of" do not); letters by which two words are one."""
LONG = 8
"""Words from which on a sentence that two outlets print alike is no chance."""
FEW = 3
"""Passages that put two copies of the same texts in order."""
_WHOLE = ("identical", "trimmed")
_ORDER = {"identical": 0, "trimmed": 1, "translated": 2, "extended": 3, "rewritten": 4, "part": 5}
_REPEATS = {
    "verbatim": "{one} repeats the passage of {other} word for word ({share} of its text comes from there).",
    "reworded": "{one} repeats the passage of {other} in other words ({share} of its text comes from there).",
    "translated": "{one} translates the passage of {other} ({share} of its text comes from there).",
    "quotation": "{one} prints the same quotation as {other}, word for word ({share} of its text comes from there).",
}
_COPIES = {
    "identical": "{one} prints the text of {other} ({share} of its text comes from there).",
    "trimmed": "{one} prints the text of {other}, shortened ({share} of its text comes from there).",
    "extended": "{one} prints the text of {other} with more ({share} of its text comes from there).",
    "rewritten": "{one} prints the text of {other} in other words ({share} of its text comes from there).",
    "translated": "{one} prints the text of {other} in translation ({share} of its text comes from there).",
    "part": "{one} repeats a part of {other} ({share} of its text comes from there).",
}


@dataclass(frozen=True, slots=True)
class Judged:
    """What persons said of copies: (later, earlier) articles that are, and pairs that are not. The last word counts."""

    copies: tuple[tuple[str, str], ...]
    apart: frozenset[frozenset[str]]

    @classmethod
    def of(cls, rulings: Iterable[Ruling]) -> Judged:
        """What holds of all that was said, in whatever order it comes."""
        last: dict[frozenset[str], Ruling] = {}
        for ruling in sorted(rulings, key=lambda r: r.id):
            if ruling.kind in ("copy", "no copy") and ruling.one[0] != ruling.other[0]:
                last[frozenset((ruling.one[0], ruling.other[0]))] = ruling
        copies = sorted((r.one[0], r.other[0]) for r in last.values() if r.kind == "copy")
        return cls(tuple(copies), frozenset(pair for pair, r in last.items() if r.kind == "no copy"))

    def parts(self, one: str, other: str) -> bool:
        """True where a person said that neither text is a copy of the other."""
        return bool(self.apart) and frozenset((one, other)) in self.apart

    def over(self, copies: Sequence[Copy]) -> list[Copy]:
        """The copies that were found, without those on which a person has spoken."""
        spoken = {*self.apart, *(frozenset(pair) for pair in self.copies)}
        return [c for c in copies if frozenset((c.earlier, c.later)) not in spoken] if spoken else list(copies)


@dataclass(frozen=True, slots=True)
class Taken:
    """The telling that was repeated, the passage that shows it (none where the whole text does), and where."""

    to: Ref
    passage: Passage | None
    span: Span | None


def rank(copy: Copy) -> tuple[int, float, bool, str, str, tuple[tuple[Span, Span], ...]]:
    """What puts copies in order: whole texts first, by how much of the later one they are, those with a sure order."""
    places = tuple((p.later, p.earlier) for p in copy.passages[:FEW])
    return _ORDER[copy.kind], -copy.share, not copy.told, copy.earlier, copy.later, places


def taken_from(brief: Brief, ref: Ref, earlier: Sequence[Ref], copy: Copy) -> Taken | None:
    """Which of the tellings of the earlier text this one repeats; None where that is not proven."""
    if not earlier:
        return None
    telling = brief.tellings[ref]
    for passage in _over(telling, copy):
        there = [r for r in earlier if _meets(brief.tellings[r].spans, passage.earlier)]
        there = there or (list(earlier) if copy.joins else [])
        there = [r for r in there if _may_repeat(brief, ref, r, passage)]
        if there:
            return Taken(likest(brief, ref, there), passage, passage.later)
    if not copy.joins:
        return None
    if copy.kind in _WHOLE or not copy.passages or not telling.spans:
        return Taken(likest(brief, ref, earlier), None, None)
    rewritten = copy.kind in ("rewritten", "translated")
    fits = [r for r in earlier if rewritten and _rests_alike(brief, ref, r) and not _of_another(brief, ref, r)]
    return Taken(likest(brief, ref, fits), None, None) if fits else None


def _may_repeat(brief: Brief, ref: Ref, other: Ref, passage: Passage) -> bool:
    """True where a telling may be what another one says, of which a passage repeats the words."""
    if brief.endings[ref].sort == brief.endings[other].sort == "own" and _word_for_word(brief, ref, other):
        return True  # two correspondents do not find the same words
    if passage.how != "verbatim" and _of_another(brief, ref, other):
        return False
    return not _said_anew(brief, ref, other) or _is_attributed_in(brief, ref, passage)


def _word_for_word(brief: Brief, ref: Ref, other: Ref) -> bool:
    """True for two sentences in the same words, dates aside: a day may be put in another way."""
    mine, there = (_without_dates(brief.tellings[r]) for r in (ref, other))
    return len(mine) >= LONG and mine == there


def _without_dates(telling: Telling) -> list[str]:
    wording = telling.wording
    for printed in telling.printed_dates:
        wording = wording.replace(printed, " ")
    return fold(wording).split()


def _said_anew(brief: Brief, ref: Ref, other: Ref) -> bool:
    """True where somebody else is named for the same words, or confirms them: a ministry may use those of a paper."""
    number, there = brief.identity(ref), brief.identity(other)
    if number >= 0 and number != there and there not in brief.people.near(number):
        return True
    if _of_another(brief, ref, other):
        return True
    return brief.tellings[ref].stance == "confirms" != brief.tellings[other].stance


def _of_another(brief: Brief, ref: Ref, other: Ref) -> bool:
    """True where somebody else who is not named said it: who copies "a source in the cabinet" need not make a relative
    of it, and whom a paper says that it has spoken to it has met."""
    return _described_otherwise(brief, ref, other) or _heard_itself(brief, ref, other)


def _described_otherwise(brief: Brief, ref: Ref, other: Ref) -> bool:
    """True where both rest on somebody unnamed, and the two are described without a word in common.

    Between languages, where all words are other ones, without a concept in common.
    """
    mine, there = brief.endings[ref].hand, brief.endings[other].hand
    if not mine or not there or not mine.naming == there.naming == "described":
        return False
    if mine.language != there.language:
        return bool(mine.traits and there.traits) and mine.traits.isdisjoint(there.traits)
    # By their beginnings: "officials" and "an official" are one word.
    one, two = ({s[:BEGINNING] for s in stems(h.name, h.language) if len(s) >= DESCRIBES} for h in (mine, there))
    return bool(one and two) and one.isdisjoint(two)


def _heard_itself(brief: Brief, ref: Ref, other: Ref) -> bool:
    """True where an unnamed source has told this outlet, as it says, and the other text is another outlet's."""
    if not brief.tellings[ref].heard or brief.endings[ref].sort != "unnamed" or brief.endings[ref].stops:
        return False
    return owner_key(brief.sheets[ref[0]].house) != owner_key(brief.sheets[other[0]].house)


def _is_attributed_in(brief: Brief, ref: Ref, passage: Passage) -> bool:
    """True where the words for who said it were copied too.

    A sentence in other words is taken as a whole, with whoever is named in it: that he was named before, it does not
    show. Between two languages, where most words are other ones and a name may not have been known for one, it must do;
    but who confirms it in a translation, and does not in what was translated, was asked.
    """
    hand = brief.endings[ref].hand
    if passage.how == "translated" and brief.tellings[ref].stance == "confirms":
        return False
    return hand is not None and hand.span is not None and passage.how != "reworded" and passage.later.covers(hand.span)


def _rests_alike(brief: Brief, ref: Ref, other: Ref) -> bool:
    """True where a telling outside every passage of a text written anew rests on the same, or on nobody it names."""
    mine, there = brief.endings[ref], brief.endings[other]
    if mine.sort == "unnamed" and mine.hand and there.hand:
        return there.sort == "unnamed" and fold(mine.hand.name) == fold(there.hand.name)
    number = brief.identity(ref)
    return number == brief.identity(other) if number >= 0 else mine.sort != "unnamed"


def _over(telling: Telling, copy: Copy) -> list[Passage]:
    """The passages in which enough of a telling stands, the fullest first."""
    whole = sum(s.end - s.start for s in telling.spans)
    found = []
    for passage in copy.passages:
        share = sum(_common(s, passage.later) for s in telling.spans) / whole if whole else 0.0
        if share >= COVERED:
            found.append((-share, passage.later, passage))
    return [passage for _, _, passage in sorted(found, key=lambda row: row[:2])]


def _common(a: Span, b: Span) -> int:
    return max(0, min(a.end, b.end) - max(a.start, b.start))


def _meets(spans: Iterable[Span], passage: Span) -> bool:
    return any(span.overlaps(passage) for span in spans)


def holds(copy: Copy, span: Span | None) -> bool:
    """True where these words of the later text stand in what was copied."""
    if copy.kind in _WHOLE:
        return True
    if span is None or not copy.passages:
        return copy.joins and not copy.passages
    return any(passage.later.covers(span) for passage in copy.passages)


def likest(brief: Brief, ref: Ref, earlier: Sequence[Ref]) -> Ref:
    """The telling that is most like this one: by whose word it is, by its words, then the first."""
    mine, ending, number = brief.tellings[ref], brief.endings[ref], brief.identity(ref)
    if len(earlier) == 1:
        return earlier[0]

    def unlike(other: Ref) -> tuple[int, Ref]:
        there = brief.tellings[other]
        same = (
            2 * (number >= 0 and brief.identity(other) == number)
            + 2 * (brief.endings[other].sort == ending.sort)
            + 2 * (fold(there.wording) == fold(mine.wording))
            + (there.stance == mine.stance)
            + (other[1] == ref[1])
        )
        return -same, other

    return min(earlier, key=unlike)


def why(copy: Copy, passage: Passage | None, one: str, other: str) -> str:
    """The evidence for a reader: who repeats whom, and why in that direction."""
    said = _REPEATS[passage.how] if passage else _COPIES[copy.kind]
    told = tell(said, one=one, other=other, share=f"{copy.share:.0%}")
    return f"{told} {copy.why}" if copy.why else told
