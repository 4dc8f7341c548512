"""The tables of alerts, beside those of schema.py.

    alerts ─< alert_channels                what somebody wants to be told, and by which ways
    alerts ─< alert_events >─ alert_messages    which changes were to be told, each once for a rule, in messages
    alert_messages ─< alert_deliveries >─ alert_channels    one for each way: the outbox
    alert_seen                              who has seen what on the desk

What is decided is written down in the transaction that moves a rule's cursor, so a change is decided once, whatever is
killed when. A message is `open` while it gathers, `held` through quiet hours, `sealed` once it is as it will be sent.
"""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, ForeignKey, Index, Integer, String, Table, Text, UniqueConstraint

from headwater.desk.schema import metadata

alerts = Table(
    "alerts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("watch", String(16), nullable=False),
    Column("target", Text, nullable=False),  # c-000123, s-000123, e-000123, a list's name, ...; "" for everything
    Column("turns", JSON, nullable=False),
    Column("owner", Text, nullable=False),
    Column("account", String(64)),  # the owner's account; none on a desk without accounts
    Column("wording", String(8), nullable=False),
    Column("language", String(8), nullable=False),
    Column("zone", String(64), nullable=False),
    Column("quiet_from", String(5), nullable=False),  # 22:00 in the zone; "" where no hours are quiet
    Column("quiet_until", String(5), nullable=False),
    Column("urgent", JSON, nullable=False),  # turns that pass through quiet hours
    Column("gather", Integer, nullable=False),  # seconds for which changes of one thing are one message
    Column("state", String(8), nullable=False, index=True),
    Column("made", String(40), nullable=False),
    Column("armed", String(40)),
    Column("cursor", Integer, nullable=False),  # the last change that was decided
    Column("last", Integer, nullable=False),  # the number of its last sealed message
    Column("salt", String(64), nullable=False),  # so that the keys of its messages tell nothing
    Column("trouble", Text, nullable=False),  # why the program has disarmed it
)

channels = Table(
    "alert_channels",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("alert", ForeignKey("alerts.id"), nullable=False, index=True),
    Column("kind", String(8), nullable=False),
    Column("to", Text, nullable=False),  # an address of mail; of a webhook's as much as anybody may know
    Column("secret", Text, nullable=False),  # a webhook's address and secret, sealed (receiver.py); a feed's SHA-256
    Column("made", String(40), nullable=False),
    Column("shut", String(40)),  # nothing more is sent there
    Column("success", String(40)),
    Column("failure", String(40)),
    Column("failures", Integer, nullable=False),  # in a row
    Column("given_up", Integer, nullable=False),  # messages, in all
    Column("trouble", Text, nullable=False),  # what was in the way last
    Column("next", String(40), nullable=False),  # when it may be tried
    Column("leased", String(40)),
    Column("holder", String(120)),
    Index("ix_alert_channels_secret", "secret"),
)

messages = Table(
    "alert_messages",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("alert", ForeignKey("alerts.id"), nullable=False),
    Column("seq", Integer),  # its place among the rule's sealed ones
    Column("key", String(64), unique=True),
    Column("subject", String(80), nullable=False),  # what it gathers changes of; "" a digest
    Column("state", String(8), nullable=False),
    Column("made", String(40), nullable=False),
    Column("closes", String(40), nullable=False),
    Column("sealed", String(40)),
    Column("urgent", Boolean, nullable=False),
    Column("test", Boolean, nullable=False),
    Index("ix_alert_messages_alert_state", "alert", "state"),
    Index("ix_alert_messages_state_closes", "state", "closes"),
)

events = Table(
    "alert_events",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("alert", ForeignKey("alerts.id"), nullable=False),
    Column("message", ForeignKey("alert_messages.id"), nullable=False, index=True),
    Column("change", Integer, nullable=False),
    Column("turns", JSON, nullable=False),
    # The rest repeats the change, which may be let go: never a word of an article or a claim but names of origins.
    Column("kind", String(16), nullable=False),
    Column("story", Integer),
    Column("claim", Integer, index=True),
    Column("article", String(64), index=True),
    Column("judgement", Integer),
    Column("who", Text, nullable=False),
    Column("noticed", String(40), nullable=False),
    Column("happened", String(40), nullable=False),
    Column("body", JSON, nullable=False),
    UniqueConstraint("alert", "change"),
)

deliveries = Table(
    "alert_deliveries",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("channel", ForeignKey("alert_channels.id"), nullable=False),
    Column("message", ForeignKey("alert_messages.id"), nullable=False, index=True),
    Column("seq", Integer, nullable=False),  # its message's, whose order is kept
    Column("state", String(8), nullable=False),  # waiting, sent, given up
    Column("tries", Integer, nullable=False),
    Column("made", String(40), nullable=False),
    Column("done", String(40)),
    UniqueConstraint("channel", "message"),
    Index("ix_alert_deliveries_state_channel", "state", "channel", "seq"),
)

seen = Table(
    "alert_seen",
    metadata,
    Column("message", ForeignKey("alert_messages.id"), primary_key=True),
    Column("who", String(80), primary_key=True),
    Column("at", String(40), nullable=False),
)
