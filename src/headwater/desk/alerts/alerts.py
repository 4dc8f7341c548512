"""What the desk answers about what somebody wants to be told, and what was told."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from headwater.desk.alerts import deciding, inbox, naming, outbox, owners, receiver, rules, trying
from headwater.desk.alerts.alert_records import Message, Parcel, Rule, Secret, Sent, Tried, Wish
from headwater.desk.alerts.naming import Called
from headwater.desk.alerts.outbox import Outcome
from headwater.desk.alerts.receiver import Receiver
from headwater.desk.engine import writing
from headwater.desk.opened import Opened


@dataclass(frozen=True, slots=True)
class Inbox:
    """What was told on the desk: a page of it, how much there is in all, and how much of that is unread."""

    messages: tuple[tuple[Message, bool], ...]
    total: int
    unread: int


class Alerts(Opened):
    """The questions about what somebody wants to be told, and what was told; part of `Desk`."""

    @contextmanager
    def _telling(self) -> Iterator[Connection]:
        """One transaction that writes, without a notebook: what is told changes nothing that the desk knows."""
        with writing(self._engine, self.path) as connection:
            yield connection

    def _seal(self, alert: int, to: Receiver) -> str:
        return receiver.sealed(self.path, alert, to)

    def _unseal(self, alert: int, body: str) -> Receiver:
        return receiver.opened(self.path, alert, body)

    # Rules

    def add_alert(
        self, wish: Wish, owner: str, account: str | None = None, *, by: str = ""
    ) -> tuple[Rule, list[Secret]]:
        """Keeps a rule, not armed yet; its secrets are given out this once. `by` is who makes it, where not its owner.

        `DeskError` where something is wrong.
        """
        with self._telling() as connection:
            id, shown = rules.add(connection, wish, owner, account, self._seal)
            rules.enter_made(connection, id, by or owner, (account or owner) if by else owner)
            return rules.one(connection, id), shown

    def alert(self, id: int) -> Rule:
        """The rule of that number. `DeskError` where there is none."""
        with self._reading() as connection:
            return rules.one(connection, id)

    def alerts(self, owner: str | None = None, account: str | None = None) -> list[Rule]:
        """The rules, of one owner or account where it is named, the latest first."""
        with self._reading() as connection:
            return rules.listed(connection, owner, account)

    def check_alert(self, wish: Wish) -> Wish:
        """A rule that somebody wants, spelt one way. `DeskError` says what is wrong with it."""
        with self._reading() as connection:
            return rules.checked(connection, wish)

    def arm_alert(self, id: int, who: str) -> Rule:
        """Tells from now on what happens. `DeskError` where what it watches is not there."""
        with self._telling() as connection:
            rules.arm(connection, id, who)
            return rules.one(connection, id)

    def disarm_alert(self, id: int, who: str) -> Rule:
        """Tells nothing more; what waits to be sent is still sent."""
        with self._telling() as connection:
            rules.disarm(connection, id, who)
            return rules.one(connection, id)

    def remove_alert(self, id: int, who: str) -> None:
        """Lets go of a rule, and of all that it told."""
        with self._telling() as connection:
            rules.remove(connection, id, who)

    def renew_secret(self, channel: int, who: str) -> Secret:
        """A new secret for a webhook or a feed; the old one is of no use any more."""
        with self._telling() as connection:
            return rules.renew_secret(connection, channel, who, self._seal, self._unseal)

    def shut_channel(self, channel: int, who: str, *, shut: bool = True) -> None:
        """Sends nothing more by a channel, or begins to again."""
        with self._telling() as connection:
            rules.shut(connection, channel, who, shut=shut)

    def try_alert(self, wish: Wish, since: datetime) -> Tried:
        """What a rule would have told since a time."""
        with self._reading() as connection:
            return trying.tried(connection, rules.checked(connection, wish), since)

    def test_alert(self, id: int, now: datetime) -> None:
        """Has a message made that says it is a test; it goes out by every channel."""
        with self._telling() as connection:
            deciding.test(connection, id, now)
            deciding.seal(connection, now)

    def alert_names(self, wanted: Collection[Called]) -> dict[Called, str]:
        """How what is watched is called; what is not there any more is left out."""
        with self._reading() as connection:
            return naming.names(connection, wanted)

    # Deciding and sending

    def alerts_wanted(self) -> bool:
        """True where somebody is to be told, now or later."""
        with self._reading() as connection:
            return deciding.wanted(connection)

    def alerts_due(self, now: datetime) -> bool:
        """True where something is to be decided, sealed or sent now; asked without writing."""
        with self._reading() as connection:
            return deciding.anything(connection, now) or outbox.due(connection, now)

    def decide_alerts(self, now: datetime) -> bool:
        """Decides the next changes and seals what is ready; True where there was something, and may be more."""
        with self._reading() as connection:
            if not deciding.anything(connection, now):
                return False
        with self._telling() as connection:
            owners.let_go(connection)
            deciding.decide(connection, now)
            deciding.seal(connection, now)
        return True

    def take_parcels(self, holder: str, now: datetime, limit: int) -> list[list[Parcel]]:
        """Leases channels with something to be sent: for each what is next, in its order."""
        with self._reading() as connection:
            if not outbox.due(connection, now):
                return []
        with self._telling() as connection:
            owners.let_go(connection)
            return outbox.take(connection, holder, now, limit, self._unseal)

    def keep_outcome(self, parcel: Parcel, holder: str, outcome: Outcome, now: datetime) -> bool:
        """Writes down how a delivery went; False where somebody else has the lease by now."""
        with self._telling() as connection:
            return outbox.keep(connection, parcel, holder, outcome, now)

    def let_go_channel(self, channel: int, holder: str) -> None:
        """Gives a leased channel back."""
        with self._telling() as connection:
            outbox.let_go(connection, channel, holder)

    def release_channels(self, holder: str) -> None:
        """Gives back all that one held who stops, or is dead."""
        with self._telling() as connection:
            outbox.release(connection, holder)

    def channel_holders(self) -> set[str]:
        """Who holds channels."""
        with self._reading() as connection:
            return outbox.holders(connection)

    # What was told

    def inbox(self, alerts: Sequence[int] | None, who: str, *, limit: int = 40, offset: int = 0) -> Inbox:
        """What these rules (None: all) told on the desk, the latest first, as `who` has seen it."""
        with self._reading() as connection:
            rows, total = inbox.page(connection, alerts, who, limit=limit, offset=offset)
            return Inbox(tuple(rows), total, inbox.unread(connection, alerts, who))

    def unread_alerts(self, account: str | None, who: str) -> int:
        """How much `who` has not seen of what the rules of an account (None: all) told on the desk of late."""
        with self._reading() as connection:
            return inbox.waiting(connection, account, who)

    def look_at_inbox(self, alerts: Sequence[int] | None, who: str, upto: str) -> int:
        """`who` has seen what these rules told, up to a time (ISO 8601); how much of it was new."""
        with self._telling() as connection:
            return inbox.look(connection, alerts, who, upto)

    def alert_feed(self, secret: str) -> tuple[Rule, list[Message]] | None:
        """What the rule told whose feed has this secret; None where there is no such feed."""
        with self._reading() as connection:
            return inbox.feed(connection, secret)

    def alert_log(self, alert: int | None = None, limit: int = 40, offset: int = 0) -> list[Sent]:
        """What was sent, waits or was given up, the latest first."""
        with self._reading() as connection:
            return outbox.log(connection, alert, limit, offset)
