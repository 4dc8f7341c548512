"""What has the form of a statement and is nobody's: "Напомним", "неизвестно, когда", "вы просматриваете новость".

An outlet that reminds, adds or does not know speaks for itself, whoever speaks to the reader says nothing about the
world, and "отвечая на вопрос" only names what the words behind it are about. They stay until chains are followed, as
they show that the printing outlet speaks again; then they go. Words in `sources.toml` (`aside`).
"""

from __future__ import annotations

from headwater.attribute.drafts import Draft
from headwater.attribute.drafts import without as leave_out
from headwater.attribute.nouns import SUBJECT, WORD
from headwater.attribute.page import Page
from headwater.attribute.patterns import pattern, words


def without(drafts: list[Draft], page: Page) -> list[Draft]:
    """Without the asides; what stood in one or answered one stands alone."""
    return leave_out(drafts, [d for d in drafts if _is_one(d, page)])


def _is_one(draft: Draft, page: Page) -> bool:
    if draft.in_quotes or page.quotation(draft.cue.start) is not None:
        return False
    if draft.source.text.lower().strip(" ,") in words(page.language, SUBJECT, "second"):
        return draft.parent is None
    cue = " ".join(s.of(page.text) for s in draft.marks.cue).lower()
    if pattern(page.language, SUBJECT, "aside.matter").fullmatch(cue.strip()):
        return draft.quoted == "indirect"
    if draft.marks.source or draft.source.kind != "author":
        return False
    told = pattern(page.language, SUBJECT, "aside.readers")
    return bool(pattern(page.language, SUBJECT, "aside.own").fullmatch(cue.strip())) or any(
        told.fullmatch(word) for word in WORD.findall(cue)
    )
