"""Who speaks where the printing outlet, that was told, was taken for who does.

"ŽIA | sakė | keturi pareigūnai", "повідомили | «Хвилі» | в диспетчерській": the outlet stands beside the verb where a
subject may stand, and no form shows its case. What stands behind both of them is who told it.
"""

from __future__ import annotations

import re
from dataclasses import replace

from headwater.attribute import bound, nouns, sources
from headwater.attribute.page import EDGES, Page
from headwater.attribute.patterns import pattern, words
from headwater.attribute.verbs import is_verb, speaks_as
from headwater.records import Attribution, Span

_PHRASE = re.compile(r"[»”“\"]? ((?:[^\W\d_]|\d)[^,;:.!?«»„“”\"()\n–—]*)")
LONGEST = 9
"""Words of who told it, at most."""


def mended(marks: Attribution, page: Page) -> Attribution:
    """With who stands behind verb and outlet for the source, where that is somebody, several or a body."""
    first = marks.source[0] if len(marks.source) == 1 and marks.cue else None
    if first is None or page.home is None or first.of(page.text).strip(EDGES) not in _names(page):
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
    return {span.of(page.text).strip(EDGES) for span in spans}


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
