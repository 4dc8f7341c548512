"""Names that are known beforehand: places, state and international bodies, outlets, holders of offices.

Read from `data/places.toml`, `data/bodies.toml` and `data/outlets.toml`, indexed by the stems of their words for the
language of the text, so that inflected forms are found. Columns and keys are explained at the head of those files.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import takewhile
from typing import Literal

from headwater import lexicon
from headwater.wordforms import Stemmer, Tokens, fold, latinise, script, stemmer, tokens

KnownKind = Literal["organization", "place", "outlet", "thing"]
"""A thing (a pipeline, a prize, a war) is known so that it is not taken for one of the others."""

LONGEST = 9
"""Words of an alias, at most."""


@dataclass(frozen=True, slots=True)
class Known:
    """One known name. `id` is unique; `country` is ISO 3166 or ""; `form` says what outlet or body it is (agency, ...).

    `generic`: every country has one of that name (МИД), so the printed name is better than ours.
    """

    id: str
    name: str
    kind: KnownKind
    country: str = ""
    form: str = ""
    official: bool = False
    generic: bool = False


@dataclass(frozen=True, slots=True)
class Alias:
    """One way to write a known name. `exact`: for each of its `words` its capitals, or "" where any case will do."""

    known: Known
    exact: tuple[str, ...]
    ambiguous: bool
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """Tokens [first, last) stand for `known`; `doubtful` where only the surroundings can tell."""

    first: int
    last: int
    known: Known
    doubtful: bool


class Gazetteer:
    """The known names as one language writes them. Made by `gazetteer`.

    `demonyms`: folded adjective of a country -> ISO 3166; `local`: id of a place -> what this language calls it.
    """

    def __init__(self, language: str) -> None:
        self._stem: Stemmer = stemmer(language)
        self._first: dict[str, int] = {}
        self._aliases: dict[tuple[str, ...], list[Alias]] = {}
        self.demonyms: dict[str, str] = {}
        self.local: dict[str, str] = {}
        self._countries: dict[str, str] = {}
        for known, alias, ambiguous in _all(language):
            self._add(known, alias, ambiguous)
            if known.kind == "place":
                self.local[known.id] = alias
                self._countries.setdefault(known.country, known.id)
        if lexicon.load(language, "names").get("capital_demonyms"):
            for row in lexicon.shared("places").get("places", ()):
                self.demonyms.update(dict.fromkeys((fold(w) for w in row[1].split("|") if w), row[0]))

    def _add(self, known: Known, alias: str, ambiguous: bool) -> None:
        words = tokens(alias).word
        if not words or len(words) > LONGEST:
            return
        key = tuple(self._stem(w) for w in words)
        rows = self._aliases.setdefault(key, [])
        exact = tuple(_capitals(w) for w in words)
        if all((a.known.id, a.exact, a.words) != (known.id, exact, tuple(words)) for a in rows):
            rows.append(Alias(known, exact, ambiguous, tuple(words)))
        self._first[key[0]] = max(self._first.get(key[0], 0), len(key))

    def match(self, words: Tokens, i: int, stems: Sequence[str]) -> Hit | None:
        """The longest known name that begins at token `i`; `stems` are those of all tokens."""
        longest = self._first.get(stems[i], 0)
        for length in range(min(longest, len(stems) - i), 0, -1):
            fits = [a for a in self._aliases.get(tuple(stems[i : i + length]), ()) if _fits(a, words, i)]
            if fits:
                alias = fits[0]
                if any(a.known.id != alias.known.id for a in fits):
                    # Of two as near the later one: the language's own forms come behind the English ones, which it
                    # does not inflect ("Nigerio" is of Nigeris, not of Nigeria).
                    meant = max(reversed(fits), key=lambda a: _as_printed(a, words.word[i : i + length])).known.id
                    alias = next(a for a in fits if a.known.id == meant)
                return Hit(i, i + length, alias.known, alias.ambiguous)
        return None

    def find_with_country(self, name: str) -> tuple[Known, str] | None:
        """What a name writes, as `find`; or a generic body with its country: `МИД Польши`, `Polish Foreign Ministry`.

        Returns the known name and the country (ISO 3166 or "") that the name itself gives.
        """
        if known := self.find(name):
            return known, known.country
        words = tokens(name)
        stems = [self._stem(w) for w in words.word]
        for i in range(len(stems)):
            hit = self.match(words, i, stems)
            if hit and hit.known.generic:
                rest = [*range(i), *range(hit.last, len(stems))]
                return (hit.known, self._country(words, stems, rest)) if rest else None
        return None

    def _country(self, words: Tokens, stems: list[str], rest: list[int]) -> str:
        for i in rest:
            if found := self.demonyms.get(fold(words.word[i])):
                return found
            hit = self.match(words, i, stems)
            if hit and hit.known.kind == "place":
                return hit.known.country
        return ""

    def owner(self, name: str) -> frozenset[str]:
        """The stems of the words with a capital beside a generic body: `МИД Морвении` is Morvenia's, known or not."""
        words = tokens(name)
        stems = [self._stem(w) for w in words.word]
        hits = (self.match(words, i, stems) for i in range(len(stems)))
        hit = next((h for h in hits if h and h.known.generic), None)
        if hit is None:
            return frozenset()
        rest = (*range(hit.first), *range(hit.last, len(stems)))
        return frozenset(stems[i] for i in rest if words.word[i][0].isupper() and stems[i] != "the")

    def country_name(self, country: str) -> str | None:
        """What a country (ISO 3166) is called in this language."""
        return self.local.get(self._countries.get(country, ""))

    def is_country(self, known: Known) -> bool:
        """True for a place that is a country, and no town or region of one."""
        return self._countries.get(known.country) == known.id

    def find(self, name: str) -> Known | None:
        """The known name that `name` writes as a whole, quotation marks and ‘the’ aside."""
        words = tokens(name)
        if words.word and words.word[0].lower() == "the":
            words = Tokens(name, words.start[1:], words.end[1:], words.word[1:])
        if not words.word:
            return None
        hit = self.match(words, 0, [self._stem(w) for w in words.word])
        return hit.known if hit and hit.last == len(words.word) else None


