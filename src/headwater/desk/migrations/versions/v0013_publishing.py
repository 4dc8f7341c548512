"""What is published, to whom; who subscribes, and how often what was read."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Brings a desk to this form."""
    _items()
    _site()
    _subscribers()


def _items() -> None:
    op.create_table(
        "publications",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=24), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("dossier", sa.String(length=64), nullable=True),
        sa.Column("story", sa.String(length=64), nullable=True),
        sa.Column("translation", sa.String(length=24), nullable=True),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("section", sa.String(length=40), nullable=False),
        sa.Column("tier", sa.String(length=16), nullable=False),
        sa.Column("current", sa.Integer(), nullable=False),
        sa.Column("embargo", sa.String(length=40), nullable=True),
        sa.Column("zone", sa.String(length=60), nullable=False),
        sa.Column("out", sa.String(length=40), nullable=True),
        sa.Column("made", sa.String(length=40), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("withdrawn", sa.String(length=40), nullable=True),
        sa.Column("withdrawn_by", sa.Text(), nullable=True),
        sa.Column("withdrawn_why", sa.Text(), nullable=False),
        sa.Column("unnamed", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_publications")),
        sa.UniqueConstraint("key", name=op.f("uq_publications_key")),
    )
    for column in ("dossier", "story", "translation", "out", "made"):
        op.create_index(op.f(f"ix_publications_{column}"), "publications", [column], unique=False)
    op.create_index("ix_publications_language_out", "publications", ["language", "out"], unique=False)
    op.create_table(
        "published_revisions",
        sa.Column("publication", sa.Integer(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("tier", sa.String(length=16), nullable=False),
        sa.Column("section", sa.String(length=40), nullable=False),
        sa.Column("headline", sa.Text(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("authors", sa.JSON(), nullable=False),
        sa.Column("groups", sa.JSON(), nullable=False),
        sa.Column("related", sa.JSON(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("made", sa.String(length=40), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["publication"], ["publications.id"], name=op.f("fk_published_revisions_publication")),
        sa.PrimaryKeyConstraint("publication", "n", name=op.f("pk_published_revisions")),
    )
    op.create_table(
        "published_reach",
        sa.Column("publication", sa.Integer(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("reach", sa.String(length=60), nullable=False),
        sa.ForeignKeyConstraint(
            ["publication", "n"],
            ["published_revisions.publication", "published_revisions.n"],
            name=op.f("fk_published_reach_publication"),
        ),
        sa.PrimaryKeyConstraint("publication", "n", "reach", name=op.f("pk_published_reach")),
    )
    op.create_table(
        "published_words",
        sa.Column("reach", sa.String(length=60), nullable=False),
        sa.Column("stem", sa.String(length=100), nullable=False),
        sa.Column("publication", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["publication"], ["publications.id"], name=op.f("fk_published_words_publication")),
        sa.PrimaryKeyConstraint("reach", "stem", "publication", name=op.f("pk_published_words")),
    )
    op.create_index("ix_published_words_publication", "published_words", ["publication"], unique=False)
    op.create_table(
        "published_removed",
        sa.Column("publication", sa.Integer(), nullable=False),
        sa.Column("at", sa.String(length=40), nullable=False),
        sa.Column("repeats", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["publication"], ["publications.id"], name=op.f("fk_published_removed_publication")),
        sa.PrimaryKeyConstraint("publication", name=op.f("pk_published_removed")),
    )


def _site() -> None:
    op.create_table(
        "site_sections",
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("names", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_site_sections")),
    )
    op.create_table(
        "site_settings",
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_site_settings")),
    )


def _subscribers() -> None:
    op.create_table(
        "subscribers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("token", sa.String(length=64), nullable=False),
        sa.Column("groups", sa.JSON(), nullable=False),
        sa.Column("since", sa.String(length=40), nullable=False),
        sa.Column("until", sa.String(length=40), nullable=False),
        sa.Column("ended", sa.String(length=40), nullable=True),
        sa.Column("made", sa.String(length=40), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_subscribers")),
        sa.UniqueConstraint("token", name=op.f("uq_subscribers_token")),
    )
    op.create_table(
        "site_sessions",
        sa.Column("secret", sa.String(length=64), nullable=False),
        sa.Column("subscriber", sa.Integer(), nullable=False),
        sa.Column("made", sa.String(length=40), nullable=False),
        sa.Column("until", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(["subscriber"], ["subscribers.id"], name=op.f("fk_site_sessions_subscriber")),
        sa.PrimaryKeyConstraint("secret", name=op.f("pk_site_sessions")),
    )
    op.create_index(op.f("ix_site_sessions_subscriber"), "site_sessions", ["subscriber"], unique=False)
    op.create_table(
        "site_feeds",
        sa.Column("subscriber", sa.String(length=24), nullable=False),
        sa.Column("secret", sa.String(length=64), nullable=False),
        sa.Column("made", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("subscriber", name=op.f("pk_site_feeds")),
        sa.UniqueConstraint("secret", name=op.f("uq_site_feeds_secret")),
    )
    op.create_table(
        "site_use",
        sa.Column("day", sa.String(length=10), nullable=False),
        sa.Column("publication", sa.Integer(), nullable=False),
        sa.Column("subscriber", sa.String(length=24), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["publication"], ["publications.id"], name=op.f("fk_site_use_publication")),
        sa.PrimaryKeyConstraint("day", "publication", "subscriber", name=op.f("pk_site_use")),
    )
