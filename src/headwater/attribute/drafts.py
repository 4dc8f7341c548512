"""A statement in the making: what has been read of one attribution so far. `statements.build` says who fills what."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from headwater.records import (
    Attribution,
    Entity,
    Gap,
    Link,
    Phrase,
    Presentation,
    Quoted,
    Source,
    Span,
    Stance,
    Terms,
)


@dataclass(slots=True)
class Draft:
    """One attribution with what was read of it so far; `sentence` and `paragraph` are where its cue stands.

    `parent` is the draft it is nested in, `answers` the one it confirms, denies or leaves without comment.
    `turns_down` is true of who does not take what was offered, which is an answer too.
    `speaker` is the source behind a pronoun where that is another text
    ("she" for "the minister's spokeswoman"); else the source itself.
    """

    marks: Attribution
    source: Source
    speaker: Source
    quoted: Quoted
    stance: Stance
    presentation: Presentation
    sentence: Span
    paragraph: int
    in_quotes: bool
    parent: Draft | None = None
    answers: Draft | None = None
    partly: bool = False
    turns_down: bool = False
    told_to: Entity | None = None
    terms: Terms | None = None
    when: str | None = None
    medium: Phrase | None = None
    occasion: Phrase | None = None
    count: int | None = None
    knows: Phrase | None = None
    motive: Phrase | None = None
    reason: Phrase | None = None
    speaks_for: Entity | None = None
    gap: Gap | None = None
    chain: tuple[Link, ...] = field(default=())
    _measured: tuple[Attribution, Span, Span] | None = field(default=None, init=False, repr=False, compare=False)
    """The marks with their extent and that of their cue: asked for by every statement that looks back at this one."""

    @property
    def extent(self) -> Span:
        """From the first to the last character of any of its parts."""
        return self._measure()[1]

    @property
    def cue(self) -> Span:
        """From the first to the last character of the cue, or of the whole where there is none."""
        return self._measure()[2]

    def _measure(self) -> tuple[Attribution, Span, Span]:
        if self._measured is None or self._measured[0] is not self.marks:
            marks = self.marks
            extent = hull((*marks.source, *marks.cue, *marks.content))
            self._measured = (marks, extent, hull(marks.cue) if marks.cue else extent)
        return self._measured

    def same_speaker(self, other: Draft) -> bool:
        """True where both are the same entity's, or the same words' in the text."""
        mine, theirs = self.speaker, other.speaker
        if mine.entity or theirs.entity:
            return mine.entity == theirs.entity
        return bool(mine.spans) and mine.spans == theirs.spans


def hull(spans: tuple[Span, ...]) -> Span:
    """The span from the first start to the last end."""
    if len(spans) == 1:
        return spans[0]
    return Span(min([s.start for s in spans]), max([s.end for s in spans]))


def without(drafts: list[Draft], gone: Iterable[Draft]) -> list[Draft]:
    """The drafts without some; what stood in one of these stands in what that stood in, and answers it no longer."""
    left_out = {id(draft) for draft in gone}
    for draft in drafts if left_out else ():
        while draft.parent and id(draft.parent) in left_out:
            draft.parent = draft.parent.parent
        if draft.answers and id(draft.answers) in left_out:
            draft.answers = None
    return [draft for draft in drafts if id(draft) not in left_out]


def by_sentence(drafts: list[Draft]) -> dict[Span, list[Draft]]:
    """The drafts of each sentence, in order."""
    together: dict[Span, list[Draft]] = {}
    for draft in drafts:
        together.setdefault(draft.sentence, []).append(draft)
    return together
