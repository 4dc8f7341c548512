"""Searches that are kept, outlets, and what articles say in columns, with the indexes that search looks them up in."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.create_table(
        "outlets",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.Column("outlet", sa.Text(), nullable=False),
        sa.Column("house", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("into", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outlets")),
        sa.UniqueConstraint("key", name=op.f("uq_outlets_key")),
        sa.UniqueConstraint("outlet", name=op.f("uq_outlets_outlet")),
    )
    op.create_index(op.f("ix_outlets_into"), "outlets", ["into"], unique=False)
    op.create_table(
        "searches",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("asked", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("made", sa.String(length=40), nullable=False),
        sa.Column("looked", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_searches")),
        sa.UniqueConstraint("name", name=op.f("uq_searches_name")),
    )
    op.create_table(
        "sayings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("article", sa.String(length=64), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("statement", sa.String(length=32), nullable=False),
        sa.Column("outlet", sa.Text(), nullable=False),
        sa.Column("day", sa.String(length=40), nullable=False),
        sa.Column("entity", sa.String(length=64), nullable=True),
        sa.Column("stance", sa.String(length=16), nullable=False),
        sa.Column("unnamed", sa.Boolean(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("naming", sa.String(length=16), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("unsure", sa.Boolean(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=True),
        sa.Column("end", sa.Integer(), nullable=True),
        sa.Column("told", sa.Integer(), nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["articles.id"], name=op.f("fk_sayings_article")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sayings")),
    )
    op.create_index("ix_sayings_article_entity", "sayings", ["article", "entity", "day"], unique=False)
    op.create_index(op.f("ix_sayings_told"), "sayings", ["told"], unique=False)
    op.create_index("ix_sayings_day", "sayings", ["day"], unique=False)
    op.create_index("ix_sayings_outlet_unnamed", "sayings", ["outlet", "unnamed"], unique=False)
    op.create_index("ix_sayings_stance_day", "sayings", ["stance", "day"], unique=False)
    op.create_table(
        "named_in",
        sa.Column("article", sa.String(length=64), nullable=False),
        sa.Column("local", sa.String(length=64), nullable=False),
        sa.Column("saying", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["saying"], ["sayings.id"], name=op.f("fk_named_in_saying")),
        sa.PrimaryKeyConstraint("article", "local", "saying", name=op.f("pk_named_in")),
    )
    op.create_index(op.f("ix_named_in_saying"), "named_in", ["saying"], unique=False)
    _copies()
    _links()
    _indexes()


def _copies() -> None:
    for column in (
        sa.Column("share", sa.Float(), server_default="0", nullable=False),
        sa.Column("kept", sa.Float(), server_default="0", nullable=False),
        sa.Column("credited", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("earlier_outlet", sa.Text(), server_default="", nullable=False),
        sa.Column("later_outlet", sa.Text(), server_default="", nullable=False),
    ):
        op.add_column("copies", column)
    rest = ["later", "joins", "credited", "share"]
    op.create_index("ix_copies_earlier_outlet", "copies", ["earlier_outlet", "later_outlet", *rest], unique=False)
    op.create_index("ix_copies_later_outlet", "copies", ["later_outlet", "earlier_outlet", *rest], unique=False)


def _links() -> None:
    """Where somebody was met, and as whom, out of the index alone; the claims in the order of their lists."""
    op.drop_index("ix_links_bearer", table_name="links")
    op.create_index("ix_links_bearer", "links", ["bearer", "article", "local"], unique=False)
    op.create_index("ix_claims_houses", "claims", ["houses", "last"], unique=False)


def _indexes() -> None:
    """Full-text search over what is said and what is claimed, kept by the database: no writer can forget it."""
    if op.get_bind().dialect.name != "sqlite":
        op.execute("CREATE INDEX sayings_words_index ON sayings USING gin (string_to_array(words, ' '))")
        op.execute("CREATE INDEX claims_words_index ON claims USING gin (string_to_array(words, ' '))")
        return
    for table in ("sayings", "claims"):
        put = f"INSERT INTO {table}_words_index(rowid, words) VALUES (new.id, new.words);"
        drop = (
            f"INSERT INTO {table}_words_index({table}_words_index, rowid, words) VALUES ('delete', old.id, old.words);"
        )
        op.execute(
            f"CREATE VIRTUAL TABLE {table}_words_index"
            f" USING fts5(words, content='{table}', content_rowid='id', tokenize='ascii')"
        )
        op.execute(f"CREATE TRIGGER {table}_words_put AFTER INSERT ON {table} BEGIN {put} END")
        op.execute(f"CREATE TRIGGER {table}_words_drop AFTER DELETE ON {table} BEGIN {drop} END")
        op.execute(
            f"CREATE TRIGGER {table}_words_move AFTER UPDATE OF words ON {table}"
            f" WHEN old.words <> new.words BEGIN {drop} {put} END"
        )
    # What older desks say, and who prints them, is filled in by the next run (desk/finding/filling.py).
    op.execute("INSERT INTO claims_words_index(claims_words_index) VALUES ('rebuild')")
