"""Who says what: spans from an encoder, and what each statement means.

An encoder (`load_encoder`) finds spans and names; once the entities are known, `read_statements`, `read_events`,
`read_deals`, `read_unattributed` and `read_cautions` read them.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cache
from typing import Literal

from headwater.attribute.encoder import Encoder
from headwater.records import (
    Article,
    Caution,
    DateMention,
    Deal,
    Entity,
    Event,
    Marks,
    Presentation,
    Reading,
    Span,
    Statement,
)


def load_encoder(reader: Literal["model", "both", "rules"] = "model", threads: int = 1) -> Encoder:
    """The encoder in use, one for each process: a model and the rules, two models where there are, or rules alone."""
    return _load(reader, threads, os.getpid() if threads > 1 else 0)


@cache
def _load(reader: str, threads: int, _process: int) -> Encoder:
    # A session with threads of its own must not be used on the other side of a fork, where they do not exist.
    if reader == "rules":
        from headwater.attribute.rules import RuleEncoder

        return RuleEncoder()
    from headwater.attribute.joint import JointEncoder

    return JointEncoder(threads=threads, pairs=reader == "both")


def sentence_vectors(encoder: Encoder, texts: Sequence[str], language: str | None) -> list[bytes]:
    """What texts say, as vectors in 8 bits that are near each other across languages; empty where rules alone read."""
    from headwater.attribute.joint import JointEncoder

    return encoder.vectors(texts, language) if isinstance(encoder, JointEncoder) else [b""] * len(texts)


def prepare() -> None:
    """Loads now what the functions below load when they are first asked."""
    import headwater.attribute.cautions
    import headwater.attribute.happenings.deals
    import headwater.attribute.happenings.events
    import headwater.attribute.statements
    import headwater.attribute.unattributed  # noqa: F401


def read_statements(
    article: Article, marks: Marks, entities: tuple[Entity, ...], dates: tuple[DateMention, ...]
) -> tuple[Statement, ...]:
    """One statement for each attribution, in the order of the text, with ids s1, s2, ..."""
    from headwater.attribute.statements import build

    return build(article, marks, entities, dates)


def topics(reading: Reading) -> frozenset[str]:
    """The ids of statements that only name a topic: no claim stands in them."""
    from headwater.attribute import unclaimed

    return unclaimed.topics(reading)


def passing(reading: Reading) -> frozenset[str]:
    """The ids of statements inside others that tell what somebody plans, or a topic: no word of theirs is told."""
    from headwater.attribute import unclaimed

    return unclaimed.passing(reading)


def denials(reading: Reading) -> frozenset[str]:
    """The ids of denials whose own words say no (`attribute/unclaimed.py`)."""
    from headwater.attribute import unclaimed

    return unclaimed.denials(reading)


def fragments(reading: Reading) -> dict[str, int | None]:
    """Where the words begin that make contents readable which are no sentence by themselves, by statement id."""
    from headwater.attribute import led_in

    return led_in.fragments(reading)


def read_events(
    article: Article, statements: tuple[Statement, ...], entities: tuple[Entity, ...], dates: tuple[DateMention, ...]
) -> tuple[Event, ...]:
    """What happened or might, as the text tells it, in its order, with ids v1, v2, ..."""
    from headwater.attribute.happenings.events import find

    return find(article, statements, entities, dates)


def read_presentation(article: Article, statements: tuple[Statement, ...], place: Span) -> Presentation:
    """How the verb or noun at `place` is put, as events are: certainty, polarity, tense, condition."""
    from headwater.attribute.happenings.presented import read

    return read(article, statements, place)


def read_deals(article: Article, statements: tuple[Statement, ...], entities: tuple[Entity, ...]) -> tuple[Deal, ...]:
    """What one side would give for what, with ids x1, x2, ..."""
    from headwater.attribute.happenings.deals import find

    return find(article, statements, entities)


def read_unattributed(
    article: Article,
    statements: tuple[Statement, ...],
    events: tuple[Event, ...],
    entities: tuple[Entity, ...],
    dates: tuple[DateMention, ...],
) -> tuple[Statement, ...]:
    """What the opening tells in the outlet's own voice, naming nobody, with ids u1, u2, ..."""
    from headwater.attribute.unattributed import find

    return find(article, statements, events, entities, dates)


def read_cautions(
    article: Article, statements: tuple[Statement, ...], entities: tuple[Entity, ...]
) -> tuple[Caution, ...]:
    """What a careful editor would warn of, with ids w1, w2, ..."""
    from headwater.attribute.cautions import find

    return find(article, statements, entities)
