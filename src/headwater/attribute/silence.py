"""Words of silence and refusal: "did not reply", "would not be drawn", "left unanswered", "declined to comment".

Forms in `data/<language>/silence.toml`. A form has heads ("declined", "could not") and, where a head alone says
nothing, acts ("comment", "an answer") of which one must stand near it, on either side: where word order is free the
two are often parted. `unless` is what may not follow ("did not answer | for the damage"). Nobody is silent where a
clause tells of what is answered without words (`matters`: "to | the shelling") or of what cannot speak (`things`: "the
brakes did not respond"), unless it tells of a question too.

Words that somebody says may be a refusal themselves (`said`): always ("that the club does not discuss players"), or
only where somebody asked ("Wait for the autumn").
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from headwater import lexicon
from headwater.attribute.openings import BEGINNING, FIRST_LETTERS, Openings, matches_at, openings, openings_of_word
from headwater.attribute.patterns import pattern
from headwater.attribute.unasked import CLAUSE_ENDS, asks_nobody, clause
from headwater.records import Span
from headwater.wordforms import CAPITAL

SUBJECT = "silence"
REACH = 80
"""Characters that may stand between a head and its act."""
LONGEST = 1500
"""Characters of a sentence that is looked at: a longer one is a list or broken text."""

Kind = Literal["silent", "declines"]
Said = Literal["always", "asked"]

SHORT = 110
"""Characters of words said of which one clause may refuse for all."""
LITTLE = 5
"""Words of a quotation before its refusal, at most: of more, it is what was said."""
REST = 40
"""Characters that may follow the refusal of such a clause."""

_NEVER = r"(?!)"
_CLAUSES = re.compile(r"[.!?;:…,]\s|\s[—–-]\s")

_QUOTES = re.compile(r"[“”„«»\"]")

_LONG = re.compile(r"[^\W\d_]{2,}")

_FIRST = re.compile(rf"\W*([^\W\d_]{{1,{BEGINNING}}})")
"""The first word behind a place, by its letters."""

_SPOKEN = re.compile(r"[”»\"“],?\s[—–-]\s")
"""Between somebody's words and who said them."""


@dataclass(frozen=True, slots=True)
class Quiet:
    """Where a sentence tells of a silence or refusal: offsets in it, head first. `nobody`: it is nobody's by name.

    `asked_of`: whoever is silent stands behind a "from" ("no answer from the ministry"), or behind one of `of` ("get
    through to the mayor"). `whose`: behind the head itself ("the phone of the mayor was switched off"). `speaks`: it is
    what whoever speaks there leaves out ("promised aid | without saying when").
    """

    pieces: tuple[Span, ...]
    kind: Kind
    nobody: bool = False
    asked_of: bool = False
    of: tuple[str, ...] = ()
    whose: bool = False
    speaks: bool = False


@dataclass(frozen=True, slots=True)
class _Form:
    """What is told of by one row of the data; `head`, `act`, `unless` and `beside` are patterns, for `_compiled`."""

    head: str
    act: str | None
    unless: str
    beside: str | None
    kind: Kind
    nobody: bool
    asked_of: bool
    of: tuple[str, ...]
    whose: bool
    speaks: bool

    def quiet(self, *pieces: Span) -> Quiet:
        return Quiet(pieces, self.kind, self.nobody, self.asked_of, self.of, self.whose, self.speaks)


@lru_cache(maxsize=4096)
def find(sentence: str, language: str, *, asked: bool = True) -> tuple[Quiet, ...]:
    """Every silence and refusal in a sentence, in order; none overlaps another.

    With `asked` only those in which somebody was asked something, else all that words of silence tell.
    """
    out: list[Quiet] = []
    for quiet in _worded(sentence, language):
        if not (asked and is_none(quiet, sentence, language)) and not any(
            p.overlaps(o) for q in out for o in q.pieces for p in quiet.pieces
        ):
            out.append(quiet)
    return tuple(sorted(_without_pretexts(out, sentence, language), key=lambda q: min(q.pieces)))


@lru_cache(maxsize=1024)
def _worded(sentence: str, language: str) -> tuple[Quiet, ...]:
    """All that words of silence may tell in a sentence, form by form, whether or not they overlap."""
    if len(sentence) > LONGEST:
        return ()
    anywhere = _opened_by("", language)
    words: defaultdict[int, list[int]] = defaultdict(list, {at: [] for at in anywhere})
    for word in FIRST_LETTERS.finditer(sentence):
        for at in _opened_by(word.group().lower(), language):
            words[at].append(word.start())
    return tuple(
        quiet
        for at in sorted(words)
        for quiet in _of(_forms(language)[at], sentence, language, None if at in anywhere else words[at])
    )


