"""The headlines of other articles on a page, as rows: title, sections, whether for subscribers, address.

A row is a link of headline length to another page of the same site, outside the body, the menus and the footer. What
stands in its card (the largest element around it that holds no other headline) gives its label and its lock.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from headwater import hosts
from headwater.read import furniture, listing
from headwater.read.body import weight
from headwater.read.metadata import absolute
from headwater.read.tree import Block, Element, clean, plain
from headwater.records import Related

# Characters of a headline, and its least number of words (a sign of Chinese or Japanese counts three characters).
_LEAST, _MOST, _WORDS = 20, 200, 4
_ROWS = 60
# Zones whose links lead to menus, buttons and people, not to articles.
_NOT_HERE = frozenset(("trail", "legal", "share", "byline", "comments", "caption", "embed"))
_CARD_STEPS, _CARD_TEXT = 4, 600
_LABEL = 30
# Stands for the address of a page that we do not know, so that its relative links can be told apart.
_NOWHERE = "https://page.invalid/"
_NUMBER = re.compile(r"\d{3}")


@dataclass(frozen=True, slots=True)
class _Link:
    block: Block
    url: str
    title: str
    labels: tuple[str, ...]


def rows(
    blocks: Sequence[Block], body: Collection[Block], *, url: str | None, title: str | None
) -> tuple[Related, ...]:
    """The other headlines on the page at `url`, in order, none twice, the article's own `title` not among them."""
    own = set(body)
    base = url or _NOWHERE
    links = _settled([link for block in blocks if block not in own and (link := _link(block, base, known=bool(url)))])
    homes = _homes(links)
    found: dict[str, Related] = {}
    for link in links:
        row = _row(link, homes)
        if row.title != title and weight(row.title) >= _LEAST and row.title not in found:
            found[row.title] = row
        if len(found) == _ROWS:
            break
    return tuple(found.values())


def _settled(links: Sequence[_Link]) -> list[_Link]:
    """One link for each address, in order: the one set as a heading, else the first."""
    best: dict[str, _Link] = {}
    for link in links:
        if link.url not in best or (link.block.heading and not best[link.url].block.heading):
            best[link.url] = link
    return list(best.values())


def _link(block: Block, base: str, *, known: bool) -> _Link | None:
    """The block as a link to another article of the site, None where it is something else."""
    if not block.href or block.link_share < 0.5 or block.zones_of(*_NOT_HERE) or _in_head(block.element):
        return None
    address = (absolute(block.href, base) or "").partition("#")[0]
    listed = block.zones_of("related")
    if (
        not address
        or address == base.partition("#")[0]
        or not _article(address, base if known else None, listed=listed)
    ):
        return None
    title, labels = _title(block)
    return _Link(block, address, title, labels) if _headline(title) else None


def _headline(text: str) -> bool:
    """True for a text of a headline's length that is no button or notice."""
    if weight(text) < _LEAST or len(text) > _MOST:
        return False
    if (text.isascii() or " " in text) and len(text.split()) < _WORDS:
        return False
    return not furniture.line(text, 0.0) and not furniture.withheld(text)


def _site(address: str) -> str:
    return hosts.registered(hosts.host(address))


def _article(address: str, base: str | None, *, listed: bool) -> bool:
    """True for an address of the same site that looks like an article's: a number or a name of several words in it.

    In a list of related headlines (`listed`) a path of two parts is enough.
    """
    path = urlsplit(address).path.rstrip("/")
    if (base and _site(address) != _site(base)) or furniture.leads_to_list(path):
        return False
    name = path.rpartition("/")[2]
    return bool(_NUMBER.search(path)) or name.count("-") >= 3 or (listed and (path.count("/") >= 2 or "-" in name))


def _in_head(element: Element) -> bool:
    """True inside the page's own head (a header outside of any article)."""
    inside = False
    while element is not None:
        if element.tag in ("article", "main"):
            return False
        inside = inside or element.tag == "header"
        element = element.getparent()
    return inside


def _homes(links: Sequence[_Link]) -> Counter[Element]:
    """How many different articles the links under each element lead to, for elements near a link."""
    seen: set[tuple[Element, str]] = set()
    for link in links:
        element = link.block.element
        for _ in range(_CARD_STEPS + 1):
            if element is None:
                break
            seen.add((element, link.url))
            element = element.getparent()
    return Counter(element for element, _ in seen)


def _card(link: _Link, homes: Counter[Element]) -> Element:
    element = link.block.element
    for _ in range(_CARD_STEPS):
        parent = element.getparent()
        if (
            parent is None
            or homes[parent] > 1
            or parent.tag in ("body", "main", "article")
            or len(plain(parent)) > _CARD_TEXT
        ):
            break
        element = parent
    return element


def _row(link: _Link, homes: Counter[Element]) -> Related:
    card = _card(link, homes)
    cleaned = listing.rows([link.title])
    read = cleaned[0] if cleaned else Related(link.title)
    sections = tuple(dict.fromkeys((*link.labels, *_labels(card, read.title), *read.sections)))
    shut = read.access == "subscribers" or _locked(card)
    address = None if link.url.startswith(_NOWHERE) else link.url
    return Related(read.title, sections, "subscribers" if shut else "headline", address)


def _title(block: Block) -> tuple[str, tuple[str, ...]]:
    """The headline of a link, and the short labels set in spans of their own beside it."""
    anchor = next((e for e in block.element.iter("a") if plain(e)), block.element)
    pieces = [
        text for child in anchor if child.tag in ("span", "div", "small", "strong", "p") and (text := plain(child))
    ]
    if len(pieces) < 2 or clean(anchor.text or ""):
        # "Read also: <a>...</a>": what stands before the only link is no part of the headline.
        alone = anchor.tag == "a" and block.linked <= len(plain(anchor)) < len(block.text)
        return plain(anchor) if alone else block.text.replace("\n", " "), ()
    title = max(pieces, key=len)
    labels = tuple(p.rstrip(":") for p in pieces if p != title and len(p) <= _LABEL and not any(c.isdigit() for c in p))
    return title, tuple(label for label in labels if not furniture.withheld(label))


def _labels(card: Element, title: str) -> list[str]:
    found = []
    for element in card.iter("span", "div", "p", "a", "small", "strong", "li"):
        if furniture.label(element.get("class") or "") and (text := plain(element)):
            short = len(text) <= _LABEL and text not in title and not any(c.isdigit() for c in text)
            if short and not furniture.withheld(text) and not furniture.line(text, 0.0):
                found.append(text)
    return found[:2]


def _locked(card: Element) -> bool:
    for element in card.iter():
        if not isinstance(element.tag, str):
            continue
        spoken = " ".join(
            filter(None, (element.get(name) for name in ("class", "alt", "title", "aria-label", "data-icon")))
        )
        if furniture.locked(spoken) or (element.text and furniture.withheld(element.text)):
            return True
    return False
