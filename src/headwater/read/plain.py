"""Plain text as it is copied out of a browser: title, lines of metadata, dateline, body, and the tail of headlines.

Works line by line (paragraph by paragraph in hard-wrapped text). What is not the article goes out of the text and,
where it is a headline, into `related`; the words that tell are data (listing.toml, dateline.toml).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from headwater import calendar_words, lexicon
from headwater.read import dateline as datelines
from headwater.read import language as languages
from headwater.read import lines as line_kinds
from headwater.read import listing, notices, published, sentences
from headwater.read.dateline import Dateline
from headwater.read.listing_words import UPPER, rights
from headwater.read.parts import Parts
from headwater.records import Access, Dated

TITLE = 220
"""Characters of a title, at most."""
INSERT = 10
"""Lines of a list within a text, at most."""
AGAIN = 3
"""Times that a short line stands in a text before it is taken for the page's."""
HEAD = 12
"""Lines in which metadata may stand before the text begins."""

_NEWLINE = re.compile(r"\r\n?|\u2028|\u2029|\x0b|\x0c|\x85")
_NAME = re.compile(rf"(?:[{UPPER}][\w’'.-]+ ){{1,2}}[{UPPER}][\w’'-]+")
_URL = re.compile(r"https?://\S+\Z")


@dataclass
class _Head:
    title: str | None = None
    outlet: str | None = None
    published: Dated | None = None
    url: str | None = None
    authors: list[str] = field(default_factory=list)
    sections: tuple[str, ...] = ()
    dateline: Dateline | None = None
    lines: int = 0


def parts(text: str, *, captured: str, hints: Mapping[str, str]) -> Parts:
    """The parts of a plain text. `captured` is ISO 8601; `hints` is what its container says (title, published, ...)."""
    lines = _lines(text)
    code = languages.detect(_middle(lines), hints.get("language"))
    head = _head(lines, hints, code)
    body = lines[head.lines :]
    end = listing.tail(body) if len(body) > 1 else len(body)
    access = _access(body[:end])
    kept, inside = _without_inserts(body[:end] if access == "open" else _without_last(body[:end]))
    related = listing.rows([*inside, *body[end:]])
    content = "\n".join(kept).strip("\n")
    opening = datelines.find(content, code)
    whole = "\n".join([*lines])
    return Parts(
        text=content,
        title=head.title,
        outlet=_outlet(head, opening, body[end:], hints),
        url=head.url,
        language=code,
        published=_published(head, opening, whole, code, captured, hints),
        dateline=opening.text if opening else head.dateline.text if head.dateline else None,
        body_start=_after(content, opening),
        authors=tuple(head.authors) or tuple(filter(None, [hints.get("author")])),
        sections=head.sections,
        access=access,
        related=related,
    )


def _lines(text: str) -> list[str]:
    """Paragraphs with an empty string for each empty line between them; hard-wrapped lines are kept as they are."""
    text = _NEWLINE.sub("\n", text.lstrip("\ufeff"))
    lines: list[str] = []
    at = 0
    for start, end in sentences.paragraphs(text):
        gap = text.count("\n", at, start)
        lines += [""] * (gap - 1) if lines else []
        lines.append(text[start:end].rstrip())
        at = end
    return lines


def _middle(lines: list[str]) -> str:
    """What the language is told from: the longest lines come first, titles and labels last."""
    return "\n".join(sorted((line for line in lines[:60] if line), key=len, reverse=True)[:8])


def _head(lines: list[str], hints: Mapping[str, str], code: str | None) -> _Head:
    """Reads the lines before the text: title, metadata, labels."""
    head = _Head(title=hints.get("title"))
    filled = [i for i, line in enumerate(lines) if line]
    for i in filled[: HEAD if len(filled) > 1 else 0]:
        line = lines[i].strip()
        if _metadata(line, head, code, i == filled[-1]):
            head.lines = i + 1
            continue
        if line == hints.get("title") or (head.title is None and _is_title(line, code, "" in lines[i : i + 2])):
            head.title = head.title or line.lstrip("#").strip()
            head.lines = i + 1
            continue
        break
    if not any(lines[head.lines :]) and head.title:
        return _Head()
    return head


def _is_title(line: str, code: str | None, apart: bool) -> bool:
    """True for one short line that is no sentence of a text; with a full stop at its end it must stand apart."""
    if len(line) > TITLE or "\n" in line or line[:1] in "-–—•*" or line_kinds.marker(line) is not None:
        return False
    if line.endswith((".", ";", ",")) and not line.endswith("..."):
        return (
            apart and len(line) < 90 and not datelines.find(line, code) and len(line.split()) > 2 and ". " not in line
        )
    return datelines.find(line, code) is None


def _metadata(line: str, head: _Head, code: str | None, last: bool) -> bool:
    """True where the line is about the article and not of it; what it says goes into `head`."""
    if last or len(line) > TITLE:
        return False
    if head.title is None and (found := line_kinds.label(line)):
        head.sections = found
        return True
    if _URL.match(line):
        head.url = head.url or line
        return True
    if line_kinds.is_furniture(line) or line_kinds.is_caption(line) or (notices.is_notice(line) and head.title):
        return True
    return _byline(line, head) or _date_line(line, head, code) or bool(head.title and _label_after_title(line, head))


def _label_after_title(line: str, head: _Head) -> bool:
    found = line_kinds.label(line)
    if found:
        head.sections = (*head.sections, *found)
    elif _NAME.fullmatch(line) and len(line) < 40 and not head.authors and head.published is not None:
        head.authors.append(line)
        return True
    return bool(found)


