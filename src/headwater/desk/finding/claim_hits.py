"""Claims that have the words and fit what is asked, of their tellings too; beside hits.py."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, FromClause, Select, exists, func, select

from headwater.desk import schema
from headwater.desk.claims.claim_tables import claims, contents
from headwater.desk.finding.hits import (
    MOST,
    Asked,
    fits,
    indexed,
    nothing,
    own,
    says,
    says_it,
    statement_count,
    without_standing,
)
from headwater.desk.finding.search import Query, Term
from headwater.desk.finding.search_tables import sayings

_FEW = 50_000
"""Up to so many statements it is quicker to look up the claim of each than to go through the claims in order."""


def claim_numbers(connection: Connection, of: Asked, *, by_date: bool, among: Sequence[int] | None = None) -> list[int]:
    """The claims that fit, `MOST` and one more at most: those with the most publishers, or the latest, first.

    `among`: only of these.
    """
    if nothing(of):
        return []
    c, wanted = claims.c, of.wanted
    source: FromClause = claims
    # As a sum: the database would look up under `into` what nearly every claim is, and sort them all.
    asked: list[ColumnElement[bool]] = [func.coalesce(c.into, 0) == 0, c.tellings > 0]
    if among is not None:
        asked.append(c.id.in_(among))
    given: dict[str, str] = {}
    if of.query is not None:
        source, given, held = _claims_held(connection, of.query)
        asked += held
    if wanted.standing:
        asked.append(c.standing == wanted.standing)
    if wanted.since:
        asked.append(c.last >= wanted.since)
    if wanted.until:
        asked.append(c.first < wanted.until + "~")
    if wanted.outlet or wanted.language or wanted.access or wanted.new or wanted.of_statements:
        few = of.query is None and statement_count(connection, of, _FEW) <= _FEW
        here = _told(of, led=not few)
        asked.append(c.id.in_(here) if few else exists(here.where(contents.c.claim == c.id)))
    order = (c.last.desc(), c.id) if by_date else (c.houses.desc(), c.last.desc(), c.id)
    query = select(c.id).select_from(source).where(*asked).order_by(*order).limit(MOST + 1)
    return list(connection.execute(query, given).scalars())


def _claims_held(connection: Connection, query: Query) -> tuple[FromClause, dict[str, str], list[ColumnElement[bool]]]:
    """Claims that have the words in whatever telling, and the phrases in one of them."""
    index = indexed(connection, "claims_words_index", _apart(query), claims, claims.c.words)
    held, given = [index.held], dict(index.given)
    for n, term in enumerate(term for term in query.terms if _is_phrase(term)):
        one = Query((replace(term, never=False),), frozenset())
        said = indexed(connection, "sayings_words_index", one, sayings, sayings.c.words, given=f"phrase_{n}")
        told = select(contents.c.claim).select_from(said.source.join(contents, contents.c.id == sayings.c.told))
        told = told.where(said.held, contents.c.claim.is_not(None))
        held.append(claims.c.id.not_in(told) if term.never else claims.c.id.in_(told))
        given |= said.given
    return index.source, given, held


def _is_phrase(term: Term) -> bool:
    return not term.starred and any(" " in row for row in term.rows)


def _told(of: Asked, *, led: bool) -> Select[Any]:
    """The claims of which some telling fits; `led`: asked of one claim after the other."""
    s = sayings.c
    source: FromClause = sayings
    asked = [contents.c.claim.is_not(None), *says(of, led=led or bool(of.who))]
    if of.who and not led:
        source = schema.links.join(sayings, own())
        asked.append(schema.links.c.bearer.in_(of.who))
    elif of.who:
        asked.append(says_it(of))
    source = source.join(contents, contents.c.id == s.told)
    if printed := fits(without_standing(of), led=led or bool(of.who)):
        source = source.join(schema.articles, schema.articles.c.id == s.article)
    return select(contents.c.claim).select_from(source).where(*asked, *printed)


def _apart(query: Query) -> Query:
    """The same query of a set of words: which of them follow each other is not known there, so a phrase is its words.

    What must not follow each other may both be there: that is asked of the tellings (`_claims_held`).
    """
    terms = []
    for term in query.terms:
        rows = [tuple(row.split()) for row in term.rows]
        if not _is_phrase(term):
            terms.append(term)
        elif not term.never:
            for n in range(max(map(len, rows))):
                terms.append(replace(term, rows=tuple(dict.fromkeys(row[n] for row in rows if len(row) > n))))
    return replace(query, terms=tuple(terms))
