"""What stands between articles: copies, stories, claims, and what persons decided. Articles wait to be compared."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "claims",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("into", sa.Integer(), nullable=True),
        sa.Column("wording", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("standing", sa.String(length=24), nullable=False),
        sa.Column("at_least", sa.Integer(), nullable=False),
        sa.Column("at_most", sa.Integer(), nullable=False),
        sa.Column("tellings", sa.Integer(), nullable=False),
        sa.Column("articles", sa.Integer(), nullable=False),
        sa.Column("houses", sa.Integer(), nullable=False),
        sa.Column("first", sa.String(length=40), nullable=False),
        sa.Column("last", sa.String(length=40), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("added", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claims")),
    )
    op.create_index(op.f("ix_claims_last"), "claims", ["last"], unique=False)
    op.create_index(op.f("ix_claims_standing"), "claims", ["standing"], unique=False)
    op.create_table(
        "content_keys",
        sa.Column("key", sa.BigInteger(), nullable=False),
        sa.Column("content", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("key", "content", name=op.f("pk_content_keys")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "contents",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("same", sa.BigInteger(), nullable=False),
        sa.Column("claim", sa.Integer(), nullable=True),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contents")),
        sa.UniqueConstraint("same", name=op.f("uq_contents_same")),
    )
    op.create_index(op.f("ix_contents_claim"), "contents", ["claim"], unique=False)
    op.create_table(
        "matter_keys",
        sa.Column("key", sa.BigInteger(), nullable=False),
        sa.Column("sheet", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("key", "sheet", name=op.f("pk_matter_keys")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_matter_keys_sheet"), "matter_keys", ["sheet"], unique=False)
    op.create_table(
        "moves",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("of", sa.String(length=8), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("what", sa.String(length=16), nullable=False),
        sa.Column("other", sa.Integer(), nullable=True),
        sa.Column("when", sa.String(length=40), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_moves")),
    )
    op.create_index("ix_moves_of_number", "moves", ["of", "number"], unique=False)
    op.create_table(
        "sheets",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("article", sa.String(length=64), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("outlet", sa.Text(), nullable=False),
        sa.Column("house", sa.Text(), nullable=False),
        sa.Column("published", sa.String(length=40), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("story", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sheets")),
        sa.UniqueConstraint("article", name=op.f("uq_sheets_article")),
    )
    op.create_index("ix_sheets_outlet", "sheets", ["outlet"], unique=False)
    op.create_index(op.f("ix_sheets_story"), "sheets", ["story"], unique=False)
    op.create_table(
        "stories",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("into", sa.Integer(), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("articles", sa.Integer(), nullable=False),
        sa.Column("first", sa.String(length=40), nullable=False),
        sa.Column("last", sa.String(length=40), nullable=False),
        sa.Column("added", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stories")),
    )
    op.create_index(op.f("ix_stories_last"), "stories", ["last"], unique=False)
    op.create_table(
        "text_keys",
        sa.Column("key", sa.BigInteger(), nullable=False),
        sa.Column("sheet", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("key", "sheet", name=op.f("pk_text_keys")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_text_keys_sheet"), "text_keys", ["sheet"], unique=False)
    op.create_table(
        "worn_keys",
        sa.Column("key", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_worn_keys")),
    )
    op.create_table(
        "amendments",
        sa.Column("judgement", sa.Integer(), nullable=False),
        sa.Column("article", sa.String(length=64), nullable=False),
        sa.Column("statement", sa.String(length=32), nullable=False),
        sa.Column("wording", sa.Text(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["judgement"], ["judgements.id"], name=op.f("fk_amendments_judgement")),
        sa.PrimaryKeyConstraint("judgement", name=op.f("pk_amendments")),
    )
    op.create_index(op.f("ix_amendments_article"), "amendments", ["article"], unique=False)
    op.create_table(
        "copies",
        sa.Column("earlier", sa.Integer(), nullable=False),
        sa.Column("later", sa.Integer(), nullable=False),
        sa.Column("joins", sa.Boolean(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["earlier"], ["sheets.id"], name=op.f("fk_copies_earlier")),
        sa.ForeignKeyConstraint(["later"], ["sheets.id"], name=op.f("fk_copies_later")),
        sa.PrimaryKeyConstraint("earlier", "later", name=op.f("pk_copies")),
    )
    op.create_index("ix_copies_later", "copies", ["later"], unique=False)
    op.create_table(
        "nears",
        sa.Column("one", sa.Integer(), nullable=False),
        sa.Column("other", sa.Integer(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("why", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["one"], ["sheets.id"], name=op.f("fk_nears_one")),
        sa.ForeignKeyConstraint(["other"], ["sheets.id"], name=op.f("fk_nears_other")),
        sa.PrimaryKeyConstraint("one", "other", name=op.f("pk_nears")),
    )
    op.create_index("ix_nears_other", "nears", ["other"], unique=False)
    op.create_table(
        "ratings",
        sa.Column("judgement", sa.Integer(), nullable=False),
        sa.Column("of", sa.String(length=8), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.String(length=1), nullable=False),
        sa.ForeignKeyConstraint(["judgement"], ["judgements.id"], name=op.f("fk_ratings_judgement")),
        sa.PrimaryKeyConstraint("judgement", name=op.f("pk_ratings")),
    )
    op.create_index(op.f("ix_ratings_name"), "ratings", ["name"], unique=False)
    op.create_table(
        "rulings",
        sa.Column("judgement", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("one", sa.String(length=64), nullable=False),
        sa.Column("one_wording", sa.Text(), nullable=False),
        sa.Column("one_statement", sa.String(length=32), nullable=False),
        sa.Column("other", sa.String(length=64), nullable=False),
        sa.Column("other_wording", sa.Text(), nullable=False),
        sa.Column("other_statement", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["judgement"], ["judgements.id"], name=op.f("fk_rulings_judgement")),
        sa.PrimaryKeyConstraint("judgement", name=op.f("pk_rulings")),
    )
    op.create_index(op.f("ix_rulings_one"), "rulings", ["one"], unique=False)
    op.create_index(op.f("ix_rulings_other"), "rulings", ["other"], unique=False)
    op.create_table(
        "tellings",
        sa.Column("sheet", sa.Integer(), nullable=False),
        sa.Column("statement", sa.String(length=32), nullable=False),
        sa.Column("content", sa.Integer(), nullable=False),
        sa.Column("answers", sa.Integer(), nullable=True),
        sa.Column("wording", sa.Text(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["content"], ["contents.id"], name=op.f("fk_tellings_content")),
        sa.ForeignKeyConstraint(["sheet"], ["sheets.id"], name=op.f("fk_tellings_sheet")),
        sa.PrimaryKeyConstraint("sheet", "statement", name=op.f("pk_tellings")),
    )
    op.create_index(op.f("ix_tellings_answers"), "tellings", ["answers"], unique=False)
    op.create_index(op.f("ix_tellings_content"), "tellings", ["content"], unique=False)
    op.create_table(
        "ties",
        sa.Column("one", sa.Integer(), nullable=False),
        sa.Column("other", sa.Integer(), nullable=False),
        sa.Column("how", sa.String(length=8), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("what", sa.JSON(), nullable=False),
        sa.Column("why", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["one"], ["contents.id"], name=op.f("fk_ties_one")),
        sa.ForeignKeyConstraint(["other"], ["contents.id"], name=op.f("fk_ties_other")),
        sa.PrimaryKeyConstraint("one", "other", name=op.f("pk_ties")),
    )
    op.create_index("ix_ties_other", "ties", ["other"], unique=False)
    op.add_column("articles", sa.Column("compared", sa.Integer(), nullable=True))
    op.create_index(op.f("ix_articles_compared"), "articles", ["compared"], unique=False)
