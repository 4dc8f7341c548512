"""The numbers of a content, in digits and in words, with what they count and what they may mean ("about", "dozens")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from headwater import lexicon
from headwater.link import words
from headwater.linked import Number
from headwater.wordforms import Tokens

ABOUT = 0.15
"""How far "about 200" reaches, up and down."""
MORE, LESS = 1.5, 0.5
"""How far "more than 200" and "up to 200" reach in the news: who writes "more than 200" does not mean 400."""
COUNTED = 3
"""Words behind a number among which what it counts is looked for."""

_DIGITS = re.compile(r"\d+(?:[.,\u00a0\u202f ]\d+)*")
_SIGNS = {"%": "percent", "$": "dollar", "€": "euro", "£": "pound", "₴": "hryvnia", "₽": "rouble"}


@dataclass(frozen=True, slots=True)
class _Forms:
    """The number words of one language, folded."""

    words: dict[str, float]
    scales: dict[str, float]
    vague: dict[str, tuple[float, float, float]]
    starts: tuple[tuple[str, float, bool], ...]
    before: tuple[tuple[tuple[str, ...], str], ...]
    joins: frozenset[str]
    thousands: str
    decimal: str


@dataclass(slots=True)
class _Found:
    """Tokens [first, last) give a number."""

    first: int
    last: int
    value: float
    least: float
    most: float


@cache
def _forms(language: str) -> _Forms:
    data = lexicon.load(language, "numbers")
    values: dict[str, float] = {}
    scales: dict[str, float] = {}
    starts: list[tuple[str, float, bool]] = []
    for table, into, scale in ((data.get("words", {}), values, False), (data.get("scales", {}), scales, True)):
        for value, forms in table.items():
            for form in forms.split():
                folded = words.folded(form.rstrip("*"), language)
                if form.endswith("*"):
                    starts.append((folded, float(value), scale))
                else:
                    into[folded] = float(value)
    vague = {
        words.folded(form, language): (float(row[0]), float(row[1]), float(row[2]))
        for key, forms in data.get("vague", {}).items()
        if (row := key.split())
        for form in forms.split()
    }
    before = [
        (tuple(words.folded(word, language) for word in phrase.split()), how)
        for how in ("about", "more", "less")
        for phrase in data.get(how, ())
    ]
    return _Forms(
        values,
        scales,
        vague,
        tuple(starts),
        tuple(sorted(before, key=lambda row: -len(row[0]))),
        frozenset(words.folded(word, language) for word in data.get("joins", "").split()),
        data.get("thousands", " "),
        data.get("decimal", "."),
    )


@cache
def spelt(language: str) -> dict[str, float]:
    """The values of the words, in small letters, that are exact numbers in a language."""
    return dict(_forms(language).words)


def numbers(
    page: Tokens, language: str, taken: Sequence[tuple[int, int]] = ()
) -> tuple[tuple[Number, ...], frozenset[int]]:
    """The numbers of a text, and the tokens that give them; none inside the stretches `taken` (dates, names)."""
    low = [words.folded(word, language) for word in page.word]
    forms = _forms(language)
    found: list[_Found] = []
    i = 0
    while i < len(low):
        hit = None if _inside(page, i, taken) else _number(page, low, i, forms)
        if hit is None:
            i += 1
            continue
        found.append(hit)
        i = hit.last
    ranges = _ranges(page, found)
    at = frozenset(i for f in ranges for i in range(_before(low, f.first, forms)[1], f.last))
    return tuple(_finished(page, low, f, forms, language) for f in ranges), at


def _inside(page: Tokens, i: int, taken: Sequence[tuple[int, int]]) -> bool:
    return any(start <= page.start[i] < end for start, end in taken)


def _number(page: Tokens, low: list[str], i: int, forms: _Forms) -> _Found | None:
    """The number that begins at token i: groups of digits or words with the scales behind them, each the smaller."""
    found: _Found | None = None
    at, scale = i, float("inf")
    while group := _group(page, low, at, forms):
        if found is None:
            found = group
        elif group.value >= scale or not _near(page, group.first):
            break
        else:
            found.value, found.least, found.most = (
                a + b
                for a, b in zip(
                    (found.value, found.least, found.most), (group.value, group.least, group.most), strict=True
                )
            )
            found.last = group.last
        scale = _scale(low[group.last - 1], forms) or 0.0
        at = group.last
        if scale and at + 1 < len(low) and low[at] in forms.joins:
            at += 1
    return found


def _group(page: Tokens, low: list[str], first: int, forms: _Forms) -> _Found | None:
    if first >= len(low):
        return None
    i = first
    if low[i].isdigit():
        if _joined(page, i):
            return None
        value, i = _digits(page, i, forms)
        least = most = value
    elif low[i] in forms.vague:
        value, least, most = forms.vague[low[i]]
        i += 1
    else:
        got = _words(low, i, forms)
        if got is None:
            return None
        value, i = got
        least = most = value
    while i < len(low) and (scale := _scale(low[i], forms)) and _near(page, i):
        value, least, most, i = value * scale, least * scale, most * scale, i + 1
    return _Found(first, i, value, least, most)


def _joined(page: Tokens, i: int) -> bool:
    """A digit that belongs to a name (Su-27, COVID-19), or to another by a colon (a time, a score)."""
    before = page.text[max(0, page.start[i] - 2) : page.start[i]]
    return bool(re.search(r"[^\W\d_][-‐‑–]?$|\d:$", before)) or page.text[page.end[i] : page.end[i] + 2].startswith(":")


def _near(page: Tokens, i: int) -> bool:
    return len(page.gap(i).strip(". \u00a0\u202f-")) == 0


def _digits(page: Tokens, i: int, forms: _Forms) -> tuple[float, int]:
    match = _DIGITS.match(page.text, page.start[i])
    assert match is not None
    whole, last = page.word[i], i + 1
    end = page.end[i]
    while last < len(page.word) and page.end[last] <= match.end():
        mark, piece = page.text[end : page.start[last]].replace("\u00a0", " ").replace("\u202f", " "), page.word[last]
        if mark in forms.thousands and len(piece) == 3 and len(whole) <= 9 and "." not in whole:
            whole += piece
        elif mark in ".," and "." not in whole and len(piece) <= 3:
            whole += "." + piece
        else:
            break
        end, last = page.end[last], last + 1
    return float(whole), last


def _words(low: list[str], i: int, forms: _Forms) -> tuple[float, int] | None:
    """A number in words: "twenty-three", "сто двадцать". Each must be smaller than what stands before it."""
    total, smallest, first, end = 0.0, float("inf"), i, i
    while i < len(low):
        parts = low[i].split("-")
        values = [_value(part, forms) for part in parts]
        known = [value for value in values if value is not None]
        if len(known) < len(values) or known[0] >= smallest or any(a <= b for a, b in pairwise(known)):
            if low[i] in forms.joins and end > first and total >= 20:
                i += 1
                continue
            break
        if smallest < 20 and smallest != float("inf"):
            break  # "one two"
        total += sum(known)
        smallest = known[-1]
        i += 1
        end = i
    if end > first:
        return total, end
    scale = _scale(low[first], forms) if first < len(low) else None
    return (scale, first + 1) if scale else None


def _value(word: str, forms: _Forms) -> float | None:
    if word in forms.words:
        return forms.words[word]
    return next((value for start, value, scale in forms.starts if not scale and word.startswith(start)), None)


def _scale(word: str, forms: _Forms) -> float | None:
    if word in forms.scales:
        return forms.scales[word]
    return next((value for start, value, scale in forms.starts if scale and word.startswith(start)), None)


def _ranges(page: Tokens, found: list[_Found]) -> list[_Found]:
    """Two numbers with a dash between are one: "200-250"."""
    out: list[_Found] = []
    for f in found:
        joined = (
            out and out[-1].last == f.first and page.gap(f.first).strip() in ("-", "–", "—") and out[-1].value < f.value
        )
        if joined:
            one = out.pop()
            out.append(_Found(one.first, f.last, (one.value + f.value) / 2, one.least, f.most))
        else:
            out.append(f)
    return out


def _finished(page: Tokens, low: list[str], f: _Found, forms: _Forms, language: str) -> Number:
    how, first = _before(low, f.first, forms)
    least, most = f.least, f.most
    if how == "about":
        least, most = least * (1 - ABOUT), most * (1 + ABOUT)
    elif how == "more":
        most = max(most, f.value) * MORE
    elif how == "less":
        least = f.value * LESS
    of = _sign(page, f) or _counted(page, low, f.last, language)
    return Number(f.value, of, least, most, page.text[page.start[first] : page.end[f.last - 1]])


def _before(low: list[str], i: int, forms: _Forms) -> tuple[str, int]:
    for phrase, how in forms.before:
        if i >= len(phrase) and tuple(low[i - len(phrase) : i]) == phrase:
            return how, i - len(phrase)
    return "", i


def _sign(page: Tokens, f: _Found) -> str:
    before = page.text[max(0, page.start[f.first] - 1) : page.start[f.first]]
    behind = page.text[page.end[f.last - 1] :].lstrip()[:1]
    return _SIGNS.get(behind) or _SIGNS.get(before) or ""


def _counted(page: Tokens, low: list[str], i: int, language: str) -> str:
    """What a number counts: the first of the next words that names people, things or units, else the first word."""
    first = ""
    kinds, small = words.kinds(), words.small(language)
    phrases = words.phrases(tuple(low[i : i + COUNTED]), language)
    for j in range(i, min(i + COUNTED, len(low))):
        gap = page.gap(j)
        if any(mark in gap for mark in ",;:—()") or ("." in gap and page.word[j][0].isupper()):
            break
        if low[j] in small or low[j].isdigit():
            continue
        found = phrases.get(j - i) or words.concept(low[j], language)
        if kinds.get(found) in ("person", "thing", "unit"):
            return found
        first = first or (found if kinds.get(found) not in ("quality", "country") else "") or ""
        if not found:
            first = first or words.stem(low[j], language)
    return first
