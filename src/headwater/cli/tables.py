"""Lists as lines of text for a terminal; everything that comes from outside is made safe to show first."""

from __future__ import annotations

from collections.abc import Iterator

from headwater.config import Setting
from headwater.desk.difference import Difference
from headwater.desk.finding.hits import Said
from headwater.desk.finding.outlet_listing import OutletRow
from headwater.desk.finding.outlet_page import OutletPage
from headwater.desk.finding.searches import NEW, Search
from headwater.desk.rows import Added, Hit, Listed, Noted, Version
from headwater.json_text import encode
from headwater.records import Reading, Span
from headwater.show.clean import line, shorten, shown
from headwater.show.words import STANCE

_BOLD, _RED, _GREEN, _PLAIN = "\033[1m", "\033[31m", "\033[32m", "\033[0m"


def listed(row: Listed, width: int) -> str:
    """One article on one line: id, day, outlet, title, and what a reader should know of it."""
    access = {"subscribers": "  [subscribers only]", "headline": "  [headline only]"}.get(row.access, "")
    version = f"  v{row.version}" if row.version > 1 else ""
    head = f"{row.id}  {(row.published or 'no date')[:10]:<10}  {shorten(line(row.outlet or '?'), 22):<22}  "
    room = max(20, width - len(head) - len(access) - len(version))
    return head + shorten(line(row.title or "(no title)"), room) + version + access


def added(row: Added) -> str:
    """What became of an article, on one line."""
    status = f"changed v{row.version}" if row.status == "changed" else row.status
    return f"{status:<11} {row.article}  {shorten(line(row.title or '(no title)'), 200)}"


def hit(row: Hit, width: int, *, colour: bool) -> str:
    """A hit on two lines: the article, and where in it."""
    older = f"  (only in v{row.version})" if row.version != row.article.version else ""
    return f"{listed(row.article, width)}{older}\n    {_marked(shown(row.snippet), row.marks, colour=colour)}"


def _marked(text: str, marks: tuple[Span, ...], *, colour: bool) -> str:
    if not colour:
        return text
    parts, at = [], 0
    for mark in marks:
        parts += [text[at : mark.start], _BOLD, mark.of(text), _PLAIN]
        at = mark.end
    return "".join([*parts, text[at:]])


def said(row: Said, width: int, *, colour: bool = False) -> str:
    """A statement that was found, on two lines: where, who and how; and what."""
    who = line(row.source or "nobody named")
    known = f" ({row.who})" if row.who else ""
    head = f"{row.article.id}:{row.statement}  {(row.article.published or 'no date')[:10]:<10}  "
    head += f"{shorten(line(row.article.outlet or '?'), 22):<22}  "
    return f"{head}{shorten(who, max(20, width - len(head)))}{known} {STANCE[row.stance]}\n    " + _marked(
        shown(row.content), row.marks, colour=colour
    )


def kept_search(row: Search) -> str:
    """A search that is kept, on one line."""
    new = f"{NEW}+" if row.new > NEW else str(row.new)
    return f"{new:>5} new  {line(row.name)}  ({line(row.who)}, looked at {row.looked[:16]})"


def outlet(row: OutletRow) -> str:
    """An outlet on one line."""
    copied = f"{row.copying} copied" + (f" ({row.share:.0%} of each)" if row.copying else "")
    rating = f"  {row.rating}" if row.rating else ""
    head = f"{row.key:<32}  {row.articles:>6} articles  {copied}, {row.copied} copied by others"
    return f"{head}, {row.unnamed} of {row.statements} statements unnamed{rating}  {line(row.name)}"


def outlet_page(page: OutletPage) -> Iterator[str]:
    """An outlet whole."""
    row = page.row
    yield f"{line(row.name)}  {row.key}" + (f"  owned by {line(row.owner)}" if row.owner else "")
    yield f"  {row.articles} articles, {page.first or 'day not known'} to {page.last or 'day not known'}"
    yield "  " + ", ".join(f"{line(name)} {n}" for name, n in (*page.names, *page.hosts))
    yield f"  {row.copying} repeat another's text ({row.share:.0%} of each), {row.copied} of others repeat its"
    yield f"  {row.unnamed} of {row.statements} statements on unnamed sources, {row.changed} texts changed later"
    yield f"  reliability: {row.rating or 'not rated'}"
    for heading, rows in (("copies", page.copies), ("is copied by", page.copiers)):
        for each in rows:
            yield f"  {heading} {each.key}: {each.articles} ({each.credited} credited), {each.parts} passages"
    for cited in page.cited:
        yield f"  cites {line(cited.name)} ({cited.entity}): {cited.statements}"


def noted(row: Noted) -> str:
    """An issue on one line."""
    message = row.message if row.input in row.message else f"{row.input}: {row.message}"
    return f"{row.noted[:19]}  {row.code:<14}  {line(message)}"


def setting(row: Setting) -> str:
    """A setting as it would stand in the settings file, and where it was set."""
    value = list(row.value) if isinstance(row.value, tuple) else row.value
    return f"{row.name} = {encode(value)}  # {row.origin}"


def versions(rows: list[Version]) -> Iterator[str]:
    """The versions of an article, one line each."""
    for row in rows:
        since = f", compared with v{row.compared_with}" if row.compared_with else ""
        yield f"v{row.n}  fetched {row.fetched}{since}  {line(row.title or '(no title)')}"


def difference(found: Difference, before: Reading, after: Reading, *, colour: bool) -> Iterator[str]:
    """What changed, `-` before what went and `+` before what came."""
    for name, field in (("title", found.title), ("access", found.access), ("published", found.published)):
        if field:
            yield f"{name}:"
            yield from _pair(field.before, field.after, colour)
    for change in found.changes:
        was = change.before.of(before.article.text) if change.before else None
        now = change.after.of(after.article.text) if change.after else None
        yield f"{change.kind}:"
        yield from _pair(was, now, colour)
    if not (found.changes or found.title or found.access or found.published):
        yield f"v{found.a} and v{found.b} read the same"


def _pair(was: str | None, now: str | None, colour: bool) -> Iterator[str]:
    for sign, paint, text in (("-", _RED, was), ("+", _GREEN, now)):
        for row in (text or "").splitlines():
            if row.strip():
                yield f"{paint if colour else ''}  {sign} {shown(row)}{_PLAIN if colour else ''}"
