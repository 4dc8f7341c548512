"""One step of who has it from whom, with its evidence: the noun that `edges`, `graph` and `origins` exchange."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from headwater.records import Span
from headwater.weigh.sides import Ref, Side

How = Literal["copy", "cites", "credit", "owner", "judged"]
_FIRST: dict[How, int] = {"judged": 0, "cites": 1, "copy": 2, "credit": 3, "owner": 4}
"""Which edge a tree shows where there are several: what a person said, then what the text says of itself."""


@dataclass(frozen=True, slots=True, order=True)
class Unseen:
    """The report of an outlet that is cited and not on the desk; `behind` is the number of the named origin, or -1."""

    outlet: str
    side: Side
    behind: int = -1


Node = Ref | Unseen


@dataclass(frozen=True, slots=True)
class Lead:
    """One telling, or unseen report, has it from another: `to`, with the evidence."""

    at: Node
    to: Node
    how: How
    why: str
    span: Span | None = None


def first(lead: Lead) -> tuple[int, bool, str]:
    """What puts the leads of one telling in order: the one that a tree shows comes first."""
    return _FIRST[lead.how], isinstance(lead.to, Unseen), repr(lead.to)
