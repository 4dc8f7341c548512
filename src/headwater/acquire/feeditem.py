"""One item of a feed, and how its parts are cleaned: dates with their zone, markup made harmless, titles as text."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from lxml import etree
from lxml import html as lxml_html

from headwater import isodates

MAX_FIELD = 2_000_000
"""Characters of one field that are looked at; as long as the longest body text we read."""

_TAG = re.compile(r"</?[A-Za-z!][^<>]*>")
_MARKUP = re.compile(r"</?[A-Za-z][^<>]*>|&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_DAY = re.compile(r"\d{4}-\d{2}(?:-\d{2})?")

_KEPT = """
a abbr article aside b blockquote br caption cite code dd del div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6
header hr i img ins li main mark ol p pre q s section small span strong sub sup table tbody td tfoot th thead time tr
u ul"""
_DROPPED = """
applet audio base button canvas embed form frame frameset head iframe input link map math meta noembed noframes
noscript object option param plaintext script select source style svg template textarea title track video xml xmp"""
_KEPT_TAGS = frozenset(_KEPT.split())
_DROPPED_TAGS = frozenset(_DROPPED.split())
_KEPT_ATTRIBUTES = frozenset({"href", "src", "alt", "title", "lang", "dir", "cite", "datetime", "colspan", "rowspan"})
_ADDRESSES = frozenset({"href", "src", "cite"})
_MAX_TAGS = 20_000  # an article has hundreds; above this the markup is not worth its time, and only the text is kept


@dataclass(frozen=True, slots=True)
class FeedItem:
    """What a feed says about one article. Nothing is guessed: what is not said is None.

    `url` is absolute, http(s). `published` and `updated` are ISO 8601 with the zone they were given in, without one
    where none was given. `outlet` is the item's own source, else the feed's title. `summary` and `content` are HTML
    with harmless elements only, their addresses absolute. `guid` is as it stands.
    """

    title: str | None = None
    url: str | None = None
    published: str | None = None
    updated: str | None = None
    author: str | None = None
    outlet: str | None = None
    language: str | None = None
    summary: str | None = None
    content: str | None = None
    guid: str | None = None
    categories: tuple[str, ...] = ()


def absolute(link: str | None, base: str) -> str | None:
    """A link as an absolute http(s) address; None where it is none."""
    if not link or len(link) > MAX_FIELD:
        return None
    try:
        url = urljoin(base, link.strip())
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and parts.netloc else None


def when(text: str | None) -> str | None:
    """A date of RFC 822, RFC 3339 or W3C form as ISO 8601, its zone kept; None where it is none of these."""
    text = " ".join((text or "")[:100].split())
    if not text:
        return None
    if _DAY.fullmatch(text):
        return text if isodates.exists(text) else None
    return isodates.moment(text.replace("z", "Z")) or isodates.letter(text)


def plain(text: str | None) -> str | None:
    """A title or name as text in one line: its markup dropped, its escapes read. None where nothing is left."""
    text = (text or "")[:MAX_FIELD]
    if _MARKUP.search(text):
        text = html.unescape(_TAG.sub("", text))
    return " ".join(text.split()) or None


def harmless(markup: str | None, base: str) -> str | None:
    """HTML with harmless elements and attributes only, links absolute; None where no text and no picture is left."""
    markup = (markup or "")[:MAX_FIELD].strip()
    if not markup:
        return None
    if "<" not in markup:
        return html.escape(html.unescape(markup), quote=False)
    if markup.count("<") > _MAX_TAGS:
        return html.escape(html.unescape(_TAG.sub(" ", markup)), quote=False)
    try:
        root = lxml_html.fragment_fromstring(markup, create_parent="div", parser=_html_parser())
    except (etree.LxmlError, ValueError, AssertionError):
        return html.escape(html.unescape(_TAG.sub(" ", markup)), quote=False)
    _clean(root, base)
    cleaned = lxml_html.tostring(root, encoding="unicode").removeprefix("<div>").removesuffix("</div>").strip()
    return cleaned or None


def _html_parser() -> etree.HTMLParser:
    return lxml_html.HTMLParser(remove_comments=True, remove_pis=True, no_network=True, huge_tree=False)


def _clean(root: etree._Element, base: str) -> None:
    for element in list(root.iter()):
        if element is root:
            continue
        name = element.tag.lower() if isinstance(element.tag, str) else ""
        if not name or name in _DROPPED_TAGS:
            _drop(element)
        elif name in _KEPT_TAGS:
            _clean_attributes(element, base)
        else:
            element.drop_tag()


def _drop(element: etree._Element) -> None:
    """Take the element out with all that is in it; the text after it stays."""
    if element.getparent() is not None:
        element.drop_tree()


def _clean_attributes(element: etree._Element, base: str) -> None:
    for name in list(element.attrib):
        value = element.get(name)
        if name not in _KEPT_ATTRIBUTES:
            del element.attrib[name]
        elif name in _ADDRESSES:
            if (url := absolute(value, base)) is None:
                del element.attrib[name]
            else:
                element.set(name, url)
