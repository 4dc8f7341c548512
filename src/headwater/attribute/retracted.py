"""Notices that an article was withdrawn: "could not verify | what it was based on" is nobody's silence in them.

Their words stand in `corrections.toml`; a notice is the paragraph in which one of them stands.
"""

from __future__ import annotations

import re
from functools import cache

from headwater import lexicon
from headwater.attribute.drafts import Draft
from headwater.attribute.page import Page
from headwater.attribute.stance import QUIET

SUBJECT = "corrections"


def in_notice(draft: Draft, page: Page) -> bool:
    """True for a silence or refusal that stands in the paragraph in which an outlet takes its article back."""
    if draft.stance not in QUIET:
        return False
    text, at = page.text, draft.cue.start
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    return bool(_withdrawn(page.language).search(text, start, end if end >= 0 else len(text)))


@cache
def _withdrawn(language: str) -> re.Pattern[str]:
    data = lexicon.load(language, SUBJECT)
    anywhere, heads = (
        "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in data.get(key, ()))
        for key in ("withdrawn", "withdrawn_heads")
    )
    parts = [rf"\b(?:{anywhere})\b"] if anywhere else []
    parts += [rf"^\W{{0,4}}(?:{heads})\s*[:.—–-]"] if heads else []
    return re.compile("|".join(parts) or "(?!)", re.IGNORECASE | re.MULTILINE)
