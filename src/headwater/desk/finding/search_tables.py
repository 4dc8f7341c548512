"""The tables of search and of the outlets, beside those of schema.py.

    articles ─< sayings                 what the current version of an article says, as persons corrected it
    sayings ─< named_in                 whom what is said names
    outlets >─ outlets                  who publishes on this desk, under an address for good; who is one with whom
    searches                            questions that somebody asks again

`sayings` and `named_in` repeat what a reading says, in columns: pages ask for one in a hundred thousand statements, and
open no reading for it. On SQLite the full-text indexes `sayings_words_index` and `claims_words_index` stand beside
these; triggers keep them.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, String, Table, Text

from headwater.desk.schema import metadata

sayings = Table(
    "sayings",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("article", ForeignKey("articles.id"), nullable=False),
    Column("n", Integer, nullable=False),
    Column("statement", String(32), nullable=False),  # `j-12` where a person found it missing
    Column("outlet", Text, nullable=False),  # House.outlet; "" until the article is compared
    Column("day", String(40), nullable=False),  # when the article was published, "" where that is not known
    Column("entity", String(64)),  # who says it: the id in the reading
    Column("stance", String(16), nullable=False),
    Column("unnamed", Boolean, nullable=False),  # it rests on somebody whom the text does not name
    Column("source", Text, nullable=False),
    Column("naming", String(16), nullable=False),
    Column("content", Text, nullable=False),
    Column("unsure", Boolean, nullable=False),  # more likely misread than not
    Column("start", Integer),  # where its content begins and ends in the text
    Column("end", Integer),
    Column("told", Integer, index=True),  # the content that it is a telling of (claim_tables.contents)
    Column("words", Text, nullable=False),  # the folded words of who says it and what is said
    Index("ix_sayings_article_entity", "article", "entity", "day"),
    Index("ix_sayings_outlet_unnamed", "outlet", "unnamed"),
    Index("ix_sayings_stance_day", "stance", "day"),
    Index("ix_sayings_day", "day"),
)

named_in = Table(
    "named_in",
    metadata,
    Column("article", String(64), primary_key=True),
    Column("local", String(64), primary_key=True),
    Column("saying", ForeignKey("sayings.id"), primary_key=True, index=True),
)

outlets = Table(
    "outlets",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", String(80), nullable=False, unique=True),  # its address, for good
    Column("outlet", Text, nullable=False, unique=True),  # House.outlet
    Column("house", Text, nullable=False),  # House.key
    Column("name", Text, nullable=False),
    Column("owner", Text, nullable=False),  # "" where it is not known to belong to another
    Column("into", Integer, index=True),  # the outlet that it is: one name known with its address and without
)

searches = Table(
    "searches",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String(200), nullable=False, unique=True),
    Column("asked", Text, nullable=False),  # as an address asks it: "q=...&stance=denies"
    Column("who", Text, nullable=False),
    Column("made", String(40), nullable=False),
    Column("looked", String(40), nullable=False),  # what came to the desk after this is new
)
