"""What one side would give and what it would get: a first reading of offers and returns.

Two forms: "A would do this in exchange for that" in one sentence, and "In return, B would do that" opening the
sentence behind the offer. Words in `deals.toml`.
"""

from __future__ import annotations

import re

from headwater.attribute import presentation
from headwater.attribute.drafts import Contents
from headwater.attribute.mentions import Mentions
from headwater.attribute.patterns import edges, pattern
from headwater.records import Article, Deal, DealSide, Entity, Span, Statement

SUBJECT = "deals"
_TRIM = " \t\n,;:.“”«»\"'"


def find(article: Article, statements: tuple[Statement, ...], entities: tuple[Entity, ...]) -> tuple[Deal, ...]:
    """The deals that the text tells of, in its order; one of which only one side can be read is left out."""
    if not article.read_in:
        return ()
    mentions, contents = Mentions(entities), Contents(statements)
    found: list[Deal] = []
    for n, sentence in enumerate(article.sentences):
        earlier = article.sentences[n - 1] if n else None
        sides = _across(article, mentions, earlier, sentence) or _inline(article, mentions, sentence)
        if sides:
            gives, gets, where = sides
            found.append(_deal(article, contents, f"x{len(found) + 1}", gives, gets, where))
    return tuple(found)


def _deal(article: Article, contents: Contents, id: str, gives: DealSide, gets: DealSide, where: Span) -> Deal:
    put = presentation.judge(where.of(article.text), article.read_in or "")
    return Deal(id, (gives,), (gets,), put, contents.innermost(gives.content[0]))


def _across(
    article: Article, mentions: Mentions, earlier: Span | None, sentence: Span
) -> tuple[DealSide, DealSide, Span] | None:
    """The return opens this sentence; the offer is the last one of the sentence before."""
    text, language = article.text, article.read_in or ""
    opening = edges(language, SUBJECT, "opening").search(sentence.of(text))
    if not opening or earlier is None:
        return None
    gets = _side(article, mentions, Span(sentence.start + opening.end(), sentence.end))
    gives = _side(article, mentions, earlier)
    if not gives or not gets or not (gives.party or gets.party):
        return None  # "in return" between nobodies is a turn of phrase
    return gives, gets, Span(earlier.start, sentence.end)


def _inline(article: Article, mentions: Mentions, sentence: Span) -> tuple[DealSide, DealSide, Span] | None:
    text, language = article.text, article.read_in or ""
    joint = pattern(language, SUBJECT, "inline").search(text, sentence.start, sentence.end)
    if not joint or joint.start() <= sentence.start:
        return None
    gives = _side(article, mentions, Span(sentence.start, joint.start()))
    got = _stretch(article, joint.end(), sentence.end)
    if not gives or not gives.party or not got:
        return None
    giver = next((m for m in mentions.within(got) if _may_give(m.entity, gives.party)), None)
    return gives, DealSide(giver.entity.id if giver else None, (got,)), sentence


def _may_give(entity: Entity, other: str | None) -> bool:
    return entity.kind == "organization" and entity.id != other


def _side(article: Article, mentions: Mentions, where: Span) -> DealSide | None:
    """What the last clause of a stretch says that somebody would give, and who that is."""
    found = list(pattern(article.read_in or "", SUBJECT, "gives").finditer(article.text, where.start, where.end))
    for verb in reversed(found):
        content = _stretch(article, verb.start(), where.end)
        giver = mentions.before(verb.start(), where.start)
        if content:
            return DealSide(giver.entity.id if giver else None, (content,))
    return None


def _stretch(article: Article, start: int, end: int) -> Span | None:
    """[start, end) up to the end of the clause, without blanks and marks at its edges; None where nothing is left."""
    stop = edges(article.read_in or "", SUBJECT, "end").search(article.text, start, end)
    piece = article.text[start : stop.start() if stop else end]
    left = len(piece) - len(piece.lstrip(_TRIM))
    kept = piece.strip(_TRIM)
    return Span(start + left, start + left + len(kept)) if re.search(r"\w", kept) else None
