"""Where a source ends, and who is meant where a small word beside the verb was taken for who speaks."""

from __future__ import annotations

import re
from dataclasses import replace

from headwater.attribute import nouns, sources
from headwater.attribute.page import EDGES, Page
from headwater.attribute.patterns import pattern, words
from headwater.attribute.verbs import is_verb
from headwater.records import Attribution, Span

_EDGES = " ,;:"
SEATED = 9
"""Words of the body in which somebody sits, at most."""
PHRASE = 4
"""Words of an unnamed source, at most."""
POSITION = 60
"""Characters behind the words that say how somebody knows, up to the comma that closes them."""
_APART = re.compile(r"[;:.!?”»]\s|,\s(?:and|but|while)\s")
"""Between clauses."""


def trimmed(marks: Attribution, page: Page) -> Attribution:
    """Without what a source ends in that is no part of it: "a source | last night", "his office | has"."""
    last = marks.source[-1] if marks.source else None
    kept = end = last.of(page.text).rstrip(_EDGES) if last else ""
    closing = pattern(page.language, sources.SUBJECT, "trailing")
    while cut := next((m for m in closing.finditer(kept) if m.end() == len(kept) and m.start() > 1), None):
        kept = kept[: cut.start()].rstrip(_EDGES)
    if last is None or kept == end or not nouns.WORD.search(kept):
        return marks
    return replace(marks, source=(*marks.source[:-1], Span(last.start, last.start + len(kept))))


def apart(marks: Attribution, page: Page) -> Attribution:
    """With a source up to what is said, where it runs into that: "з посиланням на | чиновника, що сторони".

    "Що" opens what is said, and a clause about who says it as well: encoders take the one for the other.
    """
    if not marks.cue or not any(s.start < c.start < s.end <= c.end for s in marks.source for c in marks.content):
        return marks
    starts = [c.start for c in marks.content]
    ends = [min([s.end, *(at for at in starts if s.start < at)]) for s in marks.source]
    cut = (
        Span(s.start, s.start + len(page.text[s.start : end].rstrip(_EDGES)))
        for s, end in zip(marks.source, ends, strict=True)
    )
    return replace(marks, source=tuple(s for s in cut if s.end > s.start))


def behind_terms(marks: Attribution, page: Page) -> Attribution:
    """With what is said from behind the terms on which it is: "По словам дипломата | на условиях анонимности, мост"."""
    first = marks.content[0] if marks.content else None
    terms = pattern(page.language, "circumstances", "grounds.terms").match(page.text, first.start) if first else None
    if first is None or terms is None:
        return marks
    if terms.end() >= first.end and len(marks.content) > 1:
        return replace(marks, content=marks.content[1:])
    if page.text[terms.end() : terms.end() + 2] != ", ":
        return marks
    if terms.end() + 2 >= first.end:
        return marks
    return replace(marks, content=(Span(terms.end() + 2, first.end), *marks.content[1:]))


def with_position(marks: Attribution, page: Page) -> Attribution:
    """With how an unnamed source comes to know, where what is said was taken to begin with that: "Як паведаміў
    суразмоўца, | знаёмы з ходам перамоваў, | міністры сустрэліся"; with the source, too, where there was none."""
    first = marks.content[0] if marks.content and marks.cue and len(marks.source) < 2 else None
    if first is None or first.start < marks.cue[-1].end:
        return marks
    who, start = _unnamed(marks, first, page)
    if who is None:
        return marks
    position = pattern(page.language, "circumstances", "grounds.knows").match(page.text, start)
    end = page.text.find(", ", position.end(), position.end() + POSITION) if position else -1
    if end < 0:
        return marks
    said = (Span(max(end + 2, piece.start), piece.end) for piece in marks.content if piece.end > end + 2)
    content = tuple(said)
    return replace(marks, source=(Span(who.start, end),), content=content) if content else marks


def _unnamed(marks: Attribution, first: Span, page: Page) -> tuple[Span | None, int]:
    """The unnamed source before a content or at its head, if any; where what stands behind its comma begins."""
    low = marks.source[0].start if marks.source else marks.cue[-1].end
    before, start = Span(low, first.start) if low < first.start else first, first.start
    if page.text[first.start - 2 : first.start] != ", ":
        comma = page.text.find(", ", first.start, first.end)
        before, start = first, comma + 2
    pieces = [*nouns.WORD.finditer(page.text, before.start, start)]
    wholly = marks.source and 0 < len(pieces) <= PHRASE
    for word in (pieces[0], pieces[-1]) if wholly else pieces[-1:]:
        who = Span(word.start(), pieces[-1].end())
        stem = nouns.head(who.of(page.text), page.language).stem
        if stem in nouns.talking(page.language):
            return who, start
    return None, start


def headed(marks: Attribution, page: Page) -> Attribution:
    """Without an adverb that a source begins with: "Официально | ведомство | не подтвердило", "Taip | laiške"; of an
    adverb alone, with the word before it: "| Ми | не раз | казали"."""
    first = marks.source[0] if marks.source else None
    opening = pattern(page.language, sources.SUBJECT, "leading").match(page.text, first.start) if first else None
    if first is None or opening is None:
        return marks
    kept = page.text[opening.end() : first.end].lstrip(_EDGES)
    if not kept:
        return _before_adverb(marks, first, page)
    if not nouns.WORD.search(kept):
        return marks
    return replace(marks, source=(Span(first.end - len(kept), first.end), *marks.source[1:]))


def _before_adverb(marks: Attribution, adverb: Span, page: Page) -> Attribution:
    """With the word before what is an adverb alone, where it stands there as it is."""
    low = page.sentence(adverb.start).start
    before = [*nouns.WORD.finditer(page.text, low, adverb.start)]
    if not before or page.text[before[-1].end() : adverb.start] != " ":
        return marks
    who = Span(*before[-1].span())
    taken = any(s.overlaps(who) for s in (*marks.cue, *marks.content))
    return marks if taken else replace(marks, source=(who, *marks.source[1:]))


