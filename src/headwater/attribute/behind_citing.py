"""Contents that were taken to hold whom the outlet cites: "According to «Nord», | citing an aide, the talks failed"."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import replace

from headwater.attribute.overlaps import hull
from headwater.attribute.patterns import pattern, words
from headwater.attribute.sources import SUBJECT as SOURCES
from headwater.records import Article, Attribution, Span

PRONOUN = 12
"""Characters of "which" and its like, at most, before whoever it cites."""
COMMA = re.compile(r"\s?,\s")


def begun(article: Article, found: list[Attribution]) -> list[Attribution]:
    """Contents begin behind whom an outlet cites: "According to «Nord», | citing an aide, | the talks failed".

    Whoever is cited is so for all of it, and not for its end alone.
    """
    cites = pattern(article.read_in or "", SOURCES, "relay.cue")
    relative = words(article.read_in or "", SOURCES, "relative")
    found = _with_cited(article.text, found, relative, cites)
    cited = [a for a in found if a.source and a.cue and cites.search(" ".join(s.of(article.text) for s in a.cue))]
    cited.sort(key=lambda a: _lead(a).start)
    at = [_lead(a).start for a in cited]
    starts: dict[Span, int] = {}
    rest: dict[int, Span] = {}
    for a in found:
        if a.content:
            first = bisect_left(at, a.content[0].start)
            for b in cited[first : bisect_right(at, a.content[0].start + PRONOUN, first)]:
                if b is not a and (start := _behind(article.text, a.content[0], b, relative)) is not None:
                    starts[a.content[0]] = start
                    rest[id(b)] = Span(start, a.content[0].end)
    return [_begun(a, starts, rest.get(id(a))) for a in found] if starts else found


def _with_cited(
    text: str, found: list[Attribution], relative: frozenset[str], cites: re.Pattern[str]
) -> list[Attribution]:
    """With whom "which" cites as a source, once: of two readings of one cue the one that has them already is kept."""
    told = {c for a in found for c in a.cue if a.source and a.source[0].of(text).lower() not in relative}
    out = []
    for a in found:
        cited = _whom_which_cites(text, a, relative, cites)
        if cited is None:
            out.append(a)
        elif a.cue[0] not in told:
            out.append(cited)
    return out


def _whom_which_cites(
    text: str, a: Attribution, relative: frozenset[str], cites: re.Pattern[str]
) -> Attribution | None:
    """The attribution to whoever is cited, where the pronoun was taken for who speaks; None for all others.

    "«Nord», | which | cites | an aide, the talks failed".
    """
    if len(a.source) != 1 or len(a.cue) != 1 or not a.content or a.source[0].of(text).lower() not in relative:
        return None
    said = a.content[0]
    comma = COMMA.search(text, said.start, said.end)
    if not cites.search(a.cue[0].of(text)) or text[a.cue[0].end : said.start].strip() or comma is None:
        return None
    return replace(a, source=(Span(said.start, comma.start()),), content=(Span(comma.end(), said.end),))


def _lead(found: Attribution) -> Span:
    """Cue and source."""
    return hull(replace(found, content=()))


def _behind(text: str, content: Span, cited: Attribution, relative: frozenset[str]) -> int | None:
    """Where a content goes on behind whom it begins by citing; None where it does not."""
    lead = _lead(cited)
    opening = text[content.start : lead.start].strip().lower()
    if not content.start <= lead.start < lead.end < content.end or (opening and opening not in relative):
        return None  # "said that, citing the law, the court ...": it is the court that cites
    said = cited.content[0].start if cited.content else -1
    if lead.end < said < content.end and text[lead.end : said].rstrip().endswith(","):
        return said  # whom "which quotes" is followed by may be read as no source
    comma = COMMA.match(text, lead.end)
    return comma.end() if comma and comma.end() < content.end else None


def _begun(a: Attribution, starts: Mapping[Span, int], whole: Span | None) -> Attribution:
    if a.content and a.content[0] in starts:
        return replace(a, content=(Span(starts[a.content[0]], a.content[0].end), *a.content[1:]))
    if whole and len(a.content) == 1 and whole.covers(a.content[0]) and whole.end == a.content[0].end:
        return replace(a, content=(whole,))
    return a
