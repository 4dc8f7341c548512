"""What a language model proposes, found again in the text or refused: it may point at words, never add one.

A proposal is strings: fragments of a source, a cue and a content. Nothing is corrected, completed or understood here.

1. A string stands in the passage letter by letter. Only white space is folded: a run without a blank line in it
   counts as one space, a run with one as one blank line. Case, accents, quotation marks and dashes are not.
2. It begins and ends where words do: "official" does not stand in "unofficial", nor "president" in "ex-president".
3. What stands once is *fixed*. What stands more than once is looked for in the sentences of the fixed strings of the
   same statement; where it does not stand in them, in their paragraphs. Exactly one occurrence there has to be free of
   words already taken: with none, with two, or without a fixed string it is refused. What was found in this way fixes
   nothing else.
4. Source, cue and content share no character; source and cue lie in one paragraph, the content in that one or those
   beside it (99.3 % of PolNeAR's do). Otherwise a model could put one man's words into another's mouth without
   inventing any.

Pure: no network, no files, no settings. Whatever comes in, a refusal goes out and nothing is raised.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Literal

from headwater.records import Attribution, Span

CONFIDENCE: Final = 0.1
"""Of every statement found in this way: nobody has measured the model behind it. Any rule is kept from 0.22, and the
trained model's calibrated figures end lower only where it doubts itself most."""
# The limits are set by PolNeAR's training part, 19,834 attributions: what is refused there is less than one in 1,000.
STATEMENTS: Final = 50
"""Statements looked at for one passage. The fullest 4,000 characters there hold 49, half of all places 14."""
FRAGMENTS: Final = 8
"""Pieces of a role. Five contents there have more."""
LENGTHS: Final = {"source": 400, "cue": 150, "content": 3_000}
"""Characters of all pieces of a role. The longest there: 218 and 124; of the contents, 99.9 % stay under 820."""

Role = Literal["source", "cue", "content"]
Reason = Literal[
    "shape", "empty", "long", "many", "control", "absent", "cut", "ambiguous", "overlapping", "apart", "taken"
]

