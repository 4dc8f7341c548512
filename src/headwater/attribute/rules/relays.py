"""Reports about reports, by pattern: "X reports, citing Y", a refusal tacked on, a retold text that goes on.

The rules for verbs see one speaker at a time; here two stand in one sentence, or the speaker stands in the one before.
Patterns in `data/<language>/relay.toml`, with named groups for the parts.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from functools import cache

from headwater import lexicon
from headwater.attribute import nouns, patterns, silence
from headwater.attribute.rules import passed_on
from headwater.records import Article, Attribution, Span

SUBJECT = "relay"
LONGEST = 1200
"""Characters of a sentence that a pattern is tried on: longer ones are lists or broken text, and cost too much."""
CONFIDENCE = 0.8
"""That of an attribution made by a pattern: set by hand, on the scale of `rules/confidence.py`."""

LONGEST_CUE = 30
"""Characters of "citing" and its like."""
_EDGES = " \t\n,;:"
_STOP = re.compile(r"[,;:.!?\n]|\s[–—-]\s")
_SPOKEN = re.compile(r"[»”“\"],?\s*(?:[—–-]\s*)?$")
"""What is said between quotation marks, right before a verb: `endpos` is where that begins."""
LONGEST_JOINT = 12
"""Characters between a comma and the verb that goes on: ", but ", ", однако "."""
FEW = 2
"""Words of what is cited by a noun that no list knows, at most, where it is taken for no sayer."""
LONGEST_NAME = 160
"""Characters of somebody who is cited."""


@cache
def _patterns(language: str, key: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(p, re.DOTALL) for p in lexicon.load(language, SUBJECT).get(key, ()))


@cache
def _hint(language: str) -> re.Pattern[str]:
    """A quick look whether a sentence can hold a relay at all: the patterns are slow on those that cannot."""
    words = lexicon.load(language, "sources").get("relay", {}).get("cue", [])
    return re.compile("|".join(words) or "(?!)", re.IGNORECASE)


def complete(article: Article, attributions: list[Attribution]) -> list[Attribution]:
    """The attributions with those that relays add; a relay replaces what was found on its own cues."""
    language = article.read_in or ""
    waiting = sorted(attributions, key=lambda a: a.cue[0].start)
    starts = [a.cue[0].start for a in waiting]
    out: list[Attribution] = []
    before: list[Attribution] = []
    done = 0
    last: Span | None = None
    for sentence in article.sentences:
        upto = bisect_left(starts, sentence.end)
        here, done = waiting[done:upto], upto
        start = max(sentence.start, article.body_start)  # a dateline is nobody's words
        if 0 < sentence.end - start <= LONGEST:
            part = Span(start, sentence.end)
            if quoting := _quoting(article.text, part, language):
                here = _relay(part, quoting, here)
            else:
                here = _in_sentence(article.text, part, language, here)
                here = _alone(article.text, part, language, here, before)
            here = passed_on.complete(article.text, part, last, language, here)
        last = _without_stop(article.text, sentence) if sentence.start >= article.body_start else None
        before = [_dayless(article.text, a, language) for a in _hung_right(_cut_short(article.text, here))]
        out += before
    return out + waiting[done:]


@cache
def _day(language: str) -> re.Pattern[str]:
    """ "у нядзелю" before whoever speaks."""
    data = lexicon.load(language, "attribution") if language else {}
    prepositions, days = (str(data.get(key, "")).split() for key in ("at_prepositions", "times"))
    free = bool(data.get("free_order")) and prepositions and days
    return re.compile(rf"(?:{'|'.join(prepositions)}) (?:{'|'.join(days)}),? (?=\w|[«„“\"])" if free else "(?!)", re.I)


def _dayless(text: str, a: Attribution, language: str) -> Attribution:
    """Without a day that stands between the verb and its source: "паведаміў | у нядзелю | партал"."""
    found = _day(language).match(text, a.source[0].start, a.source[0].end) if a.source else None
    return replace(a, source=(Span(found.end(), a.source[0].end), *a.source[1:])) if found else a


def _without_stop(text: str, sentence: Span) -> Span:
    """A sentence without its full stop, as a content is."""
    kept = len(sentence.of(text).rstrip(" \n.;"))
    return Span(sentence.start, sentence.start + kept) if kept else sentence


def _quoting(text: str, sentence: Span, language: str) -> re.Match[str] | None:
    """Where a sentence is that one quotes another as saying something: "The station quoted a doctor as saying ..."."""
    if not _hint(language).search(text, sentence.start, sentence.end):
        return None
    return next((m for p in _patterns(language, "quoted") if (m := p.match(sentence.of(text)))), None)


def _cut_short(text: str, found: list[Attribution]) -> list[Attribution]:
    """A content ends where the same source goes on to do something else: "said that it is true, | but declined ..."."""
    return [
        _ended_before(text, a, [b for b in found if b is not a and b.source and b.source == a.source]) for a in found
    ]


def _ended_before(text: str, a: Attribution, others: list[Attribution]) -> Attribution:
    for b in others:
        cue = b.cue[0]
        content = next((c for c in a.content if c.covers(cue) and a.cue[0].end <= c.start), None)
        comma = text.rfind(",", content.start, cue.start) if content else -1
        if content and comma > content.start and cue.start - comma <= LONGEST_JOINT:
            shorter = Span(content.start, comma)
            return replace(
                a, content=tuple(shorter if c is content else c for c in a.content if c.start <= content.start)
            )
    return a


def _alone(
    text: str, sentence: Span, language: str, found: list[Attribution], before: list[Attribution]
) -> list[Attribution]:
    """A sentence that says no more than who is cited is about what was said in the one before it.

    "The paper says that the minister will go. It cites two officials."
    """
    said = next((a for a in before if a.source and a.content), None)
    if said is None or "\n" in text[said.cue[-1].end : sentence.start]:
        return found
    for match in patterns.pattern(language, "sources", "relay.cue").finditer(text, sentence.start, sentence.end):
        cue = Span(match.start(), match.end())
        if _refusing(text, sentence, cue, language) or _SPOKEN.search(text, sentence.start, cue.start):
            continue  # "“Nothing of the kind,” | quotes | her the agency": what is said stands beside it
        named = _named_behind(text, cue.end, sentence.end, language)
        found = [a for a in found if not (named and any(named.covers(c) for c in a.cue))]
        rest = text[named.end : sentence.end].strip(" .!?)”“»\"'") if named else ""
        if named and (not rest or rest.startswith(",")) and all(_on(a, cue, named) for a in found):
            return [Attribution((named,), (cue,), said.content, CONFIDENCE)]
    return found


def _refusing(text: str, sentence: Span, cue: Span, language: str) -> bool:
    """True where a cue of citing is a part of a refusal: "she | cited | privacy"."""
    here = Span(cue.start - sentence.start, cue.end - sentence.start)
    return any(p.overlaps(here) for q in silence.find(sentence.of(text), language) for p in q.pieces)


def _on(a: Attribution, cue: Span, named: Span) -> bool:
    """True where an attribution is no more than that somebody is cited."""
    return any(c.overlaps(cue) for c in a.cue) and any(c.overlaps(named) for c in (*a.content, *a.source))


def _hung_right(found: list[Attribution]) -> list[Attribution]:
    """What hangs on a noun inside somebody's words, but is said outside them, is said by that somebody.

    "A source said that the report is true, calling it brave": not the report calls it so.
    """
    return [mended for a in found if (mended := _mended(a, found))]


def _mended(a: Attribution, found: list[Attribution]) -> Attribution | None:
    for b in found:
        inside = b is not a and a.source and b.source and any(c.covers(s) for s in a.source for c in b.content)
        if not inside or any(c.covers(cue) for cue in a.cue for c in b.content) or b.cue[0].start > a.cue[0].start:
            continue
        content = tuple(c for c in a.content if not any(c.overlaps(other) for other in b.content))
        return replace(a, source=b.source, content=content) if content else None
    return a


def _in_sentence(text: str, sentence: Span, language: str, found: list[Attribution]) -> list[Attribution]:
    if _hint(language).search(text, sentence.start, sentence.end):
        for pattern in _patterns(language, "relay"):
            if match := pattern.match(sentence.of(text)):
                return _relay(sentence, match, found)
        found = _reporting(sentence.of(text), sentence, language, _cited(text, sentence, language, found))
    for pattern in _patterns(language, "loose"):
        if match := pattern.match(sentence.of(text)):
            return [*_off(found, _at(sentence, match, "cue")), _attribution(sentence, match, "source", "cue")]
    for pattern in _patterns(language, "refusal"):
        if match := pattern.search(sentence.of(text)):
            return _refusal(sentence, match, found)
    return found


def _relay(sentence: Span, match: re.Match[str], found: list[Attribution]) -> list[Attribution]:
    """Two attributions of one content: the one who reports, and the one it cites."""
    cues = (_at(sentence, match, "cue"), _at(sentence, match, "relay"))
    kept = _off(found, *cues)
    reports = _attribution(sentence, match, "source", "cue")
    return [*kept, reports, _attribution(sentence, match, "relayed", "relay")]


def _cited(text: str, sentence: Span, language: str, found: list[Attribution]) -> list[Attribution]:
    """With whoever is cited, wherever the citation stands in the sentence: it shares the content of the one who cites.

    "The paper, citing two officials, reports that ..."; "... , the agency said with reference to the ministry".
    """
    out = list(found)
    for match in patterns.pattern(language, "sources", "relay.cue").finditer(text, sentence.start, sentence.end):
        cue = Span(match.start(), match.end())
        if _refusing(text, sentence, cue, language):
            continue
        verbs = (c.start for a in out for c in a.cue if c.start > cue.end + 1)
        named = _named_behind(text, cue.end, min(verbs, default=sentence.end), language)
        if named:
            inside = [a for a in out if any(named.covers(c) for c in a.cue)]  # "ministers who keep in touch with ..."
            out = [_citing(text, sentence, a, cue, named) for a in out if a not in inside]
        on_it = next((a for a in out if any(c.overlaps(cue) for c in a.cue)), None)
        if on_it and named and any(s.overlaps(named) for s in on_it.source):
            out = _parted(text, sentence, out, on_it, cue, named)
            continue
        if named is None:
            continue
        before = text[on_it.cue[0].start : cue.start].rstrip(_EDGES) if on_it else ""
        if on_it and before:  # "writes citing" as one cue: two say it
            start = on_it.cue[0].start
            out.remove(on_it)
            out.append(replace(on_it, cue=(Span(start, start + len(before)),)))
        elif on_it:
            out.remove(on_it)
        apart = (a for a in out if a.content and not any(c.overlaps(named) for c in a.content))
        owner = min(apart, key=lambda a: _gap(a.cue[0], cue), default=None)
        fits = owner is not None
        if fits and owner and not any(s.overlaps(cue) for s in owner.source):
            out.append(Attribution((named,), (cue,), owner.content, CONFIDENCE))
        elif on_it and on_it not in out and on_it.cue[0].start >= cue.start:
            out.append(on_it)
    return out


def _parted(
    text: str, sentence: Span, found: list[Attribution], one: Attribution, cue: Span, named: Span
) -> list[Attribution]:
    """With the one that reports, where verb and citation were taken for one cue of the one who is cited.

    "The weekly «Kurs» | writes with reference to | a report": what stands before the verb is who writes.
    """
    start = one.cue[0].start
    verb = Span(start, start + len(text[start : cue.start].rstrip(_EDGES))) if start < cue.start else None
    speaker = text[sentence.start : start].strip(_EDGES)
    if verb is None or verb.end <= verb.start or not speaker or _STOP.search(speaker) or len(speaker) > LONGEST_NAME:
        return found
    at = sentence.start + text[sentence.start : start].index(speaker)
    reports = replace(one, source=(Span(at, at + len(speaker)),), cue=(verb,))
    return [*(a for a in found if a is not one), reports, Attribution((named,), (cue,), one.content, CONFIDENCE)]


def _reporting(words: str, sentence: Span, language: str, found: list[Attribution]) -> list[Attribution]:
    """With whoever cites, where only the one who is cited was found: "The radio said, citing a survivor, that ..."."""
    for pattern in _patterns(language, "reports"):
        if match := pattern.match(words):
            told = _attribution(sentence, match, "source", "cue")
            if not any(c.overlaps(told.cue[0]) for a in found for c in a.cue):
                return [told, *found]
    return found


def _citing(text: str, sentence: Span, a: Attribution, cue: Span, named: Span) -> Attribution:
    """Where the one who is cited was taken for the speaker of a verb behind it, the speaker stands before the citation.

    "The Post with reference to the agency reports ..."
    """
    if a.cue[0].start < named.end or not any(s.overlaps(named) for s in a.source):
        return a
    before = text[sentence.start : cue.start]
    speaker = before.strip(_EDGES)
    if not speaker or _STOP.search(speaker) or len(speaker) > LONGEST_NAME:
        return a
    start = sentence.start + before.index(speaker)
    return replace(a, source=(Span(start, start + len(speaker)),))


def _named_behind(text: str, start: int, last: int, language: str) -> Span | None:
    """Who is cited from `start`, where the words that cite end: up to the comma, and over it where what follows still
    speaks of them."""
    if start >= last or text[start] != " ":
        return None
    rest = Span(start, last)
    piece = rest.of(text)
    end = _STOP.search(piece)
    upto = end.start() if end else len(piece)
    behind = piece[upto + 1 :].lstrip() if piece[upto : upto + 1] == "," else ""
    if (
        behind
        and patterns.edges(language, "sources", "relay.tail").match(behind)
        and not _told(text, rest, behind, language)
    ):
        more = _STOP.search(piece, upto + 1)
        upto = more.start() if more else len(piece)
    kept = piece[:upto].strip(_EDGES)
    if not kept or len(kept) > LONGEST_NAME:
        return None
    if kept.split(maxsplit=1)[0].lower() in words(language, "relay.as") | words(language, "relay.by"):
        return None  # "was quoted | as saying", "was cited | by the agency"
    start = rest.start + piece.index(kept)
    return Span(start, start + len(kept)) if _sayer(kept, language) else None


def _sayer(named: str, language: str) -> bool:
    """True for what can be a source: "citing | trade secrets", "citing | that", names nobody's words."""
    clauses = words(language, "that_which")
    if not clauses or named != named.lower() or any(q in named for q in '«„“"”»'):
        return True
    if nouns.count(named, language) or nouns.head(named, language).sort != "unknown":
        return True
    said = nouns.WORD.findall(named)
    first = next(iter(said), "")
    if len(said) > FEW:
        return first not in clauses  # a longer description may be of somebody whom no list knows
    known = ("he", "she", "they", "plain", "relative")
    return first not in clauses and any(first in words(language, key) for key in known)


