"""What a language model is asked about an article, and what its answer says. No network here, and no trust.

The question is the instructions of `data/language_model.toml` and one passage after them. An article that gives orders
can at most bring the model to point at other words of the same passage; `verify` sees to the rest.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from headwater import lexicon
from headwater.attribute.verify import lines, paragraphs
from headwater.records import Article, Span

PART: Final = 4_000
"""Characters of one passage at most: with its answer about 3,000 tokens, which small models and servers hold."""
ANSWER: Final = 100_000
"""Characters of an answer that are read at all; one that marks every word of a passage has a tenth of it."""
_TRIES: Final = 100
"""Broken beginnings of an object that are passed over in an answer."""
_STRINGS: Final[dict[str, Any]] = {"type": "array", "items": {"type": "string"}}
_STATEMENT: Final[dict[str, Any]] = {
    "type": "object",
    "properties": dict.fromkeys(("source", "cue", "content"), _STRINGS),
    "required": ["source", "cue", "content"],
    "additionalProperties": False,
}
_SCHEMA: Final[dict[str, Any]] = {
    "type": "object",
    "properties": {"statements": {"type": "array", "items": _STATEMENT}},
    "required": ["statements"],
    "additionalProperties": False,
}
FORMATS: Final[tuple[Mapping[str, Any] | None, ...]] = (
    {"type": "json_schema", "json_schema": {"name": "statements", "strict": True, "schema": _SCHEMA}},
    {"type": "json_object", "schema": _SCHEMA},
    {"type": "json_object"},
    None,
)
"""What to ask of a server as `response_format`, in the order of trial: servers refuse those that they do not know."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What an answer proposes, unjudged. `whole` is False where only pieces of it could be read."""

    statements: list[object]
    whole: bool = True


@cache
def instructions() -> str:
    """The system message."""
    return str(lexicon.shared("language_model")["instructions"]).strip()


@cache
def version() -> str:
    """The prompt's version: a digest, so that nobody can change the words and forget it."""
    return hashlib.sha256(instructions().encode()).hexdigest()[:16]


def question(passage: str, model: str, max_tokens: int, form: Mapping[str, Any] | None) -> dict[str, Any]:
    """The body of a request to `/chat/completions`; `max_tokens` 0 leaves the length to the server."""
    body: dict[str, Any] = {
        "model": model,
        "messages": [{"role": "system", "content": instructions()}, {"role": "user", "content": passage}],
        "temperature": 0,
        "stream": False,
    }
    if max_tokens:
        body["max_tokens"] = max_tokens
    if form:
        body["response_format"] = form
    return body


def parts(article: Article) -> list[Span]:
    """The passages of an article: whole paragraphs, as many as go into `PART` characters.

    A longer paragraph is parted between sentences, a longer sentence where it must be.
    """
    text = article.text
    found: list[Span] = []
    for piece in _pieces(paragraphs(text, article.sentences or lines(text, 0, len(text)))):
        if found and piece.end - found[-1].start <= PART:
            found[-1] = Span(found[-1].start, piece.end)
        else:
            found.append(piece)
    return found


def _pieces(blocks: list[list[Span]]) -> Iterator[Span]:
    for sentences in blocks:
        if sentences[-1].end - sentences[0].start <= PART:
            yield Span(sentences[0].start, sentences[-1].end)
        else:
            for s in sentences:
                yield from (Span(at, min(at + PART, s.end)) for at in range(s.start, s.end, PART))


def read(content: str) -> Answer | None:
    """The proposals in an answer, however it is wrapped; None where there are none to be read.

    Takes the object that was asked for, a bare list, one statement alone, each also in a code fence, after thoughts
    or with words around it; and of an answer that breaks off, the statements before.
    """
    if len(content) > ANSWER:
        return None
    bare = content.rpartition("</think>")[2].strip().removeprefix("```json").removeprefix("```").removesuffix("```")
    try:
        rows = _rows(json.loads(bare))
    except (ValueError, RecursionError):
        return _salvaged(bare)
    return None if rows is None else Answer(rows)


def _rows(value: object) -> list[object] | None:
    if isinstance(value, list):
        return value
    if not isinstance(value, dict):
        return None
    if isinstance(value.get("statements"), list):
        return list(value["statements"])
    return [value] if value.keys() & {"cue", "content"} else None


def _salvaged(text: str) -> Answer | None:
    """The object among other words, or the statements before a break."""
    decoder = json.JSONDecoder()
    found: list[object] = []
    at, misses = text.find("{"), 0
    while at >= 0 and misses < _TRIES:
        try:
            value, end = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            misses += 1
            at = text.find("{", at + 1)
            continue
        rows = _rows(value)
        if rows is not None and "statements" in value:
            return Answer(rows)
        found += rows or []
        at = text.find("{", end)
    return Answer(found, whole=not misses) if found else None