_ROLES: Final[tuple[Role, ...]] = ("content", "cue", "source")
"""In the order in which repeated strings are settled: the longest string says most about where the others stand."""
_WHITE = re.compile("[\t-\r\x85\u2028\u2029 \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_BREAK = re.compile("\r\n|[\n-\r\x85\u2028\u2029]")
_LINE = re.compile("[^\n-\r\x85\u2028\u2029]+")
_JOINTS = frozenset("'’ʼ‘-‐‑·")
"""Between two letters they hold one word together: O'Hara, п’ять, ex-president."""
_ENOUGH = 50
"""Occurrences of a string; one with more of them points at nothing, and is refused."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a proposal was not taken: `reason` for counting, `message` for the user."""

    reason: Reason
    message: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of the proposals for one passage, in their order."""

    accepted: tuple[Attribution, ...] = ()
    refused: tuple[Refusal, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of an article laid out to be searched.

    `folded` is its text with white space folded; `offsets[i]` is where `folded[i]` stands in `text`, the article's
    whole text. `sentences` are those of the stretch, `blocks[i]` the number of the paragraph of sentence i.
    """

    text: str
    folded: str
    offsets: Sequence[int]
    sentences: tuple[Span, ...]
    blocks: tuple[int, ...]

    def standing(self, span: Span) -> range:
        """The numbers of the sentences that a span touches."""
        return range(self._sentence(span.start), self._sentence(span.end - 1) + 1)

    def paragraphs(self, spans: Sequence[Span]) -> set[int]:
        """The numbers of the paragraphs that spans touch."""
        return {self.blocks[i] for span in spans for i in self.standing(span)}

    def _sentence(self, offset: int) -> int:
        return max(0, bisect_right(self.sentences, offset, key=lambda s: s.start) - 1)


class _Refused(Exception):
    """Ends the examination of one proposal."""

    def __init__(self, reason: Reason, why: str) -> None:
        super().__init__(why)
        self.refusal = Refusal(reason, f"a statement that the language model proposed was refused: {why}")


def lay_out(text: str, sentences: Sequence[Span] = (), stretch: Span | None = None) -> Passage:
    """The passage `stretch` of `text` (default: all of it). Without sentences each line is one."""
    start, end = (stretch.start, min(stretch.end, len(text))) if stretch else (0, len(text))
    first = max(0, bisect_right(sentences, start, key=lambda s: s.start) - 1)
    last = bisect_right(sentences, end - 1, key=lambda s: s.start)
    touched = sentences[first:last] or lines(text, start, end)
    rows = [Span(max(s.start, start), min(s.end, end)) for s in touched if s.start < end and start < s.end]
    blocks = [number for number, block in enumerate(paragraphs(text, rows)) for _ in block]
    folded, offsets = _fold(text, start, end)
    return Passage(text, folded, offsets, tuple(rows) or (Span(start, start + 1),), tuple(blocks) or (0,))


def lines(text: str, start: int, end: int) -> list[Span]:
    """The lines of a stretch that are not blank."""
    return [Span(*m.span()) for m in _LINE.finditer(text, start, end) if not m[0].isspace()]


def paragraphs(text: str, sentences: Sequence[Span]) -> list[list[Span]]:
    """The sentences of each paragraph: a line break between two sentences parts them, one inside a sentence does not.

    So the lines of hard-wrapped text stay together, as far as its sentences run on.
    """
    found: list[list[Span]] = []
    for i, span in enumerate(sentences):
        if not i or _BREAK.search(text, sentences[i - 1].end, span.start):
            found.append([])
        found[-1].append(span)
    return found


def judge(passage: Passage, proposed: object) -> Verdict:
    """Every proposal of a list of `{"source": [...], "cue": [...], "content": [...]}`, as it came out of JSON.

    A string stands for a list of one, null for an empty one; other keys are not looked at. A statement proposed twice
    counts once; one whose cue overlaps that of an earlier one is refused.
    """
    accepted: list[Attribution] = []
    refused: list[Refusal] = []
    rows = proposed if isinstance(proposed, list) else [proposed]
    for row in rows[:STATEMENTS]:
        try:
            found = _examine(passage, row)
            if found not in accepted:
                _check_new(found, accepted, passage.text)
                accepted.append(found)
        except _Refused as error:
            refused.append(error.refusal)
    more = len(rows) - STATEMENTS
    if more > 0:
        why = f"it is one of {more} beyond the {STATEMENTS} that one passage may have; those were not looked at"
        refused.append(_Refused("many", why).refusal)
    return Verdict(tuple(accepted), tuple(refused))


def verify(passage: Passage, source: object, cue: object, content: object) -> Attribution | Refusal:
    """One proposal: exact spans into the article's text, or why not. An empty source is one that nobody names."""
    try:
        return _examine(passage, {"source": source, "cue": cue, "content": content})
    except _Refused as error:
        return error.refusal


def _examine(passage: Passage, row: object) -> Attribution:
    if not isinstance(row, dict):
        raise _Refused("shape", f"it has no source, cue and content: {_shown(row)}")
    strings = {role: _fragments(role, row.get(role)) for role in _ROLES}
    found = {role: [_occurrences(passage, role, s) for s in strings[role]] for role in _ROLES}
    spans = _settle(passage, strings, found)
    _check_apart([s for role in _ROLES for s in spans[role]])
    _check_together(passage, spans)
    source, cue, content = (tuple(sorted(spans[role])) for role in ("source", "cue", "content"))
    return Attribution(source, cue, content, CONFIDENCE)


def _fragments(role: Role, value: object) -> list[str]:
    """The strings of a role with their white space folded; empty ones are left out."""
    given = [value] if isinstance(value, str) else [] if value is None else value
    if not isinstance(given, list):
        raise _Refused("shape", f"its {role} is not made of strings: {_shown(value)}")
    if len(given) > FRAGMENTS:
        raise _Refused("many", f"its {role} is in {len(given)} pieces, more than {FRAGMENTS}")
    if not all(isinstance(part, str) for part in given):
        raise _Refused("shape", f"its {role} is not made of strings: {_shown(value)}")
    if sum(map(len, given)) > LENGTHS[role]:
        raise _Refused("long", f"its {role} {_shown(given[0])} is longer than {LENGTHS[role]:,} characters")
    folded = [part for part in (_fold(s, 0, len(s))[0].strip(" \n") for s in given) if part]
    if role != "source" and not folded:
        raise _Refused("empty", f"it has no {role}")
    for part in folded:
        _check_string(role, part)
    return folded


def _check_string(role: Role, part: str) -> None:
    if any(unicodedata.category(c) == "Cc" and c != "\n" for c in part):
        raise _Refused("control", f"its {role} {_shown(part)} has control characters")
    if not any(map(_letter, part)):
        raise _Refused("empty", f"its {role} {_shown(part)} has no word")


def _occurrences(passage: Passage, role: Role, part: str) -> list[Span]:
    """Where a string stands as whole words, at least one place; a string with more than `_ENOUGH` is refused."""
    spans: list[Span] = []
    cut = False
    for at in _places(passage.folded, part):
        span = Span(passage.offsets[at], passage.offsets[at + len(part) - 1] + 1)
        if _in_word(passage.text, span.start) or _in_word(passage.text, span.end):
            cut = True
        else:
            spans.append(span)
        if len(spans) > _ENOUGH:
            raise _Refused("ambiguous", f"its {role} {_shown(part)} stands in the text more than {_ENOUGH} times")
    if not spans and cut:
        raise _Refused("cut", f"its {role} {_shown(part)} stands in the text only as a part of longer words")
    if not spans:
        raise _Refused("absent", f"its {role} {_shown(part)} does not stand in the text")
    return spans


def _places(text: str, part: str) -> Iterator[int]:
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + 1)


