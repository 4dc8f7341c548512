"""Sources that can be nobody's, and who is meant instead.

Without a parser a phrase that only stands where a subject may stand is now and then taken for one: "at the same time",
"calls", "from other comments". Such a source is dropped: then whoever the sentence opens with is silent, or the verb
goes on about who spoke before (`speakers`).
"""

from __future__ import annotations

from dataclasses import replace

from headwater import wordforms
from headwater.attribute import nouns, silence, sources
from headwater.attribute.page import Page
from headwater.attribute.patterns import pattern, words
from headwater.attribute.stance import QUIET
from headwater.records import Attribution, Span, Stance

OPENING = 40
"""Characters of a sentence in which the name stands that it opens with."""
LOCATIVE = 4
"""Words of a sentence among which the place or body stands that it opens with."""
_EDGES = " ,;:"
_MARKS = "«»„”“\"'‘’ ,"


def mended(marks: Attribution, stance: Stance, page: Page) -> Attribution:
    """Without a source that can be nobody's; of a silence, with the body that its sentence opens with."""
    if nouns.articles(page.language):
        return marks
    quiet = stance in QUIET
    if marks.source and not _nobodys(marks, quiet, page):
        return marks
    bare = replace(marks, source=()) if marks.cue else marks
    if not bare.cue:
        return bare
    there = _where(bare, page) if _several_say(bare, page) else None
    opening = there or (_opening(bare, page) or _first_noun(bare, page) if quiet else None)
    return replace(bare, source=(opening,)) if opening else bare


def _several_say(marks: Attribution, page: Page) -> bool:
    cue = nouns.WORD.findall(" ".join(s.of(page.text) for s in marks.cue).lower())
    return any(pattern(page.language, sources.SUBJECT, "verb.they").fullmatch(word) for word in cue)


def _where(marks: Attribution, page: Page) -> Span | None:
    """Where several say it, with nobody named: "In Kastovia | they denied it", "На заводе | претензии отвергают"."""
    sentence = page.sentence(marks.cue[0].start)
    pieces = list(nouns.WORD.finditer(page.text, sentence.start, marks.cue[0].start))[:LOCATIVE]
    at = words(page.language, sources.SUBJECT, "where")
    if len(pieces) < 2 or pieces[0].group().lower() not in at:
        return None
    start = pieces[1].start()
    for mention in page.mentions.within(sentence):
        lead = page.text[start : mention.span.start] if mention.span.start >= start else None
        if lead is not None and len(lead.split()) <= 1 and mention.entity.kind != "person":
            return mention.span if mention.entity.kind == "place" else Span(start, mention.span.end)
        if lead is not None:
            break
    for piece in pieces[1:]:
        if nouns.sort_of(piece.group(), page.language) == "body":
            return Span(start, piece.end())
    return None


def _first_noun(marks: Attribution, page: Page) -> Span | None:
    """The body that opens the sentence by its noun: "Inspekcja środowiska | pobrała próbki, lecz ..."."""
    sentence = page.sentence(marks.cue[0].start)
    pieces = list(nouns.WORD.finditer(page.text, sentence.start, marks.cue[0].start))[:LOCATIVE]
    exact = words(page.language, sources.SUBJECT, "body")
    for n, piece in enumerate(pieces[:2]):
        if piece.group().lower() in exact and not any(c.covers(Span(*piece.span())) for c in marks.content):
            behind = pieces[n + 1] if n + 1 < len(pieces) else None
            owned = behind is not None and behind.group()[0].islower() and not _is_verb(behind.group(), page)
            return Span(pieces[0].start(), behind.end() if behind and owned else piece.end())
    return None


def _is_verb(word: str, page: Page) -> bool:
    keys = ("verb.they", "verb.she", "verb.he", "verb.one")
    return any(pattern(page.language, sources.SUBJECT, key).fullmatch(word.lower()) for key in keys)


def _nobodys(marks: Attribution, quiet: bool, page: Page) -> bool:
    """True for a source that hangs on a preposition and names nobody, or that is what was asked."""
    language = page.language
    text = " ".join(s.of(page.text) for s in marks.source).strip(_EDGES)
    low = [w.lower() for w in nouns.WORD.findall(text)]
    if not quiet and _hears(text, marks, page):
        return True
    if not low or text[:1] in '«„“"' or any(page.mentions.within(s) for s in marks.source):
        return False
    if any(nouns.sort_of(w, language) != "unknown" for w in low):
        return quiet and bool(pattern(language, silence.SUBJECT, "asked").fullmatch(low[0]))
    if low[0] in words(language, sources.SUBJECT, "of") or low[0] in words(language, sources.SUBJECT, "adverbs"):
        return True
    return quiet and bool(pattern(language, silence.SUBJECT, "asked").fullmatch(low[0]))


def _hears(text: str, marks: Attribution, page: Page) -> bool:
    """True for the printing outlet in another case beside a verb of telling: it was told."""
    home, name = page.article.outlet, text.strip(_MARKS)
    alone = pattern(page.language, "circumstances", "hearer.dative").fullmatch(name)
    cue = " ".join(s.of(page.text) for s in marks.cue)
    learns = pattern(page.language, "circumstances", "hearer.hears_first").search(cue)
    telling = pattern(page.language, "circumstances", "hearer.tell").search(cue)
    if alone and telling and not learns and nouns.sort_of(name, page.language) == "outlet":
        return True
    if home is None or name == home.name or len(name.split()) != len(home.name.split()):
        return False
    return bool(telling) and not learns and wordforms.alike(name, home.name)


def _opening(marks: Attribution, page: Page) -> Span | None:
    """The name of a body that opens the sentence, with the noun before it: "В самой «Терра-Уголь» | на звонки"."""
    sentence = page.sentence(marks.cue[0].start)
    limit = min(sentence.start + OPENING, marks.cue[0].start)
    if limit <= sentence.start:
        return None
    for mention in page.mentions.within(Span(sentence.start, sentence.end)):
        if mention.span.start >= limit or mention.entity.kind == "person":
            return None
        lead = page.text[sentence.start : mention.span.start].strip('«„“" ')
        low = [w.lower() for w in nouns.WORD.findall(lead)]
        if mention.entity.kind == "organization" and len(low) <= 3 and "," not in lead:
            small = words(page.language, sources.SUBJECT, "of") | words(page.language, sources.SUBJECT, "pointing")
            kept = next((w for w in nouns.WORD.finditer(lead) if w.group().lower() not in small), None)
            start = sentence.start + page.text[sentence.start :].index(kept.group()) if kept else mention.span.start
            return Span(start, mention.span.end)
    return None
