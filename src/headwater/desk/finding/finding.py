"""Search that is narrowed, searches that are kept, and the outlets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, func, select

from headwater.desk import judgements, schema
from headwater.desk.bearers import entities, heard
from headwater.desk.bearers.heard import SAID, Heard
from headwater.desk.bearers.listing import Entry
from headwater.desk.claims import claim_listing
from headwater.desk.claims.claim_listing import ClaimRow
from headwater.desk.claims.reliable import ratings_of
from headwater.desk.finding import claim_hits, filling, hits, outlet_listing, outlet_page, searches
from headwater.desk.finding.hits import MOST, Said, Wanted
from headwater.desk.finding.outlet_listing import OutletRow
from headwater.desk.finding.outlet_page import OutletPage
from headwater.desk.finding.searches import Search
from headwater.desk.judgements import Judgement
from headwater.desk.log import chain
from headwater.desk.opened import Opened
from headwater.desk.rows import Hit, Listed

BESIDE = 6
"""Claims that come with texts."""
BATCH = 50
"""Articles that are filled in within one transaction."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found: how many of each kind, and a page of each.

    Where a stance or a source is asked for, `said` has the statements and `hits` is empty, else the other way round;
    `texts` counts whichever it is. `claim_total` is None where claims were not looked for. Neither counts beyond
    `MOST`: `more` and `more_claims` say that there are more.
    """

    texts: int
    hits: tuple[Hit, ...]
    said: tuple[Said, ...]
    claim_total: int | None
    claims: tuple[ClaimRow, ...]
    people: tuple[Entry, ...]
    more: bool = False
    more_claims: bool = False


class Finding(Opened):
    """Search that is narrowed, searches that are kept, and the outlets; part of `Desk`."""

    # Search

    def find_all(
        self, wanted: Wanted, *, by_date: bool = False, limit: int = 40, offset: int = 0, claims: bool = False
    ) -> Found:
        """Everything that fits: texts or statements, claims, and whom the words can name. The best or the latest first.

        Claims are looked for where words or a standing are asked: what else narrows a search leaves half the desk.
        Some of them come with the texts; with `claims` a page of them comes and no texts. `offset` leaves out so many.
        `DeskError` for an outlet or an entity that is not there.
        """
        with self._reading() as connection:
            asked = hits.asked(connection, wanted)
            texts = _texts(connection, asked, by_date, 0 if claims else limit, offset)
            looked_for = bool(claims or wanted.words or wanted.standing)
            numbers = claim_hits.claim_numbers(connection, asked, by_date=by_date) if looked_for else []
            beside = numbers[:BESIDE] if not claims else numbers[offset : offset + limit]
            shown = claim_listing.claim_rows(connection, beside)
            people = hits.people(connection, wanted.words, 12) if wanted.words and not offset else []
        total = min(len(numbers), MOST) if looked_for else None
        found = replace(texts, claim_total=total, claims=tuple(shown), people=tuple(people))
        return replace(found, more_claims=len(numbers) > MOST)

    def find_texts(self, wanted: Wanted, *, by_date: bool = False, limit: int = 40, offset: int = 0) -> Found:
        """The texts or statements alone."""
        with self._reading() as connection:
            asked = hits.asked(connection, wanted)
            return _texts(connection, asked, by_date, limit, offset)

    def articles_having(self, words: str, most: int) -> list[str]:
        """The ids of all articles that have the words in any of their versions, `most` and one more at most."""
        with self._reading() as connection:
            found = hits.articles(connection, hits.asked(connection, Wanted(words)), by_date=False, most=most)
            return [one.article for one in found]

    def article_languages(self) -> list[str]:
        """The languages of the articles, those with most first."""
        a = schema.articles.c
        query = select(a.language).where(a.language.is_not(None)).group_by(a.language).order_by(func.count().desc())
        with self._reading() as connection:
            return list(connection.execute(query).scalars())

    # Searches that are kept

    def keep_search(self, name: str, wanted: Wanted, who: str) -> Search:
        """`who` keeps a search under a name. `DeskError` where it has no name, or finds nothing whatever is there."""
        with self._writing() as connection:
            id = searches.keep(connection, name, wanted, who)
            chain.enter(connection, "search kept", who, f"search {id}")
            return searches.one(connection, id)

    def searches(self) -> list[Search]:
        """The searches that are kept, by name, each with how much came since it was last looked at."""
        with self._reading() as connection:
            return searches.kept(connection)

    def search_named(self, name: str) -> Search:
        """The one of that name. `DeskError` where there is none."""
        with self._reading() as connection:
            return searches.one(connection, searches.named(connection, name))

    def look_at_search(self, id: int) -> Search:
        """All that it finds is known now; the search as it was before."""
        with self._writing() as connection:
            before = searches.one(connection, id)
            searches.look(connection, id)
            return before

    def forget_search(self, id: int, who: str = "") -> None:
        """Lets go of a search. `DeskError` where there is none of that number."""
        with self._writing() as connection:
            searches.one(connection, id)
            searches.forget(connection, id)
            chain.enter(connection, "search let go", who, f"search {id}")

    # Outlets

    def outlets(self) -> list[OutletRow]:
        """Every outlet on the desk, those with the most articles first."""
        with self._reading() as connection:
            return outlet_listing.page(connection)

    def outlet(self, key: str) -> OutletPage:
        """An outlet by its address, that of the one it is shown with where it is. `DeskError` where there is none."""
        with self._reading() as connection:
            return outlet_page.whole(connection, key)

    def outlet_called(self, name: str) -> str | None:
        """The address of the outlet of that address or name; None where there is none, or several."""
        found = self.outlets_called(name)
        return found[0] if len(found) == 1 else None

    def outlets_called(self, name: str) -> list[str]:
        """The addresses of the outlets of that address or name, in capitals or not; none where there is none."""
        with self._reading() as connection:
            return outlet_listing.called(connection, name)

    def outlet_names(self) -> list[tuple[str, str]]:
        """The address and the name of every outlet, by name."""
        with self._reading() as connection:
            return outlet_listing.named(connection)

    def outlet_articles(self, keys: Sequence[str], limit: int = 40, offset: int = 0) -> list[Listed]:
        """The articles of an outlet (`OutletPage.keys`), the latest first."""
        with self._reading() as connection:
            return outlet_listing.articles(connection, keys, limit, offset)

    def outlet_changed(self, keys: Sequence[str]) -> list[str]:
        """Its articles whose text was changed, the last changed first."""
        with self._reading() as connection:
            return outlet_page.changed(connection, keys)

    def edits_of(self, articles: Sequence[str]) -> dict[str, str]:
        """What last became of the text of each of these articles that changed: edits.KINDS."""
        with self._reading() as connection:
            return outlet_page.edited(connection, articles)

    # Whom it met

    def heard(self, entity: str, limit: int = SAID, offset: int = 0) -> Heard:
        """A page of what an entity said, and of what others said of it, the latest first."""
        with self._reading() as connection:
            ids = entities.family(connection, entities.root_of(connection, entity))
            return heard.page(connection, ids, limit, offset)

    def on_word_of(self, entity: str, limit: int = 8) -> list[ClaimRow]:
        """The claims that were last told on the word of an entity."""
        with self._reading() as connection:
            ids = entities.family(connection, entities.root_of(connection, entity))
            return claim_listing.claim_rows(connection, heard.claims(connection, ids, limit))

    def judged_of(self, ids: Sequence[str]) -> list[Judgement]:
        """Every judgement that names one of these entities, the latest first."""
        with self._reading() as connection:
            return judgements.of_entities(connection, ids)

    # What older desks hold

    def fill_waiting(self) -> Iterator[str]:
        """Keeps in columns what articles say that were added before such columns were; gives out the id of each."""
        with self._writing() as connection:
            filling.fill_publishers(connection, self._weighing)
        last = ""
        while True:
            with self._writing() as connection:
                ids = filling.fill(connection, BATCH, last)
            if not ids:
                return
            last = ids[-1]
            yield from ids

    # Ratings

    def ratings_about(self, name: str) -> list[Judgement]:
        """Every rating of a claim, an entity or an outlet, the latest first, those that were taken back too."""
        with self._reading() as connection:
            return outlet_listing.ratings_about(connection, name)

    def ratings(self, names: Sequence[str]) -> dict[str, str]:
        """The standing rating of each of these that has one: claims, entities, and outlets by their addresses."""
        with self._reading() as connection:
            return ratings_of(connection, names)


def _texts(connection: Connection, asked: hits.Asked, by_date: bool, limit: int, offset: int) -> Found:
    """The texts or statements of a search, nothing else of it."""
    said: list[Said] = []
    shown: list[Hit] = []
    if asked.wanted.of_statements:
        said = hits.statements(connection, asked, by_date=by_date, limit=limit, offset=offset)
        n = hits.statement_count(connection, asked)
    else:
        found = hits.articles(connection, asked, by_date=by_date)
        n = len(found)
        shown = hits.shown(connection, asked, found[:MOST][offset : offset + limit])
    return Found(min(n, MOST), tuple(shown), tuple(said), None, (), (), more=n > MOST)