def words(language: str, key: str) -> frozenset[str]:
    """A word list of `sources.toml`."""
    return patterns.words(language, "sources", key)


def _told(text: str, rest: Span, behind: str, language: str) -> bool:
    """True where "that" behind the one who is cited brings what was said: "reported, citing the agency, that ..."."""
    opened = text.rfind(",", max(0, rest.start - LONGEST_CUE), rest.start) >= 0
    return opened and bool(patterns.pattern(language, "presentation", "that").match(behind))


def _gap(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)


def _attribution(sentence: Span, match: re.Match[str], source: str, cue: str) -> Attribution:
    has_source = source in match.re.groupindex and match[source]
    return Attribution(
        (_at(sentence, match, source),) if has_source else (),
        (_at(sentence, match, cue),),
        (_at(sentence, match, "content"),),
        CONFIDENCE,
    )


def _refusal(sentence: Span, match: re.Match[str], found: list[Attribution]) -> list[Attribution]:
    """With the refusal of whoever spoke last before it in the sentence; nothing new where nobody did.

    A refusal that was found already stays, unless its source lies in what was said before it: in "a source said that
    the report is true, but declined to comment" it is not the report that declines.
    """
    cue = _at(sentence, match, "cue")
    mine = [a for a in found if any(c.overlaps(cue) for c in a.cue)]
    before = [a for a in found if a.source and a.cue[0].end <= cue.start and a not in mine]
    before = [a for a in before if not _inside(a, before)]
    if not before or any(not _inside(a, before) for a in mine):
        return found
    refusal = Attribution(before[-1].source, (cue,), (_at(sentence, match, "content"),), CONFIDENCE)
    return [*(a for a in found if a not in mine), refusal]


def _inside(inner: Attribution, others: list[Attribution]) -> bool:
    """Whether a source stands inside what another said."""
    contents = [c for a in others if a is not inner for c in a.content]
    return any(c.covers(s) for s in inner.source for c in contents)


def _off(found: list[Attribution], *cues: Span) -> list[Attribution]:
    """What was found on other cues: a pattern for the whole sentence knows better."""
    return [a for a in found if not any(c.overlaps(cue) for c in a.cue for cue in cues)]


def _at(sentence: Span, match: re.Match[str], group: str) -> Span:
    """Where a group stands in the text, without blanks and commas at its edges."""
    piece = match[group]
    left = len(piece) - len(piece.lstrip(_EDGES))
    start = sentence.start + match.start(group) + left
    return Span(start, start + max(1, len(piece.strip(_EDGES))))
