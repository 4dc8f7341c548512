"""Whether a text knows by itself what another one does not: its outlet's own ears and eyes, and quotations of its own.

    Sheet, Sheet -> True or False

Two reports of one event share what was told to everybody; who rewrites a text heard nobody and saw nothing.
"""

from __future__ import annotations

import re
from functools import lru_cache

import numpy as np

from headwater import lexicon
from headwater.link.laid import Laid
from headwater.link.quoted import stretches
from headwater.linked import Sheet

FEWEST, MET = 5, 0.4
"""Words of a quotation that tells; share of its long words that must stand in a text for it to be there, in whatever
words: who rewrites puts a quotation into speech of their own."""
LONG = 4
"""Letters of the last word of a name that stands for all of it: "told the Herald"."""

_SHORT_QUOTED = re.compile(r"[“„«\"][^“”„«»\"\n]*[”“»\"]")
_ARTICLE = re.compile(r"the\s+", re.IGNORECASE)


def own_report(later: Sheet, earlier: Sheet) -> bool:
    """True where the outlet of `later` says that it heard or saw something itself and `earlier` does not name it, nor
    is `later` as a whole said to be from there. Of the earlier one it says nothing: it may be what was rewritten."""
    if any(credit.whole and credit.house.key == earlier.house.key for credit in later.credits):
        return False
    phrases = _phrases(later.language or "", later.house.name)
    if phrases is None or not phrases.search(_outside(later)):
        return False
    return not names(earlier, later)


def names(sheet: Sheet, other: Sheet, *, surely: bool = False) -> bool:
    """True where a text has the name of the outlet that prints the other one. A name of one word may be a common one:
    it counts only as it is written, and not at all where it must be `surely` the outlet."""
    name = _named(other.house.name)
    alone = re.fullmatch(r"\w+", name) is not None
    if not name or (alone and surely):
        return False
    return re.search(rf"\b{name}\b", sheet.text, 0 if alone else re.IGNORECASE) is not None


def each_quotes_alone(one: Laid, other: Laid) -> bool:
    """True where each of two texts quotes something of which the other has next to nothing."""
    return _quotes_alone(one, other) and _quotes_alone(other, one)


def _quotes_alone(one: Laid, other: Laid) -> bool:
    for quoted in one.sheet.quoted or stretches(one.sheet.text):
        at = slice(*np.searchsorted(one.starts, (quoted.start, quoted.end)))
        words = np.unique(one.stems[at][one.heavy[at]])
        if at.stop - at.start >= FEWEST and len(words) > 1 and np.isin(words, other.stems).mean() < MET:
            return True
    return False


def _outside(sheet: Sheet) -> str:
    """The text without what is quoted in it, in small letters."""
    text, at, kept = sheet.text, 0, []
    for span in sheet.quoted or stretches(sheet.text):
        kept.append(text[at : span.start])
        at = max(at, span.end)
    return _SHORT_QUOTED.sub(" ", "".join((*kept, text[at:]))).casefold()


@lru_cache(maxsize=1024)
def _phrases(language: str, name: str) -> re.Pattern[str] | None:
    found = lexicon.load(language, "own_report").get("phrases", ())
    if not name:
        found = [phrase for phrase in found if "{outlet}" not in phrase]
    spelt = [phrase.replace("{outlet}", _called(name)).replace(" ", r"\s+") for phrase in found]
    return re.compile(rf"\b(?:{'|'.join(spelt)})\b") if spelt else None


def _named(name: str) -> str:
    """A name as an expression, without its article."""
    return r"\s+".join(map(re.escape, _ARTICLE.sub("", name, count=1).split()))


def _called(name: str) -> str:
    """The ways in which an outlet names itself: "the Tolm Gazette", "the Gazette"; in small letters."""
    whole, words = _named(name.casefold()), name.casefold().split()
    last = rf"|the\s+{re.escape(words[-1])}" if len(words) > 1 and len(words[-1]) >= LONG else ""
    return rf"(?:(?:the\s+)?{whole}{last})"
