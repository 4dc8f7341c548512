"""What stands on a page around the article: zones by tag and class names, lines by their words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any

from headwater import lexicon

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_SPLIT = re.compile(r"[\s_:/.\-]+")
# Class names are written by people; a longer attribute is data, or an attack.
_MAX_NAMES = 600
_WHOLE = frozenset(("html", "body", "main", "article"))
_TEXT = frozenset(("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ol", "ul", "em", "strong", "b", "i"))
# A line longer than this is a paragraph, whatever words it has. Characters.
_LINE = 260
_TRIM = " \t\n.:!?…,;|–—-•·>»→«<\"'()[]*▶►✉️"
_QUOTED = re.compile(r"[«»„“”\"]")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+\.\w")
_COPYRIGHT = re.compile(r"^\W*(?:©|\(c\)|copyright\b)", re.IGNORECASE)


def zone(element: Any) -> str | None:
    """What kind of furniture an element sets by its own tag, class and id, or None."""
    tag = element.tag
    if tag in _WHOLE:
        return None
    if kind := _tags().get(tag):
        return kind
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    kind = None if names == " " else _named(names[:_MAX_NAMES])
    return kind if kind is None or tag not in _TEXT or kind in _of_paragraphs() else None


@cache
def _tags() -> dict[str, str]:
    return dict(lexicon.shared("furniture")["tags"])


@cache
def _of_paragraphs() -> frozenset[str]:
    return frozenset(lexicon.shared("furniture")["paragraphs"]["kinds"])


@cache
def _zones() -> re.Pattern[str]:
    rows = lexicon.shared("furniture")["zones"]
    return re.compile("|".join(f"(?P<{kind}> (?:{_alternatives(names)}) )" for kind, names in rows.items()))


def _alternatives(names: Iterable[str]) -> str:
    return "|".join(re.escape(name).replace(r"\*", r"\w*") for name in names)


@lru_cache(maxsize=20_000)
def _named(names: str) -> str | None:
    spoken = f" {_spoken(names)} "
    found = _zones().search(spoken)
    return found.lastgroup if found and not _row("content").search(spoken) else None


def _spoken(names: str) -> str:
    return _SPLIT.sub(" ", _CAMEL.sub(" ", names)).lower()


def standfirst(element: Any) -> bool:
    """True where an element's own names or microdata call it the standfirst."""
    if element.get("itemprop") in ("description", "alternativeHeadline", "alternateName"):
        return True
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    return names != " " and bool(_row("standfirst").search(f" {_spoken(names[:_MAX_NAMES])} "))


def line(text: str, link_share: float) -> bool:
    """True for a line that is furniture by its words: "Read also: ...", "Photo: ...", "Sign up for ..."."""
    if len(text) > _LINE:
        return False
    low = text.lower()
    bare = low.strip(_TRIM)
    if bare in _whole() or _COPYRIGHT.match(low) or _credits().match(low) or (len(text) < 160 and _MAIL.search(low)):
        return True
    if _opens().match(low) or (link_share >= 0.6 and len(text) < 160 and _opens_linked().match(low)):
        return True
    return bool(_asks().search(low)) and (link_share > 0.1 or not _QUOTED.search(low))


def withheld(text: str) -> bool:
    """True for a notice that the rest is for subscribers."""
    return len(text) <= _LINE and bool(_withheld().search(text.lower()))


def _lines(key: str) -> list[str]:
    # Longest first, so that "lesen sie auch" wins over "lesen sie".
    return sorted(lexicon.shared("furniture")["lines"][key], key=len, reverse=True)


@cache
def _whole() -> frozenset[str]:
    return frozenset(row.strip(_TRIM) for row in _lines("whole") + _lines("opens"))


@cache
def _opens() -> re.Pattern[str]:
    return re.compile(rf"\W*(?:{_phrases(_lines('opens'))})\s*(?::|\||»|>|→|\s[–—-]\s)")


@cache
def _opens_linked() -> re.Pattern[str]:
    return re.compile(rf"\W*(?:{_phrases(_lines('opens'))})\b")


@cache
def _credits() -> re.Pattern[str]:
    rows = _lines("credits")
    marked, plain = (
        [r for r in rows if not r.endswith((" by", " from"))],
        [r for r in rows if r.endswith((" by", " from"))],
    )
    return re.compile(rf"\W*(?:(?:{_phrases(marked)})\s*[:|/©(]|(?:{_phrases(plain)})\b)")


@cache
def _asks() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_phrases(_lines('asks'))})")


@cache
def _withheld() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_phrases(_lines('withheld'))})")


def _phrases(rows: Iterable[str]) -> str:
    return "|".join(map(re.escape, rows))


def locked(names: str) -> bool:
    """True where class names, or the label of a picture, say that something is for subscribers."""
    return bool(names) and bool(_row("locked").search(f" {_spoken(names[:_MAX_NAMES])} "))


def label(names: str) -> bool:
    """True where class names say that a text is the label of a section."""
    return bool(names) and bool(_row("labels").search(f" {_spoken(names[:_MAX_NAMES])} "))


@cache
def _row(table: str) -> re.Pattern[str]:
    return re.compile(f" (?:{_alternatives(lexicon.shared('furniture')[table]['names'])}) ")


def leads_to_list(path: str) -> bool:
    """True for the path of an address that leads to a tag, an author or a service rather than to an article."""
    return not _list_parts().isdisjoint(path.lower().split("/"))


@cache
def _list_parts() -> frozenset[str]:
    return frozenset(lexicon.shared("furniture")["lists"]["parts"])
