"""Who and what is meant: entities under all their mentions, and dates to the day."""

from __future__ import annotations

from collections.abc import Sequence

from headwater.bearers import Bearer, Choice, Linking, Settled
from headwater.records import Article, DateMention, Entity, Marks


def find_entities(article: Article, marks: Marks) -> tuple[Entity, ...]:
    """The named people, organisations and places of an article with all their mentions, ids e1, e2, ... in order.

    The printing outlet is among them, first where the text does not name it. Spans are those of `article.text`.
    """
    from headwater.resolve.entities import find

    return find(article, marks)


def find_dates(article: Article) -> tuple[DateMention, ...]:
    """The temporal expressions of an article, in order, with ids d1, d2, ..."""
    from headwater.resolve.dates import dates

    return dates(article)


def prepare() -> None:
    """Loads now what the functions above load when they are first asked."""
    import headwater.resolve.dates
    import headwater.resolve.entities  # noqa: F401


def linking() -> Linking:
    """The rules by which the desk learns who is one across articles."""
    return Linking(_choose, _settle)


def _choose(new: Bearer, known: Sequence[Bearer]) -> Choice:
    from headwater.resolve.identity import choose

    return choose(new, known)


def _settle(bearers: Sequence[Bearer], apart: Sequence[tuple[str, str]]) -> Settled:
    from headwater.resolve.identity import settle

    return settle(bearers, apart)
