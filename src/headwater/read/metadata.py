"""What a page says about itself: JSON-LD, Open Graph, meta tags, Dublin Core, microdata."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from urllib.parse import urljoin, urlsplit

from headwater import hosts, lexicon
from headwater.read import linked_data, stamps, tree
from headwater.read.linked_data import Node
from headwater.read.tree import Element
from headwater.records import Dated

_SUFFIX = re.compile(r"\s+(?:[|–—·•»:]|-{1,2}|::)\s+")
# How often one name of a meta tag is heard.
_REPEATS = 30
_LETTERS = re.compile(r"[\W_]+")
_ADDRESS = re.compile(r"https?://|www\.|@|\w{3,}\.[a-z]{2,6}\b", re.IGNORECASE)
_SIGNS = re.compile(r"[():\[\]{}<>\d]")


@dataclass(frozen=True, slots=True)
class Metadata:
    """The page about itself. `body` is JSON-LD's articleBody, `summaries` its descriptions of the article.

    `own` is the JSON-LD node of the article, `nodes` are all of the page's, for access.py.
    """

    title: str | None = None
    authors: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    published: Dated | None = None
    modified: str | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    body: str | None = None
    summaries: tuple[str, ...] = ()
    own: Node | None = None
    nodes: list[Node] = field(default_factory=list)
    names: dict[str, list[str]] = field(default_factory=dict)


def read(root: Element, url: str | None) -> Metadata:
    """The metadata of the page at `url` (its own address, where known)."""
    names = _names(root)
    nodes = linked_data.nodes(root)
    shown = _first(names, "title") or tree.clean(root.findtext(".//title") or "")
    own = linked_data.article(nodes, shown)
    outlet = _outlet(own, nodes, names)
    return Metadata(
        title=_title(root, own, shown, outlet, url),
        authors=_authors(root, own, nodes, names, outlet),
        sections=_sections(own, nodes, names),
        published=stamps.published(root, own, names, _keys("published")),
        modified=stamps.modified(own, names, _keys("modified")),
        outlet=outlet,
        url=_canonical(root, names, url),
        language=_language(root, own, names),
        body=_body(own),
        summaries=_summaries(own, names),
        own=own,
        nodes=nodes,
        names=names,
    )


@cache
def _keys(what: str) -> tuple[str, ...]:
    return tuple(lexicon.shared("metadata")["names"][what])


@cache
def _words(section: str, key: str) -> frozenset[str]:
    return frozenset(lexicon.shared("metadata")[section][key])


def _names(root: Element) -> dict[str, list[str]]:
    """Meta name, property, itemprop or http-equiv in lower case -> contents, in the order of the page."""
    found: dict[str, list[str]] = {}
    for meta in root.iter("meta"):
        content = tree.clean(meta.get("content") or "")
        key = meta.get("property") or meta.get("name") or meta.get("itemprop") or meta.get("http-equiv")
        values = found.setdefault(key.strip().lower(), []) if content and key else None
        if values is not None and len(values) < _REPEATS:
            values.append(content)
    return found


def _all(names: dict[str, list[str]], what: str) -> Iterator[str]:
    for key in _keys(what):
        yield from names.get(key, ())


def _first(names: dict[str, list[str]], what: str) -> str | None:
    return next(_all(names, what), None)


def _letters(text: str) -> str:
    return _LETTERS.sub("", text).lower()


def _title(root: Element, own: Node | None, shown: str, outlet: str | None, url: str | None) -> str | None:
    """The headline: as set on the page where that agrees with the metadata, else as the metadata has it."""
    declared = linked_data.text(own.get("headline")) if own else None
    declared = declared or _without_site(shown, outlet, url) or None
    set_as = [tree.plain(h) for h in root.iter("h1")]
    if declared is None:
        return next((heading for heading in set_as if heading), None)
    opening = _letters(declared)[:40]
    return next((h for h in set_as if opening and _letters(h).startswith(opening) and len(h) < 400), declared)


def _without_site(title: str, outlet: str | None, url: str | None) -> str:
    """`title` without the outlet's name at either end ("... | The Daily Planet")."""
    site = {_letters(outlet or ""), *(_letters(label) for label in _labels(url))} - {""}
    parts = _SUFFIX.split(title)
    if len(parts) < 2:
        return title
    if _is_site(parts[-1], site):
        return title[: title.rindex(parts[-1])].rstrip(" |–—·•»:-")
    if _is_site(parts[0], site):
        return title[len(parts[0]) :].lstrip(" |–—·•»:-")
    return title


def without_site(title: str | None, lines: Iterable[str]) -> str | None:
    """`title` as the part of it that stands on the page as a line of its own; for sites that do not give their name."""
    parts = _SUFFIX.split(title or "")
    if len(parts) < 2:
        return title
    set_as = {_letters(line): line for line in lines}
    if _letters(title or "") in set_as:
        return title
    return next((set_as[_letters(p)] for p in sorted(parts, key=len, reverse=True) if _letters(p) in set_as), title)


def _is_site(part: str, site: set[str]) -> bool:
    name = _letters(part)
    return bool(name) and any(name == s or (len(s) > 3 and (name.startswith(s) or s.startswith(name))) for s in site)


def _labels(url: str | None) -> list[str]:
    host = hosts.host(url)
    return [host, *host.removeprefix("www.").split(".")[:-1]] if host else []


