"""Words of a content across languages: folded, stopped, stemmed, and the concepts of the news that they stand for.

`data/concepts.toml` names what the news is about with the stems of every language that is read; a word is the concept
of the longest stem that it begins with. Belarusian has three writings, official, taraškievica and Łacinka: all are
folded to one, Łacinka without the signs of softness, which is what tells the orthographies apart.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from headwater import lexicon
from headwater.names.scripts import to_lacinka
from headwater.wordforms import CYRILLIC, fold, script, stemmer

STEM = 6
"""Letters by which two forms of a word are taken for one. Endings of nouns are cut before; what verbs and their nouns
share is about that long (увольня-ть, увольне-ние: five), and at five letters too many others fall together."""
SHORTEST = 3
"""Letters of a stem that is worth comparing."""
BETWEEN = 2
"""Words that may stand between the words of a phrase ("leave | the | prison"), which come in any order."""

_APOSTROPHES = re.compile("[’ʼ]")
_HARD = str.maketrans("łśćźńŭ", "lscznu", "'")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a content: folded, what it means, and where it stands among the words. `concept` "" where unknown."""

    text: str
    concept: str
    stem: str


@dataclass(frozen=True, slots=True)
class _Table:
    """The stems of one language: prefixes, whole words, and phrases by the first of their words."""

    starts: dict[str, str]
    whole: dict[str, str]
    phrases: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    longest: int


@lru_cache(maxsize=200_000)
def folded(word: str, language: str) -> str:
    """A word in small letters with one apostrophe, Belarusian in one writing."""
    if not _data(language).get("lacinka"):
        return fold(word)
    low = _APOSTROPHES.sub("'", word.lower())
    return (to_lacinka(low) if CYRILLIC.search(low) else low).translate(_HARD)


@cache
def _data(language: str) -> dict[str, object]:
    return lexicon.load(language, "contents")


@cache
def small(language: str) -> frozenset[str]:
    """The words that carry no meaning by themselves, folded."""
    return frozenset(folded(word, language) for word in str(_data(language).get("stop", "")).split())


@cache
def first_person(language: str) -> frozenset[str]:
    """The words by which a source speaks of itself ("I"), folded."""
    return frozenset(folded(word, language) for word in str(_data(language).get("self", "")).split())


@cache
def _rows() -> tuple[tuple[str, str, dict[str, str]], ...]:
    """Kind, concept and the cell of each language."""
    data = lexicon.shared("concepts")
    columns = data["columns"].split()
    rows = []
    for kind, lines in data["rows"].items():
        for line in filter(None, map(str.strip, lines.splitlines())):
            head, *cells = (cell.strip() for cell in line.split(";"))
            rows.append((kind, _named(head)[0], dict(zip(columns, cells, strict=True))))
    return tuple(rows)


def _named(head: str) -> tuple[str, str]:
    """A concept and what a reader is told of it: "ask_ (asking)"."""
    concept, _, told = head.partition(" (")
    return concept, told.removesuffix(")") or concept.replace("_", " ").strip()


@cache
def called() -> dict[str, str]:
    """What a reader is told of each concept: "foreign affairs", "Belarus". Said in other languages by show/."""
    lines = (line for each in lexicon.shared("concepts")["rows"].values() for line in each.splitlines())
    return dict(_named(line.split(";")[0].strip()) for line in lines if line.strip())


@cache
def kinds() -> dict[str, str]:
    """The kind of each concept: act, thing, person, quality, unit, country or hollow."""
    return {concept: kind for kind, concept, _ in _rows()}


@cache
def weights() -> dict[str, float]:
    """How much it means that two contents share a concept."""
    of_kind = lexicon.shared("concepts")["weight"]
    return {concept: of_kind[kind] for kind, concept, _ in _rows()}


@cache
def opposites() -> dict[str, str]:
    """Acts that cannot both be said of one thing, each to the other."""
    pairs = [pair.split() for pair in lexicon.shared("concepts")["opposites"]["pairs"]]
    return {a: b for one, other in pairs for a, b in ((one, other), (other, one))}


