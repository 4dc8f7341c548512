"""Who speaks where the printing outlet, that was told, was taken for who does.

"ŽIA | sakė | keturi pareigūnai", "повідомили | «Хвилі» | в диспетчерській": the outlet stands beside the verb where a
subject may stand, and no form shows its case. What stands behind both of them is who told it.
"""

from __future__ import annotations

import re
from dataclasses import replace

from headwater.attribute import bound, nouns, sources
from headwater.attribute.page import Page
from headwater.attribute.patterns import pattern, words
from headwater.attribute.verbs import has_verb, is_verb, speaks_as
from headwater.records import Attribution, Span

_EDGES = " ,«»„“”\"'"
_PHRASE = re.compile(r"[»”“\"]? ((?:[^\W\d_]|\d)[^,;:.!?«»„“”\"()\n–—]*)")
APART = 3
"""Words between a verb and what can no longer be its subject, at least."""
LONGEST = 9
"""Words of who told it, at most."""


def mended(marks: Attribution, page: Page) -> Attribution:
    """With who stands behind verb and outlet for the source, where that is somebody, several or a body."""
    first = marks.source[0] if len(marks.source) == 1 and marks.cue else None
    if first is None or page.home is None or first.of(page.text).strip(_EDGES) not in _names(page):
        return marks
    cue = " ".join(s.of(page.text) for s in marks.cue)
    if not pattern(page.language, bound.SUBJECT, "hearer.tell").fullmatch(cue.strip()):
        return marks
    found = _PHRASE.match(page.text, max(first.end, marks.cue[-1].end), page.sentence(first.start).end)
    who = _told(Span(*found.span(1)), cue, page) if found else None
    content = tuple(c for c in marks.content if who is None or not who.covers(c))
    free = who is not None and content and not any(c.overlaps(who) for c in content)
    return replace(marks, source=(who,), content=content) if who and free else marks


def _names(page: Page) -> set[str]:
    """The printing outlet's names as the text has them."""
    spans = page.home.mentions if page.home else ()
    return {span.of(page.text).strip(_EDGES) for span in spans}


def _told(phrase: Span, cue: str, page: Page) -> Span | None:
    """The phrase, without the preposition where it says in what body they are; None where nobody speaks in it."""
    language = page.language
    pieces = [*nouns.WORD.finditer(page.text, phrase.start, phrase.end)]
    stop = next((n for n, piece in enumerate(pieces) if n and is_verb(piece.group(), language)), len(pieces))
    pieces = pieces[:stop]
    if not 0 < len(pieces) <= LONGEST:
        return None
    there = pieces[0].group().lower() in words(language, sources.SUBJECT, "where")
    if there and (len(pieces) < 2 or not speaks_as("they", cue, language)):
        return None
    who = Span(pieces[1 if there else 0].start(), pieces[-1].end())
    sort = nouns.head(who.of(page.text), language).sort
    named = any(m.entity.kind == "person" for m in page.mentions.within(who))
    return who if there or named or sort in ("person", "group", "body") else None


def no_hanger(marks: Attribution, page: Page) -> Attribution:
    """Without a source behind a preposition behind which nobody speaks: "mówi w rozmowie z radiem po | wyjściu"."""
    first = marks.source[0] if len(marks.source) == 1 and marks.cue else None
    if first is None or not has_verb(marks.cue[-1].of(page.text), page.language):
        return marks
    low = max([page.sentence(first.start).start, *(c.end for c in marks.cue if c.end <= first.start)])
    if low == page.sentence(first.start).start or not any(c.end <= first.start for c in marks.cue):
        return marks  # before its verb: "O generale Solska mówi"
    if len(nouns.WORD.findall(page.text[low : first.start])) < APART:
        return marks  # "cytowany przez | telewizję": by whom it is said
    hung = bound.before(page.language, "hung_only", sources.SUBJECT).search(page.text[low : first.start].rstrip(_EDGES))
    return replace(marks, source=()) if hung else marks


def with_body(marks: Attribution, page: Page) -> Attribution:
    """With the body in which an outlet's interlocutor sits: "Источник «Волны» | в мэрии | подтвердил"."""
    last = marks.source[-1] if marks.source and marks.cue else None
    inside = page.mentions.within(last) if last else []
    if last is None or not inside or not inside[-1].entity.outlet or marks.cue[0].start <= last.end:
        return marks
    if page.text[inside[-1].span.end : last.end].strip(_EDGES):
        return marks
    rest = page.text[last.end : marks.cue[0].start]
    low = nouns.WORD.findall(rest.lower())
    where = words(page.language, sources.SUBJECT, "where")
    called = page.text[last.start : inside[-1].span.start].strip(_EDGES)
    stem = nouns.head(called, page.language).stem
    talks = any(stem in nouns.stems(page.language, key) for key in ("interlocutor", "bare"))
    if not talks or not 1 < len(low) <= LONGEST or low[0] not in where or set(rest) & set(",;:.()"):
        return marks
    span = Span(last.start, last.end + len(rest.rstrip(_EDGES)))
    free = not any(s.overlaps(Span(last.end, span.end)) for s in (*marks.content, *marks.cue))
    verbs = any(is_verb(word, page.language) for word in low)
    return replace(marks, source=(*marks.source[:-1], span)) if free and not verbs else marks
