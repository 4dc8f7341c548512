"""Where what is said begins and ends: behind the dateline, within its line and sentence, before what another says.

Attribution -> Attribution

Readers of spans run on: from a headline into the text, into the sentence before or behind. Quotations may run on.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace

from headwater.attribute.model.reader import QUOTES
from headwater.attribute.overlaps import hull
from headwater.records import Article, Attribution, Span

DASHES = frozenset("-–—")
LOOK_BACK = 8
"""Statements in several fragments looked at before one that may stand within them."""
_EDGES = " \n\t"


def behind_dateline(a: Attribution, start: int) -> Attribution | None:
    """Without what stands before the body: a dateline is nobody's words. None where no cue or content is left."""
    if hull(a).start >= start:
        return a
    source, cue, content = (
        tuple(Span(max(s.start, start), s.end) for s in spans if s.end > start)
        for spans in (a.source, a.cue, a.content)
    )
    return Attribution(source, cue, content, a.confidence) if cue and content else None


def quoted_on(text: str, found: list[Attribution]) -> list[Attribution]:
    """With what goes on of quotations within others' words: "He told them “...,” according to them. “...”" """
    outer = sorted((a for a in found if len(a.content) > 1), key=lambda a: a.content[0])
    starts = [a.content[0].start for a in outer]
    out = []
    for a in found:
        whole = hull(a)
        near = outer[max(0, bisect_right(starts, whole.start) - LOOK_BACK) : bisect_right(starts, whole.start)]
        around = next((o for o in reversed(near) if o is not a and o.content[0].covers(whole)), None)
        more = tuple(c for c in around.content[1:] if text[c.start] in QUOTES) if around else ()
        quoted = more and any(q in a.content[-1].of(text) for q in QUOTES)
        out.append(replace(a, content=(*a.content, *more)) if quoted else a)
    return out


def in_line(article: Article, a: Attribution) -> Attribution:
    """With nothing that goes on from a headline into the text below, and with brackets whole.

    "The Gazette: bridge shut" is followed by the first sentence; "8 m) for the bridge, reports KARTA" began before.
    """
    if not a.cue:
        return a
    content = tuple(_opened(article, _up_to_line(article, c), a.cue[0]) for c in a.content)
    cue = tuple(_up_to_line(article, c) for c in a.cue)
    if (content, cue) == (a.content, a.cue) or any(p.overlaps(c) for p in content for c in (*cue, *a.source)):
        return a
    return replace(a, cue=cue, content=content)


def _up_to_line(article: Article, piece: Span) -> Span:
    """Up to the end of the line in which a piece begins, where no sentence and no quotation runs over it."""
    end = article.text.find("\n", piece.start, piece.end)
    if end <= piece.start or any(q in article.text[piece.start : end] for q in QUOTES):
        return piece
    at = bisect_right(article.sentences, end, key=lambda s: s.start) - 1
    broken = at >= 0 and article.sentences[at].start < end < article.sentences[at].end
    return piece if broken or article.text[end : piece.end].lstrip()[:1].islower() else Span(piece.start, end)


def _opened(article: Article, piece: Span, cue: Span) -> Span:
    """From the head of its sentence, where a piece before the cue closes a bracket that it does not open."""
    words = piece.of(article.text)
    depth = 0
    for letter in words:
        depth += (letter == "(") - (letter == ")")
        if depth < 0:
            break
    at = bisect_right(article.sentences, piece.start, key=lambda s: s.start) - 1
    if depth >= 0 or piece.end > cue.start or at < 0 or not article.sentences[at].covers(piece):
        return piece
    return Span(article.sentences[at].start, piece.end)


def from_sentence(article: Article, a: Attribution) -> Attribution:
    """Without the sentence before, where what is told stands before its verb and no mark or dash opens a speech.

    "Nine died on May 3. | 20 people left, said Ada Vint": she was not asked about the nine.
    """
    if not a.cue or not a.content:
        return a
    piece, text = a.content[0], article.text
    at = bisect_right(article.sentences, a.cue[0].start, key=lambda s: s.start) - 1
    start = article.sentences[at].start if at >= 0 else 0
    speech = any(q in piece.of(text) for q in QUOTES) or _set_off(text, piece) or "\n" in text[piece.start : start]
    if speech or not piece.start < start < piece.end <= a.cue[0].start:
        return a
    return replace(a, content=(Span(start, piece.end), *a.content[1:]))


def in_sentence(article: Article, a: Attribution) -> Attribution:
    """Without a piece from within another sentence that no marks or dash set off, where its own sentence holds one."""
    if len(a.content) < 2 or not a.cue:
        return a
    own = [c for c in a.content if same_sentence(article, c, a.cue[0])]
    kept = tuple(c for c in a.content if c in own or not article.text[c.start].islower() or _set_off(article.text, c))
    return replace(a, content=kept) if own else a


def same_sentence(article: Article, piece: Span, cue: Span) -> bool:
    """True where a sentence holds the cue and a part of the piece."""
    starts = article.sentences
    at = bisect_right(starts, cue.start, key=lambda s: s.start) - 1
    return at < 0 or starts[at].overlaps(piece)


def _set_off(text: str, piece: Span) -> bool:
    """True for a quotation, or what stands behind a dash at the head of a line or sentence."""
    lead = text[max(0, piece.start - 3) : piece.start].strip()
    return any(q in piece.of(text) for q in QUOTES) or lead[-1:] in DASHES


def each_its_own(article: Article, found: list[Attribution]) -> list[Attribution]:
    """Without what another says of it in its own sentence: "“X,” said A. “Y,” added A" are two."""
    own = {c: a for a in found for c in a.content if a.cue and same_sentence(article, c, a.cue[0])}
    begun = {c.start: a for c, a in own.items()}
    starts = sorted(begun)
    out = []
    for a in found:
        content = tuple(_up_to_next(article, c, a, begun, starts) for c in a.content)
        others = [
            c for c in content[1:] if (b := own.get(c)) and b is not a and not same_sentence(article, c, a.cue[0])
        ]
        kept = tuple(c for c in content if c not in others)
        out.append(replace(a, content=kept) if kept != a.content else a)
    return out


def _up_to_next(
    article: Article, piece: Span, a: Attribution, begun: Mapping[int, Attribution], starts: Sequence[int]
) -> Span:
    """Up to the sentence that another tells: "A said that X on May 3. | 20 people left, added A"."""
    if not a.cue or not same_sentence(article, piece, a.cue[0]) or article.text[piece.start] in QUOTES:
        return piece
    at = bisect_right(article.sentences, piece.start, key=lambda s: s.start) - 1
    end = article.sentences[at].end if at >= 0 else piece.end
    n = bisect_right(starts, end)
    following = starts[n] if n < len(starts) and starts[n] < piece.end else None
    if following is None or article.text[end:following].strip(_EDGES):
        return piece
    beyond = begun[following] is not a and begun[following].cue[0].start >= piece.end
    return Span(piece.start, end - 1 if article.text[end - 1] == "." else end) if beyond else piece
