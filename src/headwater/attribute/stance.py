"""What a source does with a content: confirms, denies, declines, stays silent ... Words in `stance.toml`.

Silence and refusal have words of their own (`silence.py`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from headwater import lexicon
from headwater.attribute import silence
from headwater.attribute.patterns import edges, pattern, words
from headwater.records import Article, Presentation, Span, Stance

SUBJECT = "stance"
_WORD = re.compile(r"[\w’'-]+")
QUIET: frozenset[Stance] = frozenset(("declines", "silent"))
"""Stances of who says nothing to the matter."""
ANSWERING: frozenset[Stance] = QUIET | {"confirms", "denies"}
"""Stances of who answers what another has said."""
BEHIND = 60
"""Characters behind a cue, in its sentence, that may complete it ("declined | to comment")."""
TOGETHER = 160
"""Characters of a content that are read together with a cue."""
TOLD = 80
"""Characters of what is refused among which a word of telling stands: further on stand reasons and circumstances."""
AT_ONCE = 3
"""Words of what is refused among which its verb stands: "to even | sign it"."""
OWN = 110
"""Characters of a content within which it is a refusal as a whole: of a longer one that is a part."""
NOBODY = 2
"""Words of a content among which "nobody" stands that is its subject."""
PLAIN: frozenset[Stance] = frozenset(("asserts", "denies", "proposes"))
"""Stances of cues that leave it to the content whether it is a refusal."""
BEFORE = 250
"""Characters before a sentence in which somebody may have asked what it answers."""
PARTLY = 40
"""Characters of a content in which "partly" belongs to what is done with it."""


@dataclass(frozen=True, slots=True)
class Does:
    """What a source does with a content. `refuses`: it will not be done; `turns_down`: what another has offered."""

    stance: Stance
    refuses: bool = False
    turns_down: bool = False


def read(article: Article, cue: tuple[Span, ...], content: tuple[Span, ...]) -> Does:
    """The stance of an attribution where it stands, and whether it is a deed that is refused."""
    stance, language = in_text(article, cue, content), article.read_in or ""
    said = " ".join(s.of(article.text) for s in cue)
    told = _told(article, cue, content)
    if stance != "asserts" or not refuses_a_deed(said, told, language):
        return Does(stance)
    return Does(stance, refuses=True, turns_down=_row_for(said, told, language) is not None)


def in_text(article: Article, cue: tuple[Span, ...], content: tuple[Span, ...]) -> Stance:
    """The stance of an attribution where it stands: `asserts` where it has no cue."""
    if not cue:
        return "asserts"
    text, end, language = article.text, cue[-1].end, article.read_in or ""
    sentence = _sentence(article, cue[0].start)
    if quiet := _quiet(text, sentence, cue, language):
        return quiet
    behind = text[end : max(end, min(end + BEHIND, sentence.end))]
    said, told = " ".join(s.of(text) for s in cue), _told(article, cue, content)
    stance = judge(said, behind, told, language)
    if stance in QUIET and _is_none(cue, stance, sentence, text, language):
        return "asserts"
    if stance not in PLAIN:
        return stance
    own = _in_own_words(told, language) or silence.is_said(told, language, "always")
    sent = not own and silence.is_said(told, language, "asked") and _asked(text, sentence, language)
    return "declines" if own or sent else stance


def is_unasked(article: Article, cue: tuple[Span, ...]) -> bool:
    """True for a cue in words of silence that tell of nobody who was asked: nothing is said there, nor kept back."""
    text, language = article.text, article.read_in or ""
    sentence = _sentence(article, cue[0].start)
    words = sentence.of(text)
    here = [Span(c.start - sentence.start, c.end - sentence.start) for c in cue if sentence.covers(c)]
    told = pattern(language, silence.SUBJECT, "unasked.saying").finditer(words)
    if any(Span(*m.span()).overlaps(c) for m in told for c in here):
        return True
    every, quiet = (
        [p for q in silence.find(words, language, asked=asked) for p in q.pieces] for asked in (False, True)
    )
    return any(p.overlaps(c) for p in every for c in here) and not any(p.overlaps(c) for p in quiet for c in here)


def _is_none(cue: tuple[Span, ...], kind: Stance, sentence: Span, text: str, language: str) -> bool:
    here = Span(cue[0].start - sentence.start, cue[-1].end - sentence.start)
    quiet = silence.Quiet((here,), "silent" if kind == "silent" else "declines")
    return silence.is_none(quiet, sentence.of(text), language)


def _told(article: Article, cue: tuple[Span, ...], content: tuple[Span, ...]) -> str:
    """What is said, and of an offer that is refused what it is to do, where that stands behind it.

    "відхилив | пропозицію" goes on "розповісти про угоду", "отклонил | приглашение" with "в эфир".
    """
    told, language = " ".join(s.of(article.text) for s in content), article.read_in or ""
    if not content or not cue or content[-1].start < cue[-1].end:
        return told
    row = _row_for(" ".join(s.of(article.text) for s in cue), told, language)
    if row is None or not row.get("refused"):
        return told
    start, end = content[-1].end, _sentence(article, content[-1].start).end
    behind = article.text[start : max(start, min(start + BEHIND, end))]
    on, next_word = told[-TOLD:] + behind, len(told[-TOLD:]) + 1
    for found in pattern(language, SUBJECT, "deeds.answers").finditer(on):
        if found.start() <= next_word < found.end():
            return told + on[next_word - 1 : found.end()]
    return told


def _sentence(article: Article, at: int) -> Span:
    found = bisect_right(article.sentences, at, key=lambda s: s.start) - 1
    return article.sentences[found] if found >= 0 else Span(0, len(article.text))


def _asked(text: str, sentence: Span, language: str) -> bool:
    """True where somebody asks in this sentence or just before it, or got no answer just before it."""
    before = text[max(0, sentence.start - BEFORE) : sentence.start]
    asks, here = pattern(language, SUBJECT, "about.request"), sentence.of(text)
    return bool(asks.search(before) or asks.search(here)) or (
        silence.is_told(here, language) or bool(silence.find(before, language))
    )


def _in_own_words(content: str, language: str) -> bool:
    """True for a content that is itself a refusal of who says it: "We do not comment on rumours", "that it had nothing
    to add"."""
    if set(_WORD.findall(content[:OWN].lower())[:NOBODY]) & words(language, "sources", "nobody"):
        return False  # "Nikt nam nic nie mówi"
    for quiet in silence.find(content[:OWN], language):
        if quiet.nobody and quiet.kind == "silent":
            continue  # "I rang. Nobody picked up"
        start, end = min(p.start for p in quiet.pieces), max(p.end for p in quiet.pieces)
        if pattern(language, silence.SUBJECT, "own").search(content[:end]):
            return True
        small = {w for entry in words(language, silence.SUBJECT, "opening") for w in entry.split()}
        if start and {w.lower() for w in _WORD.findall(content[:start])} <= small:
            return True
    return False


