"""What two tellings have in common and in what they differ, measured one thing at a time, with the reasons.

    Form, Form -> Comparison (Measures, Clashes, reasons)

`alike.py` says what each measure is worth. Stance is not looked at: "X denied that Y" and "Z said Y" tell one claim.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import compress
from math import fsum

import numpy as np

from headwater.link import measured_details, measured_names, words
from headwater.link.comparison import Clash, Comparison
from headwater.link.forms import Form, as_printed
from headwater.link.measured_details import mode
from headwater.link.measured_names import other_towns
from headwater.said import inside

MUCH = 2.0
"""Weight of words from which a telling says enough to be compared by them: two good words."""
REPEATED = 0.8
"""Share of the words from which two contents are the same but for a word or two."""
SCRAP = 0.5
"""A content that says less than this part of the other one is no sentence beside it: vectors of scraps are far off."""
SURELY = 2.0
"""How much more it counts that other things happen, where in both an event was found and not only words for one."""
ABOUT = 0.8
"""Weight of things that each of two tellings speaks of alone (the law on forests, the law on arms) from
which they are about two things, where something else differs too: one rare word each."""
SHOWN = 6
"""Words that a reader is told of those that both have; what only speaks of speaking is none, where there are others."""

QUIET = frozenset(("declines", "silent"))
"""Stances of those who say nothing: what they were asked about is told in no time."""
_OFFERS = frozenset(("propose", "demand", "ask_", "promise"))


def compare(a: Form, b: Form) -> Comparison | None:
    """Compares two tellings; None where they have nothing in common that is worth comparing."""
    c = Comparison()
    if not _words(a, b, c) and not (a.names and b.names) and not (a.numbers and b.numbers):
        return None
    _what_happens(a, b, c)
    _sense(a, b, c)
    measured_names.names(a, b, c)
    measured_details.numbers(a, b, c)
    measured_details.dates(a, b, c)
    _put(a, b, c)
    _turned(a, b, c)
    _setting(a, b, c)
    c.measures.several = float(len(c.clashes) > 1 and len({clash.what for clash in c.clashes} - {"polarity"}) > 1)
    if not c.apart and _only_countries(a, b, c):
        c.apart = "Another event: nothing in common but countries."
    if not c.apart:
        _parted(a, b, c)
    return c


def _parted(a: Form, b: Form, c: Comparison) -> None:
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
        bool(m.counted and (m.act or m.about > ABOUT)),
        bool(_OFFERS & a.acts) != bool(_OFFERS & b.acts),
        opposed := bool(m.turned and next(_opposed(a, b), None)),
        opposed and _only_agreed(a, b),
    )
    # Where no name but a country's and no number is one, nothing tells that another place or matter is a slip.
    other = (m.place and other_towns(a, b)) or m.person or (m.about > ABOUT and a.spoken != b.spoken)
    if sum(differ) > 1 or (other and not m.numbers and not m.names):
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
    inside("what is counted"),
    inside("what was only offered"),
    inside("acts that are opposites"),
    inside("what was only agreed"),
)


# Words and countries


def _only_countries(a: Form, b: Form, c: Comparison) -> bool:
    """True where both name the same countries and nothing else that both say: an envoy sent, money given."""
    if c.measures.names or c.measures.numbers or words.converse() & (a.acts | b.acts):
        return False
    mine, yours = (a.own, b.own) if a.telling.language == b.telling.language else (a.bridge, b.bridge)
    common = mine.keys() & yours.keys()
    return common <= a.countries | b.countries and bool(common) and _says_more(mine) and _says_more(yours)


def _says_more(told: Mapping[str, float]) -> bool:
    """True where something known is told of the countries."""
    known = words.kinds()
    return any(known.get(key) in ("act", "thing", "person", "unit") for key in told)


def _words(a: Form, b: Form, c: Comparison) -> bool:
    near = a.telling.language == b.telling.language
    mine, yours = (a.own, b.own) if near else (a.bridge, b.bridge)
    common = mine.keys() & yours.keys()
    shared = fsum(map(min, map(mine.__getitem__, common), map(yours.__getitem__, common)))
    least, most = sorted((a.own_weight, b.own_weight) if near else (a.bridge_weight, b.bridge_weight))
    m = c.measures
    if shared:
        m.words_least, m.words_most = min(1.0, shared / least), min(1.0, shared / most)
        m.slight = max(0.0, 1 - least / MUCH)
        c.spoken_of = partial(_spoken_of, common, mine, a)
    sides = (a.things, b.things) if near else (a.bridge_things, b.bridge_things)
    m.about = min(_rest(side, common | _kin(other)) for side, other in zip(sides, reversed(sides), strict=True))
    return bool(shared)


def _what_happens(a: Form, b: Form, c: Comparison) -> None:
    """Other acts, and other countries, or the same ones turned round."""
    m = c.measures
    mine, yours = a.telling.acts, b.telling.acts
    if a.acts and b.acts and not (_one_act(a.acts, b.acts) or _one_act(mine, yours) or _of_one_matter(a, b)):
        m.act = SURELY if mine and yours else 1.0
        c.why.append("What happens differs.")
    if a.countries and b.countries and a.countries - b.countries and b.countries - a.countries:
        m.country = 1.0
        countries = sorted(words.called()[country] for country in a.countries ^ b.countries)
        c.why.append(f"Other countries: {', '.join(countries)}.")
        if min(len(a.countries), len(b.countries)) > 1 or not a.countries & b.countries:
            c.apart = c.apart or "Another event: between other countries."
    # "Dara received from Orsk" turns round what "Orsk gave Dara" says.
    turned = words.converse() & a.acts != words.converse() & b.acts
    m.reversed = float(len(a.lands) > 1 and len(b.lands) > 1 and _reversed(a.lands, b.lands, turned=turned))


def _one_act(mine: frozenset[str], yours: frozenset[str]) -> bool:
    """True where both tell of one act, be it under two names: who held talks has met."""
    return not {words.kin().get(act, act) for act in mine}.isdisjoint(words.kin().get(act, act) for act in yours)


def _of_one_matter(a: Form, b: Form) -> bool:
    """True where two acts are one because of what they are done to: jobs are cut or lost, a law is passed or backed."""
    told = a.telling.concepts | b.telling.concepts
    return any(
        not acts.isdisjoint(a.acts) and not acts.isdisjoint(b.acts)
        for beside, acts in words.kin_beside().items()
        if not beside.isdisjoint(told)
    )


def _kin(things: Sequence[tuple[str, float]]) -> set[str]:
    """What else the things of a telling may be called in another: the company and its plant."""
    kin = words.kin()
    called = {kin[key] for key, _ in things if key in kin}
    return {key for key, first in kin.items() if first in called} if called else set()


def _rest(things: Sequence[tuple[str, float]], common: set[str]) -> float:
    """Weight of the things that only one of two tellings speaks of."""
    told = 0.0
    for key, weight in things:
        if key not in common:
            told += weight
    return told


def _reversed(one: Sequence[str], other: Sequence[str], *, turned: bool) -> bool:
    """True where both name the same two countries, one in the order of the other turned round: who did it to whom.

    Where the act of one is that of the other `turned` round (who receives is given), one order is the other's reverse.
    """
    mine, yours = ([land for land in side if land in one and land in other] for side in (one, other))
    return len(mine) > 1 and mine[:2] == (yours[:2] if turned else yours[1::-1])


def _spoken_of(common: set[str], weights: dict[str, float], a: Form) -> str:
    concepts = _shown(common, weights, a)
    return f"Both speak of: {', '.join(concepts)}."


def _shown(common: set[str], weights: dict[str, float], a: Form) -> list[str]:
    """The weightiest of what both share, as a reader reads it: what is known by its name, a word as it is printed."""
    called, kinds = words.called(), words.kinds()
    said = [k for k in common if kinds.get(k) != "hollow"]
    best = sorted(said or common, key=lambda k: (-weights[k], k))[:SHOWN]
    return list(dict.fromkeys(called[k] if k in called else f"“{as_printed(k, a.telling)}”" for k in best))


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


# How it is put


def _put(a: Form, b: Form, c: Comparison) -> None:
    one, other = mode(a), mode(b)
    if one == other or ("wish" in (one, other) and (_OFFERS & a.acts or _OFFERS & b.acts)):
        return  # "She offered to" reports what "to" alone is the offer of
    if "wish" in (one, other):
        c.apart = c.apart or "One is a demand or a proposal, the other is not."
    elif "present" not in (a.telling.tense, b.telling.tense) and not {a.telling.stance, b.telling.stance} & QUIET:
        c.measures.plan = 1.0
        c.why.append("One is told as a plan, the other as a fact.")


def _turned(a: Form, b: Form, c: Comparison) -> None:
    pair = next(_opposed(a, b), None) if a.turning and b.turning else None
    refused = ("refuse" in a.acts) != ("refuse" in b.acts) and bool(a.acts & b.acts)
    if (_negative(a) != _negative(b)) == (bool(pair) != refused) or _differ_in_no_word(a, b, c):
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
    for act in sorted(a.turning - b.turning):
        other = against[act]
        if other in b.turning and other not in a.turning and "refuse" not in (act, other):
            yield act, other


def _only_agreed(a: Form, b: Form) -> bool:
    """True where one only tells of what is to be, beside acts that are opposites: to agree to open, and to close."""
    return bool((a.acts ^ b.acts) & (_OFFERS | {"agree", "plan"}))


def _setting(a: Form, b: Form, c: Comparison) -> None:
    """Contents without a common name may be about two countries: the openings of the articles tell."""
    one, other = a.around, b.around
    if not one or not other or c.measures.names or a.telling.article == b.telling.article:
        return
    if one.isdisjoint(other):  # what both name of countries is in both
        c.measures.setting = 1.0
        c.why.append("The articles are about other people and places.")
        if c.clashes:
            c.apart = c.apart or "Another event: other details, other people and places."
        elif a.telling.quoted == b.telling.quoted == "direct" and c.measures.words_most < REPEATED:
            c.apart = c.apart or "Two quotations: other words, other people and places."
