"""Who is meant across articles: the entities of the desk, judgements of persons, lists of names to look out for."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "bearers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("gender", sa.String(length=1), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("renamed", sa.Boolean(), nullable=False),
        sa.Column("locked", sa.Boolean(), nullable=False),
        sa.Column("judged", sa.Boolean(), nullable=False),
        sa.Column("into", sa.Integer(), nullable=True),
        sa.Column("judgement", sa.Integer(), nullable=True),
        sa.Column("root", sa.Integer(), nullable=False),
        sa.Column("links", sa.Integer(), nullable=False),
        sa.Column("added", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bearers")),
    )
    op.create_index(op.f("ix_bearers_root"), "bearers", ["root"], unique=False)
    op.create_table(
        "judgements",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("made", sa.String(length=40), nullable=False),
        sa.Column("payload", sa.JSON(), nullable=False),
        sa.Column("undone_by", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_judgements")),
    )
    op.create_table(
        "watchlists",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("added", sa.String(length=40), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_watchlists")),
        sa.UniqueConstraint("name", name=op.f("uq_watchlists_name")),
    )
    op.create_table(
        "candidates",
        sa.Column("a", sa.Integer(), nullable=False),
        sa.Column("b", sa.Integer(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["a"], ["bearers.id"], name=op.f("fk_candidates_a")),
        sa.ForeignKeyConstraint(["b"], ["bearers.id"], name=op.f("fk_candidates_b")),
        sa.PrimaryKeyConstraint("a", "b", name=op.f("pk_candidates")),
    )
    op.create_index("ix_candidates_b", "candidates", ["b"], unique=False)
    op.create_table(
        "links",
        sa.Column("article", sa.String(length=64), nullable=False),
        sa.Column("local", sa.String(length=64), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("bearer", sa.Integer(), nullable=False),
        sa.Column("how", sa.String(length=16), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["articles.id"], name=op.f("fk_links_article")),
        sa.ForeignKeyConstraint(["bearer"], ["bearers.id"], name=op.f("fk_links_bearer")),
        sa.PrimaryKeyConstraint("article", "local", name=op.f("pk_links")),
    )
    op.create_index(op.f("ix_links_bearer"), "links", ["bearer"], unique=False)
    op.create_table(
        "name_keys",
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("bearer", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["bearer"], ["bearers.id"], name=op.f("fk_name_keys_bearer")),
        sa.PrimaryKeyConstraint("key", "bearer", name=op.f("pk_name_keys")),
    )
    op.create_index("ix_name_keys_bearer", "name_keys", ["bearer"], unique=False)
    op.create_table(
        "partings",
        sa.Column("judgement", sa.Integer(), nullable=False),
        sa.Column("a", sa.Integer(), nullable=False),
        sa.Column("b", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["a"], ["bearers.id"], name=op.f("fk_partings_a")),
        sa.ForeignKeyConstraint(["b"], ["bearers.id"], name=op.f("fk_partings_b")),
        sa.ForeignKeyConstraint(["judgement"], ["judgements.id"], name=op.f("fk_partings_judgement")),
        sa.PrimaryKeyConstraint("judgement", name=op.f("pk_partings")),
    )
    op.create_index(op.f("ix_partings_a"), "partings", ["a"], unique=False)
    op.create_index(op.f("ix_partings_b"), "partings", ["b"], unique=False)
    op.create_table(
        "pins",
        sa.Column("judgement", sa.Integer(), nullable=False),
        sa.Column("article", sa.String(length=64), nullable=False),
        sa.Column("local", sa.String(length=64), nullable=False),
        sa.Column("names", sa.JSON(), nullable=False),
        sa.Column("bearer", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["articles.id"], name=op.f("fk_pins_article")),
        sa.ForeignKeyConstraint(["bearer"], ["bearers.id"], name=op.f("fk_pins_bearer")),
        sa.ForeignKeyConstraint(["judgement"], ["judgements.id"], name=op.f("fk_pins_judgement")),
        sa.PrimaryKeyConstraint("judgement", "article", "local", name=op.f("pk_pins")),
    )
    op.create_index("ix_pins_article", "pins", ["article"], unique=False)
    op.create_table(
        "posts",
        sa.Column("bearer", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("organization", sa.Text(), nullable=False),
        sa.Column("language", sa.String(length=16), nullable=False),
        sa.Column("first", sa.String(length=10), nullable=True),
        sa.Column("last", sa.String(length=10), nullable=True),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["bearer"], ["bearers.id"], name=op.f("fk_posts_bearer")),
        sa.PrimaryKeyConstraint("bearer", "title", "organization", "language", name=op.f("pk_posts")),
    )
    op.create_table(
        "spellings",
        sa.Column("bearer", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("language", sa.String(length=16), nullable=False),
        sa.Column("outlet", sa.Text(), nullable=False),
        sa.Column("script", sa.String(length=8), nullable=False),
        sa.Column("first", sa.String(length=10), nullable=True),
        sa.Column("last", sa.String(length=10), nullable=True),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["bearer"], ["bearers.id"], name=op.f("fk_spellings_bearer")),
        sa.PrimaryKeyConstraint("bearer", "text", "language", "outlet", name=op.f("pk_spellings")),
    )
    op.create_table(
        "watched",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("list", sa.Integer(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("aliases", sa.JSON(), nullable=False),
        sa.Column("birth", sa.Text(), nullable=True),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["list"], ["watchlists.id"], name=op.f("fk_watched_list")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_watched")),
    )
    op.create_index(op.f("ix_watched_list"), "watched", ["list"], unique=False)
    op.create_table(
        "sightings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("watched", sa.Integer(), nullable=False),
        sa.Column("article", sa.String(length=64), nullable=False),
        sa.Column("local", sa.String(length=64), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("spelling", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=True),
        sa.Column("end", sa.Integer(), nullable=True),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.Column("noted", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["articles.id"], name=op.f("fk_sightings_article")),
        sa.ForeignKeyConstraint(["watched"], ["watched.id"], name=op.f("fk_sightings_watched")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sightings")),
        sa.UniqueConstraint("watched", "article", "local", name=op.f("uq_sightings_watched_article_local")),
    )
    op.create_index(op.f("ix_sightings_article"), "sightings", ["article"], unique=False)
    op.create_table(
        "watched_keys",
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("watched", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["watched"], ["watched.id"], name=op.f("fk_watched_keys_watched")),
        sa.PrimaryKeyConstraint("key", "watched", name=op.f("pk_watched_keys")),
    )
    op.create_index("ix_watched_keys_watched", "watched_keys", ["watched"], unique=False)
    op.add_column("articles", sa.Column("linked", sa.Integer(), nullable=True))
    op.create_index(op.f("ix_articles_linked"), "articles", ["linked"], unique=False)
    op.add_column("entities", sa.Column("gender", sa.String(length=1), nullable=True))
