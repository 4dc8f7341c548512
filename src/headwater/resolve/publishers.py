"""Outlets that no list knows: by a word of their name ("The Harbour Gazette"), by a noun before it ("agency X"), or
because the page is theirs; under their endings, and wherever the text names them again."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache

from headwater import lexicon
from headwater.records import Name, Span
from headwater.resolve import kinds
from headwater.resolve.scene import Scene
from headwater.resolve.spelling import is_given
from headwater.wordforms import stemmer, tokens

SUBJECT = "outlet_words"
_WORD = re.compile(r"[\w'’-]+")
_BEFORE = re.compile(r"([\w'’-]+)[ \u00a0][«„“\"]?$")
_ARTICLE = re.compile(r"[\w,;:(—–-] ?(The )$")
_QUOTED = re.compile(r"[«„“\"]([^«»„“”\"\n]{2,50})[»”“\"]")
REACH = 30
"""Characters before a name in which its noun stands."""
LONGEST = 5
"""Words of an outlet's name between quotation marks, at most."""
ROLE = 3
"""Words before the noun of an outlet among which the role stands of somebody who is of it."""
SHORTEST_SHORT = 3
"""Letters of what is left of an outlet's name without "News" or "TV"."""
SHORTEST_CASED = 5
"""Letters of a word of an outlet's name that is known in every case."""
NEAR = 4
"""Outlets before a name that may reach into it, at most."""
SHORTEST_ALONE = 4
"""Letters of a printing outlet's one-word name that is told without quotation marks; shorter ones are words."""


def mark(s: Scene, names: Iterable[Name]) -> list[Name]:
    """The names with kinds that agree with the text, those of outlets marked as such; and outlets that were missed.

    An article that belongs to the name is taken into its span.
    """
    found = [_marked(s, name) for name in _of_places(s, kinds.settled(s, names))]
    found = _shortened(s, found)
    found = _with(found, [*_printer(s), *_beside_nouns(s)])
    return _everywhere(s, found)


def _of_places(s: Scene, names: Iterable[Name]) -> Iterator[Name]:
    """The names, those of papers in one piece that were read as two: "told the | Marne | Sentinel"."""
    text, before = s.article.text, None
    for name in names:
        beside = before is not None and text[before.span.end : name.span.start] == " "
        if before and beside and before.kind == "place" and name.span.of(text).lower() in _words("last"):
            lead = text[max(0, before.span.start - 5) : before.span.start]
            if lead.endswith(("the ", "The ")):
                before = Name(Span(before.span.start, name.span.end), "outlet")
                continue
        if before:
            yield before
        before = name
    if before:
        yield before


def _shortened(s: Scene, names: list[Name]) -> list[Name]:
    """The names, outlets among them that are named without what says that they are one: Fax beside the Fax News.

    Not where a person or a place of the text bears that name.
    """
    text = s.article.text
    full = [n.span.of(text).removeprefix("The ").rpartition(" ") for n in names if n.kind == "outlet"]
    short = {called for called, _, last in full if last.lower() in _words("aired") and len(called) >= SHORTEST_SHORT}
    borne = {n.span.of(text) for n in names if n.kind == "place"}
    borne |= {n.span.of(text).rpartition(" ")[2] for n in names if n.kind == "person" and " " in n.span.of(text)}
    short -= borne
    return [Name(n.span, "outlet") if n.span.of(text) in short and n.kind != "outlet" else n for n in names]


def _with(names: list[Name], outlets: list[Name]) -> list[Name]:
    """The names and the outlets; a name that an outlet crosses keeps what stands before or after it, if it is more."""
    if not outlets:
        return names
    outlets.sort(key=lambda n: n.span)
    starts = [o.span.start for o in outlets]
    kept = []
    for name in names:
        near = outlets[max(0, bisect_left(starts, name.span.start) - NEAR) : bisect_left(starts, name.span.end)]
        crossed = next((o for o in near[-2 * NEAR :] if o.span.overlaps(name.span)), None)
        if crossed is None:
            kept.append(name)
        elif name.kind != "outlet" and name.span.start < crossed.span.start and name.span.end <= crossed.span.end:
            kept.append(Name(Span(name.span.start, crossed.span.start - 1), name.kind))
    return sorted({*kept, *outlets}, key=lambda n: n.span)


def _printer(s: Scene) -> Iterator[Name]:
    """Where the text names the outlet that prints it, in any case of its declension."""
    name = s.article.outlet.name if s.article.outlet else ""
    words = tokens(name).word
    key = [s.lists.stem(word) for word in words]
    if not words or not any(word[0].isupper() for word in words):
        return
    for i, stem in enumerate(s.stems):
        if stem == key[0] and s.stems[i : i + len(key)] == key and _means_printer(s, i, words):
            yield Name(s.span(i, i + len(key)), "outlet")


def _means_printer(s: Scene, i: int, words: list[str]) -> bool:
    """Capitals as in the outlet's name; one word that may be a word of the language needs quotation marks."""
    last = i + len(words)
    here = s.words.word[i:last]
    if any(w[0].isupper() and not h[0].isupper() for w, h in zip(words, here, strict=True)):
        return False
    if any(not s.joined(k) for k in range(i + 1, last)):
        return False
    if len(words) > 1 or _in_quotes(s, i, last) or any(h[:2].isupper() and len(h) > 2 for h in here):
        return True
    opens = not i or not s.joined(i)
    return not opens and len(here[0]) >= SHORTEST_ALONE and not _beside_capital(s, i)


