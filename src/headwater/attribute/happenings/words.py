"""The words that tell of an event, and in which voice: "arrested", "was arrested", "the arrest of".

Stems and phrases by type and mode in `data/<language>/events.toml`; the ending of the word that was found, or the words
before it, say whether it is a verb, a participle, an infinitive or a noun.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Literal

from headwater import lexicon
from headwater.attribute.happenings.parted import parted
from headwater.attribute.openings import cut_at_bars, first_words, openings, openings_of_word
from headwater.attribute.patterns import any_of, edges, words
from headwater.records import Span
from headwater.wordforms import CAPITAL

SUBJECT = "events"
TYPES = frozenset(
    ("consult", "retreat", "coerce", "sanction", "agree", "threaten", "assault", "protest", "accuse", "support")
) | {"aid", "mobilize", "die", "vote", "appoint"}
Voice = Literal["active", "passive", "impersonal", "participle", "infinitive", "noun"]
_FORMS: tuple[Voice, ...] = ("impersonal", "passive", "participle", "noun", "infinitive")
LOOK_BACK = 48
"""Characters before a trigger that may hold its auxiliaries."""

_BETWEEN = r"(?:[\w’'-]+,? ){0,3}?"
_CAPITAL = f"(?-i:{CAPITAL})"
_APOSTROPHE = re.compile(r"(?<!\[\\w)(?<!\[\\w’)'")
_WORD = re.compile(r"[\w’'-]+")
_NAME = re.compile(rf"(?<=\s){_CAPITAL}[\w’'-]{{3,}}|^{_CAPITAL}[\w’'-]{{5,}}")


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word or phrase that tells of an event. `group` is where its auxiliaries begin.

    What the form of the verb says of its subject: `number` is `s` for one, `p` for several, "" for either; `gender`;
    `first` for the first person.
    """

    span: Span
    type: str
    mode: str
    voice: Voice
    group: int
    number: str = ""
    gender: str = ""
    first: bool = False


@dataclass(frozen=True, slots=True)
class _Stem:
    """A pattern that begins with a letter, and what it tells of; `order` is its place in the data."""

    pattern: str
    type: str
    mode: str
    noun: bool
    order: int


@cache
def _stems(language: str) -> dict[str, tuple[_Stem, ...]]:
    """The stems by the letters they may begin with: a word is compared with those few alone.

    One pattern over all stems would take a third of a second to compile, for which a first reading had to wait.
    """
    prefix = str(lexicon.load(language, SUBJECT).get("words", {}).get("prefix", ""))
    found: defaultdict[str, list[_Stem]] = defaultdict(list)
    order = 0
    for type_, modes in lexicon.load(language, SUBJECT).items():
        if type_ not in TYPES:
            continue
        for mode, lists in modes.items():
            for noun, key in ((False, "verbs"), (True, "nouns")):
                for entry in _list(lists, key):
                    stem = _Stem(_stem(entry, "" if noun else prefix, noun), type_, mode, noun, order)
                    for begins in openings(stem.pattern):
                        found[begins].append(stem)
                    order += 1
    return {begins: tuple(stems) for begins, stems in found.items()}


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"{pattern}(?!\w)", re.IGNORECASE)


def _list(lists: dict[str, Any], key: str) -> list[str]:
    return [one for entry in lists.get(key, []) for one in cut_at_bars(entry)]


def _stem(entry: str, prefix: str, noun: bool) -> str:
    """`~` stands for up to three words; `$` for the end of a word, which else may go on; what stands behind may be
    asked for by lookaheads at the end."""
    entry = _APOSTROPHE.sub("['’ʼ]", entry.replace("~ ", _BETWEEN).replace("[A-Z]", _CAPITAL))
    entry, ahead = _without_lookaheads(entry)
    if entry.endswith(" "):
        entry, ahead = entry[:-1], [one if one[3] == " " else f"{one[:3]} (?:{one[3:-1]}))" for one in ahead]
    end = "" if entry.endswith("$") or (ahead and noun) else r"[\w’']*"
    return f"{prefix}{entry.removesuffix('$')}{end}{''.join(ahead)}"


