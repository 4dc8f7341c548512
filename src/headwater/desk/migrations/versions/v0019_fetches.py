"""Until when the same bytes came from one place: by that a page that went back is known."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
_KEPT = "id, article, n, sha256, source, url, fetched, media_type, encoding, container, hints"


def upgrade() -> None:
    """Brings a desk to this form. What was fetched again until now was not kept: each is known from its first time."""
    op.drop_index("ix_captures_sha256", "captures")
    op.rename_table("captures", "captures_before")
    op.create_table(
        "captures",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("article", sa.String(length=64), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("fetched", sa.String(length=40), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("encoding", sa.Text(), nullable=True),
        sa.Column("container", sa.String(length=64), nullable=True),
        sa.Column("hints", sa.JSON(), nullable=False),
        sa.Column("last", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(
            ["article", "n"], ["versions.article", "versions.n"], name=op.f("fk_captures_article_n")
        ),
        sa.ForeignKeyConstraint(["sha256"], ["originals.sha256"], name=op.f("fk_captures_sha256")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_captures")),
        sa.UniqueConstraint("article", "sha256", "source", "n", name=op.f("uq_captures_article_sha256_source_n")),
    )
    op.execute(f"INSERT INTO captures ({_KEPT}, last) SELECT {_KEPT}, fetched FROM captures_before")
    op.drop_table("captures_before")
    op.create_index("ix_captures_sha256", "captures", ["sha256"], unique=False)