def _quiet(text: str, sentence: Span, cue: tuple[Span, ...], language: str) -> Stance | None:
    """The silence or refusal whose words the cue shares, wherever in the sentence the rest of them stand."""
    for quiet in silence.find(sentence.of(text), language):
        pieces = [Span(sentence.start + p.start, sentence.start + p.end) for p in quiet.pieces]
        if any(p.overlaps(c) for p in pieces for c in cue):
            return quiet.kind
    return None


def judge(cue: str, behind: str, content: str, language: str) -> Stance:
    """The stance, given the cue, the few words behind it, and the content.

    A silence or refusal goes first, then a cue that says it outright ("unless" its content says otherwise), then what
    cue and content say together ("called it | a lie"), then a content that calls a report true or false.
    """
    if quiet := _refusal(cue, behind, language):
        return quiet
    if stance := _turned(cue, content, language):
        return stance
    if stance := _outright(cue, language):
        return "asserts" if stance == "declines" and refuses_a_deed(cue, content, language) else stance
    for stance, told in _contents(language):
        if told.search(content):
            return stance
    return "asserts"


def in_content(cue: str, content: str, language: str) -> bool:
    """True where a stance is told by the content alone, as a denial in "said | that is not true" is."""
    return _turned(cue, content, language) is None and _outright(cue, language) is None


