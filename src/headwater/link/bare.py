"""A sheet of an article that nobody has read for statements: its text alone, which is all that copies are told by."""

from __future__ import annotations

from headwater.link.credits import credits
from headwater.link.houses import house
from headwater.link.quoted import stretches
from headwater.linked import Sheet
from headwater.records import Article


def bare(article: Article, *, name: str | None = None) -> Sheet:
    """The sheet of an article under `name`, else under the id that it came with, else its own."""
    outlet = article.outlet.name if article.outlet else None
    return Sheet(
        article=name or article.given_id or article.id,
        house=house(outlet, article.url),
        title=article.title or "",
        text=article.text,
        access=article.access,
        language=article.language,
        published=article.published.value if article.published else "",
        fetched=article.capture.fetched,
        url=article.url,
        sentences=article.sentences,
        quoted=stretches(article.text),
        credits=credits(
            article.title,
            article.text,
            authors=article.authors,
            dateline=article.dateline,
            outlet=outlet,
            url=article.url,
            language=article.language,
        ),
    )
