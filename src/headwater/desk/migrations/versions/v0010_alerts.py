"""What somebody wants to be told, and what was told."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    _alerts()
    _channels()
    _messages()
    _events()
    _deliveries()
    _seen()


def _alerts() -> None:
    op.create_table(
        "alerts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("watch", sa.String(length=16), nullable=False),
        sa.Column("target", sa.Text(), nullable=False),
        sa.Column("turns", sa.JSON(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("account", sa.String(length=64), nullable=True),
        sa.Column("wording", sa.String(length=8), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("zone", sa.String(length=64), nullable=False),
        sa.Column("quiet_from", sa.String(length=5), nullable=False),
        sa.Column("quiet_until", sa.String(length=5), nullable=False),
        sa.Column("urgent", sa.JSON(), nullable=False),
        sa.Column("gather", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("made", sa.String(length=40), nullable=False),
        sa.Column("armed", sa.String(length=40), nullable=True),
        sa.Column("cursor", sa.Integer(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.Column("salt", sa.String(length=64), nullable=False),
        sa.Column("trouble", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alerts")),
    )
    op.create_index(op.f("ix_alerts_state"), "alerts", ["state"], unique=False)


def _channels() -> None:
    op.create_table(
        "alert_channels",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("alert", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("to", sa.Text(), nullable=False),
        sa.Column("secret", sa.Text(), nullable=False),
        sa.Column("made", sa.String(length=40), nullable=False),
        sa.Column("shut", sa.String(length=40), nullable=True),
        sa.Column("success", sa.String(length=40), nullable=True),
        sa.Column("failure", sa.String(length=40), nullable=True),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("given_up", sa.Integer(), nullable=False),
        sa.Column("trouble", sa.Text(), nullable=False),
        sa.Column("next", sa.String(length=40), nullable=False),
        sa.Column("leased", sa.String(length=40), nullable=True),
        sa.Column("holder", sa.String(length=120), nullable=True),
        sa.ForeignKeyConstraint(["alert"], ["alerts.id"], name=op.f("fk_alert_channels_alert")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alert_channels")),
    )
    op.create_index(op.f("ix_alert_channels_alert"), "alert_channels", ["alert"], unique=False)
    op.create_index(op.f("ix_alert_channels_secret"), "alert_channels", ["secret"], unique=False)


def _messages() -> None:
    op.create_table(
        "alert_messages",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("alert", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=True),
        sa.Column("key", sa.String(length=64), nullable=True),
        sa.Column("subject", sa.String(length=80), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("made", sa.String(length=40), nullable=False),
        sa.Column("closes", sa.String(length=40), nullable=False),
        sa.Column("sealed", sa.String(length=40), nullable=True),
        sa.Column("urgent", sa.Boolean(), nullable=False),
        sa.Column("test", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["alert"], ["alerts.id"], name=op.f("fk_alert_messages_alert")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alert_messages")),
        sa.UniqueConstraint("key", name=op.f("uq_alert_messages_key")),
    )
    op.create_index("ix_alert_messages_alert_state", "alert_messages", ["alert", "state"], unique=False)
    op.create_index("ix_alert_messages_state_closes", "alert_messages", ["state", "closes"], unique=False)


def _events() -> None:
    op.create_table(
        "alert_events",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("alert", sa.Integer(), nullable=False),
        sa.Column("message", sa.Integer(), nullable=False),
        sa.Column("change", sa.Integer(), nullable=False),
        sa.Column("turns", sa.JSON(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("story", sa.Integer(), nullable=True),
        sa.Column("claim", sa.Integer(), nullable=True),
        sa.Column("article", sa.String(length=64), nullable=True),
        sa.Column("judgement", sa.Integer(), nullable=True),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("noticed", sa.String(length=40), nullable=False),
        sa.Column("happened", sa.String(length=40), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["alert"], ["alerts.id"], name=op.f("fk_alert_events_alert")),
        sa.ForeignKeyConstraint(["message"], ["alert_messages.id"], name=op.f("fk_alert_events_message")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alert_events")),
        sa.UniqueConstraint("alert", "change", name=op.f("uq_alert_events_alert_change")),
    )
    op.create_index(op.f("ix_alert_events_article"), "alert_events", ["article"], unique=False)
    op.create_index(op.f("ix_alert_events_claim"), "alert_events", ["claim"], unique=False)
    op.create_index(op.f("ix_alert_events_message"), "alert_events", ["message"], unique=False)


def _deliveries() -> None:
    op.create_table(
        "alert_deliveries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("channel", sa.Integer(), nullable=False),
        sa.Column("message", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("made", sa.String(length=40), nullable=False),
        sa.Column("done", sa.String(length=40), nullable=True),
        sa.ForeignKeyConstraint(["channel"], ["alert_channels.id"], name=op.f("fk_alert_deliveries_channel")),
        sa.ForeignKeyConstraint(["message"], ["alert_messages.id"], name=op.f("fk_alert_deliveries_message")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alert_deliveries")),
        sa.UniqueConstraint("channel", "message", name=op.f("uq_alert_deliveries_channel_message")),
    )
    op.create_index(op.f("ix_alert_deliveries_message"), "alert_deliveries", ["message"], unique=False)
    op.create_index("ix_alert_deliveries_state_channel", "alert_deliveries", ["state", "channel", "seq"], unique=False)


def _seen() -> None:
    op.create_table(
        "alert_seen",
        sa.Column("message", sa.Integer(), nullable=False),
        sa.Column("who", sa.String(length=80), nullable=False),
        sa.Column("at", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(["message"], ["alert_messages.id"], name=op.f("fk_alert_seen_message")),
        sa.PrimaryKeyConstraint("message", "who", name=op.f("pk_alert_seen")),
    )
