"""The tables of the notes that persons write beside what was read, beside those of schema.py.

    notes ─< notes          a note and the answers to it
    notes ─< note_acts      what was done with it: nothing that was written is ever lost

A note keeps the words that it stands beside, and some before and after, so that it is found again in another version
only where they are.
"""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table, Text

from headwater.desk.schema import metadata

notes = Table(
    "notes",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("of", String(8), nullable=False),  # `article`, `claim` or `story`
    Column("target", String(64), nullable=False),  # the article's id, c-000123 or s-000123
    Column("n", Integer),  # the version of the article; these are none where the note is on the whole
    Column("start", Integer),
    Column("end", Integer),
    Column("words", Text, nullable=False),
    Column("before", Text, nullable=False),
    Column("after", Text, nullable=False),
    Column("answers", Integer, index=True),  # the first note of its thread
    Column("who", Text, nullable=False),
    Column("made", String(40), nullable=False, index=True),
    # The rest repeats its last acts, for lists.
    Column("text", Text, nullable=False),
    Column("stems", Text, nullable=False),
    Column("edited", String(40)),
    Column("undone", String(40)),
    Column("undone_by", Text),
    Column("resolved", String(40)),
    Column("resolved_by", Text),
    Index("ix_notes_target_of", "target", "of"),
)

note_acts = Table(
    "note_acts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("note", ForeignKey("notes.id"), nullable=False, index=True),
    Column("kind", String(16), nullable=False),
    Column("who", Text, nullable=False),
    Column("made", String(40), nullable=False),
    Column("text", Text, nullable=False),  # what it was made to say, "" where the act changed no words
)
