"""Two texts side by side, the passages that the later one has from the earlier one marked and numbered in both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final, Literal

from markupsafe import Markup

from headwater.linked import Passage
from headwater.records import Span
from headwater.show.claims import HOW
from headwater.show.highlight import Mark, Piece, by_paragraph, paragraphs, pieces, visible
from headwater.show.tongue import say

_Side = Literal["a", "b"]
_OTHER: dict[_Side, _Side] = {"a": "b", "b": "a"}


BINS: Final = 60
"""Stretches of equal length into which a strip cuts a text."""
MOST: Final = 18_000
"""Bytes of each text on the page: paragraphs that nothing was taken from are left out before others."""
_PAIRS: Final = 40


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of a strip, `x` and `width` of 1000 from its beginning; `share` of 100 of it is in the other text."""

    x: int
    width: int
    share: int
    how: str


@dataclass(frozen=True, slots=True)
class Strip:
    """Where in a text the common passages stand, and how densely; `paragraphs` are those that have some, from 1."""

    bars: tuple[Bar, ...]
    paragraphs: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Apart:
    """What of a text is not in the other: its words, and the longest stretch of them."""

    words: int
    stretches: int
    longest: str


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph of a text; where `html` is None so many (`left_out`) without a common passage are not shown."""

    html: Markup | None
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Side:
    """One of two texts: its paragraphs, its strip, what it has by itself."""

    rows: tuple[Row, ...]
    strip: Strip
    apart: Apart


@dataclass(frozen=True, slots=True)
class Pair:
    """Both texts side by side. `passages` in the order of the later text; `lines` are translated ones as printed."""

    earlier: Side
    later: Side
    passages: tuple[Passage, ...]
    longest: int
    """Words of the longest passage in the later text."""
    lines: tuple[tuple[int, str, str], ...]


def pair(passages: Sequence[Passage], earlier: str, later: str) -> Pair:
    """Both texts with their common passages. Passages that do not lie within them are left out."""
    inside = [p for p in passages if p.earlier.end <= len(earlier) and p.later.end <= len(later)]
    found = sorted(inside, key=lambda p: (p.later, p.earlier))
    how = {n: p.how for n, p in enumerate(found, 1)}
    translated = [(n, p) for n, p in enumerate(found, 1) if p.how == "translated"]
    return Pair(
        earlier=_side(earlier, [(n, p.earlier) for n, p in enumerate(found, 1)], how, "a"),
        later=_side(later, [(n, p.later) for n, p in enumerate(found, 1)], how, "b"),
        passages=tuple(found),
        longest=max((len(p.later.of(later).split()) for p in found), default=0),
        lines=tuple((n, p.earlier.of(earlier), p.later.of(later)) for n, p in translated[:_PAIRS]),
    )


def _side(text: str, spans: Sequence[tuple[int, Span]], how: Mapping[int, str], side: _Side) -> Side:
    rows = tuple(_rows(text, spans, how, side))
    return Side(rows, strip([(span, how[n]) for n, span in spans], text), _apart(text, [span for _, span in spans]))


def strip(spans: Sequence[tuple[Span, str]], text: str) -> Strip:
    """The strip of a text of which these spans, each with how it was taken, are in another one."""
    size = max(1, len(text))
    covered, hows = [0] * BINS, [""] * BINS
    for start, end, how in _merged(spans):
        for bin_ in range(start * BINS // size, min(BINS - 1, (end - 1) * BINS // size) + 1):
            low, high = bin_ * size / BINS, (bin_ + 1) * size / BINS
            covered[bin_] += int(max(0, min(end, high) - max(start, low)) * BINS * 100 / size)
            hows[bin_] = hows[bin_] or how
    # In tenths: so most stretches are of one height with those beside them, and are drawn as one.
    heights = [(min(10, -(-c // 10)), how) for c, how in zip(covered, hows, strict=True)]
    return Strip(tuple(_bars(heights)), tuple(_runs(spans, text)))


def _bars(heights: Iterable[tuple[int, str]]) -> Iterator[Bar]:
    at = 0
    for (tenths, how), same in groupby(heights):
        width = len(list(same))
        if tenths:
            yield Bar(at * 1000 // BINS, width * 1000 // BINS, tenths * 10, how)
        at += width


def _merged(spans: Sequence[tuple[Span, str]]) -> Iterator[tuple[int, int, str]]:
    """The spans without what they have in common twice, in the order of the text."""
    at = 0
    for span, how in sorted(spans):
        if span.end > at:
            yield max(at, span.start), span.end, how
            at = span.end


def _runs(spans: Sequence[tuple[Span, str]], text: str) -> Iterator[tuple[int, int]]:
    """The numbers of the paragraphs that the spans touch, as stretches from one to another."""
    first = last = 0
    ordered = list(_merged(spans))
    for n, window in enumerate(paragraphs(text), 1):
        if any(start < window.end and window.start < end for start, end, _ in ordered):
            if n != last + 1 or not first:
                if first:
                    yield first, last
                first = n
            last = n
    if first:
        yield first, last


def _apart(text: str, spans: Sequence[Span]) -> Apart:
    at, gaps = 0, []
    for start, end, _ in [*_merged([(span, "") for span in spans]), (len(text), len(text), "")]:
        # A word or two between two passages is no passage of its own.
        if len((gap := text[at:start]).split()) > _FEW:
            gaps.append(" ".join(gap.split()))
        at = end
    return Apart(sum(len(gap.split()) for gap in gaps), len(gaps), max(gaps, key=len, default="").lstrip(_SIGNS))


_FEW: Final = 3
_SIGNS: Final = " .,;:!?)–—-"


def _rows(text: str, spans: Iterable[tuple[int, Span]], how: Mapping[int, str], side: _Side) -> Iterator[Row]:
    marks = [Mark(_begun(span, text), "passage", n, numbered=True) for n, span in spans]
    marks.sort(key=lambda m: (m.span.start, -m.span.end, m.statement))
    blocks = list(by_paragraph(text, marks))
    shown, left_out = _worth(text, blocks), 0
    for n, (window, over) in enumerate(blocks):
        if n not in shown:
            left_out += 1
            continue
        if left_out:
            yield Row(None, left_out)
            left_out = 0
        yield Row(Markup("").join(_piece(text, piece, how, side) for piece in pieces(window, over)))
    if left_out:
        yield Row(None, left_out)


def _worth(text: str, blocks: Sequence[tuple[Span, list[Mark]]]) -> set[int]:
    """The paragraphs that are shown: those with passages as long as there is room, then others."""
    left = MOST
    shown: set[int] = set()
    for n in sorted(range(len(blocks)), key=lambda n: (not blocks[n][1], n)):
        window, over = blocks[n]
        left -= 60 + 220 * len(over) + len(window.of(text).encode("utf-8", "replace"))
        if left < 0 and shown:
            break
        shown.add(n)
    return shown


def _begun(span: Span, text: str) -> Span:
    """Without white space at the beginning: a mark has to begin where a paragraph shows it."""
    said = span.of(text)
    lead = len(said) - len(said.lstrip())
    return Span(span.start + lead, span.end) if lead < len(said) else span


def _piece(text: str, piece: Piece, how: Mapping[int, str], side: _Side) -> Markup:
    inner = visible(text[piece.start : piece.end])
    if piece.marks:
        names = ["taken", *dict.fromkeys(how[m.statement] for m in piece.marks)]
        inner = Markup('<span class="{}">{}</span>').format(" ".join(names), inner)
    numbers = (_number(m.statement, how[m.statement], side) for m in piece.begins)
    return Markup("").join((*numbers, inner))


def _number(n: int, how: str, side: _Side) -> Markup:
    """Leads to the same passage in the other text. Its digits are drawn by the style sheet: they are not copied."""
    link = Markup('<a class="ref" id="{a}{n}" href="#{b}{n}" data-n="{n}" aria-label="{label}"></a>')
    return link.format(
        a=side,
        b=_OTHER[side],
        n=n,
        label=say("Passage {n}, {how}, go to it in the other text").format(n=n, how=HOW[how]),
    )
