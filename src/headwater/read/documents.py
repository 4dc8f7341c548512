"""Captures of every kind of document -> HTML or plain text, for the readers of pages and of plain text.

PDF, Word, mail, Markdown, saved pages. What these say about themselves comes along as hints: title, author, date.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from headwater.errors import BrokenInput, UnknownFormat
from headwater.read import encoding
from headwater.records import Capture
from headwater.said import inside

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, slots=True)
class Document:
    """A document as HTML or as plain text, newlines as `\\n`. `hints` are weaker than what the text itself says."""

    kind: Literal["html", "text"]
    text: str
    hints: Mapping[str, str] = field(default_factory=dict)


def as_html_or_text(capture: Capture) -> Document:
    """A capture as a page or a plain text. Raises `BrokenInput`, `TooLarge`, and `UnknownFormat` for other kinds.

    The hints of the capture are in those of the document, the document's own winning.
    """
    reader = _READERS.get(capture.media_type)
    if reader is None:
        raise UnknownFormat(f"{capture.source}: {capture.media_type} is not a kind of document that we read")
    document = reader(capture)
    if not document.text.strip():
        source, why = capture.source, _WHY.get(capture.media_type)
        raise BrokenInput(f"{source}: there is no text in it; {why}" if why else f"{source}: there is no text in it")
    return Document(document.kind, document.text, {**capture.hints, **document.hints})


def _page(capture: Capture) -> Document:
    return Document("html", encoding.text(capture.body, capture.encoding))


def _plain(capture: Capture) -> Document:
    return Document("text", encoding.text(capture.body, capture.encoding))


def _markdown(capture: Capture) -> Document:
    from headwater.read import markdown

    text, hints = markdown.plain(encoding.text(capture.body, capture.encoding))
    return Document("text", text, hints)


def _pdf(capture: Capture) -> Document:
    from headwater.read import pdf

    text, hints = pdf.plain(capture.body, capture.source)
    return Document("text", text, hints)


def _word(capture: Capture) -> Document:
    from headwater.read import word

    text, hints = word.plain(capture.body, capture.source)
    return Document("text", text, hints)


def _mail(capture: Capture) -> Document:
    from headwater.read import mime

    kind, text = mime.letter(capture.body)
    return Document(kind, text)


def _saved(capture: Capture) -> Document:
    from headwater.read import mime

    return Document("html", mime.saved_page(capture.body, capture.source))


_READERS: dict[str, Callable[[Capture], Document]] = {
    "text/html": _page,
    "application/xhtml+xml": _page,
    "text/plain": _plain,
    "text/markdown": _markdown,
    PDF: _pdf,
    DOCX: _word,
    "message/rfc822": _mail,
    "multipart/related": _saved,
}
_WHY = {
    PDF: inside("it may be a scan, whose pages are pictures"),
    "message/rfc822": inside("look at what is attached"),
}
