"""What changed between two versions of an article, as data: spans of what went, of what came, of what was rewritten.

Paragraphs are compared first; where paragraphs were replaced, their sentences. Spans are [start, end) in code points
of the text of their own version; parts that stayed are not listed.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Literal

from headwater.records import Reading, Span

Kind = Literal["added", "removed", "rewritten"]

_MOST = 4000
"""Parts of a text that are compared one by one; difflib takes seconds beyond, so the rest counts as rewritten."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change of the text. `before` is None for what was added, `after` for what was removed."""

    kind: Kind
    before: Span | None
    after: Span | None


@dataclass(frozen=True, slots=True)
class Replaced:
    """A field of the article before and after."""

    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Difference:
    """Everything that differs from version `a` to version `b`; a field is None where it stayed."""

    a: int
    b: int
    changes: tuple[Change, ...] = ()
    title: Replaced | None = None
    access: Replaced | None = None
    published: Replaced | None = None


def between(a: int, before: Reading, b: int, after: Reading) -> Difference:
    """The difference from version `a` to version `b` of one article."""
    old, new = before.article, after.article
    return Difference(
        a=a,
        b=b,
        changes=tuple(_changes(before, after)),
        title=_replaced(old.title, new.title),
        access=_replaced(old.access, new.access),
        published=_replaced(
            old.published.value if old.published else None, new.published.value if new.published else None
        ),
    )


def as_json(difference: Difference) -> dict[str, Any]:
    """The difference as plain dicts and lists."""
    return {
        "from": difference.a,
        "to": difference.b,
        "title": _field(difference.title),
        "access": _field(difference.access),
        "published": _field(difference.published),
        "changes": [{"kind": c.kind, "before": _pair(c.before), "after": _pair(c.after)} for c in difference.changes],
    }


def from_json(value: dict[str, Any]) -> Difference:
    """The difference that `as_json` wrote."""
    return Difference(
        a=value["from"],
        b=value["to"],
        changes=tuple(Change(c["kind"], _span(c["before"]), _span(c["after"])) for c in value["changes"]),
        title=_from_field(value["title"]),
        access=_from_field(value["access"]),
        published=_from_field(value["published"]),
    )


def _replaced(before: str | None, after: str | None) -> Replaced | None:
    return None if before == after else Replaced(before, after)


def _field(field: Replaced | None) -> dict[str, str | None] | None:
    return {"before": field.before, "after": field.after} if field else None


def _from_field(value: dict[str, str | None] | None) -> Replaced | None:
    return Replaced(value["before"], value["after"]) if value else None


def _pair(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span else None


def _span(pair: list[int] | None) -> Span | None:
    return Span(*pair) if pair else None


def _changes(before: Reading, after: Reading) -> Iterator[Change]:
    old, new = before.article, after.article
    for was, now in _unlike(old.text, _paragraphs(old.text), new.text, _paragraphs(new.text)):
        if not (was and now):
            yield from _one(was, now)
            continue
        finer = _sentences(before, was), _sentences(after, now)
        for was_sentences, now_sentences in _unlike(old.text, finer[0], new.text, finer[1]):
            yield from _one(was_sentences, now_sentences)


def _one(was: Sequence[Span], now: Sequence[Span]) -> Iterator[Change]:
    kind: Kind = "rewritten" if was and now else "removed" if was else "added"
    yield Change(kind, _hull(was), _hull(now))


def _hull(spans: Sequence[Span]) -> Span | None:
    return Span(spans[0].start, spans[-1].end) if spans else None


def _unlike(
    old: str, a: Sequence[Span], new: str, b: Sequence[Span]
) -> Iterator[tuple[Sequence[Span], Sequence[Span]]]:
    """The stretches of parts that are not the same in both."""
    left, right = [_key(s, old) for s in a], [_key(s, new) for s in b]
    head = _same(left, right)
    tail = _same(left[head:][::-1], right[head:][::-1])
    a, b = a[head : len(a) - tail], b[head : len(b) - tail]
    left, right = left[head : len(left) - tail], right[head : len(right) - tail]
    if max(len(a), len(b)) > _MOST:
        yield a, b
        return
    for tag, i, j, k, m in SequenceMatcher(None, left, right).get_opcodes():
        if tag != "equal":
            yield a[i:j], b[k:m]


def _key(span: Span, text: str) -> str:
    """Two parts are the same when their words are: white space does not count."""
    return " ".join(span.of(text).split())


def _same(a: Sequence[str], b: Sequence[str]) -> int:
    """How many parts at the beginning are the same."""
    for i, (x, y) in enumerate(zip(a, b, strict=False)):
        if x != y:
            return i
    return min(len(a), len(b))


def _paragraphs(text: str) -> list[Span]:
    spans, start = [], 0
    for line in text.splitlines(keepends=True):
        body = line.strip()
        if body:
            lead = start + line.index(body[0])
            spans.append(Span(lead, lead + len(body)))
        start += len(line)
    return spans


def _sentences(reading: Reading, paragraphs: Sequence[Span]) -> Sequence[Span]:
    """The sentences of the paragraphs; the paragraphs themselves where sentences leave something of them out."""
    text, at, end = reading.article.text, paragraphs[0].start, paragraphs[-1].end
    every = reading.article.sentences
    spans = every[bisect_left(every, at, key=_start) : bisect_left(every, end, key=_start)]
    for span in spans:
        if span.start < at or span.end > end or text[at : span.start].strip():
            return paragraphs
        at = span.end
    return paragraphs if text[at:end].strip() else spans


def _start(span: Span) -> int:
    return span.start