@cache
def _negative(language: str) -> re.Pattern[str]:
    forms = lexicon.load(language, "presentation").get("negative", ())
    return re.compile(rf"\b(?:{'|'.join(forms)})\b" if forms else "(?!)", re.IGNORECASE)


@lru_cache(maxsize=20_000)
def negations(text: str, language: str) -> int:
    """How often a text says "not" or the like."""
    return len(_negative(language).findall(text))


@cache
def unique() -> frozenset[str]:
    """Acts of which only one person can be the one."""
    return frozenset(lexicon.shared("concepts").get("unique", {}).get("acts", "").split())


@cache
def converse() -> frozenset[str]:
    """Acts told by whom they are done to: who receives is given."""
    return frozenset(lexicon.shared("concepts").get("converse", {}).get("acts", "").split())


@cache
def kin() -> dict[str, str]:
    """Acts that are told of one event now under one name and now under another, each to the first of them."""
    rows = lexicon.shared("concepts").get("kin", {}).get("acts", ())
    return {act: row.split()[0] for row in rows for act in row.split()}


@cache
def kin_beside() -> dict[frozenset[str], frozenset[str]]:
    """Acts that are told of one event now under one name and now under another, where one of some concepts is told."""
    rows = lexicon.shared("concepts").get("kin", {}).get("beside", {})
    return {frozenset(beside.split()): frozenset(acts.split()) for beside, acts in rows.items()}


def settled(concepts: frozenset[str], language: str) -> frozenset[str]:
    """Concepts with words of two meanings read as what stands beside them says (звільнити: to release, to dismiss)."""
    for row in lexicon.shared("concepts").get("either", ()):
        beside, unless = row["beside"].split(), row["unless"].split()
        fits = row["first"] in concepts and language in row["languages"].split()
        if fits and not concepts.isdisjoint(beside) and concepts.isdisjoint(unless):
            concepts = (concepts - {row["first"]}) | {row["second"]}
    return concepts


@cache
def _table(language: str) -> _Table:
    starts: dict[str, str] = {}
    whole: dict[str, str] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for _, concept, cells in _rows():
        for entry in cells.get(language, "").split():
            parts = tuple(_entry(part, language) for part in entry.split("_") if part)
            if len(parts) > 1:
                for n, part in enumerate(parts):
                    # Word order is free in most of our languages: any of its words may come first.
                    turned = (part, *parts[:n], *parts[n + 1 :])
                    phrases.setdefault(part.rstrip("$"), []).append((turned, concept))
            elif parts[0].endswith("$"):
                whole.setdefault(parts[0][:-1], concept)
            else:
                starts.setdefault(parts[0], concept)
    longest = max(map(len, (*starts, *phrases)), default=0)
    ordered = {first: tuple(sorted(rest, key=lambda p: -len(p[0]))) for first, rest in phrases.items()}
    return _Table(starts, whole, ordered, longest)


def _entry(part: str, language: str) -> str:
    whole = part.endswith("$")
    return folded(part.rstrip("$"), language) + ("$" if whole else "")


@lru_cache(maxsize=200_000)
def concept(word: str, language: str) -> str:
    """The concept of a folded word; "" where it stands for none that is known."""
    table = _table(language)
    return table.whole.get(word) or table.starts.get(word[: begins(word, language)], "")


def begins(word: str, language: str) -> int:
    """How many letters of a folded word are the stem by which its concept is known; 0 where none is."""
    starts = _table(language).starts
    return next((n for n in range(min(len(word), _table(language).longest), 1, -1) if word[:n] in starts), 0)


def is_whole(word: str, language: str) -> bool:
    """True where a concept is known by exactly this word."""
    return word in _table(language).whole


@lru_cache(maxsize=200_000)
def stem(word: str, language: str) -> str:
    """What the forms of a folded word share, at most `STEM` letters; "" where it is too short to say anything."""
    cut = stemmer(language if script(word) != "Zyyy" else None)(word)[:STEM]
    return cut if len(cut) >= SHORTEST else ""