@cache
def gazetteer(language: str | None) -> Gazetteer:
    """The known names for texts of a language; names of every language but no inflected forms where it is unknown."""
    return Gazetteer(language if language in lexicon.LANGUAGES else "")


def _capitals(word: str) -> str:
    """How the word must be written: in capitals, with a first capital, or (lower case) any way."""
    if len(word) > 1 and word.isupper():
        return "AA"
    return "Aa" if word[0].isupper() else ""


def _fits(alias: Alias, words: Tokens, i: int) -> bool:
    for k, want in enumerate(alias.exact):
        word = words.word[i + k]
        if want == "AA" and not word[:2].isupper():
            return False
        if want == "Aa" and not word[0].isupper():
            return False
        if k and not _joined(words.gap(i + k)):
            return False
    after = words.end[i + len(alias.exact) - 1]
    return not words.text[after : after + 1].isalnum()


def _as_printed(alias: Alias, printed: Sequence[str]) -> tuple[bool, int, int]:
    """How near the base form of an alias is to the printed words, of those that only an ending tells apart.

    The same words first, then by the letters that both begin with, without the last printed one, which is of an ending;
    then by fewer letters: "в Нигерии" is Nigeria, "в Нигере" is Niger.
    """
    base, said = ([word.casefold() for word in words] for words in (alias.words, printed))
    shared = sum(_shared(a, b[:-1]) for a, b in zip(base, said, strict=True))
    return base == said, shared, -sum(map(len, base))


