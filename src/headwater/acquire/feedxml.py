"""RSS, Atom, RDF and OPML, read from hostile or broken XML.

The document type is cut off before the parser sees it, so there are no entities to expand and nothing outside to
load; HTML's named characters, which broken feeds use undeclared, are put in by us. lxml then recovers what it can,
within its limits on depth and text (its `huge_tree` stays off). Why not feedparser: docs/decisions.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from html.entities import html5
from itertools import islice

from lxml import etree

from headwater.acquire.feeditem import FeedItem, absolute, harmless, plain, when

MAX_ITEMS = 5_000
"""Items of one feed that are read; the longest we know have some hundreds."""

MAX_BYTES = 8_000_000
"""Bytes of one feed that are read; a tree takes up to sixty times as much memory. The rest counts as broken off."""
_CHANNEL_WITHIN = 1_000

_PREFIXES = {
    "": "",
    "http://purl.org/rss/1.0/": "",
    "http://my.netscape.com/rdf/simple/0.9/": "",
    "http://channel.netscape.com/rdf/simple/0.9/": "",
    "http://backend.userland.com/rss2": "",
    "http://backend.userland.com/rss": "",
    "http://www.w3.org/2005/atom": "atom:",
    "http://purl.org/atom/ns#": "atom:",
    "http://purl.org/dc/elements/1.1/": "dc:",
    "http://purl.org/dc/terms/": "dcterms:",
    "http://purl.org/rss/1.0/modules/content/": "content:",
    "http://rssnamespace.org/feedburner/ext/1.0": "feedburner:",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf:",
    "http://www.w3.org/1999/xhtml": "xhtml:",
}
_RDF_ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"<\0?\0", "utf-16-le"),
    (b"\0<\0?", "utf-16-be"),
)
_DECLARED = re.compile(rb"^\s*<\?xml[^<>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._:-]{1,40})")
_DECLARATION = re.compile(r"^\s*<\?xml[^<>]*\?>")
_FIRST_ELEMENT = re.compile(r"<[A-Za-z_]")
_PROLOG = re.compile(r"<(?:[A-Za-z_]|!--|\?|!DOCTYPE)", re.IGNORECASE)
_AMPERSAND = re.compile(r"&(?:([A-Za-z][A-Za-z0-9]{1,31});|(#[0-9]{1,7};|#[xX][0-9A-Fa-f]{1,6};))?")
_XML_OWN = frozenset({"lt", "gt", "amp", "quot", "apos"})
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ADDRESS_AND_NAME = re.compile(r"[^\s@]+@[^\s@]+ \(([^()]+)\)")
_LONGEST_NAME = 300

Fields = dict[str, list["etree._Element"]]


def decode(body: bytes, encoding: str | None = None) -> str:
    """The text of an XML or JSON document: byte-order mark, else the declaration, else `encoding`, else UTF-8."""
    for mark, name in _BOMS:
        if body.startswith(mark):
            return body.decode(name, "replace").removeprefix("\ufeff")
    declared = _DECLARED.match(body[:400])
    names = (declared[1].decode("ascii") if declared else None, encoding, "utf-8")
    for name in filter(None, names):
        try:
            return body.decode(name, "replace")
        except (LookupError, ValueError):
            continue
    return body.decode("utf-8", "replace")


def tree(body: bytes, url: str, encoding: str | None = None) -> etree._Element | None:
    """The root of what can be read as XML, harmless by construction; None where nothing can."""
    text = _NOT_XML.sub("", decode(body[:MAX_BYTES], encoding))
    text = _whole_entities(prolog_skipped(_DECLARATION.sub("", text, count=1)))
    parser = etree.XMLParser(
        recover=True,
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        encoding="utf-8",
    )
    try:
        return etree.fromstring(text.encode("utf-8"), parser, base_url=url or None)
    except (etree.LxmlError, ValueError):
        return None


def prolog_skipped(text: str) -> str:
    """The text from its first element on: before it stand only the document type, comments and instructions."""
    start, doctypes = 0, 0
    while match := _PROLOG.search(text, start):
        if _FIRST_ELEMENT.match(text, match.start()):
            return text[match.start() :]
        # A second document type is none: looking for the end of each of a million would take hours.
        doctypes += match[0].upper() == "<!DOCTYPE"
        start = match.end() if doctypes > 1 else _end_of_prolog(text, match.start())
    return ""


def _end_of_prolog(text: str, at: int) -> int:
    """Where a comment, an instruction or a document type with its inner subset ends."""
    for opening, closing in (("<!--", "-->"), ("<?", "?>")):
        if text.startswith(opening, at):
            end = text.find(closing, at + len(opening))
            return end + len(closing) if end >= 0 else len(text)
    close, subset = text.find(">", at), text.find("[", at)
    if 0 <= subset < close:
        close = text.find(">", max(text.find("]", subset), subset))
        # Declarations of a subset may hold "]" in quotes; whatever is left of them is skipped as it comes.
    return close + 1 if close >= 0 else len(text)


def _whole_entities(text: str) -> str:
    """Named characters of HTML as the characters they are, and bare ampersands escaped, CDATA left as it is."""
    pieces, start = [], 0
    while (at := text.find("<![CDATA[", start)) >= 0:
        end = text.find("]]>", at)
        pieces.append(_AMPERSAND.sub(_entity, text[start:at]))
        pieces.append(text[at:] + "]]>" if end < 0 else text[at : end + 3])
        start = len(text) if end < 0 else end + 3
    pieces.append(_AMPERSAND.sub(_entity, text[start:]))
    return "".join(pieces)


def _entity(match: re.Match[str]) -> str:
    name, number = match[1], match[2]
    if number or name in _XML_OWN:
        return match[0]
    known = html5.get(f"{name};") if name else None
    return known if known and known not in "<>&" else "&amp;" + match[0][1:]


def xml_items(root: etree._Element, url: str) -> list[FeedItem]:
    """The items under `root` in their order, at most `MAX_ITEMS`, whichever format they are in."""
    first = islice(root.iter(etree.Element), _CHANNEL_WITHIN)
    feed = next((e for e in first if _key(e) in {"channel", "atom:feed", "feed"}), root)
    whole = _Feed(_fields(feed), feed, url)
    found = []
    for element in root.iter("{*}item", "{*}entry"):
        if _key(element) in {"item", "atom:entry", "entry"}:
            item = whole.item(element)
            if item.title or item.url or item.summary or item.content:
                found.append(item)
            if len(found) == MAX_ITEMS:
                break
    return found


def outlines(root: etree._Element, url: str) -> list[tuple[str, str]]:
    """Title and feed address of every outline that has one, at any depth, each address once."""
    found: dict[str, str] = {}
    for element in root.iter("{*}outline"):
        given = {str(k).lower(): str(v) for k, v in element.attrib.items()}
        feed = absolute(given.get("xmlurl"), url)
        if feed and feed not in found:
            found[feed] = plain(given.get("title")) or plain(given.get("text")) or feed
    return [(title, feed) for feed, title in found.items()]


class _Feed:
    """What the items of a feed share."""

    def __init__(self, fields: Fields, element: etree._Element, url: str) -> None:
        self._url = url
        self._title = _title(fields)
        self._language = _language(element, fields)
        self._author = _author(fields) if "atom:entry" in fields else None  # Atom: the feed's author is its entries'

    def item(self, element: etree._Element) -> FeedItem:
        """One item or entry."""
        fields = _fields(element)
        base = element.base or self._url
        return FeedItem(
            title=_title(fields),
            url=_link(fields, base),
            published=_date(fields, "pubdate", "atom:published", "atom:issued", "dcterms:issued", "dc:date"),
            updated=_date(fields, "atom:updated", "atom:modified", "dcterms:modified"),
            author=_author(fields) or self._author,
            outlet=_source(fields) or self._title,
            language=_language(element, fields) or self._language,
            summary=_markup(fields, base, "description", "atom:summary", "dc:description"),
            content=_markup(fields, base, "content:encoded", "atom:content", "xhtml:body"),
            guid=_text(fields, "guid", "atom:id") or element.get(_RDF_ABOUT),
            categories=_categories(fields),
        )


def _key(element: etree._Element) -> str:
    """The element's name in lower case, with our prefix for its namespace; "?" before names of others."""
    if not isinstance(element.tag, str):
        return "?"
    # Not by etree.QName, which refuses the names that recovery makes of undeclared prefixes ("dc:creator").
    namespace, _, name = element.tag.rpartition("}")
    return _PREFIXES.get(namespace.lstrip("{").lower(), "?") + str(name).lower()


