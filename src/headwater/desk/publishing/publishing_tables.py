"""The tables of what is published, beside those of schema.py.

    publications ─< published_revisions         an item, and each state of it that was ever published or prepared
    published_revisions ─< published_reach      who may read it whole: a row for each kind of reader
    publications ─< published_words             the words under which who may read it finds it
    publications ── published_removed           that something it rests on was taken off the desk, never what
    site_sections, site_settings                how the site is divided, what it is called
    subscribers ─< site_sessions                who reads what is for subscribers by a token; accounts have sessions of
                                                their own (desk/accounts)
    site_feeds                                  by what a subscriber's own feed is opened, and nothing else
    site_use >─ publications                    how often, a day: never what was searched for, nor from where

A subscriber is named `r-000012` where they have a token, by the id of their account where they have one.

A revision is never changed and never removed. `out` of a publication is the moment from which it is there for others;
none: it is for the desk alone.
"""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, ForeignKey, ForeignKeyConstraint, Index, Integer, String, Table, Text

from headwater.desk.schema import metadata

publications = Table(
    "publications",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", String(24), nullable=False, unique=True),  # drawn by lot: the public address has no number in it
    Column("kind", String(16), nullable=False),  # `dossier`, `own` or `headline`
    Column("dossier", String(64), index=True),
    Column("story", String(64), index=True),
    Column("translation", String(24), index=True),  # the same for one item in several languages
    Column("language", String(8), nullable=False),
    Column("section", String(40), nullable=False),  # that of the current revision
    Column("tier", String(16), nullable=False),  # likewise
    Column("current", Integer, nullable=False),
    Column("embargo", String(40)),
    Column("zone", String(60), nullable=False),  # in which the embargo was written
    Column("out", String(40), index=True),
    Column("made", String(40), nullable=False, index=True),
    Column("who", Text, nullable=False),
    Column("withdrawn", String(40)),
    Column("withdrawn_by", Text),
    Column("withdrawn_why", Text, nullable=False),
    Column("unnamed", Boolean, nullable=False),  # its headline is withdrawn, too
    Index("ix_publications_language_out", "language", "out"),
)

published_revisions = Table(
    "published_revisions",
    metadata,
    Column("publication", ForeignKey("publications.id"), primary_key=True),
    Column("n", Integer, primary_key=True),
    Column("tier", String(16), nullable=False),
    Column("section", String(40), nullable=False),
    Column("headline", Text, nullable=False),
    Column("summary", Text, nullable=False),
    Column("body", JSON, nullable=False),
    Column("authors", JSON, nullable=False),
    Column("groups", JSON, nullable=False),
    Column("related", JSON, nullable=False),
    Column("note", Text, nullable=False),  # what is corrected in it, "" in the first
    Column("made", String(40), nullable=False),
    Column("who", Text, nullable=False),
)

published_reach = Table(
    "published_reach",
    metadata,
    Column("publication", Integer, primary_key=True),
    Column("n", Integer, primary_key=True),
    Column("reach", String(60), primary_key=True),  # `open`, `subscribers`, `group:` and its name, `desk`
    ForeignKeyConstraint(["publication", "n"], ["published_revisions.publication", "published_revisions.n"]),
)

published_words = Table(
    "published_words",
    metadata,
    Column("reach", String(60), primary_key=True),
    Column("stem", String(100), primary_key=True),
    Column("publication", ForeignKey("publications.id"), primary_key=True),
    Index("ix_published_words_publication", "publication"),
)

published_removed = Table(
    "published_removed",
    metadata,
    Column("publication", ForeignKey("publications.id"), primary_key=True),
    Column("at", String(40), nullable=False),  # the last time
    Column("repeats", Boolean, nullable=False),  # its text has words of what was removed
)

site_sections = Table(
    "site_sections",
    metadata,
    Column("key", String(40), primary_key=True),
    Column("position", Integer, nullable=False),
    Column("names", JSON, nullable=False),  # by language
)

site_settings = Table(
    "site_settings",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("value", Text, nullable=False),
)

subscribers = Table(
    "subscribers",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("token", String(64), nullable=False, unique=True),  # SHA-256 of the secret that opens the site
    Column("groups", JSON, nullable=False),
    Column("since", String(40), nullable=False),
    Column("until", String(40), nullable=False),
    Column("ended", String(40)),
    Column("made", String(40), nullable=False),
    Column("who", Text, nullable=False),
)

site_sessions = Table(
    "site_sessions",
    metadata,
    Column("secret", String(64), primary_key=True),  # SHA-256 of what the cookie holds
    Column("subscriber", ForeignKey("subscribers.id"), nullable=False, index=True),
    Column("made", String(40), nullable=False),
    Column("until", String(40), nullable=False),
)

site_feeds = Table(
    "site_feeds",
    metadata,
    Column("subscriber", String(24), primary_key=True),
    Column("secret", String(64), nullable=False, unique=True),  # SHA-256
    Column("made", String(40), nullable=False),
)

site_use = Table(
    "site_use",
    metadata,
    Column("day", String(10), primary_key=True),
    Column("publication", ForeignKey("publications.id"), primary_key=True),
    Column("subscriber", String(24), primary_key=True),
    Column("times", Integer, nullable=False),
)
