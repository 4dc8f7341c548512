"""What each address of the desk is for, what it takes and what its JSON holds: the table that openapi.py reads.

A row is for a page and, where it has one, its JSON, which has the same address with `.json` behind it. A test compares
the rows with the addresses of the program, and the names of what they take with those that the program asks for.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, get_args

from headwater.desk.bearers.listing import MetIn
from headwater.desk.claims.story_pages import StoryHead
from headwater.desk.store import Desk
from headwater.linked import StandingName
from headwater.records import Access, Stance
from headwater.show.web.shelf import Shelf
from headwater.show.web.work import Job

FILES: Final = "multipart/form-data"
Shape = Mapping[str, Any]
"""What an object of JSON has: a type, `Each` of a type, what a question to the desk answers, or plain words of JSON."""
OBJECT: Final[Shape] = {"type": "object"}
OBJECTS: Final[Shape] = {"type": "array", "items": OBJECT}
COUNT: Final[Shape] = {"type": "integer", "minimum": 0}
PAGE: Final[Shape] = {"type": "integer", "minimum": 1}
TEXT: Final[Shape] = {"type": "string"}


@dataclass(frozen=True, slots=True)
class Each:
    """A list of such records."""

    of: Any


@dataclass(frozen=True, slots=True)
class Page:
    """`words` say what is there; `asked` are what the address takes; `gives` is its JSON: an object with these, or one
    record. `sent`: the fields of its form, those of everybody's left out. `refused`: answers beside the usual ones.
    """

    words: str
    asked: tuple[str, ...] = ()
    gives: Shape | Callable[..., Any] | type | None = None
    sent: tuple[str, ...] = ()
    refused: tuple[int, ...] = ()
    only_json: bool = False
    kind: str = "text/html"


@dataclass(frozen=True, slots=True)
class Asked:
    """Something that an address takes."""

    words: str
    schema: Mapping[str, Any] = field(default_factory=lambda: {"type": "string", "maxLength": 300})


def _one_of(words: tuple[str, ...]) -> Shape:
    """One of these, or none."""
    return {"type": "string", "enum": ["", *words]}


NUMBER: Final = {"type": "integer", "minimum": 1, "maximum": 999_999_999}
DAY: Final = {"type": "string", "pattern": "^([0-9]{4}-[0-9]{2}-[0-9]{2})?$"}
ASKED: Final[Mapping[str, Asked]] = {
    "page": Asked("Which page of the list.", NUMBER),
    "q": Asked("What is searched for."),
    "version": Asked("Which version of the article; the current one where none is named.", NUMBER),
    "at": Asked("A passage, from code point to code point.", {"type": "string", "pattern": "^[0-9]{1,9}-[0-9]{1,9}$"}),
    "statement": Asked("Which page of the statements.", NUMBER),
    "part": Asked("Which part of the text.", NUMBER),
    "said": Asked("Which page of what was said.", NUMBER),
    "same": Asked("Which page of those who may be the same.", NUMBER),
    "articles": Asked("Which page of the articles.", NUMBER),
    "lanes": Asked("By what its timeline has lanes."),
    "note": Asked("A note that is pointed at.", NUMBER),
    "from": Asked("From which version; on a page that goes on under another number, the old one."),
    "to": Asked("To which version.", NUMBER),
    "with": Asked("The article it is set beside."),
    "done": Asked("The judgement that was made just now."),
    "correct": Asked("The statement whose reading is corrected."),
    "standing": Asked("Claims of this standing.", _one_of(get_args(StandingName))),
    "form": Asked("For which width it is drawn.", {"type": "string", "enum": ["wide", "narrow"]}),
    "sort": Asked("What sort of it."),
    "order": Asked("In which order."),
    "kind": Asked("Entities of this kind.", {"type": "string", "enum": ["", "person", "organization", "place"]}),
    "which": Asked("Which of them."),
    "who": Asked("Whose."),
    "before": Asked("Before this time (ISO 8601)."),
    "address": Asked("The address to be added."),
    "name": Asked("The name of the list."),
    "written": Asked("Claims that are told in this language."),
    "day": Asked("Claims of this day.", DAY),
    "since": Asked("From this day on.", DAY),
    "until": Asked("Up to this day.", DAY),
    "in": Asked("Texts in this language."),
    "access": Asked("Texts of this access.", _one_of(get_args(Access))),
    "stance": Asked("Statements of this stance.", _one_of(get_args(Stance))),
    "unnamed": Asked("Of unnamed sources alone."),
    "new": Asked("What came since this time (ISO 8601)."),
    "outlet": Asked("An outlet, by its address or its name."),
    "speaker": Asked("Who says it, by number or by a name in any spelling."),
    "show": Asked("Texts or claims."),
    "back": Asked("The page to go back to."),
    "v": Asked("Which state of the file."),
    "names": Asked("`printed`: names as printed alone; `both`: in Latin letters, too."),
    "by": Asked("Who judges."),
    "language": Asked("The language of the page: en, be, ru, uk, pl."),
}
EVERYWHERE: Final = ("names", "by", "language")
"""What every page takes."""

READ: Final[Mapping[str, Page]] = {
    "/": Page("Leads to the first page.", refused=(307,)),
    "/today": Page("Stories, by what is new since one looked last.", ("page",), Desk.today),
    "/articles": Page(
        "Every article, the last added or changed first.",
        ("page",),
        {"total": COUNT, "page": PAGE, "articles": Each(Shelf.page)},
    ),
    "/articles/{id}": Page(
        "An article: its text with every statement, notes, what it copies. As JSON: `headwater read --json`.",
        ("version", "at", "statement", "part", "note"),
        {"article": OBJECT, "entities": OBJECTS, "statements": OBJECTS, "dates": OBJECTS, "producer": OBJECT},
    ),
    "/articles/{id}/difference": Page(
        "What changed between two versions.",
        ("from", "to"),
        {"article": TEXT, "from": PAGE, "to": PAGE},
    ),
    "/articles/{id}/copies": Page(
        "Whose text it repeats, and who repeats its; two side by side.",
        ("with", "done"),
        {"article": TEXT, "copies": Each(Desk.copies)},
    ),
    "/articles/{id}/note": Page("A form for a note beside a passage.", ("version", "at", "statement", "part")),
    "/issues": Page("What could not be read.", ("page",), {"total": COUNT, "page": PAGE, "issues": Each(Shelf.issues)}),
    "/stories": Page(
        "Stories, the latest first.", ("page",), {"total": COUNT, "page": PAGE, "stories": Each(Desk.stories)}
    ),
    "/story/{id}": Page(
        "A story: its articles in time, its claims.", ("page", "articles", "from", "sort", "lanes"), StoryHead
    ),
    "/story/{id}/timeline.svg": Page("Its articles in time, as a picture.", ("form", "lanes"), kind="image/svg+xml"),
    "/claims": Page(
        "Claims, those that most publishers print first.",
        ("q", "standing", "outlet", "written", "day", "page"),
        {"total": COUNT, "page": PAGE, "claims": Each(Desk.claims)},
    ),
    "/claim/{id}": Page(
        "A claim: who says it on whose word, how many origins, its standing and why.",
        ("page", "from", "correct", "done"),
        OBJECT,
    ),
    "/claim/{id}/tree": Page("All that is told of a claim, as a tree.", ("page", "from")),
    "/claim/{id}/tree.svg": Page("The tree of its sources, as a picture.", ("form",), kind="image/svg+xml"),
    "/claim/{id}/spread.svg": Page("How it spread over the hours, as a picture.", ("form",), kind="image/svg+xml"),
    "/entities": Page(
        "People, bodies and places.",
        ("q", "kind", "order", "page"),
        {"kinds": OBJECT, "entities": Each(Desk.entries)},
    ),
    "/entity/{id}": Page(
        "Somebody or something: spellings, posts, where met.",
        ("page", "said", "same", "done", "from"),
        {"met_in": Each(MetIn), "judgements": OBJECTS},
    ),
    "/outlets": Page("Who publishes.", ("q", "order", "page"), {"outlets": Each(Desk.outlets)}),
    "/outlet/{key}": Page("An outlet: owner, mirrors, whom it copies.", ("page", "done"), Desk.outlet),
    "/search": Page(
        "Texts, statements, claims and names.",
        (
            *("q", "since", "until", "in", "access", "stance", "standing", "unnamed", "new", "outlet", "speaker"),
            *("order", "show", "page"),
        ),
        Desk.find_all,
    ),
    "/searches": Page("Searches that are kept.", gives={"searches": Each(Desk.searches)}, only_json=True),
    "/notes": Page(
        "Notes in the margins.", ("q", "which", "page"), {"total": COUNT, "page": PAGE, "notes": Each(Desk.notes)}
    ),
    "/note/{id}": Page("A note and what was answered.", gives=Desk.note),
    "/watch": Page(
        "What is followed, and how it goes.",
        ("which", "page", "done"),
        {"total": COUNT, "trouble": COUNT, "page": PAGE, "followed": Each(Desk.followed)},
    ),
    "/watchlists": Page("Lists of names to look out for.", gives={"watchlists": Each(Desk.watchlists)}),
    "/watchlist": Page(
        "A list of names.", ("name",), {"watchlist": TEXT, "sightings": Each(Desk.sightings)}, only_json=True
    ),
    "/watchlist/{name}": Page("Where names of a list may have been met.", ("page", "done")),
    "/activity": Page("Who did what.", ("who", "sort", "before", "done"), {"activity": Each(Desk.activity)}),
    "/add": Page("Forms to add articles.", ("address",)),
    "/work": Page("What is being read.", gives={"work": Each(Job)}),
    "/work/{id}": Page("How far one of these is.", gives=Job),
    "/preferences": Page("Language, time zone, theme.", ("back",), {"preferences": OBJECT, "choices": OBJECT}),
    "/events": Page("Tells an open page that the desk has changed.", refused=(403, 503), kind="text/event-stream"),
    "/openapi": Page("This description.", gives={"openapi": TEXT, "info": OBJECT, "paths": OBJECT}, only_json=True),
    "/api": Page("The addresses of the desk, as a page."),
    "/static/{name}": Page("Style sheets and what else a page loads.", ("v",), kind="*/*"),
    "/favicon.ico": Page("The sign of the program.", refused=(308,), kind="*/*"),
}
"""What can be read."""

CHANGED: Final[Mapping[str, Page]] = {
    "/today": Page("Says that all, or one story, was seen.", sent=("do", "story", "until")),
    "/articles/{id}": Page(
        "Corrects how a statement was read, or adds one.", sent=("do", "statement", "source", "judgement")
    ),
    "/articles/{id}/copies": Page("Says who copied whom.", sent=("do", "other", "judgement")),
    "/articles/{id}/note": Page("Writes a note beside a passage.", sent=("version", "at", "words", "text")),
    "/claim/{id}": Page(
        "Judges a claim: what belongs together, who had it from whom.", sent=("do", "statement", "judgement")
    ),
    "/entity/{id}": Page("Judges who is one with whom.", sent=("do", "other", "name", "judgement")),
    "/outlet/{key}": Page("Says which outlets are one, and how far one is trusted.", sent=("do", "other", "judgement")),
    "/watchlist/{name}": Page("Says whether it was they who were met.", sent=("do", "sighting", "judgement")),
    "/watch": Page("Follows a feed or a page, or no longer.", sent=("do", "address", "kind", "every", "id")),
    "/notes": Page("Writes a note on a claim or a story.", sent=("on", "text")),
    "/note/{id}": Page("Answers a note, changes it or takes it back.", sent=("do", "text")),
    "/search": Page("Keeps a search.", sent=("name",)),
    "/searches/{id}": Page("Lets go of a search that is kept, or says that it was looked at.", sent=("do",)),
    "/activity": Page("Takes back what was judged.", sent=("judgement",)),
    "/preferences": Page(
        "Chooses language, time zone, theme.", sent=("language", "zone", "names", "keys", "theme", "back")
    ),
    "/add/address": Page("Reads a page or a feed.", sent=("address", "then"), refused=(503,)),
    "/add/examples": Page("Reads the examples.", refused=(503,)),
    "/add/text": Page("Reads what was typed.", sent=("title", "text", "date"), refused=(503, 507), kind=FILES),
    "/add/files": Page("Reads files.", sent=("files",), refused=(503, 507), kind=FILES),
    "/work/{id}": Page("Stops what is being read.", sent=("do",)),
}
"""What can be sent."""
