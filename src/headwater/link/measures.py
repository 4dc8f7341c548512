"""What two tellings have in common and in what they differ, measured one thing at a time, with the reasons.

    Form, Form -> Comparison (Measures, Clashes, reasons)

`alike.py` says what each measure is worth. Stance is not looked at: "X denied that Y" and "Z said Y" tell one claim.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, fields
from functools import lru_cache
from itertools import compress
from math import fsum
from operator import attrgetter, mul

import numpy as np

from headwater.link import counts, words
from headwater.link.forms import Form, Name, alike, is_one
from headwater.link.times import SCANT, before, gap, printed, scant
from headwater.linked import Difference
from headwater.records import Stance
from headwater.said import inside

MOST_NAMES, MOST_NUMBERS = 4.0, 2.0
"""Weights up to which more names and numbers in common say more."""
MUCH = 2.0
"""Weight of words from which a telling says enough to be compared by them: two good words."""
REPEATED = 0.8
"""Share of the words from which two contents are the same but for a word or two."""
SCRAP = 0.5
"""A content that says less than this part of the other one is no sentence beside it: vectors of scraps are far off."""
FRESH = 5
"""Days between two articles beyond which other numbers or places are those of another event."""
WINDOW = 45
"""Days between two articles beyond which the same words are another claim, unless they name the same date."""
MISREAD = 3
"""Days between two articles up to which "Monday" may be read as one week in one and as the next in the other; later,
each means its own: two things on the Mondays of two weeks are two."""
SLIP = 3
"""Days by which reports of one past event differ; a plan may move by `MOVED`."""
MOVED = 40
ABOUT = 0.8
"""Weight of things that each of two tellings speaks of alone (the law on forests, the law on arms) from
which they are about two things, where something else differs too: one rare word each."""
FAR = 5.0
"""Reports of one event do not differ by more than this factor in what they count."""

_OFFERS = frozenset(("propose", "demand", "ask_", "promise"))
_WISHES: frozenset[Stance] = frozenset(("demands", "proposes", "asks"))


@dataclass(slots=True)
class Measures:
    """What was measured of two tellings; also what each is worth (`alike.WORTH`).

    `words_least`, `words_most`: share of the weight of the words of the shorter and of the longer telling that both
    have; `slight`: how little the shorter one says. `sense`, `sense_across`: likeness of the vectors, in one language
    (`near`) and between two; `blind`, `blind_words`: there are none, and then the share of words. `names`: weight of
    those both have, `extra` of those only one has. `numbers`: those that agree, the larger ones more. `speaker`: both
    are printed words of one person. What differs: `person`, `place`, `body`, `country`, `number`, `far` (beyond what
    reports of one event differ by), `date`, `act`, `plan` (one tells a plan, the other a fact), `turned` (one says that
    it is not so); `several`: they contradict each other in more than one kind of detail. `setting`: nobody is named in
    both contents, nor in the openings of both articles; `reversed`: the same two countries in the other order, which
    is worth nothing by itself, as a passive turns them round too; `voices`: both are printed words, of two persons;
    `about`: weight of the things of which only one speaks, the lighter side (worth nothing by itself).
    """

    bias: float = 1.0
    words_least: float = 0.0
    words_most: float = 0.0
    slight: float = 0.0
    near: float = 0.0
    sense: float = 0.0
    sense_across: float = 0.0
    blind: float = 0.0
    blind_words: float = 0.0
    names: float = 0.0
    numbers: float = 0.0
    dates: float = 0.0
    speaker: float = 0.0
    person: float = 0.0
    place: float = 0.0
    body: float = 0.0
    country: float = 0.0
    number: float = 0.0
    far: float = 0.0
    date: float = 0.0
    act: float = 0.0
    plan: float = 0.0
    turned: float = 0.0
    several: float = 0.0
    setting: float = 0.0
    extra: float = 0.0
    reversed: float = 0.0
    voices: float = 0.0
    about: float = 0.0

    def weighed(self, worth: Measures) -> float:
        """The sum of what was measured, each by what it is worth."""
        return float(sum(map(mul, _values(self), _values(worth))))


NAMES = tuple(each.name for each in fields(Measures))
_values: Callable[[Measures], tuple[float, ...]] = attrgetter(*NAMES)


@dataclass(frozen=True, slots=True)
class Clash:
    """A detail in which two tellings contradict each other: what each gives, to compare and as printed."""

    what: Difference
    mine: str
    yours: str
    mine_printed: str
    yours_printed: str


@dataclass(slots=True)
class Comparison:
    """Two tellings compared. `apart` says why they cannot be one content, whatever they have in common."""

    measures: Measures = field(default_factory=Measures)
    clashes: list[Clash] = field(default_factory=list)
    why: list[str] = field(default_factory=list)
    apart: str = ""


def compare(a: Form, b: Form) -> Comparison | None:
    """Compares two tellings; None where they have nothing in common that is worth comparing."""
    c = Comparison()
    if not _words(a, b, c) and not (a.names and b.names) and not (a.numbers and b.numbers):
        return None
    _sense(a, b, c)
    _names(a, b, c)
    _numbers(a, b, c)
    _dates(a, b, c)
    _put(a, b, c)
    _turned(a, b, c)
    _setting(a, b, c)
    c.measures.several = float(len({clash.what for clash in c.clashes} - {"polarity"}) > 1)
    _parted(c)
    return c


def _parted(c: Comparison) -> None:
    """Reports of one event may differ in what, where, who, when or how many; in two of these, they are two events."""
    m = c.measures
    differ = (
        bool(m.act),
        bool(m.place or m.country),
        bool(m.body),
        bool(m.person),
        bool(m.date),
        bool(m.number),
        bool(m.setting and (m.person or m.place or m.body or m.voices)),
        bool(m.reversed),
        bool(m.voices),
        m.about > ABOUT,
    )
    if sum(differ) > 1 and not c.apart:
        what = ", ".join(compress(_DIFFER, differ))
        c.apart = f"Another event; what differs: {what}."


_DIFFER = (
    inside("act"),
    inside("place"),
    inside("body"),
    inside("person"),
    inside("date"),
    inside("number"),
    inside("people and places of the article"),
    inside("who did it to whom"),
    inside("who is quoted"),
    inside("what it is about"),
)


# Words


def _words(a: Form, b: Form, c: Comparison) -> bool:
    near = a.telling.language == b.telling.language
    mine, yours = (a.own, b.own) if near else (a.bridge, b.bridge)
    common = mine.keys() & yours.keys()
    shared = fsum(min(mine[k], yours[k]) for k in common)
    least, most = sorted((a.own_weight, b.own_weight) if near else (a.bridge_weight, b.bridge_weight))
    m = c.measures
    if shared:
        m.words_least, m.words_most = min(1.0, shared / least), min(1.0, shared / most)
        m.slight = max(0.0, 1 - least / MUCH)
        c.why.append(f"Both speak of: {', '.join(_shown(common, mine))}.")
    if a.acts and b.acts and not a.acts & b.acts and not a.telling.acts & b.telling.acts:
        m.act = 1.0
        c.why.append("What happens differs.")
    if a.countries - b.countries and b.countries - a.countries:
        m.country = 1.0
        c.why.append(f"Other countries: {', '.join(sorted(a.countries ^ b.countries))}.")
        if min(len(a.countries), len(b.countries)) > 1 or not a.countries & b.countries:
            c.apart = c.apart or "Another event: between other countries."
    # Between two languages a word in no concept may be the other one's in translation: only what is known tells.
    m.about = min(_rest(side, common, translated=not near) for side in (mine, yours))
    m.reversed = float(_reversed(a.lands, b.lands))
    return bool(shared)


def _rest(mine: dict[str, float], common: set[str], *, translated: bool) -> float:
    """Weight of the things, as against acts and persons, that only one of two tellings speaks of."""
    kinds, unknown = words.kinds(), "" if translated else "thing"
    told = 0.0
    for key, weight in mine.items():
        if key not in common and kinds.get(key, unknown) == "thing":
            told += weight
    return told


def _reversed(one: Sequence[str], other: Sequence[str]) -> bool:
    """True where both name the same two countries, one in the order of the other turned round: who did it to whom."""
    mine, yours = ([land for land in side if land in one and land in other] for side in (one, other))
    return len(mine) > 1 and mine[:2] == yours[1::-1]


def _shown(common: set[str], weights: dict[str, float]) -> list[str]:
    """The weightiest of what both share, as a reader reads it."""
    best = sorted(common, key=lambda k: (-weights[k], k))[:6]
    return [k.strip("~=_").replace("_", " ") for k in best]


def _sense(a: Form, b: Form, c: Comparison) -> None:
    m = c.measures
    if (
        a.vector is None
        or b.vector is None
        or min(a.own_weight, b.own_weight) < SCRAP * max(a.own_weight, b.own_weight)
    ):
        m.blind, m.blind_words = 1.0, m.words_least
        return
    likeness = max(0.0, float(np.dot(a.vector, b.vector)))
    if a.telling.language == b.telling.language:
        m.near, m.sense = 1.0, likeness
    else:
        m.sense_across = likeness


# Names


def _names(a: Form, b: Form, c: Comparison) -> None:
    m = c.measures
    pairs, left, right = alike(a.names, b.names)
    m.names = min(MOST_NAMES, sum(max(one.weight, other.weight) for one, other in pairs))
    for one, other in pairs:
        text = one.named.text
        c.why.append(f"Both name {text}." if text == other.named.text else f"{text} is {other.named.text}.")
    _speakers(a, b, c)
    m.extra = min(MOST_NAMES, sum(n.weight for n in (*left, *right)))
    left = [n for n in left if not (b.origin and is_one(n, b.origin))]
    right = [n for n in right if not (a.origin and is_one(n, a.origin))]
    m.person = _others("person", left, right, c)
    if m.person and not any(one.named.kind == "person" for one, _ in pairs):
        _other_people(a, b, left, right, c)
    m.body = _others("organization", left, right, c)
    m.place = _others("place", left, right, c)
    if m.place == 1.0 and (pairs or a.countries & b.countries) and not m.person:
        mine, yours = (_list(n for n in side if n.named.kind == "place") for side in (left, right))
        c.clashes.append(Clash("name", mine, yours, mine, yours))


def _speakers(a: Form, b: Form, c: Comparison) -> None:
    """Whose printed words they are: one person's, or those of two, whose words are hardly one quotation."""
    if not a.origin or not b.origin:
        return
    if is_one(a.origin, b.origin):
        if "direct" in (a.telling.quoted, b.telling.quoted):
            c.measures.speaker = 1.0
            c.why.append(f"Both are words of {a.origin.named.text}.")
    elif a.telling.quoted == b.telling.quoted == "direct":
        c.measures.voices = 1.0
        c.why.append(f"One is a quotation of {a.origin.named.text}, the other of {b.origin.named.text}.")


