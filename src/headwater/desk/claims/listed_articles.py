"""Articles as the pages of claims, stories and copies name them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from headwater.desk.claims import sheets


@dataclass(frozen=True, slots=True)
class StoryArticle:
    """An article of a story."""

    article: str
    title: str | None
    outlet: str
    language: str | None
    published: str


def listed(connection: Connection, ids: Sequence[int]) -> dict[int, StoryArticle]:
    """The articles of these sheets, by sheet."""
    found = {}
    for id, sheet in sheets.heads(connection, sorted(ids)).items():
        when = sheet.published or sheet.fetched
        found[id] = StoryArticle(sheet.article, sheet.title or None, sheet.house.name, sheet.language, when)
    return found
