"""What is asked for: the filters of a list, as its page has them, or the name of one thing."""

from __future__ import annotations

from dataclasses import dataclass, field

from headwater.desk.claims.claim_listing import Asked
from headwater.desk.finding.hits import Wanted


@dataclass(frozen=True, slots=True)
class Sought:
    """Which rows of a table. Each table takes those that its page takes; what is "" is not asked.

    `claims` narrows claims, and their origins, edges and histories; `search` is a search; `kind` and `query` are of
    entities and outlets; `about` is one claim or one article; `watchlist` its name; `who` whose list of news it is;
    `names`: who judged, or wrote a note, is told; `notes`: notes in the margins may leave the desk.
    """

    claims: Asked = field(default_factory=Asked)
    search: Wanted = field(default_factory=Wanted)
    kind: str = ""
    query: str = ""
    about: str = ""
    watchlist: str = ""
    who: str = ""
    names: bool = False
    notes: bool = False
