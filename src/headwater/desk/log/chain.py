"""The log of what was done: each entry is bound to the one before it by a hash."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection


def enter(connection: Connection, kind: str, who: str, about: str = "", said: Mapping[str, str] | None = None) -> None:
    """Adds an entry, within the transaction of what it tells of.

    `kind` is a short word for what was done (`dossier exported`), `about` the id of what it was done to. `said` must
    hold nothing that is confidential: no text of a note, no word of an article, no secret.
    """
