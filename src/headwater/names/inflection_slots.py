"""The words of a name as places where something may change: what is fixed, what is quoted, how capitals come back."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from headwater import lexicon
from headwater.names.inflection_words import Declensions

LONGEST_ACRONYM = 5
"""Letters of a word in capitals that is still taken for an acronym rather than a name set in capitals."""

_WORD = re.compile(r"(\s*)(\S+)")
_EDGES = re.compile(r"^([^\w]*)(.*?)([^\w.]*)$", re.DOTALL)
_NUMERAL = re.compile(r"[IVXLC]+\.?|\d[\d.]*(?:-\w+)?")
_INITIALS = re.compile(r"(?:\w{1,3}\.-?)+")
_PARTICLES = frozenset(lexicon.shared("given_names").get("particles", "").split())
_OPENING = "«„“\"'‘(["


@dataclass(frozen=True, slots=True)
class Slot:
    """A word of a name: `before` + `core` + `after` is what is printed.

    `fixed`: "" where it may change, `skip` where the head may stand behind it (New, III, von), `stop` where it is the
    head itself or a quotation, so that nothing behind it changes either.
    """

    before: str
    core: str
    after: str
    fixed: Literal["", "skip", "stop"]


def slots(name: str, kind: str, grammar: Declensions) -> list[Slot]:
    """The words of a name, in order. A name that stands in quotation marks as a whole is read inside them."""
    found: list[Slot] = []
    inside = False
    for gap, piece in _WORD.findall(name):
        edges = _EDGES.match(piece)
        lead, core, trail = edges.groups() if edges else ("", piece, "")
        if found and any(mark in lead for mark in _OPENING):
            inside = True
        bare = _without_ending(core, grammar)
        fixed = "stop" if inside or bare else _fixed(core, kind, grammar)
        found.append(Slot(gap + lead, core if inside or not bare else bare, trail, fixed))
    return found


def joined(words: Sequence[Slot], changed: Mapping[int, str]) -> str:
    """The name with some of its words changed."""
    return "".join(word.before + changed.get(i, word.core) + word.after for i, word in enumerate(words))


def restored(printed: str, base: str) -> str:
    """A base form in small letters with the capitals of the printed word: МОСКВЕ is МОСКВА, McDonalda McDonald."""
    if len(printed) > 1 and printed.isupper():
        return base.upper()
    parts, made = printed.split("-"), base.split("-")
    if len(parts) == len(made) > 1:
        return "-".join(restored(part, new) for part, new in zip(parts, made, strict=True))
    low = printed.lower().replace("’", "'")
    if len(low) != len(printed):
        return base[:1].upper() + base[1:] if printed[:1].isupper() else base
    if low == base:
        return printed
    same = next((i for i, (a, b) in enumerate(zip(low, base, strict=False)) if a != b), min(len(low), len(base)))
    rest = base[same:]
    if same == 0 and printed[:1].isupper():
        rest = rest[:1].upper() + rest[1:]
    return printed[:same] + rest


def _fixed(core: str, kind: str, grammar: Declensions) -> Literal["", "skip", "stop"]:
    if not core:
        return "skip"
    if core.lower() in grammar.fixed or _NUMERAL.fullmatch(core):
        return "skip"
    if core in _PARTICLES or _INITIALS.fullmatch(core):
        return "skip"
    if core.isupper() and 1 < len(core) <= LONGEST_ACRONYM:
        return "skip" if kind == "p" else "stop"
    return ""


def _without_ending(core: str, grammar: Declensions) -> str:
    """An abbreviation without the ending that is hung on to it (LOT-u, МИДа); "" where there is none."""
    for ending in grammar.abbreviations:
        stem = core.removesuffix(ending)
        if stem != core and stem[-1:] in "-'’":
            stem = stem.rstrip("-'’")
            if len(stem) > 1 and stem[-1].isupper():
                return stem
        elif stem != core and len(stem) > 1 and stem[-1].isupper() and stem[0].isupper():
            return stem
    return ""
