"""Rules match what they say, each change is decided once, and what is gathered, held and sent keeps its order."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from tests.desk import alerted, told
from tests.desk.alerted import CLAIM, STORY, armed, decide, deny, happens, kinds, later, wish

from headwater.desk import Desk
from headwater.desk.alerts import quiet as hours
from headwater.desk.alerts import turns
from headwater.desk.alerts.alert_records import Quiet
from headwater.desk.alerts.outbox import Outcome
from headwater.desk.alerts.turns import OFFERED, TURNS, WATCHES
from headwater.desk.finding.hits import Wanted
from headwater.errors import DeskError


@pytest.fixture
def desk(path: Path) -> Iterator[Desk]:
    with alerted.opened(path) as opened:
        yield opened


# Which changes are told


def test_every_turn_is_found_somewhere_and_every_watch_offers_some() -> None:
    assert set(OFFERED) == set(WATCHES)
    assert {turn for offered in OFFERED.values() for turn in offered} == set(TURNS) == set(turns.KINDS)
    assert all(turns.KINDS[turn] for turn in TURNS)


@pytest.mark.parametrize(
    ("kind", "body", "found"),
    [
        ("standing", {"from": "denied", "to": "officially confirmed"}, {"standing", "confirmed"}),
        ("standing", {"from": "single origin", "to": "named source", "named": ["A"]}, {"standing", "named"}),
        ("origins", {"from_interval": [1, 2], "to_interval": [2, 2]}, {"least"}),
        ("origins", {"from_interval": [2, 2], "to_interval": [1, 3]}, {"most"}),
        ("origins", {"from_interval": [1, 1], "to_interval": [1, 1]}, set()),
        ("watched", {}, {"met"}),
        ("copy", {}, set()),
        ("rerun", {}, set()),
    ],
)
def test_a_change_is_the_turns_that_it_is(kind: str, body: dict[str, Any], found: set[str]) -> None:
    assert turns.of_change(kind, body) == found


def test_the_first_source_with_a_name_is_one_turn(path: Path) -> None:
    with alerted.fill(path, "vesti") as desk:
        rule = armed(desk, "all", "", ("named",))
        desk.add(*alerted.items()["wire"])
        messages = decide(desk)
        assert messages, desk.changes(0)
        assert all("named" in change.body for change in messages[0].changes)
        desk.add(*alerted.items()["daily"])
        assert len(decide(desk)) == len(messages)
        assert desk.alert(rule.id).cursor == desk.last_change()


def test_a_denial_is_told_of_the_claim_its_story_its_outlet_and_whom_it_names(desk: Desk) -> None:
    entity = desk.who("Velmark")[0].entity
    search = desk.keep_search("release", Wanted("released"), "ana")
    watched = {
        "claim": CLAIM,
        "story": STORY,
        "entity": entity,
        "outlet": "northern-wire",
        "search": str(search.id),
        "article": alerted.article("wire"),
        "all": "",
    }
    asked = {armed(desk, watch, target, ("disputed",)).id: watch for watch, target in watched.items()}
    asked[armed(desk, "outlet", "karvia-daily", ("gone", "claim")).id] = ""
    asked[armed(desk, "claim", CLAIM, ("confirmed",)).id] = ""
    deny(desk)
    assert sorted(asked[message.alert] for message in decide(desk)) == sorted(watched)


def test_another_matter_is_told_to_nobody(desk: Desk) -> None:
    for watch, target in (("claim", CLAIM), ("story", STORY), ("entity", desk.who("Velmark")[0].entity)):
        armed(desk, watch, target, OFFERED[watch])  # type: ignore[index]
    desk.add(*alerted.items()["other"])
    assert decide(desk) == []


def test_a_cited_text_its_copies_and_a_list_of_names(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "names.csv"
    file.write_text("name\nIlda Marrow\n", encoding="utf-8")
    desk.add_watchlist("ours", file)
    cited = armed(desk, "article", alerted.article("wire"), ("edited", "withdrawn"))
    names = armed(desk, "watchlist", "ours", ("met", "disputed"))
    happens(desk, "edited", None, article=alerted.article("wire"))
    happens(desk, "edited", None, article=alerted.article("daily"))  # a copy that is edited is not what was cited
    happens(desk, "withdrawn", None, article=alerted.article("daily"))
    happens(
        desk, "watched", None, article=alerted.article("wire"), body={"list": "ours", "spelling": "Ilda Marrow"} | MET
    )
    happens(
        desk, "watched", None, article=alerted.article("wire"), body={"list": "theirs", "spelling": "Ilda Marrow"} | MET
    )
    deny(desk)
    found = [(message.alert, kinds(message)) for message in decide(desk)]
    assert [kind for alert, some in found if alert == cited.id for kind in some] == ["edited", "withdrawn"]
    assert [kind for alert, some in found if alert == names.id for kind in some] == ["watched", "standing"]


MET = {"sighting": "h-000001", "listed": "Ilda Marrow", "n": 1, "at": None}


def test_a_claim_is_followed_into_the_one_that_it_goes_into(path: Path) -> None:
    with alerted.fill(path, *alerted.items()) as desk:
        statement, other = (
            next(f"{t.article}:{t.statement}" for t in desk.why(row.claim).tellings)
            for row in (told.row_of(desk, told.RELEASE), told.row_of(desk, "Bread prices"))
        )
        small = told.row_of(desk, "Bread prices").claim
        rule = armed(desk, "claim", small, ("standing", "most", "denied"))
        desk.join_claims(statement, other, "bo")
        heir = next(row.claim for row in desk.claims(limit=50) if row.claim != small and row.tellings > 3)
        happens(desk, "standing", int(heir[2:]))
        assert [change.claim for message in decide(desk) for change in message.changes if change.kind == "standing"][
            -1
        ] == heir
        assert desk.alert(rule.id).state == "armed"


def test_what_is_watched_and_gone_disarms_the_rule_aloud(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "names.csv"
    file.write_text("name\nIlda Marrow\n", encoding="utf-8")
    desk.add_watchlist("ours", file)
    rule = armed(desk, "watchlist", "ours", ("met", "denied"))
    desk.remove_watchlist("ours")
    happens(desk, "standing")
    decide(desk)
    rule = desk.alert(rule.id)
    assert (rule.state, "no watch list" in rule.trouble) == ("resting", True)


# Once, in order


def test_nothing_before_it_was_armed_and_nothing_twice(desk: Desk) -> None:
    happens(desk, "standing")
    rule = armed(desk)
    assert decide(desk) == []
    happens(desk, "standing")
    assert [kinds(message) for message in decide(desk)] == [["standing"]]
    assert len(decide(desk)) == 1
    desk.disarm_alert(rule.id, "ana")
    happens(desk, "standing")
    desk.arm_alert(rule.id, "ana")
    assert len(decide(desk)) == 1


def test_the_numbers_of_changes_are_never_given_again(desk: Desk) -> None:
    rule = armed(desk)
    last = happens(desk, "standing")
    decide(desk)
    with sqlite3.connect(desk.path) as other:
        other.execute("DELETE FROM changes")  # as where an article was forgotten, with all that told of it
        other.execute("DELETE FROM news")
    other.close()
    assert happens(desk, "standing") == last + 1 > desk.alert(rule.id).cursor
    assert len(decide(desk)) == 2


def test_changes_of_one_thing_within_some_minutes_are_one_message(desk: Desk) -> None:
    armed(desk, gather=180)
    begun = later()
    happens(desk, "standing")
    assert decide(desk, begun) == []
    happens(desk, "answer", body={"names": ["ministry"], "why": ""})
    happens(desk, "standing", 2, story=2)
    assert decide(desk, begun + timedelta(seconds=100)) == []
    happens(desk, "standing")
    (first,) = decide(desk, begun + timedelta(seconds=181))
    assert kinds(first) == ["standing", "answer"]
    messages = decide(desk, begun + timedelta(seconds=500))
    assert [kinds(message) for message in messages] == [["standing", "answer"], ["standing"]]
    assert [message.seq for message in messages] == [1, 2]
    assert len({message.key for message in messages}) == 2


@pytest.mark.parametrize("seed", range(3))
def test_tried_on_the_past_it_says_what_it_would_have_told(desk: Desk, seed: int) -> None:
    lot = random.Random(seed)
    chosen = tuple(sorted(lot.sample(("denied", "least", "answer", "gone"), 2), key=TURNS.index))
    rule = armed(desk, "story", STORY, chosen, gather=60)
    before = later(-0.001)
    for _ in range(30):
        happens(desk, lot.choice(("standing", "origins", "answer", "gone")), lot.randint(1, 2))
    tried = desk.try_alert(rule.wish, before)
    assert decide(desk, later()) == []
    messages = decide(desk, later(100))
    assert tried.messages == len(messages) > 0
    assert tried.changes == sum(len(message.changes) for message in messages)
    assert [[c.number for c in group] for group in reversed(tried.shown)] == [
        [c.number for c in m.changes] for m in messages
    ]
    assert desk.try_alert(rule.wish, later(60)).messages == 0


# Quiet hours

NIGHT = Quiet("Europe/Vilnius", "22:00", "07:00")
EVENING = datetime(2036, 3, 2, 21, 30, tzinfo=UTC)  # 23:30 there


def test_what_comes_in_quiet_hours_is_told_together_when_they_end(desk: Desk) -> None:
    armed(desk, "all", "", ("standing", "least"), quiet=NIGHT)
    for claim in (1, 2, 3):
        happens(desk, "standing", claim)
        assert decide(desk, EVENING + timedelta(minutes=10 * claim)) == []
    happens(desk, "origins", 1)
    assert decide(desk, datetime(2036, 3, 3, 4, 59, tzinfo=UTC)) == []
    (digest,) = decide(desk, datetime(2036, 3, 3, 5, 0, tzinfo=UTC))
    assert sorted(kinds(digest)) == ["origins", "standing", "standing", "standing"]
    happens(desk, "standing", 1)
    assert len(decide(desk, datetime(2036, 3, 3, 12, 0, tzinfo=UTC))) == 2


def test_what_is_urgent_passes(desk: Desk) -> None:
    armed(desk, "all", "", ("standing", "denied", "least"), quiet=replace(NIGHT, urgent=("denied",)))
    happens(desk, "origins", 2)
    happens(desk, "standing", 1)
    (passed,) = decide(desk, EVENING)
    assert kinds(passed) == ["standing"]
    assert [kinds(message) for message in decide(desk, EVENING + timedelta(hours=12))] == [["standing"], ["origins"]]


@pytest.mark.parametrize("zone", ["Europe/Vilnius", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca"])
@pytest.mark.parametrize(
    ("start", "end"),
    [("22:00", "07:00"), ("02:15", "02:45"), ("01:30", "03:00"), ("02:30", "14:00"), ("00:00", "02:30")],
)
def test_quiet_hours_hold_by_the_clock_on_the_wall_whatever_it_does(zone: str, start: str, end: str) -> None:
    """Minute by minute over the days on which clocks are turned: one stretch a night, its ends where they are shown."""
    quiet, there = Quiet(zone, start, end), ZoneInfo(zone)
    first, last = (int(at[:2]) * 60 + int(at[3:]) for at in (start, end))
    planned = (last - first) % (24 * 60)
    for day in _turned(there):
        noon = datetime(day.year, day.month, day.day, 12, tzinfo=there) - timedelta(days=1)
        now, stretches, before = noon.astimezone(UTC), [], None
        for _ in range(48 * 12):
            ends = hours.until(quiet, now)
            if ends is not None:
                assert ends > now
                stretches += [[now, ends]] if before is None else []
                assert ends == stretches[-1][1]  # it never ends at another time than it said
            else:
                assert before is None or before <= now
                shown = now.astimezone(there)
                minutes = shown.hour * 60 + shown.minute
                assert not (minutes - first) % (24 * 60) < planned, (shown, "is one of them")
            before, now = ends, now + timedelta(minutes=5)
        for begun, ends in stretches[1:-1]:
            assert abs((ends - begun) / timedelta(minutes=1) - planned) <= 60


def _turned(zone: ZoneInfo) -> list[datetime]:
    """The days of a year on which the clocks of a zone are turned; one in March where there is none."""
    days = [datetime(2036, 1, 1, tzinfo=UTC) + timedelta(days=n) for n in range(366)]
    offset = [day.astimezone(zone).utcoffset() for day in days]
    return [day for day, a, b in zip(days, offset, offset[1:], strict=False) if a != b][:2] or [days[60]]


@pytest.mark.parametrize(
    ("quiet", "says"),
    [
        (Quiet("Europe/Nowhere", "22:00", "07:00"), "no such time zone"),
        (Quiet("UTC", "22:00", "22:00"), "two times"),
        (Quiet("UTC", "25:00", "07:00"), "no time of day"),
        (Quiet("UTC", "22:00", ""), "no time of day"),
        (Quiet("../../etc/passwd", "1:00", "2:00"), "no such time zone"),
    ],
)
def test_hours_that_are_none_are_refused(quiet: Quiet, says: str) -> None:
    with pytest.raises(DeskError, match=says):
        hours.checked(quiet)
    assert hours.checked(Quiet("UTC", "7:05", "9:00")).start == "07:05"


# What is refused


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ({"turns": ()}, "at least one thing"),
        ({"turns": ("met",)}, "at least one thing"),
        ({"target": "c-000999"}, "no such claim"),
        ({"target": ""}, "name what is to be watched"),
        ({"channels": ()}, "a way to be told"),
        ({"channels": (("mail", "a@b.example\r\nBcc: all@b.example"),)}, "no address of mail|characters"),
        ({"channels": (("mail", '"a b"@c.example'),)}, "no address of mail"),
        ({"channels": (("mail", "a@b..example"),)}, "no address of mail"),
        ({"channels": (("pigeon", "loft"),)}, "no way to be told"),
        ({"gather": 10**6}, "up to a day"),
    ],
)
def test_a_rule_that_makes_no_sense_is_refused(desk: Desk, asked: dict[str, Any], says: str) -> None:
    with pytest.raises(DeskError, match=says):
        desk.add_alert(wish(**asked), "ana")
    assert desk.alerts() == []


# Ways


def test_a_feed_is_read_by_its_secret_alone_which_is_nowhere_on_the_disk(desk: Desk) -> None:
    rule, (secret,) = desk.add_alert(wish(channels=(("feed", ""),)), "ana")
    desk.arm_alert(rule.id, "ana")
    happens(desk, "standing")
    decide(desk)
    found = desk.alert_feed(secret.secret)
    assert found
    assert (found[0].id, [kinds(message) for message in found[1]]) == (rule.id, [["standing"]])
    for wrong in ("", "x", secret.secret[:-1], "\ud800", "%00"):
        assert desk.alert_feed(wrong) is None
    everything = b"".join(file.read_bytes() for file in desk.path.parent.glob(desk.path.name + "*"))
    assert secret.secret.encode() not in everything
    fresh = desk.renew_secret(secret.channel, "ana")
    assert desk.alert_feed(secret.secret) is None
    assert desk.alert_feed(fresh.secret)
    desk.shut_channel(secret.channel, "ana")
    assert desk.alert_feed(fresh.secret) is None


def test_whose_account_ends_is_told_nothing_more(desk: Desk) -> None:
    desk.make_account("chief", "admin", "chief")
    gone = desk.make_account("gone", "reporter", "chief")
    rule, secrets = desk.add_alert(
        wish(channels=(("feed", ""), ("mail", "a@b.example"), ("desk", ""))), "gone", gone.id
    )
    desk.arm_alert(rule.id, "gone")
    happens(desk, "standing")
    assert len(decide(desk)) == 1
    desk.disable_account(gone.id, "chief")
    assert desk.alert_feed(secrets[0].secret) is None
    assert desk.take_parcels("h", later(), 5) == []
    rule = desk.alert(rule.id)
    assert (rule.state, all(channel.shut for channel in rule.channels)) == ("resting", True)


def test_what_was_read_is_read_by_whom_it_was(desk: Desk) -> None:
    rule = armed(desk)
    happens(desk, "standing")
    (message,) = decide(desk)
    assert desk.inbox([rule.id], "ana").unread == 1
    assert desk.look_at_inbox([rule.id], "ana", message.sealed) == 1
    assert desk.look_at_inbox([rule.id], "ana", message.sealed) == 0
    assert (desk.inbox(None, "ana").unread, desk.inbox(None, "bo").unread, desk.inbox([], "bo").total) == (0, 1, 0)


def test_a_channel_is_one_holders_and_a_stale_one_writes_nothing(desk: Desk) -> None:
    armed(desk, channels=(("mail", "a@b.example"),))
    for _ in range(3):
        happens(desk, "standing")
        decide(desk)
    ((first, second, _),) = desk.take_parcels("one", later(), 5)
    assert (first.message.seq, second.message.seq, len({first.key, second.key})) == (1, 2, 2)
    assert desk.take_parcels("two", later(), 5) == []
    assert desk.keep_outcome(first, "one", Outcome(), later())
    assert [p.message.seq for p in desk.take_parcels("two", later(301), 5)[0]] == [2, 3]
    assert not desk.keep_outcome(second, "one", Outcome(), later())
    assert desk.keep_outcome(second, "two", Outcome("no", 60.0), later())
    desk.let_go_channel(second.channel, "two")
    assert desk.take_parcels("three", later(30), 5) == []
    assert [p.message.seq for p in desk.take_parcels("three", later(61), 5)[0]] == [2, 3]


def test_a_clock_that_was_turned_leaves_nothing_waiting_for_ever(desk: Desk) -> None:
    armed(desk, channels=(("mail", "a@b.example"),))
    happens(desk, "standing")
    decide(desk)
    year = later(365 * 86400)
    ((parcel,),) = desk.take_parcels("one", year, 5)
    assert desk.keep_outcome(parcel, "one", Outcome("no", 3600.0), year)
    assert [p.message.seq for (p,) in desk.take_parcels("two", later(), 5)] == [1]


def test_removed_it_leaves_nothing_but_that_it_was(desk: Desk) -> None:
    rule = armed(desk, channels=(("mail", "rare-address@b.example"), ("desk", "")))
    happens(desk, "standing")
    decide(desk)
    desk.look_at_inbox(None, "ana", "9")
    desk.remove_alert(rule.id, "ana")
    assert (desk.alerts(), desk.inbox(None, "ana").total, desk.alert_log()) == ([], 0, [])
    with sqlite3.connect(desk.path) as other:
        tables = ("alerts", "alert_channels", "alert_messages", "alert_events", "alert_deliveries", "alert_seen")
        assert [other.execute(f"SELECT count(*) FROM {name}").fetchone() for name in tables] == [(0,)] * 6
        log = "".join(map(str, other.execute("SELECT * FROM log_entries")))
    other.close()
    assert "alert removed" in log
    assert "rare-address" not in log


def test_it_is_asked_without_writing_whether_anything_is_due(desk: Desk) -> None:
    assert (desk.alerts_wanted(), desk.alerts_due(later())) == (False, False)
    rule = armed(desk, gather=60)
    assert (desk.alerts_wanted(), desk.alerts_due(later())) == (True, False)
    happens(desk, "standing")
    assert desk.alerts_due(later())
    decide(desk)
    desk.disarm_alert(rule.id, "ana")
    assert (desk.alerts_wanted(), desk.alerts_due(later()), desk.alerts_due(later(61))) == (True, False, True)
    decide(desk, later(61))
    assert (desk.alerts_wanted(), desk.alert_names([("claim", CLAIM), ("story", "s-000077")]).keys()) == (
        False,
        {("claim", CLAIM)},
    )
