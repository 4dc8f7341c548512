"""Names that the first word of a sentence is no part of: `Šaltinis | Ekonomikos ministerijoje` is a source in it.

Its capital is the sentence's. Only where a case says where somebody is (`hung` in sources.toml): elsewhere a
preposition stands between the two, and no reader takes them for one name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from headwater import lexicon
from headwater.records import Name, Span
from headwater.resolve.scene import Scene


def without_sources(s: Scene, names: Iterable[Name]) -> Iterator[Name]:
    """The names in their order, bodies without the noun of a source that opens the sentence before them."""
    table = lexicon.load(s.article.read_in or "", "sources")
    hung, nouns = tuple(table.get("hung", "").split()), {w.lower() for w in table.get("bare", ())}
    starts = {sentence.start for sentence in s.article.sentences}
    for name in names:
        first, _, rest = name.span.of(s.article.text).partition(" ")
        source = bool(hung) and name.span.start in starts and first.lower() in nouns and rest.endswith(hung)
        if source and name.kind in ("organization", "outlet") and rest[:1].isupper():
            name = replace(name, span=Span(name.span.start + len(first) + 1, name.span.end))
        yield name
