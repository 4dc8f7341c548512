"""Notes of persons beside the text of an article; lists of articles by their last change without sorting them all."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.create_table(
        "notes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("of", sa.String(length=8), nullable=False),
        sa.Column("target", sa.String(length=64), nullable=False),
        sa.Column("n", sa.Integer(), nullable=True),
        sa.Column("start", sa.Integer(), nullable=True),
        sa.Column("end", sa.Integer(), nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("after", sa.Text(), nullable=False),
        sa.Column("answers", sa.Integer(), nullable=True),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("made", sa.String(length=40), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("stems", sa.Text(), nullable=False),
        sa.Column("edited", sa.String(length=40), nullable=True),
        sa.Column("undone", sa.String(length=40), nullable=True),
        sa.Column("undone_by", sa.Text(), nullable=True),
        sa.Column("resolved", sa.String(length=40), nullable=True),
        sa.Column("resolved_by", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notes")),
    )
    op.create_index("ix_notes_target_of", "notes", ["target", "of"], unique=False)
    op.create_index(op.f("ix_notes_answers"), "notes", ["answers"], unique=False)
    op.create_index(op.f("ix_notes_made"), "notes", ["made"], unique=False)
    op.create_table(
        "note_acts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("note", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("made", sa.String(length=40), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["note"], ["notes.id"], name=op.f("fk_note_acts_note")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_note_acts")),
    )
    op.create_index(op.f("ix_note_acts_note"), "note_acts", ["note"], unique=False)
    op.create_index(op.f("ix_claims_into"), "claims", ["into"], unique=False)
    op.create_index(op.f("ix_stories_into"), "stories", ["into"], unique=False)
    op.create_index(op.f("ix_articles_changed"), "articles", ["changed"], unique=False)
