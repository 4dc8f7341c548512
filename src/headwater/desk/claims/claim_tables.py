"""The tables of what stands between articles, beside those of schema.py.

    articles ── sheets ─< text_keys, matter_keys    what of an article is compared, and under what it is looked up
    worn_keys                                   what many texts have and tells nothing
    sheets >─ copies ─< sheets                  who repeats whose text
    sheets >─ nears ─< sheets, stories ─< sheets    articles on one matter; a story keeps its number for good
    sheets ─< tellings >─ contents >─ claims    who says it; what is said, once for all who say it in the same words
    contents ─< content_keys                    under what they are looked up
    contents >─ ties ─< contents                which contents are one, contradict each other, or are related
    moves                                       merges and splits of claims and stories: their history
    rulings, amendments, ratings                what persons decided about them (with `judgements`)

A number once given to a claim (c-000123) or a story (s-000123) is never given again; where two became one, the other's
row stays and says `into` which.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    false,
    true,
)

from headwater.desk.schema import metadata

sheets = Table(
    "sheets",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("article", String(64), nullable=False, unique=True),  # or `j-12`: what a person entered by judgement 12
    Column("n", Integer, nullable=False),
    Column("outlet", Text, nullable=False),  # House.outlet, as `house` is House.key
    Column("house", Text, nullable=False),
    Column("published", String(40), nullable=False),
    Column("body", LargeBinary, nullable=False),  # the sheet without its text, which the version has
    Column("story", Integer),
    Index("ix_sheets_outlet", "outlet"),
    Index("ix_sheets_story", "story", "published"),  # on which days a story has how many, without a row being read
)

text_keys = Table(
    "text_keys",
    metadata,
    Column("key", BigInteger, primary_key=True),
    Column("sheet", Integer, primary_key=True, index=True),
    sqlite_with_rowid=False,
)

matter_keys = Table(
    "matter_keys",
    metadata,
    Column("key", BigInteger, primary_key=True),
    Column("sheet", Integer, primary_key=True, index=True),
    sqlite_with_rowid=False,
)

worn_keys = Table(
    "worn_keys",
    metadata,
    Column("key", BigInteger, primary_key=True),  # of a text: boilerplate and background, which tell nothing
)

copies = Table(
    "copies",
    metadata,
    Column("earlier", ForeignKey("sheets.id"), primary_key=True),
    Column("later", ForeignKey("sheets.id"), primary_key=True),
    Column("joins", Boolean, nullable=False),
    Column("body", LargeBinary, nullable=False),
    # The rest repeats the copy and the sheets, for what is counted of outlets.
    Column("share", Float, nullable=False, server_default="0"),
    Column("kept", Float, nullable=False, server_default="0"),
    Column("credited", Boolean, nullable=False, server_default=false()),
    Column("worded", Boolean, nullable=False, server_default=true()),  # or names and numbers alone tell of it
    Column("earlier_outlet", Text, nullable=False, server_default=""),
    Column("later_outlet", Text, nullable=False, server_default=""),
    Index("ix_copies_later", "later"),
    Index("ix_copies_later_outlet", "later_outlet", "earlier_outlet", "later", "joins", "credited", "share"),
    Index("ix_copies_earlier_outlet", "earlier_outlet", "later_outlet", "later", "joins", "credited", "share"),
)

nears = Table(
    "nears",
    metadata,
    Column("one", ForeignKey("sheets.id"), primary_key=True),
    Column("other", ForeignKey("sheets.id"), primary_key=True),
    Column("score", Float, nullable=False),
    Column("why", JSON, nullable=False),
    Index("ix_nears_other", "other"),
)

stories = Table(
    "stories",
    metadata,
    Column("id", Integer, primary_key=True),  # shown as s-000123, for good
    Column("into", Integer, index=True),
    Column("title", Text, nullable=False),
    Column("articles", Integer, nullable=False),
    Column("first", String(40), nullable=False),
    Column("last", String(40), nullable=False, index=True),
    Column("added", String(40), nullable=False),
)

contents = Table(
    "contents",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("same", BigInteger, nullable=False, unique=True),  # one for all tellings that say it in the same words
    Column("claim", Integer, index=True),
    Column("body", LargeBinary, nullable=False),  # the first telling of it that was met
)

content_keys = Table(
    "content_keys",
    metadata,
    Column("key", BigInteger, primary_key=True),
    Column("content", Integer, primary_key=True),
    sqlite_with_rowid=False,
)

tellings = Table(
    "tellings",
    metadata,
    Column("sheet", ForeignKey("sheets.id"), primary_key=True),
    Column("statement", String(32), primary_key=True),
    Column("content", ForeignKey("contents.id"), nullable=False, index=True),
    Column("answers", Integer, index=True),  # the content that it only answers ("denied this")
    Column("wording", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
)

ties = Table(
    "ties",
    metadata,
    Column("one", ForeignKey("contents.id"), primary_key=True),
    Column("other", ForeignKey("contents.id"), primary_key=True),
    Column("how", String(8), nullable=False),  # `same`, `variant`, `related`
    Column("score", Float, nullable=False),
    Column("what", JSON, nullable=False),
    Column("why", JSON, nullable=False),
    Index("ix_ties_other", "other", "one"),
)

claims = Table(
    "claims",
    metadata,
    Column("id", Integer, primary_key=True),  # shown as c-000123, for good
    Column("into", Integer, index=True),
    Column("wording", Text, nullable=False),
    Column("words", Text, nullable=False),  # the folded words of all its wordings, for search
    Column("standing", String(24), nullable=False, index=True),
    Column("at_least", Integer, nullable=False),
    Column("at_most", Integer, nullable=False),
    Column("tellings", Integer, nullable=False),
    Column("articles", Integer, nullable=False),
    Column("houses", Integer, nullable=False),
    Column("first", String(40), nullable=False),
    Column("last", String(40), nullable=False, index=True),
    Column("body", LargeBinary, nullable=False),  # the claim and how it is weighed
    Column("added", String(40), nullable=False),
    Index("ix_claims_houses", "houses", "last"),
)

moves = Table(
    "moves",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("of", String(8), nullable=False),  # `claim` or `story`
    Column("number", Integer, nullable=False),
    Column("what", String(16), nullable=False),  # `merged` into, `split` from, or an event of the story
    Column("other", Integer),
    Column("when", String(40), nullable=False),
    Column("why", Text, nullable=False),
    Index("ix_moves_of_number", "of", "number"),
)

rulings = Table(
    "rulings",
    metadata,
    Column("judgement", ForeignKey("judgements.id"), primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("one", String(64), nullable=False, index=True),  # article
    Column("one_wording", Text, nullable=False),  # ids of statements change when an article is read again
    Column("one_statement", String(32), nullable=False),
    Column("other", String(64), nullable=False, index=True),
    Column("other_wording", Text, nullable=False),
    Column("other_statement", String(32), nullable=False),
)

amendments = Table(
    "amendments",
    metadata,
    Column("judgement", ForeignKey("judgements.id"), primary_key=True),
    Column("article", String(64), nullable=False, index=True),
    Column("statement", String(32), nullable=False),  # "" where a statement was missed
    Column("wording", Text, nullable=False),
    Column("body", JSON, nullable=False),
)

ratings = Table(
    "ratings",
    metadata,
    Column("judgement", ForeignKey("judgements.id"), primary_key=True),
    Column("of", String(8), nullable=False),  # `claim`, `source` or `outlet`
    Column("name", Text, nullable=False, index=True),  # c-000123, e-000123, or an outlet's key
    Column("value", String(1), nullable=False),
)
