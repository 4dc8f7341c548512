"""Spans by rule: the encoder that needs no model. Cue words and word classes are data of each language."""

from __future__ import annotations

from collections.abc import Sequence

from headwater.records import Article, Marks


class RuleEncoder:
    """Finds attributions by rule; articles in a language without rules get no attributions."""

    @property
    def name(self) -> str:
        """What `producer.model` says."""
        return "rules-1"

    def prepare(self) -> None:
        """Rules need nothing loaded."""

    def mark(self, articles: Sequence[Article]) -> list[Marks]:
        """The marks of each article, in order."""
        from headwater.attribute.rules.assemble import mark

        return [mark(article) for article in articles]
