"""Which blocks of a page are the article: those that trafilatura marks, less furniture, plus what it loses.

Trafilatura (precise mode) and the page's own JSON-LD `articleBody` say which blocks are text. The element that holds
most of them is the container; its other paragraphs are put back, whatever stands outside it or in a zone of
furniture goes, the standfirst is looked for between the title and the first paragraph.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from headwater.read import furniture, standfirst
from headwater.read.tree import Block, Element, Zone

_NOT_WORDS = re.compile(r"\W+")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_ENDS = re.compile(r"[.!?…:。！？।»”\"“’'）)][\s\W]*$")
# A paragraph of fewer characters is marked only where it is a whole line of the extracted text.
_SHORT = 30
# A zone that holds more than this share of the text is the article itself, badly named.
_ZONE_SHARE = 0.3
# The container holds at least this share of the marked text.
_CONTAINER_SHARE = 0.75
_STEPS = 3
# Blocks from which on texts are compared line by line only: what else we do takes the square of their number.
_MANY = 5_000
# A look (tags and classes) that sets more than this share of the text is the look of the article's paragraphs.
_LOOK_SHARE = 0.15


@dataclass(slots=True)
class Body:
    """What was chosen. `blocks` in the order of the page; `dropped` are marked blocks that were taken out."""

    blocks: list[Block] = field(default_factory=list)
    container: Element | None = None
    dropped: list[Block] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Paragraphs with one empty line between."""
        return paragraphs(self.blocks)


def paragraphs(blocks: Iterable[Block]) -> str:
    """The text of blocks, one empty line between."""
    return "\n\n".join(block.text for block in blocks)


def choose(
    blocks: Sequence[Block],
    marking: Iterable[str],
    *,
    title: str | None,
    summaries: Sequence[str],
    authors: Sequence[str] = (),
) -> Body:
    """The article among the blocks of a page.

    `marking`: texts that others took for the body (trafilatura's, JSON-LD's). `title` and `summaries` (the page's own
    descriptions of the article) find the headline, which goes, and the standfirst, which stays.
    """
    marked = _marked(blocks, marking)
    _void_zones(marked)
    prose = [b for b in marked if b.clear and not _headline_link(b)]
    container = _container(prose)
    if container is None:
        return Body(dropped=list(marked))
    place = _Place.of(prose, container)
    unwanted = {squeeze(title or ""), squeeze("".join(authors)), *(squeeze(author) for author in authors)}
    lists = _headline_lists(blocks)
    wanted = (b for b in blocks if squeeze(b.text) not in unwanted and b.element.getparent() not in lists)
    kept = [b for b in wanted if _belongs(b, marked, place)]
    kept = _without_orphans(_once(_with_headings(blocks, kept)))
    lede = standfirst.find(blocks, kept, title=title, summaries=summaries)
    return Body([*lede, *kept], container, [b for b in marked if b not in kept])


def prose(blocks: Iterable[Block]) -> str:
    """The sentences of a page that stand in no furniture: the marking of a page that is too large for trafilatura."""
    whole = (b for b in blocks if b.clear and b.link_share < 0.5 and len(b.text) > 80 and _ENDS.search(b.text))
    return "\n".join(b.text for b in whole)


def weight(text: str) -> int:
    """How much a text says, in letters of an alphabet: a Chinese, Japanese or Korean sign counts three."""
    return len(text) if text.isascii() else len(text) + 2 * len(_CJK.findall(text))


def squeeze(text: str) -> str:
    """`text` as letters and digits only, lower case: what two settings of one sentence share."""
    return _NOT_WORDS.sub("", text).lower()


def _marked(blocks: Sequence[Block], marking: Iterable[str]) -> dict[Block, None]:
    """The blocks whose text stands in one of the markings, as an ordered set."""
    texts = [text for text in marking if text]
    lines = {squeeze(line) for text in texts for line in text.split("\n")}
    whole = [squeeze(text) for text in texts] if len(blocks) <= _MANY else []
    return {b: None for b in blocks if _stands_in(squeeze(b.text), lines, whole)}


def _stands_in(needle: str, lines: set[str], whole: Sequence[str]) -> bool:
    if not needle:
        return False
    if needle in lines or len(needle) < _SHORT:
        return needle in lines
    return any(_mostly_in(needle, text) for text in whole)


def _mostly_in(needle: str, text: str) -> bool:
    """True where the text holds `needle`, or two of three probes of a long one."""
    if needle in text:
        return True
    if len(needle) < 150:
        return False
    middle = len(needle) // 2
    return sum(probe in text for probe in (needle[:40], needle[middle : middle + 40], needle[-40:])) >= 2


def _void_zones(marked: Iterable[Block]) -> None:
    """Zones that hold the article's own paragraphs are no furniture."""
    total = 0
    held: Counter[Zone] = Counter()
    for block in marked:
        size = weight(block.text) if block.link_share < 0.5 and not block.heading else 0
        total += size
        for zone in block.zones:
            held[zone] += size
    for zone, size in held.items():
        zone.void = size > _ZONE_SHARE * total