def _shared(a: str, b: str) -> int:
    """How many letters two words begin with in common."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(a, b, strict=False)))


def _joined(gap: str) -> bool:
    return len(gap) <= 4 and "\n" not in gap and not gap.startswith((",", ";", ":", ". ")) and "(" not in gap


def _all(language: str) -> Iterator[tuple[Known, str, bool]]:
    yield from _places(language)
    yield from _bodies(language)
    yield from _outlets(language)


def _places(language: str) -> Iterator[tuple[Known, str, bool]]:
    data = lexicon.shared("places")
    columns = [n for n, code in enumerate(data.get("columns", ())) if code in {language, "en"} or not language]
    for row in data.get("places", ()):
        known = Known(f"place:{row[0]}:{_plain(row[2])}", _plain(row[2]), "place", row[0])
        for alias in _in_latin(row[_BELARUSIAN], language):
            yield known, alias, False
        for column in columns:
            for alias in reversed(list(filter(None, row[column].split("|")))):
                yield known, *_doubt(alias)
    for country, names in data.get("english", ()):
        for alias in names.split("|"):
            yield Known(f"place:{country}:{_plain(alias)}", _plain(alias), "place", country), *_doubt(alias)


_BELARUSIAN = 4
"""The column of `places` that is also met in Latin script, in Belarusian and in English texts."""


def _in_latin(cell: str, language: str) -> Iterator[str]:
    table = lexicon.load("be", "names").get("latin")
    if table and language in {"", "be", "en"}:
        yield from (latinise(alias.lstrip("?"), table) for alias in cell.split("|") if alias)


def _doubt(alias: str) -> tuple[str, bool]:
    return alias.lstrip("?"), alias.startswith("?")


def _plain(cell: str) -> str:
    return cell.split("|", maxsplit=1)[0].lstrip("?")


def _with_latin(aliases: Iterable[str], language: str) -> Iterator[str]:
    """The aliases, and in Latin script those in Cyrillic where the language is written in both."""
    table = lexicon.load(language, "names").get("latin")
    for alias in aliases:
        yield alias
        if table and script(alias) == "Cyrl":
            yield ("?" if alias.startswith("?") else "") + latinise(alias.lstrip("?"), table)


def _bodies(language: str) -> Iterator[tuple[Known, str, bool]]:
    for row in lexicon.shared("bodies").get("bodies", ()):
        known = Known(
            id=f"body:{row['name']}",
            name=row["name"],
            kind="organization",
            country=row.get("country", ""),
            form=row.get("form", ""),
            official=row.get("official", False),
            generic=row.get("generic", False),
        )
        for alias in _with_latin((row["name"], *row.get("aliases", ())), language):
            yield known, *_doubt(alias)

    for alias in lexicon.shared("bodies").get("things", "").replace("\n", "|").split("|"):
        if alias:
            yield Known(f"thing:{alias}", alias, "thing"), alias, False


def _outlets(language: str) -> Iterator[tuple[Known, str, bool]]:
    for row in lexicon.shared("outlets").get("outlets", ()):
        known = Known(
            id=f"outlet:{row['name']}",
            name=row["name"],
            kind="outlet",
            country=row.get("country", ""),
            form=row.get("kind", ""),
            official=row.get("state", False),
        )
        for alias in _with_latin((row["name"], *row.get("aliases", ())), language):
            yield known, alias.lstrip("?"), row.get("ambiguous", False) and len(tokens(alias).word) == 1


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds or held the highest office of a country: `title` in English, `since` and `until` as years or ""."""

    name: str
    country: str
    title: str
    gender: Literal["f", "m"]
    since: str
    until: str


@cache
def _holders(language: str) -> dict[str, list[tuple[frozenset[str], Holder]]]:
    """Stem of the surname -> the stems of given names, and who it is."""
    stem = stemmer(language)
    found: dict[str, list[tuple[frozenset[str], Holder]]] = {}
    for row in lexicon.shared("bodies").get("holders", ()):
        holder = Holder(
            row["name"], row["country"], row["title"], row["gender"], row.get("since", ""), row.get("until", "")
        )
        given = frozenset(stem(g) for g in row["given"])
        for surname in row["surname"]:
            found.setdefault(stem(surname), []).append((given, holder))
    return found


def holder(language: str | None, given: str | None, surname: str) -> Holder | None:
    """Who of the known office holders bears this name; a bare surname will do where only one bears it."""
    language = language if language in lexicon.LANGUAGES else ""
    stem = stemmer(language)
    rows = _holders(language).get(stem(surname), [])
    if given is not None:
        rows = [row for row in rows if stem(given) in row[0]]
    return rows[0][1] if len({row[1].name for row in rows}) == 1 else None
