"""What the desk answers about notes on unnamed sources, as sealed bytes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from sqlalchemy import Connection

from headwater.desk.keeping import wiping
from headwater.desk.opened import Opened
from headwater.desk.sealed import beside, cases
from headwater.desk.sealed.beside import Beside
from headwater.desk.sealed.cases import CaseRow, SealedCase, WrappedKey


class Sealed(Opened):
    """The questions about notes on unnamed sources, as sealed bytes; part of `Desk`.

    A key that was changed because somebody should not have it must not lie in the file any more: what is written over
    here is overwritten, and the log is cut.
    """

    def sealed_cases(self) -> list[CaseRow]:
        """The cases, without what is sealed in them."""
        with self._reading() as connection:
            return cases.rows(connection)

    def sealed_case(self, id: str) -> SealedCase | None:
        """A case, sealed; None where there is none of that name."""
        with self._reading() as connection:
            return cases.one(connection, id)

    def keep_case(self, case: SealedCase, who: str) -> None:
        """Keeps a new case."""
        with self._overwriting() as connection:
            cases.keep(connection, case, who)

    def reseal_case(self, before: SealedCase, mark: str, body: bytes, keys: Sequence[WrappedKey], who: str) -> None:
        """Keeps a case in the place of what was read of it. `DeskError` where somebody changed it meanwhile."""
        with self._overwriting() as connection:
            cases.replace(connection, before, mark, body, keys, who)

    def share_case(self, id: str, who: str, *, shared: bool) -> None:
        """Lets editors try to open a case, or no longer."""
        with self._writing() as connection:
            cases.share(connection, id, who, shared=shared)

    def unnamed_beside(self, refs: Sequence[tuple[str, str]]) -> list[Beside]:
        """Statements of unnamed sources in other articles that tell what these tell (article, statement or "")."""
        with self._reading() as connection:
            return beside.unnamed(connection, refs)

    @contextmanager
    def _overwriting(self) -> Iterator[Connection]:
        with self._writing() as connection:
            wiping.careful(connection)
            yield connection
        wiping.flush_log(self._engine, 2.0)
