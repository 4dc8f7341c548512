"""The kinds of changes, what each is worth to somebody who has little time, and which of them stay for good.

Weighed by how much a reader who acts on a claim would lose by missing it (docs/decisions/0101-what-changed.md): what
turns a claim over comes before what adds to it, and that before what only repeats it.
"""

from __future__ import annotations

from typing import Final, Literal, get_args

Kind = Literal[
    "standing",  # of a claim
    "withdrawn",  # a text, by the outlet that printed it
    "contradiction",  # a claim is told differently in a detail
    "answer",  # somebody who had given none
    "origins",  # the interval of a claim moved
    "edited",  # a text, without a word about it
    "judged",  # somebody rated a claim
    "watched",  # a name of a watch list was met
    "corrected",  # a text, saying so
    "story",  # new
    "claim",  # new in a story that was there
    "merged",  # claims
    "split",  # claims
    "gone",  # a claim that no article says any more
    "joined",  # stories
    "article",  # new in a story that was there
    "grown",  # a text that got longer and lost nothing
    "copy",  # an article new in a story that was there, which repeats the text of another
    "rerun",  # what running the program anew changed, in one
]
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)

RANKS: Final[dict[Kind, int]] = {
    **{"standing": 90, "withdrawn": 85, "contradiction": 80, "answer": 80, "origins": 70, "edited": 65},
    **{"judged": 60, "watched": 55, "corrected": 50, "story": 40, "claim": 30},
    **{"merged": 25, "split": 25, "gone": 25, "joined": 25, "article": 20, "grown": 15, "copy": 10, "rerun": 0},
}
STAYS: Final[frozenset[Kind]] = frozenset(
    ("standing", "withdrawn", "contradiction", "answer", "edited", "judged", "corrected", "rerun")
)
"""What is told nowhere else, or is the story's own history. All else can be read off articles and claims."""
IN_NEW: Final[tuple[Kind, ...]] = ("withdrawn", "edited", "corrected", "watched")
"""What still matters in a story that is new to somebody as a whole; the rest of it is all new."""
DAYS: Final = 90
"""How long passing changes are kept, one by one: a quarter, after which nobody goes through them one by one."""
