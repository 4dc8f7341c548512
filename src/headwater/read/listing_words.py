"""The words of lists and of page furniture, in all our languages at once, compiled for listing, lines and notices."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from headwater import lexicon

_LETTERS = [chr(c) for c in (*range(0x41, 0x250), *range(0x400, 0x530))]
UPPER = "".join(c for c in _LETTERS if c.isupper())
LOWER = "".join(c for c in _LETTERS if c.islower())
"""Capital and small letters of the Latin and Cyrillic scripts, for classes in regular expressions."""


@dataclass(frozen=True, slots=True)
class Words:
    """What the data files say, as sets and patterns."""

    sections: frozenset[str]
    read_also: frozenset[str]
    more: tuple[str, ...]
    subscribers: re.Pattern[str]
    furniture: frozenset[str]
    furniture_starts: tuple[str, ...]
    reprinted: re.Pattern[str]
    captions: tuple[str, ...]
    counter: re.Pattern[str]


@cache
def words() -> Words:
    """The words of every language we have a listing for, read once."""

    def every(key: str) -> list[str]:
        found = [lexicon.load(language, "listing").get(key, []) for language in lexicon.LANGUAGES]
        return list(dict.fromkeys(x for group in found for x in group))

    counted = "|".join(map(re.escape, every("minutes")))
    subscribers = sorted(map(re.escape, every("subscribers")), key=len, reverse=True)
    return Words(
        sections=frozenset(every("sections")),
        read_also=frozenset(every("read_also")),
        more=tuple(sorted(every("more"), key=len, reverse=True)),
        subscribers=re.compile(r"(?<!\w)(?:" + "|".join(subscribers) + r")(?!\w)"),
        furniture=frozenset(every("furniture")),
        furniture_starts=tuple(every("furniture_starts")),
        reprinted=re.compile("|".join(every("reprinted"))),
        captions=tuple(every("captions")),
        counter=re.compile(rf"[\d.,\s]+(?:k|тыс\.?)?\s*(?:{counted})|(?:{counted})[\s:]*\d+"),
    )


@cache
def rights() -> str:
    """How a notice of rights begins ("©", "Copyright"), as part of a pattern."""
    return f"(?:{'|'.join(map(re.escape, lexicon.shared('metadata')['rights']['signs']))})"


@cache
def hint_of_time() -> re.Pattern[str]:
    """A digit, or "yesterday": what holds neither holds no time, and the patterns below need not be compiled for it."""
    return re.compile(rf"\d|{_ago()}", re.I)


@cache
def time_before() -> re.Pattern[str]:
    """A time that stands before the headline of an item. Slow to compile: only where a line may be one."""
    when = _when()
    return re.compile(rf"{when}(?:[\s,|]+(?:[–—-]\s)?{when})*(?:[\s|,–—:•·-]*)(?-i:(?=[{UPPER}\"“«„\d]))", re.I)


@cache
def time_behind() -> re.Pattern[str]:
    """A time that stands behind the headline of an item."""
    when = _when()
    return re.compile(
        rf"(?:\s*[|,(–—•·\t]\s*|\s/\s*|(?<=[^\W\d_])(?=\d)|[.!?…»”\"]\s+|\s{{2,}})\(?{when}(?:[\s,|]+{when})*\)?\Z",
        re.I,
    )


def _when() -> str:
    """A time, a date or "two hours ago", in any of our languages, as a regular expression."""
    months = sorted(
        {
            re.escape(f)
            for la in lexicon.LANGUAGES
            for m in lexicon.load(la, "calendar").get("months", [])
            for f in m.split()
        },
        key=len,
        reverse=True,
    )
    month = rf"(?:{'|'.join(months)})\.?"
    year = r"(?:,?\s+\d{4}(?:\s*(?:г|р|r|m)\.?(?!\w))?)?"
    return (
        r"(?:(?:[01]?\d|2[0-3])[:.][0-5]\d(?!\d)(?:\s?[ap]\.?m\.?(?!\w))?"
        r"|\d{4}-\d\d-\d\d|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2}[./]\d{2}(?=\s)"
        rf"|\d{{1,2}}\.?\s+{month}(?!\w){year}|(?:\d{{4}}\s+m\.\s+)?{month}\s+\d{{1,2}}(?:\s*d\.)?(?!\d){year}|(?:{_ago()})(?!\w))"
    )


def _ago() -> str:
    return "|".join(lexicon.load(la, "listing").get("ago", "(?!)") for la in lexicon.LANGUAGES)
