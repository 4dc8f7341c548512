"""How like two names of organizations are, across languages and scripts: by what their words mean, not by letters.

A name is taken apart (`organization_parts`): what kind of body it is, what about, of which country, and the proper
names in it. Parts of one meaning meet whatever language they stand in; proper names meet by sound; acronyms by what
they stand for, by their letters, or by the initials of the other name, in its language or in the acronym's own.
Kinds and subjects that differ, and countries that contradict each other, speak against one bearer; a country that
only one name has is unknown, not a contradiction.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import product

from rapidfuzz.distance import Levenshtein

from headwater import lexicon
from headwater.names import organization_acronyms as acronyms
from headwater.names import organization_words as words
from headwater.names import sounds
from headwater.names.likeness import Likeness, Reason
from headwater.names.organization_known import expanded, known
from headwater.names.organization_parts import Name, Part, letters, taken_apart
from headwater.wordforms import CYRILLIC

SAME_KNOWN = 0.96
"""Two names of one known organization; `SAME_GENERIC`, where only one says of which country it is."""
SAME_GENERIC = 0.88
FOREIGN_GENERIC = 0.66
"""The same where the other names none and its language has a country of its own: bare, it means that country's."""
OTHER_KNOWN = 0.6
"""Factor where both names are known and are not of one organization."""
OTHER_COUNTRY = 0.4
"""Factor where the names give different countries: the Polish and the Czech Ministry of Defence."""
UNSAID_COUNTRY = 0.25
"""Weight of a country that only one of the names gives."""
KIN = 0.75
"""How like two kinds of one family are: agency and service."""
SURE, FAINT = 0.86, 0.78
"""Likeness of sound from which on two proper names are one, and under which nothing is heard."""
HEARD = 0.6
"""Share of the sound where both words stand in one script; the rest is their spelling (Sigma, Cigna)."""
SHORTEST = 5
"""Folded letters of names, at least, that are taken for one because they fold alike."""
JOINED_ALIKE = 0.8
"""How like two names written as one word each must sound."""
NEAR = 0.5
"""Below this likeness by plain edit distance of the coarse sounds two words are not compared any further."""
ONE_MORE, BOTH_MORE = 0.85, 1.6
"""Weight of what only one name says, and of what each says and the other does not."""
BARE = 0.9
"""Most that two names can reach which say the kind alone (parliament, Parlament)."""
JOINED = 3
"""Words of a name, at most, that are also compared as one word (Good Will, Goodwill)."""


@lru_cache(maxsize=100_000)
def likeness(a: str, b: str, language_a: str | None = None, language_b: str | None = None) -> Likeness:
    """How far two names can be one organization's, 0 to 1, with the reasons; from 0.7 on they are taken for one.

    The languages (ISO 639-1) settle what an acronym's letters can be the initials of, whose body a name without a
    country means, and that kinds which would translate each other contradict within one language. Unknown codes are
    ignored.
    """
    one, other = taken_apart(a), taken_apart(b)
    if _same_words(one, other):
        return Likeness(1.0, (Reason("name", a, b, "the same words", 1.0),))
    home = _homes(language_a, language_b)
    recognised = _by_known(one, other, home)
    if recognised and recognised.score:
        return recognised
    found = max(
        _by_parts(one, other, language_a == language_b and language_a in words.COLUMNS),
        acronyms.likeness(one, other, language_a, language_b),
        _by_whole_sound(one, other),
        key=lambda x: x.score,
    )
    if recognised:
        return Likeness(round(found.score * OTHER_KNOWN, 4), (*found.reasons, *recognised.reasons))
    return found


def _same_words(a: Name, b: Name) -> bool:
    if a.spelt and b.spelt:
        return a.spelt == b.spelt
    if a.spelt or b.spelt or len(a.plain) < SHORTEST:
        return a.text.casefold() == b.text.casefold()
    return a.plain == b.plain


def _homes(*languages: str | None) -> tuple[str, ...]:
    """The countries whose bodies a name without one means, by language; "" where that cannot be told."""
    homes = lexicon.shared("names/organizations")["homes"]
    return tuple(homes.get(language or "", "") for language in languages)


