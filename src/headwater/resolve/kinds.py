"""Whether a name is a person, a place or a body, by what the whole text says of it: one stem is of one kind.

The reader knows the names that the world has; a name that it never met it takes for what it looks like, now a person,
now a place. What the text says beside it tells more: a country's ending, an adjective of the same stem (`велорский
премьер`), `в` before it, `столица` before it, a full name that ends in it. What is known beforehand is left alone, and
so is a language without the lists (`[kinds]` in names.toml).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from headwater import lexicon
from headwater.records import Name, NameKind
from headwater.resolve.scene import Scene
from headwater.resolve.spelling import is_given
from headwater.wordforms import fold, latinise, stemmer

Score = dict[NameKind, float]

SURNAME, ADJECTIVE, ENDING, OWNER, HOLDER, BODY, PREPOSITION, QUOTED = 3.0, 2.0, 2.0, 1.5, 2.0, 1.5, 0.8, 1.5
"""What a sign is worth beside one mention as the reader took it (1). Set on invented reports, not on the press."""

ENOUGH = 1.0
"""By so much another kind must be better for a name to change its kind."""

SHORTEST_ROOT = 4
LONGEST_SUFFIX = 2
"""Letters that an adjective of a name shares with it, and those that may stand between them and its ending."""

SHORTEST_HEAD = 3
"""Letters of a head (банк, суд) must be more for it to be looked for at the end of longer words (Нацбанк)."""

_OPEN, _CLOSE = frozenset('«„“"'), frozenset('»”“"')


@dataclass(frozen=True, slots=True)
class KindWords:
    """`[kinds]` of `names.toml`: endings of countries and of their adjectives; nouns (stems) that only places have.

    `mayors`: the offices of towns, as stems; `of_town`: how the towns end behind them.
    """

    countries: tuple[str, ...]
    adjectives: tuple[str, ...]
    owners: frozenset[str]
    prepositions: frozenset[str]
    bodies: frozenset[str]
    fathers: tuple[str, ...]
    heads: tuple[str, ...]
    mayors: frozenset[str]
    of_town: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Word:
    """A name as tokens [first, last) of the scene; `fixed` where its kind is not in doubt."""

    name: Name
    first: int
    last: int
    fixed: bool


def settled(s: Scene, names: Iterable[Name]) -> list[Name]:
    """The names in order, with kinds and extents that agree with the text."""
    names = sorted(names, key=lambda n: n.span)
    w = _words(s.article.read_in or s.article.language or "")
    if w is None:
        return names
    found = [_word(s, n) for n in names]
    votes = _votes(s, w, found)
    found = [part for word in found for part in _parted(s, w, word, votes)]
    return [_settled(s, word, votes) for word in found]


def _word(s: Scene, name: Name) -> _Word:
    first, last = s.words.at(name.span.start), s.words.at(name.span.end)
    known = s.lists.known.find(name.span.of(s.article.text)) if name.kind != "person" else None
    sure = known is not None or name.kind == "outlet" or first >= last or _shows_no_kind(s.words.word[first])
    return _Word(name, first, last, sure)


def _shows_no_kind(word: str) -> bool:
    """Capitals alone (РАН), or no capital: such a word has no endings to go by, or is no name of one thing."""
    return not word[0].isupper() or (len(word) > 1 and word[:2].isupper())


@dataclass(frozen=True, slots=True)
class _Votes:
    """For the stem of each name of one word its scores; `surnames`: stems of what full names end in."""

    scores: dict[str, Score]
    surnames: frozenset[str]

    def best(self, stem: str) -> NameKind | None:
        """The kind that the text gives a stem."""
        score = self.scores.get(stem, {})
        return max(score, key=score.__getitem__, default=None)


def _votes(s: Scene, w: KindWords, found: list[_Word]) -> _Votes:
    full = [f for f in found if f.name.kind == "person" and _is_full(s, f)]
    surnames = frozenset(s.stems[f.last - 1] for f in full)
    roots = _roots(s, w)
    persons = {f.first for f in found if f.name.kind == "person"}
    scores: dict[str, Score] = {}
    for f in found:
        stem = s.stems[f.first] if f.first < len(s.stems) else ""
        if f.fixed or f.last - f.first != 1 or stem.endswith(w.heads):
            continue
        if stem not in scores:
            scores[stem] = defaultdict(float)
            for kind, score in _of_stem(s, w, f.first, surnames, roots):
                scores[stem][kind] += score
        scores[stem][f.name.kind] += 1
        for kind, score in _beside(s, w, f, persons):
            scores[stem][kind] += score
    return _Votes(scores, surnames)


def _is_full(s: Scene, f: _Word) -> bool:
    return f.last - f.first > 1 and s.words.word[f.last - 1][0].isupper() and len(s.words.word[f.last - 1]) > 2


def _roots(s: Scene, w: KindWords) -> set[str]:
    """What the adjectives in small letters can be derived from: `велор` and `вел` of `велорский`."""
    found: set[str] = set()
    for low, word in zip(s.low, s.words.word, strict=True):
        if not word[0].islower() or len(low) <= SHORTEST_ROOT + 1:
            continue
        for ending in w.adjectives:
            at = low.find(ending, SHORTEST_ROOT)
            while at > 0:
                found.update(low[:n] for n in range(max(SHORTEST_ROOT, at - LONGEST_SUFFIX), at + 1))
                at = low.find(ending, at + 1)
    return found


def _of_stem(
    s: Scene, w: KindWords, i: int, surnames: frozenset[str], roots: set[str]
) -> Iterator[tuple[NameKind, float]]:
    """What a name's own letters say, and what the text has of the same stem."""
    stem = s.stems[i]
    if stem in surnames:
        yield "person", SURNAME
    elif like_country(s, w, i) and not _quoted(s, i):
        yield "place", ENDING
    root = re.sub("[иіiйjь]+$", "", stem)
    if root in roots:
        yield "place", ADJECTIVE


