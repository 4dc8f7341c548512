"""Information that is nobody's: "according to preliminary information", "według wstępnych danych".

Where nobody is named whose it is, what stands behind it is what is said: in "Według wstępnych informacji | Ministerstwo
Gospodarki zamknie zakład" the ministry does not speak, in "wstępnych informacji Ministerstwa Gospodarki" it does. A
comma, a preposition or a genitive tell the two apart. Words in `sources.toml` (`preliminary`).
"""

from __future__ import annotations

from dataclasses import replace

from headwater.attribute import nouns
from headwater.attribute.page import Page
from headwater.attribute.patterns import pattern, words
from headwater.names.inflection import candidates
from headwater.records import Attribution, Span

_EDGES = " ,\u00a0"
_OPENED, _CLOSED = tuple('«„“"'), tuple('»”“"')


def whole(text: str, language: str) -> bool:
    """True where a source's words are such information and no more."""
    return bool(pattern(language, nouns.SUBJECT, "preliminary").fullmatch(text.strip(_EDGES)))


def opens(cue: str, language: str) -> bool:
    """True where a cue is a preposition and information that is nobody's: "По предварительным данным"."""
    found = pattern(language, nouns.SUBJECT, "preliminary").search(cue)
    return bool(found and found.end() == len(cue.rstrip(_EDGES)) and len(cue[: found.start()].split()) <= 1)


def parted(marks: Attribution, page: Page) -> Attribution:
    """With such information apart from what it tells; as it was where somebody is named whose it is."""
    if len(marks.cue) != 1 or len(marks.source) > 1 or not marks.content:
        return marks
    found = _information(marks, page)
    if found is None:
        return marks
    if told := _of_outlet(marks, found, page):
        return told
    source = marks.source[0] if marks.source else None
    if source is None or found.end > source.end:
        return _beyond(marks, found, page)
    return _without_subject(marks, source, found, page) if found.end < source.end else marks


def _of_outlet(marks: Attribution, found: Span, page: Page) -> Attribution | None:
    """With the outlet whose information it is as the source: "Według nieoficjalnych informacji | PAP | most ..."."""
    start = _next(page, found.end)
    start += 1 if page.text[start : start + 1] in _OPENED else 0
    named = page.mentions.between(start, page.sentence(found.start).end) if nouns.leads(page.language) else []
    name = next((m.span for m in named if m.span.start == start and m.entity.outlet), None)
    if name is None:
        return None
    behind = name.end + (page.text[name.end : name.end + 1] in _CLOSED)
    cue = marks.cue[0]
    if cue.start <= found.start and not page.text[cue.end : found.start].strip():
        cue = Span(cue.start, max(cue.end, found.end))
    told = (Span(_next(page, behind), c.end) if c.start < behind else c for c in marks.content if c.end > behind)
    content = tuple(c for c in told if c.start < c.end)
    return replace(marks, source=(name,), cue=(cue,), content=content) if content else None


def _information(marks: Attribution, page: Page) -> Span | None:
    """Where the information stands: in the cue or the source, nothing but a space before what is marked next."""
    cue, parts = marks.cue[0], (*marks.cue, *marks.source)
    start, last = min(s.start for s in parts), max(s.end for s in parts)
    found = pattern(page.language, nouns.SUBJECT, "preliminary").search(page.text, start, page.sentence(start).end)
    if found is None:
        return None
    if not marks.source:
        touches = found.start() < cue.end or not page.text[cue.end : found.start()].strip()
        return Span(*found.span()) if touches and found.end() > cue.end else None
    between = page.text[found.end() : marks.source[0].start]
    return Span(*found.span()) if found.start() < last and not between.strip() else None


def _beyond(marks: Attribution, found: Span, page: Page) -> Attribution:
    """With all of the information in the cue: "Remiantis | pirmine | informacija, lėktuvas nusileido"."""
    content = tuple(
        Span(_next(page, found.end), c.end) if c.start < found.end else c for c in marks.content if c.end > found.end
    )
    start = min(found.start, marks.cue[0].start)
    far = marks.cue[0].start > found.end or any(c.start < start for c in marks.content)
    if not content or far or any(c.start >= c.end for c in content):
        return marks
    return replace(marks, source=(), cue=(Span(start, max(found.end, marks.cue[0].end)),), content=content)


def _without_subject(marks: Attribution, source: Span, found: Span, page: Page) -> Attribution:
    """With the subject of what is told in the content, which goes on right behind it."""
    start, content = _next(page, found.end), marks.content[0]
    follows = content.start >= source.end and not page.text[source.end : content.start].strip()
    if not follows or not _is_subject(page.text[start : source.end], page.language):
        return marks
    kept = (Span(source.start, found.end),) if found.end > source.start else ()
    return replace(marks, source=kept, content=(Span(start, content.end), *marks.content[1:]))


def _is_subject(text: str, language: str) -> bool:
    """True for words that do not hang on the information before them: by no preposition, and not in the genitive."""
    first = next(iter(nouns.WORD.findall(text)), "")
    if not first or first.lower() in words(language, nouns.SUBJECT, "of"):
        return False
    if not nouns.leads(language):
        return True  # whose it is would stand before it
    if first.islower() and first.endswith(tuple(words(language, nouns.SUBJECT, "not_whose"))):
        return True
    forms = candidates(first, "organization", language)
    return sum(c.weight for c in forms if c.form == first) >= nouns.INFLECTED


def _next(page: Page, at: int) -> int:
    rest = page.text[at:]
    return at + len(rest) - len(rest.lstrip(_EDGES))
