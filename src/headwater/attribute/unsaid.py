"""What was marked though nobody says anything in it.

"The flights went | according to plan", "It is not about | blaming anybody", "In answer to | questions ...": words that
stand where a cue stands and report nothing. Which these are, the data of each language says (`unsaid` in
`sources.toml`); a language without it loses nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from headwater.attribute.page import Page
from headwater.attribute.patterns import pattern
from headwater.attribute.sources import SUBJECT
from headwater.records import Attribution

_EDGES = " ,.;:()«»„“”\"'‘’"
BEHIND = 60
"""Characters behind a cue in which what it goes by is looked for."""


def without(found: Sequence[Attribution], page: Page) -> list[Attribution]:
    """Those in which somebody says something."""
    return [a for n, a in enumerate(found) if not _says_nothing(a, found[max(0, n - 2) : n + 4], page)]


def _says_nothing(a: Attribution, near: Sequence[Attribution], page: Page) -> bool:
    if not a.cue:
        return False
    language, text = page.language, page.text
    cue = " ".join(s.of(text) for s in a.cue).strip(_EDGES)
    if pattern(language, SUBJECT, "unsaid.cues").fullmatch(cue):
        return True
    if pattern(language, SUBJECT, "unsaid.whole").match(text, a.cue[0].start):
        return True
    source = " ".join(s.of(text) for s in a.source).strip(_EDGES)
    if source and pattern(language, SUBJECT, "unsaid.sources").fullmatch(source):
        return True
    if pattern(language, SUBJECT, "unsaid.accord").fullmatch(cue):
        behind = text[a.cue[-1].end : a.cue[-1].end + BEHIND].lstrip(_EDGES)
        return bool(pattern(language, SUBJECT, "unsaid.measures").match(behind))
    return bool(pattern(language, SUBJECT, "unsaid.leads").fullmatch(cue)) and _goes_on(a, near, page)


def _goes_on(a: Attribution, near: Sequence[Attribution], page: Page) -> bool:
    """True where a verb behind it in its sentence says what is answered: "Asked about the bridge, she | said ..."."""
    at = a.cue[0].start
    end = page.sentence(at).end
    return any(o is not a and o.cue and at < o.cue[0].start < end for o in near)