def read(
    page: Sequence[str], language: str, skip: Collection[int] = (), no_country: Collection[int] = ()
) -> Iterator[Word]:
    """The words that carry meaning, in order; a phrase of several words is one, and its words none.

    Of the words at `skip` (names, numbers, dates) only countries are told, of those at `no_country` among them nothing.
    """
    low = [folded(word, language) for word in page]
    taken = dict(_phrases(low, language))
    inside = {i for _, at in taken.values() for i in at}
    stop, kind = small(language), kinds()
    for i, word in enumerate(low):
        if i in taken:
            yield Word(word, taken[i][0], "")
        elif i not in inside and word not in stop and not word.isdigit():
            found = concept(word, language)
            if i not in skip:
                yield Word(word, found, "" if found else stem(word, language))
            elif i not in no_country and kind.get(found) == "country":
                yield Word(word, found, "")


@lru_cache(maxsize=20_000)
def phrases(low: tuple[str, ...], language: str) -> dict[int, str]:
    """What phrases of several words mean, by each of the places in `low` at which one of their words stands."""
    return {at: found for _, (found, where) in _phrases(low, language) for at in where}


def _phrases(low: Sequence[str], language: str) -> Iterator[tuple[int, tuple[str, tuple[int, ...]]]]:
    """Where a phrase begins, what it means and which words it takes."""
    table = _table(language)
    taken: set[int] = set()
    for i, word in enumerate(low):
        if i in taken:
            continue
        for n in range(min(len(word), table.longest), 0, -1):
            fits = (
                (found, at)
                for parts, found in table.phrases.get(word[:n], ())
                if _fits(word, parts[0]) and (at := _rest(low, i, parts[1:]))
            )
            if hit := next(fits, None):
                yield i, hit
                taken.update(hit[1])
                break


def _rest(low: Sequence[str], i: int, parts: tuple[str, ...]) -> tuple[int, ...]:
    """Where the other words of a phrase stand, all of them near behind the first."""
    at = [i]
    window = range(i + 1, min(i + 1 + len(parts) + BETWEEN, len(low)))
    for part in parts:
        found = next((j for j in window if j not in at and _fits(low[j], part)), None)
        if found is None:
            return ()
        at.append(found)
    return tuple(at)


def _fits(word: str, part: str) -> bool:
    return word == part[:-1] if part.endswith("$") else word.startswith(part)


@dataclass(frozen=True, slots=True)
class _Sounds:
    """How letters sound in any of our languages, coarsely: `pairs` go first; `soft` letters tell nothing."""

    pairs: tuple[tuple[str, str], ...]
    letters: dict[str, str]
    coarse: dict[int, int]
    soft: frozenset[str]


@cache
def _sounds() -> _Sounds:
    data = lexicon.shared("sounds")
    cyrillic, latin = "".join(data["cyrillic"].split()), data["latin"].split()
    return _Sounds(
        tuple((pair, one) for pair, one in data["pairs"]),
        dict(zip(cyrillic, latin, strict=True)),
        str.maketrans(*("".join(data[key].split()) for key in ("heard", "coarse"))),
        frozenset(data["soft"]),
    )


@lru_cache(maxsize=200_000)
def skeleton(stem: str) -> str:
    """The consonants of a stem as they sound in any of our languages; "" with fewer than three.

    A bridge for words that no concept knows: between Slavic languages, and for what all took over ("протокол").
    """
    low, sounds = stem, _sounds()
    for pair, one in sounds.pairs:
        low = low.replace(pair, one)
    latin = "".join(sounds.letters.get(letter, letter) for letter in low).translate(sounds.coarse)
    kept = [letter for letter in latin if letter.isalpha() and letter not in sounds.soft]
    out = "".join(letter for i, letter in enumerate(kept) if not i or kept[i - 1] != letter)
    return out if len(out) >= SHORTEST else ""
