"""Atom (RFC 4287): claims and the articles that tell them, or the articles of the desk that changed last.

An entry has what the desk says of a claim or an article, in plain text: its body is its publisher's. The feed's author
is the program; who wrote an article is its entry's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from headwater.desk.claims.claim_listing import Why
from headwater.desk.rows import Listed
from headwater.desk.store import Desk
from headwater.show.clean import in_xml
from headwater.show.export.gathered import Gathered, Text, identifier, instant, seed, web

MEDIA: Final = "application/atom+xml"
LATEST: Final = 200
"""Articles in the feed of a whole desk."""


def written(found: Gathered) -> Iterator[str]:
    """The feed of all that was gathered."""
    entries = [_claim(found, why) for why in found.whys] + [_article(found, text) for text in found.texts.values()]
    yield from _feed(f"urn:uuid:{found.uuid('feed', *found.names)}", found.title or "Headwater", entries)


def latest(desk: Desk) -> Iterator[str]:
    """The feed of the articles that were added or changed last."""
    rows = desk.articles(LATEST)
    own = seed(desk)
    entries = [_listed(row) for row in rows]
    yield from _feed(f"urn:uuid:{identifier(own, 'feed')}", "Headwater", entries)


Dated = tuple[str, str]
"""When an entry last changed, and the entry."""


def _feed(id: str, title: str, entries: Sequence[Dated]) -> Iterator[str]:
    updated = max((when for when, _ in entries), default="1970-01-01T00:00:00.000Z")
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n'
    yield f"<id>{id}</id>\n<title>{_text(title)}</title>\n<updated>{updated}</updated>\n"
    yield "<author><name>Headwater</name></author>\n<generator>Headwater</generator>\n"
    for _, entry in sorted(entries, reverse=True):
        yield entry
    yield "</feed>\n"


def _claim(found: Gathered, why: Why) -> Dated:
    row = why.row
    when = instant(row.last, row.first)
    lines = [
        f"{row.standing}; {row.at_least} to {row.at_most} independent origins; {row.houses} publishers.",
        *(f"{found.outlet(telling.article)}: {telling.wording}" for telling in why.tellings),
    ]
    return when, _written(
        _Entry(
            id=f"urn:uuid:{found.uuid(row.claim)}",
            title=row.wording,
            updated=when,
            published=instant(row.first, row.last),
            language=row.language,
            categories=(row.standing,),
            content="\n".join(lines),
        )
    )


def _article(found: Gathered, text: Text) -> Dated:
    said = [
        f"{telling.chain[-1].name if telling.chain else '?'} {telling.stance}: {telling.wording}"
        for why in found.whys
        for telling in why.tellings
        if telling.article == text.listed.id
    ]
    return _listed(text.listed, authors=text.reading.article.authors, content="\n".join(said))


def _listed(row: Listed, *, authors: Sequence[str] = (), content: str = "") -> Dated:
    when = instant(row.changed, row.added)
    return when, _written(
        _Entry(
            id=f"urn:uuid:{identifier('', 'article', row.id)}",
            title=row.title or row.id,
            updated=when,
            published=instant(row.published, row.added),
            language=row.language,
            link=web(row.url),
            authors=authors or ([row.outlet] if row.outlet else []),
            source=row.outlet or "",
            content=content or f"{row.statements} statements were read in it.",
        )
    )


@dataclass(frozen=True, slots=True)
class _Entry:
    id: str
    title: str
    updated: str
    published: str
    language: str | None
    content: str
    link: str | None = None
    authors: Sequence[str] = ()
    categories: Sequence[str] = ()
    source: str = ""


def _written(e: _Entry) -> str:
    parts = [
        f"<id>{e.id}</id>",
        f"<title>{_text(e.title)}</title>",
        f"<updated>{e.updated}</updated>",
        f"<published>{e.published}</published>",
        *(f"<author><name>{_text(name)}</name></author>" for name in e.authors),
        *(f"<category term={quoteattr(in_xml(term))}/>" for term in e.categories),
        *([f'<link rel="alternate" href={quoteattr(e.link)}/>'] if e.link else []),
        *([f"<source><title>{_text(e.source)}</title></source>"] if e.source else []),
        f'<content type="text">{_text(e.content)}</content>',
    ]
    lang = f" xml:lang={quoteattr(e.language)}" if e.language else ""
    return f"<entry{lang}>\n" + "\n".join(parts) + "\n</entry>\n"


def _text(text: str) -> str:
    return escape(in_xml(text))
