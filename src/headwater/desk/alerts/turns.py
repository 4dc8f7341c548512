"""The turns that somebody may want to be told of, and which of them a change is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Literal, get_args

Turn = Literal[
    "confirmed",  # a claim becomes officially confirmed
    "denied",
    "disputed",
    "standing",  # it changes at all
    "least",  # an origin more is proven
    "most",  # an origin more may be there
    "named",  # the first source with a name stands behind it
    "answer",  # who had given no answer gives one
    "contradiction",  # it is told differently in a detail
    "edited",  # a text was changed without a word
    "corrected",  # a text was changed, and says so
    "withdrawn",  # a text, or a copy of it
    "met",  # a name of a watch list
    "claim",  # new
    "gone",  # a claim that no article says any more
]
TURNS: Final[tuple[Turn, ...]] = get_args(Turn)
Watch = Literal["claim", "story", "entity", "watchlist", "outlet", "search", "article", "dossier", "all"]
"""What a rule is about."""
WATCHES: Final[tuple[Watch, ...]] = get_args(Watch)

_OF_CLAIMS: Final[tuple[Turn, ...]] = (
    *("confirmed", "denied", "disputed", "standing", "least", "most", "named", "answer", "contradiction"),
)
_OF_TEXTS: Final[tuple[Turn, ...]] = ("edited", "corrected", "withdrawn")
OFFERED: Final[Mapping[Watch, tuple[Turn, ...]]] = {
    "claim": (*_OF_CLAIMS, "gone", *_OF_TEXTS),
    "story": (*_OF_CLAIMS, "claim", "gone", *_OF_TEXTS, "met"),
    "entity": (*_OF_CLAIMS, "claim", *_OF_TEXTS),
    "watchlist": ("met", *_OF_CLAIMS, "claim"),
    "outlet": (*_OF_CLAIMS, "claim", *_OF_TEXTS),
    "search": (*_OF_CLAIMS, "claim", *_OF_TEXTS),
    "article": (*_OF_TEXTS, *_OF_CLAIMS),
    "dossier": (*_OF_TEXTS, *_OF_CLAIMS, "gone"),
    "all": TURNS,
}
"""What can happen to each. Who or what a claim was about that is gone, nobody knows any more."""

_STANDINGS: Final[Mapping[str, Turn]] = {
    "officially confirmed": "confirmed",
    "denied": "denied",
    "disputed": "disputed",
}
_KINDS: Final[Mapping[str, Turn]] = {
    **{"answer": "answer", "contradiction": "contradiction", "edited": "edited", "corrected": "corrected"},
    **{"withdrawn": "withdrawn", "watched": "met", "claim": "claim", "story": "claim", "gone": "gone"},
}
KINDS: Final[Mapping[Turn, tuple[str, ...]]] = {
    **dict.fromkeys(("confirmed", "denied", "disputed", "standing"), ("standing",)),
    **{"least": ("origins",), "most": ("origins",), "named": ("standing", "origins")},
    **{turn: tuple(kind for kind, t in _KINDS.items() if t == turn) for turn in dict.fromkeys(_KINDS.values())},
}
"""Of which kinds the changes are among which one finds a turn."""


def of_change(kind: str, body: Mapping[str, Any]) -> frozenset[Turn]:
    """The turns that a change is; none for most."""
    found: set[Turn] = set()
    if kind == "standing":
        found.add("standing")
        if turn := _STANDINGS.get(body["to"]):
            found.add(turn)
    elif kind == "origins":
        (least, most), (now_least, now_most) = body["from_interval"], body["to_interval"]
        found |= {"least"} if now_least > least else set()
        found |= {"most"} if now_most > most else set()
    elif turn := _KINDS.get(kind):
        found.add(turn)
    if body.get("named"):
        found.add("named")
    return frozenset(found)