def _without_lookaheads(entry: str) -> tuple[str, list[str]]:
    """An entry without the lookaheads at its end, and these; those within a group of its own belong to that."""
    ahead: list[str] = []
    while entry.endswith(")"):
        opened = _opening(entry)
        if not entry.startswith(("(?=", "(?!"), opened):
            break
        entry, ahead = entry[:opened], [entry[opened:], *ahead]
    return entry, ahead


def _opening(entry: str) -> int:
    """Where the group opens that ends with the entry."""
    depth = 0
    for at in range(len(entry) - 1, -1, -1):
        if entry[at] in "()" and entry[at - 1 : at] != "\\":
            depth += 1 if entry[at] == ")" else -1
            if depth == 0:
                return at
    return 0


@cache
def listed(language: str, *keys: str) -> frozenset[str]:
    """A list of `[words]` that may be written as one string of words; of several keys all their words."""
    return frozenset(w for key in keys for entry in words(language, SUBJECT, f"words.{key}") for w in entry.split())


@lru_cache(maxsize=16_384)
def may_be_verb(word: str, language: str) -> bool:
    """True for a word, in lower case, that by its ending may be a verb."""
    return edges(language, SUBJECT, "words.verb").search(word) is not None


@lru_cache(maxsize=50_000)
def _beginning_like(language: str, letters: str) -> tuple[_Stem, ...]:
    """The stems that a word of these first letters (in lower case) may have."""
    stems = _stems(language)
    return tuple({id(stem): stem for begins in openings_of_word(letters) for stem in stems.get(begins, ())}.values())


@lru_cache(maxsize=2)  # events and deals ask for those of one article
def triggers(text: str, language: str) -> tuple[Trigger, ...]:
    """The triggers of a text, in order. False friends of the language are left out."""
    false = [Span(m.start(), m.end()) for m in edges(language, SUBJECT, "words.false").finditer(text)]
    found: list[Trigger] = []
    done = 0
    known = first_words(text)
    for start, letters in zip(known.starts, known.letters, strict=True):
        if start < done or not (stems := _beginning_like(language, letters)):
            continue
        ends = [
            (match.end(), -stem.order, stem) for stem in stems if (match := _compiled(stem.pattern).match(text, start))
        ]
        if not ends:
            continue
        end, _, stem = max(ends, key=lambda each: each[:2])
        span = Span(start, end)
        if any(f.overlaps(span) for f in false):
            continue
        done = end
        trigger = _trigger(text, language, span, stem)
        if trigger:
            found.append(trigger)
    return _with_parted(text, language, found, false)


def triggers_in(text: str, language: str, where: Span) -> tuple[Trigger, ...]:
    """The triggers of a text that lie wholly in a stretch."""
    known = triggers(text, language)
    low = bisect_left(known, where.start, key=_start)
    return tuple(t for t in known[low : bisect_left(known, where.end, low, key=_start)] if t.span.end <= where.end)


def _start(trigger: Trigger) -> int:
    return trigger.span.start


def _with_parted(text: str, language: str, found: list[Trigger], false: list[Span]) -> tuple[Trigger, ...]:
    """The triggers with the verbs that only what stands before them makes tell of an event: these say who did it, and
    the noun is none of its own then."""
    for one in parted(text, language):
        if any(f.overlaps(one.verb) or f.overlaps(one.noun) for f in false):
            continue
        nouns = [t for t in found if t.type == one.type and t.voice == "noun" and t.span.overlaps(one.noun)]
        there = next((t for t in found if t.span.overlaps(one.verb)), None)
        verb = there or _trigger(text, language, one.verb, _Stem("", one.type, one.mode, noun=False, order=0))
        if verb is None or verb.type != one.type or verb in nouns:
            continue
        if there is None and nouns and verb.voice == "passive":
            continue  # "a strike was called": the noun finds who did more surely
        found = [t for t in found if t not in nouns and t is not there] + [verb]
    return tuple(sorted(found, key=lambda t: t.span))