def refuses_a_deed(cue: str, content: str, language: str) -> bool:
    """True where something else is refused than an answer: "refused | to sign the treaty", "| us damages".

    Not where the content only points to what was said before: "did not agree | to that".
    """
    if row := _row_for(cue, content, language):
        return _turns_down(row, content, language)
    refused = pattern(language, SUBJECT, "deeds.refused").search(cue)
    if not refused or not content.strip():
        return False
    told = f"{cue[refused.end() :]} {content[:TOLD]}"
    first = [m.start() for m in _WORD.finditer(told)][:AT_ONCE]
    points = (pattern(language, SUBJECT, "points").match(told, at) for at in first[:2])
    if any(found and not told[found.end() :].strip(" ,.;") for found in points):
        return False
    if any(pattern(language, SUBJECT, "deeds.done").match(told, at) for at in first):
        return True
    return not pattern(language, SUBJECT, "deeds.answers").search(told)


def refuses_a_thing(cue: str, content: str, language: str) -> bool:
    """True where no deed of one's own is refused, but something to somebody: "refused | us damages", "| meat".

    Who turns an offer down has said so.
    """
    if not refuses_a_deed(cue, content, language) or _row_for(cue, content, language):
        return False
    if pattern(language, SUBJECT, "deeds.disagreed").search(cue):
        return False
    first = _WORD.findall(content.lower())[:AT_ONCE]
    does = edges(language, "deals", "infinitive"), pattern(language, SUBJECT, "deeds.to_do")
    return not any(does[0].search(word) or does[1].fullmatch(word) for word in first)


@lru_cache(maxsize=4096)
def _outright(cue: str, language: str) -> Stance | None:
    """What a cue says by itself; what it refuses is not done: "refused to confirm", "refused to renew his promise"."""
    order: list[Stance] = lexicon.load(language, SUBJECT).get("order", [])
    found = ((stance, pattern(language, SUBJECT, f"cue.{stance}").search(cue)) for stance in order)
    stance, said = next(((stance, said) for stance, said in found if said), (None, None))
    refused = pattern(language, SUBJECT, "deeds.refused").search(cue) if said else None
    return "declines" if said and refused and refused.end() <= said.start() else stance


@cache
def _contents(language: str) -> tuple[tuple[Stance, re.Pattern[str]], ...]:
    """What a content that calls a report true or false says, in the order in which it is asked."""
    table = lexicon.load(language, SUBJECT)
    told = [
        (s, edges(language, SUBJECT, f"content.{s}")) for s in table.get("order", ()) if s in table.get("content", {})
    ]
    return tuple(told)


def partly(cue: str, content: str, language: str) -> bool:
    """True where cue or content says that only a part is confirmed."""
    found = pattern(language, SUBJECT, "partly")
    return bool(found.search(cue) or found.search(content[:PARTLY]))


def settled(stance: Stance, cue: str, put: Presentation, language: str) -> Stance:
    """The stance in the light of its content: to assure that something is so is no promise."""
    assured = stance == "promises" and put.tense != "future" and pattern(language, SUBJECT, "assures").search(cue)
    return "asserts" if assured else stance


def _turned(cue: str, content: str, language: str) -> Stance | None:
    """What a cue that says little, or two things, does with this content: "rejected | the proposal"."""
    row = _row_for(cue, content, language)
    if row is None:
        return None
    stance: Stance = "asserts" if _turns_down(row, content, language) else row["stance"]
    return stance


def _row_for(cue: str, content: str, language: str) -> dict[str, Any] | None:
    """What the data tells of a cue together with a content; None where it tells nothing."""
    rows = _rows_of(cue, language)
    return next((r for r in rows if not r["content"] or _row(r["content"]).match(content[:TOGETHER])), None)


def _turns_down(row: dict[str, Any], content: str, language: str) -> bool:
    """True where an offer or a demand is refused that is none for an answer: "rejected | the offer", but not
    "rejected | an invitation to discuss it"."""
    return bool(row.get("refused")) and not pattern(language, SUBJECT, "deeds.answers").search(content[:TOLD])


@lru_cache(maxsize=4096)
def _rows_of(cue: str, language: str) -> tuple[dict[str, Any], ...]:
    """What of the data a cue may say together with a content."""
    return tuple(row for row in lexicon.load(language, SUBJECT).get("together", ()) if _row(row["cue"]).search(cue))


@cache
def _row(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE)


def _refusal(cue: str, behind: str, language: str) -> Stance | None:
    """A silence or refusal in the cue, or one whose words run on behind it ("declined | to comment")."""
    for said in dict.fromkeys((cue, f"{cue} {behind.lstrip()}")):
        for quiet in silence.find(said, language):
            if any(p.start < len(cue) for p in quiet.pieces):
                return quiet.kind
    return None
