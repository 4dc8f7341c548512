"""Contents that are no sentence by themselves, and where the words begin that make them readable.

"The unions | demand | higher wages": shown alone, "higher wages" tells nobody what is claimed, "demand higher wages"
does. Only what stands right before a content leads it in, with what turns or weakens it: never "announce a strike" of
"did not announce a strike".
"""

from __future__ import annotations

import re
from functools import cache

from headwater import lexicon
from headwater.attribute.patterns import pattern
from headwater.attribute.presentation import SUBJECT, is_clause
from headwater.records import Reading, Statement

BETWEEN = 40
"""Characters that may stand between a cue and the content that it leads in: "announced on Friday | a strike"."""
BEFORE, TURNS = 40, 4
"""How far before the cue words are looked for that turn or weaken it, and how many may follow each other."""
_QUIET = ("declines", "silent")
_ENDS = re.compile(r"[.!?;:\n]")
_TURNED = ("negative", "possible", "probable", "future", "conditional")


def fragments(reading: Reading) -> dict[str, int | None]:
    """By statement id, for contents without a verb of their own: where the words begin that lead them in (characters
    of the article's text), None where nothing does."""
    article = reading.article
    language = article.read_in
    if not language:
        return {}
    return {
        s.id: _led_from(s, article.text, language)
        for s in reading.told
        if s.content and _is_fragment(s, article.text, language)
    }


def _is_fragment(statement: Statement, text: str, language: str) -> bool:
    """True for a content without a verb: not where "that" or "according to" says that it is a clause all the same."""
    first = statement.content[0]
    that = pattern(language, SUBJECT, "that")
    joined = [*that.finditer(text, max(0, first.start - 12), min(first.end, first.start + 12))]
    if any(not text[match.end() : first.start].strip(' “„«"') for match in joined):
        return False
    if any(_in_whose_view(language).intersection(span.of(text).lower().split()[:1]) for span in statement.cue):
        return False
    return not is_clause(" ".join(span.of(text) for span in statement.content), language)


@cache
def _in_whose_view(language: str) -> frozenset[str]:
    """The first words of what brings a whole clause: "according to", "in the opinion of"."""
    phrases = lexicon.load(language, "attribution").get("phrases", ())
    brought = " ".join(entry["words"] for entry in phrases if entry.get("name") == "according").split()
    return frozenset(re.split(r"[_{:]", word)[0] for word in brought)


def _led_from(statement: Statement, text: str, language: str) -> int | None:
    content = statement.content[0]
    before = [cue for cue in statement.cue if cue.end <= content.start]
    if not before or statement.stance in _QUIET or content.start - before[-1].end > BETWEEN:
        return None
    start = before[-1].start
    for cue in reversed(before[:-1]):  # "has | already | announced"
        if start - cue.end <= BETWEEN:
            start = cue.start
    if _ENDS.search(text, start, content.start):
        return None
    return _turned_from(start, text, language)


def _turned_from(start: int, text: str, language: str) -> int:
    """Where the words begin that stand right before this place and turn or weaken what follows: "could not yet"."""
    for _ in range(TURNS):
        head = text[max(0, start - BEFORE) : start]
        ends = len(head.rstrip())
        found = [
            match.start()
            for key in _TURNED
            for match in pattern(language, SUBJECT, key).finditer(head)
            if match.end() >= ends and not _ENDS.search(head, match.start())
        ]
        if not found:
            break
        start -= len(head) - min(found)
    return start
