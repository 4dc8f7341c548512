"""What the desk answers about what is backed up, checked, forgotten, let go."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from sqlalchemy import Connection

from headwater.desk.bearers import entities, listing
from headwater.desk.changes import noting
from headwater.desk.claims import claiming
from headwater.desk.keeping import checking, copying, forgetting, retaining, wiping
from headwater.desk.keeping.checking import Checking
from headwater.desk.keeping.forgetting import Going
from headwater.desk.keeping.retaining import Older, Rule
from headwater.desk.opened import Opened
from headwater.desk.publishing import resting
from headwater.desk.sealed.lost import Lost, lost
from headwater.errors import DeskError

_AT_ONCE = 40
"""Articles that are forgotten in one transaction."""


class Keeping(Opened):
    """The questions about what is backed up, checked, forgotten, let go; part of `Desk`."""

    # Copies and checks

    def copy_to(self, target: Path) -> None:
        """Copies the desk as it stands now into a new file, while others read and write."""
        copying.copy(self.path, target)

    def check(self) -> Iterator[Checking]:
        """Looks at everything that is kept, a step at a time; what does not hold is said in `wrong`."""
        with self._reading() as connection:
            yield from checking.check(connection)
            yield from checking.secrets(connection, self.path)

    def lost_secrets(self) -> Lost:
        """Secrets of the desk that cannot be opened here: their key is not beside it."""
        with self._reading() as connection:
            return lost(connection, self.path)

    # Forgetting

    def going(self, articles: Sequence[str]) -> list[Going]:
        """What would go with these articles. `DeskError` where one is not there."""
        with self._reading() as connection:
            return forgetting.going(connection, articles)

    def articles_of(self, entity: str) -> list[str]:
        """Every article in which somebody (e-000123) was met. `DeskError` where there is no such entity."""
        with self._reading() as connection:
            root = entities.root_of(connection, entity)
            found: list[str] = []
            while some := listing.met_in(connection, root, 500, len(found)):
                found += [met.article for met in some]
            return found

    def forget(self, articles: Sequence[str], who: str, reason: str) -> Iterator[str]:
        """Takes articles off the desk, each with all that was made of it; gives out the id of each that is gone.

        Their bytes are gone from the file once `wipe` was called.
        """
        yield from self._forget(articles, who, reason, lambda _, some: some)

    def _forget(
        self,
        articles: Sequence[str],
        who: str,
        reason: str,
        going: Callable[[Connection, Sequence[str]], Sequence[str]],
    ) -> Iterator[str]:
        """The same; `going`: which of some of them go, asked within the transaction in which they do."""
        weighing = self._need_weighing()
        for start in range(0, len(articles), _AT_ONCE):
            # No news: what changes by it would be told in words of what was removed.
            with self._overwriting_all() as connection, noting.quietly(connection):
                some = going(connection, articles[start : start + _AT_ONCE])
                rests = resting.resting(connection, some)
                resting.note_removed(connection, [each for found in rests.values() for each in found])
                wordings = {word for id in some for word in forgetting.wordings(connection, id)}
                for id in some:
                    forgetting.article(connection, id, weighing, who, reason)
                claiming.weigh_waiting(connection)
                forgetting.after(connection, wordings, some)
            yield from some

    def forget_entity(self, entity: str, who: str, reason: str) -> None:
        """What is left of somebody once no article names them. `DeskError` while one does."""
        with self._overwriting_all() as connection:
            root = entities.root_of(connection, entity)
            if listing.met_in(connection, root, 1):
                raise DeskError(f"{entity}: articles still name them; forget these first")
            forgetting.bearer(connection, root, who, reason)

    def forget_case(self, case: str, who: str, reason: str = "") -> None:
        """Lets go of a case for good. `DeskError` where there is none."""
        with self._overwriting_all() as connection:
            forgetting.case(connection, case, who, reason)
        wiping.flush_log(self._engine)

    def wipe(self, told: Callable[[str], None] = lambda _: None) -> bool:
        """Makes indexes and file anew, so that no byte of what was removed is left; False where a reader held it up."""
        told("indexes")
        with self._overwriting_all() as connection:
            forgetting.optimise(connection)
        told("file")
        wiping.vacuum(self._engine)
        return wiping.flush_log(self._engine)

    # Retention

    def retention(self) -> list[Rule]:
        """The rules by which what is older goes."""
        with self._reading() as connection:
            return retaining.rules(connection)

    def retention_due(self) -> bool:
        """Whether a rule was not applied for a day."""
        with self._reading() as connection:
            return bool(retaining.due(connection))

    def keep_for(self, kind: str, days: int | None, who: str) -> None:
        """Makes a rule, in the place of the one of its kind; without days there is none any more."""
        with self._writing() as connection:
            retaining.keep(connection, kind, days, who)

    def older(self, *, only_due: bool = False, past_cases: bool = False) -> list[Older]:
        """What each rule would let go of now; nothing is changed. `past_cases`: what sealed cases may rest on, too."""
        with self._reading() as connection:
            found = retaining.due(connection) if only_due else retaining.rules(connection)
            return [retaining.older(connection, rule, past_cases=past_cases) for rule in found]

    def let_go(self, found: Older, *, past_cases: bool = False) -> Older:
        """Lets go of what a rule found older, but for what somebody's work has come to rest on since; what went.

        What is spared is asked again in each transaction that lets go of something: these are many, and people go on
        working between them. `past_cases` as for `older`.
        """

        def still(connection: Connection, some: Sequence[str]) -> list[str]:
            return retaining.still(connection, found.rule, some, past_cases=past_cases)

        if found.rule.kind == "articles":
            gone = tuple(self._forget(found.articles, found.rule.who, "retention", still))
            found = replace(found, number=len(gone), articles=gone)
        with self._overwriting_all() as connection:
            if found.rule.kind == "captures":
                goes = tuple(still(connection, found.articles))
                found = replace(found, number=len(goes), articles=goes)
            retaining.let_go(connection, found)
        return found

    @contextmanager
    def _overwriting_all(self) -> Iterator[Connection]:
        with self._writing() as connection:
            wiping.careful(connection)
            yield connection
