"""Who an outlet relies on for what it has just said: "The daily reports X. It relies on two aides", "rėmėsi raštu".

What stands behind such a verb is who is cited, and what they are cited for stands in the sentence before. Read the
other way round, or not at all, nobody would know where X comes from. A court that relies on a law cites nobody for
what somebody else has said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from headwater import wordforms
from headwater.attribute import bound, nouns, sources
from headwater.attribute.drafts import hull
from headwater.attribute.page import Page
from headwater.attribute.patterns import edges, pattern, words
from headwater.attribute.rules.grammar import grammar
from headwater.records import Attribution, Span

_EDGES = " ,;:"
_APART = re.compile(r"[,;:()]|\s[-–—]\s")
_PHRASE = re.compile(r" ([«„“\"]?[^\W_][^,;:.!?()\n–—]*)")
LEAD = 6
"""Words before the verb, at most: the outlet, "in its turn"."""
BEFORE = 4
"""Statements before among which the one stands that the source is cited for."""
LONGEST = 12
"""Words of who is relied on, at most."""


def read(found: Sequence[Attribution], page: Page) -> list[Attribution]:
    """The attributions, each outlet's reliance on somebody read as such, and those added that nobody marked."""
    out: list[Attribution] = []
    for n, a in enumerate(found):
        before = found[max(0, n - BEFORE) : n]
        if not _relies(a, page):
            out.append(a)
        elif _by_outlet(a.cue[0].start, page):
            out.append(_turned(a, before, page))
        elif not _of_others(a, before, page):
            out.append(a)
    clauses = [*_in_clauses(out, page)]
    return [*(_before_clause(a, page) for a in out), *_unmarked(out, page), *clauses]


def _turned(a: Attribution, before: Sequence[Attribution], page: Page) -> Attribution:
    cited = _cited(a, page)
    told = _told_before(a.cue[0].start, before, page) if cited else ()
    return replace(a, source=(cited,), content=told) if cited and told else a


def _relies(a: Attribution, page: Page) -> bool:
    """True for a main verb of relying that opens a sentence but for its subject."""
    cue = a.cue[0] if len(a.cue) == 1 else None
    if cue is None or not pattern(page.language, sources.SUBJECT, "relay.cue").fullmatch(cue.of(page.text).strip()):
        return False
    lead = page.text[page.sentence(cue.start).start : cue.start]
    short = 0 < len(nouns.WORD.findall(lead)) <= LEAD and not _APART.search(lead)
    return short and not any(page.sentence(cue.start).start <= c.start < cue.start for c in a.content)


def _by_outlet(verb: int, page: Page) -> bool:
    """True where what stands before the verb is an outlet, or may stand for one."""
    start = page.sentence(verb).start
    lead = page.text[start:verb]
    if any(m.entity.outlet for m in page.mentions.between(start, verb)):
        return True
    low = nouns.WORD.findall(lead.lower())
    return any(nouns.sort_of(w, page.language) == "outlet" for w in low) or (
        low[:1] != [] and low[0] in sources.pronouns(page.language)
    )


def _of_others(a: Attribution, before: Sequence[Attribution], page: Page) -> bool:
    """True where the content is what somebody else has told before: "Ada Vint said X. The court relied on the law"."""
    lead = nouns.WORD.findall(page.text[page.sentence(a.cue[0].start).start : a.cue[0].start])
    told = next((b for b in before if a.content and b.content == a.content), None)
    spoke = nouns.WORD.findall(" ".join(s.of(page.text) for s in told.source)) if told else []
    return told is not None and not any(wordforms.alike(one.lower(), other.lower()) for one in lead for other in spoke)


def _cited(a: Attribution, page: Page) -> Span | None:
    """Who stands behind the verb, where nothing is told there that they are cited for."""
    cue = a.cue[0]
    behind = next((s for s in a.source if s.start >= cue.end), None)
    if behind is None:
        said = a.content[0] if a.content and 0 <= a.content[0].start - cue.end <= 1 else None
        phrase = _noun_phrase(said, page) if said else None
        return phrase if phrase and _may_tell(phrase, page) else None  # not "bad weather"
    if not a.content:
        return behind if _may_tell(behind, page) else None
    if a.content[0].end <= page.sentence(cue.start).start or _told(a.content[0], page):
        return None
    why = pattern(page.language, bound.SUBJECT, "grounds.opens").search(page.text, behind.start, a.content[0].end)
    return behind if why else None


def _may_tell(cited: Span, page: Page) -> bool:
    """True for somebody or a text: who is named, or whose noun is one of these; not for "bad weather"."""
    sort = nouns.head(cited.of(page.text), page.language).sort
    return sort in ("person", "group", "document", "body", "outlet") or bool(page.mentions.within(cited))