def _other_people(a: Form, b: Form, left: Sequence[Name], right: Sequence[Name], c: Comparison) -> None:
    """No person in common: another claim, but where only one person can be what is said, and reports differ in who.

    Between two languages names may only not have been known for one, and that counts as a measure alone.
    """
    mine, yours = (_list([n for n in side if n.named.kind == "person"]) for side in (left, right))
    if words.unique() & a.acts & b.acts:
        c.clashes.append(Clash("name", mine, yours, mine, yours))
    elif a.telling.language == b.telling.language:
        c.apart = f"Other people: {mine} here, {yours} there."


def _others(kind: str, left: Sequence[Name], right: Sequence[Name], c: Comparison) -> float:
    """How many of a kind each names whom the other does not, two at most: another place may be a slip, two are not."""
    if not left or not right:
        return 0.0
    mine, yours = ([n for n in side if n.named.kind == kind] for side in (left, right))
    if not mine or not yours:
        return 0.0
    c.why.append(f"{_list(mine)} here, {_list(yours)} there.")
    return float(min(len(mine), len(yours), 2))


def _list(names: Iterator[Name] | Sequence[Name]) -> str:
    return ", ".join(n.named.text for n in names)


# Numbers


def _numbers(a: Form, b: Form, c: Comparison) -> None:
    left, right, m = list(a.numbers), list(b.numbers), c.measures
    for one in tuple(left):
        other = next((n for n in right if counts.equal(one, n) and counts.comparable(one, n)), None)
        if other is not None:
            m.numbers = min(MOST_NUMBERS, m.numbers + counts.worth(one))
            c.why.append(f"Both give {one.text}." if one.text == other.text else f"{one.text} and {other.text} agree.")
            left.remove(one)
            right.remove(other)
    for one, other in counts.contradictions(left, right):
        m.number = 1.0
        m.far = max(m.far, float(max(one.value, other.value) > FAR * max(1e-9, min(one.value, other.value))))
        c.clashes.append(Clash("number", f"{one.value:g}", f"{other.value:g}", one.text, other.text))
        c.why.append(f"{one.text} here, {other.text} there.")


