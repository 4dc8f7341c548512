"""Where descriptions of one unnamed source in several articles together narrow down who it is.

"A senior official" and "somebody who was at the meeting" may each stand for many; the two together, with "the ministry"
from a third article, for one. Whoever looks for a source reads all articles: so do we, before they do. What is counted
is what a description gives away: body, rank, place, presence, knowledge, gender, language, age, time, past, number.
The words for them are data (`narrowing.toml`); bodies, places and days come from the readings. docs/decisions/0124.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final, Literal, get_args

from headwater import lexicon
from headwater.newsroom.sealed.looks import typed
from headwater.records import Entity, Reading, Span, Statement

Kind = Literal[
    "body", "rank", "place", "presence", "knows", "gender", "language", "age", "time", "former", "number", "person"
]
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
_BY_WORDS: Final = ("body", "rank", "presence", "knows", "former", "language", "age", "number")
FEW: Final = 3
"""Attributes that together begin to narrow: a body, a rank and a presence are held by a handful of people."""


@dataclass(frozen=True, slots=True)
class Trait:
    """One thing that a description gives away. `words` are the article's own; `value` is what tells two apart."""

    kind: Kind
    words: str
    value: str


@dataclass(frozen=True, slots=True)
class Description:
    """What one article says of a source: `ref` is where (ARTICLE#s3). `printed`: not only meant to be."""

    ref: str
    words: str
    traits: tuple[Trait, ...]
    printed: bool = True

    @property
    def kinds(self) -> frozenset[Kind]:
        """The kinds of what it gives away."""
        return frozenset(trait.kind for trait in self.traits)


@dataclass(frozen=True, slots=True)
class Given:
    """One kind of attribute: what the descriptions say of it, and which ones do."""

    kind: Kind
    words: tuple[str, ...]
    refs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What descriptions of one source come to together.

    `most_alone` is how many attributes the most telling of those that are printed gives away by itself; `added` are
    those that it lacks.
    `dropped` says for each description how many attributes the others would still give away without it.
    """

    descriptions: tuple[Description, ...]
    given: tuple[Given, ...]
    most_alone: int
    added: tuple[Given, ...]
    dropped: tuple[tuple[str, int], ...]

    @property
    def together(self) -> int:
        """How many attributes they give away together."""
        return len(self.given)

    @property
    def warns(self) -> bool:
        """True where they say more of the source together than any one of them does, and enough to look for it."""
        return bool(self.added) and self.together >= FEW


def narrow(descriptions: Sequence[Description]) -> Narrowed:
    """Sets descriptions of one source side by side; what one article says of it in several places is one of them."""
    descriptions = _by_article(descriptions)
    given = _given(descriptions)
    most = max(descriptions, key=lambda each: (each.printed, len(each.kinds)), default=None)
    alone = most.kinds if most else frozenset()
    added = tuple(each for each in given if each.kind not in alone)
    return Narrowed(
        tuple(descriptions),
        given,
        len(alone),
        added,
        tuple((each.ref, len(_given([d for d in descriptions if d is not each]))) for each in descriptions),
    )


def _by_article(descriptions: Sequence[Description]) -> list[Description]:
    articles: dict[str, list[Description]] = {}
    for each in descriptions:
        articles.setdefault(each.ref.partition("#")[0], []).append(each)
    return [
        replace(
            of[0], words=" … ".join(dict.fromkeys(d.words for d in of)), traits=_once(t for d in of for t in d.traits)
        )
        for of in articles.values()
    ]


def described(reading: Reading, statement: Statement) -> Description:
    """What a statement of an article gives away of its source, by the article's reading."""
    article, source = reading.article, statement.source
    beside = [phrase.text for phrase in (source.knows, source.motive, statement.occasion) if phrase]
    words = " ".join([source.text, *(text for text in beside if text not in source.text)])
    spans = [*source.spans, *([source.knows.span] if source.knows else [])]
    spoken = _sentence(reading, statement)
    traits = [*_traits(words, article.read_in or "en"), *_named(reading.entities, spans, article.text)]
    traits += [*_gender(f"{words} {_cue(statement, article.text)}", article.read_in or "en")]
    traits += [each for each in _traits(spoken, article.read_in or "en") if each.kind == "language"]
    traits += [*_time(reading, statement)]
    return Description(f"{article.id}#{statement.id}", words, _once(traits))


def described_so(words: str, ref: str) -> Description:
    """What a description gives away that somebody means to print."""
    reading = typed(words)
    article = reading.article
    language = article.read_in or "en"
    spans = [Span(0, len(article.text))] if article.text else []
    traits = [*_traits(words, language), *_named(reading.entities, spans, article.text), *_gender(words, language)]
    return Description(ref, words, _once(traits), printed=False)


def _given(descriptions: Iterable[Description]) -> tuple[Given, ...]:
    found: dict[Kind, tuple[dict[str, str], dict[str, None]]] = {}
    for each in descriptions:
        for trait in each.traits:
            words, refs = found.setdefault(trait.kind, ({}, {}))
            words.setdefault(trait.value, trait.words)
            refs[each.ref] = None
    return tuple(Given(kind, tuple(found[kind][0].values()), tuple(found[kind][1])) for kind in KINDS if kind in found)


def _traits(words: str, language: str) -> Iterator[Trait]:
    for kind in _BY_WORDS:
        for match in _pattern(language, kind).finditer(words):
            yield Trait(kind, match.group(), _folded(match.group()))


def _gender(words: str, language: str) -> Iterator[Trait]:
    for gender in ("woman", "man"):
        if match := _pattern(language, gender).search(words):
            yield Trait("gender", match.group(), gender)
            return


def _named(entities: Iterable[Entity], spans: Sequence[Span], text: str) -> Iterator[Trait]:
    """Bodies, places and people that a description names."""
    kinds: dict[str, Kind] = {"organization": "body", "place": "place", "person": "person"}
    for entity in entities:
        for mention in entity.mentions:
            if any(span.covers(mention) for span in spans):
                yield Trait(kinds[entity.kind], mention.of(text), _folded(entity.name))
                break


def _time(reading: Reading, statement: Statement) -> Iterator[Trait]:
    """When the source spoke."""
    date = next((date for date in reading.dates if date.id == statement.when), None)
    if date:
        yield Trait("time", date.text, date.value or _folded(date.text))


def _sentence(reading: Reading, statement: Statement) -> str:
    """The sentence in which the source is said to speak."""
    at = (*statement.cue, *statement.source.spans)
    text = reading.article.text
    return " ".join(s.of(text) for s in reading.article.sentences if any(s.covers(span) for span in at[:1]))


def _cue(statement: Statement, text: str) -> str:
    return " ".join(span.of(text) for span in statement.cue)


def _once(traits: Iterable[Trait]) -> tuple[Trait, ...]:
    """Each value once; of a kind, what is a part of other words says nothing more."""
    found: dict[tuple[Kind, str], Trait] = {}
    for trait in traits:
        found.setdefault((trait.kind, trait.value), trait)
    return tuple(
        trait
        for trait in found.values()
        if not any(trait.kind == o.kind and trait.value != o.value and trait.value in o.value for o in found.values())
    )


def _folded(words: str) -> str:
    return " ".join(words.casefold().replace("ё", "е").split())


@cache
def _pattern(language: str, kind: str) -> re.Pattern[str]:
    patterns = lexicon.load(language, "narrowing").get(kind, [])
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)" if patterns else r"(?!)", re.IGNORECASE)
