"""The tables of confidential cases, beside those of schema.py.

    sealed_cases ─< sealed_keys     all of a case in one sealed piece; its key, wrapped once for each who can open it

What stands here in the clear: that there is a case, whose it is and whether editors may try it, how large it is
(padded), in which month it was made and last changed. docs/decisions/0123.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Integer, LargeBinary, String, Table

from headwater.desk.schema import metadata

sealed_cases = Table(
    "sealed_cases",
    metadata,
    Column("id", String(16), primary_key=True),  # k-1f3a9c20, by chance
    Column("owner", String(64), nullable=False, index=True),  # an account's id; "" on a desk without accounts
    Column("shared", Boolean, nullable=False),
    Column("made", String(7), nullable=False),  # the month
    Column("changed", String(7), nullable=False),
    Column("mark", String(32), nullable=False),  # another one, by chance, whenever it is sealed anew
    Column("body", LargeBinary, nullable=False),
)

sealed_keys = Table(
    "sealed_keys",
    metadata,
    Column("case", ForeignKey("sealed_cases.id"), primary_key=True),
    Column("n", Integer, primary_key=True),
    Column("kind", String(12), nullable=False),  # `passphrase` or `recovery`
    Column("body", LargeBinary, nullable=False),
)
