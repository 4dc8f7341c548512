"""Feeds and pages that are followed, what was found there, and how it went."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "followed",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("host", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("added", sa.String(length=40), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("every", sa.Integer(), nullable=False),
        sa.Column("paused", sa.Boolean(), nullable=False),
        sa.Column("next", sa.String(length=40), nullable=False),
        sa.Column("pause", sa.Float(), nullable=False),
        sa.Column("leased", sa.String(length=40), nullable=True),
        sa.Column("holder", sa.Text(), nullable=True),
        sa.Column("etag", sa.Text(), nullable=True),
        sa.Column("modified", sa.Text(), nullable=True),
        sa.Column("digest", sa.String(length=64), nullable=True),
        sa.Column("attempt", sa.String(length=40), nullable=True),
        sa.Column("success", sa.String(length=40), nullable=True),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("trouble", sa.Text(), nullable=True),
        sa.Column("articles", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_followed")),
        sa.UniqueConstraint("key", name=op.f("uq_followed_key")),
    )
    op.create_index("ix_followed_failures", "followed", ["failures"], unique=False)
    op.create_index(op.f("ix_followed_next"), "followed", ["next"], unique=False)
    op.create_table(
        "found",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("followed", sa.Integer(), nullable=False),
        sa.Column("address", sa.Text(), nullable=True),
        sa.Column("host", sa.Text(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=True),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("next", sa.String(length=40), nullable=True),
        sa.Column("pause", sa.Float(), nullable=False),
        sa.Column("leased", sa.String(length=40), nullable=True),
        sa.Column("holder", sa.Text(), nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("trouble", sa.Text(), nullable=True),
        sa.Column("article", sa.String(length=64), nullable=True),
        sa.Column("read", sa.String(length=40), nullable=True),
        sa.Column("vain", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_found")),
        sa.UniqueConstraint("key", name=op.f("uq_found_key")),
    )
    op.create_index(op.f("ix_found_article"), "found", ["article"], unique=False)
    op.create_index(op.f("ix_found_followed"), "found", ["followed"], unique=False)
    op.create_index(op.f("ix_found_next"), "found", ["next"], unique=False)
    op.create_table(
        "hosts",
        sa.Column("host", sa.Text(), nullable=False),
        sa.Column("free", sa.String(length=40), nullable=False),
        sa.Column("steady", sa.Float(), nullable=False),
        sa.Column("boot", sa.Text(), nullable=False),
        sa.Column("resting", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("host", name=op.f("pk_hosts")),
    )
    op.create_table(
        "found_in",
        sa.Column("followed", sa.Integer(), nullable=False),
        sa.Column("found", sa.Integer(), nullable=False),
        sa.Column("guid", sa.String(length=64), nullable=True),
        sa.Column("signature", sa.String(length=64), nullable=False),
        sa.Column("updated", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["followed"], ["followed.id"], name=op.f("fk_found_in_followed")),
        sa.ForeignKeyConstraint(["found"], ["found.id"], name=op.f("fk_found_in_found")),
        sa.PrimaryKeyConstraint("followed", "found", name=op.f("pk_found_in")),
    )
    op.create_index("ix_found_in_found", "found_in", ["found"], unique=False)
    op.create_index("ix_found_in_guid", "found_in", ["followed", "guid"], unique=False)
