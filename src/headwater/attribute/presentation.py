"""How a content or an event is put: certainty, polarity, tense, condition (FactBank's and MEANTIME's scales).

Read from modal, negation and tense words of the first clause: what stands behind "but" or "because" is another
matter's. Word lists in `data/<language>/presentation.toml`.
"""

from __future__ import annotations

from headwater.attribute.patterns import edges, pattern
from headwater.records import Certainty, Polarity, Presentation, Tense

SUBJECT = "presentation"
REACH = 240
"""Characters of a content that are looked at: past them stand other clauses."""


def judge(text: str, language: str) -> Presentation:
    """The presentation of a content, given its text."""
    clause = first_clause(text, language)
    return Presentation(
        certainty=_certainty(clause, language),
        polarity=_polarity(clause, language),
        tense=_tense(clause, language),
        conditional=bool(pattern(language, SUBJECT, "conditional").search(clause)),
    )


def first_clause(text: str, language: str) -> str:
    """`text` up to where another clause begins, at most `REACH` characters."""
    clause = text[:REACH]
    end = edges(language, SUBJECT, "clause_end").search(clause)
    return clause[: end.start()] if end and end.start() > 0 else clause


def _certainty(clause: str, language: str) -> Certainty:
    if pattern(language, SUBJECT, "possible").search(pattern(language, SUBJECT, "not_possible").sub(" ", clause)):
        return "possible"
    return "probable" if pattern(language, SUBJECT, "probable").search(clause) else "certain"


def _polarity(clause: str, language: str) -> Polarity:
    plain = pattern(language, SUBJECT, "not_negative").sub(" ", clause)
    return "negative" if pattern(language, SUBJECT, "negative").search(plain) else "positive"


def _tense(clause: str, language: str) -> Tense:
    """The earliest tense word of the clause decides; of two at one place, the future one."""
    order: list[tuple[int, Tense]] = []
    tenses: tuple[Tense, ...] = ("future", "past", "present")
    for tense in tenses:
        found = pattern(language, SUBJECT, tense).search(clause)
        if found:
            order.append((found.start(), tense))
    return min(order)[1] if order else "present"
