"""Agencies that no list knows and that sign at the end of a text, `(Northline)`: known by the articles beside it.

A word in brackets at the end may be an author's name, or "Ends": that it is an outlet's shows where other articles of
the same corpus are printed by it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from headwater.link import houses
from headwater.linked import Credit, Sheet
from headwater.records import Span
from headwater.wordforms import CAPITAL, fold

_CLOSING = re.compile(rf"(?:^|[.!?…»”\"]\s*)[(\[]({CAPITAL}[^()\[\]\n]{{1,40}})[)\]]\s*\.?\s*\Z", re.MULTILINE)


def signed(sheets: Sequence[Sheet]) -> list[Sheet]:
    """The same sheets, in their order, with the credits that are told by who prints the others."""
    outlets = {fold(sheet.house.name): sheet.house for sheet in sheets if sheet.house.outlet}
    made = []
    for sheet in sheets:
        found = _CLOSING.search(sheet.text)
        other = outlets.get(fold(found[1])) if found else None
        if found and other and not houses.named_alike(other, sheet.house) and not _credits(sheet, other.outlet):
            credit = Credit(found[1], other, "tag", True, Span(found.start(1), found.end(1)))
            sheet = replace(sheet, credits=(credit, *sheet.credits))
        made.append(sheet)
    return made


def _credits(sheet: Sheet, outlet: str) -> bool:
    return any(credit.house.outlet == outlet for credit in sheet.credits)
