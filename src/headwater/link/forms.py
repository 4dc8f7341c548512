"""A telling made ready for comparison: its words and names weighed, its dates as days, its keys. Made once and kept.

Telling -> Form -> keys
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from itertools import combinations, product

import numpy as np
import numpy.typing as npt

from headwater.link import nights, words
from headwater.link.contents import countries
from headwater.link.laid import Lately
from headwater.link.writings import respelling
from headwater.linked import Named, Number, Telling
from headwater.names import match
from headwater.names.likeness import Kind
from headwater.records import EntityKind
from headwater.wordforms import fold, stemmer, tokens

UNIT = 127
"""Length of a sentence vector in 8 bits."""
CHANCE = 7
"""Words less one from which the same wording is no chance, though it names nobody."""
KEPT = 20_000
"""Forms kept in memory: a desk asks for the same tellings again and again."""
ANCHORS, KEYS = 8, 14
"""What of a telling its keys are made of, and how many it has at most, the wording among them, time left aside."""
SAID, AROUND = 2, 3
"""Words of a content that are looked for together with names of the opening of its article, and those names."""
SPELL = 10
"""Days between two articles up to which a pair of anchors is sure to be met; beyond, by the best pairs alone. In a
large desk a pair as such ("attack", "plant") has too many holders to tell anything."""
LASTING = 5
"""Of the pairs, those that meet whatever the time between two articles."""
SAYS = 120
"""Letters of a wording that are a key."""
ANCHOR_WEIGHT = {
    "act": 2.0,
    "thing": 1.7,
    "person": 1.0,
    "quality": 0.7,
    "unit": 0.4,
    "country": 1.1,
    "hollow": 0.1,
    "stem": 1.3,
}
"""How much a word tells of its claim, by the kind of its concept."""
NAME_WEIGHT: dict[EntityKind, float] = {"person": 1.6, "organization": 1.3, "place": 1.0}
STEM_WEIGHT = (0.0, 0.0, 0.0, 0.4, 0.6, 0.8, 0.9)
"""What a stem weighs by its letters: short ones are common words, or fall together with others."""
TOPIC = 0.5
"""What of its weight a word or name keeps that is the topic of its article: all claims of the article have it."""
STRANGE = 0.5
"""What of its weight a word keeps between languages that is in no concept: it may have been translated."""

_DIGIT = re.compile(r"\d")
_SPACES = re.compile(r"[\W_]+")
_SPELT = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_MONTH = re.compile(r"(\d{4})-(\d{2})$")
_WEEK = re.compile(r"(\d{4})-W(\d{2})")
_YEAR = re.compile(r"(\d{4})$")


@dataclass(frozen=True, slots=True)
class Name:
    """A name with the keys under which it is stored and looked up; `sound` is that of a name of one word.

    Other languages have other endings to it (Metal, Metalas; Dolnica, Dolnitsa), which are no part of its sound.
    """

    named: Named
    weight: float
    keys: frozenset[str]
    lookups: frozenset[str]
    sound: str


@dataclass(frozen=True, slots=True, eq=False)
class Form:
    """A telling made ready. `own` are its words for tellings of its language, `bridge` for those of others.

    `days` are its dates as first and last day, those of weekdays in the weeks beside too, `read_days` only as they were
    read (a night is on two), `nights` those on whose evening its nights begin where it names no other time, `published`
    the day on which the article came out; all as ordinals. `lands` are the countries that it names,
    in the order in which it does. `origin` is the name of whoever said it, `body` that of the body that did or for
    which he speaks, `setting` keys of whom the opening of its article names. `vector` has the length 1; `spoken` is the
    wording folded, to know the same words at once. The rest is asked with each comparison: `things` and `bridge_things`
    are those of its words that are no acts or persons, with their weights, `turning` its concepts that have opposites,
    `around` countries and setting, `first_day` of `days`.
    """

    telling: Telling
    own: dict[str, float]
    bridge: dict[str, float]
    own_weight: float
    bridge_weight: float
    names: tuple[Name, ...]
    numbers: tuple[Number, ...]
    days: tuple[tuple[int, int], ...]
    read_days: tuple[tuple[int, int], ...]
    nights: tuple[int, ...]
    published: int | None
    acts: frozenset[str]
    countries: frozenset[str]
    lands: tuple[str, ...]
    origin: Name | None
    body: Name | None
    setting: frozenset[str]
    vector: npt.NDArray[np.float32] | None
    spoken: str
    things: tuple[tuple[str, float], ...]
    bridge_things: tuple[tuple[str, float], ...]
    turning: frozenset[str]
    around: frozenset[str]
    first_day: int | None


@lru_cache(maxsize=KEPT)
def _form(telling: Telling) -> Form:
    lands = tuple(dict.fromkeys(c for n in telling.names for c in countries(n)))
    concepts = telling.concepts.union(lands)
    known, kinds = words.weights(), words.kinds()
    # In one order, whatever the sets have: the last digit of a sum is another in each, and with it what is related.
    shared = {c: known[c] * _rare(c, telling) for c in sorted(concepts) if c in known}
    stems = {f"~{s}": _stem_weight(s) * _rare(f"~{s}", telling) for s in sorted(telling.stems)}
    bones = {f"={b}": STRANGE * weight for s, weight in stems.items() if (b := words.skeleton(s[1:]))}
    own, bridge = {**shared, **stems}, {**shared, **bones}
    called = frozenset(c for c in concepts if kinds.get(c) == "country")
    setting = frozenset(key for n in telling.setting for key in _told_apart(n))
    dated = _days(telling)
    return Form(
        telling=telling,
        own=own,
        bridge=bridge,
        own_weight=sum(own.values()),
        bridge_weight=sum(bridge.values()),
        names=tuple(_weighed(_name(n), _rare(n.text, telling)) for n in telling.names if not countries(n)),
        numbers=telling.numbers,
        days=dated,
        read_days=tuple(span for span, _ in _read(telling)),
        nights=_nights(telling),
        published=_ordinal(telling.published),
        acts=frozenset(c for c in concepts if kinds.get(c) == "act"),
        countries=called,
        lands=lands,
        origin=_origin(telling),
        body=_body(telling),
        setting=setting,
        vector=_vector(telling),
        spoken=spoken(telling.wording, telling.language),
        things=tuple((key, weight) for key, weight in own.items() if kinds.get(key, "thing") == "thing"),
        # Between two languages a word in no concept may be the other one's in translation: only what is known tells.
        bridge_things=tuple((key, weight) for key, weight in bridge.items() if kinds.get(key) == "thing"),
        turning=telling.concepts & words.opposites().keys(),
        around=setting | called,
        first_day=min((first for first, _ in dated), default=None),
    )


form: Lately[Telling, Form] = Lately(_form, KEPT)
"""A telling made ready for comparison: of one object found again without its hash, which reads all of it."""


def as_printed(key: str, telling: Telling) -> str:
    """The word of a telling behind one of its stems (`~`) or of their consonants (`=`): its wording has it printed.

    Where it stood in what the wording leaves out, it is the stem.
    """
    return _printed(telling).get(key, key[1:])


def _words_printed(telling: Telling) -> dict[str, str]:
    """The first word of a wording behind each stem, and behind its consonants."""
    language = telling.language or ""
    found: dict[str, str] = {}
    for word in tokens(telling.wording).word:
        if stem := words.stem(words.folded(word, language), language):
            found.setdefault(f"~{stem}", word)
            found.setdefault(f"={words.skeleton(stem)}", word)
    return found


_printed: Lately[Telling, dict[str, str]] = Lately(_words_printed, KEPT)
"""Kept for those of late: one telling is compared with dozens of others."""


def distinct(form: Form) -> bool:
    """True for words that two articles hardly have in common by chance: "Two people were killed" they may have."""
    return len(form.own) > 1 and (bool(form.names) or form.spoken.count(" ") >= CHANCE)


def _read(telling: Telling) -> list[tuple[tuple[int, int], bool]]:
    """The days of a telling as they were read, a night on two, and whether each is printed as a weekday."""
    found: list[tuple[tuple[int, int], bool]] = []
    printed = telling.printed_dates or ("0",) * len(telling.dates)
    for value, text in zip(telling.dates, printed, strict=False):
        span = days(value)
        if span is None:
            continue
        weekday = span[0] == span[1] and not _DIGIT.search(text)
        if nights.is_night(value):
            first = nights.begins(span[0], text, telling.language)
            span = first, first + 1
        found.append((span, weekday))
    return found


def _nights(telling: Telling) -> tuple[int, ...]:
    """Its nights, by the day on which they begin; none where it names a day besides."""
    if not telling.dates or not all(nights.is_night(value) for value in telling.dates):
        return ()
    return tuple(first for (first, _), _ in _read(telling))


def _days(telling: Telling) -> tuple[tuple[int, int], ...]:
    """The days of a telling. A weekday may be that before or after what it was read as: a printed Monday is any."""
    found: list[tuple[int, int]] = []
    for span, weekday in _read(telling):
        found.append(span)
        if weekday:
            found += [(span[0] + shift, span[1] + shift) for shift in (-7, 7)]
    return tuple(found)


def _origin(telling: Telling) -> Name | None:
    """The named person whose word it is."""
    end = telling.chain[-1] if telling.chain else None
    named = end is not None and end.kind == "person" and end.naming == "named"
    return _name(Named(end.name, "person", end.language)) if end and named else None


def _body(telling: Telling) -> Name | None:
    """The named body whose word it is: that of a spokesperson, too."""
    end = telling.chain[-1] if telling.chain else None
    if end is None or end.naming != "named":
        return None
    called = end.name if end.kind == "body" else end.body
    return _name(Named(called, "organization", end.language)) if called else None


def _vector(telling: Telling) -> npt.NDArray[np.float32] | None:
    if not telling.vector:
        return None
    return np.frombuffer(telling.vector, np.int8).astype(np.float32) * np.float32(1 / UNIT)


def _stem_weight(stem: str) -> float:
    return STEM_WEIGHT[min(len(stem), len(STEM_WEIGHT) - 1)]


def _rare(key: str, telling: Telling) -> float:
    return TOPIC if key in telling.usual else 1.0


def _weighed(name: Name, rare: float) -> Name:
    return name if rare == 1.0 else replace(name, weight=name.weight * rare)


@lru_cache(maxsize=100_000)
def _told_apart(named: Named) -> tuple[str, ...]:
    """Keys under which others who name the same would have it: the country, the family name, the sound of a place."""
    return (*countries(named), _coarse(_name(named)))


def spoken(wording: str, language: str | None = None) -> str:
    """A wording in small letters without marks: what two articles have word for word in common is equal in it.

    In one writing of its language, where that has several.
    """
    low, respelt = wording.casefold(), respelling(language)
    if respelt:
        low = _SPELT.sub(lambda word: respelt(word.group()), low)
    return _SPACES.sub(" ", low).strip()


@lru_cache(maxsize=100_000)
def _name(named: Named) -> Name:
    kind: Kind = named.kind
    return Name(
        named,
        NAME_WEIGHT[named.kind],
        match.keys(named.text, kind, named.language),
        match.lookups(named.text, kind, named.language),
        words.skeleton(stemmer(named.language)(named.text)) if named.text.isalpha() else "",
    )


@lru_cache(maxsize=20_000)
def days(value: str) -> tuple[int, int] | None:
    """A TIMEX3 value as its first and last day (ordinals); None for what is no day, week, month or year."""
    try:
        if found := _DAY.match(value):
            day = date(*map(int, found.groups())).toordinal()
            return day, day
        if found := _WEEK.match(value):
            first = date.fromisocalendar(int(found[1]), int(found[2]), 1).toordinal()
            return (first + 5, first + 6) if value.endswith("-WE") else (first, first + 6)
        if found := _MONTH.match(value):
            year, month = int(found[1]), int(found[2])
            after = date(year + month // 12, month % 12 + 1, 1)
            return date(year, month, 1).toordinal(), (after - timedelta(1)).toordinal()
        if found := _YEAR.match(value):
            return date(int(found[1]), 1, 1).toordinal(), date(int(found[1]), 12, 31).toordinal()
    except ValueError:
        return None
    return None


def _ordinal(published: str) -> int | None:
    found = days(published[:10])
    return found[0] if found else None


def keys(telling: Telling) -> frozenset[str]:
    """The keys under which tellings meet that can be one claim, across languages and scripts.

    One is the wording itself, the others are pairs of what carries most: names, acts, numbers, rare words; at most
    `KEYS` - 1 such pairs, each in the spell of its article and in the next one; the best also as such. A telling that
    says nothing by itself has none: it belongs where that belongs which it answers.
    """
    f = form(telling)
    if telling.borrowed or not f.own:
        return frozenset()
    worth: dict[str, float] = {}
    for anchor, weight in _anchors(f):
        worth[anchor] = max(weight, worth.get(anchor, 0.0))
    best = sorted(worth, key=lambda a: (-worth[a], a))[:ANCHORS]
    pairs = [p for p in combinations(sorted(best), 2) if not _one_name(*p)]
    pairs.sort(key=lambda p: (-min(worth[p[0]], worth[p[1]]) - worth[p[0]] - worth[p[1]], p))
    said = [a for a in best if a[:3] != "pe:"][:SAID]
    around = [f"{a}@{place}" for a, place in product(said, sorted(f.setting)[:AROUND]) if place not in worth]
    found = [f"{a}+{b}" for a, b in pairs[: KEYS - 1 - len(around)]]
    timed = (f"{pair}#{spell}" for pair, spell in product((*found, *around), _spells(f)))
    return frozenset((*timed, *found[:LASTING], *around[:1], f"says:{f.spoken[:SAYS]}"))


def _spells(f: Form) -> tuple[int, ...]:
    """The stretch of `SPELL` days in which an article came out, and the next: two of neighbouring ones share one."""
    return (f.published // SPELL, f.published // SPELL + 1) if f.published is not None else ()


def _one_name(a: str, b: str) -> bool:
    """True for two keys of one family name."""
    return a[:3] == b[:3] == "pe:" and (a.startswith(b) or b.startswith(a) or a[4:] == b[3:] or b[4:] == a[3:])


def _anchors(f: Form) -> Iterator[tuple[str, float]]:
    """What of a telling others of its claim will have too, with how much it tells."""
    kinds = words.kinds()
    for n in f.names:
        weight = 3.0 if n.named.kind == "person" else 2.2
        yield _coarse(n), weight
        if n.named.kind == "person":
            yield _families(n)[-1], weight  # Гараст may be Harast: a language may have more sounds to a letter
    for number in f.numbers:
        if number.value > 2:
            yield f"n:{number.value:g}", 2.5 if number.value > 12 else 1.5
    for key in f.own:
        if key.startswith("~") and f.telling.language:
            yield f"{f.telling.language}{key}", ANCHOR_WEIGHT["stem"] * f.own[key]
        elif kind := kinds.get(key):
            yield key, ANCHOR_WEIGHT[kind]
    for key in f.bridge:
        if key.startswith("="):
            yield key, 1.2 if len(key) > 4 else 0.7
    if f.origin and f.telling.quoted == "direct":
        yield f"by:{_coarse(f.origin)}", 1.3


def _coarse(name: Name) -> str:
    """One key of a name that its other spellings have too: what it means where that is known, else how it sounds."""
    if name.named.kind == "person":
        return _families(name)[0]
    for mark in (":place:", ":k:o:", ":k:", ":s:"):
        if known := [k for k in name.keys if mark in k]:
            return min(known)
    return max(sorted(name.keys), key=len, default=name.named.text)


def _families(name: Name) -> list[str]:
    """The keys of a family name, the shortest first."""
    return sorted({k.rsplit(":", 1)[0] for k in name.keys}, key=lambda k: (len(k), k)) or [name.named.text]


def alike(one: Iterable[Name], other: Iterable[Name]) -> tuple[list[tuple[Name, Name]], list[Name], list[Name]]:
    """Which names of two tellings are one's, and those of either that the other does not have."""
    pairs: list[tuple[Name, Name]] = []
    left: list[Name] = []
    right = list(other)
    for a in one:
        for n, b in enumerate(right):
            if is_one(a, b):
                pairs.append((a, b))
                del right[n]
                break
        else:
            left.append(a)
    return pairs, left, right


