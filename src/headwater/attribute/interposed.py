"""Who tells of what somebody did in words that stand between that one and the verb.

"The minister, | those present | told | the Gazette, | called the offer a joke", "Банкир, | как утверждал | «Вестник», |
писал партнёрам". What is told stands on both sides; read by the nearest words alone, those present would have called
the offer a joke, or the minister would have told the Gazette.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from headwater.attribute import bound, nouns, sources
from headwater.attribute.page import Page
from headwater.attribute.patterns import pattern, words
from headwater.attribute.rules.grammar import grammar
from headwater.attribute.verbs import is_verb
from headwater.records import Attribution, Span

_BETWEEN = re.compile(r", ([^,;:.!?\n–—]{3,90}), ")
_ENDS = re.compile(r"[;\n]|[.!?…](?=\s|$)")
SUBJECT = 14
"""Words before the interposed ones, at most."""
BETWEEN = 9
"""Words of the interposed clause, at most."""
FIRST = 4
"""Words behind it among which the verb of its subject stands."""


@dataclass(frozen=True, slots=True)
class _Clause:
    """An interposed clause: who speaks by which verb, whom they tell of, and what follows behind it."""

    source: Span
    cue: Span
    about: Span
    behind: Span

    @property
    def between(self) -> Span:
        return Span(self.about.end, self.behind.start)


def read(found: Sequence[Attribution], page: Page) -> list[Attribution]:
    """The attributions, with what is interposed read as the word of who stands in it."""
    out = list(found)
    for clause in _clauses(page):
        own = next((a for a in out for c in a.cue[:1] if clause.between.covers(c) and _both(a, clause)), None)
        out = [b for a in out if (b := _to_the_end(a, clause) if a is own else _mended(a, clause, page))]
        if own is None:
            out.append(Attribution((clause.source,), (clause.cue,), (clause.about, clause.behind)))
    return out


def _both(a: Attribution, clause: _Clause) -> bool:
    """True where what is told lies on both sides already."""
    return any(c.overlaps(clause.about) for c in a.content) and any(c.overlaps(clause.behind) for c in a.content)


def _to_the_end(a: Attribution, clause: _Clause) -> Attribution:
    """With all of what follows: "..., | назваў схему смешнай | і прызнаў, што ..."."""
    content = (clause.behind if c.start == clause.behind.start else c for c in a.content)
    return replace(a, content=tuple(content))


def _mended(a: Attribution, clause: _Clause, page: Page) -> Attribution | None:
    """What is said behind the clause is said by whoever stands before it; what the clause was read as, goes."""
    cue = a.cue[0] if a.cue else None
    if cue is None:
        return a
    if clause.between.overlaps(cue):
        return None
    theirs = not a.source or all(s.overlaps(clause.between) or s.overlaps(clause.about) for s in a.source)
    if not clause.behind.covers(cue) or not theirs:
        return a
    content = tuple(c for c in a.content if clause.behind.overlaps(c))
    return replace(a, source=(_subject(clause.about, page),), content=content)


def _subject(about: Span, page: Page) -> Span:
    """Who is told of: from the noun of what they are to the name, without where and when it was."""
    pieces = [*nouns.WORD.finditer(page.text, about.start, about.end)]
    name = next((m for m in reversed(page.mentions.within(about)) if m.span.end == about.end), None)
    at = next((n for n, p in enumerate(pieces) if nouns.sort_of(p.group(), page.language) in ("person", "body")), None)
    start = pieces[at].start() if at is not None else name.span.start if name else about.start
    return Span(min(start, name.span.start) if name else start, about.end)


def _clauses(page: Page) -> Iterator[_Clause]:
    if nouns.articles(page.language):
        return  # no form shows where a verb is
    for sentence in page.sentences:
        for match in _BETWEEN.finditer(page.text, sentence.start, sentence.end):
            clause = _clause(match, sentence, page)
            if clause and page.quotation(match.start(1)) is None:
                yield clause


def _clause(match: re.Match[str], sentence: Span, page: Page) -> _Clause | None:
    start = max((m.end() for m in re.finditer(r"[;:]\s", page.text[sentence.start : match.start()])), default=0)
    end = _ENDS.search(page.text, match.end(), sentence.end)
    last = end.start() if end else sentence.end
    if sentence.start + start >= match.start() or match.end() >= last:
        return None  # nothing stands before it or behind it
    about, behind = Span(sentence.start + start, match.start()), Span(match.end(), last)
    said = _speaker(Span(*match.span(1)), page)
    if said is None or not _tells_of(about, behind, page):
        return None
    return _Clause(said[0], said[1], about, behind)


def _tells_of(about: Span, behind: Span, page: Page) -> bool:
    """True for somebody or something without a verb before, and a verb among the first words behind."""
    text, language = page.text, page.language
    lead = nouns.WORD.findall(about.of(text))
    small = words(language, sources.SUBJECT, "relative", "possessives")
    known = grammar(language)
    opens = {lead[0].lower()} if lead else set()
    joined = known is not None and any(known.has(key, w) for key in ("complementizers", "conjunctions") for w in opens)
    if not 0 < len(lead) <= SUBJECT or "," in about.of(text) or joined or opens & small or _has_verb(lead, language):
        return False
    last = page.mentions.within(about)
    named = bool(last) and last[-1].span.end >= about.end - 1
    heads = named or any(nouns.sort_of(w, language) != "unknown" for w in lead)
    first = nouns.WORD.findall(behind.of(text))[:FIRST]
    linked = bool(first) and known is not None and known.has("complementizers", first[0].lower())
    return heads and not linked and any(is_verb(w, language) for w in first)


def _has_verb(lead: list[str], language: str) -> bool:
    """True where a word is a verb by its form, and no noun behind a preposition: "на вячэры для паслоў"."""
    hangs = words(language, sources.SUBJECT, "of", "where")
    pairs = zip(["", *lead], lead, strict=False)
    return any(is_verb(word, language) and before.lower() not in hangs for before, word in pairs)


def _speaker(between: Span, page: Page) -> tuple[Span, Span] | None:
    """Who speaks in the clause, and by what verb; None where nobody does, or where it hangs on a pronoun."""
    text, language = page.text, page.language
    pieces = [*nouns.WORD.finditer(text, between.start, between.end)]
    low = [p.group().lower() for p in pieces]
    tells, known = pattern(language, bound.SUBJECT, "hearer.tell"), grammar(language)
    says = (n for n, w in enumerate(low) if tells.fullmatch(w) or (known is not None and w in known.verbs))
    at = next((n for n in says if is_verb(low[n], language)), None)
    small = words(language, sources.SUBJECT, "relative", "of")
    if at is None or not 1 < len(low) <= BETWEEN or low[0] in small:
        return None
    day = {w for d in page.dates_in(between) for w in range(d.span.start, d.span.end)}
    left = [p for n, p in enumerate(pieces) if n > at and p.start() not in day]
    where = words(language, sources.SUBJECT, "where")
    while left and (left[0].group().lower() in where or _hearer(left[0], page)):
        left = left[1:]  # "в феврале «Вестник»", "ёй прысутныя"
    before = [p for n, p in enumerate(pieces) if n < at and low[n] not in words(language, sources.SUBJECT, "as_said")]
    who = left or [p for p in before if not _hearer(p, page)]
    if not who or (left and before):
        return None
    source = Span(who[0].start(), who[-1].end())
    named = bool(page.mentions.within(source))
    sort = nouns.head(source.of(text), language).sort
    pronoun = any(who[0].group().lower() in words(language, sources.SUBJECT, key) for key in ("he", "she", "they"))
    return (source, Span(*pieces[at].span())) if named or pronoun or sort != "unknown" else None


def _hearer(piece: re.Match[str], page: Page) -> bool:
    """True for who was told: a pronoun, or the printing outlet."""
    told = words(page.language, bound.SUBJECT, "hearer.pronouns", "hearer.us")
    names = page.home.mentions if page.home else ()
    return piece.group().lower() in told or any(s.start <= piece.start() < s.end for s in names)
