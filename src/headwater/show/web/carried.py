"""What an address hands on to every link of its page: the language, how names are shown, and who judges.

How somebody reads the desk is kept in cookies (preferred.py), and an address need not say it. Where it does
(`?language=be`, `?names=printed`), the address wins, for that page and all that is reached from it: so a page can be
shown to a colleague as one sees it oneself, and two people may read one desk in two ways in one browser. Nothing is
remembered on the server, and who judges is in no cookie: whoever sits down at the machine next is somebody else.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import quote, urlencode

from fastapi import Request

from headwater.show.tongue import LANGUAGES
from headwater.show.web.visitor import visitor

PRINTED: Final = "printed"
BOTH: Final = "both"
"""Names as printed and in Latin letters beside it."""
LONGEST: Final = 80
"""Characters of the name of somebody who judges."""
_ONCE = ("done",)
"""Said of one answer only, and not handed on."""


@dataclass(frozen=True, slots=True)
class Carried:
    """What the address says, each "" where it says nothing: `names` are shown as `PRINTED` alone, or `BOTH`; `by` who
    judges; `language` is that of the page."""

    names: str = ""
    by: str = ""
    language: str = ""

    @property
    def fields(self) -> tuple[tuple[str, str], ...]:
        """As parameters of an address, or hidden fields of a form that asks for one."""
        given = (("names", self.names), ("by", self.by), ("language", self.language))
        return tuple(row for row in given if row[1])

    def to(self, path: str) -> str:
        """An address of the desk with these handed on; `path` may have parameters and a fragment of its own."""
        address, mark, fragment = path.partition("#")
        if self.fields:
            address += ("&" if "?" in address else "?") + urlencode(self.fields, quote_via=quote)
        return address + mark + fragment

    def switched(self, request: Request, names: str) -> str:
        """The page that was asked for, with names shown in this way; "" as they are where no address says how."""
        return replace(self, names=names).to(bare(request))

    def by_whom(self, by: str) -> Carried:
        """The same, with somebody else who judges; with an account nobody need say it."""
        return replace(self, by="" if visitor().name else by)


def bare(request: Request) -> str:
    """The page that was asked for, without what is handed on."""
    kept = {"names", "by", "language", *_ONCE}
    own = [(name, value) for name, value in request.query_params.multi_items() if name not in kept]
    return quote(request.scope["path"]) + ("?" + urlencode(own, quote_via=quote) if own else "")


def query(own: Mapping[str, str]) -> str:
    """What is asked as the end of an address, "" where nothing is."""
    return "?" + urlencode(own, quote_via=quote, safe="") if own else ""


def carried(request: Request) -> Carried:
    """What the address of a request hands on."""
    asked = request.query_params
    names, language = asked.get("names", ""), asked.get("language", "")
    return Carried(
        names if names in (PRINTED, BOTH) else "",
        "" if visitor().name else " ".join(asked.get("by", "").split())[:LONGEST],
        language if language in LANGUAGES else "",
    )