# Dates


def _dates(a: Form, b: Form, c: Comparison) -> None:
    between = abs(a.published - b.published) if a.published is not None and b.published is not None else 0
    if a.days and b.days:
        apart = gap(a.read_days, b.read_days)
        if apart <= 0 or (between <= MISREAD and gap(a.days, b.days) <= 0):
            c.measures.dates = 1.0
            c.why.append("The dates agree.")
        else:
            _other_dates(a, b, c, apart)
    elif between > (SCANT if scant(a) or scant(b) else WINDOW) or (c.clashes and between > FRESH):
        c.apart = f"{between} days lie between the articles."
    elif (before(a, b) or before(b, a)) and "plan" not in (mode(a), mode(b)):
        c.apart = f"Told before the other happened: {', '.join((*a.telling.printed_dates, *b.telling.printed_dates))}."


def _other_dates(a: Form, b: Form, c: Comparison, apart: int) -> None:
    plan = all(mode(f) == "plan" for f in (a, b))
    here, there = ", ".join(a.telling.printed_dates), ", ".join(b.telling.printed_dates)
    if apart > (MOVED if plan else SLIP) or (plan and (_over(a, b) or _over(b, a))):
        c.apart = f"Another time: {here} here, {there} there."
    elif not plan and (before(a, b) or before(b, a)):
        c.apart = f"Told before the other happened: {here} here, {there} there."
    else:
        mine, yours = (", ".join(f.telling.dates) for f in (a, b))
        c.measures.date = 1.0
        c.clashes.append(Clash("date", mine, yours, printed(a), printed(b)))
        c.why.append(f"{here} here, {there} there.")