def _noun_phrase(said: Span, page: Page) -> Span | None:
    """What the outlet relies on, without the clause that hangs on it; None where that is a clause of its own."""
    if _told(said, page):
        return None
    text = said.of(page.text)
    cut = text.find(",")
    kept = text[: cut if cut > 0 else len(text)].rstrip(_EDGES)
    return Span(said.start, said.start + len(kept)) if nouns.WORD.search(kept) else None


def _phrase(found: re.Match[str]) -> Span:
    """What `_PHRASE` found, without the marks behind it."""
    return Span(found.start(1), found.start(1) + len(found.group(1).rstrip(_EDGES)))


def _told(content: Span, page: Page) -> bool:
    """True for a content that begins as what is said does: "that", "что"."""
    first = nouns.WORD.findall(content.of(page.text).lower())[:1]
    known = grammar(page.language)
    return bool(first) and known is not None and known.has("complementizers", first[0])


def _told_before(verb: int, before: Sequence[Attribution], page: Page) -> tuple[Span, ...]:
    """What was said last before the sentence of the verb, in its paragraph or the one before it."""
    start = page.sentence(verb).start
    near = (b for b in reversed(before) if b.content and b.cue and hull((*b.cue, *b.content)).end <= start)
    last = next(near, None)
    if last is None or page.paragraph(start) - page.paragraph(last.cue[0].start) > 1:
        return ()
    return last.content


def _unmarked(found: Sequence[Attribution], page: Page) -> Iterator[Attribution]:
    """Who is relied on by an outlet that has said something in the sentence before, where nobody marked it."""
    relies = pattern(page.language, sources.SUBJECT, "relay.cue")
    for n, last in enumerate(found):
        told = hull((*last.source, *last.cue, *last.content))
        if not last.cue or not last.content or page.quotation(last.cue[0].start):
            continue
        own = page.sentence(told.end - 1)
        start = own.end + len(page.text[own.end :]) - len(page.text[own.end :].lstrip())
        sentence = page.sentence(start) if start < len(page.text) else own
        verb = relies.search(page.text, sentence.start, sentence.end) if sentence != own else None
        if verb is None or any(s.overlaps(sentence) for b in found[n + 1 : n + 3] for s in b.cue[:1]):
            continue
        a = replace(last, source=(), cue=(Span(*verb.span()),), content=())
        who = _PHRASE.match(page.text, verb.end(), sentence.end)
        if not _relies(a, page) or who is None or not _same_outlet(last, sentence.start, verb.start(), page):
            continue
        cited = _phrase(who)
        if len(nouns.WORD.findall(cited.of(page.text))) <= LONGEST and _may_tell(cited, page):
            yield replace(a, source=(cited,), content=last.content)


def _in_clauses(found: Sequence[Attribution], page: Page) -> Iterator[Attribution]:
    """The outlet that relies on who speaks, in a clause about them: "Two, | na których powołuje się | „Fala”"."""
    quoted = edges(page.language, sources.SUBJECT, "relay.quoted_by")
    for a in () if nouns.articles(page.language) else found:
        first = a.source[0] if a.source and a.cue and a.content else None
        if first is None or a.cue[0].start < first.end:
            continue
        verb = quoted.search(page.text, first.start, a.cue[0].start)
        who = _PHRASE.match(page.text, verb.end(), a.cue[0].start) if verb else None
        if verb is None or who is None or any(Span(*verb.span()).overlaps(c) for b in found for c in b.cue):
            continue
        outlet = _phrase(who)
        close = page.text[outlet.end :].lstrip()[:1] == "," and not page.text[: verb.start()].rstrip()[-1:].isalpha()
        if close and any(m.entity.outlet for m in page.mentions.within(outlet)):
            yield replace(a, source=(outlet,), cue=(Span(*verb.span()),))


def _before_clause(a: Attribution, page: Page) -> Attribution:
    """Without the words that open a clause about the source, at its end: "Два дипломата | , на которых"."""
    first = a.source[0] if len(a.source) == 1 else None
    words_ = first.of(page.text).rstrip(_EDGES) if first else ""
    kept, comma, tail = words_.rpartition(",")
    low = nouns.WORD.findall(tail.lower())
    opens = comma and 0 < len(low) <= 2 and low[-1] in words(page.language, sources.SUBJECT, "relative")
    if first is None or not opens or not nouns.WORD.search(kept):
        return a
    return replace(a, source=(Span(first.start, first.start + len(kept)),))


def _same_outlet(last: Attribution, start: int, verb: int, page: Page) -> bool:
    """True where the outlet before the verb is the one that has just said something, or may be."""
    spoke = {m.entity.id for s in last.source for m in page.mentions.within(s) if m.entity.outlet}
    named = {m.entity.id for m in page.mentions.between(start, verb) if m.entity.outlet}
    return bool(spoke) and (not named or bool(spoke & named)) and _by_outlet(verb, page)
