"""Places that are known beforehand, under what the press of our languages calls them.

Read from `data/places.toml`, which the gazetteer shares, and `data/names/places*.toml`, which add languages, countries
and cities; the columns are explained at their heads. A name is found as it is written, else by its sound.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import islice, product
from typing import NamedTuple

from headwater import lexicon
from headwater.names.places_reading import Reading, is_small, meaning, plain, read
from headwater.names.places_sounds import Sound, alike, consonants, first_sound, script_of

SURE = (1.0, 1.0, 0.97, 0.92, 0.88, 0.8)
"""How like the sound of a known name must be, by how many consonants it has: two agree by chance, five hardly."""

LONG = 5
"""Consonants from which two spellings of one language may differ in a grade (Ейндговен, Ейндховен)."""

SHORTEST = 4
"""Letters of a form that is also found by its sound; shorter ones (US, ЕС) are found only as they are written."""

MOST_KEYS = 64

TABLES = ("places_western", "places_countries", "places_cities", "places_nature", "places_regions")


@dataclass(frozen=True, slots=True)
class Place:
    """A known place: `id` as the gazetteer has it, `country` ISO 3166 or "", `kind` country, city, region, sea, ..."""

    id: str
    name: str
    country: str
    kind: str


class _Form(NamedTuple):
    """A form of a place: what a language ("" for any) writes, without the words that are translated.

    A tuple, for there are many thousands and loading waits for them.
    """

    language: str
    words: tuple[str, ...]
    id: str


@dataclass(slots=True)
class _Index:
    """Forms by how they are written and by how they sound; `own`: which places a language has a form of its own for."""

    written: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    heard: dict[tuple[str, ...], list[_Form]] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    own: set[tuple[str, str]] = field(default_factory=set)


def _rows() -> Iterator[tuple[str, str, list[tuple[str, str]]]]:
    """Kind, country and the cells as (language, forms) of each row; the first cell is English and names the place."""
    for subject in TABLES:
        data = lexicon.shared(f"names/{subject}")
        columns = data.get("columns", "").split()
        for kind, rows in data.get("rows", {}).items():
            for line in filter(None, map(str.strip, rows.splitlines())):
                cells = [c.strip() for c in line.split(";")]
                yield kind, cells[0], list(zip(columns[1:], cells[1:], strict=False))
    shared = lexicon.shared("places")
    for row in shared.get("places", ()):
        yield "", row[0], list(zip(shared["columns"][2:], row[2:], strict=True))
    for country, names in shared.get("english", ()):
        for name in names.split("|"):
            yield "", country, [("en", name)]


@cache
def _index() -> _Index:
    index = _Index()
    forms: dict[tuple[str, str], dict[tuple[str, str], None]] = {}
    for kind, country, cells in _rows():
        name = cells[0][1].split("|")[0].lstrip("?")
        id = f"place:{country}:{name}"
        if id not in index.places or (kind and not index.places[id].kind):
            index.places[id] = Place(id, name, country, kind)
        for language, cell in cells:
            language = "" if language == "other" else language
            if cell:
                index.own.add((id, language))
            for form in cell.split("|") if cell else ():
                forms.setdefault((language, script_of(form)), {})[form.strip().lstrip("?"), id] = None
    for (language, script), rows in forms.items():
        _add(index, language, script, list(rows))
    return index


def _add(index: _Index, language: str, script: str, rows: list[tuple[str, str]]) -> None:
    """All forms of one language and script at once: it is the whole cost of loading."""
    whole = plain("\n".join(form for form, _ in rows))
    lines = zip(rows, whole.split("\n"), consonants(whole, language, script).split("\n"), strict=True)
    for (_, id), line, heard in lines:
        index.written.setdefault(line, []).append((language, id))
        if len(line) < SHORTEST:
            continue
        if " " not in line:
            if not meaning(line):
                index.heard.setdefault((heard,), []).append(_Form(language, (line,), id))
            continue
        marks, keys = [], []
        for word, key in zip(line.split(" "), heard.split(" "), strict=True):
            if found := meaning(word):
                marks.append("@" + found[1])
            elif not is_small(word):
                keys.append((key, word))
        if keys:
            keys.sort()
            full = (*sorted(set(marks)), *(key for key, _ in keys))
            index.heard.setdefault(full, []).append(_Form(language, tuple(word for _, word in keys), id))


def place(id: str) -> Place:
    """The place of an id that `named` gave."""
    return _index().places[id]


@cache
def _settled() -> frozenset[str]:
    return frozenset(lexicon.shared("names/places_sounds").get("settled", "").split())


def has_own(id: str, language: str | None) -> bool:
    """True where a language whose press writes each place in one way has a form of its own for it in our lists."""
    return language in _settled() and (id, language) in _index().own


@lru_cache(maxsize=100_000)
def named(name: Reading, language: str | None) -> frozenset[str]:
    """Ids of the places that a name can stand for as a whole."""
    index = _index()
    rows = index.written.get(name.plain, ())
    if own := frozenset(id for code, id in rows if code in {language, ""}):
        return own
    if rows:
        return frozenset(id for _, id in rows)
    if found := _heard(name, name.modifiers | name.generic, language):
        return found
    if name.generic:
        found = _heard(name, name.modifiers, language)
        return frozenset(id for id in found if _same_kind(index.places[id].kind, name.generic))
    return frozenset()


def core(name: Reading, language: str | None) -> frozenset[str]:
    """Ids of the places named by what is left of a name without `North` and `region`."""
    return _heard(name, frozenset(), language) if name.modifiers or name.generic else frozenset()


_KINDS = {"city": {"city", "village"}, "country": {"republic", "union", "state"}, "region": {"republic", "region"}}


def _same_kind(kind: str, generic: frozenset[str]) -> bool:
    return generic <= _KINDS.get(kind, {kind, "city", "republic"})


@lru_cache(maxsize=100_000)
def _heard(name: Reading, marks: frozenset[str], language: str | None) -> frozenset[str]:
    index = _index()
    if not name.words:
        return frozenset()
    if not marks and len(name.words) == 1 and (rows := index.written.get(name.words[0].printed)):
        return frozenset(id for _, id in rows)
    prefix = tuple(sorted("@" + m for m in marks))
    scores: dict[str, float] = {}
    for variant in islice(product(*(w.sounds for w in name.words)), MOST_KEYS):
        ordered = sorted(zip((s.coarse for s in variant), variant, strict=True), key=lambda pair: pair[0])
        for form in index.heard.get((*prefix, *(key for key, _ in ordered)), ()):
            score = _likeness(form, [sound for _, sound in ordered], language)
            if score > scores.get(form.id, 0.0):
                scores[form.id] = score
    top = max(scores.values(), default=0.0)
    return frozenset(id for id, score in scores.items() if score >= top - 0.02)


def _likeness(form: _Form, heard: list[Sound], language: str | None) -> float:
    """How surely what was heard is that form, 0 where it is not sure enough.

    Where the language of the name has a form of its own for the place, only that one counts, and its consonants must
    agree to the letter: Видин is no Вена for a Bulgarian, who says Виена.
    """
    own = has_own(form.id, language)
    if own and form.language not in {language, ""}:
        return 0.0
    total, score = 0, 1.0
    for word, sound in zip(form.words, heard, strict=True):
        listed = first_sound(word, form.language or None)
        if own and listed.fine != sound.fine and len(sound.coarse) < LONG:
            return 0.0
        total += len(sound.coarse)
        score = min(score, alike(listed, sound))
    return score if score >= SURE[min(total, len(SURE) - 1)] else 0.0


def known(name: str, language: str | None = None) -> tuple[Place, ...]:
    """The known places that a name can stand for; more than one where places share it (Georgia, Brest)."""
    return tuple(place(id) for id in sorted(named(read(name, language), language)))
