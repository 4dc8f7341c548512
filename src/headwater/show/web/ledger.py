"""The claims, stories and copies of a desk file as the pages see them. Only this file knows the desk's own calls."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Final

from headwater.desk.changes.looking import Unseen
from headwater.desk.changes.today import Change
from headwater.desk.claims.claim_judging import KINDS
from headwater.desk.claims.claim_listing import Asked, ClaimRow, Emptied, Related, Why
from headwater.desk.claims.story_listing import Copied, Ruled, StoryRow
from headwater.desk.claims.story_pages import MainClaim, Printed, Sort, StoryHead, TableRow, Withheld
from headwater.desk.judgements import Judgement
from headwater.desk.store import Desk
from headwater.errors import DeskError
from headwater.show import tree
from headwater.show.places import Place
from headwater.show.web import copied
from headwater.show.web.cards import Judged
from headwater.show.web.claim_cards import ClaimCard
from headwater.show.web.once import Once

_ID: Final = re.compile(r"[cs]-[0-9]{1,9}", re.IGNORECASE)


class Ledger:
    """Asks the desk. `change` opens it anew to write, for one judgement; nothing else is ever written."""

    def __init__(self, desk: Desk, change: Callable[[], Desk]) -> None:
        self._desk = desk
        self._change = change
        self._once = Once(desk.version)

    # Claims

    def claims(self, wanted: Asked, limit: int, offset: int) -> Sequence[ClaimRow]:
        """The claims that are asked for, those with the most publishers first."""
        return self._desk.claims_page(wanted, limit, offset)

    def claims_total(self, wanted: Asked | None = None) -> int:
        """How many claims there are, or how many of those that are asked for."""
        return self._once(wanted or Asked(), lambda: self._desk.claim_count(wanted))

    def uncompared(self) -> int:
        """How many articles were not compared with the others yet."""
        return self._once("uncompared", self._desk.uncompared)

    def why(self, id: str) -> Why:
        """What a claim rests on, that of the one it went into where it did. `DeskError` where there is none."""
        return self._desk.why(_known(id, "c", "claim"))

    def resting(self, id: str) -> ClaimCard:
        """Who tells a claim and from whom each has it, nothing else of its page. `DeskError` where there is none."""
        return self._card(self._desk.why(_known(id, "c", "claim"), whole=False), ())

    def related(self, id: str) -> tuple[ClaimRow, Sequence[Related]]:
        """A claim, and those that have to do with it. `DeskError` where there is none."""
        row = self._desk.claim_row(_known(id, "c", "claim"))
        return row, self._desk.related(row.claim)

    def emptied(self, id: str) -> Emptied | None:
        """What is left of a claim that nobody tells any more; None where somebody does."""
        return self._desk.emptied(_known(id, "c", "claim"))

    def card(self, why: Why) -> ClaimCard:
        """Everything that the page of a claim shows."""
        own = {why.row.claim, *(m.other for m in why.moved if m.what == "took in" and m.other)}
        told = {f"{article}:{statement}" for article, statement in (telling.ref for telling in why.tellings)}
        judged = self._desk.judged_about(own, why.sheets.keys())
        return self._card(why, [j for j in judged if j.kind in KINDS and _is_about(j, own | told, why.sheets.keys())])

    def _card(self, why: Why, log: Sequence[Judgement]) -> ClaimCard:
        told = tree.Told.of(why.tellings, why.sheets, why.quotes)
        places = told.places
        names = _names(why, places.values()) if log else {}
        return ClaimCard(
            why=why,
            trees=tree.trees(why.weighed, told),
            places=tuple(places[ref] for ref in why.claim.tellings if ref in places),
            history=tuple(Judged.of(j, names) for j in log),
            of=places,
            story=self._story(why),
        )

    def _story(self, why: Why) -> StoryRow | None:
        """The story that most of its articles are in."""
        return self._desk.story_row(why.story) if why.story else None

    def of_article(self, article: str) -> Mapping[str, ClaimRow]:
        """The claims that an article tells, by the ids of its statements."""
        return self._desk.claims_of(article)

    # Stories

    def stories(self, limit: int, offset: int) -> Sequence[StoryRow]:
        """Stories, those with the latest article first."""
        return self._desk.stories(limit, offset)

    def stories_total(self) -> int:
        """How many stories there are."""
        return self._once("stories", self._desk.story_count)

    def story(self, id: str) -> StoryHead:
        """A story with how much there is of everything. `DeskError` where there is none."""
        return self._desk.story_head(_known(id, "s", "story"))

    def story_articles(self, id: str, limit: int, offset: int = 0) -> Sequence[Printed]:
        """Articles of a story, the first one first."""
        return self._desk.story_articles(id, limit, offset)

    def story_claims(self, id: str, sort: Sort, limit: int, offset: int) -> Sequence[TableRow]:
        """Claims of a story, with who says each and on whose word."""
        return self._desk.story_claims(id, sort, limit, offset)

    def story_withheld(self, id: str, limit: int) -> Sequence[Withheld]:
        """What of a story was not read."""
        return self._desk.story_withheld(id, limit)

    def story_main_claims(self, id: str) -> Sequence[MainClaim]:
        """The claims of a story that most publishers print, with their origins and history."""
        return self._desk.story_main_claims(id)

    def story_changes(self, id: str, limit: int) -> Sequence[Change]:
        """Texts of a story that were edited, corrected or withdrawn after they came out, the latest first."""
        return self._desk.story_changes(id, limit, ("edited", "corrected", "withdrawn"))

    def unseen(self, id: str, who: str) -> Unseen:
        """What of a story somebody has not seen."""
        return self._desk.unseen(id, who)

    def story_of(self, article: str) -> StoryRow | None:
        """The story that an article is of."""
        return self._desk.story_of(article)

    # Copies

    def copies(self, article: str) -> Sequence[Copied]:
        """Whose text an article repeats and who repeats its, those with most first; none before it is compared."""
        try:
            found = self._desk.copies(article)
        except DeskError:
            return ()
        return sorted(found, key=lambda c: (not c.copy.joins, -c.copy.share, c.earlier.published, c.copy.later))

    def ruled_copies(self, article: str) -> Sequence[Ruled]:
        """Of which others a person ruled whether one of the two is a copy, though nothing was found in them."""
        try:
            return self._desk.ruled_copies(article)
        except DeskError:
            return ()

    def side_by_side(self, found: Copied) -> copied.Pair:
        """Both texts of a copy with their common passages marked."""
        texts = [self._desk.reading(id) for id in (found.copy.earlier, found.copy.later)]
        earlier, later = ("" if reading is None else reading.article.text for reading in texts)
        return copied.pair(found.copy.passages, earlier, later)

    def verdicts(self, article: str, names: Mapping[str, str]) -> tuple[Judged, ...]:
        """What was judged of the copies of an article, the latest first."""
        log = (
            j for j in self._desk.judged_about((), (article,)) if j.kind in ("copy", "no copy") and article in j.about
        )
        return tuple(Judged.of(j, names) for j in log)

    # Judgements

    def judgement(self, id: int) -> Judged | None:
        """A judgement about claims by its number."""
        found = self._desk.judgement(id)
        return Judged.of(found) if found and found.kind in KINDS else None

    def judge(self, do: Callable[[Desk], Judgement]) -> Judgement:
        """Writes one judgement. Raises `DeskError`: then nothing was changed."""
        with self._change() as desk:
            return do(desk)


def _known(id: str, kind: str, what: str) -> str:
    if not _ID.fullmatch(id) or id[0].lower() != kind:
        raise DeskError(f"“{id}” is not the name of a {what}.")
    return id


def _names(why: Why, places: Iterable[Place]) -> dict[str, str]:
    """What statements and articles of a claim are called in the words of a judgement."""
    names = {place.name: f"{place.outlet} ({place.name.partition(':')[2]})" for place in places}
    return names | {article: sheet.house.name for article, sheet in why.sheets.items()}


def _is_about(judgement: Judgement, names: set[str], articles: Collection[str]) -> bool:
    """True for a judgement on one of these claims or statements, or on the copies among these articles."""
    if judgement.kind in ("copy", "no copy"):
        return len(judgement.about) > 1 and set(judgement.about) <= set(articles)
    return bool(names & set(judgement.about))
