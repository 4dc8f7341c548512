"""Who is quoted and who quotes, where both stand behind one verb: "— цитирует министра Ивана Крота «Вольный ветер»",
"— przytacza słowa rzecznika agencja „Nord”".

Readers of spans take the two for one source, or mark one of them. Each has a statement of its own, in the same words;
the outlet before whoever is quoted is found by `citing`. A language without `relay.quotes` in its `sources.toml` has no
such order of words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from headwater import occupations
from headwater.attribute import nouns, papers, sources
from headwater.attribute.mentions import Mention
from headwater.attribute.page import Page
from headwater.attribute.patterns import pattern, words
from headwater.attribute.verbs import is_verb
from headwater.records import Attribution, Span
from headwater.wordforms import alike

_REST = re.compile(r"[^,.;:!?()\n–—]+")
_MARKS = ' «»„“”"'


def both(found: Sequence[Attribution], page: Page) -> list[Attribution]:
    """With what an outlet quotes as its own statement and that of whoever is quoted, in the same words."""
    out: list[Attribution] = []
    for a in found:
        parts = _parts(a, page)
        for span in parts or ():
            if not any(o.source == (span,) and o.cue == a.cue for o in out):
                out.append(replace(a, source=(span,)))
        out += [] if parts else [a]
    return out


def is_part(marks: Attribution, page: Page) -> bool:
    """True for a statement as `both` has made it: its source may be an object, which no form of a subject tells."""
    parts = _parts(marks, page)
    return parts is not None and len(marks.source) == 1 and marks.source[0] in parts


def by_whom(marks: Attribution, page: Page) -> Span | None:
    """Where the outlet stands that quotes somebody else behind the same verb."""
    parts = _parts(marks, page)
    return parts[0] if parts else None


def _parts(marks: Attribution, page: Page) -> tuple[Span, Span] | None:
    """Who quotes and who is quoted behind a verb; None where not both stand there."""
    cue = marks.cue[-1] if marks.cue else None
    if cue is None or not quotes(cue.of(page.text), page.language) or any(c.end > cue.start for c in marks.content):
        return None
    rest = _REST.match(page.text, cue.end)
    if rest is None:
        return None
    pieces = [Span(*m.span()) for m in nouns.WORD.finditer(page.text, *rest.span())]
    said = words(page.language, sources.SUBJECT, "relay.words_of")
    theirs = [p for p in pieces if p.of(page.text).lower() in said]
    if not theirs and not _itself(cue.of(page.text), page.language):
        return None  # "приводит | агентство «Норд»" may be anything that it gives
    paper = _paper(pieces, page)
    if paper is None:
        return None
    kept = [p for p in pieces if p.start >= paper.end or p.end <= paper.start]
    kept = [p for p in kept if p not in theirs and not (theirs and p.end <= theirs[0].start)]
    if not kept or any(_is_clause(p.of(page.text), page.language) for p in kept):
        return None
    whole = Span(kept[0].start, kept[-1].end)
    if not _somebody(whole, page) or _of_outlets(pieces, paper, page) or not (theirs or _is_object(whole, page)):
        return None
    end = kept[-1].end + (page.text[kept[-1].end : kept[-1].end + 1] in set('»”“"'))
    return paper, Span(_opened(kept[0].start, page.text), end)


def _is_clause(word: str, language: str) -> bool:
    """True for a verb by its form that is neither a noun of a source nor a small word."""
    small = words(language, sources.SUBJECT, "plain", "of", "pointing", "where")
    known = word in small or nouns.sort_of(word, language) != "unknown"
    return word.islower() and not known and is_verb(word, language)


def quotes(cue: str, language: str) -> bool:
    """True for the verb of who quotes: "цитирует", "przytacza", with or without "the words of"."""
    return bool(pattern(language, sources.SUBJECT, "relay.quotes").match(cue.strip()))


def _itself(cue: str, language: str) -> bool:
    """True for a verb that is of nothing but quoting, or "gives the words"."""
    only = pattern(language, sources.SUBJECT, "relay.only_quotes").match(cue)
    said = words(language, sources.SUBJECT, "relay.words_of")
    return bool(only) or any(word in said for word in nouns.WORD.findall(cue.lower()))


def _opened(start: int, text: str) -> int:
    return start - (text[start - 1] in set('«„“"'))


def _paper(pieces: list[Span], page: Page) -> Span | None:
    """The outlet at the head or the end of these words: by its noun, its name or both; None where it is all of them."""
    for at in (0, *range(1, len(pieces))):
        ahead = at == 0
        named = next((m for m in page.mentions.within(Span(pieces[at].start, pieces[-1].end))), None)
        outlet = named is not None and may_quote(named, page) and named.span.start <= pieces[at].start
        noun = _noun(pieces[at].of(page.text), page.language)
        if not outlet and not noun:
            continue
        end = _end(pieces, at, page)
        whole = Span(_opened(pieces[at].start, page.text), end)
        if (ahead and end < pieces[-1].end) or (not ahead and end >= pieces[-1].end):
            return whole
    return None


def _noun(word: str, language: str) -> bool:
    """True for the noun of an outlet in its base form."""
    low = word.lower()
    return low in words(language, sources.SUBJECT, "outlet") and nouns.sort_of(low, language) == "outlet"


def _end(pieces: list[Span], at: int, page: Page) -> int:
    """Where the outlet ends that begins with this word: behind its name, which is marked or in quotation marks."""
    inside = [m for m in page.mentions.between(pieces[at].start, pieces[-1].end) if may_quote(m, page)]
    last = pieces[min(len(pieces) - 1, at + 1)].start
    if inside and inside[0].span.start <= last:
        end = inside[0].span.end
    else:
        quoted = re.compile(r" [«„“\"][^»”“\"]{2,40}[»”“\"]").match(page.text, pieces[at].end)
        end = quoted.end() - 1 if quoted else pieces[at].end
    return end + (page.text[end : end + 1] in set('»”“"'))


def _of_outlets(pieces: list[Span], paper: Span, page: Page) -> bool:
    """True where an outlet's noun stands right in front of its name in a case of an object: "agencję „Nord”"."""
    before = [p.of(page.text) for p in pieces if p.end <= paper.start][-1:]
    return any(nouns.sort_of(word, page.language) == "outlet" and not _noun(word, page.language) for word in before)


