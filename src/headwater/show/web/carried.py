"""What an address hands on to every link of its page: how names are shown, and who judges.

There are no cookies, and nothing is remembered on the server: two people may read one desk in two ways, and a page
that is loaded again is the same page.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from urllib.parse import quote, urlencode

from fastapi import Request

PRINTED = "printed"
LONGEST = 80
"""Characters of the name of somebody who judges."""
_ONCE = ("done",)
"""Said of one answer only, and not handed on."""


@dataclass(frozen=True, slots=True)
class Carried:
    """`printed`: names are shown only as printed, nothing in Latin letters beside them. `by`: who judges, "" unless it
    was written on a page."""

    printed: bool = False
    by: str = ""

    @property
    def fields(self) -> tuple[tuple[str, str], ...]:
        """As parameters of an address, or hidden fields of a form that asks for one."""
        given = (("names", PRINTED if self.printed else ""), ("by", self.by))
        return tuple(row for row in given if row[1])

    def to(self, path: str) -> str:
        """An address of the desk with these handed on; `path` may have parameters and a fragment of its own."""
        address, mark, fragment = path.partition("#")
        if self.fields:
            address += ("&" if "?" in address else "?") + urlencode(self.fields, quote_via=quote)
        return address + mark + fragment

    def switched(self, request: Request) -> str:
        """The page that was asked for, with names shown the other way."""
        kept = {"names", "by", *_ONCE}
        own = [(name, value) for name, value in request.query_params.multi_items() if name not in kept]
        path = quote(request.scope["path"]) + ("?" + urlencode(own, quote_via=quote) if own else "")
        return replace(self, printed=not self.printed).to(path)


def carried(request: Request) -> Carried:
    """What the address of a request hands on."""
    asked = request.query_params
    return Carried(asked.get("names") == PRINTED, " ".join(asked.get("by", "").split())[:LONGEST])
