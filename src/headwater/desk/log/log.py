"""What the desk answers about what was done, in a chain of hashes."""

from __future__ import annotations

from collections.abc import Mapping

from headwater.desk.log import chain
from headwater.desk.log.chain import Checked, Entry
from headwater.desk.log.entrances import Entrances


class Log(Entrances):
    """The questions about what was done, in a chain of hashes; part of `Desk`."""

    def enter_log(self, kind: str, who: str, about: str = "", said: Mapping[str, str] | None = None) -> None:
        """Adds an entry by itself, for what the desk does not keep otherwise; see chain.enter. Never a secret in it."""
        with self._writing() as connection:
            chain.enter(connection, kind, who, about, said)

    def log(
        self, *, kind: str = "", who: str = "", about: str = "", before: int | None = None, limit: int = 40
    ) -> list[Entry]:
        """What was done, the latest first: of this kind, by this person, to this; those before entry `before`."""
        with self._reading() as connection:
            return chain.page(connection, {"kind": kind, "who": who, "about": about}, before=before, limit=limit)

    def log_kinds(self) -> list[str]:
        """The kinds of entries there are."""
        with self._reading() as connection:
            return chain.names(connection, "kind")

    def log_people(self) -> list[str]:
        """Who is named in the log."""
        with self._reading() as connection:
            return chain.names(connection, "who")

    def log_head(self) -> str:
        """The hash of the last entry: to be written down where nobody who can write to the desk can change it."""
        with self._reading() as connection:
            return chain.head(connection)

    def check_log(self, since: str | None = None) -> Checked:
        """Goes through the whole chain and says where it breaks; `since` is a hash that was written down."""
        with self._reading() as connection:
            return chain.check(connection, since)