def _is_object(span: Span, page: Page) -> bool:
    """True for words of which a form says that they are quoted: "министра", "Ивана Крота"; "министр Иван Крот" may be
    who quotes."""
    names = [m.span for m in page.mentions.within(span) if m.entity.kind == "person"]
    lead = nouns.WORD.findall(page.text[span.start : names[0].start if names else span.end])
    heads = [word for word in lead if word.islower() and not nouns.adjective(word, page.language)]
    bare, inflected = _forms(heads[0], page.language) if heads else (True, True)
    if not (bare and inflected):  # "секретарь Ивана Крота" may be who quotes
        return inflected
    return bool(names) and nouns.standing(names[0].of(page.text), page.language) < nouns.INFLECTED


@cache
def _forms(word: str, language: str) -> tuple[bool, bool]:
    """Whether a noun of somebody is known in this form, and whether it may be another form of somebody's trade."""
    trades = occupations.words(language)
    known = trades | words(language, sources.SUBJECT, "person", "group", "body")
    # "sekretarz" is no form of "sekretarka", nor of "пресс-секретарь".
    shorter = (other for other in trades if other != word and len(other) <= len(word) and other[:2] == word[:2])
    return word in known, any(alike(word, other) for other in shorter)


def _somebody(span: Span, page: Page) -> bool:
    """True for words that hold somebody's or a body's name, or a noun of people or bodies."""
    named = any(m.entity.kind != "place" and not m.entity.outlet for m in page.mentions.within(span))
    sorts = {nouns.sort_of(word, page.language) for word in nouns.WORD.findall(span.of(page.text))}
    return named or bool(sorts & {"person", "group", "body"})


def may_quote(mention: Mention, page: Page) -> bool:
    """True for an outlet, or what may be one and is set in quotation marks where somebody quotes."""
    quoted = page.text[max(0, mention.span.start - 1)] in '«„“"'
    return mention.entity.outlet or (quoted and papers.may_be(mention.entity, mention.entity.name, page.language))