def _fields(element: etree._Element) -> Fields:
    fields: Fields = {}
    for child in element.iterchildren(etree.Element):
        key = _key(child)
        # An Atom feed that forgot its namespace has the same names without it.
        fields.setdefault(key, []).append(child)
        if ":" not in key and "?" not in key:
            fields.setdefault("atom:" + key, []).append(child)
    return fields


def _all(fields: Fields, *keys: str) -> Iterator[etree._Element]:
    for key in keys:
        yield from fields.get(key, ())


def _text(fields: Fields, *keys: str) -> str | None:
    """The text of the first of these fields that has some."""
    return next((t for e in _all(fields, *keys) if (t := "".join(e.itertext()).strip())), None)


def _title(fields: Fields) -> str | None:
    for element in _all(fields, "title", "atom:title", "dc:title"):
        text = "".join(element.itertext())
        # Atom says which titles are plain text, where "<b>" means just that; RSS leaves it to the reader.
        literal = _key(element) == "atom:title" and element.get("type", "text") == "text"
        if title := (" ".join(text.split()) or None) if literal else plain(text):
            return title
    return None


def _link(fields: Fields, base: str) -> str | None:
    candidates = [_text(fields, "feedburner:origlink")]
    links = list(_all(fields, "link", "atom:link"))
    candidates += [e.text for e in links if e.text and e.text.strip()]
    alternate = [e for e in links if e.get("href") and e.get("rel", "alternate") == "alternate"]
    alternate.sort(key=lambda e: "html" not in e.get("type", "html"))
    candidates += [e.get("href") for e in alternate]
    for guid in _all(fields, "guid"):
        text = (guid.text or "").strip()
        if guid.get("isPermaLink", "true").lower() != "false" and text.startswith(("http://", "https://")):
            candidates.append(text)
    if (id := _text(fields, "atom:id")) and id.startswith(("http://", "https://")):
        candidates.append(id)
    return next((url for c in candidates if (url := absolute(c, base))), None)