def behind_day(marks: Attribution, page: Page) -> Attribution:
    """Without the day at the head of a source that says where they are: "повідомили у | п'ятницю в | уряді країни"."""
    first = marks.source[0] if marks.source else None
    if first is None:
        return marks
    dates = page.dates_in(page.sentence(first.start))
    day = next((d.span for d in dates if d.span.start == first.start), None)
    if day is None or day.end >= first.end:
        return marks
    pieces = [*nouns.WORD.finditer(page.text, day.end, first.end)]
    if len(pieces) < 2 or pieces[0].group().lower() not in words(page.language, sources.SUBJECT, "where"):
        return marks
    return replace(marks, source=(Span(pieces[1].start(), first.end), *marks.source[1:]))


def of_both(marks: Attribution, page: Page) -> Attribution:
    """With who stands before "neither confirmed nor denied", where "neither" was taken for who speaks."""
    first = marks.source[0] if len(marks.source) == 1 and marks.cue else None
    if first is None or first.of(page.text).lower() not in words(page.language, sources.SUBJECT, "neither"):
        return marks
    low = page.sentence(first.start).start
    lead = page.text[low : first.start].rstrip()
    cut = max((m.end() for m in _APART.finditer(lead)), default=0)
    who = lead[cut:].strip(_EDGES)
    if not who or marks.cue[0].start < first.end:
        return marks
    start = low + cut + lead[cut:].index(who)
    source = Span(start, start + len(who))
    free = not any(s.overlaps(source) for s in (*marks.cue, *marks.content))
    cue = (Span(first.start, marks.cue[0].end), *marks.cue[1:])
    content = tuple(_one_clause(piece, page) for piece in marks.content)
    return replace(marks, source=(source,), cue=cue, content=content) if free else marks


def _one_clause(piece: Span, page: Page) -> Span:
    """A content up to where another clause begins."""
    end = _APART.search(piece.of(page.text))
    return Span(piece.start, piece.start + end.start()) if end and end.start() else piece


def with_body(marks: Attribution, page: Page) -> Attribution:
    """With the body in which an outlet's interlocutor sits: "Источник «Волны» | в мэрии | подтвердил", and a source of
    which no more was seen than that, or than the body: "Źródło | w ministerstwie | podało"."""
    marks = _with_who_sits(marks, page)
    last = marks.source[-1] if marks.source and marks.cue else None
    inside = page.mentions.within(last) if last else []
    if last is None or marks.cue[0].start <= last.end:
        return marks
    bare = not inside and _is_bare(last.of(page.text), page) and _holds_body(last.end, marks.cue[0].start, page)
    if not bare and (not inside or not inside[-1].entity.outlet):
        return marks
    if inside and page.text[inside[-1].span.end : last.end].strip(EDGES):
        return marks
    rest = page.text[last.end : marks.cue[0].start]
    low = nouns.WORD.findall(rest.lower())
    where = words(page.language, sources.SUBJECT, "where")
    called = page.text[last.start : inside[-1].span.start if inside else last.end].strip(EDGES)
    talks = nouns.head(called, page.language).stem in nouns.talking(page.language)
    if not talks or not 1 < len(low) <= SEATED or low[0] not in where or set(rest) & set(",;:.()"):
        return marks
    span = Span(last.start, last.end + len(rest.rstrip(EDGES)))
    free = not any(s.overlaps(Span(last.end, span.end)) for s in (*marks.content, *marks.cue))
    verbs = any(is_verb(w, page.language) and nouns.sort_of(w, page.language) == "unknown" for w in low)
    return replace(marks, source=(*marks.source[:-1], span)) if free and not verbs else marks


def _with_who_sits(marks: Attribution, page: Page) -> Attribution:
    """With the unnamed source before a body, where only the body was seen: "| Źródło w | ministerstwie"."""
    first = marks.source[0] if len(marks.source) == 1 else None
    low = page.sentence(first.start).start if first else 0
    before = [*nouns.WORD.finditer(page.text, low, first.start)][-2:] if first else []
    if first is None or len(before) < 2:
        return marks
    if page.text[before[0].start() : first.start] != "".join(f"{word.group()} " for word in before):
        return marks  # a mark stands between
    where = before[1].group().lower() in words(page.language, sources.SUBJECT, "where")
    if not where or nouns.head(first.of(page.text), page.language).sort != "body":
        return marks
    who = Span(before[0].start(), first.end)
    taken = any(s.overlaps(Span(before[0].start(), first.start)) for s in (*marks.cue, *marks.content))
    talks = _is_bare(before[0].group(), page)
    return replace(marks, source=(who,)) if talks and not taken else marks


def _is_bare(text: str, page: Page) -> bool:
    """True for "źródło", "наш источник": the noun of unnamed sources with small words alone."""
    small = words(page.language, sources.SUBJECT, "plain", "pointing")
    low = [word for word in nouns.WORD.findall(text.lower()) if word not in small]
    return len(low) == 1 and nouns.head(low[0], page.language).stem in nouns.talking(page.language)


def _holds_body(start: int, end: int, page: Page) -> bool:
    """True for words with a body or a place in them, and no day: "in the ministry", not "on Monday in the evening"."""
    named = any(m.entity.kind != "person" and not m.entity.outlet for m in page.mentions.between(start, end))
    called = any(nouns.sort_of(word, page.language) == "body" for word in nouns.WORD.findall(page.text[start:end]))
    days = any(d.span.start < end and start < d.span.end for d in page.dates_in(page.sentence(start)))
    return (named or called) and not days
