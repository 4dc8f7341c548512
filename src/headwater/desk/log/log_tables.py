"""The table of what was done, beside those of schema.py. The database refuses to change or remove a row (v0009)."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, String, Table, Text

from headwater.desk.schema import metadata

entries = Table(
    "log_entries",
    metadata,
    Column("n", Integer, primary_key=True, autoincrement=False),  # 1, 2, 3, ... without a gap
    Column("at", String(40), nullable=False),
    Column("kind", String(60), nullable=False),
    Column("who", Text, nullable=False),  # "" where nobody was named
    Column("about", Text, nullable=False),
    Column("said", Text, nullable=False),  # canonical JSON: an object of strings, its names in order
    Column("previous", String(64), nullable=False),
    Column("hash", String(64), nullable=False, index=True),
    Index("ix_log_entries_kind", "kind", "n"),
    Index("ix_log_entries_who", "who", "n"),
    Index("ix_log_entries_about", "about", "n"),
)

GUARDS = ("log_entries_no_update", "log_entries_no_delete", "log_entries_in_order")
"""The triggers by which the database refuses what is not an entry at the end."""