def _headline_link(block: Block) -> bool:
    """True for a block that is a link to something else rather than a sentence with links in it."""
    if block.link_share < 0.5:
        return False
    return block.link_share > 0.9 or block.tag == "li" or not _ENDS.search(block.text)


def _headline_lists(blocks: Sequence[Block]) -> set[Element]:
    """Lists whose rows are links with a label or two: other headlines."""
    rows: dict[Element, list[Block]] = {}
    for block in blocks:
        if block.tag == "li":
            rows.setdefault(block.element.getparent(), []).append(block)
    return {home for home, items in rows.items() if _headlines(items)}


def _headlines(items: Sequence[Block]) -> bool:
    linked = sum(item.linked for item in items) / sum(len(item.text) for item in items)
    all_links = sum(item.linked > 0 for item in items) >= 0.8 * len(items)
    return all_links and linked > 0.4 and max(len(item.text) for item in items) < 200


def _container(prose: Sequence[Block]) -> Element | None:
    """The smallest element that holds most of the text, None where there is no text."""
    held: Counter[Element] = Counter()
    total = 0
    for block in prose:
        size = weight(block.text)
        total += size
        element = block.element
        while element is not None:
            held[element] += size
            element = element.getparent()
    best = None
    for element, size in held.items():
        if size >= _CONTAINER_SHARE * total and (best is None or _within(element, best)):
            best = element
    return best


def _within(element: Element, ancestor: Element) -> bool:
    while element is not None:
        if element is ancestor:
            return True
        element = element.getparent()
    return False


Look = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the article's paragraphs stand: the elements in the container, the article around it, their looks."""

    inside: set[Element]
    article: Element | None
    looks: set[Look]

    @classmethod
    def of(cls, prose: Sequence[Block], container: Element) -> _Place:
        weights: Counter[Look] = Counter()
        for block in prose:
            weights[_look(block)] += weight(block.text) if not block.heading else 0
        total = sum(weights.values())
        looks = {look for look, size in weights.items() if size > _LOOK_SHARE * total}
        near = _near(container)
        return cls({near, *near.iterdescendants()}, _article(container), looks)


def _near(container: Element) -> Element:
    """A few steps up from the container, the first paragraph often stands outside it; never out of the article."""
    for _ in range(_STEPS):
        parent = container.getparent()
        if container.tag in ("article", "main", "body") or parent is None or parent.tag in ("body", "html"):
            break
        container = parent
    return container


def _look(block: Block) -> Look:
    """How a block is set: tags and classes from it up to the next element that has a class."""
    element = block.element
    look: list[tuple[str, str]] = []
    while element is not None and len(look) < 4:
        look.append((str(element.tag), " ".join((element.get("class") or "").split()[:2])))
        if len(look) > 1 and look[-1][1]:
            break
        element = element.getparent()
    return tuple(look)


def _article(element: Element | None) -> Element | None:
    while element is not None and element.tag != "article":
        element = element.getparent()
    return element


def _belongs(block: Block, marked: dict[Block, None], place: _Place) -> bool:
    if not block.clear or block.tag == "h1" or furniture.line(block.text, block.link_share):
        return False
    inside = block.element in place.inside
    if block in marked:
        return inside and not _headline_link(block)
    if _look(block) not in place.looks or weight(block.text) < _SHORT:
        return False
    if block.link_share > 0.5 and not _ENDS.search(block.text):
        return False
    return inside or (place.article is not None and _article(block.element) is place.article)


def _with_headings(blocks: Sequence[Block], kept: list[Block]) -> list[Block]:
    """With the headings that stand between kept paragraphs of one element: trafilatura loses some."""
    held = set(kept)
    homes = {b.element.getparent() for b in kept if not b.heading}
    full, following = [], False
    for block in reversed(blocks):
        heads = following and block.heading and block.tag != "h1" and block.element.getparent() in homes
        following = block in held or (heads and block.clear and block.link_share < 0.5)
        if following and (block in held or not furniture.line(block.text, block.link_share)):
            full.append(block)
    return full[::-1]


def _once(blocks: Sequence[Block]) -> list[Block]:
    """Without repeats of longer paragraphs (pull quotes, a second setting for small screens, the whole in one)."""
    seen = ""
    keys: set[str] = set()
    kept: list[Block] = []
    for block in blocks:
        key = squeeze(block.text)
        long = len(key) >= _SHORT
        if long and (key in keys or (len(kept) < _MANY and _mostly_in(key, seen))):
            continue
        kept.append(block)
        keys.add(key)
        seen += key + " " if len(kept) < _MANY else ""
    return kept


def _without_orphans(blocks: list[Block]) -> list[Block]:
    """Without what cannot end an article: a heading, a "More on this:", a notice that the rest is for subscribers."""
    while blocks and _orphan(blocks[-1]):
        blocks = blocks[:-1]
    return blocks


def _orphan(block: Block) -> bool:
    return block.heading or block.text.endswith(":") or furniture.withheld(block.text)
