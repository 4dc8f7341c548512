"""The tables of articles and statements, and of which article repeats which."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from headwater.desk.outgoing.records import CopyOut
from headwater.desk.store import Desk
from headwater.records import Link
from headwater.show.export.columns import Column, Table, joined, plain
from headwater.show.export.sought import Sought
from headwater.show.tongue import mark


def articles() -> Table:
    """The table of its name."""
    says = {
        "article": "the article's id on the desk",
        "version": "which state of it this is: 1 is the first that was seen",
        "versions": "how many states were seen",
        "title": "its headline",
        "outlet": "who publishes it",
        "authors": "who wrote it, as printed",
        "sections": "the sections it stood in",
        "dateline": "where and when it says it was written",
        "url": "its address",
        "language": "its language (ISO 639)",
        "access": "open, subscribers (its page declares it not free) or headline (nothing else was seen)",
        "published": "when it came out: a day, or a time with its zone, as it says itself",
        "statements": "how many statements were read in it",
        "story": "the story that it is of",
        "sha256": "the hash of the bytes that it was read from",
        "fetched": "when these were fetched (UTC)",
        "added": "when it first came to the desk (UTC)",
        "changed": "when its text last changed there (UTC)",
    }
    many = {"authors", "sections"}
    columns = tuple(
        Column(name, told, _many(name)) if name in many else plain(name, told) for name, told in says.items()
    )
    return Table(
        "articles",
        mark("Every article, in the state in which it was seen last."),
        columns,
        lambda desk, _: desk.all_articles(),
        lambda desk, _: desk.article_total(),
    )


def _many(name: str) -> Any:
    return lambda row: joined(getattr(row, name))


def statements() -> Table:
    """The table of its name."""
    says = {
        "article": "the article's id",
        "version": "which state of it",
        "statement": "the statement's id in the article",
        "title": "the article's headline",
        "outlet": "who publishes it",
        "url": "its address",
        "language": "its language",
        "published": "when it came out",
        "source": "whose word it is, as printed; empty where the text names none",
        "who": "the entity of the desk who says it",
        "kind": "person, body, outlet, document, group or author",
        "naming": "named, described, bare (“sources”) or implicit (“reportedly”)",
        "official": "true where it speaks for a state body or an office holder",
        "stance": "what the source does with the content: asserts, confirms, denies, declines, silent, ...",
        "quoted": "direct, mixed or indirect",
        "content": "what is said, as printed; fragments joined by “ ... ”",
        "start": "where this begins in the article's text, in code points; empty where it is not in one piece",
        "end": "where it ends",
    }
    return Table(
        "statements",
        mark(
            "Every statement of the current state of every article as it was read; the last column says what was "
            "corrected."
        ),
        (
            *(plain(name, told) for name, told in says.items()),
            Column("chain", "from the outlet to the origin, parted by “ > ”", lambda row: _chain(row.chain)),
            plain("within", "the statement in whose content this one stands"),
            plain("confidence", "how sure the reader is, 0 to 1"),
            plain("claim", "the claim that it tells"),
            plain("corrected", "true where a person said that it was read wrong"),
        ),
        lambda desk, sought: desk.all_statements(sought.about),
        lambda desk, sought: desk.statement_count(sought.about),
        ("about",),
    )


def _chain(chain: Iterable[Link]) -> str:
    return " > ".join(link.text for link in chain)


def copies() -> Table:
    """The table of its name."""

    def side(which: str, says: str) -> tuple[Column, ...]:
        return (
            Column(which, f"the id of the article {says}", lambda c: getattr(c, which).article),
            Column(f"{which}_outlet", "its outlet", lambda c: getattr(c, which).outlet),
            Column(f"{which}_title", "its headline", lambda c: getattr(c, which).title),
            Column(f"{which}_published", "when it came out", lambda c: getattr(c, which).published),
        )

    def rows(desk: Desk, sought: Sought) -> Iterator[CopyOut]:
        return desk.all_copies(sought.about)

    return Table(
        "copies",
        mark("Which article repeats the text of which."),
        (
            *side("earlier", "whose text it is"),
            *side("later", "that repeats it"),
            Column("kind", "identical, trimmed, extended, rewritten, translated or part", lambda c: c.copy.kind),
            Column(
                "share", "how much of the later text is the earlier one's (0 to 1)", lambda c: round(c.copy.share, 4)
            ),
            Column("kept", "how much of the earlier text is in it, 0 to 1", lambda c: round(c.copy.kept, 4)),
            Column("credited", "true where it names the other's outlet", lambda c: c.copy.credited),
            Column("told", "true where something tells which was first", lambda c: c.copy.told),
            Column("why", "why this direction, and how sure", lambda c: c.copy.why),
            Column("passages", "how many passages", lambda c: len(c.copy.passages)),
        ),
        rows,
        lambda desk, sought: desk.copy_count(sought.about),
        ("about",),
    )
