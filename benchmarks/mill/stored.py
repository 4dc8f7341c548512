"""Articles of the mill as captures and readings for a desk: where everything stands is known, so no model is asked.

    piece, printed -> Capture -> Article -> Marks (the true ones) -> Reading

What is not a matter of finding spans is done as for any article: its language and sentences, who is one person, dates,
stances, chains, events are read by Headwater's own stages.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace

from benchmarks.mill.__main__ import article as row
from benchmarks.mill.cast import WRITINGS, cast
from benchmarks.mill.pieces import Piece
from benchmarks.mill.prose import Printed, Stretch, Told
from benchmarks.mill.truth import address, published
from benchmarks.mill.world import World

from headwater import pipeline
from headwater.acquire.jsonl import DOCUMENT
from headwater.attribute.rules import RuleEncoder
from headwater.read import article as read_article
from headwater.records import Access, Article, Attribution, Capture, Marks, Name, NameKind, Reading, Span

MODEL = "mill-1"
"""What `producer.model` says."""
SHUT, TEASERS, HEADLINES = 50, 25, 40
"""One article in so many is for subscribers: two sentences of most are there, of one in so many of these nothing. Of
one in so many all we have is the headline."""
_BLANK = " \t\n,.:;—–-„“”«»\"'"


class Stored:
    """Makes captures and readings of one world's articles."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._rules = RuleEncoder()
        self._url: dict[int, str] = {}

    def read(self, piece: Piece, printed: Printed) -> tuple[Capture, Reading]:
        """An article as it is added to a desk; a corrected or longer version stands at the address of the first."""
        capture = self._capture(piece, printed)
        article, marks = _withheld(read_article(capture), self._marks(piece, printed), piece.id)
        return capture, pipeline.read_marked(article, marks, MODEL)

    def address(self, piece: Piece) -> str:
        """Where an article stands: to be asked for each, in their order, since a later version stands where it was."""
        first = next((t.article for t in piece.taken if t.how == "extended"), 0)
        return self._url.setdefault(piece.id, self._url.get(first) or address(piece))

    def _capture(self, piece: Piece, printed: Printed) -> Capture:
        given = row(piece, printed) | {"url": self.address(piece)}
        given["language"] = given.pop("lang")
        body = json.dumps(given, ensure_ascii=False).encode()
        return Capture(
            hashlib.sha256(body).hexdigest(), published(piece), f"mill.jsonl#{piece.id}", DOCUMENT, body, given["url"]
        )

    def _marks(self, piece: Piece, printed: Printed) -> Marks:
        """The true attributions; the true names in them, and elsewhere those that the rules find."""
        article = read_article(self._capture(piece, printed))
        found = [_attribution(told, printed) for told in printed.told]
        true = [name for told in printed.told for name in self._names(told, piece, printed)]
        taken = {i for name in true for i in range(name.span.start, name.span.end)}
        more = [n for n in self._rules.mark([article])[0].names if taken.isdisjoint(range(n.span.start, n.span.end))]
        return Marks(tuple(found), tuple(sorted((*true, *more), key=lambda n: n.span)))

    def _names(self, told: Told, piece: Piece, printed: Printed) -> list[Name]:
        known = self._known(told, piece)
        forms = ((at, printed.text[at.start : at.end]) for at in told.names)
        return [Name(_span(at), known.get(form, "organization")) for at, form in forms]

    def _known(self, told: Told, piece: Piece) -> dict[str, NameKind]:
        """The kinds of those that a statement may name; who is none of them is a body."""
        line, lang = told.line, piece.outlet.lang
        facts = [line.fact, replace(line.fact, p=line.face.who.id)] if line.face and line.face.who else [line.fact]
        found: dict[str, NameKind] = {}
        for fact in facts:
            found |= {form: part.kind for form, part in cast(self._world, fact, lang).items()}
        write = WRITINGS.get(lang, str)
        return found | {write(each.name(piece.outlet.language)): "outlet" for each in (*line.chain, piece.outlet)}


def _attribution(told: Told, printed: Printed) -> Attribution:
    content = _span(told.content)
    source = (_span(told.source),) if told.source else ()
    sentence = next((s for s in printed.sentences if s.start <= content.start < s.end), told.content)
    return Attribution(source, _cue(printed.text, sentence, content, source), (content,))


def _cue(text: str, sentence: Stretch, content: Span, source: tuple[Span, ...]) -> tuple[Span, ...]:
    """What its sentence says beside source and content: the stretch that touches both, else the longest."""
    parts, at = [], sentence.start
    for span in sorted((content, *source)):
        parts.append((at, max(at, span.start)))
        at = max(at, span.end)
    parts.append((at, max(at, sentence.end)))
    trimmed = [(a, b) for a, b in (_trimmed(text, *part) for part in parts) if a < b]
    if not trimmed:
        return ()
    between = [part for part in trimmed if source and content.start <= part[0] <= source[0].end]
    a, b = max(between or trimmed, key=lambda part: part[1] - part[0])
    return (Span(a, b),)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    part = text[start:end]
    left = len(part) - len(part.lstrip(_BLANK))
    return start + left, max(start + left, start + len(part.rstrip(_BLANK)))


def _withheld(article: Article, marks: Marks, number: int) -> tuple[Article, Marks]:
    """Some articles are for subscribers, and of some only the headline is known."""
    if number % HEADLINES == 7:
        return _cut(article, marks, 0, "headline")
    if number % SHUT == 3:
        return _cut(article, marks, 0 if number % TEASERS == 3 and number % 4 == 3 else 2, "subscribers")
    return article, marks


def _cut(article: Article, marks: Marks, sentences: int, access: Access) -> tuple[Article, Marks]:
    kept = article.sentences[:sentences]
    end = kept[-1].end if kept else 0
    inside = [a for a in marks.attributions if all(s.end <= end for s in (*a.source, *a.cue, *a.content))]
    names = [n for n in marks.names if n.span.end <= end]
    short = replace(
        article, text=article.text[:end], sentences=kept, access=access, body_start=min(article.body_start, end)
    )
    return short, Marks(tuple(inside), tuple(names))


def _span(stretch: Stretch) -> Span:
    return Span(stretch.start, stretch.end)