def _trigger(text: str, language: str, span: Span, entry: _Stem) -> Trigger | None:
    before = text[max(0, span.start - LOOK_BACK) : span.start]
    first_word = _WORD.match(text, span.start)
    word = first_word.group() if first_word else span.of(text)
    behind = text[span.end : span.end + 40]
    voice = "noun" if entry.noun else _voice(language, word, before, behind)
    if voice is None and len(found := list(_WORD.finditer(text, span.start, span.end))) > 1:
        last = found[-1].group()  # it may begin with what did it: "a missile hit", "ракета попала"
        voice = None if last.lower() in listed(language, "preposition") else _voice(language, last, "", behind)
    if voice is None:
        return None
    if voice == "active" and edges(language, SUBJECT, "context.passive_whole").search(span.of(text)):
        voice = "passive"
    auxiliaries = edges(language, SUBJECT, "words.auxiliaries").search(before)
    helped = _helpers(auxiliaries.group()) if auxiliaries else ""
    group = span.start - len(helped)
    type_, mode = _turned(language, entry, span.of(text), before)
    # The auxiliary tells number and gender where there is one: "have been", "был".
    form = f"{helped} {word}" if helped else word
    return Trigger(
        span,
        type_,
        mode,
        voice,
        group,
        _number(language, form),
        _gender(language, word),
        bool(_tail(language, "first").search(form)),
    )


def _helpers(found: str) -> str:
    """Helpers of a verb without what ends in a name: "w Sołotwinie" is no adverb, for all its ending."""
    names = list(_NAME.finditer(found))
    return found[names[-1].end() :].lstrip() if names else found


def _turned(language: str, entry: _Stem, whole: str, before: str) -> tuple[str, str]:
    """The type and mode of a word, which what stands before it or in it may turn: a court does not condemn but
    sentences, a permit to enter is signed as no treaty is."""
    for of, to, place, tells in _turns(language):
        if of == f"{entry.type}.{entry.mode}" and tells.search(before if place == "before" else whole):
            type_, mode = to.split(".")
            return type_, mode
    return entry.type, entry.mode


@cache
def _turns(language: str) -> tuple[tuple[str, str, str, re.Pattern[str]], ...]:
    """What turns one type into another: from, to, where (`before`, `whole`), pattern."""
    rows = lexicon.load(language, SUBJECT).get("turns", [])
    return tuple((of, to, place, re.compile(tells, re.IGNORECASE)) for of, to, place, tells in rows)


def _voice(language: str, word: str, before: str, behind: str) -> Voice | None:
    """What the word is by its ending and what stands around it; None for a word of another kind on the same stem."""
    if edges(language, SUBJECT, "context.noun_before").search(before) and not _tail(language, "verbal").search(word):
        return None
    if edges(language, SUBJECT, "context.infinitive_before").search(before):
        return "infinitive"
    if _tail(language, "past").search(word):
        if edges(language, SUBJECT, "context.passive_before").search(before):
            return "passive"
        if words(language, SUBJECT, "context.passive_behind"):
            helped = edges(language, SUBJECT, "context.active_before").search(before)
            behind_it = edges(language, SUBJECT, "context.passive_behind").search(behind)
            return "passive" if behind_it and not helped else "active"
    for form in _FORMS:
        if _tail(language, form).search(word):
            return form
    return "active" if _tail(language, "finite").search(word) else None


def _number(language: str, form: str) -> str:
    if _tail(language, "plural").search(form):
        return "p"
    return "s" if _tail(language, "singular").search(form) else ""


def _gender(language: str, word: str) -> str:
    for gender in ("f", "m"):
        if _tail(language, gender).search(word):
            return gender
    return ""


@cache
def _tail(language: str, form: str) -> re.Pattern[str]:
    """Endings of one form, each a pattern that reaches to the end of the word."""
    endings = lexicon.load(language, SUBJECT).get("forms", {}).get(form, [])
    return re.compile(rf"(?:{'|'.join(endings)})$", re.IGNORECASE) if endings else any_of(())