def _beside_capital(s: Scene, i: int) -> bool:
    """True where the word may be part of another name."""
    before = s.words.word[i - 1] if i and s.joined(i) else ""
    after = s.words.word[i + 1] if i + 1 < len(s.low) and s.joined(i + 1) else ""
    return before[:1].isupper() or after[:1].isupper()


def _in_quotes(s: Scene, first: int, last: int) -> bool:
    text, start, end = s.article.text, s.words.start[first], s.words.end[last - 1]
    return start > 0 and text[start - 1] in "«„“\"'‘" and text[end : end + 1] in set("»”“\"'’")


def _beside_nouns(s: Scene) -> Iterator[Name]:
    """`газета «Курс»`, `dienraštis „Tėvynės rytas“`: a short name in quotation marks right after an outlet's noun."""
    if not _quotes_names(s.article.read_in or ""):
        return
    for found in _QUOTED.finditer(s.article.text):
        first, last = s.words.at(found.start(1)), s.words.at(found.end(1))
        if not 0 < last - first <= LONGEST or not s.words.word[first][0].isupper() or found[1][-1] in ".,!?…":
            continue
        if _has_noun_before(s, Span(found.start(1), found.end(1))):
            yield Name(Span(found.start(1), found.end(1)), "outlet")


def _everywhere(s: Scene, names: list[Name]) -> list[Name]:
    """Names of the same stems as an outlet's are that outlet's too; a person's and a place's only between marks."""
    keys = {_key(s, n) for n in names if n.kind == "outlet"}
    return [n if n.kind == "outlet" or not _is_again(s, n, keys) else Name(n.span, "outlet") for n in names]


def _is_again(s: Scene, name: Name, keys: set[tuple[str, ...]]) -> bool:
    if _key(s, name) not in keys:
        return False
    first, last = s.words.at(name.span.start), s.words.at(name.span.end)
    return name.kind == "organization" or (first < last and _in_quotes(s, first, last))


def _key(s: Scene, name: Name) -> tuple[str, ...]:
    return tuple(s.stems[s.words.at(name.span.start) : s.words.at(name.span.end)])


def _marked(s: Scene, name: Name) -> Name:
    text = s.article.text
    if name.kind == "outlet" or s.lists.known.find(name.span.of(text)):
        return name
    by_name = name.kind == "organization" and has_outlet_word(name.span.of(text), s.article.read_in or "")
    if not by_name and (name.kind == "place" or not _has_noun_before(s, name.span) or _is_somebody(s, name)):
        return name
    before = _ARTICLE.search(text, max(0, name.span.start - 6), name.span.start)
    span = Span(before.start(1), name.span.end) if by_name and before else name.span
    return Name(span, "outlet")


def _is_somebody(s: Scene, name: Name) -> bool:
    """True for a person behind the noun of an outlet that they are of: "the editor of the newspaper Ann Lee"."""
    first, last = s.words.at(name.span.start), s.words.at(name.span.end)
    if name.kind != "person" or first >= last or _in_quotes(s, first, last):
        return False
    if last - first > 1 and is_given(s.words.word[first], s.article.read_in or s.article.language):
        return True
    role = range(max(0, first - 1 - ROLE), first - 1)
    return any(s.stems[i] in s.lists.heads and all(s.joined(k) for k in range(i + 1, first + 1)) for i in role)


def has_outlet_word(name: str, language: str) -> bool:
    """True where the last or the first word of a name is an outlet's, in any case of it where a language has cases."""
    words = [w.lower() for w in _WORD.findall(name)]
    if len(words) < 2:
        return False
    if words[-1] in _words("last") or words[0] in _words("first"):
        return True
    if not _quotes_names(language):
        return False
    cut = stemmer(language)
    ends = ((words[-1], "last"), (words[0], "first"))
    return any(len(w) >= SHORTEST_CASED and cut(w) in _stems(key, language) for w, key in ends)


def _has_noun_before(s: Scene, span: Span) -> bool:
    before = _BEFORE.search(s.article.text[max(0, span.start - REACH) : span.start])
    if before is None:
        return False
    listed, stems = _nouns(s.article.read_in or "")
    stem = s.lists.stem(before[1])
    return before[1].lower() in listed or stem in stems or s.lists.nouns.get(stem) == "outlet"


def aired() -> frozenset[str]:
    """Last words of an outlet's name that are left out where it is named again, in lower case."""
    return _words("aired")


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(lexicon.shared(SUBJECT).get(key, ()))


@cache
def _stems(key: str, language: str) -> frozenset[str]:
    """The stems of those words; short ones, whose stems are anything's, left out."""
    cut = stemmer(language)
    return frozenset(cut(word) for word in _words(key) if len(word) >= SHORTEST_CASED)


@cache
def _nouns(language: str) -> tuple[frozenset[str], frozenset[str]]:
    """The nouns of a language that stand for an outlet, the same that attribution goes by; and the stems of those
    that stand for nothing else: "pisma" may be of a letter."""
    cut, lists = stemmer(language), lexicon.load(language, "sources")
    outlets, papers = ([noun for noun in lists.get(key, ()) if " " not in noun] for key in ("outlet", "document"))
    return frozenset(outlets), frozenset(map(cut, outlets)) - frozenset(map(cut, papers))


@cache
def _quotes_names(language: str) -> bool:
    """True where a language sets names in quotation marks."""
    return bool(lexicon.load(language, "names").get("quoted_names"))
