"""What a careful editor would warn of: each a check with the words it points at.

    plural-sources         "sources" in the plural, where the text quotes one unnamed source only
    unnamed-opinion        an opinion on the word of somebody unnamed
    declined-and-quoted    a body declines to comment or is silent, and somebody unnamed of it is quoted
    headline-exceeds-body  the headline states flatly what the body only holds possible, or has from unnamed sources
    withheld-cited         what is cited was not read: it is for subscribers only

Words in `data/<language>/cautions.toml`. What two articles quote differently is no matter of one of them alone:
`link/quotations.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from headwater import wordforms
from headwater.attribute import presentation
from headwater.attribute.drafts import hull
from headwater.attribute.patterns import pattern, words
from headwater.attribute.sources import SUBJECT as SOURCES
from headwater.records import Article, Caution, Entity, Span, Statement

SUBJECT = "cautions"
QUIET = ("declines", "silent")
COVERED = 0.6
"""Share of the headline's words that a content must have to be what the headline is about."""
FEWEST = 3
"""Words of a headline, small ones aside, below which nothing can be said of it."""
_WORD = re.compile(r"[^\W\d_]{4,}|\d+")
_ATTRIBUTED = re.compile(r"[:?]|\s[–—-]\s|[“”«»„\"]")
NEAR = 200
"""Characters around a citation in which the text says that it was not read."""


def find(article: Article, statements: tuple[Statement, ...], entities: tuple[Entity, ...]) -> tuple[Caution, ...]:
    """The warnings of an article in the order of its text, those about the headline first; ids w1, w2, ..."""
    if not article.read_in:
        return ()
    found = [
        *_headline(article, statements),
        *_plural(article, statements),
        *_opinions(article, statements),
        *_declined(article, statements, entities),
        *_withheld(article, statements),
    ]
    found.sort(key=lambda c: c.spans[0] if c.spans else Span(0, 1))
    return tuple(Caution(f"w{n}", c.code, c.spans, c.text, c.statement) for n, c in enumerate(dict.fromkeys(found), 1))


def _plural(article: Article, statements: tuple[Statement, ...]) -> Iterator[Caution]:
    """The plural, in the headline or the text, where all unnamed statements are one single source's."""
    unnamed = [s for s in statements if s.source.unnamed and s.source.spans]
    several = [s for s in unnamed if s.source.kind == "group" or (s.source.count or 1) > 1]
    single = {_speaker(s) for s in unnamed if s not in several}
    many = pattern(article.read_in or "", SUBJECT, "plural")
    why = "The plural, but the text quotes one unnamed source only."
    if len(single) == 1 and not several and article.title and many.search(article.title):
        yield Caution("", "plural-sources", (), f"{why} Headline: “{article.title}”", None)
    if len(single) != 1:
        return
    for s in several:
        # Two who are counted, or described otherwise, are others than the one.
        if s.source.naming == "bare" and s.source.count is None and many.search(s.source.text):
            yield Caution("", "plural-sources", s.source.spans, why, s.id)


def _speaker(s: Statement) -> str:
    """Who an unnamed statement is from, as its chain ends: a pronoun is the one it stands for."""
    return s.origin.text.casefold() if s.origin else s.source.text.casefold()


def _opinions(article: Article, statements: tuple[Statement, ...]) -> Iterator[Caution]:
    evaluative = pattern(article.read_in or "", SUBJECT, "opinion")
    for s in statements:
        if not s.source.unnamed or not s.content or s.stance in QUIET:
            continue
        found = next((m for c in s.content if (m := evaluative.search(article.text, c.start, c.end))), None)
        cue = " ".join(c.of(article.text) for c in s.cue)
        if found or pattern(article.read_in or "", SUBJECT, "opinion_cue").search(cue):
            where = (Span(found.start(), found.end()),) if found else s.content
            yield Caution("", "unnamed-opinion", where, "An opinion on the word of somebody unnamed.", s.id)


