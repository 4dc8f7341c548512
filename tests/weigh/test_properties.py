"""What holds of every claim, whatever is told: checked on constellations that nobody thought of."""

from __future__ import annotations

import random
import time
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from tests import whole
from tests.weigh.told import Told, body, document, interval, outlet, person, unnamed

from headwater.linked import Hand, Weighed

OUTLETS = ("Pozhar", "Courier", "Herald", "Echo", "Northern Wire")
ENDS: tuple[tuple[Hand, ...], ...] = (
    (),
    (unnamed(),),
    (unnamed("two officials", 2),),
    (unnamed("an official", body="Foreign Ministry of Lithuania"),),
    (unnamed("people in the room"), person("Ann Lee")),
    (person("Ann Lee"),),
    (person("Lozan"),),
    (person("Ivan Lozan", holds="Ministry of Tides", official=True),),
    (person("Anna Lozan"),),
    (body("Ministry of Tides", official=True),),
    (body("Polish Foreign Ministry", official=True),),
    (document("Decree No. 5"),),
)
STANCES = ("asserts", "confirms", "denies", "silent", "demands", "believes")
KINDS = ("identical", "trimmed", "extended", "rewritten", "translated", "part")


@st.composite
def desks(draw: st.DrawFn) -> Told:
    """Up to nine tellings of five outlets that cite, copy and credit each other at will, with judgements."""
    desk, refs = Told(), []
    for n in range(draw(st.integers(1, 9))):
        stops = draw(st.lists(st.sampled_from(OUTLETS), max_size=2))
        by = draw(st.sampled_from(OUTLETS))
        refs.append(
            desk.says(
                by,
                by.lower() if draw(st.booleans()) else f"n{n}",
                *map(outlet, stops),
                *draw(st.sampled_from(ENDS)),
                stance=draw(st.sampled_from(STANCES)) if draw(st.integers(0, 3)) == 0 else "asserts",
                at=draw(st.sampled_from(("", "2026-05-01", "2026-05-01T10:00:00Z", "2026-05-02", "2026"))),
                credit=draw(st.sampled_from(("", "", "", "Northern Wire"))),
                own=draw(st.booleans()),
                confidence=draw(st.sampled_from((1.0, 1.0, 0.4))),
                withdrawn=draw(st.sampled_from(("", "", "", "2026-05-02", "later"))),
            )
        )
    for _ in range(draw(st.integers(0, 4))):
        one, other = draw(st.sampled_from(refs)), draw(st.sampled_from(refs))
        desk.copied(one[0], other[0], draw(st.sampled_from(KINDS)), 0.7)
    for _ in range(draw(st.integers(0, 3))):
        kind = draw(st.sampled_from(("one origin", "two origins", "copy", "no copy")))
        desk.ruled(kind, draw(st.sampled_from(refs)), draw(st.sampled_from(refs)))
    return desk


def shuffled(desk: Told, seed: int) -> Told:
    """The same desk in another order."""
    order = random.Random(seed)
    parts = [list(part) for part in (desk.tellings, desk.copies, desk.rulings)]
    for part in parts:
        order.shuffle(part)
    sheets = list(desk.sheets.items())
    order.shuffle(sheets)
    return Told(parts[0], dict(sheets), parts[1], parts[2])


@settings(max_examples=whole.count(50, 150), deadline=None)
@given(desks())
def test_an_interval_is_one_and_its_history_ends_in_the_present(desk: Told) -> None:
    weighed = desk.weigh()
    _is_whole(desk, weighed)
    last = weighed.history[-1]
    assert (last.standing, last.at_least, last.at_most) == (weighed.standing, *interval(weighed))


def _is_whole(desk: Told, weighed: Weighed) -> None:
    assert 0 <= weighed.at_least <= weighed.at_most
    assert weighed.least_against <= weighed.most_against
    assert sum(o.proven for o in weighed.origins) == weighed.at_least
    assert sum(o.most for o in weighed.origins) == weighed.at_most
    refs = {t.ref for t in desk.tellings}
    listed = (*weighed.origins, *weighed.against, *weighed.unanswered)
    keys = {o.key for o in listed}
    assert len(keys) == len(listed)
    assert {e.telling for e in weighed.edges} <= refs
    assert all(isinstance(e.from_, str) or e.from_ in refs for e in weighed.edges)
    assert all(set(o.may_be) <= keys - {o.key} for o in listed)


@settings(max_examples=whole.count(50, 150), deadline=None)
@given(desks(), st.integers(0, 999))
def test_the_order_in_which_anything_is_handed_in_does_not_matter(desk: Told, seed: int) -> None:
    assert shuffled(desk, seed).weigh() == desk.weigh()


@settings(max_examples=whole.count(50, 150), deadline=None)
@given(desks(), st.integers(0, 8), st.sampled_from(("identical", "translated")))
def test_one_more_copy_changes_no_interval(desk: Told, which: int, kind: str) -> None:
    before = desk.weigh()
    told = desk.tellings[which % len(desk.tellings)]
    copy = replace(told, article="copy", chain=(outlet("Copyist"), *told.chain[1:]), within=None)
    desk.tellings.append(copy)
    desk.sheets["copy"] = replace(desk.sheets[told.article], article="copy", house=outlet("Copyist").house)
    desk.sheets["copy"] = replace(desk.sheets["copy"], published="2026-09-01")
    desk.copied(told.article, "copy", kind)
    if not told.withdrawn:
        assert interval(desk.weigh()) == interval(before)


@settings(max_examples=whole.count(50, 150), deadline=None)
@given(desks(), st.integers(1, 3))
def test_one_more_unnamed_source_proves_one_more_at_most(desk: Told, count: int) -> None:
    before = desk.weigh().at_least
    desk.says("Newcomer", "new", unnamed("sources in the port", count))
    assert before <= desk.weigh().at_least <= before + 1


def test_ten_tellings_take_a_millisecond_or_so() -> None:
    desk = Told()
    for n in range(10):
        desk.says(f"Paper {n}", f"a{n}", *ENDS[n])
    desk.weigh()
    assert _seconds(desk) < 0.02  # 1 ms on a quiet machine


def test_two_thousand_tellings_take_less_than_half_a_second() -> None:
    desk = Told()
    for n in range(2000):
        stops = (outlet(f"Paper {n // 7}"),) if n % 3 == 0 else ()
        desk.says(f"Paper {n % 300}", f"a{n}", *stops, *ENDS[n % len(ENDS)], at=f"2026-05-{n % 28 + 1:02}")
        if n > 40 and n % 2:
            desk.copied(f"a{n % 40}", f"a{n}", "extended" if n % 4 else "identical", 0.8)
    desk.weigh()
    assert _seconds(desk) < 1.0  # 0.15 s on a quiet machine


def _seconds(desk: Told) -> float:
    taken = []
    for _ in range(3):
        started = time.process_time()
        desk.weigh()
        taken.append(time.process_time() - started)
    return min(taken)
