"""The words in which a reading is told, the same in the terminal and in the browser.

Each is said in the language that is spoken when it is looked up (tongue.py); the terminal speaks English.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from headwater.records import Article, Entity, Event, Presentation, Role, Stance
from headwater.show import tongue
from headwater.show.days import ago, brief, clock, dated, day, days, local_day
from headwater.show.eventwords import EVENT
from headwater.show.tongue import Words, many, mark, say

__all__ = ["ago", "brief", "clock", "dated", "day", "days", "local_day"]
__all__ += ["ACCESS", "ENTITY", "EVENT", "KIND", "NAMING", "NAMING_WHY", "OFFERED", "STANCE", "STANDING"]
__all__ += ["access_notice", "count", "happened", "interval", "language", "listed", "no_statements", "number"]
__all__ += ["presentation", "roles", "script", "share", "verb"]

# English: the past tense needs no agreement ("sources said", "she said"). Languages whose verbs agree with the number
# or the gender of a source that stands in the words of its text, in any case, say what it is instead: "— denial".
STANCE: Final = Words(
    {
        "asserts": mark("said"),
        "confirms": mark("confirmed"),
        "denies": mark("denied"),
        "declines": mark("declined to comment"),
        "silent": mark("gave no answer"),
        "proposes": mark("proposed"),
        "promises": mark("promised"),
        "demands": mark("demanded"),
        "believes": mark("believed"),
        "asks": mark("asked"),
        "thanks": mark("thanked"),
    },
    context="of a source",
)
OFFERED: Final = Words(
    {
        "asserts": mark("says it"),
        "confirms": mark("confirms it"),
        "denies": mark("denies it"),
        "declines": mark("declines to comment"),
        "silent": mark("gives no answer"),
        "proposes": mark("proposes it"),
        "promises": mark("promises it"),
        "demands": mark("demands it"),
        "believes": mark("believes it"),
        "asks": mark("asks it"),
        "thanks": mark("thanks for it"),
    }
)
"""The same in a list to choose from, where nobody stands before them."""
_TO: Final = Words(
    {
        "asserts": mark("said to {whom}"),
        "confirms": mark("confirmed to {whom}"),
        "denies": mark("denied to {whom}"),
        "declines": mark("declined to comment to {whom}"),
        "silent": mark("gave no answer to {whom}"),
        "proposes": mark("proposed to {whom}"),
        "promises": mark("promised to {whom}"),
        "demands": mark("demanded of {whom}"),
        "believes": mark("believed, to {whom}"),
        "asks": mark("asked {whom}"),
        "thanks": mark("thanked {whom}"),
    }
)
NAMING: Final = Words(
    {
        "named": "",
        "described": mark("unnamed"),
        "bare": mark("unnamed"),
        "implicit": mark("unnamed"),
    }
)
NAMING_WHY: Final = Words(
    {
        "named": mark("The text names this source."),
        "described": mark("The text describes this source but does not name it."),
        "bare": mark("The text neither names nor describes this source."),
        "implicit": mark("The text presents this as somebody's word and does not say whose."),
    }
)
KIND: Final = Words(
    {
        "person": mark("a person"),
        "body": mark("a body"),
        "outlet": mark("an outlet"),
        "document": mark("a document"),
        "group": mark("a group"),
        "author": mark("the author"),
    }
)
ACCESS: Final = Words(
    {
        "open": mark("open to all"),
        "subscribers": mark("subscribers only"),
        "headline": mark("headline only"),
    }
)
ENTITY: Final = Words(
    {"person": mark("People"), "organization": mark("Bodies and outlets"), "place": mark("Places")},
)
STANDING: Final = Words(
    {
        "officially confirmed": mark("officially confirmed"),
        "denied": mark("denied"),
        "disputed": mark("disputed"),
        "named source": mark("named source"),
        "unnamed sources only": mark("unnamed sources only"),
        "single origin": mark("single origin"),
        "no answer": mark("no answer"),
    },
    context="of a claim",
)
_PUT: Final = Words(
    {
        "probable": mark("probable"),
        "possible": mark("possible"),
        "conditional": mark("conditional"),
        "negated": mark("negated"),
    }
)
_SCRIPTS: Final = Words({"Latn": mark("Latin"), "Cyrl": mark("Cyrillic"), "Zyyy": mark("Other scripts")})


def language(code: str | None) -> str:
    """The name of a language by its ISO 639-1 code; the code itself where nobody knows a name for it."""
    if not code:
        return say("language not known")
    name: str | None = tongue.locale().languages.get(code)
    return name or say("language “{code}”").format(code=code)


def script(code: str) -> str:
    """The name of a script by its ISO 15924 code; the code itself where we have no name for it."""
    return _SCRIPTS.get(code, code)


def interval(least: int, most: int) -> str:
    """How many independent origins there are, in words: "1 to 3 independent origins"."""
    if least == most:
        return count(most, "independent origin") if most else say("no origin")
    told = many("{least} to {most} independent origins", "{least} to {most} independent origins", most)
    return told.format(least=number(least), most=number(most))


def presentation(put: Presentation) -> tuple[str, ...]:
    """How a content is put, where it is not plainly stated as a fact: "possible", "conditional", "negated"."""
    words: list[str] = [_PUT[put.certainty]] if put.certainty != "certain" else []
    if put.conditional:
        words.append(_PUT["conditional"])
    if put.polarity == "negative":
        words.append(_PUT["negated"])
    return tuple(words)


def happened(event: Event) -> str:
    """What kind of event it is: "consult, meet"; the type alone where it says all."""
    return EVENT.get(f"{event.type}.{event.mode or event.type}") or _plainly(event)


def _plainly(event: Event) -> str:
    """An event of a kind that has no words here, in the terms of the field."""
    return f"{event.type}, {event.mode}" if event.mode and event.mode != event.type else event.type


def verb(stance: Stance, whom: str | None = None, *, partly: bool = False) -> str:
    """What a source does: "said", "partly denied"; as it is put before a name where it is said to somebody."""
    told = _TO[stance].format(whom="").rstrip() if whom else STANCE[stance]
    return say("partly {said}").format(said=told) if partly else told


def number(value: int) -> str:
    """A number as a reader writes it: "1,200"."""
    if -1000 < value < 1000:
        return str(value)
    from babel.numbers import format_decimal

    return format_decimal(value, locale=tongue.locale())


def share(value: float) -> str:
    """A part of a whole in per cent: "40%"."""
    from babel.numbers import format_percent

    return format_percent(value, locale=tongue.locale())


def listed(names: Iterable[str]) -> str:
    """Some names in a sentence: "Anna, Ben and Cleo"."""
    from babel.lists import format_list

    return format_list(list(names), locale=tongue.locale())


def count(number_: int, one: str, more: str | None = None) -> str:
    """A number with its noun: "1 statement", "2 statements". Both forms are those of English, written out."""
    return f"{number(number_)} {many(one, more or one + 's', number_)}"


def access_notice(article: Article) -> str:
    """A sentence where not all of the article may have been read, "" where it was open."""
    if article.access == "headline":
        return say("Only the headline was seen. The article was not read.")
    if article.access == "subscribers" and not article.text.strip():
        return say("For subscribers only: the page carried no text, so nothing of it was read.")
    if article.access == "subscribers":
        return say("For subscribers only: what the page carried was read, the rest was not.")
    return ""


def no_statements(article: Article) -> str:
    """Why a text shows no statement, "" where there is no text at all."""
    if not article.text.strip():
        return ""
    if not article.read_in:
        return say("Statements are not read in this language yet. The text is kept and can be searched.")
    return say("No statement was found.")


def roles(entity: Entity) -> list[str]:
    """What the text says somebody is, each role once: "deputy foreign secretary (Marvia)"."""
    return list(dict.fromkeys(_role(r) for r in entity.roles))


def _role(role: Role) -> str:
    told = f"{role.title} ({role.organization})" if role.organization else role.title
    if role.since and role.until:
        put = say("{role}, since {since}, until {until}")
    elif role.since:
        put = say("{role}, since {since}")
    else:
        put = say("{role}, until {until}") if role.until else "{role}"
    return put.format(role=told, since=day(role.since or ""), until=day(role.until or ""))
