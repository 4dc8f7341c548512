"""What is told as hearsay by one word: "reportedly", "allegedly", "podobno", "kaip paaiškėjo"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from headwater import lexicon
from headwater.attribute.overlaps import Spans, hull
from headwater.records import Article, Attribution, Span

FEWEST = 2
"""Words of what is told: "It has emerged | that |, according to police" tells nothing yet."""
NEAR = 24
"""Characters before a cue in which the word before it stands."""


def heard(article: Article, found: Attribution, taken: Spans) -> Attribution | None:
    """What is told as "reportedly" and its like: the field's models overlook them, readers do not.

    Not where somebody is named for it ("the police say that he allegedly ..."), nor before an adjective alone ("the
    allegedly corrupt mayor").
    """
    text, cue = article.text, found.cue[0]
    language = article.read_in or ""
    before = text[max(0, cue.start - NEAR) : cue.start].split()[-1:]
    last = before[0].lower() if before else ""
    behind = text[cue.end : cue.end + NEAR].split()[:1]
    # "The mill, allegedly the oldest": it is of the mill's age that nobody is sure.
    apposed = last.endswith(",") and behind and behind[0] in _hearsay(language, "not_behind")
    of_noun = apposed or last.endswith(("’s", "'s")) or last.isdigit() or last in _hearsay(language, "not_behind")
    whole = sum(len(span.of(text).split()) for span in found.content) >= FEWEST
    if not whole or of_noun or taken.touch(hull(found)) or not _is_hearsay(article, found):
        return None
    return replace(found, content=tuple(_without_comma(text, span) for span in found.content))


def apart(article: Article, model: list[Attribution], by_rule: Sequence[Attribution]) -> list[Attribution]:
    """The model's finds without what another sentence tells as hearsay: "It emerged that X. Reportedly, Y" are two."""
    heard = [c for a in by_rule if a.cue and _is_hearsay(article, a) for c in a.content]
    return [_without(a, heard) if len(a.content) > 1 else a for a in model] if heard else model


def _without(found: Attribution, heard: list[Span]) -> Attribution:
    kept = tuple(c for c in found.content[1:] if not any(c.overlaps(h) for h in heard))
    return replace(found, content=(found.content[0], *kept))


def _is_hearsay(article: Article, found: Attribution) -> bool:
    said = " ".join(s.of(article.text) for s in found.cue).lower().replace("’", "'").replace(" ", "_")
    return not found.source and said in _hearsay(article.read_in or "", "kept")


def _without_comma(text: str, span: Span) -> Span:
    lead = len(span.of(text)) - len(span.of(text).lstrip(", "))
    return Span(span.start + lead, span.end) if span.start + lead < span.end else span


@cache
def _hearsay(language: str, key: str) -> frozenset[str]:
    phrases = lexicon.load(language, "attribution").get("phrases", ())
    return frozenset(word for row in phrases for word in row.get(key, "").split())
