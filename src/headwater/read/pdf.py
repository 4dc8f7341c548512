"""PDF -> plain text: lines joined to paragraphs, words divided at a line's end joined, running heads left out."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from headwater.errors import BrokenInput
from headwater.read import encoding

_DIVIDED = re.compile(r"(\w+)[-\u2010]\Z")
_ENDS = re.compile(r"[.!?…:;][\"”»’)\]]*\Z")
_NUMBERS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"\W*(?:\w{1,10}\W{0,3})?\d{1,4}(?:\W+(?:\w{1,4}\W+)?\d{1,4})?\W*")
_BULLET = re.compile(r"[•▪●◦‣–—*]\s|\(?\d{1,3}[.)]\s")
_JUNK_TITLE = re.compile(
    r"\.(?:docx?|pdf|indd|qxd|rtf|odt|pmd)\b|^(?:untitled|microsoft word|document\s*\d*$|layout)", re.I
)
_EDGE = 2
"""Lines at the top and at the foot of a page that may be running heads."""


def plain(body: bytes, source: str) -> tuple[str, dict[str, str]]:
    """The paragraphs with an empty line between them, and hints: title, author. Raises `BrokenInput`."""
    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it reports every broken object, by the hundred
    try:
        reader = PdfReader(io.BytesIO(body), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise BrokenInput(f"{source}: the PDF is locked with a password; save it without one")
        pages = list(_pages(reader))
        hints = _hints(reader)
    except (BrokenInput, MemoryError, RecursionError):
        raise
    except Exception as error:  # of a broken file, pypdf raises whatever Python raises
        raise BrokenInput(f"{source}: the PDF is damaged: {type(error).__name__}: {str(error)[:200]}") from error
    return "\n\n".join(paragraphs(without_running_heads(pages))), hints


def _pages(reader: object) -> Iterator[list[str]]:
    """The lines of each page; a page that cannot be read gives none, and the others are still read."""
    for page in reader.pages:  # type: ignore[attr-defined]
        try:
            text = page.extract_text()
        except (MemoryError, RecursionError):
            raise
        except Exception:
            continue
        # An empty line at a page's edge says nothing of paragraphs, which run on to the next page.
        lines = encoding.tidy(text).replace("\u00ad\n", "\u2010\n").strip().split("\n")
        yield [" ".join(line.split()) for line in lines]


def _hints(reader: object) -> dict[str, str]:
    try:
        about = reader.metadata or {}  # type: ignore[attr-defined]
        title, author = (" ".join(str(about.get(key) or "").split()) for key in ("/Title", "/Author"))
    except (MemoryError, RecursionError):
        raise
    except Exception:
        return {}
    found = {"title": "" if _JUNK_TITLE.search(title) else title, "author": author}
    return {key: encoding.sound(value) for key, value in found.items() if len(value) > 2}


def without_running_heads(pages: list[list[str]]) -> list[str]:
    """The lines of all pages without page numbers and without what stands at the edge of most of them."""
    edges: Counter[str] = Counter()
    for page in pages:
        edges.update({_shape(line) for line in _edges(page)})
    repeated = {shape for shape, times in edges.items() if times >= max(2, len(pages) / 2)} if len(pages) > 1 else set()
    lines: list[str] = []
    for page in pages:
        filled = [i for i, line in enumerate(page) if line]
        outer = {*filled[:_EDGE], *filled[-_EDGE:]}
        kept = [
            line
            for i, line in enumerate(page)
            if i not in outer or not (_shape(line) in repeated or (len(pages) > 1 and _PAGE_NUMBER.fullmatch(line)))
        ]
        lines += _without_empty_edges(kept)
    return lines


def _without_empty_edges(page: list[str]) -> list[str]:
    filled = [i for i, line in enumerate(page) if line]
    return page[filled[0] : filled[-1] + 1] if filled else []


def _edges(page: list[str]) -> list[str]:
    filled = [line for line in page if line]
    return filled[:_EDGE] + filled[-_EDGE:]


def _shape(line: str) -> str:
    return _NUMBERS.sub("#", line.lower())


def paragraphs(lines: list[str]) -> list[str]:
    """Lines as they were set, joined to paragraphs.

    A paragraph ends at an empty line, and where a line that is clearly shorter than the column ends a sentence or
    stands above one that begins anew.
    """
    lengths = sorted(len(line) for line in lines if line)
    column = lengths[len(lengths) * 4 // 5] if lengths else 0
    compounds = Counter(word.lower() for line in lines for word in re.findall(r"\w+-\w+", line))
    found: list[list[str]] = []
    unfinished = False
    for line, after in pairwise([*lines, ""]):
        if not line:
            unfinished = False
            continue
        if unfinished and not _BULLET.match(line):
            found[-1] += _continued(found[-1], line, compounds)
        else:
            found.append([line])
        unfinished = not _is_last(line, after, column)
    return ["".join(parts) for parts in found]


def _is_last(line: str, after: str, column: int) -> bool:
    if len(line) >= 0.85 * column or line.endswith(("-", "\u2010", ",")):
        return False
    anew = not after[:1].islower()
    return anew and (bool(_ENDS.search(line)) or len(line) < 0.7 * column)


def _continued(parts: list[str], line: str, compounds: Counter[str]) -> tuple[str, ...]:
    """What to add to a paragraph for its next line. A divided word loses its hyphen, unless written so elsewhere."""
    divided = _DIVIDED.search(parts[-1][-80:])
    if not divided or not line[:1].islower():
        return " ", line
    rest = re.match(r"\w+", line)
    if not compounds[f"{divided[1]}-{rest[0] if rest else ''}".lower()]:
        parts[-1] = parts[-1][:-1]
    return (line,)
