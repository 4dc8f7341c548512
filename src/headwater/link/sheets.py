"""The sheet of an article: what of it is compared with others, made once from its reading."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from headwater.bearers import base
from headwater.link.credits import credits_of
from headwater.link.houses import house
from headwater.link.matters import matter
from headwater.link.quoted import stretches
from headwater.link.tellings import tellings
from headwater.linked import Named, Sheet
from headwater.records import Reading


def sheet(
    reading: Reading,
    told: Mapping[str, bytes] | None = None,
    sentences: Sequence[bytes] = (),
    *,
    topics: Collection[str] = (),
    left_out: Collection[str] = (),
    fragments: Mapping[str, int | None] | None = None,
    denials: Collection[str] = (),
) -> Sheet:
    """The sheet of a reading; `told`: vectors of its statements' contents, `sentences`: of its sentences.

    Of its statements `topics` are like no other, and `left_out` are no tellings (ids); `fragments`: where the words
    begin that lead in what is no sentence by itself; `denials`: whose own words say no.
    """
    article = reading.article
    outlet = article.outlet.name if article.outlet else None
    made = Sheet(
        article=article.id,
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
        vectors=tuple(sentences),
        credits=credits_of(reading),
        tellings=tellings(reading, house, told, topics=topics, left_out=left_out, fragments=fragments, denials=denials),
        names=_names(reading),
    )
    return replace(made, matter=matter(made))


def _names(reading: Reading) -> tuple[Named, ...]:
    language = reading.article.read_in
    found = (
        Named(base(entity.name, entity.kind, language, entity.gender), entity.kind, language)
        for entity in reading.entities
        if entity.mentions
    )
    return tuple(dict.fromkeys(found))
