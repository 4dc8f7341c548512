"""The tables of entities with their names and roles, and of outlets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from headwater.desk.bearers.listing import Entry
from headwater.desk.finding.outlet_listing import OutletRow
from headwater.desk.outgoing.records import Now, RoleOut, SpellingOut
from headwater.desk.store import Desk
from headwater.newsroom.exchange import refined
from headwater.show.export.columns import Column, Table, counted, joined, plain
from headwater.show.export.sought import Sought
from headwater.show.tongue import mark


def entities() -> Table:
    """The table of its name."""
    return Table(
        "entities",
        mark("People, organizations and places with all their names; the table that OpenRefine can send back."),
        (
            plain("entity", "its name for good"),
            plain("kind", "person, organization or place"),
            plain("name", "the name that is shown"),
            plain("language", "the language of that name"),
            plain("gender", "f or m, where it is known"),
            plain("articles", "how many articles name it"),
            plain("first", "the day on which it was first met"),
            plain("last", "the day on which it was last met"),
            Column("also", "its commonest other spellings", lambda e: joined([s.text for s in e.also])),
            Column("roles", "what it was last said to be", lambda e: joined(e.roles)),
            Column("open", "how many others may be the same and were left apart", lambda e: e.open),
            plain("locked", "true where the program leaves it as it is"),
            Column("same_as", "empty: for the entity that it is, when the table is sent back", lambda _: None),
            Column("not_same_as", "empty: for an entity that it is not", lambda _: None),
            Column("state", "how the row stood, in a few signs: stays as it is", _state),
        ),
        _entries,
        _entry_count,
        ("kind", "query"),
    )


def _state(entry: Entry) -> str:
    return refined.state(Now(entry.entity, entry.kind, entry.name, entry.locked))


def _entries(desk: Desk, sought: Sought) -> Iterator[Entry]:
    if sought.query:
        found = desk.entries_named(sought.query, 1000)
        return iter([e for e in found if not sought.kind or e.kind == sought.kind])
    return desk.all_entities(sought.kind)


def _entry_count(desk: Desk, sought: Sought) -> int:
    if sought.query:
        return sum(1 for _ in _entries(desk, sought))
    return sum(n for kind, n in desk.entity_kinds().items() if sought.kind in ("", kind))


def spellings() -> Table:
    """The table of its name."""

    def rows(desk: Desk, sought: Sought) -> Iterator[SpellingOut]:
        return desk.all_spellings(sought.kind)

    return Table(
        "spellings",
        mark("Every spelling of every entity, once for each language that it was met in."),
        (
            plain("entity", "whose it is"),
            plain("kind", "person, organization or place"),
            plain("name", "the name that is shown"),
            plain("text", "the spelling, as printed"),
            plain("language", "in which language"),
            plain("script", "in which script (ISO 15924)"),
            Column("outlets", "who prints it so", lambda s: joined(s.outlets)),
            plain("first", "the first day"),
            plain("last", "the last day"),
            plain("count", "in how many articles"),
        ),
        rows,
        counted(rows),
        ("kind",),
    )


def roles() -> Table:
    """The table of its name."""

    def rows(desk: Desk, sought: Sought) -> Iterator[RoleOut]:
        return desk.all_roles(sought.kind)

    return Table(
        "roles",
        mark("What every entity was said to be, in time."),
        (
            plain("entity", "whose role it is"),
            plain("kind", "person, organization or place"),
            plain("name", "the name that is shown"),
            plain("title", "the role, as printed"),
            plain("organization", "of which body"),
            plain("language", "in which language it was printed"),
            plain("first", "the first day"),
            plain("last", "the last day"),
            plain("count", "in how many articles"),
        ),
        rows,
        counted(rows),
        ("kind",),
    )


def outlets() -> Table:
    """The table of its name."""

    def rows(desk: Desk, sought: Sought) -> Sequence[OutletRow]:
        wanted = sought.query.casefold()
        found = [row for row in desk.outlets() if wanted in f"{row.name} {row.key} {row.owner}".casefold()]
        return sorted(found, key=lambda row: row.key)

    return Table(
        "outlets",
        mark("Who publishes, how much each copies and is copied."),
        (
            plain("key", "its address on the desk"),
            plain("name", "its name"),
            plain("owner", "whose it is, where that is known"),
            plain("articles", "articles on the desk"),
            plain("copying", "of these, repeat another outlet's text"),
            Column("share", "how much of such an article, in the middle (0 to 1)", lambda o: round(o.share, 4)),
            plain("copied", "articles of others that repeat its text"),
            plain("statements", "statements read in its articles"),
            plain("unnamed", "of these, rest on somebody whom the text does not name"),
            plain("changed", "articles whose text was changed later"),
            plain("rating", "the Admiralty code a person gave it, A to F"),
        ),
        rows,
        lambda desk, sought: len(rows(desk, sought)),
        ("query",),
    )
