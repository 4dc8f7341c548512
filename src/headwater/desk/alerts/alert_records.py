"""What the desk gives out about alerts: rules with their channels, messages, what waits to be sent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, get_args

from headwater.desk.alerts.turns import Turn, Watch
from headwater.desk.changes.today import Change

ChannelKind = Literal["mail", "webhook", "feed", "desk"]
CHANNELS: Final[tuple[ChannelKind, ...]] = get_args(ChannelKind)
Wording = Literal["plain", "discreet"]
"""`discreet`: that there is something new, and nothing else."""
WORDINGS: Final[tuple[Wording, ...]] = get_args(Wording)
State = Literal["draft", "armed", "resting"]
"""Never armed; armed; disarmed."""
GATHER: Final = 180
"""Seconds for which the changes of one thing are gathered into one message, where nobody says otherwise: an agency's
report and what its subscribers make of it come within minutes of each other."""


@dataclass(frozen=True, slots=True)
class Quiet:
    """Hours in which nothing is told: from one time of day to another ("22:00", "07:00") in a zone; `urgent` turns pass
    all the same. Without them all hours are alike."""

    zone: str = "UTC"
    start: str = ""
    end: str = ""
    urgent: tuple[Turn, ...] = ()


@dataclass(frozen=True, slots=True)
class Wish:
    """A rule that somebody wants: of what which turns are told, and how. `channels` are kinds with where they lead."""

    watch: Watch
    target: str
    turns: tuple[Turn, ...]
    channels: tuple[tuple[ChannelKind, str], ...]
    wording: Wording = "plain"
    language: str = "en"
    quiet: Quiet = Quiet()
    gather: int = GATHER


@dataclass(frozen=True, slots=True)
class Channel:
    """A way by which a rule tells, and how it goes there: `failures` in a row, `given_up` messages in all."""

    id: int
    kind: ChannelKind
    to: str
    made: str
    shut: str | None
    success: str | None
    failure: str | None
    failures: int
    given_up: int
    trouble: str
    next: str
    waiting: int


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule. `id` is its number, `trouble` why the program has disarmed it, `sealed` how many messages it made."""

    id: int
    watch: Watch
    target: str
    turns: tuple[Turn, ...]
    owner: str
    account: str | None
    wording: Wording
    language: str
    quiet: Quiet
    gather: int
    state: State
    made: str
    armed: str | None
    cursor: int
    sealed: int
    trouble: str
    channels: tuple[Channel, ...]

    @property
    def wish(self) -> Wish:
        """What was asked for."""
        ways = tuple((channel.kind, channel.to) for channel in self.channels)
        given = (self.watch, self.target, self.turns, ways, self.wording, self.language, self.quiet, self.gather)
        return Wish(*given)


@dataclass(frozen=True, slots=True)
class Secret:
    """What is shown once: that of a webhook, to check signatures with, or a feed's address."""

    channel: int
    kind: ChannelKind
    secret: str


@dataclass(frozen=True, slots=True)
class Message:
    """What a rule told, or would tell: its changes in their order. `key` names it for good; `seq` is its place among
    the rule's; `test`: somebody asked for it, and nothing happened."""

    id: int
    alert: int
    key: str
    seq: int
    sealed: str
    test: bool
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Parcel:
    """A message on its way by one channel. `key` names it there for good: whoever gets it twice can tell. Without `to`
    its address cannot be opened here."""

    delivery: int
    channel: int
    kind: ChannelKind
    to: str
    secret: str
    key: str
    tries: int
    failures: int
    since: str
    rule: Rule
    message: Message


@dataclass(frozen=True, slots=True)
class Sent:
    """A delivery, for the log of a rule: `state` is `waiting`, `sent` or `given up`."""

    message: int
    seq: int
    kind: ChannelKind
    to: str
    state: str
    tries: int
    made: str
    done: str | None
    changes: int
    test: bool


@dataclass(frozen=True, slots=True)
class Tried:
    """What a rule would have told since a time: `messages` of `changes`, the last of them in `shown`."""

    since: str
    messages: int
    changes: int
    shown: tuple[tuple[Change, ...], ...]
    more: bool = False
