"""The outlets of our lists as a text of one language writes them: its script, its endings, its capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from rapidfuzz.fuzz import ratio

from headwater import lexicon
from headwater.link import houses
from headwater.link.houses import Outlet
from headwater.names.inflection import forms
from headwater.wordforms import MOST_STEMS, Stemmer, Tokens, fold, script, stemmer, tokens

SUBJECT = "credits"
SHORTEST_STEM = 3
"""Letters that remain when an ending is cut off, as in `wordforms`."""
LONGEST_ACRONYM = 5
SPELLING = 80
"""Likeness (0..100) from which a name is only another spelling of the outlet's own: Reuter, Kommiersant."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a text names an outlet. `name` is its base form as the article writes it; `outlet` is None where unknown.

    `doubtful`: the name is also a word, and nothing beside it says that the outlet is meant. `noun`: its noun stands
    before or behind it. `site`: it is the name of a site. `bare`: what follows a noun may be its name or go on with the
    sentence ("the paper X writes", "as the paper says X").
    """

    start: int
    end: int
    name: str
    outlet: Outlet | None
    doubtful: bool = False
    noun: bool = False
    site: bool = False
    bare: bool = False

    @property
    def key(self) -> str:
        """What names the outlet."""
        return self.outlet.key if self.outlet else houses.house(self.name, None).outlet


@dataclass(frozen=True, slots=True)
class _Alias:
    name: str
    outlet: Outlet
    words: tuple[str, ...]
    gaps: tuple[str, ...]
    doubtful: bool


class Names:
    """The outlets of our lists as one language writes them. Made by `names_in`."""

    def __init__(self, language: str) -> None:
        self._stem = _stemmer(language)
        self._first: dict[tuple[str, str], list[_Alias]] = {}
        for outlet in houses.outlets():
            for name in outlet.names:
                if not _has_noun(name, outlet):
                    for form in (name, *_declined(name, outlet, language)):
                        self._add(form, name, outlet)
        for row in self._first.values():
            row.sort(key=lambda a: -len(a.words))

    def _add(self, form: str, name: str, outlet: Outlet) -> None:
        found = tokens(form)
        if found.word and not (len(found.word) == 1 and found.word[0].isdigit()):
            gaps = tuple(_gap(found.gap(i)) for i in range(1, len(found.word)))
            alias = _Alias(name, outlet, tuple(found.word), gaps, name in outlet.doubtful)
            self._first.setdefault(self._key(alias.words, 0, len(alias.words)), []).append(alias)

    def _key(self, words: Sequence[str], i: int, end: int) -> tuple[str, str]:
        """Stems of two words, or of one: half of all names begin with "The"."""
        return self._stem(words[i]), self._stem(words[i + 1]) if i + 1 < end else ""

    def find(self, text: str) -> Iterator[Mention]:
        """Each known outlet that a text names, the longest name at each place."""
        words = tokens(text)
        i = 0
        while i < len(words.word):
            alias = self._match(words, i) if _begins(words.word[i]) else None
            if alias is None:
                i += 1
                continue
            last = i + len(alias.words)
            start, end = words.start[i], words.end[last - 1]
            yield Mention(start, end, _shown(text[start:end], alias), alias.outlet, alias.doubtful)
            i = last

    def _match(self, words: Tokens, i: int) -> _Alias | None:
        keys = (self._key(words.word, i, min(i + 2, len(words.word))), self._key(words.word, i, i + 1))
        rows = [alias for key in keys for alias in self._first.get(key, ()) if self._fits(alias, words, i)]
        longest = [alias for alias in rows if len(alias.words) == len(rows[0].words)]
        return next((a for a in longest if _as_printed(a, words, i)), longest[0] if longest else None)

    def _fits(self, alias: _Alias, words: Tokens, i: int) -> bool:
        last = i + len(alias.words)
        if last > len(words.word):
            return False
        for k, word in enumerate(alias.words):
            here = words.word[i + k]
            if k and _gap(words.gap(i + k)) != alias.gaps[k - 1]:
                return False
            if not _capitals(word, here) or not self._same(word, here):
                return False
        beside = words.text[max(0, words.start[i] - 1) : words.start[i]]
        beside += words.text[words.end[last - 1] : words.end[last - 1] + 1]
        return not any(c.isalnum() or c in "@#" for c in beside)

    def _same(self, word: str, here: str) -> bool:
        if fold(word) == fold(here):
            return True
        return not _is_acronym(word) and len(word) > SHORTEST_STEM and self._stem(word) == self._stem(here)


def _declined(name: str, outlet: Outlet, language: str) -> frozenset[str]:
    """The forms of a name that is a word of the language: one in its script, or of an outlet that is at home there."""
    if is_cyrillic(language):
        own = script(name) == "Cyrl"
    else:
        home = lexicon.load(language, SUBJECT).get("home", "")
        own = bool(home) and any(host.endswith("." + home) for host in outlet.hosts)
    return forms(name, "organization", language) - {name} if own and not _is_acronym(name) else frozenset()


@cache
def is_cyrillic(language: str) -> bool:
    """True for a language whose credits are written in Cyrillic."""
    return script("".join(lexicon.load(language, SUBJECT).get("common", ())[:4])) == "Cyrl"


def _has_noun(name: str, outlet: Outlet) -> bool:
    """True for `agentura X` where X is a name of its own: its noun is passed over like every other."""
    noun, _, rest = name.partition(" ")
    return noun[:1].islower() and rest in outlet.names


def _begins(word: str) -> bool:
    return word[0].isupper() or word[0].isdigit() or word in _lower()


def _as_printed(alias: _Alias, words: Tokens, i: int) -> bool:
    return all(fold(word) == fold(words.word[i + k]) for k, word in enumerate(alias.words))


def _capitals(word: str, here: str) -> bool:
    if _is_acronym(word):
        return here[:2].isupper()
    return here[0].isupper() or not word[0].isupper()


def _is_acronym(word: str) -> bool:
    return 1 < len(word) <= LONGEST_ACRONYM and word.isupper()


def _gap(gap: str) -> str:
    return re.sub(r"[\s\u00a0«»„“”\"]+", " ", gap).replace("-", " ").replace("–", " ") if "\n" not in gap else gap


def _shown(printed: str, alias: _Alias) -> str:
    """The name in its base form, as printed where that is one; in full for its initials, without "News" behind it."""
    own = alias.outlet.name
    if fold(alias.name).removeprefix("the ").startswith(fold(own).removeprefix("the ") + " "):
        return own
    shorter, _, last = alias.name.rpartition(" ")
    if shorter in alias.outlet.names and fold(last) in houses.listed("added"):
        return shorter
    if alias.name.isupper() and alias.name == "".join(w[0] for w in own.removeprefix("The ").split()).upper():
        return own
    if script(own) == script(alias.name) and " " not in own and ratio(fold(own), fold(alias.name)) >= SPELLING:
        return own
    return printed if fold(printed) == fold(alias.name) and not printed.islower() else alias.name


@cache
def _lower() -> frozenset[str]:
    """First words of names that are written small ("dpa")."""
    return frozenset(n.split()[0] for o in houses.outlets() for n in o.names if n[:1].islower())


@cache
def names_in(language: str) -> Names:
    """The known outlets for texts of a language."""
    return Names(language)


@cache
def _stemmer(language: str) -> Stemmer | _Endings:
    endings = lexicon.load(language, SUBJECT).get("endings", "")
    return _Endings(endings) if endings else stemmer(language)


class _Endings:
    """Cuts endings off names in a language whose statements we do not read."""

    def __init__(self, endings: str) -> None:
        self._endings = sorted(set(endings.split()), key=len, reverse=True)
        self._known: dict[str, str] = {}

    def __call__(self, word: str) -> str:
        """The stem of a word, folded."""
        found = self._known.get(word)
        if found is None:
            if len(self._known) > MOST_STEMS:
                self._known.clear()
            low = fold(word)
            cuts = (low[: -len(e)] for e in self._endings if low.endswith(e) and len(low) - len(e) >= SHORTEST_STEM)
            found = self._known[word] = next(cuts, low)
        return found
