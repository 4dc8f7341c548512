"""From the desk to bytes: a dossier as a file to be taken away, in one of four forms."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal, get_args

from headwater.desk.store import Desk
from headwater.newsroom.dossiers.open_ends import open_ends, unlike
from headwater.newsroom.dossiers.since import since
from headwater.show import tongue, zones
from headwater.show.dossiers.composing import Taken, compose
from headwater.show.dossiers.paper import Paper
from headwater.show.dossiers.veil import Veil

Form = Literal["html", "pdf", "docx", "md"]
FORMS: Final[tuple[Form, ...]] = get_args(Form)
MEDIA: Final[dict[Form, str]] = {
    "html": "text/html; charset=utf-8",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "md": "text/markdown; charset=utf-8",
}


@dataclass(frozen=True, slots=True)
class Wish:
    """How a dossier is wanted. `revision` None: the last. `when` is the time that the file is as of (ISO 8601 with its
    zone). `safe`: a safe copy; `hide` are words that must not stand in it either."""

    when: str
    language: str = "en"
    zone: str = ""
    revision: int | None = None
    safe: bool = False
    hide: tuple[str, ...] = ()


def paper(desk: Desk, dossier: str, wish: Wish) -> Paper:
    """A dossier as a page. `DeskError` where there is no such dossier or revision."""
    found = desk.dossier(dossier, wish.revision)
    changed = since(desk, found)
    taken = Taken(found, changed, open_ends(found, changed), unlike(desk, found), wish.when)
    # In whose zone a safe copy was made says where they are.
    with tongue.speaking(wish.language), zones.reading_in("" if wish.safe else wish.zone):
        made = compose(taken, safe=wish.safe)
        return Veil(found, changed, wish.hide).over(made) if wish.safe else made


def printed(made: Paper, form: Form, *, apart: bool = False) -> bytes:
    """A page as a file; `apart`: what takes long is done by another process. `ConfigError` where this machine lacks
    what the form needs."""
    from headwater.show.dossiers import as_docx, as_html, as_markdown, as_pdf

    printers: dict[Form, Callable[[Paper], bytes]] = {
        "html": as_html.html,
        "pdf": as_pdf.apart if apart else as_pdf.pdf,
        "docx": as_docx.docx,
        "md": as_markdown.markdown,
    }
    return printers[form](made)


def name(dossier: str, form: Form, *, safe: bool) -> str:
    """What the file is called; a safe copy's name says nothing of the desk."""
    return f"{'dossier' if safe else dossier}.{form}"


def moment(now: datetime) -> str:
    """A time as a file is dated: to the minute."""
    return now.replace(second=0, microsecond=0).isoformat()


def taken_away(desk: Desk, dossier: str, form: Form, wish: Wish, *, apart: bool = False) -> bytes:
    """A dossier as a file; entered in no log: whoever hands it out does that (`Desk.dossier_exported`)."""
    return printed(paper(desk, dossier, wish), form, apart=apart)


def hidden(text: str) -> tuple[str, ...]:
    """Words that somebody wrote to be hidden, parted by commas or on lines of their own."""
    return tuple(_words(text.replace("\n", ",").split(",")))


def _words(each: Iterable[str]) -> Iterable[str]:
    return (word for some in each if (word := " ".join(some.split())))
