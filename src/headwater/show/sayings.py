"""Sentences that were kept in English, said in the language of whoever reads them.

What weighs, links and reads gives its reasons in sentences, and the desk keeps them. Each was made from a template with
named places (said.py), and the catalogues have these templates: so a kept sentence is matched against them, and said
anew with the same names, quotations and numbers. Several may follow each other. What no template fits is shown as it is
kept: a person may have written it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice
from string import Formatter
from typing import Final

from headwater.show import tongue
from headwater.show.days import dated, day
from headwater.show.words import listed

KEPT: Final = "kept"
"""The context in the catalogues of all sentences that are kept in English."""
INSIDE: Final = "kept, inside"
"""The same of what stands in a place of one."""
NOTION: Final = "notion"
"""The same of what the news is about, and of countries: their names are data (link/words.py, link/notions.py)."""
_ROWS: Final = frozenset({"concepts", "notions", "countries"})
"""Places of sentences in which such names stand in a row."""
_BETWEEN = re.compile(r", | and ")
_END = re.compile(r"(?<=[.:;!?…])\s")
"""Where one sentence may end and another begin."""
_OTHERS = re.compile(r"(?P<names>[^“”()]+) and (?P<n>\d[\d,]*) others")
_ALL = re.compile(r"(?P<names>[^“”()]+) and (?P<last>[^“”(),]+)")
_PRINTED = re.compile(r"“(?P<words>[^“”]*)” \((?P<names>.+)\)", re.DOTALL)
"""The words of a source and who prints them: “a person close to the talks” (A and 4 others)."""
_WITHIN = (re.compile(r"“[^“”]*”"), re.compile(r"\([^()]*\)"))
"""What stands within marks is one thing, whatever words it has."""
_CLOSED: Final = "\ue010"
"""Stands for each letter of it while the rest is taken apart."""
_WHOLE: Final = r"(?:“[^“”]*”|\((?:[^()]|\([^()]*\))*\)|[^“”()])+?"
"""What a place of a sentence has where all marks in it are closed."""
_TWO_STOPS = re.compile(r"(?<!\.)\.\.(?!\.)")
"""Where a sentence ends in a date that ends in a stop of its own ("2025 г.")."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_SIGNS: Final = "\ue000\ue001\ue002\ue003"
"""Stand for words of somebody while a sentence is said: no letters of any language."""
_HELD = re.compile(f"[{_SIGNS}]")
_REMEMBERED = 4096
_OURS: Final = 8
"""Letters of ours in a problem, at least: "{one} is {other}" fits too much of what somebody else wrote."""
_MOST_ENDS = 12
"""Places at which a text is cut: what is kept has a handful of sentences."""


def said(text: str, own: Sequence[str] = ()) -> str:
    """A sentence that was kept, in the language that is spoken; times in it as a reader writes them.

    `own` are words in it that somebody wrote, in their order: they may read like a sentence of ours, and stay as they
    are.
    """
    kept, words = _without(text, own)
    told = dated(_said(kept, tongue.spoken()))
    return _HELD.sub(lambda sign: words.get(sign[0], sign[0]), told) if words else told


def problem(text: str) -> str:
    """Why an input could not be read, in the language that is spoken; what it is called may stand before it or not."""
    language, (name, colon, rest) = tongue.spoken(), text.partition(": ")
    unnamed = _best(f"{_CLOSED}: {text}", language)
    below = _best(rest, language)
    ways = (
        _best(text, language),
        _Read(unnamed.told.removeprefix(f"{_CLOSED}: "), unnamed.own),
        _Read(f"{name}{colon}{below.told}", below.own),
    )
    best = max(ways, key=lambda way: way.own)
    return dated(best.told if best.own >= _OURS else text)


