"""The words in which a reading is told, the same in the terminal and in the browser."""

from __future__ import annotations

import re
from typing import Final

from headwater.records import Access, Article, Entity, EntityKind, Event, Naming, Presentation, SourceKind, Stance

# The past tense needs no agreement: "sources said", "she said".
STANCE: Final[dict[Stance, str]] = {
    "asserts": "said",
    "confirms": "confirmed",
    "denies": "denied",
    "declines": "declined to comment",
    "silent": "gave no answer",
    "proposes": "proposed",
    "promises": "promised",
    "demands": "demanded",
    "believes": "believed",
    "asks": "asked",
    "thanks": "thanked",
}
TOWARD: Final[dict[Stance, str]] = {"thanks": "", "asks": "", "demands": "of "}
"""What joins a verb to whom it is said to: "thanked the union", "demanded of the union"; else "to "."""
NAMING: Final[dict[Naming, str]] = {
    "named": "",
    "described": "unnamed",
    "bare": "unnamed",
    "implicit": "unnamed",
}
NAMING_WHY: Final[dict[Naming, str]] = {
    "named": "The text names this source.",
    "described": "The text describes this source but does not name it.",
    "bare": "The text neither names nor describes this source.",
    "implicit": "The text presents this as somebody's word and does not say whose.",
}
KIND: Final[dict[SourceKind, str]] = {
    "person": "a person",
    "body": "a body",
    "outlet": "an outlet",
    "document": "a document",
    "group": "a group",
    "author": "the author",
}
ACCESS: Final[dict[Access, str]] = {
    "open": "open",
    "subscribers": "subscribers only",
    "headline": "headline only",
}
ENTITY: Final[dict[EntityKind, str]] = {"person": "People", "organization": "Bodies and outlets", "place": "Places"}
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?)?)?")
_LENGTH = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?", re.ASCII)
_LANGUAGES = {
    **{"en": "English", "ru": "Russian", "be": "Belarusian", "uk": "Ukrainian", "pl": "Polish", "lt": "Lithuanian"},
    **{"ar": "Arabic", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek", "es": "Spanish"},
    **{"et": "Estonian", "fa": "Persian", "fi": "Finnish", "fr": "French", "he": "Hebrew", "hu": "Hungarian"},
    **{"hy": "Armenian", "it": "Italian", "ja": "Japanese", "ka": "Georgian", "kk": "Kazakh", "lv": "Latvian"},
    **{"nl": "Dutch", "no": "Norwegian", "pt": "Portuguese", "ro": "Romanian", "sk": "Slovak", "sv": "Swedish"},
    **{"tr": "Turkish", "zh": "Chinese"},
}
_SCRIPTS = {"Latn": "Latin", "Cyrl": "Cyrillic", "Zyyy": "Other scripts"}
_TIME = re.compile(r"\b\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?(?!\w)")


def language(code: str | None) -> str:
    """The English name of a language by its ISO 639-1 code; the code itself where we have no name for it."""
    if not code:
        return "language not known"
    return _LANGUAGES.get(code, f"language “{code}”")


def script(code: str) -> str:
    """The English name of a script by its ISO 15924 code; the code itself where we have no name for it."""
    return _SCRIPTS.get(code, code)


def days(first: str | None, last: str | None) -> str:
    """From one day to another (ISO 8601) as a reader writes it; "day not known" where either is not."""
    if not first or not last:
        return "day not known"
    return day(first) if first == last else f"{day(first)} to {day(last)}"


def day(value: str) -> str:
    """An ISO 8601 date as a reader writes it ("12 March 2025, 14:05 UTC"); anything else as it stands."""
    match = _ISO.fullmatch(value)
    if not match:
        return _duration(value)
    year, month, day_of_month, time, zone = match.groups()
    if month and not 1 <= int(month) <= 12:
        return value
    named = " ".join(
        part for part in ((day_of_month or "").lstrip("0"), _MONTHS[int(month) - 1] if month else "", year) if part
    )
    if not time:
        return named
    return f"{named}, {time}" + ("" if not zone else " UTC" if zone in ("Z", "+00:00") else f" ({zone})")


def interval(least: int, most: int) -> str:
    """How many independent origins there are, in words: "1 to 3 independent origins"."""
    if least == most:
        return count(most, "independent origin") if most else "no origin"
    return f"{least:,} to {most:,} independent origins"


def dated(text: str) -> str:
    """A sentence of ours with its times as a reader writes them, not as they are kept."""
    return _TIME.sub(lambda found: day(found[0]), text)


def _duration(value: str) -> str:
    """A length of time in ISO 8601 ("P6Y") as a reader writes it; anything else as it stands."""
    match = _LENGTH.fullmatch(value)
    if not match:
        return value
    units = zip(("year", "month", "week", "day", "hour", "minute", "second"), match.groups(), strict=True)
    return ", ".join(count(int(number), unit) for unit, number in units if number) or value


def presentation(put: Presentation) -> tuple[str, ...]:
    """How a content is put, where it is not plainly stated as a fact: "possible", "conditional", "negated"."""
    words: list[str] = [put.certainty] if put.certainty != "certain" else []
    if put.conditional:
        words.append("conditional")
    if put.polarity == "negative":
        words.append("negated")
    return tuple(words)


def happened(event: Event) -> str:
    """What kind of event it is: "consult, meet"; the type alone where it says all."""
    return f"{event.type}, {event.mode}" if event.mode and event.mode != event.type else event.type


def count(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun: "1 statement", "2 statements"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def access_notice(article: Article) -> str:
    """A sentence where not all of the article may have been read, "" where it was open."""
    if article.access == "headline":
        return "Only the headline was seen. The article was not read."
    if article.access == "subscribers" and not article.text.strip():
        return "For subscribers only: the page carried no text, so nothing of it was read."
    if article.access == "subscribers":
        return "For subscribers only: what the page carried was read, the rest was not."
    return ""


def no_statements(article: Article) -> str:
    """Why a text shows no statement, "" where there is no text at all."""
    if not article.text.strip():
        return ""
    if not article.read_in:
        return "Statements are not read in this language yet. The text is kept and can be searched."
    return "No statement was found."


def roles(entity: Entity) -> list[str]:
    """What the text says somebody is, each role once: "deputy foreign secretary (Marvia)"."""
    told = (
        r.title
        + (f" ({r.organization})" if r.organization else "")
        + (f", since {day(r.since)}" if r.since else "")
        + (f", until {day(r.until)}" if r.until else "")
        for r in entity.roles
    )
    return list(dict.fromkeys(told))
