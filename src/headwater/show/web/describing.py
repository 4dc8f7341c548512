"""How addresses are described: what a page takes and gives (`Page`), and all that an address can take (`ASKED`)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, get_args

from headwater.desk.alerts.turns import WATCHES
from headwater.linked import StandingName
from headwater.records import Access, Stance

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
    "watch": Asked("What is to be watched.", _one_of(WATCHES)),
    "of": Asked("Which one: c-000123, a name, a number."),
    "days": Asked("How many days back it is tried.", NUMBER),
    "dossier": Asked("A dossier."),
    "back": Asked("The page to go back to."),
    "claim": Asked("A claim; may be named several times."),
    "story": Asked("A story."),
    "key": Asked("What a sentence of a dossier is keyed to."),
    "revision": Asked("Which text of the dossier; the last one where none is named.", NUMBER),
    "next": Asked("The page of this desk to go to after the login."),
    "state": Asked("What the login was begun with."),
    "code": Asked("What the provider gives."),
    "iss": Asked("Which provider it is."),
    "error": Asked("What the provider refuses."),
    "below": Asked("Entries before this number.", NUMBER),
    "v": Asked("Which state of the file."),
    "about": Asked("Of one claim, or of one article alone."),
    "files": Asked("`yes`: with captures that have no address on the web.", _one_of(("yes",))),
    "names": Asked("`printed`: names as printed alone; `both`: in Latin letters, too."),
    "by": Asked("Who judges."),
    "language": Asked("The language of the page: en, be, ru, uk, pl."),
}
EVERYWHERE: Final = ("names", "by", "language")
"""What every page takes."""
