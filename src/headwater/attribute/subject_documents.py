"""Documents as sources: what an outlet has only seen, what something stands in, what somebody wrote.

"Minutes seen by the Examiner show", "in the reply it says that", "the ministry's letter says".
"""

from __future__ import annotations

from dataclasses import replace

from headwater.attribute import bound, nouns, sources
from headwater.attribute.page import Page
from headwater.attribute.patterns import pattern, words
from headwater.attribute.rules.grammar import grammar
from headwater.attribute.verbs import is_verb, speaks_as
from headwater.records import Attribution, Span

NEAR = 4
"""Words before a cue, at most, among which the document stands that it is about."""


def seen(marks: Attribution, page: Page) -> Attribution:
    """With the document that an outlet has only seen: "minutes seen by | the Examiner | show"."""
    first = marks.source[0] if marks.source else None
    start = page.sentence(first.start).start if first else 0
    if first is None or not bound.before(page.language, "relay.seen", sources.SUBJECT).search(
        page.text, start, first.start
    ):
        return marks
    lead = page.text[start : first.start]
    cut = max(lead.rfind(mark) for mark in ",;:—–”“»") + 1
    low = start + cut + len(lead[cut:]) - len(lead[cut:].lstrip())
    called = page.text[low : first.start]
    short = len(called.split()) <= 2 * NEAR and nouns.head(called, page.language).sort == "document"
    free = not any(s.overlaps(Span(low, first.start)) for s in (*marks.cue, *marks.content))
    return replace(marks, source=(Span(low, first.end), *marks.source[1:])) if short and free else marks


def who_saw(marks: Attribution, page: Page) -> Attribution:
    """With the clause behind a document that tells who saw it, where that was taken for what is said.

    "Kaip matyti iš | projekto | , su kuriuo susipažino redakcija, | tiltą uždarys".
    """
    last = marks.source[-1] if marks.source else None
    first = marks.content[0] if marks.content else None
    if last is None or first is None or page.text[last.end : first.start].strip() not in ("", ","):
        return marks
    if not last.end <= first.start or not pattern(page.language, "papers", "seen").match(page.text, first.start):
        return marks
    comma = page.text.find(",", first.start, first.end)
    start = comma + 1 + len(page.text[comma + 1 : first.end]) - len(page.text[comma + 1 : first.end].lstrip())
    if comma < 0 or start >= first.end:
        return marks
    source = (*marks.source[:-1], Span(last.start, comma))
    return replace(marks, source=source, content=(Span(start, first.end), *marks.content[1:]))


def within(marks: Attribution, page: Page) -> Attribution:
    """With the document in which it stands, where nobody is its subject: "В ответе | говорится, что ..."."""
    if (
        marks.source
        or not marks.cue
        or any(is_verb(w, page.language) and not stands(w, page) for w in cue_words(marks.cue, page))
    ):
        return marks
    sentence = page.sentence(marks.cue[0].start)
    pieces = list(nouns.WORD.finditer(page.text, sentence.start, marks.cue[0].start))[-NEAR:]
    at = words(page.language, sources.SUBJECT, "where")
    for n, piece in enumerate(pieces):
        hung = n > 0 and pieces[n - 1].group().lower() in at
        if hung and piece.group().lower() in words(page.language, sources.SUBJECT, "relative"):
            return replace(marks, source=(Span(*piece.span()),))  # "oświadczenie, w | którym | czytamy"
        if not hung or nouns.head(page.text[piece.start() : marks.cue[0].start], page.language).sort != "document":
            continue
        span = Span(piece.start(), pieces[-1].end())
        if "," not in span.of(page.text) and not any(c.overlaps(span) for c in marks.content):
            return replace(marks, source=(span,))
    return marks


def of_author(marks: Attribution, page: Page) -> Attribution:
    """With the document before whoever wrote it, where it is what is cited: "говорится в письме | министерства"."""
    first = marks.source[0] if len(marks.source) == 1 and nouns.leads(page.language) else None
    before = page.text[page.sentence(first.start).start : first.start] if first else ""
    piece = next(reversed(list(nouns.WORD.finditer(before))), None)
    if first is None or piece is None or before[piece.end() :].strip() or len(marks.cue) != 1:
        return marks
    if _in_office(marks, piece.group(), before[: piece.start()], page):
        # "сообщили в канцелярии | премьер-министра Ады Винт": the office does
        return replace(marks, source=(Span(first.start - len(before) + piece.start(), first.end),))
    document, cue = Span(first.start - len(before) + piece.start(), first.end), marks.cue[0]
    if nouns.sort_of(piece.group(), page.language) != "document" or any(c.overlaps(document) for c in marks.content):
        return marks
    if not cue.overlaps(document):
        written = any(stands(word, page) for word in cue_words(marks.cue, page))
        return replace(marks, source=(document,)) if written else marks
    end = cue.start + len(page.text[cue.start : document.start].rstrip())
    if end <= cue.start or _is_phrase(cue.of(page.text), page.language):
        return marks  # "по данным министерства": the ministry says so
    return replace(marks, source=(document,), cue=(Span(cue.start, end),))


def _in_office(marks: Attribution, noun: str, lead: str, page: Page) -> bool:
    """True where several say something in a body, and what was taken for the source is only whose that is."""
    at = next(reversed(nouns.WORD.findall(lead.lower())), "")
    if nouns.sort_of(noun, page.language) != "body" or at not in words(page.language, sources.SUBJECT, "where"):
        return False
    people = [m for m in page.mentions.within(marks.source[0]) if m.entity.kind == "person"]
    cue = " ".join(cue_words(marks.cue, page))
    several = any(speaks_as(who, cue, page.language) for who in ("they", "impersonal"))
    free = not any(c.covers(marks.source[0]) for c in marks.content)
    return several and free and len(people) == 1 and sources.declined(page, people[0])


def _is_phrase(cue: str, language: str) -> bool:
    """True for a cue that the rules know as a whole: "по сообщению", "according to"."""
    known, low = grammar(language), nouns.WORD.findall(cue.lower())
    found = known.phrase_at(low, 0) if known and low else None
    return found is None or found[0] == len(low)


def cue_words(spans: tuple[Span, ...], page: Page) -> list[str]:
    return nouns.WORD.findall(" ".join(s.of(page.text) for s in spans).lower())


def stands(word: str, page: Page) -> bool:
    """True for a verb of what stands written: "говорится", "czytamy"."""
    return bool(pattern(page.language, sources.SUBJECT, "verb.written").fullmatch(word))
