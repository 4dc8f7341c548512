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
from collections.abc import Iterator
from functools import cache

from headwater import wordforms
from headwater.attribute import presentation
from headwater.attribute.drafts import hull
from headwater.attribute.mentions import Mentions
from headwater.attribute.patterns import everywhere, pattern, words
from headwater.attribute.sources import SUBJECT as SOURCES
from headwater.attribute.stance import QUIET
from headwater.records import Article, Caution, Entity, Span, Statement

SUBJECT = "cautions"
COVERED = 0.6
"""Share of the headline's words that a content must have to be what the headline is about."""
TOLD = 0.4
"""The same share from which an unnamed statement is one of those that a headline rests on."""
NEXT = 2
"""Statements behind a refusal within which "a manager of the group" is one of those who refused."""
ROOT = 6
"""Letters by which a body and those who work there are known for kin: "inspectorate", "inspectors"."""
FEWEST = 3
"""Words of a headline, small ones aside, below which nothing can be said of it."""
_WORD = re.compile(r"[^\W\d_]{4,}|\d+")
_ATTRIBUTED = re.compile(r"[:?]|\s[–—-]\s|[“”«»„\"]")
NEAR = 250
"""Characters around a citation in which the text says that it was not read."""


def find(article: Article, statements: tuple[Statement, ...], entities: tuple[Entity, ...]) -> tuple[Caution, ...]:
    """The warnings of an article in the order of its text, those about the headline first; ids w1, w2, ..."""
    if not article.read_in:
        return ()
    found = [
        *_headline(article, statements),
        *_plural(article, statements),
        *_opinions(article, statements),
        *_declined(article, statements, Mentions(entities)),
        *_withheld(article, statements),
    ]
    found.sort(key=lambda c: c.spans[0] if c.spans else Span(0, 1))
    return tuple(Caution(f"w{n}", c.code, c.spans, c.text, c.statement) for n, c in enumerate(dict.fromkeys(found), 1))


def _plural(article: Article, statements: tuple[Statement, ...]) -> Iterator[Caution]:
    """The plural, in the headline or the text, where all unnamed statements are one single source's."""
    unnamed = [s for s in statements if s.source.unnamed and s.source.spans and s.stance not in (*QUIET, "denies")]
    several = [s for s in unnamed if s.source.kind == "group" or (s.source.count or 1) > 1]
    many = pattern(article.read_in or "", SUBJECT, "plural")
    why = "The plural, but the text quotes one unnamed source only."
    if article.title and many.search(article.title):
        behind = _behind_title(article, unnamed)
        if len(_speakers(article, behind)) == 1 and not any(s in several or many.search(s.source.text) for s in behind):
            yield Caution("", "plural-sources", (), f"{why} Headline: “{article.title}”", None)
    if len(_speakers(article, [s for s in unnamed if s not in several])) != 1:
        return
    for s in several:
        # Two who are counted, or described otherwise, are others than the one.
        if s.source.naming == "bare" and s.source.count is None and many.search(s.source.text):
            yield Caution("", "plural-sources", s.source.spans, why, s.id)


def _behind_title(article: Article, unnamed: list[Statement]) -> list[Statement]:
    """The unnamed statements on which a headline rests: the first, and those that tell of the same."""
    wanted = _stems(article, article.title or "")
    return [s for n, s in enumerate(unnamed) if n == 0 or _share(article, s, wanted) >= TOLD]


def _speakers(article: Article, unnamed: list[Statement]) -> list[frozenset[str]]:
    """Who unnamed statements are from, as their chains end, by the words of the description; a short form is no other.

    "The person" is "a person familiar with his thinking".
    """
    found: list[frozenset[str]] = []
    for s in unnamed:
        mine = _stems(article, s.origin.text if s.origin else s.source.text)
        if not any(len(mine & other) >= COVERED * min(len(mine), len(other)) for other in found):
            found.append(mine)
    return found


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


