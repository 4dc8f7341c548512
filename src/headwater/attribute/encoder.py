"""What finds spans: the protocol that a rule set or a trained model fulfils."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from headwater.records import Article, Marks


class Encoder(Protocol):
    """Finds attributions and names in articles. One line for each article, in order; spans fit `article.text`."""

    @property
    def name(self) -> str:
        """What `producer.model` says, e.g. `rules-1`."""

    def prepare(self) -> None:
        """Loads what reading needs, where an encoder would else do it with the first article."""

    def mark(self, articles: Sequence[Article]) -> list[Marks]:
        """The marks of each article; an article whose `read_in` is None gets empty `Marks`."""
