"""The tables of what an account logs in with beside its password, beside those of schema.py.

    accounts ── totps             the secret that an app makes its codes of
    accounts ─< recovery_codes    each good for one login; kept is the SHA-256
    accounts ─< passkeys          the public half of a key that stays in a device
    accounts ─< tokens            for programs; kept is the SHA-256
    accounts ─< identities        who they are at another provider
    demands                       roles that must have a second factor

The secret of a `totp` must be had as it is: the codes are made of it. So it is sealed under a key beside the desk.
"""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, ForeignKey, Integer, LargeBinary, String, Table, Text

from headwater.desk.schema import metadata

totps = Table(
    "totps",
    metadata,
    Column("account", ForeignKey("accounts.id"), primary_key=True),
    Column("secret", Text, nullable=False),  # sealed under the key of the desk (sealed/desk_key.py)
    Column("made", String(40), nullable=False),
    Column("step", Integer, nullable=False),  # that of the last code: neither it nor one before it is taken again
)

recovery_codes = Table(
    "recovery_codes",
    metadata,
    Column("account", ForeignKey("accounts.id"), primary_key=True),
    Column("hash", String(64), primary_key=True),
    Column("used", String(10)),  # the day
)

passkeys = Table(
    "passkeys",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("account", ForeignKey("accounts.id"), nullable=False, index=True),
    Column("credential", Text, nullable=False, unique=True),  # base64url
    Column("key", LargeBinary, nullable=False),
    Column("uses", Integer, nullable=False),  # how often it was used, as it says itself
    Column("name", Text, nullable=False),
    Column("host", Text, nullable=False),  # the name of the desk for which it is good
    Column("transports", JSON, nullable=False),
    Column("synced", Boolean, nullable=False),  # it may be on more than one device
    Column("made", String(40), nullable=False),
    Column("used", String(10)),
)

demands = Table(
    "demands",
    metadata,
    Column("role", String(16), primary_key=True),
    Column("made", String(40), nullable=False),
    Column("made_by", Text, nullable=False),
)

tokens = Table(
    "tokens",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("account", ForeignKey("accounts.id"), nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("hash", String(64), nullable=False, unique=True),
    Column("scopes", JSON, nullable=False),
    Column("made", String(40), nullable=False),
    Column("until", String(10), nullable=False),  # the last day on which it is good
    Column("used", String(10)),
    Column("ended", String(40)),
)

identities = Table(
    "identities",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("account", ForeignKey("accounts.id"), nullable=False, index=True),
    Column("issuer", Text, nullable=False),
    Column("subject", String(64), unique=True),  # SHA-256 of issuer and subject; none: not yet come
    Column("email", String(64)),  # SHA-256 of the address by which they are known when they first come; none after that
    Column("made", String(40), nullable=False),
)