def like_country(s: Scene, w: KindWords, i: int) -> bool:
    """True where the word ends as countries do, and is neither a given name nor the head of a body."""
    word, low = s.words.word[i], s.low[i]
    return (
        len(low) > SHORTEST_ROOT
        and low.endswith(w.countries)
        and not word[1:].isupper()
        and not s.stems[i].endswith(w.heads)
        and not is_given(word, s.article.read_in or s.article.language)
    )


def _beside(s: Scene, w: KindWords, f: _Word, persons: set[int]) -> Iterator[tuple[NameKind, float]]:
    """What stands beside one mention. Bodies have presidents and seats as places do: these only say who is nobody."""
    i = f.first
    before = i - 1 if i and s.joined(i) else None
    if f.name.kind == "organization":
        if before is not None and s.stems[before] in w.bodies:
            yield "organization", BODY
        return
    if f.name.kind == "person" and _quoted(s, i):
        yield "organization", QUOTED
    if before is None:
        return
    if s.low[before] in w.prepositions:
        yield "place", PREPOSITION
    if s.stems[before] in w.owners:
        yield "place", OWNER
    elif s.stems[before] in s.lists.heads and i + 1 in persons and s.joined(i + 1):
        yield "place", HOLDER


def _quoted(s: Scene, i: int) -> bool:
    text = s.article.text
    start, end = s.words.start[i], s.words.end[i]
    return text[start - 1 : start] in _OPEN and start > 0 and text[end : end + 1] in _CLOSE and end < len(text)


def _settled(s: Scene, f: _Word, votes: _Votes) -> Name:
    if f.fixed:
        return f.name
    if f.last - f.first > 1:
        return replace(f.name, kind="person") if _names_somebody(s, f, votes) else f.name
    score = votes.scores.get(s.stems[f.first])
    best = votes.best(s.stems[f.first])
    if not score or best is None or score[best] - score.get(f.name.kind, 0.0) < ENOUGH:
        return f.name
    return replace(f.name, kind=best)


