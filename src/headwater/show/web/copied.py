"""Two texts side by side, the passages that the later one has from the earlier one marked and numbered in both."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup

from headwater.linked import Passage
from headwater.records import Span
from headwater.show.highlight import Mark, Piece, by_paragraph, pieces, visible

_Side = Literal["a", "b"]
_OTHER: dict[_Side, _Side] = {"a": "b", "b": "a"}


@dataclass(frozen=True, slots=True)
class Pair:
    """The paragraphs of the earlier text and those of the later one, as HTML; `passages` in the order of the later."""

    earlier: tuple[Markup, ...]
    later: tuple[Markup, ...]
    passages: tuple[Passage, ...]


def pair(passages: Sequence[Passage], earlier: str, later: str) -> Pair:
    """Both texts with their common passages. Passages that do not lie within them are left out."""
    inside = [p for p in passages if p.earlier.end <= len(earlier) and p.later.end <= len(later)]
    ordered = sorted(inside, key=lambda p: (p.later, p.earlier))
    how = {n: p.how for n, p in enumerate(ordered, 1)}
    one = _paragraphs(earlier, [(n, p.earlier) for n, p in enumerate(ordered, 1)], how, "a")
    other = _paragraphs(later, [(n, p.later) for n, p in enumerate(ordered, 1)], how, "b")
    return Pair(tuple(one), tuple(other), tuple(ordered))


def _paragraphs(text: str, spans: Iterable[tuple[int, Span]], how: Mapping[int, str], side: _Side) -> Iterable[Markup]:
    marks = [Mark(_begun(span, text), "passage", n, numbered=True) for n, span in spans]
    marks.sort(key=lambda m: (m.span.start, -m.span.end, m.statement))
    for window, over in by_paragraph(text, marks):
        yield Markup("").join(_piece(text, piece, how, side) for piece in pieces(window, over))


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
    return link.format(a=side, b=_OTHER[side], n=n, label=f"Passage {n}, {how}, go to it in the other text")
