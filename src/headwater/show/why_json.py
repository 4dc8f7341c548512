"""A claim with all that it rests on, as JSON: what a reader can check, without the workings of the comparison.

Sentence vectors, stems and the weights of a matter are left out: they are of use to this program only, and change with
it. Spans are `[start, end]` in code points of their article's text; `words` of an edge are those at its span.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from headwater.desk.claims.claim_listing import Why
from headwater.json_text import plain
from headwater.linked import Sheet, Telling

_OF_A_TELLING = (
    *("article", "statement", "wording", "spans", "stance", "quoted", "presentation", "chain", "language", "names"),
    *("numbers", "dates", "printed_dates", "answers", "within", "confidence", "published", "withdrawn", "partly"),
    *("own", "missing"),
)
_OF_A_SHEET = ("article", "house", "title", "access", "language", "published", "fetched", "url", "credits")
_EVERY = slice(None)


def why_as_json(found: Why, some: slice = _EVERY) -> dict[str, Any]:
    """What a claim rests on, as plain dicts, lists and strings; of its tellings, their edges and sheets only `some`."""
    told = found.tellings[some]
    of, refs = {telling.article for telling in told}, {telling.ref for telling in told}
    weighed = replace(found.weighed, edges=tuple(edge for edge in found.weighed.edges if edge.telling in refs))
    bare: dict[str, Any] = plain(replace(found, weighed=weighed, tellings=(), sheets={}, quotes={}))
    del bare["quotes"]
    for row, edge in zip(bare["weighed"]["edges"], weighed.edges, strict=True):
        row["words"] = found.quotes.get((edge.telling, edge.span), "") if edge.span else ""
    tellings = [_only(plain(_light(each)), _OF_A_TELLING) for each in told]
    sheets = {
        article: _only(plain(_bare(sheet)), _OF_A_SHEET) for article, sheet in found.sheets.items() if article in of
    }
    return bare | {"tellings": tellings, "sheets": sheets}


def _light(telling: Telling) -> Telling:
    return replace(telling, vector=b"", stems=frozenset(), acts=frozenset(), concepts=frozenset(), usual=frozenset())


def _bare(sheet: Sheet) -> Sheet:
    """Without what is long, before it is copied."""
    return replace(sheet, text="", sentences=(), quoted=(), vectors=(), tellings=(), names=(), matter=None)


def _only(row: dict[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    return {name: row[name] for name in names}
