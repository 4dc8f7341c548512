"""The tables of what is followed, beside those of schema.py.

    followed ─< found_in >─ found       feeds and pages; which feed gave which item, and how it spelt it
    found ── articles                   each item once, however many feeds give it: waiting to be read, or read
    hosts                               when a host may be asked again, whoever asks

The schedule is a column: `next` says when something is to be done. Whoever does it takes a lease; a lease that has run
out is nobody's. An item waits in `found` from the transaction in which its feed's new state is kept until the one in
which its article is stored, so a crash between two steps neither loses nor doubles it.
"""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, Float, ForeignKey, Index, Integer, String, Table, Text

from headwater.desk.schema import metadata

followed = Table(
    "followed",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", Text, nullable=False, unique=True),  # the address in the one form by which two are told to be one
    Column("address", Text, nullable=False),  # as it is asked for
    Column("host", Text, nullable=False),
    Column("kind", String(8), nullable=False),  # `feed` or `page`
    Column("title", Text),
    Column("added", String(40), nullable=False),
    Column("who", Text, nullable=False),
    Column("every", Integer, nullable=False),  # seconds between two checks, as somebody asked for
    Column("paused", Boolean, nullable=False),
    Column("next", String(40), nullable=False, index=True),
    Column("pause", Float, nullable=False),  # seconds that were planned until `next`: what a turned clock is held to
    Column("leased", String(40)),  # until when
    Column("holder", Text),  # by whom
    Column("etag", Text),
    Column("modified", Text),
    Column("digest", String(64)),  # SHA-256 of the last body
    Column("attempt", String(40)),
    Column("success", String(40)),
    Column("failures", Integer, nullable=False),  # in a row
    Column("trouble", Text),
    Column("articles", Integer, nullable=False),  # that came by it first
    Index("ix_followed_failures", "failures"),
)

found = Table(
    "found",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", String(64), nullable=False, unique=True),  # SHA-256 of its address, or of what else tells it apart
    Column("followed", Integer, nullable=False, index=True),  # what gave it first
    Column("address", Text),
    Column("host", Text, nullable=False),  # "" where nothing is to be fetched: the feed carries the whole text
    Column("body", JSON),  # what the feed says of it, as long as it waits
    Column("turn", Integer, nullable=False),  # how often it was set to be read: what is read now may be old already
    Column("next", String(40), index=True),  # none: there is nothing to do
    Column("pause", Float, nullable=False),
    Column("leased", String(40)),
    Column("holder", Text),
    Column("tries", Integer, nullable=False),
    Column("trouble", Text),
    Column("article", String(64), index=True),
    Column("read", String(40)),
    Column("vain", Integer, nullable=False),  # times in a row it was read again and nothing had changed
)

found_in = Table(
    "found_in",
    metadata,
    Column("followed", ForeignKey("followed.id"), primary_key=True),
    Column("found", ForeignKey("found.id"), primary_key=True),
    Column("guid", String(64)),  # SHA-256 of the feed's own name for it
    Column("signature", String(64), nullable=False),  # of title, summary and text, as this feed gives them
    Column("updated", Text),
    Index("ix_found_in_found", "found"),
    Index("ix_found_in_guid", "followed", "guid"),
)

hosts = Table(
    "hosts",
    metadata,
    Column("host", Text, primary_key=True),
    Column("free", String(40), nullable=False),  # when it may be asked again, by the clock on the wall
    Column("steady", Float, nullable=False),  # the same by the clock that nobody can turn,
    Column("boot", Text, nullable=False),  # which counts from when this machine was started
    Column("resting", Boolean, nullable=False),  # it asked to be left alone until then
)
