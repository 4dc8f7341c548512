"""The tables of the desk, for SQLite and PostgreSQL alike. `migrations/` brings a file to this form.

    articles ─< versions                        what is printed under one address, each time it changed
    versions ─< captures >─ originals           when and where it came from; the bytes, once
    versions ─< readings                        each reading whole, as the contract's JSON
    versions ─< statements, entities, related   rows of the latest reading of a version
    versions ── words                           the folded words that search looks at
    issues                                      what could not be read, and why
    entities >─ links ─> bearers                who is meant, across articles; bearers are the entities of the desk
    bearers ─< spellings, posts, name_keys      their names, their roles in time, and under what they are looked up
    bearers ─< candidates >─ bearers            who may be one and was left apart
    judgements ─< partings, pins                what persons decided; never changed but for `undone_by`
    watchlists ─< watched ─< watched_keys       names that somebody looks out for
    watched ─< sightings                        where one of them may have been met

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

HEAD = "0019"
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
    Column("changed", String(40), nullable=False, index=True),
    # The rest repeats the current version, for lists.
    Column("url", Text, index=True),
    Column("title", Text),
    Column("outlet", Text, index=True),
    Column("language", String(16)),
    Column("access", String(16), nullable=False),
    Column("published", String(40), index=True),
    Column("statements", Integer, nullable=False),
    # Which of its versions the links of its entities are for; none: it waits to be linked.
    Column("linked", Integer, index=True),
    # Which of its versions is compared with other articles; none: it waits.
    Column("compared", Integer, index=True),
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
    Column("last", String(40), nullable=False),  # until when it came from there, as this version
    UniqueConstraint("article", "sha256", "source", "n"),
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
    Column("gender", String(1)),
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

bearers = Table(
    "bearers",
    metadata,
    Column("id", Integer, primary_key=True),  # shown as e-000123, for good
    Column("kind", String(16), nullable=False),
    Column("gender", String(1)),
    Column("name", Text, nullable=False),
    Column("renamed", Boolean, nullable=False),
    Column("locked", Boolean, nullable=False),
    Column("judged", Boolean, nullable=False),  # a person has said something of it: it is not taken apart again
    Column("into", Integer),  # the bearer that it was merged into
    Column("judgement", Integer),  # by which that was, if a person did
    Column(
        "root", Integer, nullable=False, index=True
    ),  # where following `into` ends; its own id where it is not merged
    Column("links", Integer, nullable=False),
    Column("added", String(40), nullable=False),
)

spellings = Table(
    "spellings",
    metadata,
    Column("bearer", ForeignKey("bearers.id"), primary_key=True),
    Column("text", Text, primary_key=True),
    Column("language", String(16), primary_key=True),  # "" where it is not known, as the outlet
    Column("outlet", Text, primary_key=True),
    Column("script", String(8), nullable=False),
    Column("first", String(10)),
    Column("last", String(10)),
    Column("count", Integer, nullable=False),
    Index("ix_spellings_last", "bearer", "last"),
)

posts = Table(
    "posts",
    metadata,
    Column("bearer", ForeignKey("bearers.id"), primary_key=True),
    Column("title", Text, primary_key=True),
    Column("organization", Text, primary_key=True),  # "" where none is named
    Column("language", String(16), primary_key=True),
    Column("first", String(10)),
    Column("last", String(10)),
    Column("count", Integer, nullable=False),
)

name_keys = Table(
    "name_keys",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("bearer", ForeignKey("bearers.id"), primary_key=True),
    Index("ix_name_keys_bearer", "bearer"),
)

links = Table(
    "links",
    metadata,
    Column("article", ForeignKey("articles.id"), primary_key=True),
    Column("local", String(64), primary_key=True),  # the id in the reading
    Column("n", Integer, nullable=False),
    Column("bearer", ForeignKey("bearers.id"), nullable=False),
    Column("how", String(16), nullable=False),  # `machine` or `person`
    Column("score", Float, nullable=False),
    Column("reasons", JSON, nullable=False),
    Index("ix_links_bearer", "bearer", "article", "local"),
)

candidates = Table(
    "candidates",
    metadata,
    Column("a", ForeignKey("bearers.id"), primary_key=True),  # the smaller id of the two
    Column("b", ForeignKey("bearers.id"), primary_key=True),
    Column("score", Float, nullable=False),
    Column("reasons", JSON, nullable=False),
    Column("why", Text, nullable=False),
    Index("ix_candidates_b", "b"),
)

judgements = Table(
    "judgements",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("who", Text, nullable=False),
    Column("made", String(40), nullable=False),
    Column("payload", JSON, nullable=False),
    Column("undone_by", Integer),
)

partings = Table(
    "partings",
    metadata,
    Column("judgement", ForeignKey("judgements.id"), primary_key=True),
    Column("a", ForeignKey("bearers.id"), nullable=False, index=True),
    Column("b", ForeignKey("bearers.id"), nullable=False, index=True),
)

pins = Table(
    "pins",
    metadata,
    Column("judgement", ForeignKey("judgements.id"), primary_key=True),
    Column("article", ForeignKey("articles.id"), primary_key=True),
    Column("local", String(64), primary_key=True),
    Column("names", JSON, nullable=False),  # ids in a reading change when it is read again: its names tell who it is
    Column("bearer", ForeignKey("bearers.id"), nullable=False),
    Index("ix_pins_article", "article"),
)

watchlists = Table(
    "watchlists",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String(200), nullable=False, unique=True),
    Column("file", Text, nullable=False),
    Column("added", String(40), nullable=False),
    Column("size", Integer, nullable=False),
)

watched = Table(
    "watched",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("list", ForeignKey("watchlists.id"), nullable=False, index=True),
    Column("line", Integer, nullable=False),
    Column("kind", String(16)),
    Column("name", Text, nullable=False),
    Column("aliases", JSON, nullable=False),
    Column("birth", Text),
    Column("country", Text),
    Column("note", Text),
)

watched_keys = Table(
    "watched_keys",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("watched", ForeignKey("watched.id"), primary_key=True),
    Index("ix_watched_keys_watched", "watched"),
)

sightings = Table(
    "sightings",
    metadata,
    Column("id", Integer, primary_key=True),  # shown as h-000123
    Column("watched", ForeignKey("watched.id"), nullable=False),
    Column("article", ForeignKey("articles.id"), nullable=False, index=True),
    Column("local", String(64), nullable=False),
    Column("n", Integer, nullable=False),
    Column("name", Text, nullable=False),  # as the list has it
    Column("spelling", Text, nullable=False),  # as the article has it
    Column("start", Integer),
    Column("end", Integer),
    Column("score", Float, nullable=False),
    Column("reasons", JSON, nullable=False),
    Column("noted", String(40), nullable=False),
    UniqueConstraint("watched", "article", "local"),
)