def _settle(
    passage: Passage, strings: dict[Role, list[str]], found: dict[Role, list[list[Span]]]
) -> dict[Role, list[Span]]:
    """One span for each string: rule 3."""
    fixed = [spans[0] for role in _ROLES for spans in found[role] if len(spans) == 1]
    taken = list(fixed)
    settled: dict[Role, list[Span]] = {role: [] for role in _ROLES}
    for role in _ROLES:
        for part, spans in zip(strings[role], found[role], strict=True):
            span = spans[0] if len(spans) == 1 else _meant(passage, spans, fixed, taken)
            if span is None:
                why = "stands in the text more than once, and its other words do not tell which one is meant"
                raise _Refused("ambiguous", f"its {role} {_shown(part)} {why}")
            taken.append(span)
            settled[role].append(span)
    return settled


def _meant(passage: Passage, spans: list[Span], fixed: list[Span], taken: list[Span]) -> Span | None:
    """The one occurrence that the fixed strings point at; None where they point at none or at several."""
    sentences = {i for span in fixed for i in passage.standing(span)}
    blocks = {passage.blocks[i] for i in sentences}
    near = [s for s in spans if sentences.issuperset(passage.standing(s))]
    near = near or [s for s in spans if passage.paragraphs([s]) <= blocks]
    free = [s for s in near if not any(s.overlaps(t) for t in taken)]
    return free[0] if len(free) == 1 else None


def _check_apart(spans: list[Span]) -> None:
    if any(a.overlaps(b) for a, b in pairwise(sorted(spans))):
        raise _Refused("overlapping", "its source, cue and content share words")


def _check_together(passage: Passage, spans: dict[Role, list[Span]]) -> None:
    home = passage.paragraphs([*spans["cue"], *spans["source"]])
    here = min(home)
    if len(home) > 1 or not passage.paragraphs(spans["content"]) <= {here - 1, here, here + 1}:
        raise _Refused("apart", "its source, cue and content stand too far from one another in the text")


def _check_new(found: Attribution, accepted: list[Attribution], text: str) -> None:
    for cue in found.cue:
        if any(cue.overlaps(other) for a in accepted for other in a.cue):
            raise _Refused("taken", f"its cue {_shown(cue.of(text))} belongs to another statement that it proposed")


def _fold(text: str, start: int, end: int) -> tuple[str, list[int]]:
    """`text[start:end]` with each run of white space as one character, and where each character of that stood."""
    pieces: list[str] = []
    offsets: list[int] = []
    at = start
    for run in _WHITE.finditer(text, start, end):
        pieces += text[at : run.start()], "\n" if len(_BREAK.findall(run[0])) > 1 else " "
        offsets.extend(range(at, run.start() + 1))
        at = run.end()
    pieces.append(text[at:end])
    offsets.extend(range(at, end))
    return "".join(pieces), offsets


def _in_word(text: str, at: int) -> bool:
    """True where `at` lies inside a word: letters, digits and marks on both sides, with at most one joint between."""
    # Marks of format (a soft hyphen, a joiner) have no width: what they stand in is one word to every reader.
    left = [c for c in text[max(0, at - 8) : at] if unicodedata.category(c) != "Cf"][-2:]
    right = [c for c in text[at : at + 8] if unicodedata.category(c) != "Cf"][:2]
    if not left or not right:
        return False
    if _letter(left[-1]) and _letter(right[0]):
        return True
    if _letter(left[-1]) and len(right) > 1 and _letter(right[1]):
        return _joins(right[0], left[-1], right[1])
    return len(left) > 1 and _letter(left[0]) and _letter(right[0]) and _joins(left[1], left[0], right[0])


def _joins(mark: str, before: str, after: str) -> bool:
    """True for what holds a word or number together: "ex-president", "3.5"."""
    return mark in _JOINTS or (mark in ".,:/" and before.isdigit() and after.isdigit())


def _letter(c: str) -> bool:
    return c.isalnum() or c == "_" or unicodedata.category(c)[0] == "M"


def _shown(value: object) -> str:
    """The beginning of what was proposed, between quotation marks, for a message."""
    given = value if isinstance(value, str) else _kind(value)
    plain = "".join(c if c.isprintable() else " " for c in given[:200])
    words = " ".join(plain.split())
    return f"“{words[:60]}…”" if len(words) > 60 or len(given) > 200 else f"“{words}”"


def _kind(value: object) -> str:
    """What JSON calls a value; its content may be anything, and of any depth."""
    names = {dict: "an object", list: "a list", bool: "a truth value", int: "a number", float: "a number"}
    return names.get(type(value), "nothing")