def _by_known(a: Name, b: Name, homes: tuple[str, ...]) -> Likeness | None:
    """What the lists say: one organization, two, or (None) nothing."""
    ours, theirs = known(a.text), known(b.text)
    if not ours or not theirs:
        return None
    both = ours & theirs
    if not both and any(k.generic for k in ours | theirs):
        return None
    if not both or _numbers(a) != _numbers(b):
        return Likeness(0.0, (Reason("organization", a.text, b.text, "two known organizations", -1.0),))
    if _countries_differ(a, b):
        return Likeness(0.0, (_country_reason(a, b),))
    score = SAME_KNOWN
    if all(k.generic for k in both) and bool(a.countries) != bool(b.countries):
        said, home = (a.countries, homes[1]) if a.countries else (b.countries, homes[0])
        if home and home not in said:
            by = "a body of which every country has one; one name is of another country than the other’s language"
            return Likeness(FOREIGN_GENERIC, (Reason("country", ", ".join(sorted(said)), home, by, -1.0),))
        score = SAME_GENERIC
    return Likeness(score, (Reason("organization", a.text, b.text, "two names of one known organization", score),))


def _numbers(name: Name) -> frozenset[str]:
    return frozenset(p.key for p in name.parts if p.sort == "number")


def _countries_differ(a: Name, b: Name) -> bool:
    ours, theirs = _where(a), _where(b)
    return bool(ours and theirs and not ours & theirs)


def _where(name: Name) -> frozenset[str]:
    return frozenset(c for c in name.countries if len(c) == 2) or name.near


def _country_reason(a: Name, b: Name) -> Reason:
    return Reason("country", ", ".join(sorted(_where(a))), ", ".join(sorted(_where(b))), "different countries", -1.0)


def _by_parts(a: Name, b: Name, one_language: bool) -> Likeness:
    """What both names say, weighed against what only one says."""
    ours = {p.key: p for p in expanded(a.text)}
    theirs = {p.key: p for p in expanded(b.text)}
    shared = [k for k in ours if k in theirs]
    found = [_Met(ours.pop(k), theirs.pop(k), 1.0, "the same meaning") for k in shared]
    found += [] if one_language else _kin(ours, theirs)
    found += _by_sound(_printed(ours, a), _printed(theirs, b))
    for met in found:
        ours.pop(met.a.key, None)
        theirs.pop(met.b.key, None)
    gained = sum(m.gain() for m in found)
    if not gained:
        return acronyms.NONE
    lost = [sum(_cost(p) for p in rest.values()) for rest in (ours, theirs)]
    unlike = sum(m.loss() for m in found)
    score = gained / (gained + unlike + ONE_MORE * max(lost) + BOTH_MORE * min(lost))
    if all(m.a.sort in {"body", "weak"} for m in found):
        score = min(score, BARE)
    reasons = [m.reason() for m in found]
    if _countries_differ(a, b):
        score *= OTHER_COUNTRY
        reasons.append(_country_reason(a, b))
    left = [Reason(p.sort, p.text, "", "only in the first name", -_cost(p)) for p in ours.values()]
    left += [Reason(p.sort, "", p.text, "only in the second name", -_cost(p)) for p in theirs.values()]
    return Likeness(round(score, 4), (*reasons, *left))


class _Met:
    """Two parts that are taken for one, how far, and by what."""

    __slots__ = ("a", "b", "by", "how")

    def __init__(self, a: Part, b: Part, how: float, by: str) -> None:
        self.a, self.b, self.how, self.by = a, b, how, by

    def gain(self) -> float:
        return self.how * (self.a.weight + self.b.weight) / 2

    def loss(self) -> float:
        return (1 - self.how) * (self.a.weight + self.b.weight) / 2

    def reason(self) -> Reason:
        return Reason(self.a.sort, self.a.text, self.b.text, self.by, round(self.gain(), 2))


def _cost(part: Part) -> float:
    return UNSAID_COUNTRY if part.sort == "country" else part.weight


def _kin(ours: dict[str, Part], theirs: dict[str, Part]) -> list[_Met]:
    """Kinds of body that may translate each other; what is found is taken out of both.

    Within one language they contradict: an association of journalists is not a union of journalists.
    """
    found = []
    for x in [p for p in ours.values() if p.families]:
        for y in [p for p in theirs.values() if p.families & x.families]:
            found.append(_Met(ours.pop(x.key), theirs.pop(y.key), KIN, "kinds that translate each other"))
            break
    return found


def _by_sound(ours: dict[str, Part], theirs: dict[str, Part]) -> list[_Met]:
    """Proper names that sound alike, also one that is an ordinary word of the other language (Скай Нюз, Sky News)."""
    found = []
    for x in list(ours.values()):
        if not theirs or x.sort in {"number", "acronym", "country"}:
            continue
        best, y = max(((_sound(x, y), y) for y in theirs.values()), key=lambda pair: pair[0])
        if best:
            found.append(_Met(ours.pop(x.key), theirs.pop(y.key), best, "sound alike"))
    return found


