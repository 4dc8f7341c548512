"""Short texts as the rules and the pipeline read them, and what was found as plain strings."""

from __future__ import annotations

from dataclasses import replace

from headwater import pipeline
from headwater.attribute.rules import RuleEncoder
from headwater.read.sentences import split
from headwater.records import Article, Attribution, CaptureRef, Outlet, Reading


def article(text: str, language: str = "en") -> Article:
    """An article whose body is `text`."""
    sentences = split(text, language)
    return Article("a", None, text, language, "open", CaptureRef("", ""), sentences=sentences, read_in=language)


def reading(text: str, language: str) -> Reading:
    """A text that an outlet of the name "Сцяжына" prints, as the pipeline reads it."""
    return pipeline.read_article(replace(article(text, language), outlet=Outlet("Сцяжына")))


def found(text: str, language: str = "en") -> list[tuple[str, str, str]]:
    """Source, cue and content of each attribution, fragments joined with " | "."""
    marks = RuleEncoder().mark([article(text, language)])[0]
    return [_words(a, text) for a in marks.attributions]


def _words(a: Attribution, text: str) -> tuple[str, str, str]:
    source, cue, content = (" | ".join(s.of(text) for s in spans) for spans in (a.source, a.cue, a.content))
    return source, cue, content
