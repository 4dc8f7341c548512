"""Word documents (.docx) -> plain text, without trusting the zip or the XML in it.

Not python-docx for this: it opens every part of the file, and a bomb may lie in any of them.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator

from lxml import etree

from headwater.errors import BrokenInput, TooLarge

_LARGEST_PART = 64_000_000
"""Bytes of XML unpacked; a book has some five million."""
_MOST_PARAGRAPHS = 100_000
"""What comes after is left unread: a novel has five thousand, and more is no document but a bomb."""
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT_W = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_TITLES = frozenset({"title", "heading1"})
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    RuntimeError,
    NotImplementedError,
)


def plain(body: bytes, source: str) -> tuple[str, dict[str, str]]:
    """The paragraphs with an empty line between them, and hints: title, author. Raises `BrokenInput`, `TooLarge`."""
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as file:
            document = _part(file, "word/document.xml", source)
            core = _part(file, "docProps/core.xml", source)
    except _BROKEN as error:
        raise BrokenInput(f"{source}: the Word file is damaged or locked: {error}") from error
    if document is None:
        raise BrokenInput(f"{source}: there is no text in this Word file")
    paragraphs = list(_paragraphs(document))
    hints = _properties(core)
    if title := next((text for text, style in paragraphs[:10] if style in _TITLES and text), ""):
        hints["title"] = title
    return "\n\n".join(text for text, _ in paragraphs if text), hints


def _part(file: zipfile.ZipFile, name: str, source: str) -> etree._Element | None:
    """One part, parsed; its size is checked as declared and as it is."""
    if name not in file.NameToInfo:
        return None
    if file.getinfo(name).file_size > _LARGEST_PART:
        raise TooLarge(f"{source}: {name} unpacks to more than {_LARGEST_PART:,} bytes; it may be a bomb")
    with file.open(name) as part:
        xml = part.read(_LARGEST_PART + 1)
    if len(xml) > _LARGEST_PART:
        raise TooLarge(f"{source}: {name} unpacks to more than {_LARGEST_PART:,} bytes; it may be a bomb")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True, remove_comments=True
    )
    try:
        root = etree.fromstring(xml, parser)
    except etree.LxmlError as error:
        raise BrokenInput(f"{source}: {name} is not XML: {error}") from error
    if root is not None and root.getroottree().docinfo.doctype:
        raise BrokenInput(f"{source}: {name} declares a document type, which no Word file does")
    return root


def _paragraphs(root: etree._Element) -> Iterator[tuple[str, str]]:
    """Text and style of each paragraph; the old form of text boxes, which repeats them, is left out."""
    space = _STRICT_W if root.tag.startswith(_STRICT_W) else _W
    for old in list(root.iter(_FALLBACK)):
        parent = old.getparent()
        if parent is not None:
            parent.remove(old)
    for number, paragraph in enumerate(root.iter(f"{space}p")):
        if number >= _MOST_PARAGRAPHS:
            return
        style = paragraph.find(f"{space}pPr/{space}pStyle")
        name = (style.get(f"{space}val") or "") if style is not None else ""
        yield _text(paragraph, space).strip(), name.lower().replace(" ", "")


def _text(paragraph: etree._Element, space: str) -> str:
    """What the paragraph itself says: not what was deleted from it, nor the text boxes anchored in it."""
    skipped = {f"{space}p", f"{space}del", f"{space}moveFrom", f"{space}pPr", f"{space}rPr"}
    signs = {f"{space}tab": "\t", f"{space}br": "\n", f"{space}cr": "\n", f"{space}noBreakHyphen": "\u2011"}
    parts: list[str] = []
    pending = list(reversed(paragraph))
    while pending:
        element = pending.pop()
        if element.tag == f"{space}t":
            parts.append(element.text or "")
        elif element.tag in signs:
            parts.append(signs[element.tag])
        elif element.tag not in skipped:
            pending.extend(reversed(element))
    return "".join(parts)


def _properties(core: etree._Element | None) -> dict[str, str]:
    """The author. A title in these fields is mostly that of the file which the writer began from."""
    if core is None:
        return {}
    author = core.findtext("{http://purl.org/dc/elements/1.1/}creator")
    return {"author": author.strip()} if author and author.strip() else {}