def _printed(parts: dict[str, Part], name: Name) -> dict[str, Part]:
    """The parts that stand in the name itself, not in what its acronyms stand for: only those have a sound."""
    return {k: p for k, p in parts.items() if p in name.parts}


def _sound(a: Part, b: Part) -> float:
    if "name" not in {a.sort, b.sort} or b.sort in {"number", "acronym", "country"}:
        return 0.0
    return _words_alike(a.text, b.text)


@lru_cache(maxsize=200_000)
def _words_alike(a: str, b: str) -> float:
    ours, theirs = sounds.readings(a), sounds.readings(b)
    # Several readings of a word are one in coarse sounds: those are compared once.
    coarse = {x.coarse for x in ours}, {y.coarse for y in theirs}
    if not any(Levenshtein.normalized_similarity(x, y, score_cutoff=NEAR) >= NEAR for x, y in product(*coarse)):
        return 0.0
    heard = sounds.likeness(ours, theirs)
    if bool(CYRILLIC.search(a)) == bool(CYRILLIC.search(b)):
        heard = HEARD * heard + (1 - HEARD) * Levenshtein.normalized_similarity(words.fold(a), words.fold(b))
    return _taken_for_one(heard)


def _taken_for_one(heard: float) -> float:
    """Likeness of sound as how surely two proper names are one: 0.86 is the line (Boeing and Biogen lie below it)."""
    if heard >= SURE:
        return 1 - 2 * (1 - heard)
    return 1 - 2 * (1 - SURE) - 4.5 * (SURE - heard) if heard >= FAINT else 0.0


def _by_whole_sound(a: Name, b: Name) -> Likeness:
    """Names of few words as one word each: the border between words moves (Good Will, Goodwill)."""
    if len(a.words) > JOINED or len(b.words) > JOINED or a.spelt or b.spelt or len(a.words) == len(b.words):
        return acronyms.NONE
    like = _words_alike("".join(a.words), "".join(b.words))
    if like < JOINED_ALIKE or _countries_differ(a, b):
        return acronyms.NONE
    return Likeness(round(like, 4), (Reason("name", a.text, b.text, "sound alike as one word", like),))


def keys(name: str, language: str | None = None) -> frozenset[str]:  # noqa: ARG001 — a name means the same in each
    """The keys under which a name is looked up: two names that can be one organization's share at least one."""
    return _keys(name)


@lru_cache(maxsize=100_000)
def _keys(name: str) -> frozenset[str]:
    apart, parts = taken_apart(name), expanded(name)
    found = {f"k:{k.id}" for k in known(name)}
    found |= {f"s:{p.key}" for p in parts if p.sort in {"subject", "city", "acronym"}}
    found |= {f"s:{p.key}" for p in parts if p.sort == "number" and not p.key[1:].isdigit()}
    for p in parts:
        if p.sort == "name" or (len(parts) <= JOINED and p.sort in {"subject", "city"}):
            found |= _sound_keys(p.text)
    if len(apart.words) <= JOINED:
        found |= _sound_keys("".join(apart.words))
    if apart.spelt:
        found.add("a:" + "".join(sorted(letters(apart.spelt))))
    else:
        found |= {"a:" + "".join(sorted(i)) for i in acronyms.own_initials(name)}
        for columns in (acronyms.CYRILLIC, acronyms.LATIN):
            found |= {"a:" + i for i in acronyms.translated_initials(name, columns) if len(i) > 2}
    if not any(p.sort in {"subject", "name", "acronym", "city"} for p in parts):
        found |= {f"f:{f}" for p in parts for f in p.families} or {f"s:{p.key}" for p in parts}
    return frozenset(found)


@lru_cache(maxsize=100_000)
def _sound_keys(word: str) -> frozenset[str]:
    """Keys that words share whose consonants differ by one: the first consonants, each left out in turn."""
    found = set()
    for sound in sounds.readings(word):
        bones = "".join(c for c in sound.coarse if c not in "aeuij")[:5] or sound.coarse[:5]
        found |= {"n:" + bones, *("n:" + bones[:i] + bones[i + 1 :] for i in range(len(bones)) if len(bones) > 2)}
    return frozenset(found)
