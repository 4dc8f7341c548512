"""The tables of the dossiers, beside those of schema.py.

    dossiers ─< dossier_revisions     each text that it ever had: nothing that was written is lost
    dossiers ─< dossier_states        how each claim in it stood when it was written, and since which revision
    dossiers ─< dossier_evidence      what each key in it points at, as it was read when the key was written
    translations                      quotations as persons translated them, by their place in the article

A state or a piece of evidence is never changed: what is written anew is a new row, and the old one says until when.
"""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, ForeignKey, Index, Integer, LargeBinary, String, Table, Text

from headwater.desk.schema import metadata

dossiers = Table(
    "dossiers",
    metadata,
    Column("id", Integer, primary_key=True),  # shown as d-000123, for good
    Column("made", String(40), nullable=False),
    Column("who", Text, nullable=False),
    # The rest repeats the last revision, for lists.
    Column("n", Integer, nullable=False),
    Column("title", Text, nullable=False),
    Column("language", String(16), nullable=False),
    Column("sections", JSON, nullable=False),
    Column("claims", Integer, nullable=False),
    Column("unsupported", Integer, nullable=False),
    Column("changed", String(40), nullable=False, index=True),
    Column("changed_by", Text, nullable=False),
)

revisions = Table(
    "dossier_revisions",
    metadata,
    Column("dossier", ForeignKey("dossiers.id"), primary_key=True),
    Column("n", Integer, primary_key=True),
    Column("what", String(16), nullable=False),
    Column("who", Text, nullable=False),
    Column("made", String(40), nullable=False),
    Column("title", Text, nullable=False),
    Column("language", String(16), nullable=False),
    Column("sections", JSON, nullable=False),
    Column("text", Text, nullable=False),
)

states = Table(
    "dossier_states",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("dossier", ForeignKey("dossiers.id"), nullable=False),
    Column("claim", Integer, nullable=False, index=True),
    Column("since", Integer, nullable=False),  # the revision it was taken for
    Column("until", Integer),  # the revision from which it no longer holds; none: it is the present one
    Column("taken", String(40), nullable=False),
    Column("who", Text, nullable=False),
    Column("standing", String(24), nullable=False),
    Column("at_least", Integer, nullable=False),
    Column("at_most", Integer, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Index("ix_dossier_states_dossier_until", "dossier", "until"),
)

evidence = Table(
    "dossier_evidence",
    metadata,
    Column("dossier", ForeignKey("dossiers.id"), primary_key=True),
    Column("key", String(80), primary_key=True),
    Column("since", Integer, nullable=False),
    Column("cited", Boolean, nullable=False),  # the present revision has this key
    Column("article", String(64), nullable=False, index=True),
    Column("n", Integer, nullable=False),  # the version of the article
    Column("seen", Integer, nullable=False),  # the latest version that somebody who wrote has seen
    Column("body", LargeBinary, nullable=False),
)

translations = Table(
    "translations",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("article", String(64), nullable=False),
    Column("n", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("language", String(16), nullable=False),
    Column("text", Text, nullable=False),  # "" where it was taken back
    Column("who", Text, nullable=False),
    Column("made", String(40), nullable=False),
    Index("ix_translations_article_n", "article", "n"),
)