def _declined(article: Article, statements: tuple[Statement, ...], entities: tuple[Entity, ...]) -> Iterator[Caution]:
    quiet = [s for s in statements if s.stance in QUIET and s.source.spans and not s.source.unnamed]
    quoted = [s for s in statements if s.source.unnamed and s.stance not in QUIET]
    for s in quiet:
        of = {s.source.entity, s.source.speaks_for, *_within(entities, s.source.spans)} - {None}
        nouns = _bodies(article, s.source.text)
        for other in quoted:
            theirs = {other.source.speaks_for, *_within(entities, other.source.spans)} - {None}
            if of & theirs or (not (of and theirs) and nouns & _bodies(article, other.source.text)):
                why = f"“{s.source.text.strip(' ,')}” did not comment, and somebody unnamed of the same body is quoted."
                yield Caution(
                    "", "declined-and-quoted", (hull(s.cue or s.source.spans), *other.source.spans), why, s.id
                )
                break


def _within(entities: Iterable[Entity], spans: tuple[Span, ...]) -> set[str]:
    """The entities that are named in some spans."""
    return {e.id for e in entities if any(s.covers(m) for s in spans for m in e.mentions)}


def _bodies(article: Article, text: str) -> frozenset[str]:
    """The nouns of bodies in some words, by their stems."""
    stem = wordforms.stemmer(article.read_in)
    known = words(article.read_in or "", SOURCES, "body")
    return frozenset(stem(w) for w in re.findall(r"[\w-]+", text.lower()) if w in known)


def _headline(article: Article, statements: tuple[Statement, ...]) -> Iterator[Caution]:
    """A headline without hedge or attribution, whose matter stands in the body only as possible or on unnamed word."""
    title, language = article.title or "", article.read_in or ""
    if not title or _ATTRIBUTED.search(title) or _hedged(title, language):
        return
    wanted = _stems(article, title)
    if len(wanted) < FEWEST:
        return
    telling = [s for s in statements if s.content and s.stance not in QUIET and _covers(article, s, wanted)]
    if not telling or _told_flatly(article, statements, wanted):
        return
    weak = [s for s in telling if s.presentation.certainty != "certain" or s.presentation.conditional]
    if len(weak) == len(telling):
        why = f"The headline states flatly what the body only holds possible: “{title}”"
        yield Caution("", "headline-exceeds-body", weak[0].content, why, weak[0].id)
    elif all(s.source.unnamed or s.source.naming == "implicit" for s in telling):
        why = f"The headline states flatly what the body has from unnamed sources only: “{title}”"
        yield Caution("", "headline-exceeds-body", telling[0].content, why, telling[0].id)


def _hedged(text: str, language: str) -> bool:
    put = presentation.judge(text, language)
    return put.certainty != "certain" or put.conditional or bool(pattern(language, SUBJECT, "hedge").search(text))


def _covers(article: Article, s: Statement, wanted: frozenset[str]) -> bool:
    have = _stems(article, " ".join(c.of(article.text) for c in s.content))
    return len(wanted & have) >= COVERED * len(wanted)


def _told_flatly(article: Article, statements: tuple[Statement, ...], wanted: frozenset[str]) -> bool:
    """True where the outlet says in its own voice, in one sentence, what the headline says."""
    taken = [hull((*s.source.spans, *s.cue, *s.content)) for s in statements]
    own = (s for s in article.sentences if not any(t.overlaps(s) for t in taken))
    return any(len(wanted & _stems(article, s.of(article.text))) >= COVERED * len(wanted) for s in own)


def _stems(article: Article, text: str) -> frozenset[str]:
    stem = wordforms.stemmer(article.read_in)
    return frozenset(stem(word) for word in _WORD.findall(text.lower()))


def _withheld(article: Article, statements: tuple[Statement, ...]) -> Iterator[Caution]:
    """What the text says to be for subscribers only, or not seen, beside a statement that rests on it."""
    closed = pattern(article.read_in or "", SUBJECT, "withheld")
    for found in closed.finditer(article.text):
        span = Span(found.start(), found.end())
        resting = [s for s in statements if s.source.kind in ("outlet", "document", "body") and s.source.spans]
        near = [s for s in resting if abs(hull(s.cue or s.source.spans).start - span.start) <= NEAR]
        if near:
            nearest = min(near, key=lambda s: abs(hull(s.cue or s.source.spans).start - span.start))
            yield Caution("", "withheld-cited", (span,), "What is cited was not read.", nearest.id)
    titles = {r.title.casefold() for r in article.related if r.access == "subscribers" and r.title}
    for s in statements:
        content = " ".join(c.of(article.text) for c in s.content).strip(' “”«»„"').casefold()
        if s.source.kind in ("outlet", "document") and content and content in titles:
            yield Caution("", "withheld-cited", s.content, "What is cited is for subscribers only.", s.id)
