"""The tables of those who may use the desk, beside those of schema.py.

    accounts ─< sessions          who is logged in; kept is the SHA-256 of what the browser has, never that itself
    accounts ── invitations       a link by which a password is set, once
    failures                      who tried to log in and could not, until it no longer matters

Nobody's address is kept, nor when somebody came: of the last visit the day is known, and of a session its hour.
"""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, ForeignKey, Integer, String, Table, Text

from headwater.desk.schema import metadata

accounts = Table(
    "accounts",
    metadata,
    Column("id", String(16), primary_key=True),  # drawn by lot: one is never given a second time
    Column("name", Text, nullable=False),
    Column("folded", Text, nullable=False, unique=True),  # by which it is found: case and width do not matter
    Column("role", String(16), nullable=False),
    Column("password", Text),  # argon2id with its parameters and salt; none: it cannot log in by a password
    Column("made", String(40), nullable=False),
    Column("made_by", Text, nullable=False),
    Column("disabled", String(40)),
    Column("seen", String(10)),  # the day, no more
    Column("until", String(10)),  # the last day on which it may do anything
    Column("groups", JSON, nullable=False),
)

sessions = Table(
    "sessions",
    metadata,
    Column("token", String(64), primary_key=True),  # SHA-256, in hexadecimal digits
    Column("id", String(16), nullable=False, unique=True),  # by which it is named on pages
    Column("account", ForeignKey("accounts.id"), nullable=False, index=True),
    Column("made", String(40), nullable=False),
    Column("used", String(40), nullable=False),  # to some minutes (newsroom/accounts/sessions.py)
    Column("ends", String(40), nullable=False, index=True),
    Column("half", Boolean, nullable=False),  # the password was right; a second factor is awaited
    Column("browser", String(60), nullable=False),
    Column("proven", String(40), nullable=False, server_default=""),  # when they last gave a password or a factor
)

invitations = Table(
    "invitations",
    metadata,
    Column("account", ForeignKey("accounts.id"), primary_key=True),
    Column("token", String(64), nullable=False, unique=True),
    Column("made", String(40), nullable=False),
    Column("made_by", Text, nullable=False),
    Column("ends", String(40), nullable=False),
)

failures = Table(
    "failures",
    metadata,
    Column("key", String(40), primary_key=True),
    Column("times", Integer, nullable=False),
    Column("last", String(40), nullable=False, index=True),
    Column("until", String(40), nullable=False),  # before this nobody is let try again
)