def _without(text: str, own: Sequence[str]) -> tuple[str, dict[str, str]]:
    """A sentence with a sign in the place of each of these words, as far as they stand in it; those by their sign."""
    words: dict[str, str] = {}
    rest, kept = text, ""
    # From the end on: there stands most of what was written, and a short word of it may be one of ours before.
    for sign, each in zip(_SIGNS, reversed([each for each in own if each]), strict=False):
        before, found, behind = rest.rpartition(each)
        if found:
            rest, kept, words[sign] = before, f"{sign}{behind}{kept}", each
    return rest + kept, words


@dataclass(frozen=True, slots=True)
class Pattern:
    """A template of the kept sentences: what fits it, what is said instead, and how many letters are its own."""

    fits: re.Pattern[str]
    whole: re.Pattern[str]
    """The same where no place begins or ends within a bracket or a quotation: the better reading where there is one."""
    told: str
    own: int
    quoted: frozenset[str] = frozenset()
    """The places that stand in quotation marks: what is there is somebody else's."""

    def match(self, text: str) -> re.Match[str] | None:
        """How a text fits: "If A (B and 2 others) and C are one" is of two places, and parted at the second "and"."""
        loose = self.fits.fullmatch(text)
        return (self.whole.fullmatch(text) or loose) if loose else None

    def read(self, match: re.Match[str], language: str) -> _Read:
        """What fits it, said."""
        places = {n: self._place(n, v, language) for n, v in match.groupdict().items()}
        told = self.told.format(**{name: read.told for name, read in places.items()})
        return _Read(_TWO_STOPS.sub(".", told), self.own + sum(read.own for read in places.values()))

    def _place(self, name: str, value: str, language: str) -> _Read:
        if name in self.quoted:
            return _Read(value, 0)
        row = _sort(name)
        return _row(row, value, language) if row else _inner(value, language)


@dataclass(frozen=True, slots=True)
class _Read:
    """How a stretch of text was read: what is said for it, and how many of its letters are our own words."""

    told: str
    own: int


@lru_cache(maxsize=_REMEMBERED)
def _said(text: str, language: str) -> str:
    """The reading in which most is ours: a template with an open place would take the next sentence into it."""
    return _best(text, language).told


@lru_cache(maxsize=_REMEMBERED)
def _best(text: str, language: str) -> _Read:
    found = [read] if (read := _whole(text, language, KEPT)) else []
    for end in islice(_END.finditer(text), _MOST_ENDS):
        first = _whole(text[: end.start()], language, KEPT)
        if first is not None:
            rest = _best(text[end.end() :], language)
            found.append(_Read(f"{first.told} {rest.told}", first.own + rest.own))
    return max(found, key=lambda read: read.own, default=_Read(text, 0))


def _whole(text: str, language: str, context: str) -> _Read | None:
    """The text as one sentence of ours, or as what stands inside one; None where it is none."""
    plain, patterns = _known(language, context)
    if text in plain:
        return _Read(plain[text], len(text))
    for pattern in patterns:
        if match := pattern.match(text):
            return pattern.read(match, language)
    return None


def _inner(value: str, language: str) -> _Read:
    """What stands in a place of a sentence: our own words are said as well, all else stays as it is."""
    found = _whole(value, language, INSIDE) or _several(value, language)
    if found is None and value[-1:] == ".":
        found = _whole(value, language, KEPT)
    return found or _Read(_names(value), 0)


def _sort(place: str) -> str:
    """Of what a place has a row of names, "" where of none: the second of its name is called "countries2"."""
    name = place.rstrip("23456789")
    return name if name in _ROWS else ""


def _row(sort: str, value: str, language: str) -> _Read:
    """Names of notions or countries in a row, and among them words as they are printed, in quotation marks."""
    own, told = 0, []
    for word in _BETWEEN.split(value):
        name = _printed_or_called(sort, word, language)
        own += len(word) if name != word else 0
        told.append(name)
    return _Read(listed(told) if " and " in value else ", ".join(told), own)