def _over(a: Form, b: Form) -> bool:
    """True where the day of the first had passed when the second was published: what is planned then is another one."""
    return b.published is not None and all(day[1] < b.published for day in a.read_days)


# How it is put


@lru_cache(maxsize=20_000)
def mode(f: Form) -> str:
    """Whether a telling wants something (`wish`), foretells it (`plan`) or states it (`fact`)."""
    telling = f.telling
    if telling.stance in _WISHES:
        return "wish"
    return "plan" if telling.tense == "future" or telling.stance == "promises" or before(f, f) else "fact"


def _put(a: Form, b: Form, c: Comparison) -> None:
    one, other = mode(a), mode(b)
    if one == other or ("wish" in (one, other) and (_OFFERS & a.acts or _OFFERS & b.acts)):
        return  # "She offered to" reports what "to" alone is the offer of
    if "wish" in (one, other):
        c.apart = c.apart or "One is a demand or a proposal, the other is not."
    elif "present" not in (a.telling.tense, b.telling.tense):
        c.measures.plan = 1.0
        c.why.append("One is told as a plan, the other as a fact.")


def _turned(a: Form, b: Form, c: Comparison) -> None:
    pair = next(_opposed(a, b), None) if a.telling.concepts != b.telling.concepts else None
    if _differ_in_no_word(a, b, c):
        return
    refused = bool(a.acts & b.acts) and ("refuse" in a.acts) != ("refuse" in b.acts)
    if (_negative(a) != _negative(b)) == (bool(pair) != refused):
        return
    c.measures.turned = 1.0
    mine, yours = pair or (("no", "yes") if _negative(a) else ("yes", "no"))
    c.clashes.append(Clash("polarity", mine, yours, a.telling.wording, b.telling.wording))
    c.why.append(f"They contradict each other: {mine}, {yours}." if pair else "One says that it is so, the other not.")


def _differ_in_no_word(a: Form, b: Form, c: Comparison) -> bool:
    """True for nearly the same words with as many negations: only where they were cut decides how they were read."""
    one, other = a.telling, b.telling
    language = one.language
    if language is None or language != other.language or c.measures.words_most < REPEATED:
        return False
    return words.negations(one.wording, language) == words.negations(other.wording, language)


def _negative(f: Form) -> bool:
    """True where a content says that something is not so. What somebody denied ("there was no fire") is the denial."""
    told = f.telling
    return told.stance != "denies" and told.polarity == "negative"


def _opposed(a: Form, b: Form) -> Iterator[tuple[str, str]]:
    """Acts that cannot both be, one in each: "will open" and "will close"."""
    against = words.opposites()
    for act in sorted(a.telling.concepts - b.telling.concepts):
        other = against.get(act)
        if other in b.telling.concepts - a.telling.concepts and "refuse" not in (act, other):
            yield act, other


def _setting(a: Form, b: Form, c: Comparison) -> None:
    """Contents without a common name may be about two countries: the openings of the articles tell."""
    one, other = a.setting | a.countries, b.setting | b.countries
    named = c.measures.names or a.countries & b.countries
    if a.telling.article != b.telling.article and one and other and not named and not one & other:
        c.measures.setting = 1.0
        c.why.append("The articles are about other people and places.")
        if c.clashes:
            c.apart = c.apart or "Another event: other details, other people and places."
        elif a.telling.quoted == b.telling.quoted == "direct" and c.measures.words_most < REPEATED:
            c.apart = c.apart or "Two quotations: other words, other people and places."
