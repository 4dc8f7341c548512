"""What may be done with items, and what not: no change without a trace, nothing that was out goes quietly."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from headwater.desk.publishing import reach
from headwater.desk.publishing.items import Draft, Embargo
from headwater.desk.publishing.reach import ANYBODY, EDITOR
from headwater.desk.publishing.shown import Eyes, Wanted
from headwater.desk.publishing.site import Section, Site
from headwater.desk.store import Desk
from headwater.errors import DeskError, DeskOutdated

NOW = datetime(2036, 3, 1, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Desk(tmp_path / "agency.desk") as opened:
        yield opened


def draft(headline: str = "A court opens", tier: str = "public", **other: object) -> Draft:
    given = {"section": "courts", "language": "en", "words": "harbour masts", "body": [{"kind": "paragraph"}]} | other
    return Draft(headline=headline, tier=tier, **given)  # type: ignore[arg-type]


def seen(desk: Desk, key: str, now: datetime, reader: reach.Reader = ANYBODY) -> bool:
    return desk.published_item(Eyes(reader, now), key) is not None


def test_what_was_out_needs_a_word_on_what_changed(desk: Desk) -> None:
    key = desk.publish(draft(), "Anna", NOW)
    with pytest.raises(DeskError, match="what changed"):
        desk.revise_item(key, 1, draft("A court closes"), "  ", "Anna", NOW + HOUR)
    with pytest.raises(DeskError, match="Nothing has changed"):
        desk.revise_item(key, 1, draft(), "Why not.", "Anna", NOW + HOUR)
    assert desk.revise_item(key, 1, draft("A court closes"), "It closes.", "Anna", NOW + HOUR) == 2
    shown = desk.published_item(Eyes(ANYBODY, NOW + HOUR), key)
    assert shown
    assert [(p.number, p.headline, p.note) for p in shown.history] == [
        (1, "A court opens", ""),
        (2, "A court closes", "It closes."),
    ]
    assert shown.history[0].until == shown.history[1].since == shown.head.changed == "2036-03-01T10:00:00Z"


def test_what_was_out_cannot_be_for_the_desk_alone_again(desk: Desk) -> None:
    key = desk.publish(draft(), "Anna", NOW)
    with pytest.raises(DeskError, match="Withdraw it"):
        desk.revise_item(key, 1, draft(tier="desk"), "Away.", "Anna", NOW + HOUR)
    with pytest.raises(DeskError, match="too late"):
        desk.hold_item(key, Embargo(NOW + 2 * HOUR, "UTC"), "Anna", NOW + HOUR)
    with pytest.raises(DeskError, match="why"):
        desk.withdraw_item(key, "", "Anna", NOW + HOUR)
    desk.withdraw_item(key, "It was wrong.", "Anna", NOW + HOUR)
    with pytest.raises(DeskError, match="was withdrawn"):
        desk.revise_item(key, 1, draft("Again"), "x", "Anna", NOW + HOUR)
    shown = desk.published_item(Eyes(ANYBODY, NOW + HOUR), key)
    assert shown
    assert (shown.head.why, shown.body, shown.history) == ("It was wrong.", (), ())


def test_an_embargo_holds_to_the_moment(desk: Desk) -> None:
    key = desk.publish(draft(), "Anna", NOW, Embargo(NOW + HOUR, "Europe/Vilnius"))
    assert not seen(desk, key, NOW + HOUR - timedelta(microseconds=1))
    assert seen(desk, key, NOW + HOUR)
    assert seen(desk, key, NOW, EDITOR)
    desk.hold_item(key, None, "Anna", NOW + timedelta(minutes=5))
    assert seen(desk, key, NOW + timedelta(minutes=5))


def test_states_before_an_item_came_out_are_no_versions_of_it(desk: Desk) -> None:
    key = desk.publish(draft("One", "desk"), "Anna", NOW)
    desk.revise_item(key, 1, draft("Two", "desk"), "", "Anna", NOW + HOUR)
    desk.revise_item(key, 2, draft("Three", "public"), "", "Anna", NOW + 2 * HOUR)
    desk.revise_item(key, 3, draft("Four", "public"), "Four.", "Anna", NOW + 3 * HOUR)
    shown = desk.published_item(Eyes(ANYBODY, NOW + 4 * HOUR), key)
    assert shown
    assert [(p.number, p.headline) for p in shown.history] == [(1, "Three"), (2, "Four")]
    assert shown.head.out == "2036-03-01T11:00:00Z"
    assert len(desk.states_of(key)) == 4


def test_one_who_reads_the_present_state_may_not_have_read_the_old_one(desk: Desk) -> None:
    key = desk.publish(draft("One", "subscribers", groups=("legal",)), "Anna", NOW)
    desk.revise_item(key, 1, draft("Two", "subscribers"), "For all.", "Anna", NOW + HOUR)
    shown = desk.published_item(Eyes(reach.subscribing(()), NOW + HOUR), key)
    assert shown
    assert next((p.readable, p.headline, p.body) for p in shown.history) == (False, "", ())
    legal = desk.published_item(Eyes(reach.subscribing(("legal",)), NOW + HOUR), key)
    assert legal
    assert [p.headline for p in legal.history] == ["One", "Two"]


def test_words_are_found_by_whom_they_reach(desk: Desk) -> None:
    key = desk.publish(draft(tier="subscribers", groups=("legal",)), "Anna", NOW)
    for reader, words, found in (
        (ANYBODY, "court", True),
        (ANYBODY, "harbour", False),
        (ANYBODY, "court harbour", False),
        (reach.subscribing(()), "harbour", False),
        (reach.subscribing(("legal",)), "harbours", True),
        (reach.subscribing(("legal",)), "the", False),
    ):
        rows = desk.published(Eyes(reader, NOW), Wanted(words=words), 10)
        assert ([row.key for row in rows] == [key]) == found, (reader, words)
        assert desk.published_count(Eyes(reader, NOW), Wanted(words=words)) == len(rows)


def test_the_site_is_set_within_bounds(desk: Desk) -> None:
    known = ("en", "be")
    desk.settle_site(Site("Wire", base="https://wire.example", languages=("be",), zone="Europe/Vilnius"), known, "Anna")
    desk.keep_section(Section("courts", {"be": "Суды", "en": " "}), "Anna")
    assert desk.site().sections == (Section("courts", {"be": "Суды"}),)
    assert desk.site().languages == ("be",)
    for wrong in (
        Site(" "),
        Site("W", base="ftp://x"),
        Site("W", languages=("xx",)),
        Site("W", keep=0),
        Site("W", base='https://x.example/" onx'),
    ):
        with pytest.raises(DeskError):
            desk.settle_site(wrong, known, "Anna")
    for key in ("Courts", "", "../x", "a b", "суд"):
        with pytest.raises(DeskError):
            desk.keep_section(Section(key, {}), "Anna")
    desk.publish(draft(), "Anna", NOW)
    with pytest.raises(DeskError, match="items in this section"):
        desk.drop_section("courts", "Anna")


def test_use_is_counted_by_the_day_and_forgotten(desk: Desk) -> None:
    key = desk.publish(draft(tier="subscribers"), "Anna", NOW)
    desk.count_use({("2035-11-01", key, "s-000001"): 4, ("2036-03-01", key, "s-000001"): 2}, NOW)
    desk.count_use(
        {("2036-03-01", key, "s-000001"): 1, ("2036-03-01", key, "abc"): 1, ("2036-03-01", "gone", "x"): 1}, NOW
    )
    assert [(row.day, row.times, row.readers) for row in desk.use()] == [("2036-03-01", 4, 2)]


def test_a_change_takes_back_nobody_elses(desk: Desk) -> None:
    key = desk.publish(draft("One", "desk"), "Anna", NOW)
    desk.revise_item(key, 1, draft("Two", "desk"), "", "Bo", NOW + HOUR)
    with pytest.raises(DeskOutdated, match="Somebody else changed this item"):
        desk.revise_item(key, 1, draft("One", "desk", summary="More."), "", "Anna", NOW + HOUR)
    assert [state.headline for state in desk.states_of(key)] == ["One", "Two"]
