"""First words of sentences that are no names, or no part of one: their capital is the sentence's.

`Šaltinis | Ekonomikos ministerijoje` is a source in it: only where a case says where somebody is (`hung` in
sources.toml); elsewhere a preposition stands between the two, and no reader takes them for one name. And `Tabloid
ocenił` is nobody of that name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from headwater import lexicon
from headwater.records import Name, Span
from headwater.resolve.scene import Scene

COMMON = ("outlet", "body", "document", "group", "bare")
"""Lists of nouns of which one alone, with the capital of its sentence, is nobody's name."""


def without_sources(s: Scene, names: Iterable[Name]) -> Iterator[Name]:
    """The names in their order, without what is a noun alone that opens its sentence; bodies without the noun of a
    source that opens the sentence before them."""
    table = lexicon.load(s.article.read_in or "", "sources")
    hung, nouns = tuple(table.get("hung", "").split()), {w.lower() for w in table.get("bare", ())}
    common = frozenset(w.lower() for key in COMMON for w in table.get(key, ()))
    starts = {sentence.start for sentence in s.article.sentences}
    names = [*names]
    inside = {n.span.of(s.article.text) for n in names if n.span.start not in starts}
    for name in names:
        printed = name.span.of(s.article.text)
        first, _, rest = printed.partition(" ")
        if name.kind == "person" and name.span.start in starts and printed.lower() in common and printed not in inside:
            continue
        source = bool(hung) and name.span.start in starts and first.lower() in nouns and rest.endswith(hung)
        if source and name.kind in ("organization", "outlet") and rest[:1].isupper():
            name = replace(name, span=Span(name.span.start + len(first) + 1, name.span.end))
        yield name
