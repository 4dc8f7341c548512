"""Sources that run on into what is said: "Według | Adama Nowaka Polska | wysłała wojsko".

In Polish no comma stands between whose word it is and what he says. A country in its base form behind somebody in the
genitive is the subject of what is said, where that goes on with its verb. Both what an encoder marks as a source
(`parted`) and what it takes for one name (`names`) is cut there. A language without `run_on` in its `sources.toml` has
commas.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from itertools import takewhile

from headwater.attribute import nouns, presentation, sources
from headwater.attribute.page import Page
from headwater.attribute.patterns import pattern, words
from headwater.attribute.verbs import is_verb
from headwater.bearers import base
from headwater.names.organization_parts import taken_apart
from headwater.records import Attribution, Name, Span
from headwater.wordforms import alike

CUE = 120
"""Characters before a name in which "in the opinion of" and its like stand, with the office of whoever is named."""


def parted(marks: Attribution, page: Page) -> Attribution:
    """With the country or the person that ends a source as the beginning of what is said, or parted from it."""
    source = marks.source[-1] if marks.source else None
    content = marks.content[0] if marks.content else None
    cue = " ".join(s.of(page.text) for s in marks.cue)
    if content is None or not _runs_on(page.language).fullmatch(cue):
        return marks
    if source is None:
        first = next(iter(page.mentions.within(content)), None)
        second = _second(Span(content.start, first.span.end), page, behind=content.end) if first else None
        if first is None or second is None:
            return marks
        return replace(marks, source=(first.span,), content=(Span(second, content.end), *marks.content[1:]))
    if page.text[source.end : content.start].strip() or not _goes_on(content, page):
        return marks
    places = {e.name for e in page.mentions.entities.values() if e.kind == "place"}
    start = _subject(page.text, source, page.language, places) or _second(source, page)
    if start is None:
        return marks
    kept = Span(source.start, source.start + len(page.text[source.start : start].rstrip()))
    said = (Span(start, content.end), *marks.content[1:])
    return replace(marks, source=(*marks.source[:-1], kept), content=said)


def _second(source: Span, page: Page, *, behind: int = 0) -> int | None:
    """Where the second of two persons begins who stand side by side: "Zdaniem | Kreta | Zych | chce wyjść"; it may
    stand behind the source, up to a place."""
    first, second, *_ = (*page.mentions.within(Span(source.start, max(source.end, behind)))[:2], None, None)
    if first is None or second is None or first.entity is second.entity or first.span.end + 1 != second.span.start:
        return None
    people = first.entity.kind == second.entity.kind == "person"
    whole = second.span.end == source.end if not behind else first.span == source
    apart = people and sources.declined(page, first) and not sources.declined(page, second)
    return second.span.start if whole and apart else None


def names(text: str, language: str, found: list[Name]) -> list[Name]:
    """The names of a text, with such a country cut off whoever stands before it: "Nowaka Polska" are two."""
    runs_on = _runs_on(language)
    places = {base(n.span.of(text), "place", language, None) for n in found if n.kind == "place"}
    out = []
    for name in found:
        before = text[max(0, name.span.start - CUE) : name.span.start]
        behind = any(not _ENDS.search(before, m.end()) for m in runs_on.finditer(before))
        start = _subject(text, name.span, language, places) if behind else None
        if start is None:
            two = _two_people(text, name, language, found) if behind else None
            out += [name] if two is None else two
            continue
        kept = Span(name.span.start, len(text[:start].rstrip()))
        out.append(Name(kept, "person" if kept.of(text).istitle() else name.kind))
        rest = nouns.WORD.finditer(text, start, name.span.end)
        out += [Name(Span(*m.span()), "place") for m in rest if m.group()[:1].isupper()]
    return out


def _two_people(text: str, name: Name, language: str, found: list[Name]) -> list[Name] | None:
    """Two persons by their surnames where they were read as one: "Według | Kreta | Zych | chce wyjść"; None for one.

    The first must be the surname of somebody named so elsewhere: "Idy May" is a woman's name in the genitive.
    """
    first, space, last = name.span.of(text).partition(" ")
    if name.kind != "person" or not space or " " in last:
        return None
    others = {n.span.of(text).split()[-1] for n in found if n.kind == "person" and n.span != name.span}
    declined = first not in others and any(alike(first, other) for other in others)
    if not declined or base(last, "person", language, None) != last:
        return None
    at = name.span.start + len(first)
    return [Name(Span(name.span.start, at), "person"), Name(Span(at + 1, name.span.end), "person")]


_ENDS = re.compile(r"[,.;:!?()\n–—-]")
"""What ends the words of a source."""


def _runs_on(language: str) -> re.Pattern[str]:
    return pattern(language, sources.SUBJECT, "run_on.cues")


def _endings(language: str, key: str) -> tuple[str, ...]:
    return tuple(words(language, sources.SUBJECT, f"run_on.{key}"))


def _subject(text: str, source: Span, language: str, places: Collection[str]) -> int | None:
    """Where the countries begin, behind at least one word that is none; `places` are those that the text names."""
    small = words(language, sources.SUBJECT, "where") | words(language, sources.SUBJECT, "of")
    joins = words(language, sources.SUBJECT, "and")
    pieces = list(nouns.WORD.finditer(text, source.start, source.end))
    start = None
    for n in range(len(pieces) - 1, 0, -1):
        word = pieces[n].group()
        if word in joins and start is not None:
            continue
        if not _is_country(word, language, places) or pieces[n - 1].group().lower() in small:
            break
        start = pieces[n].start()
    kept = [piece.group() for piece in pieces if start is not None and piece.end() <= start]
    return start if kept and _in_the_genitive(kept, language) else None


def _in_the_genitive(kept: list[str], language: str) -> bool:
    """True for a common noun, or a name that is declined: in "Radia Wolna Europa" the country is a part of the name."""
    if kept[-1][0].islower():
        return True
    name = list(takewhile(lambda word: word[0].isupper(), reversed(kept)))[::-1]
    whole = " ".join(name)
    if len(name) == 1:
        called = (
            len(kept) > 1 and kept[-2].islower() and not whole.endswith("a")
        )  # "agencji Reuters", not "partii Wolna"
        return called or whole.endswith(_endings(language, "surnames")) or _is_bent(whole, language)
    return base(whole, "person", language, None) != whole


def _is_bent(word: str, language: str) -> bool:
    """True for a country in a case: "ministerstwo obrony Polski"."""
    return _is_country(basic, language, ()) if (basic := base(word, "place", language, None)) != word else False


def _is_country(word: str, language: str, places: Collection[str]) -> bool:
    """True for a place in its base form, known to us or by the text."""
    if not word[:1].isupper() or base(word, "place", language, None) != word:
        return False
    return word in places or any(part.sort == "country" for part in taken_apart(word).parts)


def _goes_on(content: Span, page: Page) -> bool:
    """True where a content begins with a verb, or with a day and a verb: its subject stands before."""
    dates = page.dates_in(content)
    for piece in nouns.WORD.finditer(page.text, content.start, content.end):
        word = piece.group()
        dated = any(d.span.start <= piece.start() < d.span.end for d in dates)
        if dated or word.lower() in words(page.language, sources.SUBJECT, "where"):
            continue
        if word.endswith(_endings(page.language, "nobodys")):
            return False  # "zatrzymano sto osób": no country is its subject
        if presentation.tells_time(word.lower(), page.language):
            return True
        # By their ends alone nouns in the plural are verbs too: "rozmowy".
        noun = word.endswith(_endings(page.language, "plurals"))
        return word.islower() and not noun and is_verb(word, page.language)
    return False
