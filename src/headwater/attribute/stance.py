"""What a source does with a content: confirms, denies, declines, stays silent ... Words in `stance.toml`."""

from __future__ import annotations

from bisect import bisect_right

from headwater import lexicon
from headwater.attribute.patterns import edges, pattern
from headwater.records import Article, Span, Stance

SUBJECT = "stance"
BEHIND = 60
"""Characters behind a cue, in its sentence, that may complete it ("declined | to comment")."""


def in_text(article: Article, cue: tuple[Span, ...], content: tuple[Span, ...]) -> Stance:
    """The stance of an attribution where it stands: `asserts` where it has no cue."""
    if not cue:
        return "asserts"
    text, end = article.text, cue[-1].end
    at = bisect_right(article.sentences, cue[0].start, key=lambda s: s.start) - 1
    stop = article.sentences[at].end if at >= 0 else len(text)
    behind = text[end : max(end, min(end + BEHIND, stop))]
    words = (" ".join(s.of(text) for s in part) for part in (cue, content))
    said, told = words
    return judge(said, behind, told, article.read_in or "")


def judge(cue: str, behind: str, content: str, language: str) -> Stance:
    """The stance, given the cue, the few words behind it, and the content.

    A cue that says it outright goes first; then a content that calls a report true or false; else `asserts`.
    """
    order: list[Stance] = list(lexicon.load(language, SUBJECT).get("order", ()))
    for stance in order:
        if pattern(language, SUBJECT, f"cue.{stance}").search(cue):
            return stance
    if refusal := _refusal(cue, behind, language):
        return refusal
    outright: tuple[Stance, ...] = ("denies", "confirms")
    for stance in outright:
        if edges(language, SUBJECT, f"content.{stance}").search(content):
            return stance
    return "asserts"


def _refusal(cue: str, behind: str, language: str) -> Stance | None:
    """A refusal or a silence whose words run on behind the cue ("declined | to comment")."""
    refusals: tuple[Stance, ...] = ("silent", "declines")
    for stance in refusals:
        found = pattern(language, SUBJECT, f"cue.{stance}").search(f"{cue} {behind.lstrip()}")
        if found and found.start() < len(cue):
            return stance
    return None
