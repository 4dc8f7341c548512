"""Confidential cases, as sealed bytes, and their wrapped keys."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    op.create_table(
        "sealed_cases",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("owner", sa.String(length=64), nullable=False),
        sa.Column("shared", sa.Boolean(), nullable=False),
        sa.Column("made", sa.String(length=7), nullable=False),
        sa.Column("changed", sa.String(length=7), nullable=False),
        sa.Column("mark", sa.String(length=32), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sealed_cases")),
    )
    op.create_index(op.f("ix_sealed_cases_owner"), "sealed_cases", ["owner"], unique=False)
    op.create_table(
        "sealed_keys",
        sa.Column("case", sa.String(length=16), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["case"], ["sealed_cases.id"], name=op.f("fk_sealed_keys_case")),
        sa.PrimaryKeyConstraint("case", "n", name=op.f("pk_sealed_keys")),
    )
