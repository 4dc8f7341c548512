"""The tree of a page, and the blocks of text in it, each with the zones of the page that it stands in.

A block is what a browser would set as one paragraph: text up to the next block-level element or empty line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree, html

from headwater.errors import BrokenInput, TooLarge
from headwater.read import furniture

Element = Any  # lxml has no types of its own

# libxml2 stops at 256 open elements and drops the rest in silence; what lies that deep was not written by people.
MAX_DEPTH = 250
# A page of news has some thousand elements; the longest live blogs we saw have 40,000.
MAX_ELEMENTS = 120_000

_INLINE_TAGS = (
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rb rp rt ruby s samp "
    "small span strike strong sub sup time tt u var wbr"
)
_MUTE_TAGS = (
    "script style noscript template svg math head title button select option textarea input iframe object video "
    "audio canvas map rp rt datalist dialog"
)
_INLINE, _MUTE = frozenset(_INLINE_TAGS.split()), frozenset(_MUTE_TAGS.split())
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
# Characters of a box that asks for an address.
_BOX = 300
# Tags this long are data (or an attack: libxml2 takes quadratic time over attributes); only their names are kept.
_LONG_TAG = re.compile(r"<([A-Za-z][\w:-]*)\s[^<>]{8000,}>")
_SPACE = re.compile(r"[\s\u200b\ufeff]+")
# Chinese and Japanese set no spaces between signs; those in the page come from its mark-up (ruby, links).
_SIGNS = re.compile(r"(?<=[\u3040-\u30ff\u3400-\u9fff]) (?=[\u3040-\u30ff\u3400-\u9fff])")
_BREAK = "\n"


@dataclass(slots=True, eq=False)
class Zone:
    """A part of a page that is furniture by its tag or class names. `kind` is one of furniture.toml's."""

    kind: str
    element: Element
    void: bool = False


@dataclass(slots=True, eq=False)
class Block:
    """One paragraph as set. `linked` counts the characters that are links; `zones` runs from the outermost in."""

    text: str
    element: Element
    linked: int
    zones: tuple[Zone, ...]
    href: str | None = None

    @property
    def tag(self) -> str:
        """The tag of the element that sets the block."""
        return str(self.element.tag)

    @property
    def heading(self) -> bool:
        """True where it is set as a heading."""
        return self.tag in _HEADINGS

    @property
    def link_share(self) -> float:
        """How much of the text is links, 0..1."""
        return min(1.0, self.linked / len(self.text))

    def zones_of(self, *kinds: str) -> bool:
        """True where it stands in furniture of one of these kinds."""
        return any(zone.kind in kinds and not zone.void for zone in self.zones)

    @property
    def clear(self) -> bool:
        """True where it stands in no furniture at all."""
        return all(zone.void for zone in self.zones)


def parse(text: str, source: str) -> Element:
    """The root element of a page. Raises `BrokenInput` where there is none, `TooLarge` where it nests too deep."""
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        root = html.document_fromstring(_LONG_TAG.sub(r"<\1>", text).encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as error:
        raise BrokenInput(f"{source}: no HTML document: {error}") from error
    _check(root, source)
    return root


def _check(root: Element, source: str) -> None:
    depth = count = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        count += event == "start"
        if depth > MAX_DEPTH:
            raise TooLarge(f"{source}: elements nested more than {MAX_DEPTH} deep")
        if count > MAX_ELEMENTS:
            raise TooLarge(f"{source}: more than {MAX_ELEMENTS} elements")


def blocks(root: Element) -> list[Block]:
    """The blocks of text under `root`, in the order of the page."""
    walk = _Walk(_sign_up_boxes(root))
    walk.into(root, root, (), None)
    walk.flush(root, ())
    return walk.found


def _sign_up_boxes(root: Element) -> set[Element]:
    """The largest small elements around a field for an e-mail address: what they say is an offer, not the article."""
    boxes = set()
    for field in root.xpath("//input[@type='email' or contains(@name, 'mail') or contains(@placeholder, 'mail')]"):
        box, parent = None, field.getparent()
        while parent is not None and parent.tag not in ("body", "article", "main") and _small(parent):
            box, parent = parent, parent.getparent()
        if box is not None:
            boxes.add(box)
    return boxes


def _small(element: Element) -> bool:
    length = 0
    for inner in element.iter():
        if inner.tag not in ("script", "style"):
            length += len((inner.text or "").strip())
        length += len((inner.tail or "").strip()) if inner is not element else 0
        if length > _BOX:
            return False
    return True


def size(root: Element) -> int:
    """How many elements there are under `root`, itself among them."""
    return sum(1 for _ in root.iter())


def words(element: Element) -> Iterator[str]:
    """The pieces of text under an element, white space as it stands."""
    for piece in element.itertext():
        yield str(piece)


def plain(element: Element) -> str:
    """The text under an element on one line."""
    return clean("".join(words(element)))


def clean(text: str) -> str:
    """`text` on one line, without soft hyphens and double spaces."""
    return _SIGNS.sub("", _SPACE.sub(" ", text.replace("\u00ad", "")).strip())


class _Walk:
    """One pass over the tree; `buffer` holds the text since the last block."""

    def __init__(self, boxes: set[Element]) -> None:
        self.boxes = boxes
        self.found: list[Block] = []
        self.buffer: list[str] = []
        self.linked = 0
        self.href: str | None = None

    def flush(self, element: Element, zones: tuple[Zone, ...]) -> None:
        if not self.buffer:
            return
        whole = "".join(self.buffer)
        lines = (clean(line) for line in whole.split(_BREAK)) if not whole.isspace() else ()
        if text := _BREAK.join(line for line in lines if line):
            self.found.append(Block(text, element, self.linked, zones, self.href))
        self.buffer.clear()
        self.linked, self.href = 0, None

    def add(self, text: str | None, link: str | None) -> None:
        if not text or (not self.buffer and text.isspace()):
            return
        self.buffer.append(text.replace(_BREAK, " "))
        if link is not None and (shown := text.strip()):
            self.linked += len(shown)
            self.href = self.href or link

    def line_break(self, block: Element, zones: tuple[Zone, ...]) -> None:
        last = next((piece for piece in reversed(self.buffer) if piece == _BREAK or piece.strip()), None)
        if last == _BREAK:
            self.flush(block, zones)
        else:
            self.buffer.append(_BREAK)

    def into(self, element: Element, block: Element, zones: tuple[Zone, ...], link: str | None) -> None:
        tag = element.tag
        if not isinstance(tag, str) or tag in _MUTE:
            return
        if tag == "br":
            self.line_break(block, zones)
            return
        outer = zones
        if kind := "promo" if element in self.boxes else furniture.zone(element):
            zones = (*zones, Zone(kind, element))
        set_apart = tag not in _INLINE or zones is not outer
        if set_apart:
            self.flush(block, outer)
            block = element
        if tag == "a":
            link = str(element.get("href") or "")
        self.add(element.text, link)
        for child in element:
            self.into(child, block, zones, link)
            self.add(child.tail, link)
        if set_apart:
            self.flush(element, zones)
