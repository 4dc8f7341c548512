"""Who subscribes, by a token or an account, until the last moment of their last day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from headwater.desk.accounts import people
from headwater.desk.publishing.site import Site
from headwater.desk.store import Desk
from headwater.errors import DeskError
from headwater.newsroom.accounts import entering
from headwater.newsroom.accounts.throttle import TooOften
from headwater.newsroom.publishing import subscribing

NOW = datetime(2036, 3, 1, 9, tzinfo=UTC)
WORD = "a-long-invented-passphrase-71"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Desk(tmp_path / "agency.desk") as opened:
        opened.settle_site(Site("Wire", zone="Europe/Vilnius"), ("en",), "Anna")
        yield opened


def test_a_token_opens_until_the_end_of_the_last_day_in_the_zone_of_the_site(desk: Desk) -> None:
    _, token = subscribing.add(desk, "Consulate", "2036-03-10", ["Legal ", "legal", ""], "Anna", NOW)
    last = datetime(2036, 3, 10, 21, 59, 59, tzinfo=UTC)
    reader = subscribing.with_token(desk, token, last)
    assert reader
    assert (reader.subscribes, reader.reaches[2:], reader.expired) == (True, ("group:legal",), False)
    after = subscribing.with_token(desk, token, last + timedelta(seconds=1))
    assert after
    assert (after.subscribes, after.reaches, after.expired) == (False, ("open",), True)
    assert subscribing.with_token(desk, token[:-1], NOW) is None
    assert token not in repr(desk.subscribers())


def test_extending_ending_and_another_token(desk: Desk) -> None:
    id, token = subscribing.add(desk, "Consulate", "2036-03-10", [], "Anna", NOW)
    secret = subscribing.log_in_by_token(desk, token, NOW)
    feed = desk.new_feed(id, NOW)
    subscribing.extend(desk, id, "2036-04-10", None, "Anna", NOW)
    later = NOW + timedelta(days=12)
    assert subscribing.with_session(desk, secret, later).subscribes  # type: ignore[union-attr]
    assert subscribing.with_feed(desk, feed, later).subscribes  # type: ignore[union-attr]
    assert id.startswith("r-")
    again = desk.renew_subscriber(f"s{id[1:]}", "Anna")  # as they were called before
    assert subscribing.with_token(desk, token, later) is None
    assert subscribing.with_session(desk, secret, later) is None
    assert subscribing.with_feed(desk, feed, later) is None
    assert subscribing.with_token(desk, again, later).subscribes  # type: ignore[union-attr]
    subscribing.end(desk, id, "Anna", later)
    assert subscribing.with_token(desk, again, later).expired  # type: ignore[union-attr]
    assert [row.state for row in subscribing.listed(desk, later)] == ["ended"]
    for wrong in ("r-000009", "s-000009", "r-x", "", "s-", "r-٣"):
        with pytest.raises(DeskError):
            subscribing.end(desk, wrong, "Anna", later)
    with pytest.raises(DeskError, match="past"):
        subscribing.add(desk, "Late", "2036-02-01", [], "Anna", NOW)


def test_only_subscribers_log_in_at_the_site(desk: Desk) -> None:
    """Who works on the desk is refused with the words for whoever is nobody."""
    now = datetime.now(UTC)
    entering.add(desk, "Invented Admin", "admin", "Anna", password=WORD, first=True)
    last = (now + timedelta(days=5)).date().isoformat()
    id = subscribing.add_account(desk, "Reader", WORD, last, ["legal"], "Anna")
    secret = subscribing.log_in(desk, "Reader", WORD, address="203.0.113.9")
    reader = subscribing.with_session(desk, secret, now)
    assert reader
    assert (reader.subscriber, reader.reaches[2:]) == (id, ("group:legal",))
    told = set()
    for name, word in (("Invented Admin", WORD), ("Reader", "wrong"), ("Nobody", WORD)):
        with pytest.raises(entering.Refused) as refused:
            subscribing.log_in(desk, name, word, address="203.0.113.9")
        told.add(str(refused.value))
    assert len(told) == 1
    for n in range(7):
        with pytest.raises((entering.Refused, TooOften)):
            subscribing.log_in(desk, "Invented Admin", "wrong", address=f"203.0.113.{n}")
    # Whoever tried the names of the desk at the site has made nobody wait at the desk.
    assert entering.log_in(desk, "Invented Admin", WORD, address="192.0.2.1").token
    subscribing.log_out(desk, secret)
    assert subscribing.with_session(desk, secret, now) is None
    for odd in ("", "a.", "t.", "x", "a." + "y" * 500):
        assert subscribing.with_session(desk, odd, now) is None
    subscribing.end(desk, id, "Anna", now)
    assert [(row.account, row.state) for row in subscribing.listed(desk, now)] == [(True, "ended")]


def test_an_account_of_a_subscriber_is_made_with_its_end_or_not_at_all(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    entering.add(desk, "Invented Admin", "admin", "Anna", password=WORD, first=True)

    def killed(*_: object, **__: object) -> None:
        raise DeskError("killed")

    with monkeypatch.context() as at:
        at.setattr(people, "subscribe", killed)
        with pytest.raises(DeskError, match="killed"):
            subscribing.add_account(desk, "Reader", WORD, "2036-04-01", [], "Anna")
    assert desk.account_named("Reader") is None
    id = subscribing.add_account(desk, "Reader", WORD, "2036-04-01", [], "Anna")
    subscribing.end(desk, id, "Anna", NOW)
    with monkeypatch.context() as at:
        at.setattr(people, "disable", killed)
        with pytest.raises(DeskError, match="killed"):
            subscribing.extend(desk, id, "2036-05-01", None, "Anna", NOW)
    assert desk.account(id).until == "2036-04-01"
    subscribing.extend(desk, id, "2036-05-01", None, "Anna", NOW)
    assert [row.state for row in subscribing.listed(desk, NOW)] == ["active"]
