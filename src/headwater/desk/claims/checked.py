"""What a person says of a statement is looked at before it is kept: what cannot be so is told, with what to give; and
whether the article has it already."""

from __future__ import annotations

import re
from typing import Any, get_args

import msgspec
from sqlalchemy import Connection, select

from headwater import isodates
from headwater.desk.claims import amendments
from headwater.desk.claims.claim_tables import sheets, tellings
from headwater.desk.claims.packing import unpack
from headwater.errors import DeskError
from headwater.linked import Telling
from headwater.records import Stance
from headwater.wordforms import fold

STANCES = frozenset(get_args(Stance))


def check(body: dict[str, Any]) -> None:
    """`DeskError` names what is wrong with the dates, day, stance, source or chain that a person gave."""
    for value in body.get("dates", ()):
        if not isodates.told(value):
            raise DeskError(
                f"{value}: there is no such date; give a day (2026-03-31), a month (2026-03), a year (2026) or another "
                "value of TIMEX3 (2026-W14, 2026-SU)"
            )
    if (day := body.get("published", "")) and not isodates.is_day(day):
        raise DeskError(f"{day}: there is no such day; give one of the calendar, as 2026-03-31")
    if "stance" in body and body["stance"] not in STANCES:
        raise DeskError(f"{body['stance']}: no such stance; one of {', '.join(sorted(STANCES))}")
    try:
        for link in (*([body["source"]] if "source" in body else []), *body.get("chain", ())):
            if not amendments.hand(link).name.strip():
                raise DeskError("a source needs a name, or the words that describe it")
    except msgspec.ValidationError as error:
        raise DeskError(f"no source: {error}") from error


def said(connection: Connection, article: str, passage: str, source: str) -> str | None:
    """The statement of an article that has these words from this source and was not withdrawn."""
    s, t = sheets.c, tellings.c
    query = select(t.body).join(sheets, s.id == t.sheet).where(s.article == article).order_by(t.statement)
    for body in connection.execute(query).scalars():
        telling: Telling = unpack(Telling, body)
        who = telling.chain[-1].name if telling.chain else ""
        if not telling.withdrawn and _bare(telling.wording) == _bare(passage) and _bare(who) == _bare(source):
            return telling.statement
    return None


def _bare(text: str) -> list[str]:
    return re.findall(r"\w+", fold(text))
