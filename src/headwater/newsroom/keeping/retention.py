"""What is kept for how long, applied: once a day, by whatever looks after the desk, or when somebody says so."""

from __future__ import annotations

from headwater.config import Settings
from headwater.desk.keeping.retaining import Older
from headwater.desk.store import Desk


def apply(desk: Desk, *, only_due: bool = False, past_cases: bool = False) -> list[Older]:
    """Lets go of what the rules say; what went, and what was spared. `past_cases`: what sealed cases may rest on goes,
    too. The file is written anew only where words of articles went."""
    found = [desk.let_go(each, past_cases=past_cases) for each in desk.older(only_due=only_due, past_cases=past_cases)]
    if any(each.articles for each in found):
        desk.wipe()
    return found


def apply_due(settings: Settings) -> list[Older]:
    """Applies the rules of a desk that were not applied for a day; none where there are none."""
    with Desk(settings.desk, create=False, read_only=True) as desk:
        if not desk.retention_due():
            return []
    from headwater import pipeline

    with Desk(settings.desk, create=False, rules=pipeline.RULES, weighing=pipeline.WEIGHING) as desk:
        return apply(desk, only_due=True)
