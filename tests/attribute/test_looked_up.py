"""What is looked up by place or by its letters, and not gone through: the same answers as by going through all."""

from __future__ import annotations

import random
import re

from headwater.attribute.happenings.spellings import NearNames
from headwater.attribute.mentions import FEW, Mentions
from headwater.attribute.overlaps import Beside, Spans
from headwater.attribute.patterns import ends_with
from headwater.records import Attribution, Entity, Span


def spans(seed: int, many: int, longest: int = 30) -> list[Span]:
    dice = random.Random(seed)
    starts = [dice.randrange(2 * many) for _ in range(many)]
    return [Span(start, start + dice.randrange(1, longest)) for start in starts]


def test_mentions_of_a_long_stretch_are_those_that_end_in_it() -> None:
    placed = spans(1, 4 * FEW)
    known = Mentions((Entity("e1", "person", "Ada Vint", mentions=tuple(placed)),))
    for where in spans(2, 100, longest=200):
        inside = sorted(s for s in placed if where.covers(s))
        assert sorted(m.span for m in known.within(where)) == inside


def test_what_lies_in_a_stretch_touches_and_covers_it() -> None:
    placed = spans(3, 60, longest=8)
    known = Spans(placed)
    for where in spans(4, 100, longest=12):
        assert known.inside(where) == any(where.covers(s) for s in placed)
        assert known.touch(where) == any(where.overlaps(s) for s in placed)
        assert known.cover(where) == any(s.covers(where) for s in placed)


def test_attributions_beside_another_come_in_their_own_order() -> None:
    cues, sources = spans(5, 60, longest=8), spans(6, 60, longest=8)
    found = [Attribution((who,), (cue,), (), n / 100) for n, (cue, who) in enumerate(zip(cues, sources, strict=True))]
    known = Beside(found)
    for cue, who in zip(spans(7, 60), sources, strict=True):
        other = Attribution((who,), (cue, Span(cue.end + 9, cue.end + 14)), ())
        assert known.at(other) == [a for a in found if any(c.overlaps(d) for c in a.cue for d in other.cue)]
        assert known.by(other) == [a for a in found if a.source[0].start == who.start]
    assert known.by(Attribution((), (Span(0, 5),), ())) == []


def test_spellings_near_a_name_are_those_that_begin_like_it_or_hold_the_beginning_of_its_last_word() -> None:
    known = NearNames(frozenset(("Ada Vint", "Vinta", "vintas", "Adana", "Ro Li", "Li", "Port Sellick")))
    assert known.to("Ada Vinta") == {"Ada Vint", "Vinta", "Adana"}
    assert known.to("Jo Li") == {"Ro Li", "Li"}
    assert known.to("VINT") == {"Vinta", "vintas"}


def test_lists_that_begin_at_words_find_what_each_of_them_finds() -> None:
    listed = [r"(?<!\w)sea wall", r"(?i:(?<!\w)(?:old|new) pier)", r"all$", r"(?i:(?<!\w)mill|ill)", r"(?<!\w)pier"]
    text = "The old pier, a new PIER, the mill, a windmill, the seaside and the sea wall"
    plain = re.compile("|".join(f"(?:{one})" for one in listed), re.IGNORECASE)
    found = [m.span() for m in ends_with(listed).finditer(text)]
    assert found == [m.span() for m in plain.finditer(text)]
    assert [text[a:b] for a, b in found] == ["old pier", "new PIER", "mill", "ill", "sea wall"]
    assert [m.group() for m in ends_with([r"(?<!\w)pier", r"(?<!\w)mill"]).finditer("a pier, a windmill")] == ["pier"]