def _declined(article: Article, statements: tuple[Statement, ...], known: Mentions) -> Iterator[Caution]:
    quiet = [(n, s) for n, s in enumerate(statements) if s.stance in QUIET and s.source.spans]
    if not quiet:
        return
    unnamed = ((n, s) for n, s in enumerate(statements) if s.source.unnamed and s.source.spans)
    quoted = [
        (n, s, _who(s), _of(article, s, known), _bodies(article, s.source.text))
        for n, s in unnamed
        if s.stance not in QUIET
    ]
    warned: set[str] = set()
    told: set[str] = set()  # who is quoted, as the chain ends
    for at, s in quiet:
        nouns = _bodies(article, s.source.text)
        if s.source.unnamed and not nouns:
            continue
        of = _of(article, s, known)
        if of and of & warned:
            continue
        for n, other, who, theirs, bodies in quoted:
            if who in told or who == _who(s):
                continue
            same = of & theirs or (not (of and theirs) and nouns & bodies)
            if same or (not (of and theirs) and _of_theirs(article, s, other, n - at, nouns)):
                why = f"“{s.source.text.strip(' ,')}” did not comment, and somebody unnamed of the same body is quoted."
                told.add(who)
                warned |= of
                yield Caution(
                    "", "declined-and-quoted", (hull(s.cue or s.source.spans), *other.source.spans), why, s.id
                )
                break


def _who(s: Statement) -> str:
    return s.origin.text.casefold() if s.origin else s.source.text.casefold()


def _of(article: Article, s: Statement, known: Mentions) -> set[str]:
    """The bodies, and those with a staff, for whom a source speaks or whose it is: not the one who speaks."""
    named = _within(article, known, s.source.spans)
    who = known.entities.get(s.source.entity or "")
    alone = {who.id} if who and who.kind == "person" else set()
    ids = (s.source.entity, s.source.speaks_for, *named)
    return {id for id in ids if id and id not in alone}


def _of_theirs(article: Article, s: Statement, other: Statement, behind: int, nouns: frozenset[str]) -> bool:
    """True for "one of its managers" right behind a refusal, and for the inspectors of an inspectorate."""
    staff = pattern(article.read_in or "", SUBJECT, "staff").search(other.source.text)
    body = s.source.kind == "body" or s.source.speaks_for or nouns
    if not staff or not body:
        return False
    return 0 < behind <= NEXT or any(staff[0].casefold().startswith(noun[:ROOT]) for noun in nouns if len(noun) >= ROOT)


def _within(article: Article, known: Mentions, spans: tuple[Span, ...]) -> set[str]:
    """The entities that are named in some spans, pronouns aside."""
    return {m.entity.id for s in spans for m in known.within(s) if _by_name(article, m.entity, m.span)}


def _by_name(article: Article, entity: Entity, mention: Span) -> bool:
    text = mention.of(article.text)
    return any(spelling.text == text for spelling in entity.spellings)


def _bodies(article: Article, text: str) -> frozenset[str]:
    """The nouns of bodies in some words, by their stems."""
    stem = wordforms.stemmer(article.read_in)
    known = _body_stems(article.read_in or "")
    return frozenset(s for w in re.findall(r"[\w-]+", text.lower()) if (s := stem(w)) in known)


@cache
def _body_stems(language: str) -> frozenset[str]:
    """The stems of the nouns of bodies, less those that are a part of any of them ("office", "service")."""
    stem = wordforms.stemmer(language)
    parts = {stem(w) for w in words(language, SUBJECT, "parts")}
    return frozenset(stem(w) for w in words(language, SOURCES, "body") if " " not in w) - parts


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
    elif all(_anonymous(s) for s in telling):
        why = f"The headline states flatly what the body has from unnamed sources only: “{title}”"
        yield Caution("", "headline-exceeds-body", telling[0].content, why, telling[0].id)


def _anonymous(s: Statement) -> bool:
    """True for who is meant to stay unnamed, or is nobody: researchers of a university are not."""
    veiled = s.source.naming in ("bare", "implicit") or s.source.knows or s.terms or s.reason
    return bool(veiled) and (s.source.unnamed or s.source.naming == "implicit")


def _hedged(text: str, language: str) -> bool:
    put = presentation.judge(text, language)
    return put.certainty != "certain" or put.conditional or bool(pattern(language, SUBJECT, "hedge").search(text))


def _covers(article: Article, s: Statement, wanted: frozenset[str]) -> bool:
    return _share(article, s, wanted) >= COVERED


def _share(article: Article, s: Statement, wanted: frozenset[str]) -> float:
    """How much of some words a content has."""
    have = _stems(article, " ".join(c.of(article.text) for c in s.content))
    return len(wanted & have) / len(wanted) if wanted else 0.0


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
    last = -NEAR
    for found in everywhere(article.read_in or "", SUBJECT, "withheld", article.text):
        span = Span(found.start(), found.end())
        if span.start - last < NEAR:  # the same once more
            continue
        last = span.end
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
