"""For whom a pronoun speaks: the unnamed person just quoted, before any name further off."""

from __future__ import annotations

from dataclasses import replace

from headwater.attribute import sources
from headwater.attribute.drafts import Draft
from headwater.attribute.page import Page
from headwater.attribute.patterns import pattern, words
from headwater.records import Source

LOOK_BACK = 12
"""Statements back that a pronoun may point to."""


def find(drafts: list[Draft], page: Page) -> None:
    """A pronoun whose paragraph has just quoted an unnamed person stands for that one, not for a name further off."""
    for i, draft in enumerate(drafts):
        if draft.parent and draft.source.text.lower() in words(page.desk.language, sources.SUBJECT, "first"):
            _speaks_as(draft, draft.parent.speaker)
            continue
        gender = _pronoun(draft.source, page.desk.language)
        if gender is None:
            continue
        for earlier in reversed(drafts[max(0, i - LOOK_BACK) : i]):
            if earlier.paragraph != draft.paragraph and gender != "it":
                break
            if _may_be(earlier, draft, gender, page):
                _speaks_as(draft, earlier.speaker)
                break


def _speaks_as(draft: Draft, speaker: Source) -> None:
    """The draft's pronoun stands for `speaker`; its own words and place stay."""
    draft.speaker = speaker
    draft.source = replace(
        draft.source, entity=speaker.entity, kind=speaker.kind, naming=speaker.naming, official=speaker.official
    )


def _pronoun(source: Source, language: str) -> str | None:
    low = source.text.lower()
    return next((p for p in ("he", "she", "they", "it") if low in words(language, sources.SUBJECT, p)), None)


def _may_be(earlier: Draft, draft: Draft, gender: str, page: Page) -> bool:
    speaker = earlier.speaker
    if not speaker.spans or earlier is draft.parent:
        return False
    if gender == "it":
        return speaker.kind in ("document", "outlet", "body")
    if speaker.kind not in ("person", "group"):
        return False
    if (gender == "they") != (speaker.kind == "group"):
        return False
    if _pronoun(speaker, page.desk.language) and not speaker.entity:
        return False
    entity = page.desk.mentions.entities.get(speaker.entity or "")
    if entity:
        return entity.gender is None or entity.gender == {"he": "m", "she": "f"}.get(gender, entity.gender)
    other = "male" if gender == "she" else "female"
    return not pattern(page.desk.language, sources.SUBJECT, other).search(speaker.text)
