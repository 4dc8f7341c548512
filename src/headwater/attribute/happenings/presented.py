"""How what one verb or noun tells is put, wherever it stands in a sentence: of an event, or of any other word."""

from __future__ import annotations

from headwater.attribute import predicates, presentation
from headwater.attribute.happenings.clauses import clause_end, clause_start, region
from headwater.attribute.happenings.ground import Ground, lay_out
from headwater.attribute.patterns import edges
from headwater.records import Article, Presentation, Span, Statement


def read(article: Article, statements: tuple[Statement, ...], place: Span) -> Presentation:
    """How the word at `place` is put; the statements tell whose contents end its clause."""
    ground = lay_out(article, statements, (), ())
    return presented(ground, place, clause(ground, place, place.start))


def clause(ground: Ground, place: Span, group: int) -> Span:
    """The clause of the word at `place`, whose auxiliaries begin at `group`."""
    where = region(ground, group, place.end)
    return Span(clause_start(ground, where.start, group), clause_end(ground, place.end, where.end))


def presented(ground: Ground, place: Span, within: Span) -> Presentation:
    """How the word at `place` is put in the clause `within`."""
    if edges(ground.language, presentation.SUBJECT, "governors.infinitive").match(ground.text, within.start):
        # A content that is an infinitive ("refused | to release him") is governed by the words that bring it.
        sentence = ground.sentence(place.start)
        within = Span(clause_start(ground, sentence.start, within.start), within.end)
    return predicates.put(ground.text, within, place, ground.language)
