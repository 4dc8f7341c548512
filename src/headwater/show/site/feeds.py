"""Atom feeds (RFC 4287): what is new in a language, in a section of it; for everybody, and for a subscriber alone.

A withdrawn item stays in the feed as one that says so for a while: whoever has it from an earlier look must learn it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from lxml import etree
from lxml.etree import _Element as Element

from headwater.desk.publishing.shown import Head
from headwater.newsroom.publishing import bodies
from headwater.newsroom.publishing.bodies import Block, Piece
from headwater.show.clean import in_xml
from headwater.show.site.drawing import Made
from headwater.show.site.kiosk import View
from headwater.show.tongue import say

ATOM: Final = "http://www.w3.org/2005/Atom"
KIND: Final = "application/atom+xml; charset=utf-8"
MOST: Final = 40
TOLD: Final = 20
"""Withdrawn items that a feed tells of, the last withdrawn."""
_TAGS: Final = {"heading": "h2", "quotation": "blockquote", "row": "p"}


def feed(view: View, section: str = "", *, own: bool = False) -> Made:
    """The feed of a language or a section. `own`: a subscriber's, which no page leads to."""
    heads = view.desk.published(view.eyes, view.wanted(section), MOST)
    gone = view.desk.published(view.eyes, replace(view.wanted(section), only=True), TOLD)
    rows = sorted([*heads, *gone], key=lambda head: (_updated(head), head.key), reverse=True)
    with view.speaking():
        root = _root(view, section, rows, own=own)
        for head in rows:
            root.append(_entry(view, head))
    body: bytes = etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True)
    return Made(body, KIND, public=not own and view.reader.subscriber is None, listed=not own)


def _root(view: View, section: str, rows: Iterable[Head], *, own: bool) -> Element:
    part = f"/section/{section}" if section else ""
    page = view.there(f"/{view.language}{part or '/'}")
    here = view.there(f"/{view.language}{part}/feed.atom")
    root = etree.Element(f"{{{ATOM}}}feed", nsmap={None: ATOM})
    root.set("{http://www.w3.org/XML/1998/namespace}lang", view.language)
    title = f"{view.site.title}: {view.section(section)}" if section else view.site.title
    _add(root, "id", here)
    _add(root, "title", title)
    _add(root, "updated", max(map(_updated, rows), default="1970-01-01T00:00:00Z"))
    author = etree.SubElement(root, f"{{{ATOM}}}author")
    _add(author, "name", view.site.publisher or view.site.title)
    _link(root, "alternate", page, "text/html")
    # The address of a subscriber's own feed is a secret: it does not stand in what it gives.
    if not own:
        _link(root, "self", here, "application/atom+xml")
    return root


def _entry(view: View, head: Head) -> Element:
    entry = etree.Element(f"{{{ATOM}}}entry", nsmap={None: ATOM})
    here = view.there(f"/{head.language}/item/{head.key}")
    _add(entry, "id", here)
    _add(entry, "title", head.headline or say("A withdrawn item"))
    _link(entry, "alternate", here, "text/html")
    _add(entry, "published", head.out)
    _add(entry, "updated", _updated(head))
    category = etree.SubElement(entry, f"{{{ATOM}}}category", term=head.section)
    category.set("label", in_xml(view.section(head.section)))
    if head.withdrawn:
        _add(entry, "summary", say("This item was withdrawn: {why}").format(why=head.why))
    elif not head.readable:
        _add(entry, "summary", say("This item is for subscribers."))
    else:
        _readable(view, entry, head)
    return entry


def _readable(view: View, entry: Element, head: Head) -> None:
    for name in head.authors:
        _add(etree.SubElement(entry, f"{{{ATOM}}}author"), "name", name)
    if head.summary:
        _add(entry, "summary", head.summary)
    shown = view.desk.published_item(view.eyes, head.key)
    if shown and shown.body:
        blocks = [block for block in bodies.kept(shown.body) if block.kind != "source"]
        _add(entry, "content", "".join(map(_html, blocks))).set("type", "html")


def _html(block: Block) -> str:
    tag = _TAGS.get(block.kind, "p")
    made = etree.Element(tag)
    last: Element | None = None
    for piece in block.pieces:
        last = _piece(made, last, piece)
    text: str = etree.tostring(made, encoding="unicode", method="html")
    return text


def _piece(made: Element, last: Element | None, piece: Piece) -> Element | None:
    text = in_xml(piece.text)
    if piece.url:
        link = etree.SubElement(made, "a", href=in_xml(piece.url))
        link.text = text
        return link
    if last is None:
        made.text = (made.text or "") + text
    else:
        last.tail = (last.tail or "") + text
    return last


def _updated(head: Head) -> str:
    return max(filter(None, (head.out, head.changed, head.withdrawn)))


def _add(parent: Element, name: str, text: str) -> Element:
    made = etree.SubElement(parent, f"{{{ATOM}}}{name}")
    made.text = in_xml(text)
    return made


def _link(parent: Element, rel: str, href: str, kind: str) -> None:
    etree.SubElement(parent, f"{{{ATOM}}}link", rel=rel, href=href, type=kind)
