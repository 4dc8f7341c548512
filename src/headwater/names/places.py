"""How like two place names are, across languages and scripts, and why; and the keys under which a name is looked up.

Known places are compared by what they are (`places_known`), all others by what is left when the words for north, sea or
district are translated (`places_reading`), by sound (`places_sounds`). Nearness never makes one of two known places, of
North and South, of a region and its town.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import permutations

from headwater.names.likeness import Likeness, Reason
from headwater.names.places_known import Place, core, has_own, known, named, place
from headwater.names.places_reading import Reading, Word, may_be_left_out, read
from headwater.names.places_sounds import Sound, best, sounds

__all__ = ["Place", "keys", "known", "likeness"]

SHARED = 0.85
"""Two names that can stand for one known place, but one of them for another as well (Georgia)."""

COMPOSED = 0.95
"""Both are the same part of one known place (Northern Italy, Munich Airport)."""

APART = 0.3
"""The most that names of different kinds (Минск, Минская область) or directions are worth; known places less."""

OTHER = 0.1
"""The most that two different known places are worth."""

UNNAMED = 0.6
"""The most that two names are worth where one is a known place that the other should have been, or only a direction."""

MOST_WORDS = 4
"""Words of a name that are compared in every order; in longer names the order counts."""


@dataclass(frozen=True, slots=True)
class _Parsed:
    """A name with what is known of it: the ids that it can stand for, and those that its core can."""

    text: str
    reading: Reading
    ids: frozenset[str]
    core: frozenset[str]
    language: str | None


@lru_cache(maxsize=100_000)
def _parsed(text: str, language: str | None, country: str | None) -> _Parsed:
    reading = read(text, language)
    ids, inner = named(reading, language), core(reading, language)
    if country:
        ids, inner = (frozenset(i for i in found if place(i).country in {country, ""}) for found in (ids, inner))
    return _Parsed(text, reading, ids, inner, language)


def likeness(
    a: str,
    b: str,
    language_a: str | None = None,
    language_b: str | None = None,
    country_a: str | None = None,
    country_b: str | None = None,
) -> Likeness:
    """How like two place names are. Languages are ISO 639-1 (unknown ones are ignored), countries ISO 3166 or None."""
    one, other = _parsed(a, language_a, country_a), _parsed(b, language_b, country_b)
    if not one.reading.plain or not other.reading.plain:
        return Likeness(0.0, (Reason("place", a, b, "no letters to compare", -1.0),))
    if one.ids and other.ids:
        return _both_known(one, other)
    found = _marks_apart(one, other) or _cores(one, other) or _by_sound(one, other)
    if country_a and country_b and country_a != country_b and found.score > APART:
        reason = Reason("country", country_a, country_b, "in different countries", -0.7)
        return Likeness(APART, (*found.reasons, reason))
    return found


def _both_known(one: _Parsed, other: _Parsed) -> Likeness:
    common = one.ids & other.ids
    if not common:
        score = OTHER * _sound_score(one.reading, other.reading)
        return Likeness(score, (Reason("place", _shown_all(one.ids), _shown_all(other.ids), "two known places", -1.0),))
    same = Reason("place", one.text, other.text, f"both name {_shown(min(common))}", 1.0)
    several = one.ids | other.ids
    if len(several) == 1:
        return Likeness(1.0, (same,))
    doubt = Reason("place", one.text, other.text, f"the spelling is shared: {_shown_all(several)}", SHARED - 1)
    return Likeness(SHARED, (same, doubt))


def _shown(id: str) -> str:
    found = place(id)
    return f"{found.name} ({found.country})" if found.country else found.name


def _shown_all(ids: frozenset[str]) -> str:
    return " or ".join(_shown(id) for id in sorted(ids))


def _marks_apart(one: _Parsed, other: _Parsed) -> Likeness | None:
    """North against South, a district against its town; None where nothing of the kind sets them apart."""
    a, b = one.reading, other.reading
    whole, part = (one, other) if one.ids else (other, one)
    if whole.ids and part.core:
        score, by = (APART, "a part of it") if whole.ids & part.core else (OTHER / 2, "a part of another place")
        return Likeness(score, (Reason("place", one.text, other.text, by, -0.7),))
    if a.modifiers != b.modifiers:
        words = _shown_marks(a.modifiers - b.modifiers), _shown_marks(b.modifiers - a.modifiers)
        return _scaled(one, other, Reason("direction", *words, by="set apart", weight=-0.7))
    if (a.generic ^ b.generic) - may_be_left_out() or (one.core and other.core and a.generic != b.generic):
        words = _shown_marks(a.generic - b.generic), _shown_marks(b.generic - a.generic)
        return _scaled(one, other, Reason("kind", *words, by="different kinds of place", weight=-0.7))
    return None


def _scaled(one: _Parsed, other: _Parsed, reason: Reason) -> Likeness:
    return Likeness(APART * _sound_score(one.reading, other.reading), (reason,))


def _shown_marks(marks: frozenset[str]) -> str:
    return ", ".join(sorted(marks)).replace("_", " ")


def _cores(one: _Parsed, other: _Parsed) -> Likeness | None:
    """The same part of the same known place; None where not both have a known place in them."""
    if not one.core or not other.core:
        return None
    if common := one.core & other.core:
        return Likeness(
            COMPOSED if one.core == other.core else SHARED,
            (Reason("place", one.text, other.text, f"the same part of {_shown(min(common))}", 0.9),),
        )
    return Likeness(OTHER / 2, (Reason("place", one.text, other.text, "parts of two known places", -1.0),))


def _by_sound(one: _Parsed, other: _Parsed) -> Likeness:
    if one.reading.plain.replace(" ", "") == other.reading.plain.replace(" ", ""):
        return Likeness(1.0, (Reason("word", one.text, other.text, "written alike", 1.0),))
    score = _sound_score(one.reading, other.reading)
    if score > UNNAMED and (_called_otherwise(one, other) or _called_otherwise(other, one)):
        return Likeness(UNNAMED, (Reason("word", one.text, other.text, "that language calls it otherwise", -0.2),))
    by = "sound alike" if score >= 0.7 else "sound unlike"
    return Likeness(score, (Reason("word", one.text, other.text, by, round(2 * score - 1, 2)),))


def _called_otherwise(one: _Parsed, other: _Parsed) -> bool:
    """True where one is a known place and the language of the other has a name of its own for it, which this is not."""
    return bool(one.ids) and all(has_own(id, other.language) for id in one.ids)


def _sound_score(a: Reading, b: Reading) -> float:
    if not a.words or not b.words:
        same = a.words == b.words and a.modifiers == b.modifiers and a.generic == b.generic
        return UNNAMED if same or a.modifiers & b.modifiers else 0.0
    if len(a.words) == len(b.words) == 1:
        return best(a.words[0].sounds, b.words[0].sounds)
    score = _in_any_order(a.words, b.words)
    if len(a.words) != len(b.words):
        return max(min(score, 0.6), best(_joined(a), _joined(b)))
    return score


@lru_cache(maxsize=50_000)
def _joined(reading: Reading) -> tuple[Sound, ...]:
    """The readings of all words written as one: Hong Kong and Гонконг."""
    return sounds("".join(w.printed for w in reading.words), None)


def _in_any_order(a: tuple[Word, ...], b: tuple[Word, ...]) -> float:
    """The best pairing: mostly its worst pair, for one different word is enough to name another place."""
    short, long = sorted((a, b), key=len)
    orders = permutations(long, len(short)) if len(long) <= MOST_WORDS else [long]
    top = 0.0
    for order in orders:
        scores = [best(x.sounds, y.sounds) for x, y in zip(short, order, strict=False)]
        top = max(top, 0.7 * min(scores) + 0.3 * sum(scores) / len(long))
    return top


def keys(name: str, language: str | None = None) -> frozenset[str]:
    """Under which a name is looked up: two names whose likeness can reach 0.7 share one. Known places give their id."""
    parsed = _parsed(name, language, None)
    found = set(parsed.ids | parsed.core)
    for word in parsed.reading.words:
        found |= {f"sound:{s.coarse}" for s in word.sounds}
    if len(parsed.reading.words) > 1:
        found |= {f"sound:{s.coarse}" for s in _joined(parsed.reading)}
    if not parsed.reading.words:
        found.add("marks:" + " ".join(sorted(parsed.reading.modifiers | parsed.reading.generic)))
    return frozenset(found)
