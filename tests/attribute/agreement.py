"""How far a reading agrees with the marks of a report, in the way of the field's scorers; for the floors in the tests."""

from training.markup import Marked

from headwater.records import Attribution


def letters(spans: object) -> set[int]:
    """The characters that spans cover; spans are `Span`s or pairs."""
    pairs = [(s.start, s.end) if hasattr(s, "start") else s for s in spans]  # type: ignore[attr-defined]
    return {i for start, end in pairs for i in range(start, end)}


def outermost(found: list) -> list:
    """Without those whose source and cue stand in another one's content."""
    kept = []
    for one in found:
        parts = letters(one.source) | letters(one.cue)
        if not any(
            one is not other and one.content != other.content and parts <= letters(other.content) for other in found
        ):
            kept.append(one)
    return kept


def agree(found: Attribution, marked: Marked) -> bool:
    """Cues overlap, sources overlap or both are missing, and the contents share half of their characters."""
    if not letters(found.cue) & letters(marked.cue):
        return False
    mine, theirs = letters(found.source), letters(marked.source)
    if not (mine & theirs or (not mine and not theirs)):
        return False
    a, b = letters(found.content), letters(marked.content)
    return 2 * len(a & b) >= 0.5 * (len(a) + len(b))


def matched(found: list[Attribution], marked: list[Marked]) -> int:
    """How many of the marked are met, each by another find."""
    free = list(found)
    met = 0
    for one in marked:
        mine = next((f for f in free if agree(f, one)), None)
        if mine is not None:
            free.remove(mine)
            met += 1
    return met
