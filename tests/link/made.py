"""Tellings made by hand from invented sentences, without a reading."""

from __future__ import annotations

from headwater.link import words
from headwater.link.numbers import numbers
from headwater.linked import Hand, House, Named, Telling
from headwater.records import Presentation, Span
from headwater.wordforms import tokens

HOUSE = House("lodestar", "lodestar", "Lodestar")


def telling(
    article: str,
    text: str,
    language: str = "en",
    *,
    names: tuple[str, ...] = (),
    people: tuple[str, ...] = (),
    setting: tuple[str, ...] = (),
    day: str = "",
    printed: str = "Monday",
    published: str = "2026-03-03",
    statement: str = "s1",
) -> Telling:
    """A telling of `text`; `names` are places, `people` persons in it."""
    page = tokens(text)
    named = tuple(Named(n, "place", language) for n in names) + tuple(Named(n, "person", language) for n in people)
    inside = {word for n in named for word in tokens(n.text).word}
    counted, at = numbers(page, language)
    skip = at | {i for i, word in enumerate(page.word) if word in inside or word == "Monday"}
    told = list(words.read(page.word, language, skip))
    return Telling(
        article=article,
        statement=statement,
        wording=text,
        spans=(Span(0, len(text)),),
        stance="asserts",
        quoted="indirect",
        presentation=Presentation(),
        chain=(Hand("Lodestar", "outlet", "named", house=HOUSE),),
        language=language,
        names=named,
        numbers=counted,
        dates=(day,) if day else (),
        stems=frozenset(w.stem for w in told if w.stem),
        concepts=frozenset(w.concept for w in told if w.concept),
        tense="past",
        printed_dates=(printed,) if day else (),
        published=published,
        setting=tuple(Named(n, "place", language) for n in setting),
    )