def _outlet(own: Node | None, nodes: list[Node], names: dict[str, list[str]]) -> str | None:
    publishers = linked_data.resolve(own.get("publisher"), nodes) if own else []
    declared = next((name for p in publishers if (name := _name(p))), None)
    site = next((n for n in _all(names, "outlet") if not _ADDRESS.search(n) and len(n) < 60), None)
    if declared and (site is None or not _company(declared)) and not _ADDRESS.search(declared):
        return declared
    return site or declared


def _company(name: str) -> bool:
    return any(word in _words("outlet", "company") for word in name.lower().replace(",", " ").split())


def _name(value: Any) -> str | None:
    return linked_data.text(value.get("name") if isinstance(value, dict) else value)


def _authors(
    root: Element, own: Node | None, nodes: list[Node], names: dict[str, list[str]], outlet: str | None
) -> tuple[str, ...]:
    """The people named as authors: no desks, no outlets, no addresses, each once."""
    rows = linked_data.resolve(own.get("author"), nodes) if own else []
    people = [
        r
        for r in rows
        if not (isinstance(r, dict) and {"Organization", "NewsMediaOrganization"} & set(linked_data.kinds(r)))
    ]
    declared = [name for row in people if (name := _name(row))]
    for given in (declared, list(_all(names, "authors")), _set_authors(root)):
        found = [person for row in given for person in _people(row, outlet)]
        if found:
            return tuple(dict.fromkeys(found))
    return ()


def _set_authors(root: Element) -> list[str]:
    """Names marked as the author's in the page itself."""
    marks = root.xpath(
        "//*[@itemprop='author']//*[@itemprop='name'] | //a[@rel='author'] | //*[@itemprop='author'][not(*)]"
    )
    return [tree.plain(mark) for mark in marks[:10]]


def _people(byline: str, outlet: str | None) -> list[str]:
    if _ADDRESS.search(byline) or len(byline) > 200:
        return []
    before = _words("authors", "before")
    first, _, rest = byline.partition(" ")
    if rest and first.lower().rstrip(":") in before:
        byline = rest
    return [part for part in map(str.strip, _between().split(byline)) if _person(part, outlet)]


@cache
def _between() -> re.Pattern[str]:
    words = "|".join(map(re.escape, sorted(_words("authors", "between"))))
    return re.compile(rf"\s*[,;|/•]\s*|\s+(?:{words}|&)\s+")


def _person(name: str, outlet: str | None) -> bool:
    words = _LETTERS.sub(" ", name).lower().split()
    if not words or len(words) > 6 or _SIGNS.search(name) or (name.isascii() and name == name.lower()):
        return False
    if len(words) == 1 and name == name.upper() and name != name.lower():
        return False
    desks = _words("authors", "desks")
    return not any(word in desks for word in words) and _letters(name) != _letters(outlet or "") and len(name) > 2


def _sections(own: Node | None, nodes: list[Node], names: dict[str, list[str]]) -> tuple[str, ...]:
    declared = own.get("articleSection") if own else None
    rows = declared if isinstance(declared, list) else [declared]
    found = [name.strip() for row in rows for name in (linked_data.text(row) or "").split(",") if name.strip()] or list(
        _all(names, "sections")
    )[:1]
    found = found or _crumbs(nodes)
    return tuple(dict.fromkeys(name for name in found if not _ADDRESS.search(name) and len(name) < 60))


def _crumbs(nodes: list[Node]) -> list[str]:
    """The trail from the front page to the article, both ends off."""
    for node in nodes:
        items = node.get("itemListElement")
        if "BreadcrumbList" in linked_data.kinds(node) and isinstance(items, list):
            trail = [_name(i.get("item")) or _name(i) for i in items if isinstance(i, dict)]
            return [name for name in trail[1:-1] if name]
    return []


def _canonical(root: Element, names: dict[str, list[str]], url: str | None) -> str | None:
    """The page's own address: rel=canonical or og:url where it is of the same site, else `url`.

    What a page says of another host is not believed: the article there would get a new version by a stranger.
    """
    links = [link.get("href") for link in root.iter("link") if "canonical" in (link.get("rel") or "").lower().split()]
    for declared in (*links, *names.get("og:url", ())):
        address = absolute(declared, url)
        if (
            address
            and (not url or hosts.one_site(hosts.host(address), hosts.host(url)))
            and urlsplit(address).path not in ("", "/")
        ):
            return address
    return url


def absolute(href: str | None, base: str | None) -> str | None:
    """`href` as an http(s) address, resolved against `base`; None where it is none."""
    try:
        address = urljoin(base or "", (href or "").strip())
        parts = urlsplit(address)
    except ValueError:
        return None
    return address if parts.scheme in ("http", "https") and parts.hostname else None


def _language(root: Element, own: Node | None, names: dict[str, list[str]]) -> str | None:
    declared = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang")
    if not declared and own:
        declared = linked_data.text(own.get("inLanguage"))
    return declared or _first(names, "language")


def _body(own: Node | None) -> str | None:
    value = own.get("articleBody") if own else None
    return value if isinstance(value, str) and value.strip() else None


def _summaries(own: Node | None, names: dict[str, list[str]]) -> tuple[str, ...]:
    rows = (own.get("description"), own.get("abstract"), own.get("alternativeHeadline")) if own else ()
    found: Sequence[str] = [text for row in rows if (text := linked_data.text(row))]
    return tuple(dict.fromkeys((*found, *_all(names, "summary"))))