def _byline(line: str, head: _Head) -> bool:
    match = _head_words("byline").match(line)
    name = line[match.end() :].strip(" :") if match else ""
    if not name or len(name) > 80 or not name[0].isupper() or name.endswith(".") or len(name.split()) > 9:
        return False
    head.authors += [n.strip() for n in _between().split(name) if n.strip() and n.strip()[0].isupper()][:4]
    return True


@cache
def _between() -> re.Pattern[str]:
    """What stands between the names of several authors, in any of our languages."""
    words = {w for la in lexicon.LANGUAGES for w in lexicon.load(la, "listing").get("and", [])}
    return re.compile(f",| (?:{'|'.join(map(re.escape, sorted(words)))}) ")


def _date_line(line: str, head: _Head, code: str | None) -> bool:
    """True for a line that holds a date or time of publication and little else."""
    if len(line) > 120 or (line_kinds.is_prose(line) and len(line) > 60):
        return False
    bare = _head_words("published").sub("", line, count=1)
    found = [e for e in calendar_words.expressions(bare, code or "en") if e.kind in ("date", "time", "day")]
    dates = [e for e in found if e.kind == "date"]
    opening = datelines.find(bare, code)
    if opening and opening.span.end >= len(bare.rstrip()) - 1 and head.title:
        head.dateline = opening
        return True
    rest = _rest(bare, found)
    if not found or sum(len(w) for w in rest) > 24 or len(rest) > 3:
        return bool(_head_words("minutes").search(line.lower())) and len(line) < 50 and any(c.isdigit() for c in line)
    if dates and head.published is None:
        day = datelines.numbers(dates[0])
        if day[2]:
            head.published = published.given(
                f"{day[2]:04}-{day[1]:02}-{day[0]:02}", f"The line “{line}” stands under the headline."
            )
        else:
            head.dateline = Dateline(bare, dates[0].span, None, *day, None, dates[0].first("weekday"))
    return True


def _rest(line: str, found: list[calendar_words.Expression]) -> list[str]:
    for e in reversed(found):
        line = line[: e.span.start] + " " + line[e.span.end :]
    return re.findall(r"\w+", line)


def _without_inserts(body: list[str]) -> tuple[list[str], list[str]]:
    """The body without "Read also" lists, captions and buttons between its paragraphs; and those lists' lines."""
    counts = Counter(body)
    runs = _runs(body)
    kept: list[str] = []
    taken: list[str] = []
    for i, line in enumerate(body):
        if i in runs or (line and line_kinds.marker(line)):
            taken.append(line)
        elif not line or not (line_kinds.is_furniture(line) or line_kinds.is_caption(line) or _again(line, counts)):
            kept.append(line)
    return kept, taken


def _again(line: str, counts: Counter[str]) -> bool:
    """True for a short line that comes again and again: the page put it there, not the author."""
    return counts[line] >= AGAIN and len(line) < 60 and not line_kinds.is_prose(line)


def _runs(body: list[str]) -> set[int]:
    """The lines of lists within the text: a bare heading such as "Read also", then headlines until text follows."""
    filled = [i for i, line in enumerate(body) if line]
    found: set[int] = set()
    run: list[int] = []
    for i in filled:
        if line_kinds.marker(body[i]) == "":
            run = [i]
        elif run and not line_kinds.is_prose(body[i]) and len(body[i]) < TITLE and len(run) <= INSERT:
            run.append(i)
        elif run:
            found.update(run if len(run) > 1 else ())
            run = []
    return found


def _published(
    head: _Head, opening: Dateline | None, whole: str, code: str | None, captured: str, hints: Mapping[str, str]
) -> Dated | None:
    if head.published:
        return head.published
    stated = hints.get("published")
    if stated and (dated := published.given(stated, f"What the text came in states {stated}.")):
        return dated
    for line in (opening, head.dateline):
        if line and (dated := published.from_dateline(line, whole, language=code, captured=captured)):
            return dated
    return None


@cache
def _outlet_of_rights() -> re.Pattern[str]:
    """A notice of rights and whose they are."""
    return re.compile(
        rf"{rights()}[\s,]*(?:\d{{4}}(?:\s*[-–—]\s*\d{{4}})?)?[\s,]*(?:by\s+)?([^\W\d_][^.,;|\n©]{{1,40}})"
    )


def _outlet(head: _Head, opening: Dateline | None, tail: list[str], hints: Mapping[str, str]) -> str | None:
    """Who publishes: the dateline's credit, else a notice of copyright, else what the container says."""
    for line in (opening, head.dateline):
        if line and line.outlet:
            return line.outlet
    if hints.get("outlet"):
        return hints["outlet"]
    for last in reversed(tail):
        match = _outlet_of_rights().search(last)
        if match and not line_kinds.is_prose(match[1]):
            return str(match[1]).strip()
    return None


def _after(content: str, opening: Dateline | None) -> int:
    if not opening:
        return 0
    rest = content[opening.span.end :]
    return opening.span.end + len(rest) - len(rest.lstrip())


def _without_last(body: list[str]) -> list[str]:
    """The body without its last line that is not empty."""
    last = max(i for i, line in enumerate(body) if line)
    return body[:last]


def _access(body: list[str]) -> Access:
    """Not open where a notice stands in the text itself, after its last line: what follows was not shown."""
    filled = [line for line in body if line]
    return "subscribers" if filled and notices.is_notice(filled[-1]) else "open"


@cache
def _head_words(key: str) -> re.Pattern[str]:
    words = {w for la in lexicon.LANGUAGES for w in lexicon.load(la, "listing").get(key, [])}
    ordered = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    return re.compile(
        rf"\s*(?:{ordered})(?!\w)[\s:,.–—-]*" if key != "minutes" else rf"(?<!\w)(?:{ordered})(?!\w)", re.IGNORECASE
    )
