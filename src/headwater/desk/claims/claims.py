"""What the desk answers about claims, stories and copies, and how persons judge them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from headwater.desk import judgements
from headwater.desk.changes import doings, noting
from headwater.desk.claims import claim_judging, claim_listing, claiming, comparing, stories, story_listing, story_pages
from headwater.desk.claims.claim_judging import By
from headwater.desk.claims.claim_listing import Asked, ClaimRow, Emptied, Related, Why
from headwater.desk.claims.story_listing import Copied, Ruled, StoryRow, Told
from headwater.desk.claims.story_pages import MainClaim, Printed, Sort, StoryHead, TableRow, Withheld
from headwater.desk.finding import printed_by
from headwater.desk.judgements import Judgement
from headwater.desk.opened import Opened
from headwater.weighing import Weighing

_BATCH = 50


class Claims(Opened):
    """The questions about claims; part of `Desk`."""

    def claims(
        self, query: str = "", *, standing: str | None = None, limit: int = 40, offset: int = 0
    ) -> list[ClaimRow]:
        """The claims that have every word of `query`, with that standing; those with the most publishers first."""
        return self.claims_page(Asked(query, standing or ""), limit, offset)

    def claims_page(self, asked: Asked, limit: int = 40, offset: int = 0) -> list[ClaimRow]:
        """The claims that are asked for, those with the most publishers first."""
        with self._reading() as connection:
            return claim_listing.page(connection, asked, limit=limit, offset=offset)

    def claim_count(self, asked: Asked | None = None) -> int:
        """How many claims there are, or how many of those that are asked for."""
        with self._reading() as connection:
            return claim_listing.count(connection, asked)

    def emptied(self, claim: str) -> Emptied | None:
        """What is left of a claim that nobody tells any more; None where somebody does. `DeskError` where none is."""
        with self._reading() as connection:
            return claim_listing.emptied(connection, claim_listing.number(connection, claim, "c"))

    def claims_of(self, article: str) -> dict[str, ClaimRow]:
        """The claims that an article tells, by the ids of its statements."""
        with self._reading() as connection:
            return claim_listing.claims_of(connection, article)

    def why(self, claim: str, *, whole: bool = True) -> Why:
        """What a claim (c-000123) rests on; unless `whole`, who tells it from whom alone. `DeskError` where none is."""
        with self._reading() as connection:
            return claim_listing.why(connection, claim_listing.number(connection, claim, "c"), whole=whole)

    def related(self, claim: str) -> tuple[Related, ...]:
        """The claims that have to do with a claim, and why. `DeskError` where there is none of that name."""
        with self._reading() as connection:
            return claim_listing.related(connection, claim_listing.number(connection, claim, "c"))

    def claim_row(self, claim: str) -> ClaimRow:
        """A claim (c-000123) as lists show it. `DeskError` where there is none of that name."""
        with self._reading() as connection:
            return claim_listing.claim_rows(connection, [claim_listing.number(connection, claim, "c")])[0]

    def stories(self, limit: int = 40, offset: int = 0) -> list[StoryRow]:
        """The stories, those with the latest article first."""
        with self._reading() as connection:
            return story_listing.story_page(connection, limit, offset)

    def story_count(self) -> int:
        """How many stories there are."""
        with self._reading() as connection:
            return story_listing.story_count(connection)

    def story(self, story: str) -> Told:
        """A story (s-000123) with its articles and claims. `DeskError` where there is none of that name."""
        with self._reading() as connection:
            return story_listing.story(connection, claim_listing.number(connection, story, "s"))

    def story_row(self, story: str) -> StoryRow | None:
        """A story (s-000123) as lists show it; None where it is gone. `DeskError` where there is none."""
        with self._reading() as connection:
            rows = story_listing.story_rows(connection, [claim_listing.number(connection, story, "s")])
        return rows[0] if rows else None

    def story_head(self, story: str) -> StoryHead:
        """A story with how much there is of everything. `DeskError` where there is none of that name."""
        with self._reading() as connection:
            return story_pages.head(connection, claim_listing.number(connection, story, "s"))

    def story_articles(self, story: str, limit: int = 40, offset: int = 0) -> list[Printed]:
        """Articles of a story, the first one first."""
        with self._reading() as connection:
            return story_pages.printed(connection, claim_listing.number(connection, story, "s"), limit, offset)

    def story_claims(self, story: str, sort: Sort = "publishers", limit: int = 40, offset: int = 0) -> list[TableRow]:
        """Claims of a story, with who says each and on whose word."""
        with self._reading() as connection:
            number = claim_listing.number(connection, story, "s")
            return story_pages.claims_table(connection, number, sort, limit, offset)

    def story_withheld(self, story: str, limit: int = 40) -> list[Withheld]:
        """What of a story was not read, as it is for subscribers or all that was seen is a headline."""
        with self._reading() as connection:
            return story_pages.withheld(connection, claim_listing.number(connection, story, "s"), limit)

    def story_main_claims(self, story: str) -> list[MainClaim]:
        """The claims of a story that most publishers print, with their origins and history."""
        with self._reading() as connection:
            return story_pages.main_claims(connection, claim_listing.number(connection, story, "s"))

    def story_of(self, article: str) -> StoryRow | None:
        """The story that an article is of; None where it has none yet."""
        with self._reading() as connection:
            return story_listing.story_of(connection, article)

    def copies(self, article: str) -> list[Copied]:
        """Whose text an article repeats, and who repeats its; `article` is its whole id."""
        with self._reading() as connection:
            return story_listing.copies_of(connection, article)

    def ruled_copies(self, article: str) -> list[Ruled]:
        """Of which others a person ruled whether one of the two is a copy, though nothing was found in them."""
        with self._reading() as connection:
            return story_listing.ruled_of(connection, article)

    # Comparing

    def uncompared(self) -> int:
        """How many articles were not compared with the others yet."""
        with self._reading() as connection:
            return comparing.waiting_count(connection)

    def compare_waiting(self) -> Iterator[str]:
        """Sets the articles beside the others that never were, a batch at a time; gives out the id of each."""
        weighing = self._need_weighing()
        while True:
            with self._writing() as connection:
                ids = comparing.waiting(connection, _BATCH)
                with noting.quietly(connection, quiet=doings.running(connection)):
                    for id in ids:
                        comparing.link(connection, id, weighing)
            if not ids:
                break
            yield from ids
        self._end_run(weighing)

    def _end_run(self, weighing: Weighing) -> None:
        """Where all were compared anew, a run that was broken off and gone on with included: looks at all at once."""
        with self._writing() as connection, noting.quietly(connection):
            if doings.running(connection):
                claiming.settle_all(connection, weighing)
                claiming.weigh_waiting(connection)
                stories.settle_all(connection, weighing)
                printed_by.settle(connection, weighing)
                doings.end(connection)

    def compare_anew(self) -> Iterator[str]:
        """Compares every article anew, a batch at a time; gives out the id of each. Judgements and addresses stay."""
        weighing = self._need_weighing()
        with self._writing() as connection:
            doings.begin(connection)
            comparing.let_all_wait(connection)
            with noting.quietly(connection):
                claim_judging.enter_anew(connection, weighing)
        yield from self.compare_waiting()

    # Judgements of persons; each `DeskError` names what is wrong with one

    def join_claims(self, one: str, other: str, who: str) -> Judgement:
        """Two statements (ARTICLE:STATEMENT) say the same, says `who`."""
        return self._judge(lambda connection: claim_judging.join(connection, one, other, self._by(who)))

    def part_claims(self, one: str, other: str, who: str) -> Judgement:
        """Two statements do not say the same."""
        return self._judge(lambda connection: claim_judging.part(connection, one, other, self._by(who)))

    def judge_copy(self, later: str, earlier: str, who: str, *, copied: bool) -> Judgement:
        """The article `later` took its text from `earlier`, or did not."""
        by = self._by(who)
        return self._judge(lambda connection: claim_judging.copies(connection, later, earlier, by, copied=copied))

    def judge_origins(self, one: str, other: str, who: str, *, same: bool) -> Judgement:
        """What stands behind two statements of a claim is one origin, or two."""
        by = self._by(who)
        return self._judge(lambda connection: claim_judging.origins(connection, one, other, by, same=same))

    def correct_statement(self, statement: str, changes: dict[str, Any], who: str) -> Judgement:
        """A statement was read wrong: its `source`, `chain`, `stance` or `dates` are these."""
        return self._judge(lambda connection: claim_judging.correct(connection, statement, changes, self._by(who)))

    def add_statement(self, article: str, passage: str, source: dict[str, Any], stance: str, who: str) -> Judgement:
        """An article says something that was not read: `passage` is its content, word for word."""
        by = self._by(who)
        return self._judge(lambda connection: claim_judging.missed(connection, article, passage, source, stance, by))

    def enter_origin(self, claim: str, body: dict[str, Any], who: str) -> Judgement:
        """An interview or a document of one's own tells a claim; `body` as in `claim_judging.enter`."""
        return self._judge(lambda connection: claim_judging.enter(connection, claim, body, self._by(who)))

    def rate(self, name: str, value: str, who: str) -> Judgement:
        """The Admiralty rating of a source (A-F) or of a claim (1-6)."""
        return self._judge(lambda connection: claim_judging.rate(connection, name, value, self._by(who)))

    def judged_about(self, claims: Collection[str], articles: Collection[str]) -> list[Judgement]:
        """The judgements that name one of these articles, or rate or add to one of these claims, the latest first."""
        with self._reading() as connection:
            return claim_judging.about(connection, claims, articles)

    def judgement(self, number: int) -> Judgement | None:
        """The judgement with that number; None where there is none."""
        with self._reading() as connection:
            return next(iter(judgements.numbered(connection, (number,))), None)

    def undo(self, judgement: int | None, who: str) -> Judgement:
        """Takes a judgement back, the last one where none is named."""
        with self._writing() as connection:
            made = judgements.undo(connection, judgement, who, self._rules)
            claim_judging.undone(connection, made, self._weighing)
            return judgements.one(connection, made)

    def _by(self, who: str) -> By:
        return By(who, self._need_weighing())