TELLING = 4
"""Consonants of a place from which its sound alone tells it from others."""
SOFTENED = frozenset(("ks", "sk", "gs", "sg"))
"""Ends of sounds between which the cases of a Slavic name change: Дольниця and Дольника, both у Дольниці."""
BARE = 0.5
"""From this likeness on a bare family name is taken for the full name in another telling of what seems the same."""


def is_one(a: Name, b: Name) -> bool:
    """True where two names can be one bearer's."""
    one, other = a.named, b.named
    if one.text == other.text:
        return True
    if one.kind != other.kind:
        # A reader may take a plant for a place; that a company sounds like a town, in two scripts, is chance.
        return "person" not in (one.kind, other.kind) and fold(one.text) == fold(other.text)
    if one.kind in ("organization", "place") and a.sound and a.sound == b.sound:
        return True
    if one.kind == "place" and _one_place_bent(a, b):
        return True
    if a.lookups.isdisjoint(b.keys) and a.keys.isdisjoint(b.lookups):
        return False
    return _like(one, other)


def _one_place_bent(a: Name, b: Name) -> bool:
    """True where two places sound alike but for what a case makes of a stem: w Tolmarze is Tolmar.

    A place that nobody knows stays as it is printed where several base forms are possible (у Дольниці).
    """
    sounds = {k for k in a.lookups & b.keys if ":sound:" in k}
    if any(len(k.rpartition(":")[2]) >= TELLING for k in sounds):
        return True
    mine, yours = a.sound, b.sound
    return len(mine) == len(yours) >= TELLING and mine[:-1] == yours[:-1] and mine[-1] + yours[-1] in SOFTENED


@lru_cache(maxsize=50_000)
def _like(one: Named, other: Named) -> bool:
    """True where two names of a kind are like enough; kept, as the same people are in the news for weeks."""
    found = match.likeness(one.text, other.text, one.kind, one.language, other.language).score
    bare = one.kind == "person" and 1 in (len(tokens(one.text).word), len(tokens(other.text).word))
    return found >= (BARE if bare else match.CERTAIN)
