"""Something is taken off the desk for good: what would go is shown first, what is gone is gone from the file too.

Older backups, exports that were made, what was published and what others were sent still hold it: that is said, as
nothing here can reach it.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Literal, get_args

from headwater import config
from headwater.config import Settings
from headwater.desk.keeping.forgetting import Going
from headwater.desk.store import Desk
from headwater.errors import DeskError
from headwater.said import kept

Reason = Literal["asked", "danger", "law", "mistake", "retention", "other"]
REASONS: Final[tuple[Reason, ...]] = get_args(Reason)
"""The words for why: free words would sooner or later say what was forgotten, in a log that nobody can change."""
MOST: Final = 5_000
"""Articles that go by one search: whoever means more writes words that fewer have, and sees what goes."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What would be forgotten: articles, and somebody or a case if that is what was named."""

    articles: tuple[Going, ...]
    entity: str = ""
    case: str = ""

    @property
    def cited(self) -> tuple[str, ...]:
        """The dossiers (d-000012), and the published items by their keys, that rest on one of the articles."""
        return tuple(sorted({dossier for going in self.articles for dossier in going.cited}))

    @property
    def seal(self) -> str:
        """What tells this plan from one by which anything else would go: so many articles may be others by now."""
        named = [self.entity, self.case, *sorted(going.article for going in self.articles)]
        return hashlib.sha256("\n".join(named).encode()).hexdigest()


def plan(desk: Desk, target: str) -> Plan:
    """What goes with an article (its id, or its beginning), somebody (e-000123) or a case (k-1f3a9c20)."""
    if target.startswith("k-"):
        if desk.sealed_case(target) is None:
            raise DeskError(kept("There is no such case on this desk."))
        return Plan((), case=target)
    if target.startswith("e-"):
        return Plan(_going(desk, desk.articles_of(target)), entity=target)
    return Plan(_going(desk, [desk.find(target)]))


def plan_matching(desk: Desk, words: str) -> Plan:
    """What goes with all articles that a search finds, in any of their versions."""
    if not words.strip():
        raise DeskError(kept("Write the words that the articles have."))
    found = desk.articles_having(words, MOST)
    if len(found) > MOST:
        raise DeskError(f"more than {MOST:,} articles have these words; write more of them")
    return Plan(_going(desk, found))


def carry_out(
    desk: Desk,
    settings: Settings,
    made: Plan,
    *,
    who: str,
    reason: str,
    cited: bool = False,
    told: Callable[[str], None] = lambda _: None,
) -> bool:
    """Forgets what was planned. False where a reader of the desk kept the last bytes in its log: `wipe` again later.

    `DeskError` where a dossier or a published item rests on it, unless `cited`, or where the reason is none of ours.
    What was published stays as it is: whoever asked is told of it, and withdraws it or not.
    """
    if reason not in REASONS:
        raise DeskError(f"write why, as one of: {', '.join(REASONS)}")
    if made.cited and not cited:
        raise DeskError(
            f"dossiers or published items rest on it ({', '.join(made.cited)}): say so if it is to go even so"
        )
    if made.case:
        desk.forget_case(made.case, who, reason)
    for id in desk.forget([going.article for going in made.articles], who, reason):
        told(id)
    if made.entity:
        desk.forget_entity(made.entity, who, reason)
    _forget_answers(settings)
    return desk.wipe(told)


def _going(desk: Desk, ids: Sequence[str]) -> tuple[Going, ...]:
    return tuple(desk.going(ids))


def _forget_answers(settings: Settings) -> None:
    """What a language model answered about articles is kept beside the desk, under names that do not tell of which: so
    all of it goes. It is asked again where it is needed."""
    folder = config.answers_folder(settings.llm.cache, os.environ) if settings.llm.endpoint else None
    if folder is None or not folder.is_dir():
        return
    for file in folder.rglob("*"):
        if file.is_file():
            file.unlink(missing_ok=True)
