"""One article laid out for reading its statements: sentences, paragraphs, quotations, dates, mentions."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from headwater.attribute.mentions import Mentions
from headwater.attribute.rules import quotes
from headwater.records import Article, DateMention, Entity, Span

_PARAGRAPH = re.compile(r"\n+")


EDGES = " ,«»„“”\"'"
"""Marks that may stand at either side of a name or of who speaks."""


@dataclass(frozen=True, slots=True)
class Page:
    """One article laid out. `quotations` are the outermost ones; all lists are in the order of the text.

    `text` is the body, `language` the one whose data reads it, `home` the entity of the outlet that prints the article,
    where the text names it: fields, as they are asked for at every step.
    """

    article: Article
    mentions: Mentions
    paragraph_starts: list[int]
    quotations: list[Span]
    dates: tuple[DateMention, ...]
    text: str = field(init=False, repr=False)
    language: str = field(init=False)
    home: Entity | None = field(init=False, repr=False)
    standing: dict[int, tuple[str, ...]] = field(default_factory=dict, init=False, repr=False)
    """What `referent_signs` knows of how a mention (its `id`) stands in its sentence."""
    _sentence_starts: list[int] = field(init=False, repr=False)
    _quotation_starts: list[int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        outlet, entities = self.article.outlet, self.mentions.entities.values()
        home = next((e for e in entities if outlet and e.outlet and e.name == outlet.name), None)
        object.__setattr__(self, "text", self.article.text)
        object.__setattr__(self, "language", self.article.read_in or "")
        object.__setattr__(self, "home", home)
        object.__setattr__(self, "_sentence_starts", [s.start for s in self.article.sentences])
        object.__setattr__(self, "_quotation_starts", [q.start for q in self.quotations])

    @property
    def sentences(self) -> tuple[Span, ...]:
        """Its sentences, in order."""
        return self.article.sentences

    def sentence(self, offset: int) -> Span:
        """The sentence that `offset` stands in."""
        at = bisect_right(self._sentence_starts, offset) - 1
        return self.sentences[at] if at >= 0 else Span(0, len(self.text))

    def sentences_between(self, low: int, high: int) -> int:
        """How many whole sentences stand between two places."""
        first = bisect_left(self._sentence_starts, low)
        return max(0, bisect_right(self.sentences, high, key=lambda s: s.end) - first)

    def paragraph(self, offset: int) -> int:
        """The number of the paragraph that `offset` stands in."""
        return bisect_right(self.paragraph_starts, offset) - 1

    def quotation(self, offset: int) -> Span | None:
        """The outermost quotation that `offset` stands in."""
        at = bisect_right(self._quotation_starts, offset) - 1
        found = self.quotations[at] if at >= 0 else None
        return found if found and found.end > offset else None

    def dates_in(self, span: Span) -> list[DateMention]:
        """The dates that lie in `span`."""
        low = bisect_left(self.dates, span.start, key=lambda d: d.span.start)
        high = bisect_left(self.dates, span.end, key=lambda d: d.span.start)
        return [d for d in self.dates[low:high] if d.span.end <= span.end]


def lay_out(article: Article, entities: tuple[Entity, ...], dates: tuple[DateMention, ...]) -> Page:
    """The page of an article that is read in some language."""
    starts = [0, *(m.end() for m in _PARAGRAPH.finditer(article.text))]
    ends = [*starts[1:], len(article.text)]
    found = quotes.find(article.text, list(zip(starts, ends, strict=True)))
    spans = [Span(q.start, q.end) for q in found if q.depth == 0]
    return Page(article, Mentions(entities), starts, spans, dates)
