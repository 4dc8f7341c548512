"""Leases, turns with hosts, and items that are neither lost nor doubled: what the desk keeps for the watcher."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.desk.conftest import Make

from headwater.desk import Desk
from headwater.desk.followed.due import Check, Claimant, Waiting
from headwater.desk.followed.found import Find, Outcome
from headwater.desk.followed.subscribed import Wish
from headwater.desk.followed.turns import LONGEST, Moment
from headwater.errors import DeskError

NOW = datetime(2036, 3, 2, 10, tzinfo=UTC)
ME, OTHER = Claimant("me", 600), Claimant("other", 600)


def wish(n: int, *, host: str | None = None) -> Wish:
    host = host or f"post{n}.example"
    return Wish(f"https://{host}/{n}", f"https://{host}/{n}", host, "feed", 900, f"Post {n}")


def item(n: int, **other: object) -> Find:
    given = Find(
        f"key{n}", None, f"https://post.example/item/{n}", "post.example", "said", None, {"title": f"Item {n}"}
    )
    return replace(given, **other)


def at(wall: datetime = NOW, steady: float = 1000.0, boot: str = "one") -> Moment:
    return Moment(wall, steady, boot)


def look(desk: Desk, by: Claimant = ME, now: datetime = NOW) -> Check:
    (found,) = [w for w in desk.take_due(by, now, 9) if isinstance(w, Check)]
    return found


def waiting(desk: Desk, now: datetime = NOW) -> list[Waiting]:
    return [w for w in desk.take_due(ME, now, 9) if isinstance(w, Waiting)]


def give(desk: Desk, *finds: Find, now: datetime = NOW) -> int:
    """The items that a look brings, the only feed being due."""
    desk.release("me")
    desk.check_now(1)
    return desk.finish_check(look(desk, now=now), "me", Outcome(now, 900.0), finds)


# Leases


def test_two_processes_never_have_the_same_work(path: Path) -> None:
    with Desk(path) as one, Desk(path) as two:
        for n in range(6):
            one.follow(wish(n), "Ada")
        taken = [w.id for w in one.take_due(ME, NOW, 4)], [w.id for w in two.take_due(OTHER, NOW, 4)]
        assert sorted(taken[0] + taken[1]) == [1, 2, 3, 4, 5, 6]
        assert two.take_due(OTHER, NOW, 4) == []
        assert one.holders() == {"me", "other"}
        assert len(two.take_due(OTHER, NOW + timedelta(seconds=601), 9)) == 6


def test_who_lost_its_lease_changes_no_schedule(desk: Desk) -> None:
    desk.follow(wish(1), "Ada")
    check = look(desk)
    late = NOW + timedelta(seconds=700)
    look(desk, OTHER, late)
    desk.finish_check(check, "me", Outcome(late, 5.0, "too late"))
    assert desk.followed()[0].trouble is None


def test_the_leases_of_the_dead_are_given_back(desk: Desk) -> None:
    desk.follow(wish(1), "Ada")
    look(desk)
    assert not desk.anything_due(NOW)
    desk.release("me")
    assert desk.anything_due(NOW)


def test_one_of_a_host_at_a_time_and_none_that_is_busy(desk: Desk) -> None:
    for n in range(4):
        desk.follow(wish(n, host="one.example"), "Ada")
    desk.follow(wish(9), "Ada")
    assert [w.host for w in desk.take_due(ME, NOW, 9)] == ["one.example", "post9.example"]
    assert desk.take_due(ME, NOW, 9, busy={"one.example"}) == []


# Clocks


def test_a_clock_that_was_turned_back_leaves_nothing_unchecked(desk: Desk) -> None:
    desk.follow(wish(1), "Ada")
    desk.finish_check(look(desk), "me", Outcome(NOW, 900.0))
    past = NOW - timedelta(days=400)
    assert desk.mend_schedule(at(past), 600) == 1
    assert desk.followed()[0].next[:16] == "2035-01-27T10:15"
    check = look(desk, now=NOW)
    desk.mend_schedule(at(past), 600)
    assert look(desk, OTHER, past + timedelta(seconds=901)).id == check.id


def test_what_a_clock_that_sprang_forward_makes_due_is_spread(desk: Desk) -> None:
    for n in range(20):
        desk.follow(wish(n), "Ada")
    assert desk.spread_overdue(NOW, 120, 1.0) == 20
    due = [len(desk.take_due(ME, NOW + timedelta(seconds=s), 99)) for s in (0, 10, 20)]
    assert due == [1, 10, 9]


def test_a_host_is_asked_by_one_at_a_time_and_no_more_often_than_allowed(path: Path) -> None:
    with Desk(path) as one, Desk(path) as two:
        assert one.take_host("post.example", at(), hold=60) == 0
        assert two.take_host("post.example", at(), hold=60) == 60
        one.leave_host("post.example", at(steady=1005), 2)
        assert two.take_host("post.example", at(steady=1006), hold=60) == 1
        turned = NOW + timedelta(days=90)
        assert two.take_host("post.example", at(turned, 1006.5), hold=60) == 0.5
        assert two.take_host("post.example", at(turned, 1007.0), hold=60) == 0


def test_after_a_new_start_of_the_machine_the_wall_is_believed_up_to_a_day(desk: Desk) -> None:
    desk.leave_host("post.example", at(), 30)
    assert desk.take_host("post.example", at(NOW + timedelta(seconds=10), 5, "two"), 60) == 20
    assert desk.take_host("post.example", at(NOW - timedelta(seconds=LONGEST + 60), 5, "two"), 60) == 0


def test_a_host_that_wants_to_be_left_alone_says_for_how_long(desk: Desk) -> None:
    desk.leave_host("post.example", at(), 1e9, resting=True)
    assert desk.host_rests("post.example", at(steady=2000)) == LONGEST - 1000
    assert desk.host_rests("other.example", at()) == 0


# Items


def test_an_item_is_kept_with_the_state_of_its_feed_and_waits_until_its_article_is_stored(
    desk: Desk, make: Make
) -> None:
    desk.follow(wish(1), "Ada")
    kept = Outcome(NOW, 900.0, kept={"etag": '"v1"', "digest": "d"})
    assert desk.finish_check(look(desk), "me", kept, [item(1), item(1), item(2)]) == 2
    first, *_ = waiting(desk)
    added = desk.keep_item(first, *make(), NOW)
    row = desk.followed()[0]
    assert (added.status, row.articles, row.waiting) == ("new", 1, 1)
    assert look(desk, now=NOW + timedelta(hours=1)).etag == '"v1"'


def test_two_feeds_with_one_item_give_one_article(desk: Desk) -> None:
    desk.follow(wish(1), "Ada")
    assert give(desk, item(1)) == 1
    desk.follow(wish(2), "Ada")
    (check,) = desk.take_due(ME, NOW, 9, only=(2,))
    assert isinstance(check, Check)
    assert desk.finish_check(check, "me", Outcome(NOW, 900.0), [item(1, signature="told otherwise")]) == 0
    assert len(waiting(desk)) == 1


def test_a_retitled_item_is_read_again_and_stays_its_article(desk: Desk, make: Make) -> None:
    desk.follow(wish(1), "Ada")
    give(desk, item(1, guid="g"))
    desk.keep_item(waiting(desk)[0], *make(), NOW)
    assert give(desk, item(1, guid="g")) == 0
    assert give(desk, item(7, guid="g", signature="corrected")) == 1
    (again,) = waiting(desk)
    assert (again.article, again.address) == ("a1", "https://post.example/item/7")
    changed = desk.keep_item(again, *make("It stays open, Ada Vint said."), NOW)
    assert (changed.status, changed.version, desk.followed()[0].articles) == ("changed", 2, 1)


def test_what_is_corrected_while_it_is_read_is_read_once_more(desk: Desk, make: Make) -> None:
    desk.follow(wish(1), "Ada")
    give(desk, item(1))
    (old,) = waiting(desk)
    give(desk, item(1, signature="corrected", body={"title": "Corrected"}))
    desk.keep_item(old, *make(), NOW)
    (again,) = waiting(desk)
    assert again.body == {"title": "Corrected"}


def test_an_item_whose_date_alone_is_new_is_read_again_later_and_later(desk: Desk, make: Make) -> None:
    desk.follow(wish(1), "Ada")
    give(desk, item(1, updated="1"))
    desk.keep_item(waiting(desk)[0], *make(), NOW)
    give(desk, item(1, updated="2"))
    assert waiting(desk) == []
    hour = NOW + timedelta(seconds=3601)
    desk.keep_item(waiting(desk, hour)[0], *make(), hour)
    give(desk, item(1, updated="3"), now=hour)
    assert waiting(desk, hour + timedelta(seconds=3601)) == []
    assert len(waiting(desk, hour + timedelta(seconds=7201))) == 1


def test_a_name_that_a_feed_gives_to_everything_names_nothing(desk: Desk) -> None:
    desk.follow(wish(1), "Ada")
    assert give(desk, item(1, guid="same"), item(2, guid="same")) == 2
    assert give(desk, item(1, guid="same"), item(2, guid="same"), item(3, guid="same")) == 1


def test_an_item_that_could_not_be_read_is_tried_again_and_then_told(desk: Desk) -> None:
    desk.follow(wish(1), "Ada")
    give(desk, item(1))
    desk.put_off_item(waiting(desk)[0], NOW, "HTTP 500", pause=60)
    assert waiting(desk) == []
    (again,) = waiting(desk, NOW + timedelta(seconds=61))
    assert again.tries == 1
    desk.put_off_item(again, NOW, "HTTP 500", pause=None)
    assert not desk.anything_due(NOW + timedelta(seconds=800))
    assert desk.issues()[0].message == "HTTP 500"


def test_a_page_that_reads_the_same_leaves_nothing_behind(desk: Desk, make: Make) -> None:
    desk.follow(replace(wish(1), kind="page"), "Ada")
    desk.finish_page(look(desk), "me", Outcome(NOW, 60.0), *make(body=b"advertisement 1"))
    desk.check_now(1)
    added = desk.finish_page(look(desk), "me", Outcome(NOW, 60.0), *make(body=b"advertisement 2"))
    assert (added.status, desk.counts().captures, desk.followed()[0].articles) == ("unchanged", 1, 1)


# What persons change


def test_what_is_followed_no_longer_leaves_its_articles_and_nothing_that_waits(desk: Desk, make: Make) -> None:
    desk.follow(wish(1), "Ada")
    give(desk, item(1), item(2))
    desk.keep_item(waiting(desk)[0], *make(), NOW)
    desk.unfollow(1)
    assert (desk.followed_count(), desk.counts().articles, desk.anything_due(NOW)) == (0, 1, False)
    desk.follow(wish(1), "Ada")
    assert give(desk, item(1)) == 0
    with pytest.raises(DeskError, match="number 7"):
        desk.unfollow(7)
