"""What an article is about, as signs that meet across languages and scripts: names by their sound, notions, numbers.

    Sheet -> Matter

Only the head of an article is looked at: news says first what it is about, and what comes last is what was known
before. No name needs to have been read: where a sheet has none, words in capitals within a sentence are taken, so
that articles in languages whose statements we do not read find their stories as well.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from math import sqrt

from headwater import lexicon
from headwater.link.notions import notions
from headwater.linked import Matter, Sheet, Signs
from headwater.names.keys import CLASSES, LEFT_OUT
from headwater.names.sounds import readings
from headwater.wordforms import CAPITAL, fold

HEAD = 2500
"""Characters that are looked at, the headline among them: some 350 words. 1200 and 4000 gave stories that the labelled
articles could not tell from these."""
TITLE = 2
"""Times that a word of the headline counts."""
STEM = 6
"""Letters of a word that its forms share."""
LONG = 5
"""Letters of a word, at least: what is shorter is mostly grammar."""
WORDS = 60
"""Words that are kept, those that are said most: a bound on what the desk keeps. Labels tell no difference."""
SOUNDS = 6
"""Consonants by which a name is known; with fewer than `FEW` its first sounds are added."""
FEW = 3
SHORTEST = 3
"""Letters of a name."""
KNOWN = 0.25
"""Weight of what everybody names: countries, capitals, heads of state. What a week's news alone names tells more. That
is the reason, not a measurement: 1 was two points worse on 150 articles, which can be chance."""
UNIT = 1000
"""The length of a row of weights."""

_WORD = re.compile(rf"[^\W\d_]+(?:(?:['’ʼ](?!{CAPITAL})|-)[^\W\d_]+)*")
"""A word; of d’Ostrel and O’Neill only what stands behind the apostrophe is a name."""
_NUMBER = re.compile(r"(?<![\w.,])\d+(?:[.,\u00a0\u202f ]\d{3})*(?:[.,]\d+)?(?!\w)")
_GROUPS = re.compile(r"[.,\u00a0\u202f ]")
_OPENING = '.!?:…\n"„“«»'
_BETWEEN = " \u00a0(-–—"


def matter(sheet: Sheet) -> Matter:
    """What an article is about: what its sheet keeps of it, or else read out of its headline and text."""
    if sheet.matter is not None:
        return sheet.matter
    return _read(sheet.title, sheet.text[: 2 * HEAD], sheet.language, frozenset(named.text for named in sheet.names))


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of the head: as printed, folded, how often it counts, and whether it is in capitals within a sentence."""

    text: str
    folded: str
    times: int
    capital: bool
    opens: bool


@lru_cache(maxsize=4096)
def _read(title: str, text: str, language: str | None, known: frozenset[str]) -> Matter:
    title = title.strip()
    body = text.strip().removeprefix(title)[: max(HEAD - len(title), 0)]
    titled = list(_page(title, TITLE))
    page = [*titled, *_page(body, 1)]
    names, printed = _names(page, language, known)
    return Matter(
        names=_weighed(names, lambda key: KNOWN if key in _known() else 1.0),
        notions=_weighed(_notions(page, language)),
        numbers=_weighed(_numbers(title, body), _telling),
        words=_weighed(dict(_words(page).most_common(WORDS))),
        headline=_weighed(_sounded(titled, language)),
        headed=_weighed(_notions(titled, language)),
        printed=tuple(sorted(printed.items())),
    )


def _page(text: str, times: int) -> Iterator[_Word]:
    for found in _WORD.finditer(text):
        word = found.group()
        before = text[max(found.start() - 4, 0) : found.start()].rstrip(_BETWEEN)
        opens = not before or before[-1] in _OPENING
        yield _Word(word, fold(word), times, word[0].isupper(), opens)


def names_in(text: str, language: str | None) -> tuple[str, ...]:
    """The words of a text that are likely names, each once, in order: those in capitals within a sentence.

    A word that opens a sentence is taken where it stands in capitals within another one too.
    """
    return tuple(dict.fromkeys(word.text for word, _ in _named(list(_page(text, 1)), language)))


