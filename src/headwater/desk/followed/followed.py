"""What the desk answers about feeds and pages that are followed, and what it keeps for whoever looks at them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from sqlalchemy import Connection

from headwater.desk import adding
from headwater.desk.followed import due, found, subscribed, turns
from headwater.desk.followed.due import Check, Claimant, Waiting
from headwater.desk.followed.found import Find, Outcome
from headwater.desk.followed.subscribed import FollowedRow, Wish
from headwater.desk.followed.turns import Moment
from headwater.desk.log import chain
from headwater.desk.opened import Opened
from headwater.desk.rows import Added
from headwater.errors import DeskError
from headwater.records import Capture, Issue, Reading


class Followed(Opened):
    """What the desk answers about feeds and pages that are followed; part of `Desk`."""

    # What persons do

    def follow(self, wish: Wish, who: str) -> tuple[FollowedRow, bool]:
        """Follows a feed or a page from now on; the row, and whether it is new. It is checked first of all."""
        return self.follow_all([wish], who)[0]

    def follow_all(self, wishes: Sequence[Wish], who: str) -> list[tuple[FollowedRow, bool]]:
        """Follows all of these from now on, together; for each the row, and whether it is new."""
        with self._writing() as connection:
            return [_followed(connection, wish, who) for wish in wishes]

    def followed(self, *, trouble: bool = False, limit: int = 40, offset: int = 0) -> list[FollowedRow]:
        """What is followed, or of it what is in trouble; trouble first, then by name."""
        with self._reading() as connection:
            return subscribed.page(connection, trouble=trouble, limit=limit, offset=offset)

    def followed_count(self, *, trouble: bool = False) -> int:
        """How much is followed, or of it is in trouble."""
        with self._reading() as connection:
            return subscribed.count(connection, trouble=trouble)

    def followed_one(self, id: int) -> FollowedRow | None:
        """What is followed under this number; None where nothing is."""
        with self._reading() as connection:
            return subscribed.one(connection, id)

    def followed_at(self, key: str) -> FollowedRow | None:
        """What is followed at this address (in its one form, acquire/urls.py); None where it is not."""
        with self._reading() as connection:
            return subscribed.by_key(connection, key)

    def unfollow(self, id: int, who: str = "") -> str:
        """Follows it no longer; its address. The articles stay."""
        with self._writing() as connection:
            chain.enter(connection, "unfollowed", who, f"followed {id}")
            return subscribed.unfollow(connection, id)

    def pause_followed(self, id: int, who: str = "", *, paused: bool) -> str:
        """Leaves it alone, or takes it up again and checks it at once; its address."""
        with self._writing() as connection:
            chain.enter(connection, "paused" if paused else "resumed", who, f"followed {id}")
            return subscribed.pause(connection, id, paused=paused)

    def check_now(self, id: int) -> str:
        """Sets its next check to now; its address. `DeskError` where it is paused."""
        with self._writing() as connection:
            return subscribed.check_now(connection, id)

    def check_every(self, id: int, seconds: int) -> str:
        """Checks it every so many seconds; its address."""
        with self._writing() as connection:
            return subscribed.check_every(connection, id, seconds)

    # For whoever looks at them

    def anything_due(self, now: datetime) -> bool:
        """True where something is to be checked or read."""
        with self._reading() as connection:
            return due.anything(connection, now)

    def take_due(
        self, by: Claimant, now: datetime, limit: int, *, busy: Collection[str] = (), only: Sequence[int] = ()
    ) -> list[Check | Waiting]:
        """Takes leases on what is due, half of them items where there are so many, at most one of a host."""
        with self._writing() as connection:
            read = due.items(connection, by, now, max(1, limit // 2), busy=busy, only=only)
            hosts = {*busy, *(item.host for item in read if item.host)}
            look = (
                due.checks(connection, by, now, limit - len(read), busy=hosts, only=only) if limit > len(read) else []
            )
            return [*read, *look]

    def release(self, holder: str) -> None:
        """Gives back the leases of one who stops or is dead."""
        with self._writing() as connection:
            due.release(connection, holder)

    def holders(self) -> set[str]:
        """Who holds leases."""
        with self._reading() as connection:
            return due.holders(connection)

    def mend_schedule(self, now: Moment, longest_lease: float) -> int:
        """Brings back what a turned clock put too far away; how many rows that were."""
        with self._writing() as connection:
            turns.forget(connection, now)
            return due.mend(connection, now.wall, longest_lease)

    def spread_overdue(self, now: datetime, late: float, seconds_each: float) -> int:
        """Spreads what is overdue for long, so many seconds for each; how many there were."""
        with self._writing() as connection:
            number = due.overdue(connection, now, late)
            return due.spread(connection, now, late, number * seconds_each) if number else 0

    def finish_check(self, check: Check, holder: str, outcome: Outcome, finds: Iterable[Find] = ()) -> int:
        """Keeps how a check went, together with the items it brought; how many of them are to be read."""
        with self._writing() as connection:
            new = found.keep_finds(connection, check, finds, outcome.at)
            found.finish(connection, check, holder, outcome)
            return new

    def finish_page(self, check: Check, holder: str, outcome: Outcome, capture: Capture, reading: Reading) -> Added:
        """Keeps how the check of a page went, together with what it now says."""
        with self._writing() as connection:
            added = found.keep_article(connection, capture, reading, self._rules, self._weighing)
            found.count_article(connection, check.id, added)
            found.finish(connection, check, holder, outcome)
            return added

    def keep_item(
        self, item: Waiting, capture: Capture, reading: Reading, now: datetime, issue: Issue | None = None
    ) -> Added:
        """Stores the article of an item together with the mark that it was read."""
        with self._writing() as connection:
            added = found.keep_article(connection, capture, reading, self._rules, self._weighing)
            found.read(connection, item, added, now)
            if issue:
                adding.note(connection, issue)
            return added

    def put_off_item(
        self, item: Waiting, now: datetime, trouble: str, *, pause: float | None, tried: bool = True
    ) -> None:
        """An item that could not be read: again in `pause` seconds; None: not again, and the trouble is an issue."""
        with self._writing() as connection:
            found.put_off(connection, item, pause, now, trouble, tried=tried)
            if pause is None:
                adding.note(connection, Issue("fetch", trouble, item.address or f"item {item.id}"))

    # Whose turn it is with a host

    def take_host(self, host: str, now: Moment, hold: float) -> float:
        """0.0: the host may be asked, and is taken for `hold` seconds. Else the seconds until it may."""
        with self._reading() as connection:
            if (left := turns.left(connection, host, now)) > 0:
                return left
        with self._writing() as connection:
            return turns.take(connection, host, now, hold)

    def leave_host(self, host: str, now: Moment, pause: float, *, resting: bool = False) -> None:
        """It was asked, and is free again after `pause` seconds; `resting`: it asked for that itself."""
        with self._writing() as connection:
            (turns.rest if resting else turns.leave)(connection, host, now, pause)

    def host_rests(self, host: str, now: Moment) -> float:
        """For how many seconds a host wants to be left alone; 0.0 where it does not."""
        with self._reading() as connection:
            return turns.resting(connection, host, now)

    def followed_named(self, name: str, key: str) -> FollowedRow:
        """By its number or its address. `DeskError` where nothing such is followed."""
        row = self.followed_one(int(name)) if name.isascii() and name.isdigit() and len(name) < 10 else None
        if row is None and (row := self.followed_at(key)) is None:
            raise DeskError(f"{name} is not followed; `headwater followed` lists what is")
        return row


def _followed(connection: Connection, wish: Wish, who: str) -> tuple[FollowedRow, bool]:
    id, new = subscribed.follow(connection, wish, who)
    if new:
        chain.enter(connection, "followed", who, f"followed {id}")
    row = subscribed.one(connection, id)
    assert row is not None
    return row, new
