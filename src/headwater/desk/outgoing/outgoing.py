"""What the desk gives out whole: every table, row by row.

Each step is a transaction of its own. So memory stays what one step needs, and a slow reader keeps nobody from writing;
what is added meanwhile may be in it or not, but every row is as it was at one moment. Rows come in the order of their
ids: two exports of one desk are the same, and of two desks the differences show.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from sqlalchemy import Connection

from headwater.desk.bearers import entities
from headwater.desk.bearers.known import token
from headwater.desk.bearers.listing import Entry
from headwater.desk.claims.claim_listing import Asked
from headwater.desk.claims.story_listing import StoryRow
from headwater.desk.judgements import Judgement
from headwater.desk.opened import Opened
from headwater.desk.outgoing import articles, bearers, captures, claims, log
from headwater.desk.outgoing.articles import Whole
from headwater.desk.outgoing.records import (
    ArticleOut,
    CapturedOut,
    ClaimOut,
    CopyOut,
    Now,
    RoleOut,
    SpellingOut,
    StatementOut,
)
from headwater.desk.rows import Noted
from headwater.linked import Copy

T = TypeVar("T")
K = TypeVar("K")


class Outgoing(Opened):
    """Every table row by row; part of `Desk`."""

    def all_articles(self) -> Iterator[ArticleOut]:
        """Every article."""
        return self._all(articles.page)

    def all_statements(self, article: str = "") -> Iterator[StatementOut]:
        """Every statement of the current versions, or those of one article."""
        return self._all(lambda connection, after: articles.statements(connection, after, article))

    def statement_count(self, article: str = "") -> int:
        """How many these are."""
        with self._reading() as connection:
            return articles.statement_count(connection, article)

    def all_readings(self, article: str = "") -> Iterator[Whole]:
        """The current reading of every article, or of one, with the article as lists show it."""
        return self._all(lambda connection, after: articles.readings(connection, after, article))

    def entities_of(self, ids: Iterable[str]) -> dict[tuple[str, str], str]:
        """The entities of the desk by article and by the id that they have in its reading."""
        with self._reading() as connection:
            return articles.entities_of(connection, ids)

    def all_claims(self, asked: Asked | None = None) -> Iterator[ClaimOut]:
        """Every claim that is asked for, with all that it rests on."""
        return self._all(lambda connection, after: claims.page(connection, asked or Asked(), after))

    def claim_whole(self, claim: str) -> ClaimOut | None:
        """One claim (c-000123) so; None where nobody tells it any more. `DeskError` where there is none."""
        from headwater.desk.claims.claim_listing import number

        with self._reading() as connection:
            return next(iter(claims.of(connection, [number(connection, claim, "c")])), None)

    def all_stories(self) -> Iterator[StoryRow]:
        """Every story."""
        return self._all(claims.story_rows)

    def all_copies(self, article: str = "") -> Iterator[CopyOut]:
        """Every copy, or those of one article."""
        return self._all(lambda connection, after: claims.copies(connection, after, article))

    def copy_count(self, article: str = "") -> int:
        """How many these are."""
        with self._reading() as connection:
            return claims.copy_count(connection, article)

    def copies_among(self, ids: Iterable[str]) -> list[Copy]:
        """The copies among these articles."""
        with self._reading() as connection:
            return claims.among(connection, ids)

    def all_entities(self, kind: str = "") -> Iterator[Entry]:
        """Every entity of a kind, as lists show it."""
        return self._all(lambda connection, after: bearers.page(connection, kind, after))

    def all_spellings(self, kind: str = "") -> Iterator[SpellingOut]:
        """Every spelling of every entity of a kind."""
        return self._all(lambda connection, after: bearers.spellings(connection, kind, after))

    def all_roles(self, kind: str = "") -> Iterator[RoleOut]:
        """Every role of every entity of a kind."""
        return self._all(lambda connection, after: bearers.roles(connection, kind, after))

    def spellings_of(self, ids: Iterable[str]) -> list[SpellingOut]:
        """Every spelling of these entities (e-000123). `DeskError` where one is not there."""
        with self._reading() as connection:
            return bearers.spellings_of(connection, [entities.root_of(connection, id) for id in ids])

    def roles_of(self, ids: Iterable[str]) -> list[RoleOut]:
        """Every role of these entities. `DeskError` where one is not there."""
        with self._reading() as connection:
            return bearers.roles_of(connection, [entities.root_of(connection, id) for id in ids])

    def entities_now(self, ids: Iterable[str]) -> dict[str, Now]:
        """How the entities of these names stand, by the names; those that are none are left out."""
        with self._reading() as connection:
            return bearers.now(connection, ids)

    def officials(self, ids: Iterable[str]) -> set[str]:
        """Those of these entities that some article calls a state body, or the holder of an office of state."""
        with self._reading() as connection:
            numbers = [entities.root_of(connection, id) for id in ids]
            return {token(root) for root in bearers.officials(connection, numbers)}

    def all_judgements(self) -> Iterator[Judgement]:
        """Every judgement, the oldest first."""
        return self._all(log.judged)

    def all_issues(self) -> Iterator[Noted]:
        """Everything that could not be read, the oldest first."""
        return self._all(log.issues)

    def captures_behind(self, ids: Iterable[str]) -> list[CapturedOut]:
        """Every capture of these articles, in time."""
        with self._reading() as connection:
            return captures.behind(connection, ids)

    def bytes_of(self, sha256: str) -> bytes | None:
        """The bytes of that hash as they came; None where they never did."""
        with self._reading() as connection:
            return captures.body(connection, sha256)

    def _all(self, step: Callable[[Connection, K | None], tuple[list[T], K | None]]) -> Iterator[T]:
        after: K | None = None
        while True:
            with self._reading() as connection:
                rows, after = step(connection, after)
            yield from rows
            if after is None:
                return