def _date(fields: Fields, *keys: str) -> str | None:
    return next((d for e in _all(fields, *keys) if (d := when("".join(e.itertext())))), None)


def _author(fields: Fields) -> str | None:
    names = []
    for element in _all(fields, "dc:creator", "atom:author"):
        inner = _fields(element)
        names.append(plain((_text(inner, "atom:name") if len(element) else element.text) or ""))
    clean = (_bare_name(name) for name in names if name and len(name) <= _LONGEST_NAME)
    return ", ".join(dict.fromkeys(clean)) or None


def _bare_name(name: str) -> str:
    """RSS wants an e-mail address, the name in brackets after it."""
    match = _ADDRESS_AND_NAME.fullmatch(name)
    return match[1].strip() if match else name


def _source(fields: Fields) -> str | None:
    for element in _all(fields, "source", "atom:source"):
        if name := _title(_fields(element)) if len(element) else plain(element.text):
            return name
    return None


def _language(element: etree._Element, fields: Fields) -> str | None:
    own = _text(fields, "dc:language", "language")
    if own:
        return own
    return next((lang for e in (element, *element.iterancestors()) if (lang := e.get(_XML_LANG))), None)


def _markup(fields: Fields, base: str, *keys: str) -> str | None:
    for element in _all(fields, *keys):
        if found := harmless(_inside(element), element.base or base):
            return found
    return None


def _inside(element: etree._Element) -> str:
    """The HTML that an element carries: escaped in its text, or as elements of its own (Atom's xhtml)."""
    kind = element.get("type", "")
    if len(element):
        # Without namespaces, which HTML does not have; the prefix of XHTML would hide its elements.
        copy = etree.fromstring(etree.tostring(element, with_tail=False))
        for inner in copy.iter(etree.Element):
            inner.tag = str(inner.tag).rpartition("}")[2].rpartition(":")[2] or "span"
        etree.cleanup_namespaces(copy)
        return (copy.text or "") + "".join(etree.tostring(c, encoding="unicode", method="html") for c in copy)
    text = element.text or ""
    if _key(element).startswith("atom:") and kind in {"", "text", "text/plain"}:
        return text.replace("&", "&amp;").replace("<", "&lt;")
    return text


def _categories(fields: Fields) -> tuple[str, ...]:
    found: list[str | None] = []
    for element in _all(fields, "category", "atom:category", "dc:subject"):
        found.append(plain(element.get("label") or element.get("term") or element.text))
    return tuple(dict.fromkeys(name for name in found if name))
