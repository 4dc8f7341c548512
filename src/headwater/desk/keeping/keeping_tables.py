"""The table of what is kept for how long, beside those of schema.py."""

from __future__ import annotations

from sqlalchemy import Column, Integer, String, Table, Text

from headwater.desk.schema import metadata

retention_rules = Table(
    "retention_rules",
    metadata,
    Column("kind", String(16), primary_key=True),  # retaining.KINDS
    Column("days", Integer, nullable=False),
    Column("who", Text, nullable=False),
    Column("made", String(40), nullable=False),
    Column("applied", String(40)),  # when it was last done
)