def _printed_or_called(sort: str, word: str, language: str) -> str:
    if word[:1] == "“" and word[-1:] == "”":
        return tongue.quoted(word[1:-1])
    name = _once(sort).get(word, word)
    if sort == "countries" and len(name) == 2:
        name = str(tongue.locale().territories.get(name, name))
    return _known(language, NOTION)[0].get(name, name)


@cache
def _once(sort: str) -> dict[str, str]:
    """What names are called now that older versions kept by the bare name of the concept ("ask", "BY")."""
    from headwater.link import notions, words

    called = notions.called() if sort == "notions" else words.called()
    bare = {id.strip("_").replace("_", " "): told for id, told in called.items()}
    return bare | {id: told for id, told in called.items() if "_" not in id}


def _several(value: str, language: str) -> _Read | None:
    """Words of ours that stand in a row: "act, place"; None where one of them is none of ours."""
    plain, _ = _known(language, INSIDE)
    row = value.split(", ")
    return _Read(", ".join(plain[word] for word in row), len(value)) if all(word in plain for word in row) else None


def _names(value: str) -> str:
    """A day as the reader writes it; names with how many others there are, and what joins the last two."""
    if _DAY.fullmatch(value):
        return day(value)
    closed = value
    for within in _WITHIN:
        closed = within.sub(lambda found: _CLOSED * len(found[0]), closed)
    if match := _OTHERS.fullmatch(closed):
        others = tongue.many("{names} and {n} other", "{names} and {n} others", int(match["n"].replace(",", "")))
        return others.format(names=", ".join(map(_printed, _parted(value, match["names"]))), n=match["n"])
    if match := _ALL.fullmatch(closed):
        return listed(map(_printed, [*_parted(value, match["names"]), value[match.start("last") :]]))
    return _printed(value)


def _parted(value: str, closed: str) -> list[str]:
    """The names of a row, each whole."""
    found, start = [], 0
    for name in closed.split(", "):
        found.append(value[start : start + len(name)])
        start += len(name) + 2
    return found


def _printed(name: str) -> str:
    """A name as it is; the words of a source in our marks, with those who print them."""
    if not (match := _PRINTED.fullmatch(name)):
        return name
    return f"{tongue.quoted(match['words'])} ({_names(match['names'])})"


@cache
def _known(language: str, context: str) -> tuple[dict[str, str], tuple[Pattern, ...]]:
    """The kept sentences without places, and the patterns of the others: those with most words of their own first."""
    plain: dict[str, str] = {}
    patterns: list[Pattern] = []
    for text, told in _texts(language, context):
        parts = list(Formatter().parse(text))
        if any(name is not None for _, name, _, _ in parts):
            own = sum(len(words) for words, _, _, _ in parts)
            quoted = frozenset(name for words, name, _, _ in parts if name and words[-1:] in ("“", '"'))
            patterns.append(Pattern(pattern(text), pattern(text, _WHOLE), told, own, quoted))
        else:
            plain[text] = told
    return plain, tuple(sorted(patterns, key=lambda p: -p.own))


def _texts(language: str, context: str) -> Iterator[tuple[str, str]]:
    """What is said for each kept sentence. In English it is the sentence, and only names in a row may be others now."""
    if language != tongue.LANGUAGES[0]:
        yield from tongue.in_context(context, language)
        return
    for text, _ in tongue.in_context(context, tongue.LANGUAGES[1]) if context == KEPT else ():
        if any(name and _sort(name) for _, name, _, _ in Formatter().parse(text)):
            yield text, text


def pattern(text: str, place: str = ".+?") -> re.Pattern[str]:
    """What fits a template: its own words as they stand, anything in its places, one thing in places of one name."""
    return re.compile("".join(_pieces(list(Formatter().parse(text)), place)), re.DOTALL)


def _pieces(parts: Sequence[tuple[str, str | None, str | None, str | None]], place: str) -> Iterator[str]:
    met: set[str] = set()
    for own, name, _, _ in parts:
        yield re.escape(own)
        if name:
            yield f"(?P={name})" if name in met else f"(?P<{name}>{place})"
            met.add(name)
