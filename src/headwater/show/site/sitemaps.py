"""What is told to search engines: robots.txt, the sitemap (sitemaps.org 0.9), the news sitemap (Google, last two days).

The sitemaps name what everybody can see at least the headline of, whoever asks for them: of an item that is for
subscribers its headline, section and date are public, and so is its address.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from typing import Final

from lxml import etree
from lxml.etree import _Element as Element

from headwater.desk.publishing.reach import ANYBODY
from headwater.desk.publishing.shown import Eyes, Head, Wanted
from headwater.newsroom.publishing import timing
from headwater.show.clean import in_xml
from headwater.show.site.drawing import Made
from headwater.show.site.kiosk import View

SITEMAP: Final = "http://www.sitemaps.org/schemas/sitemap/0.9"
NEWS: Final = "http://www.google.com/schemas/sitemap-news/0.9"
XHTML: Final = "http://www.w3.org/1999/xhtml"
XML: Final = "application/xml; charset=utf-8"
MOST: Final = 45_000
"""Items in the sitemap: the protocol allows 50,000 addresses in a file, and there are lists beside them."""
LATEST: Final = 1_000
"""Items in the news sitemap, as Google has it."""
FRESH: Final = timedelta(hours=48)


def robots(view: View) -> Made:
    """robots.txt."""
    closed = [
        f"Disallow: /{code}/{name}" for code in view.site.languages for name in ("search", "login", "subscription")
    ]
    # A mirror has no news sitemap: what depends on the hour is not in it (decision 127).
    paths = ("/sitemap.xml",) if view.kiosk.mirror else ("/sitemap.xml", "/news-sitemap.xml")
    maps = [f"Sitemap: {view.there(path)}" for path in paths]
    lines = ["User-agent: *", *closed, "Disallow: /feed/", "", *maps, ""]
    return Made("\n".join(lines).encode(), "text/plain; charset=utf-8", listed=False)


def sitemap(view: View) -> Made:
    """All that is published, with the other languages of each."""
    eyes = replace(view.eyes, reader=ANYBODY)
    root = etree.Element(f"{{{SITEMAP}}}urlset", nsmap={None: SITEMAP, "xhtml": XHTML})
    for code in view.site.languages:
        for path in ("/", "/archive", *(f"/section/{section.key}" for section in view.site.sections)):
            _url(root, view.there(f"/{code}{path}"))
    heads = [h for h in view.desk.published(eyes, Wanted(), MOST) if h.language in view.site.languages]
    together: dict[str, list[Head]] = {}
    for head in heads:
        if head.translation:
            together.setdefault(head.translation, []).append(head)
    for head in heads:
        url = _url(root, _item(view, head), head.changed or head.out)
        same = together.get(head.translation or "", ())
        for other in same if len(same) > 1 else ():
            etree.SubElement(url, f"{{{XHTML}}}link", rel="alternate", hreflang=other.language, href=_item(view, other))
    for name in _months(view, eyes):
        _url(root, view.there(name))
    return _made(root)


def news(view: View) -> Made:
    """What was published in the last two days, for news search."""
    eyes = Eyes(ANYBODY, view.eyes.now)
    root = etree.Element(f"{{{SITEMAP}}}urlset", nsmap={None: SITEMAP, "news": NEWS})
    for head in view.desk.published(eyes, Wanted(since=eyes.now - FRESH), LATEST):
        told = etree.SubElement(_url(root, _item(view, head)), f"{{{NEWS}}}news")
        publication = etree.SubElement(told, f"{{{NEWS}}}publication")
        _text(publication, NEWS, "name", view.site.publisher or view.site.title)
        _text(publication, NEWS, "language", head.language)
        _text(told, NEWS, "publication_date", head.out)
        _text(told, NEWS, "title", head.headline)
    return _made(root)


def _months(view: View, eyes: Eyes) -> Iterable[str]:
    for code in view.site.languages:
        for month in timing.months(view.desk.published_times(eyes, code), view.site.zone):
            yield f"/{code}/archive/{month}"


def _item(view: View, head: Head) -> str:
    return view.there(f"/{head.language}/item/{head.key}")


def _url(root: Element, address: str, changed: str = "") -> Element:
    url = etree.SubElement(root, f"{{{SITEMAP}}}url")
    _text(url, SITEMAP, "loc", address)
    if changed:
        _text(url, SITEMAP, "lastmod", changed)
    return url


def _text(parent: Element, space: str, name: str, text: str) -> None:
    etree.SubElement(parent, f"{{{space}}}{name}").text = in_xml(text)


def _made(root: Element) -> Made:
    body: bytes = etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True)
    return Made(body, XML, listed=False)