def _named(page: Sequence[_Word], language: str | None) -> Iterator[tuple[_Word, tuple[str, ...]]]:
    """The words that are likely names, with their sounds."""
    capitals = [(word, sounds(word.folded, language)) for word in page if word.capital and len(word.text) >= SHORTEST]
    inside = {key for word, keys in capitals if not word.opens for key in keys}
    yield from ((word, keys) for word, keys in capitals if not inside.isdisjoint(keys))


def _names(
    page: Sequence[_Word], language: str | None, known: frozenset[str]
) -> tuple[Mapping[str, float], Mapping[str, str]]:
    """How often each name is said, and how it is printed; of the `known` ones only, where there are any."""
    allowed = {key for name in known for word in _WORD.findall(name) for key in sounds(fold(word), language)}
    counts: defaultdict[str, float] = defaultdict(float)
    printed: dict[str, str] = {}
    for word, keys in _named(page, language):
        for key in keys:
            if not known or key in allowed:
                counts[key] += word.times / sqrt(len(keys))
                printed.setdefault(key, word.text)
    return counts, printed


@lru_cache(maxsize=200_000)
def sounds(word: str, language: str | None) -> tuple[str, ...]:
    """What a folded word sounds like, made so coarse that its spellings in other languages sound alike."""
    found = []
    for sound in readings(word, language):
        consonants = re.sub(r"(.)\1+", r"\1", LEFT_OUT.sub("", sound.coarse).translate(CLASSES))[:SOUNDS]
        found.append(consonants if len(consonants) >= FEW else f"{consonants}:{sound.coarse[:FEW]}")
    return tuple(dict.fromkeys(found))


@cache
def _known() -> frozenset[str]:
    """The sounds of what everybody names: the places and the holders of high office of the gazetteer."""
    places = (cell for row in lexicon.shared("places")["places"] for cell in row[2:])
    holders = (surname for row in lexicon.shared("bodies")["holders"] for surname in row["surname"])
    words = (word for name in (*places, *holders) for word in _WORD.findall(name) if len(word) >= SHORTEST)
    return frozenset(key for word in words for key in sounds(fold(word), None))


def _notions(page: Iterable[_Word], language: str | None) -> Mapping[str, float]:
    counts: Counter[str] = Counter()
    for word in page:
        for notion in notions(word.folded, language):
            counts[notion] += word.times
    return counts


def _words(page: Iterable[_Word]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for word in page:
        if len(word.folded) >= LONG:
            counts[word.folded[:STEM]] += word.times
    return counts


def _sounded(page: Iterable[_Word], language: str | None) -> Mapping[str, float]:
    counts: defaultdict[str, float] = defaultdict(float)
    for word in page:
        if len(word.text) > SHORTEST:
            keys = sounds(word.folded, language)
            for key in keys:
                counts[key] += 1 / sqrt(len(keys))
    return counts


def _numbers(title: str, body: str) -> Mapping[str, float]:
    return Counter(map(_number, _NUMBER.findall(f"{title}\n{body}")))


def _number(printed: str) -> str:
    """A number without its thousands, so that 50 000, 50.000 and "50 thousand" meet; 8,5 is 8.5."""
    head, *groups = _GROUPS.split(printed)
    if groups and all(len(group) == 3 for group in groups):
        whole = head + "".join(groups)
    elif groups:
        return f"{head}.{''.join(groups)}"
    else:
        whole = head
    whole = whole.lstrip("0") or "0"
    while len(whole) > 3 and whole.endswith("000"):
        whole = whole[:-3]
    return whole


def _telling(number: str) -> float:
    """How much a number tells: a year and a small number stand in any article, a day of the month in many."""
    value = float(number)
    if not value.is_integer():
        return 1.0
    if 1900 < value < 2100:
        return 0.2
    return 0.3 if value <= 12 else 0.6 if value <= 31 else 1.0


def _weighed(counts: Mapping[str, float], telling: Callable[[str], float] = lambda _: 1.0) -> Signs:
    """Signs by their weights, the heaviest first: the root of how often a sign stands there, times what it tells."""
    weights = {sign: sqrt(count) * telling(sign) for sign, count in counts.items()}
    length = sqrt(sum(weight * weight for weight in weights.values()))
    rows = ((sign, round(UNIT * weight / length)) for sign, weight in weights.items())
    return tuple(sorted((row for row in rows if row[1]), key=lambda row: (-row[1], row[0])))
