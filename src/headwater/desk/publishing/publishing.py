"""What the desk answers about what is published, to whom, and what was read of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from headwater.desk.opened import Opened
from headwater.desk.publishing import items, shown, site, subscribers
from headwater.desk.publishing.items import Draft, Edited, Embargo, State
from headwater.desk.publishing.shown import Eyes, Head, Shown, Wanted
from headwater.desk.publishing.site import Section, Site
from headwater.desk.publishing.subscribers import Read, Tokened


class Publishing(Opened):
    """The questions about what is published, to whom, and what was read of it; part of `Desk`.

    Times are given to each: what is there depends on when it is asked. Calls that write raise `DeskError`.
    """

    # What editors do

    def publish(self, draft: Draft, who: str, now: datetime, embargo: Embargo | None = None) -> str:
        """A new item; its key."""
        with self._writing() as connection:
            return items.publish(connection, draft, who, now, embargo)

    def revise_item(self, key: str, base: int, draft: Draft, note: str, who: str, now: datetime) -> int:
        """Another state of an item in the place of state `base`; `note` says what changed. Its number among all states.

        `DeskOutdated` where `base` is no longer the last.
        """
        with self._writing() as connection:
            return items.revise(connection, key, base, draft, note, who, now)

    def hold_item(self, key: str, embargo: Embargo | None, who: str, now: datetime) -> None:
        """The item is not there for others until then."""
        with self._writing() as connection:
            items.hold(connection, key, embargo, who, now)

    def withdraw_item(self, key: str, why: str, who: str, now: datetime, *, unnamed: bool = False) -> None:
        """The item is withdrawn, with its headline where `unnamed`."""
        with self._writing() as connection:
            items.withdraw(connection, key, why, who, now, unnamed=unnamed)

    def items(self, now: datetime, limit: int = 40, offset: int = 0) -> list[Edited]:
        """The items as editors see them, the latest first."""
        with self._reading() as connection:
            return items.edited(connection, now, limit=limit, offset=offset)

    def item(self, key: str, now: datetime) -> Edited | None:
        """One of them; None where there is none."""
        with self._reading() as connection:
            return next(iter(items.edited(connection, now, key=key)), None)

    def item_total(self) -> int:
        """How many there are."""
        with self._reading() as connection:
            return items.total(connection)

    def states_of(self, key: str) -> list[State]:
        """Every state of an item, the first first. `DeskError` where there is no such item."""
        with self._reading() as connection:
            return items.states(connection, key)

    # What readers see

    def site(self) -> Site:
        """What the site is called, where it stands, its sections."""
        with self._reading() as connection:
            return site.site(connection)

    def published(self, eyes: Eyes, wanted: Wanted, limit: int, offset: int = 0) -> list[Head]:
        """The items that are there for a reader, the latest first."""
        with self._reading() as connection:
            return shown.heads(connection, eyes, wanted, limit, offset)

    def published_count(self, eyes: Eyes, wanted: Wanted) -> int:
        """How many there are."""
        with self._reading() as connection:
            return shown.count(connection, eyes, wanted)

    def published_times(self, eyes: Eyes, language: str) -> list[str]:
        """When each item of a language appeared, the latest first."""
        with self._reading() as connection:
            return shown.times(connection, eyes, language)

    def published_item(self, eyes: Eyes, key: str) -> Shown | None:
        """One item as its page shows it; None where there is none for this reader."""
        with self._reading() as connection:
            return shown.item(connection, eyes, key)

    # The site

    def settle_site(self, wanted: Site, known: Sequence[str], who: str) -> None:
        """Sets all of the site but its sections; `known` are the languages that it can speak."""
        with self._writing() as connection:
            site.settle(connection, wanted, known, who)

    def keep_section(self, section: Section, who: str) -> None:
        """Adds a section, or gives one other names."""
        with self._writing() as connection:
            site.keep_section(connection, section, who)

    def drop_section(self, key: str, who: str) -> None:
        """Removes a section that has nothing in it."""
        with self._writing() as connection:
            site.drop_section(connection, key, who)

    # Subscribers

    def add_subscriber(
        self, name: str, until: datetime, groups: Sequence[str], who: str, now: datetime
    ) -> tuple[str, str]:
        """A new subscriber: the id, and the token, which is not kept."""
        with self._writing() as connection:
            return subscribers.add(connection, name, until, groups, who, now)

    def subscribers(self) -> list[Tokened]:
        """Those who subscribe by a token, by name."""
        with self._reading() as connection:
            return subscribers.listed(connection)

    def subscriber(self, id: str) -> Tokened:
        """The one with this id. `DeskError` where there is none."""
        with self._reading() as connection:
            return subscribers.one(connection, id)

    def change_subscriber(self, id: str, until: datetime, groups: Sequence[str], who: str, now: datetime) -> None:
        """They may read until then, and are in these groups."""
        with self._writing() as connection:
            subscribers.change(connection, id, until, groups, who, now)

    def end_subscriber(self, id: str, who: str, now: datetime) -> None:
        """They may read no longer."""
        with self._writing() as connection:
            subscribers.end(connection, id, who, now)

    def renew_subscriber(self, id: str, who: str) -> str:
        """Another token in place of the old one."""
        with self._writing() as connection:
            return subscribers.renew(connection, id, who)

    def subscriber_with(self, token: str) -> Tokened | None:
        """To whom a token was given."""
        with self._reading() as connection:
            return subscribers.by_token(connection, token)

    def subscriber_reading(self, secret: str, now: datetime) -> Tokened | None:
        """Whose browser holds this."""
        with self._reading() as connection:
            return subscribers.by_session(connection, secret, now)

    def begin_reading(self, subscriber: str, now: datetime) -> str:
        """Logs a subscriber in to the site: what the browser is to hold."""
        with self._writing() as connection:
            return subscribers.begin(connection, subscriber, now)

    def end_reading(self, secret: str) -> None:
        """Logs out."""
        with self._writing() as connection:
            subscribers.leave(connection, secret)

    def new_feed(self, subscriber: str, now: datetime) -> str:
        """By what a subscriber's own feed is opened from now on."""
        with self._writing() as connection:
            return subscribers.new_feed(connection, subscriber, now)

    def feed_of(self, secret: str) -> str | None:
        """Whose feed it opens."""
        with self._reading() as connection:
            return subscribers.of_feed(connection, secret)

    def count_use(self, read: Mapping[tuple[str, str, str], int], now: datetime) -> None:
        """Adds how often items were read: by day, key of the item and name of the subscriber."""
        with self._writing() as connection:
            subscribers.count_use(connection, read, site.site(connection).keep, now)

    def use(self, limit: int = 100) -> list[Read]:
        """How often items were read by subscribers, a row for each day and item."""
        with self._reading() as connection:
            return subscribers.use(connection, limit)