def _without_pretexts(found: list[Quiet], sentence: str, language: str) -> list[Quiet]:
    """Without what only excuses another: "| citing privacy |, the clinic would not comment"."""
    excuse = pattern(language, SUBJECT, "pretext")
    told = [q for q in found if not excuse.match(sentence, min(q.pieces).start)]
    return told or found


def _of(form: _Form, sentence: str, language: str, words: Sequence[int] | None) -> Iterator[Quiet]:
    """What a form tells in a sentence; its head may begin at these `words`, where None anywhere."""
    told = _compiled(form.head)
    for match in told.finditer(sentence) if words is None else matches_at(told, sentence, words):
        unless = _compiled(form.unless)
        if unless.match(sentence, match.end()) or _undone(sentence, match.start(), language):
            continue
        if form.beside and not _compiled(form.beside).search(sentence, 0, match.start() or len(sentence)):
            continue
        head = Span(*match.span())
        if form.act is None:
            yield form.quiet(head)
        elif (act := _act(form.act, sentence, head, language)) and not unless.match(sentence, max(head.end, act.end)):
            yield form.quiet(head, act)


@cache
def _under(language: str) -> re.Pattern[str]:
    """Before a head that stands in a clause under that of its act ("the talks failed | , as they refused aid")."""
    words = "|".join(lexicon.load(language, SUBJECT).get("under", ())) or _NEVER
    return re.compile(rf",\s(?:{words})\s[^,]*$", re.IGNORECASE)


def _undone(sentence: str, start: int, language: str) -> bool:
    """True where a head is denied: "did not | refuse", "did not leave it | without comment"."""
    negation, without = _denials(language)
    found = negation.search(sentence, max(0, start - 30), start)
    return found is not None and (" " not in found.group().strip() or bool(without.match(sentence, start)))