def _names_somebody(s: Scene, f: _Word, votes: _Votes) -> bool:
    """`Ramana Kruka`, taken for a place: two words, the second the surname of somebody in full."""
    words = s.words.word[f.first : f.last]
    return (
        f.name.kind == "place"
        and len(words) == 2
        and all(word[0].isupper() for word in words)
        and s.stems[f.last - 1] in votes.surnames
    )


def _parted(s: Scene, w: KindWords, f: _Word, votes: _Votes) -> Iterator[_Word]:
    """A name without what does not belong to it: a place or a surname before a full name, a common word after it."""
    if f.fixed or f.last - f.first < 2:
        yield f
        return
    last = f.last
    while f.name.kind == "person" and last - f.first > 1 and s.words.word[last - 1][0].islower():
        last -= 1
    cut = _cut(s, w, f.first, last, f.name.kind, votes)
    if cut is None:
        yield _part(s, f.first, last, f.name.kind) if last < f.last else f
        return
    at, kind = cut
    yield _part(s, f.first, at, kind)
    yield _part(s, at, last, "person")


def _part(s: Scene, first: int, last: int, kind: NameKind) -> _Word:
    return _Word(Name(s.span(first, last), kind), first, last, False)


def _cut(s: Scene, w: KindWords, first: int, last: int, kind: NameKind, votes: _Votes) -> tuple[int, NameKind] | None:
    """The token that a person's name begins with inside a longer one, and the kind of what stands before it."""
    words = s.words.word[first:last]
    if last - first < 3 or not all(word[0].isupper() and word[-1] != "." for word in words):
        return None
    language = s.article.read_in or s.article.language
    stem, given = s.stems[first], is_given(s.words.word[first + 1], language)
    held = first > 0 and s.joined(first) and s.stems[first - 1] in s.lists.heads
    father = s.low[last - 1].endswith(w.fathers)
    named_first = is_given(s.words.word[first], language)
    if not named_first and given != father and _is_a_mayors_town(s, w, first):
        return first + 1, "place"
    if not named_first and not father:
        if stem in votes.surnames and stem != s.stems[last - 1] and (given or kind == "person"):
            return first + 1, "person"
        if (given or held or kind == "person") and (votes.best(stem) == "place" or like_country(s, w, first)):
            return first + 1, "place"
    if kind == "organization" and held:
        at = next((i for i in range(first + 1, last - 1) if is_given(s.words.word[i], language)), None)
        if at is not None:
            return at, "organization"
    return None


def _is_a_mayors_town(s: Scene, w: KindWords, i: int) -> bool:
    """True for a word behind "mayor" that ends as a town in the genitive does: "mera | Oskarny | Gleba Lisanowicza"."""
    return i > 0 and s.joined(i) and s.stems[i - 1] in w.mayors and s.low[i].endswith(w.of_town)


@cache
def _words(language: str) -> KindWords | None:
    names = lexicon.load(language, "names")
    data: dict[str, Any] = names.get("kinds", {})
    if not data:
        return None
    latin = names.get("latin", {})
    stem = stemmer(language)

    def both(words: Iterable[str]) -> list[str]:
        listed = list(words)
        return listed + [latinise(word, latin) for word in listed] if latin else listed

    return KindWords(
        countries=tuple(both(data["countries"].split())),
        adjectives=tuple(both(data["adjectives"].split())),
        owners=frozenset(stem(word) for word in both(data["owners"].split())),
        prepositions=frozenset(fold(word) for word in both(names["place_prepositions"])),
        fathers=tuple(both(data.get("fathers", "").split())),
        bodies=frozenset(stem(word) for word in both(names["org_nouns"].split())),
        of_town=tuple(both(data.get("of_town", "").split())) or ("\0",),
        mayors=frozenset(stem(word) for word in both(data.get("mayors", "").split())),
        heads=tuple({stem(word) for word in both(names["org_heads"].split()) if len(stem(word)) > SHORTEST_HEAD}),
    )
