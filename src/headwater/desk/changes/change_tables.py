"""The tables of what happened to the desk's knowledge, and of who has looked at it; beside those of schema.py.

    changes             a row for each thing that happened, in one growing numbering
    news                of each story, the last change of each kind: what is new to somebody is asked of this
    digests             a story in one line: what its card says
    looks               how far somebody has looked, at everything or at one story
    doings              what was added and run anew, in one line for each time

Changes of passing interest are let go some time after they were noticed (`goes`); `news` keeps their last number.
"""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, Index, Integer, LargeBinary, String, Table, Text

from headwater.desk.schema import metadata

changes = Table(
    "changes",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("story", Integer),
    Column("claim", Integer, index=True),
    Column("article", String(64), index=True),  # by which it came
    Column("judgement", Integer),  # that moved it; none: an article or the program did
    Column("who", Text, nullable=False),  # who judged, else ""
    Column("noticed", String(40), nullable=False),
    Column("happened", String(40), nullable=False),  # "" where that is not known
    Column("goes", String(40), index=True),  # from when on it may be let go; none: it stays
    Column("body", JSON, nullable=False),
    Index("ix_changes_kind_id", "kind", "id"),
    Index("ix_changes_story_id", "story", "id"),
)

news = Table(
    "news",
    metadata,
    Column("story", Integer, primary_key=True),
    Column("kind", String(16), primary_key=True),
    Column("who", Text, primary_key=True),
    Column("rank", Integer, nullable=False),
    Column("last", Integer, nullable=False, index=True),  # the number of the change
)

digests = Table(
    "digests",
    metadata,
    Column("story", Integer, primary_key=True),
    Column("claim", Integer),  # the one that most publishers print: its origins are the card's
    Column("at_least", Integer, nullable=False),
    Column("at_most", Integer, nullable=False),
    Column("unnamed", Integer, nullable=False),
    Column("official", String(16), nullable=False),
    Column("claims", Integer, nullable=False),
    Column("outlets", Integer, nullable=False),
    Column("withheld", Integer, nullable=False),  # articles whose text was not carried whole
    Column("language", String(16)),  # of its title
    Column("languages", JSON, nullable=False),
)

looks = Table(
    "looks",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("who", Text, nullable=False),
    Column("story", Integer, nullable=False),  # 0: everything
    Column("upto", Integer, nullable=False),
    Column("made", String(40), nullable=False),
    Column("undone", Boolean, nullable=False),
    Index("ix_looks_who_story", "who", "story"),
)

doings = Table(
    "doings",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", String(16), nullable=False),  # `added`, `read again`, `run anew`
    Column("who", Text, nullable=False),
    Column("made", String(40), nullable=False, index=True),
    Column("until", String(40)),  # none: it goes on
    Column("body", JSON, nullable=False),
    Column("before", LargeBinary),  # of a run that goes on: how the claims stood
)
