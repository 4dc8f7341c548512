"""The tables of the desk, for SQLite and PostgreSQL alike. `migrations/` brings a file to this form.

    articles ─< versions                        what is printed under one address, each time it changed
    versions ─< captures >─ originals           when and where it came from; the bytes, once
    versions ─< readings                        each reading whole, as the contract's JSON
    versions ─< statements, entities, related   rows of the latest reading of a version
    versions ── words                           the folded words that search looks at
    issues                                      what could not be read, and why

Nothing is updated that a reading said: a changed article is a new version, a better program a new reading.
Times are ISO 8601 in UTC. On SQLite the full-text index `words_index` (FTS5 over `words`) stands beside these.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

HEAD = "0001"
"""The migration that makes this form; `migrations/versions` ends in it."""

APPLICATION_ID = 0x48445752
"""`HDWR` in the header of a SQLite file: how a desk is told from somebody else's database."""

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _version() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["article", "n"], ["versions.article", "versions.n"])


originals = Table(
    "originals",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("size", Integer, nullable=False),
    Column("packing", String(8), nullable=False),  # `plain` or `zlib`
    Column("body", LargeBinary, nullable=False),
)

articles = Table(
    "articles",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("current", Integer, nullable=False),
    Column("added", String(40), nullable=False, index=True),
    Column("changed", String(40), nullable=False),
    # The rest repeats the current version, for lists.
    Column("url", Text, index=True),
    Column("title", Text),
    Column("outlet", Text, index=True),
    Column("language", String(16)),
    Column("access", String(16), nullable=False),
    Column("published", String(40), index=True),
    Column("statements", Integer, nullable=False),
)

versions = Table(
    "versions",
    metadata,
    Column("article", ForeignKey("articles.id"), primary_key=True),
    Column("n", Integer, primary_key=True),
    Column("sha256", ForeignKey("originals.sha256"), nullable=False),
    Column("fetched", String(40), nullable=False),
    Column("content", String(64), nullable=False),  # SHA-256 of title, access and text
    Column("title", Text),
    Column("text", Text, nullable=False),
    Column("access", String(16), nullable=False),
    Column("published", String(40)),
    Column("added", String(40), nullable=False),
    Column("compared_with", Integer),
    Column("difference", JSON),
)

captures = Table(
    "captures",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("article", String(64), nullable=False),
    Column("n", Integer, nullable=False),
    Column("sha256", ForeignKey("originals.sha256"), nullable=False),
    Column("source", Text, nullable=False),
    Column("url", Text),
    Column("fetched", String(40), nullable=False),
    Column("media_type", Text, nullable=False),
    Column("encoding", Text),
    Column("container", String(64)),
    Column("hints", JSON, nullable=False),
    _version(),
    UniqueConstraint("article", "sha256", "source"),
    Index("ix_captures_sha256", "sha256"),
)

readings = Table(
    "readings",
    metadata,
    Column("article", String(64), primary_key=True),
    Column("n", Integer, primary_key=True),
    Column("reading", Integer, primary_key=True),
    Column("program", Text, nullable=False),
    Column("model", Text, nullable=False),
    Column("added", String(40), nullable=False),
    Column("body", Text, nullable=False),
    _version(),
)

statements = Table(
    "statements",
    metadata,
    Column("article", String(64), primary_key=True),
    Column("n", Integer, primary_key=True),
    Column("id", String(16), primary_key=True),
    Column("position", Integer, nullable=False),
    Column("source", Text, nullable=False),
    Column("entity", Text),
    Column("kind", String(16), nullable=False),
    Column("naming", String(16), nullable=False),
    Column("official", Boolean, nullable=False),
    Column("stance", String(16), nullable=False),
    Column("quoted", String(16), nullable=False),
    Column("content", Text, nullable=False),
    Column("chain", JSON, nullable=False),
    Column("within", String(16)),
    Column("confidence", Float, nullable=False),
    _version(),
    Index("ix_statements_naming_stance", "naming", "stance"),
)

entities = Table(
    "entities",
    metadata,
    Column("article", String(64), primary_key=True),
    Column("n", Integer, primary_key=True),
    Column("id", String(64), primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("name", Text, nullable=False, index=True),
    Column("outlet", Boolean, nullable=False),
    Column("official", Boolean, nullable=False),
    Column("spellings", JSON, nullable=False),
    Column("roles", JSON, nullable=False),
    _version(),
)

related = Table(
    "related",
    metadata,
    Column("article", String(64), primary_key=True),
    Column("n", Integer, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("title", Text, nullable=False),
    Column("sections", JSON, nullable=False),
    Column("access", String(16), nullable=False),
    Column("url", Text),
    _version(),
)

words = Table(
    "words",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("article", String(64), nullable=False),
    Column("n", Integer, nullable=False),
    Column("title", Text, nullable=False),
    Column("body", Text, nullable=False),
    _version(),
    UniqueConstraint("article", "n"),
)

issues = Table(
    "issues",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("input", Text, nullable=False),
    Column("code", String(32), nullable=False),
    Column("message", Text, nullable=False),
    Column("noted", String(40), nullable=False),
    UniqueConstraint("input", "code", "message"),
)