@cache
def _denials(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A negation and at most one word behind it, and a word for "without"."""
    denied, without = (
        "|".join(lexicon.load(language, SUBJECT).get("denied", {}).get(key, ())) or _NEVER for key in ("not", "without")
    )
    negation = rf"(?<!\w)(?:{denied})\s(?:\w+\s)?$"
    return re.compile(negation, re.IGNORECASE), re.compile(rf"(?:{without})\s", re.IGNORECASE)


def is_none(quiet: Quiet, sentence: str, language: str) -> bool:
    """True where these words of a sentence are no silence of anybody who was asked."""
    start, end = min(p.start for p in quiet.pieces), max(p.end for p in quiet.pieces)
    return asks_nobody(sentence, start, end, language, quiet.kind) or _wordless(quiet, sentence, language)


def _wordless(quiet: Quiet, sentence: str, language: str) -> bool:
    """True where what is met in silence is no question, or what is silent cannot speak."""
    start, end = min(p.start for p in quiet.pieces), max(p.end for p in quiet.pieces)
    if quiet.kind != "silent" and not pattern(language, SUBJECT, "unasked.replies").match(sentence, start, end):
        return False  # but "the engine would not respond"
    around = clause(sentence, start, end)
    told = around.of(sentence)
    met = pattern(language, SUBJECT, "matters").search(told)
    dumb = not quiet.asked_of and _things(language).match(sentence[around.start : start])
    return bool(met or dumb) and not pattern(language, "stance", "about.request").search(told)


@cache
def _things(language: str) -> re.Pattern[str]:
    """What cannot speak, as the first word of a clause with at most one before and three behind it.

    None of them is a name: "the radio", "Old brakes", but not "Radio Nord", "The History Museum".
    """
    things = "|".join(lexicon.load(language, SUBJECT).get("things", ())) or _NEVER
    head = rf"(?:(?!{CAPITAL})|(?<!\w )(?<!\w))(?i:{things})(?!\w)"
    return re.compile(rf"\W*(?:(?:[Tt]he|[Aa]n?) )?(?:\w+ )?{head}(?: (?!{CAPITAL})\w+){{0,3}}\s*$")


def is_said(content: str, language: str, kind: Said) -> bool:
    """True where the first words of a content refuse an answer, and name nobody who does ("that Koll will not say").

    Of a short one in quotation marks the first words of a clause near its end: "We have read it. No comment". Not of
    one that has said enough and will say no more: "It concerns all of us here in Marle. There is nothing to add".
    """
    words, said, opened = _QUOTES.sub("", content), _said(language, kind), _said_openings(language, kind)
    starts = [0]
    if kind == "always" and len(words) <= SHORT and words != content:
        starts += [m.end() for m in _CLAUSES.finditer(words)]
    may = (at for at in starts if opened.any or opened.open(_first_letters(words, at)))
    found = ((at, said.match(words, at)) for at in may)
    return any(
        f
        and (not at or (len(words) - f.end() <= REST and not _enough(words[:at], f.group(), language)))
        and not any(word[0].isupper() for word in _LONG.findall(f.group())[1:])
        for at, f in found
    )


def _enough(before: str, refusal: str, language: str) -> bool:
    """True where somebody has said something and only adds nothing to it."""
    return len(before.split()) > LITTLE and bool(pattern(language, SUBJECT, "said.more").search(refusal))


@cache
def _said(language: str, kind: Said) -> re.Pattern[str]:
    patterns = lexicon.load(language, SUBJECT).get("said", {}).get(kind, ())
    return _compiled(rf"\W*{_whole(patterns, _parts(language), opened=False)}" if patterns else _NEVER)


@cache
def _said_openings(language: str, kind: Said) -> Openings:
    patterns = lexicon.load(language, SUBJECT).get("said", {}).get(kind, ())
    return Openings(openings(_joined(patterns, _parts(language))) if patterns else ())


def _first_letters(text: str, at: int) -> str:
    """The letters by which the word behind a place is looked up; "" where a number or nothing stands there."""
    found = _FIRST.match(text, at)
    return found[1].lower() if found else ""


def is_told(sentence: str, language: str) -> bool:
    """True where a sentence names those who ask: "reporters", "us"."""
    return bool(_compiled(_whole(["<teller>"], _parts(language))).search(sentence))


def _act(act: str, sentence: str, head: Span, language: str) -> Span | None:
    """The act nearest to its head, with no end of a clause between them."""
    pattern = _compiled(act)
    low, high = max(0, head.start - REACH), min(len(sentence), head.end + REACH)
    sides = ((low, head.start), (head.end, high))
    near = [Span(*m.span()) for start, end in sides for m in pattern.finditer(sentence, start, end)]
    free = [a for a in near if not _parted(_between(sentence, head, a), language, before=a.start < head.start)]
    return min(free, key=lambda a: len(_between(sentence, head, a)), default=None)


def _parted(between: str, language: str, *, before: bool) -> bool:
    """True where an act stands in another clause than its head; `before`: it stands before it."""
    return bool(CLAUSE_ENDS.search(between) or _SPOKEN.search(between) or (before and _under(language).search(between)))


def _between(sentence: str, one: Span, other: Span) -> str:
    first, last = sorted((one, other))
    return sentence[first.end : last.start]


@lru_cache(maxsize=20_000)
def _opened_by(letters: str, language: str) -> tuple[int, ...]:
    """The places of the forms of which a head may begin with a word of these first letters, in lower case.

    For no letters of those that may begin in any way.
    """
    known = _by_opening(language)
    opened = [begins for begins in openings_of_word(letters) if begins] if letters else [""]
    return tuple(dict.fromkeys(at for begins in opened for at in known.get(begins, ())))


@cache
def _by_opening(language: str) -> dict[str, list[int]]:
    """The places of the forms by the letters that a head of theirs begins with, "" where no letter opens it."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for at, row in enumerate(lexicon.load(language, SUBJECT).get("forms", ())):
        for letters in openings(_joined(row["head"], _parts(language))):
            found[letters].append(at)
    return dict(found)


@cache
def _forms(language: str) -> tuple[_Form, ...]:
    table, parts = lexicon.load(language, SUBJECT), _parts(language)
    return tuple(
        _Form(
            _whole(row["head"], parts),
            _whole(row["act"], parts) if "act" in row else None,
            _whole(row["unless"], parts, opened=False) if "unless" in row else _NEVER,
            _whole(row["beside"], parts) if "beside" in row else None,
            row["stance"],
            row.get("nobody", False),
            row.get("asked_of", False) or "of" in row or row.get("whose", False),
            tuple(row.get("of", ())),
            row.get("whose", False),
            row.get("speaks", False),
        )
        for row in table.get("forms", ())
    )


@cache
def _parts(language: str) -> dict[str, str]:
    """What stands for each name in angle brackets."""
    table = lexicon.load(language, SUBJECT).get("parts", {})
    return {f"<{name}>": f"(?:{'|'.join(value)})" for name, value in table.items()}


def _whole(patterns: list[str], parts: dict[str, str], *, opened: bool = True) -> str:
    """One regular expression for any of these as whole words, with what stands for `<parts>` in it."""
    joined = _joined(patterns, parts)
    return rf"{'(?<!' + chr(92) + 'w)' if opened else ''}(?:{joined})(?!\w)"


def _joined(patterns: list[str], parts: dict[str, str]) -> str:
    """One regular expression for any of these, with what stands for `<parts>` in it."""
    joined = "|".join(patterns)
    for _ in range(2):
        for name, part in parts.items():
            joined = joined.replace(name, part)
    return joined


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Only when it is first asked for: all of a language's take as long as several articles."""
    return re.compile(pattern, re.IGNORECASE)
